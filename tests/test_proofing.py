"""drafter proof: every rule by the 反例 and 正例 of its docstring, places in the file, what is printed, the Word file."""

from __future__ import annotations

import inspect
import io
import json
import os
import pkgutil
import random
import re
import zipfile
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from kit import KINDS, SHARED, guarded
from kit import paper as manuscript
from ruamel.yaml import YAML

from drafter import parsing, proofing, readers
from drafter.model.finding import Level
from drafter.model.manuscript import Look, Para, Span
from drafter.model.phrases import OwnPhrase
from drafter.proofing.precision import between
from drafter.proofing.printed import in_file, places
from drafter.zh.figures import Figure

RULES = [module.__name__.split(".")[-1] for module in proofing.RULES]


def read(text, prior=None, table=""):
    """Lines of text, and of a table whose cells are parted by blanks -> the paper to be proofed."""
    paper = manuscript(text)
    rows = tuple(
        Para(Look.TABLE_ROW, tuple(Span(part) for part in re.split("( )", line))) for line in table.splitlines()
    )
    rows = tuple(
        replace(row, spans=tuple(replace(s, text="\t") if s.text == " " else s for s in row.spans)) for row in rows
    )
    paper = replace(paper, paras=(*paper.paras, *rows))
    return proofing.paper(paper, parsing.parse(paper, KINDS), prior)


def found(rule, example):
    prior = read(example["上年"]) if "上年" in example else None
    paper = read(example["今年"], prior, example.get("表", ""))
    own = (OwnPhrase.model_validate(example["提法"]),) if "提法" in example else ()
    return list(rule.look(replace(paper, phrases=own)))


def examples(rule):
    return YAML(typ="safe", pure=True).load("\n".join(inspect.getdoc(rule).splitlines()[2:]))


@pytest.mark.parametrize("rule", proofing.RULES, ids=lambda rule: rule.ID)
def test_documented_examples_are_true(rule):
    assert inspect.getdoc(rule).startswith(f"{rule.ID}：")
    told = found(rule, examples(rule)["反例"])
    assert told
    assert all(one.message and one.fix and one.message != one.fix for one in told)
    assert not found(rule, examples(rule)["正例"])


def test_every_rule_is_in_the_tuple():
    modules = {m.name for m in pkgutil.iter_modules(proofing.__path__)}
    rules = {name for name in modules if re.search("^ID = ", source(name), re.MULTILINE)}
    assert rules == set(RULES)
    assert len({rule.ID for rule in proofing.RULES}) == len(RULES)


