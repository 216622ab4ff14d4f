"""drafter pull: what people change in Word comes back into the tables, once, whole, and nothing else changes."""

from __future__ import annotations

import random
import shutil
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from editing import EDITS, Draft, W, edited, runs_of, text_of
from kit import EXAMPLE, ROOT, drafter
from lxml import etree

from drafter import case, desk
from drafter.model.change import AddRow, MoveRow, SetCell
from drafter.model.edited import Remark
from drafter.model.finding import DrafterError, Level
from drafter.model.manuscript import Look
from drafter.ooxml import marked
from drafter.returning import noting, proving
from drafter.returning.merging import merged

sys.path.insert(0, str(ROOT / "benchmarks"))
from pulled_again import Trial, paragraphs, plain
from pulling import resaved


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    return Trial(tmp_path_factory.mktemp("room"), EXAMPLE)


def paragraph(draft, words):
    return next(p for p in draft.body.iter(W + "p") if words in text_of(p))


def pulled(trial, data, *, original=False):
    trial.reset()
    path = trial.work / "改稿.docx"
    path.write_bytes(data)
    return desk.pull(trial.folder, path, trial.work, original=original)


def cells(found):
    return {one.where: one.after for one in found.proposed}


def swap(draft, words, new):
    """Some words of the draft retyped, as in an editor: within one run."""
    text = next(t for t in draft.body.iter(W + "t") if words in (t.text or ""))
    text.text = text.text.replace(words, new, 1)


@pytest.mark.parametrize("seed", range(len(EDITS)))
def test_what_was_edited_is_in_the_next_draft_or_told_and_nothing_else_changed(trial, seed):
    data, done = edited(trial.draft, seed, [EDITS[seed]], tracked=seed % 2 == 1)
    found, built, again = trial.run(data)
    assert again == 0
    now = paragraphs(data)
    told = "".join(plain(one.text) + plain(one.paragraph) for one in found.found.unplaced)
    changed = {plain(part) for one in found.found.proposed for part in (one.after or "").split("\n")}
    for line in set(now) - set(trial.before) if done else ():
        assert line in built or line in told or plain(line) in told, line
    kept = set(now) & set(trial.before)
    missing = [line for line in kept if line not in built and not any(part and part in line for part in changed)]
    missing = [line for line in missing if line not in told]
    figures = any(one.where.startswith("指标") for one in found.found.proposed)
    assert figures or EDITS[seed] in ("annex", "strike") or not missing


def test_an_unedited_draft_changes_nothing(trial):
    found = pulled(trial, trial.draft).found
    assert (found.proposed, found.unplaced, found.clashes) == ((), (), ())
    assert found.by_key


def test_without_bookmarks_the_words_alone_propose_and_do_not_decide(trial):
    data, _ = edited(trial.draft, 3, ["type", "strike", "write"])
    known = cells(pulled(trial, data).found)
    draft = Draft(data, 3)
    draft.without_marks()
    found = pulled(trial, draft.data()).found
    assert cells(found) == known
    assert known
    assert not any(one.by_key for one in found.proposed)


@pytest.mark.render
@pytest.mark.parametrize("form", ["docx", *(pytest.param(form, marks=pytest.mark.slow) for form in ("doc", "odt"))])
def test_saved_again_in_another_form_it_asks_for_the_same(trial, form):
    data, done = edited(trial.draft, 4, ["type", "strike", "write", "retitle", "comment"])
    assert done
    known = pulled(trial, data).found
    found = pulled(trial, resaved(data, form)).found
    assert cells(found) == cells(known)
    assert all(one.by_key for one in found.proposed)


def test_a_figure_typed_over_a_slot_goes_to_its_row_and_is_to_be_checked(trial):
    draft = Draft(trial.draft, 1)
    swap(draft, "796项", "801项")
    found = cells(pulled(trial, draft.data()).found)
    assert found["指标 指03 今年"] == "801项"
    assert "801项" in found["指标 指03 批示"]
    assert not any(where.startswith("正文") for where in found)


def test_words_typed_over_a_slot_take_its_place_in_the_text(trial):
    draft = Draft(trial.draft, 1)
    swap(draft, "796项", "全部")
    found = cells(pulled(trial, draft.data()).found)
    assert "指标 指03 今年" not in found
    assert "全部政务服务事项" in found["正文 文03 文字"]
    assert "{{" in found["正文 文03 文字"]


