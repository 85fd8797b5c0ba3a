"""Bytes of a CSV file become a header, numbered rows, and the rows that are broken.

One broken row never takes its neighbors along: a quote that is never closed would swallow the rest of the
file, so such a row is refused alone and reading goes on at the next line.
"""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from server.importing.refusals import Refusal, RowRefused, UnreadableFile

MAX_BYTES = 100 * 1024 * 1024
DELIMITERS = ",;\t|"
_UNSEEN = " \t\r\n\xa0\u200b\u200e\u200f\u2060\ufeff"
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
#: With this line Excel says what divides the cells; it shows none of it, and does not count it as a row.
_EXCELS_FIRST_LINE = re.compile(r'"?sep=([^"\w\s]|\t)\1*"?\s*', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is far too much. `cell`: characters of one; `lines`: of a row, more is a quote nobody closed.

    `any_character`: whether cells may hold control characters, for their reader to leave out.
    """

    cell: int
    lines: int
    any_character: bool = False


NUMBERS = Bounds(cell=10_000, lines=50)  # the longest field we keep has 200 characters
#: Pages of notes, or an e-mail that was pasted into them.
TEXTS = Bounds(cell=100_000, lines=2_000, any_character=True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's rows by their spreadsheet number (the header is row 1), each as wide as the header."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    refused: tuple[Refusal, ...]
    remarks: tuple[str, ...]


def read_sheet(file: str, content: bytes, bounds: Bounds = NUMBERS) -> Sheet:
    """Read `content`; `file` is the name it goes by in messages. Raises `UnreadableFile`."""
    text, remarks = _decode(file, content)
    lines = list(io.StringIO(text, newline=""))
    told = _EXCELS_FIRST_LINE.fullmatch(lines[0]) if lines else None
    lines = lines[1:] if told else lines
    delimiter = told[1] if told else _delimiter(lines)
    header: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    refused: list[Refusal] = []
    for number, cells, broken in _records(lines, delimiter, bounds):
        if not header:
            if broken:
                raise UnreadableFile(file, "missing_column", f"the header row {broken.reason}")
            header = cells
            continue
        problem = broken or _problem(cells, len(header), bounds)
        if problem:
            refused.append(Refusal(file, number, problem.code, problem.reason, cells))
        else:
            rows.append((number, cells[: len(header)]))
    if not header:
        raise UnreadableFile(file, "empty_file", "the file is empty; export it again with its header row.")
    return Sheet(file, header, tuple(rows), tuple(refused), remarks)


def _decode(file: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    if len(content) > MAX_BYTES:
        raise UnreadableFile(
            file, "too_large", f"more than {MAX_BYTES // 1024**2} MiB; split it into smaller files."
        )
    if content.startswith(b"PK\x03\x04"):
        raise UnreadableFile(file, "not_text", "this is a workbook; save it as CSV and import that.")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding, remark = "utf-16", "read as UTF-16"
    elif (odd := content[1:400:2]) and odd.count(0) > len(odd) * 0.9:
        encoding, remark = "utf-16-le", "read as UTF-16"
    else:
        encoding, remark = "utf-8-sig", ""
    try:
        return content.decode(encoding), (remark,) if remark else ()
    except UnicodeDecodeError as error:
        if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            reason = f"byte {error.start} is broken; the file says it is {error.encoding}: export it again."
            raise UnreadableFile(file, "not_text", reason) from None
    try:
        return content.decode("cp1252"), ("not UTF-8, so read as Windows-1252: look at names with accents",)
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} is neither UTF-8 nor Windows-1252 text; save it as CSV in UTF-8."
        raise UnreadableFile(file, "not_text", reason) from None


def _delimiter(lines: list[str]) -> str:
    first = next((line for line in lines if line.strip()), "")
    unquoted = re.sub(r'"[^"]*"', "", first)
    return max(DELIMITERS, key=unquoted.count)


def _records(
    lines: list[str], delimiter: str, bounds: Bounds
) -> Iterator[tuple[int, tuple[str, ...], RowRefused | None]]:
    """Every row that is not blank: its number, its cells or its raw line, what is wrong with its quotes."""
    at = number = 0
    while at < len(lines):
        number += 1
        reader = csv.reader(lines[at : at + bounds.lines], delimiter=delimiter, strict=True)
        broken = None
        try:
            cells = tuple(_bare(cell) for cell in next(reader))
            taken = reader.line_num
        except csv.Error as error:
            broken = _broken(error, bounds.cell)
            cells, taken = (lines[at].rstrip("\r\n")[: bounds.cell],), 1
        at += taken
        if any(cells):
            yield number, cells, broken


def _bare(cell: str) -> str:
    """A cell without what nobody sees around it; `="0012"` is how some exports keep the zeros of 0012."""
    bare = cell.strip(_UNSEEN).strip()
    kept = _KEPT_AS_TEXT.fullmatch(bare) if bare.startswith("=") else None
    return kept[1].strip() if kept else bare


def _broken(error: csv.Error, most: int) -> RowRefused:
    if "field limit" in str(error):
        return RowRefused("cell_too_large", f"has a cell of more than {most:,} characters.")
    return RowRefused(
        "broken_quotes", "has a quote that is not closed, or text after one; write it again in the file."
    )


def _problem(cells: tuple[str, ...], width: int, bounds: Bounds) -> RowRefused | None:
    # Some exports end each line with a delimiter, so an empty cell too many is no harm.
    if len(cells) < width or any(cells[width:]):
        return RowRefused("ragged_row", f"has {len(cells)} cells where the header has {width}.")
    if any(len(cell) > bounds.cell for cell in cells):
        return RowRefused("cell_too_large", f"has a cell of more than {bounds.cell:,} characters.")
    if not bounds.any_character and any(not _printable(cell) for cell in cells):
        return RowRefused("bad_character", "holds a control character (such as NUL); remove it in the file.")
    return None


def _printable(cell: str) -> bool:
    return cell.isprintable() or not any(unicodedata.category(c) == "Cc" for c in cell if c not in "\t\r\n")
