"""归入不明：完成情况要写进的小标题或部分，正文里没有；两个小标题只差一点。

反例:
  上年报告: |
    一、2024年工作总结
    （一）推进公共法律服务
    建成三个服务站。
    二、2025年工作计划
    建成区级公共法律服务中心。
  上年计划:
    - {编号: 划01, 计划: 建成区级公共法律服务中心。, 归入: 推进法律援助, 完成情况: 已建成}
正例:
  上年报告: |
    一、2024年工作总结
    （一）推进公共法律服务
    建成三个服务站。
    二、2025年工作计划
    建成区级公共法律服务中心。
  上年计划:
    - {编号: 划01, 计划: 建成区级公共法律服务中心。, 归入: 推进公共法律服务, 完成情况: 已建成}
怎么改: “归入:”写正文里有的小标题或部分。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from drafter.model.dossier import Dossier
from drafter.model.finding import Level, Note
from drafter.model.headline import HeadingInput
from drafter.model.inputs import ANNEX_ONLY, LEADING, PassageInput, PromiseInput
from drafter.model.kind import Part

ID = "归入不明"
LEVEL = Level.WARNING

_TWIN = 0.87
"""difflib's ratio of headings of eight characters that differ in one."""


def check(dossier: Dossier) -> Iterator[Note]:
    """Promises whose 归入 names no heading and no section that will be printed."""
    kept = dossier.inputs.kept_passages
    known = [row.heading for row in kept if row.heading] + [row.section for row in kept]
    emptied = _emptied(dossier)
    known += [name for row in dossier.outline.printed if row.id not in emptied for name in row.names]
    known += [ANNEX_ONLY, LEADING, *(section.name for section in dossier.kind.sections)]
    yield from _parts(dossier)
    yield from _split(dossier)
    yield from _twins(dossier)
    yield from _taken(dossier, known)
    for promise in dossier.inputs.promises:
        if promise.section and promise.section not in known:
            declined = dossier.outline.find(promise.section)
            if declined and declined.id in dossier.outline.declined:
                yield _declined(dossier, promise, declined)
                continue
            near = get_close_matches(promise.section, known, n=1, cutoff=0.3)
            hint = f"是不是“{near[0]}”？" if near else "照正文.yaml 里的小标题写。"
            yield Note(
                (*promise.ref, "归入"),
                f"正文里没有“{promise.section}”这个小标题",
                fix=f"{hint}不改的话，这一句会写在总结部分的最后",
            )


def _taken(dossier: Dossier, known: Sequence[str]) -> Iterator[Note]:
    """What of 素材 is taken and names no heading."""
    for row in dossier.inputs.taken:
        if row.heading not in known:
            told = f"正文里没有“{row.heading}”这个小标题" if row.heading else f"{row.id}采用了，还没有写归到哪个小标题"
            yield Note((*row.ref, "归入"), told, fix="照正文.yaml 里的小标题写。不改的话，会写在总结部分的最后")


def _declined(dossier: Dossier, promise: PromiseInput, heading: HeadingInput) -> Note:
    summary = dossier.kind.section_for(Part.SUMMARY)
    printed = summary is None or not dossier.outline.leaves_out(summary.name)
    told = f"“{promise.section}”这一节今年不写（提纲.yaml {heading.id}）"
    fix = "改成要印的小标题，只列进附件的写“对照表”。不改的话，这一句"
    return Note((*promise.ref, "归入"), told, fix=fix + ("会写在总结部分的最后" if printed else "不会印出"))


def _together(dossier: Dossier) -> dict[str, list[PassageInput]]:
    """小标题 of last year's -> this year's rows of the paragraphs that stood under it."""
    together: dict[str, list[PassageInput]] = {}
    for passage, row, _ in dossier.joins.passages:
        if row and row.is_kept and passage.heading:
            together.setdefault(passage.heading, []).append(row)
    return together


def _emptied(dossier: Dossier) -> set[str]:
    """Headings that all paragraphs of last year have left for others."""
    left = {
        heading: any(_called(dossier, row.heading) == _called(dossier, heading) for row in rows)
        for heading, rows in _together(dossier).items()
    }
    return {_called(dossier, heading) for heading, stays in left.items() if not stays}


def _split(dossier: Dossier) -> Iterator[Note]:
    """Paragraphs that stood under one 小标题 last year, of which some are under another now: the section falls apart."""
    for heading, rows in _together(dossier).items():
        moved = [row for row in rows if _called(dossier, row.heading) != _called(dossier, heading)]
        for row in moved if len(moved) < len(rows) else ():
            if row.heading and dossier.outline.find(row.heading) is None:
                told = f"上年这一段和别的段落同在“{heading}”下面，只改了这一条，会裂成两节"
                fix = f"要改小标题，改提纲.yaml 里的“标题:”，全篇都改；确实要分成两节的，在这一条加一行“核对: {ID}”"
                yield Note((*row.ref, "小标题"), told, fix=fix)


def _called(dossier: Dossier, words: str | None) -> str:
    """The heading that words name: its number in 提纲, the words where it has none."""
    found = dossier.outline.find(words)
    return found.id if found else words or ""


def _twins(dossier: Dossier) -> Iterator[Note]:
    """小标题 of one 部分 that differ in a character: meant as one, printed as two."""
    seen: dict[str, list[str]] = {}
    for row in dossier.inputs.kept_passages:
        if not row.heading:
            continue
        others = seen.setdefault(row.section, [])
        twin = next(iter(get_close_matches(row.heading, others, n=1, cutoff=_TWIN)), row.heading)
        known = dossier.outline.find(row.heading) is not None
        if row.heading not in others and twin != row.heading and not known:
            fix = f"改成一样的写法；确实是两节的，在这一条加一行“核对: {ID}”"
            yield Note((*row.ref, "小标题"), f"“{row.heading}”和前面的“{twin}”只差一点，会印成两节", fix=fix)
        others.append(row.heading)


def _parts(dossier: Dossier) -> Iterator[Note]:
    """Passages whose 部分 is none of this kind's: they are printed as a section of their own."""
    names = [section.name for section in dossier.kind.sections]
    names += [row.section for row in dossier.outline.rows if row.section not in names]
    for row in dossier.inputs.kept_passages:
        if row.section not in names:
            near = get_close_matches(row.section, names, n=1, cutoff=0.3)
            hint = f"是不是“{near[0]}”？" if near else ""
            fix = f"{hint}可写的是：{'、'.join(names)}；确实要另立一个部分的，在这一条加一行“核对: {ID}”"
            yield Note((*row.ref, "部分"), f"这种报告没有“{row.section}”这个部分", fix=fix)
