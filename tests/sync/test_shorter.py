"""What a device wrote itself comes back short, and is whole again when it is laid over what was sent."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.shorter import Shorter

VECTORS = json.loads(Path("tests/vectors/shorter.json").read_text(encoding="utf-8"))

ids = st.sampled_from(["one", "two"])
kinds = st.sampled_from(["observation", "reply"])
values = st.recursive(
    st.sampled_from([None, True, False, 0, 1, 1.0, "", "1", "met"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=3,
)
fields = st.dictionaries(st.sampled_from(["rating", "note", "evidence"]), values, max_size=3)
mutations = st.lists(
    st.fixed_dictionaries(
        {"number": st.integers(1, 3)},
        optional={
            "kind": kinds | values,
            "id": ids | values,
            "set": fields | values,
            "delete": st.booleans(),
        },
    ),
    max_size=4,
)
records = st.fixed_dictionaries(
    {"kind": kinds, "id": ids, "version": st.integers(1, 9), "deleted": st.booleans(), "fields": fields}
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["says"]))
def test_vectors(vector: dict[str, Any]) -> None:
    record = vector["record"]
    assert Shorter(vector["mutations"])(record) == (vector["short"] or record)


@given(sent=mutations, record=records)
def test_no_record_is_lost_by_it(sent: list[dict[str, Any]], record: dict[str, Any]) -> None:
    assert written(whole(Shorter(sent)(record), sent)) == written(record)


def whole(record: dict[str, Any], sent: list[dict[str, Any]]) -> dict[str, Any]:
    """As docs/protocol.md says that a phone does it."""
    if "number" not in record:
        return record
    (mutation,) = (one for one in sent if one["number"] == record["number"])
    known = {"kind": mutation["kind"], "id": mutation["id"]}
    made = {name: value for name, value in record.items() if name != "number"}
    return known | made | {"fields": mutation["set"] | record["fields"]}


def written(value: object) -> str:
    return json.dumps(value, sort_keys=True)
