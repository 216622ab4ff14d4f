"""What a template may build and have printed, weighed: a list of lists grows tenfold a level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import is_dataclass
from itertools import chain
from typing import Any, cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from pydantic import BaseModel

BUILT = "_built"
"""Filter put around every list a template writes; no name a template can write."""


class Lists(NodeTransformer):
    """Every list, tuple and dictionary a template writes is weighed as it is made."""

    def visit_List(self, node: nodes.List, *args: Any, **kwargs: Any) -> nodes.Node:
        """A list -> the same behind the filter that weighs it."""
        return self._weighed(node, *args, **kwargs)

    def visit_Dict(self, node: nodes.Dict, *args: Any, **kwargs: Any) -> nodes.Node:
        """The same for a dictionary."""
        return self._weighed(node, *args, **kwargs)

    def visit_Tuple(self, node: nodes.Tuple, *args: Any, **kwargs: Any) -> nodes.Node:
        """The same for a tuple that is no list of names to be set."""
        return self._weighed(node, *args, **kwargs) if node.ctx == "load" else node

    def _weighed(self, node: nodes.Expr, *args: Any, **kwargs: Any) -> nodes.Node:
        made = self.generic_visit(node, *args, **kwargs)
        return nodes.Filter(cast("nodes.Expr", made), BUILT, [], [], None, None, lineno=node.lineno)


def weight(value: Any) -> int:
    """Characters and items of a value with all that is in it, as often as it is there; each thing is looked at once."""
    known: dict[int, int] = {}

    def counted(one: Any) -> int:
        if isinstance(one, str):
            return len(one)
        inside = _inside(one)
        if inside is None:
            return 0
        if id(one) not in known:
            known[id(one)] = 1
            known[id(one)] = sum([1 + counted(part) for part in inside])
        return known[id(one)]

    return counted(value)


def _inside(value: Any) -> Iterable[Any] | None:
    """What a value holds: items of a list, keys and values, fields of a row; None where it holds nothing."""
    if isinstance(value, dict):
        return chain(value.keys(), value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return value
    if is_dataclass(value) or isinstance(value, BaseModel):
        return vars(value).values()
    return None
