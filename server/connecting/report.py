"""What came of a run: kept with the connection, and told to a director."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from server.coaching.moments import format_moment
from server.incoming.rows import Came, RowKind

#: So many are named; the others are counted.
_NAMED: Final = 100


@dataclass(slots=True)
class Report:
    """Counts and names of one run, from its begin, however often it is cut off, to its end.

    `numbers`: by kind of row and what came of it; `to_critique`: new, by kind; `there`: those that were there
    before; `left_out`: e-mails that reps received, or nobody wrote. `nobody`: by who owns them there, why
    nothing of theirs comes in, and how many things.
    """

    began_at: str
    ended_at: str | None = None
    read: int = 0
    numbers: dict[str, Counter[str]] = field(default_factory=dict)
    to_critique: Counter[str] = field(default_factory=Counter)
    there: int = 0
    left_out: int = 0
    refused: list[dict[str, str]] = field(default_factory=list)
    refused_count: int = 0
    nobody: dict[str, dict[str, Any]] = field(default_factory=dict)
    withheld: list[str] = field(default_factory=list)

    @classmethod
    def going_on(cls, told: Mapping[str, Any] | None, now: datetime) -> "Report":
        """That of a run which was cut off, or a new one."""
        if told is None or told["ended_at"] is not None:
            return cls(format_moment(now))
        kept = {name: value for name, value in told.items() if name in cls.__dataclass_fields__}
        kept["numbers"] = {kind: Counter(counts) for kind, counts in told["numbers"].items()}
        kept["to_critique"] = Counter(told["to_critique"])
        kept["nobody"] = {one["who"]: one for one in told["nobody"]}
        return cls(**kept)

    def came(self, kind: RowKind, came: Came) -> None:
        """Count what came of a row that was not refused."""
        self.numbers.setdefault(kind, Counter())[came.status] += 1

    def refuse(self, what: str, why: str) -> None:
        """Note one thing that cannot be used, by name."""
        self.refused_count += 1
        if len(self.refused) < _NAMED:
            self.refused.append({"what": what[:200], "why": why[:500]})

    def nobodys(self, who: str, why: str, count: int = 1) -> None:
        """Count things whose owner is no rep here."""
        if who in self.nobody or len(self.nobody) < _NAMED:
            self.nobody.setdefault(who, {"who": who[:200], "why": why, "count": 0})["count"] += count

    def withhold(self, why: str) -> None:
        """Note what is not shown to us."""
        if why not in self.withheld:
            self.withheld.append(why)

    @property
    def new(self) -> int:
        """How many records are new or changed, and things to critique new."""
        changed = sum(counts[way] for counts in self.numbers.values() for way in ("new", "changed", "gone"))
        return changed + self.to_critique.total()

    def as_json(self) -> dict[str, Any]:
        """As the connection keeps it."""
        return {
            "began_at": self.began_at,
            "ended_at": self.ended_at,
            "read": self.read,
            "numbers": {kind: dict(counts) for kind, counts in self.numbers.items()},
            "to_critique": dict(self.to_critique),
            "there": self.there,
            "left_out": self.left_out,
            "refused": self.refused,
            "refused_count": self.refused_count,
            "nobody": sorted(self.nobody.values(), key=lambda one: (-one["count"], one["who"])),
            "withheld": self.withheld,
        }

    def sentence(self) -> str:
        """The run in a line."""
        said = [f"{self.new:,} new or changed" if self.new else "Nothing new"]
        if self.refused_count:
            said.append(f"{self.refused_count:,} not taken")
        if self.nobody:
            said.append(f"{sum(one['count'] for one in self.nobody.values()):,} of nobody here")
        return ", ".join(said) + "."
