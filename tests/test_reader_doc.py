"""Old Word, WPS, RTF, OpenDocument and OFD files: what went in comes out; damaged and hostile ones get one sentence."""

from __future__ import annotations

import contextlib
import difflib
import io
import random
import shutil
import subprocess
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from asked_once import asked_once
from docx.oxml import parse_xml
from kit import SEEDS, SHARED
from test_readers import NUMBERING

from drafter.model.finding import DrafterError
from drafter.readers import doc, ofd, office, txt
from drafter.readers.assembling import paper

TEXTS = sorted((SHARED / "seeds" if (SHARED / "seeds").is_dir() else SEEDS).glob("*.txt"))
FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}
READERS = {"doc": doc, "wps": doc, "rtf": office, "odt": office, "ofd": ofd}
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def sheet(file, data=None):
    reader = READERS[file.suffix[1:]]
    data = file.read_bytes() if data is None else data
    assert reader.claims(data)
    return reader.read(file, data)


def text_of(file, data=None):
    return paper(sheet(file, data), file).text


def original(file):
    return paper(txt.read(file, file.read_bytes()), file).text


def error_rate(said, meant):
    parts = difflib.SequenceMatcher(None, said, meant, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in parts if tag != "equal") / len(meant)


def by_libreoffice(files, suffix, folder):
    program = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    subprocess.run(
        [*program, "--convert-to", FILTERS[suffix], "--outdir", str(folder), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=180,
    )


HEADINGS = [(0, "总结"), (1, "推进"), (2, "细化"), (2, "落实"), (1, "深化"), (0, "计划"), (1, "开展"), (0, "其他")]
NUMBERED = ["一、总结", "（一）推进", "1.细化", "2.落实", "（二）深化", "二、计划", "（一）开展", "三、其他"]


def numbered(file):
    """A Word file whose headings have no number of their own: Word counts them."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for element in list(numbering):
        numbering.remove(element)
    for element in parse_xml(NUMBERING):
        numbering.append(element)
    for level, text in HEADINGS:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'))
        document.add_paragraph(f"认真做好{text}工作，受理案件1447宗。")
    document.save(file)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Folder with the reports, and one with automatic numbers, as .doc, .wps, .rtf and .odt."""
    folder = tmp_path_factory.mktemp("made")
    for file in TEXTS:
        document = docx.Document()
        for line in file.read_text("utf-8").splitlines():
            document.add_paragraph(line)
        document.save(folder / f"{file.stem}.docx")
    numbered(folder / "编号.docx")
    files = sorted(folder.glob("*.docx"))
    for suffix in FILTERS:
        by_libreoffice(files, suffix, folder)
    for file in folder.glob("*.doc"):
        shutil.copy(file, file.with_suffix(".wps"))
    return folder


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["doc", "wps", "rtf", "odt"])
def test_a_report_comes_out_as_it_went_in(made, suffix):
    files = [made / f"{file.stem}.{suffix}" for file in TEXTS]
    with asked_once(partial(text_of, file) for file in files if suffix in ("rtf", "odt")):
        assert list(map(text_of, files)) == list(map(original, TEXTS))


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["doc", "wps", "rtf", "odt"])
def test_no_heading_loses_its_number(made, suffix):
    lines = text_of(made / f"编号.{suffix}").split("\n")
    assert [line for line in lines if "认真" not in line] == NUMBERED


@pytest.mark.render
@pytest.mark.slow
def test_tables_and_characters_of_every_kind_survive_in_old_word(tmp_path):
    document = docx.Document()
    document.add_paragraph("一、𠮷林省①⑵“引号”——破折号…… 10,173.94万元 ㎡℃‰")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "受理案件", "1447宗"
    document.add_paragraph("二、工作计划")
    document.save(tmp_path / "表.docx")
    by_libreoffice([tmp_path / "表.docx"], "doc", tmp_path)
    assert text_of(tmp_path / "表.doc") == (
        "一、𠮷林省①⑵“引号”——破折号…… 10,173.94万元 ㎡℃‰\n受理案件\t1447宗\n二、工作计划"
    )


