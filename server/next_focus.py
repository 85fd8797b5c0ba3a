"""The one thing of a rep, for whoever asks: read the evidence, run the rule, say it."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from server.coaching.one_thing import Choice, NotEnoughSeen, NothingToFix, Proposal, choose
from server.coaching.people import Actor
from server.coaching.sentences import look_for_sentence, nothing_to_fix_sentence, reason_sentence
from server.readings import lean_of
from server.store.evidence import evidence_of


@dataclass(frozen=True, slots=True)
class OneThing:
    """Exactly one of the three is there, and the sentence that says it."""

    sentence: str
    proposal: Proposal | None = None
    not_enough_seen: NotEnoughSeen | None = None
    nothing_to_fix: NothingToFix | None = None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def one_thing(session: Session, actor: Actor, rep_id: str, now: datetime) -> OneThing | None:
    """The one thing of this rep; None when the rep is not this actor's to see.

    A rep is told only what was agreed, from what was talked through, and of no runner-up: None before that.
    """
    if rep_id not in actor.rep_ids:
        return None
    evidence = evidence_of(session, actor.organization_id, rep_id, now, debriefed_only=not actor.coaches)
    lean = lean_of(session, actor.organization_id, rep_id)
    choice = choose(evidence.observations, evidence.checklist, evidence.focuses, evidence.today, lean)
    if actor.coaches:
        return said(choice, evidence.prompts)
    if isinstance(choice, Proposal) and choice.stays:
        reason = replace(choice.reason, runner_up=None, close_call=False)
        return said(replace(choice, reason=reason), evidence.prompts)
    return None


def said(choice: Choice, prompts: dict[str, str]) -> OneThing:
    """The choice with its sentence; `prompts` by item id."""
    match choice:
        case Proposal(reason=reason):
            runner_up = prompts.get(reason.runner_up) if reason.runner_up else None
            return OneThing(reason_sentence(reason, runner_up), proposal=choice)
        case NotEnoughSeen(look_for):
            return OneThing(look_for_sentence([prompts[item] for item in look_for]), not_enough_seen=choice)
        case NothingToFix(praise):
            prompt = prompts[praise] if praise else None
            return OneThing(nothing_to_fix_sentence(prompt), nothing_to_fix=choice)
