"""Every table. Importing this package is what makes them known to the database."""

from server.store.tables.administering import AuditEntry, Invitation
from server.store.tables.attachments import Attachment, KeptFile
from server.store.tables.checklists import Checklist, Draft, DraftItem, Item
from server.store.tables.coaching import (
    Ask,
    Focus,
    Impediment,
    Plan,
    Reply,
    Retrospective,
    SelfRating,
    Training,
)
from server.store.tables.connecting import Connection, MailServer
from server.store.tables.feed import Change, Overwritten, Receipt
from server.store.tables.importing import ImportProfile, ImportToken
from server.store.tables.interactions import Critique, Interaction, Observation
from server.store.tables.numbers import (
    Acknowledgment,
    Conversation,
    Goal,
    Mark,
    Metric,
    Opportunity,
    Reading,
)
from server.store.tables.people import Calendar, Organization, Person, SignIn, TeamRep
from server.store.tables.practice import Absence, ActivityTarget, Criterion, Holiday, Practice
from server.store.tables.record import RecordTable
from server.store.tables.reminding import PushPlace, ReminderChoice, ReminderSent
from server.store.tables.working import Job

#: The table of each kind of record, parents before children.
TABLES: dict[str, type[RecordTable]] = {
    "person": Person,
    "item": Item,
    "checklist": Checklist,
    "draft": Draft,
    "draft_item": DraftItem,
    "critique": Critique,
    "interaction": Interaction,
    "observation": Observation,
    "attachment": Attachment,
    "focus": Focus,
    "training": Training,
    "reply": Reply,
    "self_rating": SelfRating,
    "ask": Ask,
    "retrospective": Retrospective,
    "impediment": Impediment,
    "plan": Plan,
    "practice": Practice,
    "holiday": Holiday,
    "criterion": Criterion,
    "activity_target": ActivityTarget,
    "absence": Absence,
    "goal": Goal,
    "acknowledgment": Acknowledgment,
    "metric": Metric,
    "opportunity": Opportunity,
    "conversation": Conversation,
    "mark": Mark,
    "reading": Reading,
    "overwritten": Overwritten,
}

__all__ = [
    "TABLES",
    "Absence",
    "Acknowledgment",
    "ActivityTarget",
    "Ask",
    "Attachment",
    "AuditEntry",
    "Calendar",
    "Change",
    "Checklist",
    "Connection",
    "Conversation",
    "Criterion",
    "Critique",
    "Draft",
    "DraftItem",
    "Focus",
    "Goal",
    "Holiday",
    "Impediment",
    "ImportProfile",
    "ImportToken",
    "Interaction",
    "Invitation",
    "Item",
    "Job",
    "KeptFile",
    "MailServer",
    "Mark",
    "Metric",
    "Observation",
    "Opportunity",
    "Organization",
    "Overwritten",
    "Person",
    "Plan",
    "Practice",
    "PushPlace",
    "Reading",
    "Receipt",
    "RecordTable",
    "ReminderChoice",
    "ReminderSent",
    "Reply",
    "Retrospective",
    "SelfRating",
    "SignIn",
    "TeamRep",
    "Training",
]
