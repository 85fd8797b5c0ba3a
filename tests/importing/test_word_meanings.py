"""What words of other systems are taken for: never the other way round; nothing where nobody could say."""

import pytest

from server.importing.word_meanings import meaning_of


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Proposal lost", "lost"),
        ("Newly won", "won"),
        ("Lost - no budget", "lost"),
        ("Closed won (Sales Pipeline)", "won"),
        ("closedlost", "lost"),
        ("Stage 5 - Closed Won", "won"),
        ("10% - Prospecting", "prospecting"),
        ("Geschlossen – verloren", "lost"),
        ("Proposals sent", "engaging"),
        ("New lead", "prospecting"),
        ("Qualified to buy", "engaging"),
        ("Qualification", "prospecting"),
        ("Lost contact", None),
        ("Not won yet", None),
        ("Won back after lost", None),
        ("Newsletter", None),
        ("On ice", None),
        ("5", None),
    ],
)
def test_a_stage_is_taken_for_what_it_says(word: str, meaning: str | None) -> None:
    assert meaning_of(word, "stage") == meaning


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Calls", "call"),
        ("Call - no answer", "call"),
        ("Email: hello", "email"),
        ("Demos", "conversation"),
        ("Meeting canceled", None),
        ("Demo - no show", None),
        ("Callback", None),
        ("Lunch", None),
    ],
)
def test_a_meeting_that_was_not_held_is_none(word: str, meaning: str | None) -> None:
    assert meaning_of(word, "type") == meaning
