"""Whom to go and see next: whose standard waits for one more look, then of whom least is known that matters.

It orders a manager's own visits. It says nothing of who is better, and no rep ever sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from server.coaching.evidence import Item, Observation, age, billionths, marks_of
from server.coaching.focus import Focus, active_focus, progress, since

RECENT_DAYS = 60
NEW_DAYS = 90


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What is known of one rep. `agreed_in`: the interaction in which the active focus was agreed.

    `started_on` None: it is not known when they began, so they are not new. `seen_on`: the local date of
    their last interaction, None when there was none.
    """

    rep_id: str
    observations: Sequence[Observation] = ()
    focuses: Sequence[Focus] = ()
    agreed_in: str | None = None
    started_on: date | None = None
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """Why to go and see this rep: the reason as data.

    `one_step`: one more met and the standard of their focus is reached. `least_known`: the item with the
    largest impact ÷ (1 + ratings in 60 days), None without a checklist; `ratings` are its own. `days`: since
    they were seen, None for never.
    """

    rep_id: str
    one_step: bool
    is_new: bool
    least_known: str | None
    ratings: int
    days: int | None


def whom_to_see(team: Iterable[Reviewed], checklist: Sequence[Item], today: date) -> tuple[Visit, ...]:
    """The whole team, whom to see first at the front (DESIGN 5).

    A focus that is one step from its standard comes first, then the rep with the largest impact ÷ (1 +
    ratings in 60 days) over the items of the checklist. Ties: new hires (90 days), then who was not seen for
    longest, then the id.
    """
    ranked = []
    for rep in team:
        item, ratings, need = _least_known(rep.observations, checklist, today)
        days = None if rep.seen_on is None else age(rep.seen_on, today)
        is_new = rep.started_on is not None and age(rep.started_on, today) <= NEW_DAYS
        visit = Visit(rep.rep_id, _is_one_step_away(rep, checklist), is_new, item, ratings, days)
        unseen_for = (days is not None, -(days or 0))  # never seen is longer than any days
        ranked.append(((not visit.one_step, -need, not is_new, unseen_for, rep.rep_id), visit))
    return tuple(visit for _, visit in sorted(ranked, key=lambda one: one[0]))


def _least_known(
    observations: Iterable[Observation], checklist: Sequence[Item], today: date
) -> tuple[str | None, int, int]:
    """The item of which least is known that matters, its recent ratings, and how much it asks for a look."""
    by_item: dict[str, list[Observation]] = {}
    for observation in observations:
        by_item.setdefault(observation.item_id, []).append(observation)
    least: tuple[str | None, int, int] = (None, 0, 0)
    for item in checklist:
        marks = marks_of(by_item.get(item.id, ()))
        ratings = sum(age(mark.occurred_on, today) <= RECENT_DAYS for mark in marks)
        need = billionths(item.impact / (1 + ratings))
        if need > least[2]:
            least = (item.id, ratings, need)
    return least


def _is_one_step_away(rep: Reviewed, checklist: Sequence[Item]) -> bool:
    focus = active_focus(rep.focuses)
    item = next((item for item in checklist if focus and item.id == focus.item_id), None)
    if focus is None or item is None:
        return False
    far = progress(since(rep.observations, focus, rep.agreed_in), focus.standard or item.standard)
    return not far.reached and far.needed - far.have == 1
