"""drafter proof: set wordings: formulae all but whole, things told in a set order, frames that lack a word."""

from __future__ import annotations

import pytest
from kit import KINDS
from kit import paper as manuscript

from drafter import parsing, proofing


def told(words, year=2024):
    paper = manuscript(f"一、{year}年工作回顾\n{words}")
    return [slip.rule for slip in proofing.proof(proofing.paper(paper, parsing.parse(paper, KINDS)))]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("健全法治、自治、德治相结合的治理机制。", "固定表述"),
        ("解决好农村、农业、农民问题。", "固定表述"),
        ("纠治形式主义、官僚主义、奢靡之风。", "固定表述"),
        ("带头遵法学法守法用法。", "固定表述"),
        ("加强生物多样化保护。", "固定表述"),
        ("行政负责人出庭应诉率提高。", "固定表述"),
        ("落实意识形态责任制。", "固定表述"),
        ("创建全国法治政府示范市。", "固定表述"),
        ("抓好“十四五规划”实施。", "固定表述"),
        ("全面融入“一带一路”战略。", "固定表述"),
        ("团结在习近平同志为核心的党中央周围。", "固定表述"),
        ("打掉黑社会犯罪组织1个。", "固定表述"),
        ("一般公共预算同比增长5%。", "固定表述"),
        ("新入库规上工业12家。", "固定表述"),
        ("失业再就业320人。", "固定表述"),
        ("发挥工会、青年团、妇联的作用。", "固定表述"),
        ("做好脱贫攻坚与乡村振兴有效衔接。", "旧提法"),
        ("深化与“一带一路”沿线国家合作。", "旧提法"),
        ("守牢食药品安全底线。", "脱字衍字"),
        ("乡土气息与现代功能相映成辉。", "错别字"),
        ("加快5G通讯网络布局。", "错别字"),
        ("清理垃圾2万余方。", "单位写法"),
        ("坚持人民调解为主线，抓好落实。", "搭配"),
        ("以化解矛盾纠纷抓手，抓好落实。", "搭配"),
        ("在区委坚强领导，抓好落实。", "搭配"),
        ("把化解矛盾纠纷的首要任务，抓好落实。", "搭配"),
    ],
)
def test_it_tells(words, rule):
    assert told(words) == [rule]


@pytest.mark.parametrize(
    "words",
    [
        "健全自治、法治、德治相结合的治理机制，增强法治、自治能力。",
        "解决好农业、农村、农民问题，发展农村、农业。",
        "纠治形式主义、官僚主义、享乐主义和奢靡之风，反对形式主义、官僚主义。",
        "带头尊法学法守法用法，行政机关负责人出庭应诉率提高。",
        "落实意识形态工作责任制，创建全国法治政府建设示范市，推进信访工作法治化。",
        "抓好“十四五”规划实施，深度融入“一带一路”建设，打造“一带一路”战略支点。",
        "打掉黑社会性质组织1个，打击境外黑社会组织渗透。",
        "严格一般公共预算执行，发展规上工业12项措施，下岗失业再就业320人。",
        "统筹发展与安全，推动经济实现质的有效提升与量的合理增长。",
        "坚持以人民调解为主线，以化解矛盾纠纷为抓手，在区委坚强领导下，抓好落实。",
        "根本在于区委坚强领导，把化解矛盾纠纷作为首要任务，牢牢把握高质量发展首要任务。",
    ],
)
def test_it_is_silent(words):
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("推进脱贫攻坚与乡村振兴有效衔接。", 2019),
        ("落实“一带一路”战略。", 2015),
        ("健全法治、自治、德治相结合的治理机制。", 2016),
    ],
)
def test_before_its_year_a_wording_is_not_told(words, year):
    assert told(words, year) == []
