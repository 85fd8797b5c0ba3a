"""What a director sees of the coaching: without a network, and down to a manager's team."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import ALL_SENT, DIRECTOR, MANAGER, state
from tests.journeys.conftest import Phones

DANA, MARCUS = "Dana Whitfield", "Marcus Oyelaran"


def test_a_director_sees_the_coaching_without_a_network(phones: Phones) -> None:
    phone = phones(desk=True)
    page = phone.sign_in(DIRECTOR)
    phone.cut()
    page.get_by_role("link", name="Coaching").click()
    expect(page.get_by_role("heading", name="Coaching", level=1)).to_be_focused()

    training = page.get_by_role("article").filter(has=page.get_by_role("link", name=DANA))
    expect(training).to_contain_text("Discount inside the policy")
    expect(training).to_contain_text(re.compile(r"Missed \d+ and partly \d+ of \d+ times, by 3 of 6 reps\."))
    east = page.get_by_role("article").filter(has=page.get_by_role("link", name="East"))
    expect(east).to_contain_text("Too few reps")
    west = page.get_by_role("article").filter(has=page.get_by_role("link", name="West"))
    expect(west).to_contain_text("Nothing that 3 reps have in common")
    expect(page.get_by_role("main")).not_to_contain_text(re.compile("Moses|Anna|Boris|Niesha"))

    months = page.get_by_role("table", name="One things by month").locator("tbody tr")
    expect(months).to_have_count(12)
    expect(months.last).to_contain_text("so far")

    late = page.get_by_role("columnheader", name="Late now")
    expect(managers(page)).to_have_text([re.compile(DANA), re.compile(MARCUS)])
    late.get_by_role("button").click()
    expect(late).to_have_attribute("aria-sort", "ascending")
    expect(managers(page)).to_have_text([re.compile(MARCUS), re.compile(DANA)])
    page.reload()
    expect(managers(page)).to_have_text([re.compile(MARCUS), re.compile(DANA)])

    managers(page).last.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Team", level=1)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=f"8 of 12 reps: {DANA}.")).to_be_visible()
    expect(page.get_by_role("heading", name=MARCUS)).to_have_count(0)
    expect(page.get_by_role("link", name=f"also with {MARCUS}")).to_be_visible()


def test_it_is_a_page_on_paper(phones: Phones) -> None:
    page = phones().sign_in(DIRECTOR)
    page.get_by_role("link", name="Coaching").click()
    expect(page.get_by_role("heading", name="Coaching by manager")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text(re.compile(r"^Brightwater Software, \d"))).to_be_visible()
    expect(page.get_by_role("table", name="Coaching by manager")).to_be_visible()
    for chrome in (page.get_by_role("navigation"), page.get_by_role("combobox"), state(page)):
        expect(chrome).not_to_be_visible()


def test_it_is_no_place_for_a_manager(phones: Phones) -> None:
    page = phones(desk=True).sign_in(MANAGER)
    expect(page.get_by_role("link", name="Coaching")).to_have_count(0)
    page.goto("/coaching")
    expect(state(page)).to_have_text(ALL_SENT)
    expect(page.get_by_role("heading", name="Coaching", level=1)).to_have_count(0)


def managers(page: Page) -> Locator:
    return page.get_by_role("table", name="Coaching by manager").locator("tbody tr")
