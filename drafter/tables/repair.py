"""Slips of a hand that is not used to YAML, told line by line and mended in memory so that reading can go on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafter.tables.align import Columns
from drafter.tables.characters import FOLD, is_folded
from drafter.tables.slip import Slip
from drafter.zh.expression import expression

_BLOCK_SIGN = r"[|>](?:[+-]?\d?|\d[+-])\s*(?:#.*)?$"
BLOCK = expression(rf":\s*{_BLOCK_SIGN}")
_BLOCK_DEPTH = expression(r"(?<=^[|>])\d|(?<=^[|>][+-])\d")
"""How far in a block says its words stand; mended words all stand _BLOCK_INDENT further in."""
_ENTRY = expression(
    r"^(?P<indent>\s*)(?P<dash>-\s+)?(?P<key>[^\s:：#'\"\-][^:：]{0,20}?)\s*(?P<colon>[:：])(?P<gap>\s*)(?P<value>.*)$"
)
_SEMICOLON = expression(r"(?P<head>\s*(?:-\s+)?(?P<key>[^\s:：；;#'\"\-]{1,5}))\s*[；;]")
_NEEDS_QUOTES = expression(rf"^[\[{{&*!%@`]|: |:$| #|^[-?] |^(?=[|>])(?!{_BLOCK_SIGN})")
CLOSED = expression(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?$""")
_ITEM = expression(r"^\s*-\s")
_BEGINS = expression(r"[#\-－–\[\]{}]|—(?!—)|\.\.\.$")
"""What no line that carries on the one before begins with; —— is a dash of her words."""
_PASTED = expression(r"\s*-\s+[^\s\[{'\"#]")
_WRAPPED = 60
"""A value as long as this goes on in the next line because an editor broke it, not because it was pasted."""
_MARK = expression(r"^[，。；：、！？…）》”—]|[，。；：、！？,;:…—（《“]['\"]?$")
WORDS = frozenset(
    ["单位", "标题", "主送", "署名", "口径", "完成情况", "整改情况", "小标题", "文字", "问题", "原因", "计划", "内容"]
)
"""Keys whose values are her own words, to be printed whole."""
_BLOCK_INDENT = 2
"""Spaces by which a block's words stand further in than their key."""


@dataclass
class Mended:
    """A table's lines after mending, line for line; slips to tell; lines whose # cuts words off."""

    lines: list[str]
    slips: list[Slip] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    glued: list[int] = field(default_factory=list)
    """Lines whose words follow those of the line before without a mark between."""


def mend(text: str, keys: frozenset[str]) -> Mended:
    """Text of a table and the keys it may have -> its mended lines and what to tell of them."""
    mended = Mended(text.split("\n"))
    columns = Columns(mended.lines, listed="编号" in keys)
    block = entry = -1  # indent of the key whose block of words goes on; index of the last line with a key
    folded = False  # whether that block's lines are to be joined
    for index, line in enumerate(mended.lines):
        if block >= 0 and not opens(line, keys):
            mended.lines[index] = _inside_block(line.rstrip() + FOLD if folded else line, block)
        elif entry >= 0 and (goes_on(line, keys) or _is_pasted(line, index + 1, keys, mended.slips)):
            _join(mended, entry, index)
        else:
            line = _margin(line, index + 1, mended.slips)
            line = columns.align(line, index + 1, mended.slips)
            mended.lines[index] = _mend_line(line, index + 1, keys, mended)
            block = _block_of(mended.lines[index])
            folded = block >= 0 and is_folded(mended.lines[index])
            entry = index if is_known(mended.lines[index], keys) and block < 0 else -1
    return mended


def opens(line: str, keys: frozenset[str]) -> bool:
    """Whether a line after a block begins something new: an item, a known key, a comment at the margin."""
    return bool(_ITEM.match(line)) or line.startswith("#") or is_known(line, keys)


def is_known(line: str, keys: frozenset[str]) -> bool:
    """Whether a line is that of a key the table may have, its colon typed well or not."""
    found = _ENTRY.match(line) or _SEMICOLON.match(line)
    return found is not None and found["key"] in keys


def goes_on(line: str, keys: frozenset[str]) -> bool:
    """Whether a line carries on the words of the line before: it is neither an item, a comment nor `键: 内容`."""
    bare = line.strip()
    if not bare or _BEGINS.match(bare) or is_known(line, keys):
        return False
    found = _ENTRY.match(line)
    return found is None or (found["colon"] == "：" and found["key"] not in keys)


def _is_pasted(line: str, number: int, keys: frozenset[str], slips: list[Slip]) -> bool:
    """Whether a line with a dash is no row but a list pasted into a value; if so it is told."""
    pasted = bool(_PASTED.match(line)) and not is_known(line, keys)
    if pasted:
        slips.append(Slip(number, "行首有“-”，却不是新的一条", "去掉行首的“-”，接在上一行的后面写"))
    return pasted


