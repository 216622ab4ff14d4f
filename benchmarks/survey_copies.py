"""Paragraphs of real reports planted in other places' reports, and how many of them are found:
python benchmarks/survey_copies.py [HALF] [COUNT] [SEED].

HALF: 0 the places the thresholds were chosen on, 1 those left out (the places are parted by a digest of their names), 2 all.
Each plant is a paragraph of sixty characters or more, most of whose clauses no other place writes (figures aside), with every figure another, its own place's name changed for the new one's,
and of its clauses, by KINDS, none, a few or a third reworded, dropped or put elsewhere. It is found when half of its characters
are told to be from a report of a place that has them. Of what is told without being planted, what is told before planting too
counts apart, for a person to read (benchmarks/survey_copies.py HALF 0 prints it). Nothing is written anywhere.
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from drafter.case import Known
from drafter.survey.copied import Passage, copied
from drafter.survey.store_tables import ReportRow, SentenceRow
from drafter.survey.taken_down import Source, rows_of
from drafter.zh.districts import base_of

ROOT = Path(__file__).resolve().parent.parent
TEXTS, SEEDS = ROOT.parent / "shared" / "corpus" / "text", ROOT.parent / "shared" / "seeds"
KNOWN = Known.beside(ROOT)
KINDS = {"换名换数": 0.0, "改几处": 0.12, "改三成": 0.3}
LEAST, OWN = 60, 0.6
REWORDED = dict(
    pair.split("/")
    for pair in [
        "推进/推动",
        "加强/强化",
        "全面/扎实",
        "深入/持续",
        "提升/提高",
        "完善/健全",
        "开展/组织",
        "加快/抓紧",
        "实施/推行",
        "建立/构建",
        "积极/主动",
        "促进/推动",
        "保障/确保",
        "优化/改进",
        "切实/着力",
        "打造/建设",
        "不断/持续",
        "认真/扎实",
        "落实/贯彻",
        "强化/加强",
        "新增/增加",
        "建成/完成",
        "累计/共",
        "进一步/更加",
    ]
)
_NUMBER, _CLAUSE = re.compile(r"\d+(?:\.\d+)?"), re.compile("(?<=[，；])")


def read(file: Path) -> tuple[ReportRow, list[SentenceRow]]:
    """A report -> its row and its sentences."""
    row, rows = rows_of(Source(hashlib.sha256(file.read_bytes()).hexdigest(), file.name, ""), KNOWN.parse(file), ())
    return row, list(rows["sentences"])


def half_of(place: str) -> int:
    """Which half a place is in."""
    return hashlib.sha256(place.encode()).digest()[0] % 2


def changed(text: str, names: tuple[ReportRow, ReportRow], share: float, rng: random.Random) -> str:
    """A sentence as somebody of another place hands it in."""
    text = _NUMBER.sub(lambda found: _other(found[0], rng), text)
    clauses = [_reworded(clause, rng) if rng.random() < share else clause for clause in _CLAUSE.split(text)]
    if share and len(clauses) > 2 and rng.random() < share:
        clauses.pop(rng.randrange(len(clauses) - 1))
    if share and len(clauses) > 3 and rng.random() < share:
        at = rng.randrange(len(clauses) - 2)
        clauses[at], clauses[at + 1] = clauses[at + 1], clauses[at]
    joined = "".join(clauses)
    before, now = base_of(names[0].place), base_of(names[1].place)
    return joined.replace(names[0].place, names[1].place).replace(before, now)


def _reworded(clause: str, rng: random.Random) -> str:
    found = [word for word in REWORDED if word in clause]
    word = rng.choice(found) if found else ""
    return clause.replace(word, REWORDED[word], 1) if word else f"进一步{clause}"


def _other(number: str, rng: random.Random) -> str:
    digits = "".join(rng.choice("123456789") if char.isdigit() else char for char in number)
    return digits if digits != number else f"{digits}1"


def written(reports: Sequence[ReportRow], of: dict[str, list[SentenceRow]]) -> dict[str, set[str]]:
    """Each clause, its figures aside -> the places that write it."""
    writers = defaultdict[str, set[str]](set)
    for report in reports:
        for row in of[report.report]:
            for clause in plain(row.text):
                writers[clause].add(report.place)
    return writers


def plain(text: str) -> list[str]:
    """The clauses of a sentence without their figures."""
    return [_NUMBER.sub("0", clause) for clause in re.split("[，；。：]", text) if clause]


def own_share(rows: Sequence[SentenceRow], writers: dict[str, set[str]], place_of: dict[str, str]) -> float:
    """Of the characters of a paragraph, the share in clauses that no other place writes."""
    clauses = [clause for row in rows for clause in plain(row.text)]
    own = sum(len(clause) for clause in clauses if writers[clause] == {place_of[rows[0].report]})
    return own / max(1, sum(map(len, clauses)))


Plant = tuple[str, tuple[int, ...], int, str]
"""Report, its sentences, their characters, and the place they are from."""


def planted(
    reports: Sequence[ReportRow], of: dict[str, list[SentenceRow]], count: int, share: float, rng: random.Random
) -> tuple[list[SentenceRow], list[Plant]]:
    """Sentences with some planted among them, and the plants."""
    paragraphs = defaultdict[tuple[str, int], list[SentenceRow]](list)
    for rows in of.values():
        for row in rows:
            if row.part in ("summary", "plan", "problems", "rectification", "leader_duty"):
                paragraphs[row.report, row.paragraph].append(row)
    long = [rows for rows in paragraphs.values() if sum(len(row.text) for row in rows) >= LEAST]
    writers = written(reports, of)
    place_of = {row.report: row.place for row in reports}
    long = [rows for rows in long if own_share(rows, writers, place_of) >= OWN]
    row_of, more, plants = {row.report: row for row in reports}, list[SentenceRow](), list[Plant]()
    for number, rows in enumerate(rng.sample(long, min(count, len(long)))):
        source = row_of[rows[0].report]
        into = rng.choice([row for row in reports if row.place != source.place and row.year >= source.year] or [None])
        if into is None:
            continue
        last = 100_000 + 100 * number
        new = [
            replace(row, report=into.report, sentence=last + n, paragraph=last, heading="", text=changed(row.text, (source, into), share, rng))
            for n, row in enumerate(rows)
        ]  # fmt: skip
        more += new
        plants.append(
            (into.report, tuple(row.sentence for row in new), sum(len(row.text) for row in new), source.place)
        )
    return more, plants


def main() -> None:
    """Read, plant, look, count."""
    half, count, seed = (int(said) for said in (*sys.argv[1:], *("1", "200", "1")[len(sys.argv) - 1 :]))
    files = [file for folder in (TEXTS, SEEDS) for file in sorted(folder.iterdir())]
    with ProcessPoolExecutor(2) as several:
        read_all = list(several.map(read, files))
    reports = [row for row, _ in read_all if row.place and row.year and half in (2, half_of(row.place))]
    of = {row.report: rows for row, rows in read_all if row in reports}
    sentences = [row for rows in of.values() for row in rows]
    before = [one for one in copied(reports, sentences).passages if not one.own]
    print(
        f"{len(reports)} 份，{len({row.place for row in reports})} 个地方，{len(sentences)} 句，没有种的时候说到 {len(before)} 处"
    )
    if not count:
        show(before, reports, sentences)
    for kind, share in KINDS.items() if count else ():
        tell(kind, *planted(reports, of, count, share, random.Random(seed)), reports, sentences, before)


def tell(kind, more, plants, reports, sentences, before) -> None:
    """Count what is found of the plants, and what else is told."""
    begun = time.process_time()
    told = [one for one in copied(reports, [*sentences, *more]).passages if not one.own]
    length = {(row.report, row.sentence): len(row.text) for row in [*sentences, *more]}
    place = {row.report: row.place for row in reports}
    found, ours, back = defaultdict[tuple[str, int], set[int]](set), 0, 0
    natural = {(one.report, one.sentences) for one in before}
    other = 0
    for one in told:
        if one.sentences[0] >= 100_000:
            ours += 1
            found[one.report, one.sentences[0] // 100].update(one.sentences)
        elif one.source_sentences[0] >= 100_000:
            back += 1
        elif (one.report, one.sentences) not in natural:
            other += 1
    hit = sum(
        sum(length[report, n] for n in found[report, numbers[0] // 100]) * 2 >= size
        for report, numbers, size, _ in plants
    )
    wrong = sum(
        not any(place[one.source] == origin for report, numbers, _, origin in plants if report == one.report and set(numbers) & set(one.sentences))
        for one in told if one.sentences[0] >= 100_000
    )  # fmt: skip
    print(
        f"{kind}：种 {len(plants)}，找到 {hit}（{hit / len(plants):.3f}）；说到种的 {ours} 处，来处不是原来那个地方的 {wrong}；"
        f"反过来说到原处的 {back}，本来就有的 {len(told) - ours - back - other}，此外 {other}；{time.process_time() - begun:.1f} 秒"
    )


def show(passages: Sequence[Passage], reports: Sequence[ReportRow], sentences: Sequence[SentenceRow]) -> None:
    """Passages with their sources, to be read."""
    text = {(row.report, row.sentence): row.text for row in sentences}
    name = {row.report: row.file for row in reports}
    for one in passages:
        print(f"{name[one.report]} <- {name[one.source]} {one.characters} {one.likeness}")
        print("   ", "".join(text[one.report, n] for n in one.sentences))
        print("   ", "".join(text[one.source, n] for n in one.source_sentences))


if __name__ == "__main__":
    main()
