"""The desk: new, check, build, history, undo, read, inspect, trace, proof. It hands paper from room to room and knows nothing of official writing."""

from drafter.desk.drafting import REVIEW, Built, Unclean, Wish, build, check, open_dossier
from drafter.desk.keeping import history, undo
from drafter.desk.laying import Order, Started, asked_for, new
from drafter.desk.proofs import Proofed, proof
from drafter.desk.reading import Tabled, inspect, paper, read, trace

__all__ = [
    "REVIEW",
    "Built",
    "Order",
    "Proofed",
    "Started",
    "Tabled",
    "Unclean",
    "Wish",
    "asked_for",
    "build",
    "check",
    "history",
    "inspect",
    "new",
    "open_dossier",
    "paper",
    "proof",
    "read",
    "trace",
    "undo",
]
