"""Files of numbers over HTTP: who may, what is answered, and what is too much."""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.api.import_schemas import LARGEST_UPLOAD
from server.coaching.durations import NEVER_READ
from server.store.tables import Metric
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.api.sending import refused
from tests.importing import numbers_files as files
from tests.organization import Team

SignedIn = Callable[[str], Caller]


def file(content: str | bytes, name: str = "export.csv") -> dict[str, str]:
    raw = content if isinstance(content, bytes) else content.encode()
    return {"name": name, "content": b64encode(raw).decode()}


def look(caller: Caller, content: str | bytes, **said: Any) -> dict[str, Any]:
    answer = caller.post("/api/imports/look", {"file": file(content), **said})
    assert answer.status_code == 200, answer.data
    assert answer.json
    return answer.json


def bring(caller: Caller, content: str, *, only_try: bool = False, **said: Any) -> dict[str, Any]:
    plan = said.pop("plan", None) or look(caller, content)["plan"]
    body = {"file": file(content), "plan": plan, "only_try": only_try, **said}
    answer = caller.post("/api/imports", body)
    assert answer.status_code == 200, answer.data
    assert answer.json
    return answer.json


def test_looked_at_tried_and_brought_in(caller: SignedIn, session: Session, team: Team) -> None:
    dana = caller("dana@north.example")
    seen = look(dana, files.HUBSPOT_CALLS)
    assert (seen["product"], seen["saved"], seen["row_count"], seen["plan"]["kind"]) == (
        "HubSpot",
        None,
        2,
        "calls",
    )
    assert [one["header"] for one in seen["columns"] if one["dropped"]] == ["Call duration"]
    assert seen["reps"] == [{"word": "Rob", "count": 2, "rep_id": team.rob}]
    assert bring(dana, files.HUBSPOT_CALLS, only_try=True)["counts"]["new"] == 2
    assert list(session.scalars(select(Metric))) == []
    session.rollback()
    report = bring(dana, files.HUBSPOT_CALLS, save_as="HubSpot calls")
    assert (report["counts"]["new"], report["conversations"], report["refused"]) == (2, {"made": 1}, [])
    assert "Call duration" in report["remarks"][0]
    assert look(dana, files.HUBSPOT_CALLS)["saved"] == "HubSpot calls"
    again = bring(dana, files.HUBSPOT_CALLS)
    assert again["counts"]["unchanged"] == 2


def test_a_manager_sees_and_brings_in_their_own_reps(caller: SignedIn) -> None:
    mo = caller("mo@north.example")
    rows = "Id,Rep,Date\n1,Rob,2026-03-30\n2,Tess,2026-03-30\n"
    assert [one["rep_id"] is None for one in look(mo, rows)["reps"]] == [False, True]
    report = bring(mo, rows)
    assert [(one["row"], one["code"], one["cells"]) for one in report["refused"]] == [
        (3, "unknown_rep", ["2", "Tess", "2026-03-30"])
    ]


@SQLITE_ONLY
def test_a_rep_brings_nothing_in(caller: SignedIn) -> None:
    rob = caller("rob@north.example")
    assert refused(rob.post("/api/imports/look", {"file": file("a,b\n1,2\n")})) == (403, "not_permitted")
    assert refused(rob.get("/api/imports/profiles")) == (403, "not_permitted")


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 422, "empty_file"),
        (b"PK\x03\x04", 422, "not_text"),
        (b"a\n" * 200_001, 413, "too_many_rows"),
        (b"x" * (LARGEST_UPLOAD + 1), 413, "too_large"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    caller: SignedIn, content: bytes, status: int, code: str
) -> None:
    answer = caller("dana@north.example").post("/api/imports/look", {"file": file(content)})
    assert refused(answer) == (status, code)


@SQLITE_ONLY
def test_a_plan_that_cannot_be_is_named_in_a_sentence(caller: SignedIn) -> None:
    dana = caller("dana@north.example")
    plan = look(dana, files.HUBSPOT_CALLS)["plan"]
    lasting = [None if name is None else name for name in plan["columns"]]
    lasting[5] = "customer"
    answer = dana.post(
        "/api/imports",
        {"file": file(files.HUBSPOT_CALLS), "plan": plan | {"columns": lasting}, "only_try": True},
    )
    assert refused(answer) == (422, "duration_not_read")
    assert answer.json
    assert answer.json["title"] == f"“Call duration” cannot be chosen. {NEVER_READ}"
    not_base64 = dana.post("/api/imports/look", {"file": {"name": "a", "content": "?"}})
    assert refused(not_base64) == (422, "wrong_value")


@SQLITE_ONLY
def test_a_director_forgets_how_files_were_read(caller: SignedIn) -> None:
    dana, mo = caller("dana@north.example"), caller("mo@north.example")
    bring(dana, files.HUBSPOT_CALLS, save_as="HubSpot calls")
    listed = mo.get("/api/imports/profiles").json
    assert listed
    (saved,) = listed["profiles"]
    assert (saved["name"], saved["kind"]) == ("HubSpot calls", "calls")
    path = f"/api/imports/profiles/{saved['id']}"
    assert refused(mo.client.delete(path, headers={"X-CSRF-TOKEN": mo.csrf})) == (403, "not_permitted")
    south = caller("dana@south.example")
    assert refused(south.client.delete(path, headers={"X-CSRF-TOKEN": south.csrf})) == (404, "not_found")
    assert dana.client.delete(path, headers={"X-CSRF-TOKEN": dana.csrf}).status_code == 204
    assert look(dana, files.HUBSPOT_CALLS)["saved"] is None
