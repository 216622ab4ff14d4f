"""五个减量代替 in the text and 五个减量替代 in the glossary: terms explained that the text has only in another form, or that the
explanation itself tells with two characters the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.proofing.quoted_names import difference
from drafter.proofing.remark import Remark
from drafter.proofing.report_text import Line, Paper
from drafter.zh.expression import expression

_ENTRY = expression(
    r"^[\[【〔（(]?(?:注?\d{1,3}|P\d+)?[\]】〕）)]?[.．、:：]?\s*“?(?P<term>[^”“：:，。；\]】〕）)]{5,20}?)”?\s*[：:]"
)
_NUMERALS = frozenset("一二三四五六七八九十百千两0123456789")
_MARKS = frozenset("“”《》（）()、，·")
_END = 4
"""Characters at the end of a term that are its own."""
_MOST = 400
"""Entries of a glossary."""


def look(paper: Paper) -> Iterator[Remark]:
    """Terms of the glossary that stand nowhere in the text, where the text has one of which a character differs."""
    body = [line for line in paper.lines if not line.note and not line.row]
    text = "\n".join(line.text for line in body)
    entries = [(line, found["term"]) for line in paper.lines if line.note and (found := _ENTRY.match(line.text))]
    for line, term in entries[:_MOST]:
        bare = "".join(char for char in term if char not in _MARKS)
        if len(bare) >= 5 and term not in text and bare not in text:
            yield from _near(body, term, line)
        yield from _turned(line, bare)


def _near(body: list[Line], term: str, entry: Line) -> Iterator[Remark]:
    """The first place of the text that has the term but for a character: one half of it is whole."""
    half = len(term) // 2
    for line in body:
        for part, first in ((term[:half], True), (term[half:], False)):
            at = line.text.find(part)
            while at >= 0:
                start = at if first else at - half
                words = line.text[max(0, start) : max(0, start) + len(term)]
                if _slipped(words, term):
                    told = f"名词解释（第{entry.number}段）写的是“{term}”，只差一两个字"
                    yield Remark(line, start, start + len(term), told, "是同一个名称的，写成一样")
                    return
                at = line.text.find(part, at + 1)


def _turned(entry: Line, term: str) -> Iterator[Remark]:
    """The last characters of a term in its own explanation, two neighbours the other way round."""
    end = term[-_END:]
    others = {end[:at] + end[at : at + 2][::-1] + end[at + 2 :] for at in range(1, _END - 1)} - {end}
    for other in sorted(others) if len(end) == _END else ():
        at = entry.text.find(other)
        if at >= 0:
            yield Remark(entry, at, at + _END, f"这一条解释的是“{term}”，这里写成了“{other}”", "写成一样")


def _slipped(words: str, term: str) -> bool:
    """Whether words are a term but for one character, or two neighbours the other way round."""
    if len(words) != len(term) or words == term:
        return False
    differ = difference(words, term)
    if differ:
        return not set(differ) & (_NUMERALS | _MARKS)
    at = next(at for at, (a, b) in enumerate(zip(words, term, strict=True)) if a != b)
    return words[:at] + words[at : at + 2][::-1] + words[at + 2 :] == term
