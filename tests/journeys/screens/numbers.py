"""The numbers from the top, as a manager and a director meet them."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect


def of_numbers(page: Page) -> Iterator[tuple[str, Page]]:
    """From the top: the team or the teams, one rep, and the records behind a figure."""
    page.goto("/numbers?by=week")
    expect(page.get_by_text("Nothing else to review.").locator("visible=true").first).to_be_visible()
    yield "Numbers", page
    page.goto("/numbers")
    rep = page.get_by_role("link", name="Moses Farrell").locator("visible=true")
    team = page.get_by_role("link", name="Dana Whitfield").locator("visible=true")
    expect(rep.or_(team)).to_be_visible()
    if team.count():
        yield "Numbers of everybody", page
        team.click()
    rep.click()
    expect(page.get_by_role("heading", name="What this says")).to_be_visible()
    yield "a rep's numbers", page
    page.get_by_role("link", name="Look at the opportunities").click()
    expect(page.get_by_role("heading", name=re.compile("^Counted: "))).to_be_visible()
    yield "what is behind a figure", page
    page.goto(page.url.replace("/opportunities", "/activity"))
    expect(page.get_by_role("heading", name="Nobody looks at these")).to_be_visible()
    yield "a level that is not opened", page
