"""First pages as pictures: those of the example are held against golden ones, and a sheet of all is there for the eye."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from conftest import ALL
from greys import differing
from kit import ROOT
from PIL import Image

pytestmark = [pytest.mark.render, pytest.mark.slow]

GOLDENS = Path(__file__).parent / "goldens"
SHEET = ROOT / "output" / "首页.png"
DPI = 48
ACROSS, GAP = 7, 8


def first_page(draft):
    return pypdfium2.PdfDocument(draft.pdf)[0].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")


@pytest.fixture(scope="module")
def pictures(drafts, fonts):
    """Name -> first page of every draft, and those of the example as they were when last looked at, on one sheet too."""
    if not fonts[1]:
        pytest.skip("needs the Fandol fonts (.ci/packages)")
    today = {name: first_page(drafts[name]) for name in ALL if name in drafts}
    golden = {f"{file.stem}·原样": Image.open(file) for file in sorted(GOLDENS.glob("*.png"))}
    sheet(today | golden).save(SHEET, optimize=True)
    return today


def sheet(shown):
    width, height = (max(side) + GAP for side in zip(*(picture.size for picture in shown.values()), strict=True))
    rows = -(-len(shown) // ACROSS)
    whole = Image.new("L", (ACROSS * width + GAP, rows * height + GAP), 128)
    for number, picture in enumerate(shown.values()):
        whole.paste(picture, (GAP + number % ACROSS * width, GAP + number // ACROSS * height))
    return whole


@pytest.mark.parametrize("name", [name for name in ALL if name.startswith("示例")])
def test_the_first_page_looks_as_it_did(name, pictures, accept):
    golden = GOLDENS / f"{name}.png"
    if accept:
        pictures[name].save(golden, optimize=True)
    assert golden.exists(), f"no golden for {name}: look at {SHEET}, then run pytest --accept"
    changed = differing(pictures[name], Image.open(golden))
    assert changed == 0, f"{changed} places of {name} look different: look at {SHEET}, then run pytest --accept"


def test_a_line_moved_by_a_line_is_seen(pictures):
    picture = pictures["示例·审阅稿"]
    moved = Image.new("L", picture.size, 255)
    moved.paste(picture.crop((0, 100, picture.width, picture.height)), (0, 100 + round(28.95 * DPI / 72)))
    assert differing(picture, moved) > 100


def test_a_page_of_the_sheet_stands_where_it_belongs(pictures):
    whole = Image.open(SHEET)
    first = next(iter(pictures.values()))
    assert whole.crop((GAP, GAP, GAP + first.width, GAP + first.height)).tobytes() == first.tobytes()
