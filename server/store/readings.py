"""The readings that are kept, the day they were made for, and the reps that something was written about."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.store.records import portions
from server.store.tables import Change, Organization, Reading
from server.store.wire import Stored


def kept_for(session: Session, organization_id: str, rep_ids: Collection[str] | None) -> dict[str, str]:
    """The id of the reading of each of these reps (None: all) that has one, by rep id."""
    asked = select(Reading.rep_id, Reading.id).where(
        Reading.organization_id == organization_id, ~Reading.deleted
    )
    found: dict[str, str] = {row.rep_id: row.id for row in session.execute(asked)}
    return found if rep_ids is None else {rep: id_ for rep, id_ in found.items() if rep in rep_ids}


def reading_now(session: Session, organization_id: str, rep_id: str) -> dict[str, Any] | None:
    """What was last read of a rep; None when nothing was."""
    asked = select(Reading.reading).where(
        Reading.organization_id == organization_id, Reading.rep_id == rep_id, ~Reading.deleted
    )
    return session.scalars(asked).first()


def read_on(session: Session, organization_id: str, *, locked: bool = False) -> date | None:
    """The day for which everybody's numbers were last read. `locked`: until the transaction ends."""
    asked = select(Organization.read_on).where(Organization.id == organization_id)
    return session.scalar(asked.with_for_update() if locked else asked)


def set_read_on(session: Session, organization_id: str, day: date) -> None:
    """Everybody's numbers were read for this day."""
    session.execute(update(Organization).where(Organization.id == organization_id).values(read_on=day))


def reps_about(session: Session, organization_id: str, written: Sequence[Stored]) -> set[str]:
    """The reps that these records are about, by the scopes in which they stand in the feed."""
    found: set[str] = set()
    for kind in {one.kind for one in written}:
        for some in portions([one.id for one in written if one.kind == kind]):
            scopes = select(Change.scope).where(
                Change.organization_id == organization_id, Change.kind == kind, Change.record_id.in_(some)
            )
            found.update(session.scalars(scopes))
    return {scope.removeprefix("rep:") for scope in found if scope.startswith("rep:")}
