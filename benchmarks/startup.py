"""How quickly the command line answers, as a ratio against `python -c "import click"` in the same run.

    python benchmarks/startup.py            goal: --help under twice the baseline

Medians of 11 whole processes a command, in turn (A B A B …), after one uncounted round.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 11
ROOT = Path(__file__).resolve().parent.parent


def seconds(command: list[str], cwd: Path) -> float:
    """Wall-clock time of one process."""
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    """Print a line a command: median milliseconds, ratio to the baseline."""
    script = Path(sys.executable).with_name("drafter")
    drafter = [str(script)] if script.exists() else [sys.executable, "-m", "drafter"]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(ROOT / "examples" / "龙华-2025", work / "案卷")
        commands = {
            'python -c "import click"': [sys.executable, "-c", "import click"],
            "drafter --help": [*drafter, "--help"],
            "drafter check 案卷": [*drafter, "check", "案卷"],
            "drafter build 案卷": [*drafter, "build", "案卷"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(ROUNDS + 1):
            for name, command in commands.items():
                took = seconds(command, work)
                if number:
                    times[name].append(took)
    base = statistics.median(next(iter(times.values())))
    for name, values in times.items():
        middle = statistics.median(values)
        print(
            f"{name:28} {middle * 1000:7.1f} ms  {middle / base:5.2f} ×  (min {min(values) * 1000:.1f}, max {max(values) * 1000:.1f})"
        )


if __name__ == "__main__":
    main()
