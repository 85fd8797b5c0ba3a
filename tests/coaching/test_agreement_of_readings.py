"""The phone and the server read numbers alike: thousands of random ones, answered by both languages."""

import random
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

from server.coaching.counting import count_opportunities
from server.coaching.funnel import read, stretch_to_read
from server.coaching.funnel_sentences import days_sentence, diagnosis_sentence, level_sentence
from server.coaching.goal_chain import goal_chain
from server.coaching.publishing_goals import problems_of_goal
from server.coaching.reading import Diagnosis
from tests.coaching.number_vectors import counts, criterion, marks, opportunity, rep
from tests.coaching.twin import ask_the_twin

QUESTIONS = 4000
LOWER = ("conversations", "calls", "emails")


def test_both_languages_read_alike(tmp_path: Path) -> None:
    rng = random.Random(20261127)
    questions = [question(rng) for _ in range(QUESTIONS)]
    theirs = ask_the_twin("answer_readings.ts", questions, tmp_path)
    assert len(theirs) == QUESTIONS
    for asked, their in zip(questions, theirs, strict=True):
        assert their == answer(asked), asked
    assert {its["reading"]["diagnosis"] for its in theirs} == set(get_args(Diagnosis))
    assert {its["reading"]["reassess"] for its in theirs} == {True, False}


def question(rng: random.Random) -> dict[str, Any]:
    as_of = date(2026, 2, 1) + timedelta(days=rng.choice([58, 59, 149, rng.randrange(400)]))

    def some_day(back: int = 120) -> str:
        return (as_of - timedelta(days=rng.randrange(-5, back))).isoformat()

    return {
        "as_of": as_of.isoformat(),
        "goals": [a_goal(rng, f"g{n}", some_day) for n in range(rng.choice([1, 4, 8]))],
        "calendar": {"holidays": [some_day() for _ in range(rng.randrange(4))]},
        "presence": {
            "started_on": rng.choice([None, None, some_day()]),
            "absences": [sorted([some_day(), some_day()])[:2] for _ in range(rng.choice([0, 0, 1]))],
        },
        "counts": {metric: rng.choice([None, 0, rng.randrange(300)]) for metric in LOWER},
        "criteria": [
            {"id": "need", "field": "need", "place": rng.randrange(3), "valid_from": some_day()},
            {"id": "value", "field": "value", "at_least": 500, "place": 1, "valid_to": some_day(20)},
            {"id": "hand", "place": 1, "valid_from": some_day(10)},
        ][: rng.randrange(4)],
        "marks": [
            [f"o{rng.randrange(30)}", rng.choice(["need", "hand"]), rng.random() < 0.7]
            for _ in range(rng.choice([0, 20]))
        ],
        "opportunities": [
            {
                "id": f"o{n}",
                "engaged_on": some_day(),
                "fields": {
                    "need": rng.choice([None, "", " ", "said"]),
                    "value": rng.choice([None, 499, 500]),
                },
            }
            for n in range(rng.choice([0, 5, 30]))
        ],
    }


def a_goal(rng: random.Random, name: str, some_day: Any) -> dict[str, Any]:
    metrics = ["opportunities", "opportunities", "ratio", *LOWER]
    return {
        "id": name,
        "metric": metrics[int(name[1:])] if rng.random() < 0.7 and int(name[1:]) < 6 else rng.choice(metrics),
        "period": rng.choice(["day", "week", "month", "quarter"]),
        "target": rng.choice([0, 3, 10, 36, 100]),
        "valid_from": rng.choice(["2020-01-01", some_day(200)]),
        "valid_to": rng.choice([None, None, some_day(200)]),
        **rng.choice([{}, {"rep_id": "rep"}, {"manager_id": "boss"}, {"manager_id": "other"}]),
        "together": rng.random() < 0.1,
        "why": rng.choice(["So it is.", None]),
        "state": rng.choice(["published", "published", "draft"]),
    }


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """What the Python side answers, in the shape of tests/pwa/coaching/answer_readings.ts."""
    as_of, one = date.fromisoformat(asked["as_of"]), rep(asked)
    opportunities = count_opportunities(
        map(opportunity, asked["opportunities"]),
        map(criterion, asked["criteria"]),
        marks(asked["marks"]),
        stretch_to_read(one, as_of),
    )
    have = counts(asked["counts"]) | {"opportunities": opportunities}
    reading = read(one, have, as_of)
    steps = goal_chain(
        opportunities.have, {metric: count.have if count.known else None for metric, count in have.items()}
    )
    levels = map(level_sentence, reading["levels"])
    return {
        "reading": reading,
        "says": [diagnosis_sentence(reading), *levels, days_sentence(reading)],
        "steps": [asdict(step) for step in steps],
        "problems": [[asdict(found) for found in problems_of_goal(goal, one.goals)] for goal in one.goals],
    }
