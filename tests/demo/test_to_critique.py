"""What waits in the demo is real: it plays, it is read, and a second time it is there already."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.demo.make import make_demo
from server.demo.talk import recorded_talk
from server.demo.to_critique import CALLS, TEXTS, bring_what_waits
from server.files.disk import DiskStore
from server.files.workshop import recording_type_of
from server.store.tables import Critique, Person

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def test_everything_finds_its_rep_once(session: Session, tmp_path: Path) -> None:
    make_demo(session, TODAY, UTC, NOW)
    files = DiskStore(tmp_path / "files")
    taken = bring_what_waits(session, files, TODAY, NOW)
    assert (taken.new.total(), taken.unmatched, taken.refused) == (len(CALLS) + len(TEXTS), {}, [])
    assert bring_what_waits(session, files, TODAY + timedelta(days=1), NOW).there == len(CALLS) + len(TEXTS)
    found = list(session.scalars(select(Critique)))
    assert {one.kind for one in found} == {"call_recording", "email", "call_note"}
    assert all(one.occurred_on < TODAY and one.occurred_on.weekday() < 5 for one in found)
    names = {one.id: one.name for one in session.scalars(select(Person))}
    assert {names[one.rep_id] for one in found} == {one.rep for one in (*CALLS, *TEXTS)}


def test_a_talk_is_a_recording_and_the_same_each_time(tmp_path: Path) -> None:
    path = tmp_path / "talk"
    path.write_bytes(recorded_talk((110, 200), seed=1))
    assert recording_type_of(path, tmp_path) == "audio/mp4"
    assert recorded_talk((110, 200), seed=1) == path.read_bytes()
    assert recorded_talk((110, 200), seed=2) != path.read_bytes()
