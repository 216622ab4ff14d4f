"""collect: this year's figures, answers, contradictions and news come in from papers; traps are told, not filled."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import xlsxwriter
from kit import ROOT, SEEDS, TESTS, drafter
from ruamel.yaml import YAML

from drafter import case, desk, readers, rendering, rules
from drafter.case.applying import apply
from drafter.model.change import SetCell
from drafter.model.finding import DrafterError
from drafter.readers.incoming import incoming

OURS = TESTS / "collecting"
RIGHT = {
    "组织专题学习会": "28次",
    "开展业务培训": "21场",
    "培训干部": "1408人次",
    "召开区委全面依法治区委员会会议": "3次",
    "开展法治督察": "5次",
    "发出督察建议书": "17份",
    "审查规范性文件": "41件",
    "提出审查意见": "248条",
    "办理行政复议案件": "358件",
    "调解和解率": "35.0%",
    "组织行政执法案卷评查": "476宗",
    "受理法律援助案件": "1127件",
    "受援人挽回经济损失": "2512.4万元",
    "接待群众来访来电咨询": "16580人次",
    "公证机构办理公证": "9106件",
    "开展送法进乡村活动": "104场",
    "发放普法资料": "6.1万份",
    "培育法律明白人": "402名",
    "人民调解组织调解纠纷": "6540件",
    "人民调解组织调解纠纷调解成功率": "98.6%",
    "人民调解组织调解纠纷涉及金额": "14206.5万元",
}
"""Name of each figure that the papers give for the whole year -> its value."""
ROWS = [
    (1, "法律援助案件", "件", 1021, 502, 1063, 1200),
    (2, "法律咨询", "人次", 16508, "７９００", 15820, 17000),
    (3, "挽回经济损失", "元", 2301.6, 1100, 2386.5, 2600),
    (4, "在册社区矫正对象", "人", 432, 401, 417, "—"),
    (5, "执法案卷评查", "宗", 440, 200, 420, 500),
]


def report_sheet(file):
    """A form that counts up to the end of November: two rows of heads, a hidden column, digits in full width, a unit that
    is wrong."""
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("报送表")
    for area, words in (
        ("A1:G1", "云岭区司法局2024年业务数据报送表"),
        ("A2:G2", "数据截止日期：2024年11月30日"),
        ("A3:A4", "序号"),
        ("B3:B4", "指标"),
        ("C3:C4", "计量单位"),
        ("D3:E3", "2024年"),
        ("F3:F4", "2023年"),
        ("G3:G4", "2025年目标"),
    ):
        sheet.merge_range(area, words)
    sheet.write("D4", "1—11月")
    sheet.write("E4", "其中：上半年")
    for number, row in enumerate(ROWS, start=4):
        sheet.write_row(number, 0, row)
    sheet.set_column("G:G", None, None, {"hidden": True})
    book.close()


@dataclass(frozen=True)
class Work:
    """Where a test works, its dossier, its papers."""

    folder: Path
    dossier: Path
    papers: Path

    def collect(self, *papers):
        return desk.collect(self.dossier, papers or [self.papers], self.folder)

    def rows(self):
        opened = case.Case.open(self.dossier, self.folder)
        return {row.name: row for row in opened.dossier.inputs.metrics}

    def inputs(self):
        return case.Case.open(self.dossier, self.folder).dossier.inputs

    def materials(self):
        return self.inputs().materials

    def texts(self, key):
        keys = (f"{key}:", f"- {key}:")
        lines = [line for file in self.dossier.glob("*.yaml") for line in file.read_text("utf-8").splitlines()]
        return [line for line in lines if line.strip().startswith(keys)]

    def set(self, table, row, field, seen, text):
        case.Case.open(self.dossier, self.folder)
        apply(self.dossier, [SetCell(table, row, field, seen, text)], "测试")

    def write(self, name, text):
        row = self.rows()[name]
        self.set("指标", row.id, "今年", row.now, text)


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    folder = tmp_path_factory.mktemp("收材料")
    order = desk.Order(folder, case.Wanted("云岭", 2024), sources=[OURS / "上年.txt"], into=folder / "案卷")
    desk.new(order)
    shutil.copytree(OURS / "材料", folder / "报来的")
    report_sheet(folder / "报来的" / "数据报送表.xlsx")
    return folder


@pytest.fixture
def work(laid, tmp_path):
    shutil.copytree(laid, tmp_path / "办公")
    return Work(tmp_path / "办公", tmp_path / "办公" / "案卷", tmp_path / "办公" / "报来的")


@pytest.fixture(scope="module")
def collected(laid):
    return desk.gathered(laid / "案卷", [laid / "报来的"], laid)


def named(collected, name):
    return next(found for found in collected.figures if found.statistic.name == name)


def test_certain_values_are_filled_with_their_source_and_nothing_else_is(work):
    done = work.collect()
    rows = work.rows()
    assert {name: row.now for name, row in rows.items() if row.now} == RIGHT
    assert rows["受理法律援助案件"].source == "公共法律服务科.txt 第3段：1127件"
    assert rows["人民调解组织调解纠纷"].source == "人民调解统计.csv 人民调解统计!B7：6540件"
    assert len(done.entered) == len(RIGHT)
    assert (work.dossier / "材料" / "公共法律服务科.txt").exists()


def test_one_undo_takes_all_of_it_back(work):
    before = (work.dossier / "指标.yaml").read_bytes()
    done = work.collect()
    assert done.number
    desk.undo(work.dossier)
    assert (work.dossier / "指标.yaml").read_bytes() == before


def test_what_is_filled_agrees_with_its_source_until_it_is_changed(work):
    def told():
        opened = case.Case.open(work.dossier, work.folder)
        return [found.message for found in rules.check(opened.dossier) if found.rule == "与来源不符"]

    work.collect()
    assert not told()
    work.write("受理法律援助案件", "1172件")
    assert told() == ["受理法律援助案件写的是“1172件”，来源（公共法律服务科.txt 第3段）里是“1127件”"]


def test_undo_leaves_what_she_wrote_over_it(work):
    number = work.collect().number
    work.write("受理法律援助案件", "1130件")
    done = desk.undo(work.dossier, number)
    rows = work.rows()
    assert {name: row.now for name, row in rows.items() if row.now} == {"受理法律援助案件": "1130件"}
    assert not any(row.source for row in rows.values())
    assert len(done.stayed) == 1


def test_what_she_wrote_stays_and_is_told(work):
    work.write("受理法律援助案件", "1130件")
    done = work.collect()
    assert work.rows()["受理法律援助案件"].now == "1130件"
    assert [one.before for one in done.differing] == ["1130件"]


def test_a_newer_paper_updates_what_only_papers_had_said(work):
    work.collect()
    paper = work.papers / "公共法律服务科.txt"
    paper.write_text(paper.read_text("utf-8").replace("1,127件", "1,131件"), "utf-8")
    shutil.rmtree(work.dossier / "材料")
    done = work.collect()
    assert [(one.row.name, one.before) for one in done.entered] == [("受理法律援助案件", "1127件")]
    assert work.rows()["受理法律援助案件"].now == "1131件"
    work.write("受理法律援助案件", "1135件")
    shutil.rmtree(work.dossier / "材料")
    paper.write_text(paper.read_text("utf-8").replace("1,131件", "1,140件"), "utf-8")
    work.collect()
    assert work.rows()["受理法律援助案件"].now == "1135件"


def test_a_second_collect_without_papers_changes_nothing(work):
    work.collect()
    before = (work.dossier / "指标.yaml").read_bytes()
    done = desk.collect(work.dossier, [], work.folder)
    assert (done.entered, done.number) == ((), 0)
    assert (work.dossier / "指标.yaml").read_bytes() == before


def test_what_is_filled_is_not_proposed_again(work):
    first = drafter("collect", "报来的", "--case", "案卷", cwd=work.folder).stdout
    again = drafter("collect", "报来的", "--case", "案卷", cwd=work.folder).stdout
    assert f"已经和材料一样的 {len(RIGHT)} 个" in again
    assert first.count("？") == again.count("？")


def test_the_contradictions_say_what_the_cell_says(work):
    work.collect()
    work.write("受理法律援助案件", "1130件")
    shown = drafter("collect", "--case", "案卷", cwd=work.folder).stdout
    assert "1127件（“今年”写的是1130件）" in shown
    assert "2512.4万元（填了）" in shown


def test_contradictions_are_told_with_what_explains_them(collected):
    told = {f.statistic.name: " ".join(f.contradictions) for f in collected.figures if f.contradictions}
    assert "初稿" in told["开展法治督察"]
    assert "截至年末前" in told["受理法律援助案件"]
    assert "差一万倍" in told["受援人挽回经济损失"]
    assert "16508人次" in told["接待群众来访来电咨询"]
    assert "公证机构办理公证" not in told


def test_figures_no_paper_gives_stay_empty(collected):
    assert not named(collected, "收到群众赠送锦旗").filled
    assert not named(collected, "开展走访教育").filled
    only_until_november = named(collected, "在册社区矫正对象")
    assert not only_until_november.filled
    assert only_until_november.proposals[0].why == "截至年末前的"


def test_slips_are_told(collected):
    assert {(slip.source.quote, slip.right) for slip in collected.slips} == {
        ("采纳率98.4%", "96.4%"),
        ("2301.6", "2,512.4万元"),
    }


def test_promises_are_answered_from_what_was_done_not_from_plans(collected):
    said = {one.asked.text: one for one in collected.promises}
    rules = next(one for text, one in said.items() if "督察工作规程" in text)
    assert rules.said == "answered"
    assert "8月印发" in rules.replies[0].source.quote
    mentor = next(one for text, one in said.items() if "导师制" in text)
    assert mentor.said != "answered"


def test_news_stands_under_the_headings_of_last_year(collected):
    told = {one.source.quote: one for one in collected.news}
    honour = next(one for quote, one in told.items() if "宣传工作先进单位" in quote)
    assert (honour.kind, honour.heading) == ("荣誉", "坚持党建引领，队伍建设不断加强")
    assert any("法律文书免费寄递" in quote for quote in told)
    assert not any("2025年" in quote or "应为" in quote for quote in told)


def test_the_hidden_column_is_told_and_not_used(collected):
    assert ("数据报送表.xlsx", "“报送表”里隐藏的G列没有用") in collected.remarks


def test_papers_that_cannot_be_read_are_told_and_the_rest_goes_on(work):
    (work.papers / "空.docx").write_bytes(b"")
    (work.papers / "坏.xlsx").write_bytes(b"PK\x03\x04xl/workbook.xml nothing")
    with zipfile.ZipFile(work.papers / "打包.zip", "w") as archive:
        archive.writestr("里面/信访.txt", "信访接待情况\n\n全年收到群众赠送锦旗31面。")
        archive.writestr("里面/再打包.zip", b"PK\x03\x04" + b"0" * 40)
    found = desk.gathered(work.dossier, [work.papers], work.folder)
    assert {one.file for one in found.unread} == {"空.docx", "坏.xlsx", "打包.zip/里面/再打包.zip"}
    assert named(found, "收到群众赠送锦旗").proposals[0].source.file == "打包.zip/里面/信访.txt"
    assert named(found, "受理法律援助案件").filled


def test_the_screen_and_the_json(work):
    told = json.loads(drafter("collect", "报来的", "--case", "案卷", "--json", cwd=work.folder).stdout)
    assert set(told) >= {"figures", "promises", "problems", "news", "arithmetic", "unread"}
    row = next(one for one in told["figures"] if one["name"] == "受理法律援助案件")
    assert (row["filled"], row["conflict"], row["prior_text"]) == (True, True, "1063件")
    assert row["proposals"][0] | {"score": 1} == {
        "value_text": "1,127件", "value": 1127, "unit": "件", "fill": "1127件", "file": "公共法律服务科.txt",
        "where": "第3段", "quote": "本年度批准法律援助案件1,127件", "score": 1, "why": "",
    }  # fmt: skip
    assert not (work.dossier / "材料").exists()
    shown = drafter("collect", "报来的", "--case", "案卷", cwd=work.folder).stdout
    for words in ("填进“今年”的（21 个", "各份材料说法不一", "算不拢的", "没有哪一行问到的新情况", "drafter undo"):
        assert words in shown


def test_without_papers_in_the_dossier_it_says_so(work):
    with pytest.raises(DrafterError, match="还没有“材料”"):
        desk.collect(work.dossier, [], work.folder)


@pytest.mark.parametrize(
    ("district", "year", "prior", "papers", "right"),
    [
        ("坪山", 2022, "坪山-2021-法治政府建设年度报告.txt", OURS / "坪山", OURS / "坪山.yml"),
        ("钟楼", 2024, "钟楼-2023-法治政府建设年度报告.txt", OURS / "钟楼", OURS / "钟楼.yml"),
        ("龙华", 2025, "龙华-2024-法治政府建设年度报告.txt", ROOT / "examples" / "材料", OURS / "龙华.yml"),
    ],
)
def test_sets_of_papers_fill_what_they_give_and_nothing_else(tmp_path, district, year, prior, papers, right):
    desk.new(desk.Order(tmp_path, case.Wanted(district, year), sources=[SEEDS / prior], into=tmp_path / "案卷"))
    found = desk.gathered(tmp_path / "案卷", [papers], tmp_path)
    filled = {one.statistic.id: one.proposals[0].printed for one in found.figures if one.filled}
    assert filled == YAML(typ="safe", pure=True).load(right)


def test_news_stands_in_its_table_once_with_all_its_places(work):
    (work.papers / "宣传简报.txt").write_text("宣传简报\n\n一、荣誉\n我局获评全省法治宣传工作先进单位称号。\n", "utf-8")
    paper = work.papers / "普法工作小结.txt"
    paper.write_text("普法工作小结\n\n一、荣誉\n我局获评全省法治宣传工作先进单位。\n", "utf-8")
    work.collect()
    rows = [row for row in work.materials() if "法治宣传工作先进单位" in row.text]
    assert [(row.kind, row.handling) for row in rows] == [("荣誉", None)]
    assert rows[0].source == "宣传简报.txt 第3段；普法工作小结.txt 第3段"
    assert all(row.heading for row in work.materials())


def test_a_second_collect_adds_only_what_is_new_and_leaves_what_she_wrote(work):
    work.collect()
    first = work.materials()
    work.set("素材", first[0].id, "处理", None, "采用")
    work.set("素材", first[0].id, "内容", first[0].text, f"经过努力，{first[0].text}")
    work.set("素材", first[1].id, "处理", None, "不用")
    (work.papers / "补报.txt").write_text("补报情况\n\n一、做法\n首次推出午间法律门诊，接诊60余次。\n", "utf-8")
    before = (work.dossier / "素材.yaml").read_text("utf-8")
    work.collect()
    rows = work.materials()
    assert len(rows) == len(first) + 1
    assert [row for row in rows if "午间法律门诊" in row.text]
    assert (rows[0].handling, rows[1].handling) == ("采用", "不用")
    kept = (work.dossier / "素材.yaml").read_text("utf-8")
    assert all(line in kept for line in before.splitlines())


def test_one_undo_takes_the_table_of_news_back_too(work):
    work.collect()
    assert work.materials()
    desk.undo(work.dossier)
    assert not (work.dossier / "素材.yaml").exists()
    assert not work.texts("建议") + work.texts("建议文字")
    work.collect()
    assert work.materials()


def test_undo_leaves_the_news_she_decided_on(work):
    number = work.collect().number
    row = work.materials()[0]
    work.set("素材", row.id, "处理", None, "采用")
    desk.undo(work.dossier, number)
    assert [one.id for one in work.materials()] == [row.id]


def test_what_is_taken_is_printed_once_at_its_heading_and_what_is_left_is_told(work):
    work.collect()
    row = next(one for one in work.materials() if "宣传工作先进单位" in one.text)
    work.set("素材", row.id, "处理", None, "采用")
    others = [one for one in work.materials() if one.id != row.id]
    opened = case.Case.open(work.dossier, work.folder).dossier
    text = printed(opened)
    assert text.count(row.text.rstrip("。；")) == 1
    assert not any(one.text in text for one in others)
    told = [found.message for found in rules.check(opened) if found.rule == "素材未定"]
    assert len(told) == len({one.heading for one in others})
    assert sum(int(message.partition("有")[2].partition("条")[0]) for message in told) == len(others)


def printed(dossier):
    """The words of a dossier's review copy."""
    paper = rendering.render(dossier, [ROOT / "templates"], rendering.Copy(annexes=True, findings=[]))
    return "\n".join(para.text for para in paper.paras)


