"""Jinja with its hands tied: templates may come from anywhere, so they can read the dossier's values and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.model.finding import DrafterError
from drafter.model.place import Place

_FILTERS = {"default", "first", "last", "length", "list", "join", "selectattr", "rejectattr", "trim", "upper", "string"}
_TESTS = {"defined", "undefined", "none", "equalto", "==", "eq", "ne", "in", "true", "false", "odd", "even", "sameas"}
_HEAVY = (nodes.Concat, nodes.Mul, nodes.Pow, nodes.Mod)
_FAULTS = (
    TemplateError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,
    MemoryError,
)
"""All a template can bring about; a template is code of others."""

_MAX_TEMPLATE = 200_000
_MAX_OUTPUT = 5_000_000
_MAX_CALLS = 20_000
_MAX_LOOPS = 4


class _Environment(ImmutableSandboxedEnvironment):
    """Counts calls, forbids what could grow without bound, knows no files but the template folders."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(
            loader=FileSystemLoader([str(folder) for folder in folders]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals.clear()
        self.filters = {name: call for name, call in self.filters.items() if name in _FILTERS}
        self.tests = {name: call for name, call in self.tests.items() if name in _TESTS}
        self.calls = 0

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Values may be read, methods may not: all a template may call are macros and its loop."""
        return super().is_safe_attribute(obj, attr, value) and (isinstance(obj, LoopContext) or not callable(value))

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, and what belongs to a loop."""
        return isinstance(obj, Macro) or isinstance(getattr(obj, "__self__", None), LoopContext)

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Every call a template makes goes through here."""
        self.calls += 1
        if self.calls > _MAX_CALLS:
            raise SecurityError("模板里的调用太多")
        return super().call(context, obj, *args, **kwargs)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _inspect(tree, len(source), name)
        return tree


def _inspect(tree: nodes.Template, size: int, name: str | None) -> None:
    """Refuse templates that could eat time or memory."""
    if size > _MAX_TEMPLATE:
        raise TemplateSyntaxError("模板太大", 1, name)
    for node in tree.find_all(_HEAVY):
        raise TemplateSyntaxError("模板里不能做乘法、取余和拼接", node.lineno, name)
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


def run(
    folders: Sequence[Path], name: str, filters: Mapping[str, Callable[..., Any]], values: Mapping[str, Any]
) -> str:
    """Template folders, a template's name, filters and values it may use -> its output. DrafterError when it fails."""
    environment = _Environment(folders)
    environment.filters.update(filters)
    try:
        pieces: list[str] = []
        size = 0
        for piece in environment.get_template(name).generate(values):
            size += len(piece)
            if size > _MAX_OUTPUT:
                raise SecurityError("模板印出的内容太多")
            pieces.append(piece)
    except _FAULTS as error:
        raise _explained(error, folders, name) from error
    return "".join(pieces)


def _explained(error: BaseException, folders: Sequence[Path], name: str) -> DrafterError:
    if isinstance(error, TemplateNotFound):
        return DrafterError(f"找不到模板“{error.message}”", fix="恢复 templates 文件夹里的这个文件，或重新安装 drafter")
    if isinstance(error, TemplateSyntaxError):
        message, line, name = f"模板写法有误：{error.message}", error.lineno, error.name or name
    elif isinstance(error, SecurityError):
        message, line = "模板里有不允许的写法，没有执行", _line_of(error)
    elif isinstance(error, UndefinedError):
        message, line = f"模板引用了没有的内容：{error.message}", _line_of(error)
    else:
        message, line = "模板出错，没有成稿", _line_of(error)
    file = next((folder / name for folder in folders if (folder / name).is_file()), Path(name))
    return DrafterError(
        message, fix="改好模板的这一处，或删掉自己的 templates 文件夹，改用随软件附带的模板", place=Place(file, line)
    )


def _line_of(error: BaseException) -> int:
    """The template line a run-time error came from: Jinja rewrites tracebacks to template lines."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
