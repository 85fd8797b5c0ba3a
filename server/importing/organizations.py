"""Into which organization an import goes."""

from collections.abc import Sequence

from server.store.organizations import Place

MADE_UP_NAME = "Our organization"


class OrganizationUnclear(Exception):  # noqa: N818 - said in the words of the field
    """Which organization is meant cannot be told; the text is a sentence that says what to do."""


def choose_place(places: Sequence[Place], named: str | None) -> Place | str:
    """The organization an import goes into, or the name of the one to make.

    The one that was named; else the only one that is not a demo, else the only one.
    Raises `OrganizationUnclear`.
    """
    if named is not None:
        return next((place for place in places if place.name == named), named)
    candidates = [place for place in places if not place.demo] or list(places)
    if len(candidates) > 1:
        listed = ", ".join(f"“{place.name}”" for place in candidates)
        raise OrganizationUnclear(
            f"There are several organizations: {listed}. Say which with --organization."
        )
    return candidates[0] if candidates else MADE_UP_NAME


def place_named(places: Sequence[Place], named: str | None) -> Place:
    """The organization that is there already and is meant, as `choose_place` says.

    Raises `OrganizationUnclear`, when there is none too.
    """
    place = choose_place(places, named)
    if isinstance(place, str):
        raise OrganizationUnclear("There is no such organization. `ridealong init` makes one.")
    return place
