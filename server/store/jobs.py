"""The jobs that go on in the background: which is due, who has it, and how it went.

A run holds its job by a claim that lasts `LEASE` and is renewed while the run lives. So one runs a job at a
time, on however many servers; and one whose server died is free again once its claim has run out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal, cast
from uuid import uuid4

from sqlalchemy import CursorResult, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from server.store.tables import Job, Organization
from server.store.upsert import insert_missing

LEASE: Final = timedelta(seconds=60)
#: So many runs in a row that were cut off begin again at once; after that it waits, as it may be their doing.
_CUTS_AT_ONCE: Final = 2

Outcome = Literal["done", "waits", "failed", "cut"]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that is held. `failures`: how often in a row it did not end well before."""

    key: str
    claim: str
    organization_id: str | None
    failures: int


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: `says` what came of it, and when it is due again."""

    outcome: Outcome
    says: str
    due_at: datetime
    failures: int


def missing_jobs(session: Session, of_all: Iterable[str], of_each: Iterable[str]) -> dict[str, str | None]:
    """The jobs there should be and are not: of the installation, and of each organization, by key.

    `of_all`, `of_each`: names of kinds. With each key comes the organization it is of.
    """
    wanted: dict[str, str | None] = dict.fromkeys(of_all)
    organizations = session.scalars(select(Organization.id)).all()
    wanted |= {f"{name} {one}": one for name in of_each for one in organizations}
    there = set(session.scalars(select(Job.key).where(Job.key.in_(list(wanted)))))
    return {key: organization_id for key, organization_id in wanted.items() if key not in there}


def add_jobs(session: Session, jobs: Mapping[str, str | None], now: datetime) -> None:
    """Add these jobs, by key, due now, inside `writing(session)`; those that are there stay as they are."""
    rows = [
        {"key": key, "organization_id": organization_id, "due_at": now, "failures": 0}
        for key, organization_id in jobs.items()
    ]
    insert_missing(session, Job, rows)


def remove_job(session: Session, key: str) -> None:
    """Let there be no such job any more; a run of it ends at its next step."""
    session.execute(delete(Job).where(Job.key == key))


def is_any_due(session: Session, now: datetime) -> bool:
    """Whether a job waits to be run: asked often, so it only reads."""
    return session.scalars(select(Job.key).where(_is_free(now)).limit(1)).first() is not None


def claim_next(session: Session, now: datetime) -> Claimed | None:
    """Take the job that is due longest, inside `writing(session)`; None when there is none.

    One whose last run was cut off is taken at once, unless it was cut off time and again: then it waits.
    """
    asked = select(Job).where(_is_free(now)).order_by(Job.due_at, Job.key).limit(1)
    while True:
        row = session.scalars(asked.with_for_update(skip_locked=True)).first()
        if row is None:
            return None
        if row.claim is not None:
            row.outcome, row.ended_at = "cut", row.claimed_until
            row.says = "It was cut off. What it had done stays done; it goes on from there."
            row.failures += 1
            row.claim = row.claimed_until = None
            if row.failures > _CUTS_AT_ONCE:
                row.due_at = now + pause_after(row.failures)
                session.flush()
                continue
        row.claim, row.claimed_until = str(uuid4()), now + LEASE
        row.began_at, row.done, row.total = now, None, None
        session.flush()
        return Claimed(row.key, row.claim, row.organization_id, row.failures)


def pause_after(failures: int) -> timedelta:
    """How long a job waits that failed so many times in a row: from a minute, doubled, to 6 hours."""
    return min(timedelta(minutes=2 ** min(failures - 1, 10)), timedelta(hours=6))


def hold(session: Session, held: Claimed, now: datetime, done: int | None, total: int | None) -> bool:
    """Go on holding the job, inside `writing(session)`, and say how far it is; False: it was taken away."""
    return _change(session, held, {"claimed_until": now + LEASE, "done": done, "total": total})


def end(session: Session, held: Claimed, now: datetime, ended: Ended) -> bool:
    """Let go of the job, inside `writing(session)`, and keep how it went; False when it was taken away."""
    values = {
        "claim": None,
        "claimed_until": None,
        "ended_at": now,
        "outcome": ended.outcome,
        "says": ended.says[:1000],
        "failures": ended.failures,
    }
    if not _change(session, held, values):
        return False
    # whoever asked for it meanwhile, when it had begun already, gets a run of its own
    own = (Job.key == held.key, Job.due_at <= Job.began_at)
    session.execute(update(Job).where(*own).values(due_at=ended.due_at))
    return True


def let_go(session: Session, held: Claimed) -> bool:
    """Let go of the job in the middle, inside `writing(session)`: whoever comes next goes on with it."""
    return _change(session, held, {"claim": None, "claimed_until": None})


def ask_for(session: Session, key: str, organization_id: str, now: datetime) -> bool:
    """Let this job run as soon as may be; False when this organization knows no such job."""
    own = or_(Job.organization_id == organization_id, Job.organization_id.is_(None))
    changed = session.execute(update(Job).where(Job.key == key, own).values(due_at=now, failures=0))
    return bool(cast("CursorResult[Any]", changed).rowcount)


def jobs_of(session: Session, organization_id: str) -> Sequence[Job]:
    """The jobs that an administrator of this organization sees: its own, and those of the installation."""
    own = or_(Job.organization_id == organization_id, Job.organization_id.is_(None))
    return session.scalars(select(Job).where(own).order_by(Job.key)).all()


def _is_free(now: datetime) -> Any:
    nobodys = and_(Job.claim.is_(None), Job.due_at <= now)
    return or_(nobodys, Job.claimed_until < now)


def _change(session: Session, held: Claimed, values: Mapping[str, Any]) -> bool:
    own = update(Job).where(Job.key == held.key, Job.claim == held.claim)
    changed = session.execute(own.values(**values).execution_options(synchronize_session=False))
    return bool(cast("CursorResult[Any]", changed).rowcount)
