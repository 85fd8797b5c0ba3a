"""What tells a conversation from a call: how the call came out, by the organization's own words for it."""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid5

from server.coaching.plain import plain
from server.coaching.records import Json

#: What a rep writes on a conversation. One that has any of it is theirs, and no rule takes it away.
NOTES = ("goals", "pains", "structure", "dynamics", "next_step", "next_step_on")


def is_conversation(outcome: str | None, outcomes: Iterable[str]) -> bool:
    """Whether a call that came out like this was a conversation. Letters and digits are compared alone."""
    told = plain(outcome or "")
    return bool(told) and any(told == plain(one) for one in outcomes)


def conversation_id(call_id: str) -> str:
    """The id of the conversation that a call was."""
    return str(uuid5(UUID(call_id), "conversation"))


def is_written_on(fields: Mapping[str, Json]) -> bool:
    """Whether the rep made something of this conversation: a note, or an opportunity."""
    return bool(fields["opportunity"]) or any(fields[name] for name in NOTES)
