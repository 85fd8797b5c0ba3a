"""Small screens and large text: nothing is cut off at the side of any screen."""

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Phones
from tests.journeys.every_screen import every_screen

TWICE_THE_TEXT = ("--blink-settings=defaultFontSize=32,defaultFixedFontSize=26",)
CUT_OFF = """(width) => {
  const { scrollWidth } = document.documentElement;
  const cut = scrollWidth > width ? [`the page is ${scrollWidth} wide`] : [];
  for (const element of document.querySelectorAll("body *:not(input, textarea)")) {
    const { overflowX, clipPath } = getComputedStyle(element);
    const hides = overflowX === "hidden" || overflowX === "clip";
    const forReadersOnly = clipPath !== "none" || element.clientWidth <= 1;
    if (!hides || forReadersOnly || element.scrollWidth <= element.clientWidth + 1) continue;
    cut.push(element.outerHTML.slice(0, 120));
  }
  return cut;
}"""


@pytest.mark.parametrize(
    ("width", "flags"), [(320, ()), (390, TWICE_THE_TEXT)], ids=["320 px", "text at 200 %"]
)
def test_nothing_is_cut_off_at_the_side(phones: Phones, width: int, flags: tuple[str, ...]) -> None:
    # Not as a phone: there a browser zooms out until everything fits, and nothing would be wide.
    phone = phones(desk=True, flags=flags)
    cut: list[str] = []
    for name, page in every_screen(phone):
        page.set_viewport_size({"width": width, "height": 844})
        assert text_size(page) == (32 if flags else 16)
        cut += [f"{name}: {what}" for what in page.evaluate(CUT_OFF, width)]
    assert not cut, "\n".join(cut)


def text_size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))
