"""What can be wrong with a row of numbers, beside what its record cannot hold."""

from server.coaching.problems import Problem

PROBLEMS = {
    "not_a_row": "A row is an object with its kind, its source_id and its fields.",
    "unknown_row_kind": "There is no kind of row called “{kind}”. There are: {kinds}.",
    "unknown_field": "A row of the kind “{kind}” has no field “{field}”. Leave it out.",
    "field_missing": "A row of the kind “{kind}” needs “{field}”.",
    "unknown_rep": "Nobody here has the e-mail or id “{rep}”. Say one of a rep of this organization.",
    "not_a_rep": "“{rep}” is no rep. Numbers are a rep’s.",
    "rep_not_yours": "This is a number of a rep who is not yours.",
    "source_id_twice": "An earlier row of this request has the id “{source_id}” already; that one was taken.",
    "not_a_day": "“{field}” must be a date such as 2026-03-31, or a moment such as 2026-03-31T14:05:00Z.",
    "day_to_come": "{day} has not come yet. Send what happened, not what is planned.",
    "closed_before_engaged": "It was closed before it began. Look at the two dates.",
}


def problem(code: str, path: str | None, **words: object) -> Problem:
    """The problem with this code; `path` says which member of the row it is about."""
    return Problem(code, PROBLEMS[code].format_map(words), path)


class RowRefused(Exception):  # noqa: N818 - said in the words of the field
    """Raised while one row is read; `problem` says why it stays out."""

    def __init__(self, code: str, path: str | None, **words: object) -> None:
        self.problem = problem(code, path, **words)
        super().__init__(self.problem.title)
