"""How much of a year's material comes in by itself: python benchmarks/collecting.py [SET ...]; speed: how long it takes alone.

Over the labelled sets of departments' papers in ../shared/materials: what `drafter collect` fills, proposes, contradicts,
answers and reports as news, scored by ../shared/tools/score_collect.py, beside two baselines of the same run: `trace` on all
papers joined into one text (promises), and figures joined by the words of their names and by their units (figures). Last,
the processor time and the memory that collecting took. speed: each set in a process of its own on one core, then a hundred
papers (the sets' own, under other names) on two, with seconds by the clock and the most memory held.
"""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from drafter import collecting, parsing, tracing
from drafter.case import Known
from drafter.cli.collected_json import collected_json
from drafter.collecting.facts import facts_of
from drafter.collecting.spoken import Listener
from drafter.collecting.tabled import Clerk
from drafter.collecting.telling import told
from drafter.model.manuscript import Manuscript
from drafter.model.material import Material
from drafter.quantities.indicators import Recogniser
from drafter.readers.incoming import incoming
from drafter.zh import dictionary, units
from drafter.zh.districts import normalise

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
KNOWN = Known.beside(ROOT)
RECOGNISER = Recogniser(KNOWN.catalogue)
LINES = {
    "填的数，对的": ("figures", "fill", "precision"),
    "有数的，填对": ("figures", "fill", "recall"),
    "填了的陷阱": ("figures", "traps_filled"),
    "首选对": ("figures", "first"),
    "没有数的，空着": ("figures", "empty"),
    "矛盾，说对": ("figures", "conflicts", "precision"),
    "矛盾，说全": ("figures", "conflicts", "recall"),
    "答复第一条对": ("promises", "hit1"),
    "前三条有对的": ("promises", "hit3"),
    "没有答复，说对": ("promises", "none_right"),
    "新情况，找全": ("news", "recall"),
    "新情况，说对": ("news", "precision"),
    "归对小标题": ("news", "heading_right"),
    "算错，找全": ("arithmetic", "recall"),
}

COVERED = {"trace 合成一份": ("promises",), "名称和单位": ("figures",)}
"""What a baseline says anything of."""


