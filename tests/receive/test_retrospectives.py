"""A retrospective on two phones: prepared on one, held on the other, closed by both. What is in the way."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from server.coaching.retrospective import review_id
from tests.organization import Team
from tests.phone import Phone, problem

Phones = Callable[[str], Phone]
MONDAY = "2026-03-30"
AT = "2026-04-03T14:00:00Z"
LATER = "2026-04-03T15:00:00Z"
READING = {"as_of": "2026-04-03", "levels": [{"level": "opportunities", "status": "on_goal"}]}
CLOSING = {"manager_closed_at": AT, "state": "closed", "reading": READING}


def week_of(rep: str) -> str:
    return review_id(rep, "week", date.fromisoformat(MONDAY))


def week(phone: Phone, rep: str, base: int | None = None, /, **fields: Any) -> dict[str, Any]:
    """An edit of the rep's review of the week; a new one says of whom and of when."""
    made = {"rep_id": rep, "period": "week", "starts_on": MONDAY} if base is None else {}
    return phone.edit("retrospective", week_of(rep), base, **made, **fields)


def test_prepared_and_held_without_a_signal_both_are_kept(phone: Phones, team: Team) -> None:
    mo, rob = phone("mo"), phone("rob")
    proposed = {"achievements": "Two demos.", "proposed_steps": "Call Konex."}
    prepared = week(rob, team.rob, prepared_at=AT, **proposed)
    held = week(mo, team.rob, next_steps="Call Cancity.", steps_done=["Send the offer."], **CLOSING)
    mo.accepted(held)
    rob.accepted(prepared)
    for one in (mo, rob):
        fields = one.pull_all()[week_of(team.rob)]["fields"]
        assert (fields["achievements"], fields["next_steps"]) == ("Two demos.", "Call Cancity.")
        assert fields["proposed_steps"] == "Call Konex."
        assert (fields["prepared_at"], fields["manager_closed_at"]) == (AT, AT)
        assert (fields["reading"], fields["steps_done"]) == (READING, ["Send the offer."])
        assert not [record for record in one.records.values() if record["kind"] == "overwritten"]


def test_of_the_same_words_the_later_stand_and_the_others_are_not_lost(phone: Phones, team: Team) -> None:
    mo, rob = phone("mo"), phone("rob")
    earlier = week(rob, team.rob, achievements="Rest.")
    mo.now += timedelta(minutes=5)
    mo.accepted(week(mo, team.rob, achievements="Two demos."))
    rob.accepted(earlier)
    assert rob.pull_all()[week_of(team.rob)]["fields"]["achievements"] == "Two demos."
    (lost,) = (record for record in rob.records.values() if record["kind"] == "overwritten")
    assert lost["fields"]["lost"] == "Rest."


def test_nobody_closes_or_prepares_for_the_other(phone: Phones, team: Team) -> None:
    mo, rob = phone("mo"), phone("rob")
    (version,) = rob.accepted(week(rob, team.rob, prepared_at=AT))
    mo.pull_all()
    of_the_rep: list[dict[str, Any]] = [
        {"prepared_at": LATER},
        {"rep_closed_at": AT},
        {"proposed_steps": "Rest."},
    ]
    of_the_manager: list[dict[str, Any]] = [
        {"manager_closed_at": AT},
        {"state": "closed"},
        {"reading": READING},
        {"next_steps": "Rest."},
    ]
    for one, theirs in ((mo, of_the_rep), (rob, of_the_manager)):
        for fields in theirs:
            (outcome,) = one.send(week(one, team.rob, version, **fields))
            assert problem(outcome) == ("rejected", "not_allowed", f"set.{next(iter(fields))}")


