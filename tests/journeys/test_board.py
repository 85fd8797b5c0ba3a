"""The team board by keyboard alone, and as its address keeps it."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import DIRECTOR, MANAGER
from tests.journeys.conftest import Phones
from tests.journeys.test_keyboard import tab_to


def test_the_board_by_keyboard_alone(phones: Phones) -> None:
    page = open_board(phones, DIRECTOR)
    search = page.get_by_role("searchbox", name="Search by name")
    page.keyboard.press("j")
    expect(rep(page, "Anna Sandoval")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(rep(page, "Cecily Larkin")).to_be_focused()

    page.keyboard.press("/")
    expect(search).to_be_focused()
    page.keyboard.type("j/k?a")  # somebody types: none of it is a shortcut
    expect(search).to_have_value("j/k?a")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("la")
    expect(page.get_by_role("status").filter(has_text="3 of 12 reps")).to_be_visible()
    page.keyboard.press("Enter")
    expect(rep(page, "Moses Farrell")).not_to_be_visible()
    expect(rep(page, "Cecily Larkin")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Cecily Larkin", level=1)).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Back", exact=True))
    page.keyboard.press("Enter")
    expect(search).to_have_value("la")  # the list is as it was left


def test_single_keys_are_told_of_and_can_be_switched_off(phones: Phones) -> None:
    page = open_board(phones, MANAGER)  # eight reps: nothing to search, so the first filter gets the focus
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Needs")).to_be_focused()
    tab_to(page, rep(page, "Anna Sandoval"))
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keyboard")
    tab_to(page, keys.get_by_role("checkbox"))
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(keys).not_to_be_visible()
    expect(rep(page, "Anna Sandoval")).to_be_focused()

    for key in "j?/":
        page.keyboard.press(key)
    expect(keys).not_to_be_visible()
    expect(rep(page, "Anna Sandoval")).to_be_focused()
    page.keyboard.press("ArrowDown")  # not a character
    expect(rep(page, "Cecily Larkin")).to_be_focused()
    page.reload()
    expect(rep(page, "Cecily Larkin")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("[data-rep]:focus")).to_have_count(0)


def test_the_address_keeps_the_order_and_the_filters(phones: Phones) -> None:
    page = open_board(phones, MANAGER)
    seen = page.get_by_role("columnheader", name="Last seen")
    expect(seen).not_to_have_attribute("aria-sort", re.compile(".*"))
    seen.get_by_role("button").click()
    expect(seen).to_have_attribute("aria-sort", "ascending")
    expect(first(page)).to_contain_text("Versie Hollis")
    seen.get_by_role("button").click()
    expect(seen).to_have_attribute("aria-sort", "descending")
    page.get_by_role("combobox", name="Region").select_option("West")
    expect(page.get_by_role("status").filter(has_text="2 of 8 reps: West.")).to_be_visible()
    expect(first(page)).to_contain_text("Kary Henriksen")

    page.reload()
    expect(seen).to_have_attribute("aria-sort", "descending")
    expect(page.locator("tbody tr")).to_have_count(2)
    first(page).get_by_role("link").click()
    expect(page.get_by_role("heading", name="Kary Henriksen", level=1)).to_be_visible()
    page.go_back()
    expect(page.locator("tbody tr")).to_have_count(2)

    page.get_by_role("combobox", name="Needs").select_option("Go and see")
    expect(page.get_by_role("heading", name="Nobody matches")).to_be_visible()
    page.get_by_role("button", name="Show everybody").click()
    expect(page.locator("tbody tr")).to_have_count(8)
    expect(seen).to_have_attribute("aria-sort", "descending")


def test_on_a_phone_a_chooser_and_a_sheet(phones: Phones) -> None:
    page = phones().sign_in(MANAGER)
    page.get_by_role("link", name="Team").click()
    page.get_by_role("combobox", name="Sort by").select_option("Name, A to Z")
    expect(page.get_by_role("listitem").filter(has=page.locator("[data-rep]")).first).to_contain_text("Anna")
    page.get_by_role("button", name="Filter").click()
    sheet = page.get_by_role("dialog", name="Filter")
    sheet.get_by_label("New hires").check()
    sheet.get_by_role("button", name="Show 1 rep").click()
    expect(rep(page, "Versie Hollis")).to_be_visible()
    expect(rep(page, "Anna Sandoval")).not_to_be_visible()
    expect(page.get_by_role("button", name="Filter (1)")).to_be_focused()
    expect(page.get_by_role("button", name="Keyboard")).to_have_count(0)


def open_board(phones: Phones, who: str) -> Page:
    """The board in the order of names, which is the same on every day of the week."""
    page = phones(desk=True).sign_in(who)
    page.get_by_role("link", name="Team").press("Enter")
    page.get_by_role("columnheader", name="Rep").first.get_by_role("button").press("Enter")
    expect(first(page)).to_contain_text("Anna Sandoval")
    return page


def rep(page: Page, name: str) -> Locator:
    """The way to a rep's page, in the look of the board that is in sight."""
    return page.get_by_role("link", name=re.compile(name))


def first(page: Page) -> Locator:
    return page.locator("tbody tr").first