def test_a_heading_is_renamed_in_its_one_cell(trial):
    draft = Draft(trial.draft, 1)
    swap(draft, "完善政府机构职能，更好发挥政府作用", "优化政府职能")
    assert cells(pulled(trial, draft.data()).found) == {"提纲 纲03 标题": "优化政府职能"}


def test_a_paragraph_cut_in_two_is_two_lines_of_its_cell_and_a_deleted_one_is_struck_out(trial):
    draft = Draft(trial.draft, 1)
    p = paragraph(draft, "上年度报告指出的问题")
    assert draft.cut(p, text_of(p).index("。") + 1) is not None
    draft.draw = random.Random(0)
    run = draft.cut(p, text_of(p).index("。") + 1)
    new = etree.Element(W + "p")
    for child in [run, *run.itersiblings()]:
        new.append(child)
    p.addnext(new)
    draft.body.remove(paragraph(draft, "2025年，龙华区深入学习"))
    found = cells(pulled(trial, draft.data()).found)
    assert found["正文 文11 文字"].count("\n") == 1
    assert found["正文 文01 处理"] == "删去"


def test_a_new_paragraph_is_a_row_under_its_heading_and_a_moved_one_is_moved(trial):
    draft = Draft(trial.draft, 1)
    head = paragraph(draft, "依法预防和处置突发事件")
    new = etree.fromstring(etree.tostring(paragraph(draft, "修订《深圳市龙华区突")))
    for child in [c for c in new if c.tag not in (W + "pPr", W + "r")] + runs_of(new)[1:]:
        child.getparent().remove(child)
    runs_of(new)[0].find(W + "t").text = "建立应急法治联络员制度，每季度会商一次。"
    head.addnext(new)
    found = pulled(trial, draft.data()).found
    (added,) = found.proposed
    assert isinstance(added.change, AddRow)
    assert added.change.cells["小标题"].startswith("依法预防和处置突发")
    assert (added.change.cells["文字"], added.change.cells["处理"]) == (added.after, "改写")
    pulled(trial, draft.data()).bring_in(found.changes)
    built = paragraphs(desk.build(trial.folder, trial.work).path.read_bytes())
    assert built.index(plain(added.after)) < built.index(plain(text_of(paragraph(draft, "修订《深圳市龙华区突"))))


def test_both_sides_changes_of_one_cell_stand_together_or_are_told_with_both_texts(trial):
    draft = Draft(trial.draft, 1)
    swap(draft, "按季度通报进度", "按月通报进度")
    swap(draft, "2026年，龙华区将重点推进以下工作", "2026年，龙华区着力推进以下工作")
    pulled(trial, draft.data())
    table = trial.folder / "正文.yaml"
    text = table.read_text("utf-8")
    text = text.replace("两次听取整改情况汇报", "三次听取整改情况汇报").replace(
        "将重点推进以下工作", "将统筹推进以下工作"
    )
    table.write_text(text, "utf-8")
    found = desk.pull(trial.folder, trial.work / "改稿.docx", trial.work).found
    both = cells(found)["正文 文11 文字"]
    assert "三次听取" in both
    assert "按月通报" in both
    (clash,) = found.clashes
    assert "着力推进" in clash.edited
    assert "统筹推进" in clash.present
    assert "重点推进" in clash.printed


def test_the_original_reading_leaves_tracked_changes_out(trial):
    data, done = edited(trial.draft, 1, ["strike", "type", "write"], tracked=True)
    assert done
    assert pulled(trial, data).found.proposed
    found = pulled(trial, data, original=True).found
    assert (found.proposed, found.unplaced) == ((), ())


def test_a_comment_is_a_note_on_the_row_until_it_is_answered(trial):
    data, _ = edited(trial.draft, 5, ["comment"])
    done = pulled(trial, data)
    (note,) = done.found.proposed
    assert isinstance(note.change, SetCell)
    assert note.change.field == "批示"
    done.bring_in(done.found.changes)
    findings, _, _ = desk.check(trial.folder, trial.work)
    (told,) = [one for one in findings if one.rule == "批示未办"]
    text = told.place.file.read_text("utf-8")
    told.place.file.write_text(text.replace("    批示:", "    核对: 批示未办\n    批示:", 1), "utf-8")
    findings, readable, _ = desk.check(trial.folder, trial.work)
    assert readable
    assert not [one for one in findings if one.rule == "批示未办"]
    again = desk.pull(trial.folder, trial.work / "改稿.docx", trial.work)
    assert not again.found.proposed