def source(name):
    return Path(proofing.__file__).with_name(f"{name}.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("全年共调解案件4000件，调解成功3601件，调解成功率近95%。", "算不拢"),
        ("一般公共预算收入从4.01亿元增长到6.01亿元，年均增长7.5%。", "算不拢"),
        ("抽查卷宗260卷，评定优良132卷，优良率58.0%。", "算不拢"),
        ("接案11,402宗，调成11,131宗，成功率98.1%。", "算不拢"),
        ("建成东镇、西镇3座污水处理站。", "算不拢"),
        ("能耗下降2倍。", "数字用词"),
        ("新增服务超过30项以上。", "数字用词"),
        ("新建110KV变电站。", "单位写法"),
        ("做好治领域改革试点。", "脱字衍字"),
        ("抽查卷宗180卷、优秀99卷、优秀率65%。", "算不拢"),
        ("走访群众3171人次，比去年3020人次增长15%。", "算不拢"),
        ("办结案件533件，同比增长40%（上年同期410件）。", "算不拢"),
        ("2023年受理复议案件410件，2024年受理复议案件513件，增长35%。", "算不拢"),
        ("2023年办理公证2512件、2024年2764件，增长20%。", "算不拢"),
        ("来访60批，较上年的85批减少35批。", "算不拢"),
        ("办案1260件，其中民事1100件（占87.3%）、刑事150件、行政20件。", "算不拢"),
        ("办案1260件，其中民事1100件、刑事150件、行政20件。", "算不拢"),
        ("办案1260件（民事1000件、刑事150件、行政20件）。", "算不拢"),
        ("办案1260件，其中民事1000件、刑事150件、其他案件20件。", "算不拢"),
        ("发放普法手册5.6万册。\n共印发普法宣传手册56万册。", "异常值"),
        ("印制折页1．2万份。\n发放折页12万份。", "异常值"),
        ("发放普法画册1.2万份。\n普法画册达12万份。", "异常值"),
        ("一是强化统筹。\n三是夯实基础。", "序号不连续"),
        ("问题主要是：一是力量不足，二是经费紧张，二是装备老旧。", "序号不连续"),
        ("（一）强化统筹\n抓好落实。\n（二）夯实基础\n抓好基层。\n（四）建强队伍\n抓好培训。", "序号不连续"),
        ("坚定做到“两个确立”。", "固定表述"),
        ("做到两个确立。", "固定表述"),
        ("召开依法治县领导小组会议。", "旧提法"),
        ("宣传贯彻二十大精神。", "固定表述"),
        ("提高提升办案质量。", "脱字衍字"),
        ("推进推进窗口建设。", "脱字衍字"),
        ("切实的履行监督职责。", "错别字"),
        ("持续优化营商环竟建设，推动高质量发展。", "错别字"),
        ("坚持义无反故、勇往直前。", "错别字"),
        ("推动经济社会高质质量发展。", "脱字衍字"),
        ("印发手册3．6万册。", "字符写法"),
        ("抓好落实。 2024年办结案件80件。", "字符写法"),
        ("开展 “护苗”行动，办结案件80件。", "字符写法"),
        ("全年办结案件 80件。", "字符写法"),
        ("全年办结率为95% 和去年一样。", "字符写法"),
        ("----过去的一年，办结案件80件。", "标点用法"),
        ("培育龙头企业1--2家。", "标点用法"),
        ("开展“12.4”系列宣传活动。", "标点用法"),
        ("为建设法治青河再立新功！。", "脱字衍字"),
        ("深化“1 10 100”调解工程。", "字符写法"),
        ("推进“互联网 公证”服务。", "字符写法"),
        ("打造法治公园，提升文化品味，办结案件80件。", "错别字"),
        ("推进决策科学化、民主化、法制化。", "固定表述"),
        ("维护群众切身权益。", "搭配"),
        ("深化与甲公司、乙公司等合作力度。", "搭配"),
        ("加大法治文化普及，办结案件80件。", "搭配"),
        ("利用“互联网”技术办理公证。", "固定表述"),
        ("调解成功率达到98%以上，年均增长2.5%。", "数字用词"),
        ("严格落实中央八项规定，深入纠治“四风”。", "固定表述"),
        ("预计2024年，办结案件预计完成80件。", "脱字衍字"),
        ("“6.26国际禁毒日”发放折页8万份。", "标点用法"),
        ("加快推进法治文化公园项目建设进度，办结案件80件。", "搭配"),
        ("推进法治化建设步伐，办结案件80件。", "搭配"),
        ("加快推进甲服务站、乙服务站工程建设进度。", "搭配"),
        ("本着便民利民的原则。今年办成八件实事。", "搭配"),
        ("让我们更加紧密的团结在党中央周围。", "错别字"),
        ("让法治成果更多更公平的惠及群众。", "错别字"),
        ("持之以恒的抓好窗口作风。", "错别字"),
        ("开通服务专线，途径甲村、乙村和丙村。", "错别字"),
        ("以“一三五”思路为总揽，抓好落实。", "错别字"),
        ("严厉打击强揽工程、阻扰施工等行为。", "错别字"),
        ("在区委坚强的领导下，抓好落实。", "固定表述"),
        ("严禁耕地“非农化、非粮化”。", "固定表述"),
        ("巩固“两不愁、三保障”成果。", "固定表述"),
        ("调解成功率97.2%，增长6.5%。", "数字用词"),
        ("深刻领悟“三个导向”。\n牢记“三个向”。", "名称不一"),
        ("办理公证1410件，上年1252件，同比增长9.8%。", "算不拢"),
        ("城乡居民收入分别达到29508元，好于预期。", "数字用词"),
        ("群众满意度达9.86%，稳步提升。", "异常值"),
        ("城乡居民医保参保率9.7%。", "异常值"),
        ("重点抓好三个方面工作。\n——强化统筹，抓好落实。\n——夯实基础，抓好基层。\n下一步再接再厉。", "个数不符"),
        ("铸牢中华民族共同意识。", "固定表述"),
        ("坚持党中央集中领导。", "固定表述"),
        ("更好的服务了企业。", "错别字"),
        ("单产再创历史最高记录。", "错别字"),
        ("办理案件1450件，其中民事1194件，占比89.3%。", "算不拢"),
        ("发放贷款6147万元，是上年4311万元的2.9倍。", "算不拢"),
        ("培训人员由30人增加到90人，增长3倍。", "算不拢"),
        ("参保企业由300家增加到700家，翻了两番。", "算不拢"),
        ("培训人员从3919人次增加到4370人次，增加458人次。", "算不拢"),
        ("专利由2015年的300件增加到2020年的500件，年均增长20.1%。", "算不拢"),
        ("深化“亩产效益”评价改革。\n推行“亩均效益”评价改革。", "名称不一"),
        ("推行“一村一网”矛盾调处模式。\n打造“一村一网”矛盾联动调处新模式。", "名称不一"),
        ("弘扬“厚德”、“尚学”精神，提升办案质量。", "标点用法"),
        ("印发《甲规划》、《乙规划》，提升办案质量。", "标点用法"),
        ("印发《甲规划（2021-2035年）》，提升办案质量。", "标点用法"),
        ("发展早餐经济、夜市经济假日经济、直播经济。", "标点用法"),
        ("发展生物农业、食品加工食品包装、冷链物流等产业。", "标点用法"),
        ("举办《窗口服务之星》评选活动。", "标点用法"),
        ("1、强化统筹，抓好落实。", "标点用法"),
        ("完成县五届二次人民代表大会确定的任务。", "固定表述"),
        ("完成五届人民代表大会二次会议确定的任务。", "固定表述"),
        ("基本医保年均补助标准提高到600元。", "固定表述"),
        ("工作得到市委领导和有关部门主要负责同志给予高度评价。", "搭配"),
        ("县法律援助中心荣获全省便民服务示范单位。", "搭配"),
        ("避免纠纷不再发生。", "搭配"),
        ("媒体作了充份报导。", "错别字"),
        ("带来无尚光荣。", "错别字"),
        ("为基层治理做出了了不起的贡献。", "错别字"),
        ("窗口服务亟需改善。", "错别字"),
        ("占公共财政预算总支出的80%。", "旧提法"),
        ("坚持国家总体安全观。", "固定表述"),
        ("强化行政执法监督力度。", "搭配"),
        ("印发《甲方案（2018-2035）》。", "标点用法"),
        ("推广典型作法。", "错别字"),
        ("完善考核制度，建全调解网络。", "错别字"),
        ("消减审批事项12项。", "错别字"),
        ("出具检测报30份。", "脱字衍字"),
        ("宣传新修订《调解条例》。", "脱字衍字"),
        ("为企业贡献有力的法治保障。", "搭配"),
        ("加强探索调解新路子。", "搭配"),
        ("不断完善窗口服务不断提高质量。", "搭配"),
        ("推诿现象不同程度的存在，力量不足。", "错别字"),
        ("创下同类窗口建设速度最快的全国记录。", "错别字"),
        ("窗口用电量3亿度，增长3%。", "单位写法"),
        ("实现两个百年目标。", "固定表述"),
        ("县公证处连续三年评为“先进集体”。", "搭配"),
        ("从提高办案质量为切入点，抓好落实。", "搭配"),
        ("置办调解器材、办公桌椅、建成窗口3个。", "标点用法"),
        ("调解作用发挥得好，普法推进的更加有力。", "错别字"),
        ("为基层治理做出了积极贡献。", "错别字"),
        ("落实县十一次党代会部署。", "固定表述"),
        ("执行中央八项规定精神及其实施细则。", "固定表述"),
        ("践行“绿水青山就是金山银山”，办结案件80件。", "固定表述"),
        ("建设窗口3-5个，接待群众。", "标点用法"),
        ("开展乡村环境整治专项行动。\n开展乡村环境专项整治行动。", "名称不一"),
    ],
)
def test_it_tells(words, rule):
    text = f"一、2024年工作回顾\n{words}"
    assert rule in [slip.rule for slip in proofing.proof(read(text))]


