"""What counts: how an organization works, who is away, marks by hand, and conversations of one tap."""

from collections.abc import Callable
from uuid import UUID, uuid5

import pytest
from sqlalchemy.orm import Session

from server.store.database import writing
from server.store.writer import Given, write_records
from tests.organization import NOW, Team
from tests.phone import Phone, problem

Phones = Callable[[str], Phone]


def mark_id(about_id: str, criterion_id: str) -> str:
    return str(uuid5(UUID(about_id), criterion_id))


@pytest.fixture
def counted(session: Session, team: Team) -> Team:
    """The team, with an opportunity of Rob and one of Tess, and a criterion that is marked by hand."""
    given = [
        Given("criterion", team.need, {"title": "The need is named", "valid_from": "2026-01-01"}),
        *(
            Given(
                "opportunity",
                team.id(f"deal of {first}"),
                {"rep_id": team.id(first), "source_id": first, "stage": "won", "engaged_on": "2026-03-02"},
            )
            for first in ("rob", "tess")
        ),
    ]
    with writing(session):
        write_records(session, team.organization, given, now=NOW)
    return team


def marking(phone: Phone, deal: str, met: bool, base: int | None = None) -> dict[str, object]:
    """A mutation that marks a deal by the need; without a `base` for the first time."""
    about_id, criterion_id = phone.team.id(deal), phone.team.need
    made = {} if base else {"about_id": about_id, "criterion_id": criterion_id}
    return phone.edit("mark", mark_id(about_id, criterion_id), base, **made, met=met)


def test_marks_of_two_phones_are_one_mark_and_the_later_one_counts(phone: Phones, counted: Team) -> None:
    mo, rob = phone("mo"), phone("rob")
    early = marking(mo, "deal of rob", met=True)
    rob.now = mo.now
    late = marking(rob, "deal of rob", met=False)
    rob.accepted(late)
    mo.accepted(early)  # made before, sent later: it loses, and is kept for its writer
    id_ = mark_id(counted.id("deal of rob"), counted.need)
    seen = mo.pull_all()
    assert seen[id_]["fields"]["met"] is False
    assert seen[id_]["fields"]["marked_by"] == counted.rob
    lost = [one["fields"] for one in seen.values() if one["kind"] == "overwritten"]
    assert [(one["field"], one["lost"], one["kept"]) for one in lost] == [("met", True, False)]
    assert rob.pull_all()[id_]["fields"] == seen[id_]["fields"]


def test_whoever_changes_a_mark_last_is_named(phone: Phones, counted: Team) -> None:
    mo, rob = phone("mo"), phone("rob")
    (version,) = rob.accepted(marking(rob, "deal of rob", met=True))
    mo.pull_all()
    mo.accepted(marking(mo, "deal of rob", met=False, base=version))
    found = rob.pull_all()[mark_id(counted.id("deal of rob"), counted.need)]["fields"]
    assert (found["met"], found["marked_by"]) == (False, counted.mo)


def test_a_mark_can_be_taken_back(phone: Phones, counted: Team) -> None:
    mo = phone("mo")
    (version,) = mo.accepted(marking(mo, "deal of rob", met=True))
    id_ = mark_id(counted.id("deal of rob"), counted.need)
    mo.accepted(mo.deletion("mark", id_, version))
    assert id_ not in phone("rob").pull_all()


@pytest.mark.parametrize("who", ["rob", "mo"])
def test_nobody_marks_what_is_not_theirs_to_see(phone: Phones, counted: Team, who: str) -> None:
    theirs = phone(who)
    (outcome,) = theirs.send(marking(theirs, "deal of tess", met=True))
    assert problem(outcome) == ("rejected", "not_found", "set.about_id")


def test_the_id_of_a_mark_is_made_of_two(phone: Phones, counted: Team) -> None:
    mo = phone("mo")
    about = {"about_id": counted.id("deal of rob"), "criterion_id": counted.need, "met": True}
    elsewhere = mo.edit("mark", counted.id("any"), **about)
    unknown = about | {"criterion_id": counted.id("none")}
    nothing = mo.edit("mark", mark_id(unknown["about_id"], unknown["criterion_id"]), **unknown)
    assert [problem(one)[1:] for one in mo.send(elsewhere, nothing)] == [
        ("mark_id_mismatch", "id"),
        ("not_found", "set.criterion_id"),
    ]


def test_a_conversation_is_the_reps_and_their_managers_read_it(phone: Phones, counted: Team) -> None:
    rob, mo, tess = phone("rob"), phone("mo"), phone("tess")
    held = {"rep_id": counted.rob, "held_on": "2026-03-31"}
    (version,) = rob.accepted(rob.edit("conversation", counted.talk, **held))
    rob.accepted(rob.edit("conversation", counted.talk, version, next_step="A demo", opportunity=True))
    seen = mo.pull_all()[counted.talk]
    assert (seen["fields"]["next_step"], seen["fields"]["opportunity"]) == ("A demo", True)
    assert counted.talk not in tess.pull_all()
    mo.accepted(marking_of(mo, counted.talk))
    refused = [
        *mo.send(
            mo.edit("conversation", counted.talk, seen["version"], goals="Mine"),
            mo.deletion("conversation", counted.talk, seen["version"]),
            mo.edit("conversation", counted.another, **held),
        ),
        *tess.send(tess.edit("conversation", counted.another, **held)),
        *rob.send(rob.edit("conversation", counted.another, **held, outcome="Connected")),
    ]
    assert [problem(one)[1] for one in refused] == [
        "not_allowed",
        "not_allowed",
        "not_allowed",
        "not_found",
        "field_by_server",
    ]


