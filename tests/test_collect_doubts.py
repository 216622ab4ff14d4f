"""collect: what fits by its words and is not certain all the same, and how a certain value is written."""

from __future__ import annotations

import pytest
from kit import ROOT

from drafter import collecting
from drafter.case import Known
from drafter.readers.incoming import incoming

KNOWN = Known.beside(ROOT)
REPORT = """云岭区司法局2023年法治政府建设年度报告

2023年，云岭区司法局扎实推进法治政府建设。

一、2023年工作情况

（一）加强统筹。{sentence}

二、存在的问题

一是基层力量有待加强。

三、2024年工作安排

（一）继续推进法治督察。
"""


@pytest.fixture
def gives(tmp_path):
    """A sentence of last year and papers by name -> the figures it asks for, by name."""

    def collected(sentence, **papers):
        prior = tmp_path / "上年.txt"
        prior.write_text(REPORT.format(sentence=sentence), "utf-8")
        folder = tmp_path / "材料"
        folder.mkdir()
        for name, text in papers.items():
            file = folder / (f"{name}.csv" if name.endswith("统计") else f"{name}.txt")
            file.write_text(text, "utf-8")
        asked = collecting.Asked((KNOWN.parse(prior),), 2024, "云岭", KNOWN.catalogue, KNOWN.kinds)
        return [
            (one.filled, one.proposals[0].printed if one.proposals else "")
            for one in collecting.collect(incoming([folder]), asked).figures
        ]

    return collected


@pytest.fixture
def tells(tmp_path):
    """A sentence of last year and one of a paper -> whether its figure is filled, and why not."""

    def told(sentence, paper):
        prior, file = tmp_path / "上年.txt", tmp_path / "办公室.txt"
        prior.write_text(REPORT.format(sentence=sentence), "utf-8")
        file.write_text(f"办公室工作总结\n\n{paper}", "utf-8")
        asked = collecting.Asked((KNOWN.parse(prior),), 2024, "云岭", KNOWN.catalogue, KNOWN.kinds)
        (one,) = collecting.collect(incoming([file]), asked).figures
        return one.filled, " ".join(proposal.why for proposal in one.proposals)

    return told


def test_a_figure_of_several_things_is_not_filled_from_one_of_them(gives):
    sheet = "2024年会议情况,,\n会议,2024年全年（次）,2023年（次）\n依法治区委员会会议,2,3\n依法治区办主任办公会议,4,3\n"
    [(filled, first)] = gives("召开依法治区委员会、依法治区办主任办公会议各3次。", 会议统计=sheet)
    assert not filled
    assert first in ("2次", "4次")


def test_the_same_of_one_thing_is_filled(gives):
    assert gives("召开依法治区办主任办公会议3次。", 法治科="法治科工作总结\n\n全年召开依法治区办主任办公会议4次。") == [
        (True, "4次")
    ]


@pytest.mark.parametrize(
    ("sentence", "told", "filled"),
    [
        ("全年在册社区矫正对象954名。", "年末在册社区矫正对象468人。", False),
        ("全年在册社区矫正对象954名。", "全年累计在册社区矫正对象1012人。", True),
        ("年末在册社区矫正对象417名。", "全年累计在册社区矫正对象468人。", False),
        ("年末在册社区矫正对象417名。", "年末在册社区矫正对象468人。", True),
        ("10名党员获评优秀共产党员。", "局机关有8名党员获评优秀共产党员。", False),
        ("全年受理法律援助案件1063件。", "截至年末，受理法律援助案件1127件。", True),
    ],
)
def test_a_day_is_no_year_and_the_offices_are_not_all(gives, sentence, told, filled):
    [(certain, first)] = gives(sentence, 科室=f"科室2024年工作总结\n\n{told}")
    assert (certain, bool(first)) == (filled, True)


