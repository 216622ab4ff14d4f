"""pull: what people changed in a draft -> changes of the tables, shown first, then made all or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drafter import case, returning
from drafter.case import Case, Entry, Known, folders_of
from drafter.model.change import Change
from drafter.model.edited import Edited, plain
from drafter.model.finding import DrafterError
from drafter.model.manifest import Manifest
from drafter.model.manuscript import TABLE, Look
from drafter.model.returned import Returned

BY = "收回改稿"
"""Who changed the tables, as the history says."""
_RECENT = 12
"""Drafts that one without bookmarks is compared with: those built last."""
_ROUNDS = 5
"""Times that the tables are changed in memory and printed: each time, answers that would be printed away from where they
stand in the edited draft become words of 正文, which may move others."""


@dataclass(frozen=True)
class Pulled:
    """What an edited draft asks for. bring_in: makes the changes given, all or none -> how they are kept, None for none."""

    found: Returned
    bring_in: Callable[[Sequence[Change]], Entry | None] = field(compare=False)


def pull(folder: Path, path: Path, work: Path, *, original: bool = False) -> Pulled:
    """A dossier's folder and an edited draft -> what is to be changed; nothing is written. original: tracked changes are
    rejected instead of accepted. DrafterError where the tables or the draft cannot be read, or it is no draft of theirs."""
    known = Known.kinds_beside(work)
    opened = Case.open(folder, work, known)
    if opened.dossier is None:
        place = opened.findings[0].place if opened.findings else None
        raise DrafterError("案卷的表读不懂，没有收改稿", fix="先检查案卷，把读不懂的地方改好", place=place)
    draft = _edited(path, original=original)
    manifest = _manifest(opened, draft, work)
    returning.check(draft, manifest)
    draft, manifest = returning.body_only(draft, manifest)
    annexes = any(line.look in (*TABLE, Look.ATTACHMENT_LABEL) for line in manifest.lines)
    current = _printed(opened, work, annexes=annexes)
    spelled: frozenset[tuple[str, str]] = frozenset()
    for _ in range(_ROUNDS):
        found = returning.returned(opened.dossier, manifest, draft, spelled)
        after = _changed(opened, found, work, known)
        rebuilt = _printed(after, work, annexes=annexes) if found.proposed else current
        more = returning.displaced(manifest, draft, rebuilt, spelled)
        if not more:
            break
        spelled |= more
    found = returning.differing(found, manifest, draft, current, rebuilt)
    return Pulled(found, lambda changes: _apply(opened, changes))


def _apply(opened: Case, changes: Sequence[Change]) -> Entry | None:
    return opened.apply(changes, BY) if changes else None


def _edited(path: Path, *, original: bool) -> Edited:
    """A file -> the draft, with its bookmarks where its form keeps them."""
    from drafter import readers
    from drafter.ooxml import marked
    from drafter.readers.as_word import as_word

    data = readers.stored(path)
    word = as_word(path, data)
    if word is not None:
        return marked.read(word, path.name, original=original)
    manuscript = readers.manuscript_of(path, data)
    return plain([para.text for para in manuscript.paras], path.name)


def _manifest(opened: Case, draft: Edited, work: Path) -> Manifest:
    """What the draft printed: as it is kept, by its bookmarks or by its words; where nothing is, as it would be built now."""
    from drafter.model.manifest import draft_of

    names = {draft_of(key) for key in draft.keys}
    known = {name: one for name in names if (one := case.manifest_of(opened.folder, name))}
    recent = [] if known else list(case.latest_manifests(opened.folder, _RECENT))
    return returning.chosen(draft, known, recent) or _printed(opened, work, annexes=True)


def _printed(opened: Case, work: Path, *, annexes: bool) -> Manifest:
    """The draft of a dossier as it stands, unwritten."""
    from drafter import rendering

    assert opened.dossier is not None
    paper = rendering.render(opened.dossier, folders_of("templates", work), rendering.Copy(annexes))
    return rendering.manifested(opened.dossier, paper)[1]


def _changed(opened: Case, found: Returned, work: Path, known: Known) -> Case:
    """The case as it would be with all the changes made. DrafterError where a table cannot take them."""
    from drafter.case.applying import writes

    if not found.proposed:
        return opened
    made = writes(opened.folder, opened.files, found.changes)
    files = {name: data for name, data in {**opened.files, **made}.items() if data is not None}
    after = Case.seen(opened.folder, files, work, known)
    if after.dossier is None:
        told = after.findings[0].message if after.findings else ""
        raise DrafterError(f"照这份改稿改，表会读不懂（{told}），没有改", fix="把改稿里这一处照表改好，再收一次")
    return after
