"""No screen violates a rule of axe-core: light and dark, on a phone and at a desk."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.journeys.conftest import Phones
from tests.journeys.every_screen import every_screen
from tests.journeys.phone import DESK, PHONE

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def test_no_screen_violates_a_rule_of_axe(phones: Phones) -> None:
    source = AXE.read_text(encoding="utf-8")
    found: list[str] = []
    for name, page in every_screen(phones()):
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            for scheme in ("dark", "light"):
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                where = f"{name}, {size['width']} wide, {scheme}"
                found += [f"{where}: {told(violation)}" for violation in violations(page, source)]
    assert not found, "\n".join(found)


def violations(page: Page, source: str) -> list[dict[str, Any]]:
    """What axe finds wrong. It goes in through the debugger: the page's content policy stays as it is."""
    debugger = page.context.new_cdp_session(page)
    debugger.send("Runtime.evaluate", {"expression": source})
    run = "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)"
    answer = debugger.send(
        "Runtime.evaluate", {"expression": run, "awaitPromise": True, "returnByValue": True}
    )
    debugger.detach()
    assert "exceptionDetails" not in answer, answer
    found: list[dict[str, Any]] = answer["result"]["value"]
    return found


def told(violation: dict[str, Any]) -> str:
    nodes = "; ".join(
        node["html"][:120] + " " + node["failureSummary"][:200] for node in violation["nodes"][:3]
    )
    return f"{violation['id']} ({violation['help']}): {nodes}"
