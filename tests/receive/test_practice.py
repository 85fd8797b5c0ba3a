"""How an organization works, what makes an opportunity one, and who is away."""

from collections.abc import Callable

import pytest

from tests.organization import Team
from tests.phone import Phone, problem

Phones = Callable[[str], Phone]


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
