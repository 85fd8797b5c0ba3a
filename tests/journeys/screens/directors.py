"""What a director meets: the managers’ coaching, and how the organization works."""

import re
from collections.abc import Iterator

from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.app import AGENDA, ALL_SENT, QUESTIONS, state
from tests.journeys.screens.numbers import of_numbers

NOTES = b"rep,date,notes\nNobody Known,2026-03-05,Asked twice.\nNobody Known,soon,When?\n"


def of_a_director(page: Page) -> Iterator[tuple[str, Page]]:
    expect(page.get_by_role("heading", name="Your managers’ coaching")).to_be_visible()
    expect(page.get_by_role("article").first).to_be_visible()
    yield "Today of a director", page
    page.get_by_role("link", name="Team").click()
    expect(page.get_by_role("heading", name="Marcus Oyelaran")).to_be_visible()
    yield "Team of a director", page
    yield from of_checklists(page)
    yield from of_an_import(page)
    yield from of_goals(page)
    page.get_by_role("link", name="Coaching").click()
    expect(page.get_by_role("heading", name="Coaching by manager")).to_be_visible()
    yield "Coaching", page
    yield from of_managers(page)
    yield from of_numbers(page)
    yield from of_counting(page)
    yield from of_an_organization(page)
    page.get_by_role("link", name="Me", exact=True).click()


def of_managers(page: Page) -> Iterator[tuple[str, Page]]:
    """What managers do themselves, and what they are asked to; nothing is set."""
    page.goto("/managers")
    expect(page.get_by_role("heading", name="Effort beside result, this quarter so far")).to_be_visible()
    yield "Managers", page
    page.get_by_role("link", name="Marcus Oyelaran").locator("visible=true").first.click()
    expect(page.get_by_role("heading", name="The last 12 weeks")).to_be_visible()
    yield "activity of a manager", page
    page.get_by_role("link", name="Who was seen, and who was not").click()
    expect(page.get_by_role("heading", name="Who was seen")).to_be_visible()
    yield "who was seen of a manager's team", page
    page.goto("/targets")
    page.get_by_role("button", name="Change: Recordings critiqued").click()
    expect(page.get_by_role("button", name="No target any more")).to_be_visible()
    yield "a target of everybody", page
    page.keyboard.press("Escape")
    yield "Targets of managers", page


def of_an_organization(page: Page) -> Iterator[tuple[str, Page]]:
    """What a director administers."""
    page.goto("/organization")
    expect(page.get_by_role("heading", name="Organization", level=1)).to_be_visible()
    yield "Organization", page
    page.goto("/organization/mail")
    page.get_by_label("Server", exact=True).fill("https://smtp.example.com")
    page.get_by_label("Address that mail comes from").fill("coaching@example.com")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Give the name of the server alone")
    yield "Mail, with what cannot be", page
    page.goto("/organization/digest")
    expect(page.get_by_role("heading", name=re.compile("^Coaching from "))).to_be_visible()
    yield "Weekly digest", page
    page.goto("/me/reminders")
    expect(page.get_by_role("heading", name="Quiet hours")).to_be_visible()
    yield "Reminders", page
    page.goto("/organization")
    page.get_by_role("link", name="Background work").click()
    expect(page.get_by_role("button", name="Run it now: Remove what nobody needs any more")).to_be_visible()
    yield "Background work", page
    page.goto("/organization/connections")
    expect(page.get_by_text("Nothing is connected yet")).to_be_visible()
    yield "Connections", page
    page.get_by_role("button", name="Connect Salesforce").click()
    expect(page.get_by_label("Consumer secret")).to_be_visible()
    yield "connecting Salesforce", page
    page.keyboard.press("Escape")
    page.goto("/organization/people")
    expect(page.get_by_role("heading", name="Directors")).to_be_visible()
    yield "People", page
    page.get_by_role("link", name="Marcus Oyelaran").first.click()
    page.get_by_role("button", name="New link to join").click()
    expect(page.get_by_role("button", name="Copy the link of Marcus Oyelaran")).to_be_visible()
    yield "a person, and a link for them", page
    page.goto("/organization/people/invite")
    page.get_by_label("A line for each person").fill("Kim Lee, kim@x.example, rep, Marcus Oyelaran\nNo, x")
    page.get_by_role("button", name="See who it is").click()
    expect(page.get_by_role("button", name="Invite 1 person")).to_be_visible()
    yield "inviting people", page
    page.goto("/organization/changes")
    expect(page.get_by_text("made a new link for Marcus Oyelaran to join")).to_be_visible()
    yield "What was changed", page
    page.goto("/organization/name")
    expect(page.get_by_label("What your team calls it")).to_be_visible()
    yield "the name of the organization", page


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


def of_an_import(page: Page) -> Iterator[tuple[str, Page]]:
    """A file on its way in, as far as it can be looked at without bringing it in; and tokens."""
    page.goto("/import")
    expect(page.get_by_role("heading", name="A CSV file with numbers")).to_be_visible()
    yield "Import", page
    rows = "Id,Rep,Date,Talk time\n1,Moses Farrell,03/04/2026,0:12\n2,Nobody Known,04/04/2026,0:31\n"
    picked = FilePayload(name="calls.csv", mimeType="text/csv", buffer=rows.encode())
    page.get_by_label("File with numbers").set_input_files(picked)
    expect(page.get_by_text("1 of 2 names are known here.")).to_be_visible()
    yield "how a file is read", page
    page.get_by_label("Dates, such as").select_option("dmy")
    page.get_by_role("button", name="See what would come").click()
    expect(page.get_by_text("belongs to Nobody Known")).to_be_visible()
    yield "what would come", page
    page.goto("/import/to-critique")
    calls = FilePayload(name="calls.csv", mimeType="text/csv", buffer=NOTES)
    page.get_by_label("Files to critique").set_input_files(calls)
    expect(page.get_by_role("heading", name="Not matched to a rep")).to_be_visible()
    yield "what comes in to be critiqued", page
    page.goto("/import/tokens")
    expect(page.get_by_text("No system has a token yet")).to_be_visible()
    yield "Tokens", page


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
