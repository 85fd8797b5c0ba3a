"""Does the server's work for one phone grow with the organization? The same requests in ever larger ones."""

import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from benchmarks.aims import Compared, at_most
from benchmarks.bulk import fill
from benchmarks.databases import databases
from benchmarks.one_day import the_day
from benchmarks.organization import PASSWORD, an_app, close, found_with_managers

SIZES = (10_000, 100_000, 1_000_000)
RECORDS_A_REP, REPS_A_MANAGER = 2_000, 5
ROUNDS = 15
FLAT = 1.5  # the largest organization may take so much longer than the smallest

PUSH = "a day of 60 observations pushed"
NOTHING = "a pull with nothing new"
SIXTY = "a pull with a day of 60 new"


@dataclass(slots=True)
class Phones:
    """Two phones of one manager in an organization of a size, and how long the server took."""

    app: Flask
    client: FlaskClient
    csrf: str
    cursors: dict[str, str]
    around: list[dict[str, Any]]
    took: dict[str, list[float]] = field(default_factory=lambda: {PUSH: [], NOTHING: [], SIXTY: []})


def growth() -> Iterator[Compared]:
    """The server's time, without the network, of the same requests in organizations of all sizes, in turn."""
    with tempfile.TemporaryDirectory() as path, databases(Path(path)) as makes:
        for make, new in makes.items():
            all_phones = {size: phones_in(Path(path), new(), size) for size in SIZES}
            for nth in range(ROUNDS + 1):
                for phones in all_phones.values():
                    one_round(phones, nth)
            for what in (PUSH, NOTHING, SIXTY):
                yield from told(make, what, all_phones)
            for phones in all_phones.values():
                close(phones.app)


def phones_in(folder: Path, url: str, size: int) -> Phones:
    app = an_app(folder, url)
    managers = size // RECORDS_A_REP // REPS_A_MANAGER
    emails = found_with_managers(app, managers, REPS_A_MANAGER)
    fill(app, RECORDS_A_REP)
    client = app.test_client()
    client.post("/api/auth/login", json={"email": emails[0], "password": PASSWORD})
    cookie = client.get_cookie("csrf_access_token")
    assert cookie is not None
    phones = Phones(app, client, cookie.value, {}, [])
    more = True
    while more:
        answer = ask(phones, {"cursors": phones.cursors})
        phones.cursors = cursors_of(answer)
        scopes = answer["scopes"].values()
        phones.around += [one for scope in scopes for one in scope["records"] if one["kind"] != "observation"]
        more = any(scope["more"] for scope in scopes)
    return phones


def one_round(phones: Phones, nth: int) -> None:
    """A day comes in from one phone; the other fetches it, and asks again. The first round is a warm-up."""
    day = the_day(nth, phones.around)["mutations"]
    for what, part in (
        (PUSH, {"mutations": day}),
        (SIXTY, {"cursors": phones.cursors}),
        (NOTHING, {}),
    ):
        started = time.perf_counter()
        answer = ask(phones, part or {"cursors": phones.cursors})
        took = (time.perf_counter() - started) * 1000
        phones.cursors = cursors_of(answer) or phones.cursors
        if nth > 0:
            phones.took[what].append(took)


def ask(phones: Phones, part: dict[str, Any]) -> dict[str, Any]:
    envelope = {"protocol": 1, "device": str(uuid.uuid4())} | part
    with closing(
        phones.client.post("/api/sync", json=envelope, headers={"X-CSRF-TOKEN": phones.csrf})
    ) as said:
        assert said.status_code == 200, said.data
        answer: dict[str, Any] = said.json or {}
    refused = [one for one in answer["outcomes"] if one["status"] != "applied"]
    assert not refused, refused[:3]
    return answer


def cursors_of(answer: dict[str, Any]) -> dict[str, str]:
    return {name: scope["cursor"] for name, scope in answer["scopes"].items()}


def told(make: str, what: str, all_phones: dict[int, Phones]) -> Iterator[Compared]:
    times = {size: median(phones.took[what]) for size, phones in all_phones.items()}
    smallest = SIZES[0]
    for size in SIZES[1:]:
        yield Compared(
            f"{what}, {size:,} records, {make}",
            f"{times[size]:.1f} ms",
            f"with {smallest:,}",
            f"{times[smallest]:.1f} ms",
            *at_most(times[size] / times[smallest], FLAT),
        )
