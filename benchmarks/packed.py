"""Words, runs of characters, how often each was counted, and the words' vectors -> the file drafter/zh/lexicon.py looks into."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from drafter.zh.headwords import HEAD, opening

_ALIGNED = 8
"""Bytes to a multiple of which each table begins, as its numbers need."""


def laid(name: str, counts: Mapping[str, int]) -> tuple[list[str], dict[str, bytes]]:
    """Words and their counts -> the words in order, and their tables."""
    order = sorted(counts, key=lambda word: (opening(word), word))
    openings, firsts, starts, text = list[int](), [0], [0], list[str]()
    for head, some in groupby(order, key=lambda word: word[:HEAD]):
        lines = list(some)
        openings.append(opening(head))
        firsts.append(firsts[-1] + len(lines))
        text.append("\n".join(lines) + "\n")
        starts.append(starts[-1] + len(text[-1].encode()))
    numbers = {"openings": (openings, "<u8"), "firsts": (firsts, "<u4"), "starts": (starts, "<u4")}
    tables = {f"{name}.{part}": np.array(some, kind).tobytes() for part, (some, kind) in numbers.items()}
    told = {
        f"{name}.text": "".join(text).encode(),
        f"{name}.counts": np.array([counts[w] for w in order], "<u4").tobytes(),
    }
    return order, tables | told


def write(
    file: Path,
    sentences: int,
    words: Mapping[str, int],
    runs: Mapping[str, int],
    vectors: Mapping[str, np.ndarray],
    scale: float,
) -> None:
    """Write the file. vectors: of each word, whole numbers of a byte, that times the scale are what is meant."""
    order, tables = laid("words", words)
    tables |= laid("runs", runs)[1]
    rows = np.stack([vectors[word] for word in order]).astype(np.int8)
    tables["vectors"] = rows.tobytes()
    where, at = dict[str, Sequence[int]](), 0
    for name, table in tables.items():
        where[name] = (at, len(table))
        at += -(-len(table) // _ALIGNED) * _ALIGNED
    total = sum(2 + count for count in words.values())
    said = {"sentences": sentences, "scale": scale, "dimensions": rows.shape[1], "total": total, "tables": where}
    line = json.dumps(said).encode()
    line += b" " * (-(len(line) + 1) % _ALIGNED) + b"\n"
    with file.open("wb") as out:
        out.write(line)
        for table in tables.values():
            out.write(table + bytes(-len(table) % _ALIGNED))
