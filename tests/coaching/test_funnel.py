"""The reading from the top: DESIGN 6, for every combination."""

import json
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.coaching.counting import Count
from server.coaching.funnel import Rep, read, stretch_to_read
from server.coaching.funnel_sentences import days_sentence, diagnosis_sentence, level_sentence
from server.coaching.goals import Goal
from server.coaching.reading import Reading
from server.coaching.working_days import PERIODS, Presence, Stretch, WorkingCalendar
from tests.coaching.number_vectors import counts, goals, rep, whose
from tests.coaching.vectors import load, named

VECTORS = load("funnel")
SUNDAY = date(2026, 11, 29)

GOALS: dict[str, dict[str, Any]] = {
    "opportunities": {"metric": "opportunities", "period": "week", "target": 10},
    "conversations": {"metric": "conversations", "period": "week", "target": 50},
    "calls": {"metric": "calls", "period": "week", "target": 100},
    "emails": {"metric": "emails", "period": "week", "target": 50},
}
#: What the words of the table mean: the counts, and the goals that are taken away.
WORDS: dict[str, dict[str, tuple[dict[str, Any], set[str]]]] = {
    "opportunities": {
        "on_goal": ({"opportunities": 10}, set()),
        "missed": ({"opportunities": 4}, set()),
        "unchecked": ({"opportunities": {"have": 4, "unchecked": 6}}, set()),
        "not_imported": ({}, set()),
        "no_goal": ({"opportunities": 4}, {"opportunities"}),
    },
    "conversations": {
        "on_goal": ({"conversations": 50}, set()),
        "missed": ({"conversations": 49}, set()),
        "not_imported": ({}, set()),
        "no_goal": ({"conversations": 50}, {"conversations"}),
    },
    "activity": {
        "high": ({"calls": 100, "emails": 51}, set()),
        "low": ({"calls": 99, "emails": 49}, set()),
        "low_by_one": ({"calls": 100, "emails": 49}, set()),
        "low_one_not_imported": ({"calls": 99}, set()),
        "high_one_without_goal": ({"calls": 100, "emails": 0}, {"emails"}),
        "low_one_without_goal": ({"calls": 99, "emails": 0}, {"emails"}),
        "one_not_imported": ({"emails": 50}, set()),
        "not_imported": ({}, set()),
        "no_goal": ({"calls": 100, "emails": 50}, {"calls", "emails"}),
    },
}
#: Of 4 opportunities in 50 conversations: 8 %, and at most 16.7 %.
RATIOS = {"low": 20, "fine": 8, "too_few": 12}
COMBINATIONS = list(product(*WORDS.values(), RATIOS))


@pytest.mark.parametrize("words", COMBINATIONS, ids=" ".join)
def test_every_combination_is_read_as_the_table_says(words: tuple[str, ...]) -> None:
    said = [WORDS[level][word] for level, word in zip(WORDS, words[:3], strict=True)]
    without = set().union(*(goals for _, goals in said))
    have = counts({metric: one for some, _ in said for metric, one in some.items()})
    wanted = [goal for metric, goal in GOALS.items() if metric not in without]
    wanted.append({"metric": "ratio", "period": "week", "target": RATIOS[words[3]]})
    reading = read(rep({"goals": wanted}), have, SUNDAY, "week")
    [row] = [row for row in VECTORS["table"] if fits(row, words)]
    assert [level["level"] for level in reading["levels"]] == row["levels"]
    assert (reading["diagnosis"], reading["points_to"]) == (row["diagnosis"], row["points_to"])
    shows_nothing_below(reading)


def fits(row: dict[str, Any], words: tuple[str, ...]) -> bool:
    columns = ("opportunities", "conversations", "activity", "ratio")
    return all(row[column] in ("*", word) for column, word in zip(columns, words, strict=True))


@pytest.mark.parametrize(**named(VECTORS["cases"]))
def test_vectors(case: dict[str, Any]) -> None:
    reading = read(rep(case), counts(case["counts"]), date.fromisoformat(case["as_of"]), case.get("period"))
    for name, expected in case["expect"].items():
        assert told(reading, name, expected) == expected, name
    if "says" in case:
        levels = map(level_sentence, reading["levels"])
        assert [diagnosis_sentence(reading), *levels, days_sentence(reading)] == case["says"]


def told(reading: Reading, name: str, expected: Any) -> Any:
    """What a reading says of what a case is about: a figure of several metrics, the levels, or a field."""
    if name == "levels":
        return [level["level"] for level in reading["levels"]]
    if name in reading:
        return reading[name]  # type: ignore[literal-required]
    metrics = [metric for level in reading["levels"] for metric in level["metrics"]]
    return {metric["metric"]: metric[name] for metric in metrics if metric["metric"] in expected}  # type: ignore[literal-required]


