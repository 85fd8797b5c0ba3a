"""How an organization works: its days, its holidays, who is away, and what makes an opportunity one."""

from server.coaching.counting import RULE_FIELDS
from server.coaching.fields import LARGEST_INTEGER, Field
from server.coaching.kind import DATE, NEEDED_DATE, REP, Kind, choice, needed, text
from server.coaching.working_days import WEEKDAYS

WORKING_DAYS = ["mon", "tue", "wed", "thu", "fri"]
CONVERSATION_OUTCOMES = ["Connected", "Conversation", "Meeting booked"]
NEW_HIRE_DAYS = 10
MOST_NEW_HIRE_DAYS = 60
#: What a manager does themselves, counted from interactions.
ACTIVITIES = ("field_days", "recordings", "emails", "call_notes")
MOST_TARGET = 1000

RECORDS = (
    Kind(
        "practice",
        {
            "working_days": Field("texts", nullable=False, max=len(WEEKDAYS), default=WORKING_DAYS),
            "new_hire_days": Field(
                "integer", nullable=False, min=0, max=MOST_NEW_HIRE_DAYS, default=NEW_HIRE_DAYS
            ),
            "review_day": choice("fri", *(day for day in WEEKDAYS if day != "fri")),
            "conversation_outcomes": Field("texts", nullable=False, max=60, default=CONVERSATION_OUTCOMES),
            "leans": Field("boolean", nullable=False, default=True),
            "time_zone": text(64),
        },
        scope="org",
        written_by_devices=True,
    ),
    Kind(
        "holiday",
        {"on": NEEDED_DATE, "name": needed(200)},
        scope="org",
        written_by_devices=True,
    ),
    Kind(
        "criterion",
        {
            "title": Field("text", required=True, nullable=False, min=1, max=200, frozen=True),
            "field": Field("choice", choices=RULE_FIELDS, frozen=True),
            "at_least": Field("integer", min=0, max=LARGEST_INTEGER, frozen=True),
            "valid_from": Field("date", required=True, nullable=False, frozen=True),
            "valid_to": DATE,
            "place": Field("integer", nullable=False, min=0, max=1_000_000, default=0),
        },
        scope="org",
        written_by_devices=True,
    ),
    Kind(
        "activity_target",
        {
            "manager_id": Field("uuid", refers="colleague", frozen=True),
            "activity": choice(*ACTIVITIES, required=True, frozen=True),
            "target": Field("integer", min=0, max=MOST_TARGET),
            "valid_from": Field("date", required=True, nullable=False, frozen=True),
            "why": needed(2000),
        },
        scope="org",
        written_by_devices=True,
    ),
    Kind(
        "absence",
        {"rep_id": REP, "from_on": NEEDED_DATE, "to_on": NEEDED_DATE, "note": text(200)},
        scope="rep_id",
        written_by_devices=True,
    ),
)