def marking_of(phone: Phone, about_id: str) -> dict[str, object]:
    about = {"about_id": about_id, "criterion_id": phone.team.need, "met": True}
    return phone.edit("mark", mark_id(about_id, phone.team.need), **about)


def test_taking_a_conversation_back_takes_its_marks_along(phone: Phones, counted: Team) -> None:
    rob = phone("rob")
    made = rob.edit("conversation", counted.talk, rep_id=counted.rob, held_on="2026-03-31")
    rob.accepted(made, marking_of(rob, counted.talk))
    versions = [one["version"] for one in rob.pull_all().values()]
    rob.accepted(rob.deletion("conversation", counted.talk, max(versions)))
    assert counted.talk not in phone("mo").pull_all()


@pytest.mark.parametrize("who", ["mo", "rob"])
def test_how_the_organization_works_is_for_directors_to_say(phone: Phones, counted: Team, who: str) -> None:
    theirs = phone(who)
    version = theirs.pull_all()[counted.need]["version"]
    attempts = [
        theirs.edit("practice", counted.organization, new_hire_days=5),
        theirs.edit("holiday", counted.id("easter"), on="2026-04-06", name="Easter Monday"),
        theirs.edit("criterion", counted.id("budget"), title="Budget", valid_from="2026-04-01"),
        theirs.edit("criterion", counted.need, version, valid_to="2026-03-30"),
    ]
    assert [problem(one)[1] for one in theirs.send(*attempts)] == ["not_allowed"] * 4


def test_a_director_says_it_and_everybody_reads_it(phone: Phones, counted: Team) -> None:
    dana, rob = phone("dana"), phone("rob")
    dana.accepted(
        dana.edit("practice", counted.organization, working_days=["mon", "sat"], time_zone="Europe/Berlin"),
        dana.edit("holiday", counted.id("easter"), on="2026-04-06", name="Easter Monday"),
    )
    seen = rob.pull_all()
    assert seen[counted.organization]["fields"] == {
        "working_days": ["mon", "sat"],
        "new_hire_days": 10,
        "review_day": "fri",
        "conversation_outcomes": ["Connected", "Conversation", "Meeting booked"],
        "leans": True,
        "time_zone": "Europe/Berlin",
    }
    assert seen[counted.id("easter")]["fields"]["name"] == "Easter Monday"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("time_zone", "Mars/Olympus", "not_a_time_zone"),
        ("time_zone", "../../etc/passwd", "not_a_time_zone"),
        ("time_zone", "", "not_a_time_zone"),
        ("working_days", ["mon", "someday"], "not_working_days"),
        ("working_days", ["mon", "mon"], "not_working_days"),
        ("working_days", [], "not_working_days"),
        ("new_hire_days", 61, "out_of_range"),
        ("review_day", "someday", "not_a_choice"),
        ("conversation_outcomes", ["Connected", " "], "outcome_empty"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    phone: Phones, counted: Team, field: str, value: object, code: str
) -> None:
    dana = phone("dana")
    (outcome,) = dana.send(dana.edit("practice", counted.organization, **{field: value}))
    assert problem(outcome) == ("rejected", code, f"set.{field}")


def test_an_organization_works_in_one_way(phone: Phones, counted: Team) -> None:
    dana = phone("dana")
    (outcome,) = dana.send(dana.edit("practice", counted.id("another"), new_hire_days=5))
    assert problem(outcome) == ("rejected", "practice_id_mismatch", "id")


def test_changing_a_criterion_never_rewrites_the_past(phone: Phones, counted: Team) -> None:
    dana = phone("dana")
    version = dana.pull_all()[counted.need]["version"]
    for field, value in (
        ("title", "A budget"),
        ("field", "budget"),
        ("at_least", 5),
        ("valid_from", "2026-02-01"),
    ):
        (outcome,) = dana.send(dana.edit("criterion", counted.need, version, **{field: value}))
        assert problem(outcome) == ("rejected", "field_frozen", f"set.{field}")
    assert problem(dana.send(dana.deletion("criterion", counted.need, version))[0])[1] == "cannot_delete"
    dana.accepted(dana.edit("criterion", counted.need, version, valid_to="2026-03-30", place=2))
    assert phone("rob").pull_all()[counted.need]["fields"]["valid_to"] == "2026-03-30"


