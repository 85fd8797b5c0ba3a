"""Every observation of a rep, filtered; and what is shown, as a file."""

import csv
import io
import json
import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import AGENDA, MANAGER, finish, name_customer, rate, start_ride_along, write_note
from tests.journeys.conftest import Phones
from tests.journeys.test_rep_page import open_rep

FORMULA = '=HYPERLINK("http://evil.example","Click")'


def test_the_filters_stay_when_one_goes_back(phones: Phones) -> None:
    page = phones().sign_in(MANAGER)
    open_everything(page, "Moses Farrell")
    expect(said(page)).to_have_text("98 observations, in 17 interactions. Newest first.")
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(50)
    page.get_by_role("button", name="Show the other 48").click()
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(98)

    page.get_by_label("Rating").select_option("✕ Missed")
    page.get_by_label("Kind").select_option("Call recording")
    page.get_by_label("When").select_option("Last 12 months")
    expect(said(page)).to_have_text(re.compile(r"^\d+ of 98 observations, in \d+ interactions?\."))
    matching = said(page).inner_text()
    entries = page.get_by_role("main").get_by_role("listitem")
    expect(entries.filter(has_text="Missed").filter(has_text="Call recording")).to_have_count(entries.count())

    entries.first.get_by_role("link", name="Open the call recording").click()
    expect(page.get_by_role("heading", name="Focus history")).not_to_be_visible()
    page.go_back()
    expect(said(page)).to_have_text(matching)
    expect(page.get_by_label("Rating")).to_have_value("missed")
    page.reload()
    expect(said(page)).to_have_text(matching)


def test_nothing_matches_and_the_way_out(phones: Phones) -> None:
    page = phones().sign_in(MANAGER)
    open_everything(page, "Moses Farrell")
    page.get_by_label("Note or photo").select_option("With a photo or memo")
    page.get_by_label("Rating").select_option("– Not seen")
    expect(said(page)).to_have_text("None of 98 observations.")
    expect(page.get_by_role("button", name="Export")).not_to_be_visible()
    page.get_by_role("button", name="Show everything").click()
    expect(said(page)).to_have_text("98 observations, in 17 interactions. Newest first.")


def test_what_is_shown_goes_out_as_a_file_without_a_network(phones: Phones) -> None:
    phone = phones(desk=True)
    page = phone.sign_in(MANAGER)
    phone.cut()
    start_ride_along(page, "Moses Farrell")
    name_customer(page, "Kinex")
    rate(page, AGENDA, "Met")
    write_note(page, AGENDA, FORMULA)
    write_note(page, AGENDA, "Was nervous at first.", private=True)
    finish(page)
    open_everything(page, "Moses Farrell")
    page.get_by_label("When").select_option("Last 30 days")
    page.get_by_label("Item").select_option(AGENDA)
    shown = int(said(page).inner_text().split()[0])

    page.get_by_role("button", name="Export").click()
    text = download(page, "What was seen, for a spreadsheet (CSV)").decode("utf-8")
    assert text.startswith("\ufeff")
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(lines) == shown
    assert {line["Item"] for line in lines} == {AGENDA}
    assert lines[0]["Note"] == f"'{FORMULA}"
    assert lines[0]["Customer"] == "Kinex"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", lines[0]["Date"])

    history = download(page, "Focus history, for a spreadsheet (CSV)").decode("utf-8-sig")
    assert "Discount inside the policy" in history

    whole = download(page, "Both, for another program (JSON)").decode("utf-8")
    assert json.loads(whole)["observations"][0]["note"] == FORMULA
    for file in (text, history, whole):
        assert "nervous" not in file


def open_everything(page: Page, name: str) -> None:
    open_rep(page, name)
    page.get_by_role("link", name="Everything that was seen").click()
    expect(page.get_by_role("heading", name="What was seen of", level=1)).to_be_visible()


def said(page: Page) -> Locator:
    """How many are shown, in words."""
    return page.get_by_role("main").get_by_role("status")


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as given:
        page.get_by_role("dialog", name="Export").get_by_role("button", name=name).click()
    return given.value.path().read_bytes()
