"""Pages of the benchmark in a real, headless Chromium, each in a profile of its own, on a server's origin."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

CODE = Path("build/bench/page.js")
CHROMIUM = Path("build/chromium")


def bundle() -> None:
    """The app's own code and the contenders', as one script."""
    command = ["tools/node", "npx", "rolldown", "benchmarks/browser/page.ts", "--file", str(CODE)]
    subprocess.run([*command, "--format", "iife", "--minify"], check=True, capture_output=True)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = CHROMIUM.read_text(encoding="utf-8").strip()
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def page_on(browser: Browser, origin: str, scripts: Sequence[Path] = ()) -> Iterator[Page]:
    """A page with the benchmark's code in a fresh profile; the server at `origin` answers all it asks for."""
    context = browser.new_context()
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
