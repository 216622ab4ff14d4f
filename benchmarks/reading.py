"""How well and how fast reports are read: the shared scorer on the gold files, and reports a second.

python benchmarks/reading.py            needs the real reports in ../shared
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from drafter import desk, home, parsing, readers
from drafter.cli.machine import report_json
from drafter.tables import load_kinds

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def score(gold: Path) -> dict[str, object]:
    """What the scorer says of one gold file."""
    file = SHARED / "seeds" / json.loads(gold.read_text("utf-8"))["file"]
    told = json.dumps(report_json(desk.read(file, ROOT)), ensure_ascii=False)
    command = [sys.executable, str(SHARED / "tools" / "score_reading.py"), str(gold)]
    result = subprocess.run(command, input=told, capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


def main() -> None:
    """Print a line a gold file, then the speed over the corpus."""
    print(f"{'报告':28} {'数字 F1':>8} {'单位':>6} {'名称':>6} {'提纲 F1':>8} {'部分':>6}")
    for gold in sorted((SHARED / "gold").glob("*.reading.json")):
        told = score(gold)
        numbers = told["statistics"]
        print(
            f"{told['file'][:26]:28} {numbers['f1']:8.3f} {numbers['unit_right']:6.3f} {numbers['name_alike']:6.3f}"
            f" {told['outline']['f1']:8.3f} {told['role_right']:6.3f}"
        )
    kinds = load_kinds(home.folders("sections", ROOT))
    files = sorted((SHARED / "corpus" / "text").glob("*.txt")) + sorted((SHARED / "seeds").glob("*.txt"))
    start = time.process_time()
    for file in files:
        parsing.parse(readers.read(file), kinds)
    took = time.process_time() - start
    print(f"{len(files)} 份报告，每份 {took / len(files) * 1000:.1f} ms，每秒 {len(files) / took:.0f} 份（单核）")


if __name__ == "__main__":
    main()
