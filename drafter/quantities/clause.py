"""A sentence taken apart around its figures: clauses, and in each the words before, between and behind the figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.quantities.lexis import ADVERB, BOTH, NOMINAL, NOUN, PARTICLE, PREPOSITION, RELATION, TIME, VERB, cut
from drafter.zh.expression import expression
from drafter.zh.figures import Found

LIST = "、"
"""A further sort of token: the mark within a list."""
_MARK = expression(r"《[^》]*》|“[^”]*”|，|,|；|;|：|:|。|！|？|!|\?|——|（[^（）()]*[)）]|\([^（）()]*[)）]")
"""Each way begins with one character, so that what stands between is passed over fast."""
_PIECE = expression(
    r"(?P<every>每(?:人|户|亩|吨|立方米?|度|年|月|天)(?:每[年月天])?$)|(?P<han>[\u3400-\u9fff]+?(?=每(?:人|户|亩|吨|立方米?|度|年|月|天)(?:每[年月天])?$)|[\u3400-\u9fff]+)|(?P<roman>[Ⅰ-Ⅻ])|(?P<list>、)|(?P<quote>《[^》]*》|“[^”]*”)"
    r"|(?P<version>\d+[.．]\d+版)|(?P<time>(?:19|20)\d\d年(?:度|底|末|初|起)?|\d{1,2}月(?:份|底|末|初)?(?:\d{1,2}日)?起?|\d{1,2}日起?|\d+年)"
    r"|(?P<per>[/／](?:[年月日天]|[\u3400-\u9fff]{1,2}(?=[，、。；\s]|$)))|(?P<code>[A-Za-z0-9][A-Za-z0-9.+*&-]*)|(?P<other>.)",
    re.S,
)
_MODEL = expression(r"^.?[0-9A-Za-z]{1,3}(?:[+＋][0-9A-Za-z]{1,3})+.?$")
"""“1+2+N”: no part of a name."""
_MARKER = expression(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[)）]|[、.．](?!\d))[、.．]?|[一二三四五六七八九十]{1,2}[是要])"
)
_NOTE = expression(r"[\[［〔【]\d{1,3}[\]］〕】]")
_ITEM = expression("[一二三四五六七八九十]{1,2}是")
"""一是|全区经济增长速度: what counts the items of a list within a sentence."""
_DIGIT = expression(r"\d")
_NEAR = 48
"""Characters before the first figure and behind the last that are looked at."""
_COMPARES = frozenset(("比", "较", "与", "相较", "相比", "比较", "对比"))
_SAME = frozenset(("同期", "去年", "上年"))
_EMPTY = frozenset(
    ("多个", "一批", "一系列", "一个", "各类", "多项", "若干", "相关", "有关", "上述", "该", "其", "这些")
)
"""Words that tell nothing of what is counted."""
_ROMAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_UPWARDS = ("以上", "以下")
_SUFFIXES = frozenset("型性式率者类费组")
"""Characters that make a noun of a verb."""
_TURNING = frozenset(("了", "近", "来", "前", "中", "就", "过", "全", "及", "向", "因", "美")) | _SUFFIXES | _COMPARES
"""Words that are something else beside some neighbours (see _turned)."""


class Token(NamedTuple):
    """A word: what it does (see lexis) and what it is in a name, empty where it is nothing."""

    sort: str
    text: str


class Clause(NamedTuple):
    """The stretch between two marks; first: which figure of its sentence its first is; aside: it stands in brackets.

    gaps: the words before its first figure, between two, and behind the last, one list more than there are figures.
    """

    sentence: str
    start: int
    end: int
    figures: Sequence[Found]
    first: int
    aside: bool
    gaps: list[list[Token]]

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence[self.start : self.end]


def clauses(sentence: str, found: Sequence[Found]) -> Iterator[Clause]:
    """The clauses of a sentence that hold figures; what stands in brackets is a clause of its own where it holds one."""
    starts = [one.start for one in found]
    marker = _MARKER.match(sentence)
    edges = [marker.end() if marker and (not starts or starts[0] >= marker.end()) else 0]

    def within(at: int) -> bool:
        before = bisect_left(starts, at) - 1
        return before >= 0 and found[before].end > at  # the colon of a ratio

    for mark in _MARK.finditer(sentence):
        if mark[0][0] in "《“" or mark.start() < edges[-1] or within(mark.start()):
            continue
        if mark[0][0] not in "（(":
            edges += [mark.start(), mark.end()]
        elif bisect_left(starts, mark.start()) < bisect_left(starts, mark.end()):
            edges += [mark.start(), mark.start() + 1, mark.end() - 1, mark.end()]
    edges.append(len(sentence))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        if low < high:
            here, aside = found[low:high], sentence[start - 1 : start] in ("（", "(")
            item = _ITEM.match(sentence, start, here[0].start)
            first = item.end() if item else start
            yield Clause(sentence, first, end, here, low, aside, _gaps(sentence, first, end, here))


def _gaps(sentence: str, start: int, end: int, figures: Sequence[Found]) -> list[list[Token]]:
    """The words of a clause about its figures, no further from them than is looked at."""
    edges = [max(start, figures[0].start - _NEAR)]
    for one in figures:
        edges += (one.start, one.end)
    edges.append(min(end, figures[-1].end + _NEAR))
    return [tokens(sentence, *span) for span in zip(edges[::2], edges[1::2], strict=True)]


def spoken_before(sentence: str, at: int) -> list[Token]:
    """The words of the stretch before the clause that begins at a place, empty where there is none."""
    marker = _MARKER.match(sentence)
    edges = [marker.end() if marker else 0]
    edges += [mark.end() for mark in _MARK.finditer(sentence, edges[0], at) if mark[0][0] not in "《“（("]
    return tokens(sentence, edges[-2], edges[-1]) if len(edges) > 1 else []


def spoken_after(sentence: str, at: int) -> list[Token]:
    """The words of the stretch behind the clause that ends at a place, up to its first digit;
    empty where there is none, or where it has digits and does nothing."""
    following = _MARK.search(sentence, at + 1)
    end = following.start() if following else len(sentence)
    digit = _DIGIT.search(sentence, at, end) if at < len(sentence) else None
    told = tokens(sentence, at + 1, digit.start() if digit else end) if at < len(sentence) else []
    return [] if digit and not (told and (told[0].sort == VERB or told[0].text == "新")) else told


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Words start..end of a text; asides in brackets left out."""
    found = list[Token]()
    at = start
    while at < end:
        if text[at] in "（(" and (close := _closing(text, at, end)):
            at = close
            continue
        if text[at] in "[［〔【" and (note := _NOTE.match(text, at, end)):
            at = note.end()
            continue
        piece = _PIECE.match(text, at, end)
        assert piece  # one character matches at least
        kind = piece.lastgroup
        if kind == "han":
            found += _worded(piece[0])
        elif kind == "code" and at and text[at - 1] in "[［【":
            pass  # the number of a note
        elif kind == "roman":
            found.append(Token(NOUN, _ROMAN[ord(piece[0]) - ord("Ⅰ")]))  # Ⅲ类水质
        elif kind in ("per", "every"):
            pass  # 元|/月, 每人每年|670元
        elif kind == "code" and piece[0][0].isdecimal():
            found.append(Token(NOUN, "" if _MODEL.match(piece[0]) else piece[0]))  # 35千伏, 1000万元以上
        elif kind in ("quote", "code"):
            if kind == "quote" and at > start and text[at - 1] in "”》":  # “一网通办”“免证办”事项
                found.append(Token(LIST, ""))
            found.append(Token(NOUN, "" if _MODEL.match(piece[0].strip("“”《》")) else _plain(piece[0])))
        elif kind != "other" or not piece[0].isspace():
            found.append(Token({"time": TIME, "list": LIST}.get(kind or "", PARTICLE), ""))
        at = piece.end()
    if len(found) > 2 and found[1].text == "年" and found[0].text in _ROMAN and found[2].sort in (VERB, ADVERB):
        found[:2] = [Token(TIME, "")]  # 十年|增加
    return found if _TURNING.isdisjoint([token.text for token in found]) else _turned(found)


