"""The app on the home screen: it can be installed, and a new version asks before it takes over."""

import json

from playwright.sync_api import Page, expect

from tests.journeys.app import AGENDA, MANAGER, QUESTIONS, choice, open_state, rate, start_ride_along
from tests.journeys.conftest import Phones
from tests.journeys.line import Line

SIZE_OF = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  return `${image.naturalWidth}x${image.naturalHeight}`;
}"""


def test_the_app_can_be_installed(phones: Phones) -> None:
    page = phones(kept=True, whole=True).sign_in(MANAGER)
    debugger = page.context.new_cdp_session(page)
    assert debugger.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest = json.loads(debugger.send("Page.getAppManifest")["data"])
    maskable = {icon["sizes"]: icon["src"] for icon in manifest["icons"] if icon.get("purpose") == "maskable"}
    assert maskable.keys() == {"192x192", "512x512"}
    assert {size: page.evaluate(SIZE_OF, address) for size, address in maskable.items()} == {
        size: size for size in maskable
    }


def test_a_new_version_takes_over_where_it_is_asked_to_and_nowhere_else(phones: Phones, line: Line) -> None:
    phone = phones(line.url)
    one = phone.sign_in(MANAGER)
    other = one.context.new_page()
    other.goto("/")
    start_ride_along(one, "Niesha Hughes")
    start_ride_along(other, "Niesha Hughes")
    line.new_version = True
    come_back_to(one)
    for tab in (one, other):
        expect(tab.get_by_text("A new version is ready")).to_be_visible()
        rate(tab, AGENDA, "Met")
        assert not is_new(tab)  # nothing happens until it is asked to

    reload(one)
    assert is_new(one)
    expect(choice(one, AGENDA, "Met")).to_be_checked()
    expect(one.get_by_text("A new version is ready")).to_have_count(0)

    rate(other, QUESTIONS, "Missed")  # goes on as it was
    other.context.new_cdp_session(other).send("Network.clearBrowserCache")  # nowhere is the old version now
    expect(open_state(other)).to_contain_text("This part of the app could not be loaded")
    other.keyboard.press("Escape")
    reload(other)
    assert is_new(other)
    expect(choice(other, AGENDA, "Met")).to_be_checked()
    expect(choice(other, QUESTIONS, "Missed")).to_be_checked()
    expect(open_state(other)).not_to_contain_text("could not be loaded")


def come_back_to(tab: Page) -> None:
    """What a browser tells a page that comes to the front again, as a phone's app does all day."""
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def reload(tab: Page) -> None:
    with tab.expect_navigation():
        tab.locator("output", has_text="A new version is ready").get_by_role("button", name="Reload").click()


def is_new(tab: Page) -> bool:
    """Whether the tab runs the new version's scripts."""
    return "/next/" in str(tab.locator("script[type=module]").get_attribute("src"))
