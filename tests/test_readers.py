"""Readers: encodings, Word files of every make, and files that mean harm."""

from __future__ import annotations

import io
import os
import zipfile
from difflib import SequenceMatcher
from pathlib import Path

import docx
import opencc
import pytest
from kit import KINDS, SEEDS

from drafter import parsing, readers
from drafter.model.finding import DrafterError
from drafter.model.manuscript import Look
from drafter.readers import ocr
from drafter.readers.assembling import Line, unread
from drafter.readers.encoding import decode

TEXT = (
    "龙华区2024年工作总结\n一、工作总结\n（一）推进公共法律服务\n全年受理法律援助案件1447宗，挽回经济损失10173.94万元。\n"
    * 4
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_text_reads_the_same_in_every_encoding(tmp_path, encoding):
    file = tmp_path / "报告.txt"
    file.write_bytes(TEXT.encode(encoding))
    paper = readers.read(file)
    assert paper.text == TEXT.strip()
    assert paper.doubts == ()


def test_big5_is_read_and_simplified(tmp_path):
    file = tmp_path / "報告.txt"
    file.write_bytes(
        ("龍華區深入學習貫徹習近平法治思想，推進執法規範化建設，受理法律援助案件一千餘宗。\n" * 8).encode("big5")
    )
    paper = readers.read(file)
    assert paper.paras[0].text == "龙华区深入学习贯彻习近平法治思想，推进执法规范化建设，受理法律援助案件一千余宗。"
    assert paper.paras[0].origin.startswith("龍華區")


def test_damaged_bytes_are_a_doubt_with_their_place(tmp_path):
    data = TEXT.encode("utf-8")
    file = tmp_path / "报告.txt"
    file.write_bytes(data[:40] + b"\xff" + data[40:])
    paper = readers.read(file)
    assert [d.paragraph for d in paper.doubts] == [2]
    assert "读不出的字" in paper.doubts[0].message


def test_many_spoilt_lines_are_one_doubt():
    lines = [Line(number, f"受理案件\ufffd第{number}件，办结。") for number in range(1, 30)]
    assert list(unread(lines)) == [(0, "有29行共29处读不出的字，文件可能损坏了，请重新要一份；用它的，请逐行对照原文")]
    assert [place for place, _ in unread(lines[:3])] == [1, 2, 3]


def test_what_a_website_puts_round_a_text_is_left_out_and_told(tmp_path):
    chrome = [
        "当前位置：首页 > 政务公开 > 总结",
        "字号：大 中 小",
        "【打印本页】 【关闭窗口】",
        "分享到：微信 微博",
        "上一篇：关于印发通知",
    ]
    kept = ["来源：区司法局", "打印店专项整治完成。", "关闭执法窗口3个。", "首页改版后访问量增长三成。"]
    file = tmp_path / "网上复制的.txt"
    file.write_text("\n".join([*chrome[:3], TEXT, *kept, *chrome[3:]]), "utf-8")
    paper = readers.read(file)
    told = [para.text for para in paper.paras]
    assert not set(chrome) & set(told)
    assert told[-4:] == kept
    assert [d.message for d in paper.doubts] == [
        "有5行是网页上的字，没有读进来：“当前位置：首页 > 政务”、“字号：大 中 小”、“【打印本页】 【关闭窗口”、“分享到：微信 微博”、“上一篇：关于印发通知”"
    ]


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("harm", ["lost first", "lost within", "spoilt", "cut"])
def test_a_lost_byte_costs_a_character_not_the_rest(encoding, harm):
    """Two-byte encodings fall out of step; reading falls in again."""
    text = (SEEDS / "龙华-2023-司法行政工作总结.txt").read_text("utf-8")[:1500]
    text = opencc.OpenCC("s2t").convert(text) if encoding == "big5" else text
    data = bytearray(text.encode(encoding, "ignore"))
    whole = bytes(data).decode(encoding)
    at = len(data) // 3 | 1
    match harm:
        case "lost first":
            del data[0]
        case "lost within":
            del data[at]
        case "spoilt":
            data[at] ^= 0x10
        case "cut":
            data = data[: 2 * at + 1]
    got, _ = decode(bytes(data))
    wanted = whole if harm != "cut" else bytes(data).decode(encoding, "ignore")
    same = SequenceMatcher(None, got, wanted, autojunk=False).ratio()
    assert same > 0.99, got[:80]


def test_markdown_marks_are_taken_off(tmp_path):
    file = tmp_path / "报告.md"
    file.write_text("# 工作总结\n\n- 一是**推进**执法。\n", "utf-8")
    assert readers.read(file).text == "工作总结\n一是推进执法。"


def test_every_example_seed_reads():
    for file in sorted(SEEDS.glob("*.txt")):
        paper = readers.read(file)
        assert len(paper.paras) > 10
        assert not [p.text for p in paper.paras if "\ufffd" in p.text]


def word(tmp_path, build):
    document = docx.Document()
    build(document)
    file = tmp_path / "报告.docx"
    document.save(file)
    return file


def test_word_in_body_order_with_tables(tmp_path):
    def build(d):
        d.add_paragraph("一、工作总结")
        table = d.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "受理案件", "1447宗"
        d.add_paragraph("二、工作计划")

    paper = readers.read(word(tmp_path, build))
    assert [p.text for p in paper.paras] == ["一、工作总结", "受理案件\t1447宗", "二、工作计划"]
    assert paper.paras[1].look is Look.TABLE_ROW


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def raw_docx(body, **parts):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {w}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def test_automatic_numbers_come_back(tmp_path):
    def item(level, text):
        return (
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        )

    body = (
        item(0, "总结")
        + item(1, "推进")
        + item(2, "细化")
        + item(2, "落实")
        + item(1, "深化")
        + item(0, "计划")
        + item(1, "开展")
    )
    file = tmp_path / "报告.docx"
    file.write_bytes(raw_docx(body, numbering=NUMBERING))
    assert readers.read(file).text.split("\n") == [
        "一、总结",
        "（一）推进",
        "1.细化",
        "2.落实",
        "（二）深化",
        "二、计划",
        "（一）开展",
    ]


def test_tracked_changes_are_accepted_and_hidden_text_left_out(tmp_path):
    body = (
        "<w:p><w:r><w:t>受理</w:t></w:r><w:ins><w:r><w:t>法援</w:t></w:r></w:ins><w:del><w:r><w:delText>普通</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r><w:r><w:t>案件</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件里的话</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    file = tmp_path / "报告.docx"
    file.write_bytes(raw_docx(body))
    assert readers.read(file).text == "受理法援案件\n控件里的话"


def test_foot_and_endnotes_come_after_their_paragraph_once(tmp_path):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = '<w:{0} w:id="2"><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:{0}>'
    separator = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>分隔线</w:t></w:r></w:p></w:footnote>'
    body = (
        '<w:p><w:r><w:t>受理案件3件</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>，办结2件。</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>开展培训。</w:t><w:endnoteReference w:id="2"/><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    (tmp_path / "注.docx").write_bytes(
        raw_docx(
            body,
            footnotes=f"<w:footnotes {w}>{separator}{note.format('footnote', '含结转案件。')}</w:footnotes>",
            endnotes=f"<w:endnotes {w}>{note.format('endnote', '含线上培训。')}</w:endnotes>",
        )
    )
    told = readers.read(tmp_path / "注.docx").text.split("\n")
    assert told == ["受理案件3件，办结2件。", "含结转案件。", "开展培训。", "含线上培训。"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_text_pasted_on_standard_input(monkeypatch, encoding):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode(encoding))))
    assert len(readers.read(Path("-")).paras) == 16
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b" \n")))
    with pytest.raises(DrafterError, match="没有读到粘贴的文字"):
        readers.read(Path("-"))


