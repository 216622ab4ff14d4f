"""Whether the characters that pages claim to print are those they print: a font's table may be missing, false, or in part."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from drafter.readers.glyphs import Glyph, Page, apart, lines
from drafter.zh import plausible, unified

_NOISE = 0.2
"""Share of characters that cannot be read from which a page cannot, or a file."""
_FEW = 3
"""Characters of far-off scripts, or Latin ones as wide as Chinese, from which a page is false."""
_SEEN, _TRUE = 25, 0.5
"""Chinese characters in running text by which a font is judged, and the share of them in words with a neighbour: 0.73 to
0.95 in 78 fonts of 28 files, 0.26 where the table of a font was moved by seven places."""
_WIDE = 0.95
"""Width in Chinese characters of what only a Chinese character takes, but for some letters and marks."""
_BROAD = frozenset("WMm@%&Q—–…ŒÆ")
_BLANK = 0.25
"""Blank, in characters, that parts Latin words."""
_PINYIN = frozenset("āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüêńňǹĀÁǍÀŌÓǑÒĒÉĚÈÜØø")
_NEAR_SCRIPTS = (
    "LATIN", "CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH", "GREEK", "CYRILLIC", "KANGXI",
    "MASCULINE", "FEMININE", "MICRO", "IDEOGRAPHIC",
)  # fmt: skip
"""First words of the names of letters that stand in Chinese text."""


@dataclass(frozen=True)
class Judged:
    """A page, the characters on it that cannot be those printed being U+FFFD; whether it is false as a whole; how many
    of its characters are not known."""

    page: Page
    garbled: bool
    lost: int


def judged(pages: Sequence[Page]) -> list[Judged]:
    """Pages of print -> what of their characters can be believed: none, where the table of one font is seen to be false
    or many are not known, for a false digit looks as true as another."""
    runs = [list(_runs(page)) for page in pages]
    made = [_judged(page, found) for page, found in zip(pages, runs, strict=True)]
    lost, whole = sum(page.lost for page in made), sum(len(page.glyphs) for page in pages)
    if lost > _NOISE * whole or _has_false_font([run for found in runs for run in found]):
        return [replace(page, garbled=bool(page.page.glyphs)) for page in made]
    return made


def _runs(page: Page) -> Iterator[list[Glyph]]:
    """What stands together on a page, line by line."""
    for line in lines([glyph for glyph in page.glyphs if not glyph.char.isspace()]):
        yield from apart(line)


def _has_false_font(runs: Sequence[Sequence[Glyph]]) -> bool:
    """What stands together on all pages -> whether the characters of a font are in too few words."""
    seen: defaultdict[int, list[bool]] = defaultdict(list)
    for run in runs:
        for place, known in plausible.in_words("".join(glyph.char[0] for glyph in run)):
            seen[run[place].font].append(known)
    return any(len(known) >= _SEEN and sum(known) < _TRUE * len(known) for known in seen.values())


def _judged(page: Page, runs: Sequence[Sequence[Glyph]]) -> Judged:
    em = median([glyph.right - glyph.left for glyph in page.glyphs if glyph.char > "\u2e7f"] or [0.0])
    misfits = {id(glyph) for run in runs for glyph in _misfits(run, em)}
    first = {id(run[0]) for run in runs}
    glyphs = tuple(
        glyph._replace(char=_believed(glyph.char, misfit=id(glyph) in misfits, first=id(glyph) in first))
        for glyph in page.glyphs
    )
    lost = sum(glyph.char == unified.UNREAD for glyph in glyphs)
    noise = len(misfits) >= _FEW or lost > _NOISE * len(glyphs)
    garbled = noise or plausible.is_false("\n".join(map(_text, runs)))
    return Judged(replace(page, glyphs=glyphs), garbled, lost)


def _believed(char: str, *, misfit: bool, first: bool) -> str:
    """A character as claimed -> as it can be believed; the first of what stands together may be a bullet."""
    if misfit:
        return unified.UNREAD
    return unified.legible(char + " ").removesuffix(" ") if first else unified.legible(f" {char}")[1:]


def _text(run: Sequence[Glyph]) -> str:
    """Characters that stand together -> their words, parted where there is room for a blank."""
    blank = _BLANK * median(glyph.right - glyph.left for glyph in run)
    parted = (" " * (glyph.left - before.right > blank) + glyph.char for before, glyph in pairwise(run))
    return run[0].char + "".join(parted)


def _misfits(run: Sequence[Glyph], em: float) -> Iterator[Glyph]:
    """Of characters that stand together: narrow ones as wide as Chinese, and beside Chinese letters of far-off scripts, or
    lone Latin ones that are no pinyin."""
    wide = [glyph.right - glyph.left for glyph in run if glyph.char > "\u2e7f"]
    size = median(wide) if wide else em
    if not any("\u4e00" <= glyph.char <= "\u9fff" for glyph in run):
        return
    text = "".join(glyph.char[0] for glyph in run)
    for glyph, before, after in zip(run, f" {text}", f"{text[1:]} ", strict=False):
        char = glyph.char[0]
        narrow = unicodedata.east_asian_width(char) in ("Na", "N", "H") and not char.isspace() and char not in _BROAD
        stretched = narrow and glyph.right - glyph.left >= _WIDE * size
        lone = _is_accented(char) and not (_is_latin(before) or _is_latin(after))
        if stretched or lone or _is_foreign(char):
            yield glyph


def _is_latin(char: str) -> bool:
    return char < "\u0250" and char.isalpha() and not _is_accented(char)


def _is_accented(char: str) -> bool:
    """Whether a character is a Latin letter that neither pinyin nor a unit of measure has."""
    return "\u00c0" <= char < "\u0250" and char.isalpha() and char not in _PINYIN


def _is_foreign(char: str) -> bool:
    if char < "\u0250" or unicodedata.category(char)[0] not in "LMN":
        return False
    return not unicodedata.name(char, "?").startswith(_NEAR_SCRIPTS) and unicodedata.east_asian_width(char) == "N"