@pytest.mark.parametrize(
    "words",
    [
        "受理19宗，其中办结11宗，正在审理8宗。",  # parts of a whole
        "办结案件714宗，受理案件685宗，办结率高。",  # some from the year before
        "全年调解1061宗，化解361宗，综合化解率达34.02%。",
        "优良天数248天，空气质量优良率为67.9%。",
        "生产总值从2019年的87.55亿元增长到118.32亿元，年均增长5.02%。",  # at constant prices
        "不良贷款率较年初下降7.7个百分点。",
        "空气质量综合指数、臭氧、颗粒物同比分别改善8.3%、8.1%、5.6%。",
        "五年来，扫黑除恶专项斗争取得重大成果。",
        "推行“网上办”“掌上办”服务，建立“一企一策”“一县一策”机制。",
        "把一件一件实事办好，一个项目一个项目抓落地，让群众得到实实在在的实惠。",
        "顺利完成“八五”普法终期评估。",
        "做好“八五”普法终期验收准备。",
        "完成东镇、西镇等3座污水处理站。",
        "企业收支两条线、服务两手抓。",
        "抽查卷宗180卷、优秀99卷、优秀率55%。",
        "办理建议81件、提案79件，办复率、满意率均达100%。",
        "走访群众3171人次，比去年3020人次增长5%。",
        "2023年办理公证2512件、2024年2764件，增长10%。",
        "来访60批，较上年的85批减少25批。",
        "税收12亿元，同比增长8%（上年10亿元，可比口径）。",
        "办案1260件，其中民事1000件、刑事150件。",  # not all of them
        "培训100人，其中党员60人、妇女55人。",  # parts that overlap
        "办案1000件，其中刑事700件，民事280件，提供咨询100件。",  # another deed
        "年度任务完成率达120%。",
        "受理案件120件。\n排查案件1200件。",
        "发放普法手册3万册。\n发放普法手册30万册，开展讲座30场。",  # one digit alone tells nothing
        "坚持一要吃饭，二要建设。",
        "一是强化统筹，抓好落实。\n开展三项行动：一是普法，二是调解，三是援助。\n二是夯实基础，抓好基层。",
        "优良天数190天，优良天数增加19天。",
        "学习贯彻党的二十大和二十届三中全会精神。",
        "深刻领悟“两个确立”的决定性意义，做到“两个维护”。",
        "提供优质高效的服务，推动有效的解决办法落地。",
        "办理案件1450件，其中民事1194件，占比82.3%。",
        "群众满意度提高9.86个百分点，5G用户普及率偏低，仅为18%。",
        "投资12亿元，其中工业投资6亿元，占GDP的35%。",  # of something else
        "培训人员由30人增加到90人，增长2倍。",
        "参保企业由300家增加到590家，接近翻番。",
        "水质创有记录以来最好水平。",
        "限额以上社会消费品零售额增长6%。",
        "关心社区独居老人、残疾人和困境儿童，做好未成年人保护和犯罪预防。",
        "推进“搞质量发展”短视频大赛。",  # a name, played with
        "推动经济社会高质效发展。",
        "弘扬“厚德”精神、“尚学”精神，保护产业链供应链、能源通道。",
        "弘扬厚德、“尚学”、“敬业”、友善的风气。",  # a list of which only some are marked
        "举办《反家庭暴力法》宣传活动，印发《甲规划（2021—2035年）》。",
        "做好政府债务和隐性债务、金融债务化解，1、2号楼竣工。",
        "完成县五届人大二次会议、第五届人民代表大会第三次会议确定的任务。",
        "县法律援助中心荣获“便民服务示范单位”称号，获评示范单位。",
        "防止纠纷再次发生，工作得到市委领导高度评价。",
        "落实县第十一次党代会部署，推进更加有力的举措，抓好推进的更多事项落地。",
        "践行“绿水青山就是金山银山”理念，坚持“绿水青山就是金山银山”，办结案件80件。",
        "建设窗口3—5个，G234-1号桥竣工。",
        "引导更多资金投向服务。\n引导资金更多投向服务。",  # no name
        "聚焦法治宣传、法律服务、化解纠纷等重点工作，办结案件80件。",
        "置办调解器材、办公桌椅，建成窗口3个，新建窗口、改造站点、建成中心。",
        "县公证处连续三年被评为“先进集体”，以提高办案质量为切入点。",
        "构建全链条调解机制，提交检测报告30份，完成检测报批12项。",
        "宣传新修订的《调解条例》，提供有力的法治保障，不断完善服务、不断提高质量。",
    ],
)
def test_it_is_silent(words):
    assert proofing.proof(read(f"一、2024年工作回顾\n{words}")) == []


