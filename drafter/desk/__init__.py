"""The desk: new, request, collect, check, build, pull, compare, history, undo, read, inspect, trace, proof, years. It hands paper from room to room and knows nothing of official writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter import home

if TYPE_CHECKING:
    from drafter.desk.collecting import RECEIPTS, Received, collect, gathered
    from drafter.desk.drafting import REVIEW, Built, Unclean, Wish, build, check, open_dossier
    from drafter.desk.entered import Entered, likely
    from drafter.desk.errand import Errand
    from drafter.desk.how_far import Standing, status
    from drafter.desk.keeping import history, undo
    from drafter.desk.laying import Order, Started, asked_for, new
    from drafter.desk.looked_at import LookedAt, settle
    from drafter.desk.past_years import OfKind, years
    from drafter.desk.proofs import Proofed, proof
    from drafter.desk.publishing import Published, publish
    from drafter.desk.pulling import Pulled, pull
    from drafter.desk.reading import Tabled, inspect, paper, read, trace
    from drafter.desk.redlining import Redlined, compare
    from drafter.desk.requesting import Handed, Requested, confirm, remind, request
    from drafter.desk.writing_sections import Composed, Written, smooth, write
    from drafter.model.grounded import Judged

_BOOKS = {
    "collecting": "RECEIPTS Received collect gathered",
    "drafting": "REVIEW Built Unclean Wish build check open_dossier",
    "entered": "Entered likely",
    "errand": "Errand",
    "how_far": "Standing status",
    "keeping": "history undo",
    "laying": "Order Started asked_for new",
    "looked_at": "LookedAt settle",
    "proofs": "Proofed proof",
    "publishing": "Published publish",
    "pulling": "Pulled pull",
    "reading": "Tabled inspect paper read trace",
    "past_years": "OfKind years",
    "redlining": "Redlined compare",
    "requesting": "Handed Requested confirm remind request",
    "writing_sections": "Composed Written smooth write",
    "drafter.model.grounded": "Judged",
}
"""The module of each verb and noun below: a command loads only those it names."""

__all__ = [
    "RECEIPTS",
    "REVIEW",
    "Built",
    "Composed",
    "Entered",
    "Errand",
    "Handed",
    "Judged",
    "LookedAt",
    "OfKind",
    "Order",
    "Proofed",
    "Published",
    "Pulled",
    "Received",
    "Redlined",
    "Requested",
    "Standing",
    "Started",
    "Tabled",
    "Unclean",
    "Wish",
    "Written",
    "asked_for",
    "build",
    "check",
    "collect",
    "compare",
    "confirm",
    "gathered",
    "history",
    "inspect",
    "likely",
    "new",
    "open_dossier",
    "paper",
    "proof",
    "publish",
    "pull",
    "read",
    "remind",
    "request",
    "settle",
    "smooth",
    "status",
    "trace",
    "undo",
    "write",
    "years",
]


__getattr__ = home.on_demand(__name__, _BOOKS)