@pytest.mark.parametrize(
    ("sentence", "told", "printed"),
    [
        ("为农民工追讨欠薪569万余元。", "全年为农民工追讨欠薪6124000元。", "612.4万元"),
        ("为农民工追讨欠薪569万元。", "全年为农民工追讨欠薪6124532元。", "612.4532万元"),
        ("为农民工追讨欠薪569万元。", "全年为农民工追讨欠薪612万余元。", "612万余元"),
        ("办理法律援助案件1063件。", "全年办理法律援助案件1127宗。", "1127件"),
        ("办理法律援助案件1063宗。", "全年办理法律援助案件1,127件。", "1127宗"),
        ("接待群众来访咨询1.58万人次。", "全年接待群众来访咨询16508人次。", "16508人次"),
        ("接待群众来访咨询1.58万人次。", "全年接待群众来访咨询16500人次。", "1.65万人次"),
        ("接待群众来访咨询15820人次。", "全年接待群众来访咨询16508人次。", "16508人次"),
        ("建成执法监督联系点13个。", "全年建成执法监督联系点15家。", "15个"),
    ],
)
def test_a_value_is_written_as_last_year_wrote_it(gives, sentence, told, printed):
    assert gives(sentence, 科室=f"科室2024年工作总结\n\n{told}") == [(True, printed)]


@pytest.mark.parametrize(
    ("sentence", "paper"),
    [
        ("一般公共预算收入年均增长7%。", "全年一般公共预算收入增长9.8%。"),
        ("高新技术产业产值占比提高1.5个百分点。", "高新技术产业产值占比5年提升10.6个百分点。"),
        ("完成老旧小区改造12个。", "全年新开工老旧小区改造16个。"),
        ("新建农村户厕210座。", "全年改造农村户厕230座。"),
        ("办理人大代表建议98件。", "全年办理人大代表建议、政协委员提案108件。"),
        ("个体工商户达到3万户。", "全区个体工商户和企业达到4.7万户。"),
        ("煤炭产量1000万吨。", "全年煤炭产能1400万吨。"),
        ("战略性新兴产业增长9.2%。", "全年战略性新兴产业占规上工业比重9.6%。"),
        ("新增省级技术创新中心2家。", "全年新增国家技术创新中心2家。"),
        ("新增省级技术创新中心2家。", "全年新增市技术创新中心2家。"),
        ("实施市级重点项目12个。", "全年实施市级以上重点项目15个。"),
        ("新改建省道和农村公路57公里。", "全年新改建农村公路40公里。"),
        ("水利完成投资32亿元。", "水利、农业、水利完成投资54亿元。"),
        ("办理政协提案31件。", "全年办理人大代表建议、政协提案38件。"),
        ("二氧化硫排放量下降3.5%。", "氮氧化物排放量下降4%。"),
        ("制定修改废止政府规章7部。", "全年制定政府规章5部。"),
        ("新增农民合作社31家。", "全区农民合作社达到40家。"),
        ("农民合作社达到31家。", "全年新增农民合作社36家。"),
        ("建成村级敬老院47家。", "全年建成村级托育机构52家。"),
        ("道路客运投资增长7.7%。", "装备制造投资增长7.9%。"),
        ("开展专项行动22次。", "全年开展集中行动20次。"),
        ("新建农村公路57公里。", "过去五年，交通条件明显改善。新建农村公路63公里。"),
        ("第一产业增加值增长6.2%。", "一产、二产增加值分别增长4%、5.2%。"),
        ("上市企业达到11家。", "7.“三个一批”工程：指实现2家企业上市、10家企业挂牌上市。"),
    ],
)
def test_what_is_told_of_more_years_more_things_or_another_stage_is_not_filled(gives, sentence, paper):
    [(filled, _)] = gives(sentence, 办公室=f"办公室工作总结\n\n{paper}")
    assert not filled


@pytest.mark.parametrize(
    ("sentence", "paper", "why"),
    [
        ("人身伤害保险报销比例达到68%。", "全年人身伤害门诊保险报销比例达到66%。", "材料多说了“门诊”"),
        ("消费对经济增长的贡献率达到51%。", "服务业对经济增长的贡献率达到54%。", "“消费”，材料说的是“服务业”"),
        ("完成协同立法年度任务84项。", "全年完成年度重点任务82项。", "材料没有说到“协同立法”"),
        ("走访企业120家。", "全年走访规模以上企业104家。", "多大以上"),
        ("建成区绿化覆盖率达到41%。", "建成区绿地率达到40%。", "“覆盖率”，材料说的是“绿地率”"),
        ("技术改造投资13.4亿元。", "全年工业技术改造投资12.9亿元。", "材料多说了“工业”"),
        ("建成农业园区34个。", "全年建成市级以上农业园区28个。", "级别不一样"),
        ("普法长廊面积450平方米。", "普法长廊面积不断扩大、新增510平方米。", "新增"),
        ("淘汰炼铁产能1500万吨。", "近三年淘汰炼铁产能2900万吨。", "几年"),
    ],
)
def test_what_the_names_tell_apart_is_proposed_with_the_reason(tells, sentence, paper, why):
    filled, said = tells(sentence, paper)
    assert not filled
    assert why in said


