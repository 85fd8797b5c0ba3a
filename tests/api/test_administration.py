"""People, looked after: who may become what, and what follows at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from server.administering import inviting
from tests.api.administering import PEOPLE, Director, accepts, answered, patch, rep, secret
from tests.api.conftest import PASSWORD, SQLITE_ONLY, Caller
from tests.api.sending import base64, refused
from tests.organization import Team

SignedIn = Callable[[str], Caller]


@pytest.fixture
def dana(caller: SignedIn) -> Director:
    return Director(caller("dana@north.example"))


def scopes(caller: Caller, cursors: dict[str, str] | None = None) -> dict[str, object]:
    asked = {"protocol": 1, "device": "8c7d7a64-3f7e-4a86-9a0c-0d4b1f3b0a11", "cursors": cursors or {}}
    return answered(caller.post("/api/sync", asked))


def test_who_is_invited_joins_by_a_link_and_is_everywhere_at_once(
    app: Flask, caller: SignedIn, dana: Director, team: Team
) -> None:
    mo = caller("mo@north.example")
    (kim,) = dana.invites(rep())["invited"]
    assert dana.sees(kim["person_id"])["access"] == "invited"
    phone = Caller(app)
    assert phone.sign_in("kim@north.example").status_code == 401, "an invitation alone signs nobody in"
    shown = answered(phone.post("/api/invitations/look", {"secret": secret(kim)}))
    assert shown == {
        "purpose": "join",
        "organization": "North",
        "name": "Kim Lee",
        "email": "kim@north.example",
    }
    assert answered(accepts(phone, secret(kim)))["person"]["role"] == "rep"
    assert phone.get("/api/auth/me").status_code == 200
    assert dana.sees(kim["person_id"])["access"] == "joined"
    assert f"rep:{kim['person_id']}" in str(scopes(mo)["scopes"])


def test_of_many_the_valid_ones_come_in_and_each_other_has_its_reason(dana: Director) -> None:
    came = dana.invites(
        rep("Kim Lee", "kim@north.example", "new@north.example"),  # whose manager stands below
        rep("Rob Again", "ROB@north.example "),
        rep("Far Away", "rob@south.example"),
        rep("Kim Twin", "Kim@North.example"),
        rep("No Mail", "not an e-mail"),
        {"name": " ", "email": "nobody@north.example", "role": "manager"},
        {"name": "Alone", "email": "alone@north.example", "role": "rep"},
        rep("Odd Boss", "odd@north.example", "tess@north.example"),
        {"name": "New Boss", "email": "new@north.example", "role": "manager"},
    )
    assert [one["email"] for one in came["invited"]] == ["kim@north.example", "new@north.example"]
    assert [(one["row"], one["code"]) for one in came["refused"]] == [
        (2, "email_taken"),
        (3, "email_taken"),
        (4, "email_twice"),
        (5, "email_wrong"),
        (6, "name_missing"),
        (7, "managers_missing"),
        (8, "manager_is_no_coach"),
    ]
    assert "South" not in str(came), "where an e-mail is taken is nobody's business"


LIST = """Name,E-mail,Role,Manager,First day
Mia Berg,mia@north.example,manager
Kim Lee,kim@north.example,rep,Mia Berg,2026-04-01
Jo Park,jo@north.example,,mo@north.example; nia@north.example,
Bad Day,bad@north.example,rep,Mia Berg,1/4/26
Tess,tess@north.example,rep,Mia Berg
"""


@SQLITE_ONLY
@pytest.mark.parametrize("text", [LIST, LIST.replace(",", "\t"), LIST.partition("\n")[2]])
def test_a_list_is_tried_first_and_then_brought_in(dana: Director, text: str) -> None:
    asked = {"content": base64(text.encode()), "only_try": True}
    before = len(dana.everybody()["people"])
    tried = answered(dana.caller.post(f"{PEOPLE}/list", asked))
    assert len(dana.everybody()["people"]) == before
    assert [one["link"] for one in tried["invited"]] == [None] * 3
    came = answered(dana.caller.post(f"{PEOPLE}/list", asked | {"only_try": False}))
    for answer in (tried, came):
        assert [one["name"] for one in answer["invited"]] == ["Mia Berg", "Kim Lee", "Jo Park"]
        assert [(one["name"], one["code"]) for one in answer["refused"]] == [
            ("Bad Day", "unreadable"),
            ("Tess", "email_taken"),
        ]
    assert len(dana.everybody()["people"]) == before + 3
    kim = dana.sees(came["invited"][1]["person_id"])["person"]
    assert (kim["started_on"], kim["manager_ids"]) == ("2026-04-01", [came["invited"][0]["person_id"]])
    jo = dana.sees(came["invited"][2]["person_id"])["person"]
    assert (jo["role"], jo["manager_ids"]) == ("rep", [Team().mo, Team().nia])


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"PK\x03\x04workbook", "not_text"),
        (b"Who,What\nKim,rep\n", "missing_column"),
        (b"Kim\x81,kim@north.example", "not_text"),
        (b"\n".join(b"Kim,k%d@north.example" % n for n in range(501)), "too_many_rows"),
    ],
)
def test_a_list_of_which_nothing_can_be_read(dana: Director, content: bytes, code: str) -> None:
    answer = dana.caller.post(f"{PEOPLE}/list", {"content": base64(content) or "IA==", "only_try": False})
    assert refused(answer)[1] == code


def test_a_rep_who_moves_leaves_one_phone_and_comes_to_the_other(
    caller: SignedIn, dana: Director, team: Team
) -> None:
    mo, tess = caller("mo@north.example"), caller("tess@north.example")
    held = {scope: got["cursor"] for scope, got in scopes(mo)["scopes"].items()}  # type: ignore[attr-defined]
    assert f"rep:{team.rob}" in held
    assert dana.changes(team.rob, manager_ids=[team.nia]).status_code == 200
    assert scopes(mo, held)["dropped"] == [f"rep:{team.rob}"]
    assert mo.get(f"/api/people/{team.rob}").status_code == 404
    assert tess.get(f"/api/people/{team.rob}").status_code == 404
    everybody = dana.changes(team.rob, manager_ids=[team.nia, team.mo])
    assert everybody.status_code == 200
    assert f"rep:{team.rob}" in str(scopes(mo, held)["scopes"])


def test_all_reps_of_a_manager_are_handed_over_at_once(caller: SignedIn, dana: Director, team: Team) -> None:
    assert refused(dana.changes(team.mo, role="rep", manager_ids=[team.nia])) == (422, "has_reps")
    assert answered(dana.hands_over(team.mo, team.nia)) == {"reps": ["Rob", "Sam"]}
    assert dana.sees(team.sam)["person"]["manager_ids"] == [team.nia]
    assert dana.changes(team.mo, role="rep", manager_ids=[team.nia]).status_code == 200
    assert refused(dana.hands_over(team.nia, team.mo)) == (422, "manager_is_no_coach")
    assert refused(dana.hands_over(team.nia, team.nia)) == (422, "same_manager")
    assert refused(dana.hands_over(team.nia, Team("South").mo)) == (422, "coach_unknown")


def test_whose_access_ends_is_out_at_once_and_in_again_only_by_signing_in(
    app: Flask, caller: SignedIn, dana: Director, team: Team
) -> None:
    rob = caller("rob@north.example")
    link = dana.makes_link(team.rob)
    assert dana.changes(team.rob, active=False).status_code == 200
    assert refused(rob.get("/api/auth/me")) == (403, "access_ended")
    assert refused(rob.post("/api/sync", {"protocol": 1})) == (403, "access_ended")
    assert refused(rob.post("/api/auth/refresh")) == (403, "access_ended")
    assert refused(accepts(Caller(app), link)) == (404, "link_ended")
    assert refused(dana.caller.post(f"{PEOPLE}/{team.rob}/link", {})) == (422, "not_active")
    assert dana.sees(team.rob)["access"] == "ended"
    assert dana.changes(team.rob, active=True).status_code == 200
    assert refused(rob.get("/api/auth/me")) == (401, "signed_out"), "the session before stays closed"
    assert refused(accepts(Caller(app), link)) == (404, "link_ended"), "and so does the link"
    assert rob.sign_in("rob@north.example", PASSWORD).status_code == 200


def test_a_manager_may_go_at_once_and_their_reps_are_named(dana: Director, team: Team) -> None:
    assert dana.changes(team.mo, active=False).status_code == 200
    assert dana.everybody()["without_coach"] == [team.rob], "Sam has Nia, too"
    answered(dana.hands_over(team.mo, team.nia))
    assert dana.everybody()["without_coach"] == []


def test_the_last_director_stays_one(dana: Director, team: Team) -> None:
    assert refused(dana.changes(team.dana, active=False)) == (422, "yourself")
    assert refused(dana.changes(team.dana, role="manager")) == (422, "last_director")
    assert dana.changes(team.nia, role="director").status_code == 200
    assert dana.changes(team.dana, role="manager").status_code == 200
    assert refused(dana.caller.get(PEOPLE)) == (403, "not_permitted")


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("first", "fields", "code"),
    [
        ("rob", {"manager_ids": []}, "managers_missing"),
        ("rob", {"manager_ids": ["tess"]}, "manager_is_no_coach"),
        ("rob", {"manager_ids": ["rob"]}, "coaches_themself"),
        ("rob", {"email": "mo@north.example"}, "email_taken"),
        ("rob", {"email": "mo@south.example"}, "email_taken"),
        ("rob", {"email": "a@b@c"}, "email_wrong"),
        ("rob", {"email": "a@b\u202e.example"}, "email_wrong"),
        ("rob", {"name": " "}, "name_missing"),
        ("rob", {"name": "a\nb\x07"}, "name_missing"),
        ("rob", {"role": "boss"}, "wrong_value"),
        ("rob", {"password": "x"}, "unknown_field"),
        ("rob", {"region": "x" * 201}, "wrong_value"),
        ("rob", {"started_on": "soon"}, "wrong_value"),
        ("mo", {"role": "rep"}, "has_reps"),
    ],
)
def test_what_a_person_cannot_become(
    dana: Director, team: Team, first: str, fields: dict[str, object], code: str
) -> None:
    if "manager_ids" in fields:
        fields = {"manager_ids": [team.id(str(one)) for one in fields["manager_ids"]]}  # type: ignore[attr-defined]
    assert refused(dana.changes(team.id(first), **fields)) == (422, code)


def test_of_two_directors_who_end_each_other_at_once_one_is_left(
    app: Flask, dana: Director, team: Team
) -> None:
    assert dana.changes(team.nia, role="director").status_code == 200
    elsewhere = Caller(app)
    answered(accepts(elsewhere, dana.makes_link(team.nia)))
    both = [(dana, team.nia), (Director(elsewhere), team.dana)]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda one: one[0].changes(one[1], active=False).status_code, both))
    assert sorted(answers) == [200, 403], "whoever comes second has no access any more"
    left = both[answers.index(200)][0]
    directors = [one for one in left.everybody()["people"] if one["person"]["role"] == "director"]
    assert sorted(one["person"]["active"] for one in directors) == [False, True]


@SQLITE_ONLY
@pytest.mark.parametrize("first", ["mo", "rob"])
def test_only_directors_look_after_people(caller: SignedIn, team: Team, first: str) -> None:
    somebody = caller(f"{first}@north.example")
    one = f"{PEOPLE}/{team.tess}"
    for answer in (
        somebody.get(PEOPLE),
        somebody.post(PEOPLE, {"people": [rep()]}),
        somebody.post(f"{PEOPLE}/list", {"content": "IA==", "only_try": True}),
        somebody.post(f"{one}/link", {}),
        somebody.post(f"{one}/hand-over", {"to": team.mo}),
        patch(somebody, one, {"active": False}),
    ):
        assert refused(answer) == (403, "not_permitted")


@pytest.mark.parametrize("only_try", [True, False])
def test_an_e_mail_that_another_organization_gives_away_at_this_moment_is_told(
    dana: Director, monkeypatch: pytest.MonkeyPatch, only_try: bool
) -> None:
    monkeypatch.setattr(inviting, "email_in_use", lambda *_: False)  # it was not, when it was looked at
    line = {"content": base64(b"Mo Park, mo@south.example, manager"), "only_try": only_try}
    answer = dana.caller.post(f"{PEOPLE}/list", line)
    assert refused(answer) == (409, "meanwhile")


@SQLITE_ONLY
def test_the_people_of_another_organization_are_not_there(caller: SignedIn, team: Team) -> None:
    south = Director(caller("dana@south.example"))
    one = f"{PEOPLE}/{team.rob}"
    for answer in (
        south.caller.post(f"{one}/link", {}),
        south.caller.post(f"{one}/hand-over", {"to": Team("South").mo}),
        patch(south.caller, one, {"active": False}),
    ):
        assert refused(answer) == (404, "person_unknown")
    came = south.invites(rep("Spy", "spy@south.example", "mo@north.example"))
    assert [one["code"] for one in came["refused"]] == ["manager_unknown"]
    assert {one["person"]["email"].partition("@")[2] for one in south.everybody()["people"]} == {
        "south.example"
    }
