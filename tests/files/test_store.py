"""Every place where files are kept keeps the same promises: a folder, and a bucket over real HTTP."""

import io
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import obstore
import pytest
from moto.server import ThreadedMotoServer

from server.files import FileStore, file_key, record_of
from server.files.disk import DiskStore
from server.files.place import Bucket, open_store
from server.files.s3 import PART, PIECE, BucketStore
from tests.disks import disk

NOBODY = "00000000-0000-4000-8000-000000000000"
CONTENT = bytes(range(256)) * 40


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of an S3 server of our own."""
    server = ThreadedMotoServer("127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def bucket_at(s3: str, url: str) -> Bucket:
    return Bucket(url, s3, "eu-west-1", "a key", "a secret")


@pytest.fixture
def bucket(s3: str) -> Bucket:
    """A new bucket, and a prefix in it."""
    name = f"files-{uuid4().hex}"
    request = urllib.request.Request(f"{s3}/{name}", method="PUT")  # noqa: S310 - our own server
    urllib.request.urlopen(request).close()  # noqa: S310
    return bucket_at(s3, f"s3://{name}/kept/here")


@pytest.fixture(params=["disk", "bucket"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    bucket = request.getfixturevalue("bucket") if request.param == "bucket" else None
    return open_store(tmp_path, bucket)


def key() -> str:
    return file_key(str(uuid4()), str(uuid4()), "ab" * 32, "image/webp")


def test_what_is_put_is_there_until_it_is_deleted(files: FileStore) -> None:
    here, elsewhere = key(), key()
    assert list(files.walk()) == []
    files.put(here, CONTENT)
    files.put(elsewhere, b"other")
    with files.open(here) as content:
        assert content.read() == CONTENT
    assert sorted(files.walk()) == sorted([here, elsewhere])
    files.delete(here)
    files.delete(here)
    assert list(files.walk()) == [elsewhere]
    with pytest.raises(FileNotFoundError):
        files.open(here)


@pytest.mark.parametrize("size", [0, 1, PART, PART + 1])
def test_what_is_opened_is_put_in_pieces(files: FileStore, size: int) -> None:
    here, whole = key(), bytes(size)
    files.put(here, io.BytesIO(whole))
    with files.open(here) as content:
        assert content.read() == whole


def test_it_is_read_from_any_place(files: FileStore) -> None:
    here = key()
    files.put(here, CONTENT)
    with files.open(here) as content:
        assert content.seek(1000) == 1000
        assert content.read(7) == CONTENT[1000:1007]
        assert content.tell() == 1007
        content.seek(-5, 2)
        assert content.read() == CONTENT[-5:]
        assert content.read() == b""


def test_putting_it_again_is_harmless(files: FileStore) -> None:
    here = key()
    for _ in range(2):
        files.put(here, CONTENT)
    assert list(files.walk()) == [here]


def test_it_says_when_it_was_put(files: FileStore) -> None:
    here = key()
    with pytest.raises(FileNotFoundError):
        files.put_at(here)
    files.put(here, CONTENT)
    assert abs(datetime.now(UTC) - files.put_at(here)) < timedelta(minutes=1)


def test_a_key_tells_whose_file_it_is() -> None:
    organization, attachment = str(uuid4()), str(uuid4())
    assert record_of(file_key(organization, attachment, "ab" * 32, "audio/mp4")) == (
        organization,
        attachment,
    )


@pytest.mark.parametrize("wrong", ["", "x", "../secret-key", "/etc/passwd", f"{NOBODY}/../../secret-key"])
def test_no_key_leads_elsewhere(files: FileStore, wrong: str) -> None:
    uses: list[Callable[[str], object]] = [files.open, files.put_at, files.delete]
    for use in (*uses, lambda key: files.put(key, b"")):
        with pytest.raises(ValueError, match="no key of a file"):
            use(wrong)


def test_on_the_disk_it_is_for_the_server_alone(tmp_path: Path) -> None:
    files = DiskStore(tmp_path / "files")
    here = key()
    files.put(here, CONTENT)
    path = tmp_path / "files" / here
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o077 == 0


def test_on_the_disk_it_is_there_as_a_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = DiskStore(tmp_path)

    def dies(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", dies)
    with pytest.raises(OSError, match="No space"):
        files.put(key(), CONTENT)
    assert list(files.walk()) == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_disk_without_room_is_named_by_the_file(tmp_path: Path) -> None:
    with disk(tmp_path / "disk") as small, small.full(), pytest.raises(OSError, match=str(small.folder)):
        DiskStore(small.folder).put(key(), bytes(64 * 1024))


def test_a_large_file_comes_from_the_bucket_piece_by_piece(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, here, asked = BucketStore(bucket), key(), []
    files.put(here, bytes(PIECE * 3))
    get_range = obstore.get_range

    def get_and_tell(*arguments: object, start: int, length: int) -> object:
        asked.append((start, length))
        return get_range(*arguments, start=start, length=length)  # type: ignore[call-overload]

    monkeypatch.setattr(obstore, "get_range", get_and_tell)
    with files.open(here) as content:
        content.seek(PIECE)
        content.read(100)
    assert asked == [(PIECE, PIECE)]


def test_a_bucket_that_does_not_answer_is_trouble_of_the_disk(s3: str) -> None:
    files = BucketStore(bucket_at(s3, "s3://not-there"))
    with pytest.raises(OSError, match=r"NoSuchBucket|not found|404"):
        files.put(key(), CONTENT)
