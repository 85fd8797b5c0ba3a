"""The gate lets JSON through as it is, and refuses what two readers could read in two ways."""

import gzip
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.api.json_gate import DEEPEST, LARGEST_BODY, inflated, parsed
from server.api.refusal import Refused

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False, width=32)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@given(values)
def test_json_comes_through_as_it_is(value: object) -> None:
    assert parsed(json.dumps(value).encode()) == value
    assert parsed(json.dumps(value, ensure_ascii=False).encode()) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_a_named_refusal(content: bytes) -> None:
    with suppress(Refused):
        parsed(content)


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ('{"a": [1, NaN]}', "not_a_number", "a[1]"),
        ('{"a": {"b": -Infinity}}', "not_a_number", "a.b"),
        ("Infinity", "not_a_number", None),
        ('{"set": {"x": 1e999}}', "number_too_large", "set.x"),
        ('{"number": 9007199254740993}', "number_too_large", "number"),
        ('{"number": -9007199254740993}', "number_too_large", "number"),
        (f'{{"number": {"9" * 100_000}}}', "number_too_large", "number"),
        ('{"a": {"b": 1, "c": 2, "b": 3}}', "duplicate_key", "a.b"),
        ('{"a": 1, "\\u0061": 2}', "duplicate_key", "a"),
        ('{"mutations": [{}, {"set": {"note": "a\\u0000b"}}]}', "nul_character", "mutations[1].set.note"),
        ('{"a\\u0000": 1}', "nul_character", "a\\x00"),
        ('{"note": "\\ud800"}', "lone_surrogate", "note"),
        ('{"note": "\\udc00\\ud800"}', "lone_surrogate", "note"),
        ('["\\ud83d\\ude00", "\\ud83d"]', "lone_surrogate", "[1]"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "too_deep", "[0]" * DEEPEST),
        ("[" * 400_000, "too_deep", None),
        ('{"a":' * 150_000 + "1" + "}" * 150_000, "too_deep", None),
        ("", "not_json", None),
        ("{", "not_json", None),
        ("\ufeff{}", "not_json", None),
        ('{"a": 01}', "not_json", None),
        ("{'a': 1}", "not_json", None),
        ('{"a": 1} {"a": 2}', "not_json", None),
        ('"tab\there"', "not_json", None),
    ],
)
def test_refused_with_the_place(text: str, code: str, path: str | None) -> None:
    with pytest.raises(Refused) as refused:
        parsed(text.encode())
    assert (refused.value.code, refused.value.path) == (code, path)


def test_a_member_that_is_read_apart_may_hold_any_text_and_no_other_flaw() -> None:
    parsed(b'{"mutations": [{"a\\u0000": "\\ud83d"}]}', "mutations")
    for text, code, path in [
        ('{"mutations": [], "note": "\\u0000"}', "nul_character", "note"),
        ('{"mutations": [{"\\u0000": 1, "n": 1e999}]}', "number_too_large", "mutations[0].n"),
        ('{"mutations": [{"\\u0000": NaN}]}', "not_a_number", "mutations[0].\\x00"),
        ('{"mutations": ' + "[" * DEEPEST + "]" * DEEPEST + "}", "too_deep", None),
    ]:
        with pytest.raises(Refused) as refused:
            parsed(text.encode(), "mutations")
        assert refused.value.code == code
        assert path is None or refused.value.path == path


def test_as_deep_as_allowed_is_allowed() -> None:
    assert parsed(("[" * DEEPEST + "]" * DEEPEST).encode())


def test_a_whole_emoji_is_no_lone_surrogate() -> None:
    assert parsed(b'"\\ud83d\\ude00"') == "😀"


@pytest.mark.parametrize(
    "content", [b'"\xff"', b'"\xed\xa0\x80"', b'"\xc0\x80"', '{"a": "ä"}'.encode("latin-1")]
)
def test_what_is_not_utf8_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="not_utf8"):
        parsed(content)


def test_too_large_is_refused_with_the_limit() -> None:
    with pytest.raises(Refused, match="too_large") as refused:
        parsed(b" " * (LARGEST_BODY + 1))
    assert refused.value.limit == LARGEST_BODY


def test_a_body_of_very_many_small_things_is_read() -> None:
    many = b'{"a":[' + b",".join([b"[[],{}]"] * 130_000) + b"]}"
    assert len(parsed(many)["a"]) == 130_000


def test_gzip_is_inflated() -> None:
    assert inflated(gzip.compress(b"{}", mtime=0), "gzip") == b"{}"
    assert inflated(b"{}", "") == b"{}"


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = gzip.compress(b" " * 200_000_000, mtime=0)
    with pytest.raises(Refused, match="too_large"):
        inflated(bomb, "gzip")


def test_exactly_the_limit_is_inflated() -> None:
    assert len(inflated(gzip.compress(b" " * LARGEST_BODY, mtime=0), "gzip")) == LARGEST_BODY


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        gzip.compress(b"{}", mtime=0)[:-1],
        gzip.compress(b"{}", mtime=0) + b"x",
        gzip.compress(b"{}", mtime=0)[:12],
        b"\x1f\x8b",
    ],
)
def test_damaged_gzip_is_refused(body: bytes) -> None:
    with pytest.raises(Refused, match="bad_gzip"):
        inflated(body, "gzip")


def test_a_flipped_bit_is_noticed() -> None:
    body = bytearray(gzip.compress(b'{"rating": "missed"}', mtime=0))
    body[-6] ^= 1
    with pytest.raises(Refused, match="bad_gzip"):
        inflated(bytes(body), "gzip")


@pytest.mark.parametrize("encoding", ["br", "deflate", "gzip, gzip", "zstd"])
def test_other_encodings_are_refused(encoding: str) -> None:
    with pytest.raises(Refused, match="encoding_not_supported"):
        inflated(b"{}", encoding)