def test_a_criterion_ends_the_day_before_it_begins_at_the_earliest(phone: Phones, counted: Team) -> None:
    dana = phone("dana")
    version = dana.pull_all()[counted.need]["version"]
    (never,) = dana.accepted(dana.edit("criterion", counted.need, version, valid_to="2025-12-31"))
    (outcome,) = dana.send(dana.edit("criterion", counted.need, never, valid_to="2025-12-30"))
    assert problem(outcome) == ("rejected", "dates_backward", "set.valid_to")


def test_only_a_value_has_a_least(phone: Phones, counted: Team) -> None:
    dana = phone("dana")
    asked = {"title": "Large enough", "valid_from": "2026-04-01", "at_least": 5000}
    by_hand = dana.edit("criterion", counted.id("large"), **asked)
    by_budget = dana.edit("criterion", counted.id("large"), **asked, field="budget")
    assert [problem(one) for one in dana.send(by_hand, by_budget)] == [
        ("rejected", "least_of_a_value", "set.at_least")
    ] * 2
    dana.accepted(dana.edit("criterion", counted.id("large"), **asked, field="value"))


def test_who_is_away_is_said_by_the_rep_or_by_who_coaches_them(phone: Phones, counted: Team) -> None:
    rob, mo, tess = phone("rob"), phone("mo"), phone("tess")
    away = {"rep_id": counted.rob, "from_on": "2026-04-01", "to_on": "2026-04-03"}
    rob.accepted(rob.edit("absence", counted.id("april"), **away, note="Skiing"))
    version = mo.pull_all()[counted.id("april")]["version"]
    assert counted.id("april") not in tess.pull_all()
    (outcome,) = tess.send(tess.edit("absence", counted.id("another"), **away))
    assert problem(outcome) == ("rejected", "not_found", "set.rep_id")
    mo.accepted(mo.deletion("absence", counted.id("april"), version))
    assert counted.id("april") not in rob.pull_all()


@pytest.mark.parametrize(
    ("days", "code", "path"),
    [
        (("2026-04-03", "2026-04-02"), "dates_backward", "set.to_on"),
        (("2026-04-10", "2026-04-12"), "dates_overlap", "set.from_on"),
        (("2026-04-05", "2026-04-20"), "dates_overlap", "set.from_on"),
        (("2026-04-09", "2026-04-09"), None, None),
        (("2026-04-13", "2026-04-14"), None, None),
    ],
)
def test_days_away_run_forward_and_do_not_overlap(
    phone: Phones, counted: Team, days: tuple[str, str], code: str | None, path: str | None
) -> None:
    rob, mo = phone("rob"), phone("mo")
    held = {"rep_id": counted.rob, "from_on": "2026-04-10", "to_on": "2026-04-12"}
    of_sam = {"rep_id": counted.sam, "from_on": "2026-04-01", "to_on": "2026-04-30"}
    rob.accepted(rob.edit("absence", counted.id("held"), **held))
    mo.accepted(mo.edit("absence", counted.id("of sam"), **of_sam))
    first, last = days
    asked = rob.edit("absence", counted.id("asked"), rep_id=counted.rob, from_on=first, to_on=last)
    (outcome,) = rob.send(asked)
    assert problem(outcome)[1:] == (code, path)


def test_days_that_were_removed_are_free_again(phone: Phones, counted: Team) -> None:
    rob = phone("rob")
    away = {"rep_id": counted.rob, "from_on": "2026-04-10", "to_on": "2026-04-12"}
    (version,) = rob.accepted(rob.edit("absence", counted.id("held"), **away))
    rob.accepted(
        rob.deletion("absence", counted.id("held"), version),
        rob.edit("absence", counted.id("again"), **away),
    )


def test_a_mark_brings_no_opportunity_back_that_went_to_another_rep(
    phone: Phones, counted: Team, session: Session
) -> None:
    rob = phone("rob")
    rob.pull_all()
    deal = counted.id("deal of rob")
    with writing(session):
        write_records(session, counted.organization, [Given("opportunity", deal, {}, deleted=True)], now=NOW)
    (outcome,) = rob.send(marking(rob, "deal of rob", met=True))
    assert problem(outcome) == ("rejected", "not_found", "set.about_id")
    assert deal not in rob.pull_all()


def test_a_coach_receives_a_conversation_once_there_is_something_to_read(phone: Phones, team: Team) -> None:
    """One that was only counted is a number below opportunities; one that was noted stays theirs to read."""
    rob, mo, dana = phone("rob"), phone("mo"), phone("dana")
    bare, turned = team.id("bare"), team.id("turned")
    made = {"rep_id": team.rob, "held_on": "2026-03-31"}
    first, _ = rob.accepted(
        rob.edit("conversation", bare, **made), rob.edit("conversation", turned, **made, opportunity=True)
    )
    assert [one in mo.pull_all() for one in (bare, turned)] == [False, True]
    (noted,) = rob.accepted(rob.edit("conversation", bare, first, pains="Sundays go into planning."))
    assert all(one.pull_all()[bare]["fields"]["pains"] for one in (mo, dana))
    rob.accepted(rob.edit("conversation", bare, noted, pains=None))
    assert mo.pull_all()[bare]["fields"]["pains"] is None
