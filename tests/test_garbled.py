"""A text layer that is not what is printed is noticed, never read as it is; single characters are filled from the picture."""

from __future__ import annotations

import random
from pathlib import Path

import opencc
import pytest
from test_reader_doc import made_ofd
from test_reader_pdf import LONG, made, typed

from drafter.model.finding import DrafterError
from drafter.readers import ocr, ofd, pdf, pictures
from drafter.readers.garbled import judged
from drafter.readers.glyphs import Glyph, Page, Side
from drafter.readers.recognition import Print, Reading
from drafter.zh.plausible import is_false

PARAS = [
    "样区司法局全年受理法律援助案件五百一十二件，办理公证事项八百六十四件，接待群众来访咨询三千二百人次，群众满意度不断提升。",
    "排查矛盾纠纷二千三百件，调解成功二千二百件，培训人民调解员六百四十人次，推动多元化解机制落地见效，基层治理基础更加牢固。",
    "评查行政执法案卷二百宗，开展专项检查十二次，约谈单位三家，制发监督意见书十七份，执法规范化水平明显提高，营商环境持续优化。",
]
TEXT = "\n".join(PARAS)
HAN = sorted({char for char in TEXT if char >= "\u4e00"})


def shifted(text, by):
    return "".join(chr(ord(char) + by) if "\u4e00" <= char < "\u9f00" else char for char in text)


def swapped(text):
    """Every Chinese character as another of the same text, always the same."""
    others = random.Random(7).sample(HAN, len(HAN))
    return text.translate(str.maketrans("".join(HAN), "".join(others)))


def latin(text):
    """Every Chinese character as some character of ASCII."""
    return "".join(chr(33 + ord(char) % 90) if char > "\u2e7f" else char for char in text)


def partly(text, other="犴狟璺瓣犭珴"):
    return text.translate(str.maketrans("法律调解监督", other))


FALSE = {
    "错成生僻字": shifted(TEXT, 9000),
    "错开几个字": shifted(TEXT, 3),
    "错成别的常用字": swapped(TEXT),
    "错成西文": latin(TEXT),
    "错了几个字": partly(TEXT),
    "一段是乱的": f"{PARAS[0]}\n{shifted(PARAS[1], 77)}\n{PARAS[2]}",
}
TRUE = {
    "平常的话": TEXT,
    "繁体": opencc.OpenCC("s2t").convert(TEXT),
    "名单": "表彰人员名单\n" + "\n".join("　".join(row) for row in (("欧阳珺", "翟璐", "霍熠", "晏婷"), ("闫琪", "禤怡", "逄焘", "亓鑫"))),
    "数字表": "指标\t上年\t今年\n受理\t512\t640\n公证\t864\t900\n宪法\t12.5%\t13.1%",
    "英文": "The district bureau of justice handled five hundred cases of legal aid last year, and trained mediators.",
    "地名": "全区涵盖硚口、鄠邑、涿州、涞源等地的司法所共二十家，珺园社区法律服务站三处已建成并投入使用，居民反映良好。",
    "没有字": "— 1 —",
}  # fmt: skip


@pytest.mark.parametrize("name", FALSE)
def test_what_is_no_language_is_false(name):
    assert is_false(FALSE[name])


@pytest.mark.parametrize("name", TRUE)
def test_what_people_write_is_not(name):
    assert not is_false(TRUE[name])


