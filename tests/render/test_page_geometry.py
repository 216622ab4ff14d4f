"""The pages of the drafts, measured in their PDF: 22 lines, 28 characters, margins, page numbers, fonts."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count, pairwise, takewhile

import docx
import pytest
from conftest import AGAIN, ALIASES
from docx.oxml.ns import qn
from measuring import MM, unspaced

from drafter.model.manuscript import Look

pytestmark = [pytest.mark.render, pytest.mark.slow]

TOP, BOTTOM, INNER, OUTER = 37, 35, 28, 26
"""天头, 订口 and what follows from a type area of 156 × 225 mm on A4, in millimetres (5.2.1)."""

TOLERANCE = 1
"""±1 mm (5.2.1)."""

PITCH = 28.95 * MM
LINES, CHARACTERS = 22, 28
"""每面排22行, 每行排28个字 (5.2.3)."""

BASELINE = 0.8 * PITCH
"""LibreOffice sets the baseline four fifths down a line of exact pitch."""

CHARACTER = 16 * MM
HEADINGS = {Look.H1, Look.H2, Look.H3}
SET_IN_THREE = {Look.BODY, *HEADINGS}
PAGE_COUNTS = {"示例·审阅稿": 14, "示例·清稿": 14, "示例·对照表": 13}
"""Known by measurement; a change wants a look at the pages."""

NOT_FIRST = set("，。、；：？！”’）》〉】』」〕…—%％·～")
NOT_LAST = set("“‘（《〈【『「〔…—")
"""Marks that may not begin, may not end a line; a dash or an ellipsis may besides not be parted."""

EITHER = set("“”‘’—…·")
"""Marks whose font LibreOffice takes from the word before; Word goes by the hint, which `drafter inspect` looks for."""


def sides(page):
    """Left and right edge of the type area: the binding is on the left of odd pages, on the right of even ones."""
    return (INNER, page.width - OUTER) if page.number % 2 else (OUTER, page.width - INNER)


def text_pages(draft):
    """The pages before the first attachment."""
    labels = [unspaced(p.text) for p in draft.paras if p.look is Look.ATTACHMENT_LABEL]
    return [
        page
        for page in draft.pages
        if not any(p.lines[0].text in labels for p in draft.pages[: page.number] if p.lines)
    ]


def slot(line):
    """Which of the page's lines a line stands on, from 1, and how far off in millimetres."""
    exact = (line.baseline - TOP - BASELINE) / PITCH
    return round(exact) + 1, (exact - round(exact)) * PITCH


def placed(draft):
    """(page, line, paragraph, where in it the line begins) of every line of the text; paragraphs as their words."""
    paras = [(para.look, unspaced(para.text)) for para in draft.paras if unspaced(para.text)]
    number, at, found = 0, 0, []
    for page in text_pages(draft):
        for line in page.lines:
            found.append((page, line, number, at))
            assert paras[number][1].startswith(line.text, at), line.text
            at += len(line.text)
            if at == len(paras[number][1]):
                number, at = number + 1, 0
    return paras, found


def keeps(paras, number):
    """Whether a paragraph stays with the next: a heading with its text, the last words with the signature."""
    return paras[number][0] in HEADINGS or paras[number + 1][0] in {Look.ATTACHMENT_LIST, Look.SIGNATURE}


def test_every_line_stands_on_the_grid_of_22(set_paper):
    for page in text_pages(set_paper):
        placed = [slot(line) for line in page.lines]
        assert max(abs(off) for _, off in placed) < 0.1
        assert [n for n, _ in placed] == sorted({n for n, _ in placed})
        assert placed[0][0] == 1
        assert placed[-1][0] <= LINES


def test_every_full_page_holds_22_lines(set_paper):
    """A page may end early only where what stays together, and a line of what it stays with, has no room on it."""
    paras, found = placed(set_paper)
    full = 0
    for (page, line, *_), (following, _, number, at) in pairwise(found):
        if page is not following:
            kept = set(takewhile(lambda n: keeps(paras, n), count(number))) if at == 0 else set()
            after = next(line for where, line, n, _ in found if where is following and n not in kept)
            assert LINES - slot(line)[0] < slot(after)[0], page.number
            full += slot(line)[0] == LINES
    assert full >= 6


