"""What a figure counts, in words that stand alone in a table; for which period, and how exactly. Sentences are made up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit import report

from drafter.quantities import Standing, quantities
from drafter.zh import figures
from drafter.zh.figures import Figure, bounds


def counted(sentence, year=2024):
    return quantities(sentence, figures.find(sentence), year)


def names(sentence):
    return [one.name for one in counted(sentence)]


LISTS = {
    "向村居发放宪法读本、普法折页等宣传资料1200册。": ["发放宣传资料"],
    "全年举办送法下乡、模拟法庭、法治灯谜会等活动36场。": ["举办送法下乡等活动"],
    "以和解、调解等方式结案210件。": ["以和解调解等方式结案"],
    "为企业提供合同审查、法律体检、用工指引等公益法律服务80次。": ["提供公益法律服务"],
    "印发5类须知、指南等便民手册9000册。": ["印发须知指南等便民手册种类", "印发须知指南等便民手册"],
    "设立联络站12个、工作室30个。": ["设立联络站", "设立工作室"],
    "建成省级示范村7个、市级21个。": ["建成省级示范村", "市级示范村"],
}

WHO_AND_WHAT = {
    "41名网格员获评优秀调解员。": ["获评优秀调解员的网格员"],
    "全镇35个村设立法律服务室。": ["设立法律服务室的村"],
    "与27个地区达成800项通办合作。": ["达成通办合作的地区", "达成通办合作"],
    "组织160名干部参加旁听庭审。": ["参加旁听庭审的干部"],
    "各调解委员会共化解邻里纠纷520起。": ["化解邻里纠纷"],
    "向群众免费赠送法治图书350册。": ["赠送法治图书"],
    "对物业公司开展3次联合检查。": ["物业公司联合检查"],
    "促进民营企业健康发展18条措施落地。": ["促进民营企业健康发展措施"],
}

RATES = {
    "2600余名学员参加考试，及格率达98%。": ["参加考试的学员", "学员及格率"],
    "均已实现100%网上可办。": ["网上可办率"],
    "87%的纠纷在镇街化解。": ["在镇街化解的纠纷比例"],
    "办理公证事项3200件，同比增长12.5%。": ["办理公证事项", "公证事项增速"],
    "受理复议案件410件，较上年下降6.2%。": ["受理复议案件", "复议案件降幅"],
    "满意率提高2.3个百分点。": ["满意率增幅"],
    "城乡居民收入分别增长5%和6%。": ["城镇居民收入增速", "农村居民收入增速"],
    "登记率、备案率分别达到95%、97%。": ["登记率", "备案率"],
    "村居法律顾问覆盖率从80%提高到96%。": ["村居法律顾问覆盖率", "村居法律顾问覆盖率"],
}

PARTS = {
    "受理援助案件90件，办结84件，涉案金额约500万元。": ["受理援助案件", "办结援助案件", "援助案件涉案金额"],
    "培训20期1500余人次。": ["培训期数", "培训人次"],
    "全区15个司法所平均仅有3.2名工作人员。": ["全区司法所", "司法所平均工作人员"],
    "在全市案例评选活动中，我局获奖6名。": ["案例评选获奖"],
    "组建70支约3000人的普法队伍。": ["组建普法队伍", "组建普法队伍"],
    "改造站点（含新建）18个。": ["改造站点"],
}

BARE = {
    "落实3.0版改革任务55项。": ["落实改革任务"],
    "完成“5+2”监管应用9个。": ["完成监管应用"],
    "“清风普法”公众号阅读量31.5万。": ["清风普法公众号阅读量"],
    "连续6年保持零复议败诉。": ["保持零复议败诉连续年数"],
    "一、案卷评查4次。": ["案卷评查次数"],
}

SHARED = {
    "东湖、西河两区分别新增企业12家和8家。": ["东湖两区新增企业", "西河两区新增企业"],
    "存贷款余额分别达到320亿元和210亿元。": ["存款余额", "贷款余额"],
    "甲县、乙县等6个县入选试点。": ["入选试点的县"],
    "243项事项实现跨省通办、158项实现省内通办。": ["实现跨省通办的事项", "实现省内通办的事项"],
    "获2个一等奖和3个二等奖。": ["获一等奖", "获二等奖"],
    "实现增加值80亿元、利税12亿元。": ["实现增加值", "实现利税"],
    "运动员在省运会上夺得金牌12枚、银牌9枚。": ["省运会金牌", "夺得银牌"],
    "向村民配发8类学习书目900册。": ["配发学习书目种类", "配发学习书目"],
}

GROWTH = {
    "市区空气优良率高于全省3.5个百分点。": ["市区空气优良率高于全省"],
    "粮食总产量增长4.1%，高于全省1.2个百分点。": ["粮食总产量增速", "粮食总产量增速高于全省"],
    "贷款增速比全省平均高2.1个百分点。": ["贷款增速高于全省"],
    "城镇居民收入年均增长7.2%。": ["城镇居民收入年均增速"],
    "外贸进出口总值增长5%，其中出口增长8%。": ["外贸进出口总值增速", "外贸进出口总值出口增速"],
    "高新技术产业增加值占规模以上工业增加值的比重达到31%。": ["高新技术产业增加值占规模以上工业比重"],
    "90%的镇达到示范标准。": ["达到示范标准的镇比例"],
    "城镇调查失业率5.1%。": ["城镇调查失业率"],
}

REACHED = {
    "地区生产总值跨过500亿元大关。": ["地区生产总值"],
    "经济总量迈上千亿元台阶。": ["经济总量"],
    "补贴标准提高到每人每年680元。": ["补贴标准"],
    "司法所由9家整合为5家。": ["司法所数量", "司法所"],
    "连续6个榨季保持高产。": ["保持高产连续榨季数"],
}

TALKED_OF = {
    "旧城改造完成投资6亿元，建成面积12万平方米。": ["旧城改造完成投资", "旧城改造建成面积"],
    "小麦种植面积20万亩，总产8万吨。": ["小麦种植面积", "小麦总产"],
    "签约企业20家，入驻15家。": ["签约企业", "入驻签约企业"],
    "组织行政执法案卷评查2轮，共评查案卷310宗。": ["组织行政执法案卷评查", "评查行政执法案卷"],
    "举办宪法宣传周，举办12项特色活动。": ["宪法宣传周特色活动"],
    "总投资5亿元的6个项目开工。": ["项目总投资", "开工的项目"],
}

PLACES = {
    "8个乡镇63个村改造任务完成。": ["完成村改造任务的乡镇", "完成村改造任务"],
    "在12个县建设示范片20个。": ["建设示范片的县", "建设示范片"],
    "为36家企业减免税费1200万元。": ["减免税费的企业", "企业减免税费"],
    "建成5G基站320个。": ["建成5G基站"],
    "新增4A级景区2家。": ["新增4A级景区"],
    "在谈项目15个。": ["在谈项目"],
}
COUNTED = SHARED | GROWTH | REACHED | TALKED_OF | PLACES
ALL = LISTS | WHO_AND_WHAT | RATES | PARTS | BARE | COUNTED


@pytest.mark.parametrize("sentence", ALL)
def test_a_name_says_what_is_counted(sentence):
    assert names(sentence) == ALL[sentence]


STANDING = {
    "审结案件31件，较去年26件明显上升。": ["", "上年"],
    "来访量为240件，比2023年的310件下降22.6%。": ["", "上年", ""],
    "司法所由原来9家整合为5家。": ["上年", ""],
    "与上年同期的150件相比增加12件。": ["上年", ""],
    "覆盖率从2023年的80%和75%分别提高到92%和90%。": ["上年", "上年", "", ""],
    "去年受理300件，今年受理350件。": ["上年", ""],
    "2025年打算：新建站点8个，培训律师60名。": ["计划", "计划"],
    "力争办结率达到98%。": ["计划"],
    "持证率93.7%，未达到95%的目标。": ["", "目标"],
    "累计培育法律明白人420名。": ["累计"],
    "全年受理案件880件。": [""],
    "完成年度任务的110%。": [""],
}


@pytest.mark.parametrize("sentence", STANDING)
def test_what_a_figure_stands_for(sentence):
    assert [str(one.standing) for one in counted(sentence)] == STANDING[sentence]


def test_last_years_figures_and_plans_are_no_indicators_of_this_year():
    told = report("一、2024年工作总结\n来访量为240件，比2023年的310件下降22.6%。\n工作推进有力，力争新建站点8个。")
    assert [s.figure.text for s in told.statistics] == ["240件", "22.6%"]
    assert [(s.figure.text, s.standing) for s in told.compared] == [("310件", "上年"), ("8个", "计划")]


BOUNDS = {
    "650余家": (650, None),
    "近90%": (None, 90),
    "3—5万元": (30000, 50000),
    "约400件": (None, None),
    "12件": (12, 12),
    "超3200家": (3200, None),
}


@pytest.mark.parametrize("text", BOUNDS)
def test_how_exact_a_figure_is(text):
    low, high = BOUNDS[text]
    expected = tuple(None if one is None else Decimal(one) for one in (low, high))
    assert bounds(Figure.parse(text)) == expected


def test_who_did_it_is_told():
    assert counted("社区法律顾问共提供法律咨询900次。")[0].whose == "社区法律顾问"


def test_standing_counts():
    assert [one for one in Standing if one.counts] == [Standing.NOW, Standing.TOTAL]


WORDS = st.lists(
    st.sampled_from(
        [
            *"，。；：、（）()“”《》的和0123456789%万亿余约",
            "案件",
            "12件",
            "3.5万元",
            "分别",
            "增长",
            "2:1",
            "2024年",
            "较",
            "由",
            "到",
        ]
    )
)


@given(WORDS)
@settings(max_examples=400, deadline=None)
def test_every_figure_is_told_once_and_in_order(pieces):
    sentence = "".join(pieces)
    found = figures.find(sentence)
    assert [(one.start, one.end) for one in counted(sentence)] == [(one.start, one.end) for one in found]
