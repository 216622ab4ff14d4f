"""Jinja with its hands tied: templates may come from anywhere, so they can read the dossier's values and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.rendering import blame
from drafter.rendering.allowed import inspect
from drafter.rendering.compiled import Compiled
from drafter.rendering.loader import Loader
from drafter.rendering.weighing import BUILT, Lists, weight
from drafter.zh.hygiene import printable

_FILTERS = {"default", "first", "last", "length", "list", "join", "selectattr", "rejectattr", "trim", "upper", "string"}
_TESTS = {"defined", "undefined", "none", "equalto", "==", "eq", "ne", "in", "true", "false", "odd", "even", "sameas"}
_MAX_OUTPUT = 5_000_000
_MAX_CALLS = 5_000
_MAX_WORK = 20_000_000
"""Turns of loops times the nodes in their bodies, characters and items that calls and filters handle."""
_MAX_BUILT = 10_000
"""Items of a list a template writes, those within its items among them; a list of ten lists of ten has a hundred and ten."""
_TURNS = "_turns"
"""Filter put before what every loop goes over; no name a template can write."""


class _Environment(ImmutableSandboxedEnvironment):
    """Counts work, forbids what could grow without bound, knows no files but the template folders."""

    intercepted_binops = frozenset("+")

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(
            loader=Loader(folders),
            bytecode_cache=Compiled(),
            undefined=StrictUndefined,
            finalize=self._printed,
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,  # a filter cites what it is given, which a constant worked out beforehand would not
        )
        self.globals.clear()
        self.filters = {name: self.metered(call) for name, call in self.filters.items() if name in _FILTERS}
        self.filters |= {"join": self.metered(_join), _TURNS: self._turns, BUILT: self._built}
        self.tests = {name: call for name, call in self.tests.items() if name in _TESTS}
        self.calls = self.work = 0

    def spend(self, work: int) -> None:
        """Count work done; SecurityError when it grows beyond what a report can need."""
        self.work += work
        if self.work > _MAX_WORK:
            raise SecurityError("模板要做的事太多")

    def metered(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that counts the characters and items it is given."""

        @wraps(call)
        def metered(*args: Any, **kwargs: Any) -> Any:
            self.spend(1 + sum(map(weight, (*args, *kwargs.values()))))
            return call(*args, **kwargs)

        return metered

    @pass_context
    def _printed(self, context: Context, value: Any) -> Any:
        """A value about to be printed, as it is, what it takes to write it out spent. It asks for the context so that a constant,
        which a filter cites anew each time, is not worked out when the template is read."""
        del context
        if not isinstance(value, str):
            self.spend(weight(value))
        return value

    def _built(self, made: Any) -> Any:
        size = weight(made)
        if size > _MAX_BUILT:
            raise SecurityError("模板里的列表太大")
        self.spend(size)
        return made

    def _turns(self, items: Iterable[Any], weight: int) -> Iterator[Any]:
        if isinstance(items, str):
            raise SecurityError("循环只能用在表格的内容上")
        for item in items:
            self.spend(weight)
            yield item

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Values may be read, methods may not: all a template may call are macros and its loop."""
        if attr.startswith("model_"):
            return False  # what pydantic keeps beside the values
        return super().is_safe_attribute(obj, attr, value) and (isinstance(obj, LoopContext) or not callable(value))

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, and what belongs to a loop."""
        return isinstance(obj, Macro) or isinstance(getattr(obj, "__self__", None), LoopContext)

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Every call a template makes goes through here."""
        self.calls += 1
        if self.calls > _MAX_CALLS:
            raise SecurityError("模板里的调用太多")
        result = super().call(context, obj, *args, **kwargs)
        self.spend(1 + (len(result) if isinstance(result, str) else 0))
        return result

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Numbers may be added; texts and lists would double."""
        if not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError("模板里只能把数相加")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        inspect(tree, len(source), name)
        for loop in tree.find_all(nodes.For):
            weight = nodes.Const(1 + sum(1 for part in loop.body for _ in part.find_all(nodes.Node)))
            loop.iter = nodes.Filter(loop.iter, _TURNS, [weight], [], None, None, lineno=loop.lineno)
        weighed: nodes.Template = Lists().visit(tree)
        weighed.set_environment(self)
        return weighed


def _join(items: Iterable[Any], mark: str = "") -> str:
    """Items as text with a mark between them, as far as that is no more than a report can hold."""
    texts = [str(item) for item in items]
    if sum(map(len, texts)) + len(texts) * len(mark) > _MAX_OUTPUT:
        raise SecurityError("模板印出的内容太多")
    return mark.join(texts)


def run(
    folders: Sequence[Path], name: str, filters: Mapping[str, Callable[..., Any]], values: Mapping[str, Any]
) -> str:
    """Template folders, a template's name, filters and values it may use -> its output. DrafterError when it fails."""
    environment = _Environment(folders)
    environment.filters.update({name: environment.metered(call) for name, call in filters.items()})
    try:
        pieces: list[str] = []
        size = 0
        for piece in environment.get_template(name).generate(values):
            size += len(piece)
            if size > _MAX_OUTPUT:
                raise SecurityError("模板印出的内容太多")
            pieces.append(piece)
    except blame.FAULTS as error:
        raise blame.explained(error, folders, name) from error
    return printable("".join(pieces))
