"""A paper without bookmarks and without tables, a PDF or a text: its report alone beside the report that was printed. The
review sheet and the annexes, which it has as loose lines or not at all, cannot be told row by row and are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drafter.model.edited import Edited, Piece, Words
from drafter.model.manifest import Line, Manifest
from drafter.model.manuscript import AROUND, TABLE, Look

_DATE = 14
"""Characters of the longest date: 二〇二五年十二月三十一日."""


def body_only(edited: Edited, manifest: Manifest) -> tuple[Edited, Manifest]:
    """An edited draft and what was printed -> the same, each without what stands around the report, where the draft has
    neither bookmarks of it nor tables."""
    if any(key in manifest.by_key for key in edited.keys) or any(piece.table for piece in edited.pieces):
        return edited, manifest
    lines = _body(manifest.lines)
    listed = {_close(line.text) for line in manifest.lines if line not in lines and line.look not in TABLE}
    title = next((line.text for line in lines if line.look == Look.TITLE), "")
    pieces = _from_title(edited.pieces, title)
    label = next((_close(line.text) for line in manifest.lines if line.look == Look.ATTACHMENT_LABEL), "")
    printed = {_close(line.text): line.text for line in lines}
    kept = [_as_printed(piece, printed) for piece in _to_label(pieces, label) if _close(piece.text) not in listed]
    return replace(edited, pieces=tuple(kept)), replace(manifest, lines=tuple(lines))


def _to_label(pieces: Sequence[Piece], label: str) -> Iterator[Piece]:
    """Up to the first annex's label, which may have been joined to the date before it."""
    for piece in pieces:
        text = piece.text.strip()
        if label and _close(text).endswith(label) and len(text) <= _DATE + len(label):
            before = text[: text.rindex(label[0])].strip()
            if before:
                yield replace(piece, cells=(Words(before),))
            return
        yield piece


def _as_printed(piece: Piece, printed: Mapping[str, str]) -> Piece:
    """A paragraph that differs from a printed one by blanks alone, as printed: breaks of lines and pages leave blanks."""
    words = printed.get(_close(piece.text))
    return piece if words is None else replace(piece, cells=(Words(words),))


def _body(lines: Sequence[Line]) -> list[Line]:
    """The report's own lines: up to its first annex, without the list of annexes and what belongs to its sending."""
    end = next((n for n, line in enumerate(lines) if line.look == Look.ATTACHMENT_LABEL), len(lines))
    return [line for line in lines[:end] if line.look not in (*AROUND, Look.ATTACHMENT_LIST)]


def _from_title(pieces: Sequence[Piece], title: str) -> list[Piece]:
    """From the title on, which may run over several lines; all of it where it is not found."""
    wanted = _close(title)
    for n in range(len(pieces)):
        words, m = "", n
        while m < len(pieces) and wanted.startswith(words) and words != wanted:
            words += _close(pieces[m].text)
            m += 1
        if wanted and words == wanted:
            return [replace(pieces[n], cells=(Words(title),)), *pieces[m:]]
    return list(pieces)


def _close(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())
