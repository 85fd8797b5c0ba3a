"""Goals: who sets them for whom, what they need before they hold, and that what held is never rewritten."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from server.readings import reading_id
from server.store.database import writing
from server.store.writer import Given, write_records
from tests.api.conftest import Caller
from tests.api.sending import Sender, refused
from tests.organization import NOW, Team

SignedIn = Callable[[str], Caller]
TODAY = datetime.now(UTC).date()
REASONS = {"why": "Half of them become customers.", "bonus": "It starts at 16."}
EIGHTEEN = {"metric": "opportunities", "period": "quarter", "target": 18, "valid_from": TODAY.isoformat()}


def on(days: int) -> str:
    """The date so many days from today."""
    return (TODAY + timedelta(days=days)).isoformat()


class Setter:
    """Somebody who sets goals."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller

    def sets(self, state: str = "published", **fields: Any) -> TestResponse:
        body = {"id": str(uuid4()), "state": state} | EIGHTEEN | REASONS | fields
        return self.caller.post("/api/goals", body)

    def has_set(self, state: str = "published", **fields: Any) -> str:
        """The id of a goal that is taken."""
        answer = self.sets(state, **fields)
        assert answer.status_code == 201, answer.data
        assert answer.json
        return str(answer.json["id"])

    def ends(self, goal: str, last: str) -> TestResponse:
        return self.caller.post(f"/api/goals/{goal}/end", {"valid_to": last})

    def follows(self, goal: str, first: str, **fields: Any) -> TestResponse:
        body = {"id": str(uuid4()), "valid_from": first} | REASONS | fields
        return self.caller.post(f"/api/goals/{goal}/successor", body)

    def publishes(self, goal: str) -> TestResponse:
        return self.caller.post(f"/api/goals/{goal}/publication")

    def changes(self, goal: str, **fields: Any) -> TestResponse:
        headers = {"X-CSRF-TOKEN": self.caller.csrf}
        return self.caller.client.patch(f"/api/goals/{goal}", json=fields, headers=headers)

    def drops(self, goal: str) -> TestResponse:
        return self.caller.client.delete(f"/api/goals/{goal}", headers={"X-CSRF-TOKEN": self.caller.csrf})

    def sees(self, query: str = "") -> list[dict[str, Any]]:
        answer = self.caller.get(f"/api/goals{query}")
        assert answer.json, answer.data
        return list(answer.json["goals"])

    def sees_one(self, goal: str) -> dict[str, Any] | None:
        return next((one for one in self.sees() if one["id"] == goal), None)


@pytest.fixture
def dana(caller: SignedIn) -> Setter:
    return Setter(caller("dana@north.example"))


@pytest.fixture
def mo(caller: SignedIn) -> Setter:
    return Setter(caller("mo@north.example"))


def test_a_draft_is_for_coaches_until_it_is_published(mo: Setter, caller: SignedIn, team: Team) -> None:
    rob = Setter(caller("rob@north.example"))
    goal = mo.has_set("draft", rep_id=team.rob)
    assert mo.sees_one(goal)
    assert rob.sees_one(goal) is None
    assert mo.changes(goal, target=20).status_code == 200
    assert mo.publishes(goal).status_code == 200
    seen = rob.sees_one(goal)
    assert seen
    assert (seen["target"], seen["state"], seen["why"]) == (20, "published", REASONS["why"])


@pytest.mark.parametrize(("field", "code"), [("why", "goal_needs_why"), ("bonus", "goal_needs_bonus")])
@pytest.mark.parametrize("said", [None, "  "])
def test_without_why_and_bonus_it_is_not_published(
    mo: Setter, team: Team, field: str, code: str, said: str | None
) -> None:
    answer = mo.sets(rep_id=team.rob, **{field: said})
    assert refused(answer) == (422, code)
    assert answer.json
    assert answer.json["path"] == field
    draft = mo.has_set("draft", rep_id=team.rob, **{field: said})
    assert refused(mo.publishes(draft)) == (422, code)
    both = mo.sets(rep_id=team.rob, why=None, bonus=None)
    assert both.json
    assert [one["code"] for one in both.json["problems"]] == ["goal_needs_why", "goal_needs_bonus"]


