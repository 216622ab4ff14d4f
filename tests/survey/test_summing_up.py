"""What reports come to: a workbook and a page whose every number leads to its sentence, and none of whose words is a formula."""

from __future__ import annotations

import io
import os
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from kit import KINDS, golden
from openpyxl import Workbook, load_workbook
from reports_made import report, surveyed

from drafter import survey
from drafter.model.finding import DrafterError
from drafter.model.manuscript import Stress
from drafter.model.summary import Cell, Column, Kind, Sheet, Summary
from drafter.survey.due_places import without
from drafter.survey.store_tables import MISMATCHES
from drafter.survey.summing_up import summary, write_book, write_page
from drafter.writers import summary_book, summary_page, untouched
from drafter.writers.summary_xlsx import number_format

DAY = date(2026, 3, 2)
OWN = {
    "云岭区": "在老茶马道上建了山地步道42公里，沿途的古驿站修成了补给点。把废弃的铁矿洞改成了地质课堂，接待学生6200人次。",
    "清溪县": "疏浚了穿城而过的旧运河，两岸的仓库改作书店和画室。码头夜市从四月开到十月，摊位有310个。",
    "望湖县": "给每一片次生林建了档案，护林员巡山都带着定位。林下种了灵芝和黄精，分给村集体经营。",
    "柳泉县": "把盐碱地改成了稻蟹田，一亩地收稻谷和螃蟹两样。合作社统一卖，价钱比往常高了两成。",
    "杏林区": "把城墙根下的空地租给居民种菜，每户一畦。收的菜一半送给养老院，另一半自家吃。",
    "松岗区": "旧厂房里办起了木偶剧团，每周六演两场。剧团到各镇小学教孩子们做木偶，教了21所学校。",
}
CASES = {"云岭区": 1200, "清溪县": 900, "望湖县": 640, "柳泉县": 1510, "杏林区": 450, "松岗区": 300}
NASTY = "=HYPERLINK(1)<script>alert(1)</script>"


