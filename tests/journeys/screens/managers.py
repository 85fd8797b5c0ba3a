"""What a manager meets: on the road, in the car, and at the desk."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.journeys.app import (
    AGENDA,
    ALL_SENT,
    COST,
    QUESTIONS,
    finish,
    item,
    open_state,
    rate,
    start_ride_along,
    state,
    take_photo,
    talk_through,
    write_note,
)
from tests.journeys.many_waiting import fill
from tests.journeys.phone import Phone
from tests.journeys.pictures import photo_with_place
from tests.journeys.screens.numbers import of_numbers


def of_a_manager(phone: Phone, page: Page) -> Iterator[tuple[str, Page]]:
    yield "Today", page
    page.goto("/activity?by=month")
    expect(page.get_by_role("heading", name="The last 12 months")).to_be_visible()
    yield "My activity", page
    yield from of_the_month(page)
    page.goto("/")
    page.get_by_role("button", name="Start ride-along").click()
    expect(page.get_by_role("button", name=re.compile("Moses Farrell")).first).to_be_visible()
    yield "start", page
    page.get_by_role("link", name="Back").click()
    phone.cut()
    start_ride_along(page, "Moses Farrell")
    page.get_by_role("combobox", name="Customer").click()
    yield "capture, names offered", page
    rate(page, AGENDA, "Met")
    rate(page, COST, "Partly")
    rate(page, QUESTIONS, "Missed")
    write_note(page, COST, "Named the price first.")
    item(page, AGENDA).get_by_role("button", name="Private note").click()
    take_photo(page, COST, photo_with_place(300, 150))
    yield "capture", page
    item(page, COST).get_by_role("button", name="Photo of").click()
    expect(page.get_by_role("dialog", name="Photo")).to_be_visible()
    yield "a photo", page
    page.keyboard.press("Escape")
    open_state(page)
    expect(page.get_by_role("heading", name=re.compile("saved on this phone"))).to_be_visible()
    yield "what is saved", page
    page.keyboard.press("Escape")
    yield from of_leaving(page)
    finish(page)
    yield "debrief", page
    talk_through(page)
    yield "debriefed", page
    phone.restore()
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_role("heading", name="Focus history")).to_be_visible()
    expect(state(page)).to_have_text(ALL_SENT)
    yield "a rep's page", page
    yield from of_one_rep(page)
    page.get_by_role("link", name="Team").first.click()
    expect(page.get_by_role("heading", name="Team", level=1)).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Anna Sandoval"))).to_be_visible()
    yield "Team", page
    yield from of_the_board(page)
    yield from of_reviews(page)
    yield from of_numbers(page)
    yield from of_critiques(page)
    page.get_by_role("link", name="Me", exact=True).click()
    expect(page.get_by_role("heading", name="Nothing waits to be sent")).to_be_visible()
    yield "Me", page


def of_leaving(page: Page) -> Iterator[tuple[str, Page]]:
    """Signing out while something is not sent, and staying after all."""
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Me", exact=True).click()
    page.get_by_role("button", name="Sign out").click()
    leaving = page.get_by_role("dialog", name="Sign out")
    expect(leaving.get_by_role("heading")).to_contain_text("not sent yet")
    yield "signing out", page
    leaving.get_by_role("button", name="Stay signed in").click()
    page.go_back()
    page.go_back()
    expect(page.get_by_role("button", name="Finish and debrief")).to_be_visible()


def of_the_month(page: Page) -> Iterator[tuple[str, Page]]:
    """Who was seen, and the next month; nothing is planned."""
    page.goto("/coverage")
    expect(page.get_by_text("Never seen.").locator("visible=true")).to_have_count(1)
    yield "Who was seen", page
    page.goto("/plan")
    page.get_by_role("navigation", name="Other months").get_by_role("button").last.click()
    expect(page.get_by_role("button", name=re.compile("^Plan all"))).to_be_visible()
    yield "a month to plan", page
    page.get_by_role("button", name="Plan a ride-along", exact=True).click()
    expect(page.get_by_role("dialog", name="Plan a ride-along")).to_be_visible()
    yield "a ride-along to plan", page
    page.keyboard.press("Escape")


def of_one_rep(page: Page) -> Iterator[tuple[str, Page]]:
    """What lies behind a rep's page, and back to it."""
    page.get_by_role("gridcell", name="more behind it").last.focus()
    expect(page.get_by_role("region", name="What was seen").get_by_role("link")).to_be_visible()
    yield "what is behind a rating", page
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Everything that was seen").click()
    expect(page.get_by_role("search")).to_be_visible()
    yield "everything that was seen", page
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("dialog", name="Export")).to_be_visible()
    yield "export", page
    page.keyboard.press("Escape")
    page.get_by_label("Rating").select_option("not_seen")
    page.get_by_label("Note or photo").select_option("file")
    expect(page.get_by_text("Nothing matches")).to_be_visible()
    yield "nothing matches", page
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Print report").click()
    expect(page.get_by_role("article", name="The page")).to_be_visible()
    yield "a report", page
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_role("heading", name="Focus history")).to_be_visible()


