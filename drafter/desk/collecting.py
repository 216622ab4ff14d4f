"""collect: departments' papers read, and what they give for a dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.case import Case, Known
from drafter.model.collected import Collected
from drafter.model.dossier import Dossier
from drafter.model.finding import DrafterError
from drafter.model.material import Material, Unread
from drafter.zh.districts import normalise


def gathered(folder: Path, paths: Sequence[Path], work: Path) -> Collected:
    """A dossier's folder and papers -> what they give for it; nothing is written."""
    known = Known.beside(work)
    return _collected(_dossier(folder, work, known), paths, known)


def _collected(dossier: Dossier, paths: Sequence[Path], known: Known) -> Collected:
    from drafter import collecting

    asked = collecting.Asked(dossier.priors, dossier.year, normalise(dossier.district), known.catalogue, known.kinds)
    return collecting.collect(_papers(paths), asked)


def _papers(paths: Sequence[Path]) -> Iterator[Material | Unread]:
    from drafter.readers.incoming import incoming

    yield from incoming(paths)


def _dossier(folder: Path, work: Path, known: Known) -> Dossier:
    """The dossier of a folder. DrafterError where its tables cannot be read."""
    opened = Case.open(folder, work, known)
    if opened.dossier is None:
        place = opened.findings[0].place if opened.findings else None
        raise DrafterError("案卷的表读不懂，没有收材料", fix="先检查案卷，把读不懂的地方改好", place=place)
    return opened.dossier