def damaged(data, seed="drafter"):
    """Thirty damaged copies: cut at ten places, one bit turned over at twenty."""
    chance = random.Random(seed)
    for tenth in range(1, 11):
        yield data[: len(data) * tenth // 11]
    for _ in range(20):
        copy = bytearray(data)
        copy[chance.randrange(len(copy))] ^= 1 << chance.randrange(8)
        yield bytes(copy)


def only_sentences(file, copies, seconds):
    for number, data in enumerate(claimed(file, copies)):
        start = time.monotonic()
        with contextlib.suppress(DrafterError):
            assert text_of(file, data)
        assert time.monotonic() - start < seconds, number


def claimed(file, copies):
    return [data for data in copies if READERS[file.suffix[1:]].claims(data)]


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_a_damaged_file_is_read_or_refused_in_a_sentence(made, suffix):
    file = made / f"{TEXTS[0].stem}.{suffix}"
    copies = claimed(file, damaged(file.read_bytes()))
    with asked_once(partial(text_of, file, data) for data in copies if suffix != "doc"):
        only_sentences(file, copies, 30)


@pytest.mark.render
@pytest.mark.slow
def test_damaged_old_word_without_libreoffice(made, monkeypatch):
    monkeypatch.setattr(office.libreoffice, "soffice", lambda: None)
    file = made / f"{TEXTS[0].stem}.doc"
    only_sentences(file, damaged(file.read_bytes(), "ohne"), 10)


@pytest.mark.render
@pytest.mark.slow
def test_libreoffice_reads_what_the_first_way_cannot_and_says_so(made, monkeypatch):
    monkeypatch.setattr(doc, "_convert", lambda path, data: None)
    read = sheet(made / f"{TEXTS[0].stem}.doc")
    assert paper(read, Path("报告.doc")).text == original(TEXTS[0])
    assert "对照原文核对" in read.doubts[0][1]


@pytest.mark.render
@pytest.mark.slow
def test_a_locked_old_word_file_is_named_as_locked(made):
    data = bytearray((made / f"{TEXTS[0].stem}.doc").read_bytes())
    at = next(n for n in range(0, len(data), 512) if data[n : n + 2] == b"\xec\xa5")
    data[at + 11] |= 1
    with pytest.raises(DrafterError, match="有打开密码"):
        sheet(Path("报告.doc"), bytes(data))


@pytest.mark.render
@pytest.mark.slow
def test_two_readings_at_once_do_not_collide(made):
    files = [made / f"{TEXTS[0].stem}.{suffix}" for suffix in ("rtf", "odt")]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(text_of, files)) == [original(TEXTS[0])] * 2


@pytest.mark.render
@pytest.mark.slow
def test_rich_text_fetches_no_other_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET-1447", "utf-8")
    field = rf'{{\field{{\*\fldinst INCLUDETEXT "{secret}"}}{{\fldrslt none}}}}'
    words = "".join(rf"\u{ord(char)}?" for char in "全年受理法律援助案件三件。")
    (tmp_path / "报告.rtf").write_text(rf"{{\rtf1\ansi\uc1 {words}\par {field}\par {words}\par}}", "ascii")
    said = text_of(tmp_path / "报告.rtf")
    assert "全年受理法律援助案件三件。" in said
    assert "SECRET" not in said


@pytest.mark.render
@pytest.mark.slow
def test_open_document_fetches_no_other_file(made, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET-1447", "utf-8")
    link = f'<text:section text:name="s"><text:section-source xlink:href="{secret.as_uri()}"/><text:p>正文</text:p></text:section>'
    source = zipfile.ZipFile(made / "编号.odt")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "content.xml":
                data = data.replace(b"</office:text>", link.encode() + b"</office:text>")
                assert link.encode() in data
            target.writestr(info, data)
    said = text_of(tmp_path / "报告.odt", stream.getvalue())
    assert "认真做好总结工作" in said
    assert "SECRET" not in said


@pytest.mark.render
@pytest.mark.slow
def test_rich_text_in_a_chinese_code_page(tmp_path):
    words = "一、工作总结\n全年受理法律援助案件1447宗，“挽回”损失㎡。"
    coded = "".join(
        "\\par " if char == "\n" else "".join(rf"\'{byte:02x}" for byte in char.encode("gbk")) for char in words
    )
    head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 FangSong;}}\f0 "
    (tmp_path / "报告.rtf").write_text(f"{head}{coded}}}", "ascii")
    assert text_of(tmp_path / "报告.rtf") == words


def test_without_libreoffice_the_remedy_is_told(monkeypatch):
    monkeypatch.setattr(office.libreoffice, "soffice", lambda: None)
    with pytest.raises(DrafterError) as error:
        sheet(Path("报告.rtf"), b"{\\rtf1 hello}")
    assert error.value.fix == "用 Word 或 WPS 打开，另存为 docx 后再读；或请管理员安装 LibreOffice"


def packed(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            compression = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text, compression)
    return stream.getvalue()


def test_a_locked_open_document_is_named_as_locked():
    m = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    manifest = f"<m:manifest {m}><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    data = packed(mimetype="application/vnd.oasis.opendocument.text", **{"META-INF__manifest_xml": manifest})
    with pytest.raises(DrafterError, match="有打开密码"):
        sheet(Path("报告.odt"), data)


