"""Records on their way back to the device that wrote them, without what it knows anyway.

A record that a mutation of the same request set comes as the mutation's number instead of its kind and id,
and with those fields alone that are not as the mutation set them. What was sent, laid under what came, is the
whole record again, whatever was done with the mutation: nothing is lost by it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Json: TypeAlias = Any

_Set = tuple[int, Mapping[str, Json]]


class Shorter:
    """Makes the records shorter that these mutations, as they were sent, have set."""

    def __init__(self, mutations: Iterable[Mapping[str, Json]]) -> None:
        sent = list(mutations)
        used = Counter(one["number"] for one in sent)
        self._sets: dict[tuple[str, str], _Set] = {}
        for one in sent:
            match one:
                case {"kind": str(kind), "id": str(id_), "set": dict(values)} if used[one["number"]] == 1:
                    self._sets.setdefault((kind, id_), (one["number"], values))

    def __call__(self, record: dict[str, Json]) -> dict[str, Json]:
        """The record, shorter where it can be: `number`, `version`, `deleted`, `fields`."""
        known = self._sets.get((record["kind"], record["id"]))
        if known is None or record["deleted"]:
            return record
        number, values = known
        fields = record["fields"]
        if not values.keys() <= fields.keys():
            return record
        news = {
            name: value
            for name, value in fields.items()
            if name not in values or not _is_same(values[name], value)
        }
        return {"number": number, "version": record["version"], "deleted": False, "fields": news}


def _is_same(one: Json, other: Json) -> bool:
    """Whether JSON writes them alike: True is not 1, and 1 is not 1.0."""
    if one is None or isinstance(one, str):
        return bool(one == other)
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
