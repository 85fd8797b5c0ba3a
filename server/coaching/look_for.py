"""What to look for next: the items whose next rating would teach the most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from server.coaching.evidence import UNSEEN, Evidence, Item, Observation, billionths, weigh
from server.coaching.focus import Focus, active_focus


def what_to_look_for(
    observations: Iterable[Observation], checklist: Sequence[Item], focuses: Iterable[Focus], today: date
) -> tuple[str, ...]:
    """The evidence plan: the active focus's item first, then the checklist, what would teach most first."""
    plan = by_what_it_teaches(checklist, weigh(observations, today))
    focus = active_focus(focuses)
    return plan if focus is None else (focus.item_id, *(item for item in plan if item != focus.item_id))


def by_what_it_teaches(checklist: Sequence[Item], evidence: Mapping[str, Evidence]) -> tuple[str, ...]:
    """The checklist's item ids by impact × standard deviation of the Beta posterior, largest first.

    Compared as squares, so that no root is taken. Ties: higher impact, then checklist order.
    """

    def rank(item: Item) -> tuple[int, int]:
        variance = evidence.get(item.id, UNSEEN).variance
        return -billionths(item.impact * item.impact * variance), -item.impact

    return tuple(item.id for item in sorted(checklist, key=rank))
