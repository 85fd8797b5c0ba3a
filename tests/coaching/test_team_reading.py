"""The numbers of a team, in sum."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from server.coaching.counting import Count, NotCounted
from server.coaching.funnel import Rep, read
from server.coaching.reading import Reading
from server.coaching.team_reading import Team, TotalLevel, read_team
from tests.coaching.number_vectors import counts, goals, whose

SUNDAY = date(2026, 11, 29)
GOALS = goals(
    [
        {"metric": "opportunities", "period": "week", "target": 10},
        {"metric": "conversations", "period": "week", "target": 50},
        {"metric": "calls", "period": "week", "target": 100},
    ]
)


def a_reading(**have: Any) -> Reading:
    return read(Rep(whose(None), GOALS), counts(have), SUNDAY, "week")


def figures(levels: list[TotalLevel]) -> dict[str, tuple[int | None, int | None, int]]:
    return {
        one["metric"]: (one["have"], one["due"], one["reps"]) for level in levels for one in level["metrics"]
    }


def test_a_team_on_goal_shows_one_line() -> None:
    readings = [a_reading(opportunities=15, conversations=1), a_reading(opportunities=5, conversations=1)]
    levels = read_team(Team(readings))
    assert figures(levels) == {"opportunities": (20, 20, 2)}
    assert levels[0]["status"] == "on_goal"


def test_a_lower_level_is_of_those_who_were_opened_this_far() -> None:
    readings = [
        a_reading(opportunities=10, conversations=99),
        a_reading(opportunities=4, conversations=30, calls=120),
        a_reading(opportunities=5, conversations=60, calls=7),
    ]
    assert figures(read_team(Team(readings))) == {
        "opportunities": (19, 30, 3),
        "conversations": (90, 100, 2),
        "calls": (120, 100, 1),
        "emails": (None, None, 1),
    }


def test_what_is_missing_of_one_can_make_the_sum_enough_but_not_too_little() -> None:
    enough = read_team(Team([a_reading(opportunities=20), a_reading()]))
    assert (enough[0]["status"], figures(enough)) == ("on_goal", {"opportunities": (20, 20, 2)})
    too_few = read_team(Team([a_reading(opportunities=19), a_reading()]))
    assert (too_few[0]["status"], too_few[0]["metrics"][0]["why"]) == ("not_known", "not_imported")
    nothing = read_team(Team([a_reading(), a_reading()]))
    assert figures(nothing) == {"opportunities": (None, 20, 2)}


def test_against_a_goal_together_everybody_counts() -> None:
    """Whoever has a goal or none, and whatever level was opened for them."""
    all_of_them = [counts({"opportunities": 6, "conversations": 20}), counts({"opportunities": 12})]
    readings = [read(Rep(whose(None), GOALS[:1]), one, SUNDAY, "week") for one in all_of_them]
    levels = read_team(Team(readings, all_of_them, {"opportunities": 25}))
    assert figures(levels)["opportunities"] == (18, 25, 2)
    assert levels[0]["metrics"][0]["together"] is True


def test_those_not_counted_are_added_up_by_criterion() -> None:
    def with_failed(count: int) -> Reading:
        failed = Count(3, not_counted=(NotCounted("need", "Need", count),))
        return read(Rep(whose(None), GOALS), {"opportunities": failed}, SUNDAY, "week")

    [figure] = read_team(Team([with_failed(1), with_failed(4)]))[0]["metrics"]
    assert figure["not_counted"] == [{"criterion_id": "need", "title": "Need", "count": 5}]


def test_nobody_has_no_numbers() -> None:
    assert read_team(Team([])) == []


FIGURES = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("opportunities", "conversations", "calls"), st.integers(0, 120))
)


@given(st.lists(FIGURES, min_size=1, max_size=6), st.randoms())
def test_the_sum_tells_nothing_that_no_reading_opened(have: list[dict[str, int]], chance: Any) -> None:
    readings = [a_reading(**one) for one in have]
    levels = read_team(Team(readings))
    opened = {level["level"] for reading in readings for level in reading["levels"]}
    assert {level["level"] for level in levels} <= opened
    assert [level["status"] for level in levels[:-1]] == ["missed"] * (len(levels) - 1)
    known = [one["opportunities"] for one in have if "opportunities" in one]
    assert figures(levels)["opportunities"][0] == (sum(known) if known else None)
    chance.shuffle(readings)
    assert read_team(Team(readings)) == levels
