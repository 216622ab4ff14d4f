"""The desk: new, collect, check, build, pull, history, undo, read, inspect, trace, proof, compare. It hands paper from room to room and knows nothing of official writing."""

from drafter.desk.collecting import Entered, Received, collect, gathered
from drafter.desk.drafting import REVIEW, Built, Unclean, Wish, build, check, open_dossier
from drafter.desk.keeping import history, undo
from drafter.desk.laying import Order, Started, asked_for, new
from drafter.desk.proofs import Proofed, proof
from drafter.desk.pulling import Pulled, pull
from drafter.desk.reading import Tabled, inspect, paper, read, trace
from drafter.desk.redlining import Redlined, compare

__all__ = [
    "REVIEW",
    "Built",
    "Entered",
    "Order",
    "Proofed",
    "Pulled",
    "Received",
    "Redlined",
    "Started",
    "Tabled",
    "Unclean",
    "Wish",
    "asked_for",
    "build",
    "check",
    "collect",
    "compare",
    "gathered",
    "history",
    "inspect",
    "new",
    "open_dossier",
    "paper",
    "proof",
    "pull",
    "read",
    "trace",
    "undo",
]
