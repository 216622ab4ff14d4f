"""Regular expressions that are made when they are first used: a class of all Han characters takes a millisecond to make,
and of the hundreds that wait a short command uses a few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import cast

from drafter.zh import expressions_kept

_made = cache(expressions_kept.pattern)


class _Waiting:
    """A regular expression not made yet; what is asked of it once is kept at hand."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        found = getattr(_made(self._text, self._flags), name)
        setattr(self, name, found)
        return found


class _Needing(_Waiting):
    """The same, not made for a text that lacks what it needs."""

    def __init__(self, text: str, flags: int, needs: tuple[str, ...]) -> None:
        super().__init__(text, flags)
        self._needs, self._made = needs, cast("re.Pattern[str]", _Waiting(text, flags))

    def search(self, text: str, *within: int) -> re.Match[str] | None:
        """As of a pattern."""
        return self._made.search(text, *within) if any(words in text for words in self._needs) else None

    def finditer(self, text: str, *within: int) -> Iterator[re.Match[str]]:
        """As of a pattern."""
        return self._made.finditer(text, *within) if any(words in text for words in self._needs) else iter(())


def expression(text: str, flags: int = 0, needs: Iterable[str] = ()) -> re.Pattern[str]:
    """As re.compile, put off until it is used; a fault in the expression shows only then. Only for expressions of the program, not
    of her words: what is made of them is kept on disk. needs: characters or words, one of
    which at least stands in whatever it finds: for a text that has none it need not be made."""
    return cast("re.Pattern[str]", _Needing(text, flags, tuple(needs)) if needs else _Waiting(text, flags))
