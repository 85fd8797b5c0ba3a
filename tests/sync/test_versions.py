"""An older phone's edits become today's, whatever they hold; a made-up newer protocol shows how."""

from typing import Any

import pytest

from sync import versions
from sync.mutation import read_envelope, read_mutation
from sync.outcome import EnvelopeRefused

DEVICE = "0b6a6b3e-2f5c-4d7e-9a10-1f2e3d4c5b6a"


@pytest.fixture
def protocol_3(monkeypatch: pytest.MonkeyPatch) -> None:
    """In 2 a rating was called `verdict`; in 1 a kind `visit` was what is an interaction."""

    def renamed(raw: dict[str, Any]) -> dict[str, Any]:
        return raw | {"kind": "interaction"} if raw.get("kind") == "visit" else raw

    def regraded(raw: dict[str, Any]) -> dict[str, Any]:
        values = raw.get("set")
        if not isinstance(values, dict) or "verdict" not in values:
            return raw
        others = {name: value for name, value in values.items() if name != "verdict"}
        return raw | {"set": others | {"rating": values["verdict"]}}

    monkeypatch.setattr(versions, "PROTOCOL", 3)
    monkeypatch.setattr(versions, "UPCASTERS", {1: renamed, 2: regraded})


def raw(**more: Any) -> dict[str, Any]:
    return {"number": 1, "kind": "visit", "id": DEVICE, "at": "000000000000001-00000-phone"} | more


@pytest.mark.usefixtures("protocol_3")
def test_each_version_is_brought_up_step_by_step() -> None:
    sent = raw(set={"verdict": "met"})
    assert read_mutation(versions.upcast(sent, 1)).kind == "interaction"
    assert read_mutation(versions.upcast(sent, 1)).values == {"rating": "met"}
    assert read_mutation(versions.upcast(sent, 2)).kind == "visit"
    assert read_mutation(versions.upcast(sent, 3)).values == {"verdict": "met"}
    assert sent == raw(set={"verdict": "met"})


@pytest.mark.usefixtures("protocol_3")
@pytest.mark.parametrize("spoken", [1, 2, 3])
def test_all_of_them_are_spoken(spoken: int) -> None:
    assert read_envelope({"protocol": spoken, "device": DEVICE}).protocol == spoken


@pytest.mark.usefixtures("protocol_3")
@pytest.mark.parametrize("unknown", [0, 4, -1, True, 1.0, "1", None])
def test_no_other_is_and_its_members_are_not_even_looked_at(unknown: object) -> None:
    with pytest.raises(EnvelopeRefused) as refused:
        read_envelope({"protocol": unknown, "device": DEVICE, "invented_later": 1})
    assert refused.value.code == "protocol_not_spoken"
    assert "3" in refused.value.title


def test_every_version_has_its_upcaster() -> None:
    assert set(versions.UPCASTERS) == set(range(versions.OLDEST, versions.PROTOCOL))
    assert versions.OLDEST <= versions.PULLED_SINCE <= versions.PROTOCOL
