"""drafter compare: the new draft with what changed as Word's own tracked changes; rejecting them gives the old one."""

from __future__ import annotations

import io
import shutil
import zipfile

import pytest
from editing import EDITS, W, edited
from kit import EXAMPLE, drafter
from lxml import etree

from drafter import comparing, desk, writers
from drafter.comparing.paired import changes
from drafter.desk.redlining import needs_dossier
from drafter.model.manuscript import Look, Manuscript, Para, Span
from drafter.ooxml import marked


@pytest.fixture(scope="module")
def draft(tmp_path_factory):
    work = tmp_path_factory.mktemp("work")
    shutil.copytree(EXAMPLE, work / "龙华-2025")
    return desk.build(work / "龙华-2025", work).path.read_bytes()


def word(*lines, look=Look.BODY):
    return writers.write(Manuscript(tuple(Para(look, (Span(line),)) for line in lines)), [], ".docx")


def texts(data, *, original=False):
    return [piece.text for piece in marked.read(data, "稿.docx", original=original).pieces if piece.text.strip()]


def document(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def words(data, tag):
    return ["".join(t.text or "" for t in e.iter(W + "t", W + "delText")) for e in document(data).iter(W + tag)]


@pytest.mark.parametrize("seed", range(6))
def test_accepted_it_is_the_new_draft_and_rejected_the_old(draft, seed):
    new, done = edited(draft, seed, list(EDITS))
    assert done
    made = comparing.compared(draft, new, ("原稿", "改稿")).data
    assert texts(made) == texts(new)
    assert texts(made, original=True) == texts(draft)


def test_the_layout_is_the_new_drafts(draft):
    new, _ = edited(draft, 2, ["type", "move", "drop"])
    made = comparing.compared(draft, new, ("原稿", "改稿")).data
    with zipfile.ZipFile(io.BytesIO(new)) as before, zipfile.ZipFile(io.BytesIO(made)) as after:
        assert before.namelist() == after.namelist()
        assert all(before.read(n) == after.read(n) for n in before.namelist() if n != "word/document.xml")
    for run in document(made).iter(W + "r"):
        assert run.find(W + "rPr") is not None or run.find(W + "tab") is not None


def test_words_and_figures_are_marked_not_whole_clauses():
    old, new = "全区共受理法律援助案件1633宗，办结1500宗。", "全区共受理法律援助案件1705宗，全部办结。"
    made = comparing.compared(word(old), word(new), ("甲", "乙")).data
    assert "1705" in words(made, "ins")
    assert "1633" in words(made, "del")
    assert all("受理法律援助" not in one for one in words(made, "ins"))


def test_a_moved_paragraph_is_a_move_with_both_ends():
    lines = ["开展普法宣传活动五十六场次。", "建成公共法律服务站六个。", "办理行政复议案件一百件。"]
    made = comparing.compared(word(*lines), word(lines[1], lines[2], lines[0]), ("甲", "乙")).data
    assert words(made, "moveFrom")[-1] == words(made, "moveTo")[-1] == lines[0]
    tree = document(made)
    names = [[e.get(W + "name") for e in tree.iter(f"{W}{tag}RangeStart")] for tag in ("moveFrom", "moveTo")]
    assert names[0] == names[1] != []
    assert all(e.get(W + "date") for tag in ("moveFrom", "moveTo") for e in tree.iter(f"{W}{tag}RangeStart"))


def test_figures_aside_only_other_words_are_marked():
    old, new = ["受理案件1633宗。", "办结案件90件，退回2件。"], ["受理案件1705宗。", "办结案件95件，全部归档。"]
    made = comparing.compared(word(*old), word(*new), ("甲", "乙"), figures=False)
    assert not any("1705" in one or "95" in one for one in words(made.data, "ins"))
    assert any("归档" in one for one in words(made.data, "ins"))
    whole = comparing.compared(word(*old), word(*new), ("甲", "乙"))
    assert any("1705" in one for one in words(whole.data, "ins"))


def test_changes_of_a_draft_get_numbers_of_their_own_and_no_date(draft):
    new, _ = edited(draft, 4, list(EDITS))
    tree = document(comparing.compared(draft, new, ("原稿", "改稿")).data)
    made = list(tree.iter(*(W + tag for tag in ("ins", "del", "moveFrom", "moveTo"))))
    numbers = [e.get(W + "id") for e in made]
    assert len(set(numbers)) == len(numbers) > 0
    assert {e.get(W + "author") for e in made} == {"起草助手"}
    assert not [e for e in made if e.get(W + "date")]


def test_the_same_two_drafts_give_the_same_bytes(draft):
    new, _ = edited(draft, 5, ["type", "split"])
    assert comparing.compared(draft, new, ("甲", "乙")).data == comparing.compared(draft, new, ("甲", "乙")).data


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "甲"),
        ("甲", ""),
        ("受理1447宗", "受理1633宗"),
        ("甲\t乙", "甲\t丙"),
        ("一是加强。二是", "一是加强领导。二是"),
    ],
)
def test_stretches_are_both_wordings_whole(old, new):
    found = changes(old, new, figures=True)
    assert ("".join(a for a, _ in found), "".join(b for _, b in found)) == (old, new)


