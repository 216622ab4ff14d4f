"""Whether a paper is of this district and of this year at all: not another district's report, the city's, or last year's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from drafter.model.material import Material
from drafter.zh import districts
from drafter.zh.expression import expression

_TOP, _FOOT = 3, 2
"""Paragraphs at the top and at the end in which a paper says whose it is."""
_TITLE, _SIGNED = 60, 30
"""Characters of a title and of a signature."""
_CELLS = 5000
"""Cells of a paper's tables that are looked at."""
_TIMES = 2
"""How many times oftener another place is named than ours, where both are."""
_MANY = 2
_ABOUT = expression("[赴到向与访]|考察|学习|调研|交流|帮扶|协作|对口|援|友好|经验|做法|借鉴|转发|来函|感谢|联合")
"""A title that names another place because the paper tells of it, not because it is that place's."""
_OFFICE = expression(
    "[^，。（(]{0,6}?(?:委|人民政府|政府|局|厅|办公室|中心|科|处|街道|镇|乡|依法治|法治|司法|普法|复议|公证|调解|援助|矫正|20\\d\\d)"
)
_OF_A_CITY = expression("全市|我市|本市|全省|我省|各区|各市")
_OF_A_DISTRICT = expression("我[区县]|全[区县]|本[区县]|区[委直级属]|县[委直级属]")
_ACCOUNT = expression(
    "总结|小结|报告|年报|汇报|情况|材料|盘点|统计|台账|报表|月报|季报|报送表|汇总|亮点|述职|述法|成效|举措"
)
_ISSUED = expression("通报|表彰|评选|决定|批复|公示|证书|通知|名单|计划|要点|方案|规划|打算|安排|思路|下一?步")
"""What is issued of a year later than the one it names, or ahead of it."""
_YEAR = expression(
    r"(?P<from>20\d\d)[—–\-－~至到](?P<to>20\d\d)|(?P<year>20\d\d)(?:年度?(?!\d|以来|起|至今)|(?=[^\d年.\-/—]|$))"
)
_AHEAD = expression("底|末|前|[^。；]{0,16}(?:将|拟|计划|打算|力争|思路|要点|安排|要|目标)")
_UNTIL = expression("[—–\\-－~至到于\\d]$|《[^》]*$")
"""What stands before a year that is only reached: （2023—2025年）, 到2025年."""
_OPENS = expression(r"(?P<year>20\d\d年)?(?:度|以来|来)?，?(?P<rest>.{0,24})")
_META = expression("^[^\u4e00-\u9fff]*$|[|｜\t]|^(?:索\\s*引\\s*号|发布日期|发布时间|来源|作者|字号|浏览)")
"""What a web page sets above its text."""
_SENTENCE = expression("[，。；]")
_NOWHERE = "\0"
_KINDS = (("区", "县", "旗", "市"), ("省", "自治区"))


def not_ours(material: Material, year: int, home: str) -> str:
    """A paper, the year reported on and the district's base name -> why nothing of it may be used; empty where it is ours."""
    paper = _Paper(material, year, home or _NOWHERE)
    return paper.of_another_place() or paper.of_a_wider_place() or paper.of_another_year()


