"""When the place where everything is kept fails: what is wrong with it, and that it is not us."""

import errno
import sqlite3
import tempfile
from pathlib import Path
from typing import Literal, TypeAlias

from sqlalchemy import Engine, exc, text
from sqlalchemy.pool import PoolProxiedConnection

from server.store.database import BUSY_SECONDS

Trouble: TypeAlias = Literal["storage_full", "storage_read_only", "storage_damaged", "storage_away"]

_OF_SQLITE: dict[str, Trouble] = {
    "SQLITE_FULL": "storage_full",
    "SQLITE_READONLY": "storage_read_only",
    "SQLITE_PERM": "storage_read_only",
    "SQLITE_CORRUPT": "storage_damaged",
    "SQLITE_NOTADB": "storage_damaged",
    "SQLITE_BUSY": "storage_away",
    "SQLITE_LOCKED": "storage_away",
    "SQLITE_CANTOPEN": "storage_away",
    "SQLITE_IOERR": "storage_away",
}
#: By the beginning of what PostgreSQL says, https://www.postgresql.org/docs/current/errcodes-appendix.html
_OF_POSTGRESQL: dict[str, Trouble] = {
    "53100": "storage_full",
    "25006": "storage_read_only",
    "XX001": "storage_damaged",  # of data
    "XX002": "storage_damaged",  # of an index
    "53": "storage_away",  # insufficient resources
    "08": "storage_away",  # connection exception
    "57P": "storage_away",  # it is being shut down or started
    "40P01": "storage_away",  # a deadlock
    "55P03": "storage_away",  # a lock that took too long
}
_OF_THE_SYSTEM: dict[int | None, Trouble] = {
    errno.ENOSPC: "storage_full",
    errno.EDQUOT: "storage_full",
    errno.EFBIG: "storage_full",  # as much as this process may write
    errno.EROFS: "storage_read_only",
    errno.EACCES: "storage_read_only",
    errno.EPERM: "storage_read_only",
}
PROBE_BYTES = 64 * 1024


def trouble_of(error: BaseException) -> Trouble | None:
    """What this failure says about the database or the disk; None when it says nothing of the kind."""
    if isinstance(error, exc.TimeoutError):
        return "storage_away"
    if isinstance(error, exc.DBAPIError):
        return trouble_of(error.orig) if error.orig is not None else None
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "")
        return next((trouble for known, trouble in _OF_SQLITE.items() if name.startswith(known)), None)
    if isinstance(error, OSError):
        return _OF_THE_SYSTEM.get(error.errno)
    if not type(error).__module__.startswith("psycopg"):
        return None
    state = getattr(error, "sqlstate", None)
    if state is None:
        return "storage_away" if type(error).__name__ == "OperationalError" else None
    return next((trouble for known, trouble in _OF_POSTGRESQL.items() if state.startswith(known)), None)


def trouble_behind(engine: Engine, error: BaseException) -> Trouble | None:
    """As `trouble_of`. SQLite does not tell why it cannot open a file: then its folder is tried."""
    trouble, file = trouble_of(error), file_of(engine)
    if trouble == "storage_away" and file is not None:
        return _of_folder(file.parent) or trouble
    return trouble


def file_of(engine: Engine) -> Path | None:
    """The file of a SQLite database; None of PostgreSQL."""
    return Path(str(engine.url.database)) if engine.dialect.name == "sqlite" else None


def trouble_with_writing(engine: Engine) -> Trouble | None:
    """What would go wrong now for whoever writes. Leaves nothing behind.

    Raises what PostgreSQL raises when it does not answer at all.
    """
    file = file_of(engine)
    if file is not None:
        return _of_folder(file.parent) or _of_sqlite(engine)
    with engine.connect() as connection:
        read_only = connection.execute(text("SELECT current_setting('transaction_read_only')")).scalar_one()
    return "storage_read_only" if read_only == "on" else None


def try_to_write(folder: Path) -> None:
    """Write a little in this folder and take it back. Raises `OSError` that names the folder."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(PROBE_BYTES))
            file.flush()
    except OSError as problem:
        problem.filename = str(folder)
        raise


def _of_folder(folder: Path) -> Trouble | None:
    try:
        try_to_write(folder)
    except OSError as problem:
        return trouble_of(problem)
    return None


def _of_sqlite(engine: Engine) -> Trouble | None:
    try:
        connection = engine.raw_connection()
        try:
            _write_and_take_back(connection)
        finally:
            connection.close()
    except sqlite3.Error as problem:
        if getattr(problem, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            return None  # somebody is writing, so one can
        return trouble_of(problem) or "storage_away"
    return None


def _write_and_take_back(connection: PoolProxiedConnection) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 0")
    try:
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("CREATE TABLE probe (content BLOB)")
        cursor.execute("INSERT INTO probe VALUES (zeroblob(?))", (PROBE_BYTES,))
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        connection.rollback()
