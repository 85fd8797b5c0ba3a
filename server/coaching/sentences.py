"""Says what the rule found, in the words of a manager in a car. The TypeScript twin says it to the letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from server.coaching.evidence import age
from server.coaching.focus import Focus, Progress
from server.coaching.one_thing import SURE_AFTER
from server.coaching.reason import Reason
from server.coaching.say_first import Strength
from server.coaching.standard import Standard, format_standard
from server.coaching.whom_to_see import RECENT_DAYS, Visit

_IMPACT = {
    5: "It matters a lot (5 of 5).",
    4: "It matters (4 of 5).",
    3: "It matters somewhat (3 of 5).",
    2: "It matters a little (2 of 5).",
    1: "It is a small thing (1 of 5).",
}
_LEAN = {
    "opportunities": "Conversations are on goal but opportunities are short.",
    "conversations": "Calls and e-mails are on goal but conversations are short.",
    "calls": "Opportunities and conversations are short, and so are calls and e-mails.",
}
_SO_FAR = {
    0: "Not seen yet: look for it on the next visit.",
    1: "Seen only once so far: confirm it on the next visit.",
    2: "Seen only twice so far: confirm it on the next visit.",
}


def reason_sentence(reason: Reason, runner_up: str | None = None) -> str:
    """Why this item, in two to five short sentences; no pronoun, so it fits every rep.

    `runner_up` is the prompt of the item that came second. A reason whose runner-up is withheld (as it
    is from the rep) says nothing of a close call.
    """
    return _joined(
        _counts(reason),
        _IMPACT.get(reason.impact or 0),
        _LEAN.get(reason.lean or ""),
        _close_call(reason, runner_up),
        _SO_FAR.get(reason.seen) if reason.seen < SURE_AFTER else None,
    )


def _counts(reason: Reason) -> str | None:
    times = reason.missed + reason.partly + reason.met
    if times == 0:
        return "Not seen in the last 180 days." if reason.seen else None
    if times in (reason.missed, reason.partly, reason.met):
        rating = "Missed" if reason.missed else "Partly met" if reason.partly else "Met"
        return f"{rating} the last {times} times." if times > 1 else f"{rating} the last time it was seen."
    if reason.missed and reason.partly:
        return f"Missed {reason.missed} and partly {reason.partly} of the last {times} times."
    if reason.missed:
        return f"Missed {reason.missed} of the last {times} times."
    return f"Partly met {reason.partly} of the last {times} times."


def _close_call(reason: Reason, runner_up: str | None) -> str | None:
    if not reason.close_call or reason.runner_up is None:
        return None
    return f"It was a close call with “{runner_up}”." if runner_up else "It was a close call."


def strength_sentence(strength: Strength, prompt: str) -> str:
    """The strength to say first, with its true count: “Next step booked”: met 5 times in a row."""
    if strength.in_a_row > 1:
        return f"“{prompt}”: met {strength.in_a_row} times in a row."
    if strength.met > 1:
        return f"“{prompt}”: met this time, and {strength.met} of the last {strength.of} times."
    return f"“{prompt}”: met this time."


def progress_sentence(progress: Progress, standard: Standard) -> str:
    """How far the focus is from its standard. Says what was seen, and never more than that."""
    return _reached(progress, standard) if progress.reached else _on_the_way(progress, standard)


def _reached(progress: Progress, standard: Standard) -> str:
    if standard.kind == "in_a_row":
        return f"Standard reached: met {progress.have} times in a row on separate visits."
    looked_at = _looked_at(progress, standard)
    return f"Standard reached: met {progress.have} of the last {looked_at} times on separate visits."


def _on_the_way(progress: Progress, standard: Standard) -> str:
    return _joined(
        _so_far(progress, standard), f"The standard is {format_standard(standard)}, on separate visits."
    )


def _so_far(progress: Progress, standard: Standard) -> str:
    looked_at = _looked_at(progress, standard)
    if looked_at == 0:
        return "Not seen since it was agreed."
    if progress.have == 0:
        return "Not met the last time." if looked_at == 1 or standard.kind == "in_a_row" else "Not met yet."
    if standard.kind == "in_a_row":
        return f"{progress.have} in a row." if progress.have > 1 else "Met the last time."
    return f"{progress.have} of the last {looked_at}." if looked_at > 1 else "Met the last time."


def _looked_at(progress: Progress, standard: Standard) -> int:
    return min(len(progress.marks), standard.window)


def stalled_sentence(focus: Focus, today: date) -> str:
    """What to say to the manager of a focus that stands still."""
    return f"Agreed {age(focus.agreed_on, today)} days ago and not there yet: what should change?"


def look_for_sentence(prompts: Sequence[str]) -> str:
    """Not enough was seen; `prompts` are those of the items to look for, the most telling first."""
    if not prompts:
        return "Not enough seen yet."
    *others, last = (f"“{prompt}”" for prompt in prompts)
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"Not enough seen yet. Go and see: {listed}."


def go_and_see_sentence(visit: Visit, prompt: str | None) -> str:
    """Why to go and see this rep; no pronoun, so it fits every rep. `prompt`: that of `visit.least_known`."""
    return _joined(
        "One step from the standard." if visit.one_step else None,
        "New on the team." if visit.is_new else None,
        _last_seen(visit.days),
        _least_known(visit, prompt),
    )


def _last_seen(days: int | None) -> str:
    if days is None:
        return "Never seen yet."
    return ("Seen today.", "Seen yesterday.")[days] if days < 2 else f"Not seen for {days} days."


def _least_known(visit: Visit, prompt: str | None) -> str | None:
    if visit.one_step or visit.days is None or prompt is None or visit.ratings >= SURE_AFTER:
        return None
    times = ("not seen", "seen only once", "seen only twice")[visit.ratings]
    return f"“{prompt}” was {times} in {RECENT_DAYS} days."


def nothing_to_fix_sentence(praise: str | None) -> str:
    """Nothing to fix; `praise` is the prompt of the item to praise, or None."""
    return _joined(
        "Nothing to fix: all that matters was seen at least three times.",
        f"Say so, and praise “{praise}”." if praise else None,
    )


def _joined(*sentences: str | None) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
