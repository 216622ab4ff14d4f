"""Archives that departments hand in: papers packed as they are, names in any encoding."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile

import docx
import pytest
import xlsxwriter

from drafter import case
from drafter.model.material import Material
from drafter.readers.incoming import incoming, is_archive

TOLD = "全年收到群众赠送锦旗31面。"


def word():
    paper = docx.Document()
    paper.add_paragraph(TOLD)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def sheet():
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept)
    book.add_worksheet("汇总").write_row("A1", ["锦旗（面）", "31"])
    book.close()
    return kept.getvalue()


def packed(members, compression, name=lambda text: text):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", compression) as archive:
        for title, data in members.items():
            archive.writestr(name(title), data)
    return kept.getvalue()


def without_flag(data, members, encoding):
    """An archive whose names were packed in an encoding without a word about it."""
    for number, title in enumerate(members):
        data = data.replace(f"m{number:03}".encode() + b"x" * (len(title.encode(encoding)) - 4), title.encode(encoding))
    return data


def read(tmp_path, data):
    (tmp_path / "打包.zip").write_bytes(data)
    return {one.file: type(one) is Material for one in incoming([tmp_path / "打包.zip"])}


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_papers_packed_as_they_are_are_read(tmp_path, compression):
    data = packed({"里面/信访.docx": word(), "word/统计.xlsx": sheet(), "说明.txt": TOLD.encode()}, compression)
    assert read(tmp_path, data) == {
        "打包.zip/里面/信访.docx": True,
        "打包.zip/word/统计.xlsx": True,
        "打包.zip/说明.txt": True,
    }


@pytest.mark.parametrize("paper", [word, sheet])
def test_an_office_file_is_no_archive(tmp_path, paper):
    assert not is_archive(paper())
    assert read(tmp_path, packed({"一份.bin": packed({"里面.docx": paper()}, 0)}, 0)) == {"打包.zip/一份.bin": False}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_that_do_not_say_their_encoding(tmp_path, encoding):
    titles = ["里面/信访接待情况.txt", "里面\\普法工作总结.txt"]
    names = [f"m{n:03}" + "x" * (len(title.encode(encoding)) - 4) for n, title in enumerate(titles)]
    data = without_flag(packed(dict.fromkeys(names, TOLD.encode()), 0), titles, encoding)
    assert read(tmp_path, data) == {"打包.zip/里面/信访接待情况.txt": True, "打包.zip/里面/普法工作总结.txt": True}


@pytest.mark.skipif(shutil.which("zip") is None, reason="没有 zip")
def test_names_as_zip_of_linux_packs_them(tmp_path):
    (tmp_path / "信访.txt").write_text(TOLD, "utf-8")
    subprocess.run(["zip", "-q", "-0", "打包.zip", "信访.txt"], cwd=tmp_path, check=True)
    assert read(tmp_path, (tmp_path / "打包.zip").read_bytes()) == {"打包.zip/信访.txt": True}


def test_a_broken_archive_is_told(tmp_path):
    whole = packed({"里面/信访.docx": word()}, zipfile.ZIP_DEFLATED)
    assert read(tmp_path, whole[: len(whole) // 2]) == {"打包.zip": False}


def test_a_program_is_no_paper(tmp_path):
    (tmp_path / "env.sh").write_text("export A=1  # 全年受理法律援助案件1127件\n", "utf-8")
    (tmp_path / "运行").write_text("#!/bin/sh\necho 全年受理法律援助案件1127件\n", "utf-8")
    (tmp_path / "信访.txt").write_text(TOLD, "utf-8")
    found = {one.file: type(one) is Material for one in incoming([tmp_path])}
    assert found == {"env.sh": False, "运行": False, "信访.txt": True}


def test_a_program_is_not_copied_into_the_dossier(tmp_path):
    (tmp_path / "env.sh").write_text("export A=1\n", "utf-8")
    (tmp_path / "信访.txt").write_text(TOLD, "utf-8")
    (tmp_path / "案卷").mkdir()
    case.received(tmp_path / "案卷", [tmp_path / "env.sh", tmp_path / "信访.txt"])
    assert [one.name for one in (tmp_path / "案卷" / "材料").iterdir()] == ["信访.txt"]


@pytest.mark.parametrize(
    ("name", "text", "lost"),
    [
        ("统计表.csv", "????,???,2024?\n??????,?,1127\n???????,??,16508\n", True),
        ("统计表.csv", "指标,单位,2024年\n受理法律援助案件,件,1127\n还有几件没有核？？？？？？？？？？？？\n", False),
        ("问卷.txt", "Why? How many? Which? Who? When? Where? What? Whose? How? Really? 满意吗?", False),
    ],
)
def test_a_table_whose_chinese_is_lost_says_so(tmp_path, name, text, lost):
    (tmp_path / name).write_text(text, "utf-8")
    [one] = incoming([tmp_path / name])
    assert ("问号" in getattr(one, "reason", "")) is lost
