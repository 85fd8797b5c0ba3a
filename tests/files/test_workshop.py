"""What becomes of a file when the process that makes it anew is ended in the middle of it."""

import os
import signal
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from server.files.unusable import Unusable
from server.files.workshop import Made, remade


@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGKILL])
def test_who_stops_the_server_or_is_short_of_memory_says_nothing_of_the_photo(
    tmp_path: Path, ended_by: signal.Signals
) -> None:
    with pytest.raises(RuntimeError):
        ended(tmp_path, ended_by).result()


@pytest.mark.parametrize("ended_by", [signal.SIGXCPU, signal.SIGSEGV, signal.SIGABRT])
def test_a_photo_over_which_its_decoder_falls_or_works_for_ever_is_none(
    tmp_path: Path, ended_by: signal.Signals
) -> None:
    with pytest.raises(Unusable, match="not_a_photo"):
        ended(tmp_path, ended_by).result()


def test_ctrl_c_in_the_servers_terminal_does_not_reach_it(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        working = at_work(tmp_path, begin(pool, tmp_path))
        assert os.getpgid(working.pid) != os.getpgid(0)
        working.kill()


def ended(folder: Path, by: signal.Signals) -> "Future[Made]":
    """A photo whose making was ended by this signal."""
    with ThreadPoolExecutor() as pool:
        making = begin(pool, folder)
        at_work(folder, making).send_signal(by)
        return making


def begin(pool: ThreadPoolExecutor, folder: Path) -> "Future[Made]":
    """A photo is being made anew whose bytes never come."""
    os.mkfifo(folder / "photo")
    return pool.submit(remade, folder / "photo", "image/jpeg", folder)


def at_work(folder: Path, making: "Future[Made]") -> psutil.Process:
    """The process that works on it."""
    while not making.done():
        for child in psutil.Process().children():
            if str(folder / "photo") in child.cmdline():
                return child
    raise AssertionError(making.exception())
