"""The weekly digest: counted, and sent on Monday morning to the directors who want it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy.orm import Session

from server.coaching.reminders import Choice, may_try
from server.coaching.weekly_digest import Digest, Row, not_seen, row, seen_by_rep, week_before
from server.mail.send import can_send, send
from server.mail.words import NotSent
from server.reminding.choosing import DIGEST
from server.reminding.digest_words import digest_mail
from server.store.activity import done_since, manager_to_count
from server.store.database import writing
from server.store.digests import debriefs_by_manager, directors_of, managers_named, reached_by_manager
from server.store.practice import practice_of
from server.store.reminder_choices import choices_of
from server.store.reminders_told import begin_to_tell, have_not_told, have_told, told_in

#: When it comes, where the organization is. Where nothing could be sent then, it comes later that Monday.
COMES_AT: Final = time(7)
_MONDAY: Final = 0
_LOOKS_BACK: Final = timedelta(days=60)


@dataclass(slots=True)
class Sent:
    """How many directors got it, and why others did not. `waits`: it is the server, so nobody's goes."""

    count: int = 0
    trouble: str | None = None
    waits: bool = False


def week_counted(session: Session, organization_id: str, now: datetime) -> Digest:
    """The whole week before the one that `now` is in."""
    practice = practice_of(session, organization_id)
    week = week_before(practice.today(now))
    debriefs = debriefs_by_manager(session, organization_id, week, practice)
    reached = reached_by_manager(session, organization_id, week, practice)
    everybodys = done_since(session, organization_id, None, week.first - _LOOKS_BACK)
    seen = seen_by_rep(everybodys.values(), week.last)
    rows: list[Row] = []
    reps, unseen = set[str](), set[str]()
    for id_, name in managers_named(session, organization_id):
        manager = manager_to_count(session, organization_id, id_, practice.calendar)
        if manager is None:
            continue
        done = list(done_since(session, organization_id, id_, week.first).values())
        theirs = not_seen(manager.reps, seen, week.last)
        rows.append(row(name, manager, done, len(theirs), reached.get(id_, 0), debriefs.get(id_, ()), week))
        reps.update(manager.reps)
        unseen |= theirs
    return Digest(week, rows, len(reps), len(unseen))


def send_digests(
    session: Session,
    organization_id: str,
    now: datetime,
    step: Callable[[int | None, int | None], None] = lambda _done, _total: None,
) -> Sent:
    """Send last week's to each director who wants it, on a Monday from seven on, once."""
    came = Sent()
    local = now.astimezone(practice_of(session, organization_id).zone)
    if local.weekday() != _MONDAY or local.time() < COMES_AT or not can_send(session, organization_id):
        session.rollback()
        return came
    choices = choices_of(session, organization_id, now)
    told = told_in(session, organization_id, now)
    directors = directors_of(session, organization_id)
    digest = week_counted(session, organization_id, now)
    session.rollback()
    key = f"{DIGEST}:{digest.week.first.isoformat()}"
    for number, (id_, email) in enumerate(directors.items()):
        step(number, len(directors))
        wanted = "mail" in choices.get(id_, Choice()).ways.get(DIGEST, ())
        said = any(one.key == key and not may_try(one, now) for one in told.get((id_, "mail"), ()))
        if wanted and not said and not came.waits:
            _send(session, organization_id, id_, email, key, digest, now, came)
    return came


def _send(
    session: Session,
    organization_id: str,
    person_id: str,
    email: str,
    key: str,
    digest: Digest,
    now: datetime,
    came: Sent,
) -> None:
    with writing(session):
        begun = begin_to_tell(session, organization_id, person_id, "mail", [key], now)
    if not begun:
        return
    try:
        send(session, organization_id, digest_mail(digest, organization_id, person_id, email))
    except NotSent as problem:
        if not problem.perhaps:
            with writing(session):
                have_not_told(session, organization_id, person_id, "mail", begun, for_good=problem.for_good)
        came.trouble = came.trouble if problem.for_good else str(problem)
        came.waits = not problem.only_this
        return
    with writing(session):
        have_told(session, organization_id, person_id, "mail", begun, now)
    came.count += 1
