"""旧数未改：正文里还留着去年这一段的数，没有换成 `{{ 指标名称 }}`。

反例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 全年共受理法律援助案件1447宗。, 处理: 改写}
正例:
  上年报告: |
    一、2024年工作总结
    全年受理法律援助案件1447宗。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: "全年共受理法律援助案件{{ 受理法律援助案件 }}。", 处理: 改写}
怎么改: 换成 {{ 指标名称 }}，或者改成今年的数。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.inputs import PassageInput
from drafter.model.report import Passage, Report, Statistic
from drafter.model.slots import Piece, pieces
from drafter.zh import figures

ID = "旧数未改"
LEVEL = Level.WARNING

_TELLING = 3
"""A number of so many digits does not come again by chance."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Figures typed into a passage that last year's passage printed, in the same place or too long for chance."""
    report = dossier.priors[0]
    names = {statistic.id: metric.name for statistic, metric, _ in dossier.joins.metrics if metric}
    for passage, row, _ in dossier.joins.passages:
        if row and row.text and row.is_kept:
            for piece in (p for p in pieces(row.text) if p.name is None):
                yield from _old(names, report, passage, row, piece)


def _old(names: Mapping[str, str], report: Report, passage: Passage, row: PassageInput, piece: Piece) -> Iterator[Note]:
    old = [s for s in (*report.statistics, *report.compared) if s.paragraph == passage.paragraph]
    for found in figures.find(piece.text):
        same = [s for s in old if s.figure.text == found.figure.text]
        if same and (_is_telling(same[0]) or _same_place(found, piece.text, same, passage)):
            where = (*row.ref, "文字", piece.start + found.start, piece.start + found.end)
            fix = f"{_instead(same[0], names)}；确实相同的，在这一条加一行“核对: {ID}”"
            yield Note(where, f"“{found.figure}”是上年的数", fix=fix)


def _instead(old: Statistic, names: Mapping[str, str]) -> str:
    """What to write in the place of last year's figure: its slot; the year before's beside it has none."""
    if old.standing in ("", "累计"):
        return f"换成 {{{{ {names.get(old.id, old.name)} }}}}，成稿时自动填今年的数"
    return f"这是上年报告里{old.standing}的数，改成今年报告要比的数，不比的删去"


def _is_telling(statistic: Statistic) -> bool:
    digits = "".join(c for c in statistic.figure.text if c.isdecimal())
    return len(digits.strip("0")) >= _TELLING


def _same_place(found: figures.Found, text: str, same: list[Statistic], passage: Passage) -> bool:
    """Whether the two characters before or after it are the ones that stood there last year."""
    for s in same:
        start, end = s.start - passage.start, s.end - passage.start
        before, after = passage.text[max(0, start - 2) : start], passage.text[end : end + 2]
        if len(before) == 2 and text[: found.start].endswith(before):
            return True
        if len(after) == 2 and after[0] not in "，。；、" and text[found.end :].startswith(after):
            return True
    return False
