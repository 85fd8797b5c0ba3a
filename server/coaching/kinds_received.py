"""What devices only receive: people, numbers, and the values that lost."""

from server.coaching.fields import LARGEST_INTEGER, LIST_ENTRIES, Field
from server.coaching.kind import (
    DATE,
    NEEDED_DATE,
    NEEDED_TIME,
    REP,
    Kind,
    by_server,
    choice,
    count,
    frozen_id,
    needed,
    text,
)

ROLES = ("director", "manager", "rep")
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
