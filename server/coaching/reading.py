"""What a reading from the top looks like: JSON, the same in both languages and on the wire.

`levels` holds what is shown and nothing else: no figure of a level below the one at which the reading stopped
is anywhere in it.
"""

from typing import Final, Literal, TypeAlias, TypedDict

from server.coaching.working_days import Period

Level: TypeAlias = Literal["opportunities", "conversations", "activity"]
Status: TypeAlias = Literal["on_goal", "missed", "not_known"]
WhyNotKnown: TypeAlias = Literal["no_goal", "not_imported", "unchecked"]
Diagnosis: TypeAlias = Literal[
    "goal_met",
    "around_the_corner",
    "around_the_corner_too_few",
    "ratio_low",
    "calls_do_not_become_conversations",
    "activity_low",
    "not_known",
]
Lean: TypeAlias = Literal["opportunities", "conversations", "calls"]

#: The level that the items feed to which a diagnosis points (DESIGN 5 and 6).
POINTS_TO: Final[dict[Diagnosis, Lean]] = {
    "ratio_low": "opportunities",
    "around_the_corner": "opportunities",
    "around_the_corner_too_few": "opportunities",
    "calls_do_not_become_conversations": "conversations",
    "activity_low": "calls",
}


class NotCountedRow(TypedDict):
    """How many opportunities were not counted for one criterion."""

    criterion_id: str
    title: str
    count: int


class MetricReading(TypedDict):
    """One figure against its goal. `have` None: not known. `due` None: no goal.

    `target` and `goal_period` are those of the goal that is in force, or was last: 18 a quarter.
    """

    metric: str
    have: int | None
    unchecked: int
    not_counted: list[NotCountedRow]
    due: int | None
    target: int | None
    goal_period: Period | None
    status: Status
    why: WhyNotKnown | None


class LevelReading(TypedDict):
    """A level that is shown."""

    level: Level
    status: Status
    metrics: list[MetricReading]


class RatioReading(TypedDict):
    """Opportunities of conversations. `goal`, `low` and `high` are percent with one decimal.

    `implied`: no goal was set for it; it follows from the goals of the two. `low` and `high`: Wilson, 90 %.
    """

    have: int
    of: int
    goal: float
    low: float
    high: float
    status: Literal["low", "fine", "too_few"]
    implied: bool


class Days(TypedDict):
    """Working days: of the rep so far, of the period, and those so far on which they were away."""

    done: int
    all: int
    absent: int


Reading = TypedDict(
    "Reading",
    {
        "as_of": str,
        "from": str,
        "to": str,
        "period": Period,
        "partial": bool,
        "days": Days,
        "levels": list[LevelReading],
        "ratio": RatioReading | None,
        "diagnosis": Diagnosis,
        "reassess": bool,
        "points_to": Lean | None,
    },
)
