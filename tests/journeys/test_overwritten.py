"""One item rated on two phones of a manager, both offline: the loss is told, and can be taken back."""

import re

from playwright.sync_api import expect

from tests.journeys.app import AGENDA, ALL_SENT, MANAGER, choice, open_state, rate, start_ride_along, state
from tests.journeys.conftest import Phones

REP = "Niesha Hughes"
CARRY_ON = re.compile(f"Carry on with {REP}")


def test_a_rating_that_was_written_over_is_told_and_can_be_taken_back(phones: Phones) -> None:
    first = phones()
    here = first.sign_in(MANAGER)
    start_ride_along(here, REP)
    rate(here, AGENDA, "Missed")
    expect(state(here)).to_have_text(ALL_SENT)
    second = phones()
    there = second.sign_in(MANAGER)
    there.get_by_role("link", name=CARRY_ON).click()
    expect(choice(there, AGENDA, "Missed")).to_be_checked()

    first.cut()
    second.cut()
    rate(here, AGENDA, "Partly")
    rate(there, AGENDA, "Met")  # the later one is kept
    second.restore()
    expect(state(there)).to_have_text(ALL_SENT)
    first.restore()
    expect(state(here)).to_have_text(ALL_SENT)
    expect(choice(here, AGENDA, "Met")).to_be_checked()

    lost = open_state(here).locator("section", has=here.get_by_role("heading", name=f"{REP}: {AGENDA}"))
    expect(lost).to_contain_text(
        re.compile("Another phone of yours wrote a newer one, today.*Yours is kept.")
    )
    expect(lost).to_contain_text(re.compile("Yours.*Partly.*The newer one.*Met"))
    lost.get_by_role("button", name="Take back mine").click()
    expect(lost).to_have_count(0)
    here.keyboard.press("Escape")
    expect(choice(here, AGENDA, "Partly")).to_be_checked()
    expect(state(here)).to_have_text(ALL_SENT)

    second.cut()
    second.restore()  # it looks at once when a network comes back
    expect(choice(there, AGENDA, "Partly")).to_be_checked()
