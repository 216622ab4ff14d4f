"""Papers made for her: drafts, annexes, forms; which lie in the dossier, and their bytes, whatever she asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from drafter import case, desk, storage
from drafter.model.finding import DrafterError
from drafter.page.addresses import Json
from drafter.page.refused import Refusal
from drafter.page.sitting import Sitting

_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".html": "application/octet-stream",
}
"""Files that can be taken out of a dossier. A page for the public is never shown as one of ours."""
_MOST = 256 * 2**20


def listed(folder: Path) -> list[Json]:
    """The papers in a dossier, the newest first."""
    names = [path for path in _papers(folder) if storage.within(folder, path) is not None]
    return sorted((_file(folder, folder / name, name) for name in names), key=lambda one: -float(str(one["when"])))


def _papers(folder: Path) -> Iterator[str]:
    from drafter.desk.requesting import FOLDERS

    for where in ("", *FOLDERS):
        for path in sorted((folder / where).glob("*.*")):
            if path.suffix in _KINDS and path.is_file() and not path.name.startswith((".", "~")):
                yield f"{where}/{path.name}" if where else path.name


def _file(folder: Path, path: Path, name: str) -> Json:
    found = path.stat()
    return {"name": name, "size": found.st_size, "when": found.st_mtime, "href": f"/files/{quote(name)}"}


def taken_out(folder: Path, name: str) -> tuple[bytes, str]:
    """A paper's name as it is listed -> its bytes and kind. Refusal for anything else."""
    from drafter.desk.requesting import FOLDERS

    path = PurePosixPath(name)
    plain = len(path.parts) == 1 or (len(path.parts) == 2 and path.parts[0] in FOLDERS)
    kind = _KINDS.get(path.suffix) if plain and not path.name.startswith((".", "~")) else None
    data = storage.stored(folder, name, _MOST) if kind else None
    if data is None or kind is None:
        raise Refusal(404, "refused", f"案卷里没有“{path.name}”这份文件", "重新出一份，再下载")
    return data, kind


def built(here: Sitting, copy: str, *, annex: bool, force: bool, clean: bool) -> Json:
    """A copy of the draft, made as its command makes it. copy: review, clean, public, pdf."""
    if copy == "public":
        return _published(here)
    if copy not in ("review", "clean", "pdf"):
        raise Refusal(422, "refused", "没有这种稿子", "刷新页面再试")
    wish = desk.Wish(clean=copy == "clean" or (copy == "pdf" and clean), annex=annex, force=force)
    made = desk.build(here.folder, here.work, wish)
    if made.placed is None:
        raise _unreadable(made.findings)
    placed, told = [made.placed], list(made.departures)
    if copy == "pdf":
        from drafter.printing import print_draft

        printed = print_draft(made.placed.path)
        placed.append(printed.placed)
        told += [printed.fonts] if printed.fonts else []
    return put(here.folder, placed, told) | {"left_open": len(made.findings)}


def _published(here: Sitting) -> Json:
    made = desk.publish(here.folder, here.work)
    if made.word is None or made.page is None:
        raise _unreadable(made.findings)
    return put(here.folder, [made.word, made.page]) | {"left_open": len(made.findings)}


def _unreadable(findings: Iterable[object]) -> DrafterError:
    return DrafterError(f"表格有{len(list(findings))}处读不懂，没有成稿", fix="先把读不懂的地方改好")


def put(folder: Path, placed: Sequence[case.Placed], told: Iterable[str] = ()) -> Json:
    """Where papers went, what else is to be told of them, what stays beside them."""
    kept = [f"“{name}”改动过，原样留着" for one in placed for name in one.kept]
    files = [_file(folder, one.path, one.path.relative_to(folder).as_posix()) for one in placed]
    return {"files": files, "told": [*told, *kept]}
