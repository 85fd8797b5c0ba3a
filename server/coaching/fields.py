"""What one field of a record may hold, and the check of a value that came from outside."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from server.coaching.moments import canonical_moment
from server.coaching.problems import Wrong
from server.coaching.standard import NotAStandard, format_standard, parse_standard

Type: TypeAlias = Literal[
    "uuid",
    "text",
    "choice",
    "date",
    "time",
    "integer",
    "boolean",
    "url",
    "sha256",
    "standard",
    "uuids",
    "texts",
    "object",
    "value",
]
Json: TypeAlias = Any

OBJECT_BYTES = 8192
#: A reading names each criterion that something failed, with its title.
READING_BYTES = 65_536
LIST_ENTRIES = 500
LONGEST_URL = 2000
LARGEST_INTEGER = 2**53 - 1

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_URL = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NEVER_KEPT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    `required`: must be set when the record is new. `min` and `max` bound an integer, the characters of a
    text or a URL, the entries of a list, the bytes of an object as JSON. `refers` names the kind an id
    belongs to. `frozen`: never changes once written. `by_server`: delivered, and refused in `set`.
    `default`: what a new record gets.
    """

    type: Type
    required: bool = False
    nullable: bool = True
    min: int | None = None
    max: int | None = None
    choices: tuple[str, ...] = ()
    refers: str | None = None
    frozen: bool = False
    by_server: bool = False
    default: Json = None


def is_uuid(value: object) -> bool:
    """Whether `value` is a UUID in its one text form: lower case, with hyphens."""
    return isinstance(value, str) and _UUID.fullmatch(value) is not None


def checked(name: str, field: Field, value: Json) -> Json:
    """`value` in the form in which records hold it. Raises `Wrong` with the path `set.<name>`."""
    if value is None:
        if not field.nullable:
            raise wrong(name, field, "field_is_null")
        return None
    return _CHECKS[field.type](name, field, value)


def wrong(name: str, field: Field, code: str) -> Wrong:
    """A problem of the field `name`."""
    choices = ", ".join(field.choices)
    return Wrong(code, f"set.{name}", field=name, min=field.min, max=field.max, choices=choices)


def _uuid(name: str, field: Field, value: Json) -> str:
    if not is_uuid(value):
        raise wrong(name, field, "not_a_uuid")
    return str(value)


def _text(name: str, field: Field, value: Json) -> str:
    if not isinstance(value, str):
        raise wrong(name, field, "not_text")
    if _NEVER_KEPT.search(value):
        raise wrong(name, field, "bad_character")
    if field.max is not None and len(value) > field.max:
        raise wrong(name, field, "text_too_long")
    if field.min and len(value.strip()) < field.min:
        raise wrong(name, field, "text_empty")
    return value


def _choice(name: str, field: Field, value: Json) -> str:
    if value not in field.choices:
        raise wrong(name, field, "not_a_choice")
    return str(value)


def _date(name: str, field: Field, value: Json) -> str:
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise wrong(name, field, "not_a_date")


def _time(name: str, field: Field, value: Json) -> str:
    moment = canonical_moment(value) if isinstance(value, str) else None
    if moment is None:
        raise wrong(name, field, "not_a_time")
    return moment


def _integer(name: str, field: Field, value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong(name, field, "not_an_integer")
    if not (field.min is None or field.min <= value) or not (field.max is None or value <= field.max):
        raise wrong(name, field, "out_of_range")
    return value


def _boolean(name: str, field: Field, value: Json) -> bool:
    if not isinstance(value, bool):
        raise wrong(name, field, "not_a_boolean")
    return value


def _url(name: str, field: Field, value: Json) -> str:
    text = _text(name, field, value)
    if not _URL.fullmatch(text):
        raise wrong(name, field, "not_a_url")
    return text


def _sha256(name: str, field: Field, value: Json) -> str:
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise wrong(name, field, "not_a_sha256")
    return value


def _standard(name: str, field: Field, value: Json) -> str:
    try:
        return format_standard(parse_standard(_text(name, field, value)))
    except NotAStandard as no_standard:
        raise wrong(name, field, "not_a_standard") from no_standard


def _uuids(name: str, field: Field, value: Json) -> list[str]:
    return [_uuid(name, field, entry) for entry in _list(name, field, value)]


def _texts(name: str, field: Field, value: Json) -> list[str]:
    one = Field("text", max=200)
    return [_text(name, one, entry) for entry in _list(name, field, value)]


def _list(name: str, field: Field, value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise wrong(name, field, "not_a_list")
    if field.max is not None and len(value) > field.max:
        raise wrong(name, field, "list_too_long")
    return value


def _object(name: str, field: Field, value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise wrong(name, field, "not_an_object")
    try:
        written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except ValueError as no_json:  # an endless number, which no phone could read again
        raise wrong(name, field, "bad_character") from no_json
    if any(_NEVER_KEPT.search(text) for text in _texts_in(value)):
        raise wrong(name, field, "bad_character")
    if field.max is not None and len(written.encode()) > field.max:
        raise wrong(name, field, "object_too_large")
    return value


def _texts_in(value: Json) -> Iterator[str]:
    """Every text in a JSON value, the names in it too; how deep it goes was bounded before."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts_in(inner)


def _value(name: str, field: Field, value: Json) -> Json:
    if isinstance(value, (dict, list)):
        raise wrong(name, field, "not_a_value")
    return value


_CHECKS: dict[str, Callable[[str, Field, Json], Json]] = {
    "uuid": _uuid,
    "text": _text,
    "choice": _choice,
    "date": _date,
    "time": _time,
    "integer": _integer,
    "boolean": _boolean,
    "url": _url,
    "sha256": _sha256,
    "standard": _standard,
    "uuids": _uuids,
    "texts": _texts,
    "object": _object,
    "value": _value,
}
