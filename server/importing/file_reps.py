"""Which rep a name in a file is: as somebody said, else by e-mail, else by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from server.importing.plan import word_key
from server.importing.values import name_key
from server.store.wire import Stored


@dataclass(frozen=True, slots=True)
class FileReps:
    """The reps whose numbers may be brought in. A name that two of them have is nobody's."""

    by_name: Mapping[str, str]

    @classmethod
    def of(cls, reps: Iterable[Stored]) -> "FileReps":
        by_name: dict[str, str] = {}
        twice: set[str] = set()
        for rep in reps:
            name = name_key(str(rep.fields["name"]))
            if name in by_name:
                twice.add(name)
            by_name[name] = rep.id
            by_name[name_key(str(rep.fields["email"]))] = rep.id
            by_name[rep.id] = rep.id
        return cls({name: id_ for name, id_ in by_name.items() if name not in twice})

    def find(self, told: str) -> str | None:
        """The id of the rep with this name (`Frase, Moses` too) or e-mail, in any capitals."""
        name = name_key(told)
        last, comma, first = name.partition(",")
        return self.by_name.get(name) or (self.by_name.get(f"{first.strip()} {last}") if comma else None)

    def said(self, told: str, reps: Mapping[str, str | None]) -> tuple[bool, str | None]:
        """Whether somebody said who this is, or that it is left out; and who it is."""
        key = word_key(told)
        if key in reps:
            return True, reps[key]
        found = self.find(told)
        return found is not None, found
