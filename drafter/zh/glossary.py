"""Notes behind a report that explain its terms: [4]“标准地”：指……；27.一业一证：是指……."""

from __future__ import annotations

import re

_NOTE = re.compile(r"(?:[【〔\[]\d{1,3}[】〕\]].{2,40}?[：:]|\d{1,3}[.．、].{2,40}?[：:]是?[指即])")


def explains(text: str) -> bool:
    """Whether a paragraph explains a term."""
    return bool(_NOTE.match(text))
