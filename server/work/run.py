"""Run the job that is due longest: take it, do it, and keep how it went."""

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import Final

from sqlalchemy.orm import Session

from server.storage_words import about
from server.store.database import db, writing
from server.store.jobs import (
    Claimed,
    Ended,
    add_jobs,
    claim_next,
    end,
    hold,
    is_any_due,
    let_go,
    missing_jobs,
    pause_after,
)
from server.work.job import JobKind, Running, Stopped, TryLater
from server.work.kinds import KINDS, kind_of

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
#: Makes the application's context: each thread needs one of its own.
Context = Callable[[], AbstractContextManager[object]]

#: How often a run says that it lives, in seconds: several times within its lease.
_HOLDS_EVERY: Final = 5.0
_UNKNOWN: Final = "No job of this version: an older one, or one of a newer version. It is left alone."


def see_to_rows(now: datetime, kinds: Sequence[JobKind] = KINDS) -> None:
    """Let there be every job that there should be. Needs an application context."""
    names = {
        whose: [kind.name for kind in kinds if kind.whose == whose]
        for whose in ("installation", "organization")
    }
    missing = missing_jobs(db.session(), names["installation"], names["organization"])
    db.session().rollback()
    if missing:
        with writing(db.session()):
            add_jobs(db.session(), missing, now)


def run_next(context: Context, clock: Clock, stopping: Event, kinds: Sequence[JobKind] = KINDS) -> str | None:
    """Run the job that is due longest, to its end: its key; None when none is due.

    `stopping` ends it at its next step; it is gone on with later. Whatever it raises is kept as how it went.
    """
    with context():
        session = db.session()
        if not is_any_due(session, clock()):
            session.rollback()
            return None
        with writing(session):
            held = claim_next(session, clock())
        if held is None:
            return None
        holding = _Holding(context, held, clock, stopping)
        with holding:
            ended = _run(held, clock(), holding, kinds)
        with writing(session):
            if ended is None:
                let_go(session, held)
            else:
                end(session, held, clock(), ended)
        return held.key


def _run(held: Claimed, now: datetime, holding: "_Holding", kinds: Sequence[JobKind]) -> Ended | None:
    """How it ended; None when it was stopped in the middle."""
    kind = kind_of(held.key, kinds)
    if kind is None:
        return Ended("failed", _UNKNOWN, now + timedelta(days=1), held.failures + 1)
    about_id = held.key.partition(" ")[2] if kind.whose == "own" else None
    running = Running(db.session(), now, holding.step, held.organization_id, about_id)
    try:
        came = kind.run(running)
    except Stopped:
        return None
    except TryLater as later:
        return Ended("waits", str(later), holding.clock() + later.after, held.failures)
    except Exception as problem:
        logger.exception("The job %s failed.", held.key)
        failures = held.failures + 1
        says = (
            about(problem, db.engine) or f"It failed ({type(problem).__name__}): the server’s log says more."
        )
        return Ended("failed", says, holding.clock() + min(pause_after(failures), kind.every), failures)
    finally:
        db.session().rollback()
    again = kind.every if came.again_in is None else came.again_in
    return Ended("done", came.says, holding.clock() + again, 0)


class _Holding:
    """Holds a job beside its run, and says how far that is."""

    def __init__(self, context: Context, held: Claimed, clock: Clock, stopping: Event) -> None:
        self.context = context
        self.held = held
        self.clock = clock
        self.stopping = stopping
        self.lost = Event()
        self.over = Event()
        self.far: tuple[int | None, int | None] = (None, None)
        self.thread = Thread(target=self._hold, name=f"holds {held.key}", daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()

    def step(self, done: int | None, total: int | None) -> None:
        """What `Running.step` is."""
        self.far = (done, total)
        if self.stopping.is_set() or self.lost.is_set():
            raise Stopped

    def _hold(self) -> None:
        with self.context():
            while not self.over.wait(_HOLDS_EVERY):
                try:
                    with Session(db.engine) as session, writing(session):
                        if not hold(session, self.held, self.clock(), *self.far):
                            self.lost.set()
                            return
                except Exception:
                    logger.exception(
                        "The job %s could not be held just now; it is tried again.", self.held.key
                    )
