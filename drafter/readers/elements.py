"""What an element of a web page is to us: shown or not, a line of its own, a title, a container of main text, a picture."""

from __future__ import annotations

import re
from typing import Any

_DROP = re.compile(
    r"script|style|noscript|template|x-select|option|button|iframe|nav|footer|aside|textarea|svg|canvas|"
    r"object|embed|audio|video|map|dialog|input|rt|rp"
)
_BLOCKS = re.compile(
    r"p|div|td|th|tr|table|tbody|thead|tfoot|caption|li|ul|ol|h1|h2|h3|h4|h5|h6|section|article|main|"
    r"header|body|blockquote|dd|dt|dl|center|pre|form|fieldset|figure|figcaption|address|hr|html"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_TINY = re.compile(
    r"(?<![\w-])(?:width|height)\s*[=:]\s*[\"']?\s*[1-4]?\d(?:px)?\s*[\"';!\s>]|icon|emoji", re.IGNORECASE
)
"""What marks a picture that is a sign, not part of a text."""
_TOLD = 200
"""Characters of an attribute that are looked at: a picture may be within."""
_KEPT_BREAKS = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
_KNOWN = re.compile(
    r"zoom|fontzoom|trs_(?:u?editor\w*|web)|custom_unionstyle|ucap-?content|js_content|pages_content"
    r"|v(?:sb|_news)_content\w*|wp_articlecontent|easysite-news-(?:text|content)|div_zhengwen|zhengwen|maintextbox"
    r"|(?:art(?:i(?:cle|cal))?|news|xxgk|zwgk|info|detail|bt|xl|wz|txt|view|conten?t?|text)[-_]?(?:content|cont?|text|body)"
)
"""Names that TRS, Hanweb, WebPlus, Visual SiteBuilder, UCAP and WeChat give to the element that holds the main text."""
_TITLES = re.compile(r"h1|(?:art(?:i|icle)?|news|xl|info|detail|content|bt|ucap)?[-_]?title|titlename|activity-name")


def parts_of(node: Any) -> frozenset[str] | None:
    """What an element is to us; None when it is not shown. WeChat hides its main text until a script has run."""
    tag, style = node.tag or "", node.attributes.get("style") or ""
    names = f"{tag} {node.attributes.get('id') or ''} {node.attributes.get('class') or ''}".lower().split()
    parts = set(filter(_KNOWN.fullmatch, names))
    if not parts and (_DROP.fullmatch(tag) or "hidden" in node.attributes or _HIDDEN.search(style)):
        return None
    if parts or _BLOCKS.fullmatch(tag):
        parts |= {"block", "title"} if any(map(_TITLES.fullmatch, names)) else {"block"}
    if tag == "pre" or _KEPT_BREAKS.search(style):
        parts.add("kept")
    return frozenset(parts | {"link"} if tag == "x-a" else parts)


def name_of(tree: Any) -> str:
    """What the page calls itself: ArticleTitle, which official sites must give, else og:title, else <title>."""
    metas = {
        (node.attributes.get("name") or node.attributes.get("property") or "").lower(): node.attributes.get("content")
        for node in tree.css("meta")
    }
    title = tree.css_first("title")
    return metas.get("articletitle") or metas.get("og:title") or (title.text() if title else "")


def is_picture(node: Any) -> bool:
    """Whether a visible <img> is part of a text, and no sign."""
    told = " ".join(f'{name}="{(value or "")[:_TOLD]}" ' for name, value in node.attributes.items())
    return parts_of(node) is not None and not _TINY.search(told)
