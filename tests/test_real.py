"""On the real reports of ../shared: the whole job, nothing lost, nothing twice, and the draft opens."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from kit import KINDS, SHARED
from ruamel.yaml import YAML

from drafter import case, desk, parsing, readers
from drafter.model.kind import Part
from drafter.zh.hygiene import squeeze

pytestmark = pytest.mark.shared

JOBS = [("龙华", 2024), ("龙华", 2025), ("坪山", 2022), ("硚口", 2024), ("钟楼", 2024)]


QUICK = [("龙华", 2025), ("坪山", 2022)]
"""Whose reports are of two kinds, from two places; the others take a few seconds more."""


@pytest.fixture(
    scope="module",
    params=[pytest.param(job, marks=[] if job in QUICK else pytest.mark.slow) for job in JOBS],
    ids=lambda job: f"{job[0]}-{job[1]}",
)
def job(request, tmp_path_factory):
    """new, check and build for one real report."""
    district, year = request.param
    work = tmp_path_factory.mktemp("real")
    started = desk.new(desk.Order(work, case.Wanted(district, year), seeds=SHARED / "seeds"))
    findings, readable, _ = desk.check(started.folder, work)
    built = desk.build(started.folder, work)
    assert readable
    assert findings
    return started, built


def rows(folder, name):
    return YAML(typ="safe", pure=True).load((folder / f"{name}.yaml").read_text("utf-8")) or []


def test_every_promise_and_every_figure_once_with_its_origin(job):
    started, _ = job
    report = started.reports[0]
    assert [r["计划"] for r in rows(started.folder, "上年计划")] == [c.text for c in report.commitments]
    metrics = rows(started.folder, "指标")
    assert [(m["编号"], m["上年"]) for m in metrics] == [(s.id, s.figure.text) for s in report.statistics]
    assert len({m["名称"] for m in metrics}) == len(metrics)
    text = readers.read(started.folder / "上年报告" / next((started.folder / "上年报告").iterdir()).name).text
    for row in metrics:
        paragraph = int(row["出处"].split("第")[-1].split("段")[0]) if row["出处"].count("第") == 1 else None
        assert row["上年"] in row["出处"]
        assert paragraph is None or row["上年"] in text.split("\n")[paragraph - 1]


def test_no_paragraph_is_lost(job):
    started, _ = job
    report = started.reports[0]
    told = squeeze("".join(r["出处"] for r in rows(started.folder, "正文")))
    told += "".join(squeeze(f"{h.marker}{h.title}") + " " for h in report.outline)
    told += squeeze("".join(r["参考"] or "" for r in rows(started.folder, "下年计划")))
    told += squeeze("".join(r["问题"] for r in rows(started.folder, "上年问题")))
    for sentence in report.sentences:
        if sentence.part not in (Part.PLAN, Part.PROBLEMS):
            assert squeeze(sentence.text) in told, (sentence.paragraph, sentence.text)


def test_every_finding_is_in_the_draft(job):
    import docx

    _, built = job
    document = docx.Document(built.path)
    told = "\n".join(comment.text for comment in document.comments).replace("\n", "")
    assert all(finding.message.replace("\n", "") in told for finding in built.findings)
    assert len(list(document.comments)) <= len(built.findings)


@pytest.mark.parametrize("name", ["lh2023", "lh2024", "ps2021"])
def test_every_statistic_two_readers_agree_on_is_found(name):
    gold = json.loads((SHARED / "gold" / f"{name}.reading.json").read_text("utf-8"))
    report = parsing.parse(readers.read(SHARED / "seeds" / gold["file"]), KINDS)
    found = {(squeeze(s.sentence), s.figure.value) for s in report.statistics}
    missed = [s["text"] for s in gold["statistics"] if not _found(s, found)]
    assert len(missed) <= 1, missed


def _found(statistic, found):
    words = squeeze(statistic["sentence"])
    return any((words in s or s in words) and abs(float(v) - statistic["value"]) < 1e-4 for s, v in found)


@pytest.mark.parametrize("name", ["lh2023", "lh2024", "ps2021"])
def test_the_scorer_takes_what_read_prints(name):
    gold = SHARED / "gold" / f"{name}.reading.json"
    file = SHARED / "seeds" / json.loads(gold.read_text("utf-8"))["file"]
    told = subprocess.run(
        [sys.executable, "-m", "drafter", "read", file, "--json"], capture_output=True, text=True, check=True
    )
    scored = subprocess.run(
        [sys.executable, SHARED / "tools" / "score_reading.py", gold],
        input=told.stdout,
        capture_output=True,
        text=True,
        check=True,
    )
    scores = json.loads(scored.stdout)
    assert scores["statistics"]["f1"] >= 0.97
    assert scores["outline"]["f1"] >= 0.97
    assert scores["role_right"] == 1
    assert all(scores["meta"][key] is True for key in ("district", "year", "plan_year"))


@pytest.mark.slow
def test_the_scorer_takes_what_trace_prints():
    gold = json.loads((SHARED / "gold" / "T1.trace.json").read_text("utf-8"))
    files = [SHARED / "seeds" / gold[key] for key in ("plan_file", "outcome_file")]
    told = subprocess.run(
        [sys.executable, "-m", "drafter", "trace", *files, "--json"], capture_output=True, text=True, check=True
    )
    scored = subprocess.run(
        [sys.executable, SHARED / "tools" / "score_trace.py", SHARED / "gold" / "T1.trace.json"],
        input=told.stdout, capture_output=True, text=True, check=True,
    )  # fmt: skip
    scores = json.loads(scored.stdout)
    assert scores["commitments"]["recall"] >= 0.95
    assert scores["auc"] >= 0.75


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["text", "files"])
def test_the_whole_corpus_is_read_without_a_crash(folder):
    files = [f for f in (SHARED / "corpus" / folder).iterdir() if f.suffix in (".txt", ".docx")]
    assert len(files) > 10
    for file in files:
        report = parsing.parse(readers.read(file), KINDS)
        names = [s.name for s in report.statistics]
        assert len(set(names)) == len(names)
        assert all(name.isidentifier() for name in names)


FILES = SHARED / "corpus" / "files"


def text_of_file(name):
    """The text that corpus/text has of the same place and year; the report of 晋江 was given at the end of the year before."""
    year, place = ("2024", "晋江") if name.startswith("晋江") else (name[:4], name[5:7])
    (file,) = (SHARED / "corpus" / "text").glob(f"{place}*_{year}_*")
    return file


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted(FILES.iterdir()) if FILES.is_dir() else [], ids=lambda file: file.stem)
def test_a_real_word_file_or_pdf_says_every_word_of_its_text(file):
    said, meant = ("".join(p.text for p in readers.read(f).paras) for f in (file, text_of_file(file.name)))
    assert squeeze(said) == squeeze(meant)
