"""Every program that opens a draft reads the same words: LibreOffice on the page and as text, python-docx, pandoc, mammoth."""

from __future__ import annotations

import json

import docx
import mammoth
import pypandoc
import pytest
from docx.table import Table
from measuring import unspaced

from drafter.model.manuscript import Look

pytestmark = [pytest.mark.render, pytest.mark.slow]


def by_python_docx(draft):
    words = []
    for block in docx.Document(draft.docx).iter_inner_content():
        if isinstance(block, Table):
            words += [cell.text for row in block.rows for cell in dict.fromkeys(row.cells)]
        else:
            words.append(block.text)
    return "".join(words)


def by_libreoffice(draft):
    return draft.txt.read_text("utf-8-sig")


def by_pandoc(draft):
    """The title is among pandoc's metadata, which it counts as the beginning."""
    document = json.loads(pypandoc.convert_file(draft.docx, "json", format="docx"))
    return "".join(strings([document["meta"], document["blocks"]]))


def strings(node):
    if isinstance(node, list):
        for item in node:
            yield from strings(item)
    elif isinstance(node, dict):
        if node.get("t") == "Str":
            yield node["c"]
        elif "t" not in node or "c" in node:
            yield from strings(node["c"] if "t" in node else list(node.values()))


def by_mammoth(draft):
    with draft.docx.open("rb") as file:
        return mammoth.extract_raw_text(file).value


READERS = {"python-docx": by_python_docx, "LibreOffice": by_libreoffice, "pandoc": by_pandoc, "mammoth": by_mammoth}


@pytest.mark.parametrize("reader", READERS)
def test_other_programs_read_the_same_text(draft, reader):
    assert unspaced(READERS[reader](draft)) == unspaced("".join(para.text for para in draft.all_paras))


def test_the_pages_say_what_the_paper_says(draft):
    """Word for word and in order; a table that goes on to another page may begin there with its head again."""
    paras = draft.paras
    wanted = unspaced("".join(para.text for para in paras))
    heads = {unspaced(para.text) for para in paras if para.look is Look.TABLE_HEAD}
    at = 0
    for page in draft.pages:
        words = page.text
        for head in heads:
            if words.startswith(head) and not wanted.startswith(words, at):
                words = words.removeprefix(head)
        assert wanted[at : at + len(words)] == words, page.number
        at += len(words)
    assert at == len(wanted)
