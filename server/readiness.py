"""What must be in place before the server may serve, each fault as a sentence that says what to do."""

from collections.abc import Iterator
from pathlib import Path

from server.config import Config
from server.extensions import files, uploads
from server.secret_key import NAME
from server.shell import BUILT
from server.storage_words import about_database, about_file
from server.store.database import db
from server.store.health import trouble_with_reading
from server.store.schema import is_migrated
from server.store.trouble import trouble_with_writing, try_to_write


def faults(config: Config) -> list[str]:
    """Everything that is not in place. Needs an application context."""
    return [*of_storage(config), *of_secret_key(config.data / NAME), *of_build(BUILT)]


def of_storage(config: Config) -> list[str]:
    """What of the database and the data folder is not there, or cannot be written. Leaves nothing behind."""
    return [*(of_database() or of_writing()), *of_folders(config)]


def of_database() -> list[str]:
    trouble = trouble_with_reading(db.engine)
    if trouble is not None:
        return [about_database(db.engine, trouble)]
    if not is_migrated(db.engine):
        return ["The database does not have the newest tables: run `ridealong migrate`."]
    return []


def of_writing() -> list[str]:
    trouble = trouble_with_writing(db.engine)
    return [] if trouble is None else [about_database(db.engine, trouble)]


def of_folders(config: Config) -> Iterator[str]:
    for folder in (config.data, uploads().folder, files().folder):
        if folder is not None and folder.exists():
            try:
                try_to_write(folder)
            except OSError as problem:
                yield about_file(problem, folder)


def of_secret_key(path: Path) -> Iterator[str]:
    if path.exists() and path.stat().st_mode & 0o077:
        yield f"Others can read the secret key: run `chmod 600 {path}`."


def of_build(manifest: Path) -> Iterator[str]:
    if not manifest.exists():
        yield "The app is not built: run `make build`."
