"""Who has the phone in hand, on the engine of the iPhone: a session that ended, and somebody else's turn."""

from tests.journeys.app import AGENDA, DIRECTOR, MANAGER, PASSWORD, QUESTIONS
from tests.journeys.server import Server
from tests.webkit.app import (
    field,
    fill_in,
    press,
    rate,
    see_heading,
    see_rating,
    see_state,
    see_text,
    sign_in,
    start_ride_along,
)
from tests.webkit.conftest import Phones

REP = "Niesha Hughes"
AGAIN = '//dialog[@aria-label="Sign in again"]'


def test_work_outlives_the_session_and_waits_for_its_person(server: Server, phones: Phones) -> None:
    phone = phones()
    sign_in(phone, MANAGER)
    server.run("password", MANAGER, "--password-stdin", said=f"{PASSWORD}\n")  # ends every session of hers
    start_ride_along(phone, REP)
    rate(phone, AGENDA, "Missed")
    field(phone, "Password", AGAIN).send_keys(PASSWORD)
    press(phone, "Sign in", AGAIN)
    see_state(phone, "All sent")
    see_rating(phone, AGENDA, "Missed")

    server.stop()
    rate(phone, QUESTIONS, "Met")
    see_state(phone, "Offline · 1 saved")
    press(phone, "Back")
    press(phone, "Me")
    press(phone, "Sign out")
    press(phone, "Sign out, keep it locked here")
    see_heading(phone, "Ridealong")
    server.start()

    fill_in(phone, DIRECTOR)
    see_heading(phone, "Today")
    phone.see_no(f'//a[contains(., "Carry on with {REP}")]')
    press(phone, "Me")
    see_text(phone, "Nothing waits to be sent")
    press(phone, "Sign out")

    fill_in(phone, MANAGER)
    press(phone, f"Carry on with {REP}")
    see_rating(phone, QUESTIONS, "Met")
