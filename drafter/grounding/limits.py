"""What limits a statement, so that without it another thing is said: planned, unfinished, denied, hedged, somebody's word; the
period a figure is told for; bounds, and whether something grew by so much or to so much."""

from __future__ import annotations

import re

from drafter.zh.expression import expression

_BA = "纳入|列入|列为|作为|转|移|打造|融入|贯穿|摆|建成|变|拓展|延伸|送|落|融|与|同"
_AHEAD = expression(
    rf"将(?!，|$|近|军|士|(?:[^，。；]{{1,16}}(?:{_BA}))|[^，。；]{{3,16}}[由从])|(?<![模草])拟(?![定订])|(?:(?:^|(?<=[，；：。年月底日初期里]))(?:计划|打算)|(?:计划|打算)(?=[与和会同联在于对向由为将]))(?![的、，。；])|(?:计划|打算)(?=[^，。；、的]{{0,14}}[再新建设立出印完成开召办制达实推改增扩举选聘引投启组培申修编落争于在年月底])|力争|争取(?![^，。；]{{0,8}}(?:资金|经费|项目|支持))|预计|预期|有望"
    "|下一?步|下阶段|明年|来年|今后|下一?年|准备|谋划|即将"
)
_UNDONE = expression(
    "正在|仍在|还在|尚(?=[未无不待在需有处存])|待(?!遇|业|人|工)|筹建|筹备|在建|洽谈|候选|入围|申报|申请(?=创建|列入)|创建单位|创建对象|征求意见|征集意见|(?<!信息)公示(?![数率栏制])|初步|起草|草案|审议|试行|剩余|未(?!成年|来)|不(?!断|动产|仅|但|少于|低于|超过|足|到|等|忘|良|见面|再)|无(?!障碍|偿|人机|接触|害|纸化|废|感)|难以|基本完成|部分完成"
)
_TOLD = expression(
    "据[^，。；]{1,12}(?:反映|介绍|统计|了解|说)|反映(?!的)|建议(?!书)|(?<!不再)要求(?=[^，。；]{2})|希望|呼吁|初步统计|不完全统计|估计|可能"
)
STRIVEN = "力争"
_STRIVEN = expression("力争|争取(?!到|了|[^，。；]{0,8}(?:资金|经费|项目|支持))|有望|预计|预期")
_IF = expression(
    "(?:^|[，；：])(?:如果|倘若|若(?!干)|如(?![期实下何意今同此数约一上])(?=[^，。；]{2,16}，))|条件(?:成熟|具备|允许)[后时]?"
)
_BOUND = expression(
    "不少于|不低于|至少|不超过|不高于|不足|不到|最多|最少|高于|低于|多于|少于|以上|以下|以内|左右|上下|环比|同比|翻番"
)
_CHANGE = expression(
    "(?P<up>(?P<new>(?<=新)增|净增)|增加|扩大|增)|(?P<down>减少|压缩|压减|缩减|精简|回落|收窄|削减|整合|归并|降|减(?!免))"
)
_AMOUNT = expression("^[^，。；、]{0,4}?到|^为")
_GRADE = expression(
    "全国|国家级|部级|全省|省级|省部级|全市|市级|全区|区级|县级|全系统|首[批个次家]|唯一|率先|第[一二三]|[一二三]等"
)
_YEAR = expression("20\\d\\d年的?")
_NAMED = expression("“[^”]*”|《[^》]*》")
_PARTED = expression("[，；：。！？、]")


def limits(said: str) -> frozenset[str]:
    """Words of a folded text that keep it from being a plain statement of what was done; plans are all one."""
    said = _NAMED.sub("", said)
    found = {match[0] for match in _UNDONE.finditer(said)}
    found |= {_teller(match[0]) for match in _TOLD.finditer(said)}
    return frozenset(found | _ahead(said))


def _ahead(said: str) -> set[str]:
    """计划, and 力争 where it is only striven for."""
    return ({"计划"} if ahead(said) else set()) | ({STRIVEN} if _STRIVEN.search(said) else set())


def ahead(said: str) -> bool:
    """Whether a folded text speaks of what is to be done."""
    return bool(_AHEAD.search(said))


PLANNING = frozenset(("计划", "打算", "拟", "将", "力争", "争取", "下一步", "明年"))
"""Words by which what is to be done is said to be so."""


def hearsay(said: str) -> frozenset[str]:
    """What is said of all that follows in a sentence: by whom it is told, that it is planned."""
    said = _NAMED.sub("", said)
    return frozenset({"如果"} if _IF.search(said) else ()) | frozenset(
        {_teller(match[0]) for match in _TOLD.finditer(said)} | _ahead(said)
    )


def _teller(words: str) -> str:
    """据枫林镇反映 -> 反映."""
    return words[-2:] if words[0] == "据" else words


def bounds_of(before: str, after: str) -> frozenset[str]:
    """Words right before a figure and behind it -> what it is compared with or bounded by."""
    near = re.match("以上|以下|以内|左右|上下", after)
    return frozenset({match[0] for match in _BOUND.finditer(before)} | ({near[0]} if near else set()))


def change_of(before: str) -> str:
    """Words before a figure -> whether it says by how much (量) or to what (到) something grew or fell; empty for neither."""
    last, before = None, _NAMED.sub("", _YEAR.sub("", before))
    for found in _CHANGE.finditer(before):
        last = found
    if last is None or _PARTED.search(before, last.end()) or len(before) - last.end() > (16 if last["new"] else 6):
        return ""
    return ("增" if last["up"] else "减") + ("到" if _AMOUNT.match(before[last.end() :]) else "量")


def grades(said: str) -> frozenset[str]:
    """A folded text -> the levels and ranks it names."""
    return frozenset(match[0] for match in _GRADE.finditer(said))
