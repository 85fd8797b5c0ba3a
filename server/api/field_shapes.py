"""The shapes of each kind's fields, made from `server.coaching.records`: one declaration, many readers."""

from functools import cache
from typing import Any

from marshmallow import Schema, fields

from server.coaching.fields import Field
from server.coaching.records import KINDS

FORMATS = {"uuid": "uuid", "date": "date", "time": "date-time", "url": "uri"}


@cache
def kind_schemas() -> dict[str, type[Schema]]:
    """A schema for the fields of each kind, by its name in the document, such as `InteractionFields`."""
    return {
        (name := f"{kind.name.title().replace('_', '')}Fields"): Schema.from_dict(
            {field_name: shape(field) for field_name, field in kind.fields.items()}, name=name
        )
        for kind in KINDS.values()
    }


def shape(field: Field) -> fields.Field[Any]:
    """How one declared field looks in a document."""
    document: dict[str, Any] = {"readOnly": True} if field.by_server else {}
    settings: dict[str, Any] = {
        "required": field.required or field.default is not None,
        "allow_none": field.nullable,
        "metadata": document,
    }
    if field.choices:
        document["enum"] = [*field.choices, None] if field.nullable else list(field.choices)
    if field.type in FORMATS:
        document["format"] = FORMATS[field.type]
    match field.type:
        case "integer":
            document.update(bounds(field, "minimum", "maximum"))
            return fields.Integer(**settings)
        case "boolean":
            return fields.Boolean(**settings)
        case "uuids":
            return fields.List(fields.String(metadata={"format": "uuid"}), **settings)
        case "texts":
            return fields.List(fields.String(), **settings)
        case "object":
            return fields.Dict(**settings)
        case "value":
            return fields.Raw(**settings)
        case "sha256":
            document["pattern"] = "^[0-9a-f]{64}$"
            return fields.String(**settings)
        case "uuid" | "text" | "choice" | "date" | "time" | "url":
            document.update(bounds(field, "minLength", "maxLength"))
            return fields.String(**settings)


def bounds(field: Field, least: str, most: str) -> dict[str, int]:
    return {name: bound for name, bound in ((least, field.min), (most, field.max)) if bound is not None}
