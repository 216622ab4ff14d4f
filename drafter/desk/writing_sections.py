"""write: a section drafted, or a paragraph smoothed, by the bureau's own model; what stands is put beside the old text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drafter import case
from drafter.case import Case
from drafter.case.record import unwanted
from drafter.desk.collecting import dossier_of
from drafter.desk.consulting import instructions, reader_for
from drafter.desk.drafted_lines import DRAFTED, SMOOTHED, line, put, slotted
from drafter.desk.model_writer import Writer
from drafter.desk.section_given import SectionGiven, sections
from drafter.grounding import Bureau
from drafter.model.change import Change, SetCell
from drafter.model.dossier import Dossier
from drafter.model.endpoint import Use
from drafter.model.finding import DrafterError
from drafter.model.grounded import Grounded
from drafter.model.inputs import MetricInput, PassageInput
from drafter.model.second_reader import NoAnswer
from drafter.model.slots import pieces
from drafter.zh.figures import find
from drafter.zh.hygiene import squeeze

BY = "模型起草"
"""Who changed the tables, as the history says."""


@dataclass(frozen=True)
class Composed:
    """What came of a section or paragraph. about: its heading, or the paragraph's number; row: of 正文, beside which it is put;
    lines: put there; failed: why nothing was, in words that go on from what it is about."""

    about: str
    row: str
    grounded: Grounded = field(default_factory=Grounded)
    lines: tuple[str, ...] = ()
    failed: str = ""


@dataclass(frozen=True)
class Written:
    """What `write` did. number: of the change in the history, 0 where nothing was put."""

    composed: tuple[Composed, ...]
    number: int = 0


def write(folder: Path, work: Path, numbers: Sequence[str]) -> Written:
    """A dossier's folder and headings of 提纲 (none: all that nobody has worked on) -> their sections drafted, what stands put as
    建议文字. DrafterError where no model is switched on for it, or a heading is none."""
    dossier = dossier_of(folder, work, case.Known.beside(work))
    writer, asked = _writer(Use.WRITE, dossier, folder, work), sections(dossier, numbers)
    if not asked:
        fix = "写明提纲的编号；或者先填指标的“今年:”、上年计划的“完成情况:”，把素材写成“采用”"
        raise DrafterError("没有要起草的：还是上年的话、又有材料可写的标题一个也没有", fix=fix)
    made = [_section(writer, one) for one in asked]
    return _kept(folder, work, [(one, section.row) for one, section in zip(made, asked, strict=True)], DRAFTED)


def smooth(folder: Path, work: Path, numbers: Sequence[str]) -> Written:
    """A dossier's folder and numbers of paragraphs of 正文 -> each said shorter, as 建议文字; nothing is put of one that loses
    anything. DrafterError as write, and for a paragraph that is not there or not yet filled in."""
    dossier = dossier_of(folder, work, case.Known.beside(work))
    writer = _writer(Use.SMOOTH, dossier, folder, work)
    rows = [_paragraph(dossier, number) for number in dict.fromkeys(numbers)]
    return _kept(folder, work, [(_smoothed(writer, dossier, row), row) for row in rows], SMOOTHED)


def _writer(use: Use, dossier: Dossier, folder: Path, work: Path) -> Writer:
    reader = reader_for(use, work, folder)
    if reader is None:
        fix = f"在运行命令的文件夹放模型.yaml，写“地址:”“模型:”，再写“{use.value}: 开”"
        raise DrafterError(f"没有接本单位的模型，不能{use.value}", fix=fix)
    head = dossier.inputs.case
    bureau = Bureau(head.issuer or head.signature or "", dossier.district, dossier.year)
    return Writer(reader, instructions(use.value, work), bureau)


def _section(writer: Writer, section: SectionGiven) -> Composed:
    about = f"{section.heading.id} {section.heading.words}".strip()
    where = {one.number: one.where for one in section.given}
    try:
        grounded = writer.section(section)
    except NoAnswer as none:
        return Composed(about, section.row.id, failed=f"模型{none.told}，没有起草")
    lines = [line(one, where, section.slots, DRAFTED) for one in grounded.standing]
    return Composed(about, section.row.id, grounded, tuple(lines), "" if lines else "没有一句站得住")


def _paragraph(dossier: Dossier, number: str) -> PassageInput:
    """The row of 正文 of a number, all its figures filled in."""
    row = next((one for one in dossier.inputs.passages if one.id == number), None)
    if row is None or not row.text:
        raise DrafterError(f"正文里没有“{number}”这一段，或者是空的", fix="写正文.yaml 里的编号，如 文02")
    blank = [one.name for one in pieces(row.text) if one.name is not None and not dossier.now(one.name)]
    if blank:
        raise DrafterError(f"“{number}”里的“{blank[0]}”还没有今年的数", fix="先填好指标.yaml 里的“今年:”，再润色")
    return row


def _smoothed(writer: Writer, dossier: Dossier, row: PassageInput) -> Composed:
    """A paragraph said shorter; nothing of it where a sentence falls, a figure is gone, or it is no shorter."""
    text = dossier.filled(row.text).text
    try:
        grounded = writer.smoothed(text, row.id)
    except NoAnswer as none:
        return Composed(row.id, row.id, failed=f"模型{none.told}，没有润色")
    said = "".join(one.text for one in grounded.standing)
    failed = _falls(text, said, grounded)
    if failed:
        return Composed(row.id, row.id, grounded, (), failed)
    words = slotted(said, _slots(dossier, row))
    return Composed(row.id, row.id, grounded, (f"{words}（{SMOOTHED} 据{row.id}）",))


def _falls(text: str, said: str, grounded: Grounded) -> str:
    """Why a paragraph said shorter is not put, empty where it is."""
    if not all(one.stands for one in grounded.judged) or not said:
        return "有站不住的句子，整段没有用"
    before, after = ([one.figure.text for one in find(words)] for words in (text, said))
    lost = [one for one in before if after.count(one) < before.count(one)]
    if lost:
        return f"少了“{lost[0]}”，整段没有用"
    return "" if len(squeeze(said)) < len(squeeze(text)) else "不比原来短，没有用"


def _slots(dossier: Dossier, row: PassageInput) -> list[MetricInput]:
    """The figures a paragraph has slots for, in its order."""
    found = (dossier.metric(piece.name) for piece in pieces(row.text or "") if piece.name is not None)
    return [one for one in found if one is not None]


def _kept(folder: Path, work: Path, made: Sequence[tuple[Composed, PassageInput]], mark: str) -> Written:
    """Put what stands beside the old text, in one change."""
    opened = Case.open(folder, work)
    changes = list(_changes(made, opened.record.declined, mark))
    if changes:
        case.keep_schemas(folder)
    entry = opened.apply(changes, BY) if changes else None
    return Written(tuple(one for one, _ in made), entry.number if entry else 0)


def _changes(made: Sequence[tuple[Composed, PassageInput]], declined: frozenset[str], mark: str) -> Iterator[Change]:
    """Each row once: several headings may share one."""
    rows = {row.id: row for _, row in made}
    for key, row in rows.items():
        lines = [told for one, other in made if other.id == key for told in one.lines]
        wanted = [told for told in lines if unwanted("正文", key, *_apart(told)) not in declined]
        new = put(row.offered, wanted, mark) if lines else row.offered
        if new != row.offered:
            yield SetCell("正文", key, "建议文字", row.offered, new)


def _apart(told: str) -> tuple[str, str]:
    """A line of 建议文字 -> its words, and where they are from."""
    words, _, source = told.rpartition("（")
    return words, source.removesuffix("）")
