"""Numbers from the top: what is opened and no more, down to the records; offline as last brought."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import DIRECTOR, MANAGER, REP
from tests.journeys.conftest import Phones
from tests.journeys.phone import Phone

MOSES, ANNA = "Moses Farrell", "Anna Sandoval"


def test_a_manager_reads_the_team_from_the_top_and_down_to_the_records(phones: Phones) -> None:
    page = phones(desk=True).sign_in(MANAGER)
    page.get_by_role("link", name="Numbers", exact=True).click()
    expect(page.get_by_role("heading", name="Numbers", level=1)).to_be_focused()
    on_goal = row(page, ANNA)
    expect(on_goal).to_contain_text("Goal met. Nothing else to review.")
    expect(on_goal.get_by_role("cell")).to_have_count(2)  # her opportunities, and that line
    expect(row(page, MOSES).get_by_role("cell").nth(2)).to_have_text("not looked at")

    row(page, MOSES).get_by_role("link").click()
    expect(page.get_by_role("heading", name=MOSES, level=1)).to_be_visible()
    said = page.get_by_role("main")
    expect(said).to_contain_text("Enough conversations, too few turn into opportunities")
    expect(said).not_to_contain_text(re.compile("Calls|E-mails"))
    page.get_by_role("link", name="Look at the conversations").click()
    expect(page.get_by_role("heading", name=re.compile(r"^Counted: \d+$"))).to_be_visible()
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_role("heading", name=MOSES, level=1)).to_be_visible()

    page.goto(f"{page.url}/activity")
    expect(page.get_by_role("heading", name="Nobody looks at these")).to_be_visible()


def test_without_a_network_they_are_as_they_came_last(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    page.goto("/numbers?by=week")
    expect(cards(page).filter(has_text=ANNA)).to_be_visible()
    phone.cut()
    page.reload()
    expect(cards(page).filter(has_text=ANNA)).to_be_visible()
    expect(
        page.get_by_role("status").filter(has_text="No signal: these are the numbers as they came")
    ).to_be_visible()
    page.get_by_role("combobox", name="By").select_option("month")
    expect(page.get_by_role("heading", name="These numbers are not on this phone yet")).to_be_visible()
    phone.restore()
    expect(cards(page).filter(has_text=ANNA)).to_be_visible()


def test_each_period_is_asked_for_once_and_none_stands_for_another(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    page.goto("/")
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url) if "/api/numbers?" in sent.url else None)
    page.goto("/numbers")
    expect(cards(page).filter(has_text=ANNA)).to_be_visible()
    page.get_by_role("button", name="Earlier").click()
    expect(cards(page).filter(has_text=ANNA)).to_be_visible()
    assert ["as_of" in address for address in asked] == [False, True]
    earlier = cards(page).filter(has_text=ANNA).inner_text()
    phone.cut()
    page.get_by_role("button", name="Later").click()
    expect(page.get_by_text("No signal: these are the numbers as they came today")).to_be_visible()
    assert cards(page).filter(has_text=ANNA).inner_text() != earlier
    page.get_by_role("button", name="Earlier").click()
    expect(page.get_by_text("No signal: these are the numbers as they came today")).to_be_visible()
    assert cards(page).filter(has_text=ANNA).inner_text() == earlier


def test_a_director_goes_from_the_organization_to_a_team(phones: Phones) -> None:
    page = phones(desk=True).sign_in(DIRECTOR)
    page.get_by_role("link", name="Numbers", exact=True).click()
    teams = page.get_by_role("table", name="Numbers by team")
    expect(teams.get_by_role("rowheader")).to_have_text([re.compile("Dana"), re.compile("Marcus")])
    teams.get_by_role("link", name="Dana").click()
    expect(row(page, MOSES)).to_be_visible()
    expect(page.get_by_role("combobox", name="Of")).to_have_value(re.compile(r"^[0-9a-f-]{36}$"))
    page.get_by_role("button", name="Earlier").click()
    expect(page).to_have_url(re.compile("as_of="))


def test_a_rep_sees_their_own_and_no_others(phones: Phones) -> None:
    phone: Phone = phones()
    page = phone.sign_in(REP)
    page.goto("/numbers")
    expect(page.get_by_role("heading", name="My numbers", level=1)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Opportunities")
    page.goto("/numbers/activity")
    expect(page.get_by_role("heading", name=re.compile(r"^Counted: \d+$"))).to_be_visible()


def test_they_are_a_page_on_paper(phones: Phones) -> None:
    page = phones().sign_in(MANAGER)
    page.goto("/numbers")
    expect(cards(page).first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("table", name="Numbers by rep")).to_be_visible()
    expect(
        page.get_by_text(re.compile(r"^Brightwater Software, Dana Whitfield\. Quarter from .+ Printed on"))
    ).to_be_visible()
    for chrome in (page.get_by_role("navigation"), page.get_by_role("combobox"), page.get_by_role("button")):
        expect(chrome).not_to_be_visible()


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("table", name="Numbers by rep").get_by_role("row").filter(has_text=name)


def cards(page: Page) -> Locator:
    return page.get_by_role("list", name="Numbers by rep").get_by_role("listitem")