def test_who_sets_goals_for_whom(dana: Setter, mo: Setter, caller: SignedIn, team: Team) -> None:
    rob = Setter(caller("rob@north.example"))
    assert mo.sets(rep_id=team.rob).status_code == 201
    assert mo.sets(manager_id=team.mo).status_code == 201
    assert refused(mo.sets()) == (403, "not_permitted")
    assert refused(mo.sets(manager_id=team.nia)) == (403, "not_permitted")
    assert refused(mo.sets(rep_id=team.tess)) == (404, "not_found")
    assert refused(mo.sets(rep_id=Team("South").rob)) == (404, "not_found")
    assert refused(mo.sets(rep_id=team.rob, manager_id=team.mo)) == (422, "goal_for_one")
    assert refused(mo.sets(manager_id=team.rob)) == (403, "not_permitted")
    for subject in ({}, {"manager_id": team.nia}, {"rep_id": team.tess}):
        assert dana.sets(**subject).status_code == 201
    assert refused(dana.sets(manager_id=team.rob)) == (404, "not_found")
    assert refused(rob.sets(rep_id=team.rob)) == (403, "not_permitted")
    others = dana.has_set("draft", rep_id=team.tess, metric="calls")
    for answer in (mo.changes(others, target=1), mo.publishes(others), mo.drops(others)):
        assert refused(answer) == (404, "not_found")
    everybodys = dana.has_set(metric="calls")
    for answer in (mo.ends(everybodys, on(3)), mo.follows(everybodys, on(3))):
        assert refused(answer) == (404, "not_found")


def test_what_somebody_sees(dana: Setter, mo: Setter, caller: SignedIn, team: Team) -> None:
    rob, tess = Setter(caller("rob@north.example")), Setter(caller("tess@north.example"))
    everybodys, of_mo = dana.has_set(), dana.has_set(manager_id=team.mo)
    of_tess, draft = dana.has_set(rep_id=team.tess), dana.has_set("draft", metric="calls")

    def ids(setter: Setter, query: str = "") -> set[str]:
        return {goal["id"] for goal in setter.sees(query)}

    assert ids(rob) == {everybodys, of_mo}
    assert ids(tess) == {everybodys, of_tess}
    assert ids(mo) == {everybodys, of_mo}
    assert ids(dana) == {everybodys, of_mo, of_tess, draft}
    assert ids(dana, f"?rep_id={team.rob}&as_of={on(0)}") == {of_mo}
    assert ids(dana, f"?rep_id={team.tess}&as_of={on(0)}") == {of_tess}
    assert ids(dana, f"?rep_id={team.rob}&as_of={on(-1)}") == set()
    assert refused(mo.caller.get(f"/api/goals?rep_id={team.tess}")) == (404, "not_found")
    assert refused(mo.caller.get("/api/goals?as_of=yesterday")) == (422, "wrong_value")


def test_two_goals_for_the_same_never_hold_at_once(mo: Setter, team: Team) -> None:
    first = mo.has_set(rep_id=team.rob, valid_to=on(30))
    answer = mo.sets(rep_id=team.rob, valid_from=on(30), target=20)
    assert refused(answer) == (422, "goals_overlap")
    assert answer.json
    assert "18 opportunities a quarter" in answer.json["detail"]
    assert mo.sets(rep_id=team.rob, valid_from=on(31)).status_code == 201
    assert refused(mo.ends(first, on(31))) == (422, "goals_overlap")
    assert mo.sets(rep_id=team.rob, period="week", target=2).status_code == 201
    assert mo.sets(manager_id=team.mo).status_code == 201
    assert mo.sets(manager_id=team.mo, together=True, target=90).status_code == 201


def test_a_published_goal_changes_by_being_followed(mo: Setter, team: Team) -> None:
    first = mo.has_set(rep_id=team.rob, valid_from=on(-20))
    assert refused(mo.changes(first, target=20)) == (422, "goal_is_published")
    assert refused(mo.drops(first)) == (422, "goal_is_published")
    answer = mo.follows(first, on(0), target=20)
    assert answer.status_code == 201
    old = mo.sees_one(first)
    assert old
    assert (old["target"], old["valid_to"]) == (18, on(-1))
    assert answer.json
    new = answer.json
    said = (new["target"], new["period"], new["rep_id"], new["valid_from"])
    assert said == (20, "quarter", team.rob, on(0))
    assert refused(mo.follows(first, on(3))) == (422, "goals_overlap")
    assert refused(mo.follows(new["id"], on(-1))) == (422, "goal_in_the_past")
    assert refused(mo.follows(new["id"], on(3), why=None)) == (422, "goal_needs_why")
    assert mo.sees_one(new["id"]) == new  # what is refused changes nothing


def test_a_goal_ends_yesterday_at_the_earliest(mo: Setter, team: Team) -> None:
    goal = mo.has_set(rep_id=team.rob, valid_from=on(-20))
    assert refused(mo.ends(goal, on(-2))) == (422, "goal_in_the_past")
    assert mo.ends(goal, on(9)).status_code == 200
    assert mo.ends(goal, on(-1)).status_code == 200
    over = mo.has_set(rep_id=team.sam, valid_from=on(-20), valid_to=on(-9))
    assert refused(mo.ends(over, on(9))) == (422, "goal_in_the_past")
    draft = mo.has_set("draft", rep_id=team.sam)
    assert refused(mo.ends(draft, on(9))) == (422, "goal_is_draft")


