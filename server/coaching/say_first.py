"""Say first: a true strength from the interaction just seen, with its true count. Never invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from server.coaching.evidence import Evidence, Item, Observation, weigh
from server.coaching.focus import run_of_met
from server.coaching.one_thing import strongest


@dataclass(frozen=True, slots=True)
class Strength:
    """`item_id` was met in the interaction, `in_a_row` times running up to it.

    `met` of `of` counts its interactions of the last 180 days.
    """

    item_id: str
    in_a_row: int
    met: int
    of: int


def say_first(
    observations: Iterable[Observation], checklist: Sequence[Item], interaction_id: str, today: date
) -> Strength | None:
    """Among the checklist's items met in this interaction the one with the lowest expected miss rate.

    An item that somebody rated lower in the same interaction was not met. None when nothing was met.
    """
    evidence = weigh(observations, today)
    met = [item for item in checklist if item.id in evidence and _run(evidence[item.id], interaction_id)]
    best = strongest(met, evidence)
    if best is None:
        return None
    seen = evidence[best]
    return Strength(best, _run(seen, interaction_id), seen.count("met"), len(seen.recent))


def _run(seen: Evidence, interaction_id: str) -> int:
    until = next((n for n, mark in enumerate(seen.marks, 1) if mark.interaction_id == interaction_id), 0)
    return run_of_met(tuple(mark.rating for mark in seen.marks[:until]))
