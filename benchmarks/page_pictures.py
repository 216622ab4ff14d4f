"""The two pictures of the page in the README: figures with a contradiction, the draft with a finding on its words.

python benchmarks/page_pictures.py      needs Debian's chromium, playwright and 文泉驿微米黑 (fonts-wqy-microhei); writes docs/img
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES, EXAMPLE = ROOT / "docs" / "img", ROOT / "examples" / "龙华-2025"
TODAY = "2026-01-06"
WIDTH, HEIGHT = 1366, 768
PICTURES = {"页面-指标": "#指标@指标/指31/今年", "页面-稿子": "#稿子@指标/指31/今年"}
PAPERS = {
    "应急管理局2025年总结（定稿）.txt": "区应急管理局2025年工作总结\n2025年，全区共完善各级预案172份，其中专项预案38份。",
    "应急管理局数据核对.txt": "区应急管理局2025年数据核对\n截至12月底，全区完善各级预案178份，比上年增加13份。",
    "合法性审查科2025年小结.txt": "合法性审查科2025年小结\n法律审查信息化辅助平台已于10月上线，完成合同条款比对、类案检索等功能。",
}


def main() -> None:
    """Both pictures, taken again."""
    with tempfile.TemporaryDirectory() as name:
        folder = dossier(Path(name))
        with served(folder) as address, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(address)
            page.locator("#foot[data-checking=false]").wait_for()
            for picture, place in PICTURES.items():
                page.evaluate("where => { location.hash = where; }", place)
                page.wait_for_timeout(1500)
                page.screenshot(path=IMAGES / f"{picture}.png")
                small(IMAGES / f"{picture}.png")
            browser.close()
    print(f"画好了：{IMAGES}")


def dossier(work: Path) -> Path:
    """The example, and what three papers of our own gave it."""
    folder = shutil.copytree(EXAMPLE, work / "龙华-2025", ignore=shutil.ignore_patterns("*.docx", ".drafter"))
    papers = work / "来的材料"
    papers.mkdir()
    for name, words in PAPERS.items():
        (papers / name).write_text(words, "utf-8")
    subprocess.run(
        [sys.executable, "-m", "drafter", "collect", papers, "--case", folder],
        cwd=work,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return folder


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the page while it is served."""
    environ = {**os.environ, "DRAFTER_TODAY": TODAY, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "drafter", "edit", str(folder), "--no-open"]
    process = subprocess.Popen(command, cwd=folder.parent, env=environ, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found
    yield found[0]
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)


def small(path: Path) -> None:
    """The same picture in as many colours as it needs."""
    Image.open(path).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
