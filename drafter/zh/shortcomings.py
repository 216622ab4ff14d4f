"""Sentences that own up to what is wanting: 还存在一些不足, 我们也清醒地看到."""

from __future__ import annotations

from drafter.zh.expression import expression

_SPEAKS = expression(r"(?:存在|面临|还有)[^。]{0,40}(?:问题|不足|短板|差距|薄弱|困难)|清醒(?:地)?(?:看到|认识)")
_SOBER = expression("清醒(?:地)?(?:看到|认识)")
_MENDS = expression(
    "针对[^，。；]*(?:问题|困难|不足|短板)"
    "|(?<!亟待)(?<!需要)(?<!有待)(?:解决|化解|破解|排查|整改)(?!的)[^，。；]{0,40}(?:问题|困难|不足|短板)"
)
"""针对长期存在的……问题，我们……, 全面排查整治……问题: what was done about it. Not 亟待解决的问题, nor 问题尚未解决."""


def speaks_of(text: str) -> bool:
    """Whether a sentence speaks of a shortcoming."""
    return bool(_SPEAKS.search(text))


def admits(text: str) -> bool:
    """Whether a sentence owns up to a shortcoming, and does not say what was done about it."""
    return speaks_of(text) and (bool(_SOBER.search(text)) or not _MENDS.search(text))
