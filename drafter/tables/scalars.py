"""What stands after a key's colon -> its parts; a text -> the ways of writing it there, in her style first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml.resolver import implicit_resolvers

from drafter.tables import emit
from drafter.tables.plain import ODD, PLAIN, WORD
from drafter.tables.repair import BLOCK, CLOSED, WORDS, split_comment
from drafter.zh.expression import expression

BLOCKS = ("|", ">")
_TOKEN = expression(r"[|>][+\-\d]*|'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_ESCAPED = expression(rf"[\\\"]|{ODD.pattern}")


@dataclass(frozen=True)
class Said:
    """style: the quote or block sign it begins with, "" when plain; token: the words as typed; tail: blanks and remark."""

    style: str = ""
    token: str = ""
    tail: str = ""


def parts(rest: str, key: str, *, wrapped: bool) -> Said:
    """What stands after a key's colon and blanks, up to the line end; wrapped: it goes on in the next line."""
    block = BLOCK.match(f":{rest}")
    if block or CLOSED.match(rest):
        found = _TOKEN.match(rest)
        assert found
        return Said(rest[0], found[0], rest[found.end() :])
    if wrapped:  # a mark # is a word then: the next line's words follow it
        return Said("", rest)
    value, _ = split_comment(rest, hers=key in WORDS)
    value = value.rstrip()
    return Said("", value, rest[len(value) :])


def ways(value: str, key: str, said: Said) -> Iterator[list[str]]:
    """Ways to write a value in place of what is said there, best first: the line of the key, then lines of a block."""
    if "\n" in value or key in emit.IN_BLOCKS or said.style in BLOCKS:
        yield from _blocks(value, said)
    if not said.style and is_plain(value) and PLAIN.fullmatch(value):
        yield [value]
    yield from ([word] for word in _quoted(value, said.style))


def words(value: str, style: str) -> Iterator[str]:
    """Ways to write a value in braces, where commas and brackets have a meaning; best first."""
    if not style and is_plain(value) and WORD.fullmatch(value):
        yield value
    yield from _quoted(value, style)


def is_plain(value: str) -> bool:
    """Whether a text is read as that text by everyone when it stands there bare: no number, date, blank or nothing."""
    if value != value.strip() or ODD.search(value):
        return False
    return not any(value[:1] in first and how.match(value) for _, _, how, first in implicit_resolvers)


def _quoted(value: str, style: str) -> Iterator[str]:
    if style != '"' and not ODD.search(value):
        yield "'" + value.replace("'", "''") + "'"
    yield '"' + _ESCAPED.sub(_escape, value) + '"'


def _blocks(value: str, said: Said) -> Iterator[list[str]]:
    """As a block, with her own sign and, where that says otherwise of the last line end, with the one needed."""
    text = value.rstrip("\n")
    ends = len(value) - len(text)
    if not text or ODD.search(text.replace("\n", "")):
        return
    sign = said.style if said.style in BLOCKS else "|"
    depth = "".join(re.findall(r"\d", said.token)) if said.style in BLOCKS else ""
    needed = [f"{sign}{'-' * (1 - ends)}{depth}"] if ends <= 1 else []
    lines = (text if sign == "|" else text.replace("\n", "\n\n")).split("\n")
    for token in dict.fromkeys([said.token, *needed] if said.style in BLOCKS else needed):
        yield [token, *lines]
    if sign == ">":
        yield from _blocks(value, Said("|", "|-", said.tail))


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    code = ord(char)
    if char in _SHORT:
        return _SHORT[char]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
