"""proof: a report's figures and words, against themselves, the year and last year's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from drafter import case, tables
from drafter.case import Known
from drafter.model.erratum import Erratum, Spot
from drafter.model.finding import SAME, DrafterError, Finding
from drafter.model.layout import STANDARD
from drafter.model.manuscript import TABLE, Look, Manuscript, Para, Span
from drafter.model.place import Place, Ref
from drafter.model.report import Report
from drafter.zh.personal import masked
from drafter.zh.persons import covered

_HEADINGS = {1: Look.H1, 2: Look.H2, 3: Look.H3, 4: Look.H4}
_TABLE = "校对"


@dataclass(frozen=True)
class Proofed:
    """What `proof` found. spans: where each spot of each erratum stands in the text of the file, None where that is no text or
    it is not found in it; placed: the paper with the errata as comments, None when none was asked for."""

    errata: tuple[Erratum, ...]
    spans: tuple[tuple[tuple[int, int] | None, ...], ...]
    remarks: tuple[str, ...] = ()
    placed: case.Placed | None = None


def proof(path: Path, work: Path, prior: Path | None = None, into: Path | None = None) -> Proofed:
    """A report file, last year's where there is one, the .docx to write it to with its errata as comments -> what was found."""
    from drafter import parsing, proofing, readers

    if into is not None:
        case.check_place(into, "校对稿", (".docx",))
    kinds = Known.kinds_beside(work).kinds
    manuscript = readers.read(path)
    report = parsing.parse(manuscript, kinds)
    before, remarks = None, tuple(_unsure(report))
    if prior is not None:
        old = readers.read(prior)
        known = parsing.parse(old, kinds)
        before, remarks = proofing.paper(old, known), (*remarks, *_misplaced(report, known))
    phrases, faults = tables.load_phrases(work, work)
    if faults:
        raise DrafterError(faults[0].message, fix=faults[0].fix, place=faults[0].place)
    paper = proofing.paper(manuscript, report, before, phrases)
    errata = tuple(proofing.proof(paper))
    spans = tuple(_spans(errata, [line.printed for line in paper.lines], readers.file_text(path)))
    if into is None:
        return Proofed(errata, spans, remarks)
    data, lost = _hers(path, manuscript, errata) or (_written(laid(manuscript, report), errata, path, work), 0)
    if lost:
        remarks = (*remarks, f"有{lost}处在原来的 Word 文件里没有找到挂批注的地方，只列在这里")
    return Proofed(errata, spans, remarks, case.place_table(into, data))


def _unsure(report: Report) -> Iterator[str]:
    if not report.meta.year:
        yield "没有看出是哪一年的报告，提法过没过时没有查"


def _misplaced(report: Report, prior: Report) -> Iterator[str]:
    """What makes the other report look like none of last year's."""
    now, before = report.meta, prior.meta
    if now.year and before.year and now.year - before.year != 1:
        yield f"要校对的是{now.year}年的报告，拿来对照的是{before.year}年的，不是上一年，请核对"
    if now.district and before.district and now.district != before.district:
        yield f"要校对的是{now.district}的报告，拿来对照的是{before.district}的，请核对"


def _spans(
    errata: Sequence[Erratum], printed: Sequence[str], text: str
) -> Iterator[tuple[tuple[int, int] | None, ...]]:
    from drafter import proofing

    where = proofing.in_file(printed, text) if text else []
    for erratum in errata:
        yield tuple(_span(where[spot.paragraph - 1] if where else [], spot) for spot in erratum.spots)


def _span(found: Sequence[int], spot: Spot) -> tuple[int, int] | None:
    return (found[spot.start], found[spot.end - 1] + 1) if found else None


def laid(manuscript: Manuscript, report: Report) -> Manuscript:
    """The paper as printed, its title and headings set as such, every word with an address a comment can hang on."""
    looks = {h.paragraph: _HEADINGS[h.level] for h in report.outline if not h.inline and h.level in _HEADINGS}
    paras = [
        _addressed(_titled(para, report, looks.get(number)), number) for number, para in enumerate(manuscript.paras, 1)
    ]
    return replace(manuscript, paras=tuple(paras))


def _titled(para: Para, report: Report, look: Look | None) -> Para:
    if para.look is not Look.BODY:
        return para
    return replace(para, look=Look.TITLE if para.text == report.meta.title else look or Look.BODY)


def _addressed(para: Para, number: int) -> Para:
    words = masked(covered(para.origin or para.text))
    cells = words.split("\t") if para.look in TABLE else [words.replace("\t", " ")]
    starts = accumulate((len(cell) + 1 for cell in cells), initial=0)
    spans = list[Span]()
    for start, cell in zip(starts, cells, strict=False):
        spans += [Span("\t")] if start else []
        spans += [Span(cell, (_TABLE, number, "文字", start, start + len(cell)))] if cell else []
    return replace(para, spans=tuple(spans), origin="")


def _hers(path: Path, manuscript: Manuscript, errata: Sequence[Erratum]) -> tuple[bytes, int] | None:
    """Her own Word file with the errata as comments, all else of it as it is, and how many found no place; None where the
    report is no such file."""
    from drafter import readers
    from drafter.ooxml import archive, commenting

    data = b"" if path == readers.PASTED else readers.stored(path)
    if not archive.holds(data, "word/document.xml"):
        return None
    hung = [(spot, _said(erratum, spot)) for erratum in errata for spot in erratum.spots]
    hung.sort(key=lambda one: one[0])
    return commenting.commented(
        data, path.name, [commenting.Comment(*_hung(spot, manuscript), said) for spot, said in hung]
    )


def _said(erratum: Erratum, spot: Spot) -> tuple[str, ...]:
    """What to say at a place of an erratum: all of it at the first, at the others that it is the same."""
    name = f"{erratum.level}·{erratum.rule}："
    if spot == erratum.spots[0]:
        return name + erratum.message, f"怎么改：{erratum.fix}"
    return (f"{name}{SAME}",)


def _hung(spot: Spot, manuscript: Manuscript) -> tuple[str, int, int]:
    """The paragraph of a spot, of a row of a table its cell, and where in it."""
    para = manuscript.paras[spot.paragraph - 1]
    words, first = para.origin or para.text, 0
    if para.look in TABLE:
        first = words.rfind("\t", 0, spot.start) + 1
        words = words[first:].partition("\t")[0]
    return words, spot.start - first, spot.end - first


def _written(manuscript: Manuscript, errata: Sequence[Erratum], path: Path, work: Path) -> bytes:
    """The paper in the house's layout with its errata as comments."""
    from drafter import writers

    habits, _ = tables.load_habits(work, work)
    findings = [_finding(erratum, path) for erratum in errata]
    return writers.write(manuscript, findings, ".docx", habits.layout(STANDARD))


def _finding(erratum: Erratum, path: Path) -> Finding:
    ref, *also = (_address(spot) for spot in erratum.spots)
    place = Place(path, erratum.paragraph)
    return Finding(place, erratum.rule, erratum.level, erratum.message, erratum.fix, ref, tuple(also))


def _address(spot: Spot) -> Ref:
    return (_TABLE, spot.paragraph, "文字", spot.start, spot.end)
