"""How much processor time `drafter read FOLDER --json-lines` takes, side by side with an earlier state in the same run.

    python benchmarks/speed.py 文件夹                      reports a second of one core; which lines of code cost most
    python benchmarks/speed.py 文件夹 2214e90                the same, and as a share of what a commit takes

The goal of the house is 200 reports a second of one core. Both states read in turn (A B A B …), each in processes of its own;
user and system time of all of them is counted, so that it matters little what else the machine does. The profile is of one
process that reads the folder once more: it makes every call dearer, so it tells where time goes, not how much.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

ROUNDS, SHOWN = 5, 12
ROOT = Path(__file__).resolve().parent.parent


class Run(NamedTuple):
    """Seconds of processors and of the clock; digest of what was printed."""

    spent: float
    waited: float
    printed: str


def run(state: Path, folder: Path) -> Run:
    """A state of the code and a folder -> what it took to read the folder."""
    command = [sys.executable, "-m", "drafter", "read", str(folder), "--json-lines"]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command, cwd=state, env=os.environ | {"PYTHONPATH": str(state)}, capture_output=True, check=False
    )
    after, waited = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - begun
    if done.returncode == 2:
        sys.exit(done.stderr.decode())
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(spent, waited, sha256(done.stdout).hexdigest())


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """The state of a commit, in a folder of its own as long as it is measured."""
    with tempfile.TemporaryDirectory() as parent:
        state = Path(parent) / "state"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(state), commit], check=True)
        try:
            yield state
        finally:
            subprocess.run([*git, "remove", "--force", str(state)], check=True)


def told(name: str, runs: list[Run], reports: int) -> float:
    """Print a state's medians; processor time of the median run."""
    spent = statistics.median(one.spent for one in runs)
    waited = statistics.median(one.waited for one in runs)
    low, high = min(one.spent for one in runs), max(one.spent for one in runs)
    rate = reports / spent
    print(
        f"{name:12} {spent:6.2f} s of processors ({low:.2f} to {high:.2f}), {waited:.2f} s; {rate:.0f} a second a core"
    )
    return spent


def profile(folder: Path) -> None:
    """Where the time goes: functions by what they take with all they call."""
    from drafter import batch
    from drafter.case import Known
    from drafter.cli.machine import report_json

    known, watch = Known.beside(Path()), cProfile.Profile()
    for file in batch.files_in(folder):
        watch.runcall(lambda path: report_json(known.parse(path)), file)
    entries = pstats.Stats(watch).stats  # type: ignore[attr-defined]
    whole = max(entry[3] for entry in entries.values())
    for name, order in (("with what they call", 3), ("by themselves", 2)):
        print(f"\n{name}:")
        for (file, line, function), entry in sorted(entries.items(), key=lambda item: -item[1][order])[:SHOWN]:
            where = file.split("drafter/")[-1] if "drafter/" in file else Path(file).name
            print(f"  {100 * entry[order] / whole:5.1f} %  {entry[1]:9,} calls  {where}:{line} {function}")


def main() -> None:
    """Measure, compare, profile."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("against", nargs="?", metavar="commit")
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    args = asked.parse_args()
    folder = args.folder.resolve()
    reports = sum(path.is_file() for path in folder.rglob("*"))
    if not args.against:
        told("now", [run(ROOT, folder) for _ in range(args.rounds)], reports)
    else:
        with checked_out(args.against) as state:
            pairs = [(run(state, folder), run(ROOT, folder)) for _ in range(args.rounds)]
        then = told(args.against, [pair[0] for pair in pairs], reports)
        now = told("now", [pair[1] for pair in pairs], reports)
        ratios = sorted(after.spent / before.spent for before, after in pairs)
        same = len({one.printed for pair in pairs for one in pair}) == 1
        print(f"{now / then:.2f} of {args.against} (round by round {ratios[0]:.2f} to {ratios[-1]:.2f})")
        print(f"the same lines are printed: {'yes' if same else 'no'}")
    profile(folder)


if __name__ == "__main__":
    main()
