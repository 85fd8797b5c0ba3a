"""Files in a folder: each is written under another name, brought to the disk, and moved into place."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from server.files import checked_key, is_key

PIECE: Final = 1024 * 1024  # bytes held at once


class DiskStore:
    """Keeps files in a folder that is made when it is first needed, for the server's own user only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, key: str, content: bytes | BinaryIO) -> None:
        path = self._path(key)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            write_through(draft, content)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        for folder in (path.parent, self.folder):
            sync_folder(folder)

    def open(self, key: str) -> BinaryIO:
        return self._path(key).open("rb")

    def put_at(self, key: str) -> datetime:
        return datetime.fromtimestamp(self._path(key).stat().st_mtime, UTC)

    def delete(self, key: str) -> None:
        self._path(key).unlink(missing_ok=True)

    def walk(self) -> Iterator[str]:
        for path in sorted(self.folder.glob("*/*")):
            key = path.relative_to(self.folder).as_posix()
            if is_key(key):
                yield key

    def _path(self, key: str) -> Path:
        return self.folder / checked_key(key)


def write_through(path: Path, content: bytes | BinaryIO) -> None:
    """Write a new file, mode 0600; when it returns, the content is on the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with named(path), os.fdopen(descriptor, "wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            shutil.copyfileobj(content, file, PIECE)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Lets an `OSError` say which file it is about: of one that is open already the system does not."""
    try:
        yield
    except OSError as problem:
        if problem.errno is not None and problem.filename is None:
            problem.filename = str(path)
        raise


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
