"""What an operator is told when the database or a disk fails: what it is about, why, and what to do."""

import os
from pathlib import Path

from sqlalchemy import Engine

from server.store.trouble import Trouble, file_of, trouble_behind, trouble_of


def about_database(engine: Engine, trouble: Trouble) -> str:
    """The sentence for this trouble with the database."""
    file, where = file_of(engine), engine.url.render_as_string(hide_password=True)
    match trouble:
        case "storage_damaged":
            return (
                f"This is no database, or a damaged one: {file or where}. Stop the server, move it away and "
                "`ridealong restore` the last backup."
            )
        case "storage_away":
            return f"The database does not answer: {where}. Look whether it is there, and free."
        case _:
            return f"Cannot write {file or where}: {_because(trouble, file)}"


def about_file(problem: OSError, unnamed: Path | str) -> str:
    """The sentence for this trouble with a file; `unnamed`: which, when the problem does not say."""
    file, trouble = Path(os.fsdecode(problem.filename or unnamed)), trouble_of(problem)
    if trouble in ("storage_full", "storage_read_only"):
        return f"Cannot write {file}: {_because(trouble, file)}"
    return f"{file}: {problem.strerror or problem}."


def about(problem: Exception, engine: Engine) -> str | None:
    """The sentence for what ended a command; None when neither the database nor a disk or bucket did."""
    for one in (problem, problem.__cause__):
        if isinstance(one, OSError) and one.errno is None:
            return f"Photos and voice memos are out of reach: {one}"
        if isinstance(one, OSError) and trouble_of(one):
            return about_file(one, "a file")
        trouble = trouble_behind(engine, one) if one else None
        if trouble is not None:
            return about_database(engine, trouble)
    return None


def _because(trouble: Trouble, file: Path | None) -> str:
    if trouble == "storage_full":
        return "there is no room. Make some on its disk and try again."
    if file is None or _is_read_only(file):
        return "it is read-only. Make it writable and try again."
    return "the user that this runs as may not. Give them the right to its folder and what is in it."


def _is_read_only(file: Path) -> bool:
    """Whether the file is, or would be, on a disk that takes nothing from anybody."""
    place = next(place for place in (file, *file.absolute().parents) if place.exists())
    return bool(os.statvfs(place).f_flag & os.ST_RDONLY)
