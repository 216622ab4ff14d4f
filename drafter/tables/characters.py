"""Characters of a table's text that YAML would drop or put in: what stays, what goes, where lines are joined."""

from __future__ import annotations

import re

from drafter.zh.expression import expression
from drafter.zh.hygiene import printable

_MARK = expression(r"((?:^|:)[ \t\u3000-]*)\ufeff+(?=[^\n]{0,25}[:：]|['\"|>\[{#-]|[ \t]*$)", re.MULTILINE)
"""A byte-order mark where two files were put together, or before a value's quotes."""
FOLD = "\ufdd0"
"""Stands at the end of each line that is to be joined with the next; Unicode keeps it from ever being a character."""
_FOLDED = expression(r":\s*>[+-]?\d?[+-]?\s*(?:#.*)?$")
_WIDE = "\u2014-\u2026\u3001-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_AT_FOLD = expression(f"(?<=[{_WIDE}]){FOLD} |{FOLD} (?=[{_WIDE}])")


def kept(text: str) -> str:
    """Without what YAML cannot hold. U+FEFF stays in her words, for a rule to tell of; before a key or a quote it goes."""
    return "\ufeff".join(map(printable, _MARK.sub(r"\1", text).split("\ufeff")))


def is_folded(line: str) -> bool:
    """Whether the lines of the block this line opens are to be joined: 文字: >-."""
    return _FOLDED.search(line) is not None


def unfolded(words: str) -> str:
    """Words of a block whose lines were joined -> without the blanks Chinese does not need; Latin words keep theirs."""
    return _AT_FOLD.sub("", words).replace(FOLD, "")