def test_the_annex_edited_is_the_answer_edited(trial):
    draft = Draft(trial.draft, 1)
    row = next(r for r in draft.body.iter(W + "tr") if "已完成" in text_of(r))
    state = next(t for t in row.iter(W + "t") if t.text == "已完成")
    state.text = "推进中"
    assert cells(pulled(trial, draft.data()).found) == {"上年计划 划01 状态": "推进中"}


def test_what_the_tables_cannot_hold_is_listed_with_its_words(trial):
    draft = Draft(trial.draft, 1)
    swap(draft, "增加16项", "增加17项")
    p = paragraph(draft, "龙华区司法局")
    new = etree.fromstring(etree.tostring(paragraph(draft, "2025年，龙华区深入学习")))
    for child in [c for c in new if c.tag not in (W + "pPr", W + "r")] + runs_of(new)[1:]:
        child.getparent().remove(child)
    runs_of(new)[0].find(W + "t").text = "（联系人：办公室）"
    draft.body.findall(W + "p")[-1].addnext(new)
    assert p is not None
    found = pulled(trial, draft.data()).found
    assert not found.proposed
    assert any("增加17项" in one.text for one in found.unplaced)
    assert any("联系人" in one.text for one in found.unplaced)


def test_undo_takes_a_pull_back(trial):
    data, _ = edited(trial.draft, 9, ["type", "retitle", "drop"])
    done = pulled(trial, data)
    before = {path.name: path.read_bytes() for path in trial.folder.glob("*.yaml")}
    assert done.bring_in(done.found.changes) is not None
    assert before != {path.name: path.read_bytes() for path in trial.folder.glob("*.yaml")}
    desk.undo(trial.folder)
    assert before == {path.name: path.read_bytes() for path in trial.folder.glob("*.yaml")}


def test_a_moved_paragraph_is_a_row_that_moves(trial):
    draft = Draft(trial.draft, 1)
    first, second = (paragraph(draft, words) for words in ("将“免申即享”事项扩", "6月底前制定全区新一轮"))
    second.addprevious(first)
    found = pulled(trial, draft.data()).found
    assert [one.change for one in found.proposed if isinstance(one.change, MoveRow)]


def test_the_command_shows_asks_and_writes(tmp_path, trial):
    shutil.copytree(trial.kept, tmp_path / "龙华-2025")
    data, _ = edited(trial.draft, 1, ["type"])
    (tmp_path / "改稿.docx").write_bytes(data)
    shown = drafter("pull", "改稿.docx", "--case", "龙华-2025", "--dry-run", cwd=tmp_path)
    assert "改稿里改了的（1 处）" in shown.stdout
    assert "只看，没有写" in shown.stdout
    refused = drafter("pull", "改稿.docx", "--case", "龙华-2025", cwd=tmp_path)
    assert refused.returncode == 1
    done = drafter("pull", "改稿.docx", "--case", "龙华-2025", "--yes", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "drafter undo" in done.stdout
    assert "没有要收回的" in drafter("pull", "改稿.docx", "--case", "龙华-2025", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("改稿.docx", b"PK\x03\x04 word/"),
        ("改稿.docx", b""),
        ("改稿.pdf", b"%PDF-1.4\n"),
    ],
    ids=("坏的", "空的", "不完整的"),
)
def test_a_file_that_is_no_draft_is_one_sentence(tmp_path, trial, name, data):
    trial.reset()
    (tmp_path / name).write_bytes(data)
    done = drafter("pull", name, "--case", str(trial.folder), cwd=tmp_path)
    assert done.returncode == 2
    assert len((done.stdout + done.stderr).strip().split("\n")) <= 2


@pytest.mark.parametrize(
    ("base", "one", "other", "both"),
    [
        ("甲。乙。", "甲改。乙。", "甲。乙改。", "甲改。乙改。"),
        ("甲。乙。", "甲。", "甲。乙。", "甲。"),
        ("全年受理案件10件，办结8件。", "全年受理案件10件，办结9件。", "今年受理案件10件，办结8件。", "今年受理案件10件，办结9件。"),
        ("甲。", "乙。", "丙。", None),
    ],
)  # fmt: skip
def test_two_changes_of_a_text_in_one(base, one, other, both):
    assert merged(base, one, other) == both


