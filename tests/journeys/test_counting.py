"""What counts, with the network cut: a rep taps and notes, a manager marks and audits, all of it arrives."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import ALL_SENT, DIRECTOR, MANAGER, REP, finish, rate, state, talk_through
from tests.journeys.conftest import Phones

MOSES = "Moses Farrell"
CUSTOMER = "Konex Bearings"
CHAMPION = "A champion is named"
NEXT_STEP = "Walk the line with the plant manager"


@pytest.fixture
def asked(phones: Phones) -> None:
    """From today on a director asks for one thing more of every opportunity, to be marked by hand."""
    page = phones(desk=True).sign_in(DIRECTOR)
    page.goto("/counting")
    page.get_by_role("button", name="Ask for one thing more").click()
    page.get_by_label("An opportunity counts when").fill(CHAMPION)
    page.get_by_role("button", name="Ask for it", exact=True).click()
    expect(page.get_by_role("button", name=f"Change “{CHAMPION}”")).to_be_visible()
    expect(state(page)).to_have_text(ALL_SENT)


@pytest.mark.usefixtures("asked")
def test_from_a_tap_of_the_rep_to_an_opportunity_that_counts(phones: Phones) -> None:
    rep = phones(kept=True)
    page = rep.sign_in(REP)
    rep.cut()
    count_two_and_take_one_back(page)
    note_what_was_learned(page)
    rep.close()
    page = rep.open("/opportunities", offline=True)
    expect(row(page)).to_contain_text(re.compile("Not checked yet|Not counted"))
    expect(row(page)).to_contain_text("from a conversation")
    expect(state(page)).to_have_text(re.compile(r"^Offline · \d+ saved$"))
    rep.restore()
    expect(state(page)).to_have_text(ALL_SENT)

    manager = phones()
    desk = manager.sign_in(MANAGER)
    desk.get_by_role("link", name="Team", exact=True).click()
    desk.get_by_role("link", name=re.compile(MOSES)).first.click()
    expect(desk.get_by_role("heading", name=MOSES, level=1)).to_be_visible()
    manager.cut()
    mark_it(desk)
    manager.restore()
    expect(state(desk)).to_have_text(ALL_SENT)

    page.reload()
    expect(row(page)).to_contain_text("Counted")
    row(page).get_by_role("button", name=re.compile(CUSTOMER)).click()
    expect(criterion(page)).to_contain_text("Marked by Dana Whitfield")


def test_notes_are_audited_with_the_checklist_and_count_for_the_one_thing(phones: Phones) -> None:
    rep, manager = phones(), phones()
    page = rep.sign_in(REP)
    count_two_and_take_one_back(page)
    note_what_was_learned(page)
    expect(state(page)).to_have_text(ALL_SENT)

    page = manager.sign_in(MANAGER)
    page.get_by_role("link", name="Team", exact=True).click()
    page.get_by_role("link", name=re.compile(MOSES)).first.click()
    page.get_by_role("link", name="Conversation notes").click()
    manager.cut()
    expect(page.get_by_text(re.compile("Read Moses’s notes together"))).to_be_visible()
    page.get_by_role("link", name=re.compile(CUSTOMER)).click()
    expect(page.get_by_role("main")).to_contain_text(NEXT_STEP)
    page.get_by_role("button", name="Audit these notes").click()
    expect(page.get_by_role("region", name="What was noted")).to_contain_text(NEXT_STEP)
    rate(page, "Next step booked", "Missed")
    finish(page)
    talk_through(page)
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_role("link", name=re.compile(f"Call note · {CUSTOMER}.*Today"))).to_be_visible()
    manager.restore()
    expect(state(page)).to_have_text(ALL_SENT)

    mine = phones().sign_in(REP)
    expect(mine.get_by_role("article").first).to_contain_text(f"Today · {CUSTOMER}")


def count_two_and_take_one_back(page: Page) -> None:
    """On the rep's home; a second one was a slip."""
    tap = page.get_by_role("button", name="I had a conversation")
    tap.click()
    expect(page.get_by_text("1 today")).to_be_visible()
    tap.click()
    expect(page.get_by_text("2 today")).to_be_visible()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("1 today")).to_be_visible()


def note_what_was_learned(page: Page) -> None:
    page.get_by_role("link", name="Conversations", exact=True).click()
    page.get_by_role("link", name=re.compile("No customer named.*No notes yet")).click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()  # it takes the focus, and then it is ours
    page.get_by_role("combobox", name="Customer").fill(CUSTOMER)
    page.keyboard.press("Tab")
    step = page.get_by_role("textbox", name="Next step")
    step.fill(NEXT_STEP)
    expect(step).to_have_accessible_description(re.compile("Saved"))
    became = page.get_by_role("checkbox", name="It became an opportunity")
    became.click()
    expect(became).to_be_checked()
    page.get_by_role("link", name="Back", exact=True).click()
    entry = page.get_by_role("link", name=re.compile(CUSTOMER))
    expect(entry).to_contain_text("Missing: date of the next step, goals and 3 more")
    expect(entry).to_contain_text("Opportunity")


def mark_it(page: Page) -> None:
    """The count on the phone changes with the last mark."""
    page.get_by_role("link", name="Opportunities", exact=True).click()
    before = counted(page)
    row(page).get_by_role("button", name=re.compile(CUSTOMER)).click()
    groups = row(page).get_by_role("radiogroup")
    expect(groups.first).to_be_visible()
    for group in groups.all():
        group.get_by_role("radio", name="Met", exact=True).click()
        expect(group.get_by_role("radio", name="Met", exact=True)).to_be_checked()
    expect(row(page)).to_contain_text("Counted · ")
    expect(page.get_by_text(f"✓ {before + 1} counted")).to_be_visible()
    expect(criterion(page)).to_contain_text("Marked by you")
    expect(state(page)).to_have_text(re.compile(r"^Offline · \d+ saved$"))


def row(page: Page) -> Locator:
    return page.get_by_role("listitem").filter(has=page.get_by_role("button", name=re.compile(CUSTOMER)))


def criterion(page: Page) -> Locator:
    return row(page).locator("div").filter(has_text=CHAMPION).last


def counted(page: Page) -> int:
    shown = page.get_by_text(re.compile(r"^✓ \d+ counted$")).inner_text()
    return int(re.sub(r"\D", "", shown))
