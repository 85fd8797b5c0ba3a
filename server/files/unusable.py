"""What a phone sent cannot be used."""


class Unusable(Exception):  # noqa: N818 - a named problem
    """No photo or voice memo, or one too large; `code` says which, and is kept in the attachment's record."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
