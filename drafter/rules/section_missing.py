"""缺少部分：这种报告规定要写的部分，一个字也没有。

反例:
  文种: 法治政府建设年度报告
  上年报告: |
    一、2024年度推进法治政府建设的主要举措和成效
    健全行政执法协调监督工作机制。
正例:
  文种: 司法行政工作总结
  上年报告: |
    一、2024年工作总结
    健全行政执法协调监督工作机制。
    二、2025年工作计划
    建成区级公共法律服务中心。
  下年计划:
    - {编号: 谋01, 小标题: , 参考: , 计划: 推动公共法律服务进园区。}
怎么改: 写上这一部分；今年不写的，在提纲.yaml 的“不写:”后面写明理由。
依据: 各文种必写的部分和依据写在 sections/ 里。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.kind import Part, SectionKind
from drafter.model.place import Ref

ID = "缺少部分"
LEVEL = Level.ERROR


def check(dossier: Dossier) -> Iterator[Note]:
    """Required sections nothing was written for, but those declined with a reason."""
    for section in dossier.kind.sections:
        declined = dossier.outline.leaves_out(section.name)
        if section.required and not declined and not _written(dossier, section):
            source = f"（{section.source}）" if section.source else ""
            yield Note(
                _ref(dossier, section),
                f"缺少“{section.name}”这一部分{source}",
                fix=_fix(section),
            )


def _written(dossier: Dossier, section: SectionKind) -> bool:
    inputs = dossier.inputs
    if any(row.section == section.name and row.text for row in inputs.kept_passages):
        return True
    if section.part is Part.PROBLEMS:
        return any(problem.is_meant for problem in inputs.new_problems)
    return section.part is Part.PLAN and any(plan.is_meant for plan in inputs.next_plans)


def _ref(dossier: Dossier, section: SectionKind) -> Ref:
    """The blank row laid out for the section, else the table where it belongs."""
    if section.part in (Part.PROBLEMS, Part.PLAN):
        return ("本年问题" if section.part is Part.PROBLEMS else "下年计划", section.name)
    for row in dossier.inputs.kept_passages:
        if row.section == section.name:
            return (*row.ref, "文字")
    return ("正文", section.name)


def _fix(section: SectionKind) -> str:
    if section.part is Part.PROBLEMS:
        return "在本年问题.yaml 里至少写一条“问题:”和“原因:”"
    if section.part is Part.PLAN:
        return "在下年计划.yaml 里至少写一条“计划:”"
    write = f"在正文.yaml 里“部分: {section.name}”的那一条写上文字；没有这一条的，照别的条目加一条"
    return f"{write}；今年不写的，在提纲.yaml 里这一部分的“不写:”后面写明理由"
