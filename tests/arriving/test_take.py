"""What arrives becomes a critique of its rep, once, with its file; what is nobody's is listed."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.files.disk import DiskStore
from server.importing.who import Who
from server.store.attachments import Kept
from server.store.critiques import critique_file
from server.store.database import writing
from server.store.tables import Critique
from server.store.writer import Given, write_records
from server.take_file import key_of
from tests.api.conftest import SQLITE_ONLY
from tests.arriving.conftest import NOW, Brings
from tests.arriving.making import mail, mailbox, recording
from tests.organization import Team, versions

BOX = mailbox(
    mail(),
    mail("Second.", Message_ID="<2@x>", From="ROB@North.example"),
    mail("Of Tess.", Message_ID="<3@x>", From='"Tess" <tess@private.example>'),
    mail("Received.", Message_ID="<4@x>", From="jane@acme.example", To="Rob <rob@north.example>"),
    mail("Of a stranger.", Message_ID="<5@x>", From="Ann <ann@other.example>"),
    mail("", Message_ID="<6@x>"),
)


def kept(session: Session) -> dict[str, Any]:
    """For each critique what it is and whose, by its id at its source or its title."""
    session.rollback()
    session.expire_all()
    return {one.source_id or str(one.title): one for one in session.scalars(select(Critique))}


def content(session: Session, files: DiskStore, critique: Critique) -> bytes:
    own = critique_file(session, critique.organization_id, critique.id)
    assert isinstance(own, Kept)
    with files.open(key_of(own)) as file:
        return file.read()


def test_a_mailbox_is_shared_out_by_who_wrote(
    brings: Brings, session: Session, files: DiskStore, team: Team
) -> None:
    taken = brings(BOX)
    assert dict(taken.new) == {team.rob: 2, team.tess: 1}
    assert (taken.there, taken.received, taken.left_out) == (0, 1, 0)
    (stranger,) = taken.unmatched.values()
    assert (stranger.who, stranger.count, stranger.titles) == ("ann@other.example", 1, ["Our talk"])
    assert [(one.what, one.code) for one in taken.refused] == [("E-mail 6", "no_text")]
    there = kept(session)
    assert {told: one.rep_id for told, one in there.items()} == {
        "<1@north.example>": team.rob,
        "<2@x>": team.rob,
        "<3@x>": team.tess,
    }
    second = there["<2@x>"]
    assert content(session, files, second) == b"Second."
    assert (second.kind, second.size, second.arrived_at) == ("email", 7, NOW)


def test_the_same_again_changes_nothing(brings: Brings, session: Session, files: DiskStore) -> None:
    brings(BOX)
    before, on_disk = versions(session), sorted(files.walk())
    taken = brings(BOX)
    assert (taken.new.total(), taken.there) == (0, 3)
    assert (versions(session), sorted(files.walk())) == (before, on_disk)


def test_one_that_was_put_aside_stays_so(brings: Brings, session: Session, team: Team) -> None:
    brings(mail())
    (one,) = kept(session).values()
    aside = {"put_aside_at": "2026-03-31T10:00:00Z", "put_aside_why": "Too old."}
    with writing(session):
        write_records(session, team.organization, [Given("critique", one.id, aside)], now=NOW)
    brings(mail())
    (one,) = kept(session).values()
    assert one.put_aside_why == "Too old."


def test_somebody_says_whose_it_is(brings: Brings, session: Session, team: Team) -> None:
    said: Mapping[str, str | None] = {"ann@other.example": team.sam, "rob@north.example": None}
    taken = brings(BOX, said=said)
    assert dict(taken.new) == {team.sam: 1, team.tess: 1}
    assert (taken.left_out, taken.unmatched) == (2, {})
    assert kept(session)["<5@x>"].rep_id == team.sam


def test_otherwise_what_names_nobody_is_of_the_rep_that_was_said(brings: Brings, team: Team) -> None:
    taken = brings(BOX, otherwise=team.sam)
    assert dict(taken.new) == {team.rob: 2, team.tess: 1, team.sam: 1}
    assert taken.received == 1
    assert dict(brings(recording(), "call.mp3", otherwise=team.sam).new) == {team.sam: 1}


@pytest.mark.parametrize(
    ("name", "rep"),
    [
        ("Rob 2026-03-12 Acme.mp3", "rob"),
        ("2026-03-12_ROB_acme.mp3", "rob"),
        ("Tess/Acme.mp3", "tess"),
        ("Robert.mp3", None),
        ("Rob and Tess.mp3", None),
        ("call.mp3", None),
    ],
)
@SQLITE_ONLY
def test_a_recording_is_of_whom_its_name_names(
    brings: Brings, session: Session, team: Team, name: str, rep: str | None
) -> None:
    taken = brings(recording(), name)
    assert dict(taken.new) == ({team.id(rep): 1} if rep else {})
    assert [one.who for one in taken.unmatched.values()] == ([] if rep else [name])
    assert all(one.reason.startswith(("has the name", "names several")) for one in taken.unmatched.values())


def test_a_program_that_writes_for_a_rep_is_not_the_rep(brings: Brings, team: Team) -> None:
    docs = mail(From='"Rob (via Google Docs)" <comments@docs.example>')
    assert brings(docs).new.total() == 0
    assert brings(mailbox(mail(Auto_Submitted="auto-replied"))).automatic == 1


def test_nothing_comes_in_for_who_is_not_active(brings: Brings, session: Session, team: Team) -> None:
    people = [Given("person", team.rob, {"active": False}), Given("person", team.sam, {"name": "Rob"})]
    with writing(session):
        write_records(session, team.organization, people, now=NOW)
    assert list(brings(mail(From="rob@north.example")).unmatched) == ["rob@north.example"]
    assert dict(brings(recording(), "Rob.mp3").new) == {team.sam: 1}


@SQLITE_ONLY
def test_more_than_are_written_at_once_all_come_in_once(
    brings: Brings, session: Session, files: DiskStore, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.arriving.take._AT_ONCE", 3)
    box = mailbox(*(mail(f"No. {n}", Message_ID=f"<{n}@x>") for n in (*range(8), 0, 7)))
    taken = brings(box)
    assert (dict(taken.new), taken.there) == ({team.rob: 8}, 2)
    assert len(list(files.walk())) == len(kept(session)) == 8


def test_a_manager_brings_in_for_their_own_reps_alone(brings: Brings, team: Team) -> None:
    nia = Who(team.organization, team.nia, frozenset({team.sam, team.tess}))
    taken = brings(BOX, who=nia)
    assert dict(taken.new) == {team.tess: 1}
    assert sorted(taken.unmatched) == ["ann@other.example", "jane@acme.example", "rob@north.example"]


def test_names_that_two_have_are_nobodys(brings: Brings, session: Session, team: Team) -> None:
    with writing(session):
        write_records(session, team.organization, [Given("person", team.sam, {"name": "Rob"})], now=NOW)
    assert brings(b"rep,date,notes\nRob,2026-03-30,Fine\n").new.total() == 0
    assert dict(brings(b"rep,date,notes\nrob@north.example,2026-03-30,Fine\n").new) == {team.rob: 1}


def test_a_file_that_was_lost_is_put_again(brings: Brings, session: Session, files: DiskStore) -> None:
    brings(recording(), "Rob.mp3")
    for key in list(files.walk()):
        files.delete(key)
    assert brings(recording(), "Rob.mp3").there == 1
    (one,) = kept(session).values()
    assert content(session, files, one) == recording()


def test_a_long_subject_and_customer_are_cut_to_what_is_kept(brings: Brings, session: Session) -> None:
    brings(mail(Subject="s" * 400, To=f'"{"c" * 300}" <c@acme.example>'))
    (one,) = kept(session).values()
    assert (len(one.title), one.title[-1], len(one.customer)) == (300, "…", 200)
