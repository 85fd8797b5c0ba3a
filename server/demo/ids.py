"""Ids of the demo organization: the same for ever, so that a demo made twice is one demo."""

from uuid import NAMESPACE_DNS, UUID, uuid5

from server.coaching.starter_checklist import starter_checklist_id, starter_item_id

ORGANIZATION_ID = str(uuid5(NAMESPACE_DNS, "ridealong.demo.example"))
CHECKLIST_ID = starter_checklist_id(ORGANIZATION_ID)


def demo_id(*parts: object) -> str:
    """The id of the thing named by `parts` in the demo organization."""
    return str(uuid5(UUID(ORGANIZATION_ID), ":".join(map(str, parts))))


def person_id(name: str) -> str:
    """The id of a person by name."""
    return demo_id("person", name)


def item_id(key: str) -> str:
    """The id of an item of the starter checklist by its key."""
    return starter_item_id(ORGANIZATION_ID, key)
