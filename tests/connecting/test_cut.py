"""A run that is cut off, wherever that is, loses nothing and doubles nothing."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.connecting import run as running
from server.store.tables import Change, Critique, Metric, Opportunity
from tests.connecting.a_hubspot import TOKEN, HubSpotAccount
from tests.connecting.a_salesforce import CLIENT, SECRET, SalesforceOrganization
from tests.connecting.conftest import NOW, Connected
from tests.connecting.test_hubspot import AT
from tests.connecting.test_salesforce import MARCH, opportunity
from tests.organization import Team, make_team

WHAT = (
    (Opportunity, ("source_id", "rep_id", "stage")),
    (Metric, ("source_id", "metric", "rep_id")),
    (Critique, ("source_id", "kind", "rep_id", "sha256")),
)


class Cut(Exception):  # noqa: N818 - a power cut
    pass


def fill_hubspot(hubspot: HubSpotAccount) -> None:
    day = "2026-03-20T10:00:00Z"
    for nth in range(105):  # two pages
        hubspot.put("deals", str(100 + nth), AT, dealstage="s-first", hubspot_owner_id="1")
    for nth in range(3):
        hubspot.put("calls", str(900 + nth), AT, hs_timestamp=day, hs_call_body="Hm.", hubspot_owner_id="1")
        hubspot.put("emails", str(910 + nth), AT, hs_timestamp=day, hs_email_text="Hi.", hubspot_owner_id="2")
        hubspot.put("notes", str(920 + nth), AT, hs_timestamp=day, hs_note_body="Ha.", hubspot_owner_id="2")
    hubspot.archived["deals"].add("99")


def fill_salesforce(salesforce: SalesforceOrganization) -> None:
    for nth in range(5):  # two changed in the same moment lie on two pages
        opportunity(salesforce, f"006{nth}", day=10 + nth // 2)
        salesforce.put("Task", f"00T{nth}", MARCH.format(10 + nth // 2), TaskSubtype="Call", IsClosed=True,
                       ActivityDate="2026-03-20", Description="Hm.", OwnerId="005R")  # fmt: skip


@pytest.fixture(params=["hubspot", "salesforce"])
def fresh(
    request: pytest.FixtureRequest,
    session: Session,
    tmp_path: Path,
    hubspot: HubSpotAccount,
    salesforce: SalesforceOrganization,
) -> Callable[[str], Connected]:
    """A new organization of this name that is connected to what was filled."""
    fill_hubspot(hubspot)
    fill_salesforce(salesforce)

    def made(name: str) -> Connected:
        team = make_team(session, name)
        connected = Connected(session, team, tmp_path / name)
        if request.param == "hubspot":
            for number, first in (("1", "rob"), ("2", "tess")):
                hubspot.owners = [one for one in hubspot.owners if one["id"] != number]
                hubspot.owner(number, f"{first}@{name.lower()}.example")
            return connected.to("hubspot", TOKEN, address=hubspot.line.address)
        salesforce.objects["User"].clear()
        salesforce.user("005R", f"rob@{name.lower()}.example")
        return connected.to("salesforce", SECRET, address=salesforce.line.address, client_id=CLIENT)

    return made


def of_team(session: Session, team: Team) -> list[Any]:
    """What an organization has, with names for its reps: the same for all."""
    called = {team.rob: "rob", team.tess: "tess"}
    found = []
    for table, names in WHAT:
        asked = select(table).where(table.organization_id == team.organization, ~table.deleted)
        told = (tuple(getattr(one, name) for name in names) for one in session.scalars(asked))
        found.append(sorted(tuple(called.get(value, value) for value in one) for one in told))
    session.rollback()
    return found


def pages_of(connected: Connected) -> int:
    connected.run()
    return len(connected.steps)


@pytest.mark.parametrize("where", ["between two pages", "in the middle of one"])
def test_cut_at_every_page_it_brings_the_same(
    fresh: Callable[[str], Connected],
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    whole = fresh("Whole")
    pages = pages_of(whole)
    expected = of_team(session, whole.team)
    assert len(expected[0]) >= 5
    assert len(expected[2]) >= 5
    for nth in range(1, pages):
        connected = fresh(f"Cut{nth}")
        cut = _CutAt(nth)
        with monkeypatch.context() as patched:
            if where == "in the middle of one":
                # its things to critique are taken, its numbers and the checkpoint are not
                patched.setattr(running, "keep_after", cut.instead_of(running.keep_after))
            with suppress(Cut):
                connected.run(step=cut if where == "between two pages" else None)
        connected.run(NOW + timedelta(minutes=1))
        assert of_team(session, connected.team) == expected, nth
        before = last_version(session, connected.team)
        connected.run(NOW + timedelta(hours=1))
        assert last_version(session, connected.team) == before  # nothing was written once more


class _CutAt:
    """Cuts a run off at its nth call."""

    def __init__(self, nth: int) -> None:
        self.left = nth

    def __call__(self, *_: Any) -> None:
        self.left -= 1
        if self.left == 0:
            raise Cut

    def instead_of(self, work: Callable[..., None]) -> Callable[..., None]:
        def cut_or_work(*told: Any) -> None:
            self()
            work(*told)

        return cut_or_work


def last_version(session: Session, team: Team) -> int:
    asked = select(func.max(Change.version)).where(Change.organization_id == team.organization)
    found = session.scalars(asked).one()
    session.rollback()
    return int(found or 0)
