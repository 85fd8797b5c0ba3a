"""A phone without a screen: it numbers what it does, sends it, and keeps what it receives."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.cursors import Cursors
from server.deliver import Delivery, deliver
from server.receive import receive
from server.recovery.lost_time import epochs_heard
from server.store.tables import Person
from server.store.teams import rep_ids
from sync.clock import clock
from sync.mutation import read_envelope
from tests.organization import NOW, Team

CURSORS = Cursors("a secret of the tests")


def actor_of(session: Session, organization_id: str, person_id: str) -> Actor:
    """The person as the server sees them now."""
    person = session.get_one(Person, (organization_id, person_id), populate_existing=True)
    session.rollback()
    return Actor(person.id, person.role, organization_id, rep_ids(session, person))  # type: ignore[arg-type]


def observation_id(interaction_id: str, item_id: str) -> str:
    return str(uuid5(UUID(interaction_id), item_id))


@dataclass
class Phone:
    """One device of one person. `now` is both its own time and the server's. `sent`: what was accepted."""

    session: Session
    team: Team
    person_id: str
    now: datetime = NOW
    device: str = field(default_factory=lambda: str(uuid4()))
    number: int = 0
    cursors: dict[str, str] = field(default_factory=dict)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    sent: list[dict[str, Any]] = field(default_factory=list)

    @property
    def actor(self) -> Actor:
        return actor_of(self.session, self.team.organization, self.person_id)

    def edit(self, kind: str, id_: str, base: int | None = None, /, **fields: Any) -> dict[str, Any]:
        """A mutation that sets these fields; its number is the next."""
        return self.mutation(kind, id_, base) | {"set": fields}

    def deletion(self, kind: str, id_: str, base: int | None = None) -> dict[str, Any]:
        return self.mutation(kind, id_, base) | {"delete": True}

    def mutation(self, kind: str, id_: str, base: int | None) -> dict[str, Any]:
        self.number += 1
        self.now += timedelta(milliseconds=1)
        at = clock(int(self.now.timestamp() * 1000), self.device[:8])
        return {"number": self.number, "kind": kind, "id": id_, "base": base, "at": at}

    def visit(self, name: str, rep: str, **fields: Any) -> dict[str, Any]:
        """A mutation that makes a ride-along."""
        made = {
            "rep_id": rep,
            "kind": "ride_along",
            "occurred_on": "2026-03-31",
            "checklist_id": self.team.checklist,
        }
        return self.edit("interaction", self.team.id(name), **made, **fields)

    def rating(self, visit: str, item: str, rating: str, **fields: Any) -> dict[str, Any]:
        """A mutation that rates an item in a ride-along for the first time."""
        interaction_id, item_id = self.team.id(visit), self.team.id(item)
        made = {"interaction_id": interaction_id, "item_id": item_id, "rating": rating}
        return self.edit("observation", observation_id(interaction_id, item_id), **made, **fields)

    def focus(self, name: str, rep: str, item: str, **fields: Any) -> dict[str, Any]:
        """A mutation that agrees on a one thing."""
        made = {"rep_id": rep, "item_id": self.team.id(item), "agreed_at": "2026-03-31T15:00:00Z"}
        return self.edit("focus", self.team.id(name), **made, **fields)

    def send(self, *mutations: dict[str, Any]) -> list[dict[str, Any]]:
        """Push these; what the server answers."""
        envelope = read_envelope({"protocol": 1, "device": self.device, "mutations": list(mutations)})
        heard = epochs_heard(self.actor, self.cursors, CURSORS)
        outcomes = receive(self.session, self.actor, envelope, self.now + timedelta(seconds=1), heard)
        return [outcome.as_json() for outcome in outcomes]

    def accepted(self, *mutations: dict[str, Any]) -> list[int]:
        """Push these, which must be accepted; the versions of their records."""
        outcomes = self.send(*mutations)
        assert all(outcome["status"] in ("applied", "merged") for outcome in outcomes), outcomes
        self.sent += mutations
        return [outcome["version"] for outcome in outcomes]

    def pull(self, limit: int = 5000) -> Delivery:
        """Receive what is new, once; keep it as the app would."""
        delivery = deliver(self.session, self.actor, self.cursors, limit, CURSORS)
        self.session.rollback()
        for name in (*delivery.reset, *delivery.dropped):
            self.cursors.pop(name, None)
            self.records = {id_: one for id_, one in self.records.items() if one["scope"] != name}
        for name, scope in delivery.scopes.items():
            self.cursors[name] = scope.cursor
            for record in scope.records:
                self.take(record | {"scope": name})
        return delivery

    def take(self, record: dict[str, Any]) -> None:
        """Keep it; that it is gone from a scope says nothing of one that moved to another."""
        held = self.records.get(record["id"])
        if not record["deleted"] or held is None or held["scope"] == record["scope"]:
            self.records[record["id"]] = record

    def pull_all(self, limit: int = 5000) -> dict[str, dict[str, Any]]:
        """Receive until there is no more; every record that is there, by id."""
        while any(scope.more for scope in self.pull(limit).scopes.values()):
            pass
        return {id_: one for id_, one in self.records.items() if not one["deleted"]}


def problem(outcome: dict[str, Any]) -> tuple[str, str, str | None]:
    """Status, code and path of an answer."""
    found = outcome.get("problem", {})
    return outcome["status"], found.get("code"), found.get("path")
