"""Saved web pages (HTML, MHTML) -> Sheet: the card of metadata, the title, the main text; what is dropped is told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.model.finding import DrafterError
from drafter.model.manuscript import Look
from drafter.readers.assembling import Line, Sheet
from drafter.readers.encoding import decode
from drafter.readers.maintext import main_text, prose
from drafter.readers.webpage import Found, Page, han, walk

_HEAD, _MAX_PAGE, _MAX_PARTS = 4096, 8 * 2**20, 20
_MAX_TAGS, _MAX_DEPTH, _MAX_WORK = 100_000, 5000, 3 * 10**7
"""Far more than a person's page has. Work: steps, of which a tag takes one for every tag open around it, one for every
character of its attributes, and their number squared; so many take half a second."""
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_ONE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_ATTRIBUTE, _ATTRIBUTES = re.compile(_ONE), re.compile(f"(?:{_ONE})*+")
_SELF_CLOSING = re.compile(r"p|li|dd|dt|td|th|tr|tbody|thead|tfoot|option|br|hr|img|input|meta|link|col|area")
_PAGE = re.compile(
    rb"\s*(?:<(?:\?xml|!--|!doctype)[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|div|table|center|p|h[1-6]|span|font|article|section)[\s>]",
    re.IGNORECASE,
)
_MAIL = re.compile(rb"\s*[A-Za-z-]+:")
_MAIL_KIND = re.compile(rb"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CODECS = {"utf-8": "utf-8", "utf8": "utf-8", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
_CODECS |= dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"), "gb18030")
_NOT_ASCII = re.compile(rb"(?:[\x80-\xff][\x30-\xff]?)+")
_PAGED = re.compile(r"\W*(?:上一?页.*)?(?:下一?页|共\s*\d+\s*页)")
_PASSAGE = 40
"""Han of a passage outside the main text that a clerk is told of."""


def claims(data: bytes) -> bool:
    """Whether the bytes are a web page or a web archive, by what they hold."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")
    return bool(_PAGE.match(head) or (_MAIL.match(head) and _MAIL_KIND.search(head)))


def read(path: Path, data: bytes) -> Sheet:
    """Bytes of a saved page -> card lines, title, main text. DrafterError when it is hostile or has no main text."""
    pages = [walk(source) for source in _sources(path, data)]
    page = max(pages, key=lambda p: sum(map(prose, p.lines)), default=Page())
    if not any(map(prose, page.lines)):
        raise DrafterError(
            f"“{path.name}”这个网页里没有找到正文", fix="在浏览器里打开，选中正文，粘贴到 Word，存成 docx 后再读"
        )
    found = main_text(page)
    told = enumerate([*((Look.BODY, line) for line in found.card), *found.text], start=1)
    lines = tuple(Line(number, text, look) for number, (look, text) in told)
    pictures = f"正文里有{found.pictures}张图片，图里的字和表没有读进来，请对照网页核对"
    return Sheet(lines, (*_doubts(found.lost), *([(0, pictures)] if found.pictures else [])), "行")


def _sources(path: Path, data: bytes) -> Iterator[str]:
    """The page, or every page of a web archive."""
    parts = [(data, "")]
    if _MAIL.match(data):
        import email

        if len(re.findall(rb"(?i)multipart/|message/", data)) > _MAX_PARTS:
            raise _hostile(path)
        mail = [part for part in email.message_from_bytes(data).walk() if part.get_content_type() == "text/html"]
        parts = [(bytes(part.get_payload(decode=True) or b""), part.get_content_charset() or "") for part in mail]
    for page, charset in parts[:_MAX_PARTS]:
        if len(page) > _MAX_PAGE:
            raise _hostile(path)
        source = _decode(page, charset)
        if "<!ENTITY" in source[:_HEAD] or _too_wild(source):
            raise _hostile(path)
        yield source


def _hostile(path: Path) -> DrafterError:
    told = f"“{path.name}”太大、套得太深，或夹带了实体定义，不像一份报告的网页，没有读"
    return DrafterError(told, fix="在浏览器里打开原网页，选中正文，粘贴到 Word，存成 docx 后再读")


def _too_wild(source: str) -> bool:
    """Whether the page has more tags, deeper ones, or more in a tag, than any page a person made: parsing it takes minutes.

    What looks like a tag counts as one, in comments and scripts too: nobody can hide one from us there.
    """
    open_tags: defaultdict[str, int] = defaultdict(int)
    depth = work = 0
    for count, found in enumerate(_TAG.finditer(source)):
        closing, tag = found[1], found[2].lower()
        if not _SELF_CLOSING.fullmatch(tag) and (open_tags[tag] or not closing):
            open_tags[tag] += -1 if closing else 1
            depth += -1 if closing else 1
        work += depth + (0 if closing else _attributes(source, found.end()))
        if count > _MAX_TAGS or depth > _MAX_DEPTH or work > _MAX_WORK:
            return True
    return False


def _attributes(source: str, start: int) -> int:
    """Steps that the attributes of a tag take, which start there."""
    found = _ATTRIBUTES.match(source, start)
    said = found[0] if found else ""
    return len(_ATTRIBUTE.findall(said)) ** 2 + len(said)


def _decode(data: bytes, charset: str) -> str:
    """A mark or strict UTF-8 says it best, then what the page declares, then what reads most Chinese."""
    text, encoding = decode(data)
    if "\ufffd" not in text and (encoding == "utf-8" or b"\x00" in data):
        return text
    found = _CHARSET.search(data[:_HEAD])
    codec = _CODECS.get((charset or (found[1].decode() if found else "")).lower())
    declared = data.decode(codec, "replace") if codec else "\ufffd"
    if declared.count("\ufffd") * 50 <= han(declared):
        return declared
    telling = b"".join(_NOT_ASCII.findall(data))
    return data.decode(decode(telling)[1], "replace")


def _doubts(lost: Sequence[Found]) -> Iterator[tuple[int, str]]:
    """What of the page was left out, and what may be missing."""
    if lost:
        yield 0, f"网页上的导航、分享等 {len(lost)} 行没有读进来"
    other = [line.text for line in lost if prose(line) >= _PASSAGE]
    if other:
        yield 0, f"网页上另有 {len(other)} 段话不像在正文里，没有读进来（“{other[0][:20]}……”），请对照网页核对"
    if any(_PAGED.match(line.text) for line in lost):
        yield 0, "网页像是分页显示的，请核对各页是否都在"