@pytest.mark.slow
def test_an_open_document_that_unpacks_too_large_never_reaches_libreoffice(monkeypatch):
    monkeypatch.setattr(office, "convert", lambda *_: pytest.fail("handed over"))
    parts = {f"Pictures__{n}": b" " * 2**20 * 53 for n in range(4)}
    data = packed(mimetype="application/vnd.oasis.opendocument.text", **parts)
    with pytest.raises(DrafterError, match="解开后太大"):
        sheet(Path("报告.odt"), data)


@pytest.mark.parametrize(
    "name, told",
    [
        ("Workbook", "是Excel 表格"),
        ("PowerPoint Document", "是PowerPoint 演示文稿"),
        ("__properties_version1.0", "是Outlook 邮件"),
        ("EncryptedPackage", "有打开密码"),
        ("Contents", "没有找到 Word 或 WPS 的正文"),
        ("WordDocument", "读不出文字"),
    ],
)
def test_what_else_is_kept_in_the_same_container(monkeypatch, name, told):
    monkeypatch.setattr(office.libreoffice, "soffice", lambda: None)
    entry = (name + "\0").encode("utf-16-le")
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + entry.ljust(64, b"\0") + bytes([len(entry)]) + b"\0" * 900
    )
    with pytest.raises(DrafterError, match=told):
        sheet(Path("报告.doc"), data)


EM, LEFT, TOP, STEP, CELLS, ROWS = 5.644, 28.0, 37.0, 10.2, 28, 22
NO_START = "，。；：！？、）》”’％%"
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def width(char):
    return 0.5 if char.isascii() else 1.0


def broken(text, indent=2):
    """A paragraph -> (blank cells before it, words) of its lines, as a printer sets them: no line starts with a comma."""
    line, used, lines = "", float(indent), []
    for char in text:
        if used + width(char) > CELLS and char not in NO_START:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + char, used + width(char)
    return [(0 if n else indent, words) for n, words in enumerate([*lines, line])]


def text_object(number, x, y, words, size=EM):
    deltas = " ".join(f"{width(char) * size:.3f}" for char in words[:-1])
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{x:.3f} {y - size:.3f} 170 {size * 1.3:.3f}" Font="2" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size:.3f}" DeltaX="{deltas}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def scaled_glyph(number, x, y, char, times=20):
    """A character as programs that turn a PDF into OFD write it: twenty times too large, scaled down, a block around."""
    size, share = EM * times, 1 / times
    return (
        f'<ofd:PageBlock ID="{number + 50_000}"><ofd:TextObject ID="{number}" Font="2" Size="{size}" CTM="{share} 0 0 {share} 0 0" '
        f'Boundary="{x:.4f} {y - EM:.4f} {width(char) * EM:.4f} {EM * 1.3:.4f}"><ofd:FillColor Value="0 0 0" Alpha="255"/>'
        '<ofd:CGTransform GlyphCount="1" CodeCount="1" CodePosition="0"><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform>'
        f'<ofd:TextCode X="0" Y="{size:.4f}">{escape(char)}</ofd:TextCode></ofd:TextObject></ofd:PageBlock>'
    )


