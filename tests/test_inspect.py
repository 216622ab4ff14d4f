"""drafter inspect: each fault planted alone in a good file is found under its rule, and nothing is said of good files."""

from __future__ import annotations

import io
import json
import re
import shutil
import time
import zipfile

import pytest
from click.testing import CliRunner
from kit import EXAMPLE
from lxml import etree

from drafter import desk
from drafter.cli import main
from drafter.inspecting import RULES, inspect
from drafter.model.finding import DrafterError
from drafter.zh.typefaces import is_chinese, is_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
FOOTERS = ("word/footer1.xml", "word/footer2.xml")
MORE = "《甲条例》《乙办法》施行，深司〔2025〕3号印发，办结率98.5%，满意率99%。有“某”字，3项、4项。"


class File:
    """A .docx open for planting."""

    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.roots = {n: etree.fromstring(self.parts[n]) for n in (DOCUMENT, STYLES, SETTINGS, *FOOTERS)}

    @property
    def bytes(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, etree.tostring(self.roots[name]) if name in self.roots else data)
        return stream.getvalue()

    def paragraph(self, start):
        return next(p for p in self.roots[DOCUMENT].iter(W + "p") if "".join(p.itertext()).startswith(start))

    def all(self, tag, part=DOCUMENT):
        return list(self.roots[part].iter(W + tag))


TITLE, H1, H2, BODY, DATE = "龙华区2025年度", "一、", "（一）学习", "一是以改革", "2026年1月19日"
ADDRESSEE, NOTE = "市司法局", "附件：1."


def attribute(start, tag, **values):
    """Sets attributes of every such element in a paragraph; None takes one away."""

    def plant(file):
        where = file.paragraph(start)
        for element in where.iter(W + tag):
            for name, value in values.items():
                if value is None:
                    element.attrib.pop(W + name, None)
                else:
                    element.set(W + name, value)

    return plant


def everywhere(part, tag, **values):
    def plant(file):
        for element in file.all(tag, part):
            for name, value in values.items():
                element.set(W + name, value)

    return plant


def remove(part, tag):
    def plant(file):
        for element in file.all(tag, part):
            element.getparent().remove(element)

    return plant


def words(start, old, new, *, part=None):
    def plant(file):
        where = file.roots[part] if part else file.paragraph(start)
        hit = [t for t in where.iter(W + "t") if old in (t.text or "")]
        assert hit, old
        hit[0].text = hit[0].text.replace(old, new, 1)

    return plant


def hyphens(file):
    for part in FOOTERS:
        for text in file.all("t", part):
            text.text = text.text.replace("—", "-")


def off(start, tag):
    return attribute(start, tag, val="0")


def letters(start, tag, **values):
    """Gives every run of a paragraph an element of run properties, or sets the one it has."""

    def plant(file):
        for properties in file.paragraph(start).iter(W + "rPr"):
            for old in properties.findall(W + tag):
                properties.remove(old)
            etree.SubElement(properties, W + tag, {W + name: value for name, value in values.items()})

    return plant


def gridded(space):
    """A grid that adds so much to every character, and text that keeps to it."""

    def plant(file):
        everywhere(DOCUMENT, "docGrid", type="linesAndChars", charSpace=space)(file)
        for part in (DOCUMENT, STYLES):
            remove(part, "snapToGrid")(file)

    return plant


def drop_blank(file, start):
    """Takes away the empty paragraph above."""
    above = file.paragraph(start).getprevious()
    assert not "".join(above.itertext())
    above.getparent().remove(above)


