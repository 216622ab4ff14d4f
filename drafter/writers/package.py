"""The blank Word package a draft is written into: page, named styles, page numbers, all after a layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from drafter.model.layout import Layout
from drafter.model.manuscript import Look
from drafter.writers import faces, zipping
from drafter.writers.properties import STYLE_NAMES, Properties, W
from drafter.zh import gbt9704 as gb
from drafter.zh.hygiene import printable

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = {"document": "document.main"}
_PNG = "image/png"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"


@dataclass(frozen=True)
class _Part:
    """A part of the package beside the document: its kind, the name of its file without suffix, its XML."""

    kind: str
    name: str
    xml: str


def package(title: str, layout: Layout, *, sheet: bool = False) -> bytes:
    """An empty document with its title property, as the bytes of a .docx; sheet: 审阅单 stands before its page 1."""
    sides = ("right", "left") if layout.outside else ("center", "center")
    parts = [
        _Part("styles", "styles", _styles(layout)),
        _Part("settings", "settings", _settings(layout)),
        *(_Part("footer", f"footer{n}", _footer(layout, side)) for n, side in enumerate(sides, start=1)),
        _Part("fontTable", "fontTable", faces.font_table()),
        _Part("theme", "theme/theme1", faces.theme()),
    ]
    named = {
        zipping.TYPES: content_types(_types(parts)),
        "_rels/.rels": _rels(("officeDocument", "word/document.xml"), ("core", "docProps/core.xml")),
        "docProps/core.xml": _core(title),
        "word/document.xml": _document(layout, sheet=sheet),
        "word/_rels/document.xml.rels": _rels(*((part.kind, f"{part.name}.xml") for part in parts)),
        **{f"word/{part.name}.xml": part.xml for part in parts},
    }
    return zipping.packed({name: (HEAD + text).encode() for name, text in named.items()})


def section(layout: Layout, *, plain: bool = False, first: bool = False) -> str:
    """w:sectPr of a layout's page; plain: without page number; first: numbers begin at 1 here, on a new page."""
    sheet = layout.sheet
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="rId{n}"/>' for n, kind in enumerate(("default", "even"), start=3)
    )
    numbers = '<w:pgNumType w:start="1"/>' if first else ""
    return (
        f'<w:sectPr xmlns:w="{W}" xmlns:r="{_R}">{"" if plain else references}'
        f'<w:pgSz w:w="{sheet.width}" w:h="{sheet.height}"/>'
        f'<w:pgMar w:top="{sheet.top}" w:right="{sheet.outer}" w:bottom="{sheet.bottom}" w:left="{sheet.inner}" '
        f'w:header="851" w:footer="{sheet.footer}" w:gutter="0"/>{numbers}'
        f'<w:docGrid w:linePitch="{layout.pitch}"/></w:sectPr>'
    )


def content_types(parts: Mapping[str, str]) -> str:
    """Names of parts, from the root, and their content types -> [Content_Types].xml."""
    told = [(name, kind) for name, kind in sorted(parts.items()) if kind != _PNG]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in told)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="{_PNG}"/>{overrides}'
        "</Types>"
    )


def _types(parts: Sequence[_Part]) -> dict[str, str]:
    own = {f"/word/{part.name}.xml": _content_type(part.kind) for part in (_Part("document", "document", ""), *parts)}
    return own | {"/docProps/core.xml": _CORE}


def _content_type(kind: str) -> str:
    return _THEME if kind == "theme" else f"{_OFFICE}.{_KINDS.get(kind, kind)}+xml"


def _rels(*targets: tuple[str, str]) -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{core if kind == "core" else f"{_R}/{kind}"}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>{zipping.AUTHOR}</dc:creator><dc:title>{escape(printable(title), quote=False)}</dc:title></cp:coreProperties>"
    )


def _document(layout: Layout, *, sheet: bool) -> str:
    return f'<w:document xmlns:w="{W}" xmlns:r="{_R}"><w:body>{section(layout, first=sheet)}</w:body></w:document>'


def _styles(layout: Layout) -> str:
    """Our styles; beside a reference's, only those of looks it has no style for."""
    properties = Properties(layout)
    base = layout.base
    missing = [look for look in Look if not (base and look.name in base.styles)]
    own = "".join(_style(look, properties) for look in missing)
    if base:
        there = base.style_sheet
        more = [xml for name, xml in _AIDES.items() if f'w:styleId="{name}"' not in there]
        more += [xml for kind, xml in _DEFAULTS.items() if f'w:type="{kind}" w:default="1"' not in there]
        return there.replace("</w:styles>", f"{own}{''.join(more)}</w:styles>")
    aides = "".join([*_DEFAULTS.values(), *_AIDES.values()])
    defaults = (
        f"<w:docDefaults><w:rPrDefault>{properties.run(layout.settings['BODY']).replace('</w:rPr>', '')}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    return f'<w:styles xmlns:w="{W}">{defaults}{own}{aides}</w:styles>'


def _style(look: Look, properties: Properties) -> str:
    setting = properties.layout.settings[look.name]
    normal = properties.style_id(Look.BODY)
    default = ' w:default="1"' if look is Look.BODY else ""
    based = "" if look is Look.BODY else f'<w:basedOn w:val="{normal}"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="drafter{look.name}"><w:name w:val="{STYLE_NAMES[look]}"/>'
        f'{based}<w:next w:val="{normal}"/><w:qFormat/><w:pPr>{properties.inner(setting)}</w:pPr>'
        f"{properties.run(setting)}</w:style>"
    )


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CELLS = (
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
)
_DEFAULTS = {
    "character": '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>',
    "table": '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    f'<w:tblInd w:w="0" w:type="dxa"/>{_CELLS}</w:tblPr></w:style>',
}
"""Default styles by type: a style sheet has one of each."""
_AIDES = {
    "drafterTable": '<w:style w:type="table" w:styleId="drafterTable"><w:name w:val="公文表格"/><w:tblPr>'
    f"<w:tblBorders>{_BORDERS}</w:tblBorders>{_CELLS}</w:tblPr></w:style>",
    "CommentText": '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
    f'<w:jc w:val="left"/></w:pPr><w:rPr><w:rFonts w:ascii="{gb.WESTERN}" w:eastAsia="{gb.SONG}" '
    f'w:hAnsi="{gb.WESTERN}" w:cs="{gb.WESTERN}"/><w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>'
    "</w:style>",
    "CommentReference": '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
    '<w:rPr><w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>',
}


def _settings(layout: Layout) -> str:
    return (
        f'<w:settings xmlns:w="{W}">{"<w:mirrorMargins/>" if layout.sheet.mirrored else ""}<w:evenAndOddHeaders/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _footer(layout: Layout, side: str) -> str:
    """— 1 — in 四号, one 字 from the outer edge: odd pages right, even pages left (7.5); or in the middle."""
    size = layout.number_size
    fonts = Properties(layout).fonts(layout.number_font, layout.number_font)
    properties = f'<w:rPr>{fonts}<w:spacing w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    gap = "" if side == "center" else f' w:{side}Chars="100" w:{side}="{size * 10}"'

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
    style = Properties(layout).style_id(Look.BODY)
    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style}"/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:firstLineChars="0" w:firstLine="0"{gap}/><w:jc w:val="{side}"/></w:pPr>{dash[0]}{field}{dash[1]}'
        "</w:p></w:ftr>"
    )