def made_ofd(paragraphs, *, by_character=False, indent=2, title=""):
    """Paragraphs -> bytes of an .ofd as an office printer makes it: 28 characters a line, 22 lines and a number a page."""
    lines = [line for text in paragraphs for line in broken(text, indent)]
    pages = [lines[at : at + ROWS] for at in range(0, len(lines), ROWS)]
    parts = {}
    for index, page in enumerate(pages, start=1):
        objects = []
        for row, (blank, words) in enumerate(page, start=1):
            x, y = LEFT + blank * EM, TOP + row * STEP
            if by_character:
                for char in words:
                    glyph = scaled_glyph if by_character == "scaled" else text_object
                    objects.append(glyph(len(objects) + 9, x, y, char))
                    x += width(char) * EM
            else:
                objects.append(text_object(len(objects) + 9, x, y, words))
        if title and index == 1:
            objects.insert(0, text_object(7, 60, 30, title, EM * 1.4))
        objects.append(text_object(8, 95, 275, f"— {index} —", 4.9))
        parts[f"Doc_0/Pages/Page_{index}/Content.xml"] = (
            f'<ofd:Page {OFD}><ofd:Content><ofd:Layer ID="3">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(1, len(pages) + 1))
    box = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    parts["Doc_0/Document.xml"] = (
        f"<ofd:Document {OFD}><ofd:CommonData>{box}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )
    root = "<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    parts["OFD.xml"] = f'<ofd:OFD {OFD} Version="1.1" DocType="OFD">{root}</ofd:OFD>'
    return packed(**parts)


def bare(text):
    """Without blanks: one that stood at a line's end is not printed."""
    return text.replace(" ", "")


def seed_lines(file):
    return original(file).split("\n")


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
@pytest.mark.parametrize("by_character", [False, True, "scaled"], ids=["by line", "by character", "scaled"])
def test_an_ofd_comes_out_in_its_paragraphs(file, by_character):
    lines = seed_lines(file)
    said = text_of(Path("报告.ofd"), made_ofd(lines, by_character=by_character))
    assert error_rate(said, "\n".join(lines)) <= 0.005
    assert [bare(line) for line in said.split("\n")] == [bare(line) for line in lines]


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_an_ofd_without_indents_is_told_by_its_short_lines(file):
    lines = seed_lines(file)
    said = text_of(Path("报告.ofd"), made_ofd(lines, indent=0))
    assert error_rate(said, "\n".join(lines)) <= 0.005
    assert bare(said).replace("\n", "") == bare("".join(lines))


def test_a_large_title_is_a_paragraph_of_its_own():
    data = made_ofd(["全年受理法律援助案件1447宗。" * 9, "下一步继续努力。"], title="龙华区2024年工作总结")
    assert text_of(Path("报告.ofd"), data).split("\n") == [
        "龙华区2024年工作总结",
        "全年受理法律援助案件1447宗。" * 9,
        "下一步继续努力。",
    ]


@pytest.mark.slow
def test_a_damaged_ofd_is_read_or_refused_in_a_sentence():
    only_sentences(Path("报告.ofd"), damaged(made_ofd(seed_lines(TEXTS[0]))), 10)


def test_a_truncated_ofd_is_one_sentence_even_when_asked_outright():
    for data in list(damaged(made_ofd(["全年受理案件三件。"])))[:10]:
        with pytest.raises(DrafterError, match="不是完好的 OFD 文件"):
            ofd.read(Path("报告.ofd"), data)


def rewritten(data, **changed):
    source = zipfile.ZipFile(io.BytesIO(data))
    names = {name: source.read(name).decode() for name in source.namelist()}
    return packed(**names | {name.replace("__", "/").replace("_xml", ".xml"): text for name, text in changed.items()})


def test_composites_within_composites_end_in_time(monkeypatch):
    monkeypatch.setattr(ofd, "_BOUNDS", ofd.outside.Bounds(2, 2**30))
    twice = '<ofd:CompositeObject ID="9" ResourceID="5"/>' * 9
    unit = f'<ofd:CompositeGraphicUnit ID="5"><ofd:Content>{twice}</ofd:Content></ofd:CompositeGraphicUnit>'
    resources = f"<ofd:Res {OFD}><ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits></ofd:Res>"
    page = f"<ofd:Page {OFD}><ofd:PageRes>/Res.xml</ofd:PageRes><ofd:Content><ofd:Layer>{twice}</ofd:Layer></ofd:Content></ofd:Page>"
    parts = {"Doc_0/Pages/Page_1/Content.xml": page, "Res.xml": resources}
    start = time.monotonic()
    with pytest.raises(DrafterError, match="读不出文字"):
        sheet(Path("报告.ofd"), rewritten(made_ofd(["全年受理案件三件。"]), **parts))
    assert time.monotonic() - start < 5


def test_an_ofd_with_entities_or_a_lost_page_or_pictures_only():
    whole = made_ofd(["全年受理案件三件。" * 200])
    lost = sheet(Path("报告.ofd"), rewritten(whole, **{"Doc_0/Pages/Page_2/Content.xml": "<!DOCTYPE a><a/>"}))
    assert lost.doubts[0] == (0, "第2页读不出，请对照原文补上")
    assert "去掉了页眉、页脚和页码2处" in lost.doubts[1][1]
    assert "全年受理案件三件。" in lost.lines[0].text
    empty = f"<ofd:Page {OFD}><ofd:Content/></ofd:Page>"
    with pytest.raises(DrafterError, match="可能是扫描件"):
        sheet(
            Path("报告.ofd"),
            rewritten(made_ofd(["全年受理案件三件。"]), **{"Doc_0/Pages/Page_1/Content.xml": empty}),
        )


@pytest.mark.slow
def test_an_ofd_that_unpacks_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(ofd, "_pages", lambda *_: pytest.fail("handed over"))
    with pytest.raises(DrafterError, match="解开后太大"):
        sheet(Path("报告.ofd"), packed(OFD_xml="<a/>", **{f"Doc_0/Res/{n}": b" " * 2**20 * 53 for n in range(4)}))


@pytest.mark.slow
def test_an_ofd_that_lies_about_its_size_is_not_believed():
    size = 2**20 * 53
    data = packed(OFD_xml="<a/>", **{f"Doc_0/Res/{n}": b" " * size for n in range(4)})
    data = data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(DrafterError, match="不是完好的 OFD 文件"):
        sheet(Path("报告.ofd"), data)
