"""A file of numbers brought in by a director, and what is there afterwards."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.importing.bring_numbers import FileReport, FileRun, bring_numbers, look
from server.importing.layouts import FileKind
from server.importing.look import Look
from server.importing.plan import Plan
from server.importing.who import Who
from server.store.tables import Metric, Opportunity, Organization
from tests.organization import Team

NOW = datetime(2026, 4, 1, 18, 0, tzinfo=UTC)


def director(team: Team) -> Who:
    return Who(team.organization, team.dana)


def seen(session: Session, team: Team, file: str | bytes, kind: FileKind | None = None) -> Look:
    content = file if isinstance(file, bytes) else file.encode()
    return look(session, director(team), ("export.csv", content), kind, None)[0]


def bring(
    session: Session, team: Team, file: str | bytes, plan: Plan | None = None, **settings: Any
) -> FileReport:
    content = file if isinstance(file, bytes) else file.encode()
    run = FileRun(("export.csv", content), plan or seen(session, team, file).plan, NOW, **settings)
    return bring_numbers(session, director(team), run)


def deals(session: Session) -> list[tuple[Any, ...]]:
    session.rollback()
    rows = session.scalars(select(Opportunity).where(~Opportunity.deleted).order_by(Opportunity.source_id))
    return [
        (one.source_id, one.stage, str(one.engaged_on), str(one.closed_on), one.value, one.account)
        for one in rows
    ]


def metrics(session: Session) -> list[tuple[Any, ...]]:
    session.rollback()
    rows = session.scalars(select(Metric).where(~Metric.deleted).order_by(Metric.counted_on, Metric.metric))
    return [(one.metric, str(one.counted_on), one.count, one.source_id) for one in rows]


def version(session: Session, team: Team) -> int:
    session.rollback()
    session.expire_all()
    return session.get_one(Organization, team.organization).version


def with_words(plan: Plan, **words: dict[str, str | None]) -> Plan:
    return Plan(plan.kind, plan.columns, plan.dates, plan.decimals, {**plan.words, **words}, plan.reps)
