"""A Word file the bureau uses -> the layout it is set in: what its title, headings and text really look like, its page,
its page numbers, its style sheet without what leads out of the file."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.inspecting import stylesheet, theme
from drafter.inspecting.document import load
from drafter.inspecting.formatting import twips
from drafter.inspecting.paper import Page, Paragraph, Run
from drafter.inspecting.paragraph_roles import Item, Role
from drafter.inspecting.rule import Examined
from drafter.model.finding import DrafterError
from drafter.model.layout import STANDARD, Base, Layout, Sheet
from drafter.ooxml.archive import Package
from drafter.ooxml.numbering import W
from drafter.zh import gbt9704 as gb
from drafter.zh.gbt9704 import Setting

_NAMED = {
    "TITLE": "title",
    "H1": "heading 1",
    "H2": "heading 2",
    "H3": "heading 3",
    "H4": "heading 4",
    "BODY": "normal",
}
"""Looks that Word itself has a style for, by its name."""
_MIDDLE = frozenset({"TITLE", "SUBTITLE", "ATTACHMENT_TITLE"})
"""Looks that stand in the middle, by whatever means the file has put them there."""
_TEXT = frozenset(
    {"SUBTITLE", "ADDRESSEE", "H1", "H2", "H3", "H4", "ATTACHMENT_LIST", "SIGNATURE", "DATE", "ATTACHMENT_LABEL"}
)
"""Looks as large as the text when the file shows none of them."""
_SIZES, _PITCHES, _LETTERS = (10, 200), (160, 2000), (-40, 200)
"""Bounds of sizes in half-points, of line pitches and letter spacings in twips."""
_SIDES, _MARGINS = (4000, 24000), (0, 6000)
"""Bounds, in twips, of a page's sides and margins: from A6 to A2 in round numbers, 106 mm."""
_ALIGNS = ("both", "center", "left", "right")
_COLOR = re.compile("[0-9A-Fa-f]{6}")
_SINGLE, _NATURAL = 240, 1.3
"""Single spacing as Word writes it, and the height of a line of Chinese in it, in sizes of its font."""


def reference(data: bytes, name: str) -> Layout:
    """Bytes of a .docx and its name -> its layout. DrafterError when it is no good Word file or has no text to go by."""
    examined = Examined(load(data, name))
    package = Package(data, name)
    found = {
        look: _setting(examined, items)
        for look, told in _ROLES.items()
        if (items := [i for i in examined.items if told(i)])
    }
    if "BODY" not in found:
        raise DrafterError(f"“{name}”里没有正文，看不出版式", fix="换一份本单位排好的公文，正文、标题都要有")
    return _page(examined, replace(_with(found), base=_base(package, examined)))


def _level(number: int) -> Callable[[Item], bool]:
    return lambda item: item.role is Role.HEADING and item.marker is not None and item.marker.level == number


def _of(role: Role) -> Callable[[Item], bool]:
    return lambda item: item.role is role


_ROLES: Mapping[str, Callable[[Item], bool]] = {
    "TITLE": _of(Role.TITLE),
    "SUBTITLE": _of(Role.SUBTITLE),
    "ADDRESSEE": _of(Role.ADDRESSEE),
    "H1": _level(1),
    "H2": _level(2),
    "H3": _level(3),
    "H4": _level(4),
    "BODY": lambda item: item.role is Role.BODY and item.lead == 0,
    "ATTACHMENT_LABEL": _of(Role.LABEL),
    "ATTACHMENT_TITLE": _of(Role.ANNEX_TITLE),
}
"""Which paragraphs show what a look is like; 附件说明, 署名 and 成文日期 are set by their own rules."""


@dataclass(frozen=True)
class _Seen:
    """How most paragraphs of a look are set, and in which font their digits are."""

    setting: Setting
    western: str
    letter: int


def _setting(examined: Examined, items: list[Item]) -> _Seen:
    seen = Counter(_seen(examined, item) for item in items if any(run.text.strip() for run in item.paragraph.runs))
    return seen.most_common(1)[0][0]


def _seen(examined: Examined, item: Item) -> _Seen:
    paragraph = item.paragraph
    run = _main(paragraph.runs)
    font, western = (examined.paper.real(run.font(slot)) for slot in ("eastAsia", "ascii"))
    setting = Setting(
        font=font or gb.FANG,
        size=_within(run.size, _SIZES, gb.SAN_HAO),
        align=paragraph.align if paragraph.align in _ALIGNS else "both",
        indent=0 if paragraph.align == "center" else _indent(paragraph, run.size),
        bold=run.bold,
        color=run.color if _COLOR.fullmatch(run.color) else gb.BLACK,
        line=_within(_pitch(paragraph, run.size, examined.paper.pages), _PITCHES, 0),
    )
    letter = _within(twips(run.properties.get("letter")), _LETTERS, 0)
    return _Seen(setting, "" if western == font else western or gb.WESTERN, letter)


