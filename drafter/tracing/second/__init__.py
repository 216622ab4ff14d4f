"""A second reader of the promises drafter is unsure of: what it is shown, what it says, what becomes of it, how it is graded."""

from drafter.tracing.second.reader import Second

__all__ = ["Second"]
