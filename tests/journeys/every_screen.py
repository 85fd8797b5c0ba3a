"""A walk over every screen of the app, in the states in which a person meets it."""

import re
from collections.abc import Iterator

from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.app import (
    AGENDA,
    ALL_SENT,
    COST,
    DIRECTOR,
    MANAGER,
    QUESTIONS,
    REP,
    finish,
    item,
    open_state,
    rate,
    sign_in,
    start_ride_along,
    state,
    take_photo,
    talk_through,
    write_note,
)
from tests.journeys.many_waiting import fill
from tests.journeys.phone import Phone
from tests.journeys.pictures import photo_with_place


def every_screen(phone: Phone) -> Iterator[tuple[str, Page]]:
    """Each screen by its name, on the page that shows it; it must be left as it was found."""
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
    sign_in(page, DIRECTOR)
    yield from of_a_director(page)
    sign_out(page)
    sign_in(page, REP)
    yield from of_a_rep(page)
    yield from of_the_server(page)
    page.goto("/me")
    sign_out(page)
    sign_in(page, MANAGER)
    expect(state(page)).to_have_text(ALL_SENT)
    yield from of_notes(page)
    yield from of_weeks_away(phone, page)


def of_a_manager(phone: Phone, page: Page) -> Iterator[tuple[str, Page]]:
    yield "Today", page
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
    page.get_by_role("link", name="Me", exact=True).click()
    expect(page.get_by_role("heading", name="Nothing waits to be sent")).to_be_visible()
    yield "Me", page


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


def of_numbers(page: Page) -> Iterator[tuple[str, Page]]:
    """From the top: the team or the teams, one rep, and the records behind a figure."""
    page.goto("/numbers?by=week")
    expect(page.get_by_text("Nothing else to review.").locator("visible=true").first).to_be_visible()
    yield "Numbers", page
    page.goto("/numbers")
    rep = page.get_by_role("link", name="Moses Farrell").locator("visible=true")
    team = page.get_by_role("link", name="Dana Whitfield").locator("visible=true")
    expect(rep.or_(team)).to_be_visible()
    if team.count():
        yield "Numbers of everybody", page
        team.click()
    rep.click()
    expect(page.get_by_role("heading", name="What this says")).to_be_visible()
    yield "a rep's numbers", page
    page.get_by_role("link", name="Look at the opportunities").click()
    expect(page.get_by_role("heading", name="Counted: ")).to_be_visible()
    yield "what is behind a figure", page
    page.goto(page.url.replace("/opportunities", "/activity"))
    expect(page.get_by_role("heading", name="Nobody looks at these")).to_be_visible()
    yield "a level that is not opened", page


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


def of_a_director(page: Page) -> Iterator[tuple[str, Page]]:
    expect(page.get_by_role("heading", name="Your managers’ coaching")).to_be_visible()
    expect(page.get_by_role("article").first).to_be_visible()
    yield "Today of a director", page
    page.get_by_role("link", name="Team").click()
    expect(page.get_by_role("heading", name="Marcus Oyelaran")).to_be_visible()
    yield "Team of a director", page
    yield from of_checklists(page)
    yield from of_goals(page)
    page.get_by_role("link", name="Coaching").click()
    expect(page.get_by_role("heading", name="Coaching by manager")).to_be_visible()
    yield "Coaching", page
    yield from of_numbers(page)
    yield from of_counting(page)
    page.get_by_role("link", name="Me", exact=True).click()


def of_checklists(page: Page) -> Iterator[tuple[str, Page]]:
    """What is looked for, and the next version of it; nothing of that stays."""
    page.goto("/checklists")
    expect(page.get_by_role("heading", name=f"1. {AGENDA}")).to_be_visible()
    yield "Checklists", page
    page.get_by_role("button", name="Edit").click()
    page.get_by_role("button", name=re.compile(f"^2. {QUESTIONS}")).click()
    page.get_by_role("button", name="One of your own").click()
    expect(page.get_by_text("Some items are not ready.")).to_be_visible()
    page.get_by_role("combobox", name="The usual standard").select_option("of_last")
    expect(page.get_by_role("combobox", name="Of the last")).to_be_visible()
    yield "editor of a draft", page
    page.get_by_role("button", name="From the starter library").click()
    expect(page.get_by_role("dialog", name="Starter library")).to_be_visible()
    yield "starter library", page
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_role("button", name="Go on with the draft")).to_be_visible()
    page.get_by_label("File with a checklist").set_input_files(
        FilePayload(name="odd.json", mimeType="application/json", buffer=b'{"ridealong": "checklist"}')
    )
    expect(page.get_by_role("alert")).to_be_visible()
    yield "Checklists with a draft, and a file that is none", page
    page.get_by_role("button", name="Go on with the draft").click()
    page.get_by_role("button", name="Throw the draft away").click()
    page.get_by_role("button", name="Really throw the draft away").click()
    expect(page.get_by_role("button", name="Edit")).to_be_visible()
    expect(state(page)).to_have_text(ALL_SENT)