def test_closed_by_one_it_can_be_written_on_closed_by_both_it_stays(phone: Phones, team: Team) -> None:
    mo, rob = phone("mo"), phone("rob")
    (version,) = mo.accepted(week(mo, team.rob, **CLOSING))
    (version,) = rob.accepted(week(rob, team.rob, version, achievements="Two demos."))
    (version,) = rob.accepted(week(rob, team.rob, version, rep_closed_at=LATER))
    late: list[tuple[Phone, str, Any]] = [
        (mo, "next_steps", "Rest."),
        (mo, "reading", {}),
        (mo, "manager_closed_at", LATER),
        (rob, "achievements", "Three demos."),
        (rob, "steps_done", ["Rest."]),
        (rob, "prepared_at", LATER),
    ]
    for one, field, value in late:
        (outcome,) = one.send(week(one, team.rob, version, **{field: value}))
        assert problem(outcome) == ("rejected", "retrospective_closed", f"set.{field}")
        (outcome,) = one.send(week(one, team.rob, **{field: value}))  # whether it was seen or not
        assert problem(outcome)[:2] == ("rejected", "retrospective_closed")
    (same,) = rob.send(week(rob, team.rob, version, achievements="Two demos."))
    assert same["status"] == "duplicate"


def test_what_was_closed_is_not_opened_again(phone: Phones, team: Team) -> None:
    mo, rob = phone("mo"), phone("rob")
    (version,) = mo.accepted(week(mo, team.rob, **CLOSING))
    attempts: list[tuple[Phone, dict[str, Any]]] = [
        (mo, {"state": "open"}),
        (mo, {"manager_closed_at": None}),
    ]
    for one, fields in attempts:
        (outcome,) = one.send(week(one, team.rob, version, **fields))
        assert problem(outcome) == ("rejected", "state_goes_back", f"set.{next(iter(fields))}")
    (version,) = rob.accepted(week(rob, team.rob, version, rep_closed_at=LATER))
    (outcome,) = rob.send(week(rob, team.rob, version, rep_closed_at=None))
    assert problem(outcome) == ("rejected", "state_goes_back", "set.rep_closed_at")


def test_one_of_an_older_app_has_an_id_of_its_own_and_is_taken(phone: Phones, team: Team) -> None:
    mo, nia = phone("mo"), phone("nia")
    made = {"rep_id": team.rob, "period": "week", "starts_on": "2026-03-31"}
    mo.accepted(mo.edit("retrospective", team.made_up, **made))
    (outcome,) = nia.send(week(nia, team.rob, next_steps="Rest."))
    assert problem(outcome) == ("rejected", "not_found", "set.rep_id")


def test_what_is_in_the_way_is_named_given_to_somebody_and_resolved(phone: Phones, team: Team) -> None:
    mo, rob, nia, dana = phone("mo"), phone("rob"), phone("nia"), phone("dana")
    named = {
        "rep_id": team.rob,
        "text": "Legal takes nine days.",
        "topic": "contracts",
        "named_on": "2026-03-30",
    }
    (version,) = rob.accepted(rob.edit("impediment", team.legal, **named))
    mo.pull_all()
    (version,) = mo.accepted(mo.edit("impediment", team.legal, version, assigned_to=team.dana))
    seen = dana.pull_all()[team.legal]
    assert (seen["fields"]["assigned_to"], seen["fields"]["text"]) == (team.dana, "Legal takes nine days.")
    dana.accepted(
        dana.edit("impediment", team.legal, version, resolved_at=AT, resolution="A shorter agreement.")
    )
    assert rob.pull_all()[team.legal]["fields"]["resolution"] == "A shorter agreement."
    assert team.legal not in nia.pull_all()
    refused = [
        ({"assigned_to": team.nobody}, "not_found", "set.assigned_to"),
        ({"topic": "weather"}, "not_a_choice", "set.topic"),
        ({"text": " "}, "text_empty", "set.text"),
        ({"rep_id": team.tess}, "not_found", "set.rep_id"),
    ]
    for wrong, code, path in refused:
        (outcome,) = mo.send(mo.edit("impediment", team.other, **(named | wrong)))
        assert problem(outcome) == ("rejected", code, path)
