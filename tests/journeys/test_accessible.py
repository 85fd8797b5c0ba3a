"""No screen violates a rule of axe-core: on a phone and at a desk, and on a phone in the dark."""

from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.journeys.conftest import Phones
from tests.journeys.every_screen import every_screen
from tests.journeys.phone import DESK, PHONE

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
ALL_RULES = "resultTypes: ['violations']"
#: All that another scheme can change: what is on the screen, and what it is called, stays.
COLORS = f"{ALL_RULES}, runOnly: ['color-contrast', 'link-in-text-block']"


def test_no_screen_violates_a_rule_of_axe(phones: Phones) -> None:
    source = AXE.read_text(encoding="utf-8")
    found: list[str] = []
    for name, page in every_screen(phones()):
        debugger = debugger_with(page, source)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            schemes = [("light", ALL_RULES)] if size is DESK else [("dark", COLORS), ("light", ALL_RULES)]
            for scheme, rules in schemes:
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                where = f"{name}, {size['width']} wide, {scheme}"
                found += [f"{where}: {told(violation)}" for violation in violations(debugger, rules)]
        debugger.detach()
    assert not found, "\n".join(found)


def debugger_with(page: Page, source: str) -> CDPSession:
    """A debugger through which axe goes in, once a page: the page's content policy stays as it is."""
    debugger = page.context.new_cdp_session(page)
    there = debugger.send("Runtime.evaluate", {"expression": "'axe' in globalThis"})
    if not there["result"]["value"]:
        debugger.send("Runtime.evaluate", {"expression": source})
    return debugger


def violations(debugger: CDPSession, options: str) -> list[dict[str, Any]]:
    """What axe finds wrong."""
    run = f"axe.run({{ {options} }}).then(({{ violations }}) => violations)"
    answer = debugger.send(
        "Runtime.evaluate", {"expression": run, "awaitPromise": True, "returnByValue": True}
    )
    assert "exceptionDetails" not in answer, answer
    found: list[dict[str, Any]] = answer["result"]["value"]
    return found


def told(violation: dict[str, Any]) -> str:
    nodes = "; ".join(
        node["html"][:120] + " " + node["failureSummary"][:200] for node in violation["nodes"][:3]
    )
    return f"{violation['id']} ({violation['help']}): {nodes}"
