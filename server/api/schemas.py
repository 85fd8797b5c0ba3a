"""The shapes of what comes in and goes out. Shape only: what values mean is decided in `server.coaching`."""

from typing import Any

from marshmallow import RAISE, Schema, fields
from marshmallow.validate import Length, Range, Regexp

from server.api.field_shapes import kind_schemas
from server.coaching.fields import LARGEST_INTEGER
from server.passwords import LONGEST as LONGEST_PASSWORD

LONGEST_EMAIL = 254
UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z"


class Shape(Schema):
    """Refuses unknown fields by name."""

    class Meta:
        unknown = RAISE


class Id(fields.String):
    """A UUID in its one text form: lower case, with hyphens."""

    def __init__(self, **settings: Any) -> None:
        described = {"format": "uuid"} | settings.pop("metadata", {})
        super().__init__(metadata=described, **settings)


class ProblemSchema(Shape):
    """RFC 9457. `code` is what a program should look at; `title` is a sentence for a person."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True)
    detail = fields.String()
    path = fields.String(metadata={"description": "The place in the request, such as `mutations[3].number`."})
    limit = fields.Integer(metadata={"description": "The bound that was passed."})
    problems = fields.List(
        fields.Nested(lambda: DraftProblemSchema()),
        metadata={"description": "All that is wrong with a draft, or with a goal."},
    )


class DraftProblemSchema(Shape):
    """One thing that keeps a draft or a goal from being published.

    `item_id`: of this item; `path`: in this field; `goal_id`: this goal is in the way.
    """

    code = fields.String(required=True)
    title = fields.String(required=True)
    item_id = Id()
    path = fields.String()
    goal_id = Id()


class PublishSchema(Shape):
    """`version`: the newest one of the draft and its items that the person has seen."""

    draft_id = Id(required=True, validate=Regexp(UUID))
    version = fields.Integer(required=True, strict=True, validate=Range(0, LARGEST_INTEGER))


class PublishedSchema(Shape):
    """The published checklist: its id, and its number among the versions."""

    checklist_id = Id(required=True)
    version = fields.Integer(required=True)


class HealthSchema(Shape):
    status = fields.String(required=True, metadata={"enum": ["well"]})
    version = fields.String(required=True)


class SignInSchema(Shape):
    email = fields.String(required=True, validate=Length(1, LONGEST_EMAIL))
    password = fields.String(required=True, validate=Length(1, LONGEST_PASSWORD))


class OrganizationSchema(Shape):
    id = Id(required=True)
    name = fields.String(required=True)


class SignedInPersonSchema(Shape):
    id = Id(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True, metadata={"enum": ["director", "manager", "rep"]})
    email = fields.String(required=True)
    organization = fields.Nested(OrganizationSchema, required=True)


class SignedInSchema(Shape):
    person = fields.Nested(SignedInPersonSchema, required=True)


class PersonSchema(kind_schemas()["PersonFields"]):  # type: ignore[misc]
    id = Id(required=True)


class PeopleSchema(Shape):
    people = fields.List(fields.Nested(PersonSchema), required=True)


class ReasonSchema(Shape):
    """Why it was chosen: counts of the last 180 days, and the interactions they were counted in."""

    missed = fields.Integer(required=True)
    partly = fields.Integer(required=True)
    met = fields.Integer(required=True)
    interactions = fields.List(Id(), required=True)
    impact = fields.Integer(required=True, allow_none=True)
    lean = fields.String(required=True, allow_none=True)
    runner_up = Id(required=True, allow_none=True)
    close_call = fields.Boolean(required=True)
    seen = fields.Integer(required=True)


class ProposalSchema(Shape):
    """Coach this item. `stays`: it is the focus already. `provisional`: seen fewer than three times."""

    item_id = Id(required=True)
    stays = fields.Boolean(required=True)
    provisional = fields.Boolean(required=True)
    score = fields.Float(required=True, allow_none=True)
    reason = fields.Nested(ReasonSchema, required=True)


class NotEnoughSeenSchema(Shape):
    look_for = fields.List(Id(), required=True)


class NothingToFixSchema(Shape):
    praise = Id(required=True, allow_none=True)


class OneThingSchema(Shape):
    """Exactly one of the first three is not null."""

    proposal = fields.Nested(ProposalSchema, required=True, allow_none=True)
    not_enough_seen = fields.Nested(NotEnoughSeenSchema, required=True, allow_none=True)
    nothing_to_fix = fields.Nested(NothingToFixSchema, required=True, allow_none=True)
    sentence = fields.String(required=True)


class ObservationSchema(kind_schemas()["ObservationFields"]):  # type: ignore[misc]
    id = Id(required=True)


class InteractionSchema(kind_schemas()["InteractionFields"]):  # type: ignore[misc]
    id = Id(required=True)
    observations = fields.List(fields.Nested(ObservationSchema), required=True)
