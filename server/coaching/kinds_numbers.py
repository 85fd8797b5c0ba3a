"""The numbers of a rep: goals, what is counted against them, and what was read from it. Never a duration."""

from server.coaching.fields import LARGEST_INTEGER, READING_BYTES, Field
from server.coaching.goals import METRICS
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

#: What a goal may be set for; `ratio`: opportunities out of a hundred conversations.
GOAL_METRICS = (*METRICS, "ratio")
STAGES = ("prospecting", "engaging", "won", "lost")
PERIODS = ("day", "week", "month", "quarter")
GOAL_STATES = ("published", "draft")
#: What is noted of a conversation.
NOTES = ("goals", "pains", "structure", "dynamics", "next_step", "next_step_on")
#: What one row may count: far more than anybody does in a day, and no sum of a quarter overflows.
MOST_AT_ONCE = 1_000_000

_BY_SERVER = Field("text", max=200, by_server=True)

RECORDS = (
    Kind(
        "goal",
        {
            "rep_id": Field("uuid", refers="person", frozen=True),
            "manager_id": Field("uuid", refers="person", frozen=True),
            "together": Field("boolean", nullable=False, default=False),
            "metric": choice(*GOAL_METRICS, required=True),
            "period": choice(*PERIODS, required=True),
            "target": count(),
            "valid_from": NEEDED_DATE,
            "valid_to": DATE,
            "why": text(2000),
            "bonus": text(2000),
            "state": choice(*GOAL_STATES),
        },
        scope="rep_or_org",
    ),
    Kind(
        "metric",
        {
            "rep_id": REP,
            "metric": choice(*METRICS, required=True),
            "counted_on": NEEDED_DATE,
            "count": count(most=MOST_AT_ONCE),
            "source": text(200),
            "source_id": text(200),
            "customer": text(200),
            "outcome": text(200),
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
            "need": text(2000),
            "budget": text(2000),
            "decision_maker": text(2000),
            "next_step": text(2000),
            "next_step_on": DATE,
        },
        scope="rep_id",
    ),
    Kind(
        "conversation",
        {
            "rep_id": REP,
            "held_on": NEEDED_DATE,
            "customer": text(200),
            "opportunity": Field("boolean", nullable=False, default=False),
            "goals": text(4000),
            "pains": text(4000),
            "structure": text(4000),
            "dynamics": text(4000),
            "next_step": text(4000),
            "next_step_on": DATE,
            "source_id": _BY_SERVER,
            "outcome": _BY_SERVER,
            "noted": Field("boolean", nullable=False, by_server=True, default=False),
        },
        scope="rep_id",
        written_by_devices=True,
    ),
    Kind(
        "mark",
        {
            "about_id": frozen_id(None),
            "criterion_id": frozen_id("criterion"),
            "met": Field("boolean", required=True, nullable=False),
            "marked_by": by_server("person"),
        },
        scope="about_id",
        written_by_devices=True,
    ),
    Kind(
        "reading",
        {
            "rep_id": REP,
            "as_of": NEEDED_DATE,
            "reading": Field("object", required=True, nullable=False, max=READING_BYTES),
        },
        scope="rep_id",
    ),
    Kind(
        "acknowledgment",
        {"rep_id": REP, "goal_id": frozen_id("goal"), "read_at": NEEDED_TIME},
        scope="rep_id",
        written_by_devices=True,
    ),
)
