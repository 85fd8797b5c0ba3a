"""A backup: the database as it is at one moment, and every file that it names, in one file.

The database is copied first. A file never changes and outlives its record by far, so what the copy names is
there when it is read afterwards.
"""

import io
import tempfile
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Engine

from server.coaching.moments import format_moment
from server.files import FileStore
from server.recovery.archive import Writing, new_archive
from server.store.attachments import Kept
from server.store.snapshot import Snapshot, snapshot
from server.take_file import key_of

DATABASE = "database/"
FILES = "files/"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made. `missing`: keys of files that the database names and that are not there."""

    revision: str | None
    files: int
    missing: list[str]


def make_backup(engine: Engine, files: FileStore, path: Path, now: datetime) -> Made:
    """Write a backup to `path`, in place of what may be there.

    Raises `Unreadable` when the database cannot be read, `OSError` when the file cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix=".ridealong-", dir=path.absolute().parent) as name:
        folder = Path(name)
        copied = snapshot(engine, folder)
        with new_archive(path, _about(copied, now)) as archive:
            for part in copied.parts:
                with (folder / part).open("rb") as content:
                    archive.add(DATABASE + part, content, (folder / part).stat().st_size)
            missing = [kept for kept in copied.kept if not _add_file(archive, files, kept)]
    return Made(copied.revision, len(copied.kept) - len(missing), [key_of(kept) for kept in missing])


def _about(copied: Snapshot, now: datetime) -> dict[str, object]:
    return {
        "app": version("ridealong"),
        "made_at": format_moment(now),
        "database": copied.kind,
        "revision": copied.revision,
        "tables": copied.tables,
    }


def _add_file(archive: Writing, files: FileStore, kept: Kept) -> bool:
    """Whether the file was there to be added."""
    try:
        file = files.open(key_of(kept))
    except FileNotFoundError:
        return False
    with file:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        archive.add(FILES + key_of(kept), file, size)
    return True
