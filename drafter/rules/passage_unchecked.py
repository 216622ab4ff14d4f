"""沿用未核：正文里的一段和去年一字不差，也没有写明核对后沿用；改写过的一段里，还有几句和去年一字不差。

反例:
  上年报告: |
    一、2024年工作总结
    健全行政执法协调监督工作机制。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 健全行政执法协调监督工作机制。, 处理: }
正例:
  上年报告: |
    一、2024年工作总结
    健全行政执法协调监督工作机制。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 健全行政执法协调监督工作机制。, 处理: 沿用}
怎么改: 改成今年的情况；核对后不用改的，“处理:”写“沿用”；今年不要的写“删去”。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from drafter.model.dossier import Dossier, repeats
from drafter.model.finding import Level, Note
from drafter.model.kind import Part
from drafter.model.slots import pieces
from drafter.zh.clipping import clipped
from drafter.zh.headings import LONGEST, marker_of
from drafter.zh.hygiene import squeeze
from drafter.zh.quoting import quote
from drafter.zh.sentences import Sentence, split

ID = "沿用未核"
LEVEL = Level.WARNING

_FIX = "改成今年的情况；核对后确实不用改的，“处理:”写“沿用”；今年不要的写“删去”"
_LEFT = "逐句看一遍：首次、获评、成立一类上年做成的事，今年改掉或删去；确实不用改的，在这一条加一行“核对: 沿用未核”"
_OLD = "这是上年对再上一年问题的交代，今年一般不要，“处理:”写“删去”；要保留的，改成今年的情况"


_LEAST, _SHOWN, _LONG = 12, 3, 24
"""Characters of the shortest sentence that tells a thing: shorter ones are headings; sentences quoted, and their characters."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Passages whose words, figures aside, are last year's, unless she wrote 沿用 or 删去; and the sentences left as they were
    in passages she rewrote."""
    report = dossier.priors[0]
    parts = {section.name: section.part for section in dossier.kind.sections}
    for passage, row, _ in dossier.joins.passages:
        if row is None or not row.text or row.handling in ("沿用", "删去"):
            continue
        if repeats(row, passage, report, dossier.years):
            told = "写的是“改写”，文字却" if row.handling == "改写" else "文字"
            yield Note(
                (*row.ref, "文字"),
                f"这一段{told}和上年一样",
                fix=_OLD if parts.get(row.section) is Part.RECTIFICATION else _FIX,
            )
        elif left := list(_left(row.text, dossier.last_year)):
            told = "、".join(quote(clipped(one.text.rstrip("。"), _LONG)) for one in left[:_SHOWN])
            more = "等" if len(left) > _SHOWN else ""
            where = (*row.ref, "文字", left[0].start, left[0].end)
            yield Note(where, f"这一段改写过，还有{len(left)}句和上年一字不差：{told}{more}", fix=_LEFT)


def _left(text: str, old: frozenset[str]) -> Iterator[Sentence]:
    """The sentences of a text that tell something, and that no figure of this year has made new; the lead of an item titles
    what follows it, and may stay."""
    sentences = split(text)
    for one, after in zip_longest(sentences, sentences[1:]):
        plain = squeeze(one.text)
        leads = after is not None and marker_of(one.text) is not None and len(plain) <= LONGEST
        if (
            not leads
            and len(plain) >= _LEAST
            and plain in old
            and all(piece.name is None for piece in pieces(one.text))
        ):
            yield one
