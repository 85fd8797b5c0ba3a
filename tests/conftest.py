"""What tests of every part share: room in memory, and a fresh database of either make."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from server.extensions import POOL
from tests.databases import NewDatabase, engine_at, forget, postgresql_databases, sqlite_databases

MEMORY = Path("/dev/shm")  # noqa: S108 where it has room, and pytest makes a folder in it that is this user's only
ENOUGH = 3 * 2**30


def pytest_configure() -> None:
    """Let temporary folders lie in memory where there is room: a disk takes a moment for each commit."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.fixture(scope="session")
def new_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewDatabase]:
    with sqlite_databases(tmp_path_factory.mktemp("sqlite")) as new:
        yield new


@pytest.fixture(scope="session")
def new_postgresql() -> Iterator[NewDatabase]:
    # Not in pytest's folder: whoever starts pytest next shuts it again, and PostgreSQL is another user there.
    room = os.environ.get("PYTEST_DEBUG_TEMPROOT")
    with (
        tempfile.TemporaryDirectory(prefix="postgresql-", dir=room) as folder,
        postgresql_databases(Path(folder) / "data") as new,
    ):
        yield new


@pytest.fixture(scope="session")
def to_start_from() -> Callable[[NewDatabase], str | None]:
    """What each test's database is a copy of: nothing but the tables, unless tests say otherwise."""
    return lambda _new: None


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(
    request: pytest.FixtureRequest, to_start_from: Callable[[NewDatabase], str | None]
) -> Iterator[str]:
    """The URL of a database of its own, for SQLAlchemy."""
    new: NewDatabase = request.getfixturevalue(f"new_{request.param}")
    url = new(to_start_from(new))
    yield url
    forget(url)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Whoever listens to it has `own_engine`."""
    made = engine_at(database_url)
    yield made
    made.dispose()


@pytest.fixture
def own_engine(database_url: str) -> Iterator[Engine]:
    made = create_engine(database_url, **POOL)
    yield made
    made.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as opened:
        yield opened
