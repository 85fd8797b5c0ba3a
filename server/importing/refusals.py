"""What did not come in, and why: a refused row, or a file that could not be read at all.

Codes of a row: `ragged_row`, `broken_quotes`, `cell_too_large`, `bad_character`, `missing_value`,
`duplicate_id`, `duplicate_row`, `unknown_rep`, `unknown_stage`, `bad_date`, `bad_value`,
`closed_before_engaged`, `two_roles`; for a file of numbers also what its rows are refused for by the API.
Codes of a file: `too_large`, `not_text`, `empty_file`, `missing_column`, `repeated_column`,
`unknown_profile`; for a file of numbers also those of docs/importing.md.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row that stays out. `row` is the spreadsheet's own number: the header is row 1."""

    file: str
    row: int
    code: str
    reason: str
    cells: tuple[str, ...]


class RowRefused(Exception):  # noqa: N818 - said in the words of the field
    """Raised while one row is read; its caller turns it into a `Refusal` and reads on."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class UnreadableFile(Exception):  # noqa: N818 - said in the words of the field
    """Nothing of this file can be read. The text is a sentence that says what to do."""

    def __init__(self, file: str, code: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.code = code
        self.reason = reason
