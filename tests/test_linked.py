"""Text copied from a website where every link stood on a line of its own. Sentences are made up."""

from __future__ import annotations

from drafter import readers
from drafter.zh import linked

COPIED = """2024年工作报告
二、“
十四五
”时期的重点任务
“
十四五
”时期，是开新局的五年。
（一）抓投资，稳增长
全年为企业退减
缓税费超
143亿元。新建
快速公路
60公里，建成
人才公寓
、创业园各2处。
加强审计监督
管住每一笔钱。""".splitlines()


def words(texts):
    return [text for _, text in linked.paragraphs(texts)]


def test_what_stood_on_a_link_goes_on_with_its_sentence():
    assert words(COPIED) == [
        "2024年工作报告",
        "二、“十四五”时期的重点任务",
        "“十四五”时期，是开新局的五年。",
        "（一）抓投资，稳增长",
        "全年为企业退减",
        "缓税费超",
        "143亿元。新建快速公路60公里，建成人才公寓、创业园各2处。",
        "加强审计监督",
        "管住每一笔钱。",
    ]


def test_the_places_of_the_lines_are_told():
    assert linked.paragraphs(COPIED)[1] == ([1, 2, 3], "二、“十四五”时期的重点任务")


def test_a_text_of_whole_paragraphs_stays_as_it_is():
    plain = ["一、总体情况", "办结案件12件，效果好。群众满意", "法治建设", "培训36人。"]
    assert linked.paragraphs(plain) is None
    assert linked.paragraphs([*plain, "，又培训40人。"]) is None  # one line alone proves nothing


def test_lines_that_were_joined_are_told(tmp_path):
    file = tmp_path / "报告.txt"
    file.write_text("\n".join(COPIED), "utf-8")
    paper = readers.read(file)
    assert any("已接上" in doubt.message for doubt in paper.doubts)
    assert "二、“十四五”时期的重点任务" in [para.text for para in paper.paras]
