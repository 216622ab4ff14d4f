"""A dossier and the paper it gave -> the manifest of the draft, and the paper with the name of each paragraph's mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from drafter.model.dossier import Dossier
from drafter.model.form import Form
from drafter.model.manifest import NO_CELL, Cell, Manifest, Run, named
from drafter.model.manuscript import Manuscript, Para, Span
from drafter.model.named_rows import cell_text, row_name, tables_of
from drafter.model.place import Ref

_STEPS = 3
"""An address of so many steps names a cell; two more, characters of it."""


def manifested(dossier: Dossier, paper: Manuscript) -> tuple[Manuscript, Manifest]:
    """The same paper with its paragraphs named, and what each of them prints."""
    names = _Names(dossier)
    manifest = named([(para.look, [names.run(span) for span in para.spans]) for para in paper.paras], names.texts)
    keyed = tuple(
        replace(para, key="" if _is_bare(para) else line.key)
        for para, line in zip(paper.paras, manifest.lines, strict=True)
    )
    return replace(paper, paras=keyed), manifest


def _is_bare(para: Para) -> bool:
    """Whether a paragraph has no words a bookmark could stand round."""
    return para.chart is not None or not para.text.strip()


@dataclass
class _Names:
    """Addresses of a dossier -> cells by name; texts: what every cell met so far says."""

    dossier: Dossier
    texts: dict[Cell, str] = field(default_factory=dict)

    def run(self, span: Span) -> Run:
        """What a span prints, in words that outlive the order of the rows."""
        within = span.within or span.ref
        cell, start, end = self._cell(within)
        metric = self._cell(span.ref)[0] if span.within and span.ref[:1] == ("指标",) else NO_CELL
        if cell == NO_CELL:
            return Run(span.text, blank=span.blank)
        if metric != NO_CELL:
            self._note(metric)
        end = end if end or span.blank else len(self.texts.get(cell, ""))
        also = tuple(self._cell(one)[0] for one in span.also)
        return Run(span.text, cell, start, end, metric[1], span.blank, also)

    def _cell(self, ref: Ref) -> tuple[Cell, int, int]:
        """An address -> the cell, noted, and which characters of it; NO_CELL where it leads into none of the tables."""
        table = str(ref[0]) if ref else ""
        rows = self._tables.get(table)
        if rows is None:
            return NO_CELL, 0, 0
        if table == "案卷":
            cell: Cell = (table, "", str(ref[1]) if len(ref) > 1 else "")
            span = ref[2:]
        else:
            place = ref[1] if len(ref) > 1 and isinstance(ref[1], int) else -1
            if not 0 <= place < len(rows):
                return NO_CELL, 0, 0
            cell = (table, row_name(rows[place], place), str(ref[2]) if len(ref) >= _STEPS else "")
            span = ref[_STEPS:]
        self._note(cell)
        start, end = (int(span[0]), int(span[1])) if len(span) == 2 else (0, 0)
        return cell, start, end

    def _note(self, cell: Cell) -> None:
        if cell[2] and cell not in self.texts:
            text = cell_text(self._row(cell), cell[2])
            if text is not None:
                self.texts[cell] = text

    def _row(self, cell: Cell) -> Form:
        rows = self._tables[cell[0]]
        return next(row for place, row in enumerate(rows) if cell[0] == "案卷" or row_name(row, place) == cell[1])

    @cached_property
    def _tables(self) -> Mapping[str, tuple[Form, ...]]:
        return tables_of(self.dossier.inputs)
