"""Reading the change feed: what came after a version, scope by scope."""

import json
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import JSON, ColumnElement, TableValuedAlias, Text, cast, func, select
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


def now(session: Session, organization_id: str) -> tuple[str, int]:
    """The organization's epoch, another one after a backup was restored, and the newest version it gave."""
    asked = select(Organization.epoch, Organization.version).where(Organization.id == organization_id)
    epoch, version = session.execute(asked).one()
    return epoch, version


class Stretch(NamedTuple):
    """A part of a scope: what came after a version, up to another one."""

    scope: str
    after: int
    to: int


def changed(
    session: Session, organization_id: str, stretch: Stretch, *, hidden: bool, limit: int
) -> list[Entry]:
    """The first `limit` records that changed within this stretch, oldest first.

    `hidden`: also those that the rep may not see.
    """
    own = (Change.organization_id == organization_id, Change.scope == stretch.scope)
    within = (Change.version > stretch.after, Change.version <= stretch.to)
    asked = select(*_ENTRY).where(*own, *within, *_shown(hidden)).order_by(Change.version).limit(limit)
    return [Entry(*row) for row in session.execute(asked)]


def newest(
    session: Session, organization_id: str, scopes: Collection[str], *, hidden: bool
) -> dict[str, int]:
    """The newest version in each of these scopes that holds anything."""
    named = _listed(session, scopes)
    own = (Change.organization_id == organization_id, Change.scope == named.c.value)
    last = select(func.max(Change.version)).where(*own, *_shown(hidden)).scalar_subquery()
    rows = session.execute(select(named.c.value, last))
    return {scope: version for scope, version in rows if version is not None}


def _shown(hidden: bool) -> tuple[ColumnElement[bool], ...]:
    return () if hidden else (Change.shared.is_(True),)


def _listed(session: Session, texts: Collection[str]) -> TableValuedAlias:
    """These texts as the rows of a table, given as one value: the statement is the same however many."""
    value = json.dumps(list(texts))
    if session.get_bind().dialect.name == "sqlite":
        return func.json_each(value).table_valued("value")
    return func.json_array_elements_text(cast(value, Text).cast(JSON)).table_valued("value")
