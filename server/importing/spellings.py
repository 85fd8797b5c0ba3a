"""What systems that nobody knows may call their columns, and what words of their files mean."""

from collections.abc import Mapping
from typing import Final

from server.importing.layouts import FileKind
from server.importing.products import Headers

#: What any other system may call it, best first.
_WHO: Final = (
    "rep email",
    "owner email",
    "email of rep",
    "rep",
    "sales rep",
    "sales agent",
    "salesperson",
    "sales person",
    "representative",
    "owner",
    "account executive",
    "assigned to",
    "assignee",
    "user",
    "agent",
    "caller",
    "from",
    "verkäufer",
    "mitarbeiter",
    "name",
)
_WHEN: Final = (
    "date",
    "activity date",
    "call date",
    "counted on",
    "day",
    "on",
    "when",
    "call timestamp",
    "started at",
    "start",
    "created at",
    "created on",
    "timestamp",
    "completed on",
    "datum",
    "tag",
)
_IDS: Final = ("id", "record id", "external id", "source id", "uuid", "call id", "activity id", "task id")
_FOR_WHOM: Final = (
    "customer",
    "account",
    "account name",
    "company",
    "company name",
    "organization",
    "prospect",
    "contact",
    "contact name",
    "lead",
    "to",
    "kunde",
    "firma",
)
_CAME_OUT: Final = ("outcome", "result", "disposition", "call outcome", "call result", "status", "ergebnis")
_OF_ACTIVITY: Final = {
    "rep": _WHO,
    "on": _WHEN,
    "source_id": _IDS,
    "customer": _FOR_WHOM,
    "type": ("type", "activity type", "activity", "typ", "art"),
    "done": ("done", "completed"),
}
OTHERS: Final[dict[FileKind, Headers]] = {
    "opportunities": {
        "source_id": ("opportunity id", "deal id", "record id", "external id", "source id", "id"),
        "rep": ("opportunity owner", "deal owner", *_WHO),
        "stage": ("stage", "deal stage", "stage name", "opportunity stage", "status", "phase"),
        "engaged_on": (
            "engage date",
            "engaged on",
            "created date",
            "create date",
            "created on",
            "created at",
            "open date",
            "opened on",
            "created",
            "erstellt am",
            "angelegt am",
        ),
        "closed_on": (
            "close date",
            "closed date",
            "closed on",
            "date closed",
            "abschlussdatum",
            "geschlossen am",
        ),
        "account": ("account", *_FOR_WHOM),
        "product": ("product", "product name", "product line", "produkt"),
        "value": ("close value", "value", "amount", "deal value", "revenue", "betrag", "wert", "umsatz"),
        "need": ("need", "pain", "bedarf"),
        "budget": ("budget",),
        "decision_maker": ("decision maker", "economic buyer", "entscheider"),
        "next_step": ("next step", "nächster schritt"),
        "next_step_on": ("next step date", "next step on", "next activity date"),
    },
    "calls": {**_OF_ACTIVITY, "outcome": _CAME_OUT},
    "conversations": {**_OF_ACTIVITY, "outcome": _CAME_OUT},
    "emails": {**_OF_ACTIVITY, "on": ("sent at", "sent on", *_WHEN)},
    "counts": {
        "rep": _WHO,
        "on": _WHEN,
        "opportunities": ("opportunities", "new opportunities", "deals", "new deals"),
        "conversations": ("conversations", "connects", "connected calls", "gespräche"),
        "calls": ("calls", "dials", "calls made", "outbound calls", "anrufe"),
        "emails": ("emails", "e-mails", "emails sent", "mails"),
        "metric": ("metric", "measure", "what"),
        "count": ("count", "number", "how many", "anzahl"),
    },
}

#: What words of other systems mean; `word_meanings` says how those that begin like one are taken.
STAGES: Final[Mapping[str, str]] = {
    "prospecting": "prospecting",
    "prospect": "prospecting",
    "new": "prospecting",
    "qualification": "prospecting",
    "lead": "prospecting",
    "appointment scheduled": "prospecting",
    "engaging": "engaging",
    "engaged": "engaging",
    "open": "engaging",
    "offen": "engaging",
    "in progress": "engaging",
    "proposal": "engaging",
    "negotiation": "engaging",
    "qualified to buy": "engaging",
    "presentation scheduled": "engaging",
    "decision maker bought-in": "engaging",
    "contract sent": "engaging",
    "needs analysis": "engaging",
    "value proposition": "engaging",
    "id. decision makers": "engaging",
    "perception analysis": "engaging",
    "proposal/price quote": "engaging",
    "negotiation/review": "engaging",
    "won": "won",
    "closed won": "won",
    "gewonnen": "won",
    "lost": "lost",
    "closed lost": "lost",
    "verloren": "lost",
}
TYPES: Final[Mapping[str, str]] = {
    "call": "call",
    "phone call": "call",
    "anruf": "call",
    "telefonat": "call",
    "email": "email",
    "list email": "email",
    "mail": "email",
    "meeting": "conversation",
    "conversation": "conversation",
    "demo": "conversation",
    "visit": "conversation",
    "termin": "conversation",
    "gespräch": "conversation",
    "besuch": "conversation",
}
#: Kinds of activity that are none of these, and need nobody to say so.
NOTHING: Final = frozenset(
    ("task", "todo", "lunch", "deadline", "note", "reminder", "aufgabe", "notiz", "erinnerung", "mittagessen")
)
#: An activity that was planned and is not done has not happened.
NOT_DONE: Final = frozenset(
    {
        "todo",
        "undone",
        "notdone",
        "open",
        "notstarted",
        "planned",
        "scheduled",
        "inprogress",
        "waitingonsomeoneelse",
        "deferred",
        "no",
        "false",
        "0",
        "offen",
        "geplant",
        "nein",
    }
)
