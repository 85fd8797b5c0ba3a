"""Numbers of the real export, counted once more straight from its CSV: each rep, week and quarter of 2017."""

import csv
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.coaching.goal_chain import Rate, goal_chain
from server.coaching.people import Actor
from server.importing.bring_in import Run, bring_in
from server.numbers import Of, numbers
from server.store.database import writing
from server.store.tables import Organization, Person
from server.store.writer import Given, write_records
from tests.importing.files import real_export
from tests.organization import made_up_id

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
THIRD_QUARTER = date(2017, 9, 30)
EACH = 72  # opportunities a quarter and rep


class Counted:
    """The CSV as a person with a pencil counts it."""

    def __init__(self) -> None:
        teams, opportunities = real_export()
        with teams.open(newline="") as file:
            self.manager = {row["sales_agent"]: row["manager"] for row in csv.DictReader(file)}
        self.engaged: dict[str, Counter[date]] = defaultdict(Counter)
        with opportunities.open(newline="") as file:
            for row in csv.DictReader(file):
                if row["engage_date"]:
                    self.engaged[row["sales_agent"]][date.fromisoformat(row["engage_date"])] += 1

    def of(self, rep: str, first: date, last: date) -> int:
        return sum(count for day, count in self.engaged[rep].items() if first <= day <= last)


@pytest.fixture(scope="module")
def counted() -> Counted:
    return Counted()


@pytest.fixture
def director(session: Session) -> Actor:
    teams, opportunities = real_export()
    files = ("t", teams.read_bytes()), ("o", opportunities.read_bytes())
    bring_in(
        session,
        Run(*files, profile=None, organization=None, email_domain="imported.invalid", now=NOW),
        iter,
    )
    organization = session.scalars(select(Organization.id)).one()
    reps = frozenset(session.scalars(select(Person.id).where(Person.role == "rep")))
    session.rollback()
    [conversations, *_] = goal_chain(EACH, {}, {"conversations": Rate(36, 100), "calls": Rate(1, 8)})
    with writing(session):
        write_records(
            session,
            organization,
            [a_goal("opportunities", EACH), a_goal("conversations", conversations.needed or 0)],
            now=NOW,
        )
    return Actor(made_up_id("director"), "director", organization, reps)


def a_goal(metric: str, target: int) -> Given:
    fields = {"metric": metric, "period": "quarter", "target": target, "valid_from": "2017-07-01"}
    return Given("goal", made_up_id(metric), fields | {"why": "So it is.", "bonus": "None."})


def names(session: Session) -> dict[str, str]:
    return {person.id: person.name for person in session.scalars(select(Person))}


def asked(session: Session, director: Actor, of: Of, by: Any, day: date) -> dict[str, Any]:
    found = numbers(session, director, of, by, day)
    assert found is not None
    return found


def top(levels: list[dict[str, Any]]) -> dict[str, Any]:
    figure: dict[str, Any] = levels[0]["metrics"][0]
    return figure


def test_every_rep_and_team_in_the_third_quarter(session: Session, director: Actor, counted: Counted) -> None:
    found = asked(session, director, Of("organization"), "quarter", THIRD_QUARTER)
    named, quarter = names(session), (date(2017, 7, 1), THIRD_QUARTER)
    rows = {named[row["rep_id"]]: row["reading"] for row in found["rows"]}
    assert set(rows) == set(counted.manager)
    for rep, reading in rows.items():
        figure = top(reading["levels"])
        expected = counted.of(rep, *quarter) if counted.engaged[rep] else None
        assert (figure["have"], figure["due"]) == (expected, EACH)
        assert reading["diagnosis"] == ("goal_met" if (expected or 0) >= EACH else "not_known")
        assert len(reading["levels"]) == (2 if expected is not None and expected < EACH else 1)
    for team in found["teams"]:
        theirs = [rep for rep, manager in counted.manager.items() if manager == named[team["manager_id"]]]
        assert {named[id_] for id_ in team["rep_ids"]} == set(theirs)
        figure = top(team["levels"])
        assert (figure["have"], figure["due"]) == (
            sum(counted.of(rep, *quarter) for rep in theirs),
            EACH * len(theirs),
        )


def test_any_week_of_2017_as_of_any_day(session: Session, director: Actor, counted: Counted) -> None:
    named = names(session)
    for monday in (date(2017, 1, 2) + timedelta(weeks=week) for week in range(0, 52, 5)):
        for days in (0, 3, 6):
            day = monday + timedelta(days=days)
            found = asked(session, director, Of("organization"), "week", day)
            for row in found["rows"]:
                expected = counted.of(named[row["rep_id"]], monday, day)
                assert (top(row["reading"]["levels"])["have"] or 0) == expected


def test_the_course_of_a_rep(session: Session, director: Actor, counted: Counted) -> None:
    named = names(session)
    moses = next(id_ for id_, name in named.items() if name == "Moses Frase")
    for by in ("week", "month", "quarter"):
        for point in asked(session, director, Of("rep", moses), by, THIRD_QUARTER)["course"]:
            stretch = date.fromisoformat(point["since"]), date.fromisoformat(point["until"])
            assert (point["have"] or 0) == counted.of("Moses Frase", *stretch)


def test_a_part_of_the_quarter_is_due_pro_rata(session: Session, director: Actor) -> None:
    """21 of the 65 working days are in July: 72 × 21 ÷ 65 = 23.3."""
    found = asked(session, director, Of("organization"), "quarter", date(2017, 7, 31))
    assert found["days"] == {"done": 21, "all": 65}
    assert {top(row["reading"]["levels"])["due"] for row in found["rows"]} == {23}
