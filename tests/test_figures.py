"""Figures: told from dates, names and slogans; valued in the base unit; printed back as they were."""

from __future__ import annotations

from decimal import Decimal

import pytest

from drafter.zh import units
from drafter.zh.asides import Aside
from drafter.zh.figures import Figure, find, pledged, scaled
from drafter.zh.numbers import numbers
from drafter.zh.numerals import amount

FOUND = [
    ("全年受理法律援助案件1447宗", [("1447宗", 1447, "宗", "")]),
    ("调解协议涉及金额23437.89万元", [("23437.89万元", Decimal("234378900"), "元", "")]),
    ("检查整改隐患1.6万余处", [("1.6万余处", 16000, "处", "余")]),
    ("累计播放量1800余万次", [("1800余万次", 18000000, "次", "余")]),
    ("化解率近90%", [("近90%", 90, "%", "近")]),
    ("成功率97.35％", [("97.35％", Decimal("97.35"), "%", "")]),
    ("召开办公会议各3次", [("3次", 3, "次", "")]),
    ("接待群众6409批10017人次", [("6409批", 6409, "批", ""), ("10017人次", 10017, "人次", "")]),
    ("审查文件1,088件次", [("1,088件次", 1088, "件次", "")]),
    ("连续七年出庭应诉率100%", [("连续七年", 7, "年", "连续"), ("100%", 100, "%", "")]),
    ("发放读本2万册", [("2万册", 20000, "册", "")]),
    ("发放读本两万册", [("两万册", 20000, "册", "")]),
    ("解答问题近百个，办理案件数十件", [("近百个", 100, "个", "近"), ("数十件", 10, "件", "数")]),
    ("压减三成，翻一番", [("三成", 3, "成", ""), ("翻一番", 1, "番", "")]),
    ("形成115支约6500人的队伍", [("115支", 115, "支", ""), ("约6500人", 6500, "人", "约")]),
    ("完成2.51亿元，其中1-2家", [("2.51亿元", 251000000, "元", ""), ("1-2家", 1, "家", "")]),
    (
        "办结率达百分之九十五点六，满意率近百分之百",
        [("百分之九十五点六", Decimal("95.6"), "%", ""), ("近百分之百", 100, "%", "近")],
    ),
    ("调解纠纷一百二十三件，走访一千零五户", [("一百二十三件", 123, "件", ""), ("一千零五户", 1005, "户", "")]),
    ("提高1.2个百分点", [("1.2个百分点", Decimal("1.2"), "个百分点", "")]),
    ("热线接起4120通，题库收录36门课", [("4120通", 4120, "通", ""), ("36门", 36, "门", "")]),
    ("测评得分97.2分，公众号关注18.3万", [("97.2分", Decimal("97.2"), "分", ""), ("18.3万", 183000, "", "")]),
    ("惠及30余万群众，联通7平台", [("30余万", 300000, "", "余"), ("7平台", 7, "平台", "")]),
    ("培训4 560人次", [("4 560人次", 4560, "人次", "")]),
    ("培训12\u2009345人次、6\u00a0780人", [("12\u2009345人次", 12345, "人次", ""), ("6\u00a0780人", 6780, "人", "")]),
    ("满意率97．3％，办结率96.4 %", [("97．3％", Decimal("97.3"), "%", ""), ("96.4 %", Decimal("96.4"), "%", "")]),
    ("追回二百三十万零四百零六元", [("二百三十万零四百零六元", 2300406, "元", "")]),
    ("投入三亿五千万元，减免7万3千元", [("三亿五千万元", 350000000, "元", ""), ("7万3千元", 73000, "元", "")]),
    ("发放两万零六册", [("两万零六册", 20006, "册", "")]),
    ("罚没620,113.40元", [("620,113.40元", Decimal("620113.40"), "元", "")]),
    ("每场3—5万元，上浮8%—12%", [("3—5万元", 30000, "元", ""), ("8%—12%", 8, "%", "")]),
    ("建成二十六个站点，占比超过1/4", [("二十六个", 26, "个", ""), ("超过1/4", 25, "%", "超过")]),
    ("入汛前1.35万户完成改造，年底前12个站点建成", [("1.35万户", 13500, "户", ""), ("12个", 12, "个", "")]),
    ("实施80个以上技改项目", [("80个", 80, "个", "")]),
    ("签约亿元以上项目9个", [("9个", 9, "个", "")]),
    ("城乡收入比为2.1：1", [("2.1：1", Decimal("2.1"), "比", "")]),
    ("服务3万多亿元资产", [("3万多亿元", 3 * 10**12, "元", "多")]),
    ("GDP完成86亿元，GDP92亿元", [("86亿元", 86 * 10**8, "元", ""), ("92亿元", 92 * 10**8, "元", "")]),
]

