"""What was worked out is kept beside a dossier: with it and without it, the same is found; nothing that is wrong with it shows."""

from __future__ import annotations

import json
import random
import re
import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from kit import EXAMPLE, SHARED

from drafter import case, desk, storage
from drafter.case import Known, memo
from drafter.model import wire
from drafter.model.finding import DrafterError
from drafter.model.report import Report
from drafter.proofing import mistyped

KNOWN = Known.beside(Path())
SEEDS = sorted((SHARED / "seeds").glob("*.txt")) if SHARED.is_dir() else []
REPORTS = [*(EXAMPLE / "上年报告").iterdir(), *SEEDS]


def kept_file(folder: Path) -> Path:
    return folder / ".drafter" / "已算.json"


def found(folder: Path) -> list[str]:
    return [str(finding) for finding in desk.check(folder, folder.parent)[0]]


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "案卷", ignore=shutil.ignore_patterns(".drafter"))
    return tmp_path / "案卷"


def laid_out(seed: Path, work: Path) -> Path:
    report = KNOWN.parse(seed)
    order = desk.Order(work, case.Wanted(report.meta.district, report.meta.year + 1), (seed,), work / "案卷")
    return desk.new(order).folder


def filled(folder: Path, chance: random.Random) -> None:
    """A table with a cell or two more filled in, with words of the report or of nothing."""
    file = folder / chance.choice(["上年计划.yaml", "正文.yaml", "指标.yaml"])
    lines = file.read_text("utf-8").split("\n")
    said = re.findall(r"[^。\n：]{8,40}", next((folder / "上年报告").iterdir()).read_text("utf-8"))
    blank = [n for n, line in enumerate(lines) if re.fullmatch(r" +(?:完成情况|今年): *", line)]
    for at in chance.sample(blank, min(2, len(blank))):
        words = (
            f"{chance.randint(2, 999)}件"
            if "今年" in lines[at]
            else f"已{chance.choice(said).strip(chr(32))}，办结{at}件"
        )
        lines[at] = lines[at].rstrip() + f" '{words.replace(chr(39), '')}'"
    if file.stem == "正文":
        rows = [n for n, line in enumerate(lines) if line == "    文字: |-"]
        at = chance.choice(rows)
        lines[at + 1] = f"      {chance.choice(said).strip()}，全年完成{at}件。{lines[at + 1].strip()}"
    file.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_a_report_comes_back_as_it_was(file):
    report = KNOWN.parse(file)
    assert wire.unpacked(json.loads(json.dumps(wire.packed(report))), file) == report


def test_every_field_has_its_shape():
    for noun, shape in wire.SHAPES.items():
        names = [field.name for field in fields(noun) if (noun, field.name) != (Report, "file")]
        assert len(names) == len(shape), noun


def test_what_is_no_report_is_refused():
    chance, whole = random.Random(7), wire.packed(KNOWN.parse(REPORTS[0]))
    for _ in range(300):
        value = json.loads(json.dumps(whole))
        at = value
        while isinstance(at, list) and at and chance.random() < 0.8:
            place = chance.randrange(len(at))
            if not isinstance(at[place], list) or chance.random() < 0.2:
                at[place] = chance.choice([None, {}, 1.5, [[]], "Infinity\x00"])
                break
            at = at[place]
        else:
            continue
        try:
            wire.unpacked(value, Path("x"))
        except ValueError:
            pass
        else:
            assert at[place] == "Infinity\x00"  # a text in the place of a text


def test_check_loads_nothing_to_compare_with_a_second_time(folder, monkeypatch):
    first = found(folder)

    def never(*_):
        raise AssertionError("worked out again")

    monkeypatch.setattr("drafter.case.known.Known.parse", never)
    monkeypatch.setattr("drafter.tracing.judge.answered", never)
    monkeypatch.setattr("drafter.tables.load_catalogue", never)
    monkeypatch.setattr("drafter.tracing.judge.likeness", never)
    monkeypatch.setattr("drafter.tracing.outcomes.outcomes", never)
    assert found(folder) == first


