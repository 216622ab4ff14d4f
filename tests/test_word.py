"""The Word draft: comments on exactly their words, the national layout in the file, the same text read back."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from kit import EXAMPLE, golden
from lxml import etree

from drafter import desk, home, inspecting, readers, rendering, writers
from drafter.model.finding import Finding, Level
from drafter.model.layout import STANDARD
from drafter.model.manuscript import SHEET, Look, Manuscript, Para, Span, Stress
from drafter.model.place import Place
from drafter.zh import gbt9704 as gb
from drafter.zh import hygiene
from drafter.zh.headings import marker_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example dossier: manuscript, findings, the bytes of its review copy."""
    work = tmp_path_factory.mktemp("work")
    folder = work / "龙华-2025"
    shutil.copytree(EXAMPLE, folder)
    dossier, _ = desk.open_dossier(folder, work)
    findings = desk.check(folder, work).findings
    manuscript = rendering.render(
        dossier, home.folders("templates", work), rendering.Copy(annexes=True, findings=findings)
    )
    return manuscript, findings, writers.write(manuscript, findings, ".docx")


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def anchored(data):
    """comment text -> the words it hangs on."""
    document = part(data, "word/document.xml")
    comments = {c.get(W + "id"): "".join(c.itertext()) for c in part(data, "word/comments.xml")}
    open_now, words = set(), dict.fromkeys(comments, "")
    for element in document.iter():
        if element.tag == W + "commentRangeStart":
            open_now.add(element.get(W + "id"))
        elif element.tag == W + "commentRangeEnd":
            open_now.discard(element.get(W + "id"))
        elif element.tag == W + "t":
            for number in open_now:
                words[number] += element.text or ""
    return [(comments[number], words[number]) for number in comments]


def test_the_example_draft_in_words(example, accept):
    manuscript, findings, _ = example
    golden("龙华-2025-审阅稿.txt", writers.write(manuscript, findings, ".txt").decode(), accept)


def test_every_finding_is_a_comment_on_its_words(example):
    _, findings, data = example
    found = anchored(data)
    assert len(found) == len(findings)
    by_rule = {}
    for text, words in found:
        by_rule.setdefault(re.match(r"..·(.+?)：", text)[1], []).append(words)
    assert all(words.startswith("【待填：“") for words in by_rule["计划未回应"])
    assert by_rule["年份未改"] == ["2024年"]
    assert sorted(by_rule["数字未更新"]) == ["1061件", "431项"]
    assert by_rule["缺少部分"] == ["【待填：主要负责人履职情况】"]
    assert all(words.startswith("【待填：") for words in by_rule["还有空没填"])
    assert by_rule["沿用未核"][0].startswith("修订")


def test_comments_say_who_what_and_where(example):
    _, _, data = example
    for comment in part(data, "word/comments.xml"):
        assert comment.get(W + "author") == "起草助手"
        text = "".join(comment.itertext())
        assert "怎么改：" in text
        assert re.search(r"［.+\.yaml 第\d+行］$", text)


def test_blanks_are_highlighted_and_nothing_else_is(example):
    _, _, data = example
    for run in part(data, "word/document.xml").iter(W + "r"):
        text = "".join(t.text or "" for t in run.iter(W + "t"))
        assert (run.find(f"{W}rPr/{W}highlight") is not None) == text.startswith("【待填")


def test_what_is_read_back_is_what_was_written(example, tmp_path):
    manuscript, _, data = example
    file = tmp_path / "稿.docx"
    file.write_bytes(data)
    back = readers.read(file)
    written = [(p.look, p.text) for p in manuscript.paras if not p.chart]
    tidied = [(look, hygiene.tidy(text) if look is Look.CAPTION else text) for look, text in written]
    assert [(p.look, p.text) for p in back.paras] == tidied


def test_the_draft_read_as_a_report_has_no_promise_in_its_annexes(example, tmp_path):
    _, _, data = example
    file = tmp_path / "龙华-2025.docx"
    file.write_bytes(data)
    report = desk.read(file, tmp_path)
    assert (report.meta.district, report.meta.year, report.meta.kind) == ("龙华区", 2025, "法治政府建设年度报告")
    assert (report.meta.issuer, report.meta.date) == ("龙华区司法局", "2026年1月9日")
    assert report.commitments
    assert not [c for c in report.commitments if "【待填" in c.text or "\t" in c.text]


