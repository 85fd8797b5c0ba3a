"""Files are served to those who may see their observation, and as nothing that a browser would run."""

from collections.abc import Callable

import pytest
from flask import Flask

from server.config import Config
from server.files.disk import DiskStore
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.api.sending import Sender, refused
from tests.files.making import memo, photo
from tests.organization import Team

Callers = Callable[[str], Caller]


@pytest.fixture
def mo(caller: Callers, team: Team) -> Sender:
    """Mo's phone, after a visit with Rob."""
    made = Sender(caller("mo@north.example"), team)
    made.visits(team.rob)
    return made


def test_it_is_served_to_those_who_may_see_it(mo: Sender, caller: Callers, team: Team, app: Flask) -> None:
    id_ = mo.sends(photo())
    dana, rob, tess, stranger = (
        Sender(caller(f"{name}.example"), team)
        for name in ("dana@north", "rob@north", "tess@north", "dana@south")
    )
    assert mo.fetches(id_).status_code == dana.fetches(id_).status_code == 200
    for other in (rob, tess, stranger):
        assert refused(other.fetches(id_)) == (404, "not_found")
    assert rob.record(id_) is None
    mo.debriefs()
    assert rob.fetches(id_).status_code == 200
    assert rob.record(id_)
    assert refused(Sender(Caller(app), team).fetches(id_)) == (401, "signed_out")


@SQLITE_ONLY
def test_no_browser_runs_it_and_no_cache_shares_it(mo: Sender) -> None:
    served = mo.fetches(mo.sends(photo())).headers
    assert served["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert served["Content-Disposition"].startswith("attachment; filename=")
    assert served["X-Content-Type-Options"] == "nosniff"
    assert served["Cache-Control"] == "private, no-cache"
    assert served["Cross-Origin-Resource-Policy"] == "same-origin"


@SQLITE_ONLY
def test_it_is_read_in_ranges_and_not_again_when_it_is_known(mo: Sender) -> None:
    id_ = mo.sends(memo(), "audio/webm")
    whole = mo.fetches(id_)
    assert whole.headers["Accept-Ranges"] == "bytes"
    size = len(whole.data)
    part = mo.fetches(id_, Range="bytes=100-199")
    assert (part.status_code, part.data) == (206, whole.data[100:200])
    assert part.headers["Content-Range"] == f"bytes 100-199/{size}"
    end = mo.fetches(id_, Range="bytes=-50")
    assert (end.status_code, end.data) == (206, whole.data[-50:])
    for whole_is_meant in (f"bytes=-{size + 1}", "items=1-2", "bytes=0-1,5-6", "bytes=x"):
        answer = mo.fetches(id_, Range=whole_is_meant)
        assert (answer.status_code, answer.data) == (200, whole.data)
    beyond = mo.fetches(id_, Range=f"bytes={size}-")
    assert refused(beyond) == (416, "range_not_there")
    assert beyond.headers["Content-Range"] == f"bytes */{size}"
    known = mo.fetches(id_, **{"If-None-Match": whole.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    head = mo.caller.client.head(f"/api/attachments/{id_}/file")
    assert (head.status_code, head.data, head.headers["Content-Length"]) == (200, b"", str(size))


@SQLITE_ONLY
def test_while_it_waits_there_is_none(mo: Sender) -> None:
    assert refused(mo.fetches(mo.attaches(photo()))) == (404, "file_waiting")


@pytest.mark.parametrize("kind", ["attachment", "observation", "interaction"])
@SQLITE_ONLY
def test_what_is_deleted_is_out_of_reach_at_once(mo: Sender, kind: str) -> None:
    id_ = mo.sends(photo())
    deleted = {"attachment": id_, "observation": mo.seen, "interaction": mo.visit}[kind]
    record = mo.record(deleted)
    assert record
    mo.mutate(kind, deleted, {"delete": True, "base": record["version"]})
    assert refused(mo.fetches(id_)) == (404, "not_found")


@SQLITE_ONLY
def test_a_deletion_that_did_not_hear_that_the_file_came_is_one(mo: Sender) -> None:
    content = photo()
    id_ = mo.attaches(content)
    record = mo.record(id_)
    assert record
    mo.begins(id_, len(content))
    mo.adds(id_, 0, content)
    mo.mutate("attachment", id_, {"delete": True, "base": record["version"]})
    assert mo.record(id_) is None


@SQLITE_ONLY
def test_a_file_that_was_lost_is_named(mo: Sender, config: Config) -> None:
    id_ = mo.sends(photo())
    files = DiskStore(config.data / "files")
    for key in list(files.walk()):
        files.delete(key)
    assert refused(mo.fetches(id_)) == (404, "file_missing")
