"""One paper: what readers make is what writers take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafter.model.chart import Chart
from drafter.model.place import Place, Ref


class Look(StrEnum):
    """How a paragraph is set. Values are what the text writer prints and what templates may name."""

    TITLE = "标题"
    SUBTITLE = "副题"
    ADDRESSEE = "主送"
    H1 = "一级"
    H2 = "二级"
    H3 = "三级"
    H4 = "四级"
    BODY = "正文"
    ATTACHMENT_LIST = "附件说明"
    SIGNATURE = "署名"
    DATE = "日期"
    ATTACHMENT_LABEL = "附件"
    ATTACHMENT_TITLE = "附件标题"
    TABLE_HEAD = "表头"
    TABLE_ROW = "表行"
    SERIAL = "份号"
    SECRECY = "密级"
    URGENCY = "紧急程度"
    MASTHEAD = "发文机关标志"
    NUMBER = "发文字号"
    COPIES = "抄送"
    PRINTED = "印发"
    SHEET_TITLE = "审阅单"
    SHEET_HEAD = "审阅小题"
    SHEET_LINE = "审阅"
    PICTURE = "图"
    CAPTION = "图题"
    NOTE = "图注"


class Stress(StrEnum):
    """How much a stretch of words asks to be seen; each writer has its own means."""

    NONE = ""
    SLIGHT = "留意"
    HEAVY = "醒目"


HEAD = (Look.SERIAL, Look.SECRECY, Look.URGENCY, Look.MASTHEAD, Look.NUMBER)
"""版头: what stands above the title; 签发人 is parted from 发文字号 by a tab."""

IMPRINT = (Look.COPIES, Look.PRINTED)
"""版记: what stands at the foot of the last page; 印发机关 and the date are parted by a tab."""

SHEET = (Look.SHEET_TITLE, Look.SHEET_HEAD, Look.SHEET_LINE)
"""审阅单: the first page of a review copy."""

AROUND = (*HEAD, *IMPRINT, *SHEET)
"""What belongs to the sending of a paper, not to the report it carries."""

TABLE = (Look.TABLE_HEAD, Look.TABLE_ROW)
"""Paragraphs of these looks are rows; their cells are parted by spans of one tab. Rows in sequence are one table;
a row of one cell in a table of several names the rows below it and runs across."""

HEADINGS = (Look.H1, Look.H2, Look.H3, Look.H4)
"""Looks of headings."""
PARTED = (*TABLE, Look.NUMBER, Look.PRINTED)
"""Looks whose words are parted by tabs."""


@dataclass(frozen=True)
class Span:
    """A run of text; ref says which value of the clerk's tables it prints. blank: nothing is written there yet; also: the
    other values it stands for, one blank for several; within: the slot it fills, characters of the text of a cell."""

    text: str
    ref: Ref = ()
    blank: bool = False
    stress: Stress = Stress.NONE
    also: tuple[Ref, ...] = ()
    within: Ref = ()


@dataclass(frozen=True)
class Para:
    """A paragraph. origin: the text as found in the file where reading changed it (script, width), else empty;
    carried: it says what last year's report said, word for word; chart: what a
    picture shows; key: name of the bookmark that stands round its words in a draft, empty for none."""

    look: Look
    spans: tuple[Span, ...]
    place: Place | None = None
    origin: str = ""
    carried: bool = False
    chart: Chart | None = None
    key: str = ""

    @property
    def text(self) -> str:
        """The paragraph's words."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class Doubt:
    """Something a reader or parser was not sure of, in Chinese; paragraph counts from 1, 0 is the whole paper."""

    paragraph: int
    message: str


@dataclass(frozen=True)
class Manuscript:
    """Paragraphs in order, and what the reader dropped or doubted."""

    paras: tuple[Para, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        """All words, a paragraph a line."""
        return "\n".join(para.text for para in self.paras)
