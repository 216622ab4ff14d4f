"""A file of a known shape -> one changed where it matters: elements of XML, tags of a page, one thing over and over."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from copy import deepcopy

from fuzz.inputs import PART
from lxml import etree

Mutate = Callable[[bytes, int], bytes]
_TOKEN = re.compile(rb"<[^>]*>|[^<]+")
_TAGS = (
    *(
        b"<div>",
        b"</div>",
        b"<p>",
        b"<br>",
        b"<table><tr><td>",
        b"</td></tr></table>",
        b"<pre>",
        b"<li>",
        b"<b>",
        b"</b>",
    ),
    *(
        b'<div id="zoom">',
        b"<h1>",
        b"<th>",
        b"<a href=x>",
        b"</a>",
        b"<script>",
        b"<!--",
        b"-->",
        b'<p style="display:none">',
    ),
    *(
        b"<textarea>",
        b"<svg>",
        b"<math>",
        b"<template>",
        b"<frameset>",
        b"<body>",
        b"<plaintext>",
        b"<![CDATA[",
        b"&#0;",
        b"&#x85;",
    ),
    *(
        b"\xe5\x85\xa8\xe5\xb9\xb4\xe5\x8a\x9e\xe7\x90\x86\xe6\xa1\x88\xe4\xbb\xb6\xef\xbc\x8c",
        b"\xe3\x80\x80\xe3\x80\x80",
        b"\n",
    ),
)
_VALUES = ("", "0", "1", "9", "999999", "-1", "x", "%1%2%3", "%9", "none", "off", "title", "Title", "drafterH1", "page")
_TEXTS = ("", " ", "\n", "\t", "一、", "\u2028", "\u0085", "\x7f", "\ue000", "全年受理案件三件。")


def mutator(shape: str, plainly: Mutate) -> Callable[[bytes, int, int], bytes]:
    """Shape (bytes, markup, parts) and the fuzzer's own way of changing bytes -> a way for that shape."""

    def change(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.03:
            return _stretched(data, chance, most)
        if shape == "markup" and chance.random() < 0.6:
            return _retagged(data, chance)[:most]
        if shape == "parts" and chance.random() < 0.8:
            changed = _regrown(data, chance)
            return changed if len(changed) <= most else plainly(data, most)
        return plainly(data, most)

    return change


def _stretched(data: bytes, chance: random.Random, most: int) -> bytes:
    """A few bytes of the input over and over."""
    at = chance.randrange(len(data) + 1)
    bit = data[at : at + chance.randrange(1, 65)]
    return data[:at] + bit * min(chance.choice((3, 30, 3000)), (most - len(data)) // max(1, len(bit))) + data[at:]


def _retagged(data: bytes, chance: random.Random) -> bytes:
    """Tags and the words between them lost, doubled, moved, put in."""
    tokens = _TOKEN.findall(data) or [data]
    for _ in range(chance.choice((1, 2, 8))):
        at, to = sorted(chance.randrange(len(tokens) + 1) for _ in range(2))
        piece = tokens[at : min(to, at + chance.choice((1, 5, 60)))]
        match chance.randrange(4):
            case 0:
                del tokens[at : at + len(piece)]
            case 1:
                tokens[to:to] = piece
            case 2:
                tokens[at:at] = [chance.choice(_TAGS)] * chance.choice((1, 1, 1, 40, 400))
            case _:
                tokens[at : at + 1] = [chance.choice(_TAGS)]
    return b"".join(tokens)


def _regrown(data: bytes, chance: random.Random) -> bytes:
    """Elements of one part of a Word file lost, doubled, moved, renamed; their values and words changed."""
    parts = data.split(PART)
    at = chance.randrange(len(parts))
    try:
        root = etree.fromstring(parts[at], etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return data
    names = [element.tag for element in root.iter(tag=etree.Element)]
    for _ in range(chance.choice((1, 2, 6))):
        element = chance.choice(list(root.iter(tag=etree.Element)))
        other = chance.choice(list(root.iter(tag=etree.Element)))
        above = element.getparent()
        match chance.randrange(7):
            case 0 if above is not None:
                above.remove(element)
            case 1:
                other.append(deepcopy(element))
            case 2 if above is not None and element not in list(other.iterancestors()) and element is not other:
                other.insert(chance.randrange(3), element)
            case 3:
                element.tag = chance.choice(names)
            case 4 if element.attrib:
                element.set(chance.choice(list(element.attrib)), chance.choice(_VALUES))
            case 5:
                element.text = chance.choice(_TEXTS) if chance.random() < 0.8 else None
            case _:
                element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", chance.choice(_VALUES))
    parts[at] = etree.tostring(root)
    return PART.join(parts)
