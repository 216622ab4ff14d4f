"""A message of a chat -> the fact in it, without what leads up to it and what is said of the reports it should have been in."""

from __future__ import annotations

from drafter.zh.expression import expression

_LEAD = expression(
    "[^，。；：:《》“”\\d]{1,10}[：:]|@\\S{1,20}[\\s，：:]+|(?:另外|对了|还有|顺便说(?:一?下|一?句)?|补充(?:一?下|一[条点])?)[，、]"
)
"""A short call before the fact: 补一条：, 提醒大家：, 对了，."""
_HEARD = expression(
    "(?:今天|刚刚?|刚才|昨天|上午|下午|方才)?(?:才|又)?(?:收到|接到|得到)[^，。；：]{0,10}(?:通报|通知|消息|文件|函)[，：]"
)
_STOPS = "。！!？?；;，, "
_CLAUSE = expression("[，；,;。！!](?=[^，；,;。！!]+[。！!？?～~]*$)")
_ABOUT = expression(
    "(?:总结|材料|报告|稿子?|表)[^，。；]{0,8}(?:没|未|漏|晚|早|忘|来不及)|(?:没|未|忘了?|来不及|漏了?)[^，。；]{0,4}(?:写|报|填|放|加)(?:进去|进|上|上去|了|$)"
    "|要不要|能不能|可以(?:写|用|放|加)|有需要|麻烦|谢谢|辛苦|请(?:加|改|补|更新|帮)|供参考|别用错|看着办|你们看|帮忙"
)
"""What is said of the paper, or asked of those who write it, not of the work."""
_LEAST = 6
"""Characters below which nothing is left that could be a fact."""


def fact_of(text: str) -> str:
    """A sentence of a chat -> the stretch of it that tells a fact, word for word; all of it where nothing would be left."""
    told = text.strip()
    while lead := _LEAD.match(told) or _HEARD.match(told):
        told = told[lead.end() :].lstrip(_STOPS)
    while (parts := _CLAUSE.search(told)) and _ABOUT.search(told[parts.end() :]):
        told = told[: parts.start()]
    if len(told) < _LEAST:
        return text
    return told
