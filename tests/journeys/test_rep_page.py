"""A manager reviews one rep on the web: how the one thing goes, and what is behind each rating."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import (
    AGENDA,
    COST,
    MANAGER,
    finish,
    name_customer,
    rate,
    start_ride_along,
    write_note,
)
from tests.journeys.conftest import Phones
from tests.journeys.phone import Phone
from tests.journeys.test_keyboard import tab_to

#: As when a new version of the checklist without the item came to the phone.
TAKE_OFF = """async (prompt) => {
  const { name } = (await indexedDB.databases()).find(({ name }) => name.startsWith("ridealong-"));
  const opening = indexedDB.open(name);
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const writing = store.transaction(["item", "checklist"], "readwrite");
  const all = (table) => new Promise((done) => {
    const read = writing.objectStore(table).getAll();
    read.onsuccess = () => done(read.result);
  });
  const gone = (await all("item")).find(({ fields }) => fields.prompt === prompt).id;
  for (const checklist of await all("checklist")) {
    checklist.fields.item_ids = checklist.fields.item_ids.filter((id) => id !== gone);
    writing.objectStore("checklist").put(checklist);
  }
  await new Promise((done) => { writing.oncomplete = done; });
  store.close();
}"""


def test_how_the_one_thing_goes(phones: Phones) -> None:
    page = phones(desk=True).sign_in(MANAGER)
    open_rep(page, "Moses Farrell")

    figure = page.get_by_role("figure")
    expect(figure.locator("canvas")).to_be_visible()
    said = figure.get_by_text("By now it is met about")
    expect(said).to_have_text(re.compile(r"\d+ times in 100, likely \d+ to \d+; when it was agreed on"))
    marks = figure.get_by_role("list").get_by_role("listitem")
    expect(marks.first).to_have_text(re.compile(r"Met.*, before it was agreed"))
    expect(marks.last).to_have_text("to come")
    assert drawn(page), "the chart is empty"


def test_the_chart_has_the_colors_of_the_dark_and_of_paper(phones: Phones) -> None:
    page = phones(desk=True).sign_in(MANAGER)
    open_rep(page, "Moses Farrell")
    expect(page.get_by_role("figure").locator("canvas")).to_be_visible()
    light = drawn(page)
    page.emulate_media(color_scheme="dark")
    dark = drawn(page)
    assert light != dark
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert drawn(page) == light
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert drawn(page) == dark


def test_seen_once_there_is_a_sentence_and_no_chart(phones: Phones) -> None:
    page = phones().sign_in(MANAGER)
    start_ride_along(page, "Versie Hollis")
    rate(page, COST, "Missed")
    finish(page)
    open_rep(page, "Versie Hollis")
    expect(page.get_by_text("So far it was seen once.")).to_be_visible()
    expect(page.get_by_role("figure")).not_to_be_visible()


def test_the_grid_by_keyboard(phones: Phones) -> None:
    phone = phones(desk=True)
    page = phone.sign_in(MANAGER)
    visit_with_notes(phone)
    open_rep(page, "Moses Farrell")

    card = page.get_by_role("region", name="What was seen")
    tab_to(page, cell(page, AGENDA))  # the newest of the first item
    expect(card).to_contain_text("Named the agenda, and asked for theirs.")
    expect(card).to_contain_text("Only you see this")
    expect(cell(page, AGENDA)).to_have_accessible_description(re.compile("Named the agenda"))
    page.keyboard.press("Escape")
    expect(card).not_to_be_visible()
    expect(cell(page, AGENDA)).to_be_focused()

    page.keyboard.press("ArrowLeft")
    expect(cell(page, AGENDA, -2)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(cell(page, COST, -2)).to_be_focused()
    page.keyboard.press("Home")
    expect(cell(page, COST, 0)).to_be_focused()
    page.keyboard.press("End")
    expect(cell(page, COST)).to_be_focused()
    page.keyboard.press("Tab")  # one stop: the next one lies on the card, or behind the grid
    page.keyboard.press("Shift+Tab")
    expect(cell(page, COST)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="We talked it through")).to_be_visible()


def test_the_card_stays_while_it_is_pointed_at(phones: Phones) -> None:
    phone = phones(desk=True)
    page = phone.sign_in(MANAGER)
    visit_with_notes(phone)
    open_rep(page, "Moses Farrell")

    card = page.get_by_role("region", name="What was seen")
    cell(page, AGENDA).hover()
    expect(card).to_contain_text("Met")
    expect(card).to_contain_text(re.compile("Ride-along · Kinex · seen by you"))
    card.get_by_role("link").hover()
    expect(card).to_be_visible()
    page.get_by_role("heading", level=1).hover()
    expect(card).not_to_be_visible()
    cell(page, AGENDA).hover()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).not_to_be_visible()


def test_a_tap_opens_what_is_behind_a_rating(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    visit_with_notes(phone)
    open_rep(page, "Moses Farrell")

    cell(page, AGENDA).tap()
    sheet = page.get_by_role("dialog", name="What was seen")
    expect(sheet).to_contain_text("Named the agenda, and asked for theirs.")
    sheet.get_by_role("link", name="Open the ride-along").click()
    expect(page.get_by_role("button", name="We talked it through")).to_be_visible()


def test_an_item_that_left_the_checklist_says_so(phones: Phones) -> None:
    page = phones(desk=True).sign_in(MANAGER)
    page.evaluate(TAKE_OFF, AGENDA)
    page.reload()
    open_rep(page, "Moses Farrell")
    header = page.get_by_role("rowheader", name=re.compile(AGENDA))
    expect(header).to_contain_text("no longer on the checklist")
    expect(page.get_by_role("rowheader").last).to_contain_text(AGENDA)  # behind those that are on it
    expect(page.get_by_text("no longer on the checklist")).to_have_count(1)


def visit_with_notes(phone: Phone) -> None:
    """A ride-along of today with Moses at Kinex, with a note and a private note; not talked through yet."""
    page = phone.page
    start_ride_along(page, "Moses Farrell")
    name_customer(page, "Kinex")
    rate(page, AGENDA, "Met")
    write_note(page, AGENDA, "Named the agenda, and asked for theirs.")
    write_note(page, AGENDA, "Was nervous at first.", private=True)
    rate(page, COST, "Met")
    finish(page)


def open_rep(page: Page, name: str) -> None:
    page.goto("/team")
    page.get_by_role("link", name=re.compile(name)).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def cell(page: Page, prompt: str, nth: int = -1) -> Locator:
    """A cell of an item's row; the newest is the last."""
    grid = page.get_by_role("grid", name=re.compile("Items by interactions"))
    row = grid.get_by_role("row").filter(has=page.get_by_role("rowheader", name=prompt))
    return row.get_by_role("gridcell").nth(nth)


def drawn(page: Page) -> str:
    """The colors of the line and its band, as far as the canvas has any."""
    return str(
        page.get_by_role("figure").evaluate(
            """async (figure) => {
              const frame = () => new Promise(requestAnimationFrame);
              await frame().then(frame); // a change of the colors is told before the next one
              const canvas = figure.querySelector("canvas");
              const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
              const counts = new Map();
              for (let at = 0; at < data.length; at += 4) {
                if (data[at + 3] < 255) continue;
                const color = [...data.slice(at, at + 3)].join();
                counts.set(color, (counts.get(color) ?? 0) + 1);
              }
              const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
              return most.map(([color]) => color).sort().join(" ");
            }"""
        )
    )
