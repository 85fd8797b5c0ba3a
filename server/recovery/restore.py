"""Restore: a backup takes the place of what is there, in one step, while it may be served.

Everything that can be found wrong is found before anything changes. The files are put back first, so that the
database never names one that is missing.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from server.files import FileStore, is_key
from server.recovery.archive import Archive, BackupRefused, open_archive
from server.recovery.backup import DATABASE, FILES
from server.store.putting_back import put_back
from server.store.schema import knows
from server.store.snapshot import SQLITE, Snapshot

_NAME = re.compile("[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Restorable:
    """A backup that fits this installation. `made_at` as RFC 3339 writes it; `files`: how many it holds."""

    archive: Archive
    snapshot: Snapshot
    made_at: str
    files: list[str]


@contextmanager
def restorable(path: Path, engine: Engine) -> Iterator[Restorable]:
    """The backup at `path`, looked at whole. Raises `BackupRefused`."""
    with open_archive(path) as archive:
        parts = archive.about["parts"]
        keys = [name.removeprefix(FILES) for name in parts if name.startswith(FILES)]
        snapshot = _snapshot(archive.about)
        named = {DATABASE + part for part in snapshot.parts} | {FILES + key for key in keys}
        if named != set(parts) or not all(is_key(key) for key in keys):
            raise BackupRefused(f"{path} is damaged: it holds what does not belong there.")
        if snapshot.kind != engine.dialect.name:
            raise BackupRefused(
                f"{path} is a backup of a {snapshot.kind} database, and RIDEALONG_DATABASE_URL names a"
                f" {engine.dialect.name} one."
            )
        if snapshot.revision is not None and not knows(snapshot.revision):
            raise BackupRefused(f"{path} was made by a newer version of Ridealong. Install that one first.")
        yield Restorable(archive, snapshot, str(archive.about.get("made_at")), keys)


def _snapshot(about: dict[str, Any]) -> Snapshot:
    tables, kind = about.get("tables"), about.get("database")
    if kind not in ("sqlite", "postgresql") or not isinstance(tables, dict):
        raise BackupRefused("The backup is damaged: it does not say what it is of.")
    names = [*tables, *(column for columns in tables.values() for column in columns)]
    if not all(isinstance(name, str) and _NAME.fullmatch(name) for name in names):
        raise BackupRefused("The backup is damaged: it names impossible tables.")
    parts = [SQLITE] if kind == "sqlite" else [f"{name}.copy" for name in tables]
    return Snapshot(kind, about.get("revision"), tables, parts, [])


def restore(backup: Restorable, engine: Engine, files: FileStore, work: Path) -> None:
    """Put it back. `work` is a folder with room for the database once more.

    Raises `CannotPutBack` when the database would not take it, and then is as it was.
    """
    for key in backup.files:
        with backup.archive.open(FILES + key) as content:
            files.put(key, content)
    with tempfile.TemporaryDirectory(prefix=".ridealong-", dir=work) as name:
        folder = Path(name)
        for part in backup.snapshot.parts:
            backup.archive.take(DATABASE + part, folder / part)
        put_back(engine, backup.snapshot, folder)
