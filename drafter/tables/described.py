"""A yaml file of sections/, written by people -> its model, every value read as text; a slip in it is one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, SequenceNode

from drafter import home, storage
from drafter.model.finding import DrafterError
from drafter.model.place import Place
from drafter.tables import plain

_MAX_BYTES = 200_000
_FIX = "对照随软件附带的 sections 文件改好"
_M = TypeVar("_M", bound=BaseModel)


def described(file: Path, model: type[_M], what: str) -> _M:
    """The file as its model; what: the noun a complaint begins with (报告种类, 指标)."""
    text = ""
    try:
        text = _text(file, what)
        return cast("_M", _validated(text, model))
    except ValidationError as error:
        fault = error.errors()[0]
        where = " / ".join(f"第{step + 1}条" if isinstance(step, int) else step for step in fault["loc"])
        why = f"：{fault['ctx']['error']}" if fault["type"] == "value_error" else ""
        place = Place(file, _line(text, fault["loc"]))
        raise DrafterError(f"{what}的“{where}”写得不对{why}", fix=_FIX, place=place) from error
    except (YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file, mark.line + 1 if mark else 1)
        raise DrafterError(f"{what}的说明读不懂", fix=_FIX, place=place) from error


def _text(file: Path, what: str) -> str:
    """A file's words, lines ended alike. DrafterError for one that is not to be opened."""
    return re.sub("\r\n?", "\n", bytes_of(file, what).decode("utf-8"))


def bytes_of(file: Path, what: str = "报告种类或指标") -> bytes:
    """A file's bytes. DrafterError for one that is not to be opened."""
    try:
        return storage.read(file, _MAX_BYTES)
    except storage.TooLarge as error:
        raise DrafterError(f"“{file.name}”太大，不像{what}的说明", fix=_FIX, place=Place(file, 1)) from error
    except storage.NotRegular as error:
        raise DrafterError(f"“{file.name}”{error.told}", fix=error.fix, place=Place(file, 1)) from error


@lru_cache(maxsize=256)
def _validated(text: str, model: type[_M]) -> _M:
    """Words of a file -> its model; remembered, for a folder of reports asks for the same files with each."""
    node = plain.compose(text.split("\n"))
    return model.model_validate(plain.value_of(node) if node else YAML(typ="base", pure=True).load(text))


def _line(text: str, where: Sequence[str | int]) -> int:
    """The line of a value's key or item, or of the deepest there is on the way to it."""
    node = YAML(typ="base", pure=True).compose(text)
    line = 1
    for step in where:
        if isinstance(node, MappingNode):
            key, node = next(((key, value) for key, value in node.value if key.value == step), (None, None))
        elif isinstance(node, SequenceNode) and isinstance(step, int):
            key = node = node.value[step]
        else:
            key = None
        if key is None:
            break
        line = key.start_mark.line + 1
    return line


def files_of(folders: Sequence[Path], below: str = "") -> list[Path]:
    """The yaml files of folders, or of a folder below each, the first to hold a name wins, by name.

    DrafterError for a link that leads out of a folder of hers; the shipped one may be linked as the installer pleases.
    """
    files: dict[str, Path] = {}
    for folder in folders:
        for file in sorted((folder / below).glob("*.yaml")):
            if folder != home.shipped("sections") and storage.within(folder, file.relative_to(folder)) is None:
                told = f"“{file.relative_to(folder)}”是指到“{folder.name}”文件夹外面的链接，没有读"
                raise DrafterError(told, fix="把文件本身放进来，不要用链接", place=Place(file, 1))
            files.setdefault(file.name, file)
    return [file for _, file in sorted(files.items())]
