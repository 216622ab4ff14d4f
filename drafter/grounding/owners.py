"""Who did what a clause tells, where it begins with that; whether of such there are several; who is named."""

from __future__ import annotations

from itertools import pairwise

from drafter.grounding.likened import bodies, words
from drafter.grounding.shared_words import Around
from drafter.quantities.lexis import ADVERB, BOTH, PREPOSITION, TIME, VERB, cut
from drafter.zh.expression import expression
from drafter.zh.persons import named_like

_LEVELS = "省市区县"
_HAN = expression("[\u3400-\u9fff]*")
_ACTS = (VERB, BOTH, ADVERB, PREPOSITION, TIME)
_CALLED = "员长师官"
"""Last characters of what somebody is, before the name: 公证员|戴某某."""


def owner(own: str) -> str:
    """Who did it, where a statement begins with that."""
    at, who = _behind_list(own), ""
    found = _HAN.match(own[at:])
    told = cut(found[0]) if found else ()
    for (does, word), (then, _) in pairwise(told):
        if who and does in (VERB, PREPOSITION):
            break  # 县委|依法治县办, not 县政府|会同县法院
        at += len(word)
        if word.endswith(bodies()) and then in _ACTS:
            who = own[:at]
    return who


def partners(own: str, who: str) -> str:
    """With whom somebody did it, where that is told right behind who it was: 县司法局|联合县总工会|开展."""
    rest = own.removeprefix(who)
    bodies = rest.removeprefix("联合")
    if bodies == rest:
        return ""
    body = owner(bodies)
    return f"联合{body}" if body else ""


def _behind_list(own: str) -> int:
    """Where the last of several bodies begins that a statement begins with: 区妇联、|区法院; 0 where there is but one."""
    *bodies, last = own.split("、")
    if not bodies or not last or not all(_is_body(one) for one in bodies):
        return 0
    return len(own) - len(last)


def _is_body(word: str) -> bool:
    """Whether all of a word may be the name of a body, in which nothing is done."""
    told = cut(word) if _HAN.fullmatch(word) else ()
    acts = any(does in (VERB, PREPOSITION) or one == "联合" for does, one in told)
    return bool(told) and not acts and len(word) > 2 and (word.endswith(bodies()) or word[0] in _LEVELS)


def is_local(subject: str, around: Around) -> bool:
    """Whether it is somebody of whom there are several, or none of ours."""
    return any(_is_one_of_several(one, around) for one in subject.split("、"))


def _is_one_of_several(subject: str, around: Around) -> bool:
    bare = subject
    for name in around.ours:
        bare = bare.replace(name, "")
    if bare[:1] in around.whole and _ONE_OF_ITS_KIND.fullmatch(bare):
        return False
    return subject.endswith("局机关") or bool(_SEVERAL.search(bare))


_ONE_OF_ITS_KIND = expression("[市区县旗州](?:(?!街道|镇|乡|村|社区|所|园区|大队)[^，、])+(?:局|法院|检察院)")
"""Bodies of which a district has one: 区教育局."""
_SEVERAL = expression(
    "(?<=.)(?:街道|镇|乡|村|社区(?!矫正)|司法所|派出所|园区|开发区|学校|医院|法庭|大队|公司|银行|商会)|(?<!司法)(?<!矫正管理)局$|法院|检察院|^(?!区|市|全|我|本)[^，]{2,}区"
)


def persons_in(own: str) -> list[str]:
    """Names in a clause: characters in no word that stand together."""
    return [bare for word in words(own) if named_like(bare := word[1:] if word[0] in _CALLED else word)]
