"""Two phones edit one record, neither knowing of the other."""

from collections.abc import Callable
from datetime import timedelta

from tests.organization import Team
from tests.phone import Phone, observation_id, problem

Phones = Callable[[str], Phone]


def test_two_phones_rate_the_same_item_and_the_earlier_value_can_be_taken_back(
    phone: Phones, team: Team
) -> None:
    mo, nia = phone("mo"), phone("nia")
    mo.accepted(mo.visit("visit", team.sam))
    nia.now += timedelta(minutes=5)
    seen = observation_id(team.visit, team.agenda)
    mo.accepted(mo.rating("visit", "agenda", "met", note="Clear."))
    (outcome,) = nia.send(nia.rating("visit", "agenda", "missed"))
    assert outcome["status"] == "merged"
    for records in (mo.pull_all(), nia.pull_all()):
        assert records[seen]["fields"]["rating"] == "missed"
        assert records[seen]["fields"]["note"] == "Clear."
        assert records[seen]["version"] == outcome["version"]
    (lost,) = [one for one in mo.records.values() if one["kind"] == "overwritten"]
    assert lost["scope"] == f"private:{team.mo}"
    assert {name: lost["fields"][name] for name in ("record_kind", "record_id", "field", "lost", "kept")} == {
        "record_kind": "observation",
        "record_id": seen,
        "field": "rating",
        "lost": "met",
        "kept": "missed",
    }
    assert lost["fields"]["kept_by"] == team.nia
    assert not [one for one in nia.records.values() if one["kind"] == "overwritten"]


def test_a_late_edit_with_an_earlier_clock_does_not_win_but_is_not_lost(phone: Phones, team: Team) -> None:
    early, late = phone("mo"), phone("mo")
    (version,) = early.accepted(early.visit("visit", team.rob))
    waiting = early.edit("interaction", team.visit, version, customer="Konex")
    late.now += timedelta(hours=1)
    (changed,) = late.accepted(late.edit("interaction", team.visit, version, customer="Konex Ltd"))
    early.now += timedelta(hours=2)
    other = early.edit("interaction", team.visit, version, rep_words="Too fast.")
    late.accepted(late.edit("interaction", team.visit, changed, customer="Konex Limited"))
    # sent from a third phone of the same person, so that it is no edit of its own device
    third = phone("mo")
    third.number = 100
    (outcome,) = third.send(waiting | {"number": 101})
    assert outcome["status"] == "merged"
    assert problem(early.send(other)[0])[0] == "applied"
    visit = third.pull_all()[team.visit]["fields"]
    assert (visit["customer"], visit["rep_words"]) == ("Konex Limited", "Too fast.")
    (lost,) = [one for one in third.records.values() if one["kind"] == "overwritten"]
    assert (lost["fields"]["lost"], lost["fields"]["kept"]) == ("Konex", "Konex Limited")


def test_an_edit_of_what_one_has_seen_applies_even_with_a_slow_clock(phone: Phones, team: Team) -> None:
    mo, nia = phone("mo"), phone("nia")
    mo.now += timedelta(days=1)
    (version,) = mo.accepted(mo.visit("visit", team.sam, customer="Konex"))
    nia.now -= timedelta(days=30)
    (outcome,) = nia.send(nia.edit("interaction", team.visit, version, customer="Konex Ltd"))
    assert outcome["status"] == "applied"


def test_a_clock_that_runs_ahead_is_taken_for_now(phone: Phones, team: Team) -> None:
    ahead, right = phone("mo"), phone("nia")
    ahead.accepted(ahead.visit("visit", team.sam))
    future = ahead.edit("interaction", team.visit, customer="From the future")
    future["at"] = f"999999999999999-{future['at'][16:]}"
    assert problem(ahead.send(future)[0])[0] == "applied"
    right.now += timedelta(hours=1)
    (outcome,) = right.send(right.edit("interaction", team.visit, customer="An hour later"))
    assert outcome["status"] == "merged"
    assert right.pull_all()[team.visit]["fields"]["customer"] == "An hour later"


def test_a_phone_that_sends_in_pieces_does_not_conflict_with_itself(phone: Phones, team: Team) -> None:
    mo = phone("mo")
    mo.accepted(mo.visit("visit", team.rob))
    for rating in ("met", "partly", "missed", "met"):
        (outcome,) = mo.send(mo.rating("visit", "agenda", rating))
        assert outcome["status"] == "applied"
    assert not [one for one in mo.pull_all().values() if one["kind"] == "overwritten"]


