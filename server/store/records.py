"""Reading records by their ids."""

from collections.abc import Collection, Iterator
from typing import TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from server.coaching.visibility import hanging_on
from server.store.tables import Focus
from server.store.wire import Stored, from_columns, from_row, table

Id = TypeVar("Id", str, int)

#: How many ids one query asks for: SQLite takes 32,766 values in a statement.
_AT_ONCE = 10_000


def load(
    session: Session, organization_id: str, kind: str, ids: Collection[str], *, stamps: bool = True
) -> dict[str, Stored]:
    """The records of a kind with these ids, by id, deleted ones too; one that is not there is left out.

    Without `stamps` nobody can write them again: for those who only read, and read thousands.
    """
    rows = table(kind)
    # plain rows: an object of the session for each takes as long as all the rest
    columns = [column for column in rows.__table__.c if stamps or column.name != "stamps"]
    found = {}
    for some in portions(ids):
        asked = select(*columns).where(rows.organization_id == organization_id, rows.id.in_(some))
        for row in session.execute(asked).mappings():
            found[row["id"]] = from_columns(kind, row)
    return found


def load_active_focuses(session: Session, organization_id: str, reps: Collection[str]) -> list[Stored]:
    """The focus that is open for each of these reps."""
    return _load_of(session, organization_id, "focus", reps, Focus.state == "active")


def load_absences(session: Session, organization_id: str, reps: Collection[str]) -> list[Stored]:
    """The days away of these reps."""
    return _load_of(session, organization_id, "absence", reps)


def _load_of(
    session: Session, organization_id: str, kind: str, reps: Collection[str], *such: ColumnElement[bool]
) -> list[Stored]:
    rows = table(kind)
    found = []
    for some in portions(reps):
        own = (rows.organization_id == organization_id, rows.__table__.c.rep_id.in_(some), ~rows.deleted)
        asked = session.scalars(select(rows).where(*own, *such).execution_options(populate_existing=True))
        found += [from_row(kind, row) for row in asked]
    return found


def load_hanging(session: Session, organization_id: str, kind: str, ids: Collection[str]) -> list[Stored]:
    """What belongs to these records of a kind, one step down, and was not deleted."""
    found = []
    for child, field in hanging_on(kind):
        rows = table(child)
        for some in portions(ids):
            own = (rows.organization_id == organization_id, getattr(rows, field).in_(some), ~rows.deleted)
            asked = session.scalars(select(rows).where(*own).execution_options(populate_existing=True))
            found += [from_row(child, row) for row in asked]
    return found


def portions(ids: Collection[Id]) -> Iterator[list[Id]]:
    """The ids, without repetition and in a stable order, so many at a time as one statement takes."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
