"""A manager's day, sent at once, and what the others receive of it."""

from collections.abc import Callable

from tests.organization import Team
from tests.phone import Phone, observation_id

Phones = Callable[[str], Phone]


def test_a_day_is_sent_at_once_and_the_other_phone_has_it(phone: Phones, team: Team) -> None:
    mo, other = phone("mo"), phone("mo")
    day = [
        mo.visit("visit", team.rob, customer="Ganjaflex", started_at="2026-03-31T14:05:00.250Z"),
        mo.rating("visit", "agenda", "met"),
        mo.rating("visit", "questions", "missed", note="He pitched first."),
    ]
    day[1]["depends_on"] = day[2]["depends_on"] = [day[0]["number"]]
    outcomes = mo.send(*day)
    assert [outcome["status"] for outcome in outcomes] == ["applied"] * 3
    received = other.pull_all()
    visit = received[team.visit]
    assert visit["version"] == outcomes[0]["version"]
    assert visit["scope"] == f"rep:{team.rob}"
    assert visit["fields"] == {
        "rep_id": team.rob,
        "kind": "ride_along",
        "customer": "Ganjaflex",
        "occurred_on": "2026-03-31",
        "started_at": "2026-03-31T14:05:00.250Z",
        "finished_at": None,
        "checklist_id": team.checklist,
        "state": "open",
        "debriefed_at": None,
        "rep_words": None,
        "private_note": None,
        "manager_id": team.mo,
        "critique_id": None,
        "critiqued_on": None,
        "told_by": None,
        "message": None,
    }
    missed = received[observation_id(team.visit, team.questions)]
    assert (missed["fields"]["rating"], missed["fields"]["note"]) == ("missed", "He pitched first.")


def test_a_replay_answers_what_it_answered_the_first_time(phone: Phones, team: Team) -> None:
    mo, other = phone("mo"), phone("mo")
    day = [
        mo.visit("visit", team.rob),
        mo.rating("visit", "agenda", "met"),
        mo.rating("visit", "elsewhere", "met"),
        mo.edit("interaction", team.visit, customer="Ganjaflex"),
    ]
    first = mo.send(*day)
    assert [outcome["status"] for outcome in first] == ["applied", "applied", "rejected", "applied"]
    before = other.pull_all()
    assert mo.send(*day) == first
    assert mo.send(*reversed(day)) == first[::-1]
    assert mo.send(day[2]) == first[2:3]
    assert other.pull_all() == before
    other_view = other.pull()
    assert not any(scope.records for scope in other_view.scopes.values())


def test_asking_for_what_is_so_writes_nothing(phone: Phones, team: Team) -> None:
    mo, other = phone("mo"), phone("mo")
    (version, _) = mo.accepted(mo.visit("visit", team.rob), mo.rating("visit", "agenda", "met"))
    outcomes = other.send(other.visit("visit", team.rob), other.rating("visit", "agenda", "met"))
    assert [outcome["status"] for outcome in outcomes] == ["duplicate", "duplicate"]
    assert outcomes[0]["version"] == version
    assert mo.pull_all()[team.visit]["version"] == version
