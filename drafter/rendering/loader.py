"""Template folders and a template's name -> its words; nothing is read that lies outside the folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import BaseLoader, Environment
from jinja2.exceptions import TemplateNotFound
from jinja2.loaders import split_template_path

from drafter import home, storage
from drafter.model.finding import DrafterError
from drafter.model.place import Place

_MAX_BYTES = 800_000


class Loader(BaseLoader):
    """Finds a template in folders, the first that has it wins."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """A template's name -> its words, its file. DrafterError for a link out of her folder, a pipe, a device."""
        file, words = self.words(template)
        return words, str(file), bool

    def words(self, template: str) -> tuple[Path, str]:
        """A template's name -> its file, its words."""
        steps = split_template_path(template)
        file = next((found for folder in self.folders if _is_there(found := folder.joinpath(*steps))), None)
        if file is None:
            raise TemplateNotFound(template)
        try:
            return file, _text(file, next(folder for folder in self.folders if folder in file.parents))
        except storage.Unfit as error:
            raise DrafterError(f"模板“{template}”{error.told}", fix=error.fix, place=Place(file, 1)) from error
        except UnicodeDecodeError as error:
            fix = "用记事本打开，“另存为”时编码选 UTF-8"
            raise DrafterError(f"模板“{template}”不是 UTF-8 编码", fix=fix, place=Place(file, 1)) from error


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:  # a name too long for any file
        return False


def _text(file: Path, folder: Path) -> str:
    """The words of a template; the shipped ones may be linked as the installer pleases."""
    if folder == home.shipped("templates"):
        return storage.read(file, _MAX_BYTES).decode("utf-8-sig")
    return storage.read_within(folder, file.relative_to(folder), _MAX_BYTES).decode("utf-8-sig")
