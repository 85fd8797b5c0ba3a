"""The file that a phone exports is received as that phone, once."""

import base64
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.files.uploads import Uploads
from server.recovery.unsent_work import (
    NotUnsentWork,
    UnsentWork,
    read_unsent_work,
    receive_unsent,
    take_unsent_files,
)
from server.store.database import writing
from server.store.tables import Change, Receipt
from server.store.writer import Given, write_records
from tests.api.conftest import SQLITE_ONLY
from tests.organization import NOW, Team
from tests.phone import Phone, observation_id
from tests.recovery.conftest import Keeper

Phones = Callable[[str], Phone]
EXAMPLE = Path(__file__).parents[1] / "vectors" / "unsent_work.json"


def exported(phone: Phone, *mutations: dict[str, Any], **more: Any) -> str:
    document = {
        "ridealong": "unsent work",
        "version": 1,
        "organization": {"id": phone.team.organization, "name": "North"},
        "person": {"id": phone.person_id, "name": "Mo", "email": "mo@north.example"},
        "device": phone.device,
        "exported_at": "2026-03-31T18:00:00Z",
        "mutations": list(mutations),
        "refused": [],
        "files": [],
        "words": [],
    }
    return json.dumps(document | more)


def a_day(phone: Phone, team: Team) -> list[dict[str, Any]]:
    return [
        phone.visit("visit", team.rob),
        phone.rating("visit", "agenda", "met"),
        phone.rating("visit", "elsewhere", "met"),
    ]


def counted(session: Session) -> tuple[int | None, int | None]:
    session.rollback()
    answers = session.scalar(select(func.count()).select_from(Receipt))
    return session.scalar(select(func.sum(Change.version))), answers


def test_it_is_taken_once_whoever_sends_it_again(phone: Phones, team: Team, session: Session) -> None:
    mo = phone("mo")
    day = a_day(mo, team)
    work, before = read_unsent_work(exported(mo, *day)), counted(session)
    looked = receive_unsent(session, work, NOW, dry_run=True)
    assert [outcome.status for outcome in looked] == ["applied", "applied", "rejected"]
    assert counted(session) == before
    taken = receive_unsent(session, work, NOW, dry_run=False)
    after = counted(session)
    assert taken == receive_unsent(session, work, NOW, dry_run=False)
    assert [outcome.as_json() for outcome in taken] == mo.send(*day)
    assert counted(session) == after
    assert team.visit in mo.pull_all()


def test_access_that_has_ended_is_no_obstacle_and_rights_that_have_are(
    phone: Phones, team: Team, session: Session
) -> None:
    mo = phone("mo")
    mutations = [mo.visit("visit", team.rob), mo.visit("other", team.sam)]
    with writing(session):
        gone = Given("person", team.mo, {"active": False})
        moved = Given("person", team.rob, {"manager_ids": [team.nia]})
        write_records(session, team.organization, [gone, moved], now=NOW)
    outcomes = receive_unsent(session, read_unsent_work(exported(mo, *mutations)), NOW, dry_run=False)
    assert [(outcome.status, outcome.code) for outcome in outcomes] == [
        ("rejected", "not_found"),
        ("applied", None),
    ]


def test_photos_come_with_it(
    phone: Phones, team: Team, session: Session, keeper: Keeper, tmp_path: Path
) -> None:
    mo, drawn = phone("mo"), io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(drawn, "JPEG")
    content = drawn.getvalue()
    sha256 = hashlib.sha256(content).hexdigest()
    photo = {"media_type": "image/jpeg", "size": len(content), "sha256": sha256}
    seen = observation_id(team.visit, team.agenda)
    day = a_day(mo, team)[:2]
    attach = mo.edit("attachment", team.photo, observation_id=seen, **photo)
    encoded = base64.b64encode(content).decode()
    sent = [{"id": team.photo, "media_type": "image/jpeg", "sha256": sha256, "base64": encoded}]
    stray = [{"id": team.stray, "media_type": "image/jpeg", "sha256": sha256, "base64": encoded}]
    work = read_unsent_work(exported(mo, *day, attach, files=sent + stray))
    receive_unsent(session, work, NOW, dry_run=False)
    uploads = Uploads(tmp_path / "uploads")
    for _ in range(2):
        why_not = take_unsent_files(session, work, keeper.files, uploads, NOW)
        assert why_not == {team.photo: None, team.stray: "its record is not there"}
    assert mo.pull_all()[team.photo]["fields"]["file"] == "ready"
    assert len(list(keeper.files.walk())) == 1


def test_what_the_phones_code_exports_can_be_read() -> None:
    work = read_unsent_work(EXAMPLE.read_text(encoding="utf-8"))
    assert [mutation["number"] for mutation in work.mutations] == [1, 2, 3, 5]
    assert [refused["number"] for refused in work.refused] == [4]
    assert len(work.files) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"ridealong": "backup"}',
        "null",
        "[" * 100_000,
        '{"ridealong": 1e999}',
        EXAMPLE.read_text(encoding="utf-8").replace('"mutations": [', '"mutations": [NaN, '),
        EXAMPLE.read_text(encoding="utf-8").replace('"mutations": [', '"mutations": [-1e999, '),
    ],
)
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(NotUnsentWork):
        read_unsent_work(text)


@SQLITE_ONLY
def test_a_file_of_somebody_unknown_is_refused(phone: Phones, team: Team, session: Session) -> None:
    mo = phone("mo")
    mo.person_id = team.nobody
    work: UnsentWork = read_unsent_work(exported(mo))
    with pytest.raises(NotUnsentWork, match="is not there"):
        receive_unsent(session, work, NOW, dry_run=False)
