"""Numbers that another system sends: once each, row by row, in the organization’s days, no duration."""

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.api.metrics_schemas import MOST_ROWS
from server.coaching.conversation_rule import conversation_id
from server.store.database import writing
from server.store.tables import Conversation, Metric, Opportunity, Organization, Reading
from server.store.writer import Given, write_records
from tests.api.conftest import Caller
from tests.api.numbers_sender import System, call, make_token
from tests.api.sending import Sender, refused
from tests.organization import NOW, Team

SignedIn = Callable[[str], Caller]


@pytest.fixture
def crm(app: Flask, caller: SignedIn) -> System:
    return System(app, make_token(caller("dana@north.example"))[1])


def version(session: Session, team: Team) -> int:
    session.rollback()
    session.expire_all()
    return session.get_one(Organization, team.organization).version


def there(session: Session, rows: Any) -> list[Any]:
    session.rollback()
    session.expire_all()
    return list(session.scalars(select(rows).where(~rows.deleted).order_by(rows.source_id)))


OPPORTUNITY = {
    "kind": "opportunity",
    "source_id": "O1",
    "rep": "rob@north.example",
    "stage": "engaging",
    "engaged_on": "2026-03-02",
    "account": "Cancity",
    "value": 1054,
    "next_step": "Demo",
    "next_step_on": "2026-04-02",
}


def test_each_kind_of_row_becomes_its_record(crm: System, session: Session, team: Team) -> None:
    assert (
        crm.sends(
            call("C1", customer="Cancity", outcome="No answer"),
            {"kind": "email", "source_id": "C1", "rep": team.rob, "on": "2026-03-30"},
            {
                "kind": "conversation",
                "source_id": "C1",
                "rep": team.rob,
                "on": "2026-03-30",
                "customer": "Isdom",
            },
            {
                "kind": "count",
                "source_id": "x",
                "rep": team.tess,
                "on": "2026-03-30",
                "metric": "calls",
                "count": 0,
            },
            OPPORTUNITY,
        )
        == ["new"] * 5
    )
    metrics = {(one.metric, one.rep_id): one for one in there(session, Metric)}
    assert set(metrics) == {("calls", team.rob), ("emails", team.rob), ("calls", team.tess)}
    one = metrics["calls", team.rob]
    assert (one.count, str(one.counted_on), one.customer, one.outcome, one.source) == (
        1, "2026-03-30", "Cancity", "No answer", "CRM",
    )  # fmt: skip
    assert metrics["calls", team.tess].count == 0
    assert [one.customer for one in there(session, Conversation)] == ["Isdom"]
    (deal,) = there(session, Opportunity)
    assert (deal.account, deal.value, deal.next_step, str(deal.next_step_on)) == (
        "Cancity", 1054, "Demo", "2026-04-02",
    )  # fmt: skip


def test_again_it_changes_nothing_and_what_differs_changes_its_own_record(
    crm: System, session: Session, team: Team
) -> None:
    rows = [call("C1", outcome="Connected"), call("C2"), OPPORTUNITY]
    crm.sends(*rows)
    before = version(session, team)
    assert crm.sends(*rows) == ["unchanged"] * 3
    assert version(session, team) == before
    assert crm.sends(call("C2", outcome="Busy"), OPPORTUNITY | {"stage": "won"}) == ["changed", "changed"]
    assert [one.outcome for one in there(session, Metric)] == ["Connected", "Busy"]
    assert there(session, Opportunity)[0].stage == "won"
    assert crm.sends({"kind": "call", "source_id": "C2", "deleted": True}) == ["gone"]
    assert crm.sends({"kind": "call", "source_id": "C2", "deleted": True}) == ["unchanged"]
    assert [one.source_id for one in there(session, Metric)] == ["C1"]
    assert crm.sends(call("C2")) == ["new"]


def test_a_row_that_names_another_rep_leaves_the_first_one(
    crm: System, caller: SignedIn, session: Session, team: Team
) -> None:
    crm.sends(call("C1", outcome="Connected"), OPPORTUNITY)
    moved = [call("C1", rep=team.tess, outcome="Connected"), OPPORTUNITY | {"rep": "TESS@north.example"}]
    assert crm.sends(*moved) == ["changed", "changed"]
    assert crm.sends(*moved) == ["unchanged", "unchanged"]
    for rows in (Metric, Opportunity, Conversation):
        assert [one.rep_id for one in there(session, rows)] == [team.tess]
    tess = Sender(caller("tess@north.example"), team)
    assert tess.record(there(session, Metric)[0].id)


