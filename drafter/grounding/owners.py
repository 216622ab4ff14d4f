"""Who did what a clause tells, where it begins with that; whether of such there are several; who is named."""

from __future__ import annotations

from itertools import pairwise

from drafter.grounding.likened import words
from drafter.grounding.shared_words import Around
from drafter.quantities.lexis import ADVERB, BOTH, PREPOSITION, TIME, VERB, cut
from drafter.zh.expression import expression
from drafter.zh.persons import named_like

_OWNERS = (
    *(
        "中心",
        "局",
        "处",
        "所",
        "队",
        "院",
        "委员会",
        "组织",
        "政府",
        "部门",
        "协会",
        "公司",
        "学校",
        "街道",
        "镇",
        "社区",
    ),
    *("顾问", "律师", "机构", "专班"),
)
"""What a body or person who does something is called, at its end."""
_HAN = expression("^[\u3400-\u9fff]*")
_ACTS = (VERB, BOTH, ADVERB, PREPOSITION, TIME)
_CALLED = "员长师官"
"""Last characters of what somebody is, before the name: 公证员|戴某某."""


def owner(own: str) -> str:
    """Who did it, where a statement begins with that."""
    at, found = 0, _HAN.match(own)
    told = cut(found[0]) if found else ()
    for (_, word), (then, _) in pairwise(told):
        at += len(word)
        if word.endswith(_OWNERS) and then in _ACTS:
            return own[:at]
    return ""


def is_local(subject: str, around: Around) -> bool:
    """Whether it is somebody of whom there are several, or none of ours."""
    bare = subject
    for name in around.ours:
        bare = bare.replace(name, "")
    return bool(_SEVERAL.search(bare))


_SEVERAL = expression(
    "(?<=.)(?:街道|镇|乡|村|社区(?!矫正)|司法所|派出所|园区|开发区|学校|医院|法庭|大队|公司|银行|商会)|(?<!司法)(?<!矫正管理)局$|法院|检察院|^(?!区|市|全|我|本)[^，]{2,}区"
)


def persons_in(own: str) -> list[str]:
    """Names in a clause: characters in no word that stand together."""
    return [bare for word in words(own) if named_like(bare := word[1:] if word[0] in _CALLED else word)]
