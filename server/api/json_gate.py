"""The one door for JSON: bytes of a request become a value that can be trusted, or a named refusal.

Two readers of the same bytes must never disagree about what they say, so whatever JSON leaves open is
refused: NaN and infinities, a key given twice, integers a browser cannot hold, NUL, half a surrogate pair.
Sizes and depth are bounded before and while reading. What parsing finds wrong is left in the value as a
`Flaw` and reported by the walk afterwards, which knows the place by name.
"""

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from server.api.refusal import Refused

LARGEST_BODY = 1024 * 1024
DEEPEST = 32
LARGEST_INTEGER = 2**53
GZIP = 16 + zlib.MAX_WBITS
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Stands in a parsed value where something is wrong; `key` names the member below it, if it is one."""

    code: str
    key: str | None = None


def inflated(body: bytes, encoding: str, largest: int = LARGEST_BODY) -> bytes:
    """The body as it was before compression, at most `largest` bytes of it ever in memory.

    `encoding` is the Content-Encoding header. Raises `Refused`: `encoding_not_supported`, `bad_gzip`,
    `too_large`.
    """
    if len(body) > largest:
        raise Refused("too_large", limit=largest)
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return body
    if encoding not in {"gzip", "x-gzip"}:
        raise Refused("encoding_not_supported", path="Content-Encoding")
    inflater = zlib.decompressobj(wbits=GZIP)
    try:
        content = inflater.decompress(body, largest + 1)
    except zlib.error as problem:
        raise Refused("bad_gzip") from problem
    if len(content) > largest:
        raise Refused("too_large", limit=largest)
    if not inflater.eof or inflater.unused_data:
        raise Refused("bad_gzip")
    return content


def parsed(content: bytes, read_apart: str | None = None, largest: int = LARGEST_BODY) -> Any:
    """The value these bytes say.

    `read_apart` names a member of it whose texts may hold anything: whoever reads it looks at them piece by
    piece, so that one of them does not refuse the others.

    Raises `Refused`: `too_large`, `not_utf8`, `not_json`, `too_deep`, `not_a_number`, `number_too_large`,
    `duplicate_key`, `nul_character`, `lone_surrogate`, the last five with the path of the place.
    """
    if len(content) > largest:
        raise Refused("too_large", limit=largest)
    try:
        value = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=without_duplicates,
            parse_constant=lambda _: Flaw("not_a_number"),
            parse_float=finite,
            parse_int=exact,
        )
    except UnicodeDecodeError as problem:
        raise Refused("not_utf8", detail=f"Byte {problem.start} is no UTF-8.") from problem
    except json.JSONDecodeError as problem:
        raise Refused(
            "not_json", detail=f"{problem.msg} (line {problem.lineno}, column {problem.colno})."
        ) from problem
    except RecursionError as problem:
        raise Refused("too_deep", limit=DEEPEST) from problem
    if read_apart is not None and isinstance(value, dict) and read_apart in value:
        check({key: member for key, member in value.items() if key != read_apart}, "", DEEPEST)
        check(value[read_apart], read_apart, DEEPEST - 1, texts=False)
    else:
        check(value, "", DEEPEST)
    return value


def without_duplicates(pairs: list[tuple[str, Any]]) -> "dict[str, Any] | Flaw":
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    seen: set[str] = set()
    twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return Flaw("duplicate_key", twice)


def finite(text: str) -> "float | Flaw":
    number = float(text)
    return Flaw("number_too_large") if abs(number) == float("inf") else number


def exact(text: str) -> "int | Flaw":
    # The length comes first: turning a million digits into an integer is work for an attacker's pleasure.
    if len(text) > 17 or abs(int(text)) > LARGEST_INTEGER:
        return Flaw("number_too_large")
    return int(text)


def check(value: Any, path: str, depth: int, *, texts: bool = True) -> None:
    """Refuse the first flaw of a value that stands at `path`; `texts`: also what they hold."""
    if not flawless(value, depth, texts):
        code, path = next(flaws(value, path, depth, texts))
        raise Refused(code, path=path or None, limit=DEEPEST if code == "too_deep" else None)


def flawless(value: Any, deepest: int, texts: bool) -> bool:
    """Whether `flaws` would find none. Level by level and without paths: this is walked for every request."""
    level, depth = [value], 0
    while level:
        below_it: list[Any] = []
        for one in level:
            if isinstance(one, str):
                if texts and ("\0" in one or (not one.isascii() and SURROGATE.search(one))):
                    return False
            elif isinstance(one, (dict, list)):
                if depth == deepest:
                    return False
                below_it += one
                if isinstance(one, dict):
                    below_it += one.values()
            elif isinstance(one, Flaw):
                return False
        level, depth = below_it, depth + 1
    return True


def flaws(value: Any, path: str, depth: int, texts: bool) -> Iterator[tuple[str, str]]:
    """Code and path of everything wrong in the value, in document order, lazily; `depth` levels are left."""
    match value:
        case Flaw(code, None):
            yield code, path
        case Flaw(code, str(key)):
            yield code, below(path, printable(key))
        case str() if texts:
            yield from ((code, path) for code in flaws_of_text(value))
        case dict() | list() if depth == 0:
            yield "too_deep", path
        case dict():
            for key, member in value.items():
                if texts:
                    yield from ((code, below(path, printable(key))) for code in flaws_of_text(key))
                yield from flaws(member, below(path, printable(key)), depth - 1, texts)
        case list():
            for position, member in enumerate(value):
                yield from flaws(member, f"{path}[{position}]", depth - 1, texts)


def flaws_of_text(text: str) -> Iterator[str]:
    if "\0" in text:
        yield "nul_character"
    if not text.isascii() and SURROGATE.search(text):
        yield "lone_surrogate"


def below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def printable(key: str) -> str:
    """The key as an answer may carry it: short, and with what cannot be printed escaped."""
    return key[:100].encode("unicode_escape").decode("ascii") if not key.isprintable() else key[:100]
