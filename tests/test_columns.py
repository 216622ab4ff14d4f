"""Pages in columns are read column after column; what runs across stands where it parts them; tables stay tables."""

from __future__ import annotations

from test_reader_pdf import made, texts

from drafter.readers.recognised import set_in_rows
from drafter.readers.recognition import Print, Reading
from drafter.readers.typeset import typeset

SIZE, PITCH, BOTTOM = 10, 16, 60
PARAS = [
    "样区深入推进依法行政，全年办结行政复议案件三百一十二件，调解结案九十六件，综合纠错率保持在合理区间，群众满意度明显提升。",
    "一是健全公共法律服务网络。新建社区法律服务点八个，实现街道全覆盖，推动法律服务向基层延伸，受到群众好评。",
    "二是化解矛盾纠纷。全年排查纠纷二千三百件，调解成功二千二百件，培训调解员六百四十人次，发放补贴八十六万元。",
    "三是加强执法监督。评查案卷二百宗，开展专项检查十二次，约谈单位三家，制发监督意见书十七份，推动整改问题四十三个。",
    "四是提升队伍素质。组织培训十二次，参训人员八百人次，选派业务骨干到基层锻炼二十人，先进典型不断涌现，作风持续好转。",
    "五是强化科技支撑。建成信息平台三个，归集数据四十万条，实现案件网上办理、全程留痕，办理时间缩短三分之一。",
]


def broken(paras, width):
    """Paragraphs -> (indent, words) of their lines in a column so many characters wide."""
    lines = []
    for para in paras:
        words = "\u3000\u3000" + para
        cut = [words[n : n + width] for n in range(0, len(words), width)]
        lines += [(2 * SIZE * (not n), line.strip("\u3000")) for n, line in enumerate(cut)]
    return lines


def column(lines, left, top, shift=0):
    return [(left + indent, top - shift - PITCH * row, SIZE, words) for row, (indent, words) in enumerate(lines)]


