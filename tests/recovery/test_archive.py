"""What is no backup, or a damaged one, is told before anything changes."""

import io
import json
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.coaching.moments import format_moment
from server.recovery.archive import ABOUT, BackupRefused, new_archive
from server.recovery.backup import FILES
from server.store.attachments import Kept, keep_file
from server.store.database import writing
from server.store.tables import Organization
from server.take_file import key_of
from tests.api.conftest import SQLITE_ONLY
from tests.disks import disk
from tests.organization import NOW, Team
from tests.phone import Phone, observation_id
from tests.recovery.conftest import Keeper

Phones = Callable[[str], Phone]


def rewritten(path: Path, change: Callable[[dict[str, Any], dict[str, bytes]], None]) -> None:
    """Write the backup anew after changing what it says of itself, or its parts."""
    with tarfile.open(path) as tar:
        parts = {name: tar.extractfile(name).read() for name in tar.getnames()}  # type: ignore[union-attr]
    about = json.loads(parts[ABOUT])
    change(about, parts)
    parts[ABOUT] = json.dumps(about).encode()
    with tarfile.open(path, "w") as tar:
        for name, content in parts.items():
            part = tarfile.TarInfo(name)
            part.size = len(content)
            tar.addfile(part, io.BytesIO(content))


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("a", "b")


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[3000] ^= 1
    path.write_bytes(content)


BROKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "empty": (lambda path: path.write_bytes(b"") and None, "no backup"),
    "another kind of file": (zipped, "no backup"),
    "another tar": (lambda path: rewritten(path, lambda about, _: about.update(ridealong="x")), "no backup"),
    "cut short": (lambda path: path.write_bytes(path.read_bytes()[:4000]) and None, "damaged"),
    "one bit of it": (flipped, "damaged"),
    "a part more": (lambda path: rewritten(path, lambda _, parts: parts.update(more=b"")), "damaged"),
    "a path of its own": (
        lambda path: rewritten(path, lambda about, _: about.update(tables={"people; --": []})),
        "impossible tables",
    ),
    "a newer format": (lambda path: rewritten(path, lambda about, _: about.update(format=99)), "newer"),
    "a newer schema": (lambda path: rewritten(path, lambda about, _: about.update(revision="9999")), "newer"),
    "of another database": (
        lambda path: rewritten(
            path, lambda about, _: about.update(database="postgresql", tables={}, parts={})
        ),
        "damaged",
    ),
}


@SQLITE_ONLY
@pytest.mark.parametrize("broken", BROKEN)
def test_what_cannot_be_restored_is_named_and_changes_nothing(
    team: Team, keeper: Keeper, session: Session, broken: str
) -> None:
    file = keeper.backup()
    spoil, says = BROKEN[broken]
    spoil(file)
    with pytest.raises(BackupRefused, match=says):
        keeper.restore(file)
    assert session.scalars(select(Organization.restored_version)).one() == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_backup_is_for_the_same_kind_of_database(team: Team, keeper: Keeper, engine: Any) -> None:
    file = keeper.backup()

    def other(about: dict[str, Any], parts: dict[str, bytes]) -> None:
        del parts["database/ridealong.db"]
        about.update(database="postgresql", parts={}, tables={})

    rewritten(file, other)
    with pytest.raises(BackupRefused, match="a backup of a postgresql database"):
        keeper.restore(file)


def test_a_backup_is_for_its_owner_only_and_takes_the_place_of_an_older_one(
    team: Team, keeper: Keeper
) -> None:
    file = keeper.backup()
    first = file.read_bytes()
    assert keeper.backup() == file
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(file.read_bytes()) >= len(first) // 2
    assert [path.name for path in keeper.folder.iterdir()] == [file.name]


def test_a_disk_without_room_is_named_by_the_backup(tmp_path: Path) -> None:
    with disk(tmp_path / "disk") as small, small.full():
        path, content = small.folder / "backup.tar", bytes(64 * 1024)
        with pytest.raises(OSError, match=str(path)), new_archive(path, {}) as archive:
            archive.add("part", io.BytesIO(content), len(content))
        assert not path.exists()


def test_files_come_back_and_one_that_is_missing_is_told(
    phone: Phones, team: Team, keeper: Keeper, session: Session
) -> None:
    mo = phone("mo")
    seen = observation_id(team.visit, team.agenda)
    photo = {"media_type": "image/webp", "size": 5, "sha256": "0" * 64}
    mo.accepted(
        mo.visit("visit", team.rob),
        mo.rating("visit", "agenda", "met"),
        mo.edit("attachment", team.photo, observation_id=seen, **photo),
    )
    kept = Kept(team.organization, team.photo, "image/webp", 5, "1" * 64)
    with writing(session):
        keep_file(session, kept, NOW)
    keeper.files.put(key_of(kept), b"photo")
    file = keeper.backup()
    with tarfile.open(file) as tar:
        assert FILES + key_of(kept) in tar.getnames()
        assert json.load(tar.extractfile(ABOUT))["made_at"] == format_moment(NOW)  # type: ignore[arg-type]
    shutil.rmtree(keeper.files.folder)
    keeper.restore(file)
    with keeper.files.open(key_of(kept)) as back:
        assert back.read() == b"photo"
    keeper.files.delete(key_of(kept))
    with pytest.raises(AssertionError, match=r"image|webp"):
        keeper.backup()
