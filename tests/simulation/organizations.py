"""The organizations of a simulation: a small team that can sign in, and what an administrator does to it."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from server.passwords import hash_password
from server.store import sessions
from server.store.database import writing
from server.store.organizations import remove_organization
from server.store.tables import SignIn
from server.store.writer import Given, write_records
from tests.organization import Team, make_team

PASSWORD = "one for all of them"
PEOPLE = ("dana", "mo", "nia", "rob", "sam", "tess")


def make(session: Session, *, name: str) -> dict[str, Any]:
    """Make the organization anew: its id, its people's e-mails and ids, its checklist and items."""
    team = make_team_anew(session, name)
    hashed = hash_password(PASSWORD)
    with writing(session):
        for first in PEOPLE:
            account = sessions.account(session, email_of(first, name))
            assert account is not None
            sessions.keep_password(session, account, hashed)
    return {
        "id": team.organization,
        "password": PASSWORD,
        "people": {first: {"id": team.id(first), "email": email_of(first, name)} for first in PEOPLE},
        "checklist": team.checklist,
        "items": [team.id(item) for item in ("agenda", "questions", "next_step")],
    }


def make_team_anew(session: Session, name: str) -> Team:
    with writing(session):
        remove_organization(session, Team(name).organization)
    return make_team(session, name)


def email_of(first: str, name: str) -> str:
    return f"{first}@{name.lower()}.example"


def write(
    session: Session,
    *,
    organization: str,
    kind: str,
    id: str,  # noqa: A002
    fields: dict[str, Any],
    now: int,
) -> None:
    """Write one record as an administrator or an import does; `now` in milliseconds."""
    moment = datetime.fromtimestamp(now / 1000, UTC)
    with writing(session):
        write_records(session, organization, [Given(kind, id, fields)], now=moment)


def end_sessions(session: Session, *, organization: str, person: str) -> None:
    """Whoever is signed in as this person is not any more."""
    theirs = (SignIn.organization_id == organization, SignIn.person_id == person)
    with writing(session):
        session.execute(update(SignIn).where(*theirs).values(revoked_at=datetime.now(UTC)))
