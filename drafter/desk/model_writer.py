"""What a section may be written from -> what a model makes of it, sentence by sentence, each held against what it names."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from drafter.desk.section_given import SectionGiven
from drafter.grounding import Bureau, Grounds
from drafter.model.grounded import Drafted, Given, Grounded
from drafter.model.second_reader import SecondReader
from drafter.zh.sentences import split


class SaidSentence(BaseModel):
    """A sentence, and the numbers of what it is made from."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(max_length=600)
    sources: list[int] = Field(max_length=40)


class SaidParagraph(BaseModel):
    """A paragraph."""

    model_config = ConfigDict(extra="forbid")
    sentences: list[SaidSentence] = Field(max_length=60)


class SaidDraft(BaseModel):
    """What a model answers."""

    model_config = ConfigDict(extra="forbid")
    paragraphs: list[SaidParagraph] = Field(max_length=40)


@dataclass(frozen=True)
class Writer:
    """Who writes by which instructions, and for whom."""

    reader: SecondReader
    system: str
    bureau: Bureau

    def section(self, section: SectionGiven) -> Grounded:
        """A section written. NoAnswer where nothing came."""
        asked = {
            "标题": section.heading.words,
            "样子": section.example,
            "来处": [_told(one) for one in section.given],
            "这些完成情况答的是去年的计划": dict(section.promised),
        }
        return self._grounded(section.given, asked, f"起草 {section.heading.id}", section.example)

    def smoothed(self, text: str, where: str) -> Grounded:
        """A paragraph said shorter. NoAnswer where nothing came."""
        given = (Given(1, text, where),)
        return self._grounded(given, {"来处": [_told(one) for one in given]}, f"润色 {where}")

    def _grounded(self, given: Sequence[Given], asked: Mapping[str, object], about: str, example: str = "") -> Grounded:
        material = json.dumps(asked, ensure_ascii=False, indent=1)
        answer = self.reader.ask(self.system, material, "照上面的要求写，只输出 JSON。", SaidDraft, about)
        return Grounds(given, self.bureau, example).grounded(drafted(answer))


def _told(given: Given) -> dict[str, object]:
    return {"编号": given.number, "出自": given.where, "是": given.ground.value, "话": given.text}


def drafted(answer: SaidDraft) -> list[Drafted]:
    """An answer -> its sentences; one item that holds several is taken apart."""
    return [
        Drafted(one.text, tuple(said.sources), number)
        for number, paragraph in enumerate(answer.paragraphs)
        for said in paragraph.sentences
        for one in split(" ".join(said.text.split()))
    ]
