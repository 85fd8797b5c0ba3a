"""Receive what a device did: each mutation is answered once, for good, and none holds up the others.

One transaction. Under the organization's lock the mutations are worked off in the order of their numbers,
against the records around them, read at once; what comes of it is written at once. Only when the database
will not keep something is the batch halved, with a savepoint around each part, until the guilty one stands
alone.
"""

from collections import ChainMap
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from server.administering.practice import note_practice, note_settings
from server.coaching.people import Actor
from server.coaching.problems import Wrong
from server.decide import Desk, decide
from server.incoming.conversations import practice_before, recount
from server.readings import keep_after
from server.store.around import Around
from server.store.database import REFUSED, writing
from server.store.receipts import Answered, keep_receipts, load_receipts
from server.store.sessions import person_as_actor
from server.store.writer import Writer
from sync.mutation import Envelope, Json, Mutation, fingerprint, read_mutation
from sync.outcome import MutationRefused, Outcome
from sync.versions import upcast

Raw = dict[str, Json]


def receive(
    session: Session, actor: Actor, envelope: Envelope, now: datetime, heard: Collection[str] = ()
) -> list[Outcome]:
    """Answer the envelope's mutations, in the order in which they were sent, and commit what came of them.

    `now` is the server's time, aware: no clock counts as later. `heard`: the epochs that the device knows of.
    When one is over, a backup was restored since, and nothing new is done: what the device sent before must
    come again first, or the older would win over the newer. Raises `RuntimeError` when the session holds
    something unsaved.
    """
    if not envelope.mutations:
        return []
    with writing(session):
        return answers(session, actor, envelope, now, heard)


def answers(
    session: Session, actor: Actor, envelope: Envelope, now: datetime, heard: Collection[str] = ()
) -> list[Outcome]:
    """What `receive` does, inside `writing(session)`, for whoever does more in the same transaction."""
    reception = _Reception(session, actor, envelope, now)
    return reception.answers(restored_since=any(epoch != reception.writer.epoch for epoch in heard))


class _Reception:
    """One envelope on its way in."""

    def __init__(self, session: Session, actor: Actor, envelope: Envelope, now: datetime) -> None:
        self.session, self.device, self.now = session, envelope.device, now
        self.raws = envelope.mutations or ()
        self.read = _read_all(self.raws, envelope.protocol)
        self.writer = Writer(session, actor.organization_id)
        # who waited for the lock may have got other reps meanwhile
        self.actor = person_as_actor(session, actor.organization_id, actor.person_id) or actor
        self.answered = load_receipts(session, actor, self.device, _numbers(self.read))

    def answers(self, *, restored_since: bool) -> list[Outcome]:
        fresh: dict[int, Raw] = {}
        for raw in sorted(self.raws, key=_number):
            if raw["number"] not in self.answered:
                fresh.setdefault(raw["number"], raw)
        if restored_since:
            self._put_off(list(fresh.values()))
        else:
            self._work_off(list(fresh.values()))
        keep_after(self.session, self.actor.organization_id, self.writer.saved, self.now)
        # what is blocked may be free when it comes again: only that is not final
        final = {n: self.answered[n] for n in fresh if self.answered[n].outcome.status != "blocked"}
        keep_receipts(self.session, self.actor, self.device, final)
        return [self._answer_to(raw, fresh) for raw in self.raws]

    def _answer_to(self, raw: Raw, fresh: Mapping[int, Raw]) -> Outcome:
        answered = self.answered[raw["number"]]
        if raw is not fresh.get(raw["number"]) and answered.content != fingerprint(raw):
            return MutationRefused("number_reused", "number").outcome(raw["number"])
        return answered.outcome

    def _put_off(self, raws: list[Raw]) -> None:
        for raw in raws:
            outcome = MutationRefused("restored_since", blocked=True).outcome(raw["number"])
            self.answered[outcome.number] = Answered(fingerprint(raw), outcome)

    def _work_off(self, raws: list[Raw]) -> None:
        """Answer these, in rising order of their numbers."""
        try:
            with self.session.begin_nested():
                self.answered |= self._attempt(raws)
        except REFUSED:
            if len(raws) > 1:
                self._work_off(raws[: len(raws) // 2])
                self._work_off(raws[len(raws) // 2 :])
            else:
                outcome = MutationRefused("not_kept").outcome(raws[0]["number"])
                self.answered[outcome.number] = Answered(fingerprint(raws[0]), outcome)

    def _attempt(self, raws: list[Raw]) -> dict[int, Answered]:
        read = {raw["number"]: self.read[raw["number"]] for raw in raws}
        mutations = [mutation for mutation in read.values() if isinstance(mutation, Mutation)]
        around = Around(self.session, self.actor.organization_id, mutations)
        desk = Desk(self.actor, self.device, self.now, around, self.writer)
        answered: dict[int, Answered] = {}
        before_these = len(self.writer.saved)
        for raw in raws:
            outcome = _outcome(desk, read[raw["number"]], ChainMap(answered, self.answered))
            answered[outcome.number] = Answered(fingerprint(raw), outcome)
        before = practice_before(self.writer)
        self.writer.save()
        if before is not None:
            recount(self.writer, before, self.now, self.actor.person_id)
            note_practice(self.session, self.actor, before, self.now)
        note_settings(self.session, self.actor, self.writer.saved[before_these:], self.now)
        return answered


def _read_all(raws: tuple[Raw, ...], protocol: int) -> dict[int, Mutation | Outcome]:
    """The mutations by number, the first of each; an outcome where one cannot be read."""
    read: dict[int, Mutation | Outcome] = {}
    for raw in raws:
        if _number(raw) not in read:
            read[_number(raw)] = _read(raw, protocol)
    return read


def _read(raw: Raw, protocol: int) -> Mutation | Outcome:
    try:
        return read_mutation(upcast(raw, protocol))
    except MutationRefused as refused:
        return refused.outcome(raw["number"])


def _outcome(desk: Desk, mutation: Mutation | Outcome, answered: Mapping[int, Answered]) -> Outcome:
    if isinstance(mutation, Outcome):
        return mutation
    try:
        _check_depends_on(mutation, answered)
        return decide(desk, mutation)
    except MutationRefused as refused:
        return refused.outcome(mutation.number)
    except Wrong as wrong:
        problem = wrong.problem
        return Outcome(mutation.number, "rejected", None, problem.code, problem.title, problem.path)


def _check_depends_on(mutation: Mutation, answered: Mapping[int, Answered]) -> None:
    for index, number in enumerate(mutation.depends_on):
        path = f"depends_on[{index}]"
        if number not in answered:
            raise MutationRefused("depends_on_unknown", path, blocked=True, number=number)
        if not answered[number].outcome.accepted:
            raise MutationRefused("depends_on_refused", path, blocked=True, number=number)


def _numbers(read: Mapping[int, Mutation | Outcome]) -> set[int]:
    """The numbers of these mutations, and of those they depend on."""
    numbers = set(read)
    for mutation in read.values():
        if isinstance(mutation, Mutation):
            numbers.update(mutation.depends_on)
    return numbers


def _number(raw: Raw) -> int:
    return int(raw["number"])
