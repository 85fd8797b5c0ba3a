"""Says a reading in the words of a manager; no pronoun, so it fits every rep. The twin says the same.

Each sentence is made of what the reading shows and of nothing else.
"""

from __future__ import annotations

from typing import Final

from server.coaching.reading import Diagnosis, Level, LevelReading, RatioReading, Reading, Status

_STOPS: Final[dict[Level, str]] = {
    "opportunities": "The reading stops here until the opportunities are known.",
    "conversations": "The reading stops here until the conversations are known.",
    "activity": "The reading stops here until calls and e-mails are known.",
}
_GOAL_MET: Final = "Goal met. Nothing else to review."
_REASSESS: Final = "It was beaten by a fifth or more, with less activity than its goal: reassess the goal."
_METRICS: Final = {"calls": "calls", "emails": "e-mails"}


def diagnosis_sentence(reading: Reading) -> str:
    """What the reading says, and what to do about it."""
    diagnosis, last = reading["diagnosis"], reading["levels"][-1]
    if diagnosis == "not_known":
        return _STOPS[last["level"]]
    if diagnosis == "activity_low":
        return f"Too few {_named(last, 'missed')}. Ask what is in the way."
    if diagnosis == "calls_do_not_become_conversations":
        return (
            f"Enough {_named(last, 'on_goal')}, but too few become conversations."
            " Look at the voicemail script, and at the leads of the campaign."
        )
    if diagnosis == "goal_met":
        return f"{_GOAL_MET} {_REASSESS}" if reading["reassess"] else _GOAL_MET
    return f"Enough conversations{_of_them(diagnosis, reading['ratio'])}"


def _of_them(diagnosis: Diagnosis, ratio: RatioReading | None) -> str:
    """What becomes of enough conversations, as the rest of the sentence."""
    if ratio is None:
        return ": more may be around the corner. No goal says how many should turn into opportunities."
    if diagnosis == "around_the_corner_too_few":
        return (
            f": more may be around the corner. {ratio['have']:,} of {ratio['of']:,} turned into"
            f" opportunities, goal {_percent(ratio['goal'])}: too few to tell."
        )
    share = f"{(200 * ratio['have'] + ratio['of']) // (2 * ratio['of'])}%, goal {_percent(ratio['goal'])}."
    if diagnosis == "ratio_low":
        return (
            f", too few turn into opportunities: {share} Look at messaging, audience and questioning:"
            " read the conversation notes together."
        )
    return f", and enough turn into opportunities: {share} More may be around the corner."


def level_sentence(level: LevelReading) -> str:
    """How it stands with one level, and where to look then."""
    if level["status"] == "on_goal":
        return (
            "On goal. Nothing else to review." if level["level"] == "opportunities" else "On goal. Stop here."
        )
    if level["status"] == "not_known":
        return _joined(_why(level), _not_counted(level))
    further = "Missed, so look one level down." if level["level"] != "activity" else "Missed."
    unchecked = _unchecked(level)
    return _joined(
        further,
        f"{unchecked:,} not checked yet would not be enough." if unchecked else None,
        _not_counted(level),
    )


def days_sentence(reading: Reading) -> str | None:
    """That a part of a period is read pro rata; None for a whole one."""
    if not reading["partial"]:
        return None
    days = reading["days"]
    if days["done"] == 0:
        return "No working day yet, so nothing is due."
    away = days["absent"]
    left_out = f" {away:,} {'day' if away == 1 else 'days'} away left out." if away else ""
    return f"Pro rata: {days['done']:,} of {days['all']:,} working days.{left_out}"


def _why(level: LevelReading) -> str:
    """Why it is not known: what is missing first of goal, numbers, checks."""
    reasons = [metric["why"] for metric in level["metrics"] if metric["status"] == "not_known"]
    if "not_imported" in reasons:
        return "Not known: no numbers have come in for these days. Bring them in first."
    if "unchecked" in reasons:
        count = _unchecked(level)
        return f"Not known yet: check {count:,} {'opportunity' if count == 1 else 'opportunities'} first."
    return "There is no goal for this. Set one first."


def _unchecked(level: LevelReading) -> int:
    return sum(metric["unchecked"] for metric in level["metrics"])


def _not_counted(level: LevelReading) -> str | None:
    count = sum(row["count"] for metric in level["metrics"] for row in metric["not_counted"])
    return f"{count:,} more did not meet the criteria." if count else None


def _named(level: LevelReading, status: Status) -> str:
    return " and ".join(
        _METRICS[metric["metric"]] for metric in level["metrics"] if metric["status"] == status
    )


def _percent(number: float) -> str:
    """Without a decimal where there is none: 36%, 37.5%."""
    whole, tenth = divmod(round(number * 10), 10)
    return f"{whole:,}.{tenth}%" if tenth else f"{whole:,}%"


def _joined(*sentences: str | None) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
