"""collect: a paper of another district, of the city, of last year is told in the receipt, and nothing of it is used."""

from __future__ import annotations

import pytest
from kit import ROOT

from drafter import collecting
from drafter.case import Known
from drafter.readers.incoming import incoming

KNOWN = Known.beside(ROOT)
REPORT = """龙华区司法局2023年法治政府建设年度报告

2023年，龙华区司法局扎实推进法治政府建设。

一、2023年工作情况

（一）加强复议。全年受理行政复议案件312件。

二、存在的问题

一是基层力量有待加强。

三、2024年工作安排

（一）建成行政争议化解中心。
"""
TEXT = "全年受理行政复议案件358件。行政争议化解中心已经建成，3月起对外接待。"


@pytest.fixture
def gives(tmp_path):
    """A file's name and its words -> whether the figure of last year is filled or proposed, and what is told of the paper."""

    def given(name, text):
        prior, file = tmp_path / "上年.txt", tmp_path / name
        prior.write_text(REPORT, "utf-8")
        file.write_text(text, "utf-8")
        asked = collecting.Asked((KNOWN.parse(prior),), 2024, "龙华", KNOWN.catalogue, KNOWN.kinds)
        told = collecting.collect(incoming([file]), asked)
        used = (
            any(one.proposals for one in told.figures) or any(one.replies for one in told.promises) or bool(told.news)
        )
        return used, " ".join(remark for _, remark in told.remarks)

    return given


OTHERS = {
    ("复议.txt", f"福田区司法局2024年工作总结\n\n{TEXT}我区复议工作有序。"): "像是福田区的材料",
    ("材料.txt", f"工作总结\n\n2024年，福田区司法局围绕中心，服务大局，扎实做好各项工作，全面完成了年初确定的各项目标任务，现将有关情况汇报如下，请予审阅。{TEXT}"): "像是福田区的材料",
    ("材料.txt", f"行政复议工作情况\n\n{TEXT}\n\n福田区司法局\n\n2024年12月30日"): "像是福田区的材料",
    ("福田区法治政府建设年度报告（2024）.txt", TEXT): "像是福田区的材料",
    ("材料.txt", f"晋江市司法局2024年工作总结\n\n{TEXT}"): "像是晋江市的材料",
    ("材料.txt", f"深圳市司法局2024年工作总结\n\n全市复议机构依法履职。{TEXT}我市各区进展平稳。"): "说的不是本地",
    ("材料.txt", f"复议科2023年工作总结\n\n{TEXT}"): "像是2023年的材料",
    ("材料.txt", f"复议科2023年工作总结和2024年工作计划\n\n{TEXT}\n\n2024年，将继续抓好复议。"): "像是2023年的材料",
    ("2023年复议工作小结.txt", TEXT): "像是2023年的材料",
}  # fmt: skip

OURS = {
    "也说到别处": ("材料.txt", f"复议科2024年工作总结\n\n{TEXT}组织到福田区、南山区考察各1次。"),
    "去别处考察": ("赴福田区考察报告.txt", f"赴福田区学习考察报告\n\n福田区经验可以借鉴。{TEXT}"),
    "外地的律师事务所": ("材料.txt", f"法律服务工作情况\n\n{TEXT}\n\n北京市某某（深圳）律师事务所"),
    "题目里有市": ("材料.txt", f"深圳市龙华区司法局2024年工作总结\n\n{TEXT}"),
    "题目的年份没有改": ("材料.txt", f"复议科2023年工作总结\n\n2024年，复议科办案质量稳步提高。{TEXT}"),
    "前几年以来": ("材料.txt", f"2021年以来复议工作情况\n\n2024年，{TEXT}"),
    "两年的": ("材料.txt", f"复议科2023—2024年工作情况\n\n{TEXT}"),
    "写明日期": ("材料（2023年12月修改）.txt", f"复议科工作情况\n\n{TEXT}"),
}


@pytest.mark.parametrize(("paper", "why"), OTHERS.items())
def test_what_is_not_ours_is_told_and_not_used(gives, paper, why):
    used, told = gives(*paper)
    assert not used
    assert why in told


@pytest.mark.parametrize("paper", OURS.values(), ids=OURS.keys())
def test_what_is_ours_is_used(gives, paper):
    used, told = gives(*paper)
    assert used
    assert "像是" not in told
