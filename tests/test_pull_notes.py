"""What people say in the comments of a draft is noted on the rows they speak of, once, whoever says it; and what both the draft
and the tables changed is told once, with both texts."""

from __future__ import annotations

import sys

import pytest
from editing import AUTHORS, EDITS, LEDGERS, Draft, W, edited, meanwhile, runs_of, text_of
from kit import EXAMPLE, ROOT
from lxml import etree

from drafter import desk

sys.path.insert(0, str(ROOT / "benchmarks"))
from pulled_again import Trial


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    return Trial(tmp_path_factory.mktemp("room"), EXAMPLE)


def pulled(trial, data, *, again=False):
    if not again:
        trial.reset()
    path = trial.work / "改稿.docx"
    path.write_bytes(data)
    return desk.pull(trial.folder, path, trial.work)


def notes(found):
    return {one.where: one.after for one in found.proposed if one.where.endswith("批示")}


def paragraph(draft, words):
    return next(p for p in draft.body.iter(W + "p") if words in text_of(p))


def say(draft, p, author):
    """A comment of somebody's on a whole paragraph, and its words."""
    draft.author = author
    run = runs_of(p)[0]
    (one,) = draft._say(run)
    return text_of(one)


@pytest.mark.parametrize("tracked", [False, True], ids=("不留痕", "留痕"))
def test_replies_to_our_comments_are_noted_with_who_says_them_and_to_what(trial, tracked):
    draft = Draft(trial.draft, 3, tracked=tracked)
    told = []
    for author in AUTHORS:
        draft.author = author
        assert draft.do("reply")
        told.append(f"{author}：回复“")
    draft.do("strike")
    draft.as_word_saves()
    done = pulled(trial, draft.data())
    said = "\n".join(notes(done.found).values())
    assert all(said.count(words) == 1 for words in told)
    assert all(said.count(edit.new[0]) == 1 for edit in draft.edits() if edit.name == "reply")
    assert "起草助手" not in said
    done.bring_in(done.found.changes)
    assert not pulled(trial, draft.data(), again=True).found.proposed


def test_several_people_on_one_paragraph_are_lines_of_one_note(trial):
    draft = Draft(trial.draft, 1)
    p = paragraph(draft, "上年度报告指出的问题")
    said = [f"{author}：{say(draft, p, author)}" for author in AUTHORS]
    (note,) = notes(pulled(trial, draft.data()).found).values()
    assert sorted(note.split("\n")) == sorted(said)


def test_a_comment_is_noted_on_what_it_stands_on(trial):
    draft = Draft(trial.draft, 1)
    row = next(r for r in draft.body.iter(W + "tr") if "已完成" in text_of(r))
    said = {
        "上年计划 划01 批示": say(draft, row.findall(W + "tc")[3].find(W + "p"), "王局长"),
        "提纲 纲03 批示": say(draft, paragraph(draft, "完善政府机构职能，更好发挥政府作用"), "张科"),
        "上年问题 题02 批示": say(draft, paragraph(draft, "针对“执法规范化程度不够"), "张科"),
    }
    found = notes(pulled(trial, draft.data()).found)
    assert {where: words.partition("：")[2] for where, words in found.items()} == said


@pytest.mark.parametrize("tracked", [False, True], ids=("不留痕", "留痕"))
def test_a_comment_on_a_paragraph_that_was_struck_out_is_not_lost(trial, tracked):
    draft = Draft(trial.draft, 1, tracked=tracked)
    p = paragraph(draft, "2025年，龙华区深入学习")
    words = say(draft, p, "王局长")
    for run in runs_of(p) if tracked else ():
        draft._take_out(run)
    if tracked:
        draft._mark_end(p, "del")
    else:
        p.getparent().remove(p)
    found = pulled(trial, draft.data()).found
    assert sum(words in note for note in notes(found).values()) == 1
    assert any(one.where == "正文 文01 处理" for one in found.proposed)


def test_a_comment_on_a_new_paragraph_is_on_the_row_before_it(trial):
    draft = Draft(trial.draft, 1)
    p = paragraph(draft, "2025年，龙华区深入学习")
    new = etree.fromstring(etree.tostring(p))
    for child in [c for c in new if c.tag not in (W + "pPr", W + "r")] + runs_of(new)[1:]:
        child.getparent().remove(child)
    runs_of(new)[0].find(W + "t").text = "建立街道法治督察联系点。"
    p.addnext(new)
    words = say(draft, new, "张科")
    assert notes(pulled(trial, draft.data()).found) == {"正文 文01 批示": f"张科：{words}"}


def change(trial, table, old, new):
    path = trial.folder / table
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_an_answer_changed_in_the_text_in_the_annex_and_in_the_tables_is_told_once(trial):
    draft = Draft(trial.draft, 1)
    texts = [t for t in draft.body.iter(W + "t") if "全年召开会议3次" in (t.text or "")]
    assert len(texts) == 2
    for text in texts:
        text.text = text.text.replace("会议3次", "会议4次")
    trial.reset()
    change(trial, "上年计划.yaml", "全年召开会议3次", "全年召开会议5次")
    found = pulled(trial, draft.data(), again=True).found
    assert [one.where for one in found.clashes] == ["上年计划 划01 完成情况"]
    assert "会议4次" in found.clashes[0].edited
    assert "会议5次" in found.clashes[0].present
    assert (found.proposed, found.unplaced) == ((), ())


def test_a_paragraph_struck_out_that_the_tables_changed_is_told_and_stays(trial):
    draft = Draft(trial.draft, 1)
    p = paragraph(draft, "2025年，龙华区深入学习")
    p.getparent().remove(p)
    trial.reset()
    change(trial, "正文.yaml", "2025年，龙华区深入学习贯彻", "2025年，龙华区认真学习贯彻")
    found = pulled(trial, draft.data(), again=True).found
    assert [(one.where, one.edited) for one in found.clashes] == [("正文 文01 文字", None)]
    assert "认真学习" in found.clashes[0].present
    assert not found.proposed


@pytest.mark.parametrize("seed", range(4))
def test_what_was_done_to_the_tables_meanwhile_is_kept(trial, seed):
    data, done = edited(trial.draft, seed, [EDITS[n] for n in (seed, seed + 4, seed + 8)])
    assert done
    trial.reset()
    meanwhile(trial.folder, seed)
    work = pulled(trial, data, again=True)
    work.bring_in(work.found.changes)
    kept = [path.read_text("utf-8") for path in trial.folder.glob("*.yaml")]
    kept += [one.present or "" for one in work.found.clashes]
    assert all(any(words in text for text in kept) for words in LEDGERS)
    assert not pulled(trial, data, again=True).found.proposed
