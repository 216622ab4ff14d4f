"""A dossier filled in by the release before, opened by a drafter that reads the same report otherwise: no answer changes its row."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import replace

import pytest
from kit import ROOT, SEEDS, SHARED

from drafter import case, desk, rules
from drafter.desk import scaffolding
from drafter.model.key import essence, figure_words
from drafter.model.report import Statistic
from drafter.tables import load

pytestmark = pytest.mark.slow

OURS = [
    (SEEDS / "龙华-2024-法治政府建设年度报告.txt", "龙华", 2025),
    (SEEDS / "龙华-2023-司法行政工作总结.txt", "龙华", 2024),
]
REAL = sorted((SHARED / "seeds").glob("*.txt")) if SHARED.is_dir() else []
PLACES = {"钟楼": "钟楼", "坪山": "坪山", "硚口": "硚口", "龙华": "龙华"}
HOW = ("多读一个", "少读一个", "换了次序", "多一个少一个", "多一个少一个又换了次序")
WHAT = ("指标", "上年计划", "上年问题", "正文")
FIELDS = dict(zip(WHAT, ("statistics", "commitments", "problems", "passages"), strict=True))
MARKS = dict(zip(WHAT, ("指", "划", "问", "文"), strict=True))
ANSWER = dict(zip(WHAT, ("今年", "完成情况", "整改情况", "文字"), strict=True))


class Newer(case.Known):
    """A drafter that understands a report as it is told to."""

    def parse(self, path):
        return replace(self.__dict__["report"], file=path)


def newer(report):
    known = Newer.kinds_beside(ROOT / "tests")
    known.__dict__["report"] = report
    return known


@pytest.fixture(scope="module")
def reports():
    """Report file -> what today's parser understands of it, read once."""
    plain = case.Known.beside(ROOT / "tests")
    return {path: plain.parse(path) for path in [*(path for path, _, _ in OURS), *REAL]}


@pytest.fixture(scope="module")
def dossiers(reports, tmp_path_factory):
    """Report file -> a dossier of it as the release before left it, each answer telling what it answers."""
    made = {}
    for path, report in reports.items():
        folder = tmp_path_factory.mktemp("旧") / "案卷"
        wanted = case.Wanted(report.meta.district, report.meta.year + 1)
        desk.new(desk.Order(folder.parent, wanted, sources=(path,), into=folder))
        fill(folder)
        downgrade(folder)
        made[path] = folder
    return made


def fill(folder):
    for name in WHAT:
        file = folder / f"{name}.yaml"
        text = file.read_text("utf-8")
        key = ANSWER[name]
        for row in re.findall(r"(?m)^  - 编号: (\S+)$", text):
            said = f"{row}的今年的数" if name == "指标" else f"这是{row}的回答，写在这里。"
            head = rf"(  - 编号: {re.escape(row)}\n(?:    .*\n|      .*\n)*?    {key}:)"
            if name == "正文":
                text = re.sub(head + r" \|-\n(?:      .*\n)+", rf"\1 |-\n      {said}\n", text, count=1)
            else:
                text = re.sub(head + r"\n", rf"\1 {said}\n", text, count=1)
        file.write_text(text, "utf-8")


def downgrade(folder):
    """As the release before lays it out: no 格式, the record beside the tables, no history."""
    shutil.rmtree(folder / ".drafter")
    head = folder / "案卷.yaml"
    head.write_text(head.read_text("utf-8").replace("格式: 2\n", ""), "utf-8")
    (folder / ".起草记录.json").write_text('{"已提示": [], "稿": {}, "原文": {}}', "utf-8")


def identity(name, item):
    """What an item is, whatever number a parser gives it."""
    if name == "指标":
        return essence(item.sentence), figure_words(item), item.start
    return essence(item.text), item.paragraph


def changed(report, name, how, seed):
    """The report as another parser reads it: one item more, one less, in another order; numbered anew as parsers do."""
    chance = random.Random(f"{name}{how}{seed}")
    items = list(getattr(report, FIELDS[name]))
    if "少" in how and items:
        items.pop(chance.randrange(len(items)))
    if "多" in how and (more := another(report, name, chance)):
        items.insert(chance.randrange(len(items) + 1), more)
    if "次序" in how:
        chance.shuffle(items)
    numbered = [replace(item, id=f"{MARKS[name]}{n:02}") for n, item in enumerate(items, start=1)]
    return replace(report, **{FIELDS[name]: tuple(numbered)})


