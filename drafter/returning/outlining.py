"""Paragraphs in their order -> under which heading each row of the tables stands, as printed and as edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.model.manifest import Line, Run
from drafter.model.manuscript import HEADINGS, SHEET, Look
from drafter.returning.parts import Part
from drafter.zh.headings import LONGEST, bare_heading, marker_of

HEADED = (("提纲", "标题"), ("正文", "小标题"), ("下年计划", "小标题"))
"""Cells whose words are headings."""
TOLD = {
    "正文": "文字", "上年计划": "完成情况", "下年计划": "计划", "本年问题": "问题", "上年问题": "整改情况",
    "素材": "内容",
}  # fmt: skip
"""Table -> the cell whose words are printed in the text."""
TAIL = (Look.ATTACHMENT_LIST, Look.SIGNATURE, Look.DATE, Look.ATTACHMENT_LABEL)
"""Looks of what stands behind the text."""
_BEFORE = (*SHEET, Look.TITLE, Look.ADDRESSEE, Look.SERIAL, Look.SECRECY, Look.URGENCY, Look.MASTHEAD, Look.NUMBER)
_LEVELS = {"一、": Look.H1, "（一）": Look.H2}

Row = tuple[str, str]
"""Table and name of a row."""
NO_ROWS: frozenset[Row] = frozenset()


@dataclass(frozen=True)
class Head:
    """A heading. row: of 提纲, or of the table that names it; empty for one that is new, or only the kind's; title: its words."""

    row: Row = ("", "")
    title: str = ""
    look: Look = Look.H1


NOWHERE = Head()
"""Above the first heading."""


@dataclass
class Walk:
    """The text in its order. items: heading above, row or new part; heads: the headings, each with the new part that it
    is, None for a printed one."""

    items: list[tuple[Head, Row | Part]] = field(default_factory=list)
    heads: list[tuple[Head, Part | None]] = field(default_factory=list)

    def under(self) -> dict[Row, Head]:
        """Each row -> the heading it stands under first."""
        found: dict[Row, Head] = {}
        for head, item in self.items:
            if not isinstance(item, Part):
                found.setdefault(item, head)
        return found


def heading_run(line: Line) -> Run | None:
    """The words of a line that are a heading of the tables."""
    return next((run for run in line.runs if (run.cell[0], run.cell[2]) in HEADED), None)


def is_head(line: Line) -> bool:
    """Whether a line is a heading, or begins with one."""
    return line.look in HEADINGS or heading_run(line) is not None


def head_of(line: Line) -> Head:
    """A heading as printed."""
    run = heading_run(line)
    words = run.text if run else bare_heading(line.text)
    return Head(run.cell[:2] if run else ("", ""), words, line.look)


def rows_of(line: Line) -> list[Row]:
    """The rows whose words a line tells, in order."""
    told = (run.cell for run in line.runs if run.cell[0] in TOLD)
    return list(dict.fromkeys((cell[0], cell[1]) for cell in told if cell[2] in (TOLD[cell[0]], "原因")))


def printed(lines: Sequence[Line]) -> Walk:
    """The lines of a draft -> its text."""
    walk, head = Walk(), NOWHERE
    for line in _body(lines):
        if is_head(line):
            head = head_of(line)
            walk.heads.append((head, None))
        walk.items += [(head, row) for row in rows_of(line)]
    return walk


def runs_on(head: Head) -> bool:
    """Whether a heading's paragraph goes on behind it."""
    return head.look is Look.BODY


def _body(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if line.look in TAIL:
            return
        if line.look not in _BEFORE or heading_run(line) is not None:
            yield line


def edited(parts: Sequence[Part], before: Walk, dropped: frozenset[Row]) -> tuple[Walk, list[Part]]:
    """The parts of an edited draft -> its text, and the new ones that stand outside it. before: the text as printed; dropped:
    rows whose words are gone from paragraphs that stay. A heading that runs on holds its own paragraph, what stood under
    it, and what is new."""
    walk, head, outside, under = Walk(), NOWHERE, list[Part](), before.under()
    above = NOWHERE
    begun, over = not any(part.line and part.line.look in _BEFORE for part in parts), False
    for part in parts:
        line = part.line
        if line is None:
            if part.piece.table or over or not begun:
                outside.append(part)
            elif new := new_head(part):
                head = above = new
                walk.heads.append((head, part))
            else:
                walk.items.append((head, part))
            continue
        over = over or line.look in TAIL
        begun = begun or line.look in (Look.TITLE, Look.ADDRESSEE) or line.look not in _BEFORE
        if over or line.look in SHEET or part.piece.table:
            continue
        if is_head(line) and not any(known == head_of(line) for known, _ in walk.heads):
            head = head_of(line)
            walk.heads.append((head, None))
        above = above if runs_on(head) else head
        told = [row for row in rows_of(line) if row not in dropped]
        walk.items += [
            (head if is_head(line) or not runs_on(head) or under.get(row) == head else above, row) for row in told
        ]
    return walk, outside


def new_head(part: Part) -> Head | None:
    """A new paragraph that is a heading: by its style, or by a number and no stop at its end."""
    text, look = part.text.strip(), part.piece.look
    if len(text) > LONGEST or text[-1:] in "。；：！？，":
        return None
    found = marker_of(text)
    look = look if look in HEADINGS else _LEVELS.get(found.family if found else "", Look.BODY)
    title = bare_heading(text)
    return Head(("", ""), title, look) if look in HEADINGS and title else None
