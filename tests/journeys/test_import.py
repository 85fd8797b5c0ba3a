"""Numbers come in on the web: a file is understood, tried, brought in and known again; tokens."""

import csv
import re
from typing import Any

from playwright.sync_api import FilePayload, Page, Route, expect

from tests.journeys.app import DIRECTOR, MANAGER
from tests.journeys.conftest import Phones

HEADER = (
    "Record ID,Call Title,Activity date,Activity assigned to,Call outcome,Call duration,Associated Company\n"
)
ROWS = (
    "1,Intro,03/04/2026,Moses Farrell,Connected,00:06:57,Cancity\n"
    "2,Intro,05/04/2026,M. Farrell,Left voicemail,00:00:21,Isdom\n"
    "3,Intro,07/04/2026,Nobody Known,Busy,00:00:09,=1+1\n"
)
NOT_CSV: dict[str, Any] = {"name": "book.csv", "mimeType": "text/csv", "buffer": b"PK\x03\x04"}


def choose(page: Page, name: str, content: str) -> None:
    file = FilePayload(name=name, mimeType="text/csv", buffer=content.encode())
    page.get_by_label("File with numbers").set_input_files(file)


def test_a_file_is_understood_tried_brought_in_and_known_again(phones: Phones) -> None:
    director = phones(desk=True)
    desk = director.sign_in(DIRECTOR)
    desk.get_by_role("link", name="Import").click()
    expect(desk.get_by_role("heading", name="A CSV file with numbers")).to_be_visible()
    desk.get_by_label("File with numbers").set_input_files(FilePayload(**NOT_CSV))
    expect(desk.get_by_role("alert")).to_contain_text("This is a workbook; save it as CSV")

    choose(desk, "calls.csv", HEADER + ROWS)
    expect(desk.get_by_text("calls.csv · from HubSpot")).to_be_visible()
    lasting = desk.get_by_role("listitem").filter(has_text="Call duration")
    expect(lasting).to_contain_text("never read")
    expect(lasting.get_by_role("combobox")).to_have_count(0)
    check = desk.get_by_role("button", name="See what would come")
    expect(check).to_be_disabled()
    dates = desk.get_by_label("Dates, such as 03/04/2026")
    expect(dates).to_contain_text("3 April 2026")
    expect(dates).to_contain_text("4 March 2026")
    dates.select_option("dmy")
    desk.get_by_label("M. Farrell (1 row)").select_option(label="Moses Farrell")
    check.click()
    expect(desk.get_by_text("Rows", exact=False).first).to_be_visible()
    expect(desk.get_by_text("belongs to Nobody Known")).to_be_visible()
    expect(desk.get_by_text("1 call is a conversation.")).to_be_visible()
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Download the refused rows").click()
    with download.value.path().open(newline="", encoding="utf-8-sig") as file:
        (refused,) = csv.DictReader(file)
    assert (refused["Row"], refused["Associated Company"]) == ("4", "'=1+1")

    desk.get_by_label("Remember how such files are read").fill("Our calls")
    desk.get_by_role("button", name="Bring in 2 rows").click()
    expect(desk.get_by_text("It is in.")).to_be_visible()

    desk.get_by_role("button", name="Bring in another file").click()
    choose(desk, "later.csv", HEADER + ROWS + "4,Intro,08/04/2026,M. Farrell,Connected,1:00,Isdom\n")
    expect(desk.get_by_text("read as “Our calls”")).to_be_visible()
    check.click()
    expect(desk.get_by_role("button", name="Bring in 1 row")).to_be_enabled()
    desk.get_by_role("button", name="Back to the columns").click()
    expect(desk.get_by_label("Dates, such as")).to_have_value("dmy")
    check.click()
    desk.get_by_role("button", name="Bring in 1 row").click()
    expect(desk.get_by_text("It is in.")).to_be_visible()


