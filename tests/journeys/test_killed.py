"""kill -9 at any moment: nothing that was shown as saved is lost, and what follows goes on from there."""

import re

from playwright.sync_api import expect

from tests.journeys.app import (
    AGENDA,
    ALL_SENT,
    MANAGER,
    QUESTIONS,
    choice,
    finish,
    item,
    rate,
    start_ride_along,
    state,
    talk_through,
    write_note,
)
from tests.journeys.conftest import Phones

REP = "Cecily Larkin"
CARRY_ON = re.compile(f"Carry on with {REP}")
NOTE = "Asked about the budget before the pain."


def test_a_killed_browser_loses_nothing_that_was_shown_as_saved(phones: Phones) -> None:
    phone = phones(kept=True)
    phone.sign_in(MANAGER)
    phone.close()  # a browser writes new cookies down half a minute later, or when it is closed
    page = phone.open(offline=True)
    start_ride_along(page, REP)

    rate(page, AGENDA, "Met")
    phone.kill()  # directly after the very first tap, which made the ride-along too
    page = phone.open(offline=True)
    page.get_by_role("link", name=CARRY_ON).click()
    expect(choice(page, AGENDA, "Met")).to_be_checked()

    rate(page, QUESTIONS, "Missed")
    rate(page, AGENDA, "Partly")
    phone.kill()  # directly after a change
    page = phone.open(offline=True)
    page.get_by_role("link", name=CARRY_ON).click()
    expect(choice(page, AGENDA, "Partly")).to_be_checked()
    expect(choice(page, QUESTIONS, "Missed")).to_be_checked()

    write_note(page, QUESTIONS, NOTE)
    phone.kill()  # directly after the word "Saved."
    page = phone.open(offline=True)
    page.get_by_role("link", name=CARRY_ON).click()
    expect(item(page, QUESTIONS).get_by_role("textbox", name="Note", exact=True)).to_have_value(NOTE)

    finish(page)
    phone.kill()  # directly after the debrief opened
    page = phone.open(offline=True)
    page.get_by_role("link", name=re.compile(f"Debrief {REP}.*Today")).click()

    talk_through(page)
    phone.kill()  # directly after it was talked through
    page = phone.open()
    expect(state(page)).to_have_text(ALL_SENT)
    page.get_by_role("link", name="Team").click()
    page.get_by_role("link", name=re.compile(REP)).click()
    expect(page.get_by_role("link", name=re.compile("Ride-along.*Today · Talked through"))).to_be_visible()
