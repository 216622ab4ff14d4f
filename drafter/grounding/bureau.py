"""Who drafts: names that may be said or left out, whatever was given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from drafter.grounding.likened import folded


@dataclass(frozen=True)
class Bureau:
    """Who drafts, of which year: 沙河区司法局, 沙河区, 2025."""

    issuer: str = ""
    district: str = ""
    year: int = 0

    @cached_property
    def ours(self) -> tuple[str, ...]:
        """What it calls itself."""
        kind = self.district[-1:]
        own = (
            self.issuer,
            self.issuer.replace(self.district, kind) if self.district else "",
            self.district,
            "我局",
            "本局",
        )
        return tuple(dict.fromkeys(folded(one) for one in own if one))

    @cached_property
    def whole(self) -> tuple[str, ...]:
        """What it calls its district."""
        kind = self.district[-1:] or "区"
        return (f"全{kind}", f"我{kind}", f"本{kind}", f"{kind}政府", kind)
