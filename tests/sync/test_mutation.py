"""Any JSON may come in: an envelope is refused whole, a mutation alone, and both with a name."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.mutation import MOST_MUTATIONS, fingerprint, read_envelope, read_mutation
from sync.outcome import EnvelopeRefused, MutationRefused

DEVICE = "6f1c9c1e-0000-4000-8000-000000000001"
ENVELOPE = {"protocol": 1, "device": DEVICE, "mutations": [], "cursors": {}}
MUTATION = {
    "number": 41,
    "kind": "observation",
    "id": DEVICE,
    "base": None,
    "at": "001795280000000-00003-8f2c11aa",
    "set": {"rating": "met"},
    "depends_on": [40],
}
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_a_whole_envelope_is_read() -> None:
    envelope = read_envelope(ENVELOPE | {"sent_at": "2026-03-31T14:05:00Z", "limit": 7})
    assert (envelope.device, envelope.mutations, envelope.cursors, envelope.limit) == (DEVICE, (), {}, 7)


def test_either_part_may_be_absent() -> None:
    envelope = read_envelope({"protocol": 1, "device": DEVICE})
    assert (envelope.mutations, envelope.cursors, envelope.limit) == (None, None, 2000)


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"protocols": 1}, "unknown_member", "protocols"),
        ({"protocol": 2}, "protocol_not_spoken", "protocol"),
        ({"protocol": True}, "protocol_not_spoken", "protocol"),
        ({"protocol": "1"}, "protocol_not_spoken", "protocol"),
        ({"device": "phone"}, "bad_device", "device"),
        ({"device": DEVICE.upper()}, "bad_device", "device"),
        ({"device": None}, "bad_device", "device"),
        ({"sent_at": 7}, "bad_sent_at", "sent_at"),
        ({"mutations": {}}, "bad_mutations", "mutations"),
        ({"mutations": [MUTATION, 7]}, "bad_mutations", "mutations[1]"),
        ({"mutations": [MUTATION | {"number": "41"}]}, "bad_number", "mutations[0].number"),
        ({"mutations": [MUTATION | {"number": 0}]}, "bad_number", "mutations[0].number"),
        ({"mutations": [MUTATION | {"number": True}]}, "bad_number", "mutations[0].number"),
        ({"mutations": [MUTATION | {"number": 2**53}]}, "bad_number", "mutations[0].number"),
        ({"mutations": [{}]}, "bad_number", "mutations[0].number"),
        ({"mutations": [MUTATION] * (MOST_MUTATIONS + 1)}, "too_large", "mutations"),
        ({"cursors": []}, "bad_cursors", "cursors"),
        ({"cursors": {"org": 7}}, "bad_cursors", "cursors"),
        ({"limit": 0}, "bad_limit", "limit"),
        ({"limit": 5001}, "bad_limit", "limit"),
        ({"limit": "7"}, "bad_limit", "limit"),
    ],
)
def test_an_envelope_is_refused_by_name(change: dict[str, Any], code: str, path: str) -> None:
    with pytest.raises(EnvelopeRefused) as raised:
        read_envelope(ENVELOPE | change)
    assert (raised.value.code, raised.value.path) == (code, path)
    assert raised.value.title


def test_too_many_mutations_name_the_limit() -> None:
    with pytest.raises(EnvelopeRefused) as raised:
        read_envelope(ENVELOPE | {"mutations": [MUTATION] * (MOST_MUTATIONS + 1)})
    assert raised.value.limit == MOST_MUTATIONS


def test_a_whole_mutation_is_read() -> None:
    mutation = read_mutation(MUTATION)
    assert (mutation.number, mutation.base, mutation.values, mutation.depends_on) == (
        41,
        None,
        {"rating": "met"},
        (40,),
    )
    deletion = {name: value for name, value in MUTATION.items() if name != "set"} | {"delete": True}
    assert read_mutation(deletion).values is None
    assert read_mutation(MUTATION | {"delete": False}).values == {"rating": "met"}


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"sets": {}}, "unknown_member", "sets"),
        ({"id": "7"}, "bad_id", "id"),
        ({"id": DEVICE.replace("c", "C")}, "bad_id", "id"),
        ({"base": "7"}, "bad_base", "base"),
        ({"base": -1}, "bad_base", "base"),
        ({"base": True}, "bad_base", "base"),
        ({"at": "now"}, "bad_clock", "at"),
        ({"at": None}, "bad_clock", "at"),
        ({"set": []}, "bad_set", "set"),
        ({"delete": True}, "set_or_delete", "delete"),
        ({"delete": 1}, "set_or_delete", "delete"),
        ({"depends_on": 40}, "bad_depends_on", "depends_on"),
        ({"depends_on": [40, 41]}, "bad_depends_on", "depends_on[1]"),
        ({"depends_on": ["40"]}, "bad_depends_on", "depends_on[0]"),
        ({"depends_on": [0]}, "bad_depends_on", "depends_on[0]"),
    ],
)
def test_a_mutation_is_refused_by_name(change: dict[str, Any], code: str, path: str) -> None:
    with pytest.raises(MutationRefused) as raised:
        read_mutation(MUTATION | change)
    assert (raised.value.code, raised.value.path) == (code, path)


@pytest.mark.parametrize("member", ["kind", "id", "at", "set"])
def test_a_mutation_without_a_part_it_needs_is_refused(member: str) -> None:
    with pytest.raises(MutationRefused) as raised:
        read_mutation({name: value for name, value in MUTATION.items() if name != member})
    assert raised.value.path == member


@given(any_json)
def test_no_json_does_more_than_be_refused(document: Any) -> None:
    with pytest.raises(EnvelopeRefused):
        read_envelope(document)


@given(st.dictionaries(st.sampled_from(list(MUTATION)), any_json))
def test_no_mutation_does_more_than_be_refused(change: dict[str, Any]) -> None:
    with suppress(MutationRefused):
        assert read_mutation(MUTATION | change | {"number": 41}).number == 41


@given(any_json)
def test_equal_content_has_an_equal_fingerprint_whatever_its_order(value: Any) -> None:
    one = {"number": 1, "set": {"a": value, "b": 1}}
    other = json.loads(json.dumps({"set": {"b": 1, "a": value}, "number": 1}))
    assert fingerprint(one) == fingerprint(other)
    assert fingerprint(one) != fingerprint({"number": 1, "set": {"a": [value], "b": 1}})
