"""What a report says of itself: title, district, issuer, year, kind, addressee, date; and where its body begins and ends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.model.kind import ReportKind
from drafter.zh import districts
from drafter.zh.headings import marker_of
from drafter.zh.web_phrases import CARD_FIELDS

_DATE = re.compile(r"^(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$")
_DATE_IN = re.compile(r"(20\d\d)(?:年|-|/)(\d{1,2})(?:月|-|/)(\d{1,2})日?")
_ANNEX = re.compile(r"^附(?:件|表)\s*[\d一二三四五]?$")
_LISTED = re.compile(r"^附件[：:]|^\d[.．][^。]{2,40}表$")
_HAN = re.compile("[\u4e00-\u9fff]")
_BLANK = r"\s?"
_SPREAD = {"索引号", "文号", "名称"}
"""Fields that sites print with blanks between the characters, to be as long as the others."""
_CARD = re.compile(
    rf"\||^(?:{'|'.join(_BLANK.join(field) if field in _SPREAD else field for field in CARD_FIELDS)})[：:]"
)
_ISSUER = re.compile(r"(?:局|政府|委员会|办公室|厅|院|中心|部)$")
_TOP = 30
"""Paragraphs within which title and addressee stand, the card of a website before them."""
_END = "。！？；，、"
_GREETING = re.compile("(?:尊敬的)?各位(?:代表|委员|领导|同志)[^。：:]{0,12}[：:]")
_LONGEST_LINE = 60
"""Characters of a line above the greeting: where and when who spoke."""
_TOLD = re.compile("(?<!作政府工作报告)[。！；]$")
"""Ends a line of text, and not the one that says who gave the report."""
_LAST = 3
"""Paragraphs at the end within which the signature stands."""
_COMMON = frozenset(("城区", "郊区", "矿区"))
"""Names of districts that are words too; theirs only behind the city's: 汕尾市城区."""
_OFFICE = re.compile(
    r"司法局|人民政府|区?委全面依法治|第[一二三四五六七八九十]+届|人民代表大会|政府|委|司法行政|县长|区长|市长|省长"
)


_UNLISTED = re.compile(
    rf"(?:中共|[\u4e00-\u9fff]{{2,8}}[省市])?([\u4e00-\u9fff]{{2,10}}?(?:(?<![社小园辖全我本各地片校景库矿])区|[县市旗]))"
    rf"(?=管委会|{_OFFICE.pattern}|(?:20\d\d|二[〇○零]..)年)"
)
"""A place no list knows — new, renamed, a development zone — by the office named behind it: 青岚区司法局, 临江经开区管委会."""

_AHEAD = re.compile("计划|要点|打算|安排|思路")
_BOTH = re.compile(rf"(?:总结|小结|报告|汇报|情况).{{0,2}}[和及与暨、].{{0,20}}(?:{_AHEAD.pattern})")
"""A title that names two papers: 2022年工作总结和2023年工作要点."""


@dataclass(frozen=True)
class Frame:
    """Where the parts of a paper are, paragraphs from 1: the body is first..last; 0 where a part is missing. office: the
    line above the title that names whose paper it is."""

    office: int
    title: int
    addressee: int
    first: int
    last: int
    signature: int
    date: int


def frame(texts: Sequence[str]) -> Frame:
    """Texts of all paragraphs -> title, addressee, body, signature and date line."""
    first, office, title, addressee = 1, 0, 0, 0
    blank = next((n for n, text in enumerate(texts) if text), 0)
    greeting = _greeting(texts[: blank + _TOP])
    for number, text in enumerate(texts[: blank + _TOP], start=1):
        if _CARD.search(text) or set(text) <= set("-|— "):
            first = number + 1
        elif _is_title(text) and not addressee:
            if title and _is_own_title(text, texts[title - 1]):
                break
            title, first = title or number, number + 1
        elif text.endswith(("：", ":")) and len(text) <= 20 and not marker_of(text) and number >= greeting:
            addressee, first = number, number + 1
            break
        elif not title and _is_office(text) and any(_is_title(after) for after in texts[number : number + 1]):
            office, first = number, number + 1
        elif _is_byline(text) or number < greeting:
            first = number + 1
        else:
            break
    last = _before_annexes(texts, first)
    date = next((n for n in range(last, max(first, last - 4), -1) if _DATE.match(texts[n - 1])), 0)
    last = date - 1 if date else last
    signature = last if last > first and _is_signature(texts[last - 1]) else 0
    last = signature - 1 if signature else last
    while last > first and _LISTED.match(texts[last - 1]):
        last -= 1
    return Frame(office, title, addressee, first, last, signature, date)


def _greeting(texts: Sequence[str]) -> int:
    """Number of the line that greets the meeting, where only short lines stand before it: the meeting, the speaker's office
    and name; else 0."""
    found = next((n for n, text in enumerate(texts, start=1) if _GREETING.fullmatch(text)), 0)
    short = all(len(text) <= _LONGEST_LINE and not _TOLD.search(text) for text in texts[: max(0, found - 1)])
    return found if short and not any(map(marker_of, texts[: max(0, found - 1)])) else 0


