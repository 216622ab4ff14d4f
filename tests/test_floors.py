"""The floors of the house: imports go down only, neighbours on a floor never meet."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "drafter"
FLOORS = (  # from the top
    {"cli"},
    {"page"},
    {"watching"},
    {"desk", "printing"},
    {"survey"},
    {"batch"},
    {"case"},
    {"collecting"},
    {
        "readers",
        "parsing",
        "tracing",
        "tables",
        "rules",
        "rendering",
        "returning",
        "comparing",
        "writers",
        "inspecting",
        "proofing",
        "asking",
        "grounding",
    },
    {"ooxml", "office"},
    {"quantities"},
    {"model"},
    {"zh", "home", "storage"},
    {"made_once"},
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
    "python_calamine",
    "jinja2",
    "xlsxwriter",
    "starlette",
    "uvicorn",
    "python_multipart",
    "pyarrow",
    "duckdb",
    "dask",
    "distributed",
    "rensa",
    "openai",
    "httpx2",
}
MAY_LOAD = {  # heavy libraries stay in the rooms that need them
    "docx": {"writers"},
    "lxml": {"readers", "inspecting", "ooxml", "comparing"},
    "pypdfium2": {"readers", "writers"},
    "ofdkit": {"readers"},
    "selectolax": {"readers"},
    "rapidocr": {"readers"},
    "PIL": {"readers", "writers"},
    "cv2": {"readers"},
    "numpy": {"zh", "readers", "tracing", "collecting", "survey"},
    "python_calamine": {"readers"},
    "jinja2": {"rendering", "page"},
    "xlsxwriter": {"writers"},
    "starlette": {"page"},
    "uvicorn": {"page"},
    "python_multipart": {"page"},
    "openai": {"asking"},
    "httpx2": {"asking"},
    "jieba": {"zh"},
    "rjieba": {"zh"},
    "opencc": {"zh"},
    "pypinyin": {"zh"},
    "pyarrow": {"survey"},
    "duckdb": {"survey"},
    "dask": {"survey"},
    "distributed": {"survey"},
    "rensa": {"survey"},
}


@cache
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


def upward(file: Path) -> list[str]:
    """What a file must not import, told."""
    room = room_of(file)
    if room in {"__init__", "__main__"}:
        return []
    met = [parts[1] for parts in (name.split(".") for name in imported(file)) if parts[0] == "drafter" and parts[1:]]
    met = [other for other in met if other not in {room, "__version__"}]
    return [f"{file.relative_to(HOUSE)} must not use {other}" for other in met if FLOOR[other] <= FLOOR[room]]


def astray(file: Path) -> list[str]:
    """Heavy libraries a file must not load, told."""
    heavy = {name.split(".")[0] for name in imported(file)} & HEAVY
    return [f"{one} in {file.relative_to(HOUSE)}" for one in sorted(heavy) if room_of(file) not in MAY_LOAD[one]]


def test_imports_only_go_down():
    assert len(FILES) > 200
    assert [told for file in FILES for told in upward(file)] == []


def test_heavy_libraries_stay_in_their_rooms():
    assert [told for file in FILES for told in astray(file)] == []


def test_every_room_has_a_floor():
    rooms = {room_of(file) for file in FILES} - {"__init__", "__main__"}
    assert rooms == set(FLOOR)


def test_no_text_below_the_command_line_names_a_command_or_an_option():
    """A remedy names an action; cli/commands.py says which command does it, the page which button."""
    from drafter.cli.commands import ACTIONS

    named = re.compile(
        r"drafter (?:new|request|collect|check|settle|build|pull|compare|read|trace|inspect|proof|undo|history)\b|(?<![\w-])--[a-z][a-z-]+"
    )
    below = {
        file: file.read_text("utf-8")
        for file in FILES
        if room_of(file) not in ("cli", "__init__", "__main__", "office")
    }
    found = [f"{file.name}: {text}" for file, code in below.items() for text in texts(code) if named.search(text)]
    assert not [one for one in found if "pip install" not in one and "typeface" not in one]
    assert all(any(action in text for text in below.values()) for action in ACTIONS)


def texts(code):
    """The string literals of a file that are no docstrings."""
    tree = ast.parse(code)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | alone
    ]


@pytest.mark.parametrize("room", ["case", "desk", "rendering"])
def test_a_room_fetches_each_of_its_names_and_no_module_stands_in_the_place_of_one(room):
    opened = import_module(f"drafter.{room}")
    fetched = {name for names in opened._BOOKS.values() for name in names.split()}
    assert fetched <= set(opened.__all__)
    assert all(hasattr(opened, name) for name in opened.__all__)
    assert not fetched & {file.stem for file in (HOUSE / room).glob("*.py")}


def test_no_file_name_twice():
    names = [file.name for file in FILES if file.name != "__init__.py"]
    assert not {name for name in names if names.count(name) > 1}
