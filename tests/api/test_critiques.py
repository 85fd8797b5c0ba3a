"""What waits to be critiqued over HTTP: who brings it, who gets it, and in what pieces."""

import io
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from server.clean_up import clean_up
from server.commands.check import of_files
from server.config import Config
from server.files.disk import DiskStore
from server.recovery.backup import make_backup
from server.recovery.restore import restorable, restore
from server.store.attachments import STAYS
from server.store.tables import Critique
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.api.sending import refused
from tests.api.test_sync import envelope, mutation, ride
from tests.arriving.conftest import NOW
from tests.arriving.making import mail, mailbox, recording
from tests.organization import Team

Callers = Callable[[str], Caller]


def send(caller: Caller, content: bytes, name: str = "Rob.mp3", **form: str) -> TestResponse:
    data = {"file": (io.BytesIO(content), name), **form}
    return caller.post("/api/critiques", data=data, content_type="multipart/form-data")


def brought(caller: Caller, content: bytes, name: str = "Rob.mp3", **form: str) -> dict[str, Any]:
    answer = send(caller, content, name, **form)
    assert answer.status_code == 200, answer.data
    assert answer.json
    return answer.json


def the_one(session: Session) -> str:
    session.rollback()
    return session.scalars(select(Critique.id)).one()


def test_it_is_brought_and_given_to_who_coaches_its_rep(
    caller: Callers, session: Session, team: Team, app: Flask
) -> None:
    mo = caller("mo@north.example")
    said = brought(mo, recording("m4a"), made_on="2026-03-05")
    assert said["new"] == [{"rep_id": team.rob, "count": 1}]
    path = f"/api/critiques/{the_one(session)}/content"
    assert str(session.scalars(select(Critique.occurred_on)).one()) == "2026-03-05"
    for name in ("mo@north.example", "dana@north.example"):
        got = caller(name).get(path)
        assert (got.status_code, got.mimetype, got.data) == (200, "audio/mp4", recording("m4a"))
    assert refused(caller("rob@north.example").get(path)) == (403, "not_permitted")
    assert refused(caller("dana@south.example").get(path)) == (404, "not_found")
    assert refused(Caller(app).get(path)) == (401, "signed_out")


@SQLITE_ONLY
def test_a_manager_does_not_hear_the_reps_of_others(caller: Callers, session: Session) -> None:
    brought(caller("dana@north.example"), recording(), "Tess.mp3")
    path = f"/api/critiques/{the_one(session)}/content"
    assert refused(caller("mo@north.example").get(path)) == (404, "not_found")


def test_it_is_read_in_ranges_and_not_run(caller: Callers, session: Session) -> None:
    mo = caller("mo@north.example")
    brought(mo, recording("wav"))
    path = f"/api/critiques/{the_one(session)}/content"
    whole = recording("wav")
    part = mo.client.get(path, headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.data) == (206, whole[100:200])
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    assert refused(mo.client.get(path, headers={"Range": f"bytes={len(whole)}-"})) == (416, "range_not_there")
    got = mo.get(path)
    assert got.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert got.headers["Content-Disposition"].startswith("attachment; filename=")
    assert mo.client.get(path, headers={"If-None-Match": got.headers["ETag"]}).status_code == 304


@SQLITE_ONLY
def test_a_text_is_plain_and_in_utf_8(caller: Callers, session: Session) -> None:
    mo = caller("mo@north.example")
    html = "<p>Grüße<script>alert(1)</script></p>"
    brought(mo, mail(html, Content_Type="text/html; charset=utf-8"), "a.eml")
    got = mo.get(f"/api/critiques/{the_one(session)}/content")
    assert (got.content_type, got.text) == ("text/plain; charset=utf-8", "Grüße")


def test_what_is_nobodys_is_listed_and_can_be_said(caller: Callers, team: Team) -> None:
    mo = caller("mo@north.example")
    box = mailbox(mail(), mail(From="Ann <ann@other.example>", Message_ID="<2>"), mail("", Message_ID="<3>"))
    said = brought(mo, box, "box.mbox")
    assert said["unmatched"] == [
        {
            "who": "ann@other.example",
            "count": 1,
            "titles": ["Our talk"],
            "reason": "names ann@other.example, who is none of your active reps.",
        }
    ]
    assert [one["what"] for one in said["refused"]] == ["E-mail 3"]
    again = brought(mo, box, "box.mbox", reps=json.dumps({"ann@other.example": team.sam}))
    assert (again["new"], again["there"], again["unmatched"]) == ([{"rep_id": team.sam, "count": 1}], 1, [])
    not_theirs = send(mo, box, "box.mbox", reps=json.dumps({"ann@other.example": team.tess}))
    assert refused(not_theirs) == (422, "wrong_value")


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("content", "form", "status", "code"),
    [
        (b"", {}, 422, "empty_file"),
        (b"PK\x03\x04", {}, 422, "archive"),
        (b"\0" * 100, {}, 422, "unknown_kind"),
        (b"ID3" + b"\0" * 99, {}, 422, "not_a_recording"),
        (b"x", {"made_on": "yesterday"}, 422, "wrong_value"),
        (b"x", {"reps": "{"}, 422, "wrong_value"),
        (b"x", {"reps": "[" * 50_000}, 422, "wrong_value"),
        (b"x", {"reps": '{"a": 1}'}, 422, "wrong_value"),
        (b"x", {"rep": "Rob"}, 422, "unknown_field"),
    ],
)
def test_what_cannot_be_is_named(
    caller: Callers, content: bytes, form: dict[str, str], status: int, code: str
) -> None:
    assert refused(send(caller("dana@north.example"), content, **form)) == (status, code)