def test_without_a_signal_it_says_so_and_goes_on_with_one(phones: Phones) -> None:
    manager = phones()
    phone = manager.sign_in(MANAGER)
    phone.get_by_role("link", name="Me", exact=True).click()
    phone.get_by_role("link", name=re.compile("^Import ")).click()
    expect(phone.get_by_text("You bring in numbers of your own reps.")).to_be_visible()
    manager.cut()
    choose(phone, "counts.csv", "Date,Rep,Calls,E-mails\n2026-03-30,Moses Farrell,42,12\n")
    expect(phone.get_by_role("alert")).to_contain_text("find a signal and try again")
    manager.restore()
    choose(phone, "counts.csv", "Date,Rep,Calls,E-mails\n2026-03-30,Moses Farrell,42,12\n")
    expect(phone.get_by_label("This file holds")).to_have_value("counts")
    phone.get_by_role("button", name="See what would come").click()
    phone.get_by_role("button", name="Bring in 1 row").click()
    expect(phone.get_by_text("It is in.")).to_be_visible()
    phone.goto("/import/tokens")
    expect(phone.get_by_role("heading", level=1)).not_to_have_text("Tokens")


def test_while_it_is_looked_at_no_other_file_is_chosen(phones: Phones) -> None:
    desk = phones(desk=True).sign_in(DIRECTOR)
    desk.goto("/import")
    choose(desk, "deals.csv", "Nr;Owner;Status;Betrag\n1;Moses Farrell;Angebot;1.054,50 €\n")
    other = desk.get_by_role("button", name="Choose another file")
    expect(other).to_be_enabled()
    held: list[Route] = []
    desk.route("**/api/imports/look", lambda route: held.append(route))
    with desk.expect_request("**/api/imports/look"):
        desk.get_by_label("This file holds").select_option("opportunities")
    expect(other).to_be_disabled()  # else the answer would bring the old file's screen back
    held[0].continue_()
    expect(other).to_be_enabled()


def test_a_stage_nobody_knows_is_given_a_meaning(phones: Phones) -> None:
    desk = phones(desk=True).sign_in(DIRECTOR)
    desk.goto("/import")
    choose(desk, "deals.csv", "Nr;Owner;Status;Betrag\n1;Moses Farrell;Angebot;1.054,50 €\n")
    desk.get_by_label("This file holds").select_option("opportunities")
    desk.get_by_label("“Nr” is").select_option("source_id")
    desk.get_by_label("Angebot (1 row)").select_option("engaging")
    expect(desk.get_by_label("Amounts")).to_have_value("comma")
    desk.get_by_role("button", name="See what would come").click()
    expect(desk.get_by_role("button", name="Bring in 1 row")).to_be_enabled()


def test_a_token_is_shown_once_and_revoked(phones: Phones) -> None:
    director = phones(kept=True, desk=True)
    desk = director.sign_in(DIRECTOR)
    desk.goto("/import")
    desk.get_by_role("link", name="Tokens").click()
    name, make = desk.get_by_label("Which system is it for?"), desk.get_by_role("button", name="Make a token")
    name.fill("The dialer")
    director.cut()
    make.click()
    expect(desk.get_by_role("alert")).to_be_visible()
    expect(name).to_have_value("The dialer")
    director.restore()
    make.click()
    made = desk.get_by_label("The new token")
    expect(name).to_have_value("")
    forbid_copying(desk)
    made.get_by_role("button", name="Copy").click()
    expect(made).to_contain_text("It could not be copied. Select it and copy it by hand.")
    expect(made).to_contain_text(re.compile("ridealong_[A-Za-z0-9_-]{43}"))
    made.get_by_role("button", name="I have it").click()
    expect(desk.get_by_text("ridealong_")).to_have_count(0)
    desk.get_by_role("button", name="Revoke “The dialer”").click()
    desk.get_by_role("button", name="it stops at once").click()
    expect(desk.get_by_text("Revoked", exact=False)).to_be_visible()


def forbid_copying(page: Page) -> None:
    denied = {"permission": {"name": "clipboard-write"}, "setting": "denied"}
    page.context.new_cdp_session(page).send("Browser.setPermission", denied)
