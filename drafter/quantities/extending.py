"""How far the noun behind a figure goes: word by word, over joints, and over verbs where it is an object."""

from __future__ import annotations

from itertools import pairwise

from drafter.quantities.clause import LIST, Token
from drafter.quantities.cues import PIVOTS, SCOPES, WELL
from drafter.quantities.lexis import ADJECTIVE, ADVERB, BOTH, NOMINAL, PLACE, VERB
from drafter.quantities.phrase import DOING, JOINTS, Words, words

WITHIN = ("中", "上", "内", "里", "间", "进展", "外")
"""What stands behind a place, and is no part of its name."""
_MEANS = ("政策", "措施", "资金", "计划")
"""What supports, in 产业支持政策."""
_DOING_NOTHING = ("进行", "开展", "举行")
_BODIES = ("员会", "协会", "合会", "工会")
"""What ends as a meeting does, and is none."""
_SAYS = 3
"""Characters of a noun from which it may stand alone."""
_WORKS = ("工程", "行动", "项目", "计划", "任务")
"""Nouns of works, which verbs before them name."""
_PEOPLE = ("人口", "村民", "居民", "群众", "职工", "农民", "农户", "市民", "学生", "患者", "老人", "劳动者")
"""Those of whom something is told: 11.5万|村民|的回迁梦."""
_PLACES = ("县", "县区", "村", "社区", "乡镇", "街道")
"""Where something told behind 的 is: 25个|示范县|的特色产业."""
_JOINING = ("和", "及", "与", "的", "以及", "或", "等")


def _met(word: str) -> bool:
    """推进会, 会议: whether a word is of a meeting."""
    return word.endswith("会议") or (len(word) > 2 and word.endswith("会") and not word.endswith(_BODIES))


def _acting(said: Words) -> bool:
    """Whether something is done in these words: 三甲医院合作建设医联体."""
    return any(one.sort == VERB or (one.sort == BOTH and two.sort == BOTH) for one, two in pairwise(said))


def _belongs(gap: Words, at: int, *, through: bool) -> bool:
    """村民|的高品质回迁梦, 酒庄|的旅游环线等项目: whether what is counted stands before 的, and what it has behind."""
    return (not through and gap[at - 1].text.endswith((*_PEOPLE, *_PLACES))) or any(
        token.text == "等" for token in gap[at + 1 :]
    )


def goes_on(gap: Words, start: int, at: int, *, through: bool) -> bool:
    """Whether the noun that begins at start goes on with this token; through: over verbs too, for it is an object."""
    token = gap[at]
    if at > start and token.text in WITHIN and gap[at + 1 : at + 2] and gap[at + 1].sort in DOING:
        return False  # 500个县中|排名
    if at > start and token.text in ("与", "同") and _acting(gap[at + 1 :]):
        return False  # 4所医院|与三甲医院合作建设医联体
    if at > start and (
        token.text in _DOING_NOTHING or (_met(gap[at - 1].text) and token.sort in DOING and gap[at + 1 :])
    ):
        return False  # 推进会|研究
    done = gap[at + 1 : at + 4] if token.text in WELL else ()
    if at > start and 0 < len(done) < 3 and all(one.sort in DOING for one in done):
        return False  # 医院|深度合作
    if token.sort in NOMINAL:
        return True
    if token.text == "的" and at > start and _belongs(gap, at, through=through):
        return False
    if token.sort == VERB and at > start and gap[at - 1].sort == BOTH and words(gap[at + 1 :]) in _WORKS:
        return True  # 精品乐园改造|提升工程
    ahead = at + 1
    while through and token.sort == VERB and ahead < len(gap) and gap[ahead].sort == VERB:
        ahead += 1  # 饮水安全|巩固提升|工程
    ahead = ahead if ahead < len(gap) else at + 1
    after: Token | None = gap[ahead] if ahead < len(gap) else None
    if token.text in _JOINING and through and after and after.sort == VERB and gap[ahead + 1 : ahead + 2]:
        return at > start and gap[ahead + 1].sort in NOMINAL  # 资格许可|和|认定事项
    if after is None or after.sort not in NOMINAL:
        bare = len(words(gap[start:at])) < _SAYS  # 村|巩固提升
        last = bare and all(one.sort in DOING for one in gap[at:])
        final = after is None or last or (ahead == len(gap) - 1 and after.sort in JOINTS)
        ends = final and through and token.sort == VERB  # 进行|5次|执法协调
        return at > start and (token.sort == PLACE or ends)
    if token.sort == VERB and at > start and through and token.text in PIVOTS and after.text not in _MEANS:
        return False  # 增发国债|支持灾后重建
    if token.sort == VERB:
        vague = all(one.sort in (BOTH, ADJECTIVE) or one.text in SCOPES for one in gap[start:at])
        vague = vague and gap[at - 1].text not in ("工作", "活动", "改革", "服务", "行动")
        later = range(at + 2, len(gap))
        within = any(gap[n].sort == VERB and gap[n - 1].sort == ADVERB for n in later)  # 水毁修复工程全部完工
        return (at > start or through) and (through or vague or within)
    return at > start and (token.sort in (PLACE, LIST) or token.text in _JOINING)
