"""A case, templates and sections from elsewhere: no link leads out of them, no pipe or device is waited for."""

from __future__ import annotations

import os
import shutil
import signal

import pytest
from click.testing import CliRunner
from kit import EXAMPLE, ROOT
from test_transcripts import _guarded

SECRET = "绝密：口令是芝麻开门"
KIND = "法治政府建设年度报告"
CASE = "output/龙华-2025"
SECONDS = 60


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder she stands in with a case; what lies beside it is none of drafter's business. A test that hangs fails."""
    work, away = tmp_path / "案头", tmp_path / "别处"
    shutil.copytree(EXAMPLE, work / CASE)
    away.mkdir()
    (away / "机密").write_text(SECRET, "utf-8")
    monkeypatch.chdir(work)

    def late(*_):
        raise AssertionError(f"过了 {SECONDS} 秒还没有完")

    old = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    yield work
    signal.alarm(0)
    signal.signal(signal.SIGALRM, old)


def ran(*words):
    result = CliRunner().invoke(_guarded, list(words), prog_name="drafter")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, result.output


def new():
    return ran("new", "--district", "龙华", "--year", "2025")


def listed(folder):
    return {path: path.lstat().st_mtime_ns for path in folder.rglob("*")}


def template(work, text):
    file = work / "templates" / KIND / "正文.j2"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return file


def linked(link, target):
    link.parent.mkdir(parents=True, exist_ok=True)
    if link.is_dir() and not link.is_symlink():
        shutil.rmtree(link)
    link.unlink(missing_ok=True)
    link.symlink_to(target)


INCLUDES = {
    "一份文件": ("templates/机密", "机密", "机密"),
    "一个文件夹": ("templates/x", ".", "x/机密"),
    "文种的文件夹里": (f"templates/{KIND}/x", "机密", f"{KIND}/x"),
}


@pytest.mark.parametrize("name", INCLUDES)
def test_a_template_includes_nothing_from_outside(desk, name):
    link, target, included = INCLUDES[name]
    template(desk, f'= 标题\n{{% include "{included}" %}}\n')
    linked(desk / link, desk.parent / "别处" / target)
    code, told = ran("build")
    assert (code, SECRET in told) == (2, False)
    assert "是指到文件夹外面的链接，没有用" in told
    assert not list((desk / CASE).glob("*.docx"))


def test_a_template_may_be_a_link_in_its_folder(desk):
    template(desk, '= 标题\n{% include "x" %}\n')
    (desk / "templates" / "片段").write_text("一段话。", "utf-8")
    (desk / "templates" / "x").symlink_to("片段")
    assert ran("build")[0] == 0


@pytest.mark.parametrize("name", ["templates", "sections"])
def test_her_folder_of_templates_is_no_link_out(desk, name):
    shutil.copytree(ROOT / name, desk.parent / "别处" / name)
    linked(desk / name, desk.parent / "别处" / name)
    code, told = ran("build")
    assert code == 2
    assert f"“{name}”是指到别处的链接，没有用" in told


@pytest.mark.parametrize("name", ["x.yaml", "指标", "指标/x.yaml"])
def test_a_section_is_no_link_out(desk, name):
    target = desk.parent / "别处" / ("" if name == "指标" else "机密")
    (desk.parent / "别处" / "a.yaml").write_text(SECRET, "utf-8")
    linked(desk / "sections" / name, target)
    code, told = ran("check")
    assert (code, SECRET in told) == (2, False)
    assert "是指到“sections”文件夹外面的链接，没有读" in told


@pytest.mark.parametrize("name", ["格式", "上年报告"])
def test_nothing_is_written_through_a_linked_folder(desk, name):
    away = desk.parent / "别处"
    linked(desk / CASE / name, away)
    (desk / CASE / "案卷.yaml").unlink()
    before = listed(away)
    code, told = new()
    assert code == 2
    assert f"“{name}”是指到案卷外面的链接" in told
    assert listed(away) == before


