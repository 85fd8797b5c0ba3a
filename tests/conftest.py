"""What tests of every part share: a fresh database, once on SQLite and once on PostgreSQL."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from tests.databases import NewDatabase, postgresql_databases, sqlite_databases


@pytest.fixture(scope="session")
def new_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewDatabase]:
    with sqlite_databases(tmp_path_factory.mktemp("sqlite")) as new:
        yield new


@pytest.fixture(scope="session")
def new_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewDatabase]:
    with postgresql_databases(tmp_path_factory.mktemp("postgresql")) as new:
        yield new


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty, migrated database of its own, for SQLAlchemy."""
    new: NewDatabase = request.getfixturevalue(f"new_{request.param}")
    return new()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    made = create_engine(database_url, pool_size=20)
    yield made
    made.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as opened:
        yield opened
