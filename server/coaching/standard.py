"""What must be seen before a focus may be closed: so many times in a row, or k of the last n."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

LONGEST_RUN = 6
WIDEST_WINDOW = 10
FEWEST = 2

_IN_A_ROW = re.compile(r"([1-9][0-9]?) in a row")
_OF_LAST = re.compile(r"([1-9][0-9]?) of the last ([1-9][0-9]?)")


class NotAStandard(ValueError):  # noqa: N818 - a named problem, said in the words of the field
    """No standard can be made of this; the message says which ones there are."""

    code = "not_a_standard"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is not a standard. Ask for {FEWEST} to {LONGEST_RUN} in a row, "
            f"or for {FEWEST} or more of the last n, n at most {WIDEST_WINDOW}."
        )


@dataclass(frozen=True, slots=True)
class Standard:
    """`needed` times met, without a break (`in_a_row`) or among the last `window` (`of_last`).

    In a row: `needed` 2-6 and `window` equal to it. Of the last: 2 <= `needed` <= `window` <= 10.
    Anything else raises `NotAStandard`.
    """

    kind: Literal["in_a_row", "of_last"]
    needed: int
    window: int

    def __post_init__(self) -> None:
        widest = LONGEST_RUN if self.kind == "in_a_row" else WIDEST_WINDOW
        if not FEWEST <= self.needed <= self.window <= widest:
            raise NotAStandard(f"“{format_standard(self)}”")
        if self.kind == "in_a_row" and self.window != self.needed:
            raise NotAStandard(f"{self.needed} in a row among {self.window}")


def parse_standard(text: str) -> Standard:
    """Read the one text form that records hold: `3 in a row` or `4 of the last 5`. Raises `NotAStandard`."""
    if in_a_row := _IN_A_ROW.fullmatch(text):
        length = int(in_a_row[1])
        return Standard("in_a_row", length, length)
    if of_last := _OF_LAST.fullmatch(text):
        return Standard("of_last", int(of_last[1]), int(of_last[2]))
    raise NotAStandard(f"“{text}”")


def format_standard(standard: Standard) -> str:
    """Write a standard in its one text form, which `parse_standard` reads back."""
    if standard.kind == "in_a_row":
        return f"{standard.needed} in a row"
    return f"{standard.needed} of the last {standard.window}"


THREE_IN_A_ROW = Standard("in_a_row", 3, 3)
