"""What was shown as saved, kept outside of the phone: whatever happens to it, that must still be there."""

from collections import defaultdict


class Ledger:
    """For each field, what may be found in it: what it showed as saved last, or what was put in since."""

    def __init__(self) -> None:
        self.may_be: dict[str, list[str | None]] = defaultdict(lambda: [None])
        self.shown = 0

    def put(self, field: str, value: str) -> None:
        """The person put this in. It may be kept or not until it is shown."""
        self.may_be[field].append(value)

    def show(self, field: str, value: str) -> None:
        """The phone shows this as saved: nothing that was there before may come back."""
        values = self.may_be[field]
        if value in values:  # else one before it is drawn once more, while the latest is read back
            self.may_be[field] = values[values.index(value) :]
        self.shown += 1

    def find(self, found: dict[str, str | None]) -> None:
        """Hold what is found in the fields against it; from here on that is what was shown."""
        lost = {
            field: f"{found.get(field)!r} is there, and it may be one of {values}"
            for field, values in self.may_be.items()
            if found.get(field) not in values
        }
        assert not lost, lost
        self.may_be = defaultdict(lambda: [None], {field: [value] for field, value in found.items()})
