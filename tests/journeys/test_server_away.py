"""The phone has a network, and the server does not answer: the same calm as without a network."""

import re

from playwright.sync_api import expect

from tests.journeys.app import AGENDA, ALL_SENT, MANAGER, rate, start_ride_along, state
from tests.journeys.conftest import Phones
from tests.journeys.line import line_to
from tests.journeys.server import Server


def test_a_stopped_server_is_noticed_and_its_return_too(server: Server, phones: Phones) -> None:
    page = phones().sign_in(MANAGER)
    server.stop()
    start_ride_along(page, "Niesha Hughes")
    rate(page, AGENDA, "Met")
    expect(state(page)).to_have_text("Offline · 1 saved")
    assert page.evaluate("navigator.onLine")

    server.start()
    expect(state(page)).to_have_text(ALL_SENT)


def test_a_captive_portal_takes_nothing_from_the_phone(server: Server, phones: Phones) -> None:
    with line_to(server) as line:
        page = phones(line.url).sign_in(MANAGER)
        line.portal = True
        start_ride_along(page, "Niesha Hughes")
        rate(page, AGENDA, "Met")
        expect(state(page)).to_have_text("Offline · 1 saved")
        assert line.turned_away > 0

        line.portal = False
        expect(state(page)).to_have_text(ALL_SENT)
        records = [body for path, body in line.answers if path == "/api/sync"]
        assert re.search(r'"status":\s*"applied"', records[-1] + records[-2])


def test_starting_the_app_behind_a_captive_portal_shows_the_app(server: Server, phones: Phones) -> None:
    with line_to(server) as line:
        phone = phones(line.url, kept=True)
        phone.sign_in(MANAGER)
        phone.close()
        line.portal = True
        page = phone.open()
        expect(page.get_by_role("heading", name="Today", level=1)).to_be_visible()
        expect(state(page)).to_have_text("Offline")
