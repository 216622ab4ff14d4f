"""How soon after a table is saved the new draft is on disk, drafter build --watch running.

    python benchmarks/watch.py              goal: under a second
    python benchmarks/watch.py 案卷 …       the same for dossiers of one's own (copied, not touched)

A whole process watches a copy of the dossier; a table is saved nine times, at moments spread over the pause between two
looks. The clock runs from the save to the moment the draft has been replaced. Beside it: what of that is the build.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from drafter import desk
from drafter.watching import PAUSE
from drafter.watching.files import Remembered

ROUNDS, PATIENCE = 9, 20
ROOT = Path(__file__).resolve().parent.parent


def wait_for(draft: Path, before: int) -> None:
    """Until the draft is there and another than before; seconds of patience."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if draft.stat().st_mtime_ns != before:
                return
        except FileNotFoundError:
            pass
        time.sleep(0.002)
    sys.exit(f"no new draft within {PATIENCE} s: {draft}")


def watched(folder: Path, draft: Path) -> list[float]:
    """Seconds from each save to the new draft."""
    draft.unlink()
    command = [sys.executable, "-m", "drafter", "build", "--watch", folder.name]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    watcher = subprocess.Popen(command, cwd=folder.parent, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(draft, 0)
        times = []
        for number in range(ROUNDS):
            time.sleep(1 + PAUSE * number / ROUNDS)
            before, table = draft.stat().st_mtime_ns, folder / "正文.yaml"
            start = time.perf_counter()
            table.write_bytes(table.read_bytes())
            wait_for(draft, before)
            times.append(time.perf_counter() - start)
        return times
    finally:
        watcher.terminate()
        watcher.wait()


def built(folder: Path) -> tuple[Path, list[float]]:
    """The draft, and seconds of each build in one process, as the watcher builds."""
    known, times, draft = Remembered.beside(folder.parent), [], None
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        draft = desk.build(folder, folder.parent, known=known).path
        times.append(time.perf_counter() - start)
    if draft is None:
        sys.exit(f"{folder}: tables that cannot be read")
    return draft, times[1:]


def main() -> None:
    """Print a line a dossier."""
    for source in [Path(name) for name in sys.argv[1:]] or [ROOT / "examples" / "龙华-2025"]:
        with tempfile.TemporaryDirectory() as work:
            folder = Path(work) / source.name
            shutil.copytree(source, folder)
            draft, builds = built(folder)
            times = watched(folder, draft)
        print(
            f"{source.name}: save to draft median {statistics.median(times):.2f} s"
            f" (min {min(times):.2f}, max {max(times):.2f}); of that the build {statistics.median(builds):.2f} s"
        )


if __name__ == "__main__":
    main()
