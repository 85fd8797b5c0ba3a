"""Filling a record in: what may be set, in the form records hold it in, and what a new one needs."""

from collections.abc import Mapping

from server.coaching.fields import checked
from server.coaching.kinds_numbers import NOTES
from server.coaching.problems import Wrong
from server.coaching.records import KINDS, Json, Kind


def device_kind(name: object) -> Kind:
    """The kind a device wants to write. Raises `Wrong` when it is unknown, or only received."""
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise Wrong("unknown_kind", "kind", kind=str(name)[:40])
    if not kind.written_by_devices:
        raise Wrong("kind_only_received", "kind", kind=kind.name)
    return kind


def checked_set(kind: Kind, values: dict[str, Json]) -> dict[str, Json]:
    """What a device set, each value in the form records hold it in. Raises `Wrong` at the first bad one."""
    fields = {}
    for name, value in values.items():
        field = kind.fields.get(name)
        if field is None:
            raise Wrong("unknown_field", f"set.{name[:80]}", kind=kind.name, field=name[:80])
        if field.by_server:
            raise Wrong("field_by_server", f"set.{name}", field=name)
        fields[name] = checked(name, field, value)
    return fields


def complete(kind: Kind, values: dict[str, Json]) -> dict[str, Json]:
    """The fields of a new record, with defaults. Raises `Wrong` when a required one is missing."""
    for name, field in kind.fields.items():
        if field.required and name not in values:
            raise Wrong("field_missing", f"set.{name}", kind=kind.name, field=name)
    return {name: values.get(name, field.default) for name, field in kind.fields.items()}


def derived(kind: str, fields: Mapping[str, Json]) -> dict[str, Json]:
    """What a record with these fields says by itself, and goes on saying once it did.

    A conversation is `noted` when it became an opportunity, or when anything was noted of it.
    """
    if kind != "conversation":
        return {}
    return {"noted": fields["noted"] or fields["opportunity"] or any(fields[name] for name in NOTES)}
