"""The endpoint she named -> somebody who can be asked; every request and answer is kept. Nothing else is ever contacted."""

from drafter.asking.connection import connect

__all__ = ["connect"]
