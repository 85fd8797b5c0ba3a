"""How the columns, words and dates of an export map to ours: a table per kind of export.

A new export is a new `Profile`, never new code. Headers and words are compared by their letters and digits
alone ("Close Date", "close_date" and "CLOSE-DATE" are one), so a profile lists spellings, not variants.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of export: which headers hold which field, and how its values are written.

    `teams` and `opportunities` map our field to the headers that may hold it, best first.
    `dates` are `strptime` formats, tried in order.
    """

    name: str
    teams: Mapping[str, tuple[str, ...]]
    opportunities: Mapping[str, tuple[str, ...]]
    stages: Mapping[str, str]
    dates: tuple[str, ...] = ("%Y-%m-%d",)
    products: Mapping[str, str] = field(default_factory=dict)


#: A file without one of these cannot be read; every other column may be missing.
NEEDED = {"teams": ("rep", "manager"), "opportunities": ("source_id", "rep", "stage")}

CRM_SALES_OPPORTUNITIES = Profile(
    name="crm-sales-opportunities",
    teams={"rep": ("sales_agent",), "manager": ("manager",), "region": ("regional_office",)},
    opportunities={
        "source_id": ("opportunity_id",),
        "rep": ("sales_agent",),
        "product": ("product",),
        "account": ("account",),
        "stage": ("deal_stage",),
        "engaged_on": ("engage_date",),
        "closed_on": ("close_date",),
        "value": ("close_value",),
    },
    stages={"prospecting": "prospecting", "engaging": "engaging", "won": "won", "lost": "lost"},
    products={"gtxpro": "GTX Pro"},
)

GENERIC = Profile(
    name="generic",
    teams={
        "rep": (
            "rep",
            "sales rep",
            "sales agent",
            "agent",
            "salesperson",
            "representative",
            "seller",
            "name",
        ),
        "manager": ("manager", "sales manager", "team lead", "team leader", "supervisor", "reports to"),
        "region": ("region", "regional office", "office", "territory", "area"),
    },
    opportunities={
        "source_id": ("opportunity id", "deal id", "record id", "external id", "id"),
        "rep": ("owner", "opportunity owner", "deal owner", "sales rep", "rep", "sales agent", "salesperson"),
        "product": ("product", "product name", "product line"),
        "account": ("account", "account name", "company", "company name", "customer", "organization"),
        "stage": ("stage", "deal stage", "stage name", "opportunity stage", "status"),
        "engaged_on": (
            "engage date",
            "engaged on",
            "created date",
            "create date",
            "created on",
            "open date",
            "created",
        ),
        "closed_on": ("close date", "closed date", "closed on", "date closed"),
        "value": ("close value", "value", "amount", "deal value", "revenue"),
    },
    stages={
        "prospecting": "prospecting",
        "prospect": "prospecting",
        "new": "prospecting",
        "qualification": "prospecting",
        "engaging": "engaging",
        "engaged": "engaging",
        "open": "engaging",
        "in progress": "engaging",
        "proposal": "engaging",
        "negotiation": "engaging",
        "won": "won",
        "closed won": "won",
        "lost": "lost",
        "closed lost": "lost",
    },
    dates=("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%m/%d/%Y"),
)

#: Tried in this order when no profile is named.
PROFILES = (CRM_SALES_OPPORTUNITIES, GENERIC)
