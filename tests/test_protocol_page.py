"""docs/protocol.md says what the code says: every kind, field, bound, permission and problem code."""

import re
from pathlib import Path

import pytest

from server.api.errors import PROBLEMS as HTTP_PROBLEMS
from server.coaching.fields import Field
from server.coaching.permissions import WRITES, Writes
from server.coaching.problems import PROBLEMS
from server.coaching.publishing import PROBLEMS as DRAFT_PROBLEMS
from server.coaching.publishing import DraftProblem
from server.coaching.publishing_goals import PROBLEMS as GOAL_PROBLEMS
from server.coaching.records import KINDS, LARGEST_FILE, Kind
from server.coaching.rules import MOST_ATTACHMENTS
from server.files.memos import LONGEST_SECONDS
from server.files.photos import MOST_PIXELS
from server.files.uploads import KEPT
from sync.mutation import MOST_DEPENDENCIES, MOST_MUTATIONS, MOST_RECORDS, USUAL_RECORDS
from sync.outcome import ENVELOPE_PROBLEMS, MUTATION_PROBLEMS

PAGE = (Path(__file__).parents[1] / "docs" / "protocol.md").read_text()
UNITS = {"text": "characters", "url": "characters", "uuids": "entries", "texts": "entries", "object": "bytes"}


def sections() -> dict[str, str]:
    """The text under each heading, by heading."""
    parts = re.split(r"^#{2,3} (.+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> list[str]:
    """The rows of the tables in a text, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [line for line in lines if line.startswith("| `")]


def described(name: str, field: Field) -> str:
    """The row of one field."""
    bounds = ""
    if field.choices:
        bounds = " ".join(f"`{choice}`" for choice in field.choices)
    elif field.type == "integer":
        bounds = f"{field.min} to {field.max}"
    elif field.max is not None:
        bounds = f"{field.min or 0} to {field.max} {UNITS[field.type]}"
    notes = [
        *(["required"] if field.required else []),
        *(["not null"] if not field.nullable and not field.required else []),
        *(["never changes"] if field.frozen else []),
        *(["by the server"] if field.by_server else []),
        *([f"of {'an' if field.refers[0] in 'aeiou' else 'a'} {field.refers}"] if field.refers else []),
        *([f"else `{field.default}`"] if isinstance(field.default, str) else []),
    ]
    return f"| `{name}` | {field.type} | {bounds} | {', '.join(notes)} |"


def allowed(kind: str, writes: dict[str, Writes]) -> str:
    """The row of who may write a kind."""
    return f"| `{kind}` | {' | '.join(in_words(writes[role]) for role in ('director', 'manager', 'rep'))} |"


def in_words(writes: Writes) -> str:
    if writes.fields == frozenset():
        return "–"
    parts = ["make"] if writes.create else []
    parts.append("edit" if writes.fields is None else listed(writes.fields))
    parts += ["delete"] if writes.delete else []
    parts += [f"but not {listed(writes.but)}"] if writes.but else []
    return ", ".join(parts) + (" (their own)" if writes.own else "")


def listed(fields: frozenset[str]) -> str:
    return " ".join(f"`{name}`" for name in sorted(fields))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_field_is_there_with_its_type_and_bounds(kind: Kind) -> None:
    assert rows(sections()[kind.name]) == [described(name, field) for name, field in kind.fields.items()]


def test_no_kind_is_there_that_is_not_kept() -> None:
    headings = {heading for heading in sections() if re.fullmatch("[a-z_]+", heading)}
    assert headings == set(KINDS)


def test_who_may_write_what() -> None:
    assert rows(sections()["Who may write what"]) == [allowed(kind, row) for kind, row in WRITES.items()]


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("Problems of a request", ENVELOPE_PROBLEMS),
        ("Problems of a mutation", MUTATION_PROBLEMS),
        ("Problems of a record", PROBLEMS),
    ],
)
def test_every_problem_is_there_with_its_sentence(heading: str, table: dict[str, str]) -> None:
    assert rows(sections()[heading]) == [f"| `{code}` | {title} |" for code, title in table.items()]


def test_every_problem_of_a_draft_is_there_with_its_sentence() -> None:
    told = rows(sections()["Publishing a draft"])
    whole = [line for line in told if re.match(r"^\| `\w+` \| \d+ \|", line)]
    assert len(whole) == 6
    for line in whole:
        code, status, title = re.findall(r"^\| `(\w+)` \| (\d+) \| (.+) \|$", line)[0]
        assert (HTTP_PROBLEMS[code].status, HTTP_PROBLEMS[code].title) == (int(status), title)
    expected = [f"| `{code}` | {DraftProblem(code).title} |" for code in DRAFT_PROBLEMS]
    assert [line for line in told if line not in whole] == expected


def test_every_problem_of_a_goal_is_there_with_its_sentence() -> None:
    told = rows(sections()["Setting goals"])
    assert [row for row in told if row.startswith("| `goal")] == [
        f"| `{code}` | {title} |" for code, title in GOAL_PROBLEMS.items()
    ]


def test_every_problem_of_a_file_is_one_with_its_status() -> None:
    told = re.findall(r"^\| `(\w+)` \| (\d+) \|", sections()["Files"], flags=re.MULTILINE)
    assert len(told) > 10
    for code, status in told:
        assert HTTP_PROBLEMS[code].status == int(status), code


def test_the_bounds_of_a_file_are_named() -> None:
    files = sections()["Files"]
    assert f"{LARGEST_FILE // 1024**2} MiB" in files
    assert f"{MOST_PIXELS // 10**6} million pixels" in files
    assert f"{LONGEST_SECONDS // 60} minutes" in files
    assert f"{KEPT.days} days" in files
    assert f"At most {MOST_ATTACHMENTS} an observation" in sections()["attachment"]


@pytest.mark.parametrize("bound", [MOST_MUTATIONS, MOST_RECORDS, USUAL_RECORDS, MOST_DEPENDENCIES])
def test_the_bounds_of_a_request_are_named(bound: int) -> None:
    assert str(bound) in sections()["The request"].replace(",", "")
