"""The desk: new, collect, check, build, history, undo, read, inspect, trace, proof. It hands paper from room to room and knows nothing of official writing."""

from drafter.desk.collecting import RECEIPT, Received, collect, gathered
from drafter.desk.drafting import REVIEW, Built, Unclean, Wish, build, check, open_dossier
from drafter.desk.entered import Entered, likely
from drafter.desk.keeping import history, undo
from drafter.desk.laying import Order, Started, asked_for, new
from drafter.desk.proofs import Proofed, proof
from drafter.desk.reading import Tabled, inspect, paper, read, trace

__all__ = [
    "RECEIPT",
    "REVIEW",
    "Built",
    "Entered",
    "Order",
    "Proofed",
    "Received",
    "Started",
    "Tabled",
    "Unclean",
    "Wish",
    "asked_for",
    "build",
    "check",
    "collect",
    "gathered",
    "history",
    "inspect",
    "likely",
    "new",
    "open_dossier",
    "paper",
    "proof",
    "read",
    "trace",
    "undo",
]
