"""The page in a real browser: drafter edit in a process of its own, Debian's chromium driven by keys and mouse."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from kit import EXAMPLE, ROOT

playwright = pytest.importorskip("playwright.sync_api", reason="没有装 playwright")

CHROMIUM = shutil.which("chromium")
TODAY = "2026-01-06"
PATIENCE = 60_000
"""Milliseconds until a thing that does not come is told as missing."""


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("没有装 chromium")
    playwright.expect.set_options(timeout=PATIENCE)
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def serve():
    """Start drafter edit in a folder, with or without a dossier -> its address."""
    running = []

    def kill():
        """End the one that runs without a word, as a power cut does."""
        process = running.pop()
        process.kill()
        process.communicate()

    def start(work, *words):
        environ = {**os.environ, "DRAFTER_TODAY": TODAY, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(
            [sys.executable, "-m", "drafter", "edit", *words, "--no-open"],
            cwd=work,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\S+", line)
        assert found, line + process.communicate()[0]
        return found[0]

    start.kill = kill
    yield start
    for process in running:
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=20)[0]
        assert "Traceback" not in told, told


@pytest.fixture
def example(tmp_path):
    """The filled example, as a dossier of its own."""
    ignored = shutil.ignore_patterns("*.docx", ".drafter")
    return Path(shutil.copytree(EXAMPLE, tmp_path / "output" / "龙华-2025", ignore=ignored))


@pytest.fixture
def window(browser):
    """Open windows on an address; none may have had an error, or asked for anything that its policy forbids."""
    opened, troubles = [], []

    def open_at(address, width=1366, height=768, beside=None, **given):
        context = (
            beside.context if beside else browser.new_context(viewport={"width": width, "height": height}, **given)
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if "Content Security" in said.text else None)
        page.goto(address)
        opened.append(context)
        return page

    yield open_at
    for context in opened:
        context.close()
    assert troubles == []
