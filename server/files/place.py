"""Where files are kept: in the data folder, or in a bucket when one was named."""

from dataclasses import dataclass
from pathlib import Path

from server.files import FileStore


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where a bucket is, and the keys to it.

    `url` is `s3://bucket` or `s3://bucket/prefix`; `endpoint` is for another provider than Amazon. What is
    None is what AWS's own variables say, or the machine's role.
    """

    url: str
    endpoint: str | None = None
    region: str | None = None
    access_key_id: str | None = None
    secret_access_key: str | None = None


def open_store(data: Path, bucket: Bucket | None) -> FileStore:
    """The files of an installation with this data folder. Opens no connection and makes no folder."""
    if bucket is None:
        from server.files.disk import DiskStore

        return DiskStore(data / "files")
    from server.files.s3 import BucketStore  # not loaded where there is no bucket

    return BucketStore(bucket)
