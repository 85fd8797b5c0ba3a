"""Two coaches agree on a one thing with the same rep, both without a network: the second one is told."""

from playwright.sync_api import Page, expect

from tests.journeys.app import (
    ALL_SENT,
    COST,
    DIRECTOR,
    MANAGER,
    finish,
    open_state,
    rate,
    start_ride_along,
    state,
    talk_through,
    to_today,
)
from tests.journeys.conftest import Phones

NEW_HIRE = "Versie Hollis"
DECIDES = "Ask who else decides"
FULL = """() => {
  globalThis.roomy = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
ROOM_AGAIN = "() => { IDBObjectStore.prototype.add = globalThis.roomy; }"


def test_the_second_one_thing_is_refused_shown_and_can_be_sent_again(phones: Phones) -> None:
    first, second = phones(), phones()
    manager, director = first.sign_in(MANAGER), second.sign_in(DIRECTOR)
    first.cut()
    second.cut()
    coach(manager, COST, "Missed")
    coach(director, DECIDES, "Missed")

    first.restore()
    expect(state(manager)).to_have_text(ALL_SENT)
    second.restore()
    expect(state(director)).to_have_text("1 not accepted")
    told = open_state(director).locator("section", has=director.get_by_role("heading", name=NEW_HIRE))
    expect(told).to_contain_text("Not accepted: Versie has a one thing already.")
    expect(told).to_contain_text(DECIDES)
    expect(director.get_by_test_id("aloud")).to_contain_text("1 thing was not accepted")
    director.evaluate(FULL)
    told.get_by_role("button", name="Send again").click()
    expect(told.get_by_role("alert")).to_contain_text("the phone may be full")
    director.evaluate(ROOM_AGAIN)
    told.get_by_role("button", name="Send again").click()
    expect(told.get_by_role("alert")).to_have_count(0)
    expect(told).to_contain_text("Not accepted:")  # nothing has changed: the first one is still open
    director.keyboard.press("Escape")

    for _ in range(3):  # the first one reaches its standard, and its place is free
        coach(manager, COST, "Met")
    expect(state(manager)).to_have_text(ALL_SENT)
    open_state(director)
    told.get_by_role("button", name="Send again").click()
    expect(told).to_have_count(0)
    expect(state(director)).to_have_text(ALL_SENT)

    manager.get_by_role("link", name="Team").click()
    expect(manager.get_by_role("link", name=NEW_HIRE)).to_contain_text(DECIDES)


def coach(page: Page, prompt: str, rating: str) -> None:
    """Ride along with the new hire, see one thing, and talk it through."""
    start_ride_along(page, NEW_HIRE)
    rate(page, prompt, rating)
    finish(page)
    talk_through(page)
    to_today(page)
