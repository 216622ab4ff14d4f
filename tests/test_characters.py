"""What YAML would drop or put in: hidden characters stay for a rule to tell of, joined lines of Chinese get no blank."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.tables.load import keys_of
from drafter.tables.table import Table, parse_table

FOLDED = {
    ">-\n    建成三个站。\n    办结五件。\n": "建成三个站。办结五件。",
    ">\n    建成三个站，\n    办结五件。\n": "建成三个站，办结五件。\n",
    ">+\n    甲。\n    乙。\n\n": "甲。乙。\n\n",
    "> # 注\n    甲。\n    乙。\n": "甲。乙。\n",
    ">-\n      甲。\n    乙。\n        丙。\n": "甲。乙。丙。",
    ">-\n    using AI\n    tools now\n": "using AI tools now",
    ">-\n    上线\n    DeepSeek\n    R1\n    模型\n": "上线DeepSeek R1模型",
    ">-\n    建成 5 个 \n    站\n": "建成 5 个站",
    ">-\n    第一段。\n    续。\n\n    第二段。\n    续。\n": "第一段。续。\n第二段。续。",
    ">-\n    “放管服”\n    （试点）\n    《办法》\n    １项\n": "“放管服”（试点）《办法》１项",
    "|\n    甲。\n    乙。\n": "甲。\n乙。\n",
}


def read(written):
    table = Table(Path("正文.yaml"))
    parse_table(f"- 编号: 文01\n  文字: {written}", table, "正文", keys_of("正文"))
    assert not table.faults
    return table.value[0]["文字"]


@pytest.mark.parametrize("written", FOLDED)
def test_joined_lines(written):
    assert read(written) == FOLDED[written]


HIDDEN = "\u200b\u200c\u200d\u200e\u200f\u202b\u202e\u2066\u2069\u2060\ufeff\u00ad\u034f\u061c\u3164\ue000\uf8ff\U000f0000\U000e0041\ufffc"
FORMS = ("建成{}站\n", "'建成{}站'\n", '"建成{}站"\n', '"{}建成站{}"\n', '"建成{}\\t站"\n', "|-\n    建成{}站\n", ">-\n    建成{}站\n", "建成站{}\n")  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("char", HIDDEN, ids=ascii)
def test_hidden_characters_stay_in_her_words(form, char):
    assert read(form.replace("{}", char)).count(char) == form.count("{}")


@pytest.mark.parametrize("char", HIDDEN, ids=ascii)
def test_hidden_characters_may_be_written_as_escapes(char):
    escape = f"\\u{ord(char):04x}" if char < "\U00010000" else f"\\U{ord(char):08x}"
    assert read(f'"建成{escape}站"\n') == f"建成{char}站"


@pytest.mark.parametrize("text", ['\ufeff- 编号: 文01\n  文字: "甲"', '- \ufeff编号: 文01\n  \ufeff文字: \ufeff"甲"'])
def test_a_byte_order_mark_where_files_were_joined_is_nothing(text):
    table = Table(Path("正文.yaml"))
    parse_table(text, table, "正文", keys_of("正文"))
    assert (table.value, table.faults) == ([{"编号": "文01", "文字": "甲"}], [])
