"""How much of what people change in a draft comes home: seeded edits on built drafts, pulled, built again, compared.

python benchmarks/pulling.py [COUNT] [--office] [--bare] [--from SEED]
  COUNT scripts of one to four edits each; --office: each file saved again by LibreOffice, by turns as docx, doc, odt;
  --bare: without bookmarks, and how many of the cells known by them are proposed all the same. Prints, for all edits and by kind: done, back in the draft, told as unplaced, lost; then
  whatever changed that nobody had edited, and whether a second pull changes anything."""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from editing import EDITS, Draft, edited  # noqa: E402

from drafter import case, desk, returning  # noqa: E402
from drafter.model.manuscript import SHEET  # noqa: E402
from drafter.office import libreoffice, outside  # noqa: E402
from drafter.office.libreoffice import Filters  # noqa: E402
from drafter.ooxml import marked  # noqa: E402
from drafter.zh.headings import unmarked  # noqa: E402

_FORMS = {"docx": "MS Word 2007 XML", "doc": "MS Word 97", "odt": "writer8"}
_BOUNDS = outside.Bounds(seconds=120, memory=3 * 2**30)


def resaved(data: bytes, form: str) -> bytes:
    """A draft saved by LibreOffice in another form, and opened again."""
    if form == "docx":
        return libreoffice.convert(data, Filters("docx", _FORMS["docx"], "docx", _FORMS["docx"]), _BOUNDS)
    other = libreoffice.convert(data, Filters("docx", _FORMS["docx"], form, _FORMS[form]), _BOUNDS)
    return libreoffice.convert(other, Filters(form, _FORMS[form], "docx", _FORMS["docx"]), _BOUNDS)


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs and cells of a draft, numbers in their order aside; 审阅单 left out."""
    found = []
    for piece in marked.read(data, "稿.docx").pieces:
        if piece.look not in SHEET and not piece.text.startswith("审阅单"):
            found += [plain(line) for cell in piece.cells for line in cell.text.split("\n") if plain(line)]
    return found


def plain(text: str) -> str:
    """A paragraph without its number and blanks."""
    return "".join(unmarked(text.strip()).split())


def figureless(text: str) -> str:
    """Words without numbers."""
    return re.sub(r"[\d.,，]+|增加|减少|持平|—|增长|下降|%", "", text)


class Trial:
    """A dossier with a draft built of it."""

    def __init__(self, room: Path, dossier: Path) -> None:
        self.room, self.dossier = room, dossier
        self.work = room / "work"
        self.folder = self.work / dossier.name
        self.reset()
        self.draft = desk.build(self.folder, self.work).path.read_bytes()
        self.kept = room / "kept"
        shutil.copytree(self.folder, self.kept, dirs_exist_ok=True)
        self.before = paragraphs(self.draft)

    def reset(self) -> None:
        """The dossier as it was."""
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(getattr(self, "kept", self.dossier), self.folder)

    def asked(self, data: bytes) -> Counter:
        """The cells that the draft with its bookmarks asks for."""
        self.reset()
        path = self.work / "改稿.docx"
        path.write_bytes(data)
        return self.cells(desk.pull(self.folder, path, self.work))

    @staticmethod
    def cells(pulled: desk.Pulled) -> Counter:
        """Cells and what they are to say."""
        return Counter((one.where, one.after) for one in pulled.found.proposed)

    def run(self, data: bytes) -> tuple[desk.Pulled, list[str], int]:
        """An edited draft pulled -> what was found, the draft built again, changes a second pull would make."""
        self.reset()
        path = self.work / "改稿.docx"
        path.write_bytes(data)
        pulled = desk.pull(self.folder, path, self.work)
        pulled.bring_in(pulled.found.changes)
        again = desk.pull(self.folder, path, self.work)
        for old in self.folder.glob("*.docx"):
            old.unlink()
        return pulled, paragraphs(desk.build(self.folder, self.work).path.read_bytes()), len(again.found.proposed)


def main() -> None:
    """Run the scripts and print."""
    options = argparse.ArgumentParser()
    options.add_argument("count", nargs="?", type=int, default=500)
    options.add_argument("--office", action="store_true")
    options.add_argument("--bare", action="store_true")
    options.add_argument("--verbose", action="store_true")
    options.add_argument("--from", dest="first", type=int, default=0)
    options.add_argument("--dossier", type=Path, default=ROOT / "examples" / "龙华-2025")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as room:
        trial = Trial(Path(room), asked.dossier)
        counts, strays, again, begun = Counter(), 0, 0, time.time()
        for seed in range(asked.first, asked.first + asked.count):
            found = judged(trial, seed, asked)
            counts += found[0]
            strays += found[1]
            again += found[2]
        print(f"{asked.count} scripts, {time.time() - begun:.0f} s")
        for kind in ("all", *EDITS):
            done, back, told = counts[kind, "done"], counts[kind, "back"], counts[kind, "told"]
            if done:
                print(
                    f"{kind:15} lines {done:5}  back {back:5} ({back / done:.3f})  told {told:4}  lost {done - back - told:4}"
                )
        print(f"changed without an edit: {strays}; second pulls that change something: {again}")
        if asked.bare:
            print(f"cells by bookmark {counts['cells by key']}, the same by words alone {counts['cells agreed']}")
        print(f"by bookmark {counts['by key']}, by words {counts['by words']}")


def judged(trial: Trial, seed: int, asked: argparse.Namespace) -> tuple[Counter, int, int]:
    """One script: every line of the edited draft that is new must be in the draft built again, or be told; every line of
    the new draft must be in the edited one, or follow from a figure."""
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
    pulled, built, again = trial.run(data)
    found = trial.cells(pulled)
    agreed = sum((known_by_key & found).values())
    now, counts = Counter(paragraphs(data)), Counter()
    lacking, extra = now - Counter(built), Counter(built) - now
    new = now - Counter(trial.before)
    gone = Counter(trial.before) - now
    told = "".join("".join(plain(x) for x in (u.text, u.paragraph)) for u in pulled.found.unplaced)
    told += "".join(plain(c.edited or "") for c in pulled.found.clashes)
    rough = {figureless(line) for line in built}
    missing = [line for line in lacking if figureless(line) not in rough and line not in trial.before]
    aside = [plain(text) for u in pulled.found.unplaced for text in (u.text, u.paragraph) if len(plain(text)) > 3]
    known = [line for line in missing if line in told or any(text in line for text in aside)]
    kind = edits[0] if len(set(done)) == 1 else "mixed"
    for name in ("all", kind):
        counts[name, "done"] += sum(new.values()) + sum(gone.values())
        unwanted = [line for line in gone if line in extra]
        counts[name, "back"] += sum(new.values()) + sum(gone.values()) - len(missing) - len(unwanted)
        counts[name, "told"] += len(known) + sum(
            line in told or any(text in line for text in aside) for line in unwanted
        )
    wide = {figureless(line) for line in now}
    strays = [line for line in extra if figureless(line) not in wide and line not in gone and line not in trial.before]
    after = [plain(part) for one in pulled.found.proposed for part in (one.after or "").split("\n") if part]
    after += [part for text in after for part in re.split(r"{{.*?}}", text) if len(part) > 5]
    strays = [line for line in strays if line not in now and not any(part in line for part in after)]
    strays = [line for line in strays if not line.startswith("【待填")]
    strays = [line for line in strays if not any(line in m or m in line for m in lacking)]
    comments = done.count("comment")
    notes = sum("这里请再核实" in (one.after or "") for one in pulled.found.proposed)
    counts["comment", "done"] += comments
    counts["comment", "back"] += min(comments, notes)
    counts["cells by key"] += sum(known_by_key.values())
    counts["cells agreed"] += agreed
    counts["by key"] += sum(one.by_key for one in pulled.found.proposed)
    counts["by words"] += sum(not one.by_key for one in pulled.found.proposed)
    lost = [line for line in missing if line not in known]
    if asked.verbose and (lost or strays or again or unwanted):
        print(seed, done, "tracked" if seed % 3 == 1 else "")
        print(
            "   lost",
            [x[:60] for x in lost],
            "unwanted",
            [x[:40] for x in unwanted],
            "stray",
            [x[:60] for x in strays],
            "again",
            again,
        )
    return counts, len(strays), bool(again)


if __name__ == "__main__":
    assert case
    assert returning
    main()
