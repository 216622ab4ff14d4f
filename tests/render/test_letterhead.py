"""版头 and 版记 on the page, measured by their ink: 35 mm, 4 mm, the foot of the type area."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pytest
from conftest import HEADED
from measuring import measured

from drafter.writers import pdf_export

pytestmark = [pytest.mark.render, pytest.mark.slow]

DENSITY = 10
"""Pixels to the millimetre."""

TOP, BOTTOM, INNER, OUTER = 37, 35, 28, 26


@pytest.fixture
def headed(drafts, fonts):
    if not fonts[1]:
        pytest.skip("needs the Fandol fonts (.ci/packages)")
    return drafts[HEADED]


def bands(mask, gap=0.5):
    """(upper, lower) edge in millimetres of every stretch of rows with ink, apart by more than so many millimetres."""
    rows = np.flatnonzero(mask.any(axis=1)) / DENSITY
    parts = np.split(rows, np.flatnonzero(np.diff(rows) > gap) + 1)
    return [(part[0], part[-1] + 1 / DENSITY) for part in parts if len(part)]


def pixels_of(page):
    """Blue, green and red of every pixel."""
    return page.render(scale=DENSITY * 25.4 / 72).to_numpy().astype(int)


def dark_of(page):
    return pixels_of(page).max(axis=2) < 110


def colours(draft, index):
    page = pypdfium2.PdfDocument(draft.pdf)[index]
    pixels = pixels_of(page)
    return (pixels[..., 2] > 150) & (pixels[..., :2].max(axis=2) < 110), dark_of(page)


def test_the_masthead_is_35_mm_under_the_type_areas_edge_and_red(headed):
    red, _ = colours(headed, 0)
    masthead, rule = bands(red)
    assert masthead[0] - TOP == pytest.approx(35, abs=1)
    assert masthead[1] - masthead[0] < 22
    columns = np.flatnonzero(red[int(rule[0] * DENSITY) + 1]) / DENSITY
    assert (columns[0], columns[-1]) == (pytest.approx(INNER, abs=1), pytest.approx(210 - OUTER, abs=1))


def test_the_rule_is_4_mm_under_the_number_which_is_two_lines_under_the_masthead(headed):
    red, dark = colours(headed, 0)
    masthead, rule = bands(red)
    number = next(band for band in bands(dark) if band[0] > masthead[1])
    assert rule[0] - number[1] == pytest.approx(4, abs=1)
    assert 2 * 28.95 * 25.4 / 72 < number[0] - masthead[1] < 3 * 28.95 * 25.4 / 72


def test_the_title_is_two_lines_under_the_rule_and_the_text_begins_on_the_first_page(headed):
    page = headed.pages[0]
    title = next(n for n, line in enumerate(page.lines) if "法治政府建设情况报告" in line.text)
    _, rule = bands(colours(headed, 0)[0])
    assert 2 * 28.95 * 25.4 / 72 < page.lines[title].baseline - rule[1] < 3.2 * 28.95 * 25.4 / 72
    assert len(page.lines) > title + 1


@pytest.fixture
def last(headed, tmp_path):
    """The last page as `drafter build --pdf` prints it."""
    (tmp_path / "稿.pdf").write_bytes(pdf_export.print_pdf(headed.docx.read_bytes()).data)
    return measured(tmp_path / "稿.pdf")[-1]


def test_the_imprint_ends_where_the_type_area_ends(last):
    assert last.lines[-1].text.endswith("印发")
    dark = dark_of(pypdfium2.PdfDocument(last.file)[last.index])
    across = dark[:, int((INNER + 5) * DENSITY) : int((210 - INNER - 5) * DENSITY)].mean(axis=1) > 0.95
    lines = bands(across[:, None])
    assert len(lines) == 3
    assert lines[-1][1] == pytest.approx(297 - BOTTOM, abs=1)
    thick = [lower - upper for upper, lower in lines]
    assert thick[1] <= min(thick[0], thick[2])
    columns = np.flatnonzero(dark[int(lines[-1][0] * DENSITY)]) / DENSITY
    assert columns[-1] - columns[0] == pytest.approx(156, abs=1)


def test_names_turned_stand_under_the_first_of_them(last):
    first = next(n for n, line in enumerate(last.lines) if line.text.startswith("抄送："))
    assert last.lines[first + 1].left == pytest.approx(last.lines[first].chars[3].left, abs=1)