def test_what_has_not_begun_is_taken_back(mo: Setter, team: Team) -> None:
    goal = mo.has_set(rep_id=team.rob, valid_from=on(10))
    assert mo.ends(goal, on(0)).status_code == 200
    assert mo.sets(rep_id=team.rob, valid_from=on(5)).status_code == 201


def test_it_begins_in_the_past_only_where_there_was_none(dana: Setter, mo: Setter, team: Team) -> None:
    quarter = {"valid_from": "2017-07-01", "valid_to": "2017-09-30"}
    assert dana.sets(**quarter).status_code == 201
    # the more particular one would have counted instead
    assert refused(mo.sets(manager_id=team.mo, **quarter)) == (422, "goal_in_the_past")
    assert refused(mo.sets(rep_id=team.rob, **quarter)) == (422, "goal_in_the_past")
    assert refused(dana.sets(period="week", **quarter)) == (422, "goal_in_the_past")
    assert dana.sets(metric="emails", together=True, **quarter).status_code == 201
    together = {"metric": "emails", "together": True, "period": "week"}
    assert refused(dana.sets(**together, **quarter)) == (422, "goal_in_the_past")
    assert dana.sets(metric="emails", manager_id=team.nia, **quarter).status_code == 201
    # Sam is in both teams, and would have had this one instead
    assert refused(mo.sets(metric="emails", manager_id=team.mo, **quarter)) == (422, "goal_in_the_past")
    assert mo.sets(rep_id=team.rob, metric="calls", **quarter).status_code == 201
    assert dana.sets(metric="calls", **quarter).status_code == 201  # Rob has his own all the same
    assert mo.sets(rep_id=team.rob, valid_from="2017-10-01", valid_to="2017-12-31").status_code == 201
    assert mo.sets(rep_id=team.rob, valid_from=on(0)).status_code == 201


def test_asked_again_it_answers_the_same(mo: Setter, team: Team) -> None:
    body = {"id": str(uuid4()), "state": "published", "rep_id": team.rob} | EIGHTEEN | REASONS
    first, again = (mo.caller.post("/api/goals", body) for _ in range(2))
    assert (first.status_code, first.json) == (again.status_code, again.json)
    assert refused(mo.caller.post("/api/goals", body | {"target": 19})) == (409, "goal_exists")
    following = {"id": str(uuid4()), "valid_from": on(3), "target": 20} | REASONS
    path = f"/api/goals/{body['id']}/successor"
    first, again = (mo.caller.post(path, following) for _ in range(2))
    assert (first.status_code, first.json) == (again.status_code, again.json)
    draft = mo.has_set("draft", rep_id=team.rob, metric="calls")
    assert [mo.drops(draft).status_code for _ in range(2)] == [204, 204]


def test_the_numbers_are_read_anew_by_it(mo: Setter, team: Team) -> None:
    phone = Sender(mo.caller, team)
    reading = reading_id(team.rob)
    assert phone.record(reading) is None
    goal = mo.has_set(rep_id=team.rob, target=65, valid_from=on(-120))
    read = phone.record(reading)
    assert read
    assert read["fields"]["reading"]["levels"][0]["metrics"][0]["target"] == 65
    mo.follows(goal, on(0), target=130)
    read = phone.record(reading)
    assert read
    assert read["fields"]["reading"]["levels"][0]["metrics"][0]["target"] not in (65, None)


def test_the_organizations_day_decides(mo: Setter, session: Session, team: Team) -> None:
    with writing(session):
        given = Given("practice", team.organization, {"time_zone": "Pacific/Kiritimati"})
        write_records(session, team.organization, [given], now=NOW)
    there = (datetime.now(UTC) + timedelta(hours=14)).date()
    goal = mo.has_set(rep_id=team.rob, valid_from="2026-01-05")
    assert refused(mo.ends(goal, str(there - timedelta(days=2)))) == (422, "goal_in_the_past")
    assert mo.ends(goal, str(there - timedelta(days=1))).status_code == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("target", -1),
        ("target", 1.5),
        ("target", "18"),
        ("target", True),
        ("period", "year"),
        ("metric", "call_time"),
        ("valid_from", "2026-02-30"),
        ("valid_from", None),
        ("why", "x" * 2001),
        ("rep_id", "me"),
        ("state", "secret"),
        ("minutes", 5),
    ],
)
def test_what_no_goal_can_be_is_named(mo: Setter, team: Team, field: str, value: object) -> None:
    answer = mo.sets(**{"rep_id": team.rob, field: value})
    assert answer.status_code == 422
    assert answer.json
    assert field in answer.json["path"]


@pytest.mark.parametrize("first", [date.min.isoformat(), date.max.isoformat()])
def test_the_ends_of_time_are_dates_too(mo: Setter, team: Team, first: str) -> None:
    goal = mo.has_set(rep_id=team.rob, valid_from=first)
    assert refused(mo.follows(goal, date.min.isoformat()))[0] == 422
    assert mo.follows(goal, date.max.isoformat()).status_code in (201, 422)
