"""Five hundred edits wait: the list behind the state opens, and what to do about them is in reach."""

from playwright.sync_api import expect

from tests.journeys.app import MANAGER, open_state
from tests.journeys.conftest import Phones
from tests.journeys.many_waiting import fill


def test_a_long_list_shows_a_few_of_each_and_the_way_on(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    phone.cut()
    fill(page, rides=62, ratings=7, refused=40, overwritten=30)
    sheet = open_state(page)
    expect(sheet.get_by_role("button", name="Edit")).to_have_count(5)
    expect(sheet.get_by_role("button", name="Take back mine")).to_have_count(5)
    expect(sheet.get_by_role("heading", name="Ride-along with")).to_have_count(5)
    expect(sheet.get_by_role("button", name="Send now")).to_be_in_viewport()

    sheet.get_by_text("57 more waiting").click()
    expect(sheet.get_by_role("heading", name="Ride-along with")).to_have_count(62)
    sheet.get_by_text("25 more that somebody wrote over").click()
    expect(sheet.get_by_role("button", name="Take back mine")).to_have_count(30)
    more = sheet.get_by_text("35 more not accepted")
    more.click()
    expect(sheet.get_by_role("button", name="Edit")).to_have_count(40)
    expect(sheet.get_by_role("button", name="Send now")).to_be_in_viewport()
    more.click()
    expect(sheet.get_by_role("button", name="Edit")).to_have_count(5)

    sheet.get_by_role("button", name="Delete it").first.click()
    sheet.get_by_role("button", name="Really delete it").click()
    expect(sheet.get_by_text("34 more not accepted")).to_be_visible()
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).to_have_count(0)