def told(place, year):
    """A place's report of a year: what it is, how many cases, what it says of its own."""
    cases = CASES[place] + 20 * (year - 2022) + len(OWN[place]) % 7
    more = OWN[place] if year == 2022 else ""
    if (place, year) == ("柳泉县", 2024):
        cases *= 9
    if (place, year) == ("松岗区", 2024):
        more = OWN["云岭区"].replace("42", "38").replace("6200", "5900")
    if (place, year) == ("望湖县", 2023):
        more = OWN["望湖县"]
    return report(place, year, cases=cases, held=40 + year - 2020 + len(place), more=more)


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    folder = tmp_path_factory.mktemp("汇总") / "各地报告"
    folder.mkdir()
    for place in OWN:
        for year in (2022, 2023, 2024):
            text = told(place, year)
            if (place, year) == ("望湖县", 2024):
                text = text.replace("2025年1月8日", "2025年4月20日").replace(
                    "三、2024年度党政", "三、其他情况 2024年度"
                )
            if (place, year) != ("清溪县", 2023):
                (folder / f"{place}{year}.txt").write_text(text, "utf-8")
    (folder / "扫描件.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "云岭区2024（再发一次）.txt").write_text(told("云岭区", 2024), "utf-8")
    for file in folder.iterdir():
        os.utime(file, (1772000000, 1772000000))
    surveyed(folder, folder.parent / "库", folder.parent)
    return folder.parent


@pytest.fixture(scope="module")
def summed(work):
    return summary(survey.Store.opened(work / "库"), KINDS, DAY)


def column(summed, sheet, head):
    found = summed.sheet(sheet)
    at = [one.head for one in found.columns].index(head)
    return [row[at] for row in found.rows]


def rows(summed, sheet):
    """The words of a sheet's rows by their heads, the first of two columns of one name."""
    found = summed.sheet(sheet)
    heads = [one.head for one in found.columns]
    return [{head: row[heads.index(head)].text for head in heads} for row in found.rows]


def test_a_late_report_and_one_without_fault_are_told_apart(summed):
    states = {(row["地方"], row["年度"]): row["状况"] for row in rows(summed, "收件")}
    assert states["望湖县", "2024"] == "晚了50天"
    assert states["云岭区", "2024"] == "按期"
    assert len(states) == 17


def test_a_year_that_is_missing_between_two_and_files_that_do_not_count_are_told(summed):
    (missing,) = [row for row in rows(summed, "缺报") if "缺" in row.values()]
    assert (missing["地方"], missing["2022"], missing["2023"]) == ("清溪县", "有", "缺")
    assert {row["收件"] for row in rows(summed, "没有算的文件")} == {"没有读成", "和另一个文件内容相同"}


def gone(tmp_path, *names):
    """(file name, place, year) of reports -> what they come to."""
    folder = tmp_path / "报告"
    folder.mkdir()
    for name, place, year in names:
        (folder / name).write_text(told(place, year), "utf-8")
    return summary(surveyed(folder, tmp_path / "库", tmp_path).store, KINDS, DAY)


def test_years_after_a_places_last_report_are_missing_up_to_the_latest_of_all(tmp_path):
    found = gone(
        tmp_path, *((f"云岭区{year}.txt", "云岭区", year) for year in (2021, 2022, 2024)),
        ("清溪县2022.txt", "清溪县", 2022), ("望湖县2024.txt", "望湖县", 2024),
    )  # fmt: skip
    assert [tuple(row.values())[2:] for row in rows(found, "缺报")] == [
        ("有", "有", "缺", "有"), ("", "", "", "有"), ("", "有", "缺", "缺"),
    ]  # fmt: skip
    (line,) = [row["情况"] for row in rows(found, "概况") if row["哪一张表"] == "缺报"]
    assert line.startswith("缺3份，2个地方：")


@pytest.mark.parametrize("listed", ["云岭区司法局\n清溪县\n望湖县人民政府\n柳泉县\n", None])
def test_places_on_a_list_that_sent_nothing_are_missing(tmp_path, listed):
    folder = tmp_path / "报告"
    folder.mkdir()
    if listed:
        (folder / "2024年度应报名单.txt").write_text(listed, "utf-8")
    else:
        book = Workbook()
        for row in (
            ("应报单位名单",),
            ("序号", "单位", "联系人"),
            (1, "云岭", "甲"),
            (2, "清溪县", "乙"),
            (3, "望湖县", ""),
            (4, "柳泉县", "丁"),
        ):
            book.active.append(row)
        book.save(folder / "应报名单.xlsx")
    for place in ("云岭区", "清溪县"):
        (folder / f"{place}.txt").write_text(told(place, 2024), "utf-8")
    done = surveyed(folder, tmp_path / "库", tmp_path)
    assert (done.counted, done.unread) == (2, ())
    found = summary(done.store, KINDS, DAY).sheet("缺报")
    assert [(row[0].text.removesuffix("人民政府"), row[2].text) for row in found.rows] == [
        ("云岭区", "有"), ("清溪县", "有"), ("望湖县", "缺"), ("柳泉县", "缺"),
    ]  # fmt: skip
    assert "名单上4个地方，一份也没有交的2个" in found.told


def test_a_list_that_names_no_place_is_told(tmp_path):
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "应报名单.txt").write_text("序号\n1\n2\n", "utf-8")
    for year in (2023, 2024):
        (folder / f"{year}.txt").write_text(told("云岭区", year), "utf-8")
    found = summary(surveyed(folder, tmp_path / "库", tmp_path).store, KINDS, DAY).sheet("缺报")
    assert any("没有看出地方" in note for note in found.notes)


@pytest.mark.parametrize(
    "written, name, same",
    [
        ("深圳市龙华区司法局", "深圳市", False), ("深圳市龙华区司法局", "龙华区", True), ("龙华", "深圳市龙华区", True),
        ("甲山县城市管理局", "甲山县", True), ("甲山县青石镇", "甲山县", False), ("乙水县", "甲山县", False),
    ],
)  # fmt: skip
def test_what_a_list_calls_a_place(written, name, same):
    row = type("Row", (), {"place": name, "district": ""})
    assert without([written], [row]) == ([] if same else [written])


def test_of_reports_that_do_not_say_whose_they_are_none_is_missing(tmp_path):
    folder = tmp_path / "报告"
    folder.mkdir()
    for number, year in enumerate((2021, 2023)):
        (folder / f"{number}.txt").write_text(report("", year), "utf-8")
    (folder / "云岭区2024.txt").write_text(told("云岭区", 2024), "utf-8")
    found = rows(summary(surveyed(folder, tmp_path / "库", tmp_path).store, KINDS, DAY), "缺报")
    assert next(tuple(row.values()) for row in found if row["地方"] == "地方不明")[2:] == ("有", "", "有", "")


