"""How models did on the exam: kept beside her work, each under its endpoint, its name and all else the exam depends on."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from drafter import storage
from drafter.model.graded import Grade

_FILE = ".drafter/模型成绩.json"
_MOST = 2**20
"""Bytes of the file that are read."""
_HELD = TypeAdapter(dict[str, Grade])


def grade_of(beside: Path, mark: str, digest: str) -> Grade | None:
    """The grade of an endpoint and model with these instructions; None where it took no exam, or another one."""
    return _grades(beside).get(_key(mark, digest))


def keep_grade(beside: Path, mark: str, digest: str, grade: Grade) -> None:
    """Keep a grade; those of the same endpoint and model with other instructions stay."""
    if storage.within(beside, _FILE) is None:
        raise storage.Outside(beside / _FILE)
    held = {name: asdict(one) for name, one in (_grades(beside) | {_key(mark, digest): grade}).items()}
    storage.write(beside / _FILE, json.dumps(held, ensure_ascii=False, indent=1).encode("utf-8"))


def _grades(beside: Path) -> dict[str, Grade]:
    try:
        return _HELD.validate_json(storage.stored(beside, _FILE, _MOST) or b"{}")
    except ValidationError:
        return {}


def _key(mark: str, digest: str) -> str:
    return f"{mark} {digest[:24]}"
