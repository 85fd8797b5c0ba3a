"""What words of other systems mean."""

from collections.abc import Mapping
from typing import Final

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
    "active": "engaging",
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