def test_the_same_input_gives_the_same_bytes(example):
    manuscript, findings, data = example
    assert writers.write(manuscript, findings, ".docx") == data


def test_page_and_lines_after_the_standard(example):
    _, _, data = example
    document = part(data, "word/document.xml")
    size, margins, grid = (next(document.iter(W + tag)) for tag in ("pgSz", "pgMar", "docGrid"))
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    assert [margins.get(W + side) for side in ("top", "bottom", "left", "right", "footer")] == [
        "2098", "1984", "1587", "1474", "1417",
    ]  # fmt: skip
    assert grid.get(W + "type") is None
    free = {f"drafter{look.name}" for look in (Look.PICTURE, Look.CAPTION, Look.NOTE)}
    for paragraph in document.find(W + "body").findall(W + "p"):
        if paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val").startswith(("drafterSHEET", *free)):
            continue
        spacing = paragraph.find(f"{W}pPr/{W}spacing")
        assert (spacing.get(W + "line"), spacing.get(W + "lineRule")) == ("579", "exact")


FONTS = {
    Look.TITLE: ("方正小标宋简体", "44"),
    Look.H1: ("黑体", "32"),
    Look.H2: ("楷体_GB2312", "32"),
    Look.BODY: ("仿宋_GB2312", "32"),
    Look.SIGNATURE: ("仿宋_GB2312", "32"),
    Look.ATTACHMENT_LABEL: ("黑体", "32"),
    Look.TABLE_ROW: ("仿宋_GB2312", "24"),
}


