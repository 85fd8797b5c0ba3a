"""A photo on the engine of the iPhone: taken without a server, kept through a kill, and seen by the rep."""

from pathlib import Path

from PIL import Image
from selenium.webdriver.common.by import By

from tests.journeys.app import AGENDA, MANAGER, REP
from tests.journeys.server import Server
from tests.webkit.app import item, press, rate, see_state, see_text, sign_in, start_ride_along
from tests.webkit.conftest import Phones
from tests.webkit.phone import Phone

MOSES = "Moses Farrell"


def test_a_photo_outlives_a_kill_and_reaches_the_rep(server: Server, phones: Phones, tmp_path: Path) -> None:
    phone = phones()
    sign_in(phone, MANAGER)
    server.stop()
    start_ride_along(phone, MOSES)
    rate(phone, AGENDA, "Missed")
    press(phone, "+ Voice", item(AGENDA))
    see_text(phone, "This browser cannot record. Write a note.")  # not without GStreamer's encoders

    Image.effect_mandelbrot((4000, 3000), (-2, -1.5, 1, 1.5), 60).save(tmp_path / "flipchart.jpg")
    camera = phone.page.find_element(By.XPATH, f"{item(AGENDA)}//input[@capture]")
    camera.send_keys(str(tmp_path / "flipchart.jpg"))
    see_photo(phone, item(AGENDA))
    phone.kill()

    phone.open()
    press(phone, f"Carry on with {MOSES}")
    see_photo(phone, item(AGENDA))
    press(phone, "Finish and debrief")
    press(phone, "We talked it through")
    see_text(phone, "Talked through")
    server.start()
    see_state(phone, "All sent")

    rep = phones()
    sign_in(rep, REP)
    rep.scroll_to("//article//*[contains(text(), 'Agenda agreed')]")
    see_photo(rep, "//article")


def see_photo(phone: Phone, within: str) -> None:
    """Wait until the photo is on the screen, at the size it is kept in."""
    size = "return [arguments[0].naturalWidth, arguments[0].naturalHeight]"
    phone.scroll_to(within)
    photo = phone.see(f"{within}//img")
    phone.wait(lambda: phone.page.execute_script(size, photo) == [2048, 1536], "for the photo")
