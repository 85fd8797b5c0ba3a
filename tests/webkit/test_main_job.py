"""The main job on the engine of the iPhone: no server, kill -9 in the middle, and all of it arrives."""

from tests.journeys.app import AGENDA, COST, MANAGER, QUESTIONS, REP
from tests.journeys.server import Server
from tests.webkit.app import (
    press,
    rate,
    see_heading,
    see_note,
    see_rating,
    see_state,
    see_text,
    sign_in,
    start_ride_along,
    write_note,
)
from tests.webkit.conftest import Phones

MOSES = "Moses Farrell"
NOTE = "Named the price before the customer had named a problem."


def test_a_ride_along_without_a_server_outlives_a_kill_and_arrives(server: Server, phones: Phones) -> None:
    phone = phones()
    sign_in(phone, MANAGER)
    server.stop()

    start_ride_along(phone, MOSES)
    rate(phone, AGENDA, "Met")
    rate(phone, QUESTIONS, "Missed")
    rate(phone, COST, "Met")
    rate(phone, COST, "Partly")
    write_note(phone, COST, NOTE)
    see_state(phone, "Offline · 3 saved")
    phone.kill()

    phone.open()  # the server is still away: the app itself is on the phone
    press(phone, f"Carry on with {MOSES}")
    see_rating(phone, AGENDA, "Met")
    see_rating(phone, QUESTIONS, "Missed")
    see_rating(phone, COST, "Partly")
    see_note(phone, COST, NOTE)

    press(phone, "Finish and debrief")
    press(phone, "We talked it through")
    see_text(phone, "Talked through")
    phone.kill()

    server.start()
    phone.open()
    see_state(phone, "All sent")

    rep = phones()
    sign_in(rep, REP)
    see_heading(rep, "My one thing")
    see_text(rep, NOTE)
