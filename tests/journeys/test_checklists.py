"""The checklist changes: written offline, ordered by keys alone, published, and nobody's ride-along moves."""

import json
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import (
    AGENDA,
    ALL_SENT,
    COST,
    DIRECTOR,
    MANAGER,
    QUESTIONS,
    finish,
    item,
    rate,
    start_ride_along,
    state,
    talk_through,
)
from tests.journeys.conftest import Phones

REP = "Moses Farrell"
NEW_WORDS = "Agenda agreed, with a point of theirs"
PREPARED = "Came prepared"


def test_written_offline_published_online_and_a_ride_along_under_way_stays(phones: Phones) -> None:
    manager, director = phones(), phones(desk=True)
    riding, desk = manager.sign_in(MANAGER), director.sign_in(DIRECTOR)
    start_ride_along(riding, REP)
    rate(riding, AGENDA, "Met")
    expect(state(riding)).to_have_text(ALL_SENT)

    desk.get_by_role("link", name="Checklists").click()
    expect(desk.get_by_role("heading", name=f"1. {AGENDA}")).to_be_visible()
    open_the_editor_once(desk)
    director.cut()
    write_the_next_version(desk)
    publish = desk.get_by_role("button", name="Publish version 2")
    publish.click()
    expect(desk.get_by_role("alert")).to_contain_text("publishing needs a connection")
    director.restore()
    expect(state(desk)).to_have_text(ALL_SENT)
    publish.click()
    expect(desk.get_by_text("Version 2 is in use.")).to_be_visible()
    expect(desk.get_by_role("heading", name=f"2. {NEW_WORDS}")).to_be_visible()

    look_for_news(riding)
    expect(riding.get_by_text("Version 2 came out today; this ride-along stays on version 1")).to_be_visible()
    expect(item(riding, AGENDA)).to_be_visible()
    rate(riding, COST, "Missed")
    expect(state(riding)).to_have_text(ALL_SENT)
    begun = riding.url
    finish(riding)
    talk_through(riding)

    riding.goto("/")
    news = riding.get_by_role("region", name="New checklist")
    expect(news).to_contain_text("Version 2 of the checklist is in use. 1 new item, 1 changed, 1 taken off")
    news.get_by_role("button", name="Got it").click()
    expect(news).to_have_count(0)
    riding.reload()
    expect(riding.get_by_role("button", name="Start ride-along")).to_be_visible()
    expect(news).to_have_count(0)

    start_ride_along(riding, REP)
    expect(item(riding, NEW_WORDS)).to_be_visible()
    expect(item(riding, PREPARED)).to_be_visible()
    expect(item(riding, QUESTIONS)).to_have_count(0)
    expect(riding.get_by_text("this ride-along stays")).to_have_count(0)
    riding.goto(begun)  # what was recorded before says what was looked for then
    expect(item(riding, AGENDA)).to_be_visible()
    expect(item(riding, QUESTIONS)).to_be_visible()
    expect(item(riding, NEW_WORDS)).to_have_count(0)


def test_a_manager_reads_and_cannot_edit(phones: Phones) -> None:
    page = phones().sign_in(MANAGER)
    page.get_by_role("link", name="Me", exact=True).click()
    page.get_by_role("link", name="Checklists What is looked for").click()
    expect(page.get_by_role("heading", name=f"1. {AGENDA}")).to_be_visible()
    expect(page.get_by_text("5 · Visits turn on it")).to_have_count(2)
    expect(page.get_by_role("button", name="Edit")).to_have_count(0)
    page.goto("/checklists/draft/00000000-0000-4000-8000-000000000000")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Draft")


def test_dragged_to_another_place_it_stays_there(phones: Phones) -> None:
    director = phones(desk=True)
    desk = director.sign_in(DIRECTOR)
    desk.goto("/checklists")
    open_the_editor_once(desk)
    handle = row(desk, QUESTIONS).locator(".handle")
    handle.drag_to(row(desk, AGENDA), target_position={"x": 40, "y": 4})
    expect(desk.locator(".draft-name").first).to_contain_text(f"1. {QUESTIONS}")
    expect(state(desk)).to_have_text(ALL_SENT)
    desk.reload()
    expect(desk.locator(".draft-name").first).to_contain_text(f"1. {QUESTIONS}")


def test_a_file_comes_back_as_a_draft_and_a_wrong_one_says_what_is_wrong(
    phones: Phones, tmp_path: Path
) -> None:
    desk = phones(desk=True).sign_in(DIRECTOR)
    desk.goto("/checklists")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Export as a file").click()
    exported = json.loads(download.value.path().read_text())
    assert exported["format"] == 1
    assert exported["items"][0]["prompt"] == AGENDA

    exported["items"][1]["impact"] = 9
    exported["items"][2]["kinds"] = ["phone box"]
    take(desk, tmp_path / "wrong.json", exported)
    wrong = desk.get_by_role("alert")
    expect(wrong).to_contain_text("Item 2: “impact” must be a whole number from 1 to 5.")
    expect(wrong).to_contain_text("Item 3: “kinds” must be a list of")

    exported["items"][1]["impact"] = 1
    exported["items"][2]["kinds"] = ["ride_along"]
    take(desk, tmp_path / "right.json", exported)
    look = desk.get_by_role("dialog", name="What the file says")
    expect(look).to_contain_text("2 changed")
    look.get_by_role("button", name="Make it a draft").click()
    expect(row(desk, QUESTIONS)).to_contain_text("1: nice to see")
    expect(desk.get_by_role("button", name="Publish version 2")).to_be_enabled()


