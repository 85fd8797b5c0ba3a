"""Picks what somebody says: in a shuffled order, so that nothing is heard again before all of it was."""

from collections.abc import Mapping
from random import Random

from server.demo.notes import IN_WRITING, ON_CALLS, ON_VISITS, Bank

_BANKS: Mapping[str, Bank] = {
    "ride_along": ON_VISITS,
    "call_recording": ON_CALLS,
    "email": IN_WRITING,
    "call_note": IN_WRITING,
}
#: How often a rating comes with a note: a manager writes about what went wrong.
_NOTED = {"missed": 0.95, "partly": 0.8, "met": 0.16}


class Voice:
    """One seeded voice for a whole demo. Same seed, same calls in the same order: same words."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - stories, not secrets
        self._unsaid: dict[tuple[str, ...], list[str]] = {}

    def say(self, texts: tuple[str, ...], customer: tuple[str, str]) -> str:
        """The next of `texts`, about this customer: (company, the person met there)."""
        unsaid = self._unsaid.setdefault(texts, [])
        if not unsaid:
            unsaid.extend(self._random.sample(texts, len(texts)))
        return unsaid.pop().format(customer=customer[0], who=customer[1])

    def note(self, kind: str, item: str, rating: str, customer: tuple[str, str]) -> str | None:
        """A note on a rating in an interaction of this kind, or None where none was taken."""
        texts = _BANKS[kind].get(item, {}).get(rating, ())
        noted = self._random.random() < _NOTED.get(rating, 0)
        return self.say(texts, customer) if texts and noted else None

    def chance(self, share: float) -> bool:
        """True in `share` of the cases, 0 to 1."""
        return self._random.random() < share

    def between(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        return self._random.randint(least, most)
