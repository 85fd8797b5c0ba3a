"""A manager's day at the server: 60 observations sent and the answer fetched, in one request."""

import json
import tempfile
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask.testing import FlaskClient

from benchmarks.timing import Measured, median_of
from server import create_app
from server.config import Config
from server.demo.make import PASSWORD, make_demo
from server.store import schema
from server.store.database import db

DEVICE = str(uuid.uuid4())
VISITS, ITEMS = 6, 10


def one_day() -> Iterator[Measured]:
    """On SQLite, with the demo organization around it."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(
            Config(database_url=f"sqlite:///{folder}/bench.db", data=Path(folder), secret_key="b" * 64)
        )
        with app.app_context():
            schema.migrate(db.engine)
            now = datetime.now(UTC)
            make_demo(db.session(), now.date(), ZoneInfo("UTC"), now)
        client = app.test_client()
        csrf = sign_in(client)

        first = median_of(5, lambda _: sync(client, csrf, {"cursors": {}}))
        yield Measured("a new phone fetches the demo organization", first, "the first minute with the app")

        known = sync(client, csrf, {"cursors": {}})
        records = [record for scope in known["scopes"].values() for record in scope["records"]]
        day = median_of(5, lambda run: sync(client, csrf, the_day(run, records)))
        sent = VISITS * (ITEMS + 1)
        yield Measured(
            f"a day: {VISITS} visits, {VISITS * ITEMS} observations", day, f"{day / sent:.2f} ms a record"
        )
        with app.app_context():
            db.engine.dispose()


def sign_in(client: FlaskClient) -> str:
    client.post("/api/auth/login", json={"email": "manager@demo.example", "password": PASSWORD})
    cookie = client.get_cookie("csrf_access_token")
    assert cookie is not None
    return cookie.value


def sync(client: FlaskClient, csrf: str, part: dict[str, Any]) -> dict[str, Any]:
    envelope = {"protocol": 1, "device": DEVICE, "sent_at": datetime.now(UTC).isoformat()} | part
    answer = client.post("/api/sync", json=envelope, headers={"X-CSRF-TOKEN": csrf})
    body: dict[str, Any] = json.loads(answer.data)
    refused = [outcome for outcome in body["outcomes"] if outcome["status"] != "applied"]
    assert answer.status_code == 200, body
    assert not refused, refused[:3]
    return body


def the_day(run: int, records: list[dict[str, Any]]) -> dict[str, Any]:
    """The mutations of six visits with one rep, new ones at each run."""
    rep = next(r["id"] for r in records if r["kind"] == "person" and r["fields"]["role"] == "rep")
    checklist = next(r for r in records if r["kind"] == "checklist")
    number = run * 1000
    mutations: list[dict[str, Any]] = []

    def add(kind: str, record_id: str, fields: dict[str, Any], depends_on: list[int]) -> int:
        nonlocal number
        number += 1
        at = f"{int(datetime.now(UTC).timestamp() * 1000):015d}-{number % 100000:05d}-bench"
        mutations.append(
            {"number": number, "kind": kind, "id": record_id, "base": None, "at": at, "set": fields}
            | {"depends_on": depends_on}
        )
        return number

    for _ in range(VISITS):
        visit = str(uuid.uuid4())
        about = {"rep_id": rep, "kind": "ride_along", "customer": "Cancity", "occurred_on": "2026-06-30"}
        made = add("interaction", visit, about | {"checklist_id": checklist["id"]}, [])
        for item in checklist["fields"]["item_ids"][:ITEMS]:
            seen = {"interaction_id": visit, "item_id": item, "rating": "met"}
            add("observation", str(uuid.uuid5(uuid.UUID(visit), item)), seen, [made])
    return {"mutations": mutations, "cursors": {}, "limit": 1}