@dataclass(frozen=True)
class _Paper:
    material: Material
    year: int
    home: str

    def of_another_place(self) -> str:
        """Another district's or city's, which its title, its first words or its signature name, and hardly ours."""
        ours = self._text.count(self.home)
        for head in (*(one for one in self._heads if not _ABOUT.search(one)), self._opening):
            for name in _issuers(head) if self.home not in head else ():
                base = districts.base_of(name)
                if name in self._above or self._lies_within(name) or base in self.home or self.home in base:
                    continue
                if not ours or self._text.count(base) > _TIMES * ours:
                    return f"像是{name}的材料，不是本地的，没有用；是本地的，请把题目里的地名改对再收"
        return ""

    def of_a_wider_place(self) -> str:
        """The city's or the province's own, which never names ours."""
        if self.home in self._text or any(self.home in head for head in self._heads):
            return ""
        wide, narrow = (len(words.findall(self._text)) for words in (_OF_A_CITY, _OF_A_DISTRICT))
        if wide < max(_MANY, _TIMES * narrow):
            return ""
        for head in self._heads:
            for name in _issuers(head):
                if name in self._above:
                    return f"像是{name}的材料，说的不是本地，没有用"
        return ""

    def of_another_year(self) -> str:
        """An account that its titles date before the year reported on, and that tells nothing of this one but what lies ahead."""
        accounts = (title for title in self._titles if _ACCOUNT.search(title))
        dated = [found for title in (*accounts, self._opening) for found in _years(title)]
        if not dated or max(found for title in (*self._titles, self._opening) for found in _years(title)) >= self.year:
            return ""
        said = f"{self.year}年"
        told = any(
            not _AHEAD.match(text, at + len(said)) for text, at in self._saying(said) if not _UNTIL.search(text[:at])
        )
        return (
            "" if told else f"像是{max(dated)}年的材料，不是{self.year}年的，没有用；是今年的，请把题目里的年份改对再收"
        )

    def _saying(self, words: str) -> Iterator[tuple[str, int]]:
        """Where the paper says some words, headings of what lies ahead aside."""
        ahead = False
        for text in self._lines:
            if len(text) <= _SIGNED:
                ahead = bool(_ISSUED.search(text)) or (ahead and not _ACCOUNT.search(text))
            at = -1 if ahead else text.find(words)
            if at >= 0:
                yield text, at

    @cached_property
    def _lines(self) -> Sequence[str]:
        cells = (cell for grid in self.material.grids for row in grid.rows for cell in row)
        return [
            text for text in chain((p.text.strip() for p in self.material.paper.paras), islice(cells, _CELLS)) if text
        ]

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._lines)

    @cached_property
    def _titles(self) -> Sequence[str]:
        """The file's name, the first short paragraphs, the first row of a table."""
        name = self.material.file.rsplit("/", 1)[-1].rpartition(".")[0]
        paras = (para.text.strip() for para in self.material.paper.paras)
        tops = [*islice((text for text in paras if text and not _META.search(text)), _TOP)]
        tops += [grid.rows[0][0] for grid in self.material.grids[:1] if grid.rows and grid.rows[0]]
        return [name, *(text for text in tops if 0 < len(text) <= _TITLE and not _SENTENCE.search(text))]

    @cached_property
    def _heads(self) -> Sequence[str]:
        """Where a paper says whose it is: titles and signature."""
        feet = [para.text.strip() for para in self.material.paper.paras[-_FOOT:]]
        return [*self._titles, *(text for text in feet if 0 < len(text) <= _SIGNED)]

    @cached_property
    def _opening(self) -> str:
        """The year and the place that its text begins with: 2024年，龙华区."""
        texts = (para.text.strip() for para in self.material.paper.paras)
        found = _OPENS.match(next((text for text in texts if len(text) > _TITLE), ""))
        place = next((name for start, _, name in districts.find(found["rest"]) if not start), "") if found else ""
        return f"{found['year'] or ''} {place}" if found else ""

    @cached_property
    def _above(self) -> frozenset[str]:
        """The cities and the provinces that a place of our name lies in."""
        return frozenset(above for seat in self._seats for above in seat[1:] if above != seat[0])

    @cached_property
    def _seats(self) -> Sequence[tuple[str, str, str]]:
        return [seat for ends in _KINDS for end in ends for seat in districts.seats(self.home + end)]

    def _lies_within(self, name: str) -> bool:
        """Whether a place lies in ours, where ours is a city or a province."""
        own = {seat[0] for seat in self._seats}
        return any(above in own for seat in districts.seats(name) for above in seat[1:])


def _issuers(head: str) -> Iterator[str]:
    """The places of a title or a signature whose office it names, or whose name is all that it says: not 北京市某律师事务所."""
    for _, end, name in districts.find(head):
        known = districts.official(name) or districts.renamed(name)
        if known and (end == len(head) or _OFFICE.match(head, end)):
            yield name


def _years(title: str) -> list[int]:
    """The years a title names, those of what is ahead or was issued of them aside: 2023年工作总结和2024年工作计划."""
    found = list(_YEAR.finditer(title))
    ends = [one.start() for one in found[1:]] + [len(title)] if found else []
    kept = [one for one, end in zip(found, ends, strict=True) if not _ISSUED.search(title, one.end(), end)]
    return [int(one["to"] or one["year"]) for one in kept]
