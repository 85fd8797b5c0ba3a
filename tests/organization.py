"""A small organization to test with: two teams, one shared rep, one checklist, and a second organization."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.store.database import writing
from server.store.tables import Change, Organization
from server.store.writer import Given, write_records

NOW = datetime(2026, 3, 31, 14, 5, tzinfo=UTC)


def made_up_id(name: str) -> str:
    """The same id for the same name, in every run."""
    return str(uuid5(NAMESPACE_URL, name))


@dataclass(frozen=True)
class Team:
    """Ids: `dana` directs, `mo` and `nia` manage; `rob` is with Mo, `tess` with Nia, `sam` with both."""

    name: str = "North"
    organization: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "organization", self.id("organization"))

    def id(self, name: str) -> str:
        return made_up_id(f"{self.name} {name}")

    def __getattr__(self, name: str) -> str:
        return self.id(name)


def make_team(session: Session, name: str = "North") -> Team:
    """Write the organization with its people, a checklist of three items, and no interaction."""
    team = Team(name)
    people = [
        ("dana", "director", []),
        ("mo", "manager", []),
        ("nia", "manager", []),
        ("rob", "rep", [team.mo]),
        ("sam", "rep", [team.mo, team.nia]),
        ("tess", "rep", [team.nia]),
    ]
    items = ("agenda", "questions", "next_step")
    with writing(session):
        session.add(Organization(id=team.organization, name=name, epoch=team.id("epoch")))
        session.flush()
        given = [
            Given(
                "person",
                team.id(first),
                {
                    "name": first.title(),
                    "role": role,
                    "email": f"{first}@{name.lower()}.example",
                    "manager_ids": managers,
                },
            )
            for first, role, managers in people
        ]
        given += [
            Given(
                "item",
                team.id(item),
                {"prompt": item, "category": "process", "impact": 3, "kinds": ["ride_along"]},
            )
            for item in items
        ]
        given.append(
            Given(
                "checklist",
                team.checklist,
                {"title": "Visits", "version": 1, "item_ids": [team.id(item) for item in items]},
            )
        )
        write_records(session, team.organization, given, now=NOW)
    return team


def versions(session: Session) -> list[tuple[str, int]]:
    """Every record there is, with its version: the same before and after where nothing was written."""
    found = sorted((change.record_id, change.version) for change in session.scalars(select(Change)))
    session.rollback()
    return found
