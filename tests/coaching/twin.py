"""Asks the TypeScript twin in bulk."""

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent


def ask_the_twin(script: str, questions: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """What `tests/pwa/coaching/<script>` answers to each question, bundled into `folder` first."""
    twin = folder / "answer.mjs"
    source = f"tests/pwa/coaching/{script}"
    node("tools/node", "npx", "rolldown", source, "--platform", "node", "--file", str(twin))
    said = node("tools/node", "node", str(twin), told="\n".join(map(json.dumps, questions)))
    return [json.loads(line) for line in said.splitlines()]


def node(*command: str, told: str = "") -> str:
    done = subprocess.run(command, cwd=ROOT, input=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
