"""Many at the same time: one gate, one answer for each number, and no version that a pull skips."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from server.store.database import writing
from server.store.tables import Change, Focus, Organization
from server.store.writer import Given, write_records
from tests.organization import NOW, make_team
from tests.phone import Phone

WRITERS = 8
VISITS = 25


def at_once(engine: Engine, jobs: Sequence[Callable[[Session], object]]) -> list[object]:
    """Run each job in a thread and a session of its own, all let go together; what they returned."""
    ready = threading.Barrier(len(jobs))

    def run(job: Callable[[Session], object]) -> object:
        with Session(engine, expire_on_commit=False) as session:
            ready.wait()
            return job(session)

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_two_managers_agree_on_a_one_thing_at_once_and_one_is_refused(
    engine: Engine, session: Session
) -> None:
    team = make_team(session)

    def agree(first: str, item: str) -> Callable[[Session], object]:
        def job(own: Session) -> object:
            phone = Phone(own, team, team.id(first))
            (outcome,) = phone.send(phone.focus(f"focus of {first}", team.sam, item))
            return outcome["status"], outcome.get("problem", {}).get("code")

        return job

    answers = at_once(engine, [agree("mo", "agenda"), agree("nia", "questions"), agree("dana", "next_step")])
    refused = ("rejected", "focus_already_active")
    assert sorted(answers, key=str) == [("applied", None), refused, refused]
    assert session.scalar(select(func.count()).select_from(Focus)) == 1


def test_a_request_sent_many_times_at_once_is_answered_alike_and_done_once(
    engine: Engine, session: Session
) -> None:
    team = make_team(session)
    phone = Phone(session, team, team.mo)
    day = [
        phone.visit("visit", team.rob),
        phone.rating("visit", "agenda", "met"),
        phone.visit("x", team.tess),
    ]

    def send(own: Session) -> object:
        return Phone(own, team, team.mo, phone.now, phone.device).send(*day)

    answers = at_once(engine, [send] * WRITERS)
    assert all(answer == answers[0] for answer in answers)
    session.rollback()
    assert (
        session.scalar(select(func.count()).select_from(Change).where(Change.scope == f"rep:{team.rob}")) == 3
    )


def test_versions_become_visible_in_their_order_and_a_pull_skips_none(
    engine: Engine, session: Session
) -> None:
    """Eight writers, phones and the server itself, while one phone pulls all the time."""
    team = make_team(session)
    writing_is_over = threading.Event()
    left = threading.Semaphore(0)

    def phone_writes(number: int) -> Callable[[Session], object]:
        def job(own: Session) -> object:
            try:
                phone = Phone(own, team, team.mo)
                for visit in range(VISITS):
                    phone.accepted(phone.visit(f"visit {number} {visit}", team.rob))
            finally:
                left.release()
            return None

        return job

    def server_writes(own: Session) -> object:
        try:
            for count in range(VISITS):
                fields = {
                    "rep_id": team.rob,
                    "metric": "opportunities",
                    "counted_on": "2026-03-31",
                    "count": count,
                }
                given = Given("metric", team.id(f"calls {count}"), fields)
                with writing(own):
                    write_records(own, team.organization, [given], now=NOW)
        finally:
            left.release()
        return None

    def wait(_own: Session) -> object:
        for _ in range(WRITERS):
            left.acquire()
        writing_is_over.set()
        return None

    def pull(own: Session) -> object:
        phone = Phone(own, team, team.mo)
        while not writing_is_over.is_set():
            phone.pull(limit=7)
        return set(phone.pull_all())

    jobs = [phone_writes(number) for number in range(WRITERS - 1)]
    *_, received = at_once(engine, [*jobs, server_writes, wait, pull])
    written = {team.id(f"visit {number} {visit}") for number in range(WRITERS - 1) for visit in range(VISITS)}
    written |= {team.id(f"calls {count}") for count in range(VISITS)}
    assert isinstance(received, set)
    assert written <= received
    session.rollback()
    versions = sorted(session.scalars(select(Change.version)))
    last = session.scalars(select(Organization.version)).one()
    assert versions == list(range(1, last + 1))
