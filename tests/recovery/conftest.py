"""A team, its phones, and a place for backups: everything on both databases."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from server.files.disk import DiskStore
from server.recovery.backup import make_backup
from server.recovery.restore import restorable, restore
from tests.organization import NOW, Team, make_team
from tests.phone import Phone


class Keeper:
    """Backs up and restores one installation."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine, self.folder = engine, folder
        self.files = DiskStore(folder / "files")

    def backup(self, name: str = "backup.tar") -> Path:
        path = self.folder / name
        made = make_backup(self.engine, self.files, path, NOW)
        assert made.missing == []
        return path

    def restore(self, path: Path) -> None:
        with restorable(path, self.engine) as backup:
            restore(backup, self.engine, self.files, self.folder)


@pytest.fixture
def keeper(engine: Engine, tmp_path: Path) -> Keeper:
    return Keeper(engine, tmp_path)


@pytest.fixture
def team(session: Session) -> Team:
    return make_team(session)


@pytest.fixture
def phone(session: Session, team: Team) -> Callable[[str], Phone]:
    return lambda first: Phone(session, team, team.id(first))