def test_a_year_other_than_the_files_is_explained_once(tmp_path):
    named_so = [(f"云岭区{year + 1}年报告.txt", "云岭区", year) for year in (2022, 2023)]
    found = gone(tmp_path, *named_so).sheet("缺报")
    assert found.notes[0].count("2023年工作（2024年作的报告）在“2023”一栏") == 1


def test_a_file_named_after_its_own_year_needs_no_word(summed):
    assert "年工作" not in "".join((*summed.sheet("缺报").notes, summed.sheet("缺报").told))


def test_a_file_named_after_another_place_and_two_reports_of_one_year_are_told(tmp_path):
    folder = tmp_path / "报告"
    folder.mkdir()
    for name, text in (
        ("云岭区2024.txt", told("云岭区", 2024)),
        ("清溪县2024.txt", told("清溪县", 2024)),
        ("清溪县2024（改）.txt", told("清溪县", 2024).replace("会议", "专题会议")),
        ("清溪县2022.txt", told("云岭区", 2022)),
    ):
        (folder / name).write_text(text, "utf-8")
    done = surveyed(folder, tmp_path / "库", tmp_path)
    found = {row["文件"]: row["读的时候拿不准的"] for row in rows(summary(done.store, KINDS, DAY), "收件")}
    assert found["云岭区2024.txt"] == ""
    assert found["清溪县2022.txt"].startswith("文件名说的是清溪县，请核对")
    assert found["清溪县2024.txt"].startswith("这个地方这一年的有2份")


def test_a_part_that_should_be_there_and_is_not_is_told(summed):
    lacking = [row for row in rows(summed, "法定内容") if row["缺几项必备"]]
    assert [(row["地方"], row["年度"]) for row in lacking] == [("望湖县", "2024")]


def test_every_figure_of_an_indicator_has_its_rank_its_change_and_its_sentence(summed):
    cases = [row for row in rows(summed, "指标") if row["指标"] == "法律援助案件受理数"]
    assert len(cases) == 17
    now = {row["地方"]: row for row in cases if row["年度"] == "2024"}
    assert now["柳泉县"]["位次"] == "1"
    assert now["松岗区"]["位次"] == "6"
    assert now["云岭区"]["增减"].startswith("+1.")
    assert all(row["印的数"] in row["原句"] for row in cases)


def test_values_are_printed_with_no_more_decimals_than_the_report_has(tmp_path):
    folder = tmp_path / "报告"
    folder.mkdir()
    said = {"云岭区": "2.6万", "清溪县": "9.86万", "望湖县": "31250", "柳泉县": "40120", "松岗区": "30011"}
    for place, text in said.items():
        (folder / f"{place}2024.txt").write_text(report(place, 2024, cases=text), "utf-8")
    told = summary(surveyed(folder, tmp_path / "库", tmp_path).store, KINDS, DAY)
    found = {row["地方"]: row["数"] for row in rows(told, "指标") if row["指标"] == "法律援助案件受理数"}
    units = {row["单位"] for row in rows(told, "指标") if row["指标"] == "法律援助案件受理数"}
    assert units == {"件"}
    assert found == said | {"云岭区": "26000", "清溪县": "98600"}
    (middle,) = [row["中位数"] for row in rows(told, "指标一览") if row["指标"] == "法律援助案件受理数"]
    assert middle == "31250"


def test_a_value_far_outside_is_to_be_seen(summed):
    odd = {
        (row["地方"], row["年度"])
        for row in rows(summed, "指标")
        if row["离群"] and row["指标"] == "法律援助案件受理数"
    }
    assert odd == {("柳泉县", "2024")}


def test_what_was_taken_over_stands_beside_its_source(summed):
    found = {(row["地方"], row["年度"], row["雷同于"]): row for row in rows(summed, "雷同的段落")}
    other = found["松岗区", "2024", "别处"]
    assert "38公里" in other["这一份的话"]
    assert "42公里" in other["那一份的话"]
    assert ("望湖县", "2023", "本地2022") in found
    own = {(row["地方"], row["年度"]): row["抄自哪几年"] for row in rows(summed, "雷同")}
    assert own["望湖县", "2023"].startswith("2022（")


