"""build --watch: a dossier's files are looked at; when one is saved the draft is built again, and what changed is told."""

from __future__ import annotations

from drafter.watching.events import Asked, Built, Event, Held, Refused, Saved, Unread
from drafter.watching.watch import PAUSE, SETTLING, Watch

__all__ = ["PAUSE", "SETTLING", "Asked", "Built", "Event", "Held", "Refused", "Saved", "Unread", "Watch"]
