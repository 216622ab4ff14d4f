"""Sentences that own up to what is wanting: the opening that only says so, what is wanting, why, and the vow to mend it."""

from __future__ import annotations

from drafter.zh.expression import expression
from drafter.zh.sentences import clauses

_LACK = "(?:问题|困难|不足(?:之处)?|短板|差距|挑战|薄弱(?:环节|之处|点)?|弱项|压力|制约|矛盾|风险|隐患)"
_LACKS = f"{_LACK}(?:[和与及、]?[^，。；：、]{{0,6}}{_LACK})*"
_SPEAKS = expression(r"(?:存在|面临|还有)[^。]{0,40}(?:问题|不足|短板|差距|薄弱|困难)|清醒(?:地)?(?:看到|认识)")
_SOBER = expression("清醒(?:地)?(?:看到|认识)")
_MENDS = expression(
    "针对[^，。；]*(?:问题|困难|不足|短板)"
    "|(?<!亟待)(?<!需要)(?<!有待)(?:解决|化解|破解|排查|整改)(?!的)[^，。；]{0,40}(?:问题|困难|不足|短板)"
)
"""针对长期存在的……问题，我们……, 全面排查整治……问题: what was done about it. Not 亟待解决的问题, nor 问题尚未解决."""
_CLAUSE = 100
"""Characters of a clause that only leads over to what is wanting, at most."""
_SEES = "(?:清醒|深刻|充分)?地?的?(?:看到|认识到?|意识到|深知)"
_HAS = "(?:存在|存有|面临|遇到|[还仍也尚]有)"
_SOME = (
    "(?:一些|不少|不小|巨大|新的?|许多|诸多|很多|若干|一定|几个|以下|如下|这样|不容|突出|明显|较大|较多|亟待|多重|严峻)"
)
_ALL_WORK = (
    "(?:我[们局省市区县院所]|全[省市县区局]|当前|目前|但|同时|的|各项|整体|经济|社会|法治|政府|自身|建设|司法行政|依法行政|实际|具体|前进"
    "|工作|发展|道路|运行|事业|改革|稳定|仍|还|也|尚|更|依然|仍然|和|及|与|[中上]|过程|方面|在)*"
)
_OF_ALL_WORK = (
    f"(?:^{_ALL_WORK}|(?:中|上|方面)[仍还也尚]?(?:依然|仍然)?){_HAS}[^，。；：]{{0,8}}{_LACKS}[。！]?$"
    f"|老问题[^，。；：]*新挑战[^，。；：]{{0,8}}$"
    f"|面临的[^，。；：]{{0,6}}{_LACKS}[^，。；：]{{0,8}}$"
    f"|{_LACK}[和与及]{_LACK}(?:仍然?|依然|还)?(?:比较|较为|十分|较)?(?:突出|不少|较多|很多)[。！]?$"
)
_GENERAL = expression(
    f"{_HAS}[^，。；：]*{_SOME}[^，。；：]*{_LACKS}[。！]?$|{_OF_ALL_WORK}"
    f"|{_SEES}[^，。；：]*{_LACKS}[。！]?$"
    f"|{_LACKS}(?:更|还|也|仍|都|绝|决)?(?:不容|不能|不可|须|需|要|应)[^，。；：]{{0,4}}(?:忽视|小视|低估|回避|正视|重视)[。！]?$"
    f"|{_LACK}[^，。；：]{{0,6}}(?:有|是|为|在于|如下|体现|表现|反映)(?:在|为)?(?:以下)?[^，。；：]{{0,6}}[。！]?$"
)
"""还存在一些不足, 问题也不容忽视, 面临的困难主要体现在: that there are shortcomings, not which."""
_NOTHING_ELSE = expression(_OF_ALL_WORK)
_TURN = expression(
    f"^(?:各位代表|同时|与此同时|但是?|然而|不过|当然|当前|目前|现阶段|虽然.*|尽管.*|(?:在|总结|肯定|充分肯定|看到|取得).*(?:同时|成绩|成效|进展).*"
    f"|成绩.*|对照.*|与.*相比|在.*(?:道路|过程|工作)[中上]|(?:我们)?(?:既要|不仅要).*|主要(?:是|有|表现为|表现在|体现在|反映在)?|[^，。；：]{{0,20}}{_SEES})[。！]?$"
)
"""在肯定成绩的同时, 我们也清醒地认识到: what leads over to them."""
_MAINLY = expression(
    "(?:主要|具体|突出|集中)(?:是|有|表现[在为]|体现[在为]|反映[在为])[：:，,]?(?:以下[^，。；：]{0,8}[：:])?(?=.)"
)
_OPENS = expression(
    "清醒|深知|"
    + "|".join(f"{sees}[^，。；：]*{_LACK}" for sees in ("看到", "认识", "意识到"))
    + "|虽然|尽管|然而|同时|但|不容忽视|不能忽视|正视|"
    + "|".join(f"{still}(?:存在|面临|有)" for still in ("还然?", "仍然?", "依然", "也然?"))
)
"""Each way begins with a character of its own, so that the rest of a text is passed over fast."""
_HEADS = expression(
    f"{_SEES}|{_LACK}|(?:主要|具体|突出|集中)(?:有|是|表现|体现|反映)|(?:以下|如下|几个)[^，。；：]{{0,6}}(?:方面|点)"
)
_WANTING = expression(
    "(?:不(?:足|够|高|强|多|大|深|全|严|实|畅|快|力|广|优|均|齐|到位|充分|平衡|完善|健全|规范|适应|及时|明显|新颖|灵活|紧密|匹配)|单一|薄弱|滞后|缺[乏少口失]|短缺|空缺"
    "|偏[低少弱慢小]|较[低少弱慢小差]|困难|有待|亟[待需]|[仍还尚]需|差距|短板|脱节|老化|流失|欠缺)[^，。；、]{0,4}[。]?$"
)
_CAUSE = expression(
    "(?:(?:其|主要|根本|客观|主观|直接|产生|造成|导致|存在|形成|以上|上述|这些|问题|不足|的|上看?|分析){0,8}原因"
    "|究其|归根|主要是(?!$)|(?:这|其)?(?:主要)?是?(?:由于|因为|源于))"
)
_OF_ALL = expression(
    f"^(?:(?:产生|造成|导致|形成|存在|出现)?(?:这些|上述|以上)|(?:产生|造成|导致|形成|存在|出现){_LACK})"
)
_VOWS = expression(
    "^(?:各位代表[，！])?(?:对此|为此|在此|在?今后|下一?步|对于?(?:这些|上述|以上|存在的?|此类)|针对(?:这些|上述|以上|存在|此)|面对(?:这些|上述|以上)"
    "|(?:这些|上述|以上)(?:问题|困难|不足|差距|短板|矛盾|都?是)|我们?(?:一定|将|必须|会|要|决心|更要)|要(?:直面|正视|高度|切实|采取|认真|下大))"
    "|(?:我们|我局|我院|我所|我区|我县|我市|全局)(?:一定|将|必须|定将|决心|务必)|不负(?!责)|辜负|歉意"
)
_VOW_CLAUSE = expression(
    "^(?:对此|这些|我们|我局|都)*(?:需要?|有待|将|必须|一定|务必|要)"
    "(?:在?(?:今后|下一?步|以后)|直面|正视|高度重视|采取(?:有力|有效|切实)|切实(?:加以|采取)|认真(?:加以|研究|解决))"
)
_REMARK = expression("^(?:这些|上述|以上)(?:问题|困难|不足|矛盾).*(?:有的|有些|既有)")
"""这些问题，有的是长期积累的: why they are there."""
_NAMED = expression("存在(?!的|(?:主要|突出|一些)?(?:问题|不足|短板))")


