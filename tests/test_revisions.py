"""Word files as Word shows them: tracked changes accepted to the paragraph, readings left out, automatic numbers of every kind."""

from __future__ import annotations

import pytest
from test_readers import raw_docx

from drafter import readers
from drafter.inspecting.document import load
from drafter.ooxml.number_formats import printed

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
GONE = '<w:rPr><w:del w:id="1"/></w:rPr>'


def run(text, tag="t"):
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def gone(text):
    return f'<w:del w:id="2">{run(text, "delText")}</w:del>'


def para(inner, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def row(*cells, properties=""):
    inner = "".join(f"<w:tc>{para(run(cell))}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def eq(*parts, result=""):
    """A field whose instruction stands in several runs."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    shown = mark("separate") + run(result) if result else ""
    return mark("begin") + "".join(run(part, "instrText") for part in parts) + shown + mark("end")


RUBY = (
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhēn</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>圳</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)
CASES = {
    "拼音指南": (para(run("走访深") + RUBY + run("社区3次。")), ["走访深圳社区3次。"]),
    "旧式的拼音指南": (
        para(run("走访深") + eq('EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(', "zhèn", "),圳)") + run("社区。")),
        ["走访深圳社区。"],
    ),
    "带圈字符": (para(eq("EQ \\o\\ac(○,秘)") + run("密级")), ["秘密级"]),
    "分数": (para(run("超过") + eq("EQ \\f(1,3)") + run("的村")), ["超过1/3的村"]),
    "公式": (
        para(run("增长") + f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>a+b</m:t></m:r></m:oMath>' + run("倍")),
        ["增长a+b倍"],
    ),
    "别的域": (para(run("见") + eq("PAGEREF 甲", result="3") + run("页")), ["见3页"]),
    "段落标记删去": (para(run("甲，"), GONE) + para(run("乙。")), ["甲，乙。"]),
    "接连删去": (para(run("甲，"), GONE) + para(run("乙，"), GONE) + para(run("丙。")), ["甲，乙，丙。"]),
    "中间隔着书签": (para(run("甲，"), GONE) + '<w:bookmarkStart w:id="3"/>' + para(run("乙。")), ["甲，乙。"]),
    "整段删去": (para(run("甲。")) + para(gone("乙。"), GONE) + para(run("丙。")), ["甲。", "丙。"]),
    "最后一段删去": (para(run("甲。")) + para(gone("乙。"), GONE), ["甲。"]),
    "移走的段": (
        para('<w:moveFrom w:id="4">' + run("乙。") + "</w:moveFrom>", '<w:rPr><w:moveFrom w:id="5"/></w:rPr>')
        + para(run("甲。"))
        + para('<w:moveTo w:id="6">' + run("乙。") + "</w:moveTo>"),
        ["甲。", "乙。"],
    ),
    "删去的行": (
        "<w:tbl>" + row("指标", "数") + row("公证", "3", properties='<w:del w:id="7"/>') + row("调解", "5") + "</w:tbl>",
        ["指标\t数", "调解\t5"],
    ),
    "整张表删去": (
        para(run("甲。")) + "<w:tbl>" + row("公证", "3", properties='<w:del w:id="8"/>') + "</w:tbl>" + para(run("乙。")),
        ["甲。", "乙。"],
    ),
    "删去的格": (
        "<w:tbl><w:tr><w:tc>" + para(run("公证")) + "</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>" + para(run("3"))
        + "</w:tc><w:tc>" + para(run("5")) + "</w:tc></w:tr></w:tbl>",
        ["公证\t5"],
    ),
    "符号": (
        para('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("已完成"))
        + para(run("人员") + '<w:r><w:sym w:font="自造" w:char="F041"/></w:r>'),
        ["☑已完成", "人员□"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_word_file_is_read_as_word_shows_it(tmp_path, name):
    body, lines = CASES[name]
    (tmp_path / "报告.docx").write_bytes(raw_docx(body))
    assert [para.text for para in readers.read(tmp_path / "报告.docx").paras] == lines
    if not {name} & {"符号", "旧式的拼音指南", "带圈字符", "分数", "公式"}:
        shown = [paragraph.text for paragraph in load(raw_docx(body), "报告.docx").paragraphs if paragraph.text]
        assert shown == [cell for line in lines for cell in line.split("\t")]


def test_joined_paragraphs_are_counted_once():
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = para(run("甲，"), numbered + GONE) + para(run("乙。"), numbered) + para(run("丙。"), numbered)
    assert listed(body, level(0, "decimal", "%1.")) == ["1.甲，乙。", "2.丙。"]


def level(depth, style, text, more=""):
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def listed(body, levels, num="", shapes=""):
    """A body with a list of these levels -> the lines read of it."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    numbering = (
        f'<w:numbering {w}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{shapes}'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{num}</w:num></w:numbering>'
    )
    shown = load(raw_docx(body, numbering=numbering), "报告.docx").paragraphs
    return [paragraph.text for paragraph in shown]


def items(*depths):
    return "".join(
        para(run("项"), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>') for depth in depths
    )


def test_a_legal_level_prints_digits():
    levels = level(0, "chineseCounting", "第%1章") + level(1, "chineseCounting", "%1.%2", "<w:isLgl/>")
    assert listed(items(0, 0, 1, 1), levels) == ["第一章项", "第二章项", "2.1项", "2.2项"]
    off = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "%1.%2", '<w:isLgl w:val="0"/>')
    assert listed(items(0, 1), off) == ["一、项", "一.一项"]


def test_a_level_that_goes_on_and_one_that_a_list_changes():
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "（%2）", '<w:lvlRestart w:val="0"/>')
    assert listed(items(0, 1, 1, 0, 1), levels) == ["1.项", "（1）项", "（2）项", "2.项", "（3）项"]
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "ideographTraditional", "%1、")}</w:lvlOverride>'
    assert listed(items(0, 0), levels, override) == ["甲、项", "乙、项"]


def test_a_list_that_takes_its_levels_from_a_style():
    shape = f'<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="甲"/>{level(0, "decimal", "%1)")}</w:abstractNum>'
    assert listed(items(0, 0), '<w:numStyleLink w:val="甲"/>', shapes=shape) == ["1)项", "2)项"]


@pytest.mark.parametrize(
    "style, numbers",
    [
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 12: "乙亥", 60: "癸亥"}),
        ("chineseCountingThousand", {10: "十", 21: "二十一", 105: "一百零五"}),
        ("chineseLegalSimplified", {2: "贰", 10: "壹拾", 11: "壹拾壹", 20: "贰拾"}),
        ("ideographDigital", {10: "一〇", 23: "二三"}),
        ("decimalEnclosedCircleChinese", {1: "①", 20: "⑳", 21: "㉑", 36: "㊱"}),
        ("decimalEnclosedParen", {3: "⑶"}),
        ("decimalEnclosedFullstop", {3: "⒊"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("numberInDash", {3: "- 3 -"}),
        ("upperLetter", {1: "A", 27: "AA", 28: "BB"}),
        ("upperRoman", {4: "IV", 40: "XL", 1999: "MCMXCIX"}),
        ("没有听说过的", {3: "3"}),
    ],
)
def test_numbers_as_word_prints_them(style, numbers):
    assert {number: printed(number, style) for number in numbers} == numbers