BOMB = (
    '<!DOCTYPE b [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        for n in range(9)
    )
    + "]>"
)


def hostile(tmp_path):
    """name -> a file that must be refused in one sentence."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    files = {
        "空文件.txt": b"",
        "空白.txt": b"  \n\n ",
        "不是文档.docx": "这不是 Word 文件".encode() * 3 and b"PK\x03\x04word/ nonsense",
        "别的压缩包.docx": None,
        "截断.docx": raw_docx("<w:p/>")[:120],
        "坏正文.docx": None,
        "实体炸弹.docx": None,
        "外部实体.docx": None,
        "二进制.txt": bytes(range(256)) * 20,
        "扫描件.pdf": b"%PDF-1.7\n...",
        "旧文档.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "网页.html": b"<!DOCTYPE html><html><body>x</body></html>",
        "富文本.rtf": b"{\\rtf1 }",
    }
    for name, document in {
        "别的压缩包.docx": None,
        "坏正文.docx": b"<w:document>",
        "实体炸弹.docx": f"{BOMB}<w:document {w}><w:body><w:p><w:r><w:t>&a8;</w:t></w:r></w:p></w:body></w:document>".encode(),
        "外部实体.docx": (
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {w}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p>'
            "</w:body></w:document>"
        ).encode(),
    }.items():
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            if document is None:
                archive.writestr("readme.txt", "别的")
            else:
                archive.writestr("word/document.xml", document)
        files[name] = stream.getvalue()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return files


@pytest.mark.parametrize(
    "name",
    [
        "空文件.txt",
        "空白.txt",
        "不是文档.docx",
        "别的压缩包.docx",
        "截断.docx",
        "坏正文.docx",
        "实体炸弹.docx",
        "外部实体.docx",
        "二进制.txt",
        "扫描件.pdf",
        "旧文档.doc",
        "网页.html",
        "富文本.rtf",
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path, name):
    hostile(tmp_path)
    with pytest.raises(DrafterError) as error:
        readers.read(tmp_path / name)
    assert error.value.message
    assert error.value.fix
    assert "root:" not in str(error.value)


@pytest.mark.slow
def test_a_package_that_unpacks_too_large_is_refused_unread(tmp_path):
    file = tmp_path / "炸弹.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(210):
            part.write(b" " * 2**20)
    assert file.stat().st_size < 2**20
    with pytest.raises(DrafterError, match="解开后太大"):
        readers.read(file)


@pytest.mark.slow
def test_a_package_that_lies_about_its_size_is_not_believed(tmp_path):
    file = tmp_path / "谎报.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(210):
            part.write(b" " * 2**20)
    whole = (210 * 2**20).to_bytes(4, "little")
    data = file.read_bytes()
    assert data.count(whole) == 2
    file.write_bytes(data.replace(whole, (1000).to_bytes(4, "little")))
    with pytest.raises(DrafterError):
        readers.read(file)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_no_office_uses_is_refused(tmp_path, method):
    file = tmp_path / "别样压缩.docx"
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("word/document.xml", b" " * 2**24)
    with pytest.raises(DrafterError, match="不是完好的 Word 文件"):
        readers.read(file)


def test_a_part_of_millions_of_elements_is_refused(tmp_path):
    (tmp_path / "空段.docx").write_bytes(raw_docx("<w:p/>" * 2_100_000))
    with pytest.raises(DrafterError, match="解开后太大"):
        readers.read(tmp_path / "空段.docx")


def test_tables_in_tables_are_read_once(tmp_path):
    depth = 40
    inner = "<w:p><w:r><w:t>受理3件</w:t></w:r></w:p>"
    (tmp_path / "表中表.docx").write_bytes(
        raw_docx("<w:tbl><w:tr><w:tc>" * depth + inner + "</w:tc></w:tr></w:tbl>" * depth)
    )
    assert readers.read(tmp_path / "表中表.docx").text == "受理3件"


def test_more_than_any_report_is_refused(tmp_path):
    (tmp_path / "一年的文件.txt").write_text("受理案件三件。\n" * 50_000, "utf-8")
    with pytest.raises(DrafterError, match="不像一份报告"):
        readers.read(tmp_path / "一年的文件.txt")


@pytest.mark.parametrize(
    "bit",
    ["1件", "1件，", "123,", "9", "达到", "、", "（", "(区", "区(qū)", "。，", "20", "是，", "向为"],
)
def test_a_long_line_of_one_thing_over_and_over_is_read_to_its_end(tmp_path, bit):
    file = tmp_path / "一行.txt"
    file.write_text("龙华区2024年司法行政工作总结\n一、2024年工作总结\n全年办理案件3件。" + bit * 4000 + "区", "utf-8")
    assert parsing.parse(readers.read(file), KINDS).statistics[0].figure.text == "3件"


@pytest.mark.parametrize("start", ["89504e470d0a1a0a", "ffd8ffe0", "49492a00", "4d4d002a"])
def test_a_picture_names_the_extra_that_reads_it(tmp_path, monkeypatch, start):
    monkeypatch.setattr(ocr, "find_spec", lambda _: None)
    (tmp_path / "照片.txt").write_bytes(bytes.fromhex(start) + bytes(200))
    with pytest.raises(DrafterError, match="是图片") as error:
        readers.read(tmp_path / "照片.txt")
    assert "drafter[ocr]" in error.value.fix


def test_a_folder_or_a_missing_file(tmp_path):
    with pytest.raises(DrafterError, match="是文件夹"):
        readers.read(tmp_path)
    with pytest.raises(DrafterError, match="找不到文件"):
        readers.read(tmp_path / "没有.txt")


def test_a_huge_file_is_refused_unread(tmp_path):
    file = tmp_path / "大.txt"
    with file.open("wb") as stream:
        os.truncate(stream.fileno(), 150 * 2**20)
    with pytest.raises(DrafterError, match="太大"):
        readers.read(file)


MARKDOWN = r"""# 样例区2024年工作总结

![](images/1.jpg)

**一、工作情况**

1\. 全年办理[法律援助](https://example.org)案件12件，挽回损失3.5万元。

- 一是推进\*普法\*。

| 项目 | 上年 | 今年 |
|:-----|-----:|------|
| 案件 |      | 12   |

---

<!-- 第2页 -->
> 二、下年计划
"""


def test_markdown_made_from_another_file(tmp_path):
    (tmp_path / "报告.md").write_text(MARKDOWN, "utf-8")
    paper = readers.read(tmp_path / "报告.md")
    assert [p.text for p in paper.paras] == [
        "样例区2024年工作总结",
        "一、工作情况",
        "1. 全年办理法律援助案件12件，挽回损失3.5万元。",
        "一是推进*普法*。",
        "项目\t上年\t今年",
        "案件\t\t12",
        "二、下年计划",
    ]
    assert [p.look for p in paper.paras[4:6]] == [Look.TABLE_HEAD, Look.TABLE_ROW]
    assert [d.message for d in paper.doubts] == ["有1张图片，图里的字没有读进来，请对照原文核对"]