def test_promises_without_an_answer_are_counted_and_listed(summed):
    kept = rows(summed, "计划落实")
    open_ = rows(summed, "未回应的计划")
    assert sum(int(row["未回应"] or 0) for row in kept) == sum(row["结论"] == "未回应" for row in open_)
    assert len(kept) == 10


def test_what_many_places_write_is_listed(summed):
    assert any("基层执法力量不足" in cell.text for cell in column(summed, "常见提法", "提法"))


def test_every_cell_that_leads_somewhere_leads_to_a_row_there_is(summed):
    for sheet in summed.sheets:
        for row in sheet.rows:
            assert len(row) == len(sheet.columns)
            for cell in row:
                if cell.to:
                    there = summed.sheet(cell.to[0])
                    assert there is not None, cell
                    assert -1 <= cell.to[1] < len(there.rows)


def test_a_figure_leads_to_the_row_of_its_own_sentence(summed):
    glance, detail = summed.sheet("指标一览"), summed.sheet("指标")
    heads = [one.head for one in detail.columns]
    for row in glance.rows:
        for cell, of in zip(row[4:], glance.columns[4:], strict=True):
            if cell.to:
                there = detail.rows[cell.to[1]]
                assert (there[0].text, there[1].text, there[heads.index("数")].text) == (
                    row[0].text,
                    of.head,
                    cell.text,
                )


def test_the_workbook_has_no_formula_and_its_links_and_numbers_are_right(summed, work):
    data = summary_book(summed, work)
    assert untouched(data)
    assert data == summary_book(summed, work)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == [sheet.name for sheet in summed.sheets]
    for sheet, told in zip(book, summed.sheets, strict=True):
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        for number, row in enumerate(told.rows, start=4):
            for at, cell in enumerate(row, start=1):
                there = sheet.cell(number, at)
                assert there.data_type != "f"
                assert there.value == (cell.value if cell.value is not None else cell.text or None)
                if there.hyperlink and there.hyperlink.location:
                    name, _, where = there.hyperlink.location.rpartition("!")
                    assert 1 <= int(where[1:]) <= book[name.strip("'")].max_row


def test_the_same_summary_gives_the_same_page_which_fetches_nothing(summed, work):
    page = summary_page(summed, work).decode()
    assert page == summary_page(summed, work).decode()
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|<link|<img|<iframe|style=|\son\w+=", page)


def made(*cells):
    columns = tuple(Column(f"栏{n}", Kind.WORDS) for n in range(len(cells)))
    return Summary("汇总", "2026年3月2日", (Sheet("甲", "甲", (NASTY,), columns, (cells,), told=NASTY),))


def test_words_from_reports_are_words_in_both(work):
    nasty = made(
        Cell(NASTY),
        Cell("+8613800000000"),
        Cell("@x", to=("甲", 0)),
        Cell(NASTY, file=str(work / f'{NASTY[:6]}"&.txt')),
    )
    page = summary_page(nasty, work).decode()
    assert page.count("<script>") == 1
    assert "&lt;script&gt;alert" in page
    (sheet,) = load_workbook(io.BytesIO(summary_book(nasty, work)))
    assert [sheet.cell(4, n).data_type for n in range(1, 5)] == ["s"] * 4
    assert [sheet.cell(4, n).quotePrefix for n in range(1, 5)] == [True] * 4


def test_a_link_to_a_file_is_told_from_where_the_book_lies(work):
    one = made(Cell("甲.txt", file=str(work / "各地报告" / "甲 1#.txt")))
    assert 'href="%E5%90%84%E5%9C%B0%E6%8A%A5%E5%91%8A/%E7%94%B2%201%23.txt"' in summary_page(one, work).decode()
    (sheet,) = load_workbook(io.BytesIO(summary_book(one, work)))
    assert str(work) not in sheet.cell(4, 1).hyperlink.target


