"""Files that are brought in, into an organization beside another one with the same names."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from server.arriving.arrival import Arrival, Left
from server.arriving.bring import bring_file
from server.arriving.brought import Brought
from server.arriving.opened import arrivals_in
from server.arriving.take import Taken, Taking
from server.files.disk import DiskStore
from server.importing.who import Who
from tests.organization import Team, make_team

NOW = datetime(2026, 3, 31, 18, 0, tzinfo=UTC)
Opens = Callable[..., list[Arrival | Left]]
Brings = Callable[..., Taken]


@pytest.fixture
def opens(tmp_path: Path) -> Opens:
    """Opens a file with this content and name, as an organization in Chicago would."""

    def opened(content: bytes, name: str = "file", made_on: date = date(2026, 3, 20)) -> list[Arrival | Left]:
        path = tmp_path / "content"
        path.write_bytes(content)
        zone = ZoneInfo("America/Chicago")
        return list(arrivals_in(Brought(path, name, made_on, zone, date(2026, 3, 31), tmp_path)))

    return opened


@pytest.fixture
def team(session: Session) -> Team:
    make_team(session, "South")
    return make_team(session)


@pytest.fixture
def files(tmp_path: Path) -> DiskStore:
    return DiskStore(tmp_path / "files")


@pytest.fixture
def brings(session: Session, team: Team, files: DiskStore, tmp_path: Path) -> Brings:
    """Brings a file in, as Dana unless somebody else is said."""

    def bring(content: bytes, name: str = "file", who: Who | None = None, **more: object) -> Taken:
        path = tmp_path / "content"
        path.write_bytes(content)
        taking = Taking(who or Who(team.organization, team.dana), files, NOW, **more)  # type: ignore[arg-type]
        return bring_file(session, taking, path, name, date(2026, 3, 20))

    return bring
