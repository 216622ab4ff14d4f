"""Lines of a web page -> its card of metadata, its title and its main text, and what was left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from drafter.model.manuscript import TABLE, Look
from drafter.readers.pagetitle import title_of
from drafter.readers.webpage import Found, Page, han
from drafter.zh.hygiene import squeeze
from drafter.zh.web_phrases import CARD_FIELDS, closes_text

_ANY = "|".join(r"\s*".join(field) for field in sorted(CARD_FIELDS, key=len, reverse=True))
_KEY = re.compile(rf"(?<![^\W\d])(?<!“)({_ANY})\s*(?:[：:]|(?=\t|$))")
_NOT_VALUE = re.compile(
    r"(?:^|[\s|【\[（(])(?:(?:浏览|阅读|访问|点击)[次量数人]*|字体|字号|作者|(?:责任)?编辑|审核|分享到?|打印|收藏|关闭)(?:[：:\s】\])）]|本|$).*"
)
_BUTTONS = re.compile(
    r"(?:[\W\d_AaTt]|打印(?:本[页文])?|关闭(?:窗口|本页|页面)?|加?入?收藏|分享[到至]?|返回|顶部|列表|复制链接"
    r"|微信|朋友圈|新浪|微博|QQ|空间|好友|字[号体]|大|中|小|默认|首页|更多|下载|语音播报|朗读|网站|第|共|页|末页|尾页|[上下]一页)+"
)
_CHROME = re.compile(
    r"\W*(?:[上下]一[篇条页则个]|[前后]一[篇条]|相关(?:链接|新闻|阅读|文[章档件]|信息|稿件|推荐|解读)|责任?编辑?[：:]|编辑[：:]|审核[：:]"
    r"|(?:浏览|阅读|访问|点击)[次量数人]+|扫[一码描]|用?手机扫|(?:您|你|当前|现在|所在)[的现当在所前]*位置|您访问的|版权所有|copyright"
    r"|[主承]办(?:单位)?[：:]|网站标识码|技术支持|联系我们|网站地图|无障碍|我要纠错|打开微信|打印本|关闭窗口|分享[到至]|字[号体]\s*[：:【\[（]"
    r"|地址[：:]|邮编|.{0,6}ICP备|.{0,4}公网安备|热点|推荐阅读)",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:名\s*称|标\s*题)\s*[：:]")
"""Fields that, below a text, are the text's own."""
_BELOW = 0.2
"""Share of the sentences that may stand below the line that closes a text and yet be none of the text."""
_ATTACHED = re.compile(r"附\s*[件表]|.*\.(?:docx?|wps|pdf|xlsx?|ofd|zip|rar)", re.IGNORECASE)
_SIGNED = re.compile(r".{2,30}(?:局|政府|委员会|办公室|厅|院|中心|部)|20\d\d年\d{1,2}月\d{1,2}日")
_DATE = re.compile(r"\s*20\d\d(?:-|/|年)\d{1,2}(?:-|/|月)\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?\s*$")
_DATED = re.compile(
    r"(?:^|[\s【\[（(])(?:信息|发稿|更新|录入|添加|撰写)?(?:时间|日期)\s*[：:]\s*(20\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?(?:\s+\d{1,2}:\d\d)?)"
)
_STOP = re.compile(r"[，。；,;]")
_SENTENCE, _SHARE = 12, 0.6
"""A sentence has this many Han; the main text has at least this share of all that a page tells in sentences."""


@dataclass(frozen=True)
class Text:
    """card: 键：值 lines; text: title and main text with looks; lost: the page's other lines; pictures: how many within."""

    card: tuple[str, ...]
    text: tuple[tuple[Look, str], ...]
    lost: tuple[Found, ...]
    pictures: int


def main_text(page: Page) -> Text:
    """Lines of a page that has prose -> the report on it."""
    lines, (ranges, known) = page.lines, _main(page)
    inside = [n for start, end in ranges for n in range(start, end)]
    first = next(n for n in inside if prose(lines[n]))
    last = _last(lines, inside)
    able = [n for n in range(first) if not _aside(lines[n]) and not _KEY.search(lines[n].text)]
    titled, title = title_of(page, able, first)
    below = [n for n in inside if n > last and not _OWN.match(lines[n].text)]
    above = [n for n in range(first) if n not in titled and (not title or squeeze(lines[n].text) != squeeze(title))]
    card, carded = _card(lines, (above, below), frozenset(inside))
    skip = {*titled, *carded, *(n for n in inside if titled and not known and n < titled[0])}
    skip |= {n for n in inside if n < first and titled and squeeze(lines[n].text) == squeeze(title)}
    kept = _trim(lines, [n for n in inside if n not in skip], (first, last))
    text = [(lines[n].look, lines[n].printed) for n in kept]
    if titled or squeeze(title) not in squeeze("".join(words for _, words in text[:6])):
        before = sum(n < titled[0] for n in kept) if titled else 0
        text[before:before] = [(Look.BODY, title)] if title else []
    told = {*kept, *titled, *carded}
    lost = (line for n, line in enumerate(lines) if line.text and n not in told and line.text != title)
    pictures = sum(first < n <= last for n in page.pictures)
    return Text(tuple(card), tuple(text), tuple(lost), pictures)


