"""A day in one request, over HTTP: what goes in comes out, and what may not come in changes nothing."""

import gzip
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.cursors import Cursor, Cursors
from server.store.tables import Change, Organization
from sync import versions
from tests.api.conftest import SQLITE_ONLY, Caller
from tests.organization import Team

SignedIn = Callable[[str], Caller]
DEVICE = "0b6a6b3e-2f5c-4d7e-9a10-1f2e3d4c5b6a"


def ride(team: Team, rep: str, first: int = 1) -> list[dict[str, Any]]:
    """A ride-along with one missed item, as a phone sends it."""
    interaction = str(uuid4())
    visit = {
        "rep_id": rep,
        "kind": "ride_along",
        "occurred_on": "2026-03-31",
        "checklist_id": team.checklist,
        "private_note": "between us",
    }
    seen = {"interaction_id": interaction, "item_id": team.agenda, "rating": "missed"}
    observation = str(uuid5(UUID(interaction), team.agenda))
    return [
        mutation(first, "interaction", interaction, set=visit),
        mutation(first + 1, "observation", observation, set=seen, depends_on=[first]),
    ]


def mutation(number: int, kind: str, id_: str, **more: Any) -> dict[str, Any]:
    return {
        "number": number,
        "kind": kind,
        "id": id_,
        "base": None,
        "at": f"{number:015}-00000-phone",
        **more,
    }


def envelope(**more: Any) -> dict[str, Any]:
    return {"protocol": 1, "device": DEVICE, "sent_at": "2026-03-31T18:00:00Z", **more}


def feed(session: Session) -> int:
    """How many versions were given in all organizations: it rises with every write."""
    session.rollback()
    return session.scalar(select(func.sum(Change.version))) or 0


def test_a_ride_along_goes_in_and_comes_out(caller: SignedIn, team: Team) -> None:
    mo = caller("mo@north.example")
    sent = ride(team, team.rob)
    answer = mo.post("/api/sync", envelope(mutations=sent, cursors={}))
    assert answer.status_code == 200
    assert answer.json
    assert [outcome["status"] for outcome in answer.json["outcomes"]] == ["applied", "applied"]
    records = {record["id"]: record for record in answer.json["scopes"][f"rep:{team.rob}"]["records"]}
    assert records[sent[0]["id"]]["fields"]["private_note"] == "between us"
    assert records[sent[1]["id"]]["fields"]["rating"] == "missed"
    again = mo.post("/api/sync", envelope(mutations=sent)).json
    assert again
    assert again["outcomes"] == answer.json["outcomes"]
    cursors = {name: scope["cursor"] for name, scope in answer.json["scopes"].items()}
    later = mo.post("/api/sync", envelope(cursors=cursors)).json
    assert later
    assert not any(scope["records"] for scope in later["scopes"].values())


@pytest.mark.parametrize("wish", ["return=minimal", "respond-async, return=minimal"])
def test_who_wishes_gets_what_they_wrote_short_and_all_else_whole(
    caller: SignedIn, team: Team, wish: str
) -> None:
    mo, sent = caller("mo@north.example"), ride(team, team.rob)
    answer = mo.post("/api/sync", envelope(mutations=sent, cursors={}), headers={"Prefer": wish}).json
    again = mo.post("/api/sync", envelope(cursors={})).json
    assert answer
    assert again
    whole = {
        (record["kind"], record["id"]): record for record in again["scopes"][f"rep:{team.rob}"]["records"]
    }
    for one in answer["scopes"][f"rep:{team.rob}"]["records"]:
        if "number" in one:
            wrote = sent[one["number"] - 1]
            grown = {"kind": wrote["kind"], "id": wrote["id"], "version": one["version"], "deleted": False}
            one = grown | {"fields": wrote["set"] | one["fields"]}
        assert one == whole.pop((one["kind"], one["id"]))
    assert not whole
    assert [
        sorted(one["fields"]) for one in answer["scopes"][f"rep:{team.rob}"]["records"] if "number" in one
    ] == [
        [
            *("critique_id", "critiqued_on", "customer", "debriefed_at", "finished_at", "manager_id"),
            *("message", "rep_words", "started_at", "state", "told_by"),
        ],
        ["at_second", "note", "passage", "passage_at", "private_note"],
    ]