def of_the_board(page: Page) -> Iterator[tuple[str, Page]]:
    """The board when somebody asks for less, with what lies over it on a phone and at a desk."""
    small, large = page.get_by_role("button", name="Filter"), page.get_by_role("button", name="Keyboard")
    (small if small.is_visible() else large).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "whom to show, or the keys", page
    page.keyboard.press("Escape")
    page.goto("/team?region=West&by=name")
    expect(page.get_by_role("status").filter(has_text="2 of 8 reps")).to_be_visible()
    yield "Team, some of it", page
    page.goto("/team?region=West&need=go_and_see")
    expect(page.get_by_role("heading", name="Nobody matches")).to_be_visible()
    yield "Team, nobody matches", page


def of_reviews(page: Page) -> Iterator[tuple[str, Page]]:
    """Those to hold and those there were, one of them, and what is in the way."""
    page.goto("/retrospectives")
    expect(page.get_by_text(re.compile(r"^\d+ reviews"))).to_be_visible()
    yield "Reviews", page
    page.get_by_role("link", name=re.compile("^Anna Sandoval · week")).first.click()
    expect(page.get_by_role("heading", name="Next steps")).to_be_visible()
    yield "a retrospective that is closed", page
    page.goto("/team")
    page.get_by_role("link", name=re.compile("Moses Farrell")).locator("visible=true").first.click()
    page.get_by_role("region", name="Reviews").get_by_role("link", name=re.compile("^Retrospective")).click()
    expect(page.get_by_role("region", name="The numbers, from the top")).to_be_visible()
    yield "a retrospective", page
    page.get_by_role("button", name="Name what is in the way").click()
    expect(page.get_by_label("What is it?")).to_be_visible()
    yield "naming what is in the way", page
    page.keyboard.press("Escape")
    page.goto("/impediments")
    page.get_by_role("button", name=re.compile("Moses Farrell")).first.click()
    expect(page.get_by_label("Who looks after it?")).to_be_visible()
    yield "what is in the way, one of them", page
    page.keyboard.press("Escape")
    yield "In the way", page


def of_critiques(page: Page) -> Iterator[tuple[str, Page]]:
    """The inbox, an e-mail with marked words, what was put aside, and a recording and how it is sent."""
    page.goto("/critique")
    page.locator("summary").filter(has_text="more waiting").click()
    yield "Critique", page
    page.get_by_role("link", name=re.compile("E-mail · Cedar & Main Bakeries")).click()
    page.get_by_role("button", name="choose a line").click()
    page.get_by_role("dialog").get_by_role("button", name="Let me know").click()
    expect(page.get_by_role("region", name="Marked words")).to_be_visible()
    yield "an e-mail with marked words", page
    page.get_by_role("button", name="Forget it").click()
    page.get_by_role("button", name="Put it aside").click()
    page.get_by_role("textbox", name="Why is it put aside?").fill("Not to a customer")
    yield "putting an e-mail aside", page
    page.get_by_role("button", name="Put it aside").click()
    page.get_by_text("1 put aside").click()
    yield "Critique, one put aside", page
    page.locator("summary").filter(has_text="more waiting").click()
    page.get_by_role("link", name=re.compile("Call recording · Westport Clinics")).click()
    page.get_by_role("slider", name="Position in the recording").fill("7")
    rate(page, COST, "Partly")
    tied = item(page, COST).get_by_role("button", name="Tie to 0:07")
    tied.click()
    expect(item(page, COST).get_by_role("button", name="Play from 0:07")).to_be_visible()
    yield "a recording", page
    item(page, COST).get_by_role("button", name="Untie").click()
    expect(tied).to_be_visible()
    page.get_by_role("button", name="Send it to Moses").click()
    expect(page.get_by_role("textbox", name="A word to Moses")).to_be_visible()
    yield "sending a critique", page
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Back", exact=True).click()


def of_notes(page: Page) -> Iterator[tuple[str, Page]]:
    """A rep's conversations, for the one who coaches them."""
    page.get_by_role("link", name="Team", exact=True).click()
    page.get_by_role("link", name=re.compile("Moses Farrell")).first.click()
    page.get_by_role("link", name="Conversation notes").click()
    expect(page.get_by_role("link", name=re.compile("Konex Bearings"))).to_be_visible()
    yield "conversations, to read", page
    page.get_by_role("link", name=re.compile("Konex Bearings")).click()
    expect(page.get_by_role("button", name="Audit these notes")).to_be_visible()
    yield "notes, to read", page
    page.get_by_role("button", name="Audit these notes").click()
    expect(page.get_by_role("region", name="What was noted")).to_be_visible()
    yield "an audit of notes", page
    page.goto("/")


def of_weeks_away(phone: Phone, page: Page) -> Iterator[tuple[str, Page]]:
    """The list behind the state when it is long, all of it shown. It is the last: none of it can be sent."""
    expect(state(page)).to_have_text(ALL_SENT)
    phone.cut()
    fill(page, rides=12, ratings=3, refused=8, overwritten=8)
    sheet = open_state(page)
    for rest in ("3 more not accepted", "3 more that somebody wrote over", "7 more waiting"):
        sheet.get_by_text(rest).click()
    expect(sheet.get_by_role("heading", name="Ride-along with")).to_have_count(12)
    yield "a long list of what is saved", page
