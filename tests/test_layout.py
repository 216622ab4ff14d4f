"""版式.yaml and --reference: a bureau's own habits in the file, each departure told; 版头 and 版记 where they belong."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from dataclasses import replace

import docx
import pytest
from kit import EXAMPLE
from lxml import etree

from drafter import case, desk, inspecting, readers, tables, writers
from drafter.model.finding import DrafterError, Level
from drafter.model.habits import Habits
from drafter.model.layout import STANDARD, departures
from drafter.model.manuscript import Look, Manuscript, Para, Span

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = """份号: 000001
密级: 机密★1年
紧急程度: 特急
发文机关标志: 龙华区司法局文件
发文字号: 龙司〔2026〕3号
签发人: 王某某
抄送: 区委办公室，区政府办公室
印发机关: 龙华区司法局办公室
印发日期: 2026年1月12日
"""
CLEAN = desk.Wish(clean=True, annex=True, force=True)


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "龙华-2025")
    return tmp_path / "龙华-2025"


def built(folder, text, wish=CLEAN):
    """(what build did, the document's XML, its settings' and footers' XML in one string)."""
    (folder / "版式.yaml").write_text(text, "utf-8")
    told = desk.build(folder, folder.parent, wish)
    with zipfile.ZipFile(told.path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if not name.endswith(".png")}
    return told, etree.fromstring(parts["word/document.xml"].encode()), parts


def fonts_of(document, look):
    """Chinese and western fonts and bold of the runs of a look."""
    found = set()
    for paragraph in document.iter(W + "p"):
        if paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val") == f"drafter{look}":
            for run in paragraph.iter(W + "r"):
                if run.find(W + "t") is not None:
                    fonts = run.find(f"{W}rPr/{W}rFonts")
                    bold = run.find(f"{W}rPr/{W}b").get(W + "val")
                    found.add((fonts.get(W + "eastAsia"), fonts.get(W + "ascii"), bold))
    return found


def test_a_blank_table_is_the_standard(folder):
    told, document, parts = built(folder, (EXAMPLE / "版式.yaml").read_text("utf-8"))
    assert told.departures == ()
    assert departures(STANDARD) == ()
    assert fonts_of(document, "H2") == {("楷体_GB2312", "Times New Roman", "0")}
    assert 'w:val="right"' in parts["word/footer1.xml"]


def test_habits_are_in_the_file_and_told(folder):
    habits = "正文字体: 方正仿宋_GBK\n西文字体: 随汉字\n二级加粗: 是\n三级加粗: 否\n行距: 28磅\n页码位置: 居中\n"
    told, document, parts = built(folder, habits)
    opening = ("楷体_GB2312", "楷体_GB2312", "1")  # 段首的小标题
    assert fonts_of(document, "BODY") == {("方正仿宋_GBK", "方正仿宋_GBK", "0"), opening}
    assert fonts_of(document, "H2") == {("楷体_GB2312", "楷体_GB2312", "1")}
    lines = [s.get(W + "line") for s in document.find(W + "body").iterfind(f"{W}p/{W}pPr/{W}spacing")]
    assert lines.count("560") > 30
    assert set(lines) == {"560", "240", "360"}  # pictures, and the words under them
    assert 'w:jc w:val="center"' in parts["word/footer1.xml"]
    assert 'w:jc w:val="center"' in parts["word/footer2.xml"]
    assert [re.sub("（.*", "", line) for line in told.departures] == [
        "二级标题加粗，标准没有加粗",
        "行距28磅，不撑满版心",
        "页码居中，标准是单页居右空一字、双页居左空一字",
    ]


@pytest.mark.parametrize(
    ("pitch", "told"), [("30", "每页21行"), ("26", "每页24行"), ("29磅", "每页21行"), ("28.95", None)]
)
def test_a_pitch_is_told_by_the_lines_it_leaves(pitch, told):
    found = departures(Habits.model_validate({"行距": pitch}).layout(STANDARD))
    assert [told in line for line in found] == ([True] if told else [])


def test_another_family_is_a_departure_and_another_make_is_none():
    fonts = {"标题字体": "方正小标宋_GBK", "一级字体": "方正黑体_GBK", "正文字体": "宋体"}
    found = departures(Habits.model_validate(fonts).layout(STANDARD))
    assert found == ("正文用宋体，标准是仿宋（5.2.2）",)


def test_the_dossiers_own_habits_go_before_those_beside_her_work(folder):
    (folder.parent / "版式.yaml").write_text("二级加粗: 是\n页码位置: 居中\n", "utf-8")
    told, _, _ = built(folder, "二级加粗: 否\n")
    assert [line[:4] for line in told.departures] == ["页码居中"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("二级加粗： 有\n", 1, "二级加粗"),
        ("行距: 28磅\n二级加粗: 有\n", 2, "不在可选的范围里"),
        ("行距: 单倍\n", 1, "20 到 40 之间"),
        ("标题字体: <方正>\n", 1, "字体的名称"),
        ("发文字号: 龙司[2026]第03号\n", 1, "六角括号"),
        ("印发日期: 2026年01月12日\n", 1, "不加 0"),
        ("份号: 12\n", 1, "六位数字"),
        ("页码: 居中\n", 1, "页码位置"),
        ("- 行距: 28\n", 1, "键: 内容"),
    ],
)
def test_a_slip_is_told_with_its_line_and_nothing_is_built(folder, text, line, words):
    (folder / "版式.yaml").write_text(text, "utf-8")
    told = desk.build(folder, folder.parent)
    assert told.path is None
    found = [f for f in told.findings if f.place.file.name == "版式.yaml"]
    assert found
    assert found[0].place.line == line
    assert any(words in f"{f.message}{f.fix}" for f in found)


