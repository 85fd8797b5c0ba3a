"""A line that counts: every byte between a browser and a server, as it is sent, headers and all."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

PIECE = 256 * 1024


class Wire:
    """`port` is where the browser finds the server; `sent` and `received` are bytes, as seen from there."""

    def __init__(self, server_port: int) -> None:
        self.server_port = server_port
        self.port = 0
        self.sent = 0
        self.received = 0

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def total(self) -> int:
        return self.sent + self.received

    async def listen(self) -> None:
        listening = await asyncio.start_server(self._carry, "127.0.0.1", 0, limit=PIECE)
        self.port = listening.sockets[0].getsockname()[1]

    async def _carry(self, browser: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
        server, request = await asyncio.open_connection("127.0.0.1", self.server_port, limit=PIECE)
        both = (self._copy(browser, request, "sent"), self._copy(server, answer, "received"))
        with suppress(asyncio.CancelledError):  # the wire ends while a browser keeps a line open
            await asyncio.gather(*both)

    async def _copy(self, source: asyncio.StreamReader, to: asyncio.StreamWriter, count: str) -> None:
        with suppress(ConnectionError):  # either side may hang up
            while piece := await source.read(PIECE):
                setattr(self, count, getattr(self, count) + len(piece))
                to.write(piece)
                await to.drain()
        to.close()


@contextmanager
def wire_to(server_port: int) -> Iterator[Wire]:
    """A wire to the server on this port of the machine."""
    wire, loop, ready = Wire(server_port), asyncio.new_event_loop(), threading.Event()

    def carry() -> None:
        loop.run_until_complete(wire.listen())
        ready.set()
        loop.run_forever()
        hung_up = asyncio.all_tasks(loop)
        for task in hung_up:
            task.cancel()
        if hung_up:
            loop.run_until_complete(asyncio.wait(hung_up))
        loop.close()

    # In a thread of its own: Playwright runs another loop in this one.
    carrying = threading.Thread(target=carry, daemon=True)
    carrying.start()
    ready.wait()
    try:
        yield wire
    finally:
        loop.call_soon_threadsafe(loop.stop)
        carrying.join()
