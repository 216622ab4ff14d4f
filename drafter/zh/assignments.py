"""Notes that say who is to do what a plan promises: （责任科室：执法监督科）, 牵头单位：区司法局；配合单位：各街道."""

from __future__ import annotations

from drafter.zh.expression import expression

_OPENS = frozenset("（(【[责牵主协承配参落实完办分联时进")
"""What a note opens with."""
_WHO = "(?:责任|牵头|主责|主办|协办|承办|配合|参与|落实|实施|完成|办理|分管|联系|时间|进度)+"
_WHAT = "(?:单位|科室|部门|处室|股室|领导|人员?|时限|时间|期限|节点|要求)"
_WORDS = "(?:[^（）()。]|[（(][^（）()]*[）)])*"
BRACKETED = (
    rf"[（(【\[](?:{_WHO}{_WHAT}[：:]{_WORDS}"
    r"|[^（）()。]*(?:负责|牵头|配合|参与|按职责分工|分别落实)[^（）()。]{0,8})[）)】\]]"
)
"""A note in brackets, wherever it stands."""
_NOTE = expression(rf"^{BRACKETED}[。；;]?$|^[（(【\[]?{_WHO}{_WHAT}[：:][^）)】\]]*[）)】\]]?[。；;]?$")
_NOTES = expression(BRACKETED)


def assigns(text: str) -> bool:
    """Whether a sentence is a note of who is to do what the sentence before it says, and by when."""
    bare = text.strip()
    return bare[:1] in _OPENS and bool(_NOTE.match(bare))


def unassigned(text: str) -> str:
    """A promise without the notes in brackets of who is to do it."""
    return _NOTES.sub("", text)