def test_proposals_stand_beside_the_blanks_and_go_when_they_are_filled(work):
    work.collect()
    row = work.rows()["在册社区矫正对象"]
    assert (row.now, row.hint) == (None, "432人（数据报送表.xlsx 报送表!D8，截至年末前的）")
    promises = [one for one in work.inputs().promises if one.hint]
    assert promises
    assert not any(one.outcome for one in promises)
    found = rules.check(case.Case.open(work.dossier, work.folder).dossier)
    blank = {f.ref: f.message for f in found if f.rule == "还有空没填"}
    assert f"材料里像是{row.hint}" in blank[(*row.ref, "今年")]
    work.write("在册社区矫正对象", "421人")
    work.set("上年计划", promises[0].id, "完成情况", None, "已经办成，建成投用。")
    work.collect()
    assert work.rows()["在册社区矫正对象"].hint is None
    assert next(one for one in work.inputs().promises if one.id == promises[0].id).hint is None
    assert "建议: \n" not in (work.dossier / "指标.yaml").read_text("utf-8")
    assert not re.search(r"建议:\s*$", (work.dossier / "指标.yaml").read_text("utf-8"), re.MULTILINE)


def test_a_section_of_last_years_is_offered_words_that_are_never_printed(work):
    work.collect()
    offered = [row for row in work.inputs().passages if row.offered]
    assert offered
    lines = [line for row in offered for line in row.offered.splitlines()]
    assert all(re.search(r"（[^（）]*(?:（[^（）]*）)?[^（）]* [^（）]+）$", line) for line in lines)
    assert len({line.rpartition("（")[0] for line in lines}) == len(lines)
    text = printed(case.Case.open(work.dossier, work.folder).dossier)
    assert not any(line in text for line in lines)
    work.set("正文", offered[0].id, "处理", None, "沿用")
    work.collect()
    assert next(row for row in work.inputs().passages if row.id == offered[0].id).offered is None


