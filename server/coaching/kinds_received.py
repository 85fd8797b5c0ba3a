"""What devices only receive: people, checklists, numbers, and the values that lost."""

from server.coaching.fields import LARGEST_INTEGER, LIST_ENTRIES, Field
from server.coaching.kind import (
    DATE,
    NEEDED_DATE,
    NEEDED_TIME,
    REP,
    URL,
    Kind,
    by_server,
    choice,
    count,
    frozen_id,
    needed,
    text,
)

ROLES = ("director", "manager", "rep")
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
METRICS = ("opportunities", "conversations", "calls", "emails")
STAGES = ("prospecting", "engaging", "won", "lost")
PERIODS = ("day", "week", "month", "quarter")

RECORDS = (
    Kind(
        "person",
        {
            "name": needed(200),
            "role": choice(*ROLES, required=True),
            "email": needed(254),
            "manager_ids": Field("uuids", nullable=False, max=LIST_ENTRIES, refers="person", default=[]),
            "started_on": DATE,
            "active": Field("boolean", nullable=False, default=True),
            "region": text(200),
        },
        scope="person",
    ),
    Kind(
        "checklist",
        {
            "title": needed(200),
            "version": count(1),
            "item_ids": Field("uuids", required=True, nullable=False, max=LIST_ENTRIES, refers="item"),
            "state": choice("published", "withdrawn"),
        },
        scope="org",
    ),
    Kind(
        "item",
        {
            "prompt": needed(200),
            "good_looks_like": text(2000),
            "category": choice(*CATEGORIES, required=True),
            "impact": Field("integer", required=True, nullable=False, min=1, max=5),
            "kinds": Field("texts", required=True, nullable=False, max=4),
            "funnel_level": Field("choice", choices=FUNNEL_LEVELS),
            "standard": Field("standard"),
            "training_url": URL,
        },
        scope="org",
    ),
    Kind(
        "goal",
        {
            "rep_id": REP,
            "metric": choice(*METRICS, required=True),
            "period": choice(*PERIODS, required=True),
            "target": count(),
            "valid_from": NEEDED_DATE,
            "valid_to": DATE,
            "why": text(2000),
            "bonus": text(2000),
        },
        scope="rep_id",
    ),
    Kind(
        "metric",
        {
            "rep_id": REP,
            "metric": choice(*METRICS, required=True),
            "counted_on": NEEDED_DATE,
            "count": count(),
            "source": text(200),
        },
        scope="rep_id",
    ),
    Kind(
        "opportunity",
        {
            "rep_id": REP,
            "source_id": needed(200),
            "product": text(200),
            "account": text(200),
            "stage": choice(*STAGES, required=True),
            "engaged_on": DATE,
            "closed_on": DATE,
            "value": Field("integer", min=0, max=LARGEST_INTEGER),
        },
        scope="rep_id",
    ),
    Kind(
        "overwritten",
        {
            "person_id": by_server("person"),
            "record_kind": needed(40),
            "record_id": frozen_id(None),
            "field": needed(40),
            "lost": Field("value"),
            "kept": Field("value"),
            "kept_by": by_server("person"),
            "happened_at": NEEDED_TIME,
        },
        scope="private",
    ),
)
