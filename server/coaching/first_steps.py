"""The first steps of a new organization: which are done, told from what is there, else from what was said."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast

Step: TypeAlias = Literal["name", "days", "people", "checklist", "goals", "mail"]
State: TypeAlias = Literal["open", "later", "done"]

STEPS: Final[tuple[Step, ...]] = ("name", "days", "people", "checklist", "goals", "mail")
#: What a director may say of a step; what is there already stays done.
SAID: Final[tuple[State, ...]] = ("later", "done")


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """`over`: somebody has put the rest away. `steps`: each with its state, in their order."""

    steps: tuple[tuple[Step, State], ...]
    over: bool

    @property
    def left(self) -> int:
        """How many are neither done nor put away."""
        return 0 if self.over else sum(state != "done" for _, state in self.steps)


def first_steps(setup: Mapping[str, object], there: Collection[Step]) -> FirstSteps:
    """The steps of an organization. `there`: those that what is there shows to be done."""
    said = cast("Mapping[str, State]", setup.get("steps") or {})
    steps: tuple[tuple[Step, State], ...] = tuple(
        (step, "done" if step in there else said.get(step, "open")) for step in STEPS
    )
    return FirstSteps(steps, bool(setup.get("over")))


def with_step(setup: Mapping[str, object], step: Step, state: State) -> dict[str, object]:
    """The setup, with this said of a step."""
    steps = cast("Mapping[str, State]", setup.get("steps") or {})
    return dict(setup) | {"steps": dict(steps) | {step: state}}
