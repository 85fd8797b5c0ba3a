"""The checklist an organization starts with: one published version, ten items, every seed category.

Impact is how much of a deal hangs on the item, 1 to 5. It steers the one thing more than anything else
(DESIGN section 5), so the five is kept for the two habits that decide whether a visit becomes an opportunity.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

TITLE = "Customer conversations"
VERSION = 1

VISIT, CALL, EMAIL, NOTE = "ride_along", "call_recording", "email", "call_note"


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


ITEMS = (
    StarterItem(
        "agenda",
        "Agenda agreed at the start",
        "Purpose, time and outcome said aloud, and the customer adds a point.",
        "process",
        3,
        (VISIT, CALL),
        "conversations",
        "Open a meeting in ninety seconds",
    ),
    StarterItem(
        "open_questions",
        "Open questions first",
        "Three open questions before the product is named.",
        "questioning",
        4,
        (VISIT, CALL),
        "opportunities",
        "Three questions before the deck",
    ),
    StarterItem(
        "cost_of_nothing",
        "Ask what happens if they do nothing",
        "Names the cost of staying as is, in the customer’s words and with their number.",
        "questioning",
        5,
        (VISIT, CALL, NOTE),
        "opportunities",
        "Cost of inaction",
    ),
    StarterItem(
        "who_decides",
        "Ask who else decides",
        "Knows who signs, who uses it and who could stop it before any proposal is sent.",
        "process",
        4,
        (VISIT, CALL, NOTE),
        "opportunities",
        "Map the buying group",
    ),
    StarterItem(
        "one_message",
        "One message, in their words",
        "Ties one benefit to what the customer said, with proof from a customer like them.",
        "messaging",
        3,
        (VISIT, CALL, EMAIL),
        "conversations",
        "One message a meeting",
    ),
    StarterItem(
        "buying_signal",
        "Buying signal followed up",
        "Stops the pitch when price, timing or start comes up, and asks why it matters now.",
        "buying_opportunity",
        4,
        (VISIT, CALL, EMAIL),
        "opportunities",
        "Hear the buying signal",
    ),
    StarterItem(
        "collateral",
        "Current collateral used",
        "Matches this quarter’s deck and price list; nothing older leaves the bag.",
        "collateral",
        2,
        (VISIT, EMAIL),
        None,
        "What is in the bag this quarter",
    ),
    StarterItem(
        "discount",
        "Discount inside the policy",
        "Every concession is traded for something and stays inside the approved band.",
        "discount",
        3,
        (VISIT, CALL, EMAIL),
        None,
        "Trade, don’t give",
    ),
    StarterItem(
        "next_step",
        "Next step booked",
        "Date, people and purpose are in both calendars before leaving.",
        "next_step",
        5,
        (VISIT, CALL, EMAIL, NOTE),
        "opportunities",
        "Book it in the room",
    ),
    StarterItem(
        "notes",
        "Notes say goals, pains and people",
        "Somebody else could take the next meeting from the note alone.",
        "process",
        2,
        (NOTE,),
        "calls",
        "A note worth reading",
    ),
)


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
