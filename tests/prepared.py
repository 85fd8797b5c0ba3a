"""A data folder with the demo organization, made once for all tests that begin with a copy of it.

python -m tests.prepared ROOM
"""

import fcntl
import sys
from pathlib import Path

from tests.journeys.server import Server


def prepared_in(room: Path) -> Path:
    """The data folder in `room`, made by the commands a newcomer runs. Who asks meanwhile waits for it."""
    done = room / "prepared"
    with (room / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            server = Server(room / "preparing" / "data")
            server.data.parent.mkdir()
            server.run("migrate")
            server.run("demo")
            server.data.parent.rename(done)
    return done / "data"


if __name__ == "__main__":
    sys.stdout.write(str(prepared_in(Path(sys.argv[1]))))
