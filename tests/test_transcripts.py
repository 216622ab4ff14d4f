"""tests/transcripts/*.md: whole conversations, commands, answers, exit codes. --accept writes today's answers."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from kit import EXAMPLE, SEEDS
from kit import guarded as _guarded

FOLDER = Path(__file__).parent / "transcripts"
BLOCK = re.compile(r"```\n((?:[$>] .*\n)[\s\S]*?)```")


class Clerk:
    """A clerk at her desk: `$ drafter …` runs a command; the other lines edit her files as she would."""

    def __init__(self, work: Path) -> None:
        self.work = work

    def do(self, line: str) -> str:
        verb, *words = shlex.split(line)
        return getattr(
            self,
            {"drafter": "drafter", "改": "edit", "删": "delete", "清空": "empty", "写": "write", "填好": "fill"}[verb],
        )(*words)

    def drafter(self, *words: str) -> str:
        result = CliRunner().invoke(_guarded, list(words), prog_name="drafter")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        code = f"=> {result.exit_code}\n" if result.exit_code else ""
        return result.output.replace(str(self.work), "…") + code

    def edit(self, file: str, old: str, new: str) -> str:
        path = self.work / file
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), "utf-8")
        return ""

    def delete(self, file: str) -> str:
        (self.work / file).unlink()
        return ""

    def empty(self, file: str) -> str:
        (self.work / file).write_bytes(b"")
        return ""

    def write(self, file: str, text: str) -> str:
        (self.work / file).parent.mkdir(parents=True, exist_ok=True)
        (self.work / file).write_text(text.replace("\\n", "\n"), "utf-8")
        return ""

    def fill(self) -> str:
        for table in EXAMPLE.glob("*.yaml"):
            shutil.copyfile(table, self.work / "output" / "龙华-2025" / table.name)
        return ""


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda f: f.stem)
def test_transcript(file, tmp_path, monkeypatch, accept):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    clerk = Clerk(tmp_path)

    def now(match):
        told = []
        for line in match[1].splitlines():
            if line.startswith(("$ ", "> ")):
                told.append(f"{line}\n{clerk.do(line[2:])}")
        return f"```\n{''.join(told)}```"

    expected = file.read_text("utf-8")
    told = BLOCK.sub(now, expected)
    if accept:
        file.write_text(told, "utf-8")
    else:
        assert told == expected
