"""What the notes of a rep's last conversations lack: the audit of notes that needs no manager.

The twin is pwa/app/coaching/notes.ts; tests/vectors/notes.json holds both to one answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

#: What notes hold, in the order in which it is said when several are lacking equally often.
PARTS: Final = ("next_step", "next_step_on", "goals", "pains", "structure", "dynamics")
#: How many conversations are looked at: about a week of a busy rep.
LAST: Final = 6

_LACKS: Final = {
    "next_step": "no next step",
    "next_step_on": "a next step without a date",
    "goals": "no goals of the customer",
    "pains": "no pains",
    "structure": "nothing on who is who",
    "dynamics": "nothing on how they decide",
}


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of one conversation; an empty text, or None, says nothing. A later id sorts later."""

    id: str
    held_on: date
    goals: str | None = None
    pains: str | None = None
    structure: str | None = None
    dynamics: str | None = None
    next_step: str | None = None
    next_step_on: date | None = None


@dataclass(frozen=True, slots=True)
class Lacks:
    """Of the `last` conversations, how many lack what: the most frequent first, none that all have."""

    last: int
    lacking: tuple[tuple[str, int], ...]


def lacks(conversations: Iterable[Notes], last: int = LAST) -> Lacks:
    """What the notes of the `last` newest conversations lack; fewer when there are fewer."""
    newest = sorted(conversations, key=lambda one: (one.held_on, one.id), reverse=True)[:last]
    counts = [(part, sum(part in missing(one) for one in newest)) for part in PARTS]
    found = [(part, count) for part, count in counts if count]
    return Lacks(len(newest), tuple(sorted(found, key=lambda each: -each[1])))


def missing(notes: Notes) -> tuple[str, ...]:
    """What these notes lack. A date is missed only where there is a next step to date."""
    return tuple(part for part in PARTS if _lacks(notes, part))


def lacks_sentence(found: Lacks) -> str | None:
    """What is lacking most often, in a sentence; None when there are no conversations."""
    if found.last == 0:
        return None
    of = "the last conversation" if found.last == 1 else f"the last {found.last} conversations"
    if not found.lacking:
        return f"The notes of {of} lack nothing."
    part, count = found.lacking[0]
    if found.last == 1:
        return f"The last conversation has {_LACKS[part]}."
    return f"{count} of {of} {'has' if count == 1 else 'have'} {_LACKS[part]}."


def _lacks(notes: Notes, part: str) -> bool:
    if part == "next_step_on":
        return notes.next_step_on is None and not _lacks(notes, "next_step")
    return not (getattr(notes, part) or "").strip()
