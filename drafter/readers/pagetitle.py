"""Lines of a web page -> its title: what the page calls itself says which of them it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.readers.webpage import Page
from drafter.zh.hygiene import squeeze

_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}20\d\d\d{1,4}号$")
"""A document's number, 样发〔2025〕3号, squeezed."""
_SITE = re.compile(r".*(?:人民政府|门户网站|网|委员会|局|厅|部)")
_NAMED = re.compile(r"报告|总结|计划|要点|情况")
_NAME, _TITLE = 300, 8
"""Characters of a page's name that count; of a title where nothing but the name says that it is one."""


def title_of(page: Page, able: Sequence[int], first: int) -> tuple[range, str]:
    """Lines that may be a title, and the first of the text -> the lines that are its title, and the title; no lines when only <title> tells it."""
    named, texts = squeeze(page.name[:_NAME]), [squeeze(line.text) for line in page.lines[:first]]

    def until(n: int) -> int:
        """Where the run of lines from n ends that together are in the page's name."""
        end = n + 1
        while end < first and texts[end] and "".join(texts[n : end + 1]) in named and not _NUMBER.match(texts[end]):
            end += 1
        return end

    def score(n: int) -> tuple[int, int]:
        whole = "".join(texts[n : until(n)])
        opens = named.startswith(whole) and len(whole) >= _TITLE and not _SITE.fullmatch(whole)
        likely = 2 * (whole in named) + 2 * bool(_NAMED.search(whole)) + page.lines[n].title + opens
        return likely, len(texts[n])

    able = [n for n in able if 4 <= len(texts[n]) <= 80 and score(n)[0] >= 3]
    if not able:
        return range(0), next(
            (part for part in re.split(r"[_|—–-]", page.name[:_NAME].strip()) if _NAMED.search(part)), ""
        )
    start = max(able, key=score)
    end = until(start)
    while start and texts[start - 1] and "".join(texts[start - 1 : end]) in named:
        start -= 1
    return range(start, end), "".join(line.text for line in page.lines[start:end])
