"""The phone runs out of room: what does not fit is said, what was saved stays, and room makes all well."""

from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.app import (
    AGENDA,
    ALL_SENT,
    MANAGER,
    QUESTIONS,
    choice,
    item,
    rate,
    start_ride_along,
    state,
)
from tests.journeys.conftest import Phones
from tests.journeys.phone import Phone

ROOM_FOR_TAPS = 200_000  # bytes, and not for the photo


def test_what_does_not_fit_is_said_and_nothing_else_is_lost(phones: Phones, tmp_path: Path) -> None:
    phone = phones(kept=True)
    phone.sign_in(MANAGER)
    phone.close()
    page = phone.open("about:blank", offline=True)
    leave_room(phone, 0)  # before the first write: Chromium remembers for a while that there was room
    page.goto("/")
    start_ride_along(page, "Niesha Hughes")
    choice(page, AGENDA, "Met").click()
    expect(item(page, AGENDA).get_by_role("alert")).to_contain_text("“Met” was not saved")
    expect(choice(page, AGENDA, "Met")).not_to_be_checked()

    leave_room(phone, ROOM_FOR_TAPS)
    rate(page, AGENDA, "Met")
    photo = tmp_path / "flipchart.jpg"
    Image.effect_noise((3000, 2000), 90).save(photo)
    add_photo(page, photo)
    expect(item(page, AGENDA).get_by_role("alert")).to_contain_text(
        "the photo was not kept. Your ratings are."
    )
    rate(page, QUESTIONS, "Missed")

    leave_room(phone, None)
    add_photo(page, photo)
    expect(item(page, AGENDA).get_by_role("img")).to_be_visible()
    phone.restore()
    expect(state(page)).to_have_text(ALL_SENT)
    page.reload()
    expect(choice(page, AGENDA, "Met")).to_be_checked()
    expect(choice(page, QUESTIONS, "Missed")).to_be_checked()


def leave_room(phone: Phone, room: int | None) -> None:
    """How many bytes more the browser lets the app keep; None: as many as it likes."""
    debugger = phone.page.context.new_cdp_session(phone.page)
    used = debugger.send("Storage.getUsageAndQuota", {"origin": phone.url})["usage"]
    quota = {} if room is None else {"quotaSize": used + room}
    debugger.send("Storage.overrideQuotaForOrigin", {"origin": phone.url, **quota})


def add_photo(page: Page, photo: Path) -> None:
    item(page, AGENDA).locator("input[capture]").set_input_files(photo)
