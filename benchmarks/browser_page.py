"""Pages of the benchmark in a real, headless Chromium, on a server's origin.

Each is in a profile of its own on the disk: in a private window IndexedDB is kept in memory, and nothing is
durable.
"""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType, Page, sync_playwright

CODE = Path("build/bench/page.js")
CHROMIUM = Path("build/chromium")
FLAGS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def bundle() -> None:
    """The app's own code and the contenders', as one script."""
    command = ["tools/node", "npx", "rolldown", "benchmarks/browser/page.ts", "--file", str(CODE)]
    subprocess.run([*command, "--format", "iife", "--minify"], check=True, capture_output=True)


@contextmanager
def chromium() -> Iterator[BrowserType]:
    with sync_playwright() as playwright:
        yield playwright.chromium


@contextmanager
def page_on(browser: BrowserType, origin: str, scripts: Sequence[Path] = ()) -> Iterator[Page]:
    """A page with the benchmark's code in a fresh profile; the server at `origin` answers all it asks for."""
    path = CHROMIUM.read_text(encoding="utf-8").strip()
    with tempfile.TemporaryDirectory(prefix="profile-", ignore_cleanup_errors=True) as profile:
        context = browser.launch_persistent_context(profile, executable_path=path, args=FLAGS)
        page = context.new_page()
        page.set_default_timeout(0)
        # Only the page itself is made here; from then on nothing stands between it and the network.
        page.route("**/bench", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto(f"{origin}/bench")
        page.unroute_all()
        for script in (*scripts, CODE):
            page.add_script_tag(path=script)
        yield page
        context.close()


def call(page: Page, what: str, *arguments: object) -> Any:
    """Await `bench.what(...arguments)` in the page."""
    return page.evaluate(f"(given) => bench.{what}(...given)", list(arguments))
