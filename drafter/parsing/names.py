"""What a figure counts: a sentence and one of its figures -> a name of 4 to 20 characters that stands alone in a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.zh.expression import expression
from drafter.zh.figures import Found

FIGURE = "｜"
"""Stands for the figure in its clause."""

_BREAK = expression(r"[，。；：！？,;:（）()]")
_LEAD = expression(
    r"^(?:(?:今年|全年|本年|年内|去年)(?:以来|共)?|20\d\d年(?:以来|度)?|截至(?:目前|[^，]{0,8}底|\d+月)?|目前|当前|现(?=有)|其中|同时|此外"
    r"|并且?|还|也|均|已经?|共(?=有|[^同享])|共?计|总计|累计|合计|先后|分别|各(?=街道|单位|执法|法援|部门)|全区(?=共|各|现)|我区|我局|区司法局|全局"
    r"|全系统|一年来|历时|成功(?=举|开|召|创)|[一二三四五六七八九十]+是|\d+[.．、]|——|年底前?|从中|由此|\d{1,2}月(?:初|中旬|底|份|起)?|且|有(?!效)|包括|包含|含|其余)"
)
_TAIL = expression(
    r"(?:缩短[到至]|压缩[到至]|降[到至]|控制在|由|共计?|达到?|均?为|约|总计|累计|合计|了|超过?|近|仅有?|已?突破|上升至|提高到|增至|增加到|至|的|计|分别|各|共?有|就有|数达|总数|等|年均|平均|均)$"
)
_VERBS = (
    "举办|开展|组织|召开|推出|培育|培训|获得|荣获|获评|设立|成立|制定|出台|印发|建成|新建|打造|"
    "完成|受理|办理|办结|审结|审查|审核|评查|发放|制发|出具|提供|接待|解答|调解|化解|排查|处理|"
    "查处|引进|选聘|选派|选取|配备|新增|新设|承接|承办|备案|发布|公布|调整|收集|征集|推送|刊发|"
    "走访|惠及|覆盖|服务|涵盖|汇聚|修订|清理|编制|编撰|邀请|参加|抄报|报送|提交|签订|帮助|挽回|"
    "追回|督促|统筹|接入|监测|识别|检查|整改|演练|聘任|聘请|评选|创建|创作|拍摄|录制|播出|开播|"
    "投入|落实|拨付|减免|收到|形成|汇编|实现|达成|审议|研究|下放|梳理|报备|转载|通报|移送|纠正|"
    "救助|帮扶|安置|招录|轮训|宣讲|巡查|巡检|抽查|检测|维护|改造|升级|开通|上线|发出|派发|赠送|"
    "张贴|悬挂|登记|核查|约谈|责令|罚没|追缴|兑现|发现|反馈|答复|回访|参与"
)
_ALSO_NOUNS = "服务|培训|检查|演练|调解|化解|救助|帮扶|改造|宣讲|轮训|巡查|备案|整改|审查|审核|评查|排查|研究|回访|投入"
_PURE_VERB = expression(rf"(?!{_ALSO_NOUNS})(?:{_VERBS})")
_VERB_END = expression(rf"(?:{_VERBS}|获|设|建)$")
_VERB_START = expression(_VERBS)
_NO_NOUN = expression(
    r"^(?:全部|均(?!衡)|并|后|以(?!案)|经|进行|由|用于|左右|上下|内(?!部|控|设|容|地)|之|是|[、和及与])"
)
_LONG_STOP = expression(
    r"(?:实现|获评|获得|获|被|纳入|已|达到|取得|均|全部|正式|参加|进行|开展|达成|设|组成|细?分为|列入|入选|参与|进入|研究|解决|部署)"
)
_ASIDE = expression(r"全部|均(?!衡)|都(?!市)|经(?!济|营|验|费|办)")
_SPLIT = expression(r"[、“”]|的|等(?!级)|以及|[向为对](?=[\u3400-\u9fff])")
_LISTED = expression(r"([^、，]{2,20})(?:、[^、，]{1,16}){1,9}等(?!级)([^、，的]{2,12})")
"""甲、乙、丙等丁: the thing is 丁; 甲等丁 where 丁 says too little."""
_EMPTY_HEAD = expression(
    r"(?:活动|会议|方式|工作|形式|内容|方面|措施|项目|任务|场合|领域|服务|问题|部门|单位|材料|事项)"
)
_CONJUNCTION = expression(r"^(?:和(?!解|谐)|与|及(?!时|其))")
_QUOTED = expression(r"《([^》]{2,14})》|“([^”]{2,12})”")
_TITLED = expression(r"《[^》]*》|“[^”]*”")
_QUOTE = expression("[“《]")
_BRACKETED = expression(r"[（(][^（）()，。；]{1,8}[）)](?=[\u3400-\u9fff“《])")
"""镇（街道）级公共法律服务中心: an aside within a noun."""
_TAKEN = expression("[将把]$")
_NOT_NAME = expression(r"[^\u3400-\u9fffA-Za-z0-9]")
_GENERIC = expression(
    r"^(?:覆盖|惠及|提供|获得?|开播|累计|参加|培训|服务|采纳|成功|办结|审结|处理|收到|发放|推送|涉案|涉及|播放|受益|完成|检查|整改|不予受理|正在审理"
    r"|化解|解答|接待|调整|新增|形成|下放|实现|达成)?(?:人数|人员|企业|群众|次数|金额|数量|播放量|比例|率|活动|会议|案件|项目|事项|意见|服务|地区|行业|部门)?$"
)
_COUNTED = {"人": "人数", "名": "人数", "位": "人数", "人次": "人次", "家": "数量", "个": "数量", "所": "数量"}
_RESULT = expression(
    r"(?:其中|已|正)?(?:不予受理|办结|审结|结案|成功|调解成功|调解成功率|成功率|办结率|化解率|成功化解|在审|正在审理|完成|未结|涉案金额|涉及金额|协议金额)"
)
"""Outcomes that say nothing without the thing the sentence counts first."""
_CHANGE = expression(
    r"(?:(?:比|较)?(?:同期|同比|环比|上年|去年|上一?年度?|去年同期|上年同期))*(?:实际|可比|大幅|累计)?"
    r"(增长率?|增速|增幅|上升|增加|提高|提升|下降率?|降低|减少|降幅|增长数量|下降数量)"
)
"""How much more or less: said of the thing before it."""
_SAID_OF = expression(r"(?:年度|全年|预期|计划)?目标|占比|总投资|投资|年营收|营收|年产值|产值|年产量|产量|年出栏")
"""Words that say nothing without their thing."""
_AWARD = expression(r"(?:荣?获得?|获评|评为|评上)?(?:[特一二三]等奖|优秀奖|金奖|银奖|铜奖|奖项?|获奖)(?:人数|数量)?")
_CONTEST = expression(r"在.{0,20}?([^，。；在届]{4,16}(?:评选|评比|比赛|竞赛|大赛|征集|展播|遴选))(?:活动)?(?:中|上)")
"""What an award is won in; an award says nothing without it."""
_LONGEST, _ROOM, _TOPIC, _EVENT, _SHORT = 20, 16, 14, 12, 4
_LIST = 10
"""Characters up to which a list is a name by itself."""
_NEAR, _CHAIN = 200, 4
"""Characters from a figure within which its name is sought; figures without a word between them that share one name."""


@dataclass(frozen=True)
class Topic:
    """What is being talked of: main, the thing the sentence counts first (before that, its item); latest, the last."""

    main: str
    latest: str


def name_of(sentence: str, found: list[Found], index: int, topic: Topic) -> tuple[str, Topic]:
    """Figure found[index] of the sentence -> its name, and the topic for the figures after it."""
    name, _, following = told_of(sentence, found, index, topic)
    return name, following


def told_of(sentence: str, found: list[Found], index: int, topic: Topic) -> tuple[str, str, Topic]:
    """The same, and between the two the words about the figure, FIGURE in its place."""
    left, right = _around(sentence, found, index)
    name, following = _named(sentence, found[index], (left, right), topic, first=not index)
    return name, f"{left}{FIGURE}{right}", following


def _named(sentence: str, here: Found, around: tuple[str, str], topic: Topic, *, first: bool) -> tuple[str, Topic]:
    left, right = around
    near = max(0, here.start - _NEAR)
    if here.figure.unit == "年":
        return (identifier(right or left)[:_ROOM] or topic.latest) + "连续年数", topic
    name = _percentage(left, right) if here.figure.unit == "%" else _count(left, right)
    change = _CHANGE.fullmatch(name)
    if change and here.figure.unit == "%" and topic.latest:
        return _join(topic.latest, "降幅" if change[1][0] in "下降减" else "增速"), topic
    if _SAID_OF.fullmatch(name):
        return _join(topic.latest, name), topic
    if _AWARD.fullmatch(name):
        contest = _CONTEST.search(sentence, 0, here.start)
        return _join(identifier(contest[1])[-_EVENT:] if contest else topic.latest, name), topic
    if _RESULT.fullmatch(name):
        return _join(topic.main, name), topic
    if _GENERIC.match(name):
        named = _quoted(sentence[near : here.start]) or topic.latest
        return _join(named, name or _COUNTED.get(here.figure.unit, "数量")), Topic(topic.main, named)
    if len(name) < _SHORT:
        if _VERB_END.search(name):
            return _join(topic.latest, name), topic
        name += _COUNTED.get(here.figure.unit, "数量")
    thing = _VERB_START.sub("", name, count=1) if _VERB_START.match(name) else name
    thing = (thing if len(thing) >= _SHORT else name)[:_TOPIC]
    return name, Topic(thing if first else topic.main, thing)


def _around(sentence: str, found: list[Found], index: int) -> tuple[str, str]:
    """The words a figure stands after and those it stands before, as far as they are its own."""
    near = max(0, found[index].start - _NEAR)
    left = _left(sentence[max(near, found[index - 1].end if index else 0) : found[index].start])
    right = _right(sentence, found, index)
    if index and right and left.rstrip("和与及") == _right(sentence, found, index - 1):
        left = ""  # 2个|一等奖和|3个|三等奖: the words between belong to the first
    return left, right


def identifier(text: str) -> str:
    """A name fit to stand in a slot {{ … }}: Han, letters and digits, not starting with a digit."""
    return _NOT_NAME.sub("", text).lstrip("0123456789")


def _left(text: str) -> str:
    """The words before a figure, back to the last comma or the figure before; lists with 、 stay whole."""
    text = _BRACKETED.sub("", text)
    start = max([0, *(m.end() for m in _BREAK.finditer(text))])
    words = _CONJUNCTION.sub("", text[start:].strip("、"))
    for pattern in (_LEAD, _TAIL):
        while (shorter := pattern.sub("", words)) != words:
            words = shorter
    return _without_list(words)


def _without_list(words: str) -> str:
    """发放甲、乙等学习材料 -> 发放学习材料; 完成甲、乙等活动 -> 甲等活动. Other words as they are."""
    found = _LISTED.fullmatch(words)
    if not found or len(identifier(words)) <= _LIST:
        return words
    first, head = found[1], found[2]
    verb = _PURE_VERB.search(first)
    if _EMPTY_HEAD.match(head) or not (verb or len(head) >= _SHORT):
        return f"{first}等{head}"
    return f"{verb[0] if verb else ''}{head}"


def _right(sentence: str, found: list[Found], index: int) -> str:
    """The words a figure stands before, up to the next mark or figure: 267名|社区“法律明白人”."""
    last = min(index + _CHAIN, len(found) - 1)
    while index < last and found[index].end == found[index + 1].start:
        index += 1  # 115支约6500人的应急救援队伍: both count the same thing
    start = found[index].end
    end = found[index + 1].start if index + 1 < len(found) else min(len(sentence), start + _NEAR)
    text = _BRACKETED.sub("", sentence[start:end])
    cut = _BREAK.search(text)
    words = text[: cut.start() if cut else None]
    if not cut and end < len(sentence):  # 16个|关键区域建成应急管理服务站|1414个: the rest belongs to the next figure
        words = re.split(r"[、和及与]$", words)[0]
        verb = _PURE_VERB.search(words, 1)
        words = words[: verb.start()] if verb else words
        opening = _TITLED.match(words)
        quoted = _QUOTE.search(words, opening.end() if opening else 2)
        words = words[: quoted.start()].rstrip("共") if quoted else words.rstrip("共")
    if _TAKEN.search(sentence, max(0, found[index].start - 1), found[index].start):  # 将|50人|专家团细分为……
        verb = _LONG_STOP.search(words, 2) or _PURE_VERB.search(words, 2)
        words = words[: verb.start()] if verb else words
    aside = _ASIDE.search(words, 4)
    words = words[: aside.start()] if aside else words
    return "" if _NO_NOUN.match(words) else words.removeprefix("的").removeprefix("为")


def _count(left: str, right: str) -> str:
    """受理…案件|622件 is named by its left, 举办|21项|特色活动 by its verb and its right."""
    if not right:
        return _shorten(left)
    verb = _VERB_END.search(left)
    noun = identifier(right)
    if len(noun) > _ROOM:
        stop = _LONG_STOP.search(right, 2)
        whole = identifier(right[: stop.start()]) if stop else ""
        part = identifier(right.split("、")[0])
        noun = next((name for name in (whole, noun, part) if _SHORT <= len(name) <= _LONGEST), noun[:_LONGEST])
    if len(noun) < _SHORT and not verb:
        return _join(_shorten(_TAKEN.sub("", left)), noun)  # 区领导交办|22项|任务
    return _join(verb[0] if verb else "", noun)


def _percentage(left: str, right: str) -> str:
    """A rate is named by what stands before it: 调解成功率|97.35%; else it is the share of what follows."""
    words = _shorten(left)
    if len(words) >= 3 and not _VERB_END.search(words):
        return words
    return _join("", identifier(right)[:_ROOM]) + "比例" if right else words


def _shorten(words: str) -> str:
    """At most 16 characters, cut where a verb begins, a list goes on or a phrase ends; never inside a word if it can be."""
    if len(identifier(words)) <= _ROOM:
        return identifier(words)
    cuts = sorted({*(m.start() for m in _VERB_START.finditer(words)), *(m.end() for m in _SPLIT.finditer(words))})
    tails = [identifier(words[cut:]) for cut in cuts]
    for room in (_ROOM, _LONGEST):
        fitting = next((tail for tail in tails if 5 <= len(tail) <= room), "")
        if fitting:
            return fitting
    return identifier(words)[-_LONGEST:]


def _quoted(text: str) -> str:
    """The thing named shortly before: 《龙华“执”播》."""
    found = list(_QUOTED.finditer(text))
    near = found and len(text) - found[-1].end() < 40
    return identifier(found[-1][1] or found[-1][2]) if near else ""


def _join(head: str, tail: str) -> str:
    """head before tail, 20 characters at most, nothing said twice."""
    if not head or head in tail:
        return tail[:_LONGEST]
    return (head[: max(0, _LONGEST - len(tail))] + tail)[:_LONGEST]
