"""What stopped a request -> its status, and what the window shows."""

from __future__ import annotations

from drafter import storage
from drafter.case import Busy
from drafter.desk import Unclean
from drafter.model.change import AddRow, Conflict, SetCell
from drafter.model.finding import DrafterError, Level
from drafter.page.addresses import Json


class Refusal(Exception):
    """A request that is not as it should be. status: of HTTP; kind: in a word."""

    def __init__(self, status: int, kind: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.status, self.kind, self.message, self.fix = status, kind, message, fix


def told_of(error: Refusal | DrafterError | OSError) -> tuple[int, Json]:
    """What stopped a request -> status and what is told."""
    if isinstance(error, Refusal):
        return error.status, _told(error.kind, error.message, error.fix)
    if isinstance(error, OSError):
        return 422, _told("refused", storage.why(error), storage.remedy(error))
    status, kind = next(((status, kind) for one, status, kind in _KINDS if isinstance(error, one)), (422, "refused"))
    told = _told(kind, error.message, error.fix)
    if error.place is not None:
        told |= {"file": error.place.file.name, "line": error.place.line}
    return status, told | _more(error)


_KINDS: tuple[tuple[type[DrafterError], int, str], ...] = (
    (Conflict, 409, "conflict"),
    (Busy, 423, "busy"),
    (Unclean, 409, "unclean"),
)


def _told(kind: str, message: str, fix: str) -> Json:
    return {"error": kind, "message": message, "fix": fix}


def _more(error: DrafterError) -> Json:
    if isinstance(error, Unclean):
        return {"errors": sum(one.level is Level.ERROR for one in error.findings)}
    if not isinstance(error, Conflict):
        return {}
    change = error.change
    key = "" if isinstance(change, AddRow) else change.key
    if isinstance(change, SetCell):
        return {"at": (change.table, key, change.field), "seen": change.seen, "new": change.new, "there": error.there}
    return {"at": (change.table, key), "seen": None, "there": error.there}
