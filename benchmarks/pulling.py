"""How much of what people change in a draft comes home: seeded edits on built drafts, pulled, built again, compared.

python benchmarks/pulling.py [COUNT] [--office] [--bare] [--meanwhile] [--from SEED]
  COUNT scripts of one to four edits each; --office: each file saved again by LibreOffice, by turns as docx, doc, odt;
  --bare: without bookmarks, and how many of the cells known by them are proposed all the same; --meanwhile: the tables change
  in three places while the draft is out, and none of that may be lost. Prints, for all edits and by
  kind: done; home, so that the draft built again reads as edited; listed, and of those how many no table can hold; lost; then
  whatever changed that nobody had edited, and whether a second pull changes anything. Interrupted, it prints what it has."""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pulled_again import HOME, LISTED, LOST, ROOT, Judged, Trial

sys.path.insert(0, str(ROOT / "tests"))

from editing import EDITS, LEDGERS, Draft, edited

from drafter.office import libreoffice, outside
from drafter.office.libreoffice import Filters

_FORMS = {"docx": "MS Word 2007 XML", "doc": "MS Word 97", "odt": "writer8"}
_BOUNDS = outside.Bounds(seconds=120, memory=3 * 2**30)


def resaved(data: bytes, form: str) -> bytes:
    """A draft saved by LibreOffice in another form, and opened again."""
    if form == "docx":
        return libreoffice.convert(data, Filters("docx", _FORMS["docx"], "docx", _FORMS["docx"]), _BOUNDS)
    other = libreoffice.convert(data, Filters("docx", _FORMS["docx"], form, _FORMS[form]), _BOUNDS)
    return libreoffice.convert(other, Filters(form, _FORMS[form], "docx", _FORMS["docx"]), _BOUNDS)


def judged(trial: Trial, seed: int, asked: argparse.Namespace) -> tuple[Counter, list[str]]:
    """One script -> what to count, and what to say of it."""
    draw = random.Random(seed)
    edits = [EDITS[seed % len(EDITS)], *draw.choices(EDITS, k=draw.randrange(0, 4))]
    data, done = edited(trial.draft, seed, edits, tracked=seed % 3 == 1)
    whole = data
    if asked.bare:
        draft = Draft(data, seed)
        draft.without_marks()
        data = draft.data()
    if asked.office:
        data = resaved(data, ("docx", "doc", "odt")[seed % 3])
    known_by_key = trial.asked(whole) if asked.bare else Counter()
    one = Judged(trial, data, seed if asked.meanwhile else None)
    counts, told = Counter(), []
    for edit in done:
        verdict = one.verdict(edit)
        beyond = verdict == LISTED and one.beyond(edit)
        for kind in ("all", edit.name):
            counts[kind, "done"] += 1
            counts[kind, verdict] += 1
            counts[kind, "beyond"] += beyond
        told += [f"{seed} {edit.name} {verdict}{' beyond' if beyond else ''}"] if verdict != HOME else []
    counts["dropped"] = len(one.dropped)
    told += [f"{seed} dropped {words}" for words in one.dropped]
    strays = one.strays()
    told += [f"{seed} stray {line[:60]}" for line in strays] + [f"{seed} again"] * bool(one.again)
    counts["strays"] = len(strays)
    counts["again"] = bool(one.again)
    agreed = known_by_key & trial.cells(one.pulled)
    counts["cells"], counts["agreed"] = sum(known_by_key.values()), sum(agreed.values())
    counts["struck"] = sum(count for (*_, strikes), count in (known_by_key - agreed).items() if strikes)
    return counts, told


def main() -> None:
    """Run the scripts and print."""
    options = argparse.ArgumentParser()
    options.add_argument("count", nargs="?", type=int, default=500)
    options.add_argument("--office", action="store_true")
    options.add_argument("--bare", action="store_true")
    options.add_argument("--meanwhile", action="store_true")
    options.add_argument("--verbose", action="store_true")
    options.add_argument("--from", dest="first", type=int, default=0)
    options.add_argument("--dossier", type=Path, default=ROOT / "examples" / "龙华-2025")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as room:
        trial = Trial(Path(room), asked.dossier)
        counts, begun = Counter(), time.time()
        with contextlib.suppress(KeyboardInterrupt):
            for seed in range(asked.first, asked.first + asked.count):
                found, told = judged(trial, seed, asked)
                counts += found
                counts["scripts"] += 1
                if asked.verbose and told:
                    print(*told, sep="\n", flush=True)
        print(f"{counts['scripts']} scripts, {time.time() - begun:.0f} s")
    for kind in ("all", *EDITS):
        done, home, listed, beyond, lost = (counts[kind, one] for one in ("done", HOME, LISTED, "beyond", LOST))
        if done:
            share = home / max(done - beyond, 1)
            print(f"{kind:14} edits {done:5}  home {home:5}  listed {listed:4}  (no table holds {beyond:4})  lost {lost:3}  placed {share:.3f}")  # fmt: skip
    print(f"changed without an edit: {counts['strays']}; second pulls that change something: {counts['again']}")
    if asked.meanwhile:
        print(f"changes of the tables lost: {counts['dropped']} of {len(LEDGERS) * counts['scripts']}")
    if asked.bare:
        print(
            f"cells by bookmark {counts['cells']} ({counts['struck']} strike out), the same by words {counts['agreed']}"
        )


if __name__ == "__main__":
    main()
