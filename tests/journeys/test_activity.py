"""A director asks for more days in the field; the manager reads why, and what they do counts offline."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import AGENDA, ALL_SENT, DIRECTOR, MANAGER, finish, rate, start_ride_along, state
from tests.journeys.conftest import Phones

WHY = "We lose deals where nobody of us has been in the room."


def field_days(page: Page) -> Locator:
    return page.locator("dl.activity > div").filter(has_text="Days in the field")


def test_a_target_is_set_and_a_ride_along_counts_without_a_signal(phones: Phones) -> None:
    director = phones(desk=True).sign_in(DIRECTOR)
    director.goto("/targets")
    director.get_by_role("button", name="Change: Days in the field").first.click()
    sheet = director.get_by_role("dialog")
    expect(sheet.get_by_role("button", name="Ask for it")).to_be_disabled()
    sheet.get_by_label("A month").fill("23")
    sheet.get_by_label("Why").fill(WHY)
    sheet.get_by_role("button", name="Ask for it").click()
    expect(director.get_by_text("23 days in the field a month")).to_be_visible()
    expect(state(director)).to_have_text(ALL_SENT)

    manager = phones()
    page = manager.sign_in(MANAGER)
    expect(field_days(page)).to_contain_text("of 23 this month")
    had = int(re.match(r"\D*(\d+)", field_days(page).inner_text())[1])  # type: ignore[index]
    manager.cut()
    start_ride_along(page, "Moses Farrell")
    rate(page, AGENDA, "Met")
    finish(page)
    page.goto("/activity")
    expect(field_days(page)).to_contain_text(f"{had + 1} of 23 this month")
    expect(field_days(page)).to_contain_text("not talked through yet")
    expect(page.get_by_text(WHY)).to_be_visible()
    manager.restore()
    expect(state(page)).to_have_text(ALL_SENT)

    director.goto("/managers")
    table = director.get_by_role("table", name="Going and seeing")
    expect(table.get_by_role("row").filter(has_text="Dana Whitfield")).to_contain_text(f"{had + 1} of 23")
