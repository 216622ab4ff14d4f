"""sections/*.yaml -> the report kinds, every value read as text. A folder beside the clerk's work overrides the shipped one, file by file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from drafter.model.finding import DrafterError
from drafter.model.kind import ReportKind
from drafter.model.place import Place

_MAX_BYTES = 200_000


def load_kinds(folders: Sequence[Path]) -> tuple[ReportKind, ...]:
    """Folders of kind files, the first to hold a file name wins -> kinds, sorted by name."""
    files: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.yaml")):
            files.setdefault(file.name, file)
    kinds = [_kind(file) for _, file in sorted(files.items())]
    if not kinds:
        raise DrafterError("找不到任何报告种类", fix="恢复 sections 文件夹里的 yaml 文件，或重新安装 drafter")
    return tuple(kinds)


def _kind(file: Path) -> ReportKind:
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise DrafterError(
                f"“{file.name}”太大，不像报告种类的说明", fix="对照随软件附带的 sections 文件改好", place=Place(file, 1)
            )
        return ReportKind.model_validate(YAML(typ="base", pure=True).load(file.read_text("utf-8")))
    except ValidationError as error:
        fault = error.errors()[0]
        where = " / ".join(str(step) for step in fault["loc"])
        raise DrafterError(
            f"报告种类的“{where}”写得不对", fix="对照随软件附带的 sections 文件改好", place=Place(file, 1)
        ) from error
    except (YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file, mark.line + 1 if mark else 1)
        raise DrafterError("报告种类的说明读不懂", fix="对照随软件附带的 sections 文件改好", place=place) from error
