"""What parser and validator complain of -> one Chinese sentence and one remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from drafter.tables.slip import Slip

_SHAPES = {
    "missing": ("缺少“{key}”这一行", "补上一行“{key}:”，没有内容也要留着"),
    "string_type": ("“{key}”应当是一段文字", "写成“{key}: 内容”，内容不要分成几条"),
    "tuple_type": ("这里应当是一条一条的列表", "每一条以“- 编号: …”开头"),
    "model_type": ("这里应当是“键: 内容”的写法", "对照上下几条的写法改好"),
    "model_attributes_type": ("这里应当是“键: 内容”的写法", "对照上下几条的写法改好"),
    "string_too_short": ("“{key}”不能是空的", "补上内容"),
    "string_too_long": ("“{key}”太长了", "编号照原来的写法，不要改"),
    "too_short": ("“{key}”至少要有一条", "补齐案卷"),
}
_PATTERNS = {
    "年度": "写四位数字的年份，如 2025",
    "sha256": "这一行由起草助手填写；改动过的话，补齐案卷，重新登记",
    "编号": "编号里不要有空格",
    **dict.fromkeys(("标题字体", "一级字体", "二级字体", "正文字体", "西文字体"), "写字体的名称，如 仿宋_GB2312"),
}


def shape(error: Mapping[str, object], known: Sequence[str], siblings: Sequence[str]) -> tuple[str, str]:
    """A pydantic error, the keys the row may have and those it has -> (what is wrong, what to do)."""
    loc = error["loc"]
    assert isinstance(loc, tuple)
    key = str(next((step for step in reversed(loc) if isinstance(step, str)), ""))
    kind = str(error["type"])
    if kind == "extra_forbidden":
        free = [name for name in known if name not in siblings]
        near = get_close_matches(key, free, n=1, cutoff=0.5)
        fix = f"是不是想写“{near[0]}”？" if near else f"删掉这一行；这里可以写的是：{'、'.join(known)}"
        return f"不认识“{key}”", fix
    if kind == "value_error":
        context = error.get("ctx")
        return f"“{key}”写得不对", str(context.get("error", "")) if isinstance(context, dict) else ""
    if kind == "string_pattern_mismatch":
        return f"“{key}”写得不对", _PATTERNS.get(key, "对照 examples 里的写法改好")
    if error.get("input") is None and kind.startswith("model"):
        return "这一条是空的", "删掉这个“-”，或照上下几条的写法写上内容"
    if error.get("input") is None and kind == "string_type":
        return f"“{key}”空着", f"在“{key}:”后面补上内容"
    if kind == "literal_error":
        near = get_close_matches(str(error.get("input", "")), _choices(error), n=1, cutoff=0.3)
        fix = (
            f"是不是想写“{near[0]}”？只能写：{'、'.join(_choices(error))}"
            if near
            else f"只能写：{'、'.join(_choices(error))}"
        )
        return f"“{key}”写的是“{str(error.get('input', ''))[:20]}”，不在可选的范围里", fix
    message, fix = _SHAPES.get(kind, ("“{key}”写得不对", "对照 examples 里的写法改好"))
    return message.format(key=key), fix.format(key=key)


def _choices(error: Mapping[str, object]) -> list[str]:
    """What a cell of fixed choices may hold."""
    context = error.get("ctx")
    return re.findall(r"'([^']+)'", str(context.get("expected", ""))) if isinstance(context, dict) else []


def syntax(lines: list[str], line: int) -> tuple[int, Slip]:
    """A syntax error reported at a line (from 1) -> the line really at fault, and what to say of it."""
    line = max(1, min(line, len(lines)))
    while line > 1 and not lines[line - 1].strip():
        line -= 1
    text = lines[line - 1].strip()
    if text[:1] in "'\"" or re.search(r":\s*['\"]", text):
        return line, Slip(line, "引号没有配成对，这一行读不懂", "去掉行里的英文引号，或前后各补一个")
    if re.search(r":\s*[\[{]", text):
        return line, Slip(line, "括号没有配成对，这一行读不懂", "内容以括号开头时，整段加上英文单引号")
    if ":" not in text and "：" not in text and not text.startswith("-"):
        return line, Slip(line, f"“{text[:15]}”不知道是哪一项的内容", "接在上一行的后面写，不要换行")
    return line, Slip(line, "这一行的写法或缩进读不懂", "和上下几行对齐；内容里有特殊符号时，整段加上英文单引号")
