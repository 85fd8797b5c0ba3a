"""Files in a bucket of Amazon S3, or of anything that speaks its language."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import chain
from typing import Any, BinaryIO, Final, cast
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from server.files import checked_key, is_key
from server.files.place import Bucket

PATIENCE = timedelta(seconds=20)  # then it is an error, and the phone tries again later
PART = 8 * 1024 * 1024  # bytes sent at once
PIECE = 256 * 1024  # bytes asked for at once


class BucketStore:
    """Keeps files in a bucket. Opens no connection before it is used."""

    folder: Final = None

    def __init__(self, bucket: Bucket) -> None:
        place = urlsplit(bucket.url)
        said = {
            "endpoint": bucket.endpoint,
            "region": bucket.region,
            "access_key_id": bucket.access_key_id,
            "secret_access_key": bucket.secret_access_key,
        }
        config: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
        self.store = S3Store(
            place.netloc,
            prefix=place.path.strip("/") or None,
            config=cast("Any", config),
            client_options={
                "allow_http": (bucket.endpoint or "").startswith("http://"),
                "timeout": PATIENCE,
            },
            retry_config={"max_retries": 3, "retry_timeout": PATIENCE},
        )

    def put(self, key: str, content: bytes | BinaryIO) -> None:
        checked_key(key)
        first = content if isinstance(content, bytes) else content.read(PART)
        if not isinstance(content, bytes) and len(first) == PART:
            self._put_in_parts(key, first, content)
            return
        with trouble_named():
            obstore.put(self.store, key, first, use_multipart=False)

    def _put_in_parts(self, key: str, first: bytes, rest: BinaryIO) -> None:
        """A large file: each part has the patience of a whole one, and it is there once all of them are."""
        parts = chain([first], iter(lambda: rest.read(PART), b""))
        with trouble_named():
            obstore.put(self.store, key, parts, use_multipart=True, chunk_size=PART, max_concurrency=2)

    def open(self, key: str) -> BinaryIO:
        with trouble_named():
            size = obstore.head(self.store, checked_key(key))["size"]
        return io.BufferedReader(_Remote(self.store, key, size), PIECE)

    def put_at(self, key: str) -> datetime:
        with trouble_named():
            return obstore.head(self.store, checked_key(key))["last_modified"]

    def delete(self, key: str) -> None:
        with trouble_named():
            obstore.delete(self.store, checked_key(key))

    def walk(self) -> Iterator[str]:
        with trouble_named():
            for some in obstore.list(self.store):
                yield from (found["path"] for found in some if is_key(found["path"]))


@contextmanager
def trouble_named() -> Iterator[None]:
    """What a bucket has trouble with is named as that of a disk is: `FileNotFoundError`, else `OSError`."""
    try:
        yield
    except NotFoundError as missing:
        raise FileNotFoundError(str(missing)) from missing
    except BaseError as trouble:
        raise OSError(str(trouble)) from trouble


class _Remote(io.RawIOBase):
    """A file in a bucket, read by ranges."""

    def __init__(self, store: S3Store, key: str, size: int) -> None:
        self.store, self.key, self.size, self.place = store, key, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self.place = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.size}[whence]
        return self.place

    def tell(self) -> int:
        return self.place

    def readinto(self, buffer: Any) -> int:
        length = min(len(buffer), self.size - self.place)
        if length <= 0:
            return 0
        with trouble_named():
            buffer[:length] = obstore.get_range(self.store, self.key, start=self.place, length=length)
        self.place += length
        return length
