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
    BODY = "正文"
    ATTACHMENT_LIST = "附件说明"
    SIGNATURE = "署名"
    DATE = "日期"
    ATTACHMENT_LABEL = "附件"
    ATTACHMENT_TITLE = "附件标题"
    TABLE_HEAD = "表头"
    TABLE_ROW = "表行"
    PICTURE = "图"
    CAPTION = "图题"
    NOTE = "图注"


class Stress(StrEnum):
    """How much a stretch of words asks to be seen; each writer has its own means."""

    NONE = ""
    SLIGHT = "留意"
    HEAVY = "醒目"


TABLE = (Look.TABLE_HEAD, Look.TABLE_ROW)
"""Paragraphs of these looks are rows; their cells are parted by spans of one tab. Rows in sequence are one table;
a row of one cell in a table of several names the rows below it and runs across."""


@dataclass(frozen=True)
class Span:
    """A run of text; ref says which value of the clerk's tables it prints. blank: nothing is written there yet."""

    text: str
    ref: Ref = ()
    blank: bool = False
    stress: Stress = Stress.NONE


@dataclass(frozen=True)
class Para:
    """A paragraph. origin is the text as found in the file where reading changed it (script, width), else empty;
    chart: what a picture shows."""

    look: Look
    spans: tuple[Span, ...]
    place: Place | None = None
    origin: str = ""
    chart: Chart | None = None

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