def test_every_full_line_holds_28_characters(set_paper):
    """26 after the two the first line leaves blank; fewer where a mark may not begin the next line or end this one."""
    paras, found = placed(set_paper)
    parted = {unspaced(para.text) for para in set_paper.paras if " " in para.text}  # a blank takes half a 字
    full = 0
    for page, line, number, at in found:
        look, words = paras[number]
        room = CHARACTERS - round((line.left - sides(page)[0]) / CHARACTER)
        ahead = words[at : at + room + 1]
        if look in SET_IN_THREE and len(ahead) > room and is_wide(ahead) and words not in parted:
            assert len(line.chars) <= room, line.text
            edge = (
                "【待填" in words and ahead[-2] in NOT_FIRST
            )  # widths of runs are rounded: a mark at the very edge may turn
            if ahead[-1] not in NOT_FIRST and ahead[-2] not in NOT_LAST and not edge:
                assert len(line.chars) == room, line.text
                full += room == CHARACTERS
    assert full >= 20


def is_wide(text):
    """Whether every character takes a whole 字."""
    return not any(char.isascii() for char in text)


def test_margins_are_within_a_millimetre(set_paper):
    pages = text_pages(set_paper)
    for page in pages:
        left, right = sides(page)
        assert (page.width, page.height) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
        assert min(line.left for line in page.lines) == pytest.approx(left, abs=TOLERANCE)
        assert max(line.right for line in page.lines) == pytest.approx(right, abs=TOLERANCE)
        assert page.lines[0].baseline - BASELINE == pytest.approx(TOP, abs=TOLERANCE)
        ends = page.lines[-1].baseline + PITCH - BASELINE
        missing = (LINES - slot(page.lines[-1])[0]) * PITCH
        assert page.height - ends - missing == pytest.approx(BOTTOM, abs=TOLERANCE)


def test_all_ink_is_within_the_type_area(set_draft):
    for page in set_draft.pages:
        left, right = sides(page)
        chars = [char for line in page.lines for char in line.chars]
        assert min(char.left for char in chars) > left - TOLERANCE
        assert max(char.right for char in chars) < right + TOLERANCE
        assert min(char.top for char in chars) > TOP
        assert max(char.bottom for char in chars) < page.height - BOTTOM


def test_page_numbers_stand_outside_and_their_dash_7_mm_below(set_draft):
    for page in set_draft.pages:
        foot, (left, right) = page.foot, sides(page)
        assert foot.text == f"—{page.number}—"
        gap = right - foot.right if page.number % 2 else foot.left - left
        assert gap == pytest.approx(14 * MM, abs=TOLERANCE)  # one 四号 character
        for dash in (foot.chars[0], foot.chars[-1]):
            assert page.ink_top(dash) - (page.height - BOTTOM) == pytest.approx(7, abs=1)
        assert {bare(char.font) for char in foot.chars} == {bare(ALIASES["宋体"])}


def bare(font):
    """Name of a font without blanks, or as PDF writes it without subset and style."""
    return re.sub(r"^[A-Z]{6}\+|-Regular$| ", "", font)


def test_every_character_is_in_the_font_asked_for(set_draft):
    chars = [char for page in set_draft.all_pages for line in page.lines for char in line.chars]
    assert all(char.embedded for page in set_draft.all_pages for char in page.chars)
    printed = Counter((char.text, bare(char.font)) for char in chars if char.text not in EITHER)
    asked = Counter()
    for run in docx.Document(set_draft.docx).element.body.iter("{*}r"):
        fonts = run.find("{*}rPr/{*}rFonts")
        western, chinese = (bare(ALIASES[fonts.get(qn(f"w:{script}"))]) for script in ("ascii", "eastAsia"))
        words = unspaced("".join(text.text or "" for text in run.iter("{*}t")))
        asked += Counter((char, western if char.isascii() else chinese) for char in words if char not in EITHER)
    repeated = printed - asked  # heads of tables on every page
    assert not asked - printed
    assert {font for _, font in repeated} <= {bare(ALIASES["黑体"])}


def test_no_page_is_blank(draft):
    assert len(draft.pages) >= 4
    for page in draft.pages:
        assert len(page.text) > 15 or page.pictures, page.number


def test_the_example_has_as_many_pages_as_ever(drafts, fonts):
    if not fonts[1]:
        pytest.skip("needs the Fandol fonts (.ci/packages)")
    assert {name: len(drafts[name].pages) for name in PAGE_COUNTS} == PAGE_COUNTS


def test_the_same_draft_built_twice_has_the_same_pages(drafts):
    first, again = drafts["示例·审阅稿"], drafts[AGAIN]
    assert first.docx.read_bytes() == again.docx.read_bytes()
    assert [page.text for page in first.pages] == [page.text for page in again.pages]