PAGES = {
    **FALSE,
    "错成别国文字": partly(TEXT, "مੰჱᇹሦ࿘"),
    "错成加宽的西文": partly(TEXT, "Ðþßĸŋƒ"),
    "读不出的占三成": TEXT.translate(dict.fromkeys(map(ord, random.Random(1).sample(HAN, len(HAN) // 2)), "\ue123")),
}


def read(data):
    sheet = pdf.read(Path("报告.pdf"), data)
    return [line.text for line in sheet.lines], [message for _, message in sheet.doubts]


@pytest.fixture
def without(monkeypatch):
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)


@pytest.fixture
def seen(monkeypatch):
    """Recognition as if every page said PARAS, a line each; the numbers of the pages shown to it."""
    shown = []

    def recognise(number, turn):
        shown.append(number)
        return Reading(tuple(Print(text, 0.97, 100, 600 + 200 * n, 2400, 40) for n, text in enumerate(PARAS)), 2339)

    monkeypatch.setattr(ocr, "find_spec", lambda name: True)
    monkeypatch.setattr(ocr, "recognise", recognise)
    monkeypatch.setattr(pictures, "page_of_pdf", lambda path, copy, number: number)
    return shown


@pytest.mark.parametrize("name", PAGES)
def test_without_recognition_it_stops_and_says_what_to_do(without, name):
    with pytest.raises(DrafterError, match=r"“报告[.]pdf”的文字层是乱码") as error:
        read(made(typed(PAGES[name].split("\n"))))
    assert error.value.fix == ocr.INSTALL


@pytest.mark.parametrize("name", FALSE)
def test_an_ofd_that_is_false_stops_too(name):
    with pytest.raises(DrafterError, match="的文字层是乱码") as error:
        ofd.read(Path("报告.ofd"), made_ofd(FALSE[name].split("\n")))
    assert "另存为 PDF" in error.value.fix
    assert ofd.read(Path("报告.ofd"), made_ofd(PARAS)).lines


def test_a_false_page_among_others_is_named(without):
    with pytest.raises(DrafterError, match="第2页的文字层是乱码"):
        read(made([*typed(PARAS), *typed([shifted(TEXT, 50).replace("\n", "")]), *typed(PARAS)]))


@pytest.mark.parametrize("name", PAGES)
def test_a_false_page_is_recognised_and_said(seen, name):
    texts, told = read(made([*typed([LONG * 9]), *typed(PAGES[name].split("\n"))]))
    assert seen == [2]
    assert texts[0] == LONG * 9
    assert "".join(texts[1:]) == "".join(PARAS)
    assert "第2页的文字层是乱码，文字是识别出来的，人名、地名和数字请对照原件核对一遍" in told


def test_characters_without_a_code_are_filled_from_the_picture(seen):
    texts, told = read(made(typed([PARAS[0].replace("援助", "\ue103\ue104"), *PARAS[1:]])))
    assert texts == PARAS
    assert told == ["第1页有2处字体没有说明的字，照图识别补上了2处，请对照原件核对"]


def test_what_the_picture_does_not_show_stays_a_box(seen):
    words = PARAS[0].replace("法律援助", "\ue103") + "另有甲乙\ue105等三人获得表彰。"
    texts, told = read(made(typed([words, *PARAS[1:]])))
    assert texts[0].count("\ufffd") == 2
    assert not [message for message in told if "补上" in message]


def test_bullets_of_a_symbol_font_need_no_picture(seen):
    texts, _ = read(made(typed([f"\uf06c{text}" for text in PARAS])))
    assert [text[0] for text in texts] == ["●"] * 3
    assert seen == []


def test_true_pages_are_not_looked_at(seen):
    assert read(made(typed(PARAS)))[0] == PARAS
    assert seen == []


def printed(text, moved, font):
    """A page of lines of which some characters, moved on to others, are in a font of their own."""
    glyphs = [
        Glyph(60 + 10 * column, 70 + 10 * column, 100 + 20 * row, moved.get(char, char), font * (char in moved))
        for row, line in enumerate(text[n : n + 28] for n in range(0, len(text), 28))
        for column, char in enumerate(line)
    ]
    return Page(Side(1, 595, 842), tuple(glyphs))


def test_one_font_with_a_false_table_makes_every_page_doubtful():
    some = sorted(set(TEXT.replace("\n", "")) & {*HAN})[::4]
    moved = dict(zip(some, [*some[3:], *some[:3]], strict=True))
    text = TEXT.replace("\n", "")
    assert not is_false("".join(moved.get(char, char) for char in text))
    assert [page.garbled for page in judged([printed(text, moved, 1), printed(text[:90], {}, 1)])] == [True, True]
    assert [page.garbled for page in judged([printed(text, {char: char for char in some}, 1)])] == [False]
