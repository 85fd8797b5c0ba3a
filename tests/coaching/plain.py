"""The answers of the rule as plain JSON, in the shape the vectors and the TypeScript twin have."""

import re
from dataclasses import asdict
from typing import Any

from server.coaching.evidence import Item
from server.coaching.one_thing import Choice, NotEnoughSeen, NothingToFix, Proposal
from server.coaching.sentences import look_for_sentence, nothing_to_fix_sentence, reason_sentence


def plain(choice: Choice) -> dict[str, Any]:
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(choice).__name__).lower()
    return {"kind": kind, **untupled(asdict(choice))}


def untupled(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: untupled(member) for name, member in value.items()}
    return list(value) if isinstance(value, tuple) else value


def sentence(choice: Choice, checklist: list[Item]) -> str:
    prompts = {item.id: item.prompt for item in checklist}
    match choice:
        case Proposal(reason=reason):
            return reason_sentence(reason, prompts.get(reason.runner_up or ""))
        case NotEnoughSeen(look_for):
            return look_for_sentence([prompts[item_id] for item_id in look_for])
        case NothingToFix(praise):
            return nothing_to_fix_sentence(prompts.get(praise or ""))
