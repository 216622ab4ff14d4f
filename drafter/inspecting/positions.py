"""Lines, indents and places of paragraphs (5.2.3, 7.3)."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.inspecting.formatting import twips
from drafter.inspecting.paper import Page, Paragraph
from drafter.inspecting.paragraph_roles import Item, Role
from drafter.inspecting.rule import Examined, Said
from drafter.zh import gbt9704 as gb

_TEXT = (Role.BODY, Role.HEADING)
_FAR, _LOOSE = 14, 0.6
_LEAST_GAP = 1.7
"""字 between a date or a name and the right edge: two, or what makes a long name and its date stand right (7.3.5)."""


def pitch(examined: Examined) -> Iterator[Said]:
    """About 22 lines on a page."""
    for item in examined.of(*_TEXT, Role.ADDRESSEE, Role.NOTE, Role.SIGNATURE, Role.DATE):
        paragraph = item.paragraph
        pages = examined.paper.pages
        found = _pitch(paragraph, pages[min(paragraph.section, len(pages) - 1)]) if pages else gb.LINE_PITCH
        if not gb.LINE_LEAST <= found <= gb.LINE_MOST:
            told = f"行距 {found / 20:g} 磅" if found else "行距随字体，没有定为 22 行"
            yield Said(paragraph.spot, told, "使每页排 22 行，固定值 28.95 磅上下")


def _pitch(paragraph: Paragraph, page: Page) -> int:
    """Twips from line to line; 0 where the font alone decides."""
    line, rule = twips(paragraph.properties.get("line"), 240), paragraph.properties.get("lineRule", "auto")
    snaps = page.grid is not None and page.grid.holds and paragraph.properties.get("snapToGrid") != "0"
    held = page.grid.pitch if page.grid and snaps else 0
    return line if rule == "exact" else max(line, held) if rule == "atLeast" else round(held * line / 240)


def first_line(examined: Examined) -> Iterator[Said]:
    """Two 字, also before headings; typed blanks count. Word's own numbers bring indents of their own."""
    for item in examined.of(*_TEXT):
        paragraph = item.paragraph
        typed = len(paragraph.words) - len(paragraph.words.lstrip("　 "))
        wide = sum(1.0 if char == "　" else 0.5 for char in paragraph.words[:typed])
        found = paragraph.indent("left") + paragraph.indent("first") + wide
        if not paragraph.label and paragraph.align != "center" and abs(found - 2) > 0.3:
            told = f"首行空了 {found:.1f} 字" if abs(found) > 0.05 else "首行没有缩进"
            yield Said(paragraph.spot, told, "首行空二字")


def title_centred(examined: Examined) -> Iterator[Said]:
    """Titles stand in the middle: no first-line indent moves them."""
    for item in examined.of(Role.TITLE, Role.ANNEX_TITLE):
        moved = item.paragraph.indent("first") + item.paragraph.indent("left") - item.paragraph.indent("right")
        if item.paragraph.align != "center" or abs(moved) > 0.1:
            yield Said(item.paragraph.spot, f"{item.role}没有排在正中", "居中，不缩进")


def addressee_place(examined: Examined) -> Iterator[Said]:
    """At the very left."""
    for item in examined.of(Role.ADDRESSEE):
        typed = len(item.paragraph.words) - len(item.paragraph.words.lstrip())
        if abs(item.paragraph.indent("first") + item.paragraph.indent("left")) > 0.1 or typed:
            yield Said(item.paragraph.spot, "主送机关没有顶格", "左侧顶格")


def note_place(examined: Examined) -> Iterator[Said]:
    """附件： begins two 字 from the left."""
    for item in examined.of(Role.NOTE):
        paragraph = item.paragraph
        typed = paragraph.words[: len(paragraph.words) - len(paragraph.words.lstrip())]
        found = paragraph.indent("left") + paragraph.indent("first") + gb.width(typed)
        if paragraph.text.startswith("附件") and abs(found - 2) > 0.3:
            yield Said(paragraph.spot, f"附件说明空了 {found:.1f} 字", "左空二字")


