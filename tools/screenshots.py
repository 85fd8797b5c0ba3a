"""Take the pictures of the README from the running app, with the demo organization in it.

python tools/screenshots.py
"""

import base64
import re
import sys
import tempfile
from datetime import datetime, time, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))  # it moves the app with the hands of the journeys

from tests.journeys.app import (
    AGENDA,
    ALL_SENT,
    COST,
    DIRECTOR,
    MANAGER,
    REP,
    finish,
    rate,
    start_ride_along,
    state,
    talk_through,
    write_note,
)
from tests.journeys.phone import FLAGS, Phone, headless
from tests.journeys.server import Server
from tests.journeys.test_first_run import begin

PICTURES = Path("docs/pictures")
MOSES = "Moses Farrell"
SIDE_BY_SIDE = ("capture", "debrief", "rep-home")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "data")
        server.run("migrate")
        server.run("demo")
        server.start()
        try:
            browser = playwright.chromium.launch(executable_path=headless(), args=FLAGS)
            take_all(browser, Path(folder), server.url)
            take_the_beginning(browser, Path(folder))
            browser.close()
        finally:
            server.stop()


def take_the_beginning(browser: Browser, folder: Path) -> None:
    """An empty server, and the first steps of an organization."""
    server = Server(folder / "empty")
    code = re.search(r"setup code ([A-Z2-7-]{23})", server.run("migrate"))
    assert code, "the command prints how to begin"
    server.start()
    try:
        phone = Phone(browser, server.url, kept=folder / "first", scale=2)
        page = phone.open()
        begin(page, code[1])
        page.get_by_role("button", name="This is our name").click()
        expect(page.get_by_role("button", name="Monday")).to_be_visible()
        expect(state(page)).to_have_text(ALL_SENT)
        take(page, "first-steps")
        phone.close()
    finally:
        server.stop()


def take_all(browser: Browser, folder: Path, url: str) -> None:
    manager = Phone(browser, url, kept=folder / "manager", scale=2)
    page = manager.sign_in(MANAGER)
    record(manager, page)
    review(page)
    critique(page)
    manager.close()

    rep = Phone(browser, url, kept=folder / "rep", scale=2, whole=True)
    page = rep.sign_in(REP)
    at(page, time(12, 20))
    expect(page.get_by_role("article").first).to_contain_text("Today")
    take(page, "rep-home")
    page.goto("/expected")
    expect(page.get_by_text("Your bonus").first).to_be_visible()
    take(page, "expected")
    page.goto("/me/reminders")
    expect(page.get_by_role("heading", name="Quiet hours")).to_be_visible()
    take(page, "reminders")
    rep.close()

    desk = Phone(browser, url, kept=folder / "desk", desk=True)
    page = desk.sign_in(MANAGER)
    at(page, time(17, 5))
    page.get_by_role("link", name="Team").click()
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    take(page, "team")
    page.get_by_role("link", name=MOSES).click()
    expect(page.get_by_role("heading", name="Focus history")).to_be_visible()
    expect(page.locator("figure canvas")).to_be_visible()
    take(page, "rep-page")
    page.get_by_role("link", name="Print report").click()
    expect(page.get_by_role("article", name="The page")).to_be_visible()
    take(page, "report")
    put_side_by_side(page)
    page.goto("/numbers")
    expect(page.get_by_text("Nothing else to review.").first).to_be_visible()
    take(page, "numbers")
    page.goto(f"/plan?month={next_month()}")
    expect(page.get_by_role("button", name=re.compile("^Plan all"))).to_be_visible()
    take(page, "plan")
    desk.close()

    desk = Phone(browser, url, kept=folder / "director", desk=True)
    page = desk.sign_in(DIRECTOR)
    at(page, time(17, 20))
    page.get_by_role("link", name="Coaching").click()
    expect(page.get_by_role("heading", name="What to train teams on")).to_be_visible()
    take(page, "coaching")
    page.get_by_role("link", name="Managers").click()
    expect(page.get_by_role("heading", name="Effort beside result, this quarter so far")).to_be_visible()
    take(page, "managers")
    page.get_by_role("link", name="Checklists").click()
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_role("region", name="Preview on a phone")).to_be_visible()
    expect(state(page)).to_have_text("All sent 17:20")
    take(page, "checklist")
    page.goto("/organization/people")
    expect(page.get_by_role("link", name=re.compile(MOSES))).to_be_visible()
    take(page, "people")
    desk.close()


def record(phone: Phone, page: Page) -> None:
    """A morning: what is next, a ride-along without a network, the talk in the car."""
    at(page, time(8, 2))
    take(page, "today")
    at(page, time(11, 40))
    phone.cut()
    start_ride_along(page, MOSES)
    page.get_by_role("combobox", name="Customer").fill("Union Valve")
    rate(page, COST, "Partly")
    rate(page, AGENDA, "Met")
    rate(page, "Ask who else decides", "Met")
    rate(page, "Next step booked", "Met")
    rate(page, "Current collateral used", "Missed")
    write_note(page, "Current collateral used", "Last year’s price list was on the table.")
    expect(state(page)).to_have_text("Offline · 5 saved")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    take(page, "capture")
    finish(page)
    take(page, "debrief")
    talk_through(page)
    phone.restore()
    expect(state(page)).to_have_text(ALL_SENT)


def review(page: Page) -> None:
    """The week with the rep, the numbers from the top."""
    page.goto("/team")
    page.get_by_role("link", name=re.compile(MOSES)).locator("visible=true").first.click()
    page.get_by_role("region", name="Reviews").get_by_role("link", name=re.compile("^Retrospective")).click()
    expect(page.get_by_role("heading", name="What this says")).to_be_visible()
    take(page, "retrospective")


def critique(page: Page) -> None:
    """A recording of a call, with what was heard in it tied to its second."""
    page.goto("/critique")
    page.get_by_role("link", name=re.compile("Call recording")).first.click()
    page.get_by_role("button", name="Play", exact=True).click()
    player = page.get_by_role("region", name="Recording")
    expect(player.get_by_text(re.compile(r"^0:0[2-9]$"))).to_be_visible()
    rate(page, COST, "Partly")
    page.get_by_role("button", name="Pause", exact=True).click()
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    take(page, "critique")


def next_month() -> str:
    return f"{datetime.now().astimezone().date().replace(day=1) + timedelta(days=32):%Y-%m}"


def at(page: Page, clock: time) -> None:
    """Load the app anew with this time of today on its clock."""
    page.clock.set_fixed_time(datetime.combine(datetime.now().astimezone().date(), clock))
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(state(page)).to_have_text(f"All sent {clock:%H:%M}")


def take(page: Page, name: str) -> None:
    expect(page.get_by_text("One moment")).to_have_count(0)
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


def put_side_by_side(page: Page) -> None:
    """One wide picture of three phones."""
    images = [base64.b64encode((PICTURES / f"{name}.png").read_bytes()).decode() for name in SIDE_BY_SIDE]
    shown = "".join(f'<img src="data:image/png;base64,{image}">' for image in images)
    wide = page.context.new_page()
    wide.set_viewport_size({"width": 1180, "height": 800})
    wide.set_content(
        "<style>body{margin:0;height:100vh;display:flex;justify-content:center;align-items:center;gap:32px;"
        "background:#ddd9d1}img{width:340px;border-radius:28px;box-shadow:0 8px 28px #0003}</style>" + shown
    )
    wide.screenshot(path=PICTURES / "ridealong.png")
    wide.close()


if __name__ == "__main__":
    main()