def test_fonts_sizes_and_indents_after_the_standard(example):
    _, _, data = example
    seen = set()
    for paragraph in part(data, "word/document.xml").iter(W + "p"):
        across = paragraph.getparent().find(f"{W}tcPr/{W}gridSpan") is not None
        look = Look[paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val").removeprefix("drafter")]
        opens = look is Look.BODY and marker_of("".join(text.text or "" for text in paragraph.iter(W + "t")))
        for run in paragraph.findall(W + "r"):
            properties = run.find(W + "rPr")
            if properties is None or run.find(W + "t") is None:
                continue
            fonts = properties.find(W + "rFonts")
            assert fonts.get(W + "hint") == "eastAsia"
            assert fonts.get(W + "ascii") == "Times New Roman"
            if look in FONTS and not opens and not across:
                seen.add(look)
                assert (fonts.get(W + "eastAsia"), properties.find(W + "sz").get(W + "val")) == FONTS[look]
        indent = paragraph.find(f"{W}pPr/{W}ind")
        if look in (Look.BODY, Look.H1, Look.H2):
            assert (indent.get(W + "firstLineChars"), indent.get(W + "firstLine")) == ("200", "640")
    assert seen == set(FONTS)


def test_no_theme_font_anywhere_and_both_footers_there(example):
    _, _, data = example
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    assert not [name for name, text in texts.items() if re.search(r"(?:ascii|hAnsi|eastAsia|cs)Theme=", text)]
    assert "evenAndOddHeaders" in texts["word/settings.xml"]
    for footer, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        assert re.search(rf'w:{side}Chars="100"', texts[footer])
        assert "—" in texts[footer]
        assert " PAGE " in texts[footer]
        assert texts[footer].count("fldChar ") == 3


def test_headings_are_words_own_so_that_the_navigation_pane_works(example):
    _, _, data = example
    names = {
        s.get(W + "styleId"): s.find(W + "name").get(W + "val") for s in part(data, "word/styles.xml").iter(W + "style")
    }
    assert (names["drafterH1"], names["drafterH2"], names["drafterTITLE"]) == ("heading 1", "heading 2", "Title")
    document = docx.Document(io.BytesIO(data))
    assert (
        next(p for p in document.paragraphs if "法治政府建设情况报告" in p.text and "审阅" not in p.text).style.name
        == "Title"
    )


def spans(*texts):
    return tuple(Span(text, ref) for text, ref in texts)


def finding(ref, rule="规则"):
    return Finding(Place(Path("表.yaml"), 1), rule, Level.ERROR, "错了", "改好", ref)


def test_comments_inside_a_text_and_over_its_slots():
    cell = ("正文", 0, "文字")
    paper = Manuscript(
        (
            Para(Look.TITLE, (Span("标题"),)),
            Para(
                Look.BODY,
                spans(
                    ("受理案件", (*cell, 0, 4)), ("1633宗", ("指标", 0, "今年")), ("，2024年结案。", (*cell, 20, 29))
                ),
            ),
        )
    )
    hung = dict(
        anchored(
            writers.write(
                paper, [finding((*cell, 21, 26), "年份"), finding(cell, "整段"), finding(("别处", 3), "无处")], ".docx"
            )
        )
    )
    words = {re.match(r"..·(.+?)：", text)[1]: held for text, held in hung.items()}
    assert words == {"年份": "2024年", "整段": "受理案件1633宗，2024年结案。", "无处": "标题"}


@pytest.mark.parametrize(
    ("paras", "words"),
    [
        ([Para(Look.TABLE_ROW, (Span("\t"), Span("甲"))), Para(Look.BODY, (Span("正文"),))], ["甲"]),
        ([Para(Look.TABLE_ROW, (Span("\t"),)), Para(Look.BODY, (Span("正文"),))], ["正文"]),
    ],
)
def test_in_a_paper_without_title_a_finding_of_nowhere_hangs_on_the_first_words(paras, words):
    data = writers.write(Manuscript(tuple(paras)), [finding(("别处", 3))], ".docx")
    assert [held for _, held in anchored(data)] == words


def test_a_table_row_with_any_words_stays_one_row(tmp_path):
    row = (Span("甲|乙¦丙", ("表", 0, "a")), Span("\t"), Span("<丁>&", ("表", 0, "b")), Span("\t"))
    paper = Manuscript(
        (Para(Look.TABLE_HEAD, (Span("一"), Span("\t"), Span("二"), Span("\t"), Span("三"))), Para(Look.TABLE_ROW, row))
    )
    document = docx.Document(io.BytesIO(writers.write(paper, [], ".docx")))
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["甲|乙¦丙", "<丁>&", ""]
    assert sum(c.width.twips for c in document.tables[0].rows[0].cells) == pytest.approx(gb.TEXT_WIDTH, abs=3)


def test_a_row_of_one_cell_runs_across_and_stays_with_the_row_it_names(tmp_path):
    head = Para(Look.TABLE_HEAD, (Span("序号"), Span("\t"), Span("计划")))
    section = Para(Look.TABLE_ROW, (Span("推进公共法律服务提质增效，打通最后一公里"),))
    row = Para(Look.TABLE_ROW, (Span("1"), Span("\t"), Span("新建公共法律服务站")))
    data = writers.write(Manuscript((head, section, row)), [], ".docx")
    cells = docx.Document(io.BytesIO(data)).tables[0].rows[1].cells
    assert cells[0]._tc is cells[1]._tc
    assert cells[0].paragraphs[0].paragraph_format.keep_with_next
    assert cells[0].paragraphs[0].runs[0]._r.rPr.rFonts.get(W + "eastAsia") == "黑体"
    assert docx.Document(io.BytesIO(data)).tables[0].columns[0].width.twips < 1000
    (tmp_path / "表.docx").write_bytes(data)
    back = readers.read(tmp_path / "表.docx")
    assert [(p.look, p.text) for p in back.paras] == [(p.look, p.text) for p in (head, section, row)]


def test_words_that_ask_to_be_seen_are_in_black_letter():
    spans = tuple(Span(stress.value or "无", stress=stress) for stress in Stress)
    document = docx.Document(io.BytesIO(writers.write(Manuscript((Para(Look.BODY, spans),)), [], ".docx")))
    fonts = [run._r.rPr.rFonts.get(W + "eastAsia") for run in document.paragraphs[0].runs]
    assert fonts == ["仿宋_GB2312", "仿宋_GB2312", "黑体"]


def test_characters_xml_cannot_hold_do_no_harm():
    paper = Manuscript((Para(Look.BODY, (Span("甲\x0b乙\x00丙", ("表", 0, "a")),)),))
    data = writers.write(paper, [finding(("表", 0, "a"))], ".docx")
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "甲乙丙"


def test_a_long_title_turns_and_reads_back_whole(tmp_path):
    title = "龙华区司法局2025年工作总结和2026年工作计划"
    paper = Manuscript((Para(Look.TITLE, (Span(title, ("案卷", "标题", "", 0, len(title))),)),))
    data = writers.write(paper, [], ".docx")
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "龙华区司法局2025年工作总结\n和2026年工作计划"
    (tmp_path / "稿.docx").write_bytes(data)
    assert readers.read(tmp_path / "稿.docx").text == title


def test_the_first_page_tells_what_is_open_and_belongs_to_no_report(example, tmp_path):
    manuscript, findings, data = example
    sheet = list(manuscript.paras[: 1 + max(n for n, p in enumerate(manuscript.paras) if p.look in SHEET)])
    counts = dict(found for p in sheet for found in re.findall(r"([\u4e00-\u9fff]+?)(\d+)处(?=[、。])", p.text))
    assert sum(int(count) for rule, count in counts.items() if rule not in ("错误", "提醒")) == len(findings)
    assert {f.rule for f in findings} <= set(counts)
    document = part(data, "word/document.xml")
    first, last = document.iter(W + "sectPr")
    assert first.find(W + "footerReference") is None
    assert last.find(W + "pgNumType").get(W + "start") == "1"
    assert not [words for _, words in anchored(data) if words in {p.text for p in sheet}]
    (tmp_path / "龙华-2025.docx").write_bytes(data)
    report = desk.read(tmp_path / "龙华-2025.docx", tmp_path)
    assert report.meta.title == "龙华区2025年度法治政府建设情况报告"
    assert not [s for s in report.sentences if "审阅" in s.text]
    assert not [
        f for f in inspecting.inspect(data, "稿.docx") if f.spots[0].paragraph <= len(sheet) and f.spots[0].paragraph
    ]


def test_the_lists_of_the_first_page_are_the_open_points(example):
    manuscript, findings, _ = example
    lines = [p.text for p in manuscript.paras if p.look in (Look.SHEET_HEAD, Look.SHEET_LINE)]
    unanswered = [f for f in findings if f.rule in ("计划未回应", "疑似已回应")]
    assert f"没有写完成情况的上年计划（{len(unanswered)}项）" in lines
    assert any(line.startswith("没有填的数（") for line in lines)


def test_what_is_carried_over_is_shaded_and_only_that(example):
    manuscript, _, data = example
    carried = {p.text for p in manuscript.paras if p.carried}
    assert carried
    shaded = {
        "".join(p.itertext())
        for p in part(data, "word/document.xml").iter(W + "p")
        if p.find(f"{W}pPr/{W}shd") is not None
    }
    assert shaded == carried


def test_the_clean_copy_has_no_first_page_and_no_shade(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "龙华-2025")
    built = desk.build(tmp_path / "龙华-2025", tmp_path, desk.Wish(clean=True, force=True))
    data = built.path.read_bytes()
    assert readers.read(built.path).paras[0].look is Look.TITLE
    assert part(data, "word/document.xml").find(f".//{W}shd") is None
    assert len(list(part(data, "word/document.xml").iter(W + "sectPr"))) == 1


@pytest.mark.parametrize("look", [Look.TITLE, Look.ATTACHMENT_TITLE])
@pytest.mark.parametrize("cuts", [(), (10,), (9, 18), (3, 11, 19, 27), tuple(range(1, 39))])
def test_a_title_of_three_lines_turns_also_where_its_spans_do_and_reads_back_whole(look, cuts, tmp_path):
    lines = ["云溪市青石区人民政府办公室", "关于印发《青石区法治政府建设实施纲要", "（2026—2030年）》的通知"]
    title = "".join(lines)
    edges = [0, *cuts, len(title)]
    spans = tuple(Span(title[start:end]) for start, end in pairwise(edges))
    data = writers.write(Manuscript((Para(look, spans),)), [], ".docx")
    assert [p.text for p in docx.Document(io.BytesIO(data)).paragraphs if p.text] == ["\n".join(lines)]
    (tmp_path / "稿.docx").write_bytes(data)
    assert [(p.look, p.text) for p in readers.read(tmp_path / "稿.docx").paras] == [(look, title)]


def test_a_title_with_a_line_break_of_its_own_keeps_it_once(tmp_path):
    spans = tuple(map(Span, ("青石区", "司法局\n", "2025年工作总结")))
    data = writers.write(Manuscript((Para(Look.TITLE, spans),)), [], ".docx")
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "青石区司法局\n2025年工作总结"


def test_comments_keep_their_words_and_lines_and_nest_on_one_run():
    paper = Manuscript((Para(Look.BODY, (Span("甲乙", ("表", 0, "a")), Span("丙", ("表", 0, "b")))),))
    said = ["<甲>&“乙”", " 前有空格", "两行\n\n隔一行", "末"]
    wanted = [Finding(Place(Path("表.yaml"), 1), "规则", Level.ERROR, text, "改", ("表", 0, "a")) for text in said]
    data = writers.write(paper, wanted, ".docx")
    comments = list(docx.Document(io.BytesIO(data)).comments)
    assert [comment.text for comment in comments] == [
        f"错误·规则：{text}\n怎么改：改\n［表.yaml 第1行］" for text in said
    ]
    assert [comment.comment_id for comment in comments] == [0, 1, 2, 3]
    assert [held for _, held in anchored(data)] == ["甲乙"] * 4


@pytest.mark.parametrize(
    ("text", "heading", "font"),
    [
        ("（一）加强组织领导。全年召开会议4次。", "（一）加强组织领导。", "楷体_GB2312"),
        ("一、总体情况。全年受理案件12件。", "一、总体情况。", "黑体"),
        ("1.健全制度。印发规则3项。", "", ""),
        ("（一）全年召开会议4次，研究问题12个；其中区委常委会2次。下同。", "", ""),
        ("一是加强组织领导。全年召开会议4次。", "", ""),
    ],
)
def test_a_heading_that_runs_on_is_set_in_runs_of_its_own(text, heading, font):
    cell = ("正文", 0, "文字")
    spans = (Span(text[:6], (*cell, 0, 6)), Span(text[6:], (*cell, 6, len(text))))
    wanted = [finding((*cell, 2, 4)), finding(cell)]
    data = writers.write(Manuscript((Para(Look.BODY, spans),)), wanted, ".docx")
    runs = [run for run in docx.Document(io.BytesIO(data)).paragraphs[0].runs if run.text]
    set_apart = [run.text for run in runs if run._r.rPr.rFonts.get(W + "eastAsia") != "仿宋_GB2312"]
    assert "".join(set_apart) == heading
    assert {run._r.rPr.rFonts.get(W + "eastAsia") for run in runs if run.text in set_apart} <= {font}
    assert "".join(run.text for run in runs) == text
    assert sorted(held for _, held in anchored(data)) == sorted([text[2:4], text])


def test_habits_make_a_run_in_heading_bold_too():
    layout = STANDARD.with_bold("H3")
    paper = Manuscript((Para(Look.BODY, (Span("1.健全制度。印发规则3项。"),)),))
    runs = docx.Document(io.BytesIO(writers.write(paper, [], ".docx", layout))).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs] == [("1.健全制度。", True), ("印发规则3项。", False)]


@pytest.mark.parametrize(
    ("look", "text", "font"),
    [
        (Look.BODY, "硚口区", "仿宋"),
        (Look.TITLE, "硚口区", "方正小标宋_GBK"),
        (Look.H2, "（一）张珺", "楷体"),
        (Look.BODY, "江岸区——“两代表一委员”·2025", "仿宋_GB2312"),
        (Look.H1, "一、硚口区", "黑体"),
    ],
)
def test_a_character_gb2312_lacks_is_set_in_a_face_that_has_it(look, text, font):
    data = writers.write(Manuscript((Para(look, (Span(text),)),)), [], ".docx")
    assert docx.Document(io.BytesIO(data)).paragraphs[0].runs[0]._r.rPr.rFonts.get(W + "eastAsia") == font


def test_only_the_text_is_set_closer(example):
    _, _, data = example
    for run in part(data, "word/document.xml").iter(W + "r"):
        if run.find(W + "t") is not None:
            size, letter = (run.find(f"{W}rPr/{W}{tag}").get(W + "val") for tag in ("sz", "spacing"))
            assert letter == ("-5" if size == "32" else "0")
