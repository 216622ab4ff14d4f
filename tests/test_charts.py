"""Charts of the annex: which metrics are drawn together, that bars tell the truth, and how pictures sit in the draft."""

from __future__ import annotations

import io
import itertools
import shutil
import zipfile
from decimal import Decimal

import docx
import pytest
from kit import EXAMPLE, ROOT, dossier
from lxml import etree
from PIL import Image

from drafter import desk, home, readers, rendering, writers
from drafter.model.chart import Chart, Pair
from drafter.model.manuscript import Look, Manuscript, Para, Span
from drafter.writers import drawing, typeface
from drafter.zh.figures import Figure

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A4_TEXT = 156 * 36000
"""Width of the type area in EMU."""
REPORT = """
一、2024年工作总结
（一）推进公共法律服务
受理法律援助案件1447宗，办结法律援助案件1400宗。开展法律援助宣传活动300场。
（二）打造品牌
拍摄短片20部，张贴海报5000张，发放纸扇700把。
二、2025年工作计划
（一）深化公共法律服务
新建公共法律服务站。
"""


def metric(number, name, before, now):
    return {"编号": f"指{number:02}", "名称": name, "上年": before, "今年": now}


def charts(metrics, passages=None, **more):
    example = {"上年报告": REPORT, "指标": metrics, "上年计划": [], **more}
    if passages is not None:
        example["正文"] = passages
    paper = rendering.render(dossier(example), home.folders("templates", ROOT), rendering.Copy(True))
    return [para.chart for para in paper.paras if para.chart]


def passage(heading, names):
    text = "".join(f"{{{{ {name} }}}}，" for name in names)
    return {"编号": "文01", "部分": "工作总结", "小标题": heading, "文字": text, "处理": "改写"}


def told(made):
    return [(chart.title, [pair.number for pair in chart.pairs]) for chart in made]


AIDED = [
    metric(1, "受理法律援助案件", "1447宗", "1633宗"),
    metric(2, "办结法律援助案件", "1400宗", "1500宗"),
    metric(3, "开展法律援助宣传活动", "300场", "320场"),
]


def test_metrics_of_one_field_stand_in_one_chart():
    assert told(charts(AIDED)) == [("法律援助", [1, 2, 3])]


def test_what_no_field_knows_stands_under_the_heading_of_this_years_text():
    own = [metric(11, "拍摄短片", "20部", "24部"), metric(12, "张贴海报", "5000张", "6000张")]
    made = charts([*AIDED, *own], [passage("做强做优品牌", ["张贴海报", "拍摄短片"])])
    assert told(made) == [("法律援助", [1, 2, 3]), ("做强做优品牌", [4, 5])]


def test_lone_metrics_join_in_one_chart_and_one_alone_is_not_drawn():
    own = [metric(11, "拍摄短片", "20部", "24部"), metric(12, "张贴海报", "5000张", "6000张")]
    apart = [passage("一处", ["拍摄短片"]), passage("另一处", ["张贴海报"])]
    assert told(charts([*AIDED, *own], apart)) == [("法律援助", [1, 2, 3]), ("其他", [4, 5])]
    assert told(charts([*AIDED, *own[:1]], apart)) == [("法律援助", [1, 2, 3])]
    assert told(charts(own, apart)) == [("主要数据", [1, 2])]
    assert told(charts(own[:1], apart)) == []


def test_what_has_no_rate_is_not_drawn():
    doubtful = [metric(4, "法律援助办结率", "96%", "98%"), metric(5, "重大案件", "3件", "5件")]
    assert told(charts([*AIDED, *doubtful])) == [("法律援助", [1, 2, 3])]


def test_one_that_would_dwarf_the_others_is_not_drawn():
    grown = [metric(20 + n, f"服务站{n}", "10个", f"{now}个") for n, now in enumerate((61, 60, 0))]
    made = charts([*AIDED, *grown], [passage("一处", ["服务站0", "服务站1", "服务站2"])])
    assert told(made) == [("法律援助", [1, 2, 3]), ("一处", [5, 6])]


def test_there_are_at_most_six_charts_of_at_most_eight_and_what_changed_most_is_in():
    names = {f"甲{group}乙{n}": group for group in range(8) for n in range(2 + group)}
    metrics = [metric(n, name, "100件", f"{100 + n}件") for n, name in enumerate(names, start=20)]
    passages = [passage(f"第{g}处", [name for name in names if names[name] == g]) for g in range(8)]
    made = charts(metrics, passages)
    assert [chart.title for chart in made] == ["第3处", "第4处", "第5处", "第6处", "第7处", "其他"]
    assert [len(chart.pairs) for chart in made] == [5, 6, 7, 8, 8, 8]
    assert [pair.number for pair in made[4].pairs] == list(range(37, 45))
    for chart in made:
        assert [pair.number for pair in chart.pairs] == sorted(pair.number for pair in chart.pairs)


