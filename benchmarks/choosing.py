"""Choosing the one thing: is it linear in what was seen of the rep?"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.timing import Measured, median_of
from server.coaching.evidence import Item, Observation, Rating
from server.coaching.one_thing import choose

TODAY = date(2026, 6, 30)
CHECKLIST = [Item(f"item-{number}", 1 + number % 5) for number in range(10)]
RATINGS: tuple[Rating, ...] = ("met", "partly", "missed", "not_seen")


def choosing() -> Iterator[Measured]:
    """One rep's choice from ever more observations, each with the time of one observation."""
    for count in (100, 1_000, 10_000):
        seen = observations(count)
        took = median_of(7, lambda _, seen=seen: choose(seen, CHECKLIST, [], TODAY))  # type: ignore[misc]
        yield Measured(
            f"choose the one thing from {count:,} observations", took, f"{took / count * 1000:.1f} µs each"
        )


def observations(count: int) -> list[Observation]:
    chance = random.Random(count)  # noqa: S311 - a benchmark wants the same numbers each time
    return [
        Observation(
            f"visit-{number // 10}",
            f"item-{number % 10}",
            chance.choice(RATINGS),
            TODAY - timedelta(days=number // 30),
        )
        for number in range(count)
    ]
