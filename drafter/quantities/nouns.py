"""The noun behind a figure, which it counts: how far it goes, and where something is said of it."""

from __future__ import annotations

from typing import NamedTuple

from drafter.quantities.clause import LIST, Clause, Token
from drafter.quantities.cues import ENDS, FALLS, LEVELS, LIGHT, PIVOTS, RISES, SCOPES, WELL
from drafter.quantities.extending import WITHIN, goes_on
from drafter.quantities.lexis import ADJECTIVE, ADVERB, BOTH, NOMINAL, NOUN, PARTICLE, TIME, VERB
from drafter.quantities.phrase import AMOUNTS, DOING, JOINTS, SLACK, Words, words

SIZES = frozenset(
    (
        "元",
        "美元",
        "欧元",
        "亩",
        "公里",
        "平方米",
        "平米",
        "平方公里",
        "吨",
        "米",
        "千瓦",
        "兆瓦",
        "岁",
        "小时",
        "天",
        "年",
        "斤",
        "千克",
        "标准箱",
        "标箱",
        "千瓦时",
        "吉瓦",
        "吉瓦时",
        "立方米",
        "克拉",
    )
)
"""Units of sizes: 5亿元的项目 counts no projects."""
_POWERS = ("千瓦", "兆瓦")
"""Units of plants and stores of power, which are named right behind."""
_HEADS = ("项目", "工程", "基地", "园区", "产业园", "电站", "中心")
"""Nouns that end the name of what so much is spent on."""
_BEING = ("有", "共有", "现有", "已有", "还有", "拥有")
ABOUT = ("以上", "以下", "以内", "之内", "左右", "上下", "之间", "多")
_DOERS = ("人", "名", "位", "人次", "户", "家")
"""Units of those who do something."""
_NO_OBJECT = ("是", "为", "用于")
_TOWARDS = ("向", "为", "对", "给")
"""Prepositions before those for whom something is done."""
_HOW = ("高标准", "高质量", "整体", "联合", "直接", "一次性", "长期", "快速", "首批", "全面")
"""Words that tell how, or of what sort."""
_MEASURING = ("率", "占比", "比重", "费", "额", "量")
_SORTS = ("性", "型", "网上", "线上", "掌上", "水质", "质量")
"""Ends of what says of which sort a measure is: 95%的村|经营性收入, 800项事项|网上可办率."""
_GROUNDS = ("基础", "前提", "背景")
"""What something is done on the ground of, and is no part of a noun: 基础上."""
_CENTRED = 9
"""Words of 以……为……的 at most."""


class Halves(NamedTuple):
    """Words behind a figure: the noun it counts, or what its size is told of, and the rest."""

    noun: Words
    rest: Words
    of: Words = ()


def taken_apart(clause: Clause) -> list[Halves]:
    """A clause -> the words behind each of its figures, the noun and the rest."""
    gaps, final = clause.gaps, len(clause.figures)
    halves = list[Halves]()
    governed = _governs(gaps[0])
    for at, one in enumerate(clause.figures):
        inner, related = at + 1 < final, _related(gaps[at], one.figure.unit)
        gap = gaps[at + 1]
        if inner and (joint := _joined(gap, gaps[at + 2])):
            half = _halves(gap[:joint], one.figure.unit, inner=True, governed=governed, related=related)
            halves.append(half._replace(rest=[*half.rest, *gap[joint:]]))
        else:
            halves.append(_halves(gap, one.figure.unit, inner=inner, governed=governed, related=related))
        shared = one.figure.unit == "%" and not gaps[at] and any(token.text == "的" for token in gap[:2])
        if inner and not governed and (shared or one.figure.unit not in (*SIZES, "%")):
            halves[-1] = _without_measure(halves[-1])
        rest = halves[-1].rest
        governed = governed if rest and all(token.sort in JOINTS for token in rest) else _governs(rest)
    for at in range(final - 1):
        if [token.text for token in gaps[at + 1]] == ["的"]:  # 总投资5亿元的|6个|项目
            halves[at] = halves[at]._replace(of=halves[at + 1].noun)
        elif one_of_many(gaps[at + 1]) and clause.figures[at].figure.unit in SIZES and halves[at + 1].noun:
            halves[at] = Halves((), (), halves[at + 1].noun)  # 总投资5亿元的甲、乙等|6个|项目
        elif halves[at].of and not halves[at].rest[len(halves[at].of) :]:
            head = next((n + 1 for n, token in enumerate(gaps[at + 2]) if token.text in _HEADS), 0)
            halves[at] = halves[at]._replace(of=[*halves[at].of, *gaps[at + 2][:head]])  # 黄花滩|1200兆瓦|项目
        elif _told_by_measure(clause, halves, at):
            later = halves[at + 1]
            halves[at] = halves[at]._replace(noun=later.of or later.noun, rest=gaps[at + 1])
    for at in range(final - 2, -1, -1):
        sized = clause.figures[at].figure.unit in SIZES and gaps[at + 1][:1] and gaps[at + 1][0].sort == LIST
        if sized and halves[at + 1].of and not halves[at].noun:
            halves[at] = halves[at]._replace(of=halves[at + 1].of)  # 占地50亩、|建筑面积9万平方米的产业园
    return halves