def scorer():
    """The shared scoring script."""
    spec = importlib.util.spec_from_file_location("score_collect", SHARED / "tools" / "score_collect.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(gold, said):
    """Gold and what was said -> the scores."""
    tool = scorer()
    slips = gold.get("arithmetic", [])
    found = sum(any(tool.same_quote(s, g) for s in said.get("arithmetic", [])) for g in slips)
    return {
        "figures": tool.figures(gold, said),
        "promises": tool.answers(gold["promises"], said["promises"]),
        "news": tool.news(gold["news"], said.get("news", [])),
        "arithmetic": {"recall": tool.ratio(found, len(slips))},
    }


def joined_trace(report, papers, year):
    """Baseline: all papers as one report, last year's plan traced in it."""
    paras = tuple(para for paper in papers for para in paper.paper.paras)
    origin = [paper.file for paper in papers for _ in paper.paper.paras]
    now = parsing.parse(Manuscript(paras), KNOWN.kinds, RECOGNISER)
    status = {"answered": "answered", "weak": "partly", "unanswered": "none"}
    return [
        {
            "text": answer.commitment.text,
            "said": status[answer.status.value],
            "proposals": [{"file": origin[e.paragraph - 1], "where": "", "quote": e.text} for e in answer.evidence],
        }
        for answer in tracing.trace(report.commitments, report.targets, now.sentences).answers
    ]


def equal_names(report, papers, year, home):
    """Baseline: the figure of the papers whose name shares most words with that of last year's, in the same unit."""
    mentions = []
    for paper in papers:
        facts = facts_of(paper, year)
        mentions += Listener(year, home, RECOGNISER).mentions(told(paper, facts, year))
        mentions += [one for grid in paper.grids for one in Clerk(year, RECOGNISER).mentions(grid, facts)]
    bags = [set(dictionary.cut(one.name)) for one in mentions]
    rows = []
    for asked in report.statistics:
        words = set(dictionary.cut(asked.name))
        fit = [
            (len(words & bag) / max(1, len(words | bag)), -n)
            for n, (one, bag) in enumerate(zip(mentions, bags, strict=True))
            if units.same(one.figure.unit, asked.figure.unit)
        ]
        share, place = max(fit, default=(0, 0))
        best = mentions[-place] if share else None
        rows.append(
            {
                "prior_text": asked.figure.text, "prior_sentence": asked.sentence, "name": asked.name,
                "filled": share >= 0.5, "conflict": False,
                "proposals": [{"value_text": best.shown, "file": best.facts.file, "quote": best.quote}] if best else [],
            }
        )  # fmt: skip
    return rows


def run(folder):
    """A labelled set -> scores of collect and of the baselines, seconds."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    report = KNOWN.parse(folder / "prior.txt")
    year, home = gold["year"], normalise(gold["place"].rpartition("市")[2])
    start = time.process_time()
    papers = list(incoming([folder / "papers"]))
    collected = collecting.collect(papers, collecting.Asked((report,), year, home, KNOWN.catalogue, KNOWN.kinds))
    seconds = time.process_time() - start
    read = [paper for paper in papers if isinstance(paper, Material)]
    nothing = {"figures": [], "promises": [], "news": [], "arithmetic": []}
    return {
        "drafter collect": scored(gold, collected_json(collected)),
        "trace 合成一份": scored(gold, nothing | {"promises": joined_trace(report, read, year)}),
        "名称和单位": scored(gold, nothing | {"figures": equal_names(report, read, year, home)}),
    }, seconds


HUNDRED = 100
"""Papers that a bureau with all its 司法所 may get."""


def alone(folder, papers, cores):
    """Collect a set's papers in this process, on so many cores -> prints seconds by the clock and of the processor, MB."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    gold, report = json.loads((folder / "gold.json").read_text("utf-8")), KNOWN.parse(folder / "prior.txt")
    home = normalise(gold["place"].rpartition("市")[2])
    clock, start = time.perf_counter(), time.process_time()
    asked = collecting.Asked((report,), gold["year"], home, KNOWN.catalogue, KNOWN.kinds)
    told = collecting.collect(incoming([papers]), asked)
    took, held = time.perf_counter() - clock, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = time.process_time() - start
    print(f"{folder.name} {len(told.files)} 份 {cores} 核：{took:.1f} 秒，处理器 {spent:.1f} 秒，内存 {held:.0f} MB")


def speed(folders):
    """Each set on one core, then a hundred papers on two, each in a process of its own."""
    for folder in folders:
        subprocess.run([sys.executable, __file__, "alone", folder, folder / "papers", "1"], check=True)
    with tempfile.TemporaryDirectory() as made:
        files = [file for folder in folders for file in sorted((folder / "papers").iterdir())]
        for number in range(HUNDRED):
            file = files[number % len(files)]
            shutil.copyfile(file, Path(made) / f"{number:03}{file.name}")
        subprocess.run([sys.executable, __file__, "alone", folders[0], made, "2"], check=True)


def at(scores, path):
    for step in path:
        scores = scores[step]
    return scores


def main():
    """Print a table a set."""
    wanted = sys.argv[1:]
    folders = [f for f in sorted((SHARED / "materials").iterdir()) if (f / "gold.json").exists()]
    if wanted[:1] == ["alone"]:
        alone(Path(wanted[1]), Path(wanted[2]), int(wanted[3]))
        return
    if wanted == ["speed"]:
        speed(folders)
        return
    for folder in folders:
        if wanted and not any(one in folder.name for one in wanted):
            continue
        columns, seconds = run(folder)
        print(f"{folder.name}（{seconds:.1f} 秒处理器时间）")
        print(" " * 22 + "".join(f"{name:>14}" for name in columns))
        for name, path in LINES.items():
            values = (
                at(scores, path) if path[0] in COVERED.get(column, path) else None for column, scores in columns.items()
            )
            print(f"  {name:　<10}" + "".join(f"{'—' if value is None else value:>16}" for value in values))
    print(f"内存 {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