def _within(value: int, bounds: tuple[int, int], otherwise: int) -> int:
    """A value a paper may have, else another: a damaged or odd file is not to spoil the draft."""
    return value if bounds[0] <= value <= bounds[1] else otherwise


def _indent(paragraph: Paragraph, size: int) -> float:
    """字 before the first line, typed blanks among them."""
    typed = paragraph.words[: len(paragraph.words) - len(paragraph.words.lstrip("　 "))]
    chars = twips(paragraph.properties.get("firstChars")) / 100
    return round(max((chars or twips(paragraph.properties.get("first")) / (size * 10)) + gb.width(typed), 0), 1)


def _pitch(paragraph: Paragraph, size: int, pages: Sequence[Page]) -> int:
    """Twips from line to line: as told where it is exact, else what the font needs, in whole lines of a grid that holds."""
    told, rule = twips(paragraph.properties.get("line"), _SINGLE), paragraph.properties.get("lineRule", "auto")
    if rule == "exact":
        return told
    grid = pages[min(paragraph.section, len(pages) - 1)].grid if pages else None
    natural = size * 10 * _NATURAL
    if grid and grid.holds and grid.pitch and paragraph.properties.get("snapToGrid") != "0":
        natural = math.ceil(natural / grid.pitch) * grid.pitch
    return round(max(told, natural) if rule == "atLeast" else natural * told / _SINGLE)


def _main(runs: tuple[Run, ...]) -> Run:
    """The run with most words."""
    return max(runs, key=lambda run: len(run.text.strip()))


def _with(found: Mapping[str, _Seen]) -> Layout:
    """The standard with what was seen in its place; a look nobody has seen keeps the standard's."""
    body = found["BODY"]
    pitch = body.setting.line or gb.LINE_PITCH
    settings = dict(STANDARD.settings)
    for look, seen in found.items():
        due = settings[look]
        own = 0 if seen.setting.line in (0, pitch) else seen.setting.line
        kept = {name: getattr(due, name) for name in ("outline", "new_page", "keep_next")}
        settings[look] = replace(seen.setting, line=own, **kept)
    for look in _MIDDLE & found.keys():
        settings[look] = replace(settings[look], align="center", indent=0)
    for look in _TEXT - found.keys():
        font = body.setting.font if settings[look].font == gb.FANG else settings[look].font
        settings[look] = replace(settings[look], font=font, size=body.setting.size)
    return replace(STANDARD, settings=settings, western=body.western, pitch=pitch, letter=body.letter)


def _page(examined: Examined, layout: Layout) -> Layout:
    """The page of the text, and how its page numbers stand."""
    section = next(item.paragraph.section for item in examined.items if item.role is Role.BODY)
    page = examined.paper.pages[section] if section < len(examined.paper.pages) else None
    layout = replace(layout, sheet=_sheet(page, examined)) if page else layout
    footers = examined.paper.footers
    if not footers:
        return layout
    run = _main(footers[0].paragraph.runs)
    outside = examined.paper.odd_and_even and footers[0].paragraph.align != "center"
    font = examined.paper.real(run.font("ascii")) or gb.SONG
    return replace(layout, outside=outside, number_font=font, number_size=_within(run.size, _SIZES, gb.SI_HAO))


def _sheet(page: Page, examined: Examined) -> Sheet:
    def margin(name: str, due: int) -> int:
        return _within(twips(page.margins.get(name), due), _MARGINS, due)

    inner = margin("left", gb.MARGIN_INNER) + margin("gutter", 0)
    sheet = Sheet(
        _within(page.width, _SIDES, gb.PAGE_WIDTH), _within(page.height, _SIDES, gb.PAGE_HEIGHT), margin("top", gb.MARGIN_TOP), margin("bottom", gb.MARGIN_BOTTOM), inner,
        margin("right", gb.MARGIN_OUTER), margin("footer", gb.FOOTER_DISTANCE), examined.paper.mirrored,
    )  # fmt: skip
    return sheet if sheet.text_width > 0 < sheet.text_height else Sheet()


def _base(package: Package, examined: Examined) -> Base | None:
    """The style sheet and which of its styles the looks take: those the file sets them in, then Word's own."""
    root = package.xml("word/styles.xml")
    if root is None:
        return None
    ids = {stylesheet.name(style): style.get(W + "styleId", "") for style in root.iterfind(W + "style")}
    styles = {look: ids[name] for look, name in _NAMED.items() if ids.get(name)}
    normal = styles.get("BODY", "")
    for look, told in _ROLES.items():
        used = Counter(item.paragraph.properties.get("pStyle", "") for item in examined.items if told(item))
        style = next((style for style, _ in used.most_common() if style in ids.values()), "")
        if style and style != normal:
            styles[look] = style
    themed = theme.fonts(package.xml("word/theme/theme1.xml"), "zh-CN")
    return Base(stylesheet.cleaned(root, themed), styles)