def test_the_command_tells_each_part_and_writes(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "龙华-2025")
    done = drafter("compare", "上年", "今年", "-o", "花脸稿.docx", "--case", "龙华-2025", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "全篇：" in done.stdout
    assert "一、" in done.stdout
    assert (tmp_path / "花脸稿.docx").exists()
    same = drafter("compare", "今年", "今年", "--case", "龙华-2025", cwd=tmp_path)
    assert "两份稿子一样" in same.stdout


@pytest.mark.parametrize("side", ["没有这个.docx", "99", "上年"])
def test_a_side_that_is_not_there_is_one_sentence(tmp_path, side):
    (tmp_path / "甲.docx").write_bytes(word("甲方报告内容。"))
    done = drafter("compare", "甲.docx", side, cwd=tmp_path)
    assert done.returncode == 2
    assert len((done.stdout + done.stderr).strip().split("\n")) <= 2


def test_sentences_added_to_a_short_paragraph_are_all_that_is_marked():
    old = "加强干部教育培训。举办青年干部讲堂六期，培训干部二百人次。"
    more = "与大学共建法治讲堂，由一线办案人员轮流主讲。选派十二名年轻干部到司法所轮岗半年，其中五人成为业务骨干。设立党员先锋岗二十三个，在信访窗口、执法一线亮明身份。"
    made = comparing.compared(word("工作总结", old), word("工作总结", old + more), ("甲", "乙")).data
    assert words(made, "del") == []
    assert "".join(words(made, "ins")) == more


def test_without_a_paper_the_screen_tells_which_paragraphs_changed(tmp_path):
    (tmp_path / "甲.docx").write_bytes(
        word("办理案件一百件。", "召开会议。", *[f"第{n}项工作完成。" for n in range(30)])
    )
    (tmp_path / "乙.docx").write_bytes(word("办理案件二百件。", *[f"{n}号任务另行安排部署。" for n in range(30)]))
    done = drafter("compare", "甲.docx", "乙.docx", cwd=tmp_path)
    assert done.returncode == 0
    assert "改写：办理案件二百件。" in done.stdout
    assert "……还有" in done.stdout
    assert len(done.stdout.splitlines()) < 30


def test_two_places_are_remarked_on(tmp_path):
    (tmp_path / "甲.docx").write_bytes(word("龙华区2024年司法行政工作总结", look=Look.TITLE))
    (tmp_path / "乙.docx").write_bytes(word("硚口区2024年司法行政工作总结", look=Look.TITLE))
    assert "不是一个地方的" in drafter("compare", "甲.docx", "乙.docx", cwd=tmp_path).stdout
    assert "不是一个地方的" not in drafter("compare", "甲.docx", "甲.docx", cwd=tmp_path).stdout


@pytest.mark.parametrize(("side", "wanted"), [("12", True), ("第12次", True), ("12次", True), ("第12", False)])
def test_a_change_of_the_history_is_named_as_the_history_names_it(side, wanted):
    assert needs_dossier(side) is wanted