def _plain(text: str) -> str:
    """Han characters, letters and digits of a text."""
    return "".join([char for char in text if "\u3400" <= char <= "\u9fff" or (char.isascii() and char.isalnum())])


def _turned(found: list[Token]) -> list[Token]:
    """Words that are something else, or nothing, beside their neighbours."""
    found = [
        token
        for at, token in enumerate(found)
        if (token.text != "近" or [one.sort for one in found[at + 1 : at + 2]] != [TIME])
        and (
            token.text not in ("来", "前", "中") or [one.sort for one in found[at - 1 : at]] != [TIME]
        )  # 五年|来, 三年|前
    ]
    found = _upwards(_derived(_acted(found)))
    if len(found) > 1 and found[0].text == "就" and found[1].sort in NOMINAL:  # 就消防、林业等领域|开展
        found[0] = Token(PREPOSITION, "就")
    found = [
        Token(NOUN, "过")
        if token.text == "过" and found[at + 1 : at + 2] and found[at + 1].text[0:1] in "千百万亿"
        else token
        for at, token in enumerate(found)
    ]
    if not any(token.text in _COMPARES for token in found):
        return found
    return [_related(found, at) for at in range(len(found)) if not _merged(found, at)]


@lru_cache(maxsize=8192)
def _worded(han: str) -> tuple[Token, ...]:
    """Han characters -> their words, those that tell nothing left out."""
    told = cut(han)
    after = [word for _, word in told[1:]] + [""]
    return tuple(
        [
            Token(sort, word)
            for (sort, word), then in zip(told, after, strict=True)
            if word not in _EMPTY or then == "的"
        ]
    )