def test_word_shapes_are_read_through():
    body = (
        '<w:p><w:bookmarkStart w:id="1" w:name="_0123abcd_7"/><w:r w:rsidR="00A1"><w:t>全年</w:t></w:r><w:proofErr w:type="gramStart"/>'
        '<w:smartTag><w:r><w:t>2025年</w:t></w:r></w:smartTag><w:sdt><w:sdtContent><w:r><w:t>办结</w:t></w:r></w:sdtContent></w:sdt>'
        '<w:ins w:id="5" w:author="王"><w:r><w:t>案件</w:t></w:r></w:ins><w:del w:id="6" w:author="王"><w:r><w:delText>事项</w:delText>'
        '</w:r><w:bookmarkEnd w:id="1"/></w:del><w:r><w:t>。</w:t></w:r></w:p>'
    )  # fmt: skip
    data = made(body)
    (piece,) = marked.read(data, "稿.docx").pieces
    assert piece.text == "全年2025年办结案件。"
    assert [(m.name, m.start, m.end) for m in piece.marks] == [("_0123abcd_7", 0, len("全年2025年办结案件"))]
    assert marked.read(data, "稿.docx", original=True).pieces[0].text == "全年2025年办结事项。"


def made(body: str) -> bytes:
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body}</w:body></w:document>')
    return stream.getvalue()


def test_a_dossier_without_kept_manifests_is_compared_as_it_would_be_built(trial):
    data, _ = edited(trial.draft, 1, ["type"])
    trial.reset()
    shutil.rmtree(trial.folder / ".drafter" / "稿")
    path = Path(trial.work) / "改稿.docx"
    path.write_bytes(data)
    found = desk.pull(trial.folder, path, trial.work).found
    assert found.proposed
    assert case.manifest_of(trial.folder, "00000000") is None


def notice(trial):
    """A paper of our own that is no report."""
    made = "关于报送材料的通知", "请各科室于本月底前报送全年工作情况。", "填好的表发到办公室邮箱，纸质件不用送。"
    return made_of(made)


