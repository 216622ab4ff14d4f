"""Where what people changed in a draft stands: the next draft prints it where they put it, or it is told with its words."""

from __future__ import annotations

import shutil
import sys

import pytest
from editing import Draft, W, runs_of, text_of
from kit import EXAMPLE, ROOT
from lxml import etree

from drafter import case, desk
from drafter.returning.ordering import standing

sys.path.insert(0, str(ROOT / "benchmarks"))
from pulled_again import Trial, paragraphs, plain

NEW = "在社区设立法治观察点，邀请居民代表参与监督。"
ANSWER = "已经印发工作方案，正在逐项推进"


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    return Trial(tmp_path_factory.mktemp("room"), EXAMPLE)


def paragraph(draft, words):
    return next(p for p in draft.body.iter(W + "p") if words in text_of(p))


def lines(trial, table, field):
    """The printed lines that tell this cell of a row, with those that tell it only."""
    (manifest,) = case.latest_manifests(trial.folder, 1)
    body = [line for line in manifest.lines if any(run.cell[::2] == (table, field) for run in line.runs)]
    return [line for line in body if "\t" not in line.text]


def put_behind(draft, p, words):
    """A new paragraph behind another, in the same style."""
    new = etree.fromstring(etree.tostring(p))
    for child in [c for c in new if c.tag not in (W + "pPr", W + "r")] + runs_of(new)[1:]:
        child.getparent().remove(child)
    runs_of(new)[0].find(W + "t").text = words
    p.addnext(new)


def merge(p, q):
    for child in [c for c in q if c.tag != W + "pPr"]:
        p.append(child)
    q.getparent().remove(q)


def come_home(trial, draft, *, listed=0):
    """An edited draft pulled: the one built again reads the same, a second pull changes nothing."""
    data = draft.data()
    found, built, again = trial.run(data)
    assert [len(found.found.unplaced), again] == [listed, 0]
    assert listed or built == paragraphs(data)
    return {one.where: one.after for one in found.found.proposed}


def alone(trial, table, field, *, blank=False, least=1):
    """A printed paragraph that tells this cell of some rows, at least so many, and nothing of 正文."""
    for line in lines(trial, table, field):
        tables = [run.cell[0] for run in line.runs]
        blanks = any(run.blank for run in line.runs)
        if "正文" not in tables and blanks == blank and tables.count(table) >= least:
            return line
    raise AssertionError(table)


def test_an_answer_filled_in_stays_where_its_blank_was(trial):
    trial.reset()
    line = next(
        line for line in lines(trial, "上年计划", "完成情况") if any(run.cell[1] == "划14" for run in line.runs)
    )
    blank = next(run for run in line.runs if run.blank and run.cell[0] == "上年计划")
    draft = Draft(trial.draft, 1)
    p = next(p for p in draft.body.iter(W + "p") if text_of(p) == line.text)
    next(r for r in runs_of(p) if text_of(r) == blank.text).find(W + "t").text = ANSWER
    data = draft.data()
    found, built, again = trial.run(data)
    asked = {one.where: one.after for one in found.found.proposed}
    name = f"上年计划 {blank.cell[1]}"
    assert asked[f"{name} 完成情况"] == ANSWER
    assert asked[f"{name} 归入"] == "对照表"
    assert not found.found.unplaced
    assert "写进了正文" in next(one.why for one in found.found.proposed if one.where == f"{name} 归入")
    assert again == 0
    assert plain(text_of(p)) in built


def test_answers_joined_to_a_paragraph_of_the_text_become_its_words(trial):
    trial.reset()
    line = alone(trial, "上年计划", "完成情况")
    draft = Draft(trial.draft, 1)
    q = next(p for p in draft.body.iter(W + "p") if text_of(p) == line.text)
    p = q.getprevious()
    merge(p, q)
    asked = come_home(trial, draft)
    rows = {run.cell[1] for run in line.runs if run.cell[0] == "上年计划"}
    assert {asked[f"上年计划 {row} 归入"] for row in rows} == {"对照表"}
    assert [where for where in asked if where.startswith("正文")]
    assert not any(f"上年计划 {row} 完成情况" in asked for row in rows)


def test_answers_cut_in_two_paragraphs_are_two_of_the_text(trial):
    trial.reset()
    line = alone(trial, "上年计划", "完成情况", least=2)
    draft = Draft(trial.draft, 1)
    p = next(p for p in draft.body.iter(W + "p") if text_of(p) == line.text)
    first = next(run for run in line.runs if run.is_text)
    rest = [r for r in runs_of(p) if r is not runs_of(p)[0]]
    assert text_of(runs_of(p)[0]) == first.text
    put_behind(draft, p, "".join(map(text_of, rest)))
    for run in rest:
        run.getparent().remove(run)
    asked = come_home(trial, draft)
    assert sum(where.startswith("正文") for where in asked) == 2


