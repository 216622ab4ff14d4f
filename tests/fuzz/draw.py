"""Bytes of a fuzzer -> numbers, places and words, always the same for the same bytes."""

from __future__ import annotations

WORDS = "一、（一）是的司法局2024年12月，。；：“”！？《》第页共附件——…％%.,;:()\"'[]-/\\ \u3000\t\u00a0aZé𠮷著龍彈\u200b\ue000\ufffd①⑳"
ODD = (0.0, -1.0, 0.001, 1e-30, 1e30, -1e30)


class Draw:
    """Takes bytes one after the other; when they are used up everything drawn is the least there is."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def __bool__(self) -> bool:
        """Whether bytes are left."""
        return self._at < len(self._data)

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high."""
        size = 1 if high - low < 256 else 2
        taken = self._data[self._at : self._at + size]
        self._at += size
        return low + int.from_bytes(taken, "little") % (high - low + 1)

    def real(self, low: float, high: float) -> float:
        """A number from low to high."""
        return low + (high - low) * self.number(0, 65535) / 65535

    def wild(self, low: float, high: float) -> float:
        """Mostly from low to high, now and then one that nobody measures."""
        odd = self.number(0, 255)
        return ODD[odd] if odd < len(ODD) else self.real(low, high)

    def words(self, most: int = 24) -> str:
        """Up to so many characters a report may have, one at least."""
        return "".join(WORDS[self.number(0, len(WORDS) - 1)] for _ in range(self.number(1, most)))
