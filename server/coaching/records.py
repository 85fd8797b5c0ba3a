"""What is recorded: every kind of record with its fields, types and bounds.

The one declaration: docs/protocol.md, the OpenAPI document and the browser's types are made from it or
checked against it.
"""

from typing import Final

from server.coaching import (
    kinds_checklist,
    kinds_coached,
    kinds_numbers,
    kinds_practice,
    kinds_received,
    kinds_seen,
)
from server.coaching.fields import Field, Json
from server.coaching.kind import Kind
from server.coaching.kinds_checklist import CATEGORIES, FUNNEL_LEVELS
from server.coaching.kinds_seen import INTERACTION_KINDS, LARGEST_FILE

__all__ = [
    "CATEGORIES",
    "FUNNEL_LEVELS",
    "INTERACTION_KINDS",
    "KINDS",
    "LARGEST_FILE",
    "Field",
    "Json",
    "Kind",
]

KINDS: Final[dict[str, Kind]] = {
    kind.name: kind
    for kind in (
        *kinds_seen.RECORDS,
        *kinds_coached.RECORDS,
        *kinds_checklist.RECORDS,
        *kinds_practice.RECORDS,
        *kinds_numbers.RECORDS,
        *kinds_received.RECORDS,
    )
}
