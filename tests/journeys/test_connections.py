"""HubSpot is connected by a director, read to its end, and heard when its token is worth nothing any more."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.connecting.a_hubspot import TOKEN, HubSpotAccount, hubspot_account
from tests.journeys.app import DIRECTOR, MANAGER, REP
from tests.journeys.axe import ALL_RULES, debugger_with_axe, told, violations
from tests.journeys.conftest import Phones
from tests.journeys.server import Server, copy_of

NOW = datetime.now(UTC)
CUSTOMER = "Ada Byron"


@pytest.fixture
def server(prepared: Path, tmp_path: Path) -> Iterator[Server]:
    """One that may ask what lies on this machine."""
    running = Server(copy_of(prepared, tmp_path / "data"))
    running.environment["RIDEALONG_ALLOWED_HOSTS"] = "127.0.0.1"
    running.start()
    yield running
    running.stop()


@pytest.fixture
def hubspot() -> Iterator[HubSpotAccount]:
    """The rep of the demo has an e-mail and a hundred deals there; somebody else has one."""
    with hubspot_account() as account:
        account.owner("1", REP, firstName="Moses", lastName="Farrell")
        account.owner("9", "zoe@elsewhere.example", firstName="Zoe")
        at = int(NOW.timestamp())
        for nth in range(100):
            account.put("deals", str(100 + nth), at, dealstage="s-first", hubspot_owner_id="1")
        account.put("deals", "300", at, dealname="Theirs", dealstage="s-first", hubspot_owner_id="9")
        account.put("deals", "301", at, dealname="Odd", amount="a lot", hubspot_owner_id="1")
        yesterday = (NOW - timedelta(days=1)).isoformat().replace("+00:00", "Z")
        account.put("emails", "400", at, hs_timestamp=yesterday, hs_email_direction="EMAIL",
                    hs_email_to_firstname="Ada", hs_email_to_lastname="Byron",
                    hs_email_text="Dear Ada, here it is.", hubspot_owner_id="1")  # fmt: skip
        yield account


def test_connected_read_and_repaired(phones: Phones, hubspot: HubSpotAccount) -> None:
    desk = phones(desk=True).sign_in(DIRECTOR)
    desk.get_by_role("link", name="Organization").click()
    desk.get_by_role("link", name="Connections").click()
    desk.get_by_role("button", name="Connect HubSpot").click()
    desk.get_by_label("Token of the private app").fill(TOKEN)
    desk.get_by_text("Recordings of a phone system").click()
    desk.get_by_label("Another address of HubSpot’s API").fill(hubspot.line.address)
    accessible(desk)
    desk.get_by_role("button", name="Connect", exact=True).click()

    card = desk.get_by_role("region", name="HubSpot")
    expect(card).to_contain_text("102 new or changed, 1 not taken, 1 of nobody here")
    card.get_by_text("1 thing not taken").click()
    expect(card).to_contain_text("which is no number")
    card.get_by_text("of people who are no reps here").click()
    expect(card).to_contain_text("zoe@elsewhere.example")
    card.get_by_role("button", name="Try it").click()
    expect(card).to_contain_text("Known here as reps, by e-mail: Moses Farrell.")
    accessible(desk)

    manager = phones().sign_in(MANAGER)
    manager.goto("/critique")
    manager.get_by_text(re.compile("more waiting")).click()
    expect(manager.get_by_role("link", name=re.compile(CUSTOMER))).to_be_visible()

    hubspot.token = "another"
    card.get_by_role("button", name="Read it now").click()
    expect(card.get_by_role("alert")).to_contain_text("Make a new one in HubSpot and enter it here.")
    accessible(desk)
    card.get_by_role("button", name="Enter it again").click()
    desk.get_by_label("Token of the private app").fill("another")
    desk.get_by_role("button", name="Keep it").click()
    expect(card).to_contain_text("Nothing new")
    card.get_by_role("button", name="Remove HubSpot").click()
    card.get_by_role("button", name="Remove HubSpot: what came in stays").click()
    expect(desk.get_by_text("Nothing is connected yet")).to_be_visible()


def accessible(page: Page) -> None:
    assert [told(one) for one in violations(debugger_with_axe(page), ALL_RULES)] == []
