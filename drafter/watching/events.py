"""What a watch is asked for, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from drafter import desk
from drafter.desk import REVIEW, Wish
from drafter.model.finding import DrafterError, Finding
from drafter.model.progress import Progress
from drafter.printing import Printed


@dataclass(frozen=True)
class Asked:
    """What is built again and again. work: the folder she stands in; the rest as for `drafter build`."""

    folder: Path
    work: Path
    wish: Wish = REVIEW
    pdf: bool = False


@dataclass(frozen=True)
class Saved:
    """A file saved, or gone."""

    name: str
    gone: bool = False


@dataclass(frozen=True)
class Built:
    """A new draft. saved: the files saved since the last event that told of them; since: None where nothing was known before."""

    saved: tuple[Saved, ...]
    built: desk.Built
    since: Progress | None


@dataclass(frozen=True)
class Unread:
    """No new draft: tables that cannot be read just now. faults: where and why."""

    saved: tuple[Saved, ...]
    faults: tuple[Finding, ...]


@dataclass(frozen=True)
class Refused:
    """No clean copy while errors are open."""

    saved: tuple[Saved, ...]
    findings: tuple[Finding, ...]
    since: Progress | None


@dataclass(frozen=True)
class Held:
    """No new draft, or no PDF of it, for another reason."""

    saved: tuple[Saved, ...]
    error: DrafterError | OSError


Event: TypeAlias = Built | Unread | Refused | Held | Printed
