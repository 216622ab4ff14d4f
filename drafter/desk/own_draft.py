"""Whether a file that came in is a draft of this dossier, or some other paper."""

from __future__ import annotations

from pathlib import Path

from drafter import case
from drafter.model.finding import DrafterError
from drafter.model.manifest import draft_of


def is_own_draft(folder: Path, path: Path) -> bool:
    """A dossier's folder and a file -> whether it bears the bookmarks of a draft that was built there."""
    from drafter import readers
    from drafter.ooxml import archive, marked

    try:
        data = readers.stored(path)
        if not archive.holds(data, "word/document.xml"):
            return False
        edited = marked.read(data, path.name, original=False)
    except DrafterError:
        return False
    return any(case.manifest_of(folder, name) for name in {draft_of(key) for key in edited.keys})