def _last(lines: Sequence[Found], inside: Sequence[int]) -> int:
    """The last line of running text or of a table, not counting a few sentences below the line that closes the text."""
    last = end = max(n for n in inside if prose(lines[n]) or (lines[n].look in TABLE and not _aside(lines[n])))
    below = 0
    whole = sum(prose(lines[n]) for n in inside)
    for n in reversed(inside[: inside.index(end) + 1]):
        below += prose(lines[n])
        if below > _BELOW * whole:
            break
        if closes_text(lines[n].text):
            last = next((m for m in range(n - 1, -1, -1) if prose(lines[m])), last)
    return last


def prose(line: Found) -> int:
    """How many Han a line of running text has; 0 for headings, links, chrome and cards."""
    size = han(line.text)
    running = size >= _SENTENCE and _STOP.search(line.text) and not _aside(line) and not _KEY.match(line.text)
    return size if running else 0


def _aside(line: Found) -> bool:
    """Whether a line is a link, buttons, or what a page says about itself."""
    text = line.text
    if not squeeze(text) or line.linked * 2 > han(text) or closes_text(text):
        return True
    sentence = len(text) > 20 and text.endswith(("。", "；"))
    return len(text) <= 100 and not sentence and bool(_CHROME.match(text) or (han(text) and _BUTTONS.fullmatch(text)))


def _main(page: Page) -> tuple[list[tuple[int, int]], bool]:
    """Which lines are the main text, and whether a known container said so."""
    weight = [0, *accumulate(map(prose, page.lines))]
    links = [0, *accumulate(line.linked for line in page.lines)]

    def rank(held: list[tuple[int, int]]) -> tuple[int, int]:
        return sum(weight[b] - weight[a] for a, b in held), -sum(b - a for a, b in held)

    best = max(page.known.values(), key=rank, default=[])
    known = 2 * rank(best)[0] >= weight[-1]
    if not known:
        ranges = sorted([*page.ranges, (0, len(page.lines))], key=lambda r: r[1] - r[0])
        start, end = next((a, b) for a, b in ranges if weight[b] - weight[a] >= _SHARE * weight[-1])
        for a, b in ranges:
            more = weight[b] - weight[a] - weight[end] + weight[start]
            if a <= start and end <= b and 0 < more >= 10 * (links[b] - links[a] - links[end] + links[start]):
                start, end = a, b
        best = [(start, end)]
    start, end = best.pop()
    while end < len(page.lines) and _SIGNED.fullmatch(page.lines[end].text) and not _aside(page.lines[end]):
        end += 1
    return [*best, (start, end)], known


def _card(
    lines: Sequence[Found], around: tuple[list[int], list[int]], inside: frozenset[int]
) -> tuple[list[str], set[int]]:
    """Lines above and below the text -> 键：值 as the page tells them, and which lines told them."""
    pairs: dict[str, str] = {}
    used: set[int] = set()
    waiting = ""
    above = frozenset(around[0])
    before = -1
    for n in chain(*around):
        waiting, before = waiting if n == before + 1 else "", n
        text = lines[n].text if len(lines[n].text) <= 300 and lines[n].linked * 2 <= han(lines[n].text) else ""
        marks = list(_KEY.finditer(text))
        date = _DATE.match(text[: marks[0].start()] if marks else text)
        date = None if n in inside and (n not in above or "年" in text) else date
        if n in above and n not in inside and not marks:
            date = date or _DATED.search(text)
        if date and not waiting:
            pairs.setdefault("发布时间", date[date.lastindex or 0].strip())
        elif waiting and text and not marks and not _aside(lines[n]):
            pairs.setdefault(waiting, text)
        if marks or date or (waiting and waiting in pairs):
            used.add(n)
        waiting = ""
        for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(text)], strict=False):
            waiting, value = "".join(mark[1].split()), _NOT_VALUE.sub("", text[mark.end() : end]).strip(" \t|：:[]【】")
            if value:
                pairs.setdefault(waiting, value)
            if value or lines[n].look in TABLE:
                waiting = ""
    return [f"{key}：{value}" for key, value in pairs.items()], used


def _trim(lines: Sequence[Found], places: list[int], text: tuple[int, int]) -> list[int]:
    """Places without chrome; below the text, after the first line of chrome, only attachments count."""
    kept, closed = [], False
    for n in places:
        aside, attached = _aside(lines[n]), n > text[1] and _ATTACHED.match(lines[n].text)
        closed = closed or (n > text[1] and aside and not attached)
        within = text[0] <= n <= text[1] and not _BUTTONS.fullmatch(lines[n].text[:100])
        if attached or (not closed and (within or not aside)):
            kept.append(n)
    return [n for n in kept if lines[n].text]
