"""How one file is to be read: what each column holds, what its words mean, who its reps are."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias, cast, get_args

from server.coaching.durations import (
    NEVER_READ,
    TIME_OF_DAY,
    holds_duration,
    look_like_days,
    look_like_durations,
    look_like_times_of_day,
)
from server.coaching.plain import plain
from server.importing.layouts import COUNTED, DAYS, FIELDS, FILE_KINDS, FileKind, Wanted
from server.importing.refusals import UnreadableFile
from server.importing.sheet import Sheet
from server.importing.values import YEAR_FIRST, Decimals

Order: TypeAlias = Literal["ymd", "dmy", "mdy"]
#: How dates are written beside those that begin with the year, or spell the month: both are always read.
ORDERS: Final[dict[Order, tuple[str, ...]]] = {
    "ymd": YEAR_FIRST,
    "dmy": ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%y", "%d/%m/%y", "%d-%m-%y"),
    "mdy": ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%m/%d/%y", "%m-%d-%y"),
}
MOST_WORDS: Final = 500
_LOOKED_AT: Final = 500


@dataclass(frozen=True, slots=True)
class Plan:
    """How one file is read.

    `columns`: for each column the name of what it holds, or None. `words`: for such a name what words mean;
    None: rows with it are left out. `reps`: for a name in the file the id of a rep; None: left out.
    """

    kind: FileKind
    columns: tuple[str | None, ...]
    dates: Order | None = None
    decimals: Decimals = "point"
    words: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    reps: Mapping[str, str | None] = field(default_factory=dict)

    def place(self, name: str) -> int | None:
        """In which column this is."""
        return self.columns.index(name) if name in self.columns else None

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "columns": list(self.columns),
            "dates": self.dates,
            "decimals": self.decimals,
            "words": {name: dict(words) for name, words in self.words.items()},
            "reps": dict(self.reps),
        }


def plan_of(told: Mapping[str, Any]) -> Plan:
    """A plan from its JSON, whose shape was checked."""
    return Plan(
        cast("FileKind", told["kind"]),
        tuple(told["columns"]),
        told.get("dates"),
        told.get("decimals") or "point",
        {name: dict(words) for name, words in (told.get("words") or {}).items()},
        dict(told.get("reps") or {}),
    )


def wanted(kind: FileKind, name: str) -> Wanted | None:
    """What this kind of file may hold under this name."""
    return next((one for one in FIELDS[kind] if one.name == name), None)


def unread(sheet: Sheet) -> dict[int, str]:
    """The columns that are never read, each with why: how long a call took, or a time without its date.

    They are told by their name, or by what is in them. One that holds dates is neither, whatever its name.
    """
    looked_at = sheet.rows[:_LOOKED_AT]
    why: dict[int, str] = {}
    for place, header in enumerate(sheet.header):
        cells = [cells[place] for _, cells in looked_at]
        if look_like_times_of_day(header, cells):
            why[place] = TIME_OF_DAY
        elif look_like_durations(cells) or (holds_duration(header) and not look_like_days(cells)):
            why[place] = NEVER_READ
    return why


def check_plan(sheet: Sheet, plan: Plan, reps: Collection[str]) -> None:
    """Raises `UnreadableFile` when the file cannot be read by this plan. `reps`: the ids it may name."""

    def refuse(code: str, reason: str) -> UnreadableFile:
        return UnreadableFile(sheet.file, code, reason)

    if plan.kind not in FILE_KINDS:
        raise refuse("unknown_file_kind", f"a file holds {', '.join(FILE_KINDS)}.")
    if len(plan.columns) != len(sheet.header):
        reason = f"it has {len(sheet.header)} columns, and {len(plan.columns)} are told. Look at it again."
        raise refuse("columns_differ", reason)
    not_read = unread(sheet)
    for place, name in enumerate(plan.columns):
        if name is None:
            continue
        header = sheet.header[place]
        if wanted(plan.kind, name) is None:
            raise refuse("unknown_field", f"{plan.kind} have no “{name[:40]}”.")
        if place in not_read:
            code = "duration_not_read" if not_read[place] == NEVER_READ else "time_not_read"
            raise refuse(code, f"“{header}” cannot be chosen. {not_read[place]}")
        if plan.columns.count(name) > 1:
            raise refuse("repeated_column", f"two columns are the {label(plan.kind, name)}. Choose one.")
    _check_needed(plan, refuse)
    if plan.dates not in (None, *get_args(Order)) or plan.decimals not in get_args(Decimals):
        raise refuse("wrong_value", "dates are ymd, dmy or mdy; decimals are point or comma.")
    if any(name in DAYS for name in plan.columns if name) and plan.dates is None:
        raise refuse("dates_unclear", "say whether its dates begin with the day, the month or the year.")
    _check_words(plan, reps, refuse)


def _check_needed(plan: Plan, refuse: Any) -> None:
    for one in FIELDS[plan.kind]:
        if one.needed and one.name not in plan.columns:
            raise refuse("missing_column", f"no column is the {one.label.lower()}. Choose which one it is.")
    if plan.kind == "counts":
        each = any(name in plan.columns for name in COUNTED)
        if not each and not {"metric", "count"} <= set(plan.columns):
            reason = "no column holds a count. Choose one, or say which holds what is counted and how many."
            raise refuse("missing_column", reason)


def _check_words(plan: Plan, reps: Collection[str], refuse: Any) -> None:
    for name, words in plan.words.items():
        field_ = wanted(plan.kind, name)
        if field_ is None or not field_.means:
            raise refuse("unknown_field", f"“{name[:40]}” has no words to be told apart.")
        for word, meaning in words.items():
            if meaning is not None and meaning not in field_.means:
                raise refuse(
                    "wrong_value", f"“{word[:40]}” means one of {', '.join(field_.means)}, or nothing."
                )
    if any(rep is not None and rep not in reps for rep in plan.reps.values()):
        raise refuse("unknown_rep", "a name is said to be a rep who is not yours.")


def label(kind: FileKind, name: str) -> str:
    """What this is called on the screen, within a sentence."""
    found = wanted(kind, name)
    return (found.label if found else name).lower()


def word_key(word: str) -> str:
    """What words of a file are told apart by."""
    return plain(word) or word


def headers_print(header: Sequence[str]) -> str:
    """What a file with these columns is known by when it comes again."""
    return hashlib.sha256("\n".join(plain(one) for one in header).encode()).hexdigest()
