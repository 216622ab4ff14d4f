"""What a draft printed: a hidden bookmark round each paragraph's words, and the manifest kept beside the dossier."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace

import pytest
from kit import EXAMPLE
from lxml import etree

from drafter import case, desk
from drafter.case import manifests
from drafter.model.manifest import NO_CELL, draft_of, packed, unpacked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The example built: its folder, the draft's document, its manifest."""
    work = tmp_path_factory.mktemp("work")
    folder = work / "龙华-2025"
    shutil.copytree(EXAMPLE, folder)
    data = desk.build(folder, work).path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    return folder, document, next(case.latest_manifests(folder, 1))


def test_every_paragraph_with_words_stands_in_one_hidden_bookmark(built):
    _, document, manifest = built
    starts, ends = (list(document.iter(W + tag)) for tag in ("bookmarkStart", "bookmarkEnd"))
    names = [start.get(W + "name") for start in starts]
    assert len(set(names)) == len(names) == len(ends)
    assert [start.get(W + "id") for start in starts] == [end.get(W + "id") for end in ends]
    assert all(name.startswith("_") and len(name) <= 40 for name in names)
    assert {draft_of(name) for name in names} == {manifest.name}
    assert names == [line.key for line in manifest.lines if line.text.strip()]


def test_a_bookmark_holds_the_words_the_manifest_says(built):
    _, document, manifest = built
    for start in document.iter(W + "bookmarkStart"):
        line = manifest.by_key[start.get(W + "name")]
        paragraph = start.getparent()
        words = "".join(text.text or "" for text in paragraph.iter(W + "t"))
        inside = [e for e in start.itersiblings() if e.tag in (W + "r", W + "bookmarkEnd")]
        assert inside[-1].tag == W + "bookmarkEnd" or inside[-1].find(W + "commentReference") is not None
        assert words == next("".join(run.text for run in cell) for cell in line.cells if any(r.text for r in cell))


def test_the_runs_of_a_cell_are_its_text_slots_in_their_braces(built):
    _, _, manifest = built
    printed = {}
    for run in (run for line in manifest.lines for run in line.runs if run.cell != NO_CELL and run.end):
        text = manifest.texts[run.cell]
        if run.is_slot:
            assert text[run.start : run.end].startswith("{{")
        else:
            assert text[run.start : run.end].replace("\n", "") == run.text
        printed.setdefault(run.cell, set()).update(range(run.start, run.end))
    whole = [cell for cell in printed if cell[0] == "正文" and cell[2] == "文字"]
    assert whole
    for cell in whole:
        text = manifest.texts[cell]
        assert "".join(text[n] for n in range(len(text)) if n not in printed[cell]).strip() == ""


def test_a_manifest_comes_back_as_it_was_kept(built):
    folder, _, manifest = built
    assert unpacked(packed(manifest)) == manifest
    assert case.manifest_of(folder, manifest.name) == manifest
    assert case.manifest_of(folder, "../记录") is None


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"\xe7\xa8\xbf":1}', b"\xff", b"[" * 50_000], ids=range(6))
def test_bytes_that_are_no_manifest_are_none(data, built):
    folder, _, _ = built
    with pytest.raises(ValueError):
        unpacked(data)
    (folder / ".drafter" / "稿" / "00000000").write_bytes(data)
    assert case.manifest_of(folder, "00000000") is None


def test_the_oldest_of_too_many_manifests_go(built, tmp_path, monkeypatch):
    _, _, manifest = built
    monkeypatch.setattr(manifests, "_MOST", 3)
    for number in range(5):
        case.keep_manifest(tmp_path, replace(manifest, name=f"{number:08x}"))
    assert len(list((tmp_path / ".drafter" / "稿").iterdir())) == 3
    assert case.manifest_of(tmp_path, "00000004") is not None
