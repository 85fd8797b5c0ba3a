"""Reading the change feed: what came after a version, scope by scope."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import BigInteger, Select, String, column, func, select, values
from sqlalchemy.orm import Session

from server.store.tables import Change, Organization

_ENTRY = (Change.scope, Change.version, Change.kind, Change.record_id, Change.deleted)


class Entry(NamedTuple):
    """One record that changed. `gone`: it was deleted, or left the scope."""

    scope: str
    version: int
    kind: str
    record_id: str
    gone: bool


def epoch(session: Session, organization_id: str) -> str:
    """The organization's epoch: another one after a backup was restored."""
    return session.execute(select(Organization.epoch).where(Organization.id == organization_id)).scalar_one()


def changed(
    session: Session, organization_id: str, after: Mapping[str, int], *, hidden: bool, limit: int
) -> list[Entry]:
    """The first `limit` records that changed after these versions, by scope (as text) and version.

    `hidden`: also those that the rep may not see.
    """
    asked = _walk(after, organization_id, hidden).order_by(Change.scope, Change.version).limit(limit)
    wanted = asked.with_only_columns(*_ENTRY)
    return [Entry(*row) for row in session.execute(wanted)]


def newest(
    session: Session, organization_id: str, after: Mapping[str, int], *, hidden: bool
) -> dict[str, int]:
    """The newest version in each of these scopes that has one after the version given."""
    asked = _walk(after, organization_id, hidden).group_by(Change.scope)
    rows = session.execute(asked.with_only_columns(Change.scope, func.max(Change.version)))
    return {scope: version for scope, version in rows}  # noqa: C416 - a row is not a tuple of these types


def _walk(after: Mapping[str, int], organization_id: str, hidden: bool) -> Select[Change]:
    start = (
        values(column("scope", String), column("version", BigInteger), name="start")
        .data(list(after.items()))
        .cte()
    )
    asked = (
        select(Change)
        .join(start, (Change.scope == start.c.scope) & (Change.version > start.c.version))
        .where(Change.organization_id == organization_id)
    )
    return asked if hidden else asked.where(Change.shared)
