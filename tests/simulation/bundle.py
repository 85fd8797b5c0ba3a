"""The simulator with the app's own code, as one file that Node runs."""

import subprocess
from pathlib import Path

BUILT = Path("build/simulation")


def bundled(folder: Path = BUILT) -> Path:
    """Build it into `folder`; where it is."""
    config = ["--config", "tests/simulation/vite.config.ts", "--outDir", str(folder.absolute())]
    subprocess.run(["tools/node", "npx", "vite", "build", *config, "--logLevel", "warn"], check=True)
    return folder.absolute() / "app.mjs"
