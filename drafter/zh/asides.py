"""Numbers that count nothing: dates and spans of time, ordinals, parts of names, sizes that say which things are meant."""

from __future__ import annotations

from enum import StrEnum

from drafter.zh.expression import expression
from drafter.zh.measures import Measure


class Aside(StrEnum):
    """Why a number is no figure."""

    NAME = "名称的一部分"
    DATE = "日期和期间"
    ORDINAL = "次序和等级"
    DOCUMENT = "文号"
    BOUND = "说的是哪一种"
    SAYING = "汉字写的小数目和说法"


_YEAR = r"(?:19|20)\d{2}"
_TO = r"\s*(?:[-—–~～－至到、/]|——)\s*"
_DATE = expression(
    rf"{_YEAR}(?:{_TO}(?:19|20)?\d{{2}}(?!\d))*\s*(?:学年|年代|年)度?"
    rf"|{_YEAR}[-./](?:1[0-2]|0?[1-9])[-./](?:[12]\d|3[01]|0?[1-9])(?!\d)|{_YEAR}{_TO}{_YEAR}(?!\d)"
    rf"|\d{{1,2}}(?:{_TO}\d{{1,2}})?月(?:份|底|初|末)?(?:\d{{1,2}}日)?|\d{{1,3}}(?:{_TO}\d{{1,2}})?日(?![均元处])"
    rf"|\d{{1,2}}[:：]\d{{2}}(?![\d.．:：])|\d{{1,2}}时\d{{0,2}}分?(?!段|期)|\d0(?:年代|后)"
    rf"|\d{{1,4}}(?:{_TO}\d{{1,3}})?\s*[余多]?(?:周年|年度?|世纪|季度|点钟)"
)
_WORD_DATE = expression(
    "[二一][零〇一二三四五六七八九]{3}年|[零〇一二两三四五六七八九十百]{1,4}[余多]?(?:年代?|周年|世纪|季度|月份?|届|日)"
)
_MARKER = expression(r"\d{1,2}(?:[.．](?!\d)|[、)）])")
_NOTE = expression(r"[\[［【（(〔]\d{1,3}[\]］】）)〕]|[\[［]\d{4,6}[\]］]")
_POINT = expression(r"\d{1,2}[.．](?=[\u3400-\u9fff])")
_OPENING = expression(r"(?:^|[：:；;。（(\n])\s*$")
_FEW = 3
"""Digits at most of a number behind 前 that ranks: 前10名, and not 入冬前2.16万户."""
_FOREMOST = expression("(?<![目当此之年日月以提空底末初冬夏春秋汛节会午期课])前[ ]?$")
_ORDINAL_BEFORE = expression("(?:第|[国省县乡]道|排名|位居|位列|名列)[ ]?$")
_RANKS, _BRACKETS = frozenset("第道名居列前 "), frozenset("[［【（(〔")
_STOPS, _SIGNS = frozenset(".．、)）"), frozenset("+＋×xX*/")
"""Characters right before a number, and right behind it, without which nothing longer that they belong to stands there."""
_LETTERS = expression("(?:[A-Za-z]+[-_]?|PM )$")
_CODE = expression(r"[A-Za-z0-9]*(?:[+＋×xX*/-][A-Za-z0-9]{1,4})+|[A-Za-z][A-Za-z0-9]*")
_UNITED = expression("(?:万亿|[亿万千百])?(?:元|[%％])|[万亿]")
"""What only a figure goes on with: GDP120亿元."""
_ORDINAL_AFTER = expression("[号届代星强]|大(?=[\u3400-\u9fff“])|[级版](?=[\u3400-\u9fff“])|等奖|类地区")
_PLACE_AFTER = expression("(?:国|省|县|乡)道|高速|次列车")
_HOTLINE = expression(r"(?:12|95|96)\d{3}|11\d|12[0-2]")
_SAID_SO = ("24小时", "365天", "7天24")
_CIRCLE = expression("(?:小时|分钟)[^，。；、]{0,8}圈")
_BOUND = expression("(?:及?以上|及?以下|以内)(?:的(?!，|。)|(?=[\u3400-\u9fff\\d“]))(?![并和及与，。；、])")
_SORT = expression("的?[^，。；、\\d]{0,10}(?:企业|项目|产业|园区|集群|合同|工程|省份|[县镇])(?![域级城区])")
_OVER = expression("(?:超过?|过|逾)$")
_AGED = expression("岁?(?:以上|以下|及以上)?(?:的|老|儿|女|男|青|未|居|人)|岁?及?(?:以上|以下)(?=[\u3400-\u9fff])")
_NAMING = frozenset(("千伏", "千伏安", "英寸", "蒸吨", "纳米", "微米"))
"""Units that are a part of a thing's name when the thing follows."""
_HAN = expression("[\u3400-\u9fff]")
_COUNTS = frozenset("个家项条件批座场处所组名位种类套辆台部")
"""Measure words of things: 100个以上项目 counts them, 5000万元以上项目 tells which."""
_NO_SIZE = frozenset("%‰") | {"个百分点", "倍"}
"""Units in which no size is told: 95%以上的村 counts."""


