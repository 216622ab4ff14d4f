"""Whether a file that came in is a draft of this dossier, of another, or some other paper."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from drafter import case
from drafter.model.finding import DrafterError
from drafter.model.manifest import draft_of


class Whose(Enum):
    """Of which dossier a file is a draft, by the bookmarks in it."""

    OURS = "ours"
    ANOTHERS = "another's"
    NOBODYS = "nobody's"


def whose_draft(folder: Path, path: Path) -> Whose:
    """A dossier's folder and a file -> whether it bears the bookmarks of a draft that was built there, or elsewhere."""
    from drafter import readers
    from drafter.ooxml import archive, marked

    try:
        data = readers.stored(path)
        if not archive.holds(data, "word/document.xml"):
            return Whose.NOBODYS
        edited = marked.read(data, path.name, original=False)
    except DrafterError:
        return Whose.NOBODYS
    drafts = {draft_of(key) for key in edited.keys}
    if any(case.manifest_of(folder, name) for name in drafts):
        return Whose.OURS
    return Whose.ANOTHERS if drafts else Whose.NOBODYS
