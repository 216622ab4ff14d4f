"""Files that a window hands in -> files in a folder of their own; bounded in number and size, under names that stay there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from drafter import storage
from drafter.page.refused import Refusal
from drafter.storage import leftovers

_FILES, _FIELDS, _BYTES = 50, 20, 100 * 2**20


@dataclass
class HandedIn:
    """A folder of this run, the files in it in the order they came, and the fields beside them."""

    folder: Path
    files: Sequence[Path]
    fields: dict[str, str]

    def clear(self) -> None:
        """Let go of the files."""
        shutil.rmtree(self.folder, ignore_errors=True)


async def handed_in(request: Request) -> HandedIn:
    """A request -> its files, written where nobody else looks. Refusal where they are too many or too large."""
    try:
        form = await request.form(max_files=_FILES, max_fields=_FIELDS)
    except HTTPException as error:
        raise Refusal(
            413, "too_large", f"交来的读不进来，没有收：一次最多{_FILES}份", "少选几份，分几次放进来"
        ) from error
    folder = Path(tempfile.mkdtemp(prefix=leftovers.prefix()))
    try:
        files = await _written(form, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        await form.close()
    return HandedIn(folder, files, {name: value for name, value in form.multi_items() if isinstance(value, str)})


async def _written(form: FormData, folder: Path) -> list[Path]:
    files: list[Path] = []
    room = _BYTES
    for number, one in enumerate(value for value in form.getlist("files") if isinstance(value, UploadFile)):
        data = await one.read()
        room -= len(data)
        if room < 0:
            raise Refusal(413, "too_large", f"一次最多{_BYTES // 2**20}MB，没有收", "分几次放进来")
        path = folder / str(number) / _name(one.filename or "", number)
        path.parent.mkdir()
        path.write_bytes(data)
        files.append(path)
    return files


def _name(said: str, number: int) -> str:
    """A file's own name, without what leads to it; another where it could lead elsewhere."""
    name = PureWindowsPath(said).name.strip()
    if storage.is_safe_name(name):
        return name
    suffix = PureWindowsPath(name).suffix
    plain = f"文件{number + 1}{suffix}"
    return plain if storage.is_safe_name(plain) else f"文件{number + 1}"
