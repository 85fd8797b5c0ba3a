"""What happens in North, as far as somebody is reminded of it. Its days are those of UTC."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.coaching.reminders import WAYS
from server.store import sessions
from server.store.database import writing
from server.store.mail_servers import Server, keep_mail_server
from server.store.reminder_choices import add_place, keep_choice
from server.store.writer import Given, write_records
from tests.mail.smtp_server import MailServer
from tests.organization import Team
from tests.push.service import PushService

#: A Tuesday, and its noon.
TUESDAY = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
EVERYTHING = dict.fromkeys(("to_talk_through", "review_due", "waiting_for_evidence", "reply"), WAYS)


def write(
    session: Session, team: Team, kind: str, id_: str, now: datetime = TUESDAY, /, **fields: Any
) -> None:
    with writing(session):
        write_records(session, team.organization, [Given(kind, id_, fields)], now=now, by=team.mo)


def ride(session: Session, team: Team, name: str, finished: datetime, *, rep: str | None = None) -> str:
    """Mo rode along and finished it then; its id."""
    id_ = team.id(name)
    write(
        session,
        team,
        "interaction",
        id_,
        rep_id=rep or team.rob,
        kind="ride_along",
        customer="Secret Customer",
        occurred_on=finished.date().isoformat(),
        finished_at=finished.isoformat().replace("+00:00", "Z"),
        checklist_id=team.checklist,
        state="finished",
        manager_id=team.mo,
    )
    return id_


def use_mail(session: Session, team: Team, smtp: MailServer) -> None:
    server = Server("localhost", smtp.port, "none", None, None, "coach@north.example")
    with writing(session):
        keep_mail_server(session, team.organization, server, TUESDAY)


def take_pushes(session: Session, team: Team, service: PushService, name: str) -> None:
    """This person has a phone that takes reminders."""
    person = team.id(name)
    with writing(session):
        account = sessions.Account(team.organization, person, None, active=True, demo=False)
        signed_in = sessions.begin(session, account, TUESDAY, TUESDAY + timedelta(days=365))
        session.flush()
        actor = Actor(person, "manager", team.organization, frozenset())
        add_place(session, actor, signed_in, service.browser(name).subscription, f"{uuid4()}", TUESDAY)


def choose(
    session: Session,
    team: Team,
    name: str,
    ways: Any = EVERYTHING,
    quiet: tuple[str, str] | None = ("20:00", "07:00"),
) -> None:
    with writing(session):
        keep_choice(session, team.organization, team.id(name), ways, quiet, TUESDAY)
