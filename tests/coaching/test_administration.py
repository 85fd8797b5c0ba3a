"""Who may be made what: the rules alone."""

import pytest

from server.coaching.administration import (
    Member,
    NotSo,
    check_change,
    check_director,
    checked_email,
    in_words,
    without_coach,
)
from server.coaching.audit_sentences import sentence

DANA = Member("dana", "Dana", "director", True)
MO = Member("mo", "Mo", "manager", True)
GONE = Member("gone", "Gus", "manager", False)
ROB = Member("rob", "Rob", "rep", True, ("mo",))
LEFT = Member("left", "Lee", "rep", True, ("gone",))
PEOPLE = {one.id: one for one in (DANA, MO, GONE, ROB, LEFT)}


def test_a_rep_keeps_a_manager_who_left_until_somebody_chooses() -> None:
    """To give Lee a region must not fail because of who coached them; to choose Gus anew must."""
    check_change(PEOPLE, LEFT, "dana")
    with pytest.raises(NotSo, match="Gus is not active"):
        check_change(PEOPLE, Member("rob", "Rob", "rep", True, ("mo", "gone")), "dana")


def test_who_is_taken_back_needs_somebody_who_coaches_now() -> None:
    people = PEOPLE | {"left": Member("left", "Lee", "rep", False, ("gone",))}
    with pytest.raises(NotSo, match="Gus is not active"):
        check_change(people, LEFT, "dana")
    check_change(people, Member("left", "Lee", "rep", True, ("mo",)), "dana")


def test_whose_reps_are_in_the_way_is_said_by_name() -> None:
    with pytest.raises(NotSo, match="Mo coaches Rob"):
        check_change(PEOPLE, Member("mo", "Mo", "rep", True, ("dana",)), "dana")


def test_who_was_a_director_a_moment_ago_is_none() -> None:
    for by in ("mo", "nobody"):
        with pytest.raises(NotSo):
            check_director(PEOPLE, by)
    with pytest.raises(NotSo):
        check_director({"dana": Member("dana", "Dana", "director", False)}, "dana")


def test_an_inactive_director_does_not_count_as_another_one() -> None:
    people = PEOPLE | {"old": Member("old", "Olga", "director", False)}
    with pytest.raises(NotSo, match="last director"):
        check_change(people, Member("dana", "Dana", "manager", True), "dana")


def test_reps_whom_nobody_coaches_are_told() -> None:
    assert without_coach(PEOPLE) == ["left"]


@pytest.mark.parametrize("said", ["Kim@North.Example ", "k.lee+field@x", "ann-o'hara@field.example"])
def test_an_email(said: str) -> None:
    assert checked_email(said) == said.strip().lower()


@pytest.mark.parametrize(
    "said", ["", "kim", "@x", "kim@", "a@b@c", "a b@c", "Kim <kim@x>", "a@b,c@d", "a@b\\n", "a@" + "b" * 254]
)
def test_what_is_no_email(said: str) -> None:
    with pytest.raises(NotSo):
        checked_email(said)


def test_names_in_words() -> None:
    assert in_words(["Rob"]) == "Rob"
    assert in_words(["Rob", "Sam", "Tess"]) == "Rob, Sam and Tess"
    assert in_words(list("abcdefg")) == "a, b, c, d, e and 2 more"


def test_a_day_is_said_by_its_name() -> None:
    said = sentence("practice_changed", "Dana", "How we count", {"review_day": ["fri", "mon"]})
    assert said == "Dana changed how we count: day of the review from Friday to Monday"


def test_what_nobody_put_into_words_is_said_all_the_same() -> None:
    assert sentence("sealed_again", "The command line", "HubSpot", None) == (
        "The command line: sealed again (HubSpot)"
    )