def blank_line(examined: Examined) -> Iterator[Said]:
    """A line between the title and 主送机关, between the text and 附件说明: an empty paragraph, or as much space."""
    before: Item | None = None
    blank = False
    for item in examined.items:
        if item.role is Role.BLANK:
            blank = True
            continue
        if before and not blank and _parted(before.role, item.role):
            gap = twips(before.paragraph.properties.get("after")) + twips(item.paragraph.properties.get("before"))
            if gap < gb.SAN_HAO * 10:
                yield Said(item.paragraph.spot, f"{item.role}上面没有空行", "空一行")
        before, blank = item, False


def _parted(above: Role, below: Role) -> bool:
    """主送机关 is one line under the title, 附件说明 one under the text (7.3.2, 7.3.4)."""
    opens = below is Role.ADDRESSEE and above in (Role.TITLE, Role.SUBTITLE)
    return opens or (below is Role.NOTE and above is not Role.NOTE)


def signature_place(examined: Examined) -> Iterator[Said]:
    """署名 at the right, not at the edge."""
    return _at_right(examined, Role.SIGNATURE)


def date_place(examined: Examined) -> Iterator[Said]:
    """成文日期 at the right, two or four 字 from the edge."""
    return _at_right(examined, Role.DATE)


def _at_right(examined: Examined, role: Role) -> Iterator[Said]:
    for item in examined.of(role):
        paragraph = item.paragraph
        gap = paragraph.indent("right")
        words = paragraph.words.strip("\n")
        if paragraph.align != "right":  # pushed there by blanks or an indent
            page = gb.TEXT_WIDTH / gb.CHARACTER
            gap = page - paragraph.indent("left") - paragraph.indent("first") - gb.width(words.replace("\t", "　　"))
        else:
            gap += gb.width(words[len(words.rstrip()) :])
        if any(abs(gap - due) < _LOOSE for due in _due(examined, role)):
            continue
        if gap > _FAR:
            yield Said(paragraph.spot, f"{role}没有居右", "居右，右侧留空")
        elif gap < _LEAST_GAP:
            yield Said(paragraph.spot, f"{role}右侧空了 {max(gap, 0):.1f} 字", _GAPS[role])


def _due(examined: Examined, role: Role) -> list[float]:
    """Gaps of an unsealed document, its date as written and as it should be; as long as the name above, it has none
    (7.3.5.2)."""
    texts = {item.role: item.paragraph.text for item in examined.of(Role.SIGNATURE, Role.DATE)}
    date = texts.get(Role.DATE, "")
    signature, days = texts.get(Role.SIGNATURE, ""), (date, gb.dated(date))
    gaps = [gb.signature_gaps(signature, day, measure) for day in days for measure in (gb.width, gb.halved)]
    return [gap[0] if role is Role.SIGNATURE else gap[1] for gap in gaps]


_GAPS = {
    Role.SIGNATURE: "右空二字（日期比署名长的，随日期再往左）",
    Role.DATE: "右空二字以上，盖章的右空四字",
}


def new_page(examined: Examined) -> Iterator[Said]:
    """附件 begins a page."""
    for number, item in enumerate(examined.items):
        if item.role is not Role.LABEL or item.paragraph.on("pageBreakBefore"):
            continue
        before = examined.items[number - 1].paragraph if number else item.paragraph
        if before.section == item.paragraph.section and not (item.paragraph.breaks or before.breaks):
            yield Said(item.paragraph.spot, "附件接在正文后面排", "另起一页")


def left_alone(examined: Examined) -> Iterator[Said]:
    """A heading stays with what follows."""
    for item in examined.of(Role.HEADING):
        if not item.paragraph.on("keepNext"):
            yield Said(item.paragraph.spot, "小标题没有设“与下段同页”，可能落单在页末", "与下一段同页")
