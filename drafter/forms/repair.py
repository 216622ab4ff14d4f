"""Slips of a hand that is not used to YAML, told line by line and mended in memory so that reading can go on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(r":\s*[|>][+-]?\d?\s*(?:#.*)?$")
_ENTRY = re.compile(
    r"^(?P<indent>\s*)(?P<dash>-\s+)?(?P<key>[^\s:：#'\"\-][^:：]{0,20}?)\s*(?P<colon>[:：])(?P<gap>\s*)(?P<value>.*)$"
)
_NEEDS_QUOTES = re.compile(r"^[\[{&*!%@`]|: |:$|^[-?] |^(?:[|>])(?![+-]?\d?\s*(?:#.*)?$)")

_CLOSED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?$""")


@dataclass(frozen=True)
class Slip:
    """A line (from 1), what is wrong with it and what to do."""

    line: int
    message: str
    fix: str


def mend(text: str, keys: frozenset[str]) -> tuple[str, list[Slip]]:
    """Text of a table and the keys it may have -> the text with slips mended, line for line, and the slips."""
    slips: list[Slip] = []
    lines = text.split("\n")
    for number, line in _outside_blocks(lines):
        lines[number - 1] = _mend_line(line, number, keys, slips)
    return "\n".join(lines), slips


def _outside_blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """(number, line) of every line that is not inside a block of text introduced by |."""
    block = -1
    for number, line in enumerate(lines, start=1):
        indent = len(line) - len(line.lstrip(" "))
        if block >= 0 and (not line.strip() or indent > block):
            continue
        block = -1
        yield number, line
        if _BLOCK.search(line):
            dash = re.match(r"\s*(?:-\s+)?", line)
            block = len(dash[0]) if dash else indent


def _mend_line(line: str, number: int, keys: frozenset[str], slips: list[Slip]) -> str:
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" in lead and line.strip():
        slips.append(Slip(number, "行首用了制表符（Tab 键）", "删掉行首的空白，改用空格，和上一行对齐"))
        line = lead.replace("\t", "    ") + line.lstrip()
    if "\u3000" in lead and line.strip():
        slips.append(Slip(number, "行首用了全角空格", "删掉行首的空白，改用半角空格，和上一行对齐"))
        line = lead.replace("\u3000", "  ") + line.lstrip()
    if re.match(r"^\s*[－—–]\s*\S", line) or re.match(r"^\s*-(?=[\u4e00-\u9fff])", line):
        slips.append(Slip(number, "每一条开头的“- ”写得不对", "用半角减号加一个空格“- ”开头"))
        line = re.sub(r"^(\s*)[－—–-]\s*", r"\1- ", line)
    entry = _ENTRY.match(line)
    if not entry or entry["key"] not in keys:
        return line
    key, value, bare = entry["key"], entry["value"], entry["value"].strip()
    if entry["colon"] == "：":
        slips.append(Slip(number, f"“{key}”后面用了全角冒号“：”", f"改成半角冒号加一个空格“{key}: ”"))
    elif bare and not entry["gap"]:
        slips.append(Slip(number, f"“{key}:”后面少了一个空格", f"在冒号后面加一个空格“{key}: ”"))
    head = f"{entry['indent']}{entry['dash'] or ''}{key}:"
    if bare[:1] in ("'", '"') and not _CLOSED.match(bare):
        slips.append(Slip(number, f"“{key}”的引号没有配成对", "去掉内容前后的英文引号，或前后各补一个"))
        return f"{head} '{bare.replace(chr(39), chr(39) * 2)}'"
    value, comment = _split_comment(value)
    if value and value[0] not in "'\"#" and _NEEDS_QUOTES.search(value):
        value = "'" + value.replace("'", "''") + "'"
    return f"{head} {value}{comment}".rstrip() if bare else head


def _split_comment(value: str) -> tuple[str, str]:
    """A value and the comment after it: 1817件 # 已核 -> 1817件, ' # 已核'."""
    if value[:1] in ("'", '"'):
        return value, ""
    found = re.search(r"(?:^|\s)#", value)
    return (value[: found.start()].rstrip(), " " + value[found.start() :].lstrip()) if found else (value.rstrip(), "")
