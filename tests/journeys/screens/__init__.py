"""Walks over every screen of the app, in the states in which a person meets it.

Each gives a screen by its name, on the page that shows it; it must be left as it was found.
"""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.journeys.app import ALL_SENT, DIRECTOR, MANAGER, REP, sign_in, state
from tests.journeys.phone import Phone
from tests.journeys.screens.directors import of_a_director
from tests.journeys.screens.managers import of_a_manager, of_notes, of_weeks_away
from tests.journeys.screens.reps import of_a_rep


def of_a_team(phone: Phone) -> Iterator[tuple[str, Page]]:
    """A manager's screens and a rep's, whom the manager has just talked with."""
    page = phone.open()
    expect(page.get_by_label("E-mail")).to_be_visible()
    yield "sign-in", page
    sign_in(page, MANAGER, "wrong")
    expect(page.get_by_role("alert")).to_be_visible()
    yield "sign-in refused", page
    sign_in(page, MANAGER)
    expect(state(page)).to_have_text(ALL_SENT)
    yield from of_a_manager(phone, page)
    sign_out(page)
    sign_in(page, REP)
    yield from of_a_rep(page)
    page.goto("/me")
    sign_out(page)
    sign_in(page, MANAGER)
    expect(state(page)).to_have_text(ALL_SENT)
    yield from of_notes(page)
    yield from of_weeks_away(phone, page)


def of_an_office(phone: Phone) -> Iterator[tuple[str, Page]]:
    """A director's screens, and what everybody can come to."""
    page = phone.open()
    sign_in(page, DIRECTOR)
    yield from of_a_director(page)
    yield from of_the_server(page)


def of_the_server(page: Page) -> Iterator[tuple[str, Page]]:
    """Pages that the server makes by itself, and an address that is none."""
    page.goto("/team/nobody")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    yield "no such screen", page
    page.goto("/api/docs")
    yield "the API's documentation", page
    page.goto("/nowhere")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    yield "no such page", page


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("E-mail")).to_be_visible()
