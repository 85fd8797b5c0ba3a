"""PouchDB 9 and pouchdb-server, installed once beside the project's own packages, never among them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.organization import free_port, process

HOME = Path("build/bench/pouchdb")
MODULES = HOME / "node_modules"
PACKAGES = ("pouchdb@9.0.0", "pouchdb-server@4.2.0")
#: Its two ways to keep records in a browser: the one that comes with it, and the newer one.
ADAPTERS = ("idb", "indexeddb")
BATCH_SIZES = (100, 500, 1000, 2000)


def install() -> str | None:
    """Bring it in if it is not there; why it cannot be, or None."""
    if (MODULES / "pouchdb-server").is_dir():
        return None
    HOME.mkdir(parents=True, exist_ok=True)
    (HOME / "package.json").write_text('{"private": true}')
    print("Bringing in PouchDB to compare with; this takes minutes, once")
    command = ["tools/node", "npm", "install", "--prefix", str(HOME), "--no-audit", "--no-fund"]
    done = subprocess.run([*command, "--loglevel=error", *PACKAGES], capture_output=True, text=True)
    return None if done.returncode == 0 else (done.stderr.strip().splitlines() or ["npm failed"])[-1]


def scripts() -> list[Path]:
    """What a page loads: PouchDB, then its newer adapter."""
    return [MODULES / "pouchdb/dist" / name for name in ("pouchdb.min.js", "pouchdb.indexeddb.min.js")]


@contextmanager
def pouchdb_served(folder: Path) -> Iterator[int]:
    """pouchdb-server as it comes, with its databases (LevelDB) in `folder`; its port."""
    port = free_port()
    (folder / "config.json").write_text(f'{{"log": {{"file": "{folder}/log.txt"}}}}')
    command = ["tools/node", "node", str(MODULES / "pouchdb-server/bin/pouchdb-server"), "--no-stdout-logs"]
    command += ["--port", str(port), "--dir", str(folder), "--config", str(folder / "config.json")]
    with process(command, f"http://127.0.0.1:{port}/", dict(os.environ)):
        yield port