FIGURES = st.builds(Count, st.integers(0, 60), st.booleans(), st.integers(0, 5))
COUNTS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("opportunities", "conversations", "calls", "emails"), FIGURES)
)
DAYS = st.dates(date(2026, 9, 1), date(2027, 1, 31))
GOAL_LISTS = st.lists(
    st.builds(
        Goal,
        id=st.sampled_from("abcdefgh"),
        metric=st.sampled_from(["opportunities", "conversations", "calls", "emails", "ratio"]),
        period=st.sampled_from(PERIODS),
        target=st.integers(0, 100),
        valid_from=st.sampled_from([date(2026, 1, 1), date(2026, 11, 4)]),
        valid_to=st.sampled_from([None, None, date(2026, 11, 18)]),
        rep_id=st.sampled_from([None, None, "rep", "other"]),
        together=st.booleans(),
        state=st.sampled_from(["published", "published", "draft"]),
    ),
    max_size=8,
    unique_by=lambda goal: goal.id,
)
PRESENCES = st.builds(
    Presence,
    started_on=st.none() | DAYS,
    absences=st.lists(st.builds(Stretch, DAYS, DAYS), max_size=2).map(tuple),
)
REPS = st.builds(
    Rep,
    whose=st.just(whose(None)),
    goals=GOAL_LISTS,
    calendar=st.builds(WorkingCalendar, holidays=st.frozensets(DAYS, max_size=4)),
    presence=PRESENCES,
)


@given(REPS, COUNTS, DAYS, st.randoms())
def test_nothing_below_is_told_and_the_order_of_goals_does_not_matter(
    one: Rep, have: dict[Any, Count], as_of: date, chance: Any
) -> None:
    reading = read(one, have, as_of)
    shows_nothing_below(reading)
    assert json.loads(json.dumps(reading)) == reading
    shuffled = list(one.goals)
    chance.shuffle(shuffled)
    assert read(Rep(one.whose, shuffled, one.calendar, one.presence), have, as_of) == reading


def shows_nothing_below(reading: Reading) -> None:
    """Levels stop after the first that is not missed; no word of a lower one, nor a ratio, unless shown."""
    statuses = [level["status"] for level in reading["levels"]]
    assert statuses[:-1] == ["missed"] * (len(statuses) - 1)
    assert len(statuses) == 3 or statuses[-1] != "missed"
    figures = {metric["metric"] for level in reading["levels"] for metric in level["metrics"]}
    depth = ["opportunities", "conversations", "calls", "emails"][: [1, 2, 4][len(statuses) - 1]]
    assert figures == set(depth)
    assert reading["ratio"] is None or statuses == ["missed", "on_goal"]
    assert not reading["reassess"] or statuses == ["on_goal"]


@given(REPS, COUNTS, DAYS)
def test_figures_below_change_nothing_of_what_is_told(one: Rep, have: dict[Any, Count], as_of: date) -> None:
    """But for the question whether a goal that was beaten is high enough."""
    reading = read(one, have, as_of)
    shown = {metric["metric"] for level in reading["levels"] for metric in level["metrics"]}
    only_shown = {metric: count for metric, count in have.items() if metric in shown}
    assert read(one, only_shown, as_of) | {"reassess": reading["reassess"]} == reading


@given(REPS, COUNTS, DAYS)
def test_what_was_told_up_to_a_day_is_read_by_its_stretch_alone(
    one: Rep, have: dict[Any, Count], as_of: date
) -> None:
    stretch = stretch_to_read(one, as_of)
    reading = read(one, have, as_of)
    assert (reading["from"], reading["as_of"]) == (stretch.first.isoformat(), stretch.last.isoformat())


ORDER = [
    "activity_low",
    "calls_do_not_become_conversations",
    "ratio_low",
    "around_the_corner_too_few",
    "around_the_corner",
    "goal_met",
]


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 12), st.integers(0, 60), st.integers(0, 60))
def test_more_opportunities_never_make_it_worse(
    have: int, more: int, target: int, held: int, ratio: int
) -> None:
    wanted = goals(
        [
            GOALS["opportunities"] | {"target": target},
            GOALS["conversations"],
            GOALS["calls"],
            {"metric": "ratio", "period": "week", "target": ratio},
        ]
    )

    def place(opportunities: int) -> int:
        some = {"opportunities": opportunities, "conversations": held, "calls": 99}
        return ORDER.index(read(Rep(whose(None), wanted), counts(some), SUNDAY)["diagnosis"])

    assert place(have + more) >= place(have)
