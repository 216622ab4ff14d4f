"""Numbers for rows that come: after those that are there, in their way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

_LETTERS = re.compile(r"\D*")


def fresh(keys: Iterable[str], table: str) -> Iterator[str]:
    """What the rows of a table are called -> numbers after theirs."""
    held = list(keys)
    letters = Counter(found[0] for key in held if (found := _LETTERS.match(key)) and found[0] != key)
    lead = letters.most_common(1)[0][0] if letters else table[:1]
    last = max(
        (int(key[len(lead) :]) for key in held if key.startswith(lead) and key[len(lead) :].isdecimal()), default=0
    )
    return (f"{lead}{number:02}" for number in count(last + 1))
