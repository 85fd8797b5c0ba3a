"""By keyboard alone: sign in, record, look at what is saved, and go back."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import AGENDA, ALL_SENT, COST, MANAGER, PASSWORD, choice, state
from tests.journeys.conftest import Phones

FAR = 60  # more stops than any screen has


def test_recording_by_keyboard_alone(phones: Phones) -> None:
    page = phones(desk=True).open()
    tab_to(page, page.get_by_label("E-mail"))
    page.keyboard.type(MANAGER)
    tab_to(page, page.get_by_label("Password"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(state(page)).to_have_text(ALL_SENT)

    tab_to(page, page.get_by_role("button", name="Start ride-along"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Start a ride-along", level=1)).to_be_focused()
    tab_to(page, page.get_by_role("searchbox"))
    page.keyboard.type("moses")
    tab_to(page, page.get_by_role("button", name=re.compile("Moses Farrell")).last)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Moses Farrell", level=1)).to_be_visible()

    tab_to(page, page.get_by_role("combobox", name="Customer"))
    page.keyboard.press("ArrowDown")
    offered = page.get_by_role("option", selected=True)
    name = offered.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Customer")).to_have_value(name)

    tab_to(page, choice(page, COST, "Met"))
    page.keyboard.press("Space")
    expect(choice(page, COST, "Met")).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect(choice(page, COST, "Partly")).to_be_checked()
    expect(choice(page, COST, "Partly")).to_be_focused()
    tab_to(page, choice(page, AGENDA, "Met"))  # one stop for each item, not four
    page.keyboard.press("ArrowLeft")
    expect(choice(page, AGENDA, "Not seen")).to_be_checked()

    tab_to(page, state(page), back=True)
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="What is saved and sent")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).not_to_be_visible()
    expect(state(page)).to_be_focused()


def tab_to(page: Page, there: Locator, *, back: bool = False) -> None:
    """Press Tab until the focus is there, as somebody without a mouse does."""
    expect(there).to_be_visible()
    for _ in range(FAR):
        if there.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"no way to {there} by keyboard")