def test_the_note_stands_before_the_pictures_and_a_caption_under_each():
    example = {"上年报告": REPORT, "指标": AIDED, "上年计划": []}
    paper = rendering.render(dossier(example), home.folders("templates", ROOT), rendering.Copy(True))
    assert [p.look for p in paper.paras[-4:]] == [Look.TABLE_ROW, Look.NOTE, Look.PICTURE, Look.CAPTION]
    assert paper.paras[-1].text == "图1　法律援助"
    without = rendering.render(
        dossier(example | {"指标": AIDED[:1]}), home.folders("templates", ROOT), rendering.Copy(True)
    )
    assert without.paras[-1].look is Look.TABLE_ROW


def test_a_picture_line_that_draws_nothing_prints_nothing(tmp_path):
    folder = tmp_path / "司法行政工作总结"
    folder.mkdir()
    (folder / "正文.j2").write_text("= 标题\n@图 自己写的\n{{ 图|length }}\n", "utf-8")
    paper = rendering.render(dossier({"上年报告": REPORT}), (tmp_path,), rendering.Copy(True))
    assert [p.look for p in paper.paras] == [Look.TITLE, Look.BODY]


def pair(number, before, now, name="受理法律援助案件"):
    return Pair(number, name, *(Figure(f"{value}件", Decimal(value), "件") for value in (before, now)))


def grey(chart):
    return Image.open(io.BytesIO(drawing.png(chart))).convert("L")


def bars(picture):
    """(shade, length) of every bar right of the axis, top to bottom; words are too short to be taken for one."""
    axis = next(
        x
        for x in range(picture.width)
        if sum(picture.getpixel((x, y)) == 0 for y in range(picture.height)) > picture.height * 0.5
    )
    found = []
    for y in range(picture.height):
        row = [picture.getpixel((x, y)) for x in range(axis + 5, picture.width)]
        shade, run = next((shade, len(list(run))) for shade, run in itertools.groupby(row))
        bounded = run < len(row) and row[run] == 0
        if bounded and shade and (not found or found[-1] != (shade, run)):
            found.append((shade, run))
    return found


@pytest.fixture(params=["有字体", "没有字体"])
def fonts(request, monkeypatch):
    """With the Chinese font of the machine, and as on a machine without one."""
    if request.param == "没有字体":
        monkeypatch.setattr(typeface, "chinese", lambda: None)
    return request.param


def test_bars_are_as_long_as_the_figures_say(fonts):
    made = bars(grey(Chart("法律援助", (pair(1, 100, 150), pair(2, 8000, 2000)))))
    lengths = [length for shade, length in made if length > 150]
    assert [shade > 128 for shade, length in made if length > 150] == [True, False, True, False]
    before, more, same, less = lengths
    assert before == same
    assert more / before == pytest.approx(1.5, rel=0.02)
    assert less / before == pytest.approx(0.25, rel=0.05)


def test_printed_in_black_and_white_the_years_still_differ(fonts):
    picture = grey(Chart("法律援助", (pair(1, 100, 150), pair(2, 8000, 2000)))).point(lambda v: 255 * (v > 127))
    axis = picture.width - 700
    columns = [picture.getpixel((axis, y)) for y in range(picture.height)]
    runs = [(shade, len(list(run))) for shade, run in itertools.groupby(columns)]
    assert {shade for shade, length in runs if length >= 30} == {0, 255}


def test_nothing_is_cut_off(fonts):
    name = "一个特别长的指标名称，比表格里见到的任何一个都长，长得两行也写不下，只好省去末尾"
    pairs = tuple(pair(n, 10**14 + n, 3 * 10**14, name) for n in range(100, 108))
    picture = grey(Chart("其他", pairs))
    for edge in (0, picture.width - 1):
        assert all(picture.getpixel((edge, y)) == 255 for y in range(picture.height))


def test_a_full_chart_is_a_small_file(fonts):
    pairs = tuple(pair(n, 10**4 + n, 10**4 - n, "关键区域建成应急管理服务站数") for n in range(100, 108))
    assert len(drawing.png(Chart("其他", pairs))) < 40_000


def test_this_year_nothing_is_no_bar(fonts):
    shades = [shade for shade, length in bars(grey(Chart("其他", (pair(1, 12, 0), pair(2, 12, 0))))) if length > 150]
    assert shades
    assert all(shade > 128 for shade in shades)


def test_without_a_font_a_figure_is_told_in_full(monkeypatch):
    monkeypatch.setattr(typeface, "chinese", lambda: None)

    def drawn(text):
        scaled = Pair(1, "案件", Figure("20000件", Decimal(20000), "件"), Figure(text, Decimal(12000), "件"))
        return drawing.png(Chart("其他", (scaled, scaled)))

    assert drawn("1.20万件") == drawn("12000件")


