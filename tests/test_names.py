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
