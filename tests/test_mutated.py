"""Damaged files of every form go through the readers: each is read, or refused in one sentence; quickly, in little memory."""

from __future__ import annotations

import functools
import io
import random
import subprocess
import sys
import zipfile

import docx
import pytest
from kit import ROOT, SEEDS
from test_reader_doc import by_libreoffice, made_ofd
from test_reader_html import TEMPLATES, mhtml
from test_reader_pdf import made, typed

EACH = 30
"""Damaged files of a form."""
HANGS, BUSY, MEGABYTES = 5, 4, 500
"""Seconds a file may take; how much more by the clock on a machine that does other things; what the readers may hold."""
OFFICE = {"doc": 6, "wps": 5, "rtf": 4, "odt": 30}
"""Damaged files of the forms that LibreOffice makes, and reads in some seconds each; of odt most are refused before."""
TEXT = (SEEDS / "坪山-2021-法治政府建设年度报告.txt").read_text("utf-8").split("\n")


def as_docx(lines):
    stream = io.BytesIO()
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.add_table(2, 2).cell(0, 0).text = "受理案件"
    document.save(stream)
    return stream.getvalue()


@functools.cache
def by_office(suffix, folder):
    """The report as LibreOffice saves it; made once a run."""
    (folder / "报告.docx").write_bytes(as_docx(TEXT))
    by_libreoffice([folder / "报告.docx"], suffix, folder)
    return (folder / f"报告.{suffix}").read_bytes()


FORMS = {
    "txt": lambda: "\n".join(TEXT).encode("gb18030"),
    "utf16.txt": lambda: "\n".join(TEXT).encode("utf-16"),
    "md": lambda: "\n".join(f"# {line}" if line[:2] == "一、" else line for line in TEXT).encode(),
    "docx": lambda: as_docx(TEXT),
    "html": lambda: TEMPLATES[0](TEXT[0], TEXT[1:]).encode(),
    "mhtml": lambda: mhtml(TEMPLATES[2](TEXT[0], TEXT[1:])),
    "pdf": lambda: made(typed(TEXT[:12])),
    "ofd": lambda: made_ofd(TEXT[:12]),
}


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """Bits flipped, bytes lost or doubled, a tail cut off, the parts of a zip shuffled or written twice."""
    changed = bytearray(data)
    match chance.randrange(6):
        case 0:
            for _ in range(chance.choice([1, 3, 30])):
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        case 1:
            del changed[chance.randrange(len(changed)) :]
        case 2:
            at = chance.randrange(len(changed))
            del changed[at : at + chance.randrange(1, 300)]
        case 3:
            at = chance.randrange(len(changed))
            changed[at:at] = changed[at : at + chance.randrange(1, 3000)]
        case 4:
            at = chance.randrange(len(changed))
            changed[at : at + 40] = chance.randbytes(40)
        case _:
            return shuffled(data, chance)
    return bytes(changed)


def shuffled(data: bytes, chance: random.Random) -> bytes:
    if not data.startswith(b"PK"):
        return data[len(data) // 2 :] + data[: len(data) // 2]
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for name in chance.sample(names, len(names)):
            part = old.read(name)
            new.writestr(name, spoilt(part, chance) if part and chance.random() < 0.2 else part)
    return stream.getvalue()


READ = """
import resource, sys, time
from pathlib import Path
from drafter import readers
from drafter.model.finding import DrafterError
from drafter.readers import ocr
from drafter.readers.recognition import Print, Reading
if "--stub" in sys.argv:
    ocr.recognise = lambda picture, turn: Reading((Print("全年受理案件三件。", 0.9, 100, 100, 400, 44),), 1600)

def spent():
    parts = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(part.ru_utime + part.ru_stime for part in parts)

for name in filter(None, sys.stdin.read().split("\\n")):
    start, clock = spent(), time.monotonic()
    try:
        readers.read(Path(name))
    except DrafterError as error:
        assert error.fix and "\\n" not in error.message, error
    print(spent() - start, time.monotonic() - clock, Path(name).name)
own = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))  # ru_maxrss is its parent's too
print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def passed(files, *switches):
    """Damaged files through one process -> the most seconds (of the processor, by the clock) one took, what was held in kB.

    Held: (by the process, by the largest program it ran).
    """
    bound = HANGS * BUSY * len(files)
    done = subprocess.run(
        [sys.executable, "-c", READ, *switches],
        input="\n".join(map(str, files)),
        capture_output=True,
        text=True,
        timeout=bound,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    *told, memory = done.stdout.strip().split("\n")
    assert len(told) == len(files)
    times = [tuple(map(float, line.split(" ", 2)[:2])) for line in told]
    return max(spent for spent, _ in times), max(clock for _, clock in times), *map(int, memory.split())


def damaged(whole, form, count, folder):
    """So many damaged files of a form, always the same ones."""
    files = []
    for seed in range(count):
        files.append(folder / f"{seed}.{form}")
        files[-1].write_bytes(spoilt(whole, random.Random(f"{form}{seed}")))
    return files


def in_bounds(spent, clock, own, children):
    assert spent < HANGS
    assert clock < HANGS * BUSY
    assert own + children < MEGABYTES * 1024


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_damaged_file_is_read_or_refused(form, tmp_path):
    in_bounds(*passed(damaged(FORMS[form](), form, EACH, tmp_path), *(["--stub"] if form == "pdf" else [])))


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.parametrize("form", OFFICE)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_damaged_office_file_is_read_or_refused(form, tmp_path, tmp_path_factory):
    whole = by_office("doc" if form == "wps" else form, tmp_path_factory.getbasetemp())
    in_bounds(*passed(damaged(whole, form, OFFICE[form], tmp_path)))
