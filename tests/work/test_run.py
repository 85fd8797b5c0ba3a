"""A job is run by one at a time, and what ends in the middle is gone on with."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier, Event

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.store.database import db, writing
from server.store.jobs import LEASE, Ended, ask_for, claim_next, end, hold, pause_after
from server.store.tables import Job
from server.work.job import Came, JobKind, Running, TryLater
from server.work.run import run_next, see_to_rows
from tests.organization import Team

NOW = datetime(2026, 3, 31, 14, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEVER = Event()


def kind(run: Callable[[Running], Came], *, whose: str = "installation") -> JobKind:
    return JobKind("counts", "Count", whose, HOUR, run)  # type: ignore[arg-type]


class At:
    """A clock that is put."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def at() -> At:
    return At()


@pytest.fixture
def job(session: Session) -> Callable[[], Job]:
    """The one job there is, as it is now."""

    def read() -> Job:
        session.rollback()
        session.expire_all()
        return session.scalars(select(Job)).one()

    return read


def let_there_be(app: Flask, *kinds: JobKind) -> None:
    with app.app_context():
        see_to_rows(NOW, kinds)


def test_what_is_due_is_run_once_and_again_when_it_is_due_again(
    app: Flask, at: At, job: Callable[[], Job]
) -> None:
    runs: list[datetime] = []

    def count(running: Running) -> Came:
        runs.append(running.now)
        return Came(f"Run {len(runs)}.")

    kinds = [kind(count)]
    let_there_be(app, *kinds)
    let_there_be(app, *kinds)  # they stay as they are
    assert run_next(app.app_context, at, NEVER, kinds) == "counts"
    assert run_next(app.app_context, at, NEVER, kinds) is None
    assert (job().outcome, job().says, job().due_at) == ("done", "Run 1.", NOW + HOUR)
    at.now += HOUR
    assert run_next(app.app_context, at, NEVER, kinds) == "counts"
    assert runs == [NOW, NOW + HOUR]


def test_each_organization_has_its_own(app: Flask, at: At, session: Session) -> None:
    of: list[str | None] = []

    def note(running: Running) -> Came:
        of.append(running.organization_id)
        return Came("Noted.", again_in=timedelta(days=2))

    kinds = [kind(note, whose="organization")]
    let_there_be(app, *kinds)
    while run_next(app.app_context, at, NEVER, kinds):
        pass
    assert sorted(map(str, of)) == sorted([Team("North").organization, Team("South").organization])
    assert {one.due_at for one in session.scalars(select(Job))} == {NOW + timedelta(days=2)}


def test_many_that_look_at_once_run_it_once(app: Flask, at: At) -> None:
    runs: list[int] = []
    together = Barrier(6)

    def count(_running: Running) -> Came:
        runs.append(1)
        return Came("Counted.")

    kinds = [kind(count)]

    def look(_: int) -> None:
        together.wait(timeout=30)
        let_there_be(app, *kinds)
        run_next(app.app_context, at, NEVER, kinds)

    with ThreadPoolExecutor(6) as hands:
        list(hands.map(look, range(6)))
    assert runs == [1]


def test_a_failure_is_told_and_tried_again_later_each_time(
    app: Flask, at: At, job: Callable[[], Job], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_running: Running) -> Came:
        raise ValueError("in the middle")

    kinds = [kind(fail)]
    let_there_be(app, *kinds)
    waits = []
    for nth in range(1, 9):
        run_next(app.app_context, at, NEVER, kinds)
        assert (job().outcome, job().failures) == ("failed", nth)
        assert "log" in (job().says or "")
        waits.append(job().due_at - at.now)
        at.now = job().due_at
    assert waits[:4] == [
        timedelta(minutes=1),
        timedelta(minutes=2),
        timedelta(minutes=4),
        timedelta(minutes=8),
    ]
    assert waits[-1] == HOUR  # no longer than it is due anyway
    assert "in the middle" in caplog.text
    let_there_be(app, *kinds)
    run_next(app.app_context, at, NEVER, [kind(lambda _: Came("Well."))])
    assert (job().outcome, job().failures) == ("done", 0)


def test_what_cannot_go_on_just_now_waits_as_long_as_it_says(
    app: Flask, at: At, job: Callable[[], Job]
) -> None:
    def wait(_running: Running) -> Came:
        raise TryLater("They ask us to wait.", timedelta(seconds=90))

    kinds = [kind(wait)]
    let_there_be(app, *kinds)
    run_next(app.app_context, at, NEVER, kinds)
    told = job()
    assert (told.outcome, told.says, told.failures) == ("waits", "They ask us to wait.", 0)
    assert told.due_at == NOW + timedelta(seconds=90)