def _told_by_measure(clause: Clause, halves: list[Halves], at: int) -> bool:
    """900个|空置率|50%以上的|村: whether the measure behind a figure says which of the things named behind the next."""
    here, later = clause.figures[at].figure.unit, clause.figures[at + 1].figure.unit
    behind = [token for token in clause.gaps[at + 2][:2] if token.text not in ABOUT]
    counts = here not in (*SIZES, "%") and later in (*SIZES, "%") and words(behind[:1]) == "的"
    measure = clause.gaps[at + 1]
    return counts and words(measure).endswith(_MEASURING) and _only_noun(measure) and bool(halves[at + 1].noun)


def one_of_many(gap: Words) -> bool:
    """的甲、乙等: whether words list some of the things that are counted next."""
    return len(gap) > 1 and gap[0].text == "的" and gap[-1].text == "等"


def _without_measure(half: Halves) -> Halves:
    """49个|考核断面达标率|100%, 8个|集群规模|超千亿: the measure is the next figure's."""
    noun = list(half.noun)
    while len(noun) > 1 and noun[-1].text in ENDS:  # 营业收入|预计
        noun.pop()
    said = [*half.rest]
    while len(noun) > 1 and noun[-1].text in LEVELS:  # 重点产业链产值|突破
        said.insert(0, noun.pop())
    measured = len(noun) > 1 and (noun[-1].text in AMOUNTS or noun[-1].text.endswith(_MEASURING))
    leading = LEVELS | RISES | FALLS | {"为", "是", "达"}
    shares = words(said[:1]) == "占" and words(said[-1:]) in ("比重", "比例", "达", "达到", "超过")
    levelled = shares or all(token.text in leading or token.sort in (ADVERB, TIME) for token in said)
    bare = next((n for n in range(len(noun) - 1, 1, -1) if not noun[n - 1].text.endswith(_SORTS)), 1)
    whole = noun if shares or bare < len(noun) - 1 else noun[bare:]
    return Halves(noun[:bare], [*whole, *said]) if measured and levelled else half


def _joined(gap: Words, after: Words) -> int:
    """20项|民生工程|和市定|20项|民生事项: where the words of the next figure begin, which has a noun of its own; 0 elsewhere."""
    if not after or after[0].sort not in (VERB, *NOMINAL) or not any(token.sort in NOMINAL for token in after[:2]):
        return 0
    at = next((n for n in range(len(gap) - 2, 0, -1) if gap[n].text in ("和", "及", "以及")), 0)
    own = gap[at + 1 :]
    own = own[:-1] if words(own[-1:]) == "等" else own
    ends = bool(own) and (
        own[-1].text == "的" or (own[-1].sort == VERB and not any(token.sort == LIST for token in own))
    )
    told = ends and (any(token.sort == VERB for token in own) or gap[:1] == after[:1])  # 和|县里票决的|6项|实事
    return at if at and (told or all(token.sort in NOMINAL for token in own)) else 0


