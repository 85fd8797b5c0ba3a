"""The phone and the server pick the same: thousands of inboxes, with odd ids and seeds, answered by both."""

import random
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from server.coaching.picking import Arrived, Critiqued, pick
from tests.coaching.twin import ask_the_twin

DRAWS = 3000
KINDS = ("call_recording", "email", "call_note")
NAMES = ["ann", "Émile", "李", "🏭", "a/b", ""]


def test_both_languages_pick_the_same_in_the_same_order_for_the_same_reason(tmp_path: Path) -> None:
    rng = random.Random(20260630)
    questions = [question(rng) for _ in range(DRAWS)]
    theirs = ask_the_twin("answer_picking.ts", questions, tmp_path)
    assert len(theirs) == DRAWS
    for asked, their in zip(questions, theirs, strict=True):
        assert their["picked"] == answer(asked), asked
    assert {one["why"] for its in theirs for one in its["picked"]} == {"focus", "never", "long_ago", "random"}


def question(rng: random.Random) -> dict[str, Any]:
    today = date(2024, 2, 20) + timedelta(days=rng.randrange(900))
    reps = rng.sample(NAMES, rng.randint(0, len(NAMES)))
    return {
        "today": today.isoformat(),
        "seed": f"{rng.choice(NAMES)}/{today}",
        "waiting": [
            {"id": f"{rng.choice(NAMES)}{nth}", "rep_id": rng.choice(NAMES), "kind": rng.choice(KINDS)}
            for nth in range(rng.choice([0, 1, 5, 30]))
        ],
        "reps": [rep(rng, today, name) for name in reps],
    }


def rep(rng: random.Random, today: date, name: str) -> dict[str, Any]:
    day = today - timedelta(days=rng.choice([0, 27, 28, rng.randrange(-2, 400)]))
    return {
        "rep_id": name,
        "looks": rng.choice([0, 0, 1, 3]),
        "kinds": rng.sample(KINDS, rng.randint(0, 3)),
        "critiqued_on": rng.choice([None, day.isoformat()]),
    }


def answer(asked: dict[str, Any]) -> list[dict[str, Any]]:
    reps = [
        Critiqued(**{**one, "critiqued_on": one["critiqued_on"] and date.fromisoformat(one["critiqued_on"])})
        for one in asked["reps"]
    ]
    waiting = [Arrived(**one) for one in asked["waiting"]]
    picked = pick(waiting, reps, date.fromisoformat(asked["today"]), asked["seed"])
    return [asdict(one) for one in picked]
