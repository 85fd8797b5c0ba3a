"""Files are sent by tus 1.0: resumed after a cut, checked, made anew, and taken once."""

import hashlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.http import parse_date

from server import create_app
from server.config import Config
from server.files.uploads import Part
from tests.api.conftest import SQLITE_ONLY, Caller, Client
from tests.api.sending import TUS, Sender, base64, refused
from tests.files.making import SECRET, memo, photo
from tests.organization import Team

Callers = Callable[[str], Caller]


@pytest.fixture
def mo(caller: Callers, team: Team) -> Sender:
    """Mo's phone, after a visit with Rob."""
    made = Sender(caller("mo@north.example"), team)
    made.visits(team.rob)
    return made


def on_the_way(config: Config) -> list[Path]:
    return [path for path in (config.data / "uploads").glob("*") if path.stat().st_size]


def sha256(content: bytes) -> str:
    return f"sha256 {base64(hashlib.sha256(content).digest())}"


def test_a_photo_is_sent_in_parts_and_is_ready(mo: Sender, config: Config) -> None:
    content = photo()
    id_ = mo.attaches(content)
    begun = mo.begins(id_, len(content))
    assert (begun.status_code, begun.headers["Location"]) == (201, f"/api/attachments/{id_}")
    for start in range(0, len(content), 500):
        part = content[start : start + 500]
        added = mo.adds(id_, start, part, **{"Upload-Checksum": sha256(part)})
        assert (added.status_code, added.headers["Upload-Offset"]) == (204, str(start + len(part)))
        assert added.headers["Tus-Resumable"] == "1.0.0"
    before = mo.record(id_)
    assert before
    assert (before["fields"]["file"], before["fields"]["size"]) == ("ready", len(content))
    served = mo.fetches(id_)
    assert (served.status_code, served.mimetype) == (200, "image/jpeg")
    assert SECRET not in served.data
    assert on_the_way(config) == []


@SQLITE_ONLY
def test_a_voice_memo_too(mo: Sender) -> None:
    served = mo.fetches(mo.sends(memo(), "audio/webm"))
    assert (served.status_code, served.mimetype) == (200, "audio/mp4")


def test_what_is_no_photo_is_refused_for_good_and_says_so(mo: Sender, config: Config) -> None:
    content = b'<svg xmlns="http://www.w3.org/2000/svg"></svg>'
    id_ = mo.attaches(content)
    mo.begins(id_, len(content))
    assert refused(mo.adds(id_, 0, content)) == (422, "not_a_photo")
    record = mo.record(id_)
    assert record
    assert (record["fields"]["file"], record["fields"]["refused_because"]) == ("refused", "not_a_photo")
    assert refused(mo.fetches(id_)) == (404, "file_refused")
    assert refused(mo.begins(id_, len(content))) == (422, "not_a_photo")
    assert mo.asks(id_).status_code == 422
    assert on_the_way(config) == []


@SQLITE_ONLY
def test_a_photo_that_says_it_is_a_memo_is_none(mo: Sender) -> None:
    id_ = mo.attaches(photo(), "audio/webm")
    mo.begins(id_, len(photo()))
    assert refused(mo.adds(id_, 0, photo())) == (422, "not_a_voice_memo")


@SQLITE_ONLY
def test_after_a_cut_another_server_goes_on(mo: Sender, config: Config) -> None:
    content = photo()
    id_, most = mo.attaches(content), len(content) * 99 // 100
    mo.begins(id_, len(content))
    mo.adds(id_, 0, content[:most])
    another = create_app(config)
    another.test_client_class = Client
    cookies, mo.caller.client = mo.caller.client._cookies, another.test_client()
    mo.caller.client._cookies = cookies
    asked = mo.asks(id_)
    assert (asked.status_code, asked.data) == (200, b"")
    assert (asked.headers["Upload-Offset"], asked.headers["Upload-Length"]) == (str(most), str(len(content)))
    assert asked.headers["Cache-Control"] == "no-store"
    assert mo.adds(id_, most, content[most:]).status_code == 204
    assert mo.fetches(id_).status_code == 200


