"""Bytes on disk: names that stay in their folder, files replaced whole."""

from drafter.storage.names import inside, is_safe_name
from drafter.storage.writing import sha256, write

__all__ = ["inside", "is_safe_name", "sha256", "write"]
