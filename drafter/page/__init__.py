"""The page: a dossier in the browser of this machine. Whatever is changed there goes through the case like any other change."""

from drafter.page.server import serve
from drafter.page.way_in import way_in

__all__ = ["serve", "way_in"]
