"""Files on their way in: what has arrived of each stands in a file of its own, whose length is the offset.

An upload is held by one request at a time, whichever process answers it: the file itself is locked. What is
told to have arrived is on the disk. Uploads are named by what they are for; nothing else is kept of them.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BufferedRandom
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Final

from server.files.disk import named

KEPT: Final = timedelta(days=7)
AT_ONCE: Final = 64 * 1024
IN_MEMORY: Final = 1024 * 1024

#: Reads at most so many bytes of what is sent; raises `OSError` when the sender is gone.
Read = Callable[[int], bytes]


class UploadRefused(Exception):  # noqa: N818 - a named problem
    """What was asked of an upload cannot be done; `code` says why.

    `not_found`: it was never begun, has expired, or was taken. `upload_busy`: another request is writing it.
    `checksum_wrong`: the bytes are not those that were meant. `too_large`: more was sent than was said.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Checksum:
    """What the bytes of one request must add up to. `algorithm` is one of `ALGORITHMS`."""

    algorithm: str
    digest: bytes


ALGORITHMS: Final = ("sha256", "sha1")


class Uploads:
    """The uploads of an installation, in a folder that is made when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, name: str) -> None:
        """Let there be an upload of this name; one that is there goes on."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.folder / name, os.O_WRONLY | os.O_CREAT, 0o600))

    def offset(self, name: str) -> int:
        """How many bytes have arrived. Raises `UploadRefused`."""
        try:
            return (self.folder / name).stat().st_size
        except FileNotFoundError as missing:
            raise UploadRefused("not_found") from missing

    def expires(self, name: str) -> datetime:
        """When the upload is removed, unless more arrives. Raises `UploadRefused`."""
        try:
            return datetime.fromtimestamp((self.folder / name).stat().st_mtime, UTC) + KEPT
        except FileNotFoundError as missing:
            raise UploadRefused("not_found") from missing

    @contextmanager
    def held(self, name: str) -> Iterator["Part"]:
        """The upload, for this request alone. Raises `UploadRefused`."""
        path = self.folder / name
        try:
            file = path.open("r+b")
        except FileNotFoundError as missing:
            raise UploadRefused("not_found") from missing
        with named(path), file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as busy:
                raise UploadRefused("upload_busy") from busy
            if os.fstat(file.fileno()).st_nlink == 0:  # taken or removed while we waited
                raise UploadRefused("not_found")
            yield Part(path, file)

    def remove_expired(self, now: datetime) -> None:
        """Forget the uploads to which nothing was added for `KEPT`, and what a killed server left over."""
        for path in self.folder.glob("*"):
            if not _is_expired(path, now):
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
                continue
            with suppress(UploadRefused), self.held(path.name) as part:
                if _is_expired(path, now):  # nothing was added while we looked
                    part.remove()


def _is_expired(path: Path, now: datetime) -> bool:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) + KEPT < now
    except FileNotFoundError:
        return False


class Part:
    """What has arrived of one upload, held."""

    def __init__(self, path: Path, file: BufferedRandom) -> None:
        self.path, self.file = path, file

    @property
    def size(self) -> int:
        """How many bytes have arrived."""
        return os.fstat(self.file.fileno()).st_size

    def sha256(self) -> str:
        """Of all that has arrived, in hexadecimal."""
        self.file.seek(0)
        return hashlib.file_digest(self.file, "sha256").hexdigest()

    def take(self, offset: int, read: Read, most: int, checksum: Checksum | None) -> None:
        """Take what is sent, from `offset` on, at most `most` bytes; what was there beyond is cut off.

        When the sender goes away in the middle, what arrived counts, unless there is a checksum. Raises
        `UploadRefused`, or `OSError` when it cannot be kept; then nothing of it counts.
        """
        self.file.truncate(offset)
        self.file.seek(offset)
        try:
            if checksum is None:
                self._add(read, most)
            else:
                with SpooledTemporaryFile(IN_MEMORY, dir=str(self.path.parent)) as checked:
                    _check(read, most, checksum, checked)
                    checked.seek(0)
                    self._add(checked.read, most)
            self.file.flush()
            os.fsync(self.file.fileno())
        except BaseException:
            self.file.truncate(offset)
            raise

    def remove(self) -> None:
        """Forget the upload."""
        self.path.unlink(missing_ok=True)

    def _add(self, read: Read, most: int) -> None:
        for piece in _pieces(read, most):
            self.file.write(piece)


def _check(read: Read, most: int, checksum: Checksum, into: SpooledTemporaryFile[bytes]) -> None:
    digest = hashlib.new(checksum.algorithm)
    for piece in _pieces(read, most):
        digest.update(piece)
        into.write(piece)
    if digest.digest() != checksum.digest:
        raise UploadRefused("checksum_wrong")


def _pieces(read: Read, most: int) -> Iterator[bytes]:
    """What is sent, piece by piece, until it ends or the sender is gone. Raises `UploadRefused`."""
    left = most
    while True:
        try:
            piece = read(AT_ONCE)
        except OSError:
            return
        if not piece:
            return
        left -= len(piece)
        if left < 0:
            raise UploadRefused("too_large")
        yield piece
