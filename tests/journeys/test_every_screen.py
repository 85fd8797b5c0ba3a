"""Every screen is for everybody: by the rules of axe-core, on a narrow screen, and with large text."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import pytest
from playwright.sync_api import CDPSession, Page, ViewportSize

from tests.journeys import axe
from tests.journeys.conftest import Phones
from tests.journeys.phone import DESK, PHONE, Phone
from tests.journeys.screens import of_a_team, of_an_office

Look = tuple[ViewportSize, Literal["light", "dark"], str]
#: Who is on the road looks at a phone first, who is in the office at a desk too.
ON_A_PHONE: tuple[Look, ...] = ((PHONE, "dark", axe.COLORS), (PHONE, "light", axe.ALL_RULES))
AT_A_DESK_TOO: tuple[Look, ...] = ((DESK, "light", axe.ALL_RULES), *ON_A_PHONE)
NARROW: ViewportSize = {"width": 320, "height": 844}
USUAL_TEXT, TWICE_THE_TEXT = {"standard": 16, "fixed": 13}, {"standard": 32, "fixed": 26}
#: A chart is drawn anew for another width, in the frames after it.
CUT_OFF = """async (width) => {
  for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
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


@pytest.mark.parametrize(("walk", "looks"), [(of_a_team, ON_A_PHONE), (of_an_office, AT_A_DESK_TOO)])
def test_every_screen_is_for_everybody(
    phones: Phones, walk: Callable[[Phone], Iterator[tuple[str, Page]]], looks: Sequence[Look]
) -> None:
    # Not as a phone: there a browser zooms out until everything fits, and nothing would be wide.
    found: list[str] = []
    for name, page in walk(phones(desk=True)):
        debugger = axe.debugger_with_axe(page)
        wrong = [*against_rules(page, debugger, looks), *cut_off(page, debugger)]
        found += [f"{name}, {what}" for what in wrong]
        debugger.detach()
    assert not found, "\n".join(found)


def against_rules(page: Page, debugger: CDPSession, looks: Sequence[Look]) -> Iterator[str]:
    """What axe finds wrong."""
    for size, scheme, rules in looks:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for violation in axe.violations(debugger, rules):
            yield f"{size['width']} wide, {scheme}: {axe.told(violation)}"


def cut_off(page: Page, debugger: CDPSession) -> Iterator[str]:
    """What is cut off at the side, on the narrowest screen and with text of twice the size."""
    page.set_viewport_size(NARROW)
    yield from (f"{NARROW['width']} wide: {what}" for what in page.evaluate(CUT_OFF, NARROW["width"]))
    page.set_viewport_size(PHONE)
    debugger.send("Page.setFontSizes", {"fontSizes": TWICE_THE_TEXT})
    assert text_size(page) == TWICE_THE_TEXT["standard"]
    yield from (f"text at 200 %: {what}" for what in page.evaluate(CUT_OFF, PHONE["width"]))
    debugger.send("Page.setFontSizes", {"fontSizes": USUAL_TEXT})
    assert text_size(page) == USUAL_TEXT["standard"]


def text_size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))
