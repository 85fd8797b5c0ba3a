"""The one database: its engine, how a transaction begins, and how times are kept.

On SQLite a transaction that writes begins with BEGIN IMMEDIATE: one that begins as a reader and writes later
loses updates or fails. So a reader asks for nothing, and a writer says so with `writing`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Engine, Uuid, event
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column, registry
from sqlalchemy.types import JSON, BigInteger, TypeDecorator

WRITES = "ridealong_writes"

#: What the database raises when it will not keep a record.
REFUSED = (IntegrityError, DataError)
BUSY_SECONDS = 30
MIGRATIONS = Path(__file__).with_name("migrations")


class Moment(TypeDecorator[datetime]):
    """An aware datetime in UTC; SQLite keeps it without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is None:
            if value is not None:
                raise ValueError("A moment without a time zone is not a moment.")
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Id(Uuid[str]):
    """A UUID, written and read as its text."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(as_uuid=False)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """SQLite keeps 32 digits. They get hyphens: a `UUID` in between takes three times as long."""
        if dialect.name == "sqlite":
            return hyphened
        return super().result_processor(dialect, coltype)  # type: ignore[no-untyped-call]


def hyphened(digits: str | None) -> str | None:
    """The text of a UUID from its 32 digits."""
    if digits is None:
        return None
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


class Base(DeclarativeBase):
    """What every table is made from: ids are UUIDs as text, times are aware, JSON null is NULL."""

    registry = registry(
        type_annotation_map={
            datetime: Moment(),
            dict[str, Any]: JSON(none_as_null=True),
            list[str]: JSON(none_as_null=True),
            int: BigInteger(),
        }
    )


def id_column(*, primary_key: bool = False, index: bool = False) -> Any:
    """A UUID, read and written as its text."""
    return mapped_column(Id(), primary_key=primary_key, index=index)


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})


@contextmanager
def writing(session: Session) -> Iterator[None]:
    """One transaction that writes: committed at the end, rolled back when something is raised.

    What the session read before (who is signed in) is left behind: that transaction was a reader's.
    Raises `RuntimeError` when something unsaved would be left behind with it.
    """
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("Something was changed before `writing` began; change it inside.")
    session.rollback()
    session.connection(execution_options={WRITES: True})
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: object) -> None:
    if not type(connection).__module__.startswith("sqlite3"):
        return
    connection.isolation_level = None  # the driver begins nothing: `_begin` does
    for pragma in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",  # what was acknowledged is on the disk
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")