def test_a_dossier_without_the_table_gets_it_and_builds_before(folder):
    (folder / "版式.yaml").unlink()
    assert desk.build(folder, folder.parent).path
    assert tables.load_habits(folder, folder.parent)[1] == []


def test_head_and_imprint_stand_where_they_belong_and_read_back(folder):
    told, document, _ = built(folder, HEAD)
    looks = [p.look for p in readers.read(told.path).paras]
    above = [Look.SERIAL, Look.SECRECY, Look.URGENCY, Look.MASTHEAD, Look.NUMBER, Look.TITLE]
    assert looks[:6] == above
    assert looks[-2:] == [Look.COPIES, Look.PRINTED]
    texts = [p.text for p in readers.read(told.path).paras]
    assert texts[4] == "龙司〔2026〕3号\t签发人：王某某"
    assert texts[-2:] == ["抄送：区委办公室，区政府办公室。", "龙华区司法局办公室\t2026年1月12日印发"]
    assert document.find(f".//{W}tblpPr").get(W + "tblpYSpec") == "bottom"
    assert list(inspecting.inspect(told.path.read_bytes(), "稿.docx")) == []


def test_a_draft_with_a_head_reads_as_the_report_it_is(folder):
    told, _, _ = built(folder, HEAD)
    report = desk.read(told.path, folder.parent)
    assert (report.meta.title, report.meta.date) == ("龙华区2025年度法治政府建设情况报告", "2026年1月9日")
    plain, _, _ = built(folder, "")
    other = desk.read(plain.path, folder.parent)
    assert [s.text for s in report.sentences] == [s.text for s in other.sentences]
    assert [c.text for c in report.commitments] == [c.text for c in other.commitments]


def test_the_signers_name_is_in_kai_and_the_rule_is_red(folder):
    _, document, _ = built(folder, HEAD)
    runs = {
        "".join(r.itertext()): r.find(f"{W}rPr/{W}rFonts").get(W + "eastAsia")
        for r in document.iter(W + "r")
        if r.find(W + "t") is not None
    }
    assert (runs["签发人："], runs["王某某"]) == ("仿宋_GB2312", "楷体_GB2312")
    rule = next(document.iter(W + "pBdr"))
    assert rule.find(W + "bottom").get(W + "color") == "FF0000"


