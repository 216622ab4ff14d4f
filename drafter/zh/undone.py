"""What a sentence says was not done: 因选址问题尚未启动建设, 评估专家库未组建, 今年没有开展."""

from __future__ import annotations

from drafter.zh.expression import expression

_NOT = "(?:[尚还仍暂并](?:没有|未)|没有|没能|未能|未)"
_WHEN = "(?:正式|全面|全部|按期|如期|按时|及时|真正|实际|最终|继续|再)?"
_DEED = (
    "(?:启动|开展|开工|动工|开建|实施|完成|完工|竣工|制定|出台|印发|发布|建成|建设|建立|组建|落实|设立|成立|推进|推开|启用|投入使用|上线|达到|达标"
    "|实现|到位|安排|组织|举办|召开|挂牌|立项|批复|获批|通过验收|纳入)"
)
_UNDONE = expression(f"(?<!对)(?<!对逾期){_NOT}{_WHEN}{_DEED}(?!不了|的)[^的]*$")
_CLAUSE = expression("[，。；：、]")


def undone(text: str) -> str:
    """The first clause that says a thing was not done; empty where none does."""
    return next((clause for clause in _CLAUSE.split(text) if _UNDONE.search(clause)), "")
