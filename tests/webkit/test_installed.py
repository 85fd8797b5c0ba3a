"""A new version of the app on the engine of the iPhone: it waits to be asked for, and nothing is lost."""

from selenium.webdriver.common.by import By

from tests.journeys.app import AGENDA, MANAGER
from tests.journeys.line import Line
from tests.webkit.app import press, rate, see_rating, see_state, see_text, sign_in, start_ride_along
from tests.webkit.conftest import Phones
from tests.webkit.phone import Phone


def test_a_new_version_asks_before_it_reloads(phones: Phones, line: Line) -> None:
    phone = phones(line.url)
    sign_in(phone, MANAGER)
    start_ride_along(phone, "Niesha Hughes")
    line.new_version = True
    phone.page.execute_script("document.dispatchEvent(new Event('visibilitychange'))")  # back from the car
    see_text(phone, "A new version is ready")
    rate(phone, AGENDA, "Met")
    assert not is_new(phone)

    press(phone, "Reload")
    phone.wait(lambda: is_new(phone), "for the new version")
    see_rating(phone, AGENDA, "Met")
    see_state(phone, "All sent")


def is_new(phone: Phone) -> bool:
    """Whether the new version's scripts run."""
    script = phone.page.find_element(By.CSS_SELECTOR, "script[type=module]")
    return "/next/" in str(script.get_attribute("src"))
