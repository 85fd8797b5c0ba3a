"""The main job, end to end: from a tap with no signal to one thing on the web (steps 1-7 of the journey)."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Phones
from tests.journeys.server import Server

MANAGER = "manager@demo.example"
REP = "rep@demo.example"
PRIVATE = "He looked tired today, ask how he is."
SHARED = "Named the price before the customer had named a problem."
REPS_WORDS = "I rushed it, I wanted to get to the demo."


def rate(page: Page, index: int, choice: str) -> None:
    """Tap a choice of the n-th item and wait until the phone says it is kept."""
    option = page.get_by_role("radiogroup").nth(index).get_by_role("radio", name=choice)
    option.click()
    expect(option).to_be_checked()


def start_ride_along(page: Page, rep: str, customer: str) -> None:
    page.get_by_role("button", name="Start ride-along").click()
    page.get_by_role("searchbox", name="Search your team").fill(rep[:4])
    page.get_by_role("button", name=re.compile(rep)).first.click()
    page.get_by_label("Customer").fill(customer)
    expect(page.get_by_role("heading", name=rep)).to_be_visible()


def state_in_words(page: Page) -> str:
    return page.get_by_test_id("state").inner_text()


def test_from_a_tap_with_no_signal_to_one_thing_on_the_web(server: Server, phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    expect(page.get_by_text("Next ride-along")).to_be_visible()
    expect(page.get_by_test_id("state")).to_contain_text("All sent")
    today = page.get_by_role("main").inner_text()

    phone.close()
    page = phone.open(offline=True)
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    expect(page.get_by_test_id("state")).to_contain_text("Offline")
    expect(page.get_by_text("Next ride-along")).to_be_visible()
    assert page.get_by_role("main").inner_text() == today

    rep = the_rep(page)
    start_ride_along(page, rep, "Cancity")
    rate(page, 0, "Partly")
    rate(page, 1, "Missed")
    rate(page, 2, "Met")
    rate(page, 1, "Partly")
    expect(page.get_by_test_id("state")).to_contain_text("saved")

    phone.kill()
    page = phone.open(offline=True)
    page.get_by_role("link", name=re.compile(f"Carry on.*{rep}")).click()
    for index, choice in enumerate(["Partly", "Partly", "Met"]):
        group = page.get_by_role("radiogroup").nth(index)
        expect(group.get_by_role("radio", name=choice)).to_be_checked()
