"""What is told to have arrived of a file is on the disk; what is not certain does not count."""

import hashlib
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.files.uploads import KEPT, Checksum, Read, UploadRefused, Uploads

NAME = "an upload"


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    made = Uploads(tmp_path / "uploads")
    made.begin(NAME)
    return made


def cut_after(content: bytes) -> Read:
    """A sender who goes away after this."""
    stream = io.BytesIO(content)

    def read(most: int) -> bytes:
        piece = stream.read(most)
        if not piece:
            raise ConnectionResetError
        return piece

    return read


def add(uploads: Uploads, content: bytes, most: int = 100, checksum: Checksum | None = None) -> None:
    with uploads.held(NAME) as part:
        part.take(part.size, io.BytesIO(content).read, most, checksum)


def test_of_what_is_cut_off_the_beginning_counts(uploads: Uploads) -> None:
    with uploads.held(NAME) as part:
        part.take(0, cut_after(b"12345"), 100, None)
    assert Uploads(uploads.folder).offset(NAME) == 5


def test_with_a_checksum_it_counts_as_a_whole_or_not_at_all(uploads: Uploads) -> None:
    add(uploads, b"123")
    whole = Checksum("sha256", hashlib.sha256(b"4567").digest())
    with pytest.raises(UploadRefused, match="checksum_wrong"), uploads.held(NAME) as part:
        part.take(3, cut_after(b"45"), 100, whole)
    assert uploads.offset(NAME) == 3
    add(uploads, b"4567", checksum=whole)
    assert (uploads.folder / NAME).read_bytes() == b"1234567"


def test_more_than_was_said_does_not_count(uploads: Uploads) -> None:
    add(uploads, b"123")
    with pytest.raises(UploadRefused, match="too_large"):
        add(uploads, b"4567", most=3)
    assert uploads.offset(NAME) == 3


def test_what_a_disk_would_not_keep_does_not_count(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    add(uploads, b"123")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            add(uploads, b"4567")
    assert uploads.offset(NAME) == 3


def test_nobody_writes_to_what_was_removed_meanwhile(uploads: Uploads) -> None:
    with uploads.held(NAME) as part:
        part.remove()
        uploads.begin(NAME)
        add(uploads, b"anew")
    assert uploads.offset(NAME) == 4
    uploads.remove_expired(datetime.now(UTC) + KEPT + timedelta(minutes=1))
    with pytest.raises(UploadRefused, match="not_found"):
        uploads.offset(NAME)


def test_what_a_killed_server_left_over_is_removed(uploads: Uploads) -> None:
    (uploads.folder / "a bench").mkdir()
    (uploads.folder / "a bench" / "made").write_bytes(b"a draft")
    uploads.remove_expired(datetime.now(UTC) + KEPT + timedelta(minutes=1))
    assert list(uploads.folder.iterdir()) == []


def test_what_is_being_written_does_not_expire(uploads: Uploads) -> None:
    with uploads.held(NAME):
        uploads.remove_expired(datetime.now(UTC) + KEPT + timedelta(days=1))
    assert uploads.offset(NAME) == 0
