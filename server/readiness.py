"""What must be in place before the server may serve, each fault as a sentence that says what to do."""

from collections.abc import Iterator
from pathlib import Path

from server.config import Config
from server.secret_key import NAME
from server.shell import BUILT
from server.store import health
from server.store.database import db


def faults(config: Config) -> list[str]:
    """Everything that is not in place. Needs an application context."""
    return [*of_database(), *of_secret_key(config.data / NAME), *of_build(BUILT)]


def of_database() -> Iterator[str]:
    match health.condition(db.engine):
        case "unreachable":
            yield f"The database does not answer: {db.engine.url.render_as_string(hide_password=True)}"
        case "not migrated":
            yield "The database does not have the newest tables: run `ridealong migrate`."


def of_secret_key(path: Path) -> Iterator[str]:
    if path.exists() and path.stat().st_mode & 0o077:
        yield f"Others can read the secret key: run `chmod 600 {path}`."


def of_build(manifest: Path) -> Iterator[str]:
    if not manifest.exists():
        yield "The app is not built: run `make build`."
