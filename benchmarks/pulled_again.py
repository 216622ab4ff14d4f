"""Edited drafts pulled and built again: what of each edit is back in the draft, what is listed, what is lost."""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from editing import LEDGERS, Edit, meanwhile  # noqa: E402

from drafter import desk  # noqa: E402
from drafter.model.manuscript import SHEET  # noqa: E402
from drafter.ooxml import marked  # noqa: E402
from drafter.returning import withholding  # noqa: E402
from drafter.zh.headings import unmarked  # noqa: E402

HOME, LISTED, LOST = "home", "listed", "lost"
_BEYOND = (
    "接到了上一段后面，这一处在表里不能接", "移到了报告的别的部分", "移到了“", "上年的问题都要有交代", "下面各级标题还在",
    "从这里另起一段",
)  # fmt: skip
"""Why an edit has no place: how the reasons begin that say that no table can hold it."""
_SHORT = 5
"""Characters of a piece of text that tells nothing by itself."""


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs and cells of a draft, numbers in their order aside; 审阅单 left out."""
    found = []
    for piece in marked.read(data, "稿.docx").pieces:
        if piece.look not in SHEET and not piece.text.startswith("审阅单"):
            found += [plain(line) for cell in piece.cells for line in cell.text.split("\n") if plain(line)]
    return found


def plain(text: str) -> str:
    """A paragraph without its number and blanks."""
    return "".join(unmarked(text.strip()).split())


def figureless(text: str) -> str:
    """Words without numbers."""
    return re.sub(r"[\d.,，]+|增加|减少|持平|—|增长|下降|%", "", text)


class Trial:
    """A dossier with a draft built of it."""

    def __init__(self, room: Path, dossier: Path) -> None:
        self.room, self.dossier = room, dossier
        self.work = room / "work"
        self.folder = self.work / dossier.name
        self.reset()
        self.draft = desk.build(self.folder, self.work).path.read_bytes()
        self.kept = room / "kept"
        shutil.copytree(self.folder, self.kept, dirs_exist_ok=True)
        self.before = paragraphs(self.draft)

    def reset(self) -> None:
        """The dossier as it was."""
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(getattr(self, "kept", self.dossier), self.folder)

    def asked(self, data: bytes) -> Counter:
        """The cells that the draft with its bookmarks asks for."""
        self.reset()
        path = self.work / "改稿.docx"
        path.write_bytes(data)
        return self.cells(desk.pull(self.folder, path, self.work))

    @staticmethod
    def cells(pulled: desk.Pulled) -> Counter:
        """Cells, what they are to say, and whether that strikes out a whole row."""
        return Counter((one.where, one.after, withholding.strikes(one)) for one in pulled.found.proposed)

    def run(self, data: bytes, busy: int | None = None) -> tuple[desk.Pulled, list[str], int]:
        """An edited draft pulled -> what was found, the draft built again, changes a second pull would make. busy: seed of what
        is done to the tables meanwhile."""
        self.reset()
        if busy is not None:
            meanwhile(self.folder, busy)
        path = self.work / "改稿.docx"
        path.write_bytes(data)
        pulled = desk.pull(self.folder, path, self.work)
        pulled.bring_in(pulled.found.changes)
        again = desk.pull(self.folder, path, self.work)
        for old in self.folder.glob("*.docx"):
            old.unlink()
        return pulled, paragraphs(desk.build(self.folder, self.work).path.read_bytes()), len(again.found.proposed)


class Judged:
    """A script and what came of it. Each edit is back in the draft built again, or listed with why, or lost."""

    def __init__(self, trial: Trial, data: bytes, busy: int | None) -> None:
        self.now, self.before = paragraphs(data), trial.before
        self.pulled, built, self.again = trial.run(data, busy)
        self.built = [re.sub("|".join(LEDGERS), "", line) for line in built]
        found = self.pulled.found
        kept = [path.read_text("utf-8") for path in trial.folder.glob("*.yaml")] + [
            one.present or "" for one in found.clashes
        ]
        self.dropped = [words for words in LEDGERS if busy is not None and not any(words in text for text in kept)]
        self.listed = [(one.why, [plain(text) for text in (one.text, one.paragraph)]) for one in found.unplaced]
        for one in found.clashes:
            texts = [one.edited] if one.edited else re.split(r"{{.*?}}", one.printed or "")
            self.listed.append(("两边都改了", [plain(text) for text in texts]))
        self.rough = {figureless(line) for line in self.built}
        both = Counter(self.now) & Counter(self.built)
        once = {line for line in both if self.now.count(line) == self.built.count(line) == 1}
        self.order = [[line for line in lines if line in once] for lines in (self.now, self.built)]

    def verdict(self, edit: Edit) -> str:
        """What became of an edit."""
        if edit.name in ("comment", "reply"):
            notes = any(edit.new[0] in (one.after or "") for one in self.pulled.found.proposed)
            return HOME if notes else LISTED if self._told(edit.new) else LOST
        amiss = self._amiss(edit)
        told = all(self._told([line, *(self._beside(line) if edit.name == "move" else ())]) for line in amiss)
        return HOME if not amiss else LISTED if told else LOST

    def beyond(self, edit: Edit) -> bool:
        """Whether a listed edit is told to be one that no table can hold."""
        lines = [*edit.new, *edit.gone] if edit.name in ("comment", "reply") else self._amiss(edit)
        return all(any(why.startswith(_BEYOND) for why in self._told([line])) for line in lines)

    def _amiss(self, edit: Edit) -> list[str]:
        """The lines of an edit that are not as they should be: not built, not at their place, or built still."""
        new, gone = ([plain(part) for text in texts for part in text.split("\n")] for texts in (edit.new, edit.gone))
        amiss = [line for line in new if line not in self.built and figureless(line) not in self.rough]
        if edit.name in ("move", "write"):
            amiss += [line for line in new if line not in amiss and not self._in_place(line)]
        return amiss + [line for line in gone if line not in self.now and line in self.built]

    def _in_place(self, line: str) -> bool:
        """Whether a paragraph stands behind or before the same one as in the edited draft."""
        if line not in self.order[0]:
            return True
        beside = [
            (order[at - 1] if (at := order.index(line)) else "", "".join(order[at + 1 : at + 2]))
            for order in self.order
        ]
        return any(a == b for a, b in zip(*beside, strict=True))

    def _beside(self, line: str) -> list[str]:
        """The paragraphs before and behind one: of two that changed places either may be told to have been moved."""
        at = self.now.index(line) if line in self.now else len(self.now)
        return [*self.now[max(at - 1, 0) : at], *self.now[at + 1 : at + 2]]

    def _told(self, lines: Sequence[str]) -> list[str]:
        """Why lines were listed, none where they were not."""
        return [
            why
            for why, texts in self.listed
            for text in texts
            if any(
                text and (plain(line) in text or (len(text) > _SHORT and text.strip("…") in plain(line)))
                for line in lines
            )
        ]

    def strays(self) -> list[str]:
        """Lines of the new draft that are other than before and that nobody edited; what follows from a figure aside."""
        now = Counter(self.now)
        wide = {figureless(line) for line in now}
        extra = [line for line in Counter(self.built) - now if figureless(line) not in wide]
        after = [plain(part) for one in self.pulled.found.proposed for part in (one.after or "").split("\n") if part]
        after += [part for text in after for part in re.split(r"{{.*?}}", text) if len(part) > _SHORT]
        lacking = now - Counter(self.built)
        return [
            line
            for line in extra
            if line not in self.before and not line.startswith("【待填") and not any(part in line for part in after)
            and not any(line in other or other in line for other in lacking)
        ]  # fmt: skip
