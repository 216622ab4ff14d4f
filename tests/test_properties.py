"""What must not matter does not: width of punctuation, script, blank lines between paragraphs; figures keep their print."""

from __future__ import annotations

import random
from pathlib import Path

import opencc
import pytest
from kit import KINDS, SEEDS, SHARED

from drafter import parsing, readers
from drafter.readers.assembling import Line, Sheet, paper
from drafter.zh import figures

REAL = sorted((SHARED / "seeds").glob("*.txt"))
REPORTS = [
    *(pytest.param(file, id=f"例-{file.stem}") for file in sorted(SEEDS.glob("*.txt"))),
    *(pytest.param(file, id=f"真-{file.stem}", marks=pytest.mark.shared) for file in REAL),
]
NARROW = str.maketrans({"，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"})


def understood(texts, file):
    """What is read out of a report, but for where it stands."""
    sheet = Sheet(tuple(Line(number, text) for number, text in enumerate(texts, start=1)))
    report = parsing.parse(paper(sheet, file), KINDS)
    return (
        [(s.figure, s.name, s.part) for s in report.statistics],
        [(c.text, c.section) for c in report.commitments],
        [problem.text for problem in report.problems],
        [(h.level, h.marker, h.title, h.part) for h in report.outline],
        [(t.name, t.op, t.value, t.unit) for t in report.targets],
        report.meta,
    )


def texts_of(file):
    return [para.text for para in readers.read(file).paras]


@pytest.mark.parametrize("file", REPORTS)
def test_blank_lines_between_paragraphs_do_not_matter(file):
    texts = texts_of(file)
    chance = random.Random(file.stem)
    parted = [line for text in texts for line in (text, *[" "] * chance.randrange(3))]
    assert understood(parted, file) == understood(texts, file)


@pytest.mark.parametrize("file", REPORTS)
def test_width_of_punctuation_does_not_matter(file):
    texts = texts_of(file)
    assert understood([text.translate(NARROW) for text in texts], file) == understood(texts, file)


@pytest.mark.parametrize("file", REPORTS)
def test_script_does_not_matter(file):
    texts = texts_of(file)
    assert understood(opencc.OpenCC("s2t").convert("\n".join(texts)).split("\n"), file) == understood(texts, file)


@pytest.mark.parametrize("file", REPORTS)
def test_a_figure_is_printed_as_it_was_read_and_reads_the_same_again(file):
    for text in texts_of(file):
        for found in figures.find(text):
            assert str(found.figure) == text[found.start : found.end]
            assert figures.Figure.parse(str(found.figure), bare=not found.figure.unit) == found.figure


@pytest.mark.parametrize("file", REPORTS)
def test_no_character_of_the_paper_is_lost(file):
    manuscript = readers.read(file)
    report = parsing.parse(manuscript, KINDS)
    told = {s.paragraph for s in report.statistics} | {h.paragraph for h in report.outline}
    told |= {p.paragraph for p in report.passages} | {c.paragraph for c in report.commitments}
    assert told <= set(range(1, len(manuscript.paras) + 1))
    for passage in report.passages:
        assert manuscript.paras[passage.paragraph - 1].text.endswith(passage.text)
    for statistic in report.statistics:
        whole = manuscript.paras[statistic.paragraph - 1].text
        assert whole[statistic.start : statistic.end] == statistic.figure.text
        assert statistic.sentence in whole


@pytest.mark.parametrize("file", REPORTS)
def test_the_parts_together_are_the_paper(file):
    manuscript = readers.read(file)
    report = parsing.parse(manuscript, KINDS)
    assert "\n".join(part.text for part in report.portions) == "\n".join(para.text for para in manuscript.paras)
    assert [n for part in report.portions for n in range(part.first, part.last + 1)] == list(
        range(1, len(manuscript.paras) + 1)
    )


def test_what_is_not_laid_out_is_told():
    """Annexes behind the date."""
    texts = ["一、工作总结", "办理案件12件。", "云岭区司法局", "2025年1月10日", "附件1", "任务分工表"]
    report = parsing.parse(paper(Sheet(tuple(Line(n, t) for n, t in enumerate(texts, 1))), Path("云岭.txt")), KINDS)
    assert [part.part.value for part in report.portions] == ["summary", "signature", "other"]
    assert any(d.paragraph == 5 and "2段附件" in d.message for d in report.doubts)


def test_values_and_units_of_the_ways_figures_are_written():
    said = {
        "1.6万余处": (16000, "处"),
        "23437.89万元": (234378900, "元"),
        "近90%": (90, "%"),
        "连续七年": (7, "年"),
        "两万册": (20000, "册"),
    }
    for text, (value, unit) in said.items():
        figure = figures.Figure.parse(text)
        assert (figure.value, figure.unit) == (value, unit), Path(text)