def another(report, name, chance):
    """Something the report says that today's parser does not read as such."""
    known = {essence(item.text) for item in (*report.commitments, *report.problems, *report.passages)}
    sentences = [s for s in report.sentences if essence(s.text) and essence(s.text) not in known]
    if name == "指标":
        figured = [(s, m) for s in report.sentences for m in re.finditer(r"\d+", s.text)]
        taken = {(essence(s.sentence), s.start) for s in report.statistics}
        free = [(s, m) for s, m in figured if (essence(s.text), m.start()) not in taken]
        if not free or not report.statistics:
            return None
        sentence, found = chance.choice(free)
        like = chance.choice(report.statistics)
        figure = replace(like.figure, text=found[0] + "项")
        return Statistic(
            "", f"另一个数{chance.randrange(9)}", figure, sentence.text, sentence.paragraph, sentence.part, -1, -1
        )
    if not sentences:
        return None
    said = chance.choice(sentences)
    if name == "正文":
        like = chance.choice(report.passages)
        return replace(like, text=said.text, paragraph=said.paragraph)
    pool = getattr(report, FIELDS[name])
    return replace(chance.choice(pool), text=said.text, paragraph=said.paragraph) if pool else None


def told(dossier, findings):
    return "\n".join(f.message for f in (*findings, *rules.check(dossier)))


def check_case(folder, report, name, how, seed):
    before = {path.name: path.read_text("utf-8") for path in folder.glob("*.yaml")}
    old = {identity(name, item): item.id for item in getattr(report, FIELDS[name])}
    other = changed(report, name, how, seed)
    known = newer(other)
    opened = case.Case.open(folder, folder.parent, known)
    joins = opened.dossier.joins
    joined = joins.by_table
    for table in WHAT:
        was = {identity(table, item): item.id for item in getattr(report, FIELDS[table])}
        rows = [one.row.ref for one in joined[table] if one.row]
        assert len(rows) == len(set(rows))
        for one in joined[table]:
            number = was.get(identity(table, one.prior))
            assert (one.row.id if one.row else None) == number, (table, one.prior, one.row)
    now = {identity(name, item) for item in getattr(other, FIELDS[name])}
    gone = {number for who, number in old.items() if who not in now}
    assert {row.id for row in joins.left} == gone
    words = told(opened.dossier, opened.findings)
    for row in joins.left:
        assert quoted(row) in words
    for who in now - old.keys():
        assert any(who == identity(name, one.prior) and one.row is None for one in joined[name])
    keep(folder, before, known, name, len(now - old.keys()))


def quoted(row):
    """Some of its own words, as findings quote them."""
    said = getattr(row, "name", None) or getattr(row, "text", "") or ""
    if str(row.ref[0]) == "正文":
        said = row.origin.partition("：")[2]
    return re.split("[“”‘’《》]", said.strip())[0][:10]


def keep(folder, before, known, name, more):
    """`new` then adds rows for what is new, and changes nothing else; again, nothing."""
    for path, text in before.items():
        now = (folder / path).read_text("utf-8")
        assert now.replace("格式: 2\n", "") == text
    order = desk.Order(folder.parent, wanted(folder), into=folder)
    layer = scaffolding._added_to(folder, order, known)
    added = {item.file.stem: item for item in layer.laid}
    assert added.get(name) is None or added[name].added == more, added
    for path, text in before.items():
        rest = iter((folder / path).read_text("utf-8").splitlines())
        assert all(any(line == other for other in rest) for line in text.splitlines()), path
    assert load(folder)[0] is not None
    assert not scaffolding._added_to(folder, order, known).laid


def wanted(folder):
    head = load(folder)[0].case
    return case.Wanted(head.district, int(head.year))


CASES = [(name, how, seed) for name in WHAT for how in HOW for seed in range(2)]


@pytest.mark.parametrize(("name", "how", "seed"), CASES[::3])
@pytest.mark.parametrize("source", [path for path, _, _ in OURS], ids=lambda path: path.stem)
def test_no_answer_changes_its_row(dossiers, reports, tmp_path, source, name, how, seed):
    folder = shutil.copytree(dossiers[source], tmp_path / "案卷")
    check_case(folder, reports[source], name, how, seed)


@pytest.mark.shared
@pytest.mark.parametrize(("name", "how", "seed"), [(n, h, s) for n, h, _ in CASES[::2] for s in range(2, 5)])
@pytest.mark.parametrize("source", REAL, ids=lambda path: path.stem)
def test_no_answer_of_a_real_report_changes_its_row(dossiers, reports, tmp_path, source, name, how, seed):
    folder = shutil.copytree(dossiers[source], tmp_path / "案卷")
    check_case(folder, reports[source], name, how, seed)
