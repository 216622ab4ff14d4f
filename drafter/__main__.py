"""`python -m drafter` is the same as `drafter`."""

from drafter.cli import run

run()
