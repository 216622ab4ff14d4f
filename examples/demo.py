"""make demo: last year's example report in, forms for the departments, five papers and a returned form collected, the filled
example tables over what came in, check, Word draft out.

Nothing of the clerk's is touched: a dossier of hers where the demo's belongs is moved aside first, and that is said.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILLED = Path(__file__).resolve().parent / "龙华-2025"
FOLDER = ROOT / "output" / "龙华-2025"
DRAFTER = [sys.executable, "-m", "drafter"]


def run(*words: str, accept: tuple[int, ...] = (0,)) -> None:
    """Run a drafter command as she would type it; stop the demo when it fails."""
    print(f"\n$ drafter {' '.join(words)}", flush=True)
    code = subprocess.run([*DRAFTER, *words], cwd=ROOT, check=False).returncode
    if code not in accept:
        sys.exit(code)


def is_the_demos(folder: Path) -> bool:
    """Whether a folder holds the example tables and nothing else of anyone's."""
    tables = sorted(folder.glob("*.yaml"))
    return bool(tables) and all(
        (FILLED / table.name).is_file() and table.read_bytes() == (FILLED / table.name).read_bytes() for table in tables
    )


def main() -> None:
    """The whole job, step by step."""
    if FOLDER.exists() and not is_the_demos(FOLDER):
        aside = FOLDER.with_name(f"{FOLDER.name}.{time.strftime('%Y%m%d-%H%M%S')}")
        FOLDER.rename(aside)
        print(f"output 里已有一个 龙华-2025，移到 {aside.name}，原样保留")
    elif FOLDER.exists():
        for table in FOLDER.glob("*.yaml"):
            table.unlink()
    run("new", "--district", "龙华", "--year", "2025")
    run("request", "--case", "output/龙华-2025")
    run("collect", "examples/材料", "--case", "output/龙华-2025")
    for table in sorted(FILLED.glob("*.yaml")):
        shutil.copyfile(table, FOLDER / table.name)
    print("\n（把 examples/龙华-2025 里填好的表复制过来：内容是虚构的，有几处故意没填）")
    run("check", "output/龙华-2025", accept=(0, 1))
    run("build", "output/龙华-2025")
    print(
        "\n演示完了。审阅稿可以用 Word 或 WPS 打开；在浏览器里接着填、接着改，运行：\n"
        "    .venv/bin/drafter edit output/龙华-2025\n"
        "做自己的报告，先运行 . .venv/bin/activate，就可以直接用 drafter 命令；用法见 README.md"
    )


if __name__ == "__main__":
    main()