@pytest.mark.slow
@pytest.mark.parametrize("seed", [None, *SEEDS], ids=lambda seed: seed.stem if seed else "example")
def test_with_it_and_without_it_the_same_is_found(seed, tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "案卷") if seed is None else laid_out(seed, tmp_path)
    chance, folder = random.Random(str(seed)), tmp_path / "案卷"
    for _ in range(2):
        filled(folder, chance)
        with_it, again = found(folder), found(folder)
        shutil.rmtree(folder / ".drafter")
        assert with_it == again == found(folder)


def test_a_paragraph_that_is_not_touched_is_not_searched_for_slips_again(folder, monkeypatch):
    table = folder / "正文.yaml"
    lines = table.read_text("utf-8").split("\n")
    rows = [n for n, line in enumerate(lines) if line == "    文字: |-"]
    lines[rows[0] + 1] = f"      甲处实千为要。{lines[rows[0] + 1].strip()}"
    table.write_text("\n".join(lines), "utf-8")
    first, searched, search = found(folder), [], mistyped._replaced
    assert any("实千为" in one for one in first)
    monkeypatch.setattr(mistyped, "_replaced", lambda run: searched.append(run) or search(run))
    assert found(folder) == first
    lines[rows[1] + 1] = f"      乙处早有安排。{lines[rows[1] + 1].strip()}"
    table.write_text("\n".join(lines), "utf-8")
    again = found(folder)
    assert "乙处早有安排" in "".join(searched)
    assert "甲处" not in "".join(searched)
    assert any("实千为" in one for one in again)
    shutil.rmtree(folder / ".drafter")
    assert found(folder) == again


def damages(good: bytes) -> dict[str, bytes]:
    told = json.loads(good)
    forged = {name: [[99, "x"]] for name in told["结果"]}
    nested = {name: [None, *value] for name, value in told["结果"].items()}
    return {
        "empty": b"",
        "half": good[: len(good) // 2],
        "no text": b"\xff\xfe\x00",
        "deep": b"[" * 100_000,
        "other version": json.dumps({**told, "版本": "x"}).encode(),
        "a list": b"[1]",
        "results of another shape": json.dumps({**told, "结果": forged}).encode(),
        "one member too many": json.dumps({**told, "结果": nested}).encode(),
        "results that are none": json.dumps({**told, "结果": [1]}).encode(),
    }


def test_what_is_wrong_with_it_is_passed_over(folder):
    first = found(folder)
    good = kept_file(folder).read_bytes()
    for name, data in damages(good).items():
        kept_file(folder).write_bytes(data)
        assert found(folder) == first, name
        assert kept_file(folder).read_bytes() == good, name


def test_no_word_of_hers_is_kept(folder):
    table = folder / "上年计划.yaml"
    table.write_text(
        re.sub("完成情况: *\n", "完成情况: 张三丰在六个街道开办夜校甲乙丙丁场\n", table.read_text("utf-8")), "utf-8"
    )
    found(folder)
    assert "张三丰" not in kept_file(folder).read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_no_trouble(folder, monkeypatch):
    def refuse(*_):
        raise OSError(30, "read-only")

    first = found(folder)
    shutil.rmtree(folder / ".drafter")
    monkeypatch.setattr(storage, "write", refuse)
    assert found(folder) == first


def test_a_link_out_of_the_dossier_is_not_followed(folder, tmp_path):
    (tmp_path / "别处").mkdir()
    (folder / ".drafter").symlink_to(tmp_path / "别处")
    with pytest.raises(DrafterError, match="指到案卷外面的链接"):
        found(folder)
    assert not list((tmp_path / "别处").iterdir())


def test_what_nobody_asks_for_is_dropped_and_too_much_is_not_written(folder, monkeypatch):
    found(folder)
    before = kept_file(folder).read_bytes()
    table = folder / "上年计划.yaml"
    table.write_text(re.sub("完成情况: *\n", "完成情况: 建成夜校三所\n", table.read_text("utf-8")), "utf-8")
    found(folder)
    assert len(kept_file(folder).read_bytes()) < len(before) + 500
    monkeypatch.setattr(memo, "_MOST", 100)
    shutil.rmtree(folder / ".drafter")
    found(folder)
    assert not kept_file(folder).exists()
