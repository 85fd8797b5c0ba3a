"""A first look at a file: which system it is from, what its columns hold, and how it would be read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from server.coaching.plain import plain
from server.importing.dates import Orders, decimals_of, orders_of
from server.importing.file_reps import FileReps
from server.importing.known_words import NOTHING
from server.importing.layouts import COUNTED, DAYS, FIELDS, FileKind
from server.importing.plan import MOST_WORDS, Plan, unread, wanted, word_key
from server.importing.products import PRODUCTS, Headers, Product
from server.importing.refusals import UnreadableFile
from server.importing.sheet import Sheet
from server.importing.spellings import OTHERS
from server.importing.word_meanings import meaning_of

SHOWN_ROWS = 5
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Look:
    """What a file seems to hold. `product`: the system that exports such; `plan`: how it would be read.

    `unread`: the columns that never are, each with why. `unknown`: words of which nobody said what they
    mean, or that they mean nothing, each with how many rows have it.
    """

    sheet: Sheet
    product: str | None
    plan: Plan
    unread: Mapping[int, str]
    orders: Orders
    unknown: list[tuple[str, int]]

    def as_json(self, reps: FileReps) -> dict[str, Any]:
        """What the wizard shows."""
        sheet, plan = self.sheet, self.plan
        return {
            "file": sheet.file,
            "product": self.product,
            "plan": plan.as_json(),
            "fields": [
                {"name": one.name, "label": one.label, "needed": one.needed, "means": list(one.means)}
                for one in FIELDS[plan.kind]
            ],
            "columns": [self._column(place) for place in range(len(sheet.header))],
            "rows": [list(cells) for _, cells in sheet.rows[:SHOWN_ROWS]],
            "row_count": len(sheet.rows) + len(sheet.refused),
            "broken": len(sheet.refused),
            "remarks": list(sheet.remarks),
            "dates": {"possible": list(self.orders.possible), "example": self.orders.example},
            "words": {
                name: _words(sheet, plan, name)
                for name in ("stage", "type", "metric")
                if plan.place(name) is not None
            },
            "reps": [one | {"rep_id": reps.find(one["word"])} for one in _words(sheet, plan, "rep")],
        }

    def _column(self, place: int) -> dict[str, Any]:
        told = (cells[place] for _, cells in self.sheet.rows if cells[place])
        return {
            "header": self.sheet.header[place] or f"Column {place + 1}",
            "examples": list(islice(dict.fromkeys(cell[:80] for cell in islice(told, 50)), _EXAMPLES)),
            "dropped": self.unread.get(place),
        }


def look_at(sheet: Sheet, kind: FileKind | None, saved: Plan | None = None) -> Look:
    """Look at a file. `kind`: what somebody said it holds; `saved`: how one like it was read before."""
    product = _product(sheet, kind)
    not_read = unread(sheet)
    if saved is not None and (kind is None or saved.kind == kind):
        plan = replace(saved, columns=_without(saved.columns, not_read))
    else:
        plan = _guess(sheet, kind or (product.kind if product else _kind(sheet)), product, not_read)
    return completed(sheet, plan, product.name if product else None, not_read)


def look_again(sheet: Sheet, plan: Plan) -> Look:
    """Look at a file whose columns somebody has chosen: what their dates and words are."""
    if len(plan.columns) != len(sheet.header):
        raise UnreadableFile(
            sheet.file, "columns_differ", "its columns are others than before. Choose it again."
        )
    not_read = unread(sheet)
    product = _product(sheet, plan.kind)
    known = tuple(name if name and wanted(plan.kind, name) else None for name in plan.columns)
    plan = replace(plan, columns=_without(known, not_read))
    return completed(sheet, plan, product.name if product else None, not_read)


def completed(sheet: Sheet, plan: Plan, product: str | None, not_read: Mapping[int, str]) -> Look:
    """The look with what the cells themselves say of dates, amounts and words."""
    orders = orders_of(_cells(sheet, plan, DAYS))
    dates = plan.dates if plan.dates in orders.possible else orders.clear
    decimals = decimals_of(_cells(sheet, plan, ("value",)), orders.clear) or plan.decimals
    words = {
        name: {
            one["word"]: plan.words.get(name, {}).get(one["word"], guess(one["word"], name))
            for one in _words(sheet, plan, name)
        }
        for name in ("stage", "type", "metric")
        if plan.place(name) is not None
    }
    unknown = [
        (one["word"], one["count"])
        for name, meanings in words.items()
        for one in _words(sheet, plan, name)
        if meanings[one["word"]] is None
        and one["word"] not in plan.words.get(name, {})
        and plain(one["word"]) not in NOTHING
    ]
    read_so = replace(plan, dates=dates, decimals=decimals, words=words)
    return Look(sheet, product, read_so, not_read, orders, unknown)


def guess(word: str, name: str) -> str | None:
    """What a word seems to mean; None when nobody could say."""
    told = plain(word)
    if name == "metric":
        return next(
            (metric for metric in COUNTED if plain(metric) == told or plain(metric)[:-1] == told), None
        )
    return meaning_of(word, name)


def _product(sheet: Sheet, kind: FileKind | None) -> Product | None:
    headers = {plain(header) for header in sheet.header}
    for product in PRODUCTS:
        if kind in (None, product.kind) and any(
            headers >= {plain(header) for header in known} for known in product.known_by
        ):
            return product
    return None


def _kind(sheet: Sheet) -> FileKind:
    """What a file of an unknown system seems to hold."""
    headers = {plain(header) for header in sheet.header}
    counted = sum(bool(headers & {plain(one) for one in OTHERS["counts"][name]}) for name in COUNTED)
    if counted >= 2 or {"metric", "count"} <= headers:
        return "counts"
    if headers & {plain(one) for one in OTHERS["opportunities"]["stage"] if one != "status"}:
        return "opportunities"
    if any("mail" in header for header in headers if header not in ("email", "repemail", "owneremail")):
        return "emails"
    return "calls"


def _guess(sheet: Sheet, kind: FileKind, product: Product | None, not_read: Mapping[int, str]) -> Plan:
    taken: dict[int, str] = {}
    headers = [plain(header) for header in sheet.header]
    own: Headers = product.headers if product else {}
    for one in FIELDS[kind]:
        # what a known system does not export under its own name is left out rather than guessed
        accepted = (*own.get(one.name, ()), *(() if product else OTHERS[kind].get(one.name, ())))
        place = _first(headers, accepted, {*taken, *not_read})
        if place is not None:
            taken[place] = one.name
    return Plan(kind, tuple(taken.get(place) for place in range(len(sheet.header))))


def _first(headers: list[str], accepted: Iterable[str], not_these: set[int]) -> int | None:
    for key in map(plain, accepted):
        for place, told in enumerate(headers):
            if told == key and place not in not_these:
                return place
    return None


def _without(columns: tuple[str | None, ...], not_read: Mapping[int, str]) -> tuple[str | None, ...]:
    return tuple(None if place in not_read else name for place, name in enumerate(columns))


def _cells(sheet: Sheet, plan: Plan, names: Iterable[str]) -> Iterable[str]:
    places = [place for name in names if (place := plan.place(name)) is not None]
    return (cells[place] for _, cells in sheet.rows for place in places if cells[place])


def _words(sheet: Sheet, plan: Plan, name: str) -> list[dict[str, Any]]:
    """The words of a column as they are first written, each with how often, the most frequent first."""
    place = plan.place(name)
    if place is None:
        return []
    spelled: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for _, cells in sheet.rows:
        word = cells[place]
        spelled.setdefault(word_key(word), word)
        counted[word_key(word)] += 1
        if len(counted) > MOST_WORDS:
            reason = (
                f"“{sheet.header[place]}” has more than {MOST_WORDS} different values. Choose another column."
            )
            raise UnreadableFile(sheet.file, "too_many_words", reason)
    return [{"word": spelled[key][:200], "count": count} for key, count in counted.most_common() if key]