def made_of(lines):
    return made("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines))


def a_year_before(trial):
    """The words of the whole draft under the title of the year before."""
    words = [text_of(p) for p in Draft(trial.draft, 0).body.iter(W + "p")]
    title = next(n for n, text in enumerate(words) if "2025年" in text and len(text) < 40 and "报告" in text)
    words[title] = words[title].replace("2025", "2024")
    return made_of(words)


def of_another_dossier(trial):
    """A report whose bookmarks are another draft's."""
    return made(
        "".join(
            f'<w:p><w:bookmarkStart w:id="{n}" w:name="_0a1b2c3d_{n}"/><w:r><w:t>城南片区第{n}批绿化工程已经完工验收。</w:t></w:r>'
            f'<w:bookmarkEnd w:id="{n}"/></w:p>'
            for n in range(1, 9)
        )
    )


@pytest.mark.parametrize(
    ("paper", "told"), [(notice, "对得上"), (a_year_before, "题目"), (of_another_dossier, "别的案卷")]
)
def test_a_paper_that_is_no_copy_of_this_draft_is_refused(trial, paper, told):
    with pytest.raises(DrafterError, match="不像是这份报告的稿子") as stopped:
        pulled(trial, paper(trial))
    assert told in str(stopped.value)


def test_our_own_comments_of_every_level_are_no_notes(trial):
    for level in Level:
        words = f"{level}·固定表述：“依法治区委”：名称不全\n怎么改：写全\n［正文.yaml 第64行］"
        assert noting.told(Remark("起草助手", words, 0, 3)) == ""
    assert noting.told(Remark("王局长", "提示·这句再核对", 0, 3)) == "王局长：提示·这句再核对"


def test_a_figure_told_in_words_goes_to_the_paragraph(trial):
    draft = Draft(trial.draft, 1)
    swap(draft, "796项", "近八百项")
    found = cells(pulled(trial, draft.data()).found)
    assert not any(where.startswith("指标") for where in found)
    assert "近八百项" in found["正文 文03 文字"]


def test_a_figure_both_sides_changed_is_told_once_and_leaves_no_note(trial):
    draft = Draft(trial.draft, 1)
    swap(draft, "796项", "801项")
    pulled(trial, draft.data())
    table = trial.folder / "指标.yaml"
    text = table.read_text("utf-8")
    assert "796项" in text
    table.write_text(text.replace("796项", "799项"), "utf-8")
    found = desk.pull(trial.folder, trial.work / "改稿.docx", trial.work).found
    assert [one.where for one in found.clashes] == ["指标 指03 今年"]
    assert not any("批示" in one.where for one in found.proposed)


def as_lines(trial, *swaps):
    """The draft as a PDF's text: no bookmarks, no tables, the title on two lines, the date joined to the label behind it."""
    found = pulled(trial, trial.draft).found
    assert not found.proposed
    words = [text_of(p) for p in Draft(trial.draft, 0).body.iter(W + "p") if text_of(p).strip()]
    text = "\n".join(words)
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    path = trial.work / "改稿.txt"
    path.write_text(text, "utf-8")
    return desk.pull(trial.folder, path, trial.work).found


def test_lines_alone_are_the_report_without_its_sheet_and_annexes(trial):
    found = as_lines(trial)
    assert (found.proposed, found.unplaced) == ((), ())
    found = as_lines(trial, ("按季度通报进度", "按月通报进度"))
    assert list(cells(found)) == ["正文 文11 文字"]
    assert not found.unplaced


def test_a_number_is_shown_whole_and_what_moved_is_told_where_it_was():
    texts = ["全年组织学习230次，向各支部发放读本。", "建成公共法律服务站六个，配备律师三十名，全年接待群众。"]
    _, why = proving.spot("全年组织学习228次，向各支部发放读本。", texts)
    assert "230" in why
    _, why = proving.spot("全年组织学习230次，向各支部发放读本。配备律师三十名，全年接待群众。", texts)
    assert "建成公共法律" in why


def test_half_of_a_paragraph_that_stands_as_a_new_one_keeps_its_slots(trial):
    draft = Draft(trial.draft, 1)
    text = text_of(paragraph(draft, "796项"))
    half = next(one for one in text.split("。") if "796项" in one) + "。"
    new = etree.fromstring(etree.tostring(paragraph(draft, "修订《深圳市龙华区突")))
    for child in [c for c in new if c.tag not in (W + "pPr", W + "r")] + runs_of(new)[1:]:
        child.getparent().remove(child)
    runs_of(new)[0].find(W + "t").text = (
        half + "做法向全市推广，并在各街道设点指导，群众办事少跑一趟路，窗口排队时间缩短。"
    )
    paragraph(draft, "依法预防和处置突发事件").addnext(new)
    found = pulled(trial, draft.data()).found
    added = next(one.change for one in found.proposed if isinstance(one.change, AddRow))
    assert "796项" not in added.cells["文字"]
    assert "{{" in added.cells["文字"]


def beside_another_table(manifest):
    """A printed paragraph that ends with a cell of one table, and the next, which is of another that may be joined."""
    for first, second in pairwise(manifest.lines):
        runs = [[run for run in line.runs if run.is_text] for line in (first, second)]
        if all(runs) and {first.look, second.look} == {Look.BODY}:
            tables = {run.cell[0] for run in runs[1]}
            if {runs[0][-1].cell[0]} != tables and not tables & {"提纲", "案卷", "上年问题", "上年计划", "素材"}:
                yield first.text, second.text


def test_two_paragraphs_of_two_tables_made_one_are_told_and_not_glued(trial):
    trial.reset()
    (manifest,) = case.latest_manifests(trial.folder, 1)
    first, second = next(beside_another_table(manifest))
    draft = Draft(trial.draft, 1)
    p, q = (paragraph(draft, words[:24]) for words in (first, second))
    for child in [c for c in q if c.tag != W + "pPr"]:
        p.append(child)
    q.getparent().remove(q)
    found = pulled(trial, draft.data()).found
    assert not [one for one in found.proposed if one.where.startswith(("上年计划", "正文"))]
    assert any("不能接" in one.why for one in found.unplaced)


def test_by_words_alone_no_whole_paragraph_is_struck_out(trial):
    draft = Draft(trial.draft, 1)
    draft.body.remove(paragraph(draft, "2025年，龙华区深入学习"))
    draft.without_marks()
    found = pulled(trial, draft.data()).found
    assert not found.proposed
    assert [one.near for one in found.unplaced] == ["正文 文01"]
