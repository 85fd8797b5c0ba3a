"""What is recorded: every kind of record with its fields, types and bounds.

The one declaration: docs/protocol.md, the OpenAPI document and the browser's types are made from it or
checked against it.
"""

from dataclasses import dataclass

from server.coaching.fields import (
    LARGEST_INTEGER,
    LIST_ENTRIES,
    LONGEST_URL,
    OBJECT_BYTES,
    Field,
    Json,
)

__all__ = ["KINDS", "NOT_THERE_YET", "Field", "Json", "Kind"]

ROLES = ("director", "manager", "rep")
INTERACTION_KINDS = ("ride_along", "call_recording", "email", "call_note")
INTERACTION_STATES = ("open", "finished", "debriefed")
RATINGS = ("met", "partly", "missed", "not_seen")
FOCUS_STATES = ("active", "reached", "replaced")
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
MEDIA_TYPES = ("image/webp", "image/jpeg", "audio/webm", "audio/mp4", "audio/ogg")
FILE_STATES = ("waiting", "ready", "refused")
STAGES = ("prospecting", "engaging", "won", "lost")
PERIODS = ("day", "week", "month", "quarter")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    `scope` says with whom it is kept: `org`, `private`, `person` (a rep's own record with the rep, anybody
    else's with the organization), or the field that leads to the rep or to the record it belongs to.
    """

    name: str
    fields: dict[str, Field]
    scope: str
    written_by_devices: bool = False


def _kinds(*kinds: Kind) -> dict[str, Kind]:
    return {kind.name: kind for kind in kinds}


def _text(longest: int) -> Field:
    return Field("text", max=longest)


def _needed(longest: int) -> Field:
    return Field("text", required=True, nullable=False, min=1, max=longest)


def _choice(*choices: str, required: bool = False, frozen: bool = False) -> Field:
    default = None if required else choices[0]
    return Field("choice", required, nullable=False, choices=choices, frozen=frozen, default=default)


def _frozen_id(refers: str | None) -> Field:
    return Field("uuid", required=True, nullable=False, refers=refers, frozen=True)


def _by_server(refers: str) -> Field:
    return Field("uuid", refers=refers, by_server=True)


def _count(least: int = 0) -> Field:
    return Field("integer", required=True, nullable=False, min=least, max=LARGEST_INTEGER)


_REP = _frozen_id("person")
_DATE, _TIME = Field("date"), Field("time")
_NEEDED_DATE = Field("date", required=True, nullable=False)
_NEEDED_TIME = Field("time", required=True, nullable=False)
_URL = Field("url", max=LONGEST_URL)

#: The bytes of a photo or voice memo, as the phone sends it.
LARGEST_FILE = 15 * 1024 * 1024

#: Named by the protocol, with nothing behind them yet.
NOT_THERE_YET = ("critique",)

KINDS = _kinds(
    Kind(
        "interaction",
        {
            "rep_id": _REP,
            "kind": _choice(*INTERACTION_KINDS, required=True, frozen=True),
            "customer": _text(200),
            "occurred_on": _NEEDED_DATE,
            "started_at": _TIME,
            "finished_at": _TIME,
            "checklist_id": _frozen_id("checklist"),
            "state": _choice(*INTERACTION_STATES),
            "debriefed_at": _TIME,
            "rep_words": _text(4000),
            "private_note": _text(4000),
            "manager_id": _by_server("person"),
        },
        scope="rep_id",
        written_by_devices=True,
    ),
    Kind(
        "observation",
        {
            "interaction_id": _frozen_id("interaction"),
            "item_id": _frozen_id("item"),
            "rating": _choice(*RATINGS, required=True),
            "note": _text(2000),
            "private_note": _text(2000),
            "at_second": Field("integer", min=0, max=86_400),
        },
        scope="interaction_id",
        written_by_devices=True,
    ),
    Kind(
        "focus",
        {
            "rep_id": _REP,
            "item_id": _frozen_id("item"),
            "state": _choice(*FOCUS_STATES),
            "agreed_at": _NEEDED_TIME,
            "closed_at": _TIME,
            "reason": _text(500),
            "evidence": Field("object", max=OBJECT_BYTES),
            "manager_id": _by_server("person"),
        },
        scope="rep_id",
        written_by_devices=True,
    ),
    Kind(
        "training",
        {
            "focus_id": _frozen_id("focus"),
            "title": _needed(200),
            "url": _URL,
            "due_on": _DATE,
            "done_at": _TIME,
        },
        scope="focus_id",
        written_by_devices=True,
    ),
    Kind(
        "reply",
        {"about_id": _frozen_id(None), "text": _needed(4000), "author_id": _by_server("person")},
        scope="about_id",
        written_by_devices=True,
    ),
    Kind(
        "retrospective",
        {
            "rep_id": _REP,
            "period": _choice("day", "week", required=True, frozen=True),
            "starts_on": Field("date", required=True, nullable=False, frozen=True),
            "achievements": _text(4000),
            "impediments": _text(4000),
            "next_steps": _text(4000),
            "state": _choice("open", "closed"),
        },
        scope="rep_id",
        written_by_devices=True,
    ),
    Kind(
        "plan",
        {
            "rep_id": _REP,
            "planned_for": _NEEDED_TIME,
            "customer": _text(200),
            "manager_id": _by_server("person"),
        },
        scope="rep_id",
        written_by_devices=True,
    ),
    Kind(
        "attachment",
        {
            "observation_id": _frozen_id("observation"),
            "media_type": _choice(*MEDIA_TYPES, required=True, frozen=True),
            "size": Field("integer", required=True, nullable=False, min=1, max=LARGEST_FILE, frozen=True),
            "sha256": Field("sha256", required=True, nullable=False, frozen=True),
            "file": Field("choice", nullable=False, choices=FILE_STATES, by_server=True, default="waiting"),
            "refused_because": Field("text", max=40, by_server=True),
            "author_id": _by_server("person"),
            "added_at": _TIME,
        },
        scope="observation_id",
        written_by_devices=True,
    ),
    Kind(
        "person",
        {
            "name": _needed(200),
            "role": _choice(*ROLES, required=True),
            "email": _needed(254),
            "manager_ids": Field("uuids", nullable=False, max=LIST_ENTRIES, refers="person", default=[]),
            "started_on": _DATE,
            "active": Field("boolean", nullable=False, default=True),
            "region": _text(200),
        },
        scope="person",
    ),
    Kind(
        "checklist",
        {
            "title": _needed(200),
            "version": _count(1),
            "item_ids": Field("uuids", required=True, nullable=False, max=LIST_ENTRIES, refers="item"),
            "state": _choice("published", "withdrawn"),
        },
        scope="org",
    ),
    Kind(
        "item",
        {
            "prompt": _needed(200),
            "good_looks_like": _text(2000),
            "category": _choice(*CATEGORIES, required=True),
            "impact": Field("integer", required=True, nullable=False, min=1, max=5),
            "kinds": Field("texts", required=True, nullable=False, max=4),
            "funnel_level": Field("choice", choices=FUNNEL_LEVELS),
            "standard": _text(40),
            "training_url": _URL,
        },
        scope="org",
    ),
    Kind(
        "goal",
        {
            "rep_id": _REP,
            "metric": _choice(*METRICS, required=True),
            "period": _choice(*PERIODS, required=True),
            "target": _count(),
            "valid_from": _NEEDED_DATE,
            "valid_to": _DATE,
            "why": _text(2000),
            "bonus": _text(2000),
        },
        scope="rep_id",
    ),
    Kind(
        "metric",
        {
            "rep_id": _REP,
            "metric": _choice(*METRICS, required=True),
            "counted_on": _NEEDED_DATE,
            "count": _count(),
            "source": _text(200),
        },
        scope="rep_id",
    ),
    Kind(
        "opportunity",
        {
            "rep_id": _REP,
            "source_id": _needed(200),
            "product": _text(200),
            "account": _text(200),
            "stage": _choice(*STAGES, required=True),
            "engaged_on": _DATE,
            "closed_on": _DATE,
            "value": Field("integer", min=0, max=LARGEST_INTEGER),
        },
        scope="rep_id",
    ),
    Kind(
        "overwritten",
        {
            "person_id": _by_server("person"),
            "record_kind": _needed(40),
            "record_id": _frozen_id(None),
            "field": _needed(40),
            "lost": Field("value"),
            "kept": Field("value"),
            "kept_by": _by_server("person"),
            "happened_at": _NEEDED_TIME,
        },
        scope="private",
    ),
)
