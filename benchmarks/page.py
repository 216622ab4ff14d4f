"""The page in Chromium, on dossiers so many times the example: shown after the command, a figure typed until it is saved and
until all is checked again, the draft repainted, how the grid scrolls.

    python benchmarks/page.py [1 3 10]

Seconds by the clock, the middle of several.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tenfold import ROOT, lay

TIMES = 9
_SCROLL = """async () => {
  const grid = document.querySelector("#view .scroll"), at = [];
  await new Promise((done) => {
    const step = (now) => { at.push(now); grid.scrollTop += 40; at.length < 90 ? requestAnimationFrame(step) : done(); };
    requestAnimationFrame(step);
  });
  return 1000 * (at.length - 1) / (at[at.length - 1] - at[0]);
}"""
"""Scroll the grid row by row -> frames a second."""
_CHECKED = "() => document.querySelector('#foot').dataset.checking === 'false'"


def served(folder: Path) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "drafter", "edit", str(folder), "--no-open"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    found = re.search(r"http\S+", process.stdout.readline())
    return process, found[0]


def shown(page: Page, where: str) -> None:
    page.evaluate("where => { location.hash = where; }", where)
    page.wait_for_selector("#view [data-at]")


def timed(page: Page, row: dict, n: int) -> tuple[float, float, float]:
    """A figure typed into its cell -> seconds until it is saved, until all is checked, until the draft shows it."""
    at, said = f"指标/{row['key']}/今年", f"{137 + n}{row['unit']}"
    box = page.locator(f'#view [data-at="{at}"]').first
    box.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(said)
    start = time.perf_counter()
    with page.expect_response(lambda told: told.url.endswith("/api/apply")):
        page.keyboard.press("Enter")
    saved = time.perf_counter() - start
    page.wait_for_function(_CHECKED, polling=10)
    checked = time.perf_counter() - start
    return saved, checked, repainted(page, n)


_ADD = """async (said) => {
  const state = await (await fetch("/api/state")).json();
  const row = state.tables.find((one) => one.name === "正文").rows[0], seen = row.cells["文字"];
  const changes = [{ set: ["正文", row.key, "文字"], seen, new: `${seen}${said}` }];
  await fetch("/api/apply", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ changes }) });
}"""
"""Words put behind the first paragraph, as another window would."""


def repainted(page: Page, n: int) -> float:
    """Words written by another window -> seconds until the draft in this one shows them."""
    shown(page, "稿子")
    page.wait_for_selector(".sheet [data-at]")
    said = f"全年办结第{n}批事项。"
    start = time.perf_counter()
    page.evaluate(_ADD, said)
    page.wait_for_function("said => document.querySelector('.sheet').innerText.includes(said)", arg=said, polling=10)
    painted = time.perf_counter() - start
    shown(page, "指标")
    return painted


def measure(folder: Path, page: Page) -> None:
    began = time.perf_counter()
    process, address = served(folder)
    page.goto(f"{address}#总览")
    page.wait_for_selector("#view .overview")
    there = time.perf_counter() - began
    shown(page, "指标")
    page.wait_for_function(_CHECKED)
    state = page.evaluate("async () => (await fetch('/api/state')).json()")
    rows = sum(len(one["rows"]) for one in state["tables"])
    figures = next(one["rows"] for one in state["tables"] if one["name"] == "指标")
    found = list(zip(*(timed(page, row, n) for n, row in enumerate(figures[:TIMES])), strict=True))
    middle = [statistics.median(one) for one in found]
    told = ", ".join(
        f"{name} {value:.2f} s" for name, value in zip(("saved", "checked", "repainted"), middle, strict=True)
    )
    print(f"{rows} rows: shown {there:.2f} s, {told}, {page.evaluate(_SCROLL):.0f} frames/s", flush=True)
    process.terminate()
    process.wait()


def main() -> None:
    with tempfile.TemporaryDirectory() as work, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for times in map(int, sys.argv[1:] or ["1", "3", "10"]):
            folder = Path(work) / f"龙华-{times}"
            lay(folder, times)
            measure(folder, browser.new_page(viewport={"width": 1366, "height": 768}))
        browser.close()


if __name__ == "__main__":
    main()
