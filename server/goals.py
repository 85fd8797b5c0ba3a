"""Goals are set, published and ended: one transaction each, and nothing that held before is rewritten.

Every function may be asked again with the same words, as by a phone that lost the answer, and answers the same.
Each raises `GoalRefused`, and `Wrong` for what a record cannot hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from server.coaching.filling import complete
from server.coaching.goals import Goal
from server.coaching.people import Actor
from server.coaching.publishing_goals import (
    GoalProblem,
    in_words,
    problems_of_end,
    problems_of_goal,
    problems_of_past,
)
from server.coaching.records import KINDS
from server.coaching.setting_goals import may_set
from server.store.database import writing
from server.store.goals import as_goal, published_for, today_of
from server.store.people import managers_of
from server.store.records import load
from server.store.sessions import person_as_actor
from server.store.wire import Stored, same_fields
from server.store.writer import Given, Writer, write_records

Fields: TypeAlias = Mapping[str, Any]

#: What the next goal has of the one before, for good and unless it says otherwise; why and bonus are said anew.
STAYS = ("rep_id", "manager_id", "together", "metric")
HANDED_ON = (*STAYS, "period", "target", "valid_to")


class GoalRefused(Exception):  # noqa: N818 - a named problem, said in the words of the field
    """Nothing has changed.

    `problems`: all that is wrong with the goal, when that is why, the first one's code; `detail`: the goal in the
    way.
    """

    def __init__(self, code: str, problems: Sequence[GoalProblem] = (), detail: str | None = None) -> None:
        super().__init__(code)
        self.code, self.problems, self.detail = code, tuple(problems), detail


def set_goal(session: Session, actor: Actor, id_: str, fields: Fields, now: datetime) -> Stored:
    """A new goal with this id, as a draft or published at once, as its `state` says."""
    with writing(session):
        desk = _Desk(session, actor, now)
        there = desk.goal(id_)
        if there is None:
            made = desk.drawn(id_, fields)
            desk.check_people(made)
            if fields["state"] == "published":
                desk.check_ready(made)
            return desk.keep(id_, fields)
        desk.check_theirs(there)
        return _same(there, fields)


def change_draft(session: Session, actor: Actor, id_: str, fields: Fields, now: datetime) -> Stored:
    """The draft with these fields changed."""
    with writing(session):
        desk = _Desk(session, actor, now)
        draft = desk.own(id_)
        if draft.fields["state"] == "draft":
            desk.check_people(desk.drawn(id_, draft.fields | dict(fields)))
            return desk.keep(id_, fields)
        if same_fields(fields, draft.fields):
            return draft
        raise GoalRefused("goal_is_published")


def drop_draft(session: Session, actor: Actor, id_: str, now: datetime) -> None:
    """The draft is gone; a published goal stays."""
    with writing(session):
        desk = _Desk(session, actor, now)
        there = desk.goal(id_)
        if there is None:
            raise GoalRefused("not_found")
        desk.check_theirs(there)
        if there.fields["state"] != "draft":
            raise GoalRefused("goal_is_published")
        desk.write([Given("goal", id_, {}, deleted=True)])


def publish_goal(session: Session, actor: Actor, id_: str, now: datetime) -> Stored:
    """The draft becomes a goal, for good."""
    with writing(session):
        desk = _Desk(session, actor, now)
        draft = desk.own(id_)
        if draft.fields["state"] == "published":
            return draft
        desk.check_ready(as_goal(draft))
        return desk.keep(id_, {"state": "published"})


def end_goal(session: Session, actor: Actor, id_: str, valid_to: date, now: datetime) -> Stored:
    """The published goal holds up to this day, yesterday at the earliest; before its first, it is taken back."""
    with writing(session):
        desk = _Desk(session, actor, now)
        there = desk.own(id_)
        goal = as_goal(there)
        if goal.state == "published" and goal.valid_to == valid_to:
            return there
        others = desk.beside(goal)
        refuse_for(problems_of_end(goal, valid_to, others, desk.today), others)
        return desk.keep(id_, {"valid_to": valid_to.isoformat()})


def succeed(session: Session, actor: Actor, id_: str, next_id: str, fields: Fields, now: datetime) -> Stored:
    """Publish the goal that follows for the same people, and end this one the day before; the one that follows."""
    with writing(session):
        desk = _Desk(session, actor, now)
        before = desk.own(id_)
        coming = _handed_on(before.fields, fields["valid_from"]) | dict(fields) | {"state": "published"}
        there = desk.goal(next_id)
        if there is not None:
            desk.check_theirs(there)
            said = {name: before.fields[name] for name in STAYS} | dict(fields)
            return _same(there, said)
        goal, following = as_goal(before), desk.drawn(next_id, coming)
        ended = replace(goal, valid_to=_day_before(following.valid_from, goal))
        if ended != goal or goal.state != "published":
            problems = problems_of_end(goal, ended.valid_to, (), desk.today)
            refuse_for([replace(one, field="valid_from") for one in problems])
        beside = [other if other.id != id_ else ended for other in desk.beside(following)]
        desk.check_ready(following, beside)
        desk.write([Given("goal", id_, {"valid_to": ended.valid_to and ended.valid_to.isoformat()})])
        return desk.keep(next_id, coming)


def _handed_on(before: Fields, first: str) -> dict[str, Any]:
    """What a goal that begins on `first` has of the one before, unless it says otherwise."""
    kept = {name: before[name] for name in HANDED_ON}
    return kept if kept["valid_to"] is None or kept["valid_to"] >= first else kept | {"valid_to": None}


def _day_before(first: date, goal: Goal) -> date | None:
    """The last day of a goal that is followed by another one on `first`; an end that comes sooner stays."""
    last = first - timedelta(days=1) if first > date.min else first
    return last if goal.valid_to is None or last < goal.valid_to else goal.valid_to


def _same(there: Stored, fields: Fields) -> Stored:
    """What was done already, when it says just this; else somebody uses an id twice."""
    if there.deleted or not same_fields(fields, there.fields):
        raise GoalRefused("goal_exists")
    return there


def refuse_for(problems: Sequence[GoalProblem], others: Sequence[Goal] = ()) -> None:
    """Raise the first problem by its name, with all of them; nothing when there is none.

    `others`: those among which a goal may be in the way.
    """
    if problems:
        beside = next((other for other in others if other.id == problems[0].other_id), None)
        raise GoalRefused(problems[0].code, problems, beside and in_words(beside))


class _Desk:
    """Where one person writes goals, inside `writing(session)`: alone with them until the transaction ends."""

    def __init__(self, session: Session, actor: Actor, now: datetime) -> None:
        self.session, self.organization_id, self.now = session, actor.organization_id, now
        Writer(session, actor.organization_id)  # takes the organization's lock
        fresh = person_as_actor(session, actor.organization_id, actor.person_id)
        if fresh is None or not fresh.coaches:
            raise GoalRefused("not_permitted")
        self.actor = fresh
        self.today = today_of(session, actor.organization_id, now)

    def goal(self, id_: str) -> Stored | None:
        """The goal with this id, deleted or not, whoever it is for."""
        return load(self.session, self.organization_id, "goal", [id_]).get(id_)

    def own(self, id_: str) -> Stored:
        """The goal, which must be there, and this person's to write."""
        goal = self.goal(id_)
        if goal is None or goal.deleted:
            raise GoalRefused("not_found")
        self.check_theirs(goal)
        return goal

    def drawn(self, id_: str, fields: Fields) -> Goal:
        """What would be kept of these fields, as the rules see it, before it is published."""
        whole = complete(KINDS["goal"], dict(fields)) | {"state": "draft"}
        return as_goal(Stored("goal", id_, 0, whole, {}))

    def check_theirs(self, goal: Stored) -> None:
        if not may_set(self.actor, goal.fields["rep_id"], goal.fields["manager_id"]):
            raise GoalRefused("not_found")

    def check_people(self, goal: Goal) -> None:
        """Refuses a goal for people who are not this person's, or for two kinds of them at once."""
        if goal.rep_id is not None and goal.manager_id is not None:
            raise GoalRefused("goal_for_one")
        if goal.rep_id is not None and goal.together:
            raise GoalRefused("goal_together_of_rep")
        if not may_set(self.actor, goal.rep_id, goal.manager_id):
            raise GoalRefused("not_permitted" if goal.rep_id is None else "not_found")
        named = goal.rep_id or goal.manager_id
        if named is None:
            return
        found = load(self.session, self.organization_id, "person", [named]).get(named)
        if found is None or found.deleted or found.fields["role"] != ("rep" if goal.rep_id else "manager"):
            raise GoalRefused("not_found")

    def check_ready(self, goal: Goal, beside: Sequence[Goal] | None = None) -> None:
        """Refuses to publish what is not ready. `beside`: the published ones of its metric, if not as they are."""
        others = self.beside(goal) if beside is None else beside
        led_by = managers_of(self.session, self.organization_id, goal.rep_id) if goal.rep_id else []
        draft = replace(goal, state="draft")
        problems = problems_of_goal(draft, others)
        refuse_for(problems or problems_of_past(draft, others, self.today, led_by), others)

    def beside(self, goal: Goal) -> list[Goal]:
        """The published goals of the same metric."""
        return published_for(self.session, self.organization_id, goal.metric)

    def keep(self, id_: str, fields: Fields) -> Stored:
        self.write([Given("goal", id_, fields)])
        return load(self.session, self.organization_id, "goal", [id_])[id_]

    def write(self, given: list[Given]) -> None:
        write_records(self.session, self.organization_id, given, now=self.now, by=self.actor.person_id)
