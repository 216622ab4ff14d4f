"""The page: a dossier in the browser of this machine. Whatever is changed there goes through the case like any other change."""

from drafter.page.server import serve

__all__ = ["serve"]
