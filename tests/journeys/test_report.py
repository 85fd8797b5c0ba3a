"""A rep's report on paper: one page, however much there is, of what was talked through and nothing else."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.app import AGENDA, MANAGER, finish, rate, start_ride_along, talk_through, write_note
from tests.journeys.conftest import Phones
from tests.journeys.test_rep_page import open_rep

PAGE = re.compile(rb"/Type\s*/Page\b")

#: As much as an organization can have and people can write, put straight into the phone's store.
FILL = """async (name) => {
  const found = (await indexedDB.databases()).find(({ name }) => name.startsWith("ridealong-"));
  const opening = indexedDB.open(found.name);
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const all = (table) => new Promise((done) => {
    const read = store.transaction(table).objectStore(table).getAll();
    read.onsuccess = () => done(read.result);
  });
  const rep = (await all("person")).find(({ fields }) => fields.name === name);
  const [checklist] = await all("checklist");
  const [item] = await all("item");
  const records = ["person", "checklist", "item", "interaction", "observation", "focus", "training"];
  const writing = store.transaction(records, "readwrite");
  const put = (table, id, fields, scope = `rep:${rep.id}`) =>
    writing.objectStore(table).put({ id, version: 1e6, scope, deleted: false, fields });
  const long = (length) => "Wherever willingly unaccustomed ".repeat(40).slice(0, length);
  const day = (ago) => new Date(Date.now() - ago * 86400000).toISOString();
  put("person", rep.id, { ...rep.fields, name: `${name} ${long(150)}` }, rep.scope);
  const items = Array.from({ length: 24 }, () => crypto.randomUUID());
  for (const id of items) {
    put("item", id, { ...item.fields, prompt: long(200), good_looks_like: long(1000) }, item.scope);
  }
  put("checklist", checklist.id, { ...checklist.fields, item_ids: items }, checklist.scope);
  for (let visit = 0; visit < 20; visit++) {
    const id = crypto.randomUUID();
    put("interaction", id, { rep_id: rep.id, kind: "ride_along", occurred_on: day(visit).slice(0, 10),
      checklist_id: checklist.id, state: visit > 18 ? "finished" : "debriefed", debriefed_at: day(visit) });
    for (const item_id of items) {
      const rating = visit < 4 ? "met" : ["partly", "missed"][visit % 2];
      const seen = { interaction_id: id, item_id, rating, note: long(4000) };
      put("observation", crypto.randomUUID(), seen);
    }
  }
  const evidence = { missed: 14, partly: 12, met: 13, seen: 39, impact: 5, lean: "conversations" };
  for (let nth = 0; nth < 8; nth++) {
    const focus = crypto.randomUUID();
    put("focus", focus, { rep_id: rep.id, item_id: items[0], state: nth ? "replaced" : "active",
      agreed_at: day(20 * nth + 15), closed_at: nth ? day(20 * nth) : null, evidence,
      reason: nth ? long(500) : null });
    for (let given = 0; given < 4; given++) {
      put("training", crypto.randomUUID(), { focus_id: focus, title: long(200), done_at: day(20 * nth) });
    }
  }
  await new Promise((done) => { writing.oncomplete = done; });
  store.close();
}"""


def test_the_report_of_the_busiest_rep_is_one_page(phones: Phones) -> None:
    page = phones(desk=True).sign_in(MANAGER)
    open_report(page, "Moses Farrell")
    assert pages(page) == {"A4": 1, "Letter": 1}


def test_it_is_one_page_however_much_there_is(phones: Phones) -> None:
    page = phones(desk=True).sign_in(MANAGER)
    page.evaluate(FILL, "Versie Hollis")
    page.reload()
    open_report(page, "Versie Hollis")
    report = page.get_by_role("article", name="The page")
    for words in ("and 12 more items", "and 4 earlier ones", "and 3 before it"):
        expect(report.get_by_text(words, exact=False).first).to_be_attached()
    expect(page.get_by_text("not talked through yet: left out.")).to_be_visible()
    expect(report).not_to_contain_text("left out")  # who signs it knows nothing of that
    assert pages(page) == {"A4": 1, "Letter": 1}


def test_only_what_was_talked_through_and_no_private_note_is_in_it(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    phone.cut()
    start_ride_along(page, "Versie Hollis")
    rate(page, AGENDA, "Met")
    write_note(page, AGENDA, "Was nervous at first.", private=True)
    finish(page)
    debrief = page.url
    open_report(page, "Versie Hollis")
    expect(page.get_by_text("Nothing to put on file yet")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).not_to_be_visible()

    page.goto(debrief)
    talk_through(page)
    open_report(page, "Versie Hollis")
    report = page.get_by_role("article", name="The page")
    expect(report).to_contain_text("Versie Hollis, date")
    expect(report).to_contain_text("Dana Whitfield, date")
    expect(report.get_by_role("rowheader")).to_have_text([AGENDA])
    expect(report).not_to_contain_text("nervous")


def test_the_button_prints(phones: Phones) -> None:
    page = phones(desk=True).sign_in(MANAGER)
    page.add_init_script("window.print = () => { document.title = 'printed'; }")
    open_report(page, "Moses Farrell")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("printed")


def open_report(page: Page, name: str) -> None:
    open_rep(page, name)
    page.get_by_role("link", name="Print report").click()
    expect(page.get_by_role("heading", name="Report", level=1)).to_be_visible()


def pages(page: Page) -> dict[str, int]:
    """How many pages Chromium prints on each paper, by the margins that the style sheet asks for."""
    return {paper: len(PAGE.findall(page.pdf(format=paper))) for paper in ("A4", "Letter")}
