"""Where a line of a title may turn, and at what cost: never inside a word, seldom inside a phrase (词意完整)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from drafter.zh import districts
from drafter.zh.dictionary import cut
from drafter.zh.expression import expression
from drafter.zh.gbt9704 import width
from drafter.zh.numerals import NUMERAL
from drafter.zh.ties import tie

NEVER = math.inf

AFTER_LINK, INSIDE_NAME, INSIDE_WHOLE = 18, 16, 14
"""Costs of a turn, in 字 of unevenness it is worth: after 和 or 关于, inside the name of a place or an organ, inside 《》 or
brackets that a line holds."""

BESIDE_SCRAP, AFTER_FIGURE, INSIDE_HEAD, AFTER_YEAR, AFTER_VERB, AFTER_PLACE = 8, 8, 8, 8, 7, 7
"""Beside a character that is no word, after 第十五个, inside 工作总结 and before 工作, between a year and its 报告, between 推进
and what, between a place and what is its."""

IN_PHRASE, AFTER_PARTICLE, BEFORE_BRACKET, AFTER_BRACKET, AFTER_COMMA = 5, 4, 3, 3, 3
"""Between two words of a phrase, after 的, before （ or 三年, after ）, after 、."""

BEFORE_VERB, BEFORE_LINK, BEFORE_NAMED, FREE = 2, 1, 1, 0
"""Before 推进, before 和 or a year, before 《 or a place after 印发, before 关于 and at blanks and stops."""

INSIDE_TERM, INSIDE_LONG, CRUMB, CRUMBS = 6, 1, 4, 4
"""On top of these: inside a standing term; inside 《》 that no line holds; nearer to its 《 or 》 than the last figure, in 字.
And of what reports are seen to tie, the tie."""

_HAN = "\u4e00-\u9fff〇○"
_PIECE = expression(
    rf"[A-Za-z][A-Za-z\d.+/&_-]*|\d[\d.,:/%‰％+×~～—–-]*(?<=[^—–-])|[{_HAN}]+|\s+"
    rf"|[^{_HAN}\s\dA-Za-z《》〈〉（）()“”‘’、，。：；！？—…·]+|.",
    re.S,
)
_CHINESE = expression(f"[{_HAN}]")
_FIGURE = expression(rf"第?(?:\d[^\u4e00-\u9fff]*|{NUMERAL}|[〇○零一二三四五六七八九]+)")
_NOT_FIRST = expression(r"[的了等之地得者们性化式型类级局厅委办院署处科所站]$|[》〉）)”’、，。：；！？…·%％‰]|\s")
_CLOSING = "》〉）)”’"
_NOT_LAST = expression(r"[《〈（(“‘]$")
_LINK = expression(r"和|与|及|及其|以及|暨|并|或|或者")
_OPENING = expression(r"关于|对|在|为|向|以|从|将|把|由|就|按照|根据|围绕|对于|至|到|不")
_VERB = expression(
    r"(?:推进|加强|开展|促进|支持|深化|优化|规范|做好|贯彻|落实|实施|完善|建立|健全|提升|推动|打造|全面|深入|进一步|学习|加快|增强|巩固|强化|改进|构建|大力|扎实|持续|切实|不断|更好|更加|保障|服务|创新|整治|营造|设立|制定|编制|发布){1,2}"
)
_ADVERB = expression(r"全面|深入|进一步|加快|大力|扎实|持续|切实|不断|更好|更加|依法|按时|及时|积极")
_ISSUED = expression(r"印发|转发|批转|修订|公布|发布|废止|修改|下发|贯彻|落实|执行")
_HEADS = expression(
    r"(?:工作|实施|年度|行动|管理|暂行|总体|专项|指导|若干|三年|任务)(?:总结|要点|计划|方案|报告|意见|办法|规定|规划|细则|措施|清单|情况|纲要|规程|决定)"
)
_LIGHT = ("工作", "情况", "建设", "体系", "机制", "制度", "项目", "活动")
_TERMS = expression(
    r"(?:法治政府|依法行政|法治|普法依法治理|司法行政)(?:建设|工作)|中华人民共和国[\u4e00-\u9fff]{1,8}?法|全面依法治[国省市州区县]|国民经济和社会发展(?:计划)?|公共法律服务(?:体系)?|(?:法治化)?营商环境"
    r"|政府信息公开|(?:重大)?行政(?:决策|执法|复议|应诉|审批|许可|处罚|规范性文件)|人民调解|社区矫正|法律援助|法治宣传教育|矛盾纠纷"
    r"|国土空间|生态环境|社会信用体系|高质量发展|第一责任人|(?:第[一二三四五六七八九十]+个)?五年(?:普法)?规划(?:纲要)?|远景目标|三年行动"
)
_PAIRS = expression(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”|‘[^‘’]*’|（[^（）]*）|\([^()]*\)|〈[^〈〉]*〉")
_YEAR = expression(r"\d{4}(?:[—–-]+\d{4})?年(?:度)?|[二一][〇○零一二三四五六七八九]{3}年(?:度)?")
_COUNTED = expression(rf"第.+|\d.*|{NUMERAL}[个项条大届次年期批]")
_INVENTED = expression(r"(?:^|(?<=关于)|(?<=《))(?:中共)?[\u4e00-\u9fff]{1,3}[省市区县](?:[\u4e00-\u9fff]{2}[区县])?")
_ORGAN = expression(
    r"[^\d关于的《》、，\s]{0,12}?(?:人民政府(?:办公[室厅])?|人民代表大会(?:常务委员会)?|委员会(?:办公室)?|[局厅](?:党组)?|人民法院|人民检察院)"
)


def turns(title: str, line: float) -> list[float]:
    """A title -> what a turn before each character costs, and at its end; line: width of a line, in 字. NEVER at the start."""
    costs = [NEVER] * (len(title) + 1)
    words = list(_words(title))
    texts = ["", *(word for _, word in words), ""]
    for number, (at, _) in enumerate(words[1:], 1):
        costs[at] = _between(*texts[number - 1 : number + 3])
    for start, end, cost in _wholes(title, line):
        for at in range(start + 1, end):
            costs[at] += cost
    for _, end in _places(title):
        costs[end] = costs[end] if title.startswith("关于", end) else max(costs[end], AFTER_PLACE)
    costs[-1] = FREE
    return costs


def _words(title: str) -> Iterator[tuple[int, str]]:
    """Where each word begins, and the word: Chinese ones by the dictionary, figures with their unit, others whole."""
    start, held = 0, ""
    for piece in _PIECE.findall(title):
        for word in cut(piece) if _CHINESE.match(piece) else [piece]:
            if held and not (_FIGURE.fullmatch(held) and _CHINESE.match(word)):
                yield start - len(held), held
                held = ""
            held += word
            start += len(word)
    if held:
        yield start - len(held), held


def _between(before: str, left: str, right: str, after: str) -> float:
    """Two words side by side, and the words around them -> what a turn between the two costs."""
    if _NOT_FIRST.match(right) or _NOT_LAST.search(left):
        return NEVER
    if left.isspace() or left in "，：；。" or right in ("关于", "——"):
        return FREE
    if left == "、":
        return AFTER_COMMA
    if _LINK.fullmatch(left) or _OPENING.fullmatch(left):
        return AFTER_LINK
    if _ISSUED.match(left) and (right == "《" or next(districts.find(right), None)):
        return BEFORE_NAMED
    if right in "《（(“":
        return BEFORE_BRACKET
    if _ADVERB.fullmatch(left) or (_VERB.fullmatch(left) and not _VERB.fullmatch(right)):
        return AFTER_VERB
    firm = max(tie(left, right), tie(before + left, right), tie(left, right + after))
    return firm + (BEFORE_LINK if _LINK.fullmatch(right) or _YEAR.match(right) else _inside(left, right, after))


def _inside(left: str, right: str, after: str) -> float:
    """Two words of a phrase and the next -> what a turn between the two costs, were they not tied."""
    if left == "的":
        return AFTER_PARTICLE
    if _YEAR.match(left):
        return AFTER_YEAR
    if _COUNTED.fullmatch(left):
        return AFTER_FIGURE
    if _HEADS.fullmatch(left + right) or right in _LIGHT:
        return INSIDE_HEAD
    if left in _CLOSING:
        return AFTER_BRACKET
    if len(left) == 1 or len(right) == 1:
        return BESIDE_SCRAP
    if _COUNTED.match(right):
        return BEFORE_BRACKET
    return BEFORE_VERB if _VERB.fullmatch(right) and not _HEADS.fullmatch(right + after) else IN_PHRASE


def _wholes(title: str, line: float) -> Iterator[tuple[int, int, float]]:
    """(start, end, cost of a turn inside) of what should stay whole: pairs of marks, standing terms, places, names of organs."""
    for found in _PAIRS.finditer(title):
        start, end = found.span()
        yield start, end, INSIDE_WHOLE if width(found[0]) <= line else INSIDE_LONG
        yield start, min(end, start + CRUMBS + 2), CRUMB
        yield max(start, end - CRUMBS - 2), end, CRUMB
    for found in _TERMS.finditer(title):
        yield *found.span(), INSIDE_TERM
    for start, end in _places(title):
        organ = _ORGAN.match(title, end)
        whole = organ is not None and width(title[start : organ.end()]) <= line
        yield start, organ.end() if organ and whole else end, INSIDE_NAME


def _places(title: str) -> Iterator[tuple[int, int]]:
    """Where places are named, those side by side as one: 中共云溪市青石区."""
    found = sorted([*(place[:2] for place in districts.find(title)), *(m.span() for m in _INVENTED.finditer(title))])
    held: tuple[int, int] | None = None
    for start, end in found:
        if held and start <= held[1]:
            held = held[0], max(end, held[1])
            continue
        if held:
            yield held
        held = start - 2 * title.endswith("中共", 0, start), end
    if held:
        yield held
