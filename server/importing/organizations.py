"""Into which organization an import goes."""

from collections.abc import Sequence

from server.store.organizations import Place

MADE_UP_NAME = "Our organization"


class OrganizationUnclear(Exception):  # noqa: N818 - said in the words of the field
    """There are several organizations and none was named; the text lists them."""

    def __init__(self, names: Sequence[str]) -> None:
        listed = ", ".join(f"“{name}”" for name in names)
        super().__init__(f"There are several organizations: {listed}. Say which with --organization.")


def choose_place(places: Sequence[Place], named: str | None) -> Place | str:
    """The organization an import goes into, or the name of the one to make.

    The one that was named; else the only one that is not a demo, else the only one.
    Raises `OrganizationUnclear`.
    """
    if named is not None:
        return next((place for place in places if place.name == named), named)
    candidates = [place for place in places if not place.demo] or list(places)
    if len(candidates) > 1:
        raise OrganizationUnclear([place.name for place in candidates])
    return candidates[0] if candidates else MADE_UP_NAME
