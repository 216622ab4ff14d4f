"""Drafts through LibreOffice: they open, and the pages are what the standard asks for. Measured on the PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from ctypes import c_double
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from kit import EXAMPLE, SHARED

from drafter import desk, readers, shelf
from drafter.zh.hygiene import squeeze

pytestmark = [pytest.mark.render, pytest.mark.slow]

ALIASES = {
    "仿宋_GB2312": "FandolFang",
    "楷体_GB2312": "FandolKai",
    "黑体": "FandolHei",
    "宋体": "FandolSong",
    "方正小标宋简体": "FandolSong",
    "Times New Roman": "Liberation Serif",
}
JOBS = ["示例", "龙华-2024", "龙华-2025", "坪山-2022", "硚口-2024", "钟楼-2024"]
PT = 72 / 25.4


@pytest.fixture(scope="module")
def fonts(tmp_path_factory):
    """Environment in which the draft's fonts stand for the free ones with the same widths."""
    folder = tmp_path_factory.mktemp("fonts")
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{font}</string></edit></match>'
        for name, font in ALIASES.items()
    )
    config = folder / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>{rules}</fontconfig>',
        "utf-8",
    )
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    return {"FONTCONFIG_FILE": str(config)}, all(font in listed for font in ALIASES.values())


@pytest.fixture(scope="module", params=JOBS)
def pdf(request, tmp_path_factory, fonts):
    """(Word file, its PDF) of a built draft."""
    import os

    work = tmp_path_factory.mktemp("render")
    if request.param == "示例":
        folder = work / "案卷"
        shutil.copytree(EXAMPLE, folder)
    else:
        if not SHARED.is_dir():
            pytest.skip("needs the real reports in ../shared")
        district, year = request.param.split("-")
        folder = desk.new(desk.Order(work, shelf.Wanted(district, int(year)), seeds=SHARED / "seeds")).folder
    draft = desk.build(folder, work).path
    command = [
        "soffice",
        f"-env:UserInstallation=file://{work}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        work,
        draft,
    ]
    subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=180, env=os.environ | fonts[0])
    return draft, next(work.glob("*.pdf"))


def lines_of(page):
    """(left, right, baseline from the top, text) of every line, in points, top to bottom."""
    text, height, rows = page.get_textpage(), page.get_height(), {}
    for index in range(text.count_chars()):
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        char = text.get_text_range(index, 1)
        if char.strip():
            left, _, right, _ = text.get_charbox(index, loose=True)
            rows.setdefault(round(height - y.value, 0), []).append((left, right, height - y.value, char))
    return [
        (min(c[0] for c in row), max(c[1] for c in row), row[0][2], "".join(c[3] for c in sorted(row)))
        for _, row in sorted(rows.items())
    ]


def test_it_opens_and_says_the_same(pdf):
    draft, file = pdf
    document = pypdfium2.PdfDocument(file)
    text = squeeze("".join(page.get_textpage().get_text_range() for page in document))
    for para in readers.read(draft).paras:
        if "\t" not in para.text and len(para.text) < 25:
            assert squeeze(para.text) in text, para.text
    assert len(document) >= 4


def test_no_page_is_blank(pdf):
    for page in pypdfium2.PdfDocument(pdf[1]):
        picture = next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None)
        assert picture or len(squeeze(page.get_textpage().get_text_range())) > 15


def test_page_numbers_with_their_dashes(pdf):
    for number, page in enumerate(pypdfium2.PdfDocument(pdf[1]), start=1):
        left, right, baseline, text = lines_of(page)[-1]
        assert re.fullmatch(rf"—{number}—", text), text
        if number % 2:
            assert page.get_width() - right == pytest.approx(26 * PT + 14, abs=4)
        else:
            assert left == pytest.approx(26 * PT + 14, abs=4) or left == pytest.approx(28 * PT + 14, abs=4)
        assert baseline / PT == pytest.approx(297 - 35 + 7, abs=6)


def test_full_pages_hold_22_lines_within_the_type_area(pdf, fonts):
    if not fonts[1]:
        pytest.skip("needs the Fandol fonts (.ci/packages)")
    full, whole = 0, set()
    for page in pypdfium2.PdfDocument(pdf[1]):
        lines = lines_of(page)[:-1]
        if "附件" in "".join(line[3] for line in lines[:2]) or len(lines) < 22:
            continue
        pitches = [b[2] - a[2] for a, b in pairwise(lines)]
        if all(pitch == pytest.approx(28.95, abs=0.8) for pitch in pitches):
            full += 1
            assert len(lines) == 22
            assert lines[0][2] / PT > 37
            assert lines[-1][2] / PT < 297 - 35 + 1.5
            whole |= {len(line[3]) for line in lines if not any(char.isascii() for char in line[3])}
    assert full >= 1
    assert 28 in whole


def test_every_page_as_a_picture(pdf, tmp_path):
    subprocess.run(["pdftoppm", "-r", "40", "-png", str(pdf[1]), str(tmp_path / "p")], check=True, capture_output=True)
    pages = sorted(Path(tmp_path).glob("p*.png"))
    assert len(pages) == len(pypdfium2.PdfDocument(pdf[1]))