def test_a_bad_row_is_refused_by_name_and_takes_no_other_along(crm: System, session: Session) -> None:
    bad = [
        "a word",
        {"kind": "visit", "source_id": "1"},
        {"source_id": "1"},
        {"kind": "call", "rep": "rob@north.example", "on": "2026-03-30"},
        call("A", rep="nobody@north.example"),
        call("B", rep="rob@south.example"),
        call("C", rep="mo@north.example"),
        call("D", on="30.03.2026"),
        call("E", on="2026-03-30T10:00:00"),
        call("F", customer="x" * 201),
        call("G", customer="half \ud83d"),
        call("H\0"),
        call("I", value=3),
        call("J", on=None),
        call("K", deleted="yes"),
        {
            "kind": "count",
            "source_id": "L",
            "rep": "rob@north.example",
            "on": "2026-03-30",
            "metric": "calls",
        },
        {**call("M"), "kind": "count", "metric": "visits", "count": 3},
        {**call("N"), "kind": "count", "metric": "calls", "count": -1},
        {**call("O"), "kind": "count", "metric": "calls", "count": 1.5},
        OPPORTUNITY | {"closed_on": "2026-03-01"},
        call("good"),
        call("good"),
    ]
    assert crm.problems(*bad, call("better")) == [
        ("not_a_row", "rows[0]"),
        ("unknown_row_kind", "rows[1].kind"),
        ("field_missing", "rows[2].kind"),
        ("field_missing", "rows[3].source_id"),
        ("unknown_rep", "rows[4].rep"),
        ("unknown_rep", "rows[5].rep"),
        ("not_a_rep", "rows[6].rep"),
        ("not_a_day", "rows[7].on"),
        ("not_a_day", "rows[8].on"),
        ("text_too_long", "rows[9].customer"),
        ("bad_character", "rows[10].customer"),
        ("bad_character", "rows[11].source_id"),
        ("unknown_field", "rows[12].value"),
        ("field_missing", "rows[13].on"),
        ("not_a_boolean", "rows[14].deleted"),
        ("field_missing", "rows[15].count"),
        ("unknown_row_kind", "rows[16].metric"),
        ("out_of_range", "rows[17].count"),
        ("not_an_integer", "rows[18].count"),
        ("closed_before_engaged", "rows[19].closed_on"),
        None,
        ("source_id_twice", "rows[21].source_id"),
        None,
    ]
    assert [one.source_id for one in there(session, Metric)] == ["better", "good"]


def test_a_moment_is_the_day_it_was_where_the_team_works(crm: System, session: Session, team: Team) -> None:
    with writing(session):
        session.get_one(Organization, team.organization).time_zone = "America/New_York"
    crm.sends(call("late", on="2026-03-31T03:30:00Z"))
    with writing(session):
        zone = Given("practice", team.organization, {"time_zone": "Europe/Berlin"})
        write_records(session, team.organization, [zone], now=NOW)
    crm.sends(
        call("midnight", on="2026-03-30T22:30:00Z"),  # half past midnight in Berlin, in summer
        call("winter", on="2026-01-30T22:30:00Z"),
        call("from new york", on="2026-03-30T18:30:00.250-04:00"),
        call("date", on="2026-03-30"),
    )
    days = {one.source_id: str(one.counted_on) for one in there(session, Metric)}
    assert days == {
        "late": "2026-03-30",
        "midnight": "2026-03-31",
        "winter": "2026-01-30",
        "from new york": "2026-03-31",
        "date": "2026-03-30",
    }


def test_how_long_a_call_took_is_dropped_and_said(crm: System, session: Session) -> None:
    answer = crm.post(call("C1", duration=417, call_duration="00:06:57"), call("C2", talkTime=3))
    assert answer.json
    assert [one["status"] for one in answer.json["outcomes"]] == ["new", "new"]
    assert answer.json["dropped"] == ["call_duration", "duration", "talkTime"]
    assert "never read" in answer.json["notice"]
    assert crm.sends(call("C1"), call("C2")) == ["unchanged", "unchanged"], "it was not kept anywhere"
    assert "notice" not in (crm.post(call("C3")).json or {})