def test_every_paper_stands_in_the_receipt(work):
    (work.papers / "空.docx").write_bytes(b"")
    done = work.collect()
    paper, book = (placed.path for placed in done.receipts)
    [sheets] = incoming([book])
    cells = "\n".join(cell for grid in sheets.grids for row in grid.rows for cell in row)
    for told in (readers.read(paper).text, cells):
        for words in (*done.collected.files, "空.docx", "没有用的数", "隐藏的G列没有用", "1127件"):
            assert words in told


def test_a_newer_paper_of_the_same_name_takes_the_place_of_the_older(work):
    work.collect()
    paper = work.papers / "公共法律服务科.txt"
    paper.write_text(paper.read_text("utf-8").replace("1,127件", "1,131件"), "utf-8")
    done = work.collect(paper)
    assert [(one.row.name, one.before) for one in done.entered] == [("受理法律援助案件", "1127件")]
    row = work.rows()["受理法律援助案件"]
    assert (row.now, row.source) == ("1131件", "公共法律服务科（第2次报）.txt 第3段：1131件")
    assert ("公共法律服务科.txt", "后来又报了一份，以后报的为准，这一份没有用") in {
        (one.file, one.reason) for one in done.collected.unread
    }


def test_papers_of_one_name_from_two_folders_are_two_papers(work):
    for office, count in (("普法科", 12), ("矫正科", 15)):
        (work.papers / office).mkdir()
        (work.papers / office / "小结.txt").write_text(f"{office}小结\n\n全年组织参观{count}次。\n", "utf-8")
    files = work.collect().collected.files
    assert {"普法科-小结.txt", "矫正科-小结.txt"} <= set(files)


def test_the_annex_tells_where_each_figure_comes_from_in_the_review_copy_alone(work):
    work.collect()
    work.write("收到群众赠送锦旗", "31面")
    work.write("受理法律援助案件", "1130件")
    dossier = case.Case.open(work.dossier, work.folder).dossier
    text = printed(dossier)
    annex = text[text.rindex("数据来源表") :]
    assert "培育法律明白人\t402名\t" in annex
    assert "收到群众赠送锦旗\t31面\t自填\t" in annex
    assert "受理法律援助案件\t1130件\t自填（公共法律服务科.txt 第3段是1127件）" in annex
    clean = rendering.render(dossier, [ROOT / "templates"], rendering.Copy(annexes=True))
    assert not any("数据来源表" in para.text for para in clean.paras)


def test_numbers_of_persons_do_not_get_into_the_tables(work):
    (work.papers / "表彰.txt").write_text(
        "表彰情况\n\n一、荣誉\n一名调解员（电话13812345678）获评全省优秀调解员。\n", "utf-8"
    )
    work.collect()
    row = next(row for row in work.materials() if "优秀调解员" in row.text)
    assert "13812345678" not in (work.dossier / "素材.yaml").read_text("utf-8")
    assert "138" in row.text