@pytest.mark.parametrize(
    ("sentence", "paper", "value"),
    [
        ("以调解、和解等方式结案361件。", "以调解、和解方式结案389件。", "389件"),
        ("办理人大代表建议98件、政协提案31件。", "全年办理人大代表建议102件、政协提案35件。", "102件"),
        ("完成老旧小区改造12个。", "全年完成老旧小区改造16个。", "16个"),
        ("设立法律援助工作站19个。", "全年设立社区、园区法律援助工作站21个。", "21个"),
        ("转载、发布普法短视频70条。", "全年发布普法短视频85条。", "85条"),
        ("以调解、和解等方式结案361件。", "其中调解、和解结案389件。", "389件"),
        ("举办读书班、研讨班等学习活动101场。", "年内举办学习活动96场。", "96场"),
        ("督促行政机关完善和改进61次。", "全年督促行政机关改进58次。", "58次"),
        ("城镇化率达到58%。", "过去五年，城乡面貌明显改变。城镇化率达到61%。", "61%"),
        ("农民合作社达到31家。", "农民合作社增至40家，其中新增9家。", "40家"),
        ("举办机关运动会和文艺汇演3场。", "全年举办机关运动会和文艺汇演4场。", "4场"),
    ],
)
def test_a_list_that_is_of_one_thing_is_filled(gives, sentence, paper, value):
    assert (True, value) in gives(sentence, 办公室=f"办公室工作总结\n\n{paper}")


@pytest.mark.parametrize(
    ("last", "now", "filled"),
    [
        ("办理案卷评查713宗", "办理案卷评查806件", True),
        ("法律援助受援3304人次", "法律援助受援3518人", False),
        ("召开支部书记会议10次", "召开支部书记会议9件", False),
        ("建成执法监督联系点13个", "建成执法监督联系点15家", True),
        ("发放普法读本842册", "发放普法读本695本", True),
        ("办理法律援助事项130个", "办理法律援助事项142户次", False),
    ],
)
def test_a_value_in_another_unit_is_filled_only_where_both_count_the_same(gives, last, now, filled):
    [(is_filled, _)] = gives(f"{last}。", 执法科=f"执法科工作总结\n\n全年{now}。")
    assert is_filled is filled


@pytest.fixture
def cited(tmp_path):
    """Last year's sentence and papers -> of its figure whether it is filled, and from which paper first."""

    def found(sentence, **papers):
        prior = tmp_path / "上年.txt"
        prior.write_text(REPORT.format(sentence=sentence), "utf-8")
        for name, text in papers.items():
            (tmp_path / name.replace("_", ".")).write_text(text, "utf-8")
        asked = collecting.Asked((KNOWN.parse(prior),), 2024, "云岭", KNOWN.catalogue, KNOWN.kinds)
        papers = incoming([tmp_path / name.replace("_", ".") for name in papers])
        (one,) = collecting.collect(papers, asked).figures
        return one.filled, one.proposals[0].source.file

    return found


NOVEMBER = "2024年业务数据报送表,,,\n指标名称,计量单位,2024年1—11月,备注\n行政执法案卷评查,宗,806,{note}\n"
WHOLE = "执法科工作总结\n\n全年开展行政执法案卷评查806宗。\n"


def test_of_two_that_agree_the_one_that_tells_of_the_year_is_cited(cited):
    sheet = NOVEMBER.format(note="本项已为全年数")
    assert cited("开展行政执法案卷评查713宗。", 报送表_csv=sheet, 执法科_txt=WHOLE) == (True, "执法科.txt")


def test_a_value_known_up_to_november_only_is_not_filled(cited):
    assert cited("开展行政执法案卷评查713宗。", 报送表_csv=NOVEMBER.format(note="")) == (False, "报送表.csv")


CASES = "行政复议案件情况表,,,\n类别,审结（宗）,其他（宗）,综合化解率\n公安,500,190,38%\n市场监管,420,150,35.71%\n其他,268,80,29.85%\n合计,1188,420,35.35%\n"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("全年审结行政复议案件1061件。", "1188件"),
        ("全年审结行政复议案件1061件，综合化解率34.02%。", "35.35%"),
    ],
)
def test_of_a_table_with_a_total_no_other_row_stands_for_it(gives, sentence, value):
    assert (True, value) in gives(sentence, 复议统计=CASES)
