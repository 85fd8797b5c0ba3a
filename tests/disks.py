"""Disks that are full, or that take nothing.

A small disk in memory where one may be mounted. Where not, a folder: full by a bound on what a process
writes, read-only by its mode, for a process that gave up root's right to ignore it.
"""

import ctypes
import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOM = "size=6m,nr_inodes=1000"
BOUND = 16 * 1024
CAPABILITIES = 0x20080522  # version 3 of the call
DAC_OVERRIDE = 1


class Disk:
    """`before`: what a process that is to find the disk so does first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.mounted = _mount("-t", "tmpfs", "-o", ROOM, "tmpfs", str(folder))
        self.before: Callable[[], None] | None = None

    def fill(self) -> None:
        """From now on there is no room."""
        if not self.mounted:
            self.before = write_little
            return
        with (self.folder / "filler").open("wb", buffering=0) as filler:
            try:
                while filler.write(bytes(4096)):
                    pass
            except OSError:
                return

    @contextmanager
    def full(self) -> Iterator[None]:
        """No room meanwhile, for this process."""
        self.fill()
        bounds = resource.getrlimit(resource.RLIMIT_FSIZE)
        if self.before is not None:
            self.before()
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, bounds)
            self.make_room()

    def make_room(self) -> None:
        """There is room again."""
        self.before = None
        (self.folder / "filler").unlink(missing_ok=True)

    def freeze(self) -> None:
        """From now on nothing on it can be changed."""
        if not self.mounted:
            self.before = respect_modes
            for path in (self.folder, *self.folder.rglob("*")):
                path.chmod(0o555)
            return
        assert _mount("-o", "remount,ro", str(self.folder))

    def close(self) -> None:
        if self.mounted:
            subprocess.run(["umount", "--lazy", self.folder], check=True)
        else:
            for path in (self.folder, *self.folder.rglob("*")):
                path.chmod(0o755)


@contextmanager
def disk(folder: Path) -> Iterator[Disk]:
    """A disk of a few megabytes at this place."""
    made = Disk(folder)
    try:
        yield made
    finally:
        made.close()


def _mount(*arguments: str) -> bool:
    if os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


def write_little() -> None:
    """No file grows past a few kilobytes, for this process."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (BOUND, most))


def respect_modes() -> None:
    """The modes of files hold for this process, even when it is root's."""
    if os.geteuid() != 0:
        return
    header = (ctypes.c_uint32 * 2)(CAPABILITIES, 0)
    sets = (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.capget(header, sets) == 0
    sets[0] &= ~(1 << DAC_OVERRIDE)  # the effective ones
    assert libc.capset(header, sets) == 0