def _before_annexes(texts: Sequence[str], first: int) -> int:
    """The last paragraph before 附件1 and what follows it."""
    annex = (n for n in range(first + 1, len(texts) + 1) if _ANNEX.match(texts[n - 1]))
    return next(annex, len(texts) + 1) - 1


def title_of(texts: Sequence[str], at: Frame) -> str:
    """The title whole, with the office that stands on a line of its own above it; empty where there is none."""
    return (texts[at.office - 1] if at.office else "") + (texts[at.title - 1] if at.title else "")


def _is_signature(text: str) -> bool:
    return _is_office(text) or text.startswith("【待填")


def _is_office(text: str) -> bool:
    return bool(_ISSUER.search(text)) and len(text) <= 30 and not marker_of(text)


def _is_title(text: str) -> bool:
    named = re.search(r"报告|总结|小结|汇报|计划|要点|情况", text)
    return bool(named) and len(text) <= 60 and text[-1] not in _END + "：:" and not marker_of(text)


def _is_own_title(text: str, whole: str) -> bool:
    """Whether a line is the title of the first of two papers that the title of the whole names: ……总结和……要点."""
    return bool(_BOTH.search(whole) and not _AHEAD.search(text))


def _is_byline(text: str) -> bool:
    """Lines between title and text: the date, the meeting, the speaker."""
    return (
        len(text) <= 40
        and text[-1] not in "。！？；：:"
        and bool(_DATE_IN.search(text) or re.search(r"会议上?|^[——（(]|[市县区省州]长|主席|局长", text))
    )


def date_of(texts: Sequence[str], at: Frame) -> str:
    """The date under the signature, else the first one above the text (发文日期, 会议日期), as 2024年1月10日; empty when there is none."""
    lines = [texts[at.date - 1]] if at.date else texts[: at.first - 1]
    for line in lines:
        found = _DATE_IN.search(line)
        if found:
            return f"{int(found[1])}年{int(found[2])}月{int(found[3])}日"
    return ""


def kind_of(
    title: str,
    headings: Sequence[str],
    body: Sequence[str],
    kinds: Sequence[ReportKind],
    file: Path,
    greeting: str = "",
) -> ReportKind | None:
    """The kind with the longest clue in the title; among equals the one whose clues weigh most: whom it greets 60, in the
    opening 6, in a level-1 heading 4, in the text 1 (at most 8); the file name when no clue shows."""
    opening, text = "".join(body[:1]), "".join(body)

    def weight(kind: ReportKind) -> tuple[int, int]:
        named = max((len(clue) for clue in kind.clues if clue in title), default=0)
        return named, sum(
            60 * (clue in greeting)
            + 6 * (clue in opening)
            + 4 * sum(clue in h for h in headings)
            + min(8, text.count(clue))
            for clue in kind.clues
        )

    best = max(kinds, key=weight, default=None)
    if best and any(weight(best)):
        return best
    return next((kind for kind in kinds if any(clue in file.stem for clue in kind.clues)), None)


def district_of(texts: Sequence[str], title: str, file: Path) -> str:
    """The place a report is about (龙华区, 高唐县), by how often and how officially it is named; empty when unsaid. One that
    says 我区 throughout may name its city's offices more often than itself: the file's own name decides where that place is
    named, with its suffix or without, more often still."""
    votes: defaultdict[str, float] = defaultdict(float)
    for weight, text in [(40, title), *((1, text) for text in texts)]:
        found = list(districts.find(text))
        starts = {start for start, _, _ in found}
        for start, end, name in found:
            if end not in starts:  # in 深圳市龙华区 the city only says where the district is
                votes[name] += weight * (4 if _OFFICE.match(text, end) else 1) * _sure(text, start, name)
    filed = [name for _, _, name in districts.find(file.stem)]
    for name in filed:
        votes[name] += 1
    whole = "\n".join(texts)
    for name in {name for name in votes if name in filed or districts.official(name)} - _COMMON:
        votes[name] += whole.count(districts.base_of(name)) // 2
    best = max(votes, key=lambda name: votes[name], default="")
    if best and votes[best] >= 3:
        said = whole.count(districts.base_of(best))
        return next((name for name in filed if whole.count(districts.base_of(name)) > said), best)
    stem = re.split(r"[-_—\s]", file.stem)[0]
    told = _UNLISTED.match(title) or next(filter(None, map(_UNLISTED.match, texts[-_LAST:])), None)
    return told[1] if told else filed[0] if filed else stem if _HAN.search(stem) and stem in whole else ""


def _sure(text: str, start: int, name: str) -> float:
    """1 for a district by today's name; less for a province or an older name, 0 for two characters in a phrase (市和县)."""
    if name in _COMMON and text[start - 1 : start] != "市":
        return 0.0
    if len(name) == 2 and start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff" and text[start - 1] not in "市省州在":
        return 0.0
    return (0.5 if name.endswith("省") else 1.0) * (1.0 if districts.official(name) else 0.3)


def addressee_of(texts: Sequence[str], at: Frame) -> str:
    """主送机关, without its colon."""
    return texts[at.addressee - 1].rstrip("：:") if at.addressee else ""