def _general(clause: str) -> bool:
    return len(clause) <= _CLAUSE and bool(_GENERAL.search(clause))


def _nothing_else(clause: str) -> bool:
    return len(clause) <= _CLAUSE and bool(_NOTHING_ELSE.search(clause))


def _turns(clause: str) -> bool:
    return len(clause) <= _CLAUSE and bool(_TURN.search(clause))


_LINK = expression("^(?:此外|另外|其次|再次|再者|首先|最后|同时|与此同时|还有|一方面|另一方面)(?:，|,|是(?=.))")


def speaks_of(text: str) -> bool:
    """Whether a sentence speaks of a shortcoming."""
    return bool(_SPEAKS.search(text))


def admits(text: str) -> bool:
    """Whether a sentence owns up to a shortcoming, and does not say what was done about it."""
    return speaks_of(text) and (bool(_SOBER.search(text)) or not _MENDS.search(text))


def opens(text: str) -> bool:
    """Whether a sentence opens the admissions of a report: 虽然取得了一定成绩，但还存在一些薄弱环节：…"""
    if not _OPENS.search(text) or (_MENDS.search(text) and not _SOBER.search(text)):
        return False
    head = text.partition("：")[0]
    return any(_general(head[start:end]) for start, end in clauses(head)) or bool(_SOBER.search(head))


