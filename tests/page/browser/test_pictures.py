"""Three views as pictures, held against golden ones that somebody looked at; in fonts of the tests' own, so that a machine's do not
matter."""

from __future__ import annotations

import io
import os
import subprocess
from pathlib import Path

import pytest
from acting import checked
from conftest import CHROMIUM
from greys import differing
from kit import ROOT
from PIL import Image, ImageDraw
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

GOLDENS = Path(__file__).parent / "goldens"
SEEN = ROOT / "output"
"""Where a view that looks different is put, to be looked at."""
VIEWS = {"总览": "总览", "指标": "指标@指标/指31/今年", "稿子": "稿子@正文/文03/文字"}
SMALL = (683, 384)
"""Half of 1366×768: what moved by a line still shows."""
FONTS = """<?xml version="1.0"?><fontconfig>
<dir>{fandol}</dir><dir>{liberation}</dir><cachedir>{cache}</cachedir>
<alias binding="strong"><family>sans-serif</family><prefer><family>Liberation Sans</family><family>FandolHei</family></prefer></alias>
</fontconfig>"""
"""Nothing but the two free families that .ci/packages installs."""


def folder_of(font):
    told = subprocess.run(["fc-list", f":family={font}", "file"], capture_output=True, text=True, check=True).stdout
    return Path(told.partition(":")[0].strip()).parent if told.strip() else None


@pytest.fixture(scope="module")
def picturing(tmp_path_factory, browser):
    """A browser that knows two families of fonts. The other one runs the driver."""
    fandol, liberation = folder_of("FandolHei"), folder_of("Liberation Sans")
    if CHROMIUM is None or fandol is None or liberation is None:
        pytest.skip("needs the Fandol and Liberation fonts (.ci/packages)")
    work = tmp_path_factory.mktemp("fonts")
    config = work / "fonts.conf"
    config.write_text(FONTS.format(fandol=fandol, liberation=liberation, cache=work / "cache"), "utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    opened = browser.browser_type.launch(executable_path=CHROMIUM, args=["--no-sandbox"], env=environment)
    yield opened
    opened.close()


@pytest.fixture
def page(picturing, serve, example):
    page = picturing.new_page(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    page.goto(serve(example.parent.parent))
    checked(page)
    yield page
    page.close()


def pictured(page, place):
    """A view in grey, half its size, without the time of the day."""
    page.evaluate("where => { location.hash = where; }", f"#{place}")
    expect(page.locator("#tabs a[aria-current]")).to_contain_text(place.partition("@")[0])
    page.wait_for_timeout(1500)
    told = Image.open(io.BytesIO(page.screenshot(caret="hide"))).convert("L")
    clock = page.locator("#saved").bounding_box()
    corner = (clock["x"], clock["y"], clock["x"] + clock["width"], clock["y"] + clock["height"])
    ImageDraw.Draw(told).rectangle(corner, fill=255)
    return told.resize(SMALL, Image.Resampling.BOX)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_looks_as_it_did(page, view, accept):
    golden, told = GOLDENS / f"{view}.png", pictured(page, VIEWS[view])
    if accept:
        told.save(golden, optimize=True)
    assert golden.exists(), f"no picture of {view}: run pytest --accept, then look at it"
    changed = differing(told, Image.open(golden))
    if changed:
        told.save(SEEN / f"页面-{view}.png")
    assert changed == 0, (
        f"{changed} squares of {view} look different: look at output/页面-{view}.png, then run pytest --accept"
    )


def test_a_view_that_lost_its_panel_is_seen(page):
    before = pictured(page, VIEWS["指标"])
    page.evaluate("() => { document.getElementById('panel').hidden = true; }")
    assert differing(pictured(page, VIEWS["指标"]), before) > 100
