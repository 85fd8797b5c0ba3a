"""Settings: what is understood, and that what is not is named."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from server.config import SettingRefused, read_config
from server.files.place import Bucket
from server.secret_key import kept_secret_key


def test_without_settings_there_is_sqlite_in_the_data_folder(tmp_path: Path) -> None:
    config = read_config({"RIDEALONG_DATA": str(tmp_path / "data")})
    assert config.database_url == f"sqlite:///{tmp_path}/data/ridealong.db"
    assert not config.https
    assert config.trusted_proxies == 0


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_any_postgresql_address_is_understood(tmp_path: Path, scheme: str) -> None:
    said = {"RIDEALONG_DATA": str(tmp_path), "RIDEALONG_DATABASE_URL": f"{scheme}://me:pw@db/ridealong"}
    assert read_config(said).database_url == "postgresql+psycopg://me:pw@db/ridealong"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RIDEALONG_DATABASE_URL", "mysql://db/ridealong"),
        ("RIDEALONG_DATABASE_URL", "ridealong.db"),
        ("RIDEALONG_SECRET_KEY", "short"),
        ("RIDEALONG_PUBLIC_URL", "coaching.example.com"),
        ("RIDEALONG_PUBLIC_URL", "ftp://coaching.example.com"),
        ("RIDEALONG_PUBLIC_URL", "https://coaching.example.com/app"),
        ("RIDEALONG_PUBLIC_URL", "https://[::1"),
        ("RIDEALONG_TRUSTED_PROXIES", "yes"),
        ("RIDEALONG_TRUSTED_PROXIES", "-1"),
        ("RIDEALONG_TRUSTED_PROXIES", "\u00b2"),
        ("RIDEALONG_LIMITER_STORAGE", "disk"),
        ("RIDEALONG_LIMITER_STORAGE", "memcached://127.0.0.1:11211"),  # its package is not installed
        ("RIDEALONG_DATA", "/proc/nowhere"),
        ("RIDEALONG_FILES", "/var/files"),
        ("RIDEALONG_FILES", "s3:///prefix"),
        ("RIDEALONG_FILES", "s3://["),
        ("RIDEALONG_FILES", "s3://key:secret@bucket"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingRefused, match=name):
        read_config({"RIDEALONG_DATA": str(tmp_path), name: value})


@pytest.mark.parametrize(
    "name", ["RIDEALONG_FILES_ENDPOINT", "RIDEALONG_FILES_KEY", "RIDEALONG_FILES_SECRET"]
)
def test_half_of_what_a_bucket_needs_is_named(tmp_path: Path, name: str) -> None:
    said = {"RIDEALONG_DATA": str(tmp_path), "RIDEALONG_FILES": "s3://bucket", name: "half"}
    with pytest.raises(SettingRefused, match=name):
        read_config(said)


def test_files_are_in_the_data_folder_or_in_the_bucket_that_was_named(tmp_path: Path) -> None:
    said = {"RIDEALONG_DATA": str(tmp_path), "RIDEALONG_FILES_ENDPOINT": "https://s3.example.com"}
    assert read_config(said).bucket is None
    bucket = read_config(said | {"RIDEALONG_FILES": "s3://bucket/prefix"}).bucket
    assert bucket == Bucket("s3://bucket/prefix", "https://s3.example.com")


def test_the_secret_key_is_kept_and_only_the_owner_reads_it(tmp_path: Path) -> None:
    first, second = kept_secret_key(tmp_path), kept_secret_key(tmp_path)
    assert first == second
    assert len(first) == 64
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_servers_that_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(lambda _: kept_secret_key(tmp_path), range(64)))
    assert len(keys) == 1


def test_an_emptied_key_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    with pytest.raises(SettingRefused, match="too short"):
        read_config({"RIDEALONG_DATA": str(tmp_path)})
