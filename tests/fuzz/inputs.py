"""First inputs of the fuzz targets: small sound files of every form, made by the tests' own builders."""

from __future__ import annotations

import random

from kit import SEEDS
from test_reader_doc import made_ofd, packed
from test_reader_html import SAMPLE, TEMPLATES, mhtml
from test_reader_pdf import made
from test_reader_pdf import typed as set_out
from test_readers import NUMBERING, raw_docx

PART = b"\n=====\n"
"""Stands between the parts of a Word file."""
PARTS = ("document", "numbering", "styles", "footnotes", "endnotes")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = (SEEDS / "坪山-2021-法治政府建设年度报告.txt").read_text("utf-8")[:900]
ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be")
BODY = (
    '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>龙华区2024年工作总结</w:t></w:r></w:p>'
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总结</w:t></w:r></w:p>'
    "<w:p><w:ins><w:r><w:t>受理</w:t><w:tab/><w:t>案件</w:t><w:br/></w:r></w:ins><w:del><w:r><w:delText>普通</w:delText></w:r></w:del>"
    '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>三件</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc>"
    "<w:sdt><w:sdtContent><w:tc><w:p/></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
    "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
)
NOTES = (
    f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>含结转案件。</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
STYLES = (
    f'<w:styles {W}><w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
)
FORMATS = (
    *("decimal", "chineseCounting", "upperRoman", "lowerRoman", "lowerLetter", "upperLetter"),
    *("decimalEnclosedCircle", "ideographDigital", "chineseLegalSimplified", "decimalFullWidth", "bullet", "none"),
)


def _parts(body: str, *others: str) -> bytes:
    return PART.join(part.encode() for part in (f"<w:document {W}><w:body>{body}</w:body></w:document>", *others))


def plain() -> list[bytes]:
    """Text in the encodings clerks have."""
    return [TEXT.encode(encoding, "replace") for encoding in ENCODINGS]


def damaged() -> list[bytes]:
    """A number for the encoding, and text in it with a byte lost."""
    made = []
    for number, encoding in enumerate(("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")):
        data = TEXT[:200].encode(encoding, "replace")
        made.append(bytes([number]) + data[:77] + data[78:])
    return made


def word() -> list[bytes]:
    """A Word file with all that the walker knows."""
    return [_parts(BODY, NUMBERING, STYLES, NOTES, NOTES.replace("footnote", "endnote"))]


def numbered() -> list[bytes]:
    """A list of three levels in every format of number, by paragraph and by style."""

    def item(level: int) -> str:
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{level % 2 + 1}"/></w:numPr>'
        look = f'<w:pStyle w:val="{"ab"[level % 2]}"/>'
        return f"<w:p><w:pPr>{number if level % 3 else look}</w:pPr><w:r><w:t>案件</w:t></w:r></w:p>"

    body = "".join(item(level) for level in (0, 1, 2, 2, 1, 3, 0))
    override = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/></w:lvlOverride>'
    second = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num></w:numbering>'
    numbers = NUMBERING.replace("</w:numbering>", second)
    return [_parts(body, numbers.replace("chineseCounting", name), STYLES) for name in FORMATS]


def pages() -> list[bytes]:
    """Saved pages of every make."""
    table = "<table><tr><th>项目</th><th>今年</th></tr><tr><td>案件</td><td>12</td></tr></table></body>"
    return [page("样例区2024年工作总结", SAMPLE).replace("</body>", table).encode() for page in TEMPLATES]


def archives() -> list[bytes]:
    """The same as web archives."""
    made = [TEMPLATES[number]("样例区2024年工作总结", SAMPLE) for number in (0, 3, 9)]
    return [mhtml(made[0]), mhtml(made[1], "gb18030"), mhtml(made[2], coding="base64")]


def packages() -> list[bytes]:
    """A beginning of every kind of file."""
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    odt = packed(mimetype="application/vnd.oasis.opendocument.text", **{"META-INF__manifest_xml": manifest})
    entry = "WordDocument\0".encode("utf-16-le")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entry.ljust(64, b"\0") + bytes([len(entry)]) + bytes(447)
    rtf = b"{\\rtf1\\ansi\\ansicpg936 \\u19968?\\'d2\\'bb\\par}"
    images = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0"]
    others = [plain()[0][:300], pages()[2][:600], archives()[0][:900], typed()[0][:600]]
    return [raw_docx("<w:p/>"), made_ofd(["全年受理案件三件。"]), odt, old, rtf, *images, *others]


def typed() -> list[bytes]:
    """A PDF of two pages."""
    return [made(set_out(["一、工作总结", "全区受理法律援助案件一千四百四十七宗，调解成功率百分之九十七。" * 16]))]


def drawn() -> list[bytes]:
    """Bytes for numbers, places and words."""
    return [random.Random(seed).randbytes(size) for seed, size in enumerate((40, 300, 2000))]


def lines() -> list[bytes]:
    """Lines with what is tidied: brackets, quotation marks, half-width stops, blanks, glosses, buttons of a page."""
    said = [
        '（一） 受理 1447 宗,其中"法援"(含 结转 )12件;办结率 97.35 %。',
        "龍華區(qū)司法局(jú)((内部(设))机构)著重推進。",
        "【字体：大 中 小】 打印本页 首页 > 政务公开",
        "上一篇：无　下一篇：没有了 浏览次数: 12次",
    ]
    return [bytes([often]) + line.encode() for line in said for often in (0, 255)]