def test_two_directors_on_one_draft_and_the_second_sees_what_came_first(phones: Phones) -> None:
    desks = [phones(desk=True).sign_in(DIRECTOR) for _ in range(2)]
    first, second = desks
    first.goto("/checklists")
    open_the_editor_once(first)
    expect(state(first)).to_have_text(ALL_SENT)
    look_for_news(second)
    second.goto(first.url)
    open_item(second, COST)
    second.get_by_role("radio", name="4: It often decides").click()
    expect(row(second, COST)).to_contain_text("4: it often decides")
    expect(state(second)).to_have_text(ALL_SENT)
    look_for_news(first)
    expect(row(first, COST)).to_contain_text("4: it often decides")
    first.get_by_role("button", name="Publish version 2").click()
    expect(first.get_by_text("Version 2 is in use.")).to_be_visible()
    look_for_news(second)
    expect(second.get_by_text("This draft is not here any more")).to_be_visible()


def test_a_version_that_came_out_meanwhile_is_compared_with_and_nothing_of_the_draft_is_lost(
    phones: Phones,
) -> None:
    away, at_work = phones(desk=True), phones(desk=True)
    mine, theirs = away.sign_in(DIRECTOR), at_work.sign_in(DIRECTOR)
    mine.goto("/checklists")
    open_the_editor_once(mine)
    expect(state(mine)).to_have_text(ALL_SENT)
    look_for_news(theirs)
    theirs.goto(mine.url)
    expect(row(theirs, AGENDA)).to_be_visible()
    away.cut()
    open_item(mine, AGENDA)
    mine.get_by_label("What to look for").fill(NEW_WORDS)
    expect(row(mine, NEW_WORDS)).to_be_visible()

    open_item(theirs, COST)
    theirs.get_by_role("radio", name="2: Good craft").click()
    expect(row(theirs, COST)).to_contain_text("2: good craft")
    theirs.get_by_role("button", name="Publish version 2").click()
    expect(theirs.get_by_text("Version 2 is in use.")).to_be_visible()

    away.restore()
    look_for_news(mine)
    expect(mine.get_by_text("Version 2 came out while you wrote this.")).to_be_visible()
    expect(mine.get_by_role("button", name=re.compile("^Publish"))).to_be_disabled()
    mine.get_by_role("button", name="Go on from version 2").click()
    changes = mine.get_by_role("region", name="Publish")
    expect(changes).to_contain_text("1 changed.")
    changes.get_by_role("button", name="Publish version 3").click()
    expect(mine.get_by_text("Version 3 is in use.")).to_be_visible()
    expect(mine.get_by_role("heading", name=f"1. {NEW_WORDS}")).to_be_visible()
    expect(mine.get_by_text("2 · Good craft")).to_have_count(3)


def open_the_editor_once(desk: Page) -> None:
    """The editor's script comes with the first look at it; then it is there without a network."""
    desk.get_by_role("button", name="Edit").click()
    expect(desk.get_by_role("button", name="Publish version 2")).to_be_disabled()


def write_the_next_version(desk: Page) -> None:
    """Everything by keyboard: other words, another order, one off, one from the library."""
    row(desk, AGENDA).get_by_role("button", name=re.compile(AGENDA)).first.press("Enter")
    desk.get_by_label("What to look for").fill(NEW_WORDS)
    expect(row(desk, NEW_WORDS)).to_be_visible()
    open_item(desk, NEW_WORDS)  # closed again
    down = row(desk, NEW_WORDS).get_by_role("button", name=f"Move “{NEW_WORDS}” down")
    down.press("Enter")
    expect(row(desk, NEW_WORDS)).to_contain_text(f"2. {NEW_WORDS}")
    expect(down).to_be_focused()
    expect(desk.get_by_role("status").filter(has_text="now 2 of 10")).to_have_count(1)
    name = row(desk, NEW_WORDS).locator(".draft-name")
    name.press("Alt+ArrowDown")
    expect(row(desk, NEW_WORDS)).to_contain_text(f"3. {NEW_WORDS}")
    expect(name).to_be_focused()
    name.press("Alt+ArrowUp")
    open_item(desk, QUESTIONS)
    desk.get_by_role("button", name="Take it off the checklist").press("Enter")
    expect(desk.get_by_text(f"“{QUESTIONS}” was taken off. What was seen of it stays.")).to_be_visible()
    desk.get_by_role("button", name="From the starter library").press("Enter")
    desk.get_by_role("button", name=f"Add “{PREPARED}”").press("Enter")
    expect(desk.get_by_role("dialog").get_by_text("On the list")).to_have_count(10)  # nine, and this one
    desk.keyboard.press("Escape")
    expect(row(desk, PREPARED)).to_be_visible()
    expect(desk.get_by_role("region", name="Preview on a phone")).to_contain_text(NEW_WORDS)
    expect(desk.get_by_role("region", name="Publish")).to_contain_text(f"New: “{PREPARED}”")
    for place in range(9, 0, -1):
        row(desk, PREPARED).locator(".draft-name").press("Alt+ArrowUp")
        expect(row(desk, PREPARED)).to_contain_text(f"{place}. {PREPARED}")


def row(desk: Page, prompt: str) -> Locator:
    return desk.locator(".draft-item").filter(has=desk.locator(".draft-name", has_text=prompt))


def open_item(desk: Page, prompt: str) -> None:
    row(desk, prompt).locator(".draft-name").press("Enter")


def take(desk: Page, path: Path, content: object) -> None:
    path.write_text(json.dumps(content))
    desk.get_by_label("File with a checklist").set_input_files(path)


def look_for_news(page: Page) -> None:
    """As when the app comes to the front."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
