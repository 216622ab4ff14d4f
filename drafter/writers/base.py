"""The blank Word package a draft is written into: page, named styles, page numbers, all after GB/T 9704."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from drafter.model.manuscript import Look
from drafter.writers import archive, faces
from drafter.zh import gbt9704 as gb
from drafter.zh.gbt9704 import Setting
from drafter.zh.hygiene import printable

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_STYLE_NAMES = {
    Look.BODY: "Normal", Look.TITLE: "Title", Look.SUBTITLE: "Subtitle", Look.H1: "heading 1", Look.H2: "heading 2",
    Look.H3: "heading 3", Look.SIGNATURE: "Signature", Look.DATE: "Date", Look.ADDRESSEE: "主送机关",
    Look.ATTACHMENT_LIST: "附件说明", Look.ATTACHMENT_LABEL: "附件序号", Look.ATTACHMENT_TITLE: "附件标题",
    Look.TABLE_HEAD: "表头", Look.TABLE_ROW: "表内文字",
}  # fmt: skip


def style_id(look: Look) -> str:
    """Id of the named style of a look."""
    return f"drafter{look.name}"


def run_properties(setting: Setting, *, highlight: bool = False) -> str:
    """Direct formatting of a run: four fonts, no theme, the hint that keeps quotation marks Chinese."""
    spacing = f'<w:spacing w:val="{gb.LETTER_SPACING}"/>' if setting.size == gb.SAN_HAO else ""
    mark = '<w:highlight w:val="yellow"/>' if highlight else ""
    return (
        f'<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="{gb.WESTERN}" w:eastAsia="{setting.font}" w:hAnsi="{gb.WESTERN}" '
        f'w:cs="{gb.WESTERN}"/><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="000000"/>{spacing}'
        f'<w:sz w:val="{setting.size}"/><w:szCs w:val="{setting.size}"/>{mark}</w:rPr>'
    )


def comment_properties() -> str:
    """Direct formatting of a comment's words: 五号宋体; without it they would take the size of the body."""
    return (
        f'<w:rPr xmlns:w="{_W}"><w:rFonts w:hint="eastAsia" w:ascii="{gb.WESTERN}" w:eastAsia="{gb.SONG}" '
        f'w:hAnsi="{gb.WESTERN}" w:cs="{gb.WESTERN}"/><w:spacing w:val="0"/>'
        f'<w:sz w:val="{gb.WU_HAO}"/><w:szCs w:val="{gb.WU_HAO}"/></w:rPr>'
    )


def paragraph_properties(look: Look, setting: Setting, indents: str = "") -> str:
    """Direct formatting of a paragraph: exact lines on the 22-line page, indents in both forms, nothing inherited."""
    in_table = look in (Look.TABLE_HEAD, Look.TABLE_ROW)
    line = (
        f'w:line="{gb.TABLE_PITCH}" w:lineRule="exact"' if in_table else f'w:line="{gb.LINE_PITCH}" w:lineRule="exact"'
    )
    zero = 'w:left="0" w:right="0" '
    outline = "" if setting.outline is None else f'<w:outlineLvl w:val="{setting.outline}"/>'
    first = f'w:firstLineChars="{setting.indent * 100}" w:firstLine="{setting.indent * gb.CHARACTER}"'
    return (
        f'<w:pPr><w:pStyle w:val="{style_id(look)}"/>'
        f"{'<w:keepNext/>' if setting.keep_next else ''}{'<w:pageBreakBefore/>' if setting.new_page else ''}"
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" {line}/>'
        f'<w:ind {indents or zero + first}/><w:jc w:val="{setting.align}"/>{outline}</w:pPr>'
    )


