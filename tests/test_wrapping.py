"""Line breaks within sentences, as a PDF or an e-mail leaves them, and the notes under a website's copy of a text."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from kit import SEEDS, SHARED

from drafter import readers
from drafter.zh import licence, wrapping
from drafter.zh.wrapped import columns

_UNIT = re.compile(r"[“‘（《【(]*(?:[0-9A-Za-z.,:%/+\-]*[0-9A-Za-z%]|.)[，。、；：？！）》】”’％%…,.;:?!)]*")
REPORTS = sorted({f.name: f for folder in (SEEDS, SHARED / "seeds") for f in folder.glob("*.txt")}.values())
WIDTHS = (30, 36, 40, 60, 76)


def wrapped(paragraph, width, *, indent="", whole=True):
    """A paragraph in lines of so many columns; whole: figures, words and closing marks are not parted."""
    rows, row = [], indent
    for unit in _UNIT.findall(paragraph) if whole else paragraph:
        if row.strip() and columns(row + unit) > width:
            rows.append(row)
            row = ""
        row += unit
    return [*rows, row]


def bare(text):
    return re.sub(r"\s", "", text)


def reports():
    for file in REPORTS:
        lines = [
            t.strip() for t in file.read_text("utf-8").splitlines() if t.strip() and "|" not in t and "---" not in t
        ]
        yield file.stem, lines


def exact(lines, paragraphs):
    """Share of the paragraphs that come back as they were."""
    found = [bare(text) for _, text in wrapping.paragraphs(lines) or []]
    return sum((Counter(found) & Counter(map(bare, paragraphs))).values()) / len(paragraphs)


@pytest.mark.parametrize("whole", [True, False], ids=["整词", "断词"])
@pytest.mark.parametrize("set_as", ["缩进", "空行", "缩进空行"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_wrapped_report_comes_back_in_its_paragraphs(width, set_as, whole):
    for name, paragraphs in reports():
        lines = []
        for n, text in enumerate(paragraphs):
            lines += wrapped(text, width, indent="　　" if n and "缩进" in set_as else "", whole=whole)
            lines += [""] if "空行" in set_as else []
        assert exact(lines, paragraphs) >= 0.97, name


@pytest.mark.parametrize("width", WIDTHS)
def test_without_indents_or_blank_lines_only_a_full_last_line_can_mislead(width):
    """Where a last line is full, nothing but a marker tells that the next begins a paragraph."""
    scores = [
        exact([row for text in paragraphs for row in wrapped(text, width)], paragraphs) for _, paragraphs in reports()
    ]
    assert sum(scores) / len(scores) >= 0.94


def test_an_indent_lost_in_copying_does_not_end_the_first_line():
    for name, paragraphs in reports():
        lines = [row.strip() for text in paragraphs for row in wrapped(text, 56, indent="　　")]
        assert exact(lines, paragraphs) >= 0.9, name


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_lines_that_are_paragraphs_stay(file):
    assert wrapping.paragraphs(file.read_text("utf-8").splitlines()) is None


LISTS = {
    "项目": [f"{n}.修订执法细则{'，开展评查' * (n % 4)}，整理归档" for n in range(1, 30)],
    "短句": ["受理案件12件", "办结10件", "回访群众，听取意见", "区司法局", "2025年1月9日"],
    "计划": ["编制普法清单，组织宣讲" + "，评查案卷" * (n * 7 % 5) for n in range(40)],
    "表": [f"案件，{n}件，{'办结' * (n % 3)}" for n in range(30)],
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_not_run_together(name):
    assert wrapping.paragraphs(LISTS[name]) is None


def test_a_text_within_a_text_is_joined_at_its_own_indent():
    """As programs print a web page: blocks further in, the lines of a list item below its words."""
    first = ["样例区全年办理法律援助案件，" * 6 + "都已办结。", "区司法局组织宣讲，" * 9 + "群众反映良好。"]
    inner = ["调解员走访村居，" * 8 + "化解纠纷。", "各所开展排查，" * 9 + "没有遗漏。"]
    lines = []
    for text in (*first, "下列工作正在进行：", *inner, *first):
        hanging = "  * " if text in inner else ""
        rows = wrapped(text, 66 if hanging else 70)
        lines += [*(("    " if hanging else "") + row for row in rows), ""]
        lines[-len(rows) - 1] = hanging + rows[0]
    found = [text.removeprefix("* ") for _, text in wrapping.paragraphs(lines)]
    assert found == [*first, "下列工作正在进行：", *inner, *first]


@pytest.mark.parametrize("foot", ["", "- {} -", "第 {} 页", "{}"])
def test_a_turned_page_does_not_end_a_sentence(foot, tmp_path):
    for name, paragraphs in reports():
        rows = [row.strip() for text in paragraphs for row in wrapped(text, 56, indent="　　")]
        pages = [rows[at : at + 22] for at in range(0, len(rows), 22)]
        lines = [line for n, page in enumerate(pages, 1) for line in (*page, "", foot.format(n), "")]
        assert exact(lines, paragraphs) >= 0.85, name


def test_page_numbers_are_left_out_and_told_but_figures_stay(tmp_path):
    rows = [row for n in range(3) for row in (*wrapped(SENTENCES * 4, 40), "", f"— {n + 4} —", "")]
    (tmp_path / "复制.txt").write_text("\n".join([*rows, "", "合计", "120"]), "utf-8")
    paper = readers.read(tmp_path / "复制.txt")
    assert [p.text for p in paper.paras] == [SENTENCES * 4] * 3 + ["合计", "120"]
    assert "去掉页码3处" in paper.doubts[-1].message


SENTENCES = "全区全年受理法律援助案件120件，办结118件，为群众挽回损失35.6万元，群众满意度继续保持在较高的水平上。"


def test_joined_lines_are_told_and_keep_their_place(tmp_path):
    title, heading = "样例区2024年司法行政工作总结", "一、2024年工作情况"
    rows = wrapped(SENTENCES * 4, 40)
    file = tmp_path / "粘贴.txt"
    file.write_bytes("\n".join([title, "", heading, *rows, "区司法局"]).replace("满意", "满\ufffd").encode())
    paper = readers.read(file)
    assert [p.text for p in paper.paras] == [title, heading, (SENTENCES * 4).replace("满意", "满□"), "区司法局"]
    assert [p.place.line for p in paper.paras] == [1, 3, 4, 4 + len(rows)]
    unsure = [d for d in paper.doubts if "读不出的字" in d.message]
    assert {d.paragraph for d in unsure} == {3}
    assert f"已接上{len(rows) - 1}处" in paper.doubts[-1].message


def test_english_words_stay_apart_and_chinese_is_joined():
    text = "The district bureau of justice handled one hundred cases in that year and closed nearly all of them. "
    lines = wrapped("区司法局用英文介绍说，" + text * 4 + "群众反映良好。", 48)
    lines = [line.strip() for line in lines]
    lines[1:] = [line for line in lines[1:] if line]
    found = wrapping.paragraphs(lines)
    assert found is None or all("bureauof" not in words for _, words in found)


TAILS = {
    "维基文库": [
        "本作品是中华人民共和国的", "法律", "、", "法规", "，国家机关的决议，属于", "公有领域", "。",
        "Public domain", "false",
    ],
    "繁体": ["本作品在中華人民共和國屬於", "公有領域", "。"],
    "许可": ["除非另有声明，本网站内容采用CC BY-SA 4.0授权。"],
    "出处": ["检索自“https://zh.example.org/w/index.php?title=样例”", "分类：2024年作品", "隐藏分类：维基数据"],
    "末行": ["本页面最后修订于2024年3月5日 (星期二) 08:00。", "本站的全部文字在知识共享 署名-相同方式共享协议之条款下提供。"],
}  # fmt: skip


@pytest.mark.parametrize("name", TAILS)
def test_notes_of_a_copy_are_left_out_and_told(name, tmp_path):
    report = ["样例区2024年工作总结", "一、工作情况", "全年办理案件12件。", "区司法局", "2025年1月9日"]
    file = tmp_path / "转载.txt"
    file.write_text("\n".join([*report, "", *TAILS[name]]), "utf-8")
    paper = readers.read(file)
    assert [p.text for p in paper.paras] == report
    assert f"文末有{len(TAILS[name])}行" in paper.doubts[-1].message


@pytest.mark.parametrize(
    "last",
    [
        "一是加强著作权法宣传，推动公有领域作品利用。",
        "本作品展共展出普法书画120幅。",
        "分类：法律援助12件，人民调解30件。",
        "检索自建数据库，编写知识共享手册。",
    ],
)
def test_a_report_that_speaks_of_licences_stays_whole(last):
    report = ["样例区2024年工作总结", "全年办理案件12件。", last, "区司法局"]
    assert licence.tail(report) == len(report)


@pytest.mark.shared
def test_the_real_reports_are_as_they_were_but_for_notes_and_one_copied_from_a_pdf():
    files = [*(SHARED / "corpus" / "text").glob("*.txt"), *(SHARED / "seeds").glob("*.txt")]
    texts = {file.stem: file.read_text("utf-8").splitlines() for file in files}
    joined = [name for name, lines in texts.items() if wrapping.paragraphs(lines[: licence.tail(lines)])]
    assert joined == ["晋江市_2024_政府工作报告"]
    cut = {name for name, lines in texts.items() if licence.tail(lines) < len(lines)}
    assert cut == {name for name, lines in texts.items() if any("Public domain" in line for line in lines)}
    assert len(cut) == 10


@pytest.mark.shared
def test_a_text_copied_from_a_pdf_comes_back_as_the_pdf_reads():
    def said(file):
        return [bare(p.text) for p in readers.read(file).paras]

    copied = said(SHARED / "corpus" / "text" / "晋江市_2024_政府工作报告.txt")
    meant = said(SHARED / "corpus" / "files" / "晋江市_2023-12-28_政府工作报告.pdf")
    assert sum((Counter(copied) & Counter(meant)).values()) >= 0.9 * len(meant)


def test_lines_pasted_into_word_one_by_one_are_joined(tmp_path):
    import docx

    rows = wrapped(SENTENCES * 4, 56, indent="　　")
    document = docx.Document()
    for row in ["样例区2024年工作总结", *rows, *rows]:
        document.add_paragraph(row)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "受理案件", "1447宗"
    document.save(tmp_path / "粘贴.docx")
    told = [p.text for p in readers.read(tmp_path / "粘贴.docx").paras]
    assert told == ["样例区2024年工作总结", SENTENCES * 4, SENTENCES * 4, "受理案件\t1447宗"]


@pytest.mark.parametrize(
    "text",
    [
        "办\n" * 20_000,
        "，\n" * 20_000,
        " " * 200_000 + "办",
        "（" * 150_000,
        "一、" * 75_000,
        ("办" * 40 + "\n") * 7000,
    ],
    ids=range(6),
)
def test_odd_texts_take_no_time(text):
    start = time.process_time()
    lines = text.splitlines()
    wrapping.paragraphs(lines[: licence.tail(lines)])
    assert time.process_time() - start < 3