def dated(text: str, start: int) -> int:
    """Where a date or a span of time that begins at a place ends, 0 where none does."""
    found = (_DATE if text[start].isdecimal() else _WORD_DATE).match(text, start)
    return found.end() if found else 0


def aside_before(text: str, start: int, end: int) -> tuple[Aside, int] | None:
    """What the words before a number in digits make of it, and where that ends."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in "〕］】" and text.startswith("号", end) and before:
        return Aside.DOCUMENT, end + 1
    if before in ("+", "＋", "×") or (before and before in "./" and text[start - 2 : start - 1].isalnum()):
        return Aside.NAME, end
    if before in _RANKS and _ranks(text, start, end):
        return Aside.ORDINAL, end
    if (before in _BRACKETS and _NOTE.match(text, start - 1)) or (after in _STOPS and _POINT.match(text, start)):
        return Aside.ORDINAL, end
    if after in _STOPS and _MARKER.match(text, start) and _OPENING.search(text, max(0, start - 2), start):
        return Aside.ORDINAL, end
    letters = _LETTERS.search(text, max(0, start - 8), start) if before.isascii() else None
    if letters and not (_UNITED.match(text, end) or text[end - 1] in "万亿"):
        return Aside.NAME, end
    code = _CODE.match(text, end) if after in _SIGNS else None
    return (Aside.NAME, code.end()) if code else None


def _ranks(text: str, start: int, end: int) -> bool:
    """Whether what stands before a number makes it a rank: 第12, 排名 3, 前10名."""
    if _ORDINAL_BEFORE.search(text, max(0, start - 3), start):
        return True
    foremost = end - start <= _FEW and text[start:end].isdecimal() and _FOREMOST.search(text, max(0, start - 3), start)
    return bool(foremost)


def aside_after(text: str, start: int, end: int) -> tuple[Aside, int] | None:
    """What the words after a number that no known unit follows make of it, and where that ends."""
    if text.startswith("版", end) and not text[start:end].isdecimal():
        return Aside.NAME, end + 1  # 5.0版
    if found := _ORDINAL_AFTER.match(text, end) or _PLACE_AFTER.match(text, end):
        return Aside.ORDINAL, found.end()
    if end - start == 4 and text[start:end].isdecimal() and text[start : start + 2] in ("19", "20"):
        return Aside.DATE, end
    if _HOTLINE.fullmatch(text, start, end):
        return Aside.NAME, end
    return None


def tells_which(text: str, start: int, unit: Measure) -> bool:
    """Whether a number tells which things are meant or is a saying: 投资超5亿元的项目, 60岁以上老人, 24小时."""
    circle = unit.unit in ("小时", "分钟") and _CIRCLE.match(text, unit.end - len(unit.unit))
    if circle or text.startswith(_SAID_SO, start) or unit.unit == "方面" or text.startswith("方面", unit.end):
        return True
    if unit.unit == "小时" and text.startswith("过境免签", unit.end):
        return True  # 240小时过境免签政策
    if text.startswith("级", unit.end) and unit.unit:
        return True
    if unit.unit in _NAMING and _HAN.match(text, unit.end):
        return True  # 110千伏变电站
    if unit.unit in ("岁", "周岁"):
        return bool(_AGED.match(text, unit.end))
    if unit.unit in _NO_SIZE:
        return False
    if unit.unit not in _COUNTS and text.startswith(("及", "以"), unit.end) and _BOUND.match(text, unit.end):
        return True
    over = unit.unit.endswith(("元", "吨标准煤")) and _OVER.search(text, max(0, start - 2), start)
    return bool(over) and (text.startswith("的", unit.end) or bool(_SORT.match(text, unit.end)))
