"""What tells a conversation from a call: the outcome, the organization’s rule, and what a rep wrote."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.incoming import conversations
from server.store.tables import Conversation, Metric
from tests.api.conftest import Caller
from tests.api.numbers_sender import System, call, make_token
from tests.api.sending import Sender
from tests.organization import Team

SignedIn = Callable[[str], Caller]


@pytest.fixture
def crm(app: Flask, caller: SignedIn) -> System:
    return System(app, make_token(caller("dana@north.example"))[1])


def held(session: Session) -> dict[str, Conversation]:
    session.rollback()
    session.expire_all()
    return {
        str(one.source_id): one for one in session.scalars(select(Conversation).where(~Conversation.deleted))
    }


def write_on(rep: Sender, one: Conversation, **fields: Any) -> None:
    rep.mutate("conversation", one.id, {"set": fields, "base": one.version})


def told(crm: System, *rows: dict[str, Any]) -> list[str | None]:
    answer = crm.post(*rows)
    assert answer.json
    return [one.get("conversation") for one in answer.json["outcomes"]]


def test_by_the_outcome_whatever_its_capitals_and_signs(crm: System, session: Session) -> None:
    rows = [
        call("1", outcome="Connected"),
        call("2", outcome=" meeting-BOOKED! "),
        call("3", outcome="Left voicemail"),
        call("4", outcome="Not connected"),
        call("5"),
        call("6", outcome="!"),
    ]
    assert told(crm, *rows) == ["made", "made", None, None, None, None]
    assert set(held(session)) == {"1", "2"}
    assert len(list(session.scalars(select(Metric)))) == 6, "a conversation is a call as well"
    assert told(crm, *rows) == [None] * 6


def test_it_comes_and_goes_with_the_outcome_and_with_the_call(crm: System, session: Session) -> None:
    told(crm, call("1", outcome="Connected", customer="Isdom"))
    assert told(crm, call("1", outcome="Connected", customer="Cancity", on="2026-03-31")) == [None]
    assert (held(session)["1"].customer, str(held(session)["1"].held_on)) == ("Cancity", "2026-03-31")
    assert told(crm, call("1", outcome="Wrong number")) == ["gone"]
    assert held(session) == {}
    assert told(crm, call("1", outcome="Connected")) == ["made"]
    assert told(crm, {"kind": "call", "source_id": "1", "deleted": True}) == ["gone"]
    assert held(session) == {}


def test_what_a_rep_wrote_on_stays_and_is_said(
    crm: System, caller: SignedIn, session: Session, team: Team
) -> None:
    told(crm, call("1", outcome="Connected", customer="Isdom"), call("2", outcome="Connected"))
    rob = Sender(caller("rob@north.example"), team)
    write_on(rob, held(session)["1"], pains="Too many tools", customer="Isdom Ltd")
    rows = [call("1", outcome="Busy", customer="Isdom"), call("2", outcome="Busy")]
    assert told(crm, *rows) == ["kept", "gone"]
    kept = held(session)["1"]
    assert (kept.outcome, kept.pains, kept.customer) == ("Busy", "Too many tools", "Isdom Ltd")
    assert told(crm, {"kind": "call", "source_id": "1", "deleted": True}) == ["kept"]
    assert set(held(session)) == {"1"}


def test_what_a_rep_says_was_none_does_not_come_back(
    crm: System, caller: SignedIn, session: Session, team: Team
) -> None:
    told(crm, call("1", outcome="Connected"))
    row = {"kind": "conversation", "source_id": "9", "rep": team.rob, "on": "2026-03-30"}
    crm.sends(row)
    rob = Sender(caller("rob@north.example"), team)
    for one in held(session).values():
        rob.mutate("conversation", one.id, {"delete": True, "base": one.version})
    assert told(crm, call("1", outcome="Conversation")) == [None]
    assert crm.sends(row) == ["unchanged"]
    assert held(session) == {}


def test_a_logged_conversation_and_a_call_may_have_the_same_id(
    crm: System, session: Session, team: Team
) -> None:
    row = {"kind": "conversation", "source_id": "1", "rep": team.rob, "on": "2026-03-30"}
    assert crm.sends(call("1", outcome="Connected"), row) == ["new", "new"]
    assert crm.sends(call("1", outcome="Connected"), row) == ["unchanged", "unchanged"]
    assert len(list(session.scalars(select(Conversation)))) == 2
    assert crm.sends({"kind": "conversation", "source_id": "1", "deleted": True}) == ["gone"]
    assert len(held(session)) == 1


def test_a_logged_conversation_keeps_what_its_rep_made_of_it(
    crm: System, caller: SignedIn, session: Session, team: Team
) -> None:
    row = {"kind": "conversation", "source_id": "1", "rep": team.rob, "on": "2026-03-30", "customer": "Isdom"}
    crm.sends(row)
    rob = Sender(caller("rob@north.example"), team)
    write_on(rob, held(session)["1"], customer="Isdom Ltd", opportunity=True)
    assert crm.sends(row) == ["unchanged"]
    assert crm.sends(row | {"on": "2026-03-29"}) == ["changed"]
    assert (held(session)["1"].customer, str(held(session)["1"].held_on)) == ("Isdom Ltd", "2026-03-29")
    assert crm.sends({"kind": "conversation", "source_id": "1", "deleted": True}) == ["kept"]


def test_a_new_rule_counts_anew_at_once(crm: System, caller: SignedIn, session: Session, team: Team) -> None:
    told(crm, call("1", outcome="Connected"), call("2", outcome="Reached"), call("3", outcome="connected"))
    rob, dana = (Sender(caller(f"{one}@north.example"), team) for one in ("rob", "dana"))
    write_on(rob, held(session)["3"], goals="Grow")
    dana.edit("practice", team.organization, {"conversation_outcomes": ["REACHED", "Conversation"]})
    assert set(held(session)) == {"2", "3"}, "3 is its rep’s"
    assert rob.record(held(session)["2"].id), "and phones hear of it"
    dana.edit("practice", team.organization, {"conversation_outcomes": ["reached", "conversation"]})
    dana.edit("practice", team.organization, {"new_hire_days": 5})
    assert set(held(session)) == {"2", "3"}
    dana.edit("practice", team.organization, {"conversation_outcomes": []})
    assert set(held(session)) == {"3"}


def test_a_new_rule_counts_only_so_many_of_the_newest_calls_anew(
    crm: System, caller: SignedIn, session: Session, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversations, "MOST_RECOUNTED", 2)
    told(crm, *(call(str(day), outcome="Reached", on=f"2026-03-0{day}") for day in (3, 1, 4, 2)))
    dana = Sender(caller("dana@north.example"), team)
    dana.edit("practice", team.organization, {"conversation_outcomes": ["Reached"]})
    assert set(held(session)) == {"3", "4"}


def test_an_edit_beside_the_new_rule_has_a_version_of_its_own(
    crm: System, caller: SignedIn, session: Session, team: Team
) -> None:
    """The calls are counted with the writer of the request: what comes next takes versions of its own."""
    told(crm, call("1", outcome="Reached"))
    dana = Sender(caller("dana@north.example"), team)
    dana.edit("practice", team.organization, {"conversation_outcomes": ["Reached"]})
    dana.edit("holiday", team.id("holiday"), {"on": "2026-12-25", "name": "Christmas"})
    versions = {dana.record(one)["version"] for one in (team.organization, team.id("holiday"))}  # type: ignore[index]
    assert len(versions | {held(session)["1"].version}) == 3


def test_what_a_rep_wrote_on_stays_with_them_when_it_is_another_reps(
    crm: System, caller: SignedIn, session: Session, team: Team
) -> None:
    row = {"kind": "conversation", "source_id": "1", "rep": team.rob, "on": "2026-03-30"}
    crm.sends(row)
    rob = Sender(caller("rob@north.example"), team)
    write_on(rob, held(session)["1"], goals="Grow")
    moved = row | {"rep": team.tess}
    assert crm.sends(moved) == ["changed"]
    session.rollback()
    there = list(session.scalars(select(Conversation).where(~Conversation.deleted)))
    assert {one.rep_id: one.goals for one in there} == {team.rob: "Grow", team.tess: None}
    write_on(rob, next(one for one in there if one.rep_id == team.rob), pains="Slow")
    assert crm.sends(moved) == ["unchanged"]


def test_a_call_that_is_back_says_nothing_of_what_it_said_before(crm: System, session: Session) -> None:
    told(crm, call("1", outcome="Connected", customer="Isdom"))
    told(crm, {"kind": "call", "source_id": "1", "deleted": True})
    assert told(crm, call("1")) == [None]
    session.rollback()
    (metric,) = session.scalars(select(Metric).where(~Metric.deleted))
    assert (metric.outcome, metric.customer) == (None, None)
    assert held(session) == {}
