"""The one thing of a rep, and what goes with coaching it."""

from server.coaching.fields import OBJECT_BYTES, READING_BYTES, Field
from server.coaching.kind import (
    DATE,
    NEEDED_DATE,
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
from server.coaching.kinds_seen import INTERACTION_KINDS

FOCUS_STATES = ("active", "reached", "replaced")
OWN_RATINGS = ("met", "partly", "missed")
#: How many steps of the retrospective before can be said to be done.
MOST_STEPS = 60
#: What an impediment is about, so that those which several reps name are found.
TOPICS = ("contracts", "pricing", "product", "leads", "tools", "collateral", "time", "other")

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
            "standard": Field("standard"),
            "standard_why": text(500),
            "acknowledged_at": TIME,
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
        "self_rating",
        {
            "focus_id": frozen_id("focus"),
            "rated_at": Field("time", required=True, nullable=False, frozen=True),
            "rating": choice(*OWN_RATINGS, required=True, frozen=True),
            "customer": text(200),
            "note": text(2000),
        },
        scope="focus_id",
        written_by_devices=True,
    ),
    Kind(
        "ask",
        {
            "rep_id": REP,
            "kind": choice(*INTERACTION_KINDS, required=True),
            "asked_at": Field("time", required=True, nullable=False, frozen=True),
            "customer": text(200),
            "wanted_on": DATE,
            "words": text(2000),
            "answered_at": TIME,
            "answer": text(2000),
            "planned_for": TIME,
        },
        scope="rep_id",
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
            "prepared_at": TIME,
            "manager_closed_at": TIME,
            "rep_closed_at": TIME,
            "reading": Field("object", max=READING_BYTES),
            "steps_done": Field("texts", max=MOST_STEPS),
            "proposed_steps": text(4000),
        },
        scope="rep_id",
        written_by_devices=True,
    ),
    Kind(
        "impediment",
        {
            "rep_id": REP,
            "text": needed(2000),
            "topic": choice(*TOPICS, required=True),
            "named_on": NEEDED_DATE,
            "assigned_to": Field("uuid", refers="colleague"),
            "resolved_at": TIME,
            "resolution": text(2000),
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
