"""A manager on a bad line opens the app: the script up to the first tap stays under 120 KB, gzipped."""

import gzip
import json
from pathlib import Path

BUILD = Path(__file__).parents[1] / "pwa" / "static" / "build"
LIMIT = 120 * 1024


def test_the_capture_path_loads_under_120_kb_of_script() -> None:
    manifest = json.loads((BUILD / ".vite" / "manifest.json").read_text())
    capture = {entry for entry in manifest if manifest[entry].get("isEntry") or "screens/capture" in entry}
    assert any("screens/capture" in entry for entry in capture) or len(capture) == 1

    files = {manifest[chunk]["file"] for entry in capture for chunk in with_imports(manifest, entry)}
    weight = sum(len(gzip.compress((BUILD / file).read_bytes())) for file in files if file.endswith(".js"))

    assert weight < LIMIT, f"{weight} bytes gzipped in {sorted(files)}"


def with_imports(manifest: dict[str, dict[str, list[str]]], entry: str) -> set[str]:
    """The chunk and everything it loads at once (what it loads later does not count)."""
    seen: set[str] = set()
    waiting = [entry]
    while waiting:
        chunk = waiting.pop()
        if chunk not in seen:
            seen.add(chunk)
            waiting += manifest[chunk].get("imports", [])
    return seen
