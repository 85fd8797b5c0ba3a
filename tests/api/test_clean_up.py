"""What nobody needs any more is removed, and nothing else, whenever it is cut off."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, delete, make_url, select
from sqlalchemy.orm import Session

from server.clean_up import clean_up
from server.config import Config
from server.files import file_key
from server.files.disk import DiskStore
from server.files.uploads import Uploads
from server.store.attachments import STAYS, Kept, keep_file, kept_file
from server.store.checkup import faults
from server.store.database import writing
from server.store.tables import KeptFile, SignIn
from server.take_file import key_of
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.api.sending import Sender
from tests.files.making import photo
from tests.organization import Team

Callers = Callable[[str], Caller]
CleanUp = Callable[..., None]
LONGER = STAYS + timedelta(days=1)


@pytest.fixture
def mo(caller: Callers, team: Team) -> Sender:
    """Mo's phone, after a visit with Rob."""
    made = Sender(caller("mo@north.example"), team)
    made.visits(team.rob)
    return made


@pytest.fixture
def files(config: Config) -> DiskStore:
    return DiskStore(config.data / "files")


@pytest.fixture
def cleans_up(session: Session, files: DiskStore, config: Config) -> CleanUp:
    """Clean up, so much later than now."""

    def clean(later: timedelta = timedelta(0), files: DiskStore = files) -> None:
        now = datetime.now(UTC) + later
        Uploads(config.data / "uploads").remove_expired(now)
        clean_up(session, files, now)

    return clean


def put(files: DiskStore, organization: str, attachment: str, *, days_ago: float = 0) -> str:
    """Put a file that no row names; its key."""
    key = file_key(organization, attachment, uuid4().hex * 2, "image/webp")
    files.put(key, b"photo")
    then = (datetime.now(UTC) - timedelta(days=days_ago)).timestamp()
    os.utime(files.folder / key, (then, then))
    return key


def delete_record(mo: Sender, kind: str, id_: str) -> None:
    record = mo.record(id_)
    assert record
    mo.mutate(kind, id_, {"delete": True, "base": record["version"]})


def test_the_file_of_a_deleted_attachment_stays_for_a_while(
    mo: Sender, files: DiskStore, session: Session, team: Team, cleans_up: CleanUp
) -> None:
    kept, deleted, brought_back = (mo.sends(photo()) for _ in range(3))
    mistaken = Sender(mo.caller, team)
    mistaken.visits(team.rob)
    with_its_visit = mistaken.sends(photo())

    def is_there(id_: str) -> bool:
        return any(id_ in key for key in files.walk())

    for id_ in (deleted, brought_back):
        delete_record(mo, "attachment", id_)
    delete_record(mistaken, "interaction", mistaken.visit)
    cleans_up()
    mo.edit("attachment", brought_back, {"added_at": "2026-03-31T14:00:00Z"})
    cleans_up(STAYS - timedelta(days=1))
    assert is_there(deleted)
    assert is_there(with_its_visit)
    cleans_up(LONGER)
    assert not is_there(deleted)
    assert not is_there(with_its_visit)
    assert list(faults(session)) == []
    assert is_there(kept)
    mo.caller.sign_in("mo@north.example")  # that session was over long before
    assert mo.fetches(brought_back).status_code == 200


def test_a_file_that_no_record_names_stays_as_long(
    mo: Sender, files: DiskStore, session: Session, team: Team, cleans_up: CleanUp
) -> None:
    """Those of a time that a restore made forgotten, and those that another content took the place of."""
    long_ago = LONGER / timedelta(days=1)
    with_record, waiting = mo.sends(photo()), mo.attaches(photo(size=(80, 60)))
    lost = put(files, team.organization, str(uuid4()), days_ago=long_ago)
    other_content = put(files, team.organization, with_record, days_ago=long_ago)
    stays = [
        put(files, team.organization, str(uuid4()), days_ago=long_ago - 2),
        put(files, team.organization, waiting, days_ago=long_ago),
        put(files, str(uuid4()), str(uuid4()), days_ago=long_ago),  # of an installation with the same bucket
    ]
    kept = kept_file(session, team.organization, with_record)
    assert kept
    os.utime(files.folder / key_of(kept), (0, 0))
    cleans_up()
    assert sorted(files.walk()) == sorted([*stays, key_of(kept)])
    assert lost not in stays
    assert other_content not in stays