def opening(text: str) -> int:
    """A sentence -> how many of its characters only say that something is wanting, and lead over to what."""
    at = 0
    head, colon, _ = text.partition("：")
    if colon and (_HEADS.search(head) or _general(head) or _turns(head)):
        at = len(head) + 1
    for start, end in clauses(text):
        clause = text[start:end]
        if start < at or not (_turns(clause) or _general(clause)):
            if start >= at:
                break
            continue
        at = end + 1
    return min(at + _mainly(text[at:]), len(text))


def _mainly(text: str) -> int:
    found = _MAINLY.match(text)
    return found.end() if found else 0


def announces(text: str) -> bool:
    """Whether a sentence says nothing but that something is wanting in all of the work."""
    return all(_turns(text[a:b]) or _nothing_else(text[a:b]) for a, b in clauses(text))


def lists(text: str) -> bool:
    """Whether a sentence begins the list of what is wanting: 主要是……, so that the one before it opens."""
    return bool(_MAINLY.match(text))


def leads_over(text: str) -> bool:
    """Whether a sentence says nothing but that something is wanting, or that and, behind a colon, what."""
    at = opening(text)
    return at == len(text) or text[at - 1 : at] == "："


def wanting(words: str) -> bool:
    """Whether words tell of something wanting: 力量不足, 形式较为单一."""
    return bool(_WANTING.search(words))


def vows(text: str) -> bool:
    """Whether a sentence vows to mend what was owned up to: 对此，我们将高度重视，认真加以解决。"""
    return bool(_VOWS.search(text))


def unvowed(text: str) -> str:
    """A shortcoming without the vow that its last clauses may be: ……还有差距，将在今后工作中认真加以解决。"""
    vow = next((start for start, end in clauses(text) if start and _VOW_CLAUSE.match(text[start:end])), None)
    return text if vow is None else text[:vow].rstrip("，；")


def unlinked(text: str) -> str:
    """A shortcoming without the word that ties it to the one before: 此外，普法形式单一。"""
    return _LINK.sub("", text, count=1)


def of_all(text: str) -> bool:
    """Whether a sentence gives the cause of all that stands before it: 产生以上问题的原因主要是……"""
    return bool(_REMARK.search(text) or (_OF_ALL.search(text) and _CAUSE.search(text)))


def cause(text: str) -> str:
    """A shortcoming -> the words of it that say why, empty where none do: 持证率不高，主要是新招录人员尚未考试。"""
    found = next((start for start, end in clauses(text) if start and _CAUSE.match(text[start:end])), None)
    return text[found:].rstrip("。；") if found is not None else ""


def tells_problems(text: str) -> bool:
    """Whether a text names problems that there were, 存在基层力量薄弱, not only that there were some, 存在的问题."""
    return bool(_NAMED.search(text))
