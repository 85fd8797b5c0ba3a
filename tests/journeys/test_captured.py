"""A photo and a voice memo, offline: a kill, a cut at 99 %, and the rep has them after the debrief."""

import io
import re

from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.app import (
    ALL_SENT,
    COST,
    MANAGER,
    REP,
    choice,
    finish,
    item,
    rate,
    sign_in,
    start_ride_along,
    state,
    take_photo,
    talk_through,
)
from tests.journeys.conftest import Phones
from tests.journeys.line import FULL_PART, Line
from tests.journeys.pictures import photo_with_place

MOSES = "Moses Farrell"
MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
LONGEST_SIDE = 2048
RESUMES_WITHIN_S = 30
PLAY = re.compile("^Play")


def test_a_photo_and_a_memo_survive_a_kill_and_a_cut_and_reach_the_rep(phones: Phones, line: Line) -> None:
    phone = phones(line.url, kept=True, flags=MICROPHONE)
    phone.sign_in(MANAGER)
    phone.close()  # a browser writes new cookies down half a minute later, or when it is closed
    page = phone.open(offline=True)
    start_ride_along(page, MOSES)
    rate(page, COST, "Missed")
    take_photo(page, COST, photo_with_place())
    item(page, COST).get_by_role("button", name="+ Voice").click()
    expect(item(page, COST).get_by_role("timer")).to_have_text("0:03")
    phone.kill()  # in the middle of a word

    page = phone.open(offline=True)
    page.get_by_role("link", name=re.compile(f"Carry on with {MOSES}")).click()
    expect(choice(page, COST, "Missed")).to_be_checked()
    expect(item(page, COST).get_by_role("img", name=f"Photo of “{COST}”, missed")).to_be_visible()
    item(page, COST).get_by_role("button", name=PLAY).click()
    expect(item(page, COST).get_by_role("button", name=re.compile("^Pause"))).to_be_visible()

    line.cuts_uploads = True
    phone.restore()
    assert (
        line.resumed.get(timeout=RESUMES_WITHIN_S) % FULL_PART == 0
    )  # of the part that was cut nothing counts
    expect(state(page)).to_have_text("2 photos and memos to send")
    line.cuts_uploads = False
    expect(state(page)).to_have_text(ALL_SENT)
    expect(item(page, COST).get_by_text("Not sent yet")).to_have_count(0)

    finish(page)
    expect(page.get_by_role("heading", name="Photos and voice memos")).to_be_visible()
    talk_through(page)
    expect(state(page)).to_have_text(ALL_SENT)
    the_rep_sees_and_hears_it(phones().open())


def the_rep_sees_and_hears_it(page: Page) -> None:
    today = page.get_by_role("article").first
    with page.expect_response(re.compile("/file$")) as fetched:
        sign_in(page, REP)
        today.scroll_into_view_if_needed()
    photo = page.request.get(fetched.value.url).body()
    served = Image.open(io.BytesIO(photo))
    assert not served.getexif()
    assert b"GPS" not in photo
    assert served.height == LONGEST_SIDE  # upright, as it was taken

    with page.expect_response(re.compile("/file$")) as fetched:
        today.get_by_role("button", name=PLAY).click()
    assert fetched.value.headers["content-type"].startswith("audio/")
    expect(today.get_by_role("button", name=re.compile("^Pause"))).to_be_visible()

    today.get_by_role("button", name="Photo of").click()
    viewer = page.get_by_role("dialog", name="Photo")
    expect(viewer.get_by_role("img", name=f"Photo of “{COST}”, missed")).to_be_visible()
    expect(viewer.get_by_role("button", name="Remove photo")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(viewer).to_have_count(0)
    expect(today.get_by_role("button", name="Photo of")).to_be_focused()