GROWTH = (
    "受理案件{now}件，比上年{before}件{way}{said}%。",
    "受理案件{now}件，同比{way}{said}%（上年{before}件）。",
    "受理案件{now}件（去年同期{before}件），{way}{said}%。",
    "2023年受理案件{before}件，2024年受理案件{now}件，{way}{said}%。",
)


def told_of_growth(off):
    """How many of 200 sentences with two years' figures and a change that is so many points off are told."""
    chance, found = random.Random(5), 0
    for n in range(200):
        before, digits = chance.randint(31, 20_000), chance.choice((0, 1, 2))
        now = int(before * chance.choice((0.6, 0.8, 1.3, 2.1))) + 1
        change = (Decimal(now) / before - 1) * 100
        said = abs(change).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + off
        words = GROWTH[n % 4].format(now=now, before=before, said=said, way="增长" if change > 0 else "下降")
        found += any(slip.rule == "算不拢" for slip in proofing.proof(read(f"一、2024年工作回顾\n{words}")))
    return found


def test_growth_beside_both_years_figures_is_worked_out():
    assert told_of_growth(0) == 0
    assert told_of_growth(10) == 200


def test_what_to_write_takes_up_the_words_found():
    told = proofing.proof(read("一、2024年工作回顾\n依法治县委员会统筹推进，努力的做好普法工作。"))
    assert [slip.fix for slip in told] == ["改为“全面依法治县委员会”", "改为“努力地做好”"]


