"""What a stage or a kind of activity means: as it is spelled, by how it ended, else by how it begins."""

import re
from collections.abc import Mapping
from typing import Final

from server.coaching.plain import plain
from server.importing.known_words import STAGES, TYPES

_WORDS = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"(?:(?:stage|phase|stufe|step|s)[\W_]*)?\d+(?:[.,]\d+)?(?!\w)[\W_]*", re.IGNORECASE)
#: How it ended, wherever it stands: “Proposal lost” is lost, however proposals are called.
_ENDED: Final[Mapping[str, str]] = {
    "won": "won",
    "gewonnen": "won",
    "lost": "lost",
    "verloren": "lost",
}
#: Beside such a word it has not ended: “Not won yet”, “Lost contact”.
_NOT_SO: Final = frozenset(("not", "never", "almost", "nearly", "nicht", "fast"))
_WITH_THEM: Final = frozenset(("contact", "touch", "kontakt"))
#: With one of these a conversation did not happen.
_NOT_HELD: Final = frozenset(
    ("no", "not", "noshow", "canceled", "cancelled", "missed", "declined", "abgesagt", "verpasst")
)
_ENDINGS: Final = ("", "s", "e", "n", "es", "en")


def meaning_of(word: str, name: str) -> str | None:
    """What this word of a column called `name` (`stage` or `type`) means; None when nobody could say."""
    known = STAGES if name == "stage" else TYPES
    unnumbered = word[found.end() :] if (found := _NUMBERED.match(word)) else word
    exact = {plain(spelling): meaning for spelling, meaning in known.items()}
    for told in (plain(word), plain(unnumbered)):
        if told in exact:
            return exact[told]
    words = _words(unnumbered)
    if name == "stage" and not _ENDED.keys().isdisjoint(words):
        return _ended(words)
    meaning = _begins_like(words, known)
    return None if meaning == "conversation" and not _NOT_HELD.isdisjoint(words) else meaning


def _ended(words: list[str]) -> str | None:
    """How it ended, where the words say one thing."""
    ended: set[str | None] = set()
    for place, word in enumerate(words):
        if word in _ENDED:
            before, after = words[:place][-1:], words[place + 1 :][:1]
            turned = not _NOT_SO.isdisjoint(before) or not _WITH_THEM.isdisjoint((*before, *after))
            ended.add(None if turned else _ENDED[word])
    return ended.pop() if len(ended) == 1 else None


def _begins_like(words: list[str], known: Mapping[str, str]) -> str | None:
    """The meaning of the longest spelling whose words these begin with, the last one in the plural too."""
    best, most = None, 0
    for spelling, meaning in known.items():
        spelled = _words(spelling)
        if len(spelled) > most and _begins(words, spelled):
            best, most = meaning, len(spelled)
    return best


def _begins(words: list[str], spelled: list[str]) -> bool:
    *all_but_last, last = spelled
    there = words[: len(spelled)]
    return there[:-1] == all_but_last and there[-1:] != [] and there[-1] in (last + end for end in _ENDINGS)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())