def test_a_deletion_loses_against_an_edit_it_did_not_see(phone: Phones, team: Team) -> None:
    mo, nia = phone("mo"), phone("nia")
    _, version = mo.accepted(mo.visit("visit", team.sam), mo.rating("visit", "agenda", "met"))
    seen = observation_id(team.visit, team.agenda)
    (changed,) = nia.accepted(nia.edit("observation", seen, version, note="Look again."))
    (outcome,) = mo.send(mo.deletion("observation", seen, version))
    assert (outcome["status"], outcome["version"]) == ("merged", changed)
    assert mo.pull_all()[seen]["fields"]["note"] == "Look again."


def test_an_edit_brings_back_what_was_deleted_meanwhile(phone: Phones, team: Team) -> None:
    mo, nia = phone("mo"), phone("nia")
    _, version = mo.accepted(mo.visit("visit", team.sam), mo.rating("visit", "agenda", "met"))
    seen = observation_id(team.visit, team.agenda)
    nia.pull_all()
    mo.accepted(mo.deletion("observation", seen, version))
    assert seen not in nia.pull_all()
    assert nia.records[seen] | {"version": 0} == {
        "kind": "observation",
        "id": seen,
        "version": 0,
        "deleted": True,
        "fields": {},
        "scope": f"rep:{team.sam}",
    }
    (outcome,) = nia.send(nia.edit("observation", seen, version, note="It matters."))
    assert outcome["status"] == "merged"
    fields = mo.pull_all()[seen]["fields"]
    assert (fields["rating"], fields["note"]) == ("met", "It matters.")


def test_a_rating_brings_back_the_interaction_that_was_deleted_meanwhile(phone: Phones, team: Team) -> None:
    mo, nia = phone("mo"), phone("nia")
    visit, first = mo.accepted(mo.visit("visit", team.sam), mo.rating("visit", "agenda", "met"))
    seen = observation_id(team.visit, team.agenda)
    edits = [
        lambda: nia.rating("visit", "questions", "missed"),
        lambda: nia.edit("observation", seen, first, rating="partly"),
        lambda: nia.edit("reply", team.reply, about_id=team.visit, text="Well done."),
    ]
    for edit in edits:
        (visit,) = mo.accepted(mo.deletion("interaction", team.visit, visit))
        mutation = edit()
        (outcome,) = nia.send(mutation)
        assert outcome["status"] == "merged"
        back = mo.pull_all()
        visit = back[team.visit]["version"]
        assert visit > outcome["version"]
        assert back[mutation["id"]]["version"] == outcome["version"]


def test_deleting_what_hangs_on_a_deleted_interaction_does_not_bring_it_back(
    phone: Phones, team: Team
) -> None:
    mo, nia = phone("mo"), phone("nia")
    visit, rating = mo.accepted(mo.visit("visit", team.sam), mo.rating("visit", "agenda", "met"))
    mo.accepted(mo.deletion("interaction", team.visit, visit))
    nia.accepted(nia.deletion("observation", observation_id(team.visit, team.agenda), rating))
    assert team.visit not in mo.pull_all()


def test_a_rating_that_arrives_after_its_phone_took_the_ride_along_away_does_not_bring_it_back(
    phone: Phones, team: Team
) -> None:
    """As when the server stumbled over the rating alone, and it was tried again later."""
    mo, nia = phone("mo"), phone("nia")
    mo.accepted(mo.visit("visit", team.sam))
    rating = mo.rating("visit", "agenda", "met")
    mo.accepted(mo.deletion("interaction", team.visit))
    mo.accepted(rating)
    assert team.visit not in mo.pull_all()
    nia.accepted(nia.rating("visit", "questions", "met"))
    assert team.visit in mo.pull_all()


