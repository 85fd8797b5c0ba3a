"""Put a copy of a database in the place of the live one, in one step, while it may be served.

The copy may be of an older schema: it is brought to the newest first. Every organization in it begins a new
epoch, past whatever the live database has given out. Who is signed in stays signed in: a session that was
closed since must not open again, and phones have work to send. Links to join end: they may have been used.

SQLite: all of that is done to the copy, which then goes into the live file by the backup API, under whoever
has it open. PostgreSQL: all of it is one transaction.
"""

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, insert, inspect, select, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from server.store.database import BUSY_SECONDS, WRITES, Base, writing
from server.store.epochs import begin_epoch
from server.store.invitations import end_every_link
from server.store.schema import upgrade
from server.store.snapshot import SQLITE, Snapshot, check_sqlite, quoted
from server.store.tables import Organization, Person, SignIn

TRIES = 100
PAUSE = 0.2  # seconds, for whoever waits meanwhile
MOST_AT_ONCE = 1024 * 1024
LOCK_NOT_AVAILABLE = "55P03"


class CannotPutBack(Exception):  # noqa: N818 - a sentence for the operator
    """The copy was not put back, and nothing has changed; the message says why."""


@dataclass(frozen=True, slots=True)
class _Live:
    """What outlives a restore: how far each organization had come, and the sessions."""

    versions: dict[str, int]
    sessions: list[dict[str, Any]]


def put_back(engine: Engine, snapshot: Snapshot, folder: Path) -> None:
    """Put the copy whose parts are in `folder`, which may be changed, into the database of `engine`.

    Raises `CannotPutBack`.
    """
    try:
        if engine.dialect.name == "sqlite":
            _into_sqlite(engine, folder / SQLITE)
        else:
            _into_postgresql(engine, snapshot, folder)
    except (DatabaseError, sqlite3.Error) as problem:
        raise CannotPutBack(
            f"The database would not take it: {getattr(problem, 'orig', problem)}"
        ) from problem


def _into_sqlite(engine: Engine, prepared: Path) -> None:
    try:
        check_sqlite(prepared)
    except sqlite3.DatabaseError as damage:
        raise CannotPutBack(f"The database in the backup is damaged: {damage}") from None
    with engine.connect() as connection:
        live = _live(connection)
    copy = create_engine(f"sqlite:///{prepared}")
    try:
        with copy.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            upgrade(connection)
        with Session(copy) as session, writing(session):
            _go_on_from(session, live)
    finally:
        copy.dispose()  # so that everything is in the one file
    target = sqlite3.connect(str(engine.url.database), timeout=BUSY_SECONDS)
    with closing(sqlite3.connect(prepared)) as source, closing(target):
        source.backup(target)


def _into_postgresql(engine: Engine, snapshot: Snapshot, folder: Path) -> None:
    for attempt in range(TRIES):
        try:
            with Session(engine) as session, writing(session):
                _lock_everything(session.connection())
                _fill(session, snapshot, folder)
            return
        except OperationalError as problem:
            if getattr(problem.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE or attempt == TRIES - 1:
                raise
            time.sleep(PAUSE)


def _lock_everything(connection: Connection) -> None:
    """Keep everybody out until the transaction ends.

    Who reads may hold one table and wait for another that is ours already. We give up before the database
    takes that for a deadlock (after a second) and ends one of the two, and then try again.
    """
    there = set(inspect(connection).get_table_names())
    names = [table.name for table in Base.metadata.sorted_tables if table.name in there]
    if names:
        connection.execute(text("SET LOCAL lock_timeout = '300ms'"))
        connection.execute(text(f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE"))


def _fill(session: Session, snapshot: Snapshot, folder: Path) -> None:
    connection = session.connection()
    live = _live(connection)
    Base.metadata.drop_all(connection)
    connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
    if snapshot.revision is not None:
        upgrade(connection, snapshot.revision)
    for name, columns in snapshot.tables.items():
        cursor = connection.connection.cursor()
        copy = f"COPY {name} ({quoted(columns)}) FROM STDIN"
        with (folder / f"{name}.copy").open("rb") as file, cursor.copy(copy) as rows:
            while some := file.read(MOST_AT_ONCE):
                rows.write(some)
    upgrade(connection)
    _go_on_from(session, live)


def _live(connection: Connection) -> _Live:
    """What is there now; nothing where there are no tables yet."""
    if not inspect(connection).has_table(Organization.__tablename__):
        return _Live({}, [])
    versions = connection.execute(select(Organization.id, Organization.version))
    sessions = connection.execute(select(SignIn.__table__)).mappings()
    return _Live({id_: version for id_, version in versions}, [dict(row) for row in sessions])  # noqa: C416


def _go_on_from(session: Session, live: _Live) -> None:
    for organization_id in session.scalars(select(Organization.id)).all():
        begin_epoch(session, organization_id, live.versions.get(organization_id, 0))
    end_every_link(session)
    if not live.versions:
        return
    session.execute(delete(SignIn))
    people = {
        (row.organization_id, row.id) for row in session.execute(select(Person.organization_id, Person.id))
    }
    still = [row for row in live.sessions if (row["organization_id"], row["person_id"]) in people]
    if still:
        session.execute(insert(SignIn), still)
