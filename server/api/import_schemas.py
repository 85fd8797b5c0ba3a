"""The shapes of a file of numbers, how it is read, and what came of it."""

from marshmallow import fields
from marshmallow.validate import Length, OneOf

from server.api.schemas import Id, Shape
from server.importing.bring_numbers import MOST_COLUMNS
from server.importing.layouts import FILE_KINDS

LARGEST_UPLOAD = 8 * 1024 * 1024
#: The file is sent as base64, with some words around it.
LARGEST_WITH_FILE = LARGEST_UPLOAD * 4 // 3 + 256 * 1024


class FileSchema(Shape):
    name = fields.String(required=True, validate=Length(1, 200))
    content = fields.String(required=True, metadata={"description": "Its bytes, as base64; 8 MiB at most."})


class PlanSchema(Shape):
    """How a file is read: what each column holds, how dates are written, what its words and names mean."""

    kind = fields.String(required=True, validate=OneOf(FILE_KINDS))
    columns = fields.List(fields.String(allow_none=True), required=True, validate=Length(max=MOST_COLUMNS))
    dates = fields.String(allow_none=True, validate=OneOf(["ymd", "dmy", "mdy"]))
    decimals = fields.String(validate=OneOf(["point", "comma"]))
    words = fields.Dict(
        keys=fields.String(), values=fields.Dict(keys=fields.String(), values=fields.String(allow_none=True))
    )
    reps = fields.Dict(keys=fields.String(), values=fields.String(allow_none=True))


class LookSchema(Shape):
    """`kind`: what it holds, else it is guessed; `plan`: what somebody has chosen already."""

    LARGEST_BODY = LARGEST_WITH_FILE

    file = fields.Nested(FileSchema, required=True)
    kind = fields.String(allow_none=True, validate=OneOf(FILE_KINDS))
    plan = fields.Nested(PlanSchema, allow_none=True)


class BringSchema(Shape):
    """`only_try`: say what would come of it, and keep nothing. `save_as`: keep the plan under this name."""

    LARGEST_BODY = LARGEST_WITH_FILE

    file = fields.Nested(FileSchema, required=True)
    plan = fields.Nested(PlanSchema, required=True)
    only_try = fields.Boolean(required=True)
    save_as = fields.String(allow_none=True, validate=Length(1, 200))


class WantedSchema(Shape):
    """What a column may hold. `means`: it holds words, each of which means one of these."""

    name = fields.String(required=True)
    label = fields.String(required=True)
    needed = fields.Boolean(required=True)
    means = fields.List(fields.String(), required=True)


class ColumnSchema(Shape):
    """A column. `dropped`: why it is never read, when it holds a duration."""

    header = fields.String(required=True)
    examples = fields.List(fields.String(), required=True)
    dropped = fields.String(required=True, allow_none=True)


class WordSchema(Shape):
    word = fields.String(required=True)
    count = fields.Integer(required=True)


class RepWordSchema(WordSchema):
    """A name of the file; `rep_id`: who it is, when somebody here is called so."""

    rep_id = Id(required=True, allow_none=True)


class DatesSchema(Shape):
    """The orders in which its dates may be written, and one that shows it."""

    possible = fields.List(fields.String(), required=True)
    example = fields.String(required=True, allow_none=True)


class LookAnswerSchema(Shape):
    """What the file seems to hold. `product`: the system it is from; `saved`: the profile that fits it."""

    file = fields.String(required=True)
    product = fields.String(required=True, allow_none=True)
    saved = fields.String(required=True, allow_none=True)
    plan = fields.Nested(PlanSchema, required=True)
    fields_ = fields.List(fields.Nested(WantedSchema), required=True, data_key="fields")
    columns = fields.List(fields.Nested(ColumnSchema), required=True)
    rows = fields.List(fields.List(fields.String()), required=True)
    row_count = fields.Integer(required=True)
    broken = fields.Integer(required=True)
    remarks = fields.List(fields.String(), required=True)
    dates = fields.Nested(DatesSchema, required=True)
    words = fields.Dict(keys=fields.String(), values=fields.List(fields.Nested(WordSchema)), required=True)
    reps = fields.List(fields.Nested(RepWordSchema), required=True)


class RefusedRowSchema(Shape):
    row = fields.Integer(required=True, metadata={"description": "Its number; the header is row 1."})
    code = fields.String(required=True)
    reason = fields.String(required=True)
    cells = fields.List(fields.String(), required=True)


class ReportSchema(Shape):
    """What came of the file, or would come of it."""

    rows = fields.Integer(required=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    conversations = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    left_out = fields.Integer(required=True)
    refused = fields.List(fields.Nested(RefusedRowSchema), required=True)
    header = fields.List(fields.String(), required=True)
    remarks = fields.List(fields.String(), required=True)


class SavedSchema(Shape):
    id = Id(required=True)
    name = fields.String(required=True)
    kind = fields.String(required=True)


class SavedProfilesSchema(Shape):
    profiles = fields.List(fields.Nested(SavedSchema), required=True)
