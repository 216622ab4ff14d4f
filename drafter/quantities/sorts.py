"""Which sort of count the words about a figure make it: of a day or of the year, of several years, begun or finished, new or all there
is, of which rank."""

from __future__ import annotations

import re

from drafter.zh.expression import expression

_IN_HAND = expression("在册|在管|在矫|在教|在押|在岗|在职|未结|在办")
_AT_DATE = expression("现有|目前|结存|存量|(?<!截至)(?<!截止)(?:年|期|月|季)末")
_OVER_YEAR = expression("全年|累计|本年度?共|年内")
SEVERAL_YEARS = expression(
    "年均|近[两三四五]年|[两三四五六七八九十\\d]年(?:来|间|共|累计|总计|提升|提高|增长|增加|新增|下降|降低)|(?:较|比)20\\d\\d年|五”(?:以来|时期|期间|末)"
)
"""年均增长, 5年提升, 较2016年下降: of more than a year."""
BEGUN, DONE = expression("开工|动工|启动|签约"), expression("完成|建成|竣工|投产|投用|交付")
BUILT, MENDED = expression("新建"), expression("改造|改建|改扩建|提升")
_NEW = expression("新(?:增|建|设|上|开|登记|签|认定|培育|获|注册)|净增|获批|增加|引进")
_REACHES = expression("(?:达到?|增至|升至|增加到|扩大到|突破|已有|现有|共有|总数|总量|拥有|累计有)(?:了|约|近|超过?)?$")
_ELLIPTIC = expression("^(?:其中|达到?|增至|总数|累计)")
"""A count told so briefly that what stands before the comma says of what."""
_RANK = expression(
    "(?P<ranks>国家|(?<![全我本该])[省市区县](?:、?[省市区县])*)(?:(?=级)|(?=以上)|(?=技术|重点|科技|示范|先进|优秀|文明)|(?<=国家))级?(?P<up>以上)?"
)
_RANKS = "县区市省国"


def day_or_year(words: str) -> str:
    """Whether words count over a year or on a day, as they say or as what is in hand is counted; empty where neither."""
    if _AT_DATE.search(words):
        return "day"
    in_hand = bool(_IN_HAND.search(words))
    return "year" if _OVER_YEAR.search(words) and in_hand else "day" if in_hand else ""


def stage(near: str, before: str, early: re.Pattern[str], late: re.Pattern[str]) -> str:
    """Which of two sorts of verbs stands about a figure, else last before it; empty where none does, or both do."""
    found = {sort for sort, verbs in (("early", early), ("late", late)) if verbs.search(near)}
    if not found:
        stretch = before.rpartition("，")[2]
        at = {sort: [f.end() for f in verbs.finditer(stretch)] for sort, verbs in (("early", early), ("late", late))}
        found = {sort for sort, ends in at.items() if ends and ends[-1] == max(max(e, default=0) for e in at.values())}
    return found.pop() if len(found) == 1 else ""


def new_or_all(before: str, behind: str) -> str:
    """Whether the words about a figure count what is new, or all that there is; empty where they say neither."""
    lead, _, stretch = before.rpartition("，")
    if _ELLIPTIC.match(stretch):
        stretch = f"{lead}{stretch}"
    if _NEW.search(stretch) or _NEW.match(behind.partition("、")[0][-4:]):
        return "new"
    return "all" if _REACHES.search(stretch) else ""


def ranks(text: str) -> frozenset[str]:
    """The ranks a text names, 以上 with those above short of 国家: 市级以上 -> 市, 省."""
    found: set[str] = set()
    for told in _RANK.finditer(text):
        named = [char for char in told["ranks"] if char in _RANKS]
        found.update(_RANKS[_RANKS.index(named[0]) : -1] if told["up"] and named != ["国"] else named)
    return frozenset(found)