FAULTS = {
    "正文改成宋体": ("正文字体", attribute(BODY, "rFonts", eastAsia="宋体")),
    "一级标题改成宋体": ("层次字体", attribute(H1, "rFonts", eastAsia="宋体")),
    "二级标题改成仿宋": ("层次字体", attribute(H2, "rFonts", eastAsia="仿宋_GB2312")),
    "页脚改成仿宋": ("页码字体", everywhere(FOOTERS[0], "rFonts", ascii="仿宋_GB2312", eastAsia="仿宋_GB2312", hAnsi="仿宋_GB2312")),
    "页脚只改中文字体": ("页码字体", everywhere(FOOTERS[1], "rFonts", eastAsia="楷体_GB2312")),
    "西文改成 Arial": ("西文字体", attribute(BODY, "rFonts", ascii="Arial", hAnsi="Arial")),
    "主题字体": ("主题字体", attribute(BODY, "rFonts", eastAsiaTheme="minorEastAsia")),
    "西文主题字体": ("主题字体", attribute(BODY, "rFonts", asciiTheme="minorHAnsi")),
    "引号没有提示": ("引号字体", attribute(MORE[:4], "rFonts", hint=None)),
    "正文 15 磅": ("字号", attribute(BODY, "sz", val="30")),
    "行距 24 磅": ("行距", attribute(BODY, "spacing", line="480")),
    "没有首行缩进": ("段首空字", attribute(BODY, "ind", firstLine="0", firstLineChars="0")),
    "没有网格": ("文档网格", remove(DOCUMENT, "docGrid")),
    "上边距 33 毫米": ("页边距", everywhere(DOCUMENT, "pgMar", top="1871")),
    "横放": ("纸张方向", everywhere(DOCUMENT, "pgSz", w="16838", h="11906", orient="landscape")),
    "信纸": ("纸张大小", everywhere(DOCUMENT, "pgSz", w="12240", h="15840")),
    "双页页脚关了": ("页码位置", remove(SETTINGS, "evenAndOddHeaders")),
    "页码用连字符": ("页码样式", hyphens),
    "（一）、": ("序号写法", words(H2, "（一）", "（一）、")),
    "1、": ("序号写法", words("1.第一", "1.", "1、")),
    "序号重复": ("序号顺序", words("（三）完善", "（三）", "（二）")),
    "序号跳过": ("序号顺序", words("三、2025", "三、", "四、")),
    "删去一级": ("序号顺序", lambda file: file.paragraph("二、2024").getparent().remove(file.paragraph("二、2024"))),
    "日期虚位": ("成文日期写法", words(DATE, DATE, "2026年01月09日")),
    "序号回到头": ("序号顺序", words("（四）推进", "（四）", "（一）")),
    "汉字日期": ("成文日期写法", words(DATE, DATE, "二〇二六年一月九日")),
    "日期顶边": ("成文日期位置", attribute("2026年1月19日", "ind", right="0", rightChars="0")),
    "主送半角冒号": ("主送机关冒号", words(ADDRESSEE, "：", ":")),
    "附件名称后有句号": ("附件名称标点", words(NOTE, "对照表", "对照表。")),
    "第二个附件名称后有句号": ("附件名称标点", words("2.主要", "对比表", "对比表。")),
    "只有一个附件却编号": ("单个附件", lambda file: file.paragraph("2.主要").getparent().remove(file.paragraph("2.主要"))),
    "标题下没有空行": ("空行", lambda file: drop_blank(file, ADDRESSEE)),
    "附件说明上没有空行": ("空行", lambda file: drop_blank(file, NOTE)),
    "附件不另起一页": ("附件另面", off("附件1", "pageBreakBefore")),
    "附件序号改成仿宋": ("附件字体", attribute("附件1", "rFonts", eastAsia="仿宋_GB2312")),
    "标题改成宋体": ("标题字体", attribute(TITLE, "rFonts", eastAsia="宋体")),
    "标题靠左": ("标题居中", attribute(TITLE, "jc", val="left")),
    "主送机关缩进": ("主送机关位置", attribute(ADDRESSEE, "ind", firstLine="640", firstLineChars="200")),
    "附件说明顶格": ("附件说明位置", attribute(NOTE, "ind", left="960", leftChars="300")),
    "署名顶边": ("署名位置", attribute("龙华区司法局", "ind", right="0", rightChars="0")),
    "没有页码": ("页码缺失", remove(DOCUMENT, "footerReference")),
    "双页没有页码": ("页码位置", lambda file: file.all("footerReference")[1].getparent().remove(file.all("footerReference")[1])),
    "页码居中": ("页码位置", everywhere(FOOTERS[0], "jc", val="center")),
    "页码五号": ("页码字号", everywhere(FOOTERS[0], "sz", val="21")),
    "下边距 25 毫米": ("下右边距", everywhere(DOCUMENT, "pgMar", bottom="1417")),
    "第3号": ("发文顺序号", words(MORE[:4], "〕3号", "〕第3号")),
    "全角数字": ("数字半角", words(MORE[:4], "3项", "３项")),
    "（1）缺": ("序号写法", words("2.第二", "2.第二件事", "（1）、第二件事")),
    "方括号文号": ("文号括号", words(MORE[:4], "〔2025〕", "[2025]")),
    "书名号之间的顿号": ("并列顿号", words(MORE[:4], "》《", "》、《")),
    "标题有句号": ("标题标点", words(TITLE, "报告", "报告。")),
    "标题加粗": ("标题加粗", attribute(TITLE, "b", val="1")),
    "红字": ("文字颜色", attribute(BODY, "color", val="FF0000")),
    "半角逗号": ("标点全角", words(BODY, "，", ",")),
    "两个空格": ("多余空格", words(BODY, "，", "，  ")),
    "全角百分号": ("百分号", words(MORE[:4], "98.5%", "12.3％")),
    "标题会落单": ("小标题落单", off(H1, "keepNext")),
    "间距加宽 3 磅": ("每行字数", letters(BODY, "spacing", val="60")),
    "间距紧缩 1 磅": ("每行字数", letters(BODY, "spacing", val="-1pt")),
    "标题间距加宽": ("每行字数", letters(H1, "spacing", val="40")),
    "缩放 80%": ("每行字数", letters(BODY, "w", val="80")),
    "缩放 120%": ("每行字数", letters(BODY, "w", val="120%")),
    "调整宽度": ("每行字数", letters(H1, "fitText", val="9000")),
    "字符网格": ("每行字数", gridded("21668")),
    "提升 3 磅": ("字符位置", letters(BODY, "position", val="6")),
    "降低 3 磅": ("字符位置", letters(BODY, "position", val="-3pt")),
}  # fmt: skip


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """What build --clean --force makes of the example, with an addressee, annexes, and all a fault can be planted in."""
    folder = tmp_path_factory.mktemp("work") / "龙华-2025"
    shutil.copytree(EXAMPLE, folder)
    case = folder / "案卷.yaml"
    told = case.read_text("utf-8")
    told = re.sub(r"(?m)^主送:.*$", "主送: 市司法局", told)
    told = re.sub(r"(?m)^成文日期:.*$", "成文日期: 2026年1月19日", told)
    case.write_text(told, "utf-8")
    built = desk.build(folder, folder.parent, desk.Wish(clean=True, annex=True, force=True))
    file = File(built.path.read_bytes())
    after = file.paragraph("一是以改革")
    for text in ("2.第二件事。落实到位。", "1.第一件事。落实到位。", MORE):
        added = etree.fromstring(etree.tostring(after))
        for run in added.findall(W + "r")[1:]:
            added.remove(run)
        next(added.iter(W + "t")).text = text
        after.addnext(added)
    return file.bytes


