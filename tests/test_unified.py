"""Characters that have several codes, or none: read as printed from every form, or shown as □ with a doubt at the place."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from test_reader_doc import made_ofd
from test_reader_pdf import made, typed
from test_readers import raw_docx

from drafter import readers
from drafter.readers.recognised import set_in_rows
from drafter.readers.recognition import Print, Reading
from drafter.zh.unified import UNREAD, legible, symbol, unified

PLAIN = "一、工作用户长门页面民生青年见车马黄龙西食（行政）金益"
ODD = "⼀、⼯作⽤⼾⻓⻔⻚⾯⺠⽣⾭年⾒⾞⾺⿈⿓⻄⻝︵⾏政︶\uf90a\ufa17"


def test_every_form_of_a_character_is_the_character():
    assert unified(ODD).replace("(", "（").replace(")", "）") == PLAIN
    assert unified("⺁⺮⻖ﬁ﹐﹕﹪︱︙\ue78d\ue816") == "厂𥫗阝fi,:%—…,𠂇"


def test_every_radical_becomes_an_ideograph_or_stays():
    for code in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6)):
        char = chr(code)
        if char not in "⺀⺚" and unicodedata.name(char, ""):
            assert unicodedata.name(unified(char)).startswith("CJK UNIFIED"), char


def test_what_is_printed_otherwise_stays():
    text = "①㈠⑴⒈㎡ＡＢ１２，｡（甲）…—·㊣２０％"
    assert unified(text) == text
    assert legible(text) == text


def test_a_bullet_is_itself_and_a_made_up_character_is_not_read():
    assert legible("\uf06c 办结三件") == "● 办结三件"
    assert legible("是\t\uf0fe\t否\t\uf06f") == "是\t☑\t否\t□"
    assert legible("李\uf06c等\ue103、\U000f0001人") == f"李{UNREAD}等{UNREAD}、{UNREAD}人"
    assert symbol(0xF0B7, "Symbol") == "•"
    assert symbol(0xF052, "Wingdings 2") == "☑"
    assert symbol(0x2611, "MS Gothic") == "☑"
    assert symbol(0xF041, "单位标志") == UNREAD


def txt(text):
    return "报告.txt", text.encode()


def markdown(text):
    return "报告.md", text.encode()


def page(text):
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return "报告.html", f"<html><head><title>工作总结</title></head><body>{paragraphs}</body></html>".encode()


def word(text):
    return "报告.docx", raw_docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n")))


def pdf(text):
    return "报告.pdf", made(typed(text.split("\n")))


def ofd(text):
    return "报告.ofd", made_ofd(text.split("\n"))


FORMS = (txt, markdown, page, word, pdf, ofd)
LONG = "全年办理公证事项二十件，接待群众来访咨询九百人次，排查化解矛盾纠纷三百件，调解成功率达到百分之九十八，群众满意度不断提升。"
REPORT = f"工作总结\n一、工作情况\n全年受理法律援助案件十二件。{LONG * 2}\n二、存在的问题\n一是基层力量薄弱。{LONG * 2}"


def read(tmp_path: Path, form, text):
    name, data = form(text)
    (tmp_path / name).write_bytes(data)
    return readers.read(tmp_path / name)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_radicals_are_characters_in_every_form(tmp_path, form):
    odd = REPORT.translate(str.maketrans("一二工力日行长", "⼀⼆⼯⼒⽇⾏⻓"))
    assert read(tmp_path, form, odd).text.split("\n") == REPORT.split("\n")


@pytest.mark.parametrize(
    "form, char",
    [*((form, "\ue103") for form in FORMS), *((form, "\U000f0001") for form in FORMS if form is not pdf)],
    ids=lambda one: one.__name__ if callable(one) else ascii(one),
)
def test_a_private_character_is_a_box_with_its_place(tmp_path, form, char):
    paper = read(tmp_path, form, REPORT.replace("援助", char * 2).replace("薄弱", f"薄{char}"))
    assert paper.text.split("\n") == REPORT.replace("援助", "□□").replace("薄弱", "薄□").split("\n")
    told = {doubt.paragraph: doubt.message for doubt in paper.doubts if "读不出的字" in doubt.message}
    assert list(told) == [3, 5]
    assert "有2处" in told[3]
    assert "有1处" in told[5]


def test_a_sign_without_character_in_an_ofd_is_told(tmp_path):
    paper = read(tmp_path, ofd, REPORT.replace("援", "¤"))
    assert "法律□助" in paper.text
    assert [doubt.paragraph for doubt in paper.doubts if "1处读不出" in doubt.message] == [3]


def test_a_circle_recognised_among_digits_is_a_zero():
    lines = ("二○二四年，样区办结案件一百○三件。", "指标前面有○的为必填项，共二○○项。")
    prints = tuple(Print(text, 0.97, 100, 200 + 80 * n, 40 * len(text), 40) for n, text in enumerate(lines))
    read_ = [row.text for page in set_in_rows([(1, Reading(prints, 2339))]) for row in page.rows]
    assert read_ == ["二〇二四年，样区办结案件一百〇三件。", "指标前面有○的为必填项，共二〇〇项。"]
