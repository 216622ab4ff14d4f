"""What an edited draft asks for, in her words: cell by cell what changes, what has no place, what both sides changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from drafter.model.change import AddRow, DropRow, MoveRow
from drafter.model.returned import Clash, Proposed, Returned, Unplaced
from drafter.model.slots import pieces
from drafter.zh.clipping import clipped
from drafter.zh.personal import masked

_AROUND = 8
"""Characters shown on both sides of a change."""
_LONGEST = 120
_MANY = 6
"""Changes within a cell shown one by one; of more the whole is shown."""


def lines(found: Returned) -> Iterator[str]:
    """All of it, what is to be written first."""
    known = [one for one in found.proposed if one.by_key]
    likely = [one for one in found.proposed if not one.by_key]
    yield from _part(f"改稿里改了的（{len(known)} 处）", map(_proposed, known))
    yield from _part(f"只照文字认出来的，请看准（{len(likely)} 处）", map(_proposed, likely))
    yield from _part(f"稿子和表都改过，没有动，请定（{len(found.clashes)} 处）", map(_clash, found.clashes))
    yield from _part(f"放不进表里的（{len(found.unplaced)} 处）", map(_unplaced, found.unplaced))
    if not (found.proposed or found.clashes or found.unplaced):
        yield "改稿和表里一样，没有要收回的"


def _part(title: str, told: Iterable[str]) -> Iterator[str]:
    rows = list(told)
    if rows:
        yield f"{title}："
        yield from rows


def _proposed(one: Proposed) -> str:
    change = one.change
    if isinstance(change, AddRow):
        told = f"新增一条：{_brief(one.after)}"
    elif isinstance(change, DropRow):
        told = f"删去这一条：{_brief(one.before)}"
    elif isinstance(change, MoveRow):
        told = one.after or ""
    else:
        told = _difference(one.before, one.after)
    return f"  {one.where}：{told}" + (f"（{one.why}）" if one.why else "")


def _difference(before: str | None, after: str | None) -> str:
    """Two texts of a cell: the words that differ with some around them, the whole where that is shorter."""
    if not before or not after:
        return f"{_brief(before)} → {_brief(after)}"
    was, now = _parts(before), _parts(after)
    codes = [code for code in SequenceMatcher(None, was, now, autojunk=False).get_opcodes() if code[0] != "equal"]
    if len(before) + len(after) <= _LONGEST or len(codes) > _MANY:
        return f"{_brief(before)} → {_brief(after)}"
    return "；".join(_spot(was, now, code[1:]) for code in codes)


def _parts(text: str) -> list[str]:
    """A text in characters, a slot being one."""
    return [part for piece in pieces(text) for part in ([piece.text] if piece.name is not None else piece.text)]


def _spot(was: Sequence[str], now: Sequence[str], place: tuple[int, int, int, int]) -> str:
    """One place: ……前文［-去掉的-］［+添上的+］后文……"""
    a, b, c, d = place
    struck = f"［-{''.join(was[a:b])}-］" if b > a else ""
    added = f"［+{''.join(now[c:d])}+］" if d > c else ""
    lead, rest = "".join(was[max(0, a - _AROUND) : a]), "".join(was[b : b + _AROUND])
    return _one_line(f"……{lead}{struck}{added}{rest}……")


def _clash(one: Clash) -> str:
    told = [f"  {one.where}", f"      稿子印的：{_brief(one.printed)}", f"      改稿改成：{_brief(one.edited)}"]
    return "\n".join([*told, f"      表里现在：{_brief(one.present)}"])


def _unplaced(one: Unplaced) -> str:
    near = f"（{one.near}）" if one.near else ""
    return f"  “{_one_line(one.text)}”{near}：{one.why}"


def _brief(text: str | None) -> str:
    return clipped(_one_line(text or ""), _LONGEST) or "（空）"


def _one_line(text: str) -> str:
    """A text on one line, new paragraphs shown as ↵."""
    return masked(" ".join(text.strip().replace("\n", "↵").split()))
