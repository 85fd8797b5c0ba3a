"""Numbers from the top, of six teams at once: does a director wait for them?"""

import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient

from benchmarks.databases import databases
from benchmarks.organization import PASSWORD, an_app, close, found_with_managers
from benchmarks.timing import Measured, median_of
from server.store.database import db, writing
from server.store.organizations import organizations
from server.store.writer import Given, write_records

MANAGERS, REPS, OPPORTUNITIES = 6, 5, 8_800
AS_OF = date(2025, 9, 13)
DAYS = 430  # back from there: as far as the opportunities reach
QUARTER = 92
RUNS = 9


def numbers() -> Iterator[Measured]:
    """A director's and a manager's dashboards on both databases: all of the server, without the network."""
    with tempfile.TemporaryDirectory() as path, databases(Path(path)) as makes:
        for make, new in makes.items():
            app = an_app(Path(path), new())
            found_with_managers(app, MANAGERS, REPS)
            yield from of_everybody(make, app)
            close(app)


def of_everybody(make: str, app: Flask) -> Iterator[Measured]:
    client = signed_in(app)
    people = client.get("/api/people").get_json()["people"]
    reps = [person["id"] for person in people if person["role"] == "rep"]
    team = next(person["id"] for person in people if person["role"] == "manager")
    fill(app, reps)
    size = f"{MANAGERS} teams, {len(reps)} reps, {OPPORTUNITIES:,} opportunities"
    for of, whose, by in (
        ("organization", "everybody's", "week"),
        ("organization", "everybody's", "quarter"),
        (f"team:{team}", "a team's", "quarter"),
        (f"rep:{reps[0]}", "a rep's", "quarter"),
    ):
        took = median_of(RUNS, partial(ask, client, f"/api/numbers?of={of}&by={by}&as_of={AS_OF}"))
        yield Measured(f"{make}: {whose} numbers by {by}", took, size)


def signed_in(app: Flask) -> FlaskClient:
    """Who founded the organization directs it."""
    client = app.test_client()
    client.post("/api/auth/login", json={"email": "dana@bench.example", "password": PASSWORD})
    return client


def ask(client: FlaskClient, path: str, _run: int) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text


def fill(app: Flask, reps: list[str]) -> None:
    """Opportunities over more than a year, conversations and calls of each day, goals and two criteria."""
    chance = random.Random(2025)  # noqa: S311 - a benchmark wants the same numbers each time
    with app.app_context():
        (place,) = organizations(db.session())
        with writing(db.session()):
            now = datetime.now(UTC)
            write_records(db.session(), place.id, [*rules(), *records(chance, reps)], now=now)


def rules() -> Iterator[Given]:
    since = {"valid_from": str(AS_OF - timedelta(days=2 * DAYS))}
    for metric, period, target in (
        ("opportunities", "quarter", 70),
        ("conversations", "week", 15),
        ("calls", "day", 12),
    ):
        goal = {"metric": metric, "period": period, "target": target, "why": "So it is.", "bonus": "None."}
        yield Given("goal", str(uuid4()), since | goal)
    for place, field in enumerate(("account", "value")):
        criterion = {"title": field, "field": field, "place": place}
        yield Given("criterion", str(uuid4()), since | criterion)


def records(chance: random.Random, reps: list[str]) -> Iterator[Given]:
    for nth in range(OPPORTUNITIES):
        day = AS_OF - timedelta(days=chance.randrange(DAYS))
        fields: dict[str, Any] = {
            "rep_id": reps[nth % len(reps)],
            "source_id": f"B-{nth}",
            "stage": "engaging",
            "engaged_on": str(day),
            "account": chance.choice(["Cancity", "Isdom", None]),
            "value": chance.choice([None, 500, 5_000]),
        }
        yield Given("opportunity", str(uuid4()), fields)
    for rep in reps:
        for back in range(QUARTER):
            for metric, most in (("conversations", 5), ("calls", 20)):
                counted = {"metric": metric, "counted_on": str(AS_OF - timedelta(days=back))}
                yield Given(
                    "metric", str(uuid4()), counted | {"rep_id": rep, "count": chance.randrange(most)}
                )