def test_a_server_that_stops_lets_it_go_and_the_next_one_goes_on(
    app: Flask, at: At, job: Callable[[], Job]
) -> None:
    stopping = Event()
    done: list[int] = []

    def work(running: Running) -> Came:
        for nth in range(len(done), 5):
            running.step(nth, 5)
            done.append(nth)
            if nth == 2:
                stopping.set()
        return Came("All five.")

    kinds = [kind(work)]
    let_there_be(app, *kinds)
    run_next(app.app_context, at, stopping, kinds)
    assert done == [0, 1, 2]
    assert (job().claim, job().outcome) == (None, None)
    run_next(app.app_context, at, NEVER, kinds)
    assert done == [0, 1, 2, 3, 4]
    assert job().says == "All five."


def test_whoever_holds_it_no_longer_cannot_say_how_it_went(
    session: Session, app: Flask, job: Callable[[], Job]
) -> None:
    let_there_be(app, kind(lambda _: Came("")))
    with writing(session):
        slow = claim_next(session, NOW)
    assert slow
    with writing(session):
        assert hold(session, slow, NOW + LEASE / 2, 3, 9)
        assert claim_next(session, NOW + LEASE) is None  # it was held anew
        other = claim_next(session, NOW + 2 * LEASE)
    assert other
    assert other.claim != slow.claim
    assert job().outcome == "cut"
    with writing(session):
        assert not hold(session, slow, NOW + 2 * LEASE, 4, 9)
        assert not end(session, slow, NOW + 2 * LEASE, Ended("done", "I was slow.", NOW, 0))
        assert end(session, other, NOW + 2 * LEASE, Ended("done", "I went on.", NOW + HOUR, 0))
    assert job().says == "I went on."


def test_what_is_cut_off_time_and_again_waits_before_it_is_tried_again(session: Session, app: Flask) -> None:
    """It may be what takes the server down."""
    let_there_be(app, kind(lambda _: Came("")))
    now, begun = NOW, 0
    for _ in range(3):
        with writing(session):
            begun += claim_next(session, now) is not None
        now += 2 * LEASE
    with writing(session):
        assert claim_next(session, now) is None
    assert begun == 3
    row = session.scalars(select(Job)).one()
    assert (row.outcome, row.due_at) == ("cut", now + pause_after(3))


def test_who_asks_while_it_runs_gets_a_run_of_their_own(app: Flask, at: At, team: Team) -> None:
    runs: list[int] = []

    def count(running: Running) -> Came:
        runs.append(1)
        if len(runs) == 1:
            at.now += timedelta(seconds=1)
            with Session(db.engine) as other, writing(other):
                assert ask_for(other, "counts", team.organization, at.now)
        return Came("Counted.")

    kinds = [kind(count)]
    let_there_be(app, *kinds)
    while run_next(app.app_context, at, NEVER, kinds):
        pass
    assert runs == [1, 1]


def test_a_job_that_this_version_does_not_know_is_left_alone(
    app: Flask, at: At, job: Callable[[], Job]
) -> None:
    let_there_be(app, kind(lambda _: Came("")))
    run_next(app.app_context, at, NEVER, [])
    assert (job().outcome, job().due_at) == ("failed", NOW + timedelta(days=1))
    assert "older" in (job().says or "")


DIES = """
import os, sys
from datetime import datetime
from pathlib import Path
from server import create_app
from server.config import Config
from server.work.job import JobKind
from server.work.run import run_next
from threading import Event
from datetime import timedelta

def hang(running):
    print("running", flush=True)
    Event().wait()

app = create_app(Config(database_url=sys.argv[1], data=Path(sys.argv[2]), secret_key="k" * 64))
now = datetime.fromisoformat(sys.argv[3])
kind = JobKind("counts", "Count", "installation", timedelta(hours=1), hang)
run_next(app.app_context, lambda: now, Event(), [kind])
"""


def test_a_server_that_is_killed_leaves_it_to_another_one(
    app: Flask, at: At, database_url: str, job: Callable[[], Job]
) -> None:
    """kill -9 while it runs: nobody says that it is over."""
    finished = kind(lambda _: Came("Gone on with."))
    let_there_be(app, finished)
    with subprocess.Popen(
        [sys.executable, "-c", DIES, database_url, os.devnull, NOW.isoformat()], stdout=subprocess.PIPE
    ) as dies:
        assert dies.stdout
        assert dies.stdout.readline() == b"running\n"
        assert run_next(app.app_context, at, NEVER, [finished]) is None
        dies.send_signal(signal.SIGKILL)
    at.now += LEASE + timedelta(seconds=1)
    assert run_next(app.app_context, at, NEVER, [finished]) == "counts"
    assert (job().outcome, job().says) == ("done", "Gone on with.")
