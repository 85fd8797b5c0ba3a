"""The life of a focus: what counts for its standard, how far it is, and when it stands still."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from server.coaching.evidence import Observation, Rating, age, marks_of
from server.coaching.standard import Standard

FocusState: TypeAlias = Literal["active", "reached", "replaced"]

STALLED_DAYS = 120
REST_DAYS = 30


@dataclass(frozen=True, slots=True)
class Focus:
    """The one thing of a rep, agreed on a date; `closed_on` is None while it is active.

    `standard`: what was asked for when it was agreed, which stays; None: not kept, so it is the item's.
    """

    item_id: str
    state: FocusState
    agreed_on: date
    closed_on: date | None = None
    standard: Standard | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a focus is from its standard.

    `marks` are the ratings since it was agreed, oldest first, one for each interaction.
    `have` is the length of the run of `met` at the end (in a row), or how many of the last n were met.
    """

    marks: tuple[Rating, ...]
    have: int
    needed: int
    reached: bool


def active_focus(focuses: Iterable[Focus]) -> Focus | None:
    """The focus that is open. Should there be two, the one agreed first (then by item id) holds the gate."""
    active = [focus for focus in focuses if focus.state == "active"]
    return min(active, key=lambda focus: (focus.agreed_on, focus.item_id), default=None)


def resting_item(focuses: Iterable[Focus], today: date) -> str | None:
    """The item just replaced: that of the latest closed focus, if it was replaced at most 30 days ago."""
    closed = [(f.closed_on, f.agreed_on, f.item_id, f.state) for f in focuses if f.closed_on is not None]
    if not closed:
        return None
    closed_on, _, item_id, state = max(closed)
    return item_id if state == "replaced" and age(closed_on, today) <= REST_DAYS else None


def reached_on(focuses: Iterable[Focus]) -> dict[str, date]:
    """For each item whose standard was reached, the last date on which it was."""
    closed = sorted(
        (f.closed_on, f.item_id) for f in focuses if f.state == "reached" and f.closed_on is not None
    )
    return {item_id: closed_on for closed_on, item_id in closed}


def since(
    observations: Iterable[Observation], focus: Focus, agreed_in: str | None = None
) -> tuple[Observation, ...]:
    """Those observations of the focus's item that count for its standard, in the order given.

    What was seen in the interaction in which the focus was agreed is the reason for it, and what was
    seen before is its past: neither counts. An observation counts when its date is after `agreed_on`.
    On the day itself it counts only if `agreed_in`, the id of the agreeing interaction, is given and the
    observation's interaction is a later one: ids are UUIDv7, so a later one sorts after an earlier one.
    """
    return tuple(
        seen for seen in observations if seen.item_id == focus.item_id and _later(seen, focus, agreed_in)
    )


def _later(seen: Observation, focus: Focus, agreed_in: str | None) -> bool:
    if seen.occurred_on == focus.agreed_on:
        return agreed_in is not None and seen.interaction_id > agreed_in
    return seen.occurred_on > focus.agreed_on and seen.interaction_id != agreed_in


def progress(observations_since: Iterable[Observation], standard: Standard) -> Progress:
    """How far a focus is, from the observations that `since` picked.

    Several ratings in one interaction count once, the worst; `not_seen` is left out. In a row: `partly`
    or `missed` starts again. Of the last n: fewer than n seen is enough, once `needed` of them are met.
    """
    marks = tuple(mark.rating for mark in marks_of(observations_since))
    have = run_of_met(marks) if standard.kind == "in_a_row" else marks[-standard.window :].count("met")
    return Progress(marks, have, standard.needed, have >= standard.needed)


def run_of_met(ratings: tuple[Rating, ...]) -> int:
    """How many times in a row, up to the last, it was met."""
    run = 0
    for rating in reversed(ratings):
        if rating != "met":
            break
        run += 1
    return run


def stalled(focus: Focus, today: date) -> bool:
    """Whether an active focus was agreed 120 days ago or longer: time to ask what to change."""
    return focus.state == "active" and age(focus.agreed_on, today) >= STALLED_DAYS
