"""Numeric targets against this year's figures: the right figure is found, compared as promised, and silence is silence.

Sentences are made up; names and figures belong to no report.
"""

from __future__ import annotations

import pytest
from test_growth import steps

from drafter.model.report import Commitment
from drafter.parsing.targets import targets
from drafter.tracing.claims import Kind, claims
from drafter.tracing.comparing import comparable
from drafter.tracing.outcomes import outcomes
from drafter.tracing.periods import several
from drafter.tracing.things import clean
from drafter.zh.synonyms import fold

REACHED, MISSED, SILENT, APART = "reached", "missed", "not_reported", "not_comparable"


def promised(*sentences):
    return targets([Commitment(f"划{n:02}", text, "", n) for n, text in enumerate(sentences, start=1)])


def judged(promise, *told):
    """(verdict, figure) of every target of a promise."""
    found = outcomes(promised(promise), list(enumerate(told, start=1)))
    return [(str(outcome.verdict), outcome.text) for outcome in found]


@pytest.mark.parametrize(
    ("promise", "things"),
    [
        ("城乡居民收入分别增长6%和7%。", ["城镇居民收入", "农村居民收入"]),
        ("粮肉奶产量分别稳定在80亿斤、6亿斤、16亿斤。", ["", "", ""]),
        ("新建泵站6座，城乡居民收入增长6%。", ["", ""]),
    ],
)
def test_what_respectively_hands_to_each_target(promise, things):
    assert [one.thing for one in outcomes(promised(promise), [(1, "工作稳步推进。")])] == things


@pytest.mark.parametrize(
    ("promise", "told", "verdict"),
    [
        ("新建公共厕所20座。", "新建公共厕所12座。", MISSED),
        ("新建公厕100座。", "新改建主题公园12处、公厕9座，新增停车位2164个。", APART),
        ("新建公厕8座。", "新改建主题公园12处、公厕9座，新增停车位2164个。", REACHED),
    ],
)
def test_what_falls_short_is_missed_only_where_it_likely_is_the_same(promise, told, verdict):
    assert judged(promise, told)[0][0] == verdict


