"""What devices only receive: people, and the values that lost."""

from server.coaching.fields import LIST_ENTRIES, Field
from server.coaching.kind import (
    DATE,
    NEEDED_TIME,
    Kind,
    by_server,
    choice,
    frozen_id,
    needed,
    text,
)

ROLES = ("director", "manager", "rep")

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