def test_a_phrase_is_judged_by_the_year_it_speaks_of():
    plan = "一、{}年工作回顾\n办结案件300件。\n二、{}年工作安排\n推进国企改革三年行动。"
    assert [slip.rule for slip in proofing.proof(read(plan.format(2022, 2023)))] == ["旧提法"]
    assert proofing.proof(read(plan.format(2021, 2022))) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("打造洪山区法治品牌。", ["洪山区"]),
        ("做优汉阳区营商环境。", ["汉阳区"]),
        ("与汉阳区建立协作机制。", []),
        ("江岸区、江汉区来我区考察。", []),
        ("案件由江汉区人民法院集中管辖。", []),
        ("打造硚口区法治品牌，新建区档案馆。", []),
    ],
)
def test_a_neighbour_is_not_we(words, told):
    paper = read(f"硚口区2024年法治政府建设年度报告\n一、2024年主要工作\n{words}")
    assert [slip.words for slip in proofing.proof(paper)] == told


def test_marks_that_a_copy_broke_over_lines_pair():
    assert proofing.proof(read("一、2024年工作回顾\n推行“\n一站式\n”服务，全面提升办案质量。")) == []


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("指标 上年 今年\n受理法律援助案件（件） 2207 2381\n办结案件 2100 2290", ["2381"]),
        ("指标 上年 今年\n受理法律援助案件（件） 2381 2318", []),
        ("指标 计划 今年\n受理法律援助案件 2381 2,318", []),
        ("指标 今年\n受理法律援助案件 1207", []),  # another count
    ],
)
def test_a_table_agrees_with_the_text(table, told):
    text = "一、2024年工作回顾\n全年受理法律援助案件2318件。\n各项指标如下："
    slips = proofing.proof(read(text, table=table))
    assert [slip.words for slip in slips if slip.rule == "前后不一"] == told


NOTES = "{}\n名词解释\n1.五个减量替代：指五项替代。\n2.一业一证：指一张证。\n3.两免一补：指三项政策。"


def test_a_term_is_told_as_the_glossary_explains_it():
    text = "一、2024年工作回顾\n推行五个减量代替、一业一证、两免一补。"
    assert [slip.words for slip in proofing.proof(read(NOTES.format(text)))] == ["五个减量代替"]
    assert proofing.proof(read(NOTES.format(text.replace("代替", "替代")))) == []


def test_an_explanation_keeps_to_its_term():
    text = NOTES.replace("指五项替代", "从五个方面减量代替").format("一、2024年工作回顾\n推行五个减量替代。")
    assert [slip.words for slip in proofing.proof(read(text))] == ["减量代替"]


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ("计划完成投资30亿元", True),
        ("计划完成投资30亿元以上", False),
        ("争取完成投资30亿元", False),
        ("计划完成投资30亿元，水利工程计划完成投资40亿元", False),  # which of the two
    ],
)
def test_a_share_is_of_the_only_plan(plan, told):
    prior = read(f"一、2023年工作回顾\n办结案件300件。\n二、2024年工作安排\n实施项目20个，{plan}。")
    slips = proofing.proof(read("一、2024年工作回顾\n实施项目21个，完成投资26亿元，占年度计划的115%。", prior))
    assert ("完成率不符" in [slip.rule for slip in slips]) is told


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("“十三五”期间，办案数年均增长3.7%", "五年来，办案数年均增长3.7%", True),
        ("“十三五”期间，办案数年均增长3.6%", "五年来，办案数年均增长3.7%", False),
        ("办案数增长3.7%", "五年来，办案数年均增长3.7%", False),  # of the year alone
        ("“十三五”期间，办案数年均增长4%", "五年来，办案数年均增长4%", False),
    ],
)
def test_a_mean_of_other_years_is_another(before, now, told):
    slips = proofing.proof(read(f"一、2024年工作回顾\n{now}。", read(f"一、2023年工作回顾\n{before}。")))
    assert ("沿用旧数" in [slip.rule for slip in slips]) is told


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("粮食总产量12亿斤", "粮食总产量60万吨", True),
        ("粮食总产量12亿斤", "粮食总产量12.1亿斤", False),
        ("新增造林面积3万亩", "新增造林面积2000公顷", True),
        ("接待来访群众300人次", "接待来访群众290人", True),
        ("受理复议案件300件", "受理复议案件310宗", False),  # the same
    ],
)
def test_another_unit_than_last_years_is_told(before, now, told):
    slips = proofing.proof(read(f"一、2024年工作回顾\n{now}。", read(f"一、2023年工作回顾\n{before}。")))
    assert ("口径变化" in [slip.rule for slip in slips]) is told


