"""What a mutation is answered, and every way the protocol itself can be broken.

Problems of what a record means are not here: they come from the outside as a code, a title and a path.
"""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Status: TypeAlias = Literal["applied", "merged", "duplicate", "rejected", "blocked"]

#: Of one mutation: the others go on.
MUTATION_PROBLEMS: dict[str, str] = {
    "unknown_member": "A mutation has no member “{member}”. Leave it out.",
    "member_missing": "A mutation needs “{member}”.",
    "bad_id": "The id must be a UUID in its lower-case form with hyphens.",
    "bad_base": "The base is the version the edit was made on, or null for a new record.",
    "base_from_the_future": "The record has not reached this version. Pull, and make the edit again.",
    "lost_in_restore": (
        "A backup was restored, and this record has not come back yet. It is sent again when it has."
    ),
    "restored_since": (
        "A backup was restored since. First send again what was accepted before it, then this."
    ),
    "bad_clock": "The clock is 15 digits of milliseconds, 5 of a counter and a node name, with hyphens.",
    "bad_set": "The fields to set must be an object.",
    "set_or_delete": "A mutation either sets fields or deletes.",
    "bad_depends_on": "What a mutation depends on is a list of earlier numbers.",
    "depends_on_unknown": "It depends on number {number}, which has not arrived. Send both again.",
    "depends_on_refused": "It depends on number {number}, which was not accepted. Resolve that one first.",
    "number_reused": "This number was used for something else. Send it under a new number.",
    "not_kept": "The database would not keep this. Change it and send it again under a new number.",
}

#: Of the whole request: nothing of it was looked at.
ENVELOPE_PROBLEMS: dict[str, str] = {
    "not_an_envelope": "The request must be an object.",
    "unknown_member": "The request has no member “{member}”. Leave it out.",
    "protocol_not_spoken": "This server speaks protocol {newest}. Update the app.",
    "bad_device": "The device must be a UUID in its lower-case form with hyphens.",
    "bad_sent_at": "The time of sending must be text.",
    "bad_mutations": "The mutations must be a list of objects.",
    "bad_number": "Every mutation needs a number from 1 to 9007199254740991.",
    "too_large": "A request can hold {limit} mutations. Send them in parts.",
    "bad_cursors": "The cursors must be an object of text.",
    "bad_limit": "The limit must be a whole number from 1 to {limit}.",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one mutation: `version` of the record when accepted, else why not."""

    number: int
    status: Status
    version: int | None = None
    code: str | None = None
    title: str | None = None
    path: str | None = None

    @property
    def accepted(self) -> bool:
        """Whether what was asked for is so now."""
        return self.status in ("applied", "merged", "duplicate")

    def as_json(self) -> dict[str, Any]:
        """The answer as the protocol writes it; what has no value is left out."""
        answer: dict[str, Any] = {"number": self.number, "status": self.status}
        if self.version is not None:
            answer["version"] = self.version
        if self.code is not None:
            answer["problem"] = {"code": self.code, "title": self.title}
            if self.path is not None:
                answer["problem"]["path"] = self.path
        return answer


def from_json(answer: dict[str, Any]) -> Outcome:
    """The outcome that `as_json` wrote."""
    problem = answer.get("problem", {})
    return Outcome(
        answer["number"],
        answer["status"],
        answer.get("version"),
        problem.get("code"),
        problem.get("title"),
        problem.get("path"),
    )


class MutationRefused(Exception):  # noqa: N818 - a named problem
    """One mutation is not accepted: `blocked` when that may change without it, else `rejected` for good."""

    def __init__(self, code: str, path: str | None = None, *, blocked: bool = False, **words: object) -> None:
        self.code, self.path, self.blocked = code, path, blocked
        self.title = MUTATION_PROBLEMS[code].format_map(words)
        super().__init__(self.title)

    def outcome(self, number: int) -> Outcome:
        """As the answer to the mutation with this number."""
        status: Status = "blocked" if self.blocked else "rejected"
        return Outcome(number, status, None, self.code, self.title, self.path)


class EnvelopeRefused(Exception):  # noqa: N818 - a named problem
    """The whole request is refused. `limit` is the bound that was crossed, if one was."""

    def __init__(self, code: str, path: str | None = None, limit: int | None = None, **words: object) -> None:
        self.code, self.path, self.limit = code, path, limit
        self.title = ENVELOPE_PROBLEMS[code].format_map({"limit": limit, **words})
        super().__init__(self.title)
