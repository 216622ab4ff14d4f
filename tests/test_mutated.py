"""Damaged files of every form go through the readers: each is read, or refused in one sentence; quickly, in little memory."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zipfile

import docx
import pytest
from kit import SEEDS
from test_reader_doc import made_ofd
from test_reader_html import TEMPLATES, mhtml
from test_reader_pdf import made, typed

EACH = 30
HANGS, MEGABYTES = 5, 500
"""Seconds a file may take before it counts as hanging; what the readers may hold, Python and libraries included."""
TEXT = (SEEDS / "坪山-2021-法治政府建设年度报告.txt").read_text("utf-8").split("\n")


def as_docx(lines):
    stream = io.BytesIO()
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.add_table(2, 2).cell(0, 0).text = "受理案件"
    document.save(stream)
    return stream.getvalue()


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
import sys
from pathlib import Path
from drafter import readers
from drafter.model.finding import DrafterError
for name in sys.argv[1:]:
    try:
        readers.read(Path(name))
    except DrafterError as error:
        assert error.fix and "\\n" not in error.message, error
    print(name)
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_damaged_file_is_read_or_refused(form, tmp_path):
    whole = FORMS[form]()
    files = []
    for seed in range(EACH):
        files.append(tmp_path / f"{seed}.{form}")
        files[-1].write_bytes(spoilt(whole, random.Random(f"{form}{seed}")))
    done = subprocess.run(
        [sys.executable, "-c", READ, *files], capture_output=True, text=True, timeout=HANGS * EACH, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    *told, memory = done.stdout.strip().split("\n")
    assert len(told) == EACH
    assert int(memory) < MEGABYTES * 1024
