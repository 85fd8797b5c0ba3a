"""One file of numbers: looked at, tried out, and brought in, by a plan that was made or saved."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from server.importing.file_reps import FileReps
from server.importing.file_rows import FileRow, read_rows
from server.importing.layouts import FileKind
from server.importing.look import Look, look_again, look_at
from server.importing.plan import Plan, check_plan, plan_of, unread
from server.importing.refusals import Refusal, UnreadableFile
from server.importing.saved_plans import keep_plan, saved_for, theirs
from server.importing.sheet import Sheet, read_sheet
from server.importing.trying import trying
from server.importing.who import Who, reps_of
from server.incoming.rows import Came, Status
from server.incoming.take import Taking, take
from server.readings import keep_after
from server.store.database import writing
from server.store.practice import practice_of
from server.store.writer import Writer

#: More lines than this are not read at once: all of them are one transaction.
MOST_LINES = 200_000
MOST_COLUMNS = 1000

#: A file row that tells several numbers counts as the first of these that one of them is.
_FIRST: tuple[Status, ...] = ("refused", "new", "changed", "kept", "gone", "unchanged")


@dataclass(frozen=True, slots=True)
class FileRun:
    """A file, its name and content, how it is read, and a name to save that under, or None."""

    file: tuple[str, bytes]
    plan: Plan
    now: datetime
    save_as: str | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of a file. `rows`: all it has; `counts`: of them, by what they were; `header`: its columns.

    `conversations`: what the rule made of its calls.
    """

    rows: int
    counts: Counter[str]
    conversations: Counter[str]
    refused: list[Refusal]
    left_out: int
    remarks: list[str]
    header: tuple[str, ...]


def look(
    session: Session, who: Who, file: tuple[str, bytes], kind: FileKind | None, plan: Plan | None
) -> tuple[Look, FileReps, str | None]:
    """What the file seems to hold, whose it may be, and the name of the saved profile that fits it, or None.

    `plan`: what somebody has chosen already. Raises `UnreadableFile`.
    """
    sheet = read_numbers(file)
    reps = FileReps.of(reps_of(session, who))
    if plan is not None:
        return look_again(sheet, plan), reps, None
    saved = saved_for(session, who.organization_id, sheet, kind)
    if saved is None:
        return look_at(sheet, kind), reps, None
    return look_at(sheet, kind, theirs(plan_of(saved.plan), sheet, reps)), reps, saved.name


def bring_numbers(session: Session, who: Who, run: FileRun) -> FileReport:
    """Bring the file in: everything of it, or, when it raises, nothing. Raises `UnreadableFile`."""
    sheet = read_numbers(run.file)  # before the lock: nobody waits while a large file is read
    with writing(session):
        return _bring(session, who, run, sheet)


def try_numbers(session: Session, who: Who, run: FileRun) -> FileReport:
    """What `bring_numbers` would report; nothing is kept."""
    sheet = read_numbers(run.file)
    return trying(session, lambda: _bring(session, who, replace(run, save_as=None), sheet))


def read_numbers(file: tuple[str, bytes]) -> Sheet:
    """The file’s rows. Raises `UnreadableFile`, for one without any too, or with too many rows or columns."""
    name, content = file
    if max(content.count(b"\n"), content.count(b"\r")) > MOST_LINES:
        raise UnreadableFile(
            name, "too_many_rows", f"more than {MOST_LINES:,} rows; split it into smaller files."
        )
    sheet = read_sheet(name, content)
    if not sheet.rows and not sheet.refused:
        raise UnreadableFile(sheet.file, "empty_file", "there are no rows below its header.")
    if len(sheet.header) > MOST_COLUMNS:
        reason = (
            f"it has {len(sheet.header):,} columns; {MOST_COLUMNS:,} at most. Leave out what is not needed."
        )
        raise UnreadableFile(name, "too_many_columns", reason)
    return sheet


def _bring(session: Session, who: Who, run: FileRun, sheet: Sheet) -> FileReport:
    writer = Writer(session, who.organization_id)
    reps = reps_of(session, who)
    check_plan(sheet, run.plan, {rep.id for rep in reps})
    read = read_rows(sheet, run.plan, FileReps.of(reps), practice_of(session, who.organization_id).zone)
    rows = [row for one in read.found for row in one.rows]
    taken = take(writer, rows, Taking(run.now, sheet.file, who.by, who.reps))
    keep_after(session, who.organization_id, writer.saved, run.now)
    if run.save_as:
        keep_plan(session, who, sheet, run.plan, run.save_as, run.now)
    came = iter(taken)
    by_row = [(one, [next(came) for _ in one.rows]) for one in read.found]
    refused = [
        *read.refused,
        *(_refusal(sheet, one, came) for one, came in by_row if _status(came) == "refused"),
    ]
    counts: Counter[str] = Counter(_status(came) for _, came in by_row)
    counts["refused"] = len(refused)
    return FileReport(
        rows=len(sheet.rows) + len(sheet.refused),
        counts=counts,
        conversations=Counter(one.conversation for one in taken if one.conversation),
        refused=sorted(refused, key=lambda refusal: refusal.row),
        left_out=read.left_out,
        remarks=_remarks(sheet, run.plan),
        header=sheet.header,
    )


def _status(came: Iterable[Came]) -> Status:
    told = {one.status for one in came}
    return next(status for status in _FIRST if status in told)


def _refusal(sheet: Sheet, row: FileRow, came: Iterable[Came]) -> Refusal:
    why = next(one.problem for one in came if one.problem is not None)
    return Refusal(sheet.file, row.number, why.code, why.title, row.cells)


def _remarks(sheet: Sheet, plan: Plan) -> list[str]:
    said = [f"The file was {remark}." for remark in sheet.remarks]
    headers = Counter(sheet.header)
    said += [
        f"“{header}” is there {headers[header]} times: the column number {place + 1} is read."
        for place, header in enumerate(sheet.header)
        if plan.columns[place] is not None and headers[header] > 1
    ]
    left_out: dict[str, list[str]] = {}
    for place, why in unread(sheet).items():
        left_out.setdefault(why, []).append(f"“{sheet.header[place]}”")
    return said + [f"Left out {', '.join(names)}. {why}" for why, names in left_out.items()]
