"""What was seen of a rep, weighed.

The phone and the server must come to the same answer to the last bit, whatever order the observations
arrived in. So evidence is sorted before anything is added up, a weight is made by multiplying (never by
`pow`, which differs between languages), and numbers are compared as whole billionths.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from server.coaching.standard import THREE_IN_A_ROW, Standard

Rating: TypeAlias = Literal["met", "partly", "missed", "not_seen"]

EXAMPLE_DAYS = 180
DAILY_FACTOR = 0.9923279462629435  # 0.5 ** (1 / 90): a rating loses half its weight every 90 days

_MISS: Mapping[Rating, float] = {"met": 0.0, "partly": 0.5, "missed": 1.0}
_SEVERITY: Mapping[Rating, int] = {"met": 0, "partly": 1, "missed": 2}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look for. `impact` is 1-5; its order is its place in the checklist given.

    `funnel_level` is the level it feeds (`opportunities`, `conversations`, `calls`) or None.
    Raises `ValueError` for another impact.
    """

    id: str
    impact: int
    prompt: str = ""
    funnel_level: str | None = None
    standard: Standard = THREE_IN_A_ROW

    def __post_init__(self) -> None:
        if not 1 <= self.impact <= 5:
            raise ValueError(f"The impact of an item is 1 to 5, not {self.impact}.")


@dataclass(frozen=True, slots=True)
class Observation:
    """The rating of one item in one interaction, on the local date the interaction happened."""

    interaction_id: str
    item_id: str
    rating: Rating
    occurred_on: date


@dataclass(frozen=True, slots=True)
class Mark:
    """What one interaction showed of one item: its worst rating there, never `not_seen`."""

    occurred_on: date
    interaction_id: str
    rating: Rating


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was seen of one item. `marks` are oldest first, `recent` those of the last 180 days.

    `weight` and `misses` are sums over all marks: how much was seen, and how much of it was missed.
    """

    marks: tuple[Mark, ...]
    recent: tuple[Mark, ...]
    weight: float
    misses: float

    @property
    def seen(self) -> int:
        """In how many interactions the item was rated, of any age."""
        return len(self.marks)

    @property
    def miss_rate(self) -> float:
        """The expected share of misses, 0-1: two imagined ratings, one of each, are added (DESIGN 5)."""
        return (self.misses + 1) / (self.weight + 2)

    @property
    def variance(self) -> float:
        """The variance of the Beta posterior of the miss rate: how much one more look would teach."""
        met, missed = self.weight - self.misses + 1, self.misses + 1
        both = met + missed
        return met * missed / (both * both * (both + 1))

    def count(self, rating: Rating) -> int:
        """How many of the last 180 days' marks have this rating."""
        return sum(mark.rating == rating for mark in self.recent)


UNSEEN = Evidence((), (), 0.0, 0.0)


def weigh(observations: Iterable[Observation], today: date) -> dict[str, Evidence]:
    """The evidence of each item that was rated at all, by item id. A date to come counts as today."""
    by_item: dict[str, list[Observation]] = {}
    for observation in observations:
        by_item.setdefault(observation.item_id, []).append(observation)
    return {
        item_id: _evidence(marks, today) for item_id, seen in by_item.items() if (marks := marks_of(seen))
    }


def marks_of(observations: Iterable[Observation]) -> tuple[Mark, ...]:
    """One mark for each interaction, oldest first (by date, then id): the worst rating; `not_seen` is none.

    Should one interaction come with several dates, the latest is taken.
    """
    marks: dict[str, Mark] = {}
    for observation in observations:
        if observation.rating != "not_seen":
            mark = Mark(observation.occurred_on, observation.interaction_id, observation.rating)
            known = marks.get(mark.interaction_id)
            marks[mark.interaction_id] = mark if known is None else _worst(known, mark)
    return tuple(sorted(marks.values(), key=lambda mark: (mark.occurred_on, mark.interaction_id)))


def _worst(one: Mark, other: Mark) -> Mark:
    worse = max(one, other, key=lambda mark: _SEVERITY[mark.rating])
    return Mark(max(one.occurred_on, other.occurred_on), one.interaction_id, worse.rating)


def _evidence(marks: tuple[Mark, ...], today: date) -> Evidence:
    weight = misses = 0.0
    for mark in marks:
        rests = weight_at(age(mark.occurred_on, today))
        weight += rests
        misses += rests * _MISS[mark.rating]
    recent = tuple(mark for mark in marks if age(mark.occurred_on, today) <= EXAMPLE_DAYS)
    return Evidence(marks, recent, weight, misses)


def age(day: date, today: date) -> int:
    """Whole days from `day` to `today`, never less than 0."""
    return max(0, (today - day).days)


def weight_at(days: int) -> float:
    """What a rating still weighs after `days`: the daily factor to that power, squared and multiplied."""
    weight, factor = 1.0, DAILY_FACTOR
    while days > 0:
        if days & 1:
            weight *= factor
        factor *= factor
        days >>= 1
    return weight


def billionths(number: float) -> int:
    """A number rounded to 9 decimals, as a whole number: what two languages can compare without a doubt."""
    return math.floor(number * 1e9 + 0.5)
