"""axe-core, the checker of accessibility, on a page of a journey."""

from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
ALL_RULES = "resultTypes: ['violations'], preload: false"  # no style of ours turns the screen
#: All that another scheme can change: what is on the screen, and what it is called, stays.
COLORS = f"{ALL_RULES}, runOnly: ['color-contrast', 'link-in-text-block']"


def debugger_with_axe(page: Page) -> CDPSession:
    """A debugger through which axe goes in, once a page: the page's content policy stays as it is."""
    debugger = page.context.new_cdp_session(page)
    there = debugger.send("Runtime.evaluate", {"expression": "'axe' in globalThis"})
    if not there["result"]["value"]:
        debugger.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
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
