"""What readers are told of reports: kinds, indicators, the bureau's own wordings. As bytes, so that it travels to any machine."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from drafter.model.indicator import Catalogue, FieldOfWork
from drafter.model.kind import ReportKind
from drafter.model.phrases import OwnPhrase
from drafter.parsing import Recogniser


@dataclass(frozen=True)
class Guide:
    """The kinds of reports, the indicators of the field, and the bureau's own wordings."""

    kinds: tuple[ReportKind, ...]
    catalogue: Catalogue = ()
    phrases: tuple[OwnPhrase, ...] = ()

    @cached_property
    def recogniser(self) -> Recogniser:
        """What tells an indicator by its words."""
        return Recogniser(self.catalogue)

    @cached_property
    def packed(self) -> bytes:
        """The guide as bytes."""
        told = [[one.model_dump(mode="json", by_alias=True) for one in lot] for lot in self._lots]
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

    @property
    def digest(self) -> str:
        """SHA-256 of the guide, in hexadecimal."""
        return hashlib.sha256(self.packed).hexdigest()

    @classmethod
    def unpacked(cls, packed: bytes) -> Self:
        """What `packed` made -> the guide."""
        kinds, catalogue, phrases = json.loads(packed.decode("utf-8", "surrogatepass"))
        return cls(
            tuple(map(ReportKind.model_validate, kinds)),
            tuple(map(FieldOfWork.model_validate, catalogue)),
            tuple(map(OwnPhrase.model_validate, phrases)),
        )

    @property
    def _lots(self) -> tuple[tuple[ReportKind, ...], Catalogue, tuple[OwnPhrase, ...]]:
        return self.kinds, self.catalogue, self.phrases