def test_a_table_too_long_is_cut_and_says_so(monkeypatch, work):
    rows = tuple((Cell(f"第{n}行", to=("甲", n)),) for n in range(9))
    long = Summary("汇总", "2026年3月2日", (Sheet("甲", "甲", (), (Column("栏"),), rows),))
    monkeypatch.setattr("drafter.writers.summary_xlsx.MOST_ROWS", 5)
    monkeypatch.setattr("drafter.writers.summary_html.MOST_ROWS", 5)
    (sheet,) = load_workbook(io.BytesIO(summary_book(long, work)))
    assert sheet.max_row == 8
    assert sheet.cell(2, 1).value == "共9行，这里列前5行，其余的在汇总库里。"
    page = summary_page(long, work).decode()
    assert page.count("<tr id=") == 5
    assert "共9行，这里列前5行，其余的看工作簿。" in page


@pytest.mark.parametrize(
    ("text", "value", "digits", "shown"),
    [
        ("1204", 1204, 0, "0"),
        ("12.5%", 12.5, 1, '0.0"%"'),
        ("+3.1个百分点", 3.1, 1, '+0.0"个百分点";-0.0"个百分点";0.0"个百分点"'),
        ("-0.25", -0.25, 2, "+0.00;-0.00;0.00"),
    ],
)
def test_a_number_is_shown_as_it_is_printed(text, value, digits, shown):
    assert number_format(Cell(text, value, digits)) == shown


def test_a_book_that_was_changed_stays_and_a_wrong_name_is_a_sentence(summed, tmp_path):
    first = write_book(summed, tmp_path / "汇总.xlsx")
    assert write_book(summed, tmp_path / "汇总.xlsx").path == first.path
    first.path.write_bytes(b"hers")
    assert write_book(summed, tmp_path / "汇总.xlsx").path.name == "汇总-2.xlsx"
    with pytest.raises(DrafterError, match="汇总只能存成"):
        write_page(summed, tmp_path / "汇总.pdf")


def test_a_store_without_reports_comes_to_something(tmp_path):
    empty = summary(survey.Store.made(tmp_path / "库"), KINDS, DAY)
    assert [sheet.name for sheet in empty.sheets] == ["概况", "收件", "雷同"]
    assert summary_book(empty, tmp_path)
    assert summary_page(empty, tmp_path)


class _Words(HTMLParser):
    """The words of a page: a line a row of a table, a heading or a paragraph."""

    def __init__(self):
        super().__init__()
        self.lines, self.skipped = [""], 0

    def handle_starttag(self, tag, _attributes):
        self.skipped += tag in ("style", "script")
        if tag in ("tr", "h1", "h2", "p", "figcaption", "section", "nav"):
            self.lines.append("")

    def handle_endtag(self, tag):
        self.skipped -= tag in ("style", "script")
        if tag in ("td", "th", "a"):
            self.lines[-1] += "｜"

    def handle_data(self, data):
        if not self.skipped:
            self.lines[-1] += data.strip("\n")


def test_the_page_reads_as_it_should(summed, work, accept):
    words = _Words()
    words.feed(summary_page(summed, work).decode())
    text = "\n".join(line.rstrip() for line in words.lines if line.strip()).replace(str(work), "")
    golden("汇总-网页.txt", f"{text}\n", accept)


def test_what_is_to_be_seen_is_coloured_in_both(summed, work):
    assert any(cell.stress is Stress.HEAVY for cell in column(summed, "收件", "状况"))
    assert 'class="短 醒目"' in summary_page(summed, work).decode()


def test_what_does_not_go_with_the_year_before_is_among_the_findings(tmp_path):
    folder = tmp_path / "报告"
    folder.mkdir()
    said = {2023: "全年受理行政复议申请400件。", 2024: "全年受理行政复议申请520件，比上年下降5.1%。"}
    for year, more in said.items():
        (folder / f"云岭区{year}.txt").write_text(report("云岭区", year, more=more), "utf-8")
    store = surveyed(folder, tmp_path / "库", tmp_path).store
    (row,) = [row for row in store.rows(MISMATCHES) if row.rule == "同比不符"]
    assert row.level == "提醒"
    assert row.words.endswith("5.1%")
    assert "400件" in row.before
    (told,) = [one for one in rows(summary(store, KINDS, DAY), "校对·逐处") if one["规则"] == "同比不符"]
    assert (told["地方"], told["年度"], told["上年的话"]) == ("云岭区", "2024", row.before)
