"""The key that signs sign-ins and cursors: made once, kept in the data folder, readable by its owner only."""

import os
import secrets
from pathlib import Path

from server.storage_words import about_file

NAME = "secret-key"


class SecretKeyUnusable(Exception):  # noqa: N818 - a sentence for the operator
    """The kept key is missing its content, or the folder cannot be written; the message says which."""


def kept_secret_key(data: Path) -> str:
    """The key kept in this folder, made there when there is none.

    Two servers starting at once agree on one key: it is written under another name and linked into place,
    and a link fails when somebody was faster. Raises `SecretKeyUnusable`.
    """
    path = data / NAME
    try:
        if not path.exists():
            make(path)
        kept = path.read_text(encoding="ascii").strip()
    except OSError as problem:
        problem.filename = path  # not the draft
        raise SecretKeyUnusable(about_file(problem, path)) from problem
    except UnicodeDecodeError:
        kept = ""
    if len(kept) < 32:
        raise SecretKeyUnusable(
            f"{path} is too short for a key. Remove it and start again; everybody signs in anew."
        )
    return kept


def make(path: Path) -> None:
    draft = path.with_name(f"{NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
