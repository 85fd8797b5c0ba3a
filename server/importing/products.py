"""How known systems export their numbers.

A new system is a new `Product`, never new code. Headers are compared by their letters and digits alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from server.importing.layouts import FileKind

Headers: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Product:
    """How one system exports one kind of file.

    `known_by`: it is this one when all headers of one of these are there.
    """

    name: str
    kind: FileKind
    known_by: tuple[tuple[str, ...], ...]
    headers: Headers


PRODUCTS: Final = (
    Product(
        "HubSpot",
        "opportunities",
        (("deal name", "deal stage", "deal owner"), ("deal id", "deal name", "deal stage")),
        {
            "source_id": ("record id", "deal id", "record id - deal", "hs_object_id"),
            "rep": ("deal owner",),
            "stage": ("deal stage",),
            "engaged_on": ("create date",),
            "closed_on": ("close date",),
            "account": (
                "associated company",
                "associated company (primary)",
                "primary company",
                "company name",
            ),
            "value": ("amount", "amount in company currency"),
            "next_step": ("next step",),
            "next_step_on": ("next activity date",),
        },
    ),
    Product(
        "HubSpot",
        "calls",
        (
            ("activity assigned to", "call outcome"),
            ("activity assigned to", "call title"),
            ("activity assigned to", "call duration"),
        ),
        {
            "source_id": ("record id", "call id", "record id - call"),
            "rep": ("activity assigned to",),
            "on": ("activity date", "create date"),
            "outcome": ("call outcome",),
            "customer": (
                "associated company",
                "associated contact",
                "associated company names",
                "associated contact names",
                "contacts associated",
            ),
        },
    ),
    Product(
        "HubSpot",
        "emails",
        (("activity assigned to", "email subject"), ("activity assigned to", "email direction")),
        {
            "source_id": ("record id", "email id"),
            "rep": ("activity assigned to",),
            "on": ("activity date", "create date"),
            "customer": ("associated company", "associated contact", "email to address"),
        },
    ),
    Product(
        "HubSpot",
        "conversations",
        (("activity assigned to", "meeting name"), ("activity assigned to", "meeting outcome")),
        {
            "source_id": ("record id", "meeting id"),
            "rep": ("activity assigned to",),
            "on": ("meeting start time", "activity date", "create date"),
            "outcome": ("meeting outcome",),
            "customer": ("associated company", "associated contact"),
        },
    ),
    Product(
        "Salesforce",
        "opportunities",
        (
            ("opportunity owner", "opportunity name"),
            ("opportunity owner", "stage"),
            ("opportunity id", "stage", "opportunity owner"),
            ("ownerid", "stagename", "closedate"),
        ),
        {
            "source_id": ("opportunity id", "opportunity id (18 char)", "id", "opportunity name"),
            "rep": ("opportunity owner", "opportunity owner email", "ownerid"),
            "stage": ("stage", "stagename"),
            "engaged_on": ("created date", "createddate", "opportunity created date"),
            "closed_on": ("close date", "closedate"),
            "account": ("account name", "account.name"),
            "value": ("amount", "amount (converted)"),
            "next_step": ("next step", "nextstep"),
        },
    ),
    Product(
        "Salesforce",
        "calls",
        (
            ("assigned", "subject", "date"),
            ("assigned", "activity id"),
            ("assigned", "call result"),
            ("assigned", "task subtype"),
        ),
        {
            "source_id": ("activity id", "activity id (18 char)", "task id"),
            "rep": ("assigned",),
            "on": ("date", "completed date/time", "created date"),
            "outcome": ("call result", "call disposition"),
            "customer": ("company / account", "account name", "contact", "lead"),
            "type": ("task subtype", "activity type", "type"),
            "done": ("status",),
        },
    ),
    Product(
        "Pipedrive",
        "opportunities",
        (("deal - title", "deal - status"), ("deal - id", "deal - owner"), ("deal - title", "deal - owner")),
        {
            "source_id": ("deal - id", "deal - system id", "deal - pipedrive system id", "deal - title"),
            "rep": ("deal - owner",),
            "stage": ("deal - status", "deal - stage"),
            "engaged_on": ("deal - deal created", "deal - deal created on", "deal - add time"),
            "closed_on": ("deal - deal closed on", "deal - won time", "deal - lost time"),
            "account": ("deal - organization", "organization - name", "deal - contact person"),
            "product": ("deal - product name", "deal - products"),
            "value": ("deal - value", "deal - deal value"),
            "next_step_on": ("deal - next activity date",),
        },
    ),
    Product(
        "Pipedrive",
        "calls",
        (
            ("activity - subject", "activity - type"),
            ("activity - type", "activity - assigned to user"),
            ("activity - subject", "activity - due date"),
        ),
        {
            "source_id": ("activity - id", "activity - system id", "activity - pipedrive system id"),
            "rep": ("activity - assigned to user",),
            "on": ("activity - marked as done time", "activity - due date"),
            "customer": (
                "activity - organization",
                "organization",
                "activity - contact person",
                "contact person",
                "activity - person",
            ),
            "type": ("activity - type",),
            "done": ("activity - done",),
        },
    ),
)
