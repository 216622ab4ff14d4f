"""The quick reader of plain YAML says what ruamel says, or nothing."""

from __future__ import annotations

import random

import pytest
from kit import EXAMPLE, ROOT
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode

from drafter.tables import plain

FILES = [*sorted(EXAMPLE.glob("*.yaml")), *sorted((ROOT / "sections").rglob("*.yaml"))]


def place(mark):
    return mark.line, mark.column


def told(node):
    """All that is made use of: values, styles, where entries and collections begin, where collections end."""
    if isinstance(node, ScalarNode):
        return node.value, node.style
    marks = (place(node.start_mark), place(node.end_mark), bool(node.flow_style))
    if isinstance(node, MappingNode):
        entries = [
            (key.value, *(() if node.flow_style else place(key.start_mark)), told(value)) for key, value in node.value
        ]
        return ("mapping", *marks, entries)
    return ("sequence", *marks, [told(child) for child in node.value])


def composed(text):
    """What ruamel makes of a text; None for one it refuses."""
    try:
        return YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError):
        return None


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_shipped_tables_and_sections_are_plain_and_read_as_ruamel_reads_them(file):
    text = file.read_text("utf-8")
    node = plain.compose(text.split("\n"))
    assert node is not None
    assert told(node) == told(composed(text))
    assert plain.value_of(node) == YAML(typ="base", pure=True).load(text)


PIECES = (
    "- ", "  ", " ", "    ", "甲", "乙: ", "丙:", "丁: |-\n", "戊: |\n", "\n", "\n", "\n  ", "\n    ", "#", " # 注", "'", '"', "''", ": ", ":",
    "-", "?", "[", "]", "{", "}", ", ", "&a", "*a", "!", "~", "null", "\t", "\u3000", "\u2028", "\x85", "\ufeff", "\r", "---\n", "=", "<<: ", "%",
    "@", "`", "\\", "。", "“", "1817件", "|", ">", "…",
)  # fmt: skip


def mutated(lines, rng):
    """Lines with a few slips: pieces put in, lines moved, doubled, cut or pushed in."""
    lines = list(lines)
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(lines))
        line = lines[at]
        where = rng.choice([0, len(line) - len(line.lstrip()), len(line), rng.randint(0, len(line))])
        lines[at] = rng.choice(
            [
                line[:where] + rng.choice(PIECES) + line[where:],
                line[:where],
                line[1:],
                f" {line}",
                f"  {line}",
                f"{line}\n{rng.choice(lines)}",
                "",
                line.replace(": ", ":\n", 1),
            ]
        )
    return "\n".join(lines)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_with_slips_it_agrees_or_leaves_it_to_ruamel(file):
    rng = random.Random(file.name)
    lines = file.read_text("utf-8").split("\n")
    for _ in range(200):
        start = rng.randrange(len(lines))
        text = mutated(lines[start : start + rng.randint(1, 12)], rng)
        node = plain.compose(text.split("\n"))
        if node is not None:
            assert told(node) == told(composed(text)), text


def test_texts_put_together_at_random_are_read_alike():
    rng, plainly = random.Random(6), 0
    for _ in range(6000):
        text = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 14)))
        node = plain.compose(text.split("\n"))
        if node is not None:
            plainly += 1
            assert told(node) == told(composed(text)), text
    assert plainly > 50