@SQLITE_ONLY
def test_too_much_is_refused_before_it_is_looked_at(caller: Callers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["server.api.critiques"], "LARGEST_RECORDING", 1000)
    dana = caller("dana@north.example")
    assert refused(send(dana, b"x" * 300_000)) == (413, "too_large")
    no_file = dana.post("/api/critiques", data={}, content_type="multipart/form-data")
    assert refused(no_file) == (422, "field_missing")
    assert refused(caller("rob@north.example").post("/api/critiques", {})) == (403, "not_permitted")


def test_its_file_stays_as_long_as_it_does(
    caller: Callers, session: Session, engine: Engine, config: Config
) -> None:
    mo = caller("mo@north.example")
    brought(mo, recording())
    files = DiskStore(config.data / "files")
    (key,) = files.walk()
    now = datetime.now(UTC)
    clean_up(session, files, now + 10 * STAYS)
    assert list(files.walk()) == [key]
    session.scalars(select(Critique)).one().deleted = True
    session.commit()
    clean_up(session, files, now + STAYS - timedelta(days=1))
    assert list(files.walk()) == [key]
    clean_up(session, files, now + STAYS + timedelta(days=1))
    assert list(files.walk()) == []


@SQLITE_ONLY
def test_a_check_names_one_that_was_changed(caller: Callers, app: Flask, config: Config) -> None:
    brought(caller("mo@north.example"), recording())
    (key,) = DiskStore(config.data / "files").walk()
    with app.app_context():
        assert list(of_files()) == []
        (config.data / "files" / key).write_bytes(recording("wav"))
        assert list(of_files()) == [f"The file {key} is not what was kept."]


def test_its_rep_has_nothing_of_it_before_it_is_sent_and_never_a_private_note(
    caller: Callers, session: Session, team: Team
) -> None:
    mo, rob = caller("mo@north.example"), caller("rob@north.example")
    brought(mo, recording("mp3"))
    visit, seen = ride(team, team.rob)
    visit["set"] |= {"kind": "call_recording", "critique_id": the_one(session)}
    seen["set"] |= {"note": "You waited.", "private_note": "Nervous.", "at_second": 7}
    made = mo.post("/api/sync", envelope(mutations=[visit, seen])).json
    assert made
    finished = {"state": "finished", "critiqued_on": "2026-03-31"}
    sent = {"state": "debriefed", "told_by": "message", "message": "Hear 0:07."}
    base = made["outcomes"][0]["version"]
    for number, change in enumerate((finished, sent), start=3):
        assert what_a_phone_gets(rob, team.rob, "critique", "interaction", "observation") == []
        edit = mutation(number, "interaction", visit["id"], set=change) | {"base": base}
        (outcome,) = (mo.post("/api/sync", envelope(mutations=[edit])).json or {})["outcomes"]
        assert outcome["status"] == "applied"
        base = outcome["version"]
    told, heard = what_a_phone_gets(rob, team.rob, "critique", "interaction", "observation")
    assert (told["told_by"], told["message"]) == ("message", "Hear 0:07.")
    assert (heard["note"], heard["at_second"]) == ("You waited.", 7)
    assert not told.get("private_note")
    assert not heard.get("private_note")


def what_a_phone_gets(who: Caller, rep: str, *kinds: str) -> list[dict[str, Any]]:
    """The fields of all of these kinds in the rep's scope, in the order of the kinds."""
    answer = who.post("/api/sync", envelope(cursors={})).json
    assert answer
    records = answer["scopes"].get(f"rep:{rep}", {"records": []})["records"]
    return [one["fields"] for kind in kinds for one in records if one["kind"] == kind]


def test_a_backup_has_it_and_brings_it_back(
    caller: Callers, session: Session, engine: Engine, config: Config
) -> None:
    mo = caller("mo@north.example")
    brought(mo, recording("webm"))
    path = f"/api/critiques/{the_one(session)}/content"
    session.rollback()
    files, backup = DiskStore(config.data / "files"), config.data / "backup.tar"
    made = make_backup(engine, files, backup, NOW)
    assert (made.files, made.missing) == (1, [])
    for key in list(files.walk()):
        files.delete(key)
    assert refused(mo.get(path)) == (404, "file_missing")
    assert make_backup(engine, files, config.data / "other.tar", NOW).missing != []
    with restorable(backup, engine) as found:
        restore(found, engine, files, config.data)
    assert mo.get(path).data == recording("webm")
