"""Goals are set, published and ended: one transaction each, and nothing that held before is rewritten.

Every function may be asked again with the same words, as by a phone that lost the answer, and answers the same.
Each raises `GoalRefused`, and `Wrong` for what a record cannot hold.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from server.coaching.people import Actor
from server.coaching.setting_goals import GoalProblem, end_problems, may_set, problem, problems_of
from server.store.database import writing
from server.store.goals import published_beside, today_of
from server.store.records import load
from server.store.sessions import person_as_actor
from server.store.wire import Stored, same_fields
from server.store.writer import Given, Writer, write_records

Fields: TypeAlias = Mapping[str, Any]

#: What the next goal has of the one before, unless it says otherwise.
HANDED_ON = ("rep_id", "manager_id", "together", "metric", "period", "target", "valid_to")


class GoalRefused(Exception):  # noqa: N818 - a named problem, said in the words of the field
    """Nothing has changed. `problems`: all that is wrong with the goal, when that is why; the first gives the code."""

    def __init__(self, code: str, problems: Sequence[GoalProblem] = ()) -> None:
        super().__init__(code)
        self.code, self.problems = code, tuple(problems)


def set_goal(session: Session, actor: Actor, id_: str, fields: Fields, now: datetime) -> Stored:
    """A new goal with this id, as a draft or published at once, as its `state` says."""
    with writing(session):
        desk = _Desk(session, actor, now)
        there = desk.goal(id_)
        if there is None:
            desk.check_subject(fields)
            if fields["state"] == "published":
                desk.check_ready(id_, fields)
            return desk.keep(id_, fields)
        if there.deleted or not same_fields(fields, there.fields):
            raise GoalRefused("goal_exists")
        desk.own(id_)
        return there


def change_draft(session: Session, actor: Actor, id_: str, fields: Fields, now: datetime) -> Stored:
    """The draft with these fields changed."""
    with writing(session):
        desk = _Desk(session, actor, now)
        draft = desk.own(id_)
        if draft.fields["state"] != "draft":
            if same_fields(fields, draft.fields):
                return draft
            raise GoalRefused("goal_is_published")
        desk.check_subject({**draft.fields, **fields})
        return desk.keep(id_, fields)


def drop_draft(session: Session, actor: Actor, id_: str, now: datetime) -> None:
    """The draft is gone; a published goal stays."""
    with writing(session):
        desk = _Desk(session, actor, now)
        there = desk.goal(id_)
        if there is not None and there.deleted and may_set(desk.actor, there.fields):
            return
        if desk.own(id_).fields["state"] != "draft":
            raise GoalRefused("goal_is_published")
        desk.write([Given("goal", id_, {}, deleted=True)])


def publish_goal(session: Session, actor: Actor, id_: str, now: datetime) -> Stored:
    """The draft becomes a goal, for good."""
    with writing(session):
        desk = _Desk(session, actor, now)
        draft = desk.own(id_)
        if draft.fields["state"] == "published":
            return draft
        desk.check_ready(id_, draft.fields)
        return desk.keep(id_, {"state": "published"})


def end_goal(session: Session, actor: Actor, id_: str, valid_to: str, now: datetime) -> Stored:
    """The published goal holds up to this day, not before yesterday."""
    with writing(session):
        desk = _Desk(session, actor, now)
        goal = desk.published(id_)
        if goal.fields["valid_to"] == valid_to:
            return goal
        refuse_for(end_problems(goal.fields, valid_to, desk.beside(id_, goal.fields), desk.today))
        return desk.keep(id_, {"valid_to": valid_to})


def succeed(session: Session, actor: Actor, id_: str, next_id: str, fields: Fields, now: datetime) -> Stored:
    """The goal ends the day before the next one begins, which is published for the same people; the next one."""
    with writing(session):
        desk = _Desk(session, actor, now)
        goal = desk.published(id_)
        coming = {name: goal.fields[name] for name in HANDED_ON} | dict(fields) | {"state": "published"}
        there = desk.goal(next_id)
        if there is not None:
            if there.deleted or not same_fields(coming, there.fields):
                raise GoalRefused("goal_exists")
            return there
        ends = (date.fromisoformat(coming["valid_from"]) - timedelta(days=1)).isoformat()
        others = desk.beside(id_, goal.fields)
        if goal.fields["valid_to"] is None or goal.fields["valid_to"] > ends:
            if end_problems(goal.fields, ends, (), desk.today):
                refuse_for([problem("goal_in_the_past", "valid_from")])
            desk.write([Given("goal", id_, {"valid_to": ends})])
            others = [*others, {**goal.fields, "valid_to": ends}]
        else:
            others = [*others, goal.fields]
        refuse_for(problems_of(coming, others, desk.today, desk.led_by(coming)))
        return desk.keep(next_id, coming)


def refuse_for(problems: Sequence[GoalProblem]) -> None:
    """Raise the first problem by its name, with all of them; nothing when there is none."""
    if problems:
        raise GoalRefused(problems[0].code, problems)


class _Desk:
    """Where one person writes goals, inside `writing(session)`: alone with them until the transaction ends."""

    def __init__(self, session: Session, actor: Actor, now: datetime) -> None:
        self.session, self.organization_id, self.now = session, actor.organization_id, now
        Writer(session, actor.organization_id)  # who holds the organization's lock is alone with its goals
        fresh = person_as_actor(session, actor.organization_id, actor.person_id)
        if fresh is None or not fresh.coaches:
            raise GoalRefused("not_permitted")
        self.actor = fresh
        self.today = today_of(session, actor.organization_id, now)

    def goal(self, id_: str) -> Stored | None:
        return load(self.session, self.organization_id, "goal", [id_]).get(id_)

    def own(self, id_: str) -> Stored:
        """The goal, which must be this person's to write."""
        goal = self.goal(id_)
        if goal is None or goal.deleted or not may_set(self.actor, goal.fields):
            raise GoalRefused("not_found")
        return goal

    def published(self, id_: str) -> Stored:
        goal = self.own(id_)
        if goal.fields["state"] != "published":
            raise GoalRefused("goal_is_draft")
        return goal

    def check_subject(self, fields: Fields) -> None:
        """Refuses a goal for people who are not this person's, or for two kinds of them at once."""
        rep, manager, together = (fields.get(name) for name in ("rep_id", "manager_id", "together"))
        if rep is not None and (manager is not None or together):
            raise GoalRefused("goal_for_one")
        if not may_set(self.actor, {"rep_id": rep, "manager_id": manager}):
            raise GoalRefused("not_permitted" if rep is None else "not_found")
        ids = [id_ for id_ in (rep, manager) if id_ is not None]
        found = load(self.session, self.organization_id, "person", ids)
        role = "rep" if rep is not None else "manager"
        if any(id_ not in found or found[id_].deleted or found[id_].fields["role"] != role for id_ in ids):
            raise GoalRefused("not_found")

    def check_ready(self, id_: str, fields: Fields) -> None:
        whole = dict.fromkeys(("rep_id", "manager_id", "valid_to", "why", "bonus")) | {"together": False}
        goal = whole | dict(fields)
        refuse_for(problems_of(goal, self.beside(id_, goal), self.today, self.led_by(goal)))

    def beside(self, id_: str, goal: Fields) -> list[Fields]:
        """The other published goals of the same metric."""
        others = published_beside(self.session, self.organization_id, goal["metric"])
        return [other.fields for other in others if other.id != id_]

    def led_by(self, goal: Fields) -> list[str]:
        """The managers of the goal's rep; none when it is not one rep's."""
        if goal["rep_id"] is None:
            return []
        rep = load(self.session, self.organization_id, "person", [goal["rep_id"]])[goal["rep_id"]]
        return list(rep.fields["manager_ids"])

    def keep(self, id_: str, fields: Fields) -> Stored:
        self.write([Given("goal", id_, fields)])
        return load(self.session, self.organization_id, "goal", [id_])[id_]

    def write(self, given: list[Given]) -> None:
        write_records(self.session, self.organization_id, given, now=self.now, by=self.actor.person_id)