class Wary(DiskStore):
    """Wants to know, before a file is removed, that nobody is kept from writing meanwhile."""

    def __init__(self, folder: Path, database: str) -> None:
        super().__init__(folder)
        self.database, self.removed = database, 0

    def delete(self, key: str) -> None:
        with closing(sqlite3.connect(self.database, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        super().delete(key)
        self.removed += 1


@SQLITE_ONLY
def test_nobody_waits_while_files_are_removed(mo: Sender, config: Config, cleans_up: CleanUp) -> None:
    files = Wary(config.data / "files", str(make_url(config.database_url).database))
    for _ in range(2):
        delete_record(mo, "attachment", mo.sends(photo()))
    cleans_up()
    cleans_up(LONGER, files)
    assert files.removed == 2


class Cut(DiskStore):
    """Is cut off when it is to remove something."""

    def delete(self, key: str) -> None:
        raise OSError(f"cut off over {key}")


def test_cut_off_it_goes_on_the_next_time(
    mo: Sender, files: DiskStore, session: Session, cleans_up: CleanUp
) -> None:
    delete_record(mo, "attachment", mo.sends(photo()))
    cleans_up()
    with pytest.raises(OSError, match="cut off"):
        cleans_up(LONGER, Cut(files.folder))
    session.rollback()
    assert list(session.scalars(select(KeptFile.attachment_id))) == []
    assert len(list(files.walk())) == 1
    cleans_up(LONGER)
    assert list(files.walk()) == []
    assert list(faults(session)) == []


class Late(DiskStore):
    """Something else happens between the listing of a file and the look at it."""

    def __init__(self, folder: Path, meanwhile: Callable[[str], None]) -> None:
        super().__init__(folder)
        self.meanwhile = meanwhile

    def walk(self) -> Iterator[str]:
        for key in list(super().walk()):
            self.meanwhile(key)
            yield key


def test_a_row_that_comes_meanwhile_keeps_its_file(
    mo: Sender, files: DiskStore, engine: Engine, session: Session, team: Team, cleans_up: CleanUp
) -> None:
    """A phone sends again what a restore made forgotten, and the file is the same."""
    kept = kept_file(session, team.organization, mo.sends(photo()))
    assert kept
    put(files, team.organization, "00000000-0000-4000-8000-000000000000")  # looked at before
    with writing(session):
        session.execute(delete(KeptFile))

    def comes(key: str, kept: Kept = kept) -> None:
        if key == key_of(kept):
            with Session(engine) as another, writing(another):
                keep_file(another, kept, datetime.now(UTC))

    cleans_up(LONGER, Late(files.folder, comes))
    assert list(files.walk()) == [key_of(kept)]


def test_a_file_put_anew_meanwhile_stays(
    mo: Sender, files: DiskStore, session: Session, team: Team, cleans_up: CleanUp
) -> None:
    """A restore puts the files of the backup first, and their rows afterwards."""
    key = put(files, team.organization, str(uuid4()), days_ago=100)
    cleans_up(files=Late(files.folder, lambda key: files.put(key, b"photo")))
    assert list(files.walk()) == [key]


@SQLITE_ONLY
def test_sessions_that_ended_long_ago_are_forgotten(
    caller: Callers, session: Session, cleans_up: CleanUp
) -> None:
    for _ in range(3):
        caller("mo@north.example")
    long_ago = datetime.now(UTC) - timedelta(days=31)
    with writing(session):
        over, closed, going_on = session.scalars(select(SignIn))
        over.expires_at = closed.revoked_at = long_ago
    cleans_up()
    left = set(session.scalars(select(SignIn.id)))
    assert going_on.id in left
    assert not {over.id, closed.id} & left
