"""What was worked out before: results, each under the digest of all that it was worked out from."""

from __future__ import annotations

import hashlib
import json
from typing import Protocol


class Kept(Protocol):
    """Results by key. A result is of JSON's lists, texts and numbers; one that is given may be forged: look at it."""

    def given(self, key: str) -> object:
        """The result kept under a key; None where there is none."""
        ...

    def keep(self, key: str, result: object) -> None:
        """Keep a result under a key."""
        ...


class Nothing:
    """Where nothing is kept."""

    def given(self, key: str) -> None:
        """None, whatever the key."""

    def keep(self, key: str, result: object) -> None:
        """Forget the result."""


NOTHING = Nothing()


def key(what: str, *parts: object) -> str:
    """What is worked out, and all that it is worked out from (of JSON's lists, texts, numbers) -> the key of the result."""
    told = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return f"{what}:{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()}"
