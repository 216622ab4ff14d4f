"""别处地名：文字里出现了别的区县，多半是从别处抄来没有改。

反例:
  上年报告: |
    龙华区2024年司法行政工作总结
    一、2024年工作总结
    建成三个服务站。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 坪山区建成五个服务站。, 处理: 改写}
正例:
  上年报告: |
    龙华区2024年司法行政工作总结
    一、2024年工作总结
    建成三个服务站。
  正文:
    - {编号: 文01, 部分: 工作总结, 文字: 龙华区建成五个服务站。, 处理: 改写}
怎么改: 核对是不是该写本区；确实说的是别处的，核对后消去。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.zh import districts

ID = "别处地名"
LEVEL = Level.WARNING

_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")


def check(dossier: Dossier) -> Iterator[Note]:
    """Districts and counties that are neither this one nor named in a prior report; names in titles are left alone."""
    known = {districts.base_of(dossier.district)}
    for report in dossier.priors:
        text = "".join(sentence.text for sentence in report.sentences) + report.meta.title + report.meta.issuer
        known |= {districts.base_of(name) for _, _, name in districts.find(text)}
    for ref, text in dossier.inputs.texts():
        named = [match.span() for match in _QUOTED.finditer(text)]
        for start, end, name in districts.find(text):
            is_other = name[-1] in "区县" and len(name) > 2 and districts.official(name)
            in_title = any(a <= start < b for a, b in named)
            if is_other and not in_title and districts.base_of(name) not in known:
                fix = f"核对是不是该写{dossier.district}；确实说的是{name}的，在这一条加一行“核对: {ID}”"
                yield Note((*ref, start, end), f"文字里出现了“{name}”", fix=fix)