def test_a_prior_report_is_read_from_the_case_alone(desk):
    away = desk.parent / "别处" / "上年报告"
    shutil.move(desk / CASE / "上年报告", away)
    linked(desk / CASE / "上年报告", away)
    for told in (ran("check"), ran("build"), new()):
        assert told[0] == 2
        assert "“上年报告”是指到案卷外面的链接，没有用" in told[1]


@pytest.mark.parametrize("place", [CASE, "."])
def test_habits_are_no_link_out(desk, place):
    (desk.parent / "别处" / "版式.yaml").write_text("版心宽: 156\n", "utf-8")
    linked(desk / place / "版式.yaml", desk.parent / "别处" / "版式.yaml")
    code, told = ran("check")
    assert code == 2
    assert "“版式.yaml”是指到案卷外面的链接，没有读" in told


def test_a_record_is_no_link_out(desk):
    record = desk.parent / "别处" / "记录.json"
    record.write_text('{"稿": {}}', "utf-8")
    linked(desk / CASE / ".起草记录.json", record)
    assert ran("build")[0] == 0
    assert record.read_text("utf-8") == '{"稿": {}}'


def test_a_draft_is_not_written_through_a_link(desk):
    assert ran("build")[0] == 0
    draft = next((desk / CASE).glob("*.docx"))
    draft.rename(desk.parent / "别处" / draft.name)
    draft.symlink_to(desk.parent / "别处" / draft.name)
    before = (desk.parent / "别处" / draft.name).read_bytes()
    code, told = ran("build")
    assert (code, "新稿另存" in told) == (0, True)
    assert (desk.parent / "别处" / draft.name).read_bytes() == before


PLACES = {
    f"{CASE}/.起草记录.json": ("build", 0, ""),
    f"{CASE}/案卷.yaml": ("check", 2, "“案卷.yaml”不是普通的文件，没有读"),
    f"{CASE}/指标.yaml": ("check", 2, "“指标.yaml”不是普通的文件，没有读"),
    f"{CASE}/版式.yaml": ("build", 2, "“版式.yaml”不是普通的文件，没有读"),
    "版式.yaml": ("check", 2, "“版式.yaml”不是普通的文件，没有读"),
    f"{CASE}/上年报告/龙华-2024-法治政府建设年度报告.txt": ("check", 2, "”是文件夹"),
    f"{CASE}/格式/指标.schema.json": ("new", 0, ""),
    f"{CASE}/龙华区2025年度法治政府建设情况报告（审阅稿）.docx": ("build", 0, "新稿另存"),
    "sections/x.yaml": ("check", 2, "“x.yaml”不是普通的文件，没有读"),
    "sections/指标/x.yaml": ("build", 2, "“x.yaml”不是普通的文件，没有读"),
    f"templates/{KIND}/正文.j2": ("build", 2, "不是普通的文件，没有读"),
    "seeds/龙华.txt": ("check", 1, ""),
    f"{CASE}/.drafter/记录.json": ("check", 1, ""),
    f"{CASE}/.drafter/已算.json": ("check", 1, ""),
    f"{CASE}/.drafter/历史/000001.json": ("check", 1, ""),
}
KINDS = {"管道": os.mkfifo, "文件夹": os.mkdir, "自己的设备": lambda file: os.mknod(file, 0o20666, os.makedev(1, 5))}


@pytest.mark.parametrize(
    ("place", "kind"),
    [(place, "管道") for place in PLACES]
    + [(f"{CASE}/指标.yaml", "自己的设备"), ("sections/x.yaml", "自己的设备")]
    + [(place, "文件夹") for place in list(PLACES)[:7]],
)
def test_a_pipe_a_folder_or_a_device_is_not_read(desk, place, kind):
    command, expected, words = PLACES[place]
    file = desk / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    try:
        KINDS[kind](file)
    except PermissionError:
        pytest.skip("只有管理员能造设备")
    if kind == "文件夹" and file.name == "指标.schema.json":
        expected = 2
    if kind != "文件夹" and file.parent.name == "上年报告":
        words = "不是普通的文件，没有读"
    code, told = new() if command == "new" else ran(command)
    assert (code, words in told) == (expected, True), told
