"""Who sees what, and who may write what: another team, another organization, the rep."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from server.coaching.retrospective import review_id
from tests.organization import Team, make_team, versions
from tests.phone import Phone, observation_id, problem

Phones = Callable[[str], Phone]


def test_another_team_sees_nothing_and_changes_nothing(phone: Phones, team: Team, session: Session) -> None:
    mo, nia = phone("mo"), phone("nia")
    written = mo.accepted(
        mo.visit("visit", team.rob, customer="Konex"),
        mo.rating("visit", "agenda", "met"),
        mo.focus("focus", team.rob, "agenda"),
        mo.edit("plan", team.plan, rep_id=team.rob, planned_for="2026-04-01T08:30:00Z"),
    )
    before = versions(session)
    attempts = [
        nia.edit("interaction", team.visit, written[0], customer="Mine"),
        nia.edit("interaction", team.visit, customer="Mine"),
        nia.deletion("interaction", team.visit, written[0]),
        nia.rating("visit", "agenda", "missed"),
        nia.rating("visit", "questions", "missed"),
        nia.visit("another", team.rob),
        nia.focus("other focus", team.rob, "questions"),
        nia.edit("focus", team.focus, written[2], state="reached"),
        nia.edit("training", team.training, focus_id=team.focus, title="Mine"),
        nia.edit("reply", team.reply, about_id=team.visit, text="Mine"),
        nia.edit("plan", team.plan, written[3], customer="Mine"),
        nia.visit("of a manager", team.mo),
    ]
    assert {problem(outcome)[:2] for outcome in nia.send(*attempts)} == {("rejected", "not_found")}
    assert versions(session) == before
    assert not {"interaction", "observation", "focus", "plan"} & {
        one["kind"] for one in nia.pull_all().values()
    }
    assert team.rob not in nia.records


def test_a_focus_of_the_same_id_is_no_way_into_another_teams_interaction(phone: Phones, team: Team) -> None:
    mo, nia = phone("mo"), phone("nia")
    mo.accepted(mo.visit("visit", team.rob))
    nia.accepted(nia.focus("focus", team.sam, "agenda") | {"id": team.visit})
    (outcome,) = nia.send(nia.edit("reply", team.reply, about_id=team.visit, text="Mine"))
    assert problem(outcome) == ("rejected", "not_found", "set.about_id")
    assert team.reply not in mo.pull_all()


def test_another_organization_sees_nothing_and_cannot_touch_the_same_id(
    phone: Phones, team: Team, session: Session
) -> None:
    south = make_team(session, "South")
    mo, stranger = phone("mo"), Phone(session, south, south.dana)
    (version,) = mo.accepted(mo.visit("visit", team.rob, customer="Konex"))
    before = versions(session)
    attempts = [
        stranger.edit("interaction", team.visit, version, customer="Mine"),
        stranger.deletion("interaction", team.visit),
        stranger.visit("x", team.rob),
        stranger.edit("reply", south.id("reply"), about_id=team.visit, text="Mine"),
    ]
    assert {problem(outcome)[:2] for outcome in stranger.send(*attempts)} == {("rejected", "not_found")}
    assert versions(session) == before
    own = stranger.visit("x", south.rob) | {"id": team.visit}
    stranger.accepted(own)
    assert mo.pull_all()[team.visit]["fields"]["customer"] == "Konex"
    received = json.dumps(stranger.pull_all())
    assert "Konex" not in received
    assert team.rob not in received


def test_a_director_sees_every_team(phone: Phones, team: Team) -> None:
    mo, nia, dana = phone("mo"), phone("nia"), phone("dana")
    mo.accepted(mo.visit("visit", team.rob, private_note="Nervous."))
    nia.accepted(nia.visit("other", team.tess))
    received = dana.pull_all()
    assert {team.visit, team.other, team.rob, team.sam, team.tess} <= set(received)
    assert "Nervous." not in json.dumps(received)
    dana.accepted(dana.edit("interaction", team.visit, customer="Konex"))


def test_a_rep_receives_nothing_before_it_was_talked_through_and_then_all_but_private_notes(
    phone: Phones, team: Team
) -> None:
    mo, rob = phone("mo"), phone("rob")
    mo.accepted(
        mo.visit("visit", team.rob, customer="Konex", private_note="Secret of the visit"),
        mo.rating("visit", "agenda", "missed", note="Late.", private_note="Secret of the rating"),
        mo.edit("reply", team.reply, about_id=team.visit, text="Between managers"),
        mo.edit("plan", team.plan, rep_id=team.rob, planned_for="2026-04-01T08:30:00Z"),
        mo.visit("open visit", team.rob, customer="Hidden"),
        mo.rating("open visit", "questions", "missed"),
        mo.focus(
            "focus",
            team.rob,
            "agenda",
            evidence={
                "missed": 2,
                "interactions": [team.id("open visit")],
                "runner_up": {"item_id": team.questions},
                "agreed_in": team.visit,
                "lean": team.id("open visit"),
                "anything": {"else": [team.id("open visit")]},
            },
        ),
    )
    seen, unseen = (
        observation_id(team.visit, team.agenda),
        observation_id(team.id("open visit"), team.questions),
    )
    rob.pull_all()
    received = json.dumps([rob.records, rob.cursors])
    for hidden in (team.visit, seen, team.reply, team.plan, team.id("open visit"), unseen, "Secret", "Konex"):
        assert hidden not in received
    assert rob.records[team.focus]["fields"]["evidence"] == {"missed": 2}

    mo.accepted(mo.edit("interaction", team.visit, state="debriefed", debriefed_at="2026-03-31T15:00:00Z"))
    rob.pull_all()
    assert rob.records[team.visit]["fields"]["customer"] == "Konex"
    assert rob.records[team.focus]["fields"]["evidence"] == {"missed": 2, "agreed_in": team.visit}
    told = rob.records[team.focus]["version"]
    mo.accepted(mo.edit("interaction", team.visit, rep_words="It went fast."))
    assert rob.pull_all()[team.focus]["version"] == told  # once is enough
    assert rob.records[seen]["fields"]["note"] == "Late."
    assert rob.records[team.reply]["fields"]["text"] == "Between managers"
    received = json.dumps([rob.records, rob.cursors])
    for hidden in ("Secret", "private_note", "Hidden", team.id("open visit"), unseen, team.plan):
        assert hidden not in received
    assert "Secret of the rating" in json.dumps(mo.pull_all())


def test_what_is_hidden_leaves_no_trace_in_what_a_rep_receives(phone: Phones, team: Team) -> None:
    mo, rob = phone("mo"), phone("rob")
    rob.pull_all()
    before = rob.pull().as_json()
    mo.accepted(*(mo.visit(f"visit {n}", team.rob) for n in range(20)), mo.rating("visit 1", "agenda", "met"))
    assert rob.pull(limit=5).as_json() == before


def test_what_another_phone_says_again_as_it_debriefs_comes_to_the_rep_who_has_pulled_since(
    phone: Phones, team: Team
) -> None:
    mo, other, rob = phone("mo"), phone("mo"), phone("rob")
    mo.accepted(mo.visit("visit", team.rob), mo.rating("visit", "agenda", "met", note="Clear."))
    mo.accepted(mo.edit("plan", team.plan, rep_id=team.rob, planned_for="2026-04-01T08:30:00Z"))
    mo.accepted(mo.visit("another", team.rob, state="debriefed"))
    rob.pull_all()  # past the version of the rating
    said_again = other.rating("visit", "agenda", "met")
    other.send(said_again, other.edit("interaction", team.visit, state="debriefed"))
    received = rob.pull_all()[observation_id(team.visit, team.agenda)]["fields"]
    assert (received["rating"], received["note"]) == ("met", "Clear.")


def test_debriefing_makes_no_edit_a_conflict(phone: Phones, team: Team) -> None:
    mo, other = phone("mo"), phone("mo")
    _, version = mo.accepted(mo.visit("visit", team.rob), mo.rating("visit", "agenda", "met"))
    mo.accepted(mo.edit("interaction", team.visit, state="debriefed"))
    seen = observation_id(team.visit, team.agenda)
    (outcome,) = other.send(other.edit("observation", seen, version, rating="partly"))
    assert outcome["status"] == "applied"


def test_private_notes_are_for_who_recorded_the_interaction(phone: Phones, team: Team) -> None:
    mo, nia = phone("mo"), phone("nia")
    mo.accepted(
        mo.visit("visit", team.sam, private_note="Secret"),
        mo.rating("visit", "agenda", "met", private_note="Secret"),
    )
    assert "Secret" not in json.dumps(nia.pull_all())
    seen = observation_id(team.visit, team.agenda)
    for mutation in (
        nia.edit("interaction", team.visit, private_note="Mine"),
        nia.edit("observation", seen, private_note="Mine"),
        nia.rating("visit", "questions", "met", private_note="Mine"),
    ):
        (outcome,) = nia.send(mutation)
        assert problem(outcome) == ("rejected", "private_note_not_yours", "set.private_note")
    nia.accepted(nia.edit("interaction", team.visit, customer="Konex"))


def test_what_a_rep_may_write(phone: Phones, team: Team) -> None:
    mo, rob = phone("mo"), phone("rob")
    week = review_id(team.rob, "week", date(2026, 3, 30))
    mo.accepted(
        mo.visit("visit", team.rob),
        mo.visit("done", team.rob, state="debriefed"),
        mo.focus("focus", team.rob, "agenda"),
        mo.edit("training", team.training, focus_id=team.focus, title="Agenda"),
        mo.edit("retrospective", week, rep_id=team.rob, period="week", starts_on="2026-03-30"),
        mo.edit("reply", team.word, about_id=team.done, text="Well done."),
    )
    rob.accepted(
        rob.edit("training", team.training, done_at="2026-03-31T16:00:00Z"),
        rob.edit("retrospective", week, achievements="Two meetings.", impediments="None."),
        rob.edit("reply", team.thanks, about_id=team.done, text="Thank you."),
        rob.edit("reply", team.thanks, text="Thank you!"),
    )
    refused = [
        (rob.edit("training", team.training, title="Other"), "not_allowed", "set.title"),
        (rob.edit("retrospective", week, next_steps="Rest."), "not_allowed", "set.next_steps"),
        (rob.edit("reply", team.word, text="Badly done."), "not_allowed", "id"),
        (rob.deletion("reply", team.word), "not_allowed", "delete"),
        (rob.edit("focus", team.focus, state="reached"), "not_allowed", "set.state"),
        (rob.edit("interaction", team.done, customer="Konex"), "not_allowed", "set.customer"),
        (rob.deletion("training", team.training), "not_allowed", "delete"),
        (rob.visit("own", team.rob), "not_allowed", "kind"),
        (rob.edit("interaction", team.visit, customer="Konex"), "not_found", "id"),
        (rob.edit("reply", team.early, about_id=team.visit, text="What?"), "not_found", "set.about_id"),
    ]
    for mutation, code, path in refused:
        assert problem(rob.send(mutation)[0]) == ("rejected", code, path)
    mo.accepted(mo.deletion("reply", team.word))


@pytest.mark.parametrize("kind", ["focus", "retrospective"])
def test_what_stays_for_good(phone: Phones, team: Team, kind: str) -> None:
    mo = phone("mo")
    ids = {"focus": team.focus, "retrospective": review_id(team.rob, "day", date(2026, 3, 30))}
    made = {"rep_id": team.rob, "period": "day", "starts_on": "2026-03-30"}
    mo.accepted(
        mo.focus("focus", team.rob, "agenda"),
        mo.edit("retrospective", ids["retrospective"], **made),
        mo.visit("visit", team.rob, state="debriefed"),
    )
    assert problem(mo.send(mo.deletion(kind, ids[kind]))[0]) == ("rejected", "cannot_delete", "delete")
    (outcome,) = mo.send(mo.deletion("interaction", team.visit))
    assert problem(outcome) == ("rejected", "interaction_debriefed", "delete")
