"""What is compared, as a ratio, and whether it is what we aim for."""

from typing import NamedTuple


class Compared(NamedTuple):
    """`what` took `ours`, and `against` it stands `theirs`; the ratio, and what we aim for."""

    what: str
    ours: str
    against: str = ""
    theirs: str = ""
    ratio: float | None = None
    aim: str = ""

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:.1f} ×"
        return f"{self.what:<52}{self.ours:>11}   {self.against:<38}{self.theirs:>11}{ratio:>9}   {self.aim}"


def at_least(ratio: float, wanted: float) -> tuple[float, str]:
    """How often ours goes into theirs, and the aim."""
    return ratio, f"aim ≥ {wanted:g}: {'met' if ratio >= wanted else 'MISSED'}"


def at_most(ratio: float, allowed: float) -> tuple[float, str]:
    """How often theirs goes into ours, and the aim."""
    return ratio, f"aim ≤ {allowed:g}: {'met' if ratio <= allowed else 'MISSED'}"