def set_in(paras, lefts, width, top=700, shift=0):
    """Paragraphs flowing through columns of equal height that begin at these places."""
    lines = broken(paras, width)
    height = -(-len(lines) // len(lefts))
    return [
        line
        for number, left in enumerate(lefts)
        for line in column(lines[number * height : (number + 1) * height], left, top, shift * number)
    ]


def across(text, top, left=60):
    return (left, top, SIZE, text)


def lowest(lines):
    return min(y for _, y, _, _ in lines)


TWO, THREE = (60, 310), (50, 220, 390)
WIDE = "\u3000\u3000全区各部门围绕中心任务，统筹推进法律服务、纠纷化解和执法监督，各项工作取得新的进展，现将一年来的情况向社会公布如下。"


def test_two_columns_are_read_one_after_the_other():
    assert texts(made([set_in(PARAS, TWO, 23)])) == PARAS


def test_lines_of_two_columns_need_not_stand_on_one_level():
    assert texts(made([set_in(PARAS, TWO, 23, shift=5)])) == PARAS


def test_three_columns():
    assert texts(made([set_in(PARAS, THREE, 15)])) == PARAS


def test_two_columns_over_two_pages_go_on():
    pages = [set_in(PARAS * 2, TWO, 23), set_in(PARAS, TWO, 23)]
    assert texts(made(pages)) == PARAS * 3


def test_a_heading_across_parts_the_columns():
    first, second = PARAS[:3], PARAS[3:]
    upper = set_in(first, TWO, 23, top=680)
    middle = lowest(upper) - 40
    lower = set_in(second, TWO, 23, top=middle - 40)
    page = [(200, 740, 22, "样区司法公报"), *upper, (187, middle, 16, "第二部分行政执法工作"), *lower]
    assert texts(made([page])) == ["样区司法公报", *first, "第二部分行政执法工作", *second]


def test_a_paragraph_across_above_and_a_note_across_below():
    intro = [across(WIDE[:48], 740), across(WIDE[48:], 740 - PITCH)]
    body = set_in(PARAS, TWO, 23, top=700)
    note = "注：本报所列数据统计时间为一月一日至十二月三十一日，由各有关部门提供，未经审计，最终以年鉴公布的数为准。"
    foot = [across(note[:48], lowest(body) - 40), across(note[48:], lowest(body) - 40 - PITCH)]
    told = texts(made([[*intro, *body, *foot]]))
    assert told == [WIDE.strip("\u3000"), *PARAS, note]


def test_columns_after_a_page_in_one_column():
    whole = [(x, y, size, words) for x, y, size, words in column(broken(PARAS, 48), 60, 700)]
    assert texts(made([whole, set_in(PARAS, TWO, 23)])) == PARAS * 2


def test_a_table_without_lines_stays_a_table():
    rows = [
        ("指标", "上年", "今年"),
        ("受理法律援助案件", "一千宗", "两千宗"),
        ("调解纠纷", "十件", "九件"),
        ("办理公证", "三件", "四件"),
    ]
    rows += [
        ("接待来访群众", "八百人次", "九百人次"),
        ("组织法治培训", "六次", "七次"),
        ("评查执法案卷", "九十宗", "百宗"),
    ]
    page = [
        (x, 700 - 20 * n, SIZE, word) for n, row in enumerate(rows) for x, word in zip((60, 260, 400), row, strict=True)
    ]
    assert texts(made([page])) == ["\t".join(row) for row in rows]


def test_an_unfilled_list_in_two_columns_is_not_taken_for_prose():
    names = [("甲街道", "乙街道"), ("丙镇", "丁镇"), ("戊街道办事处", "己镇"), ("庚镇", "辛街道"), ("壬镇", "癸街道")]
    page = [
        (x, 700 - 20 * n, SIZE, word) for n, row in enumerate(names) for x, word in zip((60, 310), row, strict=True)
    ]
    assert texts(made([page])) == ["\t".join(row) for row in names]


def test_a_short_heading_across_three_columns_parts_them():
    upper = set_in(PARAS[:3], THREE, 15, top=680)
    middle = lowest(upper) - 40
    lower = set_in(PARAS[3:], THREE, 15, top=middle - 40)
    page = [*upper, (263, middle, 16, "行政执法"), *lower]
    assert texts(made([page])) == [*PARAS[:3], "行政执法", *PARAS[3:]]


def test_the_end_of_a_page_has_a_heading_and_a_short_line():
    flush = [(0, part) for para in PARAS[:3] for part in (para[n : n + 23] for n in range(0, len(para), 23))]
    left = [*flush, (0, "推动整改问题，成效明显。")]
    right = [*flush[:6], (0, "二、存在的问题"), (0, "主要有以下几个方面：")]
    told = texts(made([[*column(left, 60, 700), *column(right, 310, 700)]]))
    assert told[:3] == PARAS[:3]
    assert told[-2:] == ["二、存在的问题", "主要有以下几个方面："]


def recognised(lines, scale=3.0):
    """Lines of print on a page as a picture of it is recognised: roughly in their places -> the paragraphs read."""
    prints = [
        Print(words, 0.97, scale * x + n % 3, scale * (842 - y) + n % 2, scale * size * len(words), scale * size)
        for n, (x, y, size, words) in enumerate(lines)
    ]
    pages = set_in_rows([(1, Reading(tuple(prints), scale * 842))])
    return [line.text for line in typeset([row for page in pages for row in page.rows]).lines]


def test_a_scan_in_columns_with_a_heading_across():
    upper = set_in(PARAS[:4], TWO, 23, top=680)
    middle = lowest(upper) - 40
    lower = set_in(PARAS, TWO, 23, top=middle - 40)
    page = [(200, 740, 22, "样区司法公报"), *upper, (187, middle, 16, "第二部分行政执法工作"), *lower]
    assert recognised(page) == ["样区司法公报", *PARAS[:4], "第二部分行政执法工作", *PARAS]


def test_a_short_stretch_of_columns_is_known_from_the_other_pages():
    short = [
        "二、存在的问题",
        "一是力量薄弱。",
        "二是信息化水平不高，数据共享不够充分，服务能力有待提升，还要继续努力。",
    ]
    last = [*column([(0, short[0]), (20, short[1]), (20, short[2][:21]), (0, short[2][21:])][:2], 60, 700)]
    last += column([(20, short[2][:21]), (0, short[2][21:])], 310, 700)
    head = [(60, 760, SIZE, "样区公报"), (480, 760, SIZE, "第三期")]
    told = texts(made([[*head, *set_in(PARAS, TWO, 23)], [*head, *last]]))
    assert told[-3:] == short
    assert told[:-3] == PARAS
