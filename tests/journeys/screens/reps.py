"""What a rep meets."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.journeys.app import ALL_SENT, state


def of_a_rep(page: Page) -> Iterator[tuple[str, Page]]:
    expect(page.get_by_role("heading", name="Talked through")).to_be_visible()
    page.get_by_role("button", name="I had a conversation").click()
    expect(page.get_by_role("button", name="Take back")).to_be_visible()
    yield "home of a rep", page
    page.get_by_role("link", name="What is expected and why").click()
    expect(page.get_by_role("link", name="To my one thing")).to_be_visible()
    yield "what is expected and why", page
    page.goto("/conversations")
    page.get_by_role("link", name=re.compile("No customer named")).click()
    page.get_by_role("combobox", name="Customer").fill("Konex Bearings")
    page.keyboard.press("Tab")
    page.get_by_role("checkbox", name="It became an opportunity").click()
    expect(page.get_by_role("checkbox", name="It became an opportunity")).to_be_checked()
    yield "notes of a conversation", page
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_role("link", name=re.compile("Konex Bearings"))).to_be_visible()
    yield "conversations of a rep", page
    page.goto("/opportunities")
    page.get_by_role("button", name=re.compile("Konex Bearings")).click()
    expect(page.get_by_role("radio", name="Not met").first).to_be_visible()
    yield "opportunities", page
    page.goto("/counting")
    expect(page.get_by_role("heading", name="Days we work")).to_be_visible()
    yield "How we count, to read", page
    page.goto("/me")
    page.get_by_role("button", name="Add days away").click()
    page.get_by_label("Last day away").fill("2020-01-01")
    expect(page.get_by_text("The last day lies before the first.")).to_be_visible()
    yield "days away that cannot be", page
    page.keyboard.press("Escape")
    expect(state(page)).to_have_text(ALL_SENT)
    page.goto("/")
    page.get_by_role("link", name=re.compile("^Read your retrospective")).click()
    expect(page.get_by_role("button", name="I have read it")).to_be_visible()
    yield "a retrospective to read", page
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_label("Words")).to_be_visible()
    yield "reviews of a rep", page
