"""Small reports of invented districts, years one after the other; and a crew that works in this process."""

from __future__ import annotations

from concurrent.futures import Executor, Future

from drafter.survey import tasks
from drafter.survey.crew import Crew
from drafter.survey.surveying import survey

CASES, HELD = {2021: 1204, 2022: 1318, 2023: 1290, 2024: 1356}, {2021: 41, 2022: 46, 2023: 52, 2024: 57}


def report(place="云岭区", year=2024, **told):
    """A report of a place for a year; told: cases, held, more (a sentence of the summary), plan (sentences of the plan)."""
    cases, held = told.get("cases", CASES.get(year, 1000)), told.get("held", HELD.get(year, 40))
    plan = told.get(
        "plan", ("建成区级公共法律服务中心。", "开展执法案卷评查两次。", f"培训行政执法人员{held * 10}人次。")
    )
    planned = "".join(f"（{'一二三四五六'[n]}）{one}\n" for n, one in enumerate(plan))
    return f"""{place}{year}年度法治政府建设情况报告

{year}年，{place}深入推进法治政府建设，现将有关情况报告如下：

一、{year}年度推进法治政府建设的主要举措和成效
（一）依法履行职能。全年受理法律援助案件{cases}件，办结行政复议案件{held}件。{told.get("more", "")}
（二）规范行政执法。组织执法培训{held // 4}场，培训行政执法人员{held * 9}人次。

二、{year}年度推进法治政府建设存在的不足和原因
一是基层执法力量不足，专业人员较少。二是行政执法信息化水平不高，系统没有联通。

三、{year}年度党政主要负责人履行推进法治建设第一责任人职责情况
区主要领导主持召开会议{held // 10}次研究法治建设工作。

四、{year + 1}年度推进法治政府建设的主要安排
{planned}
{place}司法局
{year + 1}年1月{len(place) + 5}日
"""


class _Inline(Executor):
    def submit(self, _ask, job, _version):
        future = Future()
        future.set_result(tasks.done(job))
        return future


HANDS = Crew(_Inline(), 1)
"""Does every job here and now."""


def surveyed(folder, store, work, hands=HANDS, tell=lambda *_: None):
    """A folder into a store, with what is shipped of kinds and indicators."""
    return survey([folder], store, work, hands, tell)


def laid(folder, places=("云岭区", "清溪县"), years=(2022, 2023, 2024)):
    """Reports of some places and years in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for place in places:
        for year in years:
            (folder / f"{place}{year}.txt").write_text(report(place, year), "utf-8")
    return folder
