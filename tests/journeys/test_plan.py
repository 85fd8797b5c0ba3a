"""A month is planned where there is no signal, and stands in the manager's calendar."""

import re
from datetime import date, timedelta
from urllib.request import urlopen

from icalendar import Calendar
from playwright.sync_api import expect

from tests.journeys.app import ALL_SENT, MANAGER, state
from tests.journeys.conftest import Phones
from tests.journeys.server import Server


def test_planned_without_a_signal_and_read_by_a_calendar(phones: Phones, server: Server) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    page.get_by_role("link", name="Plan the month").click()
    page.get_by_role("button", name="Make an address").click()
    address = page.get_by_label("The new address").locator("code").inner_text()
    assert address.startswith(f"{server.url}/api/calendar/feed.ics?key=")
    before = planned_at(address)

    phone.cut()
    page.goto(f"/plan?month={next_month():%Y-%m}")
    suggested = page.get_by_role("button", name=re.compile("^Plan it: "))
    first = str(suggested.first.get_attribute("aria-label")).removeprefix("Plan it: ").split(",")[0]
    suggested.first.click()
    page.get_by_role("button", name=re.compile("^Not this one: ")).first.click()
    page.get_by_role("button", name=re.compile(r"^Plan all \d+")).click()
    expect(suggested).to_have_count(0)

    page.get_by_role("button", name="Plan a ride-along").click()
    page.get_by_role("combobox", name="With").select_option(label="Anna Sandoval")
    page.get_by_label("When").fill(f"{next_month():%Y-%m-%d}T13:45")
    page.get_by_label("Customer").fill("Harlow & Sons")
    page.get_by_role("button", name="Plan it", exact=True).click()
    entry = page.get_by_role("button", name=re.compile("Harlow & Sons"))
    expect(entry).to_contain_text("13:45")
    entry.click()
    page.get_by_label("When").fill(f"{next_month():%Y-%m-%d}T14:15")
    page.get_by_role("button", name="Change it").click()
    expect(entry).to_contain_text("14:15")
    entry.click()
    page.get_by_role("button", name="Send as an invitation").click()
    expect(page.get_by_role("alert")).to_contain_text("find a signal")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile(first)).last.click()
    page.get_by_role("button", name="Take it off the plan").click()
    expect(page.get_by_role("dialog")).to_have_count(0)

    phone.restore()
    expect(state(page)).to_have_text(ALL_SENT)
    after = planned_at(address)
    assert len(after) > len(before) + 2
    assert "Ride-along with Anna Sandoval · Harlow & Sons" in after
    entry.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Send as an invitation").click()
    invitation = Calendar.from_ical(download.value.path().read_bytes())
    assert invitation["method"] == "REQUEST"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_role("button", name="Make an address")).to_be_visible()


def next_month() -> date:
    return (date.today().replace(day=1) + timedelta(days=32)).replace(day=1)  # noqa: DTZ011 as on the phone


def planned_at(address: str) -> list[str]:
    with urlopen(address, timeout=10) as answer:  # noqa: S310 our own address
        return [str(event["summary"]) for event in Calendar.from_ical(answer.read()).walk("VEVENT")]