def styled(data):
    """The same file with everything direct taken away but the font of what leads a paragraph: styles alone say how it is
    set."""
    file = File(data)
    for start in ("龙华区司法局", "2026年1月19日"):
        own = file.paragraph(start).find(W + "pPr")
        name = own.find(W + "pStyle").get(W + "val")
        style = next(s for s in file.all("style", STYLES) if s.get(W + "styleId") == name)
        style.find(f"{W}pPr/{W}ind").attrib.update(own.find(W + "ind").attrib)
    for properties in file.all("pPr"):
        if properties.find(W + "pStyle").get(W + "val") == "drafterATTACHMENT_LIST":
            continue
        for child in [c for c in properties if c.tag != W + "pStyle"]:
            properties.remove(child)
    for run in file.all("r"):
        properties = run.find(W + "rPr")
        fonts = properties.find(W + "rFonts")
        run.remove(properties)
        lead = fonts is not None and fonts.get(W + "eastAsia") == "楷体_GB2312" and run.getnext() is not None
        if lead:  # 段首小标题: no style of the paragraph can say that it is set otherwise
            only = etree.Element(W + "rPr")
            only.append(fonts)
            run.insert(0, only)
    return file.bytes


def said(data):
    return [fault.rule for fault in inspect(data, "稿.docx")]