def test_a_deletion_loses_against_what_it_did_not_see_of_the_ratings_within(
    phone: Phones, team: Team
) -> None:
    """Bringing back, the other way round: whichever comes first, both are there in the end."""
    mo, nia = phone("mo"), phone("nia")
    visit, first = mo.accepted(mo.visit("visit", team.sam), mo.rating("visit", "agenda", "met"))
    seen = observation_id(team.visit, team.agenda)
    photo = {"observation_id": seen, "media_type": "image/webp", "size": 1000, "sha256": "0" * 64}
    for unseen in (
        nia.rating("visit", "questions", "missed"),
        nia.edit("observation", seen, first, rating="partly"),
        nia.edit("attachment", team.photo, **photo),
        nia.edit("reply", team.reply, about_id=team.visit, text="Well done."),
    ):
        base = max(record["version"] for record in mo.pull_all().values())
        (version,) = nia.accepted(unseen)
        (outcome,) = mo.send(mo.deletion("interaction", team.visit, base))
        assert (outcome["status"], outcome["version"]) == ("merged", visit)
        assert mo.pull_all()[team.visit]["version"] == visit
        assert mo.records[unseen["id"]]["version"] == version


def test_a_deletion_takes_with_it_what_was_seen_deleted_or_made_on_the_same_phone(
    phone: Phones, team: Team
) -> None:
    mo, nia = phone("mo"), phone("nia")
    (visit,) = mo.accepted(mo.visit("visit", team.sam))
    (first,) = nia.accepted(nia.rating("visit", "agenda", "met"))
    (second,) = nia.accepted(nia.rating("visit", "questions", "met"))
    mo.accepted(mo.rating("visit", "next_step", "met"))
    ratings = [observation_id(team.visit, item) for item in (team.agenda, team.questions)]
    (outcome,) = mo.send(mo.deletion("interaction", team.visit, first))
    assert outcome["status"] == "merged"
    mo.accepted(mo.deletion("observation", ratings[1], second))
    (outcome,) = mo.send(mo.deletion("interaction", team.visit, visit))
    assert outcome["status"] == "merged"
    (outcome,) = mo.send(mo.deletion("interaction", team.visit, first))
    assert outcome["status"] == "applied"
    assert team.visit not in mo.pull_all()


def test_the_base_of_a_deletion_reaches_as_far_as_the_organization(phone: Phones, team: Team) -> None:
    mo = phone("mo")
    _, newest = mo.accepted(mo.visit("visit", team.sam), mo.rating("visit", "agenda", "met"))
    (outcome,) = mo.send(mo.deletion("interaction", team.visit, newest + 1))
    assert problem(outcome) == ("rejected", "base_from_the_future", "base")
    mo.accepted(mo.deletion("interaction", team.visit, newest))


def test_a_photo_brings_back_its_rating_and_the_interaction(phone: Phones, team: Team) -> None:
    mo, nia = phone("mo"), phone("nia")
    visit, rating = mo.accepted(mo.visit("visit", team.sam), mo.rating("visit", "agenda", "met"))
    seen = observation_id(team.visit, team.agenda)
    mo.accepted(mo.deletion("observation", seen, rating), mo.deletion("interaction", team.visit, visit))
    photo = {"media_type": "image/webp", "size": 1000, "sha256": "0" * 64}
    (outcome,) = nia.send(nia.edit("attachment", team.photo, observation_id=seen, **photo))
    assert outcome["status"] == "merged"
    assert {team.visit, seen, team.photo} <= set(mo.pull_all())


def test_deleting_twice_is_asking_for_what_is_so(phone: Phones, team: Team) -> None:
    mo = phone("mo")
    (version,) = mo.accepted(mo.visit("visit", team.rob))
    (gone,) = mo.accepted(mo.deletion("interaction", team.visit, version))
    (outcome,) = mo.send(mo.deletion("interaction", team.visit, version))
    assert (outcome["status"], outcome["version"]) == ("duplicate", gone)


def test_a_state_moves_on_whoever_is_late(phone: Phones, team: Team) -> None:
    mo, nia = phone("mo"), phone("nia")
    (version,) = mo.accepted(mo.visit("visit", team.sam))
    mo.accepted(mo.edit("interaction", team.visit, version, state="debriefed"))
    nia.now += timedelta(hours=1)
    (outcome,) = nia.send(nia.edit("interaction", team.visit, version, state="finished", rep_words="Good."))
    assert outcome["status"] == "merged"
    fields = nia.pull_all()[team.visit]["fields"]
    assert (fields["state"], fields["rep_words"]) == ("debriefed", "Good.")
    assert not [one for one in nia.records.values() if one["kind"] == "overwritten"]
