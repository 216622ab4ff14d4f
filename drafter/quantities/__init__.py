"""One answer to what a figure counts, of whom, for which period, and how exactly."""

from drafter.quantities.quantity import FIGURE, Quantity, quantities
from drafter.quantities.standing import Standing

__all__ = ["FIGURE", "Quantity", "Standing", "quantities"]
