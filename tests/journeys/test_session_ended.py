"""The session ends while work waits: the work stays, and goes out after signing in again over the app."""

import json
import re
import sqlite3
from contextlib import closing

import jwt
from playwright.sync_api import BrowserContext, expect

from server.secret_key import kept_secret_key
from tests.journeys.app import (
    AGENDA,
    ALL_SENT,
    DIRECTOR,
    MANAGER,
    PASSWORD,
    QUESTIONS,
    choice,
    item,
    rate,
    sign_in,
    start_ride_along,
    state,
)
from tests.journeys.conftest import Phones
from tests.journeys.server import Server

REP = "Niesha Hughes"


def test_signing_in_again_over_the_app_sends_what_waits(server: Server, phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    phone.cut()
    start_ride_along(page, REP)
    rate(page, AGENDA, "Missed")
    item(page, AGENDA).get_by_role("button", name="+ Note").click()
    server.run("password", MANAGER, "--password-stdin", said=f"{PASSWORD}\n")  # ends every session of hers
    phone.restore()

    again = page.get_by_role("dialog", name="Sign in again")
    expect(state(page)).to_have_text("Sign in again · 1 saved")
    page.keyboard.type("Named the price")  # nobody takes the keyboard away from a note
    expect(again).to_have_count(0)
    page.keyboard.press("Tab")
    expect(again.get_by_label("E-mail")).to_have_value(MANAGER)
    again.get_by_role("button", name="Close").click()
    rate(page, QUESTIONS, "Met")  # recording goes on
    expect(state(page)).to_have_text("Sign in again · 2 saved")

    state(page).click()
    page.get_by_role("dialog").get_by_role("button", name="Sign in again").click()
    again.get_by_label("Password").fill(PASSWORD)
    again.get_by_role("button", name="Sign in").click()
    expect(again).not_to_be_visible()
    expect(item(page, AGENDA).get_by_label("Note", exact=True)).to_have_value("Named the price")
    expect(choice(page, AGENDA, "Missed")).to_be_checked()
    expect(state(page)).to_have_text(ALL_SENT)

    page.keyboard.press("Escape")
    phone.cut()  # or the app could hear of it before the tap
    rate(page, QUESTIONS, "Partly")
    end_access(server, MANAGER)
    phone.restore()
    told = page.get_by_role("dialog", name="Your access has ended")
    expect(told).to_contain_text("has ended your access")
    expect(told.get_by_role("button", name="Export my unsent work")).to_be_visible()
    expect(state(page)).to_have_text("Access ended · 1 saved")


def end_access(server: Server, email: str) -> None:
    """As an administrator will do it."""
    with closing(sqlite3.connect(server.data / "ridealong.db")) as database, database:
        done = database.execute("UPDATE people SET active = false WHERE email = ?", (email,))
        assert done.rowcount == 1


def test_a_session_that_is_only_due_goes_on_without_asking(server: Server, phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    phone.cut()
    start_ride_along(page, REP)
    rate(page, AGENDA, "Missed")
    let_a_quarter_of_an_hour_pass(page.context, server)
    phone.restore()
    expect(state(page)).to_have_text(ALL_SENT)
    expect(page.get_by_role("dialog")).to_have_count(0)


def let_a_quarter_of_an_hour_pass(context: BrowserContext, server: Server) -> None:
    """The browser's short-lived token as it will be then: over, and signed by the server."""
    cookie = next(cookie for cookie in context.cookies() if cookie["name"] == "access_token")
    claims = jwt.decode(cookie["value"], options={"verify_signature": False})
    claims["exp"] = claims["iat"] - 60
    aged = jwt.encode(claims, kept_secret_key(server.data), "HS256")
    context.add_cookies([{"name": "access_token", "value": aged, "url": server.url, "httpOnly": True}])


def test_somebody_else_on_the_same_phone_neither_sees_nor_sends_what_waits(phones: Phones) -> None:
    phone = phones()
    page = phone.sign_in(MANAGER)
    phone.cut()
    start_ride_along(page, REP)
    rate(page, AGENDA, "Missed")
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Me", exact=True).click()
    page.get_by_role("button", name="Sign out").click()
    leaving = page.get_by_role("dialog", name="Sign out")
    expect(leaving).to_contain_text("1 thing not sent yet")
    with page.expect_download() as download:
        leaving.get_by_role("button", name="Export my unsent work").click()
    file = json.loads(download.value.path().read_text())
    assert [record["kind"] for record in file["mutations"]] == ["interaction", "observation"]
    assert REP in file["words"][0]
    leaving.get_by_role("button", name="Sign out, keep it locked here").click()
    expect(page.get_by_role("note").filter(has_text="Dana’s work is safe on this phone")).to_be_visible()
    phone.restore()

    sign_in(page, DIRECTOR)
    expect(state(page)).to_have_text(ALL_SENT)
    page.get_by_role("link", name="Team").click()
    expect(page.get_by_role("heading", name="Marcus Oyelaran")).to_be_visible()
    page.get_by_role("link", name="Me", exact=True).click()
    expect(page.get_by_role("heading", name="Nothing waits to be sent")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, MANAGER)
    expect(state(page)).to_have_text(ALL_SENT)
    expect(page.get_by_role("link", name=re.compile(f"Carry on with {REP}"))).to_be_visible()
