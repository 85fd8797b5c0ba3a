"""Nothing keeps how long a call took: no table, no kind, no shape of the API, no field of a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server import create_app
from server.api.openapi import document
from server.coaching.durations import holds_duration
from server.coaching.records import KINDS
from server.config import Config
from server.importing.layouts import FIELDS
from server.importing.products import PRODUCTS
from server.importing.spellings import OTHERS
from server.incoming.told import FIELDS as ROW_FIELDS
from server.store.database import Base

#: A place in a voice memo or recording, which says nothing of how long a call was.
NO_DURATION = {"at_second"}


def columns() -> Iterator[str]:
    for table in Base.metadata.tables.values():
        yield from (f"{table.name}.{column.name}" for column in table.columns)


def fields() -> Iterator[str]:
    for kind in KINDS.values():
        yield from (f"{kind.name}.{name}" for name in kind.fields)


def imported() -> Iterator[str]:
    for kind, wanted in FIELDS.items():
        yield from (f"{kind}.{one.name}" for one in wanted)
        yield from (f"{kind}.{one.label}" for one in wanted)
    for row, names in ROW_FIELDS.items():
        yield from (f"{row}.{name}" for name in names)
    for headers in (*OTHERS.values(), *(product.headers for product in PRODUCTS)):
        yield from (f"file.{header}" for accepted in headers.values() for header in accepted)


def published(tmp_path: Path) -> Iterator[str]:
    app = create_app(Config("sqlite:////nowhere/never.db", tmp_path, "k" * 64))
    with app.app_context():
        yield from properties(document(), "api")


def properties(node: Any, path: str) -> Iterator[str]:
    if isinstance(node, dict):
        for name in node.get("properties", {}):
            yield f"{path}.{name}"
        for parameter in node.get("parameters", []):
            yield f"{path}.{parameter['name']}"
        for name, inner in node.items():
            yield from properties(inner, str(name))
    elif isinstance(node, list):
        for inner in node:
            yield from properties(inner, path)


def test_nowhere_is_a_field_for_how_long_a_call_took(tmp_path: Path) -> None:
    everything = [*columns(), *fields(), *imported(), *published(tmp_path)]
    assert len(everything) > 500
    named = [one for one in everything if one.split(".", 1)[1] not in NO_DURATION]
    assert [one for one in named if holds_duration(one.split(".", 1)[1])] == []


@pytest.mark.parametrize(
    "header",
    [
        "Call Duration (seconds)",
        "Duration",
        "call_time",
        "Talk Time",
        "talkTimeSec",
        "Minutes",
        "Length",
        "Hold time",
        "Gesprächsdauer",
        "Dauer",
        "Activity - Duration",
        "Time on call",
        "AHT",
        "Billable minutes",
        "Durée de l'appel",
        "Duración (segundos)",
        "Durata chiamata",
        "Duração",
        "Gesprächslänge (Sek.)",
        "Redezeit",
        "Gespreksduur",
        "Czas trwania",
        "Sek.",
        "Min.",
        "Length (s)",
        "Time (sec)",
        "Total minutes",
        "Conversation time",
        "Connect time",
        "Elapsed",
        "Avg. handle time",
        "talk_time_secs",
        "billsec",
        "hs_call_duration",
        "CallDurationInSeconds",
        "durationMs",
        "After call work time",
        "Meeting length",
    ],
)
def test_it_is_known_by_its_name(header: str) -> None:
    assert holds_duration(header)


@pytest.mark.parametrize(
    "header",
    [
        "Call timestamp",
        "Last call time zone",
        "Call outcome",
        "Close date",
        "Calls",
        "Timeline",
        "Date",
        "Minute taker",
        "Minutes of meeting notes",
        "Last contact",
        "Time zone",
        "Call times",
        "Call count",
        "Call start time",
        "Start time (call)",
        "Due time",
        "Time",
        "Time of call",
        "Ordering time",
        "Phone number",
        "Secondary owner",
        "Sector",
        "Connected",
        "Talk track",
    ],
)
def test_and_nothing_else_is_taken_for_it(header: str) -> None:
    assert not holds_duration(header)
