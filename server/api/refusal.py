"""A request that is refused, as an exception the one error handler turns into HTTP."""


class Refused(Exception):  # noqa: N818 - a named problem, said in the words of the field
    """Raised anywhere while a request is answered.

    `code` is a key of `server.api.errors.PROBLEMS`; `path` names the place in the request, such as
    `mutations[3].set.note`; `limit` is the bound that was passed; `retry_after` is in seconds.
    """

    def __init__(
        self,
        code: str,
        *,
        detail: str | None = None,
        path: str | None = None,
        limit: int | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.path = path
        self.limit = limit
        self.retry_after = retry_after
