"""What people were reminded of, noted before it is sent and once more when it was.

Noted only afterwards, a crash in between would say everything again, for ever if it is the crash's cause.
Noted only before, it would be lost and nobody would know. So a try is noted first, and what was not noted as
sent is tried again a little later, three times at most: a phone may ring twice, but it rings.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from server.coaching.reminders import MOST_TRIES, TOO_OLD, Told, Way, may_try
from server.store.people import hold_person
from server.store.tables import ReminderSent

#: Nobody is reminded of anything that waits for longer, so nothing is said twice.
KEPT = max(TOO_OLD.values()) + timedelta(days=1)


def told_in(session: Session, organization_id: str, now: datetime) -> dict[tuple[str, str], list[Told]]:
    """By person and way all that it was lately tried to remind them of."""
    of_organization = ReminderSent.organization_id == organization_id
    rows = select(ReminderSent).where(of_organization, ReminderSent.tried_at > now - KEPT)
    found: dict[tuple[str, str], list[Told]] = {}
    for row in session.scalars(rows.execution_options(populate_existing=True)):
        found.setdefault((row.person_id, row.way), []).append(_told(row))
    return found


def begin_to_tell(
    session: Session, organization_id: str, person_id: str, way: Way, keys: Collection[str], now: datetime
) -> set[str]:
    """Note that these are being said, inside `writing(session)`: those that nobody else says already.

    Whoever comes second waits for the person's row, and then finds them noted.
    """
    hold_person(session, organization_id, person_id)
    rows = _rows(session, organization_id, person_id, way, keys)
    begun = set()
    for key in keys:
        row = rows.get(key)
        if row is None:
            row = ReminderSent(
                organization_id=organization_id,
                person_id=person_id,
                about=key,
                way=way,
                tries=0,
                tried_at=now,
            )
            session.add(row)
        elif not may_try(_told(row), now):
            continue
        row.tries, row.tried_at = row.tries + 1, now
        begun.add(key)
    return begun


def have_told(
    session: Session, organization_id: str, person_id: str, way: Way, keys: Collection[str], now: datetime
) -> None:
    """Note that these arrived, inside `writing(session)`."""
    _change(session, organization_id, person_id, way, keys, sent_at=now)


def have_not_told(
    session: Session, organization_id: str, person_id: str, way: Way, keys: Collection[str], *, for_good: bool
) -> None:
    """Note that these did not go, for certain, inside `writing(session)`. `for_good`: nor will they."""
    tries = MOST_TRIES if for_good else ReminderSent.tries - 1
    _change(session, organization_id, person_id, way, keys, tries=tries)


def forget_told(session: Session, now: datetime) -> None:
    """Forget what was said long ago, inside `writing(session)`."""
    session.execute(delete(ReminderSent).where(ReminderSent.tried_at < now - KEPT))


def _rows(
    session: Session, organization_id: str, person_id: str, way: Way, keys: Collection[str]
) -> dict[str, ReminderSent]:
    asked = select(ReminderSent).where(
        ReminderSent.organization_id == organization_id,
        ReminderSent.person_id == person_id,
        ReminderSent.way == way,
        ReminderSent.about.in_(keys),
    )
    return {row.about: row for row in session.scalars(asked.execution_options(populate_existing=True))}


def _change(
    session: Session, organization_id: str, person_id: str, way: Way, keys: Collection[str], **values: object
) -> None:
    session.execute(
        update(ReminderSent)
        .where(
            ReminderSent.organization_id == organization_id,
            ReminderSent.person_id == person_id,
            ReminderSent.way == way,
            ReminderSent.about.in_(keys),
        )
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def _told(row: ReminderSent) -> Told:
    way: Way = "push" if row.way == "push" else "mail"
    return Told(row.about, way, row.tried_at, row.tries, row.sent_at)