def test_a_broken_font_file_is_as_good_as_none(tmp_path, monkeypatch):
    chart = Chart("其他", (pair(1, 12, 15), pair(2, 12, 10)))
    monkeypatch.setattr(typeface, "chinese", lambda: None)
    plain = drawing.png(chart)
    (tmp_path / "simsun.ttc").write_bytes(b"no font")
    monkeypatch.setattr(typeface, "chinese", lambda: typeface.Typeface(tmp_path / "simsun.ttc", 0))
    assert drawing.png(chart) == plain


def test_the_best_font_of_the_known_folders_is_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(typeface, "_folders", lambda: [tmp_path, tmp_path / "没有"])
    monkeypatch.setattr(typeface, "_listed", lambda: None)
    deep = tmp_path / "truetype" / "noto"
    deep.mkdir(parents=True)
    find = typeface.chinese.__wrapped__
    assert find() is None
    for name, index in [("wqy-zenhei.ttc", 0), ("NotoSerifCJK-Regular.ttc", 2), ("simsun.ttc", 0), ("simsunb.ttf", 0)]:
        (deep / name).write_bytes(b"")
        expected = deep / ("simsun.ttc" if name == "simsunb.ttf" else name)
        assert find() == typeface.Typeface(expected, index)


def test_where_no_known_folder_has_one_fontconfig_is_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(typeface, "_folders", list)
    monkeypatch.setattr(typeface, "_listed", lambda: tmp_path / "别的字体.otf")
    assert typeface.chinese.__wrapped__() == typeface.Typeface(tmp_path / "别的字体.otf", 0)


CHART = Chart("法律援助", (pair(1, 100, 150, "甲<乙>\x0b"), pair(2, 200, 100)))


@pytest.fixture(scope="module")
def drawn():
    picture, caption = Para(Look.PICTURE, (Span(""),), chart=CHART), Para(Look.CAPTION, (Span("图1　法律援助"),))
    return writers.write(Manuscript((picture, caption, picture, caption)), [], ".docx")


def test_the_picture_is_in_the_line_within_the_type_area_and_says_its_figures(drawn):
    document = docx.Document(io.BytesIO(drawn))
    shapes = list(document.inline_shapes)
    assert len(shapes) == 2
    numbers = {shape._inline.docPr.get("id") for shape in shapes}
    assert len(numbers) == 2
    for shape in shapes:
        assert shape.width <= A4_TEXT
        assert shape._inline.docPr.get("descr") == (
            "法律援助。1.甲<乙>：上年100件，今年150件；2.受理法律援助案件：上年200件，今年100件。"
        )


def test_words_in_the_picture_are_at_least_nine_points(drawn):
    shape = docx.Document(io.BytesIO(drawn)).inline_shapes[0]
    picture = grey(CHART)
    assert drawing._TEXT * shape.width.pt / picture.width >= 9
    assert picture.width / shape.width.inches == pytest.approx(300, abs=1)


def test_the_picture_is_not_clipped_by_its_line_and_keeps_its_caption(drawn):
    paragraph = docx.Document(io.BytesIO(drawn)).paragraphs[0]
    spacing = paragraph._p.find(f"{W}pPr/{W}spacing")
    assert spacing.get(W + "lineRule") == "auto"
    assert paragraph.paragraph_format.keep_with_next


def test_equal_pictures_are_stored_once_and_bytes_do_not_change(drawn):
    with zipfile.ZipFile(io.BytesIO(drawn)) as package:
        images = [name for name in package.namelist() if name.startswith("word/media/")]
        kinds = etree.fromstring(package.read("[Content_Types].xml"))
    assert len(images) == 1
    assert [kind.get("ContentType") for kind in kinds if kind.get("Extension") == "png"] == ["image/png"]
    picture, caption = Para(Look.PICTURE, (Span(""),), chart=CHART), Para(Look.CAPTION, (Span("图1　法律援助"),))
    assert writers.write(Manuscript((picture, caption, picture, caption)), [], ".docx") == drawn


def test_a_draft_with_pictures_reads_back_without_a_doubt(drawn, tmp_path):
    (tmp_path / "稿.docx").write_bytes(drawn)
    back = readers.read(tmp_path / "稿.docx")
    assert [(p.look, p.text) for p in back.paras] == [(Look.CAPTION, "图1法律援助")] * 2
    assert not back.doubts


def test_as_text_the_picture_says_its_figures():
    paper = Manuscript((Para(Look.PICTURE, (Span(""),), chart=CHART),))
    assert writers.write(paper, [], ".txt").decode().startswith("[图] 法律援助。1.甲")


@pytest.mark.parametrize(
    ("clean", "annex", "count"),
    [(False, False, 2), (True, True, 2), (True, False, 0)],
    ids=["审阅稿", "带附表", "清稿"],
)
def test_pictures_are_where_the_annexes_are(tmp_path, clean, annex, count):
    shutil.copytree(EXAMPLE, tmp_path / "案卷")
    file = desk.build(tmp_path / "案卷", tmp_path, desk.Wish(clean=clean, annex=annex, force=True)).path
    assert len(docx.Document(file).inline_shapes) == count
