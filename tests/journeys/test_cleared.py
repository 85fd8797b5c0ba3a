"""The browser's data is cleared under unsent work: the person is told what is lost, and goes on."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.app import AGENDA, ALL_SENT, COST, MANAGER, choice, rate, sign_in, start_ride_along, state
from tests.journeys.conftest import Phones

REP = "Niesha Hughes"
GONE = "What was kept here was cleared"


def test_cleared_while_it_is_open(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    phone.cut()
    record(page)
    rate(page, COST, "Met")
    expect(state(page)).to_have_text("Offline · 2 saved")

    phone.clear()
    expect(page.get_by_role("heading", name=GONE, level=1)).to_be_visible()
    expect(page.get_by_text("2 things you saved were not sent yet, and are lost.")).to_be_visible()
    again = page.get_by_role("button", name="Sign in again")
    again.click()
    expect(page.get_by_role("status")).to_contain_text("There is no signal just now.")
    phone.restore()
    again.click()
    sign_in(page, MANAGER)
    expect(page.get_by_role("heading", name="Today", level=1)).to_be_visible()
    expect(state(page)).to_have_text(ALL_SENT)
    record(page)
    expect(state(page)).to_have_text(ALL_SENT)


def test_cleared_with_everything_sent(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    phone.cut()
    record(page)
    expect(state(page)).to_have_text("Offline · 1 saved")
    phone.restore()
    expect(state(page)).to_have_text(ALL_SENT)
    phone.clear()
    expect(page.get_by_text("Nothing you saved was waiting to be sent.")).to_be_visible()


@pytest.mark.parametrize(
    ("by", "told"),
    [("the browser", GONE), ("a person", "Nothing is kept on this phone yet.")],
)
def test_cleared_while_it_is_closed(phones: Phones, by: str, told: str) -> None:
    phone = phones(kept=True)
    page = phone.sign_in(MANAGER)
    phone.cut()
    record(page)
    ride = page.url
    phone.close()

    page = phone.open("about:blank")
    phone.clear(cookies=by == "a person")  # a browser that makes room leaves them
    page.goto(ride)
    expect(page.get_by_text(told)).to_be_visible()
    page.reload()
    expect(page.get_by_text(told)).to_be_visible()
    sign_in(page, MANAGER)
    # The ride-along that was open is gone: it is opened anew as soon as the checklist is here.
    expect(choice(page, AGENDA, "Missed")).not_to_be_checked()
    rate(page, AGENDA, "Missed")
    expect(state(page)).to_have_text(ALL_SENT)
    page.reload()
    expect(choice(page, AGENDA, "Missed")).to_be_checked()


def record(page: Page) -> None:
    """One tap in a ride-along."""
    start_ride_along(page, REP)
    rate(page, AGENDA, "Missed")