def of_goals(page: Page) -> Iterator[tuple[str, Page]]:
    """Goals as they are set; nothing of it is sent."""
    page.goto("/goals")
    expect(page.get_by_role("heading", name="Rep by rep")).to_be_visible()
    yield "Goals", page
    page.get_by_role("link", name=re.compile("Moses Farrell")).click()
    expect(page.get_by_role("heading", name="What counts today")).to_be_visible()
    yield "goals of a rep", page
    page.get_by_role("link", name=re.compile("^18 opportunities")).click()
    page.get_by_role("button", name="Change it").click()
    page.get_by_label("How many").fill("")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Say how many, as a whole number.")).to_be_visible()
    yield "a goal that is changed", page
    page.goto("/goals/calculator")
    expect(page.get_by_text(re.compile("of 100 conversations become"))).to_be_visible()
    yield "the goal calculator", page
    page.get_by_label("Opportunities", exact=True).fill("")
    expect(page.get_by_text("Say how many opportunities are the goal")).to_be_visible()
    yield "the goal calculator without a goal", page


def of_counting(page: Page) -> Iterator[tuple[str, Page]]:
    """How it is counted, as a director sets it; from today on one thing more is asked for."""
    page.goto("/counting")
    page.get_by_role("button", name="Ask for one thing more").click()
    page.get_by_label("An opportunity counts when").fill("A champion is named")
    page.get_by_label("How it is told").select_option("value")
    expect(page.get_by_label("At least, if there is a least")).to_be_visible()
    yield "a criterion", page
    page.get_by_label("How it is told").select_option("")
    page.get_by_role("button", name="Ask for it", exact=True).click()
    page.get_by_role("button", name="Paste a list").click()
    page.get_by_label("A date and a name on each line").fill("2027-08-06 The town fair\n05/06/2027 Which day")
    expect(page.get_by_role("button", name="Add 1 holiday")).to_be_visible()
    yield "a list of holidays", page
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Change “A champion is named”")).to_be_visible()
    yield "How we count", page
    expect(state(page)).to_have_text(ALL_SENT)


def of_a_rep(page: Page) -> Iterator[tuple[str, Page]]:
    expect(page.get_by_role("heading", name="Talked through")).to_be_visible()
    page.get_by_role("button", name="I had a conversation").click()
    expect(page.get_by_role("button", name="Take back")).to_be_visible()
    yield "home of a rep", page
    page.get_by_role("link", name="What is expected and why").click()
    expect(page.get_by_role("link", name="To my one thing")).to_be_visible()
    yield "what is expected and why", page
    page.goto("/conversations")
    page.get_by_role("link", name=re.compile("No customer named")).click()

    page.get_by_role("link", name="To my one thing").click()
    page.get_by_role("link", name="Add notes").click()
    page.get_by_role("combobox", name="Customer").fill("Konex Bearings")
    page.keyboard.press("Tab")
    page.get_by_role("checkbox", name="It became an opportunity").click()
    expect(page.get_by_role("checkbox", name="It became an opportunity")).to_be_checked()
    yield "notes of a conversation", page
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_role("link", name=re.compile("Konex Bearings"))).to_be_visible()
    yield "conversations of a rep", page
    page.goto("/opportunities")
    page.get_by_role("button", name=re.compile("Konex Bearings")).click()
    expect(page.get_by_role("radio", name="Not met").first).to_be_visible()
    yield "opportunities", page
    page.goto("/counting")
    expect(page.get_by_role("heading", name="Days we work")).to_be_visible()
    yield "How we count, to read", page
    page.goto("/me")
    page.get_by_role("button", name="Add days away").click()
    page.get_by_label("Last day away").fill("2020-01-01")
    expect(page.get_by_text("The last day lies before the first.")).to_be_visible()
    yield "days away that cannot be", page
    page.keyboard.press("Escape")
    expect(state(page)).to_have_text(ALL_SENT)
    page.goto("/")
    page.get_by_role("link", name=re.compile("^Read your retrospective")).click()
    expect(page.get_by_role("button", name="I have read it")).to_be_visible()
    yield "a retrospective to read", page
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_label("Words")).to_be_visible()
    yield "reviews of a rep", page


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
