"""How much a manager goes and sees, over HTTP: recounted from what was recorded, and for whom it is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from server.store.database import db, writing
from server.store.writer import Given, write_records
from tests.api.conftest import Caller
from tests.organization import NOW, Team

SignedIn = Callable[[str], Caller]
MONDAY = date(2026, 3, 2)


@pytest.fixture
def session(app: Any) -> Any:
    with app.app_context():
        yield db.session()


def write(session: Session, team: Team, *given: Given) -> None:
    with writing(session):
        write_records(session, team.organization, given, now=NOW)


def interaction(team: Team, kind: str, on: date, rating: str | None = "met", **more: Any) -> list[Given]:
    """Mo's, with Rob, talked through, with a private note; one item rated like this."""
    id_ = str(uuid4())
    fields = {
        "rep_id": team.rob,
        "kind": kind,
        "occurred_on": on.isoformat(),
        "checklist_id": team.checklist,
        "state": "debriefed",
        "manager_id": team.mo,
        "private_note": "only for Mo",
    }
    given = [Given("interaction", id_, fields | more)]
    if rating:
        seen = {
            "interaction_id": id_,
            "item_id": team.agenda,
            "rating": rating,
            "private_note": "only for Mo",
        }
        given.append(Given("observation", str(uuid4()), seen))
    return given


def target(activity: str, target: int, **more: Any) -> Given:
    fields = {"activity": activity, "target": target, "valid_from": "2026-01-01", "why": "So it is."}
    return Given("activity_target", str(uuid4()), fields | more)


@pytest.fixture
def march(session: Session, team: Team) -> None:
    """Two field days in the first week of March, one in February; of three recordings one was critiqued."""
    write(
        session,
        team,
        *interaction(team, "ride_along", MONDAY),
        *interaction(team, "ride_along", MONDAY, None, rep_id=team.sam, state="finished"),
        *interaction(team, "ride_along", MONDAY + timedelta(days=1)),
        *interaction(team, "ride_along", MONDAY - timedelta(days=10)),
        *interaction(team, "call_recording", MONDAY, "not_seen"),
        *interaction(team, "call_recording", MONDAY, state="open"),
        *interaction(team, "call_recording", date(2026, 2, 20), critiqued_on=MONDAY.isoformat()),
        *interaction(team, "call_note", MONDAY),
        *interaction(team, "ride_along", MONDAY, manager_id=team.nia, rep_id=team.tess),
        target("field_days", 8),
        target("recordings", 5),
        target("recordings", 2, manager_id=team.mo, valid_from="2026-03-01"),
        target("call_notes", 2),
    )


def json_of(caller: Caller, asked: str) -> Any:
    return caller.get(asked).json


def by_name(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200
    return {one["activity"]: one for one in answer.json["activities"]}


@pytest.mark.usefixtures("march")
def test_counts_and_targets(caller: SignedIn, team: Team) -> None:
    mo = caller("mo@north.example")
    found = by_name(mo.get(f"/api/managers/{team.mo}/activity?by=month&as_of=2026-03-04"))
    assert found["field_days"]["now"] == {
        "since": "2026-03-01",
        "until": "2026-03-31",
        "have": 2,
        "target": 8,
        "not_talked_through": 1,
    }
    assert found["field_days"]["left_this_week"] == 1, "6 over 20 working days, 3 of them this week"
    assert [point["have"] for point in found["field_days"]["course"]] == [0] * 10 + [1, 2]
    assert found["recordings"]["now"]["since"] == "2026-03-02"
    assert (found["recordings"]["now"]["have"], found["recordings"]["now"]["target"]) == (1, 2)
    assert found["emails"]["now"]["target"] is None
    assert (found["call_notes"]["now"]["have"], found["call_notes"]["now"]["target"]) == (1, 4), (
        "of Rob and Sam"
    )
    weekly = by_name(mo.get(f"/api/managers/{team.mo}/activity?by=week&as_of=2026-03-04"))
    assert [point["target"] for point in weekly["recordings"]["course"]][-2:] == [5, 2]


@pytest.mark.usefixtures("march")
def test_what_comes_late_or_is_corrected_is_counted_where_it_belongs(
    caller: SignedIn, session: Session, team: Team
) -> None:
    late = interaction(team, "ride_along", date(2026, 2, 3))
    write(session, team, *late)
    dana = caller("dana@north.example")
    asked = f"/api/managers/{team.mo}/activity?by=month&as_of=2026-03-04"
    assert [point["have"] for point in by_name(dana.get(asked))["field_days"]["course"]][-2:] == [2, 2]
    moved = Given("interaction", late[0].id, {**late[0].fields, "occurred_on": "2026-03-03"})
    write(session, team, moved)
    assert [point["have"] for point in by_name(dana.get(asked))["field_days"]["course"]][-2:] == [1, 2]


@pytest.mark.usefixtures("march")
def test_what_was_done_with_a_rep_who_went_stays_counted(
    caller: SignedIn, session: Session, team: Team
) -> None:
    """The manager's phone holds nothing of that rep any more, and is told what counts."""
    mo, asked = caller("mo@north.example"), f"/api/managers/{team.mo}/activity?by=month&as_of=2026-03-04"

    def counts() -> dict[str, Any]:
        return {name: one["course"][-2:] for name, one in by_name(mo.get(asked)).items()}

    before = counts()
    assert by_name(mo.get(asked))["call_notes"]["missing"] == [
        {"rep_id": rep, "count": count} for rep, count in sorted([(team.rob, 1), (team.sam, 2)])
    ]
    assert json_of(mo, asked)["elsewhere"] == []
    write(session, team, Given("person", team.rob, {"manager_ids": [team.nia]}))
    after = counts()
    notes = before.pop("call_notes"), after.pop("call_notes")
    assert before == after
    assert [point["have"] for point in notes[0]] == [point["have"] for point in notes[1]] == [0, 1]
    assert notes[1][-1]["target"] == 3, "two of Sam, and the one that was audited of Rob"
    answer = json_of(mo, asked)
    assert {one["rep_id"] for one in answer["elsewhere"]} == {team.rob}
    assert sorted(one["kind"] for one in answer["elsewhere"]) == [
        *("call_note", "call_recording"),
        *["ride_along"] * 3,
    ]
    assert json_of(caller("dana@north.example"), asked)["elsewhere"] == [], "a director receives all reps"


@pytest.mark.usefixtures("march")
def test_it_is_the_manager_s_and_the_director_s(caller: SignedIn, team: Team) -> None:
    asked = f"/api/managers/{team.mo}/activity"
    assert caller("rob@north.example").get(asked).status_code == 404
    mo = caller("mo@north.example")
    assert mo.get(f"/api/managers/{team.nia}/activity").status_code == 404, "another manager"
    dana = caller("dana@north.example")
    answer = dana.get(f"{asked}?as_of=2026-03-04")
    assert answer.status_code == 200
    assert b"only for Mo" not in answer.data
    for nobody in (team.rob, Team("South").mo, str(uuid4())):
        assert dana.get(f"/api/managers/{nobody}/activity").status_code == 404


def test_odd_questions_are_named(caller: SignedIn, team: Team) -> None:
    mo = caller("mo@north.example")
    ahead = (datetime.now(UTC).date() + timedelta(days=3)).isoformat()
    for query, path in (("by=year", "by"), ("as_of=soon", "as_of"), (f"as_of={ahead}", "as_of")):
        answer = mo.get(f"/api/managers/{team.mo}/activity?{query}")
        assert answer.status_code == 422, query
        assert answer.json
        assert answer.json.get("path") == path, answer.json
