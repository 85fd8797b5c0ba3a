"""A full disk, a read-only database, a failure in the middle: said by name, and nothing is half done."""

import gzip
import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, func, make_url, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from server import create_app
from server.config import Config
from server.store.database import db
from server.store.probe import HOLDS, Probe
from server.store.tables import Change, Organization, Receipt
from server.store.writer import Writer
from tests.api.conftest import SQLITE_ONLY, Caller, Client
from tests.api.sending import Sender, refused
from tests.api.test_sync import envelope, mutation, ride
from tests.disks import disk
from tests.files.making import photo
from tests.organization import Team

SignedIn = Callable[[str], Caller]


@pytest.fixture
def app(own_app: Flask) -> Flask:
    return own_app


@pytest.fixture
def engine(own_engine: Engine) -> Engine:
    return own_engine


def state(session: Session) -> tuple[Any, ...]:
    """How far the organizations are, what is in the feed, how much was answered."""
    session.rollback()
    return (
        session.scalars(select(Organization.version).order_by(Organization.id)).all(),
        session.scalar(select(func.sum(Change.version))),
        session.scalar(select(func.count()).select_from(Receipt)),
    )


def told(answer: TestResponse, code: str) -> bool:
    assert answer.status_code == 503, answer.data
    assert answer.mimetype == "application/problem+json"
    assert int(answer.headers["Retry-After"]) > 0
    return bool(answer.json and answer.json["code"] == code)


def connections_anew(app: Flask, *statements: str) -> None:
    """From now on each connection of the server begins with these statements; what was found is forgotten."""
    app.extensions["probe"] = Probe()
    with app.app_context():
        db.engine.dispose()

        @event.listens_for(db.engine, "connect")
        def begin(connection: Any, _record: object) -> None:
            for statement in statements:
                connection.execute(statement)


@SQLITE_ONLY
def test_a_full_disk_is_told_and_reading_goes_on(
    app: Flask, caller: SignedIn, session: Session, team: Team
) -> None:
    mo, before = caller("mo@north.example"), state(session)
    pages = session.scalar(text("PRAGMA page_count"))
    session.rollback()
    connections_anew(app, f"PRAGMA max_page_count = {pages}")
    sent = [one for n in range(1, 400, 2) for one in ride(team, team.rob, n)]
    assert told(mo.post("/api/sync", envelope(mutations=sent)), "storage_full")
    assert told(mo.get("/api/health"), "storage_full")
    assert state(session) == before
    assert mo.post("/api/sync", envelope(cursors={})).status_code == 200
    connections_anew(app, "PRAGMA max_page_count = 1000000")
    assert mo.get("/api/health").status_code == 200
    answer = mo.post("/api/sync", envelope(mutations=sent))
    assert {outcome["status"] for outcome in answer.json["outcomes"]} == {"applied"}  # type: ignore[index]


@SQLITE_ONLY
def test_a_disk_without_room_is_told_wherever_something_is_written(
    config: Config, team: Team, tmp_path: Path
) -> None:
    content = photo(size=(4000, 3000))
    with disk(tmp_path / "disk") as small:
        file = shutil.copy(str(make_url(config.database_url).database), small.folder)
        app = create_app(replace(config, data=small.folder, database_url=f"sqlite:///{file}"))
        app.test_client_class = Client
        other, mo = Caller(app), Sender(Caller(app), team)
        mo.caller.sign_in("mo@north.example")
        mo.visits(team.rob)
        there, id_ = mo.sends(photo()), mo.attaches(content)
        mo.begins(id_, len(content))
        sent = envelope(mutations=ride(team, team.rob))
        with small.full():
            assert told(mo.caller.post("/api/sync", sent), "storage_full")
            assert told(other.sign_in("mo@north.example"), "storage_full")
            assert told(mo.caller.post("/api/auth/refresh"), "storage_full")
            assert told(mo.caller.post("/api/auth/logout"), "storage_full")
            assert told(mo.caller.get("/api/health"), "storage_full")
            assert refused(mo.adds(id_, 0, content)) == (507, "no_room")
            assert mo.caller.post("/api/sync", envelope(cursors={})).status_code == 200
            assert mo.fetches(there).status_code == 200
        assert mo.caller.post("/api/sync", sent).status_code == 200
        assert mo.caller.post("/api/auth/refresh").status_code == 200
        offset = int(mo.asks(id_).headers["Upload-Offset"])
        assert mo.adds(id_, offset, content[offset:]).status_code == 204
        with app.app_context():
            db.engine.dispose()


