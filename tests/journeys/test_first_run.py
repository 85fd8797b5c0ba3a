"""A newcomer with an empty database: from the setup code to a rep who is on the team."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import axe
from tests.journeys.app import ALL_SENT, sign_in, state
from tests.journeys.conftest import Phones
from tests.journeys.server import Server

CHOSEN = "three or four words"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "empty")
    running.run("migrate")
    running.start()
    yield running
    running.stop()


def test_from_an_empty_database_to_a_rep_on_the_team(empty: Server, phones: Phones) -> None:
    code = re.search(r"setup code ([A-Z2-7-]{23})", empty.log.read_text())
    assert code, "the server prints how to begin"
    page = phones(empty.url).open()
    begin(page, code[1])
    go_through_the_steps(page)
    links = [
        invite(page, "Mo Hill", "mo@field.example", "Manager"),
        invite(page, "Kim Lee", "kim@field.example", "Rep"),
    ]
    page.goto("/organization/start")
    expect(page.get_by_text("4 of 6 done.")).to_be_visible()

    of_kim = join(phones(empty.url).open("about:blank"), links[1])
    expect(of_kim.get_by_role("button", name="I had a conversation")).to_be_visible()
    of_mo = join(phones(empty.url).open("about:blank"), links[0])
    of_mo.get_by_role("button", name="Start ride-along").click()
    expect(of_mo.get_by_role("button", name=re.compile("Kim Lee")).first).to_be_visible()

    again = phones(empty.url).open(links[1].removeprefix(empty.url))
    expect(again.get_by_role("alert")).to_have_text(re.compile("not good any more"))
    again.get_by_role("link", name="Sign in").click()
    sign_in(again, "kim@field.example", CHOSEN)
    expect(state(again)).to_have_text(ALL_SENT)


def is_for_everybody(page: Page) -> None:
    """By the rules of axe-core."""
    debugger = axe.debugger_with_axe(page)
    assert [axe.told(one) for one in axe.violations(debugger, axe.ALL_RULES)] == []
    debugger.detach()


def begin(page: Page, code: str) -> None:
    expect(page.get_by_role("heading", name="Begin with Ridealong")).to_be_visible()
    is_for_everybody(page)
    page.get_by_label("Setup code").fill(code.lower())
    page.get_by_label("Organization").fill("Field Co")
    page.get_by_label("Your name").fill("Ada Park")
    page.get_by_label("Your e-mail").fill("ada@field.example")
    page.get_by_label("Choose a password").fill(CHOSEN)
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("heading", name="First steps")).to_be_visible()


def go_through_the_steps(page: Page) -> None:
    is_for_everybody(page)
    page.get_by_role("button", name="This is our name").click()
    expect(page.get_by_role("button", name="Monday")).to_be_visible()
    is_for_everybody(page)
    page.get_by_role("button", name="These are our days").click()
    page.get_by_role("button", name="Later", exact=True).click()  # the people, when the rest is done
    expect(page.get_by_text("Agenda agreed at the start")).to_be_visible()
    is_for_everybody(page)
    page.get_by_role("button", name="Use it as it is").click()
    page.get_by_role("button", name="Later", exact=True).click()
    page.get_by_role("button", name="Later", exact=True).click()
    expect(page.get_by_text("3 of 6 done.")).to_be_visible()
    page.get_by_role("link", name="To Today").click()
    expect(page.get_by_role("region", name="First steps")).to_contain_text("3 first steps left")


def invite(page: Page, name: str, email: str, role: str) -> str:
    """The link that is to be handed over."""
    page.goto("/organization/people/invite")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-mail", exact=True).fill(email)
    page.get_by_label("Role").select_option(role)
    page.get_by_role("button", name="Invite", exact=True).click()
    link = page.get_by_text(re.compile("/join#")).text_content()
    assert link
    return link


def join(page: Page, link: str) -> Page:
    page.goto(link)
    expect(page.get_by_role("heading", name=re.compile("^Welcome, "))).to_be_visible()
    is_for_everybody(page)
    page.get_by_label("Choose a password").fill(CHOSEN)
    page.get_by_role("button", name="Join").click()
    expect(state(page)).to_have_text(ALL_SENT)
    assert "#" not in page.url, "the secret has left the address"
    return page
