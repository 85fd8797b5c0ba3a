"""The conversations that calls were: they appear and go with the outcome of the call, and with the rule.

One on which its rep has written stays, whatever the rule says. One that its rep has deleted does not come
back, and what its rep has changed is not changed again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from server.coaching.conversation_rule import conversation_id, is_conversation, is_written_on
from server.coaching.records import Json
from server.store.practice import practice_of
from server.store.records import load
from server.store.told_numbers import call_outcomes, calls_that_came_out
from server.store.wire import Stored
from server.store.writer import SERVER, Given, Writer, write_with
from sync.stamps import DELETED

#: When the rule changes, so many of the newest calls it is about are counted anew; older ones stay.
MOST_RECOUNTED = 20_000


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it is now. `gone`: it was deleted."""

    id: str
    fields: Mapping[str, Json]
    gone: bool = False


@dataclass(slots=True)
class Followed:
    """What is to be written so that conversations follow their calls; and what became of them, by call."""

    given: list[Given] = field(default_factory=list)
    made: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)


def follow(writer: Writer, calls: Iterable[Call], outcomes: Iterable[str]) -> Followed:
    """Let the conversations follow these calls, by these outcomes."""
    of_call = {conversation_id(call.id): call for call in calls}
    there = load(writer.session, writer.organization_id, "conversation", of_call)
    followed, words = Followed(), list(outcomes)
    for id_, call in of_call.items():
        stored = there.get(id_)
        if not call.gone and is_conversation(call.fields["outcome"], words):
            _let_be(followed, id_, call, stored)
        elif stored is not None and not stored.deleted:
            _let_go(followed, id_, call, stored)
    return followed


def _let_be(followed: Followed, id_: str, call: Call, stored: Stored | None) -> None:
    if stored is not None and stored.deleted and DELETED in stored.stamps:
        return  # its rep says that it was none
    if stored is None or stored.deleted:
        followed.made.add(call.id)
    followed.given.append(Given("conversation", id_, not_their_own(stored, _of_call(call))))


def _let_go(followed: Followed, id_: str, call: Call, stored: Stored) -> None:
    if is_written_on(stored.fields):
        followed.kept.add(call.id)
        if not call.gone:
            followed.given.append(Given("conversation", id_, {"outcome": call.fields["outcome"]}))
    else:
        followed.gone.add(call.id)
        followed.given.append(Given("conversation", id_, {}, deleted=True))


def _of_call(call: Call) -> dict[str, Json]:
    taken = {name: call.fields[name] for name in ("rep_id", "customer", "source_id", "outcome")}
    return taken | {"held_on": call.fields["counted_on"]}


def not_their_own(stored: Stored | None, fields: Mapping[str, Json]) -> dict[str, Json]:
    """These fields of a conversation, without those that a person has written last."""
    stamps = {} if stored is None else stored.stamps
    return {name: value for name, value in fields.items() if _is_ours(stamps.get(name))}


def _is_ours(stamp: object) -> bool:
    return stamp is None or getattr(stamp, "device", None) == SERVER


def practice_before(writer: Writer) -> Mapping[str, Json] | None:
    """How the organization worked so far, when the writer is about to write that otherwise."""
    if ("practice", writer.organization_id) not in writer.kept:
        return None
    return practice_of(writer.session, writer.organization_id).fields


def recount(writer: Writer, before: Mapping[str, Json], now: datetime, by: str | None = None) -> Followed:
    """Count calls anew, as the way the organization works was `before` and was just written otherwise.

    Inside the transaction that wrote it, with its writer, after `save`. Only the calls whose outcome is told
    otherwise now; at most `MOST_RECOUNTED`, the newest first.
    """
    session, organization_id = writer.session, writer.organization_id
    was = before["conversation_outcomes"]
    words = practice_of(session, organization_id).fields["conversation_outcomes"]
    if was == words:
        return Followed()
    told = call_outcomes(session, organization_id)
    turned = [one for one in told if is_conversation(one, was) != is_conversation(one, words)]
    calls = calls_that_came_out(session, organization_id, turned, MOST_RECOUNTED)
    followed = follow(writer, (Call(call.id, call.fields) for call in calls), words)
    write_with(writer, followed.given, now=now, by=by)
    return followed
