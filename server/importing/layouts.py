"""What a file of numbers may hold."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

FileKind: TypeAlias = Literal["opportunities", "conversations", "calls", "emails", "counts"]
FILE_KINDS: Final[tuple[FileKind, ...]] = get_args(FileKind)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something a column may hold. `means`: it holds a few words, each of which means one of these."""

    name: str
    label: str
    needed: bool = False
    means: tuple[str, ...] = ()


_REP = Wanted("rep", "Rep", needed=True)
_ON = Wanted("on", "Date", needed=True)
_ID = Wanted("source_id", "Its id in that system")
_CUSTOMER = Wanted("customer", "Customer")
_OUTCOME = Wanted("outcome", "How it came out")
_TYPE = Wanted("type", "Kind of activity", means=("call", "email", "conversation"))
_DONE = Wanted("done", "Done or only planned")

FIELDS: Final[dict[FileKind, tuple[Wanted, ...]]] = {
    "opportunities": (
        Wanted("source_id", "Its id in that system", needed=True),
        _REP,
        Wanted("stage", "Stage", needed=True, means=("prospecting", "engaging", "won", "lost")),
        Wanted("engaged_on", "Began on"),
        Wanted("closed_on", "Closed on"),
        Wanted("account", "Account"),
        Wanted("product", "Product"),
        Wanted("value", "Value"),
        Wanted("need", "Need"),
        Wanted("budget", "Budget"),
        Wanted("decision_maker", "Decision maker"),
        Wanted("next_step", "Next step"),
        Wanted("next_step_on", "Next step on"),
    ),
    "calls": (_REP, _ON, _OUTCOME, _CUSTOMER, _ID, _TYPE, _DONE),
    "conversations": (_REP, _ON, _CUSTOMER, _OUTCOME, _ID, _TYPE, _DONE),
    "emails": (_REP, _ON, _CUSTOMER, _ID, _TYPE, _DONE),
    "counts": (
        _REP,
        _ON,
        Wanted("opportunities", "Opportunities"),
        Wanted("conversations", "Conversations"),
        Wanted("calls", "Calls"),
        Wanted("emails", "E-mails"),
        Wanted("metric", "What is counted", means=("opportunities", "conversations", "calls", "emails")),
        Wanted("count", "How many"),
    ),
}
DAYS: Final = ("on", "engaged_on", "closed_on", "next_step_on")
COUNTED: Final = ("opportunities", "conversations", "calls", "emails")
