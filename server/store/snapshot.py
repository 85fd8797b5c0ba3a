"""A copy of the whole database as it is at one moment, made while it is being served.

SQLite copies itself by its backup API. Of PostgreSQL each table is copied by COPY within one snapshot: what
`pg_dump` does, without needing a `pg_dump` of the right version, and in a form that an older schema can be
read back from. The tables themselves are not in it: the migrations make them.
"""

import errno
import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, inspect, select
from sqlalchemy.exc import DatabaseError

from server.store.attachments import Kept
from server.store.critiques import critique_files
from server.store.database import Base
from server.store.schema import revision_of
from server.store.tables import Critique, KeptFile

SQLITE = "ridealong.db"


class Unreadable(Exception):  # noqa: N818 - a sentence for the operator
    """The database cannot be copied; the message says why."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy in a folder: `parts` are its files, by name.

    `kind` is `sqlite` or `postgresql`, `revision` that of its schema, None when it has no tables. `tables`:
    on PostgreSQL the name and the columns of each, parents before children. `kept`: the files that it names.
    """

    kind: str
    revision: str | None
    tables: dict[str, list[str]]
    parts: list[str]
    kept: list[Kept]


def snapshot(engine: Engine, folder: Path) -> Snapshot:
    """Copy the database into this empty folder.

    Raises `Unreadable` when it is damaged or does not answer, `OSError` when the folder cannot take it.
    """
    try:
        if engine.dialect.name == "sqlite":
            return _of_sqlite(engine, folder)
        return _of_postgresql(engine, folder)
    except (DatabaseError, sqlite3.Error) as problem:
        raise Unreadable(f"The database cannot be read: {getattr(problem, 'orig', problem)}") from problem


def _of_sqlite(engine: Engine, folder: Path) -> Snapshot:
    copy = folder / SQLITE
    with closing(sqlite3.connect(str(engine.url.database))) as live, closing(sqlite3.connect(copy)) as target:
        try:
            live.backup(target)
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorname != "SQLITE_FULL":
                raise
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(copy)) from problem
    check_sqlite(copy)
    copied = create_engine(f"sqlite:///{copy}")
    try:
        with copied.connect() as connection:
            return Snapshot("sqlite", revision_of(connection), {}, [SQLITE], kept_files(connection))
    finally:
        copied.dispose()  # so that everything is in the one file


def check_sqlite(path: Path) -> None:
    """Raises `sqlite3.DatabaseError` when the file is no database, or a damaged one."""
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        damaged = sqlite3.DatabaseError(found)
        damaged.sqlite_errorname = "SQLITE_CORRUPT"
        raise damaged


def _of_postgresql(engine: Engine, folder: Path) -> Snapshot:
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        there = inspect(connection)
        names = set(there.get_table_names())
        tables = {
            table.name: [str(column["name"]) for column in there.get_columns(table.name)]
            for table in Base.metadata.sorted_tables
            if table.name in names
        }
        for name, columns in tables.items():
            _copy_out(connection, name, columns, folder / f"{name}.copy")
        parts = [f"{name}.copy" for name in tables]
        return Snapshot("postgresql", revision_of(connection), tables, parts, kept_files(connection))


def _copy_out(connection: Connection, table: str, columns: Sequence[str], target: Path) -> None:
    cursor = connection.connection.cursor()
    with target.open("wb") as file, cursor.copy(f"COPY {table} ({quoted(columns)}) TO STDOUT") as rows:
        for some in rows:
            file.write(some)


def kept_files(connection: Connection) -> list[Kept]:
    """The files that are kept; an older schema knew of none."""
    tables = inspect(connection)
    found: list[Kept] = []
    if tables.has_table(KeptFile.__tablename__):
        columns = (KeptFile.organization_id, KeptFile.attachment_id, KeptFile.media_type)
        asked = select(*columns, KeptFile.size, KeptFile.sha256)
        found += [Kept(*row) for row in connection.execute(asked)]
    if tables.has_table(Critique.__tablename__):
        found += critique_files(connection)
    return found


def quoted(columns: Iterable[str]) -> str:
    """The names of columns as SQL lists them: one may be a word of SQL, such as `on`."""
    return ", ".join(f'"{column}"' for column in columns)