def _told_on(after: Sequence[Token]) -> bool:
    """Whether what follows 了 is told, and no 率 of 案结事了率."""
    return bool(after) and after[0].text not in _SUFFIXES


def _acted(found: list[Token]) -> list[Token]:
    """圆|了, 拼出|了: characters that are in no word, before 了, are a verb."""
    told = list[Token]()
    for at, token in enumerate(found):
        done = token.text == "了" and _told_on(found[at + 1 :])
        if done and told and told[-1].sort == NOUN and len(told[-1].text) == 1 and told[-1].text != "多":
            told[-1] = Token(VERB, told[-1].text)
            if len(told) > 2 and told[-2].sort == NOUN and len(told[-2].text) == 1 < len(told[-3].text):
                told[-2:] = [Token(VERB, told[-2].text + told[-1].text)]
        told.append(token)
    return told


def _derived(found: list[Token]) -> list[Token]:
    """成长|型, 解决|率: one noun."""
    if not any(token.text in _SUFFIXES or token.text == "全" for token in found):
        return found
    told = list[Token]()
    for token in found:
        if told and told[-1].text == "全" and token.sort == NOUN and len(token.text) <= 2:
            told[-1] = Token(NOUN, "全" + token.text)  # 全疆, 全口径
        elif (
            token.text in _SUFFIXES and told and told[-1].text and (told[-1].sort in (VERB, BOTH) or token.text == "性")
        ):
            told[-1] = Token(NOUN, told[-1].text + token.text)
            if len(told[-1].text) == 2 and len(told) > 1 and len(told[-2].text) == 1 and told[-2].sort == NOUN:
                told[-2:] = [Token(NOUN, told[-2].text + told[-1].text)]  # 通|达|率
        else:
            told.append(token)
    return told


def _upwards(found: list[Token]) -> list[Token]:
    """地级|及|以上, 向|好: one word each; 因 before a longer word tells why."""
    told = list[Token]()
    for token in found:
        last = told[-1].text if told else ""
        if token.text in _UPWARDS and last == "及" and len(told) > 1:
            told[-2:] = [Token(NOUN, told[-2].text + last + token.text)]
        elif (last, token.text) in (("向", "好"), ("和", "美")):
            told[-1] = Token(BOTH if last == "向" else NOUN, last + token.text)
        elif last == "因" and len(token.text) > 1:
            told[-1:] = [Token(PREPOSITION, last), token]  # 因|提前转移, and not 因公
        else:
            told.append(token)
    return told


def _related(found: Sequence[Token], at: int) -> Token:
    """比, 较, 相比 before a time is a relation: 比上年, 较2020年."""
    token = found[at]
    compares = token.text in _COMPARES and at + 1 < len(found) and found[at + 1].sort == TIME
    return Token(RELATION, "") if compares else token


def _merged(found: Sequence[Token], at: int) -> bool:
    """Whether a time is told with the relation before it."""
    return found[at].sort == TIME and at > 0 and found[at - 1].text in _COMPARES | _SAME


def _closing(text: str, at: int, end: int) -> int:
    """Behind the bracket that closes the one at a place, 0 where none does."""
    closes = [found for mark in "）)" if (found := text.find(mark, at, end)) >= 0]
    return min(closes) + 1 if closes else 0


def identifier(text: str) -> str:
    """A name fit to stand in a slot {{ … }}: Han, letters and digits, not starting with a digit."""
    return _plain(text).lstrip("0123456789")
