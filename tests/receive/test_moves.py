"""Who moves: between rep and coach, and from one team to another."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from server.receive import receive
from server.store.database import writing
from server.store.writer import Given, write_records
from sync.mutation import read_envelope
from tests.organization import NOW, Team, versions
from tests.phone import Phone, observation_id, problem

Phones = Callable[[str], Phone]


@pytest.mark.parametrize("role", ["manager", "director"])
def test_who_changes_between_rep_and_coach_is_held_once_by_everybody(
    phone: Phones, team: Team, session: Session, role: str
) -> None:
    """Both ways, as every role pulls it: the scope that is left says so, and the record is in the other."""
    pulling = [phone(first) for first in ("dana", "mo", "nia", "rob", "tess")]
    of_himself = phone("sam")
    for one in (*pulling, of_himself):
        one.pull_all()
    for now_role, scope in ((role, "org"), ("rep", f"rep:{team.sam}")):
        with writing(session):
            write_records(
                session, team.organization, [Given("person", team.sam, {"role": now_role})], now=NOW
            )
        for one in (*pulling, of_himself):
            one.pull_all()
            held = one.records.get(team.sam, {"deleted": True})
            sees = one.actor.scopes()
            assert (held["scope"] if not held["deleted"] else None) == (scope if scope in sees else None)
            assert one.pull_all() == Phone(session, team, one.person_id).pull_all()


def test_a_rep_who_changes_teams_is_dropped_by_one_and_received_by_the_other(
    phone: Phones, team: Team, session: Session
) -> None:
    mo, nia = phone("mo"), phone("nia")
    mo.accepted(mo.visit("visit", team.rob))
    mo.pull_all()
    nia.pull_all()
    with writing(session):
        moved = Given("person", team.rob, {"manager_ids": [team.nia]})
        write_records(session, team.organization, [moved], now=NOW + timedelta(days=1))
    assert mo.pull().dropped == [f"rep:{team.rob}"]
    assert team.visit not in mo.records
    assert team.visit in nia.pull_all()
    before = versions(session)
    waiting = [
        mo.edit("interaction", team.visit, customer="x"),
        mo.rating("visit", "agenda", "met"),
        mo.deletion("interaction", team.visit),
        mo.visit("new", team.rob),
    ]
    assert {problem(outcome)[:2] for outcome in mo.send(*waiting)} == {("rejected", "not_found")}
    assert versions(session) == before


def test_who_lost_a_value_is_not_told_what_was_written_about_a_rep_that_is_no_longer_theirs(
    phone: Phones, team: Team, session: Session
) -> None:
    mo, nia = phone("mo"), phone("nia")
    visit, seen = mo.accepted(mo.visit("visit", team.sam), mo.rating("visit", "agenda", "met"))
    nia.now += timedelta(hours=1)
    late = nia.edit("observation", observation_id(team.visit, team.agenda), seen, note="Of Nia, of Sam.")
    mo.accepted(mo.edit("observation", observation_id(team.visit, team.agenda), seen, note="Of Mo."))
    later = nia.edit("interaction", team.visit, visit, customer="Of Nia too.")
    mo.accepted(mo.edit("interaction", team.visit, visit, customer="Of Mo too."))
    with writing(session):
        moved = Given("person", team.sam, {"manager_ids": [team.nia]})
        write_records(session, team.organization, [moved], now=NOW + timedelta(days=1))
    nia.accepted(late, later)
    lost = [one["fields"] for one in mo.pull_all().values() if one["kind"] == "overwritten"]
    assert sorted(one["lost"] for one in lost) == ["Of Mo too.", "Of Mo."]
    assert {(one["kept"], one["kept_by"]) for one in lost} == {(None, None)}
    assert "Of Nia" not in json.dumps(mo.pull().as_json())


def test_who_waited_for_the_lock_has_the_reps_of_the_time_when_they_get_it(
    phone: Phones, team: Team, session: Session
) -> None:
    mo = phone("mo")
    before = mo.actor
    with writing(session):
        moved = Given("person", team.rob, {"manager_ids": [team.nia]})
        write_records(session, team.organization, [moved], now=NOW + timedelta(days=1))
    sent = {"protocol": 1, "device": mo.device, "mutations": [mo.visit("visit", team.rob)]}
    (outcome,) = receive(session, before, read_envelope(sent), NOW)
    assert problem(outcome.as_json())[:2] == ("rejected", "not_found")
