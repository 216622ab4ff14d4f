"""甲、乙分别增长5%和6%: what 分别 hands out."""

from __future__ import annotations

from drafter.quantities.clause import LIST, Token
from drafter.quantities.cues import FALLS, LEVELS, RISES
from drafter.quantities.lexis import ADVERB, CONJUNCTION, NOUN, RELATION, TIME, VERB
from drafter.quantities.phrase import ROOM, SHORT, Words, words


def handed_out(left: Words, index: int, count: int) -> list[Token]:
    """甲、乙分别增长|5%|和|6%: the words of one of count; 城乡居民 is of the town and of the country."""
    tail = len(left)
    while tail and (
        left[tail - 1].sort in (VERB, ADVERB, RELATION, TIME, CONJUNCTION)
        or left[tail - 1].text in RISES | FALLS | LEVELS
    ):
        tail -= 1
    said, end = left[:tail], left[tail:]
    parts = [list[Token]()]
    for token in said:
        if token.sort == LIST or token.text in ("和", "与", "及"):
            parts.append([])
        else:
            parts[-1].append(token)
    if len(parts) == count and all(len(words(part)) > 1 for part in parts):
        mine, first, last = parts[index], parts[0], parts[-1]
        shortened = len(mine) == 1 < len(last) and index + 1 < count and len(mine[0].text) == len(last[0].text)
        bare = index > 0 and len(words(mine)) <= SHORT and len(first) > 1 and len(words(first)) <= ROOM - SHORT
        bare = bare and count == 2 and len(words(first)) > len(words(mine)) + 1 and not words(mine)[:1].isascii()
        return [*(first[:-1] if bare else ()), *mine, *(last[1:] if shortened else ()), *end]
    if count == 2 and (at := next((n for n, token in enumerate(said) if "城乡" in token.text), -1)) >= 0:
        mine = [*said[:at], Token(NOUN, said[at].text.replace("城乡", ("城镇", "农村")[index])), *said[at + 1 :]]
        return [*mine, *end]
    return list(left)
