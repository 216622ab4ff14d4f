"""How long one cell takes: case.apply, lock, history, flush and rename included, in a table of 150 and of 10,000 rows.

    python benchmarks/apply.py [ROUNDS]

Beside it, in the same run, the usual way: ruamel.yaml reads the table and writes it back with one value changed (round trip),
which keeps no history, waits for nobody and moves her quotes. Medians; milliseconds by the clock and of the processor.
"""

from __future__ import annotations

import io
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from ruamel.yaml import YAML

from drafter import case
from drafter.case import applying
from drafter.model.change import SetCell

EXAMPLE = Path(__file__).parent.parent / "examples" / "龙华-2025"
SIZES = (150, 10_000)
LIMITS = {150: 30, 10_000: 1000}


def table(rows: int) -> str:
    """A 指标 table of so many rows, six lines each."""
    head = (EXAMPLE / "指标.yaml").read_text("utf-8").split("\n  - ")[0]
    made = [
        f"\n  - 编号: 数{n:05}\n    名称: 第{n}项办理的事项\n    上年: {n}件\n    出处: 上年.txt 第3段：第{n}项办理的事项{n}件。\n    今年: 0件\n"
        for n in range(rows)
    ]
    return head + "".join(made)


def measured(work, rounds: int) -> tuple[float, float]:
    """Something done so many times with its round's number -> median milliseconds by the clock and of the processor."""
    clock, processor = [], []
    for number in range(rounds):
        began, spent = time.perf_counter(), time.process_time()
        work(number)
        clock.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - spent))
    return statistics.median(clock), statistics.median(processor)


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    print(f"{'rows':>7} {'way':<22} {'ms':>8} {'cpu ms':>8} {'ratio':>7} {'goal ms':>8}")
    with tempfile.TemporaryDirectory() as name:
        for rows in SIZES:
            folder = shutil.copytree(
                EXAMPLE, Path(name, str(rows)), ignore=shutil.ignore_patterns(".drafter", "*.docx")
            )
            text = table(rows)
            (folder / "指标.yaml").write_text(text, "utf-8")
            case.see(folder)
            key = f"数{rows * 9 // 10:05}"

            def apply(number: int, folder: Path = folder, key: str = key) -> None:
                applying.apply(folder, [SetCell("指标", key, "今年", f"{number}件", f"{number + 1}件")], "量一量")

            def usual(_number: int, text: str = text, rows: int = rows) -> None:
                yaml = YAML()
                told = yaml.load(text)
                told[rows * 9 // 10]["今年"] = "1件"
                yaml.dump(told, io.StringIO())

            ours, theirs = measured(apply, rounds), measured(usual, 1 if rows > SIZES[0] else rounds)
            print(f"{rows:>7} {'ruamel round trip':<22} {theirs[0]:>8.1f} {theirs[1]:>8.1f} {1:>7.2f}")
            print(
                f"{rows:>7} {'case.apply':<22} {ours[0]:>8.1f} {ours[1]:>8.1f} {ours[1] / theirs[1]:>7.2f} {LIMITS[rows]:>8}"
            )


if __name__ == "__main__":
    main()