def test_ten_thousand_rows_at_once_and_one_more_is_too_many(
    crm: System, session: Session, team: Team
) -> None:
    rows = [call(f"C{n}", outcome="Connected" if n % 10 == 0 else "Busy") for n in range(MOST_ROWS)]
    body = gzip.compress(json.dumps({"rows": rows}).encode())
    headers = {
        "Authorization": f"Bearer {crm.token}",
        "Content-Type": "application/json",
        "Content-Encoding": "gzip",
    }
    answer = crm.client.post("/api/metrics", data=body, headers=headers)
    assert answer.json
    assert answer.json["counts"] == {
        "new": MOST_ROWS, "changed": 0, "unchanged": 0, "gone": 0, "kept": 0, "refused": 0,
    }  # fmt: skip
    assert sum("conversation" in one for one in answer.json["outcomes"]) == MOST_ROWS // 10
    assert version(session, team) > MOST_ROWS
    before = version(session, team)
    assert set(crm.sends(*rows)) == {"unchanged"}
    assert version(session, team) == before

    too_many = crm.post(*rows, call("one more"))
    assert refused(too_many) == (413, "too_large")
    assert too_many.json
    assert (too_many.json["limit"], too_many.json["path"]) == (MOST_ROWS, "rows")


def test_a_body_beyond_all_bounds_is_refused_with_the_limit(crm: System) -> None:
    answer = crm.post(call("C1", customer="x" * 9_000_000))
    assert refused(answer) == (413, "too_large")
    assert answer.json
    assert answer.json["limit"] == 8 * 1024 * 1024


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ([], "wrong_value"),
        ({}, "field_missing"),
        ({"rows": {}}, "wrong_value"),
        ({"lines": []}, "unknown_field"),
    ],
)
def test_a_body_of_another_shape_is_named(crm: System, body: object, code: str) -> None:
    headers = {"Authorization": f"Bearer {crm.token}"}
    assert refused(crm.client.post("/api/metrics", json=body, headers=headers)) == (422, code)


def test_a_rep_receives_what_was_sent_and_a_manager_no_count_below_opportunities(
    crm: System, caller: SignedIn, session: Session, team: Team
) -> None:
    crm.sends(call("C1", outcome="Connected"), OPPORTUNITY)
    (metric,) = there(session, Metric)
    spoke = conversation_id(metric.id)
    assert spoke == str(uuid5(UUID(metric.id), "conversation"))
    rob, mo = (Sender(caller(f"{one}@north.example"), team) for one in ("rob", "mo"))
    assert rob.record(metric.id)
    record = rob.record(spoke)
    assert record
    assert record["fields"]["outcome"] == "Connected"
    assert (mo.record(metric.id), mo.record(spoke)) == (None, None)
    assert all(one.record(there(session, Opportunity)[0].id) for one in (rob, mo))
    rob.mutate("conversation", spoke, {"set": {"goals": "Two more routes."}, "base": record["version"]})
    assert mo.record(spoke)


def test_what_is_sent_is_read_from_the_top_at_once(crm: System, session: Session, team: Team) -> None:
    goal = {
        "rep_id": team.rob,
        "metric": "opportunities",
        "period": "quarter",
        "target": 90,
        "valid_from": "2020-01-01",
        "why": "x",
        "bonus": "x",
        "state": "published",
    }
    with writing(session):
        write_records(session, team.organization, [Given("goal", team.id("goal"), goal)], now=NOW)
    today = datetime.now(UTC).date().isoformat()
    crm.sends(OPPORTUNITY | {"engaged_on": today}, OPPORTUNITY | {"source_id": "O2", "engaged_on": today})
    session.rollback()
    (reading,) = session.scalars(select(Reading))
    (metric,) = reading.reading["levels"][0]["metrics"]
    assert (reading.rep_id, metric["metric"], metric["have"]) == (team.rob, "opportunities", 2)


def test_a_row_that_was_refused_stands_in_no_others_way(crm: System) -> None:
    wrong = call("1", customer="x" * 300)
    assert crm.problems(wrong, call("1"), call("1")) == [
        ("text_too_long", "rows[0].customer"), None, ("source_id_twice", "rows[2].source_id"),
    ]  # fmt: skip


def test_a_day_that_has_not_come_is_refused_where_the_team_works(crm: System) -> None:
    today = datetime.now(UTC).date()
    days = [(today + timedelta(days=n)).isoformat() for n in (0, 3)]
    sent = [call(day, on=day) for day in days]
    sent += [
        {"kind": "count", "source_id": day, "metric": "emails", "count": 3}
        | {"rep": "rob@north.example", "on": day}
        for day in days
    ]
    sent += [
        {"kind": "conversation", "source_id": day, "rep": "rob@north.example", "on": day} for day in days
    ]
    assert [one and one[0] for one in crm.problems(*sent)] == [None, "day_to_come"] * 3
    assert crm.problems({**OPPORTUNITY, "closed_on": days[1]}) == [None]