def test_last_years_report_of_another_year_is_not_compared():
    prior = read("一、2020年工作回顾\n财政民生支出22.1亿元。")
    assert proofing.proof(read("一、2024年工作回顾\n财政民生支出27.5亿元，增长25.9%。", prior)) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("93.88%", "93.875", "93.885"),
        ("4.37亿元", "436500000", "437500000"),
        ("4700元", "4650", "4750"),
        ("近90%", "81", "90"),
    ],
)
def test_a_figure_stands_for_an_interval(text, low, high):
    figure = Figure.parse(text)
    assert list(map(str, map(float, between(figure)))) == [str(float(low)), str(float(high))]


def test_places_pass_over_glosses_and_blanks():
    printed = "龍華區(qū) 調解　12件,成功"
    where = places("龙华区调解12件，成功", printed)
    assert printed[where[3] : where[4] + 1] == "調解"
    assert printed[where[8]] == ","
    assert where[-1] == len(printed)


def test_places_in_the_file_go_over_broken_lines():
    where = in_file(["甲乙丙丁"], "题\n甲乙\n  丙丁\n")
    assert where == [[2, 3, 7, 8, 9]]


PHONE = "13800138000"
TEXT = f"一、2024年工作回顾\n推行“一站式服务，窗口全部进驻。联系人王某，电话{PHONE}。\n"


def run(tmp_path, *words):
    file = tmp_path / "报告.txt"
    file.write_text(TEXT, "utf-8")
    return CliRunner().invoke(guarded, ["proof", str(file), *words], prog_name="drafter")


def test_json_says_where_in_the_file(tmp_path):
    result = run(tmp_path, "--json")
    told = json.loads(result.stdout)["findings"]
    assert result.exit_code == 1
    assert {one["rule"]: one["level"] for one in told} == {"标点不配对": "提醒", "涉密个人信息": "错误"}
    assert [list(one) for one in told] == [
        ["rule", "level", "quote", "start", "end", "paragraph", "message", "fix", "prior_quote", "also"]
    ] * 2
    for one in told:
        printed = TEXT[one["start"] : one["end"]]
        assert printed == (PHONE if one["rule"] == "涉密个人信息" else one["quote"])


HALF = "一、2024年工作回顾\n推行窗口服务,办案提速,群众满意,企业满意。\n完善制度,健全机制,提升质效,办案提速。\n"


def test_what_is_told_once_has_all_its_places(tmp_path):
    file, into = tmp_path / "报告.txt", tmp_path / "校对稿.docx"
    file.write_text(HALF, "utf-8")
    result = CliRunner().invoke(guarded, ["proof", str(file), "--json", "-o", str(into)], prog_name="drafter")
    [one] = json.loads(result.stdout)["findings"]
    places = [one, *one["also"]]
    assert one["message"] == "全文的逗号是半角的，共6处"
    assert [place["end"] - 1 for place in places] == [at for at, char in enumerate(HALF) if char == ","]
    assert [place["paragraph"] for place in places] == [2, 2, 2, 3, 3, 3]
    assert told_in(into) == ["提示·半角标点：全文的逗号是半角的，共6处", *["提示·半角标点：和前面说的一样"] * 5]


def test_a_reading_behind_a_character_is_no_mark_of_hers(tmp_path):
    file = tmp_path / "报告.txt"
    file.write_text("一、2024年工作回顾\n龍華區(qū)調解(jiě)糾紛80件，群眾(zhòng)滿意(共80件)。\n", "utf-8")
    result = CliRunner().invoke(guarded, ["proof", str(file), "--json"], prog_name="drafter")
    assert [one["quote"] for one in json.loads(result.stdout)["findings"]] == ["(共80件)"]


def test_places_are_bounded():
    words = "一、2024年工作回顾\n" + "推行服务," * 700 + "".join(f"\n{'推行服务,' * 300}" for _ in range(20))
    [one] = [slip for slip in proofing.proof(read(words)) if slip.rule == "半角标点"]
    assert one.message == "全文的逗号是半角的，共6700处"
    assert sum(spot.paragraph == 2 for spot in one.spots) == 501
    assert len(one.also) == 5000


def test_her_own_word_file_is_marked_at_all_places(tmp_path):
    file, into = tmp_path / "报告.docx", tmp_path / "校对稿.docx"
    document = docx.Document()
    for words in HALF.splitlines():
        document.add_paragraph(words)
    document.save(str(file))
    CliRunner().invoke(guarded, ["proof", str(file), "-o", str(into)], prog_name="drafter")
    assert told_in(into).count("提示·半角标点：和前面说的一样") == 5


def told_in(file):
    """The first line of every comment of a Word file."""
    return [comment.text.partition("\n")[0] for comment in docx.Document(str(file)).comments]


