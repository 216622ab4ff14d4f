"""Sentences that own up to what is wanting: 还存在一些不足, 我们也清醒地看到."""

from __future__ import annotations

import re

_ADMITS = re.compile(r"(?:存在|面临|还有)[^。]{0,40}(?:问题|不足|短板|差距|薄弱|困难)|清醒(?:地)?(?:看到|认识)")
_MENDS = re.compile("针对|解决|化解|破解|整改|排查")
"""针对长期存在的……问题，我们……: what was done about it."""


def admits(text: str) -> bool:
    """Whether a sentence owns up to a shortcoming, and does not say what was done about it."""
    return bool(_ADMITS.search(text)) and not _MENDS.search(text)
