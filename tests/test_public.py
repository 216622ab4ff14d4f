"""The copy for the public: nothing of a person in it or in what is said of it; a page that reads back as it was written."""

from __future__ import annotations

import re
import shutil

import docx
import pytest
from kit import EXAMPLE, drafter, fill_in

from drafter import readers, writers
from drafter.model.finding import Finding, Level
from drafter.model.manuscript import Look, Manuscript, Para, Span
from drafter.model.place import Place
from drafter.writers.fingerprint import untouched
from drafter.zh.persons import persons

CARD, PHONE = "440306199001011234", "13812345678"
NAME = "龙华区2025年度法治政府建设情况报告（公开稿）"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "案卷", ignore=shutil.ignore_patterns(".drafter", "*.docx"))
    fill_in(tmp_path / "案卷")
    return tmp_path / "案卷"


def published(folder, *words):
    return drafter("build", "案卷", "--public", *words, cwd=folder.parent)


def put(folder, words):
    """Words before the first of a row of 正文."""
    table = folder / "正文.yaml"
    table.write_text(re.sub(r"(文字: )", rf"\g<1>{words}", table.read_text("utf-8"), count=1), "utf-8")


def test_a_word_file_and_a_page_without_annex_and_comments(folder):
    done = published(folder)
    assert done.returncode == 0, done.stderr
    word, page = folder / f"{NAME}.docx", folder / f"{NAME}.html"
    assert f"公开稿：案卷/{word.name}" in done.stdout
    assert f"网页：案卷/{page.name}" in done.stdout
    document, text = docx.Document(str(word)), page.read_text("utf-8")
    assert not list(document.comments)
    assert not document.tables
    assert "对照表" not in text
    assert "<script" not in text
    assert not re.search("(?:src|href)=|url\\(|@import", text)
    assert text.count("<h1>") == 1
    assert [para.text for para in readers.read(page).paras] == [p.text for p in document.paragraphs if p.text.strip()]
    assert untouched(page.read_bytes())
    assert not untouched(page.read_bytes().replace(b"2025", b"2024"))


def test_a_page_that_was_changed_stays(folder):
    published(folder)
    page = folder / f"{NAME}.html"
    page.write_text(page.read_text("utf-8").replace("龙华区", "本区"), "utf-8")
    assert f"{NAME}-2.html" in published(folder).stdout
    assert "本区" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "secret", "shown"),
    [
        (f"联系人电话{PHONE}。", PHONE, "138******78"),
        (f"身份证{CARD[:6]} {CARD[6:14]} {CARD[14:]}。", CARD[6:14], "440*** ******** **34"),
        ("社区矫正对象王小明因盗窃罪入矫。", "王小明", "王**"),
        ("未成年人陈晓东涉嫌抢劫一案已办结。", "陈晓东", "陈**"),
        ("走访阳光花园3栋2单元501室住户。", "501室", "***"),
    ],
)
def test_what_tells_a_person_is_refused_at_its_place_and_told_nowhere(folder, words, secret, shown):
    put(folder, words)
    told = [
        published(folder),
        drafter("check", "案卷", cwd=folder.parent),
        drafter("history", "--case", "案卷", cwd=folder.parent),
    ]
    assert told[0].returncode == 2
    assert "没有出公开稿" in told[0].stderr
    assert "正文.yaml:" in told[0].stderr
    assert shown in told[0].stderr
    assert not list(folder.glob("*公开稿*"))
    assert all(secret not in one.stdout + one.stderr for one in told[:2])
    assert secret not in told[2].stdout or not secret.isdecimal()


def test_a_figure_of_the_table_is_looked_at_too(folder):
    table = folder / "指标.yaml"
    table.write_text(re.sub("今年: 48篇", f"今年: 48篇（{PHONE}）", table.read_text("utf-8")), "utf-8")
    done = published(folder)
    assert done.returncode == 2
    assert PHONE not in done.stdout + done.stderr


def test_what_was_kept_has_no_say(folder):
    put(folder, f"联系人电话{PHONE}。")
    drafter("check", "案卷", cwd=folder.parent)
    kept = folder / ".drafter" / "已算.json"
    kept.write_text(re.sub('"校对:([0-9a-f]+)":\\[.*?\\]\\]', r'"校对:\1":[]', kept.read_text("utf-8")), "utf-8")
    assert published(folder).returncode == 2


def test_a_secret_paper_has_no_public_copy(folder):
    table = folder / "版式.yaml"
    table.write_text(re.sub(r"(?m)^密级:.*$", "密级: 机密★1年", table.read_text("utf-8")), "utf-8")
    done = published(folder)
    assert (done.returncode, "填了密级" in done.stderr) == (2, True)


def test_errors_and_what_is_for_inside_have_no_place_in_it(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "案卷")
    assert "10 处错误没有解决，没有出公开稿" in published(tmp_path / "案卷").stderr
    for option in ("--annex", "--force", "--watch"):
        done = published(tmp_path / "案卷", option)
        assert (done.returncode, f"公开稿不能加 {option}" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        "加强社区矫正对象管理教育，社区矫正对象严格监管。",
        "社区矫正对象张某因盗窃罪入矫，王某某解除矫正。",
        "未成年人保护案件、未成年人关爱帮扶，资助小学生安全上学。",
        "法治文化公园位于人民路12号，服务大厅设在8号楼3楼。",
        "张建国同志获评优秀人民调解员。",
    ],
)
def test_what_tells_nobody_is_left(words):
    assert not list(persons(words))


def test_findings_are_marks_on_their_words():
    ref = ("正文", 0, "文字")
    paper = Manuscript(
        (
            Para(Look.BODY, (Span("办结<8>件", (*ref, 0, 6)),)),
            Para(Look.TABLE_HEAD, (Span("甲"), Span("\t"), Span("乙"))),
        )
    )
    finding = Finding(Place(EXAMPLE, 1), "算不拢", Level.WARNING, "不对", "改", (*ref, 2, 5))
    page = writers.write(paper, [finding], ".html").decode()
    assert '<p>办结<mark title="提醒·算不拢：不对">&lt;8&gt;</mark>件</p>' in page
    assert "<tr><th>甲</th><th>乙</th></tr>" in page
