"""A day on one phone: how long a tap takes until the disk has it, and how the day goes to the server.

Each tap stands beside a bare strict put of the same row, in turn.
"""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import BrowserType

from benchmarks.aims import Compared, at_most
from benchmarks.browser_page import bundle, call, chromium, page_on
from benchmarks.databases import databases
from benchmarks.organization import PASSWORD, an_app, close, found_with_managers, served
from benchmarks.wire import Wire, wire_to

TAPS = 300
DAY_VISITS, DAY_TAPS = 6, 10


def taps() -> Iterator[Compared]:
    """A tap, and a day of taps, on one phone."""
    bundle()
    with tempfile.TemporaryDirectory() as path, chromium() as browser, databases(Path(path)) as makes:
        for name, new in makes.items():
            url, folder = new(), Path(path)
            app = an_app(folder, url)
            emails = iter(found_with_managers(app, 2))
            close(app)
            with served(folder, url) as port, wire_to(port) as wire:
                yield from a_day(browser, wire, next(emails), name)
                yield from a_tap(browser, wire, next(emails), name)


def a_day(browser: BrowserType, wire: Wire, email: str, name: str) -> Iterator[Compared]:
    """Six visits of ten taps each, on one phone: how many requests, and how long."""
    with page_on(browser, wire.origin) as page:
        call(page, "ours.begin", email, PASSWORD)
        call(page, "ours.exchange")
        call(page, "ours.tapVisits", DAY_VISITS, DAY_TAPS)
        before = wire.total
        took, requests = call(page, "ours.exchange")
        kilobytes = (wire.total - before) / 1000
    what = f"a day of {DAY_VISITS * DAY_TAPS} observations, {name}"
    yield Compared(f"{what}: requests", str(requests), "one", "1", *at_most(requests, 1))
    yield Compared(f"{what}: sent, fetched, kept", f"{took:,.0f} ms", "", f"{kilobytes:,.1f} kB")


def a_tap(browser: BrowserType, wire: Wire, email: str, name: str) -> Iterator[Compared]:
    """Taps until the disk has them, each beside a bare strict put."""
    with page_on(browser, wire.origin) as page:
        call(page, "ours.begin", email, PASSWORD)
        call(page, "ours.exchange")
        call(page, "ours.taps", 30)  # warm
        pairs: list[list[float]] = call(page, "ours.taps", TAPS)
    taps, puts = ([pair[side] for pair in pairs] for side in (0, 1))
    for which, part in (("median", 0.5), ("p95", 0.95)):
        tap, put = _quantile(taps, part), _quantile(puts, part)
        yield Compared(
            f"a tap is durable, {which} of {TAPS}, {name}",
            f"{tap:.1f} ms",
            "raw strict IndexedDB put",
            f"{put:.1f} ms",
            *at_most(tap / put, 1.5),
        )


def _quantile(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]
