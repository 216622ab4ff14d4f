"""Whether a model may be asked for something: what she wrote beside her work, how it did on the exam, where it is all kept."""

from __future__ import annotations

from pathlib import Path

from drafter import storage, tables
from drafter.case import folders_of
from drafter.model.endpoint import Use
from drafter.model.finding import DrafterError
from drafter.model.graded import Standing
from drafter.model.second_reader import SecondReader
from drafter.tracing import Second

_MOST = 64_000
"""Bytes of instructions at most."""
TRACING = "对照"
"""The instructions for judging promises."""


def reader_for(use: Use, work: Path, folder: Path | None = None) -> SecondReader | None:
    """A use, the folder she works in and the dossier (None where there is none: then it is kept beside her work) -> who is to
    be asked; None where she has switched nothing on. DrafterError as load_endpoint and connect."""
    endpoint = tables.load_endpoint(work)
    if endpoint is None or not endpoint.allows(use):
        return None
    from drafter import asking

    return asking.connect(endpoint, folder or work)


def second_for(use: Use, work: Path, folder: Path | None = None) -> tuple[Second | None, str]:
    """As reader_for, for judging promises: only one whose grade allows it; else what to tell her, empty where it is off."""
    reader = reader_for(use, work, folder)
    if reader is None:
        return None, ""
    from drafter import asking
    from drafter.tracing.second.examined import digest

    system = instructions(TRACING, work)
    grade = asking.grade_of(work, reader.mark, digest(system))
    if grade is None:
        return None, "本单位的模型还没有考过（换了地址、名称、要求也要重考），没有用；先考一考模型"
    if grade.standing is Standing.REFUSED:
        told = f"本单位的模型考得不比起草助手自己好（{grade.right} 对 {grade.ours}，共 {grade.total} 条），没有用"
        return None, f"{told}；换一个模型，或者在模型.yaml 里把“{use.value}:”写成“关”"
    return Second(reader, system, grade), ""


def instructions(name: str, work: Path) -> str:
    """The text of templates/模型/‹name›.txt, hers before ours. DrafterError where hers cannot be read."""
    for folder in folders_of("templates", work):
        file = folder / "模型" / f"{name}.txt"
        if not storage.is_blank(file):
            try:
                return storage.read(file, _MOST).decode("utf-8-sig").strip()
            except UnicodeDecodeError:
                fix = "用记事本打开，“另存为”时编码选 UTF-8"
                raise DrafterError(f"“templates/模型/{file.name}”不是 UTF-8 编码，读不出来", fix=fix) from None
    raise DrafterError(f"缺少“templates/模型/{name}.txt”", fix="重新安装起草助手")
