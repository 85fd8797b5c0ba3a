"""Insert rows, or change those that are there, in one statement that both databases know."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from server.store.database import Base


def upsert(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Write these rows by their primary key. All name the same columns; any other column stays as it is."""
    if not rows:
        return
    insert, key = _insert(session, table)
    changed = {name: insert.excluded[name] for name in rows[0] if name not in key}
    session.execute(insert.on_conflict_do_update(index_elements=key, set_=changed), list(rows))


def insert_missing(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Write those of these rows whose primary key is not there yet; whoever was faster stays."""
    if rows:
        session.execute(_insert(session, table)[0].on_conflict_do_nothing(), list(rows))


def _insert(session: Session, table: type[Base]) -> tuple[sqlite.Insert | postgresql.Insert, list[str]]:
    # into the bare table: its class would make a statement of every run of rows with the same fields empty
    bare = cast("Table", table.__table__)
    key = [column.name for column in bare.primary_key]
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    return (sqlite.insert(bare) if on_sqlite else postgresql.insert(bare)), key
