"""Rows of an opportunities file become opportunities of reps."""

from collections.abc import Iterable
from dataclasses import dataclass

from server.coaching.plain import plain
from server.importing.columns import Columns
from server.importing.profiles import Profile
from server.importing.refusals import Refusal, RowRefused
from server.importing.teams import RepOfFile
from server.importing.values import date_text, name_key, text, whole


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One opportunity as the file tells it. `rep` is a key of `Teams.reps`; dates are `YYYY-MM-DD`."""

    source_id: str
    rep: str
    product: str | None
    account: str | None
    stage: str
    engaged_on: str | None
    closed_on: str | None
    value: int | None


def read_opportunities(
    file: str,
    rows: Iterable[tuple[int, tuple[str, ...]]],
    columns: Columns,
    profile: Profile,
    reps: dict[str, RepOfFile],
) -> tuple[list[Opportunity], list[Refusal]]:
    """Read every row; a row that cannot be read is refused alone, and the first of two with one id stays."""
    found: list[Opportunity] = []
    refused: list[Refusal] = []
    first_row: dict[str, int] = {}
    for number, cells in rows:
        try:
            opportunity = _opportunity(cells, columns, profile, reps)
            if opportunity.source_id in first_row:
                earlier = first_row[opportunity.source_id]
                raise RowRefused("duplicate_id", f"has the id {opportunity.source_id} of row {earlier}.")
            first_row[opportunity.source_id] = number
            found.append(opportunity)
        except RowRefused as problem:
            refused.append(Refusal(file, number, problem.code, problem.reason, cells))
    return found, refused


def _opportunity(
    cells: tuple[str, ...], columns: Columns, profile: Profile, reps: dict[str, RepOfFile]
) -> Opportunity:
    source_id = text(columns, cells, "source_id", "opportunity", "source_id", needed=True) or ""
    rep_name = text(columns, cells, "rep", "person", "name", needed=True) or ""
    if name_key(rep_name) not in reps:
        raise RowRefused(
            "unknown_rep", f"belongs to {rep_name}, who is not in the teams file; add them there."
        )
    product = text(columns, cells, "product", "opportunity", "product")
    engaged_on = date_text(columns, cells, "engaged_on", profile.dates)
    closed_on = date_text(columns, cells, "closed_on", profile.dates)
    if engaged_on and closed_on and closed_on < engaged_on:
        raise RowRefused(
            "closed_before_engaged", f"was closed on {closed_on}, before it began on {engaged_on}."
        )
    return Opportunity(
        source_id=source_id,
        rep=name_key(rep_name),
        product=product and profile.products.get(plain(product), product),
        account=text(columns, cells, "account", "opportunity", "account"),
        stage=_stage(columns.cell(cells, "stage"), profile),
        engaged_on=engaged_on,
        closed_on=closed_on,
        value=whole(columns, cells, "value", "opportunity", "value"),
    )


def _stage(word: str, profile: Profile) -> str:
    for known, stage in profile.stages.items():
        if plain(known) == plain(word):
            return stage
    known_words = ", ".join(f"“{known}”" for known in profile.stages)
    raise RowRefused(
        "unknown_stage", f"has the stage “{word[:40]}”; the profile “{profile.name}” knows {known_words}."
    )
