"""How headers, outcomes and other words of many systems are compared."""


def plain(text: str) -> str:
    """`text` as letters and digits in one case: “Close Date”, “close_date” and “CLOSE-DATE” are the same."""
    return "".join(c for c in text.casefold() if c.isalnum())