CASES = {
    "逐项增长": (
        "地区生产总值增长6%，固定资产投资增长8%，社会消费品零售总额增长7%。",
        "全区地区生产总值完成320亿元，同比增长6.4%；固定资产投资完成88亿元，同比增长5.1%；社会消费品零售总额增长9.2%。",
        [(REACHED, "6.4%"), (MISSED, "5.1%"), (REACHED, "9.2%")],
    ),
    "别名": (
        "经济增长5.5%左右，规上工业增加值增长7%，一般预算收入增长4%。",
        "GDP增长5.6%，规模以上工业增加值增长7.3%，一般公共预算收入增长3.2%。",
        [(REACHED, "5.6%"), (REACHED, "7.3%"), (MISSED, "3.2%")],
    ),
    "分别对齐": (
        "城镇居民人均可支配收入增长6%，农村居民人均可支配收入增长8%。",
        "城乡居民人均可支配收入分别达到41200元和23800元，分别增长5.2%和8.9%。",
        [(MISSED, "5.2%"), (REACHED, "8.9%")],
    ),
    "一张单子": (
        "新增高新技术企业6家、科技型中小企业40家、上云企业90家。",
        "新增规模以上服务业企业12家、高新技术企业9家、科技型中小企业35家。",
        [(REACHED, "9家"), (MISSED, "35家"), (SILENT, "")],
    ),
    "左右": ("地区生产总值增长5%左右。", "地区生产总值增长4.9%。", [(REACHED, "4.9%")]),
    "左右差得多": ("地区生产总值增长5%左右。", "地区生产总值增长4.5%。", [(MISSED, "4.5%")]),
    "以内": ("城镇调查失业率控制在5.5%以内。", "城镇调查失业率为5.2%。", [(REACHED, "5.2%")]),
    "以内超了": ("城镇调查失业率控制在5.5%以内。", "城镇调查失业率为5.8%。", [(MISSED, "5.8%")]),
    "少者为好": ("居民消费价格涨幅3%左右。", "居民消费价格上涨1.4%。", [(REACHED, "1.4%")]),
    "降得多": ("单位GDP能耗下降3%以上。", "万元GDP能耗下降4.2%。", [(REACHED, "4.2%")]),
    "降得少": ("单位GDP能耗下降3%以上。", "万元GDP能耗下降2.2%。", [(MISSED, "2.2%")]),
    "反而降了": ("社会消费品零售总额增长6%。", "社会消费品零售总额完成14亿元，同比下降1.3%。", [(MISSED, "1.3%")]),
    "增长对总量": ("固定资产投资增长8%。", "固定资产投资完成61亿元。", [(APART, "61亿元")]),
    "新增对总数": ("新增省级创新平台5家。", "省级创新平台达到37家。", [(APART, "37家")]),
    "一年对五年": ("新建农村公路120公里。", "五年累计新建农村公路830公里。", [(APART, "830公里")]),
    "年均对一年": ("旅游总收入增长10%。", "五年来，旅游总收入年均增长12%。", [(APART, "12%")]),
    "人群不同": ("城镇登记失业率控制在4%以内。", "城镇调查失业率控制在5%以内。", [(APART, "5%")]),
    "级别不同": ("创建省级美丽乡村8个。", "创建市级以上美丽乡村15个。", [(APART, "15个")]),
    "万和亿": ("粮食产量稳定在1.2亿斤以上。", "全年粮食总产量12500万斤。", [(REACHED, "12500万斤")]),
    "斤和吨": ("粮食总产量稳定在1.2亿斤以上。", "粮食产量6.3万吨。", [(REACHED, "6.3万吨")]),
    "亩和公顷": ("新增造林3000亩。", "新增造林180公顷。", [(MISSED, "180公顷")]),
    "量词不同": ("改造薄弱学校18所。", "改造薄弱学校20个。", [(REACHED, "20个")]),
    "从甲到乙": (
        "常住人口城镇化率达到60%。",
        "常住人口城镇化率从2020年的54.1%提高到61.3%。",
        [(REACHED, "61.3%")],
    ),
    "数在前": ("完成老旧小区改造30个。", "36个老旧小区改造全部完工。", [(REACHED, "36个")]),
    "数在名中间": ("建设高标准农田3万亩。", "建成3.4万亩高标准农田。", [(REACHED, "3.4万亩")]),
    "各一家": (
        "新增研发平台、众创空间各2家。",
        "新增研发平台3家。",
        [(REACHED, "3家")],
    ),
    "五条生产线": ("长河食品厂五条生产线全部投产。", "长河食品厂5条生产线全部投产。", [(REACHED, "5条")]),
    "没有单位的人口": ("再解决30万农村人口饮水安全问题。", "解决42万农村人口饮水安全问题。", [(REACHED, "42万")]),
    "只说超额完成": ("公益电影下乡放映不少于600场。", "超额完成公益电影下乡放映任务。", [(REACHED, "")]),
    "有话无数": (
        "规模以上工业增加值增长9%以上。",
        "规模以上工业增加值增速高于全市平均水平。",
        [(APART, "")],
    ),
    "约束性指标": (
        "化学需氧量排放减少2%，二氧化硫排放减少3%。",
        "扎实推进节能减排，各项约束性指标超额完成。",
        [(REACHED, ""), (REACHED, "")],
    ),
    "没有说": ("建成社区食堂15个。", "新建口袋公园15个，改造背街小巷6条。", [(SILENT, "")]),
    "同尾不同头": (
        "战略性新兴产业营业收入增长10%。",
        "农产品加工业营业收入增长12%。",
        [(SILENT, "")],
    ),
    "别的指标占了它": (
        "进出口总值增长5%，一般公共预算收入增长6%。",
        "一般公共预算收入增长6.5%。",
        [(SILENT, ""), (REACHED, "6.5%")],
    ),
    "项目完成的投资": (
        "实施省市重点项目26个，年内完成投资40亿元。",
        "全年实施省市重点项目28项，完成投资33亿元。",
        [(REACHED, "28项"), (MISSED, "33亿元")],
    ),
    "法律援助": (
        "办理法律援助案件900件以上，群众满意率达到98%以上。",
        "全年共办理法援案件1013宗，群众满意率99.2%。",
        [(REACHED, "1013宗"), (REACHED, "99.2%")],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_outcomes(case):
    promise, told, expected = case
    assert judged(promise, told) == expected


def test_a_figure_of_the_year_goes_before_one_of_five():
    told = ("五年来，民生改善有力。", "城镇新增就业累计6.1万人。", "一年来，工作扎实。", "城镇新增就业1.3万人。")
    assert judged("城镇新增就业1.2万人。", *told) == [(REACHED, "1.3万人")]


def test_what_is_due_later_is_not_missed_yet():
    promise = "到2030年森林覆盖率达到40%。"
    assert judged(promise, "2026年，林业工作扎实。", "森林覆盖率达到36%。") == [(APART, "36%")]
    assert judged(promise, "2026年，林业工作扎实。", "森林覆盖率达到41%。") == [(REACHED, "41%")]
    assert judged("2026年森林覆盖率达到40%。", "2026年，林业工作扎实。", "森林覆盖率达到36%。") == [(MISSED, "36%")]


def test_a_total_is_no_answer_to_its_parts():
    promise = "制衣、制鞋、家具三大产业分别实现产值60亿元、30亿元、12亿元。"
    assert {verdict for verdict, _ in judged(promise, "制衣、制鞋、家具三大产业实现产值102亿元。")} <= {APART, SILENT}


def test_parts_of_which_nothing_is_said_stay_silent():
    promise = "制衣、制鞋两大产业分别实现产值60亿元、30亿元。"
    assert [verdict for verdict, _ in judged(promise, "全年办理公证1200件。")] == [SILENT, SILENT]


def test_companies_over_a_hundred_million_are_not_those_over_a_billion():
    told = "年产值过亿元企业达到31家。"
    assert judged("年产值过亿元企业达到20家。", told) == [(REACHED, "31家")]
    assert judged("年产值过10亿元企业达到5家。", told)[0][0] != REACHED


def test_growth_may_be_told_after_several_clauses():
    told = "城镇居民人均可支配收入达30500元，农村居民人均可支配收入达19800元，同比分别增长4.1%、8.2%。"
    promise = "城镇居民人均可支配收入增长5%，农村居民人均可支配收入增长8%。"
    assert judged(promise, told) == [(MISSED, "4.1%"), (REACHED, "8.2%")]


ASIDES = [
    ("总投资52亿元的34个项目全部开工。", ["34个"]),
    ("营业收入过10亿元企业达到5家。", ["5家"]),
    ("实施500万元以上技改项目120个。", ["120个"]),
    ("绿化覆盖率由36%提高到40%。", ["40%"]),
    ("完成投资超过20亿元，其中工业投资12亿元以上。", ["超过20亿元", "12亿元"]),
]


@pytest.mark.parametrize(("promise", "texts"), ASIDES, ids=[p for p, _ in ASIDES])
def test_what_only_describes_is_no_target(promise, texts):
    found = promised(promise)
    assert len(found) == len(texts)
    assert all(text in target.text for text, target in zip(texts, found, strict=True))


def test_a_bracket_is_not_cut():
    assert [target.text for target in promised("提升市容，新（改、扩）建公厕2座。")] == ["新（改、扩）建公厕2座"]


def test_values_are_in_the_targets_unit():
    [outcome] = outcomes(promised("粮食产量稳定在1.2亿斤以上。"), [(1, "粮食产量12500万斤。")])
    assert str(outcome.value) == "1.25"
    [outcome] = outcomes(promised("固定资产投资增长8%。"), [(1, "固定资产投资完成60亿元，同比下降2%。")])
    assert str(outcome.value) == "-2"
    [outcome] = outcomes(promised("办理法律援助案件900件以上。"), [(1, "办理法律援助案件1000件。")])
    assert str(outcome.value) == "1000"


THINGS = [
    ("全年地区生产总值完成20亿元，同比增长5%", ["地区生产总值", "地区生产总值"]),
    ("甲镇、乙镇、丙镇分别增长1%、2%、3%", ["甲镇", "乙镇", "丙镇"]),
    ("其中一、二、三产增加值分别增长3%、7%左右、5%以上", ["一产增加值", "二产增加值", "三产增加值"]),
    ("存贷款余额分别达到300亿元、200亿元", ["存款余额", "贷款余额"]),
    ("新增国家级龙头企业2家、省级8家", ["国家级龙头企业", "省级龙头企业"]),
    ("建成4个省级、9个市级示范村", ["省级示范村", "市级示范村"]),
    ("新建改造柳园等8座城市公园和60个口袋公园", ["城市公园", "口袋公园"]),
    ("60个重点项目完成投资18亿元、增长4%", ["重点项目完成投资", "重点项目完成投资", "重点项目完成投资"]),
    ("纳税超千万元企业达到13家", ["纳税企业", "纳税超千万元企业"]),
    ("投资3亿元的食品产业园加快建设", ["投资食品产业园加快建设"]),
    ("新能源汽车充电桩新增300个", ["新能源汽车充电桩新增"]),
    ("新增建设用地400亩", ["建设用地"]),
    ("5个项目400亩土地完成征收", ["项目土地完成征收", "项目土地完成征收"]),
]


@pytest.mark.parametrize(("sentence", "things"), THINGS, ids=[s for s, _ in THINGS])
def test_what_a_figure_counts(sentence, things):
    assert ["".join(claim.things) for claim in claims(sentence)] == things


def test_all_of_a_list_may_be_meant():
    [claim] = claims("化学需氧量、氨氮排放均减少2%")
    assert claim.things == ("化学需氧量", "氨氮排放")
    assert claim.falls
    assert claim.kind is Kind.GROWTH


def test_kinds():
    kinds = [claim.kind for claim in claims("甲增长5%，乙占比60%，丙提高到70%，丁提高2个百分点，戊8家")]
    assert kinds == [Kind.GROWTH, Kind.SHARE, Kind.SHARE, Kind.POINTS, Kind.AMOUNT]


def test_what_something_grew_from_is_not_claimed():
    assert [claim.text for claim in claims("城镇化率从2020年的51%提升到57%")] == ["57%"]


def test_looks_back_over_years():
    told = [
        "过去五年，成绩很大。",
        "新建公路90公里。",
        "2024年，新建公路8公里。",
        "刚刚过去的2024年很不平凡。",
        "修桥3座。",
    ]
    assert several(list(enumerate(told))) == [True, True, False, False, False]
    assert several([(1, "近三年累计培训5000人次。"), (1, "培训800人次。")]) == [True, False]


def test_stock_and_flow():
    [one], [other] = claims("高新技术企业达到60家"), claims("新增高新技术企业9家")
    assert not comparable(one, other)
    assert not comparable(other, one)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("GDP", "地区生产总值"),
        ("国内生产总值", "地区生产总值"),
        ("单位GDP能耗", "单位能耗"),
        ("社零总额", "社会消费品零售总额"),
        ("外贸进出口总值", "进出口"),
        ("营业收入", "营业收入"),
    ],
)
def test_standard_indicators_have_one_name(text, folded):
    assert fold(text) == folded


def test_cleaning():
    assert clean("力争全年新增") == ""
    assert clean("确保粮食总产量稳定在") == "粮食产量"
    assert clean("一是加快推进高标准农田建设（二期）") == "高标准农田建设"


@pytest.mark.slow
def test_a_long_plan_takes_as_many_steps_as_it_has_pairs():
    def judged(size):
        promises = promised(*(f"新增第{n}类示范点{n + 3}个，完成{n}号项目投资{n}.5亿元。" for n in range(1, size + 1)))
        told = [
            (n, f"建成{n}类示范点{n}个，全年{n}号片区完成投资{n}亿元，同比增长{n}%。") for n in range(1, 5 * size + 1)
        ]
        assert len(outcomes(promises, told)) == len(promises)

    assert steps(judged, 24) < 5 * steps(judged, 12)


def test_nothing_told():
    assert judged("新增就业3000人。") == [(SILENT, "")]
    assert outcomes((), [(1, "新增就业3000人。")]) == []
