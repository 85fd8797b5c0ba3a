"""`ridealong check` finds what does not hang together, whatever it is, and nothing where all is well."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from server.store.checkup import damage, faults
from server.store.database import writing
from server.store.writer import Given, write_records
from tests.api.conftest import SQLITE_ONLY
from tests.organization import NOW, Team
from tests.phone import Phone, observation_id

Phones = Callable[[str], Phone]

WRONG: dict[str, tuple[str, str]] = {
    "the counter is behind": ("UPDATE organizations SET version = 3", "its counter is at 3"),
    "not in the feed": ("DELETE FROM changes WHERE kind = 'observation'", "does not stand in the feed once"),
    "in the feed at another version": (
        "UPDATE changes SET version = version + 1000 WHERE kind = 'interaction'",
        "does not stand in the feed once",
    ),
    "in the feed and nowhere else": ("DELETE FROM replies", "names the reply"),
    "an answer that cannot be read": ("UPDATE receipts SET outcome = '{\"number\": 1}'", "cannot be read"),
    "a file that was never kept": ("UPDATE attachments SET file = 'ready'", "no file is kept"),
}


@pytest.fixture
def a_day(phone: Phones, team: Team, session: Session) -> None:
    mo = phone("mo")
    photo = {"media_type": "image/webp", "size": 5, "sha256": "0" * 64}
    seen = observation_id(team.visit, team.agenda)
    mo.accepted(
        mo.visit("visit", team.sam),
        mo.rating("visit", "agenda", "met"),
        mo.edit("attachment", team.photo, observation_id=seen, **photo),
        mo.edit("reply", team.reply, about_id=team.visit, text="Well done."),
        mo.visit("mistake", team.sam),
        mo.deletion("interaction", team.mistake),
    )
    for role in ("manager", "rep"):
        with writing(session):
            write_records(session, team.organization, [Given("person", team.sam, {"role": role})], now=NOW)


@pytest.mark.usefixtures("a_day")
def test_where_all_is_well_nothing_is_found(session: Session, engine: Engine) -> None:
    assert [*damage(engine), *faults(session)] == []


@pytest.mark.usefixtures("a_day")
@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_found(session: Session, wrong: str) -> None:
    statement, says = WRONG[wrong]
    session.execute(text(statement))
    session.commit()
    assert any(says in fault for fault in [*faults(session)])


@SQLITE_ONLY
@pytest.mark.usefixtures("a_day")
def test_what_refers_to_nothing_is_found(session: Session, engine: Engine) -> None:
    session.commit()
    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA foreign_keys = OFF")
    raw.cursor().execute("DELETE FROM interactions")
    raw.close()
    assert any("observations refers to one of interactions" in fault for fault in [*damage(engine)])
