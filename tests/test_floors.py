"""The floors of the house: imports go down only, neighbours on a floor never meet."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "drafter"
FLOORS = (  # from the top
    {"cli"},
    {"batch", "watching"},
    {"desk", "printing"},
    {"case"},
    {"readers", "parsing", "tracing", "tables", "rules", "rendering", "writers", "inspecting"},
    {"ooxml", "office"},
    {"model"},
    {"zh", "home", "storage"},
)
FLOOR = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
HEAVY = {
    "docx",
    "lxml",
    "jieba",
    "rjieba",
    "opencc",
    "pypinyin",
    "pypdfium2",
    "ofdkit",
    "selectolax",
    "rapidocr",
    "PIL",
    "cv2",
    "numpy",
    "jinja2",
    "xlsxwriter",
}
MAY_LOAD = {  # heavy libraries stay in the rooms that need them
    "docx": {"writers"},
    "lxml": {"readers", "inspecting", "ooxml"},
    "pypdfium2": {"readers", "writers"},
    "ofdkit": {"readers"},
    "selectolax": {"readers"},
    "rapidocr": {"readers"},
    "PIL": {"readers", "writers"},
    "cv2": {"readers"},
    "numpy": {"readers", "tracing"},
    "jinja2": {"rendering"},
    "xlsxwriter": {"writers"},
    "jieba": {"zh"},
    "rjieba": {"zh"},
    "opencc": {"zh"},
    "pypinyin": {"zh"},
}


def imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def room_of(file: Path) -> str:
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")


FILES = sorted(HOUSE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(HOUSE)))
def test_imports_only_go_down(file):
    room = room_of(file)
    if room in {"__init__", "__main__"}:
        return
    for name in imported(file):
        parts = name.split(".")
        if parts[0] == "drafter" and len(parts) > 1 and parts[1] not in {room, "__version__"}:
            assert FLOOR[parts[1]] > FLOOR[room], f"{room} must not use {parts[1]}"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(HOUSE)))
def test_heavy_libraries_stay_in_their_rooms(file):
    for name in imported(file):
        library = name.split(".")[0]
        if library in HEAVY:
            assert room_of(file) in MAY_LOAD[library], f"{library} in {file}"


def test_every_room_has_a_floor():
    rooms = {room_of(file) for file in FILES} - {"__init__", "__main__"}
    assert rooms == set(FLOOR)
