"""The file of a backup: one tar, its parts, and an about.json that says what they are.

about.json comes last, so a backup that was cut short has none. It holds the SHA-256 of every part, and a
backup is read only after each was compared.
"""

import hashlib
import io
import json
import os
import secrets
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

from server.files.disk import named, sync_folder

ABOUT: Final = "about.json"
FORMAT: Final = 1
LARGEST_ABOUT: Final = 256 * 1024 * 1024
MOST_AT_ONCE: Final = 1024 * 1024


class BackupRefused(Exception):  # noqa: N818 - a sentence for the operator
    """The file cannot be restored from; the message says why. Nothing has changed."""


@dataclass(slots=True)
class Writing:
    """A backup that is being written."""

    tar: tarfile.TarFile
    parts: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, content: BinaryIO, size: int) -> None:
        """Add a part of so many bytes."""
        hashed = _Hashed(content)
        part = tarfile.TarInfo(name)
        part.size, part.mode = size, 0o600
        self.tar.addfile(part, hashed)
        self.parts[name] = hashed.sha256.hexdigest()


class _Hashed:
    """Passes on what is read, and keeps its SHA-256."""

    def __init__(self, content: BinaryIO) -> None:
        self.content, self.sha256 = content, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        some = self.content.read(size)
        self.sha256.update(some)
        return some


@contextmanager
def new_archive(path: Path, about: dict[str, Any]) -> Iterator[Writing]:
    """Write a backup, mode 0600: beside `path` first, in its place when it is whole and on the disk."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with named(path), os.fdopen(descriptor, "w+b") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                writing = Writing(tar)
                yield writing
                whole = {"ridealong": "backup", "format": FORMAT, **about, "parts": writing.parts}
                content = json.dumps(whole, indent=1).encode()
                writing.add(ABOUT, io.BytesIO(content), len(content))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync_folder(path.absolute().parent)
    finally:
        draft.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Archive:
    """A backup that was looked at whole."""

    tar: tarfile.TarFile
    about: dict[str, Any]

    def open(self, name: str) -> BinaryIO:
        """One of its parts."""
        return _opened(self.tar, name)

    def take(self, name: str, target: Path) -> None:
        """Copy a part into a new file of the owner's only."""
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with named(target), os.fdopen(descriptor, "wb") as file, self.open(name) as part:
            while some := part.read(MOST_AT_ONCE):
                file.write(some)


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """A backup, after everything in it was read and compared. Raises `BackupRefused`."""
    try:
        tar = tarfile.open(path, "r:")  # noqa: SIM115 - closed below
    except (OSError, tarfile.TarError) as problem:
        raise BackupRefused(f"{path} is no backup of Ridealong.") from problem
    with tar:
        try:
            archive = Archive(tar, _about(tar, path))
            _check_parts(archive)
        except (OSError, tarfile.TarError, _Damaged) as problem:
            raise BackupRefused(f"{path} is damaged: {problem}") from problem
        yield archive


class _Damaged(Exception):  # noqa: N818
    """What is wrong with a backup."""


def _about(tar: tarfile.TarFile, path: Path) -> dict[str, Any]:
    names = tar.getnames()
    if ABOUT not in names:
        raise _Damaged("it was cut short, or is another tar file")
    with _opened(tar, ABOUT) as file:
        content = file.read(LARGEST_ABOUT)
    try:
        about = json.loads(content)
        if about["ridealong"] != "backup":
            raise BackupRefused(f"{path} is no backup of Ridealong.")
        if about["format"] > FORMAT:
            raise BackupRefused(f"{path} was made by a newer version of Ridealong. Install that one first.")
        if sorted(names) != sorted([*about["parts"], ABOUT]):
            raise _Damaged("its parts are not the ones it names")
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise _Damaged(f"{ABOUT} cannot be read") from problem
    return dict(about)


def _check_parts(archive: Archive) -> None:
    for name, expected in archive.about["parts"].items():
        found = hashlib.sha256()
        with archive.open(name) as part:
            while some := part.read(MOST_AT_ONCE):
                found.update(some)
        if found.hexdigest() != expected:
            raise _Damaged(f"{name} is not what was written")


def _opened(tar: tarfile.TarFile, name: str) -> BinaryIO:
    part = tar.extractfile(tar.getmember(name)) if tar.getmember(name).isreg() else None
    if part is None:
        raise _Damaged(f"{name} is no file")
    return part  # type: ignore[return-value]
