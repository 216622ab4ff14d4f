"""Prior reports copied into the dossier, and read again from there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from drafter import storage
from drafter.case.priors import Choice, Known, Parse, dated, digest_of
from drafter.model.finding import DrafterError, Finding, Level
from drafter.model.inputs import CaseInput
from drafter.model.place import Place

FOLDER = "上年报告"
_MAX_COPIES = 99
_MAX_BYTES = 256 * 2**20


def keep(dossier: Path, source: Path) -> tuple[str, str]:
    """Copy a prior report into a dossier -> (its name there, its sha256). A copy already there stays."""
    data = storage.read(source, _MAX_BYTES)
    folder = _folder(dossier)
    digest = storage.sha256(data)
    name = (
        source.name
        if storage.is_safe_name(source.name)
        else f"上年报告{source.suffix if source.suffix.isascii() else ''}"
    )
    return placed(folder, name, data).name, digest


def placed(folder: Path, name: str, data: bytes) -> Path:
    """A folder of the dossier, a safe name and bytes -> the file that holds them: one of that name that does already, else a
    new one, numbered where the name is taken. DrafterError where too many have it."""
    digest, stem, suffix = storage.sha256(data), Path(name).stem, Path(name).suffix
    for number in range(1, _MAX_COPIES):
        target = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        if not os.path.lexists(target):
            storage.write(target, data)
            return target
        if _digest_at(folder, target.name) == digest:
            return target
    raise DrafterError(f"“{folder}”里同名的文件太多", fix="清理这个文件夹后再试")


def _folder(dossier: Path) -> Path:
    """Where a dossier keeps its prior reports. DrafterError when a link leads out of the dossier."""
    folder = storage.within(dossier, FOLDER)
    if folder is None:
        fix = f"删掉这个链接，把“{FOLDER}”文件夹本身放回案卷"
        raise DrafterError(f"“{FOLDER}”是指到案卷外面的链接，没有用", fix=fix, place=Place(dossier / FOLDER, 1))
    return folder


def _digest_at(folder: Path, name: str) -> str:
    """Digest of a file's bytes; none for what is not a file of the folder."""
    data = storage.stored(folder, name, _MAX_BYTES)
    return "" if data is None else storage.sha256(data)


def kept(dossier: Path) -> tuple[Path, ...]:
    """The prior reports that lie in a dossier whose 案卷.yaml was lost."""
    folder = _folder(dossier)
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(file for file in files if file.is_file() and storage.inside(folder, file.name))


def reread(
    dossier: Path, case: CaseInput, place: Place, parse: Parse, words: Mapping[str, str]
) -> tuple[Choice, list[Finding]]:
    """The prior reports a dossier keeps, read again, and a finding for each whose words are no longer the same.

    place: where 案卷.yaml names them. words: file name -> digest of its words when the dossier was laid out.
    """
    known: list[Known] = []
    findings: list[Finding] = []
    for prior in case.priors:
        path = storage.inside(_folder(dossier), prior.file)
        if path is None:
            fix = f"只写“{FOLDER}”文件夹里的文件名，不带路径"
            raise DrafterError(f"上年报告的文件名“{prior.file}”不对", fix=fix, place=place)
        if not path.exists():
            fix = f"把这份报告放回案卷的“{FOLDER}”文件夹；找不到的，从备份里找回"
            raise DrafterError(f"案卷里缺少上年报告“{prior.file}”", fix=fix, place=place)
        report = parse(path)
        known.append((path, report if report.meta.year else dated(report, int(prior.year))))
        same_bytes = _digest_at(path.parent, path.name) == prior.sha256
        if not same_bytes and digest_of(known[-1][1]) != words.get(prior.file):
            message, fix = f"上年报告“{prior.file}”在立卷后被改过", "从原来的地方重新复制一份过来，覆盖改过的"
            findings.append(Finding(place, "上年报告有变", Level.ERROR, message, fix, ("案卷", "上年报告")))
    return Choice(tuple(report for _, report in known), tuple(path for path, _ in known)), findings
