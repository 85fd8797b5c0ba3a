"""One kind of record, and the fields that kinds are made of."""

from dataclasses import dataclass

from server.coaching.fields import LARGEST_INTEGER, LONGEST_URL, Field


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    `scope` says with whom it is kept: `org`, `directors`, `private`, `person` (a rep's own record with the
    rep, anybody else's with the organization), `rep_or_org` (with the rep it names, or with the organization
    when it names none), or the field that leads to the rep or to the record it belongs to.
    """

    name: str
    fields: dict[str, Field]
    scope: str
    written_by_devices: bool = False


def text(longest: int) -> Field:
    """A text of at most `longest` characters, or none."""
    return Field("text", max=longest)


def needed(longest: int) -> Field:
    """A text of 1 to `longest` characters that a new record must have."""
    return Field("text", required=True, nullable=False, min=1, max=longest)


def choice(*choices: str, required: bool = False, frozen: bool = False) -> Field:
    """One of `choices`; a new record gets the first when none is `required`."""
    default = None if required else choices[0]
    return Field("choice", required, nullable=False, choices=choices, frozen=frozen, default=default)


def frozen_id(refers: str | None) -> Field:
    """The id of what a record belongs to or is about, for good. `refers` None: of several kinds."""
    return Field("uuid", required=True, nullable=False, refers=refers, frozen=True)


def by_server(refers: str) -> Field:
    """An id that the server fills in."""
    return Field("uuid", refers=refers, by_server=True)


def count(least: int = 0, most: int = LARGEST_INTEGER) -> Field:
    """A whole number from `least` to `most`: as large as a browser can hold, if nothing is said."""
    return Field("integer", required=True, nullable=False, min=least, max=most)


REP = frozen_id("person")
DATE, TIME = Field("date"), Field("time")
NEEDED_DATE = Field("date", required=True, nullable=False)
NEEDED_TIME = Field("time", required=True, nullable=False)
URL = Field("url", max=LONGEST_URL)