def _related(said: Words, unit: str) -> bool:
    """在|115个, 为|85家: the noun behind is where, or for whom, something is done."""
    while said and said[-1].text in SCOPES:
        said = said[:-1]
    return bool(said) and (said[-1].text == "在" or (said[-1].text in _TOWARDS and unit in _DOERS))


def fared_before(said: Words) -> bool:
    """工程|圆满|收官、: whether words end in how something fared, and a mark."""
    marked = len(said) > 3 and said[-1].sort == LIST and said[0].sort in NOMINAL
    return marked and said[-2].sort == VERB and said[-3].sort in (ADJECTIVE, ADVERB)


def _governs(said: Words) -> bool:
    """Whether words end in a verb of which all that follows is the object."""
    telling = [token for token in said if token.sort not in SLACK and token.text not in SCOPES]
    if telling and said[-1].text == "等" and telling[0].sort == VERB and telling[0].text not in PIVOTS:
        telling = telling[:1]  # 完成甲河、乙河等|5条|河流水质提升工程
    if not telling or fared_before(said) or telling[-1].text in PIVOTS or telling[-1].text in _BEING:
        return False
    if telling[-1].sort == BOTH and telling[-1].text not in LIGHT and len(telling) > 1 and telling[-2].sort in NOMINAL:
        return False  # 促进企业健康发展|18条|措施
    return telling[-1].sort in DOING


def _halves(gap: Words, unit: str, *, inner: bool, governed: bool, related: bool) -> Halves:
    """The words behind a figure, taken apart. inner: another figure follows; governed: a verb before it governs them."""
    if unit == "倍":  # 超过同期一倍多的|特殊汛情
        return Halves((), gap)
    start = 0
    while start < len(gap) and gap[start].text in ABOUT:  # 75%以上|的财力
        start += 1
    described = start < len(gap) and gap[start].text == "的"
    start += described
    start += gap[start : start + 1] == [Token(NOUN, "人民币")] and unit == "元"
    start += _made_so(gap, start)
    sized = unit in SIZES and not unit.endswith("元") and not described
    stop, listed = len(gap), 0 if sized else _listed(gap, start)
    if sized:  # 年产2万吨|稻米油、甲产业园等项目
        stop = next((at for at in range(start + 1, stop) if gap[at].sort == LIST), stop)
    if related:  # 在|115个县|建设示范片
        first = range((_described(gap, start) or start) + 1, stop)
        whole = (at for at in first if len(gap[at - 1].text) > 1 or gap[at - 1].text in "省市县区镇乡村")
        stop = next((at for at in whole if gap[at].sort in DOING), stop)
    if inner and not listed:
        stop = next((at for at in range(len(gap) - 1, -1, -1) if gap[at].sort == LIST), stop)
        stop = next((at for at in range(start + 1, stop) if gap[at].text in ("与", "同")), stop)  # 60家机构|与80家医院
    if described and unit in SIZES:
        governed = False
        heads = (n + 1 for n in range(start, len(gap)) if gap[n].text in _HEADS)
        head = next((n for n in heads if n == len(gap) or gap[n].sort not in NOMINAL), 0)
        if head:
            return Halves((), gap[start:], gap[start:head])
    through = governed and (not inner or stop < len(gap) or (bool(gap) and gap[-1].sort in JOINTS))
    end = listed or _described(gap, start) or start + _attributed(gap[start:stop])
    if (
        described
        and unit in SIZES
        and [token.sort in (VERB, *NOMINAL) for token in gap[start : start + 2]] == [True, True]
    ):
        end = max(end, start + 1)  # 5亿元的|抽水蓄能项目
    does = gap[start : start + 1] and (
        (gap[start].sort == VERB and len(gap[start].text) > 1) or gap[start].text in _NO_OBJECT
    )
    names = bool(does) and inner and unit in _POWERS and _only_noun(gap[start + 1 : stop])  # 300兆瓦|压缩空气储能、
    if not described and does and not names and unit in (*SIZES, *_DOERS):
        end = stop = start  # 投入|5亿元|加强建设
    end = stop if names else end
    while end < stop and goes_on(gap, start, end, through=through):
        end += 1
    while end > start + 2 and gap[end - 1].text in ("前", "后", "前夕") and gap[end : end + 1]:
        end -= 2  # 受灾群众|春节前|搬进新居
    while end > start and (gap[end - 1].sort in (*JOINTS, PARTICLE, TIME) or gap[end - 1].text in WITHIN):
        end -= 1
    if end - start > 1 and gap[end - 1].text == "之一":
        end -= 1
    if end - start > 1 and gap[end - 1].text in _GROUNDS and words(gap[end : end + 1]) in WITHIN:
        end, gap = end - 1, [*gap[: end - 1], *gap[end + 1 :]]  # 已有10项制度|基础上
    if (
        end > start
        and end < len(gap)
        and (gap[end - 1].sort == ADJECTIVE or gap[end - 1].text in WELL)
        and gap[end].sort == VERB
    ):
        end -= 1  # 统一行动|精准查处
        while end > start and gap[end - 1].sort in (*JOINTS, PARTICLE):
            end -= 1  # 人民|的|庄严|承诺
    if described and words(gap[start : start + 1]) in ("情况", "条件"):
        return Halves((), gap[start:])  # 在降雨多六成的|情况下
    noun = gap[start:end]
    bare = unit in _DOERS and not described and all(one.sort in (ADJECTIVE, BOTH) for one in noun)
    if not words(noun) or (bare and (len(noun) > 1 or noun[0].sort == ADJECTIVE) and not governed):  # 4人|稳定增收
        return Halves((), gap[start:])
    return Halves((), gap[start:], noun) if described and unit in SIZES else Halves(noun, gap[end:])


