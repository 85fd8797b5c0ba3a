"""Making files anew in a process of its own: what crashes, hangs or eats memory there takes nothing with it.

Decoders of pictures and sound are large, old and written in C, and they are fed anybody's bytes. So they run
apart: with bounds on time and memory, without our settings and keys, and with one answer on standard output.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from server.files.unusable import Unusable

MOST_SECONDS: Final = 60
MOST_MEMORY: Final = 2 * 1024**3
LARGEST_MADE: Final = 64 * 1024**2

#: So many at once in each worker; the others wait.
_BENCHES = BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class Made:
    """A file that the server made, as it is kept and served."""

    content: bytes
    media_type: str

    @property
    def sha256(self) -> str:
        """Of the content, in hexadecimal."""
        return sha256(self.content).hexdigest()


def remade(source: Path, media_type: str, folder: Path) -> Made:
    """What a phone sent as this media type, made anew; drafts are made in `folder`.

    Raises `Unusable` when it is none, or when making it takes too much. Raises `OSError` or `RuntimeError`
    when the fault is not the file's: then it can be tried again.
    """
    kind = media_type.partition("/")[0]
    with _BENCHES, tempfile.TemporaryDirectory(dir=folder) as bench:
        target = Path(bench) / "made"
        said = told(kind, source, target)
        if "unusable" in said:
            raise Unusable(said["unusable"])
        return Made(target.read_bytes(), said["media_type"])


def recording_type_of(source: Path, folder: Path) -> str:
    """The media type of the recording in this file, by its content; drafts are made in `folder`.

    Raises as `remade` does; the codes are those of `recordings`.
    """
    with _BENCHES, tempfile.TemporaryDirectory(dir=folder) as bench:
        said = told("recording", source, Path(bench) / "made")
    if "unusable" in said:
        raise Unusable(said["unusable"])
    return said["media_type"]


def told(kind: str, source: Path, target: Path) -> dict[str, str]:
    """What the process answered."""
    command = [sys.executable, "-m", __name__, kind, str(source), str(target)]
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    try:
        ended = subprocess.run(  # noqa: S603 - ourselves
            command,
            env=kept,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=2 * MOST_SECONDS,
            start_new_session=True,  # who ends the server with Ctrl-C does not mean this
        )
    except subprocess.TimeoutExpired as hung:
        raise Unusable(WORST[kind]) from hung
    if -ended.returncode in OVER_THE_FILE:
        raise Unusable(WORST[kind])
    if ended.returncode == NO_ROOM:
        raise OSError(int(ended.stdout), os.strerror(int(ended.stdout)))
    if ended.returncode:
        raise RuntimeError(f"It ended with {ended.returncode}. {ended.stderr.decode(errors='replace')}")
    answer: dict[str, str] = json.loads(ended.stdout)
    return answer


WORST: Final = {"image": "not_a_photo", "audio": "not_a_voice_memo", "recording": "not_a_recording"}
#: The signals of a bound that was reached, or of a decoder's own fault. Any other came from outside: the
#: server is stopped, or the machine is short of memory, and the file can be tried again.
OVER_THE_FILE: Final = frozenset(
    {
        signal.SIGXCPU,
        signal.SIGXFSZ,
        signal.SIGSEGV,
        signal.SIGABRT,
        signal.SIGBUS,
        signal.SIGFPE,
        signal.SIGILL,
        signal.SIGTRAP,
        signal.SIGSYS,
    }
)
NO_ROOM: Final = 3  # the exit status; standard output says the number of the error


def main(kind: str, source: Path, target: Path) -> int:
    """Work on one file, and say on standard output what came of it."""
    for bound, most, at_last in (
        (resource.RLIMIT_CPU, MOST_SECONDS, MOST_SECONDS + 5),  # SIGXCPU first: SIGKILL may be anybody's
        (resource.RLIMIT_AS, MOST_MEMORY, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, LARGEST_MADE, LARGEST_MADE),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(bound, (most, at_last))
    os.nice(5)  # whoever taps meanwhile comes first
    try:
        answer = {"media_type": make(kind, source, target)}
    except Unusable as unusable:
        answer = {"unusable": unusable.code}
    except MemoryError:
        answer = {"unusable": WORST[kind]}
    except OSError as trouble:
        print(trouble.errno or 0)  # noqa: T201
        return NO_ROOM
    print(json.dumps(answer))  # noqa: T201
    return 0


def make(kind: str, source: Path, target: Path) -> str:
    """Make the file, of a recording nothing; its media type."""
    if kind == "recording":
        from server.files.recordings import recording_type

        return recording_type(source)
    if kind == "audio":
        from server.files.memos import remake_memo

        return remake_memo(source.read_bytes(), target)
    from server.files.photos import remade_photo

    photo, media_type = remade_photo(source.read_bytes())
    target.write_bytes(photo)
    return media_type


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
