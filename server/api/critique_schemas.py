"""The shapes of what is brought to be critiqued, and of what came of it."""

import json
from typing import Any

from marshmallow import ValidationError, fields, validates
from marshmallow.validate import Length

from server.api.schemas import Id, Shape

_MOST_SAID = 500


class BroughtFileSchema(Shape):
    """One file: a recording, an .eml or .mbox, or a CSV of notes."""

    file = fields.Raw(required=True, metadata={"type": "string", "format": "binary"})


class BroughtFormSchema(Shape):
    """`made_on`: the local day on which the file was made. `reps`: JSON, whose somebody said things are.

    It holds for a name of the answer's `unmatched` the id of a rep, or null: it is left out.
    """

    made_on = fields.Date(load_default=None)
    reps = fields.String(load_default="{}", validate=Length(max=100_000))

    @validates("reps")
    def says_reps(self, told: str, **_more: Any) -> None:
        said_reps(told)


def said_reps(told: str) -> dict[str, str | None]:
    """The names and ids in `reps`. Raises `ValidationError`."""
    try:
        said = json.loads(told)
    except (ValueError, RecursionError) as wrong:
        raise ValidationError("Not JSON.") from wrong
    is_said = isinstance(said, dict) and len(said) <= _MOST_SAID
    if not is_said or not all(one is None or isinstance(one, str) for one in said.values()):
        raise ValidationError("Names with the ids of reps.")
    return dict(said)


class UnmatchedSchema(Shape):
    """Things that name the same, and are nobody's. `titles`: a few of them."""

    who = fields.String(required=True)
    reason = fields.String(required=True)
    count = fields.Integer(required=True)
    titles = fields.List(fields.String(), required=True)


class NotTakenSchema(Shape):
    """One thing of the file that cannot be used: which, and a sentence that says why."""

    what = fields.String(required=True)
    code = fields.String(required=True)
    reason = fields.String(required=True)


class NewOfRepSchema(Shape):
    rep_id = Id(required=True)
    count = fields.Integer(required=True)


class TakenSchema(Shape):
    """What came of the file. `there`: was there already; `received`: e-mails that reps received.

    `automatic`: replies that a program wrote, invitations, and drafts.
    """

    new = fields.List(fields.Nested(NewOfRepSchema), required=True)
    there = fields.Integer(required=True)
    left_out = fields.Integer(required=True)
    received = fields.Integer(required=True)
    automatic = fields.Integer(required=True)
    unmatched = fields.List(fields.Nested(UnmatchedSchema), required=True)
    refused = fields.List(fields.Nested(NotTakenSchema), required=True)