def test_a_persons_number_is_never_printed_in_full(tmp_path):
    into = tmp_path / "校对稿.docx"
    told = [run(tmp_path), run(tmp_path, "--json"), run(tmp_path, "-o", str(into))]
    assert all(PHONE not in result.output for result in told)
    assert "138******00" in told[0].output
    with zipfile.ZipFile(io.BytesIO(into.read_bytes())) as archive:
        assert not any(PHONE in archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize(
    ("words", "told", "hidden"),
    [
        ("帮助未成年人张小明解除社区矫正。", "张**", "小明"),
        ("犯罪嫌疑人李强，已被抓获。", "李*", "强"),
        ("为幸福路12号3单元502室的刘某办理援助。", "为幸***", "502"),
        ("入户走访阳光小区3号楼2单元501室。", "入户***", "501"),
    ],
)
def test_a_person_is_not_told_by_name_or_address(words, told, hidden):
    slips = proofing.proof(read(f"一、2024年工作回顾\n{words}"))
    assert [(slip.rule, slip.level, slip.words) for slip in slips] == [("涉密个人信息", Level.ERROR, told)]
    assert not any(hidden in str(slip) for slip in slips)


def test_the_word_file_carries_the_findings_as_comments(tmp_path):
    into = tmp_path / "校对稿.docx"
    result = run(tmp_path, "-o", str(into))
    assert f"校对稿：{into}" in result.output
    with zipfile.ZipFile(into) as archive:
        comments = archive.read("word/comments.xml").decode()
        document = archive.read("word/document.xml").decode()
    assert "标点不配对" in comments
    assert "涉密个人信息" in comments
    assert document.count("commentRangeStart") == 2


def hers():
    """A Word file as a clerk makes one: words of a paragraph in several runs, a break, a table, a comment of her own."""
    document = docx.Document()
    document.add_paragraph("一、2024年工作回顾")
    paragraph = document.add_paragraph("推行")
    paragraph.add_run("“一站").bold = True
    paragraph.add_run("式服务，窗口全部进驻。")
    own = document.add_paragraph("全年收入超过300").add_run("万元以上的企业有12家。")
    document.add_comment(own, text="请核", author="科长")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "变电站", "新建110KV一座"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_her_own_word_file_gets_the_comments_and_stays_as_it_is(tmp_path):
    file, into = tmp_path / "报告.docx", tmp_path / "校对稿.docx"
    file.write_bytes(hers())
    result = CliRunner().invoke(guarded, ["proof", str(file), "-o", str(into)], prog_name="drafter")
    assert result.exit_code == 1
    before, after = zipfile.ZipFile(file), zipfile.ZipFile(into)
    changed = {
        name for name in after.namelist() if name not in before.namelist() or before.read(name) != after.read(name)
    }
    assert changed == {"word/document.xml", "word/comments.xml"}
    old, new = docx.Document(str(file)), docx.Document(str(into))
    assert [p.text for p in new.paragraphs] == [p.text for p in old.paragraphs]
    assert [(r.text, r.bold) for r in new.paragraphs[1].runs if r.text][:3] == [
        ("推行", None),
        ("“一站", True),
        ("式服务，窗口", None),
    ]
    assert [comment.author for comment in new.comments] == ["科长", *["起草助手"] * 3]
    ranges = re.findall(
        r'<w:commentRangeStart w:id="([123])"/>(.*?)<w:commentRangeEnd w:id="\1"/>',
        after.read("word/document.xml").decode(),
        re.DOTALL,
    )
    assert [re.sub("<[^>]+>", "", words) for _, words in ranges] == ["“一站式服务，窗口", "超过300万元以上", "110KV"]


def test_a_word_file_without_comments_gets_its_first(tmp_path):
    file, into = tmp_path / "报告.docx", tmp_path / "校对稿.docx"
    document = docx.Document()
    for words in ("一、2024年工作回顾", "单产刷新历史记录。"):
        document.add_paragraph(words)
    document.save(str(file))
    CliRunner().invoke(guarded, ["proof", str(file), "-o", str(into)], prog_name="drafter")
    before, after = zipfile.ZipFile(file), zipfile.ZipFile(into)
    kept = [name for name in before.namelist() if before.read(name) == after.read(name)]
    assert set(before.namelist()) - set(kept) == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
    }
    assert [comment.text for comment in docx.Document(str(into)).comments] == [
        "提醒·错别字：最好成绩用“纪录”\n怎么改：改为“纪录”"
    ]


def test_a_clean_report_is_clean(tmp_path):
    file = tmp_path / "报告.txt"
    file.write_text("一、2024年工作回顾\n建成五个服务站，办结案件80件。\n", "utf-8")
    result = CliRunner().invoke(guarded, ["proof", str(file)], prog_name="drafter")
    assert (result.exit_code, result.output) == (0, "没有查出问题\n")


