"""Every way a record can be wrong: a code, and the sentence that tells the person what to do.

`{...}` in a sentence is filled from the words given where the problem is found.
"""

from dataclasses import dataclass

PROBLEMS: dict[str, str] = {
    # What a record is
    "unknown_kind": "There is no kind of record called “{kind}”.",
    "kind_only_received": "The organization keeps every {kind}: a phone receives it and cannot change it.",
    "unknown_field": "No {kind} has a field “{field}”. Leave it out.",
    "field_by_server": "“{field}” is filled in by the server. Leave it out.",
    "field_missing": "A new {kind} needs “{field}”.",
    # What a field holds
    "field_is_null": "“{field}” cannot be empty. Give it a value, or leave it out.",
    "not_a_uuid": "“{field}” must be a UUID in its lower-case form with hyphens.",
    "not_text": "“{field}” must be text.",
    "text_empty": "“{field}” cannot be empty. Write something.",
    "text_too_long": "“{field}” can hold {max} characters. Make it shorter.",
    "bad_character": "“{field}” holds a character that cannot be kept. Write it again without it.",
    "not_a_choice": "“{field}” must be one of: {choices}.",
    "not_a_date": "“{field}” must be a date such as 2026-03-31.",
    "not_a_time": "“{field}” must be a time in UTC such as 2026-03-31T14:05:00Z.",
    "not_an_integer": "“{field}” must be a whole number.",
    "out_of_range": "“{field}” must be from {min} to {max}.",
    "not_a_boolean": "“{field}” must be true or false.",
    "not_a_url": "“{field}” must be a web address that starts with http:// or https://.",
    "not_a_sha256": "“{field}” must be a SHA-256 as 64 digits of lower-case hexadecimal.",
    "not_a_standard": "“{field}” must be a standard such as “3 in a row” or “4 of the last 5”.",
    "not_a_list": "“{field}” must be a list.",
    "list_too_long": "“{field}” can hold {max} entries.",
    "not_an_object": "“{field}” must be an object.",
    "object_too_large": "“{field}” can hold {max} bytes of JSON.",
    "not_a_value": "“{field}” must be text, a number, true, false or null.",
    # What the team agreed on
    "field_frozen": "“{field}” of a {kind} never changes. Make a new {kind} instead.",
    "state_goes_back": "This {kind} is {current} and cannot become {asked} again.",
    "observation_id_mismatch": "The id of an observation is the UUIDv5 of its interaction and its item.",
    "draft_item_id_mismatch": "The id of a draft's item is the UUIDv5 of its draft and its item.",
    "mark_id_mismatch": "The id of a mark is the UUIDv5 of what it is about and its criterion.",
    "acknowledgment_id_mismatch": "The id of an acknowledgment is the UUIDv5 of its goal and its rep.",
    "practice_id_mismatch": "The id of how an organization works is the organization's id.",
    "not_working_days": "“working_days” names at least one of {choices}, each once.",
    "outcome_empty": "An outcome of a call cannot be empty. Take it off, or write it.",
    "not_a_time_zone": "“time_zone” must be a time zone such as Europe/Berlin.",
    "least_of_a_value": "Only a criterion of the value has an “at_least”. Leave it out.",
    "dates_backward": "“{field}” lies before “{from_field}”. Give them the other way round.",
    "dates_overlap": "This rep is away on some of these days already. Remove those first.",
    "retrospective_closed": "Both have closed this retrospective, so it stays. Say it in the next one.",
    "item_not_on_checklist": "This item is not on the checklist of the interaction. Choose one that is.",
    "focus_already_active": "This rep already has a one thing. Reach or replace it first.",
    "reason_missing": "Say why the one thing is replaced.",
    "standard_why_missing": "Say why another standard is asked for.",
    "standard_of_closed": "This one thing is closed, so its standard stays.",
    "interaction_debriefed": "This was talked through with the rep, so it stays.",
    "too_many_attachments": "An observation can hold {max} photos and voice memos. Leave one out.",
    "cannot_delete": "No {kind} can be deleted.",
    # Who may do what
    "not_found": "There is no such {kind}, or it is not yours to see.",
    "not_allowed": "This is not yours to write.",
    "private_note_not_yours": "Only the manager who recorded the interaction writes its private notes.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one record. `path` says where: `set.rating`, `id`, `kind`."""

    code: str
    title: str
    path: str | None = None


class Wrong(Exception):  # noqa: N818 - a named problem, said in the words of the field
    """Raised where a problem is found; `problem` holds it."""

    def __init__(self, code: str, path: str | None = None, **words: object) -> None:
        self.problem = Problem(code, PROBLEMS[code].format_map(words), path)
        super().__init__(self.problem.title)
