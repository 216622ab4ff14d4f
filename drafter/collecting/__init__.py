"""Departments' papers against what last year's report counts, promises and admits: values, answers, contradictions, news, slips."""

from drafter.collecting.gathering import Asked, collect

__all__ = ["Asked", "collect"]