@SQLITE_ONLY
def test_a_damaged_database_is_told(app: Flask, caller: SignedIn, config: Config) -> None:
    mo = caller("mo@north.example")
    with app.app_context():
        db.engine.dispose()
    Path(str(make_url(config.database_url).database)).write_bytes(b"a letter, say\n" * 500)
    assert told(mo.post("/api/sync", envelope(cursors={})), "storage_damaged")
    assert told(mo.get("/api/health"), "storage_damaged")


def test_a_read_only_database_is_told_and_reading_goes_on(
    app: Flask, caller: SignedIn, session: Session, engine: Engine, team: Team
) -> None:
    mo, before = caller("mo@north.example"), state(session)
    if engine.dialect.name == "sqlite":
        connections_anew(app, "PRAGMA query_only = ON")
    else:
        name = engine.url.database
        session.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
        session.commit()
        connections_anew(app)
    assert told(mo.post("/api/sync", envelope(mutations=ride(team, team.rob))), "storage_read_only")
    assert told(mo.post("/api/auth/refresh"), "storage_read_only")
    assert told(mo.get("/api/health"), "storage_read_only")
    assert mo.post("/api/sync", envelope(cursors={})).status_code == 200
    assert state(session) == before


@SQLITE_ONLY
def test_who_asks_often_how_it_is_does_not_make_it_work(app: Flask, client: FlaskClient) -> None:
    done: list[str] = []
    with app.app_context():
        event.listen(db.engine, "connect", lambda connection, _: connection.set_trace_callback(done.append))
    assert {client.get("/api/health").status_code for _ in range(20)} == {200}
    assert len([statement for statement in done if "CREATE TABLE probe" in statement]) == 1


@SQLITE_ONLY
def test_what_was_found_holds_for_seconds_only(engine: Engine) -> None:
    probe, later = Probe(), HOLDS + 1000
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    assert probe.trouble(engine, 1000) is None
    event.listen(engine, "connect", lambda made, _: made.execute(f"PRAGMA max_page_count = {pages}"))
    engine.dispose()
    assert probe.trouble(engine, later - 1) is None
    assert probe.trouble(engine, later) == "storage_full"


@pytest.mark.parametrize("failure", ["a failure of ours", "the disk"])
def test_what_fails_in_the_middle_leaves_nothing_and_can_be_sent_again(
    caller: SignedIn, session: Session, team: Team, monkeypatch: pytest.MonkeyPatch, failure: str
) -> None:
    """Everything was written, and only then it fails: no record, no version, no receipt is left."""
    mo, before, sent = caller("mo@north.example"), state(session), ride(team, team.rob)
    save = Writer.save

    def fail(writer: Writer) -> None:
        save(writer)
        if failure == "the disk":
            full = sqlite3.OperationalError("database or disk is full")
            full.sqlite_errorname = "SQLITE_FULL"
            raise OperationalError("COMMIT", {}, full)
        raise RuntimeError("in the middle")

    with monkeypatch.context() as patch:
        patch.setattr(Writer, "save", fail)
        answer = mo.post("/api/sync", envelope(mutations=sent))
    assert answer.status_code == (503 if failure == "the disk" else 500)
    assert state(session) == before
    again = mo.post("/api/sync", envelope(mutations=sent)).json
    assert again
    assert [outcome["status"] for outcome in again["outcomes"]] == ["applied", "applied"]


@SQLITE_ONLY
def test_half_a_body_is_refused_as_a_whole(caller: SignedIn, session: Session, team: Team) -> None:
    mo, before = caller("mo@north.example"), state(session)
    body = gzip.compress(json.dumps(envelope(mutations=ride(team, team.rob))).encode())
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    answer = mo.post("/api/sync", data=body[: len(body) // 2], headers=headers)
    assert (answer.status_code, answer.json and answer.json["code"]) == (400, "bad_gzip")
    assert state(session) == before


@SQLITE_ONLY
def test_a_number_reused_with_other_content_changes_nothing(
    caller: SignedIn, session: Session, team: Team
) -> None:
    mo, sent = caller("mo@north.example"), ride(team, team.rob)
    mo.post("/api/sync", envelope(mutations=sent))
    before = state(session)
    other = mutation(1, "interaction", sent[0]["id"], set={"customer": "Stolen"})
    answer = mo.post("/api/sync", envelope(mutations=[other])).json
    assert answer
    assert answer["outcomes"][0]["problem"]["code"] == "number_reused"
    assert state(session) == before