def package(title: str) -> bytes:
    """An empty document with its title property, as the bytes of a .docx."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _rels(("officeDocument", "word/document.xml"), ("core", "docProps/core.xml")),
        "docProps/core.xml": _core(title),
        "word/document.xml": _document(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": faces.font_table(),
        "word/theme/theme1.xml": faces.theme(),
        "word/footer1.xml": _footer(gb.SI_HAO, "right"),
        "word/footer2.xml": _footer(gb.SI_HAO, "left"),
        "word/_rels/document.xml.rels": _rels(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
            ("fontTable", "fontTable.xml"),
            ("theme", "theme/theme1.xml"),
        ),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, _HEAD + text)
    return stream.getvalue()


def _content_types() -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "footer1": "footer",
        "footer2": "footer",
        "fontTable": "fontTable",
    }
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_OFFICE}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        f'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{overrides}</Types>'
    )


def _rels(*targets: tuple[str, str]) -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{core if kind == "core" else f"{_R}/{kind}"}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


def _core(title: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>{archive.AUTHOR}</dc:creator><dc:title>{escape(printable(title))}</dc:title></cp:coreProperties>"
    )


def _document() -> str:
    return (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body><w:sectPr>'
        '<w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>'
        f'<w:pgSz w:w="{gb.PAGE_WIDTH}" w:h="{gb.PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{gb.MARGIN_TOP}" w:right="{gb.MARGIN_OUTER}" w:bottom="{gb.MARGIN_BOTTOM}" '
        f'w:left="{gb.MARGIN_INNER}" w:header="851" w:footer="{gb.FOOTER_DISTANCE}" w:gutter="0"/>'
        f'<w:docGrid w:linePitch="{gb.LINE_PITCH}"/></w:sectPr></w:body></w:document>'
    )


def _styles() -> str:
    body = gb.SETTINGS["BODY"]
    defaults = (
        f"<w:docDefaults><w:rPrDefault>{run_properties(body).replace('</w:rPr>', '')}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr>{_FULL_PAGES}<w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    styles = "".join(_style(look, gb.SETTINGS[look.name]) for look in Look)
    return f'<w:styles xmlns:w="{_W}">{defaults}{styles}{_COMMENT_STYLES}{_TABLE_STYLE}</w:styles>'


def _style(look: Look, setting: Setting) -> str:
    default = ' w:default="1"' if look is Look.BODY else ""
    based = "" if look is Look.BODY else f'<w:basedOn w:val="{style_id(Look.BODY)}"/>'
    following = f'<w:next w:val="{style_id(Look.BODY)}"/>'
    properties = paragraph_properties(look, setting).replace(f'<w:pStyle w:val="{style_id(look)}"/>', "")
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id(look)}"><w:name w:val="{_STYLE_NAMES[look]}"/>'
        f"{based}{following}<w:qFormat/>{properties}{run_properties(setting)}</w:style>"
    )


_FULL_PAGES = '<w:widowControl w:val="0"/><w:overflowPunct w:val="1"/>'
"""22 lines on every page, whatever paragraph ends there (5.2.3); and marks that may hang after the last 字 of a line,
which is Word's default: said aloud LibreOffice 7.4 reads it the other way round, and prints every mark (measured:
left unsaid it loses up to 13 stops and commas of a draft)."""

_COMMENT_STYLES = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
    f'<w:rPr><w:rFonts w:ascii="{gb.WESTERN}" w:eastAsia="{gb.SONG}" w:hAnsi="{gb.WESTERN}" w:cs="{gb.WESTERN}"/>'
    '<w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
    '<w:rPr><w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
)

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_STYLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="drafterTable"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>"
)


def _settings() -> str:
    compat = "http://schemas.microsoft.com/office/word"
    return (
        f'<w:settings xmlns:w="{_W}"><w:mirrorMargins/><w:evenAndOddHeaders/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{compat}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _footer(size: int, side: str) -> str:
    """— 1 — in 四号宋体, one 字 from the outer edge: odd pages right, even pages left (7.5)."""
    fonts = (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{gb.SONG}" w:eastAsia="{gb.SONG}" w:hAnsi="{gb.SONG}" w:cs="{gb.SONG}"/>'
    )
    properties = f'<w:rPr>{fonts}<w:spacing w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    gap = f'w:{side}Chars="100" w:{side}="{size * 10}"'

    def run(content: str) -> str:
        return f"<w:r>{properties}{content}</w:r>"

    field = (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + run('<w:fldChar w:fldCharType="separate"/>')
        + run("<w:t>1</w:t>")
        + run('<w:fldChar w:fldCharType="end"/>')
    )
    dash = run('<w:t xml:space="preserve">— </w:t>'), run('<w:t xml:space="preserve"> —</w:t>')
    return (
        f'<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="{style_id(Look.BODY)}"/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:firstLineChars="0" w:firstLine="0" {gap}/><w:jc w:val="{side}"/></w:pPr>{dash[0]}{field}{dash[1]}</w:p></w:ftr>'
    )
