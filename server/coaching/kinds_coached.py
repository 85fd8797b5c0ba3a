"""The one thing of a rep, and what goes with coaching it."""

from server.coaching.fields import OBJECT_BYTES, Field
from server.coaching.kind import (
    DATE,
    NEEDED_TIME,
    REP,
    TIME,
    URL,
    Kind,
    by_server,
    choice,
    frozen_id,
    needed,
    text,
)

FOCUS_STATES = ("active", "reached", "replaced")

RECORDS = (
    Kind(
        "focus",
        {
            "rep_id": REP,
            "item_id": frozen_id("item"),
            "state": choice(*FOCUS_STATES),
            "agreed_at": NEEDED_TIME,
            "closed_at": TIME,
            "reason": text(500),
            "evidence": Field("object", max=OBJECT_BYTES),
            "manager_id": by_server("person"),
        },
        scope="rep_id",
        written_by_devices=True,
    ),
    Kind(
        "training",
        {
            "focus_id": frozen_id("focus"),
            "title": needed(200),
            "url": URL,
            "due_on": DATE,
            "done_at": TIME,
        },
        scope="focus_id",
        written_by_devices=True,
    ),
    Kind(
        "reply",
        {"about_id": frozen_id(None), "text": needed(4000), "author_id": by_server("person")},
        scope="about_id",
        written_by_devices=True,
    ),
    Kind(
        "retrospective",
        {
            "rep_id": REP,
            "period": choice("day", "week", required=True, frozen=True),
            "starts_on": Field("date", required=True, nullable=False, frozen=True),
            "achievements": text(4000),
            "impediments": text(4000),
            "next_steps": text(4000),
            "state": choice("open", "closed"),
        },
        scope="rep_id",
        written_by_devices=True,
    ),
    Kind(
        "plan",
        {
            "rep_id": REP,
            "planned_for": NEEDED_TIME,
            "customer": text(200),
            "manager_id": by_server("person"),
        },
        scope="rep_id",
        written_by_devices=True,
    ),
)
