"""The clerk's tables: laid out (scaffold), read with line numbers (load), explained when something is wrong."""

from drafter.forms.habits import load_habits
from drafter.forms.indicators import load_catalogue
from drafter.forms.kinds import load_kinds
from drafter.forms.load import case_file, is_dossier, load, load_case
from drafter.forms.scaffold import Laid, scaffold

__all__ = [
    "Laid",
    "case_file",
    "is_dossier",
    "load",
    "load_case",
    "load_catalogue",
    "load_habits",
    "load_kinds",
    "scaffold",
]
