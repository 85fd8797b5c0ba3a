"""Durations are never read: which columns and fields hold one, by their name and by what is in them.

Call time is no measure of a conversation, so the product has no field for it (docs/importing.md).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_HUMP = re.compile(r"(?<=[^\W_A-Z])(?=[A-Z])")
_WORDS = re.compile(r"[^\W_]+")

#: Words, and ends of words, that mean nothing else.
_ALWAYS = (
    r"\w*duration\w*|\w*dauer|dur[ée]e|duraci[oó]n|durata|dura[çc][aã]o|\w*duur|varighed|varighet|varaktighet"
    r"|czas (?:trwania|rozmowy|połączenia)|délka(?: hovoru)?|doba trvání|samtalslängd"
    r"|\w*通話時間|\w*通话时长"
    r"|elapsed|bill ?sec\w*|aht|acw|airtime|talktime\w*|time spent|timespent"
    r"|(?:gesprächs|gespraechs|anruf|telefonat|telefon|telefonie|sprech|rede|warte|halte|klingel"
    r"|nachbearbeitungs)(?:zeit|länge|laenge|minuten|sekunden|minute|sekunde)"
    r"|zeit (?:am|pro) (?:telefon|anruf|gespräch)|temps (?:d )?(?:appel|parole|conversation|communication)"
    r"|tiempo de (?:llamada|conversaci[oó]n|espera)|tempo di (?:chiamata|conversazione|attesa)"
)
_UNIT = (
    r"minutes?|mins?|seconds?|secs?|hours?|hrs?|milliseconds?|millis|msecs?|ms"
    r"|minuten?|sekunden?|sek|stunden?|std|minutos?|segundos?|segs?|horas?|secondes?|heures?|minuti|secondi"
    r"|minuut|minuten|seconden"
)
_LONG = r"time(?!s\b| ?stamp| ?zone| of day)|length|zeit"
#: What is done on the phone while time goes by.
_ON_THE_PHONE = (
    r"call|talk|talking|speak|speaking|conversation|connect|connected|connection|handle|handling|phone|telephone"
    r"|dial|hold|wait|waiting|ring|ringing|queue|bill|billed|billable|wrap ?up|after call(?: work)?"
)
_CALLED = r"(?:the )?(?:calls?|phone|line)"
_MEETS = r"meeting|demo|visit|appel|llamada|chiamata|chamada|anruf|gespräch"
_SAYS_SO = re.compile(
    rf"\b(?:{_ALWAYS})\b"
    rf"|\b(?:{_ON_THE_PHONE})s? ?(?:{_LONG}|{_UNIT})"
    rf"|\b(?:{_MEETS})s? ?length\b"
    rf"|\b(?:length|time|{_UNIT}) (?:on|in|per) {_CALLED}\b|\blength of {_CALLED}\b"
    rf"|\b(?:time|{_UNIT}) ?(?:talked|talking|spoken|called|billed|used)\b"
)
_HELPS = r"(?:total|sum|avg|average|mean|in|of|the|per|no|number|gesamt|en)"
#: Nothing but a measure: `Minutes`, `Avg. length`, `Time (sec)`, `Length (s)`.
_ONLY_MEASURE = re.compile(
    rf"(?:{_HELPS} )*(?:(?:time|length|zeit|länge|laenge|lengte|längd|longueur)(?: {_HELPS})*"
    rf" (?:{_UNIT}|[smh])|length|länge|laenge|(?:{_UNIT}))(?: {_HELPS})*"
)
_CLOCK = re.compile(r"\d{1,3}:\d{2}(:\d{2}(\.\d+)?)?")
_SPELLED = re.compile(
    r"(\d+([.,]\d+)?\s*(h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?|ms|std|stunden?|minuten?|sek|sekunden?|segundos?"
    r"|minutos?|secondes?|heures?|''|['’′\"″])\.?,?\s*(and\s+|und\s+)?)+"
    r"|PT(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\d{1,4}([./-])\d{1,2}\1\d{1,4}\b.*|(?:19|20)\d{6}(T.*)?"
    r"|(?:\w+\.?,? )?(?:\d{1,2}\.? [^\W\d]{3,}|[^\W\d]{3,}\.? \d{1,2})\.?,? \d{4}\b.*"
)
_TIME_OF_DAY = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?")
_TIME = re.compile(
    r"\b(?:time|uhrzeit|uhr|at|start|started|begin|began|end|ended|due|heure|hora|ora|tijd|godzina|zeit)\b"
)
_MOSTLY = 0.8

#: Why it was left out, as it is said.
NEVER_READ = "How long a call took is never read: what counts is what came of it."
TIME_OF_DAY = "A time of day without its date is not read: what counts is the day."


@lru_cache(maxsize=5_000)
def holds_duration(name: str) -> bool:
    """Whether a column or field of this name measures the time of calls."""
    told = _told(name)
    return _SAYS_SO.search(told) is not None or _ONLY_MEASURE.fullmatch(told) is not None


def look_like_durations(cells: Iterable[str]) -> bool:
    """Whether these cells hold times such as 0:04:31 or 4 min, whatever their column is called."""
    return _mostly(cells, _CLOCK, _SPELLED)


def look_like_days(cells: Iterable[str]) -> bool:
    """Whether these cells hold dates, with or without a time: no duration, however they are called."""
    return _mostly(cells, _DAY)


def look_like_times_of_day(name: str, cells: Iterable[str]) -> bool:
    """Whether a column of this name holds times such as 09:30, which say when, and not how long."""
    told = _told(name)
    return not holds_duration(name) and _TIME.search(told) is not None and _mostly(cells, _TIME_OF_DAY)


def _told(name: str) -> str:
    """The words of a name: `CallDurationInSeconds` and `call_duration (in seconds)` are the same."""
    return " ".join(_WORDS.findall(_HUMP.sub(" ", unicodedata.normalize("NFC", name)).casefold()))


def _mostly(cells: Iterable[str], *patterns: re.Pattern[str]) -> bool:
    told = [cell for cell in cells if cell]
    fitting = sum(1 for cell in told if any(pattern.fullmatch(cell) for pattern in patterns))
    return bool(told) and fitting >= _MOSTLY * len(told)
