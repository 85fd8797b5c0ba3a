"""Which recording, e-mail or notes to critique next: spread fairly over the reps, and random within each.

It knows nothing of how a call went, how long it was or how large its file is: so it cannot prefer anybody's
best.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from server.coaching.evidence import age

#: Nothing of a rep was critiqued for so many days: that is why theirs is picked.
LONG_DAYS = 28
_NEVER_DAYS = 1_000_000  # longer ago than any day
_WORD = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Arrived:
    """What waits to be critiqued."""

    id: str
    rep_id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Critiqued:
    """What is known of one rep. `looks`: how many more their focus needs for its standard, 0 without one.

    `kinds`: those in which the focus can be seen. `critiqued_on`: the local date on which something of theirs
    was critiqued last, None for never.
    """

    rep_id: str
    looks: int = 0
    kinds: Sequence[str] = ()
    critiqued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Picked:
    """One that was picked, and why, as data.

    `why`: `focus` (the one thing needs `looks` more looks), `never` or `long_ago` (nothing of theirs was
    critiqued, for `days`), or `random`. `of`: among how many of the rep's that wait.
    """

    id: str
    rep_id: str
    why: str
    looks: int
    days: int | None
    of: int


def pick(waiting: Iterable[Arrived], reps: Iterable[Critiqued], today: date, seed: str) -> tuple[Picked, ...]:
    """All that waits of these reps, what to critique first at the front.

    In rounds: nobody's second comes before everybody's first. In each the rep of whom nothing was critiqued
    for longest is first; a day counts twice while their focus needs looks, and then they have a second one in
    the round. Within a rep those in which the focus can be seen are first, and else chance decides. The same
    `seed` (a manager and a day) gives the same order.
    """
    known = {rep.rep_id: rep for rep in reps}
    heaps: dict[str, list[Arrived]] = {}
    for one in waiting:
        if one.rep_id in known:
            heaps.setdefault(one.rep_id, []).append(one)
    turns = [_Turns(known[rep_id], heap, today, seed) for rep_id, heap in heaps.items()]
    turns.sort(key=lambda turn: turn.rank)
    picked: list[Picked] = []
    while any(turn.left for turn in turns):
        picked += [turn.take() for turn in turns if turn.left]
        picked += [turn.take() for turn in turns if turn.shows_focus]
    return tuple(picked)


class _Turns:
    """What waits of one rep, in the order in which it is taken."""

    def __init__(self, rep: Critiqued, heap: Sequence[Arrived], today: date, seed: str) -> None:
        self.rep = rep
        self.of = len(heap)
        self.looks = rep.looks
        self.days = None if rep.critiqued_on is None else age(rep.critiqued_on, today)
        self.left = sorted(heap, key=lambda one: (not self._shows(one), chance(seed, one.id), one.id))
        waited = (_NEVER_DAYS if self.days is None else self.days) + 1
        needed = self.shows_focus
        self.rank = (-waited * (2 if needed else 1), not needed, chance(seed, rep.rep_id), rep.rep_id)

    @property
    def shows_focus(self) -> bool:
        """The next of theirs can show the focus, which still needs a look."""
        return bool(self.left) and self._shows(self.left[0])

    def take(self) -> Picked:
        why = "focus" if self.shows_focus else self._why_without_focus()
        one = self.left.pop(0)
        looks = 0
        if why == "focus":
            looks = self.rep.looks
            self.looks -= 1
        return Picked(one.id, self.rep.rep_id, why, looks, self.days, self.of)

    def _shows(self, one: Arrived) -> bool:
        return self.looks > 0 and one.kind in self.rep.kinds

    def _why_without_focus(self) -> str:
        if self.days is None:
            return "never"
        return "long_ago" if self.days >= LONG_DAYS else "random"


def chance(seed: str, what: str) -> int:
    """A number below 2**32, the same on every device: FNV-1a, mixed as MurmurHash3 ends."""
    mixed = 0x811C9DC5
    for byte in f"{seed}/{what}".encode():
        mixed = (mixed ^ byte) * 0x01000193 & _WORD
    mixed = (mixed ^ mixed >> 16) * 0x85EBCA6B & _WORD
    mixed = (mixed ^ mixed >> 13) * 0xC2B2AE35 & _WORD
    return mixed ^ mixed >> 16
