"""Every table. Importing this package is what makes them known to the database."""

from server.store.tables.attachments import Attachment, KeptFile
from server.store.tables.checklists import Checklist, Draft, DraftItem, Item
from server.store.tables.coaching import Ask, Focus, Plan, Reply, Retrospective, SelfRating, Training
from server.store.tables.feed import Change, Overwritten, Receipt
from server.store.tables.interactions import Interaction, Observation
from server.store.tables.numbers import Goal, Metric, Opportunity
from server.store.tables.people import Organization, Person, SignIn, TeamRep
from server.store.tables.record import RecordTable

#: The table of each kind of record, parents before children.
TABLES: dict[str, type[RecordTable]] = {
    "person": Person,
    "item": Item,
    "checklist": Checklist,
    "draft": Draft,
    "draft_item": DraftItem,
    "interaction": Interaction,
    "observation": Observation,
    "attachment": Attachment,
    "focus": Focus,
    "training": Training,
    "reply": Reply,
    "self_rating": SelfRating,
    "ask": Ask,
    "retrospective": Retrospective,
    "plan": Plan,
    "goal": Goal,
    "metric": Metric,
    "opportunity": Opportunity,
    "overwritten": Overwritten,
}

__all__ = [
    "TABLES",
    "Ask",
    "Attachment",
    "Change",
    "Checklist",
    "Draft",
    "DraftItem",
    "Focus",
    "Goal",
    "Interaction",
    "Item",
    "KeptFile",
    "Metric",
    "Observation",
    "Opportunity",
    "Organization",
    "Overwritten",
    "Person",
    "Plan",
    "Receipt",
    "RecordTable",
    "Reply",
    "Retrospective",
    "SelfRating",
    "SignIn",
    "TeamRep",
    "Training",
]
