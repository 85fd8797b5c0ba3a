"""The one thing: which single item to coach a rep on next, and why.

The rule is short enough for a rep to hear: what is missed most often, weighed by how much it matters
(docs/one-thing.md tells it in words). While a focus is open it stays: no second one is proposed.
The phone runs the same rule in pwa/app/coaching/one_thing.ts; tests/vectors/ holds both to one answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from server.coaching.evidence import UNSEEN, Evidence, Item, Observation, billionths, weigh
from server.coaching.focus import Focus, active_focus, reached_on, resting_item
from server.coaching.look_for import by_what_it_teaches
from server.coaching.reason import Reason

__all__ = [
    "Choice",
    "Focus",
    "Item",
    "NotEnoughSeen",
    "NothingToFix",
    "Observation",
    "Proposal",
    "Reason",
    "choose",
    "strongest",
]

LEAN = 1.25
SURE_AFTER = 3
MATTERS_FROM = 3
LOOK_FOR_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """Coach this item. `stays`: it is the focus already. `provisional`: seen fewer than three times.

    `score` is rounded to 9 decimals; None for a focus whose item is no longer on the checklist.
    """

    item_id: str
    stays: bool
    provisional: bool
    score: float | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class NotEnoughSeen:
    """No example to talk about yet. `look_for`: at most three items, the one that teaches most first."""

    look_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NothingToFix:
    """All that matters was seen often enough. `praise` is the strongest item met, if any was."""

    praise: str | None


Choice: TypeAlias = Proposal | NotEnoughSeen | NothingToFix


def choose(
    observations: Iterable[Observation],
    checklist: Sequence[Item],
    focuses: Iterable[Focus],
    today: date,
    lean: str | None = None,
) -> Choice:
    """Choose the one thing for one rep.

    `observations` and `focuses` are all of that rep's, in any order; `checklist` is the current one, in
    its order; `lean` is the funnel level the numbers point to, or None. Takes time in proportion to the
    observations (and one sort of them). Raises `KeyError` for a rating that there is not.
    """
    evidence, focuses = weigh(observations, today), tuple(focuses)
    if focus := active_focus(focuses):
        return _stay(focus, checklist, evidence, lean)
    ranked = _rank(_eligible(checklist, evidence, focuses, today), evidence, lean)
    return _propose(ranked, lean) if ranked else _nothing_eligible(checklist, evidence)


def _stay(
    focus: Focus, checklist: Sequence[Item], evidence: Mapping[str, Evidence], lean: str | None
) -> Proposal:
    seen = evidence.get(focus.item_id, UNSEEN)
    item = next((item for item in checklist if item.id == focus.item_id), None)
    score = None if item is None else _points(item, seen, lean) / 1e9
    return Proposal(focus.item_id, True, seen.seen < SURE_AFTER, score, _reason(item, seen, lean))


def _eligible(
    checklist: Sequence[Item], evidence: Mapping[str, Evidence], focuses: Sequence[Focus], today: date
) -> list[Item]:
    resting, reached = resting_item(focuses, today), reached_on(focuses)
    return [
        item
        for item in checklist
        if item.id != resting and _has_example(evidence.get(item.id, UNSEEN), reached.get(item.id))
    ]


def _has_example(seen: Evidence, reached: date | None) -> bool:
    """Whether there is something to talk about; for a reached item, since it was reached: that it slipped."""
    return any(
        mark.rating != "met" and (reached is None or mark.occurred_on > reached) for mark in seen.recent
    )


class _Ranked(NamedTuple):
    item: Item
    seen: Evidence
    points: int


def _rank(items: list[Item], evidence: Mapping[str, Evidence], lean: str | None) -> list[_Ranked]:
    ranked = [_Ranked(item, evidence[item.id], _points(item, evidence[item.id], lean)) for item in items]
    # A stable sort: the last tie falls to the checklist's order.
    return sorted(ranked, key=lambda it: (-it.points, -it.seen.seen, -it.item.impact))


def _points(item: Item, seen: Evidence, lean: str | None) -> int:
    return billionths(item.impact * seen.miss_rate * (LEAN if _leans(item, lean) else 1.0))


def _leans(item: Item, lean: str | None) -> bool:
    return lean is not None and item.funnel_level == lean


def _propose(ranked: list[_Ranked], lean: str | None) -> Proposal:
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else None
    close = second is not None and 10 * second.points >= 9 * best.points
    reason = _reason(best.item, best.seen, lean, second.item.id if second else None, close)
    return Proposal(best.item.id, False, best.seen.seen < SURE_AFTER, best.points / 1e9, reason)


def _reason(
    item: Item | None,
    seen: Evidence,
    lean: str | None,
    runner_up: str | None = None,
    close_call: bool = False,
) -> Reason:
    return Reason(
        missed=seen.count("missed"),
        partly=seen.count("partly"),
        met=seen.count("met"),
        interactions=tuple(mark.interaction_id for mark in seen.recent),
        impact=item.impact if item else None,
        lean=lean if item and _leans(item, lean) else None,
        runner_up=runner_up,
        close_call=close_call,
        seen=seen.seen,
    )


def _nothing_eligible(checklist: Sequence[Item], evidence: Mapping[str, Evidence]) -> Choice:
    recent = {item.id: len(evidence.get(item.id, UNSEEN).recent) for item in checklist}
    looked_enough = all(recent[item.id] >= SURE_AFTER for item in checklist if item.impact >= MATTERS_FROM)
    if looked_enough and any(recent.values()):
        met = [item for item in checklist if evidence.get(item.id, UNSEEN).count("met")]
        return NothingToFix(strongest(met, evidence))
    return NotEnoughSeen(by_what_it_teaches(checklist, evidence)[:LOOK_FOR_AT_MOST])


def strongest(items: Iterable[Item], evidence: Mapping[str, Evidence]) -> str | None:
    """The item with the lowest expected miss rate. Ties: more evidence, higher impact, checklist order."""

    def rank(item: Item) -> tuple[int, int, int]:
        seen = evidence[item.id]
        return billionths(seen.miss_rate), -seen.seen, -item.impact

    best = min(items, key=rank, default=None)
    return best.id if best else None
