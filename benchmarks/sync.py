"""Sync against PouchDB and against the floor: the same records in the same Chromium, in one run.

The contenders take turns, each in fresh profiles and with fresh databases, and what is compared is the
medians. The clock runs from "everything is recorded on device A" to "everything is kept on device B". Bytes
are counted on the wire, both ways, headers and compression included. Nothing here passes or fails; where an
aim is missed, it says so.
"""

import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import BrowserType

from benchmarks import pouchdb
from benchmarks.aims import Compared, at_least, at_most
from benchmarks.browser_page import bundle, call, chromium, page_on
from benchmarks.databases import databases
from benchmarks.organization import PASSWORD, an_app, close, found_with_managers, served
from benchmarks.wire import Wire, wire_to

ROUNDS = {1_000: 5, 10_000: 3}


@dataclass(slots=True)
class Trip:
    """From device A to device B: milliseconds, and bytes on the wire."""

    sending: float
    receiving: float
    bytes: int

    @property
    def total(self) -> float:
        return self.sending + self.receiving


@dataclass(slots=True)
class Trips:
    """What was measured in some rounds; the floors are the raw puts and the one transaction."""

    ours: list[Trip] = field(default_factory=list)
    theirs: list[Trip] = field(default_factory=list)
    relaxed: list[float] = field(default_factory=list)
    strict: list[float] = field(default_factory=list)
    sqlite: list[float] = field(default_factory=list)


def trips() -> Iterator[Compared]:
    """From one phone to another, against PouchDB and the floor."""
    bundle()
    missing = pouchdb.install()
    if missing:
        print(f"No comparison with PouchDB, it could not be installed: {missing}")
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        browser = opened.enter_context(chromium())
        theirs = None
        if not missing:
            theirs = opened.enter_context(wire_to(opened.enter_context(pouchdb.pouchdb_served(folder))))
        for name, new in opened.enter_context(databases(folder)).items():
            yield from on(name, new(), browser, folder, theirs)
            theirs = None  # once is enough: it has one database only


def on(name: str, url: str, browser: BrowserType, folder: Path, theirs: Wire | None) -> Iterator[Compared]:
    """On this database."""
    app = an_app(folder, url)
    emails = iter(found_with_managers(app, sum(ROUNDS.values())))
    close(app)
    with served(folder, url) as port, wire_to(port) as ours:
        for count, rounds in ROUNDS.items():
            how = best_of_pouchdb(browser, theirs, count) if theirs else None
            trips = Trips()
            for nth in range(rounds):
                trips.ours.append(our_trip(browser, ours, next(emails), count, trips))
                if theirs and how:
                    trips.theirs.append(their_trip(browser, theirs, f"round-{count}-{nth}", count, *how))
                trips.sqlite.append(one_transaction(folder, count))
            yield from told(f"{count:,} records, {name}", trips, how)


def best_of_pouchdb(browser: BrowserType, wire: Wire, count: int) -> tuple[str, int]:
    """The adapter and the batch size with which it is fastest, each tried once."""
    tried: dict[tuple[str, int], float] = {}
    for adapter in pouchdb.ADAPTERS:
        for size in pouchdb.BATCH_SIZES:
            name = f"tried-{count}-{adapter}-{size}"
            tried[adapter, size] = their_trip(browser, wire, name, count, adapter, size).total
    return min(tried, key=lambda how: tried[how])


def our_trip(browser: BrowserType, wire: Wire, email: str, count: int, trips: Trips) -> Trip:
    with page_on(browser, wire.origin) as a, page_on(browser, wire.origin) as b:
        call(a, "ours.begin", email, PASSWORD)
        call(a, "ours.exchange")
        call(a, "ours.record", count)
        call(b, "ours.begin", email, PASSWORD)
        before = wire.total
        sending, _ = call(a, "ours.exchange")
        receiving, _ = call(b, "ours.exchange")
        trip = Trip(sending, receiving, wire.total - before)
        assert call(b, "ours.kept") == count
        rows = call(b, "ours.rows")
        trips.relaxed.append(call(b, "floor.bulkPut", rows, "relaxed"))
        trips.strict.append(call(b, "floor.bulkPut", rows, "strict"))
        return trip


def their_trip(browser: BrowserType, wire: Wire, name: str, count: int, adapter: str, size: int) -> Trip:
    scripts = pouchdb.scripts()
    with page_on(browser, wire.origin, scripts) as a, page_on(browser, wire.origin, scripts) as b:
        for page in (a, b):
            call(page, "pouch.begin", name, adapter)
        call(a, "pouch.record", count)
        before = wire.total
        trip = Trip(call(a, "pouch.send", size), call(b, "pouch.fetch", size), 0)
        trip.bytes = wire.total - before
        assert call(b, "pouch.kept") == count
        return trip


def one_transaction(folder: Path, count: int) -> float:
    """The milliseconds of so many bare rows in one transaction of SQLite that reaches the disk."""
    fields = '{"rating": "missed", "note": "Named the price before the customer had said what it costs."}'
    rows = [(f"{nth:036d}", nth, fields) for nth in range(count)]
    path = folder / "floor.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for first in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"):
            database.execute(first)
        database.execute("CREATE TABLE records (id TEXT PRIMARY KEY, version INTEGER, fields TEXT)")
        started = time.perf_counter()
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT INTO records VALUES (?, ?, ?)", rows)
        database.execute("COMMIT")
        took = (time.perf_counter() - started) * 1000
    for used in folder.glob("floor.db*"):
        used.unlink()
    return took


def told(what: str, trips: Trips, how: tuple[str, int] | None) -> Iterator[Compared]:
    """Both against PouchDB, if it is here, and against the floors."""
    total, receiving = _median(trips.ours, "total"), _median(trips.ours, "receiving")
    if how:
        against = f"PouchDB ({how[0]}, batches of {how[1]})"
        yield _compared(f"{what}: A to B", total, against, _median(trips.theirs, "total"), faster=4)
        yield _compared(f"{what}: B alone", receiving, against, _median(trips.theirs, "receiving"), faster=1)
        sent, theirs = _median(trips.ours, "bytes") / 1000, _median(trips.theirs, "bytes") / 1000
        aim = at_least(theirs / sent, 6)
        yield Compared(f"{what}: wire", f"{sent:,.0f} kB", against, f"{theirs:,.0f} kB", *aim)
    floor = "raw IndexedDB puts"
    yield _compared(
        f"{what}: B alone", receiving, f"{floor}, relaxed as ours", median(trips.relaxed), slower=2
    )
    yield _compared(f"{what}: B alone", receiving, f"{floor}, strict", median(trips.strict), slower=2)
    yield _compared(f"{what}: A to B", total, "one SQLite transaction", median(trips.sqlite))


def _compared(
    what: str, ours: float, against: str, theirs: float, *, faster: float = 0, slower: float = 0
) -> Compared:
    """Milliseconds; `faster` or at most so much `slower` is the aim."""
    aim = at_least(theirs / ours, faster) if faster else (ours / theirs, "")
    if slower:
        aim = at_most(ours / theirs, slower)
    return Compared(what, f"{ours:,.0f} ms", against, f"{theirs:,.0f} ms", *aim)


def _median(trips: Sequence[Trip], what: str) -> float:
    values: list[Any] = [getattr(trip, what) for trip in trips]
    return float(median(values))
