"""Regular expressions that are made when they are first used: a class of all Han characters takes a millisecond to make,
and of the hundreds that wait a short command uses a few."""

from __future__ import annotations

import re
from typing import cast


class _Waiting:
    """A regular expression not made yet; what is asked of it once is kept at hand."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(self._text, self._flags), name)  # re remembers what it made
        setattr(self, name, found)
        return found


def expression(text: str, flags: int = 0) -> re.Pattern[str]:
    """As re.compile, put off until it is used; a fault in the expression shows only then."""
    return cast("re.Pattern[str]", _Waiting(text, flags))
