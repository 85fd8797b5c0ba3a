"""The first minute on a new phone: nothing is missing before it could come, and no cut is a dead end."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.journeys.app import ALL_SENT, MANAGER, sign_in, start_ride_along, state
from tests.journeys.conftest import Phones

SEEN_EMPTY = """
window.seenEmpty = false;
new MutationObserver(() => { seenEmpty ||= document.body.innerText.includes("Nothing planned"); })
  .observe(document, { subtree: true, childList: true, characterData: true });
"""


def test_the_first_screen_comes_with_what_is_on_it(phones: Phones) -> None:
    page = phones().open()
    page.evaluate(SEEN_EMPTY)
    let_go = hold_the_news(page)
    sign_in(page, MANAGER)
    expect(page.get_by_role("heading", name="Welcome, ", level=1)).to_be_visible()
    expect(state(page)).to_have_text("Getting your team…")

    let_go()
    expect(state(page)).to_have_text(ALL_SENT)
    page.get_by_role("button", name="Start ride-along").wait_for()
    assert not page.evaluate("seenEmpty")
    expect(page.get_by_role("heading", name="Today", level=1)).to_be_visible()


def test_cut_before_anything_came_the_app_is_there(phones: Phones) -> None:
    phone = phones()
    page = phone.open()
    let_go = hold_the_news(page)
    sign_in(page, MANAGER)
    expect(page.get_by_role("heading", name="Welcome, ", level=1)).to_be_visible()
    phone.cut()
    let_go()
    expect(state(page)).to_have_text("Offline")
    page.get_by_role("button", name="Start ride-along").click()
    expect(page.get_by_text("Your team comes to this phone with the first good signal.")).to_be_visible()

    phone.restore()
    expect(state(page)).to_have_text(ALL_SENT)
    page.get_by_role("link", name="Back").click()
    start_ride_along(page, "Niesha Hughes")


def hold_the_news(page: Page) -> Callable[[], None]:
    """The server's first news is on its way until the function it gives is called."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    def let_go() -> None:
        for route in held:
            route.continue_()
        page.unroute("**/api/sync", hold)

    page.route("**/api/sync", hold)
    return let_go
