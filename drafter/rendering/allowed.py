"""A template's tree -> whether it may be run at all: what could eat time or memory is refused unread."""

from __future__ import annotations

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

_HEAVY = (nodes.Concat, nodes.Mul, nodes.Pow, nodes.Mod, nodes.AssignBlock)
_MAX_TEMPLATE = 200_000
"""Characters of a template."""
_MAX_LOOPS = 4


def inspect(tree: nodes.Template, size: int, name: str | None) -> None:
    """Refuse templates that could eat time or memory."""
    if size > _MAX_TEMPLATE:
        raise TemplateSyntaxError("模板太大", 1, name)
    for node in tree.find_all(_HEAVY):
        raise TemplateSyntaxError("模板里不能做乘法、取余、拼接和整段赋值", node.lineno, name)
    for loop in tree.find_all(nodes.For):
        if not isinstance(loop.iter, (nodes.Name, nodes.Getattr, nodes.Filter, nodes.Call)):
            raise TemplateSyntaxError("循环只能用在表格的内容上", loop.lineno, name)
        if _depth(loop) > _MAX_LOOPS:
            raise TemplateSyntaxError(f"循环嵌套不能超过 {_MAX_LOOPS} 层", loop.lineno, name)
    for macro in tree.find_all(nodes.Macro):
        if any(
            isinstance(call.node, nodes.Name) and call.node.name == macro.name for call in macro.find_all(nodes.Call)
        ):
            raise TemplateSyntaxError("宏不能调用自己", macro.lineno, name)


def _depth(loop: nodes.Node) -> int:
    return 1 + max((_depth(inner) for inner in loop.find_all(nodes.For)), default=0)
