"""The endpoint she named -> somebody who can be asked; every request and answer is kept. Nothing else is ever contacted."""

from drafter.asking.connection import Connection, connect
from drafter.asking.grades import grade_of, keep_grade
from drafter.asking.records import ROOM

__all__ = ["ROOM", "Connection", "connect", "grade_of", "keep_grade"]
