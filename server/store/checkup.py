"""Whether what is kept hangs together: every record in the feed, every receipt readable, nothing dangling."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import Engine, and_, func, literal, or_, select
from sqlalchemy.orm import Session

from server.store.attachments import without_file
from server.store.tables import TABLES, Change, Organization, Receipt
from sync.outcome import from_json

AT_ONCE = 1000


def faults(session: Session) -> Iterator[str]:
    """A line for each thing that is not as it must be, without names of people and without content."""
    for organization in session.scalars(select(Organization).order_by(Organization.name)).all():
        yield from _of_feed(session, organization)
        yield from _of_receipts(session, organization)
        for id_ in without_file(session, organization.id):
            yield f"{organization.name}: no file is kept for the attachment {id_}, which is ready."


def _of_feed(session: Session, organization: Organization) -> Iterator[str]:
    own = Change.organization_id == organization.id
    newest = session.scalar(select(func.max(Change.version)).where(own)) or 0
    for kind, rows in TABLES.items():
        of_kind = rows.organization_id == organization.id
        newest = max(newest, session.scalar(select(func.max(rows.version)).where(of_kind)) or 0)
        # where a record left a scope it stands as deleted, and that is no place of its own
        stands = and_(
            Change.organization_id == rows.organization_id,
            Change.kind == literal(kind),
            Change.record_id == rows.id,
            Change.version == rows.version,
            Change.deleted == rows.deleted,
        )
        places = select(func.count()).select_from(Change).where(stands).scalar_subquery()
        wrong = select(rows.id).where(of_kind, or_(places == 0, and_(places > 1, ~rows.deleted)))
        for id_ in session.scalars(wrong):
            yield f"{organization.name}: the {kind} {id_} does not stand in the feed once at its version."
        known = select(rows.id).where(
            rows.organization_id == Change.organization_id, rows.id == Change.record_id
        )
        for id_ in session.scalars(select(Change.record_id).where(own, Change.kind == kind, ~known.exists())):
            yield f"{organization.name}: the feed names the {kind} {id_}, which is not there."
    if newest > organization.version:
        yield (
            f"{organization.name}: version {newest} was given, but its counter is at {organization.version}."
        )
    if organization.restored_version > organization.version:
        yield f"{organization.name}: it was restored at a version its counter has not reached."


def _of_receipts(session: Session, organization: Organization) -> Iterator[str]:
    asked = select(Receipt).where(Receipt.organization_id == organization.id)
    for receipt in session.scalars(asked.execution_options(yield_per=AT_ONCE)):
        try:
            readable = from_json(receipt.outcome).number == receipt.number
        except (KeyError, TypeError, AttributeError):
            readable = False
        if not readable:
            where = f"number {receipt.number} of the device {receipt.device}"
            yield f"{organization.name}: the answer to {where} cannot be read."


def damage(engine: Engine) -> Iterator[str]:
    """What is wrong with a SQLite file itself. PostgreSQL looks after its own, and never lets go of a key."""
    if engine.dialect.name != "sqlite":
        return
    with closing(sqlite3.connect(str(engine.url.database))) as connection:
        try:
            found = [line for (line,) in connection.execute("PRAGMA integrity_check(20)")]
        except sqlite3.DatabaseError as problem:
            found = [str(problem)]
        if found != ["ok"]:
            yield from (f"The database file is damaged: {line}" for line in found)
            return
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            yield f"Row {row} of {table} refers to one of {parent} that is not there."
