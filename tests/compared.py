"""Two made-up reports and a made-up trace, for the tests of the table that sets one beside the other."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from drafter.model.comparison import Comparison
from drafter.model.report import Commitment, Meta, Report, Target
from drafter.model.traced import Answer, Evidence, Outcome, Status, Trace, Verdict

PRIOR = """龙华区司法局2024年工作总结和2025年工作计划
一、2024年工作总结
全年受理法律援助案件1633宗。
二、2025年工作计划
（一）优化公共法律服务
新建公共法律服务站3个，全年受理法律援助案件不少于1500宗。
开通夜间公证窗口，方便群众错时办证。
（二）化解矛盾纠纷
在12个社区推行人民调解员包片制度，矛盾纠纷调解成功率达到95%以上。
建立行政复议案件回访制度。
"""
CURRENT = """龙华区司法局2025年工作总结和2026年工作计划
一、2025年工作总结
（一）优化公共法律服务
新建公共法律服务站4个，全年受理法律援助案件1622宗。
（二）化解矛盾纠纷
在12个社区推行人民调解员包片制度，矛盾纠纷调解成功率达到93.5%。
二、2026年工作计划
继续做好法律援助工作。
"""
UNPROMISING = "龙华区司法局2024年工作总结\n一、2024年工作总结\n全年受理法律援助案件1633宗。\n"

SERVICE, DISPUTES = "优化公共法律服务", "化解矛盾纠纷"
REPLY = "开通“掌上公证”，全年办理错时公证312件，比上年增长18.5%，群众不用再请假办证，“办证难”得到缓解。"


def write_reports(folder):
    """上年.txt, 今年.txt and a 没有计划.txt without a plan."""
    for name, text in (("上年", PRIOR), ("今年", CURRENT), ("没有计划", UNPROMISING)):
        (folder / f"{name}.txt").write_text(text, "utf-8")


WHOSE = {"新建公共法律服务站3个。": "划02"}
"""Promises with a target -> the id of the commitment."""


def answer(number, text, section=SERVICE, status=Status.UNANSWERED, reply="", why="全文未见：回访"):
    evidence = (Evidence(reply, 0.8, number + 3),) if reply else ()
    return Answer(Commitment(f"划{number:02}", text, section, number), status, 0.5, why, evidence)


def outcome(text, value, verdict, now="", op="=", unit="件", promise=""):
    target = Target(text, op, Decimal(value), unit, text, promise or f"{text}。", 9, WHOSE.get(promise, ""))
    sentence = f"全年完成{now}。" if now else ""
    return Outcome(target, verdict, Decimal(value) if now else None, now, sentence)


def comparison(answers=None, outcomes=None):
    """A comparison of made-up answers and outcomes; some of every kind where none are given."""
    if answers is None:
        answers = (
            answer(
                1, "开通夜间公证窗口，方便群众错时办证。", status=Status.ANSWERED, reply=REPLY, why="同提：错时、公证"
            ),
            answer(2, "新建公共法律服务站3个。", status=Status.WEAK, reply="服务站运行平稳。", why="同提：服务站"),
            answer(3, "编印办事指南。"),
            answer(4, "建立行政复议案件回访制度。", DISPUTES),
        )
    if outcomes is None:
        outcomes = (
            outcome("办理公证不少于1200件", "1200", Verdict.REACHED, "1312件", op=">="),
            outcome("调解成功率达到95%左右", "95", Verdict.MISSED, "93.5%", op="~", unit="%"),
            outcome("服务站3个", "3", Verdict.NOT_REPORTED, unit="个", promise="新建公共法律服务站3个。"),
            outcome("投诉增长不超过5%", "5", Verdict.NOT_COMPARABLE, "12件", op="<=", unit="%"),
        )
    prior = Report(Path("上年.txt"), Meta("龙华区", title="龙华区司法局2024年工作总结和2025年工作计划"))
    next_year = (Commitment("划01", "继续开展公证。", SERVICE, 30),)
    current = Report(
        Path("今年.docx"), Meta("龙华区", year=2025, kind="法治政府建设年度报告"), (), commitments=next_year
    )
    return Comparison(prior, current, Trace(tuple(answers), tuple(outcomes)))
