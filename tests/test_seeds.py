"""The five example reports: their quirks, their length, and that no sentence of a real report is in them."""

from __future__ import annotations

import pytest
from kit import EXAMPLE, KINDS, ROOT, SEEDS, SHARED, golden

from drafter import parsing, readers
from drafter.model.kind import Part
from drafter.zh.hygiene import squeeze
from drafter.zh.sentences import split

FILES = sorted(SEEDS.glob("*.txt"))


def report(file):
    return parsing.parse(readers.read(file), KINDS)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_what_is_read_of_an_example(file, accept):
    r = report(file)
    lines = [f"{r.meta.district} {r.meta.year} {r.meta.kind} {r.meta.title} {r.meta.issuer} {r.meta.date}".rstrip()]
    lines += [f"{'　' * h.level}{h.marker}{h.title}〔{h.part}{'·接排' if h.inline else ''}〕" for h in r.outline]
    lines += [f"{s.id} {s.name}｜{s.figure.text}｜{s.figure.value:f}{s.figure.unit}" for s in r.statistics]
    lines += [f"{c.id} {c.text}" for c in r.commitments]
    lines += [f"{t.name} {t.op} {t.value}{t.unit}" for t in r.targets]
    lines += [f"{p.id} {p.text}" for p in r.problems]
    lines += [f"存疑 {d.paragraph} {d.message}" for d in r.doubts]
    golden(f"读-{file.stem}.txt", "\n".join(lines) + "\n", accept)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_length(file):
    assert 1500 <= len(file.read_text("utf-8")) <= 4000


def test_five_reports_with_their_quirks():
    assert len(FILES) == 5
    by_name = {file.stem: file.read_text("utf-8") for file in FILES}
    assert "區(qū)" in by_name["龙华-2024-法治政府建设年度报告"]
    assert "| 效力" not in by_name["硚口-2023-司法行政工作总结"]
    assert by_name["硚口-2023-司法行政工作总结"].startswith("索")
    assert "93.88%" in by_name["坪山-2021-法治政府建设年度报告"]
    zhonglou = report(SEEDS / "钟楼-2023-法治政府建设年度报告.txt")
    assert any("应当还有第2项" in doubt.message for doubt in zhonglou.doubts)
    longhua = report(SEEDS / "龙华-2024-法治政府建设年度报告.txt")
    assert not [h for h in longhua.outline if h.level == 1 and h.part is Part.PLAN]
    assert longhua.commitments
    shares = {s.figure.text for s in longhua.statistics}
    assert {"1091宗", "949宗", "近90%"} <= shares


def real_sentences():
    texts = [readers.read(f).text for f in (SHARED / "seeds").glob("*.txt")]
    return {squeeze(s.text) for text in texts for line in text.splitlines() for s in split(line)}


@pytest.mark.shared
def test_no_sentence_of_a_real_report_stands_in_the_repository():
    real = {s for s in real_sentences() if len(s) >= 14}
    ours = [
        *SEEDS.glob("*.txt"),
        *EXAMPLE.glob("*.yaml"),
        *(ROOT / "tests").rglob("*.yml"),
        *(ROOT / "tests").rglob("*.yaml"),
    ]
    for file in ours:
        for line in (
            readers.read(file).text.splitlines() if file.suffix == ".txt" else file.read_text("utf-8").splitlines()
        ):
            for sentence in split(line):
                assert not (sentence.text.endswith("。") and squeeze(sentence.text) in real), (file.name, sentence.text)


@pytest.mark.shared
def test_examples_keep_the_outline_of_the_real_reports():
    for file in FILES:
        ours, theirs = report(file), report(SHARED / "seeds" / file.name)
        shape = [[(h.level, h.part) for h in r.outline if h.level <= 2] for r in (ours, theirs)]
        assert shape[0] == shape[1], file.stem
