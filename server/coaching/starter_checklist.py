"""What there is to look for to start from: a library of items, and the checklist of ten an organization has.

Impact is how much of a deal hangs on the item, 1 to 5. It steers the one thing more than anything else
(DESIGN section 5), so the five is kept for the two habits that decide whether a visit becomes an opportunity.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

TITLE = "Customer conversations"
VERSION = 1


@dataclass(frozen=True, slots=True)
class StarterItem:
    """One thing to look for. `key` is stable for ever: ids are made from it."""

    key: str
    prompt: str
    good_looks_like: str
    category: str
    impact: int
    kinds: tuple[str, ...]
    funnel_level: str | None
    training: str  # the title a remedial training starts with; the organization adds its own link
    founding: bool  # on the checklist that an organization starts with


def _read() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(
        Path(__file__).with_name("starter_library.json").read_text(encoding="utf-8")
    )
    return [one | {"kinds": tuple(one["kinds"])} for one in read]


#: Everything an editor offers, which the app is built with too.
LIBRARY = tuple(StarterItem(**one) for one in _read())
#: What an organization starts with.
ITEMS = tuple(item for item in LIBRARY if item.founding)


def starter_item_id(organization_id: str, key: str) -> str:
    """The id of a starter item in an organization: the same whenever it is made."""
    return str(uuid5(UUID(organization_id), f"starter item {key}"))


def starter_checklist_id(organization_id: str) -> str:
    """The id of the starter checklist in an organization."""
    return str(uuid5(UUID(organization_id), f"starter checklist {VERSION}"))


def starter_records(organization_id: str) -> list[tuple[str, str, dict[str, Any]]]:
    """An organization's items, then its published checklist, each as (kind, id, fields)."""
    items = [("item", starter_item_id(organization_id, item.key), _fields(item)) for item in ITEMS]
    checklist = {
        "title": TITLE,
        "version": VERSION,
        "item_ids": [item_id for _, item_id, _ in items],
        "state": "published",
        "items": {item_id: fields for _, item_id, fields in items},
    }
    return [*items, ("checklist", starter_checklist_id(organization_id), checklist)]


def _fields(item: StarterItem) -> dict[str, Any]:
    return {
        "prompt": item.prompt,
        "good_looks_like": item.good_looks_like,
        "category": item.category,
        "impact": item.impact,
        "kinds": list(item.kinds),
        "funnel_level": item.funnel_level,
        "standard": None,
        "training_url": None,
    }