def test_nothing_is_said_of_our_own_clean_copy(tmp_path):
    folder = tmp_path / "龙华-2025"
    shutil.copytree(EXAMPLE, folder)
    for annex in (False, True):
        built = desk.build(folder, tmp_path, desk.Wish(clean=True, annex=annex, force=True))
        assert not desk.inspect(built.path)


@pytest.mark.parametrize("date", ["2026年01月09日", "二〇二六年一月九日"])
def test_a_date_as_long_as_its_name_stands_right_however_it_is_written(tmp_path, date):
    folder = tmp_path / "龙华-2025"
    shutil.copytree(EXAMPLE, folder)
    file = File(desk.build(folder, tmp_path, desk.Wish(clean=True, force=True)).path.read_bytes())
    words("2026年1月9日", "2026年1月9日", date)(file)
    assert said(file.bytes) == ["成文日期写法"]


@pytest.mark.parametrize(("cut", "expected"), [(5, []), (2, ["正文字体"])], ids=["整句", "半句"])
def test_a_first_sentence_in_another_font_is_usage_and_half_of_it_is_not(good, cut, expected):
    file = File(good)
    first = file.paragraph("2.第二件事").find(W + "r")
    rest = etree.fromstring(etree.tostring(first))
    first.addnext(rest)
    begin, end = next(first.iter(W + "t")), next(rest.iter(W + "t"))
    text = begin.text.removeprefix("2.")
    begin.text, end.text = text[:cut], text[cut:]
    first.find(f"{W}rPr/{W}rFonts").set(W + "eastAsia", "楷体_GB2312")
    assert said(file.bytes) == expected


def test_nothing_is_said_of_the_good_file(good):
    assert [str(fault) for fault in inspect(good, "稿.docx")] == []


def test_nothing_is_said_of_a_file_set_by_styles_alone(good):
    data = styled(good)
    assert b"w:sz " not in File(data).parts[DOCUMENT]
    assert [str(fault) for fault in inspect(data, "稿.docx")] == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_and_nothing_else(good, name):
    rule, plant = FAULTS[name]
    file = File(good)
    plant(file)
    assert said(file.bytes) == [rule]


IN_STYLES = {
    "正文样式改成宋体": ("正文字体", "drafterBODY", "rFonts", {"eastAsia": "宋体"}),
    "一级样式改成宋体": ("层次字体", "drafterH1", "rFonts", {"eastAsia": "宋体"}),
    "正文样式 24 磅": ("行距", "drafterBODY", "spacing", {"line": "480"}),
    "标题样式加粗": ("标题加粗", "drafterTITLE", "b", {"val": "1"}),
    "二级样式红字": ("文字颜色", "drafterH2", "color", {"val": "FF0000"}),
    "正文样式间距加宽": ("每行字数", "drafterBODY", "spacing", {"val": "60"}),
    "一级样式缩放": ("每行字数", "drafterH1", "w", {"val": "150"}),
    "正文样式提升": ("字符位置", "drafterBODY", "position", {"val": "8"}),
    "二级样式不同页": ("小标题落单", "drafterH2", "keepNext", {"val": "0"}),
}


