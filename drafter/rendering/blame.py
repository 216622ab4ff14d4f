"""What went wrong in a template -> one sentence, at its line; Jinja's English is not for the clerk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from jinja2.exceptions import SecurityError, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from drafter.model.finding import DrafterError
from drafter.model.place import Place
from drafter.zh.hygiene import printable

FAULTS = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    BufferError,
    LookupError,
    MemoryError,
    NameError,
    RuntimeError,
    StopIteration,
    SyntaxError,
    SystemError,
    TypeError,
    ValueError,
)
"""All a template can bring about, in Jinja, in the Python it becomes, or in the compiler between: a template is code of
others. 1e999 is a name of nothing, ten thousand elif are too much for the parser's stack."""

_SAYS = (
    (r"Encountered unknown tag '(.+?)'", "没有“{}”这种写法"),
    (r"No filter named '(.+?)'", "没有“{}”这个过滤器"),
    (r"No test named '(.+?)'", "没有“{}”这种判断"),
    (r"unexpected char '(.+?)' at", "多了“{}”"),
    (r"[Uu]nexpected end of template|unexpected 'end of template'", "没有写完"),
    (r"unexpected '(.+?)'", "多了“{}”"),
    (r"expected token '.+?', got '(.+?)'", "“{}”写得不是地方"),
    (r"[Mm]issing end of", "有一处注释或原文没有写完"),
    (r"can't assign to", "这个名字不能另作他用"),
    (r"Unicode|escape", "反斜线后面的写法不对"),
    (r"block '(.+?)' defined twice|The block '(.+?)' was already defined", "“{}”定义了两次"),
    (r"'(.+?)' is undefined", "{}"),
    (r"has no (?:attribute|element) '?(.+?)'?$", "{}"),
)
"""Jinja's words, and ours for them."""
_NAME = 60
"""Characters told of a name that is none."""
_HAN = re.compile("[\u4e00-\u9fff]")
_FIX = "改好模板的这一处，或删掉自己的 templates 文件夹，改用随软件附带的模板"


def explained(error: BaseException, folders: Sequence[Path], name: str) -> DrafterError:
    """What a template brought about, its folders and its name -> one sentence at its place, as far as that is known."""
    if isinstance(error, TemplateNotFound):
        told = printable(str(error.name or ""))[:_NAME]
        return DrafterError(f"找不到模板“{told}”", fix="恢复 templates 文件夹里的这个文件，或重新安装 drafter")
    line = _line_of(error)
    if isinstance(error, TemplateSyntaxError):
        message, line, name = f"模板写法有误{_said(error.message)}", error.lineno, error.name or name
    elif isinstance(error, SecurityError):
        message = "模板里有不允许的写法，没有执行"
    elif isinstance(error, UndefinedError):
        message = f"模板引用了没有的内容{_said(error.message)}"
    elif isinstance(error, KeyError):
        message = f"模板引用了没有的内容：{error.args[0] if error.args else ''}"
    elif isinstance(error, (SyntaxError, RecursionError, MemoryError)):
        message = "模板写法有误：嵌套太深、太长，或同一个名字用了两次"
    else:
        message = "模板出错，没有成稿"
    file = next((folder / name for folder in folders if (folder / name).is_file()), Path(name))
    return DrafterError(message, fix=_FIX, place=Place(file, line))


def _said(message: str | None) -> str:
    """What Jinja says, in Chinese; nothing where it says something unusual."""
    for pattern, ours in _SAYS:
        found = re.search(pattern, message or "")
        if found:
            return f"：{ours.format(next(filter(None, found.groups()), ''))}"
    return f"：{message}" if message and _HAN.search(message) else ""


def _line_of(error: BaseException) -> int:
    """The template line a run-time error came from: Jinja rewrites tracebacks to template lines."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
