"""The bytes of photos, voice memos and what waits to be critiqued: in a folder, or in an S3 bucket.

Of what phones send only files that the server made itself are kept (`workshop`); the rest stands in `uploads`
until then. What arrives to be critiqued is kept as it is, after a look at what it is (`recordings`).

A file never changes: its key ends in the beginning of its own SHA-256. What names it, a row of `kept_files`
or a critique, is written after it was put, and it is deleted 90 days after its attachment at the earliest;
when nothing names it, 90 days after it was put. So a backup is consistent when it copies the database first
and then the files:

    for key in files.walk():
        with files.open(key) as content:
            ...

and a restore puts them back, `files.put(key, content)`, in any order, over what may be there. Uploads that
are under way belong to no backup: phones send them again.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final, Protocol

SUFFIXES: Final = {
    "image/webp": "webp",
    "image/jpeg": "jpg",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "audio/ogg": "ogg",
    "audio/webm": "webm",
    "text/plain": "txt",
}
_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_KEY = re.compile(rf"{_UUID}/{_UUID}-[0-9a-f]{{16}}\.(?:{'|'.join(SUFFIXES.values())})")


class FileStore(Protocol):
    """Where files are kept, by key. Keys are those of `file_key`; others raise `ValueError`.

    `folder` is where on this machine, None when they are elsewhere.
    """

    @property
    def folder(self) -> Path | None: ...

    def put(self, key: str, content: bytes | BinaryIO) -> None:
        """Keep this file for good: when it returns, the file survives a crash. Harmless when it is there.

        What is opened is read to its end, in pieces, so that a large file is never held as a whole.
        """

    def open(self, key: str) -> BinaryIO:
        """The file, to be read from any place. Raises `FileNotFoundError`."""

    def put_at(self, key: str) -> datetime:
        """When the file was put last. Raises `FileNotFoundError`."""

    def delete(self, key: str) -> None:
        """Remove the file. Harmless when it is not there."""

    def walk(self) -> Iterator[str]:
        """The keys of all files."""


def file_key(organization_id: str, record_id: str, sha256: str, media_type: str) -> str:
    """The key of the file of an attachment or critique; `sha256` and `media_type` are the file's own."""
    return f"{organization_id}/{record_id}-{sha256[:16]}.{SUFFIXES[media_type]}"


def record_of(key: str) -> tuple[str, str]:
    """The ids of the organization and of the attachment or critique in a key."""
    organization_id, _, name = key.partition("/")
    return organization_id, name[: len(organization_id)]


def is_key(text: str) -> bool:
    """Whether `text` is one of our keys, and so names no other place."""
    return _KEY.fullmatch(text) is not None


def checked_key(key: str) -> str:
    """The key as it is. Raises `ValueError` when it is none of ours."""
    if not is_key(key):
        raise ValueError(f"“{key}” is no key of a file.")
    return key
