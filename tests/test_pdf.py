"""build --pdf and --open: a PDF beside the draft, what is said where there can be none, and a look at the result."""

from __future__ import annotations

import json
import os
import shutil
import sys
from unittest import mock

import pypdfium2
import pypdfium2.raw as raw
import pytest
from kit import EXAMPLE, drafter

from drafter import case, printing, storage
from drafter.model.finding import DrafterError
from drafter.office import libreoffice, outside
from drafter.writers import pdf_export
from drafter.zh.gbt9704 import PRINTED

pytestmark = pytest.mark.slow

STEM = "龙华区2025年度法治政府建设情况报告（审阅稿）"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "案卷")
    return tmp_path / "案卷"


def program(folder, name, script):
    """A program of a name, first in the path of what is run with the environment returned."""
    bin = folder.parent / "bin"
    bin.mkdir(exist_ok=True)
    (bin / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (bin / name).chmod(0o755)
    return {"PATH": f"{bin}:/usr/bin:/bin"}


def build(folder, *words, env=None):
    with mock.patch.dict(os.environ, env or {}):
        return drafter("build", "案卷", *words, cwd=folder.parent)


def draft(folder):
    """A draft of the example, and its path."""
    assert build(folder).returncode == 0
    return folder / f"{STEM}.docx"


def blank():
    """Bytes of a PDF of one empty page."""
    import io

    document, stream = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def printer(monkeypatch):
    """LibreOffice that answers at once with an empty page."""
    monkeypatch.setattr(printing, "soffice", lambda: "soffice")
    monkeypatch.setattr(libreoffice, "convert", lambda *_: blank())


posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@posix
def test_without_libreoffice_the_draft_is_there_and_the_remedy_is_told(folder):
    result = build(folder, "--pdf", env={"PATH": str(folder)})
    assert result.returncode == 2
    assert f"审阅稿：案卷/{STEM}.docx" in result.stdout
    assert result.stderr.startswith(
        "停下了：没有出 PDF：这台电脑没有装 LibreOffice\n    怎么改：请管理员安装 LibreOffice"
    )
    assert [path.suffix for path in folder.glob(f"{STEM}*")] == [".docx"]


@posix
@pytest.mark.parametrize(
    "script",
    ["exit 1", "kill -9 $$", 'for last; do :; done; mkdir -p "${last%/*}/out"; echo 坏 >"${last%/*}/out/in.pdf"'],
)
def test_a_libreoffice_that_fails_leaves_the_draft_and_no_pdf(folder, script):
    result = build(folder, "--pdf", env=program(folder, "soffice", script))
    assert result.returncode == 2
    assert "没有出 PDF：LibreOffice 出了错" in result.stderr
    assert [path.suffix for path in folder.glob(f"{STEM}*")] == [".docx"]


@posix
def test_a_libreoffice_that_never_ends_is_ended(folder, monkeypatch):
    path = draft(folder)
    monkeypatch.setenv("PATH", program(folder, "soffice", f"echo $$ >{folder.parent}/pid; sleep 600")["PATH"])
    monkeypatch.setattr(pdf_export, "_BOUNDS", outside.Bounds(1, 2**30))
    with pytest.raises(DrafterError, match="没有出 PDF：LibreOffice 出了错，或者超过了"):
        printing.print_draft(path)
    with pytest.raises(ProcessLookupError):
        os.kill(int((folder.parent / "pid").read_text()), 0)


def test_a_pdf_of_ours_is_replaced_and_one_that_is_not_stays(folder, printer):
    path = draft(folder)
    target = path.with_suffix(".pdf")
    assert printing.print_draft(path).path == target
    assert printing.print_draft(path) == printing.Printed(
        case.Placed(target, renewed=True), printing.print_draft(path).fonts
    )
    target.write_bytes(b"signed")
    beside = printing.print_draft(path)
    assert (beside.path.name, target.read_bytes()) == (f"{STEM}-2.pdf", b"signed")
    assert beside.placed == case.Placed(beside.path, beside=True, kept=(target.name,))


def test_a_pdf_of_an_earlier_draft_is_told_of(folder, printer):
    path = draft(folder)
    assert "以前的" not in build(folder).stdout
    old = printing.print_draft(path).path
    assert "以前的" not in build(folder).stdout
    table = folder / "案卷.yaml"
    table.write_text(table.read_text("utf-8").replace("主送:", "主送: 各街道 #", 1), "utf-8")
    os.utime(old, (1, 1))
    assert build(folder).stdout.count(f"旁边的“{old.name}”是以前的，不是这一稿") == 1
    assert "以前的" not in build(folder, "--pdf").stdout


def test_a_pdf_nobody_of_us_wrote_stays(folder, printer):
    path = draft(folder)
    path.with_suffix(".pdf").write_bytes(b"hers")
    beside = printing.print_draft(path)
    assert (beside.path.name, path.with_suffix(".pdf").read_bytes()) == (f"{STEM}-2.pdf", b"hers")
    assert beside.placed.kept == (f"{STEM}.pdf",)


def test_ended_once_the_pdf_is_in_place_it_is_still_ours(folder, printer):
    path = draft(folder)

    def ended(name, at):
        if name == "flush-folder" and at == folder:
            raise KeyboardInterrupt

    with storage.watched(ended), pytest.raises(KeyboardInterrupt):
        printing.print_draft(path)
    assert printing.print_draft(path).placed == case.Placed(path.with_suffix(".pdf"), renewed=True)


def test_a_pdf_of_the_release_before_is_known_by_the_record(folder, printer):
    path, old = draft(folder), blank()
    path.with_suffix(".pdf").write_bytes(old)
    told = {"稿": {f"{STEM}.pdf": storage.sha256(old)}}
    (folder / ".起草记录.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    assert printing.print_draft(path).placed == case.Placed(path.with_suffix(".pdf"), renewed=True)


def test_an_open_pdf_is_left_alone(folder, printer):
    path = draft(folder)
    printing.print_draft(path)
    (folder / f".~lock.{STEM}.pdf#").touch()
    before = path.with_suffix(".pdf").read_bytes()
    with pytest.raises(case.StillOpen, match=r"\.pdf”正在别处打开"):
        printing.print_draft(path)
    assert path.with_suffix(".pdf").read_bytes() == before


def test_fonts_that_are_missing_are_named_in_one_sentence(folder, printer):
    told = printing.print_draft(draft(folder)).fonts
    assert told.startswith(
        "这台电脑没有方正小标宋简体、黑体、楷体_GB2312、仿宋_GB2312、宋体、Times New Roman，PDF 里换成了"
    )
    assert "\n" not in told


@pytest.mark.parametrize(
    ("font", "held", "same"),
    [
        ("仿宋_GB2312", "FangSong_GB2312", True),
        ("仿宋_GB2312", "FandolFang", False),
        ("方正小标宋简体", "FZXBSJW--GB1-0", True),
        ("黑体", "SimHei", True),
        ("宋体", "SimSun", True),
        ("宋体", "FandolSong", False),
        ("Times New Roman", "TimesNewRomanPSMT", True),
        ("Times New Roman", "LiberationSerif", False),
    ],
)
def test_by_which_name_a_pdf_holds_a_font(font, held, same):
    assert bool(PRINTED[font].match(held)) is same


@posix
@pytest.mark.parametrize(("words", "suffix"), [((), ".docx"), (("--pdf",), ".pdf")])
def test_the_result_is_opened(folder, words, suffix):
    env = program(folder, "xdg-open", f'echo "$1" >>{folder.parent}/opened')
    answer = folder.parent / "page.pdf"
    answer.write_bytes(blank())
    office = f'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; cp {answer} "$2/in.pdf"'
    program(folder, "soffice", office)
    result = build(folder, "--open", *words, env=env)
    assert (result.returncode, result.stderr) == (0, "")
    assert (folder.parent / "opened").read_text("utf-8") == f"{folder.resolve() / STEM}{suffix}\n"


@posix
@pytest.mark.parametrize("there", [True, False])
def test_where_nothing_can_be_opened_the_draft_stays(folder, there):
    env = program(folder, "xdg-open", "exit 3") if there else {"PATH": str(folder)}
    result = build(folder, "--open", env=env)
    assert result.returncode == 2
    assert result.stderr.startswith(f"停下了：没有打开“{STEM}.docx”")
    assert (folder / f"{STEM}.docx").exists()


@posix
def test_neither_printed_nor_opened_are_both_told(folder):
    result = build(folder, "--pdf", "--open", env={"PATH": str(folder)})
    assert result.returncode == 2
    assert "没有装 LibreOffice" in result.stderr
    assert "没有打开" in result.stderr


@pytest.mark.render
def test_the_pdf_is_the_draft_without_its_comments(folder):
    result = build(folder, "--pdf")
    assert (result.returncode, result.stderr) == (0, "")
    assert f"PDF：案卷/{STEM}.pdf" in result.stdout
    document = pypdfium2.PdfDocument(folder / f"{STEM}.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "龙华区" in text
    assert "【待填" in text
    assert "怎么改" not in text
    assert [page.get_size() for page in document] == [pytest.approx((595.3, 841.9), abs=0.5)] * len(document)
    assert sum(raw.FPDFPage_GetAnnotCount(page.raw) for page in document) == 0
    again = build(folder, "--pdf")
    assert "新的 PDF 另存" not in again.stdout
    assert len(list(folder.glob("*.pdf"))) == 1
