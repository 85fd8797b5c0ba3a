"""An organization that is connected to systems on loopback."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from server.connecting.run import Place, Tools, run_connection
from server.files.disk import DiskStore
from server.outgoing.guard import Guard
from server.sealing import seal
from server.store.connections import add_connection, connection
from server.store.database import writing
from server.store.tables import Connection
from server.work.job import Came
from tests.connecting.a_hubspot import TOKEN, HubSpotAccount, hubspot_account
from tests.connecting.a_salesforce import CLIENT, SECRET, SalesforceOrganization, salesforce_organization
from tests.organization import Team, make_team

NOW = datetime(2026, 3, 31, 14, 5, tzinfo=UTC)
KEY = "k" * 64
#: What is inside is asked, as the operator of a test allows it.
INSIDE = Guard(frozenset({"127.0.0.1"}))


class Waits(list[float]):
    """The pauses that were made, without making them."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


class Connected:
    """A connection, run as the job runs it."""

    def __init__(self, session: Session, team: Team, files: Path, guard: Guard = INSIDE) -> None:
        self.session = session
        self.team = team
        self.waits = Waits()
        self.tools = Tools(DiskStore(files), guard, KEY, self.waits)
        self.place = Place(team.organization, team.id("connection"))
        self.steps: list[tuple[int | None, int | None]] = []

    def to(self, kind: str, secret: str, **settings: Any) -> "Connected":
        with writing(self.session):
            add_connection(
                self.session,
                {
                    "organization_id": self.place.organization_id,
                    "id": self.place.connection_id,
                    "kind": kind,
                    "name": kind.title(),
                    "settings": settings,
                    "secret": seal(KEY, secret),
                    "made_at": NOW,
                    "made_by": self.team.dana,
                    "active": True,
                },
            )
        return self

    def run(self, now: datetime = NOW, step: Callable[[int | None, int | None], None] | None = None) -> Came:
        self.steps = []
        try:
            return run_connection(
                self.session,
                self.place,
                now,
                step or (lambda done, total: self.steps.append((done, total))),
                self.tools,
            )
        finally:
            self.session.rollback()

    @property
    def row(self) -> Connection:
        found = connection(self.session, *self.place)
        self.session.rollback()
        assert found
        return found

    @property
    def report(self) -> dict[str, Any]:
        told = self.row.report
        assert told
        return told


@pytest.fixture
def team(session: Session) -> Team:
    make_team(session, "South")
    return make_team(session)


@pytest.fixture
def connected(session: Session, team: Team, tmp_path: Path) -> Connected:
    return Connected(session, team, tmp_path / "files")


@pytest.fixture
def hubspot() -> Iterator[HubSpotAccount]:
    """An account whose owners 1 and 2 are Rob and Tess, and 9 is nobody here."""
    with hubspot_account() as account:
        account.owner("1", "Rob@North.example")
        account.owner("2", "tess@north.example", archived=True)
        account.owner("9", "zoe@elsewhere.example")
        yield account


@pytest.fixture
def to_hubspot(connected: Connected, hubspot: HubSpotAccount) -> Connected:
    return connected.to("hubspot", TOKEN, address=hubspot.line.address)


@pytest.fixture
def salesforce() -> Iterator[SalesforceOrganization]:
    """An org whose users 005R and 005T are Rob and Tess, and 005Z is nobody here."""
    with salesforce_organization() as made:
        made.user("005R", "rob@north.example")
        made.user("005T", "tess@north.example")
        made.user("005Z", "zoe@elsewhere.example")
        yield made


@pytest.fixture
def to_salesforce(connected: Connected, salesforce: SalesforceOrganization) -> Connected:
    return connected.to("salesforce", SECRET, address=salesforce.line.address, client_id=CLIENT)
