"""A director sees the background work and lets a job run; nobody else does."""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event

from flask import Flask
from sqlalchemy.orm import Session

from server.store.database import writing
from server.store.jobs import add_jobs
from server.work.run import run_next, see_to_rows
from tests.api.conftest import Caller
from tests.api.sending import refused
from tests.organization import NOW, Team

SignedIn = Callable[[str], Caller]


def test_a_director_sees_how_each_job_went_and_lets_one_run(app: Flask, caller: SignedIn) -> None:
    with app.app_context():
        see_to_rows(NOW)
    dana = caller("dana@north.example")
    one = next(job for job in dana.get("/api/jobs").json["jobs"] if job["key"] == "clean_up")  # type: ignore[index]
    assert (one["title"], one["outcome"], one["running"]) == (
        "Remove what nobody needs any more",
        None,
        False,
    )
    assert run_next(app.app_context, lambda: datetime.now(UTC), Event())
    (one,) = [job for job in dana.get("/api/jobs").json["jobs"] if job["key"] == "clean_up"]  # type: ignore[index]
    assert (one["outcome"], one["says"]) == ("done", "What nobody needs any more is gone.")
    while run_next(app.app_context, lambda: datetime.now(UTC), Event()):
        pass
    assert dana.post("/api/jobs/run", {"key": "clean_up"}).status_code == 204
    assert run_next(app.app_context, lambda: datetime.now(UTC), Event()) == "clean_up"


def test_what_another_organization_is_connected_to_is_not_there(
    caller: SignedIn, session: Session, team: Team
) -> None:
    theirs = f"connection {team.rob}"
    with writing(session):
        add_jobs(session, {theirs: Team("South").organization}, NOW)
    dana = caller("dana@north.example")
    assert theirs not in str(dana.get("/api/jobs").json)
    assert refused(dana.post("/api/jobs/run", {"key": theirs})) == (404, "not_found")
    assert theirs in str(caller("dana@south.example").get("/api/jobs").json)


def test_managers_and_reps_do_not_administer(caller: SignedIn) -> None:
    for who in ("mo", "rob"):
        signed_in = caller(f"{who}@north.example")
        assert refused(signed_in.get("/api/jobs")) == (403, "not_permitted")
        assert refused(signed_in.post("/api/jobs/run", {"key": "clean_up"})) == (403, "not_permitted")
