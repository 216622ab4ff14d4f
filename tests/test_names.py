"""What a figure counts, in words that stand alone in a table."""

from __future__ import annotations

import pytest

from drafter.parsing.names import Topic, name_of
from drafter.zh import figures


@pytest.mark.parametrize(
    "sentence, name",
    [
        ("向村居发放宪法读本、普法折页等宣传资料1200册。", "发放宣传资料"),
        ("全年举办送法下乡、模拟法庭、法治灯谜会等活动36场。", "举办送法下乡等活动"),
        ("以和解、调解等方式结案210件。", "以和解调解等方式结案"),
        ("为企业提供合同审查、法律体检、用工指引等公益法律服务80次。", "提供公益法律服务"),
    ],
)
def test_a_list_before_a_figure_is_named_by_what_it_is_a_list_of(sentence, name):
    found = figures.find(sentence)
    assert name_of(sentence, found, 0, Topic("", ""))[0] == name


@pytest.mark.parametrize(
    "sentence, index, name",
    [
        ("在全省优秀调解案例评选中，共获1个一等奖、3个二等奖。", 1, "全省优秀调解案例评选二等奖"),
        ("建成6个村（社区）级法治宣传中心。", 0, "建成村级法治宣传中心"),
        ("9期《云岭说法》栏目共邀请30余名律师。", 0, "云岭说法栏目"),
        ("将40人讲师团细分为3个小组。", 0, "讲师团人数"),
        ("办理公证事项3200件，同比增长12.5%。", 1, "公证事项增速"),
        ("受理行政复议案件410件，较上年下降6.2%。", 1, "行政复议案件降幅"),
        ("培育法律明白人900名，其余300名全部持证。", 1, "法律明白人人数"),
    ],
)
def test_a_name_stands_alone_in_a_table(sentence, index, name):
    found, topic = figures.find(sentence), Topic("", "")
    for here in range(index + 1):
        named, topic = name_of(sentence, found, here, topic)
    assert named == name
