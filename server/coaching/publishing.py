"""What is wrong with a draft before it can be published. The phone says the same: coaching/publishing.ts.

A problem names the item it is about, and what to do. `tests/vectors/publishing.json` holds both languages to
the same answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from server.coaching.kinds_checklist import MOST_ITEMS, WORDS
from server.coaching.kinds_seen import INTERACTION_KINDS
from server.coaching.standard import NotAStandard, parse_standard

#: What an item says, by the names in `WORDS`.
Words: TypeAlias = Mapping[str, Any]

PROBLEMS: Final[dict[str, str]] = {
    "no_items": "There is nothing to look for yet. Add an item.",
    "too_many_items": "A checklist holds {max} items. Take some off: nobody looks for more in one meeting.",
    "prompt_missing": "Say what to look for.",
    "prompt_twice": "Two items say the same. Change one of them, or take it off.",
    "kinds_missing": "Choose where it can be seen: a ride-along, a call recording, an e-mail or a call note.",
    "impact_missing": "Choose how much hangs on it, 1 to 5.",
    "not_a_standard": "This is no standard. Ask for 2 to 6 in a row, or for some of the last 2 to 10.",
    "nothing_changed": "Nothing is different from the version in use, so there is nothing to publish.",
}


@dataclass(frozen=True, slots=True)
class Checklist:
    """A version or a draft: the order of its items, by id, and the words of each."""

    title: str
    standard: str | None
    items: Sequence[tuple[str, Words]]


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """`item_id` is None for what concerns the draft as a whole."""

    code: str
    item_id: str | None = None

    @property
    def title(self) -> str:
        """What to do about it."""
        return PROBLEMS[self.code].format(max=MOST_ITEMS)


def words_of(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What a published or drafted item says: text without space around it, none for empty text."""
    words = {name: fields.get(name) for name in WORDS}
    return {name: _trimmed(value) if isinstance(value, str) else value for name, value in words.items()}


def problems_of(draft: Checklist, current: Checklist | None) -> list[DraftProblem]:
    """What keeps this draft from being published: of the whole first, then item by item, in their order.

    `current` is the version in use, None before the first.
    """
    whole = []
    if not draft.items:
        whole.append("no_items")
    if len(draft.items) > MOST_ITEMS:
        whole.append("too_many_items")
    if not _is_standard(draft.standard):
        whole.append("not_a_standard")
    if current is not None and _content(draft) == _content(current):
        whole.append("nothing_changed")
    said: set[str] = set()
    problems = [DraftProblem(code) for code in whole]
    for item_id, words in draft.items:
        problems += [DraftProblem(code, item_id) for code in _problems_of(words, said)]
    return problems


def _problems_of(words: Words, said: set[str]) -> list[str]:
    found = []
    prompt = (words["prompt"] or "").lower()
    if not prompt:
        found.append("prompt_missing")
    elif prompt in said:
        found.append("prompt_twice")
    said.add(prompt)
    if words["impact"] is None:
        found.append("impact_missing")
    if not words["kinds"] or not set(words["kinds"]) <= set(INTERACTION_KINDS):
        found.append("kinds_missing")
    if not _is_standard(words["standard"]):
        found.append("not_a_standard")
    return found


def _content(checklist: Checklist) -> tuple[Any, ...]:
    """What makes it another version when it differs; the kinds of an item have no order."""
    items = [(item_id, dict(words, kinds=sorted(words["kinds"]))) for item_id, words in checklist.items]
    return checklist.title.strip(), checklist.standard, items


def _trimmed(text: str) -> str | None:
    return text.strip() or None


def _is_standard(text: str | None) -> bool:
    try:
        return text is None or bool(parse_standard(text))
    except NotAStandard:
        return False
