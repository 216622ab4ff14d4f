"""The command line: what it loads, what it prints for machines, what stops it."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from compared import write_reports
from kit import EXAMPLE, ROOT, SEEDS, drafter, fill_in

from drafter import readers, storage
from drafter.cli import trouble
from drafter.cli.chinese import ChineseHelp
from drafter.model.finding import DrafterError


def process(*words, cwd):
    """The command in a process of its own, as she starts it."""
    return subprocess.run(
        [sys.executable, "-m", "drafter", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def loaded(*pieces):
    """Top-level libraries that are loaded after each of several pieces of Python, run one after the other."""
    told = "\nprint('|', *{m.split('.')[0] for m in sys.modules})\n"
    script = "import sys\n" + "".join(piece + told for piece in pieces)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return [set(line.split()) for line in done.stdout.split("|")[1:]]


HEAVY = {"jieba", "docx", "lxml", "opencc", "pypinyin", "jinja2", "pydantic", "ruamel", "xlsxwriter"}


def test_help_loads_nothing_heavy():
    (libraries,) = loaded("import drafter.cli")
    assert not libraries & HEAVY


def test_checking_loads_neither_word_nor_templates_and_building_no_excel(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "案卷")
    start = f"from pathlib import Path\nfrom drafter import desk\nfolder = Path({str(tmp_path / '案卷')!r})"
    checking, building = loaded(f"{start}\ndesk.check(folder, folder.parent)", "desk.build(folder, folder)")
    assert not checking & {"docx", "jinja2", "lxml"}
    assert not building & {"xlsxwriter"}


def test_tracing_loads_only_the_writer_it_needs(tmp_path):
    write_reports(tmp_path)
    start = (
        f"from pathlib import Path\nfrom drafter import desk\nw = Path({str(tmp_path)!r})\n"
        "from drafter.tracing import judge\njudge.semantic = lambda: None"  # that takes seconds, and writes nothing
    )
    trace, into = "desk.trace(w / '上年.txt', w / '今年.txt', w{})", ", w / '对照表.{}'"
    told, excel = loaded(f"{start}\n{trace.format('')}", trace.format(into.format("xlsx")))
    (word,) = loaded(f"{start}\n{trace.format(into.format('docx'))}")
    assert not told & {"docx", "xlsxwriter", "jinja2"}
    assert not excel & {"docx"}
    assert not word & {"xlsxwriter"}


def test_read_json_has_the_promised_shape():
    result = drafter("read", SEEDS / "坪山-2021-法治政府建设年度报告.txt", "--json")
    told = json.loads(result.stdout)
    assert set(told) == {
        "meta",
        "outline",
        "statistics",
        "commitments",
        "problems",
        "targets",
        "parts",
        "doubts",
        "compared",
    }
    assert set(told["meta"]) == {"district", "issuer", "year", "plan_year", "kind", "title", "addressee", "date"}
    assert [part["role"] for part in told["parts"]][-1] == "signature"
    assert told["meta"] | {"title": "", "addressee": ""} == {
        "district": "坪山区", "issuer": "深圳市坪山区司法局", "year": 2021, "plan_year": 2022,
        "kind": "法治政府建设年度报告", "title": "", "addressee": "", "date": "2021年12月20日",
    }  # fmt: skip
    assert set(told["outline"][0]) == {"level", "marker", "title", "role", "inline", "paragraph"}
    keys = {"text", "value", "unit", "qualifier", "name", "sentence", "paragraph", "role", "indicator", "standing"}
    assert set(told["statistics"][0]) == keys
    assert set(told["commitments"][0]) == {"id", "text", "section", "paragraph", "parts"}
    assert set(told["problems"][0]) == {"id", "text", "paragraph", "cause"}
    rate = next(s for s in told["statistics"] if s["text"] == "93.88%")
    assert (rate["value"], rate["unit"], rate["role"]) == (93.88, "%", "summary")
    assert {h["role"] for h in told["outline"]} == {"summary", "leader_duty", "problems", "plan"}


def test_trace_json_has_the_promised_shape():
    result = drafter(
        "trace", SEEDS / "龙华-2023-司法行政工作总结.txt", SEEDS / "龙华-2024-法治政府建设年度报告.txt", "--json"
    )
    told = json.loads(result.stdout)
    assert set(told) == {"commitments", "targets"}
    assert set(told["commitments"][0]) == {"id", "text", "section", "status", "score", "why", "evidence"}
    for promise in told["commitments"]:
        assert promise["status"] in {"answered", "weak", "unanswered"}
        assert 0 <= promise["score"] <= 1
        assert promise["why"]
        assert len(promise["evidence"]) <= 3
        scores = [e["score"] for e in promise["evidence"]]
        assert scores == sorted(scores, reverse=True)


def test_check_json_and_exit_codes(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "案卷")
    result = process("check", "案卷", "--json", cwd=tmp_path)
    told = json.loads(result.stdout)
    assert result.returncode == 1
    assert told["stopped"] is False
    assert set(told["findings"][0]) == {"file", "line", "level", "rule", "message", "fix", "ref", "also"}
    (tmp_path / "案卷" / "指标.yaml").write_text("坏", "utf-8")
    result = process("check", "案卷", "--json", cwd=tmp_path)
    assert (result.returncode, json.loads(result.stdout)["stopped"]) == (2, True)
    result = process("check", "没有", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("停下了：")
    assert "Traceback" not in result.stderr


def test_a_clean_dossier_exits_with_0_and_its_clean_copy_has_no_comments(tmp_path):
    folder = tmp_path / "案卷"
    shutil.copytree(EXAMPLE, folder)
    fill_in(folder)
    result = drafter("check", "案卷", cwd=tmp_path)
    silent = "另有 8 处经核对不再提示\n"
    assert (result.returncode, result.stdout) == (0, f"没有问题，可以出清稿：drafter build --clean\n{silent}")
    result = drafter("build", "案卷", "--clean", cwd=tmp_path)
    assert result.returncode == 0
    draft = folder / "龙华区2025年度法治政府建设情况报告.docx"
    import docx

    document = docx.Document(draft)
    assert list(document.comments) == []
    text = "\n".join(p.text for p in document.paragraphs)
    assert "待填" not in text
    assert "附件" not in text
    assert document.tables == []
    assert drafter("build", "案卷", "--clean", "--annex", cwd=tmp_path).returncode == 0
    assert len(docx.Document(draft).tables) == 2


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (DrafterError("坏了", fix="修好"), "停下了：坏了\n    怎么改：修好"),
        (PermissionError(13, "Permission denied", "稿.docx"), "停下了：“稿.docx”没有权限"),
        (OSError(28, "No space left on device"), "停下了：磁盘满了"),
        (KeyboardInterrupt(), "停下了：已中断"),
        (OSError(5, "Input/output error", "稿.docx"), "停下了：“稿.docx”磁盘读写出错"),
        (OSError(116, "Stale file handle", "稿.docx"), "停下了：“稿.docx”所在的共享盘断开过"),
        (OSError(9999, "Something new", b"\xe7\xa8\xbf.docx"), "停下了：“稿.docx”读写出错"),
        (OSError("quite unusual"), "停下了：读写出错"),
        (storage.NotRegular(Path("稿.docx")), "停下了：“稿.docx”不是普通的文件，没有读\n    怎么改：把它移走"),
        (MemoryError(), "停下了：内存不够"),
        (RuntimeError("can't start new thread"), "停下了：内存不够"),
        (ImportError("x.so: failed to map segment from shared object"), "停下了：内存不够"),
    ],
)
def test_what_stops_a_command_is_told_in_chinese(error, told, capsys):
    import click

    @click.command(cls=ChineseHelp)
    def command():
        raise error

    sys.argv[1:], old = [], sys.argv[1:]
    try:
        assert trouble.guarded(command) in (2, 130)
    finally:
        sys.argv[1:] = old
    assert capsys.readouterr().err.lstrip().startswith(told)


def test_a_bug_is_let_through():
    import click

    @click.command()
    def command():
        raise ZeroDivisionError

    sys.argv[1:], old = [], sys.argv[1:]
    try:
        with pytest.raises(ZeroDivisionError):
            trouble.guarded(command)
    finally:
        sys.argv[1:] = old


@pytest.mark.parametrize("number", sorted(errno.errorcode), ids=errno.errorcode.get)
def test_no_error_of_the_system_is_told_in_english(number):
    error = OSError(number, os.strerror(number))
    assert not re.search("[A-Za-z]", storage.why(error) + storage.remedy(error))


@pytest.mark.parametrize("number", [5, 8, 19, 21, 32, 33, 53, 64, 112, 123, 206, 1117, 1224, 99999])
def test_no_error_of_windows_is_told_in_english(number):
    error = OSError(22, "The process cannot access the file")
    error.winerror = number
    assert not re.search("[A-Za-z]", storage.why(error) + storage.remedy(error))


def test_standard_input_may_be_closed(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(DrafterError, match="没有读到粘贴的文字"):
        readers.read(readers.PASTED)


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes it")
@pytest.mark.parametrize("closing", ["", ">&-", ">&- 2>&-", "| cat"])
def test_a_process_ends_with_its_code_and_all_it_said(closing, tmp_path):
    script = f'"$0" -m drafter history 没有 --case 没有 {closing}; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script, sys.executable], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.stdout.split("\n")[-2] == "2"
    assert "Traceback" not in done.stderr
    assert ("停下了" in done.stderr) == ("2>&-" not in closing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_what_cannot_be_said_because_the_disk_is_full_is_told():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-m", "drafter", "--help"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)  # fmt: skip
    assert done.returncode == 2
    assert "磁盘满了" in done.stderr