def test_two_people_whose_devices_have_one_name_are_two(caller: SignedIn, team: Team) -> None:
    mo, dana, sent = caller("mo@north.example"), caller("dana@north.example"), ride(team, team.rob)
    made = mo.post("/api/sync", envelope(mutations=sent)).json
    assert made
    base, visit = made["outcomes"][0]["version"], sent[0]["id"]
    for who, number, customer in ((mo, 50, "Konex"), (dana, 7, "Isdom")):
        edit = mutation(number, "interaction", visit, set={"customer": customer}) | {"base": base}
        assert who.post("/api/sync", envelope(mutations=[edit])).status_code == 200
    lost = dana.post("/api/sync", envelope(cursors={})).json
    assert lost
    (overwritten,) = lost["scopes"][f"private:{team.dana}"]["records"]
    assert (overwritten["fields"]["lost"], overwritten["fields"]["kept"]) == ("Isdom", "Konex")


def test_it_goes_compressed_both_ways(caller: SignedIn, team: Team) -> None:
    mo = caller("mo@north.example")
    body = gzip.compress(json.dumps(envelope(mutations=ride(team, team.rob), cursors={})).encode())
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json", "Accept-Encoding": "gzip"}
    answer = mo.post("/api/sync", data=body, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    outcomes = json.loads(gzip.decompress(answer.data))["outcomes"]
    assert [outcome["status"] for outcome in outcomes] == ["applied", "applied"]


def test_without_the_csrf_header_nothing_is_written(caller: SignedIn, session: Session, team: Team) -> None:
    mo, before = caller("mo@north.example"), feed(session)
    body = envelope(mutations=ride(team, team.rob))
    assert mo.post("/api/sync", body, headers={"X-CSRF-TOKEN": ""}).status_code == 403
    assert feed(session) == before


@pytest.mark.parametrize("whose", ["North tess", "South rob"])
def test_another_teams_rep_is_not_found_and_nothing_changes(
    caller: SignedIn, session: Session, team: Team, whose: str
) -> None:
    name, first = whose.split()
    mo, before = caller("mo@north.example"), feed(session)
    answer = mo.post("/api/sync", envelope(mutations=ride(team, Team(name).id(first)))).json
    assert answer
    rejected, blocked = answer["outcomes"]
    assert (rejected["status"], rejected["problem"]["code"]) == ("rejected", "not_found")
    assert blocked["status"] == "blocked"
    assert feed(session) == before


def test_another_organizations_record_is_not_found_and_nothing_changes(
    caller: SignedIn, session: Session, team: Team
) -> None:
    sent = ride(team, team.rob)
    caller("mo@north.example").post("/api/sync", envelope(mutations=sent))
    before = feed(session)
    edit = mutation(1, "interaction", sent[0]["id"], set={"customer": "Stolen"}) | {"base": 99}
    gone = mutation(2, "interaction", sent[0]["id"], delete=True) | {"base": 99}
    answer = caller("mo@south.example").post("/api/sync", envelope(mutations=[edit, gone])).json
    assert answer
    assert [outcome["problem"]["code"] for outcome in answer["outcomes"]] == ["not_found", "not_found"]
    assert feed(session) == before


def test_a_rep_receives_nothing_that_was_not_talked_through(caller: SignedIn, team: Team) -> None:
    sent = ride(team, team.rob)
    caller("mo@north.example").post("/api/sync", envelope(mutations=sent))
    received = caller("rob@north.example").post("/api/sync", envelope(cursors={})).data
    assert sent[0]["id"].encode() not in received
    assert sent[1]["id"].encode() not in received
    assert b"between us" not in received


def test_one_bad_mutation_does_not_hold_up_the_others(caller: SignedIn, team: Team) -> None:
    bad = mutation(3, "observation", str(uuid4()), set={"rating": "great", "colour": "red"})
    answer = (
        caller("mo@north.example").post("/api/sync", envelope(mutations=[bad, *ride(team, team.rob)])).json
    )
    assert answer
    assert [outcome["status"] for outcome in answer["outcomes"]] == ["rejected", "applied", "applied"]
    assert answer["outcomes"][0]["problem"]["path"].startswith("set.")


@pytest.mark.parametrize("bad", ["a\0b", "half an emoji: \ud83d"])
def test_a_character_that_cannot_be_kept_is_the_outcome_of_its_mutation(
    caller: SignedIn, team: Team, bad: str
) -> None:
    mo = caller("mo@north.example")
    visit, observation = ride(team, team.rob, first=5)
    evidence = {"rep_id": team.rob, "item_id": team.agenda, "agreed_at": "2026-03-31T15:00:00Z"}
    mutations = [
        mutation(1, "interaction", str(uuid4()), set=visit["set"] | {"customer": bad}),
        mutation(2, "interaction", str(uuid4()), set=visit["set"] | {bad: 1}),
        mutation(3, bad, str(uuid4()), set={}),
        mutation(4, "focus", str(uuid4()), set=evidence | {"evidence": {"seen": [bad]}}),
        visit,
        observation | {bad: 1},
    ]
    for _ in range(2):
        answer = mo.post("/api/sync", envelope(mutations=mutations))
        assert answer.status_code == 200
        codes = [one.get("problem", {}).get("code") for one in answer.json["outcomes"]]
        kept_out = ["bad_character", "unknown_field", "unknown_kind", "bad_character"]
        assert codes == [*kept_out, None, "unknown_member"]
    refused = mo.post("/api/sync", envelope(mutations=[visit], cursors={bad: ""}))
    assert refused.status_code == 400


@SQLITE_ONLY
def test_an_old_phone_pushes_for_ever_and_is_asked_to_update_when_it_pulls(
    caller: SignedIn, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A made-up protocol 2: what protocol 1 recorded arrives, and is answered the same again."""
    mo, sent = caller("mo@north.example"), ride(team, team.rob)
    for kind in sent:
        kind["set"]["era"] = "before 2"

    def upcaster(raw: dict[str, Any]) -> dict[str, Any]:
        values = raw["set"]
        return raw | {"set": {name: value for name, value in values.items() if name != "era"}}

    monkeypatch.setattr(versions, "PROTOCOL", 2)
    monkeypatch.setattr(versions, "PULLED_SINCE", 2)
    monkeypatch.setattr(versions, "UPCASTERS", {1: upcaster})
    first = mo.post("/api/sync", envelope(mutations=sent, cursors={})).json
    assert first
    assert [outcome["status"] for outcome in first["outcomes"]] == ["applied", "applied"]
    assert (first["protocol"], first["scopes"], first["update_needed"]) == (1, {}, True)
    again = mo.post("/api/sync", envelope(mutations=sent)).json
    assert again
    assert again["outcomes"] == first["outcomes"]
    assert "update_needed" not in again
    newest = mo.post("/api/sync", envelope(cursors={}) | {"protocol": 2}).json
    assert newest
    assert "update_needed" not in newest
    assert sent[0]["id"] in {one["id"] for one in newest["scopes"][f"rep:{team.rob}"]["records"]}


def test_an_older_database_put_back_by_hand_resets_before_it_receives(
    app: Flask, caller: SignedIn, session: Session, team: Team
) -> None:
    """The cursor tells of a time that is not there; edits made in it are not from the future."""
    mo, sent = caller("mo@north.example"), ride(team, team.rob)
    mo.post("/api/sync", envelope(mutations=sent))
    organization = session.get_one(Organization, team.organization)
    version, epoch = organization.version, organization.epoch
    session.rollback()
    cursor = Cursors(app.config["SECRET_KEY"]).write(
        Cursor(team.organization, epoch, "org", True, version + 100)
    )
    edit = mutation(3, "interaction", sent[0]["id"], set={"customer": "Konex"}) | {"base": version + 90}
    answer = mo.post("/api/sync", envelope(mutations=[edit], cursors={"org": cursor})).json
    assert answer
    assert answer["outcomes"][0]["problem"]["code"] == "restored_since"
    assert answer["reset"] == ["org"]
    anew = {name: scope["cursor"] for name, scope in answer["scopes"].items()}
    later = mo.post("/api/sync", envelope(mutations=[*sent, edit], cursors=anew)).json
    assert later
    assert [outcome["status"] for outcome in later["outcomes"]] == ["applied"] * (len(sent) + 1)
    assert later["reset"] == []


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (envelope(mutations=[mutation(n, "plan", DEVICE, set={}) for n in range(1, 502)]), 413, "too_large"),
        (
            envelope(mutations=[mutation(1, "plan", DEVICE, set={"customer": "x" * 1_100_000})]),
            413,
            "too_large",
        ),
        (envelope(colour="red"), 422, "unknown_member"),
        (envelope() | {"protocol": 2}, 422, "protocol_not_spoken"),
        (envelope() | {"device": "phone"}, 422, "bad_device"),
        (envelope(mutations=[{"kind": "plan"}]), 422, "bad_number"),
        (envelope(limit=0, cursors={}), 422, "bad_limit"),
        ([], 422, "not_an_envelope"),
    ],
)
def test_a_bad_envelope_is_refused_as_a_whole(
    caller: SignedIn, session: Session, body: object, status: int, code: str
) -> None:
    mo, before = caller("mo@north.example"), feed(session)
    answer = mo.post("/api/sync", body)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json
    assert answer.json["code"] == code
    assert "limit" in answer.json or status != 413
    assert feed(session) == before
