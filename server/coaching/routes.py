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
#: No person at all: another system, by its token.
TOKENS: Final[frozenset[Role]] = frozenset()

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
    "auth.change_own_password": SIGNED_IN,
    "start.is_needed": ANYONE,
    "start.begin": ANYONE,
    "organization.about_it": DIRECTORS,
    "organization.change": DIRECTORS,
    "audit.newest": DIRECTORS,
    "audit.as_file": DIRECTORS,
    "invitations.look": ANYONE,
    "invitations.accept_link": ANYONE,
    "administration.everybody": DIRECTORS,
    "administration.invite_people": DIRECTORS,
    "administration.invite_list": DIRECTORS,
    "administration.change_person": DIRECTORS,
    "administration.make_link": DIRECTORS,
    "administration.hand_reps_over": DIRECTORS,
    "sync.exchange": SIGNED_IN,
    "people.everyone": SIGNED_IN,
    "people.one": SIGNED_IN,
    "people.one_thing": SIGNED_IN,
    "numbers.dashboard": SIGNED_IN,
    "rep_numbers.behind": SIGNED_IN,
    "managers.activity": SIGNED_IN,
    "plans.invite": COACHES,
    "calendars.address": COACHES,
    "calendars.make": COACHES,
    "calendars.end": COACHES,
    "calendars.read": ANYONE,
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
    "imports.look_at": COACHES,
    "imports.bring": COACHES,
    "imports.saved": COACHES,
    "imports.forget": DIRECTORS,
    "metrics.take": TOKENS,
    "tokens.everything": DIRECTORS,
    "tokens.make": DIRECTORS,
    "tokens.revoke": DIRECTORS,
    "reminders.everything": SIGNED_IN,
    "reminders.change": SIGNED_IN,
    "reminders.take": SIGNED_IN,
    "reminders.leave": SIGNED_IN,
    "reminders.attempt": SIGNED_IN,
    "digest.preview": DIRECTORS,
    "digest.page": DIRECTORS,
    "unsubscribe.ask": ANYONE,
    "unsubscribe.end": ANYONE,
    "mail_server.one": DIRECTORS,
    "mail_server.change": DIRECTORS,
    "mail_server.end": DIRECTORS,
    "mail_server.test": DIRECTORS,
    "jobs.every": DIRECTORS,
    "jobs.run": DIRECTORS,
    "connections.every": DIRECTORS,
    "connections.add": DIRECTORS,
    "connections.change": DIRECTORS,
    "connections.remove": DIRECTORS,
    "connections.try_it": DIRECTORS,
    "attachments.file": SIGNED_IN,
    "critiques.bring": COACHES,
    "critiques.content": COACHES,
    "uploads.offer": ANYONE,
    "uploads.begin": COACHES,
    "uploads.offset": COACHES,
    "uploads.add": COACHES,
    "uploads.give_up": COACHES,
}

#: Those that go by the session's refresh token, since the other one may be too old by then.
BY_REFRESH_TOKEN: Final = frozenset({"auth.refresh", "auth.logout"})

#: Those that another system asks, by its token; no person may.
BY_TOKEN: Final = frozenset({"metrics.take"})


def permitted(endpoint: str, role: str | None) -> bool:
    """Whether somebody with this role (`None`: not signed in) may use the route with this endpoint name."""
    row = ROUTES.get(endpoint, frozenset())
    return row == ANYONE or role in row