NOT_FOUND = [
    "2023年12月31日前",
    "聚焦“12+4”产业集群和1+1+N模式",
    "党的二十届二中、三中全会",
    "第二批主题教育、第4次会议",
    "拨打12348热线",
    "《提升行动计划（2023—2025年）》第3条",
    "三会一课、八项规定、十项措施、两级监督",
    "24小时值守，统一成立专班，完成整改",
    "获四星级基地，新中国成立75周年",
    "220kV线路、5G基站、C919飞机",
    "“2023年度十大案例”",
    "坚持两个维护，抓好三个方面，七方面任务",
    "办好百件实事，开展百场宣讲、千人大培训",
    "60岁以上老人、90后干部",
    "升级3.0版平台，建设1+3+N体系",
    "接入12345热线，处置110警情",
    "司发〔2023〕17号、3号楼、第5次",
    "清单［12］见第8页，1.压实责任",
    "8:30开门，1小时服务圈，连接330kV线路",
    "投资3000万元以上项目、超亿元企业",
    "2021—2025年，3月—9月，7年来，80年代",
    "跻身前20名，位列前5位",
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[t for t, _ in FOUND])
def test_found(text, expected):
    found = [(f.figure.text, f.figure.value, f.figure.unit, f.figure.qualifier) for f in find(text)]
    assert found == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text):
    assert find(text) == []


@pytest.mark.parametrize("text", [t for t, _ in FOUND])
def test_a_figure_prints_the_text_it_was_read_from(text):
    for found in find(text):
        assert text[found.start : found.end] == str(found.figure) == found.figure.text
        assert Figure.parse(found.figure.text, bare=not found.figure.unit) == found.figure


NUMERALS = ["五百零八", "一千二百万", "三万五", "九十五点六", "二〇二四", "3亿零40万", "六十万零三百一十七"]
WORTH = [508, 12000000, 35000, Decimal("95.6"), 2024, 300400000, 600317]


@pytest.mark.parametrize(("text", "value"), list(zip(NUMERALS, WORTH, strict=True)), ids=NUMERALS)
def test_numerals_in_words_and_in_both(text, value):
    assert amount(text) == value


def test_what_stands_behind_the_unit_of_a_cell_belongs_to_it():
    assert Figure.parse("30家以上") == Figure("30家以上", Decimal(30), "家", "以上")
    assert Figure.parse("6%左右").qualifier == "左右"


def test_a_number_without_a_unit_is_a_figure_only_where_last_years_has_none():
    assert Figure.parse("21.5万") is None
    assert Figure.parse("21.5万", bare=True) == Figure("21.5万", Decimal(215000), "")


ASIDE = [
    ("5.0版", Aside.NAME),
    ("“8+5”", Aside.NAME),
    ("2023年", Aside.DATE),
    ("第4", Aside.ORDINAL),
    ("三项", Aside.SAYING),
    ("5000万元", Aside.BOUND),
]


@pytest.mark.parametrize(("said", "why"), ASIDE, ids=[said for said, _ in ASIDE])
def test_every_number_that_counts_nothing_says_why(said, why):
    text = f"推广{said}以上的产业项目"
    assert [one.why for one in numbers(text)] == [why]


@pytest.mark.parametrize("text", ["", "1633", "大幅增加", "1633宗和12件", "第3次", "2025年"])
def test_what_is_not_exactly_one_figure_does_not_parse(text):
    assert Figure.parse(text) is None


def test_same_value_however_written():
    assert Figure.parse("1.2万元").same_as(Figure.parse("12,000元"))
    assert not Figure.parse("12件").same_as(Figure.parse("12宗"))


def test_pledged_figures():
    def found(text):
        return [(f.figure.text, str(f.figure.value), f.figure.unit) for f in pledged(text)]

    assert found("建成两座桥梁和七条道路") == [("两座", "2", "座"), ("七条", "7", "条")]
    assert found("审批时间再压缩三分之一") == [("三分之一", "33.3", "%")]
    assert found("申报材料减少一半") == [("一半", "50", "%")]
    assert found("帮助20多万农村劳动力就业") == [("20多万", "200000", "人")]
    assert found("农村贫困人口减少130万") == [("130万", "1300000", "人")]
    assert found("三条红线、两个维护、十条措施") == []
    assert find("建成两座桥梁") == []


def test_one_number_over_another_is_a_share_where_it_is_no_more_than_the_whole():
    def found(text):
        return [(f.figure.text, str(f.figure.value), f.figure.unit) for f in find(text)]

    assert found("压缩至1/3以内") == [("1/3", "33.3", "%")]
    assert found("受理1,968/1,986件，立法建议2,071/17条，全天24/7服务100次") == [
        ("986件", "986", "件"),
        ("100次", "100", "次"),
    ]


def test_scaled_units():
    assert scaled("万亩") == (10000, "亩")
    assert scaled("千瓦") == (1, "千瓦")
    assert scaled("万千瓦") == (10000, "千瓦")
    assert units.alike("所", "个")
    assert not units.alike("户", "人")


def test_units_turned_into_others():
    assert units.factor("吨", "斤") == 2000
    assert units.factor("亩", "公顷") * 15 == 1
    assert units.factor("千米", "公里") == 1
    assert units.factor("平方千米", "亩") == 1500
    assert units.factor("吨", "亩") is None
    assert units.factor("家", "个") is None
