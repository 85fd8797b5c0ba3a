"""The shapes of people as directors look after them, of links, and of what was changed."""

from marshmallow import fields
from marshmallow.validate import Length, OneOf, Regexp

from server.api.schemas import LONGEST_EMAIL, UUID, Id, PersonSchema, Shape
from server.coaching.administration import MOST_AT_ONCE, ROLES
from server.coaching.fields import LIST_ENTRIES
from server.passwords import LONGEST, SHORTEST

ACCESS = ("joined", "invited", "not_invited", "ended")
PURPOSES = ("join", "reset")
LONGEST_SECRET = 200
#: A list of as many people as may be invited at once, as base64.
LARGEST_LIST = 1_000_000


def new_password() -> fields.String:
    """A password that somebody chooses."""
    return fields.String(required=True, validate=Length(SHORTEST, LONGEST))


class LinkSchema(Shape):
    purpose = fields.String(required=True, validate=OneOf(PURPOSES))
    made_at = fields.String(required=True)
    expires_at = fields.String(required=True)


class LookedAfterSchema(Shape):
    """`access`: whether they can sign in. `link`: one that is still good. `last_signed_in_at`: if known."""

    person = fields.Nested(PersonSchema, required=True)
    access = fields.String(required=True, validate=OneOf(ACCESS))
    link = fields.Nested(LinkSchema, required=True, allow_none=True)
    last_signed_in_at = fields.String(required=True, allow_none=True)


class EverybodySchema(Shape):
    """`without_coach`: active reps whom nobody active coaches. `by_mail`: whether links go by e-mail."""

    people = fields.List(fields.Nested(LookedAfterSchema), required=True)
    without_coach = fields.List(Id(), required=True)
    by_mail = fields.Boolean(required=True)


class WantedPersonSchema(Shape):
    """`managers`: the id, the e-mail or the name of each one who coaches this rep."""

    name = fields.String(required=True, validate=Length(max=1000))
    email = fields.String(required=True, validate=Length(max=1000))
    role = fields.String(required=True, validate=OneOf(ROLES))
    managers = fields.List(
        fields.String(validate=Length(max=LONGEST_EMAIL)), validate=Length(max=LIST_ENTRIES)
    )
    started_on = fields.Date(allow_none=True)
    region = fields.String(allow_none=True, validate=Length(max=200))


class InviteSchema(Shape):
    """`send`: by e-mail, when the organization can send and it is 20 people at most; else by hand."""

    people = fields.List(
        fields.Nested(WantedPersonSchema), required=True, validate=Length(min=1, max=MOST_AT_ONCE)
    )
    send = fields.Boolean(load_default=True)


class InviteListSchema(Shape):
    """`content`: the bytes of a CSV file or of pasted lines, as base64. `only_try`: keep nothing."""

    content = fields.String(required=True, validate=Length(1, LARGEST_LIST))
    only_try = fields.Boolean(required=True)
    send = fields.Boolean(load_default=True)


class InvitedSchema(Shape):
    """`link`: to hand over, said this once; null: it went by e-mail, or nothing was kept.

    `not_sent`: why it did not go by e-mail although it should have.
    """

    person_id = Id(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    link = fields.String(required=True, allow_none=True)
    expires_at = fields.String(required=True)
    sent = fields.Boolean(required=True)
    not_sent = fields.String(required=True, allow_none=True)


class RefusedPersonSchema(Shape):
    """`row`: of the list, its first line is 1; or of the people that were sent, the first is 1."""

    row = fields.Integer(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    code = fields.String(required=True)
    title = fields.String(required=True)
    path = fields.String(required=True, allow_none=True)


class InvitationsSchema(Shape):
    invited = fields.List(fields.Nested(InvitedSchema), required=True)
    refused = fields.List(fields.Nested(RefusedPersonSchema), required=True)


class NewLinkSchema(Shape):
    send = fields.Boolean(load_default=True)


class MadeLinkSchema(InvitedSchema):
    purpose = fields.String(required=True, validate=OneOf(PURPOSES))


class ChangePersonSchema(Shape):
    """What is not given stays. `active` false: their access ends at once."""

    name = fields.String(validate=Length(1, 200))
    email = fields.String(validate=Length(1, LONGEST_EMAIL))
    role = fields.String(validate=OneOf(ROLES))
    manager_ids = fields.List(Id(validate=Regexp(UUID)), validate=Length(max=LIST_ENTRIES))
    started_on = fields.Date(allow_none=True)
    region = fields.String(allow_none=True, validate=Length(max=200))
    active = fields.Boolean()


class HandOverSchema(Shape):
    to = Id(required=True, validate=Regexp(UUID))


class HandedOverSchema(Shape):
    reps = fields.List(fields.String(), required=True)


class SecretSchema(Shape):
    secret = fields.String(required=True, validate=Length(1, LONGEST_SECRET))


class HolderSchema(Shape):
    """Whose link it is."""

    purpose = fields.String(required=True, validate=OneOf(PURPOSES))
    organization = fields.String(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)


class AcceptSchema(SecretSchema):
    password = new_password()


class ChangePasswordSchema(Shape):
    old = fields.String(required=True, validate=Length(1, LONGEST))
    new = new_password()