def test_the_papers_must_be_the_ones_meant(tmp_path):
    file, other = tmp_path / "今年.txt", tmp_path / "以前.txt"
    file.write_text("龙华区2024年工作总结\n一、2024年工作总结\n办结案件80件。\n", "utf-8")
    other.write_text("坪山区2021年工作总结\n一、2021年工作总结\n办结案件80件。\n", "utf-8")
    result = CliRunner().invoke(guarded, ["proof", str(file), "--against", str(other)], prog_name="drafter")
    assert "拿来对照的是2021年的" in result.output
    assert "拿来对照的是坪山区的" in result.output
    assert "校对稿只能存成 Word" in run(tmp_path, "-o", str(tmp_path / "校对稿.xlsx")).output


@pytest.mark.shared
def test_no_trap_is_told():
    traps = [json.loads(line) for line in (SHARED / "gold" / "traps.jsonl").read_text("utf-8").splitlines()]
    for name in sorted({trap["file"] for trap in traps}):
        read_in = readers.read(SHARED / name)
        paper = proofing.paper(read_in, parsing.parse(read_in, KINDS))
        for slip in proofing.proof(paper):
            printed = paper.lines[slip.paragraph - 1].printed
            for trap in traps:
                at = printed.find(trap["quote"]) if trap["file"] == name else -1
                assert at < 0 or slip.end <= at or slip.start >= at + len(trap["quote"]), (name, slip)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["全国_2023", "全国_2024", "河北省_2025"])
def test_reports_without_slips_are_nearly_silent(name):
    read_in = readers.read(SHARED / "corpus" / "text" / f"{name}_政府工作报告.txt")
    told = proofing.proof(proofing.paper(read_in, parsing.parse(read_in, KINDS)))
    assert len([slip for slip in told if slip.level is not Level.HINT]) <= 1


PHRASES = """
- 不写: 依法治区工作领导小组
  写成: 区委全面依法治区委员会
  为什么: 2019年起改称委员会
- 不写: 夯基提质……行动
  从: 2022
  到: 2024
  轻重: 提示
- 不写: 矛调中心
  写成: 社会矛盾纠纷调处化解中心（矛调中心）
"""


def proofed(tmp_path, words, phrases=PHRASES):
    (tmp_path / "提法.yaml").write_text(phrases, "utf-8")
    file = tmp_path / "报告.txt"
    file.write_text(words, "utf-8")
    cwd = Path.cwd()
    os.chdir(tmp_path)
    try:
        return CliRunner().invoke(guarded, ["proof", "报告.txt"], prog_name="drafter")
    finally:
        os.chdir(cwd)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("召开依法治区工作领导小组会议。", "改为“区委全面依法治区委员会”"),
        ("开展夯基提质攻坚行动。", ""),
        ("依托矛调中心办案。", "改为“社会矛盾纠纷调处化解中心（矛调中心）”"),
        ("依托社会矛盾纠纷调处化解中心（矛调中心）办案。", ""),
    ],
)
def test_her_own_wordings_are_told(tmp_path, words, told):
    result = proofed(tmp_path, f"一、2024年工作回顾\n{words}")
    assert (told in result.stdout) if told else ("没有查出问题" in result.stdout)


def test_her_own_wordings_are_judged_by_the_year_spoken_of(tmp_path):
    plan = "一、2024年工作回顾\n开展夯基提质攻坚行动。\n二、2025年工作安排\n{}推进夯基提质攻坚行动。"
    assert "提示 本单位提法 2022—2024年的提法" in proofed(tmp_path, plan.format("继续")).stdout
    assert "没有查出问题" in proofed(tmp_path, plan.format("巩固2024年")).stdout


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("- 写成: 区委全面依法治区委员会\n", "提法.yaml:1: "),
        ("- 不写: 依\n", "写 2 到 60 个字"),
        ("- 不写: 依法治区\n  到: 去年\n", "写四位数字的年份"),
        ("- 不写: 矛调中心\n- 不写: 依法治区\n  从: 2030\n  到: 2022\n", "提法.yaml:2: "),
        ("- 不写: 依法治区\n  从: 2030\n  到: 2022\n", "2030年在“到”2022年后面"),
        ("- 不写: 依法治区\n  替换: 依法\n", "不认识“替换”"),
        ("不写: 依法治区\n", "一条一条的列表"),
        ("- 不写: 依法治区\n  不写: 依法\n", "提法.yaml:"),
    ],
)
def test_a_faulty_table_of_wordings_stops_with_its_place(tmp_path, table, told):
    result = proofed(tmp_path, "一、2024年工作回顾\n建成三个服务站。", table)
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output