def _join(mended: Mended, entry: int, index: int) -> None:
    """Words that go on in the next line belong to the value above; Chinese needs no blank between them."""
    lines = mended.lines
    found = _ENTRY.match(lines[entry])
    value = found["value"].strip() if found else ""
    quoted = value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1
    words = lines[index].strip().removeprefix("- ").lstrip()
    if 0 < len(value) < _WRAPPED and not _MARK.search(value) and not _MARK.match(words):
        mended.glued.append(index + 1)
    if quoted:
        lines[entry] = lines[entry].rstrip()[:-1] + words.replace("'", "''") + value[-1]
    else:
        lines[entry] = lines[entry].rstrip() + (" " if not value else "") + words
        found = _ENTRY.match(lines[entry])
        if found and _NEEDS_QUOTES.search(found["value"]):
            lines[entry] = lines[entry][: found.start("value")] + _quoted(found["value"])
    lines[index] = ""


def _inside_block(line: str, indent: int) -> str:
    """A line of a block, however she indented it, set where the block's words stand."""
    words = line.lstrip(" \t\u3000")
    return " " * (indent + _BLOCK_INDENT) + words if words.strip(f" {FOLD}") else ""


def _block_of(line: str) -> int:
    """Indent of the key whose block this line opens; -1 when it opens none."""
    if not BLOCK.search(line):
        return -1
    lead = re.match(r"\s*(?:-\s+)?", line)
    return len(lead[0]) if lead else 0


def _mend_line(line: str, number: int, keys: frozenset[str], mended: Mended) -> str:
    line = line.replace("\t", " ")  # YAML allows none between plain words
    found = _ENTRY.match(line)
    slipped = None if found else _SEMICOLON.match(line)
    if slipped and slipped["key"] in keys:
        mended.slips.append(
            Slip(number, f"“{slipped['key']}”后面用了分号", f"改成半角冒号加一个空格“{slipped['key']}: ”")
        )
        line = f"{slipped['head']}: {line[slipped.end() :].lstrip()}"
        found = _ENTRY.match(line)
    if not found or found["key"] not in keys:
        return line
    key, bare = found["key"], found["value"].strip()
    if found["colon"] == "：":
        mended.slips.append(Slip(number, f"“{key}”后面用了全角冒号“：”", f"改成半角冒号加一个空格“{key}: ”"))
    elif bare and not found["gap"]:
        mended.slips.append(Slip(number, f"“{key}:”后面少了一个空格", f"在冒号后面加一个空格“{key}: ”"))
    head = f"{found['indent']}{found['dash'] or ''}{key}:"
    if bare[:1] in ("'", '"') and not CLOSED.match(bare):
        mended.slips.append(Slip(number, f"“{key}”的引号没有配成对", "去掉内容前后的英文引号，或前后各补一个"))
        return f"{head} {_quoted(bare)}"
    value, comment = split_comment(found["value"], hers=key in WORDS)
    if comment and key in WORDS and not BLOCK.search(line):
        mended.cut.append(number)
    if value and value[0] not in "'\"#" and _NEEDS_QUOTES.search(value):
        value = _quoted(value)
    value = _BLOCK_DEPTH.sub("", value) if BLOCK.match(f":{value}") else value
    return f"{head} {value}{comment}".rstrip() if bare else head


def _margin(line: str, number: int, slips: list[Slip]) -> str:
    """Blanks before a line and the dash of an item, as YAML wants them."""
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" in lead and line.strip():
        slips.append(Slip(number, "行首用了制表符（Tab 键）", "删掉行首的空白，改用空格，和上一行对齐"))
    if "\u3000" in lead and line.strip():
        slips.append(Slip(number, "行首用了全角空格", "删掉行首的空白，改用半角空格，和上一行对齐"))
    line = lead.replace("\t", "    ").replace("\u3000", "  ") + line.lstrip()
    if re.match(r"^\s*[－—–](?!—)\s*\S", line) or re.match(r"^\s*-(?=[\u4e00-\u9fff])", line):
        slips.append(Slip(number, "每一条开头的“- ”写得不对", "用半角减号加一个空格“- ”开头"))
        line = re.sub(r"^(\s*)[－—–-]\s*", r"\1- ", line)
    return line


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def split_comment(value: str, *, hers: bool) -> tuple[str, str]:
    """A value and the comment after it: 1817件 # 已核 -> 1817件, ' # 已核'. In words of hers, #4所 is a word."""
    if value[:1] in ("'", '"'):
        return value, ""
    found = re.search(r"^#|\s#(?=\s|$)" if hers else r"^#|\s#", value)
    return (value[: found.start()].rstrip(), " " + value[found.start() :].lstrip()) if found else (value.rstrip(), "")