@pytest.mark.parametrize("name", IN_STYLES)
def test_a_fault_in_a_style_is_found_where_it_takes_effect(good, name):
    rule, style, tag, values = IN_STYLES[name]
    file = File(styled(good))
    where = next(s for s in file.all("style", STYLES) if s.get(W + "styleId") == style)
    if where.find(f".//{W}{tag}") is None:
        etree.SubElement(where.find(W + "rPr"), W + tag)
    for element in where.iter(W + tag):
        for key, value in values.items():
            element.set(W + key, value)
    assert set(said(file.bytes)) == {rule}


def test_bold_of_a_paragraph_style_and_a_character_style_undo_each_other(good):
    file = File(styled(good))
    styles = file.roots[STYLES]
    title = next(s for s in file.all("style", STYLES) if s.get(W + "styleId") == "drafterTITLE")
    title.find(f"{W}rPr/{W}b").set(W + "val", "1")
    strong = f'<w:style xmlns:w="{W[1:-1]}" w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    styles.append(etree.fromstring(strong))
    assert said(file.bytes) == ["标题加粗"]
    for run in file.paragraph(TITLE).findall(W + "r"):
        run.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:rStyle w:val="Strong"/></w:rPr>'))
    assert said(file.bytes) == []


FINE = {
    "紧缩 0.25 磅": letters(BODY, "spacing", val="-5"),
    "加宽 0.3 磅": letters(BODY, "spacing", val="6"),
    "缩放 99%": letters(BODY, "w", val="99"),
    "标题缩放": letters(TITLE, "w", val="90"),
    "网格照国标": gridded("-849"),
    "网格不管正文": everywhere(DOCUMENT, "docGrid", type="linesAndChars", charSpace="21668"),
    "几个字加宽": lambda file: etree.SubElement(
        file.paragraph("（一）学习").find(W + "r").find(W + "rPr"), W + "spacing", {W + "val": "60"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_what_leaves_a_line_its_28_characters_is_fine(good, name):
    file = File(good)
    FINE[name](file)
    assert said(file.bytes) == []


SAME = (
    ("小标宋", ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0")),
    ("黑体", ("黑体", "SimHei", "STHeiti", "华文黑体", "STHeitiSC-Light", "Heiti SC", "黑体-简", "FZHei-B01S", "@黑体", "思源黑体")),
    ("楷体", ("楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312", "STKaiti", "华文楷体", "Kaiti SC", "FZKTJW--GB1-0")),
    ("仿宋", ("仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312", "STFangsong", "华文仿宋", "FZFSJW--GB1-0", "SimFang")),
    ("宋体", ("宋体", "SimSun", "NSimSun", "新宋体", "STSong", "华文宋体", "Songti SC", "宋体-简", "FZSSJW--GB1-0")),
)  # fmt: skip
NONE = (
    "微软雅黑",
    "Microsoft YaHei",
    "华文中宋",
    "STZhongsong",
    "等线",
    "DengXian",
    "华文细黑",
    "STXihei",
    "隶书",
    "LiSu",
    "Arial",
)


def test_a_font_is_of_its_family_by_its_name_in_either_language():
    families = [family for family, _ in SAME]
    told = {font: [family for family in families if is_of(font, family)] for _, fonts in SAME for font in fonts}
    assert told == {font: [family] for family, fonts in SAME for font in fonts}
    assert not [font for font in NONE if is_chinese(font)]


def test_alike_faults_are_one_with_all_its_places(good):
    file = File(good)
    everywhere(DOCUMENT, "sz", val="30")(file)
    faults = [fault for fault in inspect(file.bytes, "稿.docx") if "正文" in fault.found]
    assert len(faults) == 1
    assert len(faults[0].spots) > 20
    assert "等 " in faults[0].place


def test_a_list_whose_words_begin_with_a_year_is_not_broken(good):
    file = File(good)
    words("2.第二", "2.第二件事", "2.2025年十件实事")(file)
    assert said(file.bytes) == []


AROUND = {  # what stands in real files and is no fault: inserted before or after a paragraph, as text and properties
    "目录": ("before", "2025年，龙华区", "一、2025年度推进法治政府建设的主要举措和成效\t1"),
    "附注": ("after", "2026年1月19日", "（此件公开发布）"),
    "抄送": ("after", "2026年1月19日", "抄送：区委办公室。"),
    "称呼": ("before", "一是以改革", "各位代表："),
    "题注": ("after", TITLE, "（2026年1月19日区政府常务会议通过）"),
}


@pytest.mark.parametrize("name", AROUND)
def test_what_stands_around_the_text_is_not_taken_for_it(good, name):
    where, start, text = AROUND[name]
    file = File(good)
    beside = file.paragraph(start)
    added = etree.fromstring(etree.tostring(file.paragraph("2.第二件事")))
    added.find(f"{W}pPr/{W}ind").attrib.update({W + "firstLine": "0", W + "firstLineChars": "0"})
    next(added.iter(W + "t")).text = text
    for properties in added.iter(W + "sz"):
        properties.set(W + "val", "28")
    (beside.addprevious if where == "before" else beside.addnext)(added)
    assert said(file.bytes) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["(案", "案(", '"', "　", " \t", "案", "（", "1.", "一", "附件：", "“", "：", "2025年"]
)
def test_a_paragraph_of_one_thing_over_and_over_takes_no_time(good, unit):
    file = File(good)
    next(file.paragraph(BODY).iter(W + "t")).text = "(" + unit * 30_000 + "\n案"
    started = time.process_time()
    said(file.bytes)
    assert time.process_time() - started < 5


def run(*arguments):
    return CliRunner().invoke(main, ["inspect", *map(str, arguments)], standalone_mode=False)


def test_the_command_says_it_and_exits(good, tmp_path):
    path = tmp_path / "稿.docx"
    path.write_bytes(good)
    assert run(path).return_value == 0
    file = File(good)
    attribute(BODY, "sz", val="30")(file)
    planted = file.bytes
    path.write_bytes(planted)
    result = run(path)
    assert result.return_value == 1
    assert re.search(
        r"第\d+段“一是以改革任务带动法治建……”: 一般 字号（5\.2\.2） 正文的字是 15 磅，应当是三号（16 磅）\n    怎么改：",
        result.output,
    )
    found = json.loads(run(path, "--json").output)["findings"]
    assert [(f["rule"], f["clause"], f["strength"]) for f in found] == [("字号", "5.2.2", "一般")]
    assert found[0]["spots"][0]["paragraph"] > 1
    assert path.read_bytes() == planted


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "是空的"),
        ("只是文字".encode(), "不是 Word 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "打开密码"),
        (b"PK\x03\x04 not a zip", "不是完好的 Word 文件"),
    ],
    ids=["空的", "文字", "旧版", "损坏"],
)
def test_what_is_no_word_file_stops_in_one_sentence(tmp_path, data, told):
    path = tmp_path / "稿.docx"
    path.write_bytes(data)
    with pytest.raises(DrafterError, match=told) as stopped:
        desk.inspect(path)
    assert stopped.value.fix


def test_a_file_cut_short_or_a_zip_of_something_else_stops(good, tmp_path):
    path = tmp_path / "稿.docx"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("xl/workbook.xml", "<a/>")
    for data in (good[: len(good) // 2], stream.getvalue()):
        path.write_bytes(data)
        with pytest.raises(DrafterError):
            desk.inspect(path)


def test_every_rule_has_a_name_of_its_own_and_a_remedy():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.fix for rule in RULES)


def test_every_rule_has_a_fault_of_its_own():
    assert {rule.name for rule in RULES} == {rule for rule, _ in FAULTS.values()}
