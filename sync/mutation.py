"""What a device sends: an envelope of mutations and cursors, read member by member.

The envelope is read first and whole: what is wrong with it refuses the request. A mutation is read on its
own, so that what is wrong with it is its own outcome. Any JSON may come in.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sync import versions
from sync.clock import is_clock
from sync.outcome import EnvelopeRefused, MutationRefused

Json: TypeAlias = Any

MOST_MUTATIONS = 500
MOST_RECORDS = 5000
USUAL_RECORDS = 2000
MOST_DEPENDENCIES = 100
LARGEST_INTEGER = 2**53 - 1

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ENVELOPE = ("protocol", "device", "sent_at", "mutations", "cursors", "limit")
_MUTATION = ("number", "kind", "id", "base", "at", "set", "delete", "depends_on")


@dataclass(frozen=True, slots=True)
class Envelope:
    """One request. `mutations` are raw, in its `protocol`, each with a usable `number`; None: no push.

    `cursors` by scope; None: no pull. `limit`: how many records may come back.
    """

    protocol: int
    device: str
    mutations: tuple[dict[str, Json], ...] | None
    cursors: dict[str, str] | None
    limit: int


@dataclass(frozen=True, slots=True)
class Mutation:
    """One edit of one record. `values` is what to set, None for a deletion. `base` None: made as new."""

    number: int
    kind: str
    id: str
    base: int | None
    at: str
    values: dict[str, Json] | None
    depends_on: tuple[int, ...]


def read_envelope(document: Json) -> Envelope:
    """The request in `document`. Raises `EnvelopeRefused`; no mutation is read further than its number."""
    if not isinstance(document, dict):
        raise EnvelopeRefused("not_an_envelope")
    if not versions.is_spoken(document.get("protocol")):
        raise EnvelopeRefused("protocol_not_spoken", "protocol", newest=versions.PROTOCOL)
    for member in document:
        if member not in _ENVELOPE:
            raise EnvelopeRefused("unknown_member", str(member)[:80], member=str(member)[:80])
    if not _is_uuid(document.get("device")):
        raise EnvelopeRefused("bad_device", "device")
    if not isinstance(document.get("sent_at", ""), str):
        raise EnvelopeRefused("bad_sent_at", "sent_at")
    return Envelope(
        document["protocol"],
        document["device"],
        _mutations(document),
        _cursors(document),
        _limit(document),
    )


def _mutations(document: dict[str, Json]) -> tuple[dict[str, Json], ...] | None:
    if "mutations" not in document:
        return None
    mutations = document["mutations"]
    if not isinstance(mutations, list):
        raise EnvelopeRefused("bad_mutations", "mutations")
    if len(mutations) > MOST_MUTATIONS:
        raise EnvelopeRefused("too_large", "mutations", MOST_MUTATIONS)
    for index, mutation in enumerate(mutations):
        if not isinstance(mutation, dict):
            raise EnvelopeRefused("bad_mutations", f"mutations[{index}]")
        if not _is_number(mutation.get("number")):
            raise EnvelopeRefused("bad_number", f"mutations[{index}].number")
    return tuple(mutations)


def _cursors(document: dict[str, Json]) -> dict[str, str] | None:
    if "cursors" not in document:
        return None
    cursors = document["cursors"]
    if not isinstance(cursors, dict) or not all(isinstance(cursor, str) for cursor in cursors.values()):
        raise EnvelopeRefused("bad_cursors", "cursors")
    return cursors


def _limit(document: dict[str, Json]) -> int:
    limit = document.get("limit", USUAL_RECORDS)
    if not _is_integer(limit) or not 1 <= limit <= MOST_RECORDS:
        raise EnvelopeRefused("bad_limit", "limit", MOST_RECORDS)
    return int(limit)


def read_mutation(raw: Mapping[str, Json]) -> Mutation:
    """The mutation in `raw`, whose number was looked at already. Raises `MutationRefused`."""
    for member in raw:
        if member not in _MUTATION:
            raise MutationRefused("unknown_member", str(member)[:80], member=str(member)[:80])
    for member in ("kind", "id", "at"):
        if member not in raw:
            raise MutationRefused("member_missing", member, member=member)
    if not _is_uuid(raw["id"]):
        raise MutationRefused("bad_id", "id")
    base = raw.get("base")
    if base is not None and not (_is_integer(base) and 0 <= base <= LARGEST_INTEGER):
        raise MutationRefused("bad_base", "base")
    if not is_clock(raw["at"]):
        raise MutationRefused("bad_clock", "at")
    return Mutation(raw["number"], raw["kind"], raw["id"], base, raw["at"], _values(raw), _depends_on(raw))


def _values(raw: Mapping[str, Json]) -> dict[str, Json] | None:
    deletes = raw.get("delete", False)
    if not isinstance(deletes, bool) or deletes == ("set" in raw):
        raise MutationRefused("set_or_delete", "delete" if "delete" in raw else "set")
    if deletes:
        return None
    if not isinstance(raw["set"], dict):
        raise MutationRefused("bad_set", "set")
    return raw["set"]


def _depends_on(raw: Mapping[str, Json]) -> tuple[int, ...]:
    numbers = raw.get("depends_on")
    if numbers is None:
        return ()
    if not isinstance(numbers, list) or len(numbers) > MOST_DEPENDENCIES:
        raise MutationRefused("bad_depends_on", "depends_on")
    for index, number in enumerate(numbers):
        if not _is_number(number) or number >= raw["number"]:
            raise MutationRefused("bad_depends_on", f"depends_on[{index}]")
    return tuple(numbers)


def fingerprint(raw: Mapping[str, Json]) -> str:
    """The SHA-256 of a mutation as canonical JSON, in hexadecimal: equal content, equal fingerprint."""
    canonical = json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LARGEST_INTEGER


def _is_uuid(value: object) -> bool:
    return isinstance(value, str) and _UUID.fullmatch(value) is not None
