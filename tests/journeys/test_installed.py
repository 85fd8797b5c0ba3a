"""The app on the home screen: it can be installed, and a new version asks before it takes over."""

import json

from playwright.sync_api import Page, expect

from tests.journeys.app import AGENDA, MANAGER, choice, rate, start_ride_along
from tests.journeys.conftest import Phones
from tests.journeys.line import Line

SIZE_OF = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  return `${image.naturalWidth}x${image.naturalHeight}`;
}"""


def test_the_app_can_be_installed(phones: Phones) -> None:
    page = phones().sign_in(MANAGER)
    debugger = page.context.new_cdp_session(page)
    assert debugger.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest = json.loads(debugger.send("Page.getAppManifest")["data"])
    maskable = {icon["sizes"]: icon["src"] for icon in manifest["icons"] if icon.get("purpose") == "maskable"}
    assert maskable.keys() == {"192x192", "512x512"}
    assert {size: page.evaluate(SIZE_OF, address) for size, address in maskable.items()} == {
        size: size for size in maskable
    }


def test_a_new_version_asks_before_it_reloads(phones: Phones, line: Line) -> None:
    phone = phones(line.url)
    phone.sign_in(MANAGER)
    phone.close()
    line.new_version = True
    page = phone.open()
    expect(page.get_by_text("A new version is ready")).to_be_visible()
    start_ride_along(page, "Niesha Hughes")
    rate(page, AGENDA, "Met")
    mark(page)
    expect(page.get_by_text("A new version is ready")).to_be_visible()  # nothing happens until it is asked to

    with page.expect_navigation():
        page.get_by_role("button", name="Reload").click()
    expect(choice(page, AGENDA, "Met")).to_be_checked()
    assert not marked(page)
    expect(page.get_by_text("A new version is ready")).to_have_count(0)


def mark(page: Page) -> None:
    """Leave something in the page that a reload would take away."""
    page.evaluate("window.mark = true")


def marked(page: Page) -> bool:
    return bool(page.evaluate("window.mark === true"))
