"""Who may use which route: one row for each, and no row means nobody.

Rows say which roles may ask at all; what they are then shown is narrowed to their own reps by the query
behind the route.
"""

from typing import Final, Literal

from server.coaching.people import Role

ANYONE: Final = "anyone"
SIGNED_IN: Final[frozenset[Role]] = frozenset({"director", "manager", "rep"})
COACHES: Final[frozenset[Role]] = frozenset({"director", "manager"})
DIRECTORS: Final[frozenset[Role]] = frozenset({"director"})

ROUTES: Final[dict[str, frozenset[Role] | Literal["anyone"]]] = {
    "shell.app_page": ANYONE,
    "shell.worker": ANYONE,
    "shell.manifest": ANYONE,
    "health.answer": ANYONE,
    "documents.openapi": ANYONE,
    "documents.page": ANYONE,
    "auth.login": ANYONE,
    "auth.refresh": SIGNED_IN,
    "auth.logout": SIGNED_IN,
    "auth.me": SIGNED_IN,
    "sync.exchange": SIGNED_IN,
    "people.everyone": SIGNED_IN,
    "people.one": SIGNED_IN,
    "people.one_thing": SIGNED_IN,
    "numbers.dashboard": SIGNED_IN,
    "rep_numbers.behind": SIGNED_IN,
    "interactions.one": SIGNED_IN,
    "reps.reading": SIGNED_IN,
    "checklists.one": DIRECTORS,
    "goals.every": SIGNED_IN,
    "goals.new": COACHES,
    "goals.change": COACHES,
    "goals.drop": COACHES,
    "goals.publication": COACHES,
    "goals.end": COACHES,
    "goals.successor": COACHES,
    "goals.chain": COACHES,
    "attachments.file": SIGNED_IN,
    "uploads.offer": ANYONE,
    "uploads.begin": COACHES,
    "uploads.offset": COACHES,
    "uploads.add": COACHES,
    "uploads.give_up": COACHES,
}

#: Those that go by the session's refresh token, since the other one may be too old by then.
BY_REFRESH_TOKEN: Final = frozenset({"auth.refresh", "auth.logout"})


def permitted(endpoint: str, role: str | None) -> bool:
    """Whether somebody with this role (`None`: not signed in) may use the route with this endpoint name."""
    row = ROUTES.get(endpoint, frozenset())
    return row == ANYONE or role in row