def test_sealed_and_unsealed_leave_their_gaps(folder):
    def gaps(text):
        _, document, _ = built(folder, text)
        return [
            p.find(f"{W}pPr/{W}ind").get(W + "rightChars")
            for p in document.iter(W + "p")
            if p.find(f"{W}pPr/{W}pStyle").get(W + "val") in ("drafterSIGNATURE", "drafterDATE")
        ]

    # 龙华区司法局 is six 字 wide, 2026年1月9日 seven and a quarter: five seams between figures and 年月日
    assert gaps("") == ["525", "200"]
    assert gaps("盖章: 是\n") == ["462", "400"]


@pytest.mark.parametrize(
    ("signature", "date", "due"),
    [
        ("某市某区司法局", "2026年1月9日", (4.125, 4.0)),
        ("某省某市某区全面依法治区委员会办公室", "2026年1月9日", (1.0, 6.375)),
    ],
)
def test_a_sealed_name_is_centred_over_its_date_and_stays_on_the_page(signature, date, due):
    from drafter.zh import gbt9704 as gb

    gaps = gb.sealed_gaps(signature, date)
    middle = [gap + gb.width(text) / 2 for gap, text in zip(gaps, (signature, date), strict=True)]
    assert middle[0] == middle[1]
    assert gaps == due


def test_every_look_has_a_style_and_four_levels_are_words_own(folder):
    _told, _, parts = built(folder, "")
    names = re.findall(r'<w:name w:val="([^"]+)"', parts["word/styles.xml"])
    assert len(names) == len(set(names))
    assert {"heading 1", "heading 2", "heading 3", "heading 4", "Normal", "Title"} <= set(names)
    assert all(f'w:styleId="drafter{look.name}"' in parts["word/styles.xml"] for look in Look)


