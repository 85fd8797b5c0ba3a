"""Refused rows as a file to correct them in: no cell of it is taken for a formula by a spreadsheet."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from click import ClickException

from server.importing.refusals import Refusal
from server.storage_words import about_file

#: As in pwa/app/parts/rep_files.ts: what some spreadsheets take for the beginning of a formula.
_FORMULA = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n⁺⁻⁼₊₋₌−﬩﹢﹣﹦﹫＋－＝＠]"
)


def write_refused(path: Path, refused: Iterable[Refusal]) -> None:
    """Write them with their number and the reason. Raises `ClickException`."""
    rows = [[each.file, each.row, each.code, each.reason, *map(safe, each.cells)] for each in refused]
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["file", "row", "code", "reason", "cells"], *rows])
    except OSError as problem:
        why = about_file(problem, path)
        raise ClickException(f"The refused rows were not written. {why}") from problem


def safe(cell: str) -> str:
    """The cell as text for a spreadsheet: one that would be a formula begins with '."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
