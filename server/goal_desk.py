"""Where goals are written: who writes them is looked up anew, alone with them, and each is checked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from server.coaching.filling import complete
from server.coaching.goals import Goal
from server.coaching.people import Actor
from server.coaching.publishing_goals import GoalProblem, in_words, problems_of_goal, problems_of_past
from server.coaching.records import KINDS
from server.coaching.setting_goals import may_set
from server.readings import keep_after
from server.store.goals import as_goal
from server.store.numbers import goals_published
from server.store.people import managers_beside, managers_of
from server.store.practice import practice_of
from server.store.records import load
from server.store.sessions import person_as_actor
from server.store.wire import Stored
from server.store.writer import Given, Writer, write_records

Fields: TypeAlias = Mapping[str, Any]


class GoalRefused(Exception):  # noqa: N818 - a named problem, said in the words of the field
    """Nothing has changed.

    `problems`: all that is wrong with the goal, when that is why: the first one gives the code. `detail`: the
    goal that is in the way.
    """

    def __init__(self, code: str, problems: Sequence[GoalProblem] = (), detail: str | None = None) -> None:
        super().__init__(code)
        self.code, self.problems, self.detail = code, tuple(problems), detail


def refuse_for(problems: Sequence[GoalProblem], others: Sequence[Goal] = ()) -> None:
    """Raise the first problem by its name, with all of them; nothing when there is none.

    `others`: those among which a goal may be in the way.
    """
    if problems:
        beside = next((other for other in others if other.id == problems[0].other_id), None)
        raise GoalRefused(problems[0].code, problems, in_words(beside) if beside else None)


class GoalDesk:
    """Where a person writes goals, inside `writing(session)`: alone with them until its transaction ends."""

    def __init__(self, session: Session, actor: Actor, now: datetime) -> None:
        self.session, self.organization_id, self.now = session, actor.organization_id, now
        Writer(session, actor.organization_id)  # takes the organization's lock
        fresh = person_as_actor(session, actor.organization_id, actor.person_id)
        if fresh is None or not fresh.coaches:
            raise GoalRefused("not_permitted")
        self.actor = fresh
        self.today = practice_of(session, actor.organization_id).today(now)

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
        """Refuses to publish what is not ready. `beside`: the published goals, if they are not as kept."""
        others = self.published() if beside is None else beside
        teams: Collection[str] = ()
        if goal.rep_id is not None:
            teams = managers_of(self.session, self.organization_id, goal.rep_id)
        elif goal.manager_id is not None:
            teams = managers_beside(self.session, self.organization_id, goal.manager_id)
        draft = replace(goal, state="draft")
        problems = problems_of_goal(draft, others)
        refuse_for(problems or problems_of_past(draft, others, self.today, teams), others)

    def keep(self, id_: str, fields: Fields, *also: Given) -> Stored:
        """Write this goal, and others with it; what it has become."""
        self.write([*also, Given("goal", id_, fields)])
        return load(self.session, self.organization_id, "goal", [id_])[id_]

    def published(self) -> list[Goal]:
        """Every published goal of the organization."""
        return goals_published(self.session, self.organization_id)

    def write(self, given: list[Given]) -> None:
        """Write the goals, and make the readings anew that they change."""
        write_records(self.session, self.organization_id, given, now=self.now, by=self.actor.person_id)
        written = load(self.session, self.organization_id, "goal", [one.id for one in given])
        keep_after(self.session, self.organization_id, written.values(), self.now)
