"""A draft's sentences held against what was given: figures, names, scopes, plans; what cannot be found there is struck out."""

from drafter.grounding.bureau import Bureau
from drafter.grounding.grounds import Grounds

__all__ = ["Bureau", "Grounds"]