def reference(**styles):
    """A file the bureau uses, made with python-docx: its title, two levels, text, page and page numbers."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = docx.shared.Mm(210), docx.shared.Mm(297)
    section.left_margin, section.top_margin = docx.shared.Mm(30), docx.shared.Mm(40)
    rows = [
        ("关于某项工作的报告", "方正小标宋简体", 22, "center", 0),
        ("一、工作开展情况", "黑体", 16, "left", 32),
        ("（一）加强组织领导", "楷体", 16, "left", 32),
        ("我局高度重视此项工作，成立了工作专班，每月调度一次进展情况，全部任务按期完成。", "宋体", 16, "both", 32),
        ("下一步，我局将继续抓好落实，把各项任务做细做实。", "宋体", 16, "both", 32),
    ]
    for text, font, size, align, indent in rows:
        paragraph = document.add_paragraph()
        paragraph.alignment = {"center": 1, "left": 0, "both": 3}[align]
        paragraph.paragraph_format.first_line_indent = docx.shared.Pt(indent)
        paragraph.paragraph_format.line_spacing = docx.shared.Pt(30)
        run = paragraph.add_run(text)
        run.font.size = docx.shared.Pt(size)
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        for slot in ("eastAsia", "ascii", "hAnsi"):
            fonts.set(W + slot, font)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_reference_gives_its_fonts_its_page_and_its_styles(folder):
    file = folder.parent / "样稿.docx"
    file.write_bytes(reference())
    told, document, parts = built(folder, "", replace(CLEAN, reference=file))
    assert "正文用宋体，标准是仿宋（5.2.2）" in told.departures
    assert any(line.startswith("行距30磅") for line in told.departures)
    margins = next(document.iter(W + "pgMar"))
    assert round(int(margins.get(W + "left")) / 56.693) == 30
    assert round(int(margins.get(W + "top")) / 56.693) == 40
    styles = {p.find(f"{W}pPr/{W}pStyle").get(W + "val") for p in document.iter(W + "p")}
    assert {"Heading1", "Heading2", "Normal", "Title"} <= styles
    assert not re.search(r"(?:ascii|hAnsi|eastAsia|cs)[Tt]heme=", parts["word/styles.xml"])
    back = docx.Document(told.path)
    assert back.paragraphs[0].text == "龙华区2025年度法治政府建设情况报告"
    assert next(p.text for p in readers.read(told.path).paras) == "龙华区2025年度法治政府建设情况报告"


def test_habits_go_before_the_reference(folder):
    file = folder.parent / "样稿.docx"
    file.write_bytes(reference())
    told, _, _ = built(folder, "正文字体: 仿宋_GB2312\n行距: 28.95\n", replace(CLEAN, reference=file))
    assert not [line for line in told.departures if line.startswith(("正文", "行距"))]


def test_our_own_draft_as_a_reference_changes_nothing(folder):
    told, _, _ = built(folder, "")
    layout = inspecting.reference(told.path.read_bytes(), "稿.docx")
    assert departures(layout) == ()
    for look in ("TITLE", "H1", "H2", "BODY"):
        assert layout.settings[look] == STANDARD.settings[look]
    assert (layout.sheet, layout.western, layout.letter) == (STANDARD.sheet, STANDARD.western, STANDARD.letter)


def test_nothing_of_a_reference_leads_out_of_the_draft(folder):
    with zipfile.ZipFile(io.BytesIO(reference())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b"</w:styles>",
        b'<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        b'</w:numPr></w:pPr></w:style><x:evil xmlns:x="urn:x" r:id="rId9" xmlns:r="urn:r"/></w:styles>',
    )
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"</w:settings>", b'<w:attachedTemplate xmlns:r="urn:r" r:id="rId1"/></w:settings>'
    )
    file = folder.parent / "样稿.docx"
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    _, _, made = built(folder, "", replace(CLEAN, reference=file))
    assert "numPr" not in made["word/styles.xml"]
    assert "evil" not in "".join(made.values())
    assert "attachedTemplate" not in made["word/settings.xml"]
    assert "External" not in "".join(made.values())
    assert "Calibri" not in made["word/theme/theme1.xml"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "是空的"),
        (b"abc", "不是 Word 文件"),
        (b"PK\x03\x04abc", "不是完好的"),
        (b"\xd0\xcf\x11\xe0abc", "旧版的 doc"),
    ],
    ids=["空文件", "文本", "坏压缩包", "旧版"],
)
def test_a_bad_reference_is_one_sentence_and_nothing_is_built(folder, data, words):
    file = folder.parent / "样稿.docx"
    file.write_bytes(data)
    with pytest.raises(DrafterError, match=words):
        desk.build(folder, folder.parent, replace(CLEAN, reference=file))
    assert not list(folder.glob("*.docx"))


def test_a_reference_without_text_is_refused(folder):
    file = folder.parent / "样稿.docx"
    docx.Document().save(file)
    with pytest.raises(DrafterError, match="看不出版式"):
        desk.build(folder, folder.parent, replace(CLEAN, reference=file))


def test_a_long_name_of_a_bureau_still_fits_its_line():
    paper = Manuscript((Para(Look.MASTHEAD, (Span("某某省某某自治州某某自治县司法行政工作领导小组办公室文件"),)),))
    document = docx.Document(io.BytesIO(writers.write(paper, [], ".docx")))
    run = next(r for p in document.paragraphs for r in p.runs if r.text)
    assert run.font.size.pt * len(run.text) <= 156 / 25.4 * 72


def test_the_comparison_of_two_reports_follows_the_habits_beside_her_work(tmp_path):
    from kit import SEEDS

    prior, current = (next(SEEDS.glob(f"龙华-{year}-*.txt")) for year in (2023, 2024))
    (tmp_path / "版式.yaml").write_text("正文字体: 方正仿宋_GBK\n", "utf-8")
    told = desk.trace(prior, current, tmp_path, tmp_path / "对照表.docx")
    fonts = {
        run._r.rPr.rFonts.get(W + "eastAsia")
        for p in docx.Document(told.placed.path).paragraphs
        for run in p.runs
        if run.text
    }
    assert "方正仿宋_GBK" in fonts
    assert "仿宋_GB2312" not in fonts
    (tmp_path / "版式.yaml").write_text("行距: 单倍\n", "utf-8")
    with pytest.raises(DrafterError, match="行距"):
        desk.trace(prior, current, tmp_path, tmp_path / "又一份.docx")


@pytest.mark.parametrize(
    ("text", "cell", "needed"),
    [
        ("发文字号: 龙司〔2026〕3号\n", "发文字号", "发文机关标志"),
        ("抄送: 区委办公室\n", "抄送", "印发机关"),
        ("发文机关标志: 龙华区司法局文件\n签发人: 王某某\n", "签发人", "发文字号"),
    ],
)
def test_what_will_not_be_printed_is_told_and_the_draft_is_built(folder, text, cell, needed):
    (folder / "版式.yaml").write_text(text, "utf-8")
    told = desk.build(folder, folder.parent)
    assert told.path is not None
    (found,) = [f for f in told.findings if f.place.file.name == "版式.yaml"]
    assert (found.level, found.place.line) == (Level.WARNING, text.count("\n"))
    assert f"填了“{cell}”，没有填“{needed}”" in found.message


def test_a_title_broken_by_hand_is_one_title(folder):
    head = (folder / "案卷.yaml").read_text("utf-8")
    lines = "标题: |-\n  龙华区司法局\n  关于2025年度法治政府建设情况的报告"
    (folder / "案卷.yaml").write_text(re.sub("标题: .+", lines, head), "utf-8")
    told = desk.build(folder, folder.parent, CLEAN)
    document = docx.Document(told.path)
    assert document.paragraphs[0].text == "龙华区司法局\n关于2025年度法治政府建设情况的报告"
    assert [p.style.name for p in document.paragraphs].count("Title") == 1


def test_an_older_report_is_never_called_last_years(tmp_path):
    from kit import SEEDS

    seed = next(SEEDS.glob("龙华-2023-*.txt"))
    started = desk.new(desk.Order(tmp_path, case.Wanted("龙华", 2025), sources=(seed,)))
    built = desk.build(started.folder, tmp_path, CLEAN)
    heads = [p.text for p in readers.read(built.path).paras if p.look is Look.TABLE_HEAD]
    assert heads[0].split("\t")[1] == "2023年计划"
    assert heads[1].split("\t")[2] == "2023年"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('w:val="32"', 'w:val="99999999"'),
        ('w:jc w:val="both"', 'w:jc w:val="&quot;/&gt;&lt;w:evil/&gt;"'),
        ('<w:sz w:val="32"/>', '<w:color w:val="&quot;/&gt;&lt;w:evil/&gt;"/><w:sz w:val="32"/>'),
        ('w:line="600"', 'w:line="-600"'),
        ('w:left="1701"', 'w:left="99999999"'),
        ('eastAsia="宋体"', 'eastAsia="&quot;/&gt;&lt;w:evil/&gt;"'),
    ],
    ids=["字号", "对齐", "颜色", "行距", "页边距", "字体"],
)
def test_odd_values_of_a_reference_spoil_nothing(folder, old, new):
    with zipfile.ZipFile(io.BytesIO(reference())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    assert old in text
    parts["word/document.xml"] = text.replace(old, new).encode()
    file = folder.parent / "样稿.docx"
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    _, document, made = built(folder, "", replace(CLEAN, reference=file))
    assert "w:evil" not in {element.tag.replace(W, "w:") for element in document.iter()}
    assert "99999999" not in made["word/document.xml"] + made["word/styles.xml"]
    assert all(int(s.get(W + "line")) > 0 for s in document.iter(W + "spacing") if s.get(W + "line"))
