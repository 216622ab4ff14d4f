"""drafter: last year's report in, this year's draft out, with every promise and figure accounted for."""

__version__ = "0.1.0"
