"""Edits meet: what applies, what is concurrent, and that no value is lost."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.clock import clock
from sync.merge import Edit, Loss, Merged, Record, merge
from sync.stamps import Stamp

STATE = {"state": {"open": 0, "finished": 1, "debriefed": 2}}
EMPTY = Record(1, {"note": None, "rating": None, "state": "open"}, {})


def edit(device: str, at: int, base: int = 0, **values: Any) -> Edit:
    return Edit(base, clock(at, device), device, f"person of {device}", values)


def deletion(device: str, at: int, base: int = 0) -> Edit:
    return Edit(base, clock(at, device), device, f"person of {device}", None)


def step(record: Record, one: Edit, losses: list[Loss] | None = None) -> tuple[Record, Merged]:
    merged = merge(record, one, record.version + 1, STATE)
    if losses is not None:
        losses.extend(merged.losses)
    version = record.version + 1 if merged.changed else record.version
    return Record(version, merged.fields, merged.stamps, merged.deleted), merged


def after(*edits: Edit, losses: list[Loss] | None = None) -> Record:
    record = EMPTY
    for one in edits:
        record, _ = step(record, one, losses)
    return record


def test_an_edit_of_what_has_not_changed_since_applies_whatever_the_clocks_say() -> None:
    record = after(edit("a", 900, note="first"))
    record, merged = step(record, edit("b", 5, base=2, note="second"))
    assert record.fields["note"] == "second"
    assert (merged.concurrent, merged.losses) == (False, [])


@given(st.permutations([1, 2, 3, 4]))
def test_of_one_devices_edits_the_last_it_made_stands_in_whatever_order_they_arrive(order: list[int]) -> None:
    """Also when its clock was set back meanwhile."""
    losses: list[Loss] = []
    edits = {
        number: replace(edit("a", 1000 - number, note=f"edit {number}"), number=number) for number in order
    }
    record = after(*(edits[number] for number in order), losses=losses)
    assert record.fields["note"] == "edit 4"
    assert losses == []


def test_a_devices_deletion_that_arrives_after_its_later_edit_deletes_nothing() -> None:
    record = after(edit("a", 1, note="first"))
    later = replace(edit("a", 3, base=2, note="kept after all"), number=3)
    record, _ = step(record, later)
    record, merged = step(record, replace(deletion("a", 2, base=2), number=2))
    assert (record.deleted, record.fields["note"]) == (False, "kept after all")
    assert merged.concurrent


def test_a_devices_edit_that_arrives_after_its_later_deletion_brings_nothing_back() -> None:
    record = after(replace(edit("a", 1, note="first"), number=1), replace(deletion("a", 3), number=3))
    assert record.deleted
    late, _ = step(record, replace(edit("a", 2, rating="met"), number=2))
    assert late.deleted
    unseen, merged = step(record, replace(edit("b", 2, rating="met"), number=2))
    assert (unseen.deleted, merged.concurrent) == (False, True)
    again, _ = step(unseen, replace(edit("a", 2, rating="met"), number=2))
    assert not again.deleted  # what it deleted has come back since


def test_other_fields_are_not_in_the_way() -> None:
    record = after(edit("a", 900, note="seen"))
    record, merged = step(record, edit("b", 5, rating="met"))
    assert (record.fields["note"], record.fields["rating"]) == ("seen", "met")
    assert not merged.concurrent


@pytest.mark.parametrize(("clock_of_b", "kept", "lost"), [(7, "of b", "of a"), (3, "of a", "of b")])
def test_of_two_concurrent_edits_the_later_clock_wins_and_the_other_is_told(
    clock_of_b: int, kept: str, lost: str
) -> None:
    record, merged = step(after(edit("a", 5, note="of a")), edit("b", clock_of_b, note="of b"))
    assert record.fields["note"] == kept
    (loss,) = merged.losses
    assert (loss.lost, loss.kept, loss.lost_stamp.by) == (lost, kept, f"person {lost}")
    assert loss.kept_stamp.by == f"person {kept}"
    assert merged.concurrent
    assert merged.changed  # also when the record stays as it is: that somebody else was there can be seen


def test_two_who_write_the_same_do_not_disagree() -> None:
    _, merged = step(after(edit("a", 5, note="same")), edit("b", 7, note="same"))
    assert (merged.changed, merged.losses, merged.concurrent) == (False, [], True)
    assert merged.stamps["note"].at == clock(7, "b")


def test_whoever_writes_what_is_there_already_means_it() -> None:
    """Leaving a note empty, or saying again what one saw, counts against an earlier edit that comes late."""
    assert after(edit("a", 9, note=None), edit("b", 5, note="of b")).fields["note"] is None
    said_again = [edit("a", 5, note="x"), edit("b", 9, base=2, note="x")]
    assert after(*said_again, edit("c", 7, note="y")).fields["note"] == "x"


@pytest.mark.parametrize(("one", "other"), [(1, True), (0, False), (1, 1.0)])
def test_a_number_and_a_truth_are_not_the_same(one: Any, other: Any) -> None:
    record, merged = step(after(edit("a", 5, note=one)), edit("a", 7, note=other))
    assert merged.changed
    assert type(record.fields["note"]) is type(other)


def test_a_state_that_moves_on_wins_over_one_that_is_behind() -> None:
    for edits in (
        [edit("a", 5, state="debriefed"), edit("b", 9, state="finished")],
        [edit("b", 9, state="finished"), edit("a", 5, state="debriefed")],
    ):
        losses: list[Loss] = []
        assert after(*edits, losses=losses).fields["state"] == "debriefed"
        assert losses == []


def test_a_deletion_that_saw_everything_deletes() -> None:
    record = after(edit("a", 5, note="mine"))
    record, merged = step(record, deletion("b", 6, base=2))
    assert record.deleted
    assert merged.changed
    _, again = step(record, deletion("a", 7, base=3))
    assert not again.changed


def test_a_deletion_loses_against_an_edit_it_did_not_see_whichever_comes_first() -> None:
    made = edit("a", 5, note="made")
    changed, gone = edit("b", 6, base=2, note="changed"), deletion("a", 9, base=2)
    for one, other in ((changed, gone), (gone, changed)):
        record, merged = step(after(made, one), other)
        assert not record.deleted
        assert record.fields["note"] == "changed"
        assert merged.concurrent


@pytest.mark.parametrize(("clock_of_b", "note"), [(9, "of b"), (9, "of a"), (1, "of b"), (1, "of a")])
def test_a_deletion_loses_against_what_the_same_phone_wrote_over_without_having_seen_it(
    clock_of_b: int, note: str
) -> None:
    record = after(edit("a", 5, note="of a"), edit("b", clock_of_b, note=note))
    kept, merged = step(record, deletion("b", clock_of_b + 1))
    assert (kept.deleted, merged.concurrent) == (False, True)
    gone, merged = step(kept, deletion("b", clock_of_b + 2, base=kept.version))
    assert (gone.deleted, merged.concurrent) == (True, False)


@pytest.mark.parametrize("clocks", [(100, 300), (300, 100)])
def test_a_deletion_loses_against_an_edit_that_lost_and_that_it_did_not_see(clocks: tuple[int, int]) -> None:
    """Whoever came first, and whoever wins: the winner deletes, knowing only its own."""
    winner = "a" if clocks[0] > clocks[1] else "b"
    record = after(edit("a", clocks[0], note="of a"))
    seen = record.version
    record, _ = step(record, edit("b", clocks[1], note="of b"))
    base = seen if winner == "a" else 0
    kept, merged = step(record, deletion(winner, 400, base=base))
    assert (kept.deleted, merged.concurrent) == (False, True)
    gone, _ = step(kept, deletion(winner, 500, base=kept.version))
    assert gone.deleted


def test_of_several_edits_that_lost_the_newest_counts_for_a_deletion() -> None:
    record = after(edit("x", 100, rating="x"), edit("x", 101, note="x"))
    record, _ = step(record, edit("y", 300, note="y"))
    record, _ = step(record, edit("y", 301, rating="y"))
    kept, _ = step(record, deletion("y", 302, base=2))  # it has seen the first of them
    assert not kept.deleted


@pytest.mark.parametrize("base", [0, 3])
@pytest.mark.parametrize(("clock_of_b", "note"), [(1, "of b"), (9, "of b"), (1, "made"), (9, "made")])
def test_a_deletion_loses_against_who_brought_the_record_back_unseen(
    base: int, clock_of_b: int, note: str
) -> None:
    record = after(edit("a", 5, note="made"), deletion("a", 6))
    record, _ = step(record, edit("b", clock_of_b, base=base, note=note))
    kept, merged = step(record, deletion("c", 10, base=2))
    assert (kept.deleted, merged.concurrent) == (False, True)
    assert step(kept, deletion("c", 11, base=kept.version))[0].deleted


def test_two_people_on_one_device_are_two() -> None:
    one, other = edit("d", 200, note="of one"), replace(edit("d", 100, note="of other"), by="somebody else")
    for edits in ((one, other), (other, one)):
        losses: list[Loss] = []
        assert after(*edits, losses=losses).fields["note"] == "of one"
        assert [(loss.lost, loss.lost_stamp.by) for loss in losses] == [("of other", "somebody else")]


def test_who_says_again_what_somebody_else_said_too_does_not_take_their_place() -> None:
    record = after(edit("x", 100, note="v"), edit("y", 200, note="v"))
    record, _ = step(record, edit("x", 300, base=record.version, note="v"))
    losses: list[Loss] = []
    step(record, edit("z", 900, base=1, note="z"), losses)
    assert sorted(loss.lost_stamp.device for loss in losses) == ["x", "y"]


@given(st.permutations([edit("a", 5, note="same"), edit("b", 6, note="same"), edit("c", 9, note="of c")]))
def test_everybody_who_wrote_what_lost_is_told_and_nobody_who_saw_the_other(order: list[Edit]) -> None:
    losses: list[Loss] = []
    record = after(*order, losses=losses)
    assert record.fields["note"] == "of c"
    assert sorted((loss.lost, loss.lost_stamp.device) for loss in losses) == [("same", "a"), ("same", "b")]
    losses.clear()
    record, _ = step(record, edit("d", 1, base=record.version, note="of d, who saw it"), losses)
    step(record, edit("a", 2, base=record.version, note="of a, who saw that"), losses)
    assert losses == []


@given(st.integers(0, 9), st.lists(st.tuples(st.integers(1, 9), st.sampled_from("abc"))))
def test_a_deletion_loses_against_what_it_did_not_see_of_what_hangs_on_the_record(
    base: int, hanging: list[tuple[int, str]]
) -> None:
    record = after(edit("a", 5, note="made"))
    stamps = [Stamp(version, clock(1, by), by, f"person of {by}") for version, by in hanging]
    merged = merge(record, deletion("a", 6, base), record.version + 1, STATE, stamps)
    unseen = any(by != "a" and version > base for version, by in hanging)
    assert (merged.deleted, merged.changed, merged.concurrent) == (not unseen, not unseen, unseen)


def test_what_a_device_made_and_deleted_offline_is_gone() -> None:
    assert after(edit("a", 5, note="made"), deletion("a", 6)).deleted


def test_an_edit_brings_a_deleted_record_back_with_its_fields() -> None:
    record = after(edit("a", 5, note="made"), deletion("a", 6), edit("a", 7, base=3, rating="met"))
    assert not record.deleted
    assert (record.fields["note"], record.fields["rating"]) == ("made", "met")


@dataclass(frozen=True)
class Order:
    """Some devices' edits, each device's in its own order, interleaved in two ways."""

    one: list[Edit]
    other: list[Edit]


@st.composite
def orders(draw: st.DrawFn, *, distinct: bool = False) -> Order:
    """Edits of up to four devices that know nothing of each other, with rising clocks on each."""
    queues: dict[str, list[Edit]] = {}
    times = iter(draw(st.lists(st.integers(1, 10_000), min_size=20, max_size=20, unique=True).map(sorted)))
    for number in range(draw(st.integers(1, 10))):
        device = draw(st.sampled_from("abcd"))
        value = f"{device}{number}" if distinct else draw(st.sampled_from(["x", "y", None, 1, True]))
        names = draw(st.sets(st.sampled_from(["note", "rating"]), min_size=1))
        queues.setdefault(device, []).append(edit(device, next(times), **dict.fromkeys(names, value)))

    def interleaved() -> list[Edit]:
        devices = draw(st.permutations([device for device, edits in queues.items() for _ in edits]))
        waiting = {device: iter(edits) for device, edits in queues.items()}
        return [next(waiting[device]) for device in devices]

    return Order(interleaved(), interleaved())


@given(orders())
def test_the_result_is_the_same_in_whatever_order_edits_arrive(order: Order) -> None:
    one, other = after(*order.one), after(*order.other)
    for name in EMPTY.fields:
        assert (one.fields[name], type(one.fields[name])) == (other.fields[name], type(other.fields[name]))


@given(orders() | orders(distinct=True))
def test_every_value_is_kept_overwritten_or_changed_by_its_own_writer(order: Order) -> None:
    losses: list[Loss] = []
    record = after(*order.one, losses=losses)
    told = {(loss.field, loss.lost, loss.lost_stamp.by) for loss in losses}
    last = {(name, one.device): one for one in order.one for name in one.values or {}}
    for (name, _), one in last.items():
        assert one.values is not None
        value = one.values[name]
        assert record.fields[name] == value or (name, value, one.by) in told


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["x", "y", "z"])), min_size=1, max_size=8))
def test_a_device_never_conflicts_with_itself(edits: list[tuple[int, str]]) -> None:
    record = EMPTY
    for at, value in edits:  # even with a clock that was set back
        record, merged = step(record, edit("a", at, note=value))
        assert (merged.concurrent, merged.losses) == (False, [])
    assert record.fields["note"] == edits[-1][1]


@given(st.permutations([1, 2, 3]))
def test_an_edit_on_top_of_another_wins_over_what_that_one_wins_over(clocks: list[int]) -> None:
    """B saw A's value and changed it, with any clock; C saw neither. Both orders end alike."""
    first = edit("a", 10 * clocks[0], note="of a")
    second = edit("b", 10 * clocks[1], base=2, note="of b")
    third = edit("c", 10 * clocks[2], note="of c")
    assert after(first, second, third).fields == after(first, third, second).fields