def test_a_paragraph_written_behind_a_remedy_is_one_more_line_of_it(trial):
    trial.reset()
    line = next(line for line in lines(trial, "上年问题", "整改情况") if not any(run.blank for run in line.runs))
    draft = Draft(trial.draft, 1)
    put_behind(draft, paragraph(draft, line.text), NEW)
    row = next(run.cell for run in line.runs if run.cell[2] == "整改情况")
    asked = come_home(trial, draft)
    assert list(asked) == [" ".join(row)]
    assert asked[" ".join(row)].endswith(f"\n{NEW}")


def test_a_paragraph_written_in_a_part_without_a_heading_is_of_that_part(trial):
    trial.reset()
    draft = Draft(trial.draft, 1)
    opening = "2026年，龙华区将重点推进以下工作"
    put_behind(draft, paragraph(draft, opening), NEW)
    path = trial.work / "改稿.docx"
    path.write_bytes(draft.data())
    (one,) = desk.pull(trial.folder, path, trial.work).found.proposed
    assert one.change.cells["部分"] == "下一年度安排"
    come_home(trial, draft)


def test_a_paragraph_of_the_text_moved_behind_a_problem_is_one_more_line_of_it(trial):
    trial.reset()
    line = next(line for line in lines(trial, "上年问题", "整改情况") if not any(run.blank for run in line.runs))
    draft = Draft(trial.draft, 1)
    moved = paragraph(draft, "2025年，龙华区深入学习")
    words = text_of(moved)
    paragraph(draft, line.text).addnext(moved)
    asked = come_home(trial, draft)
    row = next(run.cell for run in line.runs if run.cell[2] == "整改情况")
    assert asked["正文 文01 处理"] == "删去"
    assert asked[" ".join(row)].endswith(f"\n{words}")


def test_what_is_not_found_by_words_alone_is_told_with_its_words(trial):
    draft = Draft(trial.draft, 1)
    gone = paragraph(draft, "全年制发规范性文件")
    words = text_of(gone)
    draft.body.remove(gone)
    draft.without_marks()
    trial.reset()
    path = trial.work / "改稿.docx"
    path.write_bytes(draft.data())
    found = desk.pull(trial.folder, path, trial.work).found
    assert not found.proposed
    assert [one.text for one in found.unplaced] == [words]


def test_of_two_that_would_stand_the_wrong_way_round_the_one_not_to_be_believed_gives_way():
    assert standing([0, 1, 2], [True] * 3) == {0, 1, 2}
    assert standing([1, 0], [True, False]) == {0}
    assert standing([1, 0], [False, True]) == {1}
    assert standing([0, 5, 1, 2], [True, False, True, True]) == {0, 2, 3}
    assert standing([3, 0, 1, 2], [False] * 4) == {0}


def test_an_answer_moved_that_the_tables_have_in_the_annex_by_now_is_told(trial):
    line = alone(trial, "上年计划", "完成情况")
    row = next(run.cell for run in line.runs if run.is_text)
    draft = Draft(trial.draft, 1)
    moved = next(p for p in draft.body.iter(W + "p") if text_of(p) == line.text)
    paragraph(draft, "修订《深圳市龙华区突").addnext(moved)
    trial.reset()
    path = trial.work / "改稿.docx"
    path.write_bytes(draft.data())
    table = trial.folder / "上年计划.yaml"
    text = table.read_text("utf-8")
    at = text.index("    归入:", text.index(f"编号: {row[1]}\n"))
    table.write_text(text[:at] + "    归入: 对照表" + text[text.index("\n", at) :], "utf-8")
    found = desk.pull(trial.folder, path, trial.work).found
    assert not any(one.where == f"上年计划 {row[1]} 归入" for one in found.proposed)
    assert any(row[1] in one.near and "对照表" in one.why for one in found.unplaced)


def test_an_event_printed_in_a_paragraph_that_was_struck_out_is_settled_without(trial):
    trial.reset()
    line = lines(trial, "素材", "内容")[0]
    draft = Draft(trial.draft, 1)
    gone = next(p for p in draft.body.iter(W + "p") if text_of(p) == line.text)
    gone.getparent().remove(gone)
    asked = come_home(trial, draft)
    row = next(run.cell for run in line.runs if run.cell[0] == "素材")
    assert asked[f"素材 {row[1]} 处理"] == "不用"


def test_a_heading_parted_from_its_paragraph_keeps_its_words(trial):
    trial.reset()
    line = alone(trial, "下年计划", "计划", blank=True)
    draft = Draft(trial.draft, 1)
    p = next(p for p in draft.body.iter(W + "p") if text_of(p) == line.text)
    blank = next(r for r in runs_of(p) if text_of(r).startswith("【"))
    new = etree.Element(W + "p")
    for child in [blank, *blank.itersiblings()]:
        new.append(child)
    p.addnext(new)
    asked = come_home(trial, draft, listed=1)
    assert not asked