@SQLITE_ONLY
@pytest.mark.parametrize("step", ["remade", "keep_file", "settle", "Part.remove"])
def test_a_server_that_dies_over_a_file_takes_it_when_the_last_byte_comes_again(
    mo: Sender, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    content = photo()
    id_ = mo.attaches(content)
    mo.begins(id_, len(content))

    def dies(*_arguments: object, **_more: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        if step == "Part.remove":
            patched.setattr(Part, "remove", dies)
        else:
            patched.setattr(f"server.take_file.{step}", dies)
        with pytest.raises(SystemExit):
            mo.adds(id_, 0, content)
    offset = int(mo.asks(id_).headers["Upload-Offset"])
    assert offset == (len(content) if step == "Part.remove" else len(content) - 1)
    assert mo.begins(id_, len(content)).headers["Upload-Offset"] == str(offset)
    assert mo.adds(id_, offset, content[offset:]).status_code == 204
    assert mo.fetches(id_).status_code == 200


@SQLITE_ONLY
def test_a_file_that_was_taken_is_sent_no_more(mo: Sender) -> None:
    content = photo()
    id_ = mo.sends(content)
    asked = mo.asks(id_)
    assert asked.headers["Upload-Offset"] == asked.headers["Upload-Length"] == str(len(content))
    assert mo.begins(id_, len(content)).headers["Upload-Offset"] == str(len(content))
    assert mo.adds(id_, len(content), b"").status_code == 204
    assert refused(mo.adds(id_, 0, content)) == (409, "offset_differs")
    assert refused(mo.gives_up(id_)) == (404, "not_found")
    assert mo.fetches(id_).status_code == 200


@SQLITE_ONLY
def test_what_does_not_fit_is_refused_and_changes_nothing(mo: Sender) -> None:
    content = photo()
    id_, size = mo.attaches(content), len(content)
    mo.begins(id_, size)
    mo.adds(id_, 0, content[:100])
    wrong = {"Upload-Checksum": sha256(b"other")}
    assert refused(mo.adds(id_, 0, content)) == (409, "offset_differs")
    assert refused(mo.adds(id_, 101, content[101:])) == (409, "offset_differs")
    assert refused(mo.adds(id_, 100, content[100:] + b"x")) == (413, "too_large")
    assert refused(mo.adds(id_, 100, content[100:200], **wrong)) == (460, "checksum_wrong")
    assert refused(mo.adds(id_, 100, b"x", **{"Upload-Checksum": "md5 eA=="})) == (400, "bad_request")
    assert refused(mo.adds(id_, 100, b"x", **{"Upload-Checksum": "sha256 -"})) == (400, "bad_request")
    assert refused(mo.adds(id_, 100, b"x", **{"Upload-Offset": "-1"})) == (400, "bad_request")
    assert refused(mo.adds(id_, 100, b"x", **{"Content-Type": "image/jpeg"})) == (415, "not_octets")
    assert refused(mo.adds(id_, 100, b"x", **{"Tus-Resumable": "0.2.2"})) == (412, "tus_not_spoken")
    assert refused(mo.adds(id_, 100, b"x", **{"X-CSRF-TOKEN": "no"})) == (403, "csrf_missing")
    assert mo.asks(id_).headers["Upload-Offset"] == "100"
    sha1 = {"Upload-Checksum": f"sha1 {base64(hashlib.sha1(content[100:200]).digest())}"}  # noqa: S324
    assert mo.adds(id_, 100, content[100:200], **sha1).status_code == 204


@SQLITE_ONLY
def test_another_content_of_the_same_size_is_thrown_away(mo: Sender) -> None:
    content = photo()
    id_ = mo.attaches(content)
    mo.begins(id_, len(content))
    assert refused(mo.adds(id_, 0, bytes(len(content)))) == (460, "checksum_wrong")
    assert mo.asks(id_).status_code == 404
    assert mo.begins(id_, len(content)).headers["Upload-Offset"] == "0"
    assert mo.adds(id_, 0, content).status_code == 204


@SQLITE_ONLY
def test_an_upload_begins_as_its_record_says(mo: Sender, team: Team) -> None:
    content = photo()
    id_ = mo.attaches(content)
    assert refused(mo.begins(id_, len(content) + 1)) == (422, "length_differs")
    assert refused(mo.begins(id_, 15 * 1024 * 1024 + 1)) == (413, "too_large")
    assert refused(mo.begins(id_, 5, **{"Upload-Length": "five"})) == (400, "bad_request")
    assert refused(mo.begins(id_, 5, **{"Upload-Metadata": "id not/base64!"})) == (400, "bad_request")
    assert refused(mo.begins(id_, 5, **{"Upload-Metadata": "filename eA=="})) == (400, "bad_request")
    assert refused(mo.begins(team.rob, 5)) == (404, "not_found")
    assert mo.asks(id_).status_code == 404, "nothing was begun"
    mo.begins(id_, len(content))
    assert mo.gives_up(id_).status_code == 204
    assert mo.asks(id_).status_code == 404


@SQLITE_ONLY
def test_two_that_send_at_once_never_write_one_upload_together(
    mo: Sender, caller: Callers, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = photo()
    id_ = mo.attaches(content)
    mo.begins(id_, len(content))
    other = Sender(caller("mo@north.example"), team)
    answers = []
    take = Part.take

    def take_and_meanwhile(part: Part, *arguments: object) -> None:
        monkeypatch.setattr(Part, "take", take)
        with ThreadPoolExecutor(1) as pool:
            answers.append(pool.submit(other.adds, id_, 0, content).result())
        take(part, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Part, "take", take_and_meanwhile)
    assert mo.adds(id_, 0, content).status_code == 204
    assert [refused(answer) for answer in answers] == [(423, "upload_busy")]


@SQLITE_ONLY
def test_only_who_made_it_sends_it(mo: Sender, caller: Callers, team: Team, app: Flask) -> None:
    content = photo()
    id_ = mo.attaches(content)
    mo.begins(id_, len(content))
    mo.debriefs()
    for email in ("dana@north.example", "tess@north.example", "rob@north.example", "mo@south.example"):
        other = Sender(caller(email), team)
        expected = (403, "not_permitted") if email[:3] in ("rob", "tes") else (404, "not_found")
        assert refused(other.begins(id_, len(content))) == expected
        assert refused(other.adds(id_, 0, content)) == expected
        assert refused(other.gives_up(id_)) == expected
        assert other.asks(id_).status_code == expected[0]
    assert refused(Sender(Caller(app), team).begins(id_, len(content))) == (401, "signed_out")
    assert mo.adds(id_, 0, content).status_code == 204


@SQLITE_ONLY
def test_an_attachment_deleted_meanwhile_is_sent_no_more(mo: Sender) -> None:
    content = photo()
    id_ = mo.attaches(content)
    mo.begins(id_, len(content))
    record = mo.record(id_)
    assert record
    mo.mutate("attachment", id_, {"delete": True, "base": record["version"]})
    assert refused(mo.adds(id_, 0, content)) == (404, "not_found")


@SQLITE_ONLY
def test_uploads_that_nobody_goes_on_with_are_forgotten(mo: Sender, config: Config) -> None:
    content = photo()
    id_, another = mo.attaches(content), mo.attaches(content)
    expires = parse_date(mo.begins(id_, len(content)).headers["Upload-Expires"])
    assert expires
    assert timedelta(days=6) < expires - datetime.now(UTC) < timedelta(days=8)
    mo.adds(id_, 0, content[:10])
    (part,) = on_the_way(config)
    long_ago = (datetime.now(UTC) - timedelta(days=8)).timestamp()
    os.utime(part, (long_ago, long_ago))
    mo.begins(another, len(content))
    assert mo.asks(id_).status_code == 404


@SQLITE_ONLY
def test_what_of_tus_is_spoken(app: Flask) -> None:
    answer = app.test_client().options("/api/attachments")
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,checksum,termination,expiration"
    assert answer.headers["Tus-Max-Size"] == str(15 * 1024 * 1024)
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha256,sha1"
    older = app.test_client().post("/api/attachments", headers=TUS | {"Tus-Resumable": "0.2.2"})
    assert older.status_code in (401, 412)


@SQLITE_ONLY
def test_a_disk_without_room_says_so_and_loses_nothing(mo: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    content = photo()
    id_ = mo.attaches(content)
    mo.begins(id_, len(content))

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("server.files.disk.DiskStore.put", full)
        assert refused(mo.adds(id_, 0, content)) == (507, "no_room")
    assert mo.adds(id_, len(content) - 1, content[-1:]).status_code == 204