def _listed(gap: Words, start: int) -> int:
    """Behind the word after 等 of 必读、选读书目等学习|材料, 0 where there is no such list."""
    if gap[start : start + 1] and gap[start].sort == LIST:
        return 0  # 综合治理项目|47个|、周边地区等大气治理项目
    at = next((n for n in range(start, len(gap) - 1) if gap[n].text == "等" and gap[n + 1].sort in (*NOMINAL, VERB)), 0)
    return at + 2 if any(token.sort == LIST for token in gap[start:at]) else 0


def _only_noun(said: Words) -> bool:
    return bool(said) and all(token.sort in NOMINAL for token in said)


def _made_so(gap: Words, start: int) -> int:
    """How many words tell what a thing is centred on: 以县城为重要载体的|城镇化试点."""
    beyond = next((n + 1 for n in range(start, min(start + 4, len(gap) - 2)) if gap[n].text in ("以外", "之外")), 0)
    if beyond and gap[beyond].text == "的":
        return beyond + 1 - start  # 重点户以外的|老旧房屋
    if not gap[start : start + 1] or gap[start].text != "以":
        return 0
    at = next((n for n in range(start, min(start + _CENTRED, len(gap) - 1)) if gap[n].text == "的"), 0)
    return at + 1 - start if at and any(token.text == "为" for token in gap[start:at]) else 0


def _attributed(said: Words) -> bool:
    """高标准|智慧小区: whether a word that mostly tells how something is done tells of what sort a noun is."""
    return len(said) > 1 and said[0].text in _HOW and said[1].sort in (NOUN, ADJECTIVE)


def _described(gap: Words, start: int) -> int:
    """Behind the 的 of 随机抽取的|律师事务所, 0 where no verb opens the words."""
    if start >= len(gap) or gap[start].sort not in (VERB, ADVERB) or gap[start].text in _NO_OBJECT:
        return 0
    at = next((n for n in range(start, min(start + 5, len(gap) - 1)) if gap[n].text == "的"), 0)
    return at + 1 if at and gap[at + 1].sort in NOMINAL else 0