@pytest.mark.parametrize("table, field, which, listed", [("素材", "内容", 0, 3), ("上年计划", "完成情况", 2, 0)])
def test_a_paragraph_cut_behind_an_answer_is_cut_there(trial, table, field, which, listed):
    """Cut in two, the first has one item more, in which an answer and a blank that stood in a paragraph of their own would stand:
    what a blank would take along is listed."""
    trial.reset()
    fitted = [
        (line, [n for n, run in enumerate(line.runs) if run.cell[0] in ("上年计划", "素材") and not run.blank])
        for line in lines(trial, table, field)
    ]
    line, at = next((line, places[which]) for line, places in fitted if len(places) > which + 1)
    draft = Draft(trial.draft, 1)
    p = next(p for p in draft.body.iter(W + "p") if text_of(p) == line.text)
    first = draft.cut(p, sum(len(run.text) for run in line.runs[: at + 1]))
    new = etree.Element(W + "p")
    for child in [first, *first.itersiblings()]:
        new.append(child)
    p.addnext(new)
    asked = come_home(trial, draft, listed=listed)
    assert asked[" ".join(line.runs[0].cell)].count("\n") == 1


def test_a_blank_filled_in_a_paragraph_that_is_joined_to_another_keeps_its_words(trial):
    trial.reset()
    line = alone(trial, "上年计划", "完成情况", blank=True)
    cell = next(run.cell for run in line.runs if run.blank)
    draft = Draft(trial.draft, 1)
    q = next(p for p in draft.body.iter(W + "p") if text_of(p) == line.text)
    next(r for r in runs_of(q) if text_of(r).startswith("【")).find(W + "t").text = ANSWER
    p = q.getprevious()
    merge(p, q)
    found, built, again = trial.run(draft.data())
    asked = {one.where: one.after for one in found.found.proposed}
    assert plain(text_of(p)) in built
    assert (found.found.unplaced, again) == ((), 0)
    assert asked[f"{' '.join(cell[:2])} 归入"] == "对照表"
    assert asked[" ".join(cell)] == ANSWER


def test_by_words_alone_what_stands_where_a_blank_stood_alone_is_its_answer(trial):
    trial.reset()
    line = alone(trial, "上年计划", "完成情况", blank=True)
    cell = next(run.cell for run in line.runs if run.blank)
    draft, words = Draft(trial.draft, 1), "6月底以前试运行"
    p = next(p for p in draft.body.iter(W + "p") if text_of(p) == line.text)
    next(r for r in runs_of(p) if text_of(r).startswith("【")).find(W + "t").text = words
    draft.without_marks()
    found, _, again = trial.run(draft.data())
    assert {one.where: one.after for one in found.found.proposed} == {" ".join(cell): words}
    assert (found.found.unplaced, again) == ((), 0)


def test_a_paragraph_written_behind_a_remedy_just_filled_in_begins_a_line(trial):
    trial.reset()
    line = next(line for line in lines(trial, "上年问题", "整改情况") if any(run.blank for run in line.runs))
    row = next(run.cell for run in line.runs if run.blank)
    draft = Draft(trial.draft, 1)
    p = next(p for p in draft.body.iter(W + "p") if text_of(p) == line.text)
    next(r for r in runs_of(p) if text_of(r).startswith("【")).find(W + "t").text = ANSWER
    put_behind(draft, p, NEW)
    assert come_home(trial, draft) == {" ".join(row): f"{ANSWER}。\n{NEW}"}


TWO = ("“免申即享”事项比上年增加18项。", "“政策AI计算器”6月完成升级，全年向企业推送匹配结果2.6万次。")


@pytest.fixture(scope="module")
def two_lines(tmp_path_factory):
    """A draft with an answer of two lines in the middle of a paragraph of 正文."""
    copy = shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("two") / EXAMPLE.name)
    table = copy / "上年计划.yaml"
    text = table.read_text("utf-8")
    start = text.index("    完成情况:", text.index("编号: 划05\n"))
    end = text.index("    状态:", start)
    table.write_text(f"{text[:start]}    完成情况: |-\n      {TWO[0]}\n      {TWO[1]}\n{text[end:]}", "utf-8")
    return Trial(tmp_path_factory.mktemp("two-room"), copy)


@pytest.mark.parametrize(
    "was, now",
    [
        ("推送匹配结果2.6万次", "推送匹配结果2.7万次"),
        ("动态管理权责清单", "动态调整权责清单"),
        ("三是优化营商环境", "三是改善营商环境"),
    ],
)
def test_an_answer_of_two_lines_cuts_no_paragraph_of_the_text(two_lines, was, now):
    draft = Draft(two_lines.draft, 1)
    for run in draft.body.iter(W + "r"):
        if was in text_of(run):
            run.find(W + "t").text = text_of(run).replace(was, now)
    asked = come_home(two_lines, draft)
    assert len(asked) == 1
    assert "\n" not in asked.get("正文 文03 文字", "")


def test_a_remedy_moved_to_another_part_is_told_once(trial):
    trial.reset()
    line = next(line for line in lines(trial, "上年问题", "整改情况") if not any(run.blank for run in line.runs))
    draft = Draft(trial.draft, 1)
    paragraph(draft, "修订《深圳市龙华区突").addnext(paragraph(draft, line.text))
    path = trial.work / "改稿.docx"
    path.write_bytes(draft.data())
    (one,) = desk.pull(trial.folder, path, trial.work).found.unplaced
    assert "移到了" in one.why
