"""Paragraphs known again -> what the cells they print have become, the figures in their slots, and what is no cell's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.model.manifest import Cell, Line, Manifest, Run
from drafter.model.manuscript import SHEET, TABLE
from drafter.returning import fixed_words, spelling
from drafter.returning.ledger import Ledger, shown
from drafter.returning.merging import merged
from drafter.returning.outlining import Row
from drafter.returning.parting import whole
from drafter.returning.parts import Part
from drafter.returning.retyping import Retyped, retyped
from drafter.zh.figures import Figure

_DIGIT = re.compile(r"\d")


@dataclass
class Value:
    """What a cell has become where it is printed once: its words, and whether the paragraph was known by its bookmark."""

    text: str
    by_key: bool


@dataclass
class Texts:
    """All paragraphs known again. values: what changed cells say, each place where they are printed; emptied: rows whose
    words were struck out of a paragraph that stays; spelled: answers that are words of 正文 now; joined: rows whose words went
    to another; bodies: what cells say in each paragraph that prints them: its bookmark, the words, whether known by it."""

    manifest: Manifest
    ledger: Ledger
    spelled: frozenset[Row] = frozenset()
    values: dict[Cell, list[Value]] = field(default_factory=dict)
    emptied: dict[Cell, bool] = field(default_factory=dict)
    figures: dict[str, list[Value]] = field(default_factory=dict)
    joined: set[Row] = field(default_factory=set)
    bodies: dict[Cell, list[tuple[str, str, bool]]] = field(default_factory=dict)

    def take(self, line: Line, parts: Sequence[Part]) -> None:
        """A printed line and the parts of the edited draft that it is, in their order."""
        by_key = all(part.by_key for part in parts)
        if line.look in TABLE:
            for runs, words in zip(line.cells, parts[0].cells, strict=False):
                self._cell(line, list(runs), words, by_key=by_key)
            return
        made = retyped(line.runs, "\n".join(part.cells[0] for part in parts))
        if line.look not in SHEET:
            self._body(line, fixed_words.settled(self.ledger, line, made, by_key=by_key), by_key=by_key)

    def _cell(self, line: Line, runs: Sequence[Run], words: str, *, by_key: bool) -> None:
        """A cell of a table: it prints one cell of hers, or words of the template."""
        made = retyped(runs, words)
        if all(not one.changed for one in made):
            return
        cells = list(dict.fromkeys(one.run.cell for one in made if one.run.is_text))
        settled = fixed_words.settled(self.ledger, line, made, by_key=by_key)
        for cell in cells:
            base = self.manifest.texts.get(cell, "")
            text, at = "", 0
            for one in (one for one in settled if one.run.cell == cell):
                text += base[at : one.run.start] + self._raw(one, by_key=by_key)
                at = max(at, one.run.end)
            self._found(cell, text + base[at:], by_key=by_key)

    def _body(self, line: Line, made: Sequence[Retyped], *, by_key: bool) -> None:
        """A paragraph: its words, cell by cell."""
        pieces: dict[Cell, str] = {}
        printed: dict[Cell, str] = {}
        for one in made:
            printed[one.run.cell] = printed.get(one.run.cell, "") + one.text
        said = [(one, self._raw(one, by_key=by_key)) for one in made]
        for cell, words in spelling.told(said, self.spelled):
            pieces[cell] = pieces.get(cell, "") + words
        for cell, text in pieces.items():
            blank = any(one.run.blank and not one.run.is_slot for one in made if one.run.cell == cell)
            self.bodies.setdefault(cell, []).append((line.key, text.strip("\n"), by_key))
            if not printed[cell].strip() and (blank or not text.strip()):
                self.emptied[cell] = self.emptied.get(cell, True) and by_key

    def _raw(self, one: Retyped, *, by_key: bool) -> str:
        """A run -> what the cell says there now; a figure typed over a slot is noted, and the slot stays."""
        run, text = one.run, one.text
        base = self.manifest.texts.get(run.cell)
        raw = "" if base is None else base[run.start : run.end]
        if base is None and not run.blank:
            raw = run.text
        if not one.changed:
            return raw
        if run.blank and not run.is_slot:
            return self._filled(run, text, by_key=by_key)
        if run.is_slot and run.metric and self._is_figure(run, text):
            if text.strip() != run.text:
                self.figures.setdefault(run.metric, []).append(Value(text.strip(), by_key))
            return raw
        return text

    def _filled(self, run: Run, text: str, *, by_key: bool) -> str:
        """What was typed where nothing stood; one blank that stood for several cells takes nothing."""
        words = text.replace(run.text, "").strip()
        if words and run.also:
            near = "、".join(shown(*cell) for cell in (run.cell, *run.also))
            why = f"这一处待填合着{len(run.also) + 1}条的完成情况，分不清写给哪一条"
            self.ledger.lay_aside(words, near, why, by_key=by_key)
            return ""
        return words

    def _is_figure(self, run: Run, text: str) -> bool:
        """Whether what was typed over a figure is one of its kind; 九百多件 over 918件 is words, as is a share over a count."""
        row = self.ledger.rows.row("指标", run.metric)
        before = getattr(row, "before_figure", None)
        bare = before is not None and not before.unit
        now, was = Figure.parse(text, bare=bare), Figure.parse(run.text, bare=True)
        if now is None or was is None:
            return now is not None
        return bool(_DIGIT.search(text)) == bool(_DIGIT.search(run.text)) and (now.unit == "%") == (was.unit == "%")

    def settle(self) -> None:
        """All that was found -> the ledger."""
        for cell, lines in self.bodies.items():
            base = [
                (line.key, piece) for line in self.manifest.lines if (piece := self._printed(line, cell)) is not None
            ]
            now = whole(self.manifest, cell, [(key, text) for key, text, _ in lines if text.strip()])
            was = whole(self.manifest, cell, base)
            if now != was and (now.strip() or cell not in self.emptied):
                self._found(cell, now, by_key=all(key for *_, key in lines))
        for metric, values in self.figures.items():
            self._figure(metric, values)
        for cell, values in self.values.items():
            self._settle(cell, values)

    def _printed(self, line: Line, cell: Cell) -> str | None:
        """What a paragraph printed of a cell, as the cell has it; None where it printed nothing of it."""
        runs = [run for run in line.runs if run.cell == cell] if line.look not in (*TABLE, *SHEET) else []
        if not runs:
            return None
        base = self.manifest.texts.get(cell)
        if base is None:
            return "".join("" if run.blank else run.text for run in runs)
        return "".join(base[run.start : run.end] for run in runs)

    def _found(self, cell: Cell, text: str, *, by_key: bool) -> None:
        if text != self.base(cell):
            self.values.setdefault(cell, []).append(Value(text, by_key))

    def base(self, cell: Cell) -> str:
        """What a cell said when the draft was printed; a heading that was last year's, its words."""
        known = self.manifest.texts.get(cell)
        if known is not None:
            return known
        runs = (run for line in self.manifest.lines for run in line.runs if run.cell == cell and not run.blank)
        return next((run.text for run in runs), "")

    def _figure(self, metric: str, values: Sequence[Value]) -> None:
        cell = ("指标", metric, "今年")
        base = self.manifest.texts.get(cell)
        self.values.setdefault(cell, []).extend(values)
        self._settle(cell, self.values.pop(cell))
        for value in values:
            if base and value.text != base and self.ledger.sets(cell, value.text):
                words = f"改稿时由{base}改为{value.text}，请核对"
                self.ledger.note("指标", metric, words, by_key=value.by_key)

    def _settle(self, cell: Cell, values: Sequence[Value]) -> None:
        """A cell printed in several places and changed in one: that is what it says; changed in several, all of it."""
        base = self.base(cell)
        text, by_key = values[0].text, all(value.by_key for value in values)
        for value in values[1:]:
            both = merged(base, text, value.text)
            if both is None:
                self.ledger.lay_aside(value.text, shown(*cell), f"稿子里别处把它改成了“{text}”", by_key=by_key)
            text = text if both is None else both
        for target in self._same(cell, base):
            was = self.manifest.texts.get(cell) if target == cell else base
            self.ledger.set(target, was, text or None, by_key=by_key)

    def _same(self, cell: Cell, base: str) -> Iterator[Cell]:
        """The cells that were printed together as one: 整改情况 told once for several problems, a 小标题 several rows share."""
        yield cell
        table, name, field = cell
        if (table, field) == fixed_words.REMEDY or field == "小标题":
            for other in self.ledger.rows.names(table):
                if other != name and base and self.ledger.rows.text(table, other, field) == base:
                    yield table, other, field
