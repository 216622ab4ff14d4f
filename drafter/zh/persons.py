"""Whom a report must not name: minors and people under correction, with what they did; and where people live. Words are told
by what stands about them; a name given as 张某 is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.zh import dictionary
from drafter.zh.expression import expression

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏"
    "韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧"
    "耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古"
    "吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
    "官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋"
)
"""Surnames of one character, by how many bear them (the 2020 census' first four hundred, as far as one types them)."""
_COMPOUND = "欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐"
_NAME = f"(?:{_COMPOUND}|[{_SURNAMES}])[\\u3400-\\u9fff]{{1,2}}"
_CORRECTED = "(?:社区)?矫正(?:对象|人员)|社矫(?:对象|人员)|社区服刑人员|安置帮教(?:对象|人员)|刑满释放人员|刑释(?:解教)?人员|(?:戒毒|吸毒)人员"
_MINOR = "未成年(?:人|犯|被害人|被告人|受害人|嫌疑人|当事人|学生|子女)?|[男女]童|(?:留守|困境|受害|被害)儿童|孤儿|(?:中|小|初中|高中|在校)学?生"
_INVOLVED = "犯罪嫌疑人|嫌疑人|被告人|罪犯|服刑人员|精神障碍患者|受害人|被害人|受援人|信访人|上访人|当事人"
_ENDS = frozenset("（(，。、；：因犯系被在于的与和等遭受")
"""What may stand behind a name, beside a verb and the end of the text."""
_AFTER = expression(f"(?P<who>{_CORRECTED}|{_INVOLVED}|{_MINOR})(?P<name>{_NAME})")
_BEFORE = expression(
    f"(?:^|[，。；、：“（(]|为|对|由|向|给|帮助)(?P<name>{_NAME})[（(，,][^（）()。；]{{0,10}}?(?P<who>{_CORRECTED}|未成年|(?<!\\d)(?:[1-9]|1[0-7])岁)"
)
_KINDS = {_CORRECTED: "像是社区矫正、安置帮教一类对象的姓名", _INVOLVED: "像是案件当事人的姓名"}
_OFTEN_NO_NAME = frozenset("和于向从时连全")
"""Surnames that are more often another word."""
_CASE = expression("案|罪|侵害|强奸|猥亵|欺凌|盗窃|抢劫|诈骗|伤害|起诉|判[处决]|监护|抚养|家暴|虐待|帮教|涉嫌|矫正")
_HIDDEN = expression("[某×xX*＊○〇]")
_SENTENCE = expression(r"[^。；！？\n]*")
_HOMES = (
    expression(
        r"[\u3400-\u9fff\d]{2,16}?\d{1,4}(?:号楼|栋|幢|座)[^，。；、]{0,8}?\d{1,5}(?:室|户|房(?![屋产源地建价改]))",
        needs=("号楼", "栋", "幢", "座"),
    ),
    expression(r"[\u3400-\u9fff\d]{2,16}?\d{1,3}单元\d{1,5}(?:室|户|号)", needs=("单元",)),
    expression(r"(?:家住|住址|居住地|户籍地|现住|住在|家庭地址)[^。；\n]{2,30}?\d{1,5}号"),
)
_HEAD = 2
"""Characters left of an address."""


class Person(NamedTuple):
    """Characters start..end of a text that tell who or where a person is; what: in her words; shown: how to print them."""

    start: int
    end: int
    what: str
    shown: str


def persons(text: str) -> Iterator[Person]:
    """A text -> names of minors and people under correction told with their case, and addresses below the street."""
    for pattern in (_AFTER, _BEFORE):
        for found in pattern.finditer(text):
            start = found.start("name")
            at = _size(found["name"], text[found.end("name") :]) if pattern is _AFTER else _name(found["name"])
            if at and _has_case(text, start, found["who"]):
                what = _KINDS.get(_kind(found["who"]), "像是未成年人的姓名和案情")
                yield Person(start, start + at, what, found["name"][0] + "*" * (at - 1))
    seen = 0
    for found in sorted((m for home in _HOMES for m in home.finditer(text)), key=lambda m: m.span()):
        if found.start() >= seen:
            seen = found.end()
            yield Person(*found.span(), "像是个人的住址，写到了门牌", found[0][:_HEAD] + "***")


def covered(text: str) -> str:
    """A text -> the same, character for character, with such names and addresses covered but for how they begin."""
    for one in persons(text):
        text = text[: one.start + 1] + "*" * (one.end - one.start - 1) + text[one.end :]
    return text


def named_like(word: str) -> bool:
    """Whether characters that are no word may be somebody's name: a surname and one or two more."""
    return bool(expression(_NAME).fullmatch(word)) and _name(word) == len(word)


def _kind(who: str) -> str:
    return next((kind for kind in _KINDS if expression(kind).fullmatch(who)), "")


def _size(words: str, behind: str) -> int:
    """How many of the characters behind who somebody is are a name: the most that something may follow."""
    text = words + behind
    return next(
        (size for size in range(len(words), 1, -1) if _name(text[:size]) and _may_follow(text[size : size + 2])), 0
    )


def _may_follow(words: str) -> bool:
    return not words or words[0] in _ENDS or dictionary.tag(words).startswith("v")


def _name(words: str) -> int:
    """How many characters of the words are a name; 0 where they are none, or are covered."""
    surname = 2 if expression(_COMPOUND).match(words) else 1
    covered = _HIDDEN.search(words) or any(_is_word(words[:size]) for size in range(surname + 1, len(words) + 1))
    given = words[surname:]
    return 0 if covered or (words[0] in _OFTEN_NO_NAME and _is_word(given)) else len(words)


def _is_word(word: str) -> bool:
    return dictionary.count(word) > 0 and not dictionary.tag(word).startswith("nr")


def _has_case(text: str, at: int, who: str) -> bool:
    """Whether the sentence tells a case, as to be under correction does of itself."""
    if _kind(who):
        return True
    sentence = next(one[0] for one in _SENTENCE.finditer(text) if one.end() >= at)
    return bool(_CASE.search(sentence))
