"""The phone and the server agree exactly: thousands of random histories, answered by both languages."""

import random
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from server.coaching.focus import active_focus, progress, since, stalled
from server.coaching.look_for import what_to_look_for
from server.coaching.one_thing import choose
from server.coaching.say_first import say_first
from server.coaching.sentences import go_and_see_sentence, progress_sentence, strength_sentence
from server.coaching.standard import parse_standard
from server.coaching.whom_to_see import whom_to_see
from tests.coaching.plain import plain, sentence, untupled
from tests.coaching.twin import ask_the_twin
from tests.coaching.vectors import focuses, items, observations, team

HISTORIES = 4000
STANDARDS = [
    "2 in a row",
    "3 in a row",
    "6 in a row",
    "2 of the last 3",
    "4 of the last 5",
    "3 of the last 10",
]
RATINGS = ["met", "met", "partly", "missed", "not_seen"]
LEVELS = [None, "opportunities", "conversations", "calls"]


def test_both_languages_give_the_same_answers(tmp_path: Path) -> None:
    rng = random.Random(20260630)
    questions = [question(rng) for _ in range(HISTORIES)]
    theirs = ask_the_twin("answer.ts", questions, tmp_path)
    assert len(theirs) == HISTORIES
    for asked, their in zip(questions, theirs, strict=True):
        assert their == answer(asked), asked
    assert {its["choice"]["kind"] for its in theirs} == {"proposal", "not_enough_seen", "nothing_to_fix"}


def question(rng: random.Random) -> dict[str, Any]:
    today = date(2026, 3, 1) + timedelta(days=rng.randrange(400))
    names = [f"item{n}" for n in range(rng.randint(1, 9))]
    return {
        "today": today.isoformat(),
        "checklist": [checklist_item(rng, name) for name in names],
        "observations": [seen(rng, today, [*names, "retired"]) for _ in range(rng.choice([0, 3, 12, 60]))],
        "focuses": [focus(rng, today, names) for _ in range(rng.choice([0, 0, 1, 3]))],
        "lean": rng.choice(LEVELS),
        "interaction_id": f"v{rng.randrange(20)}",
        "standard": rng.choice(STANDARDS),
        "team": [reviewed(rng, today, names, n) for n in range(rng.randrange(4))],
    }


def reviewed(rng: random.Random, today: date, names: list[str], nth: int) -> dict[str, Any]:
    def some_day(longest: int) -> str | None:
        return rng.choice([None, (today - timedelta(days=rng.randrange(longest))).isoformat()])

    return {
        "rep_id": f"rep{nth}",
        "observations": [seen(rng, today, names) for _ in range(rng.choice([0, 2, 9]))],
        "focuses": [focus(rng, today, names) for _ in range(rng.choice([0, 1]))],
        "agreed_in": rng.choice([None, "v3"]),
        "started_on": some_day(180),
        "seen_on": some_day(90),
    }


def checklist_item(rng: random.Random, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "impact": rng.randint(1, 5),
        "prompt": name.upper(),
        "funnel_level": rng.choice(LEVELS),
    }


def seen(rng: random.Random, today: date, names: list[str]) -> str:
    day = today - timedelta(days=rng.choice([0, 90, 180, 181, rng.randrange(-2, 1500)]))
    return f"{day} v{rng.randrange(20)} {rng.choice(names)} {rng.choice(RATINGS)}"


def focus(rng: random.Random, today: date, names: list[str]) -> dict[str, Any]:
    state = rng.choice(["active", "reached", "replaced"])
    agreed = today - timedelta(days=rng.choice([20, 119, 120, rng.randrange(200)]))
    closed = None if state == "active" else today - timedelta(days=rng.choice([0, 30, 31]))
    return {
        "item_id": rng.choice([*names, "retired"]),
        "state": state,
        "agreed_on": agreed.isoformat(),
        "closed_on": closed and closed.isoformat(),
    }


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """What the Python side answers, in the shape of tests/pwa/coaching/answer.ts."""
    today, checklist = date.fromisoformat(asked["today"]), items(asked["checklist"])
    evidence, agreed = observations(asked["observations"]), focuses(asked["focuses"])
    standard, interaction = parse_standard(asked["standard"]), asked["interaction_id"]
    choice = choose(evidence, checklist, agreed, today, asked["lean"])
    strength = say_first(evidence, checklist, interaction, today)
    active = active_focus(agreed)
    done = active and progress(since(evidence, active, interaction), standard)
    visits = whom_to_see(team(asked["team"]), checklist, today)
    return {
        "choice": plain(choice),
        "sentence": sentence(choice, checklist),
        "strength": strength and asdict(strength),
        "strength_sentence": strength and strength_sentence(strength, strength.item_id),
        "visits": [asdict(visit) for visit in visits],
        "visit_sentences": [go_and_see_sentence(visit, visit.least_known) for visit in visits],
        "plan": list(what_to_look_for(evidence, checklist, agreed, today)),
        "progress": done and untupled(asdict(done)),
        "progress_sentence": done and progress_sentence(done, standard),
        "stalled": active and stalled(active, today),
    }
