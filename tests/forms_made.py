"""Forms as 科室 return them: filled in, saved by other programs, sorted, merged, pasted, typed again."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import openpyxl
from kit import SEEDS
from openpyxl.utils import get_column_letter

from drafter import case, desk
from drafter.case import Known
from drafter.collecting.forms_taken import taken
from drafter.model.inquiry import KEY, KEYS
from drafter.model.material import Material
from drafter.readers.incoming import incoming

TODAY = date(2025, 12, 1)
OFFICE = "行政复议科"
YEAR = 2025
SHEETS = ("数据", "上年承诺", "问题整改")
FIGURES = {
    "指41": ("1135", "1135件"),
    "指42": (386, "386件"),
    "指45": (0.985, "98.5%"),
    "指44": ("无", ""),
    "指49": ("", ""),
}
"""编号 of each figure the example asks of OFFICE -> what is typed, and what it comes to."""
OUTCOMES = {"划16": "全年制发意见书12份，回复率100%。", "划17": "机关负责人出庭应诉率保持100%。"}
REMEDIES = {"题03": "建立类案通报机制，发出通报4期。"}
RIGHT = {number: value for number, (_, value) in FIGURES.items() if value} | OUTCOMES | REMEDIES
STATES = {"划16": "已完成", "划17": "推进中"}


@dataclass(frozen=True)
class Asked:
    """A dossier laid out from the example report, and what is asked."""

    work: Path
    folder: Path
    asks: tuple

    @property
    def form(self) -> Path:
        return self.folder / "征集表" / f"{OFFICE}.xlsx"

    def errand(self, **more):
        return desk.Errand(self.folder, self.work, TODAY, **more)


def laid_out(work):
    """A folder -> the dossier in it, its forms written."""
    folder = work / "案卷"
    wanted = case.Wanted("龙华", YEAR, "法治政府建设年度报告")
    desk.new(desk.Order(work, wanted, (SEEDS / "龙华-2024-法治政府建设年度报告.txt",), folder))
    desk.request(desk.Errand(folder, work, TODAY))
    known = Known.beside(work)
    opened = case.Case.open(folder, work, known)
    return Asked(work, folder, case.asks_of(opened.dossier, known.offices))


def filled(path, figures=FIGURES):
    """A form as it was sent -> the workbook with its blanks filled in."""
    book = openpyxl.load_workbook(path)
    for title in SHEETS:
        if title not in book.sheetnames:
            continue
        sheet = book[title]
        for row in sheet.iter_rows(min_row=4):
            number = row[1].value
            said = figures.get(number, ("", ""))[0] if title == "数据" else (OUTCOMES | REMEDIES).get(number)
            cell = row[5] if title == "数据" else row[3]
            if said != "" and said is not None:
                cell.value = said
            if title == "上年承诺" and number in STATES:
                row[4].value = STATES[number]
            if number == "指42":
                row[6].value = "调解前移"
    book["亮点"]["C4"], book["亮点"]["D4"], book["亮点"]["E4"] = "荣誉", "9月获评全市行政复议先进集体", "市府通报"
    book["明年打算"]["C4"], book["明年打算"]["D4"] = "建成智慧复议平台", "6月底前"
    for row, said in enumerate(("王小明", "李大海", "23330000", "2025年12月18日"), start=5):
        book["填报人"].cell(row, 3).value = said
    return book


def saved(book, path):
    book.save(path)
    return path


def read(*paths):
    return [one for one in incoming(paths) if isinstance(one, Material)]


def given(paths, asked):
    """Papers -> 编号 -> what forms among them give for it, and the forms."""
    forms, _ = taken(read(*paths), asked.asks, YEAR)
    values = {one.ask.number: one.value for form in forms for one in form.given if one.value}
    return values, forms


def inserted(book):
    """Rows above, a remark between, columns at the left and in the middle."""
    for title in SHEETS:
        sheet = book[title]
        for area in [str(one) for one in sheet.merged_cells.ranges]:
            sheet.unmerge_cells(area)
        sheet.insert_cols(4)
        sheet.insert_cols(1)
        sheet.cell(3, 1).value = "收文号"
        sheet.insert_rows(5, 2)
        sheet.cell(5, 4).value = "以下由科室填"
        sheet.insert_rows(1, 3)
    return book


def rearranged(book):
    """The rows of each sheet the other way round."""
    for title in SHEETS:
        sheet = book[title]
        rows = [[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows(min_row=4)]
        for number, cells in enumerate(reversed(rows), start=4):
            for column, (value, form) in enumerate(cells, start=1):
                sheet.cell(number, column).value, sheet.cell(number, column).number_format = value, form
    return book


def renamed(book):
    """Its sheets under other names, the hidden one gone."""
    for number, title in enumerate(list(book.sheetnames), start=1):
        if title.startswith(KEYS):
            del book[title]
        else:
            book[title].title = f"Sheet{number}"
    return book


def merged(books):
    """Sheets of several forms, copied into one workbook as values, one below the other."""
    whole = openpyxl.Workbook()
    target = whole.active
    at = 1
    for book in books:
        for title in (*SHEETS, "亮点"):
            for row in book[title].iter_rows(values_only=True) if title in book.sheetnames else ():
                for column, value in enumerate(row, start=1):
                    target.cell(at, column).value = value
                at += 1
            at += 1
    return whole


def pasted(book):
    """What is seen, pasted as values into fresh sheets: no keys, no formats."""
    fresh = openpyxl.Workbook()
    fresh.remove(fresh.active)
    for title in (*SHEETS, "亮点", "填报人"):
        target = fresh.create_sheet()
        for row in book[title].iter_rows(min_row=3):
            target.append([_typed(cell) for cell in row[1:]])
    return fresh


def pasted_without_heads(book):
    """Nothing but the rows, pasted as values."""
    fresh = pasted(book)
    for title in list(fresh.sheetnames):
        fresh[title].delete_rows(1)
    return fresh


def without_keys(book):
    """The hidden column deleted; the hidden sheet is still there."""
    for title in SHEETS:
        for area in [str(one) for one in book[title].merged_cells.ranges]:
            book[title].unmerge_cells(area)
        book[title].delete_cols(1)
        book[title].column_dimensions["A"].hidden = False
    return book


def shown(book, titles=SHEETS):
    """The rows of sheets as they are printed, heads first."""
    return [[[_typed(cell) or "" for cell in row[1:]] for row in book[title].iter_rows(min_row=3)] for title in titles]


def _typed(cell):
    if isinstance(cell.value, float) and cell.number_format.endswith("%"):
        return f"{cell.value * 100:.2f}%"
    return cell.value


def as_word(book):
    """The printed form typed again as tables in Word."""
    paper = docx.Document()
    paper.add_paragraph("行政复议科2025年度材料")
    for rows in shown(book):
        table = paper.add_table(len(rows), len(rows[0]))
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                table.cell(number, column).text = str(value)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def as_text(book, mark):
    """The printed form typed again as lines."""
    lines = ["行政复议科2025年度材料", ""]
    for rows in shown(book):
        lines += [mark.join(str(value) for value in row) for row in rows]
        lines.append("")
    return "\n".join(lines)


def by_libreoffice(path, ending, folder):
    """A workbook as LibreOffice saves it; None where it has no part that can."""
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(path)], capture_output=True, timeout=120, check=False)
    target = folder / f"{path.stem}.{ending}"
    return target if target.is_file() else None


def keys_in(path):
    """The hidden column of a form that was sent."""
    book = openpyxl.load_workbook(path)
    cells = [str(row[0].value or "") for title in SHEETS if title in book.sheetnames for row in book[title].iter_rows()]
    return [cell for cell in cells if KEY.fullmatch(cell)]


def hidden(path, title):
    """The letters of a sheet's hidden columns."""
    sheet = openpyxl.load_workbook(path)[title]
    return [get_column_letter(n) for n in range(1, 9) if sheet.column_dimensions[get_column_letter(n)].hidden]


def xml_of(path, pattern):
    """All that a pattern finds in the sheets of a workbook."""
    with zipfile.ZipFile(path) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    return [found for sheet in sheets for found in re.findall(pattern, sheet)]


def without_heads(book, *, blank=0, swap=False):
    """The rows of figures pasted as values without heads. blank: the place of a blank column put in; swap: 备注 before 今年."""
    fresh = openpyxl.Workbook()
    for row in book["数据"].iter_rows(min_row=4):
        cells = [_typed(cell) for cell in row[1:]]
        cells = [*cells[:4], cells[5], cells[4]] if swap else cells
        fresh.active.append([*cells[:blank], None, *cells[blank:]] if blank else cells)
    return fresh
