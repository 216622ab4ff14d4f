"""For which stretch of time a figure of a sentence is told, in one way to write it; the whole year reported on is empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drafter.zh.expression import expression

_MONTH = r"(?:1[0-2]|[1-9])"
_SPOKEN = expression(
    r"(?P<cut>(?:截至|截止到?|到)(?:20\d\d年)?(?:1[0-2]|[1-9])月(?:\d{1,2}日|底|末)?)"
    rf"|(?P<span>(?:20\d\d年)?{_MONTH}月?份?(?:至|到|[-—–－~～]{{1,2}}){_MONTH}月份?)|(?P<first>前{_MONTH}个月)"
    r"|(?P<half>[上下]半年)|(?P<quarter>第?[一二三四1234]季度|前三季度)|(?P<ago>去年|(?:上|前)年)|(?P<ahead>明年|来年)"
    r"|(?P<year>20\d\d)年(?!代)|(?P<now>全年|今年|本年|年内|当年)|(?P<years>近[二两三四五六七八九十\d]年(?:来|以来)?|[二两三四五六七八九十]年来|历年|[自从]?20\d\d年以来)"
    rf"|(?:^|(?<=[，；：。]))(?P<month>{_MONTH}月(?:份|\d{{1,2}}日)?)(?=，)"
)
_AGAINST = expression("[比较与]$|由$")
_SINCE = expression("[由从]$")
_TO = expression("[到—–－~～-]{1,2}")


def period(said: str, year: int) -> str:
    """A folded sentence up to its figure, and the year reported on (0 where it is not known) -> the period last named, empty
    for the year itself or none."""
    told = ""
    for found in _SPOKEN.finditer(said):
        kind, words = found.lastgroup, found[0]
        if kind == "quarter" and _AGAINST.search(said, 0, found.start()):
            continue
        if kind == "ago" and _SINCE.search(said, 0, found.start()) and "到" in said[found.end() :]:
            continue  # 由去年的18%增加到|29%
        if kind == "now" and told and told == f"{year + 1}年":
            continue  # 明年……，年内
        told = _TOLD[kind](words, year) if kind and kind in _TOLD else words
    return told


_YEAR_NAMED = expression(
    "(?P<ago>去年)|(?P<ahead>明年|来年)|(?P<year>20\\d\\d)年(?!代)|(?P<now>今年|本年|当年|年内|全年)"
)


def year_named(said: str, year: int) -> str:
    """A folded sentence up to the end of a clause, and the year reported on -> the year last named, as 2026年; empty for none."""
    told = ""
    for found in _YEAR_NAMED.finditer(said):
        years = {"ago": year - 1, "ahead": year + 1, "now": year}
        told = f"{years.get(found.lastgroup or '') or found['year']}年"
    return told


_PAIRED = expression("“[^”]*”|《[^》]*》")


def years_in_words(text: str, year: int) -> str:
    """A text and the year reported on -> the same with 去年, 今年 for those years, outside quotation marks."""
    if not year:
        return text
    parts, at = list[str](), 0
    for found in _PAIRED.finditer(text):
        parts += (_in_words(text[at : found.start()], year), found[0])
        at = found.end()
    return "".join((*parts, _in_words(text[at:], year)))


def _in_words(text: str, year: int) -> str:
    for ahead, word in ((-1, "去年"), (0, "今年")):
        text = text.replace(f"{year + ahead}年", word)
    return text


def _year(words: str, year: int) -> str:
    number = int(words[:4])
    return "" if number == year else "去年" if number == year - 1 else words


_TOLD: Mapping[str, Callable[[str, int], str]] = {
    "year": _year,
    "now": lambda *_: "",
    "ago": lambda *_: "去年",
    "ahead": lambda _, year: f"{year + 1}年" if year else "明年",
    "quarter": lambda words, _: words.removeprefix("第"),
    "span": lambda words, _: _TO.sub("至", words.replace("份", "").replace("月至", "至")),
}
"""Kinds of words for a period -> how they are written."""
