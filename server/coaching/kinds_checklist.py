"""What is looked for: published checklists and their items, and the drafts that directors write."""

from server.coaching.fields import Field
from server.coaching.kind import (
    TIME,
    URL,
    Kind,
    by_server,
    choice,
    count,
    frozen_id,
    needed,
    text,
)
from server.coaching.kinds_seen import INTERACTION_KINDS

CATEGORIES = (
    "process",
    "questioning",
    "messaging",
    "buying_opportunity",
    "collateral",
    "discount",
    "next_step",
)
FUNNEL_LEVELS = ("opportunities", "conversations", "calls")

#: Nobody looks for more than this in one meeting, and every phone holds the words of every version.
MOST_ITEMS = 60
#: The words of all items of a version, as JSON.
WORDS_BYTES = 128 * 1024

#: Published or drafted, an item may go without these.
_MORE = {
    "good_looks_like": text(2000),
    "funnel_level": Field("choice", choices=FUNNEL_LEVELS),
    "standard": text(40),
    "training_url": URL,
}

RECORDS = (
    Kind(
        "checklist",
        {
            "title": needed(200),
            "version": count(1),
            "item_ids": Field("uuids", required=True, nullable=False, max=MOST_ITEMS, refers="item"),
            "state": choice("published", "withdrawn"),
            "standard": Field("standard"),
            "items": Field("object", max=WORDS_BYTES),
            "published_at": TIME,
        },
        scope="org",
    ),
    Kind(
        "item",
        {
            "prompt": needed(200),
            "category": choice(*CATEGORIES, required=True),
            "impact": Field("integer", required=True, nullable=False, min=1, max=5),
            "kinds": Field("texts", required=True, nullable=False, max=len(INTERACTION_KINDS)),
            **(_MORE | {"standard": Field("standard")}),
        },
        scope="org",
    ),
    Kind(
        "draft",
        {
            "title": needed(200),
            "based_on": Field("uuid", refers="checklist"),
            "standard": text(40),
            "begun_at": Field("time", required=True, nullable=False, frozen=True),
            "author_id": by_server("person"),
        },
        scope="directors",
        written_by_devices=True,
    ),
    Kind(
        "draft_item",
        {
            "draft_id": frozen_id("draft"),
            "item_id": frozen_id("item"),
            "place": Field("integer", nullable=False, min=0, max=1_000_000, default=0),
            "prompt": text(200),
            "category": choice(*CATEGORIES),
            "impact": Field("integer", min=1, max=5),
            "kinds": Field("texts", nullable=False, max=len(INTERACTION_KINDS), default=[]),
            **_MORE,
        },
        scope="directors",
        written_by_devices=True,
    ),
)
#: What an item says: all fields of a published one.
WORDS = tuple(next(kind.fields for kind in RECORDS if kind.name == "item"))
