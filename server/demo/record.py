"""A record of the demo before it is written: what a device or an import would have sent."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Record:
    """One record. `by` is the id of the person who wrote it; fields as in server/coaching/records.py."""

    kind: str
    id: str
    fields: dict[str, Any]
    by: str
