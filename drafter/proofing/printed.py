"""Where the words of a paragraph as read stand in the paragraph as printed, and that in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from drafter.zh.expression import expression
from drafter.zh.script import strip_glosses

_GLOSS = expression(r"[（(][a-zA-Züāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ]{1,8}[）)]")
_BLANK = expression(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


def places(text: str, printed: str) -> list[int]:
    """Words as read and as printed -> for each character of the first, and behind the last, where it stands in the second.

    Reading takes blanks, hidden characters and glosses out and changes characters one for one; where that does not lead to
    the end of both, they are laid side by side.
    """
    found, at = list[int](), 0
    for char in text:
        at = _passed(printed, at, char)
        found.append(at)
        at += 1
    if len(printed) < at or (printed[at:].strip() and strip_glosses(printed[at - 1 :]).strip()[1:]):
        return _beside(text, printed)
    return [*found, at]


def _passed(printed: str, at: int, char: str) -> int:
    """Where the character is, from a place on: behind blanks and a gloss."""
    while at < len(printed) and printed[at] != char:
        gloss = _GLOSS.match(printed, at)
        if gloss and at and strip_glosses(printed[at - 1 : gloss.end()]) == printed[at - 1]:
            at = gloss.end()
        elif _BLANK.match(printed, at) and not char.isspace():
            at += 1
        else:
            break
    return at


def _beside(text: str, printed: str) -> list[int]:
    found = [0] * (len(text) + 1)
    for here, there, size in SequenceMatcher(None, text, printed, autojunk=False).get_matching_blocks():
        for step in range(size + 1):
            found[min(here + step, len(text))] = min(there + step, len(printed))
    for place in range(1, len(found)):
        found[place] = max(found[place], found[place - 1])
    return found


def in_file(printed: Sequence[str], file: str) -> list[list[int]]:
    """Paragraphs as printed, in order, and the text of their file -> where each character of each stands in it; empty for a
    paragraph that is not found."""
    found, after = list[list[int]](), 0
    for words in printed:
        start = file.find(words, after)
        if start >= 0:
            found.append(list(range(start, start + len(words) + 1)))
        else:
            found.append(_broken(words, file, after))
        after = found[-1][-1] if found[-1] else after
    return found


def _broken(words: str, file: str, after: int) -> list[int]:
    """The same for a paragraph that runs over several lines of the file."""
    chars = [(place, char) for place, char in enumerate(words) if not char.isspace()]
    match = re.compile(r"\s*".join(re.escape(char) for _, char in chars)).search(file, after) if chars else None
    if match is None:
        return []
    found, at = [0] * (len(words) + 1), match.start()
    for place, char in chars:
        at = file.index(char, at)
        found[place] = at
        at += 1
    found[-1] = at
    for place in range(len(words) - 1, -1, -1):
        found[place] = found[place] or found[place + 1]
    return found
