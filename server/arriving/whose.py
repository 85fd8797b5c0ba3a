"""Which rep something that arrived is of: by address, then by its owner, then by name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from server.arriving.arrival import Whose
from server.importing.file_reps import FileReps
from server.importing.plan import word_key
from server.importing.values import name_key
from server.store.wire import Stored

_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nobody's, with a sentence that says why. `received`: a rep received it, and did not write it."""

    reason: str
    received: bool = False


@dataclass(frozen=True, slots=True)
class Owners:
    """The reps something may be of. `said`: whose somebody said it is, by `word_key` of `Whose.told`.

    None there leaves it out. `otherwise`: whose it is when nothing in it names one of them.
    """

    reps: FileReps
    said: Mapping[str, str | None]
    words: Mapping[tuple[str, ...], str]
    otherwise: str | None = None

    @classmethod
    def of(
        cls, reps: Iterable[Stored], said: Mapping[str, str | None], otherwise: str | None = None
    ) -> "Owners":
        known = list(reps)
        names = [(_words(str(rep.fields["name"])), rep.id) for rep in known]
        alone = {words: id_ for words, id_ in names if [one for one, _ in names].count(words) == 1}
        by_key = {word_key(told): rep for told, rep in said.items()}
        return cls(FileReps.of(known), by_key, alone, otherwise)

    def find(self, whose: Whose) -> str | Unclear | None:
        """The id of the rep; None when somebody said that it is left out."""
        key = word_key(whose.told)
        if key in self.said:
            return self.said[key]
        for hint in (*whose.addresses, *((whose.owner,) if whose.owner else ()), *whose.names, *whose.texts):
            if found := self.reps.find(hint):
                return found
        if named := self._named_in(whose.texts):
            return named if isinstance(named, str) else _two(whose)
        if any(self.reps.find(address) for address in whose.to):
            return Unclear("was received by a rep, and not written by one.", received=True)
        if self.otherwise is not None:
            return self.otherwise
        if whose.texts:
            return Unclear("has the name of none of your active reps in its own, or its folder’s.")
        return Unclear(f"names {whose.told}, who is none of your active reps.")

    def _named_in(self, texts: Iterable[str]) -> str | bool:
        """The rep whose whole name stands in one of these texts, such as a file's name; True: several do."""
        for text in texts:
            words = _words(text)
            runs = {words[at:to] for at in range(len(words)) for to in range(at + 1, len(words) + 1)}
            found = {id_ for name, id_ in self.words.items() if name in runs}
            if found:
                return found.pop() if len(found) == 1 else True
        return False


def _two(whose: Whose) -> Unclear:
    return Unclear(f"names several of your reps: {whose.told}.")


def _words(text: str) -> tuple[str, ...]:
    return tuple(_BETWEEN_WORDS.sub(" ", name_key(text)).split()[:40])
