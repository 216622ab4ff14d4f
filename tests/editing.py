"""People at work on a Word draft, by seed: they type, strike out, split, merge, move, retitle, fill in and comment."""

from __future__ import annotations

import io
import random
import re
import zipfile
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafter.ooxml import revisions

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NS = W[1:-1]
ADDED = ("经区政府常务会议审议通过", "会同各街道", "在全市率先", "，群众反映良好", "共走访企业", "，有关做法在全区推广")
PARAGRAPHS = (
    "建立街道法治督察联系点，每季度通报一次整改进展。",
    "组织开展重点领域执法案卷互评，评查结果纳入年度考核。",
    "在社区设立法治观察点，邀请居民代表参与监督。",
    "完善重大项目合法性审查前置机制，提前介入项目论证。",
)
Touched = list[etree._Element]
AUTHORS = ("王局长", "办公室李主任", "张科")


TABLES = {
    "正文.yaml": r"^      .+", "上年计划.yaml": r"^    完成情况: .+", "下年计划.yaml": r"^    计划: .+",
    "上年问题.yaml": r"^    整改情况: .+", "本年问题.yaml": r"^    (?:问题|原因): .+",
}  # fmt: skip
"""Tables of a dossier that people work on, and the lines in them that are the text of a report."""
LEDGERS = ("台账甲同步更新，", "台账乙同步更新，", "台账丙同步更新，")
"""What somebody puts into the tables while the draft is out."""
W14, W15 = (
    "{http://schemas.microsoft.com/office/word/2010/wordml}",
    "{http://schemas.microsoft.com/office/word/2012/wordml}",
)
_EXTENDED = "word/commentsExtended.xml"
_KNOWN_AS = (
    (
        "[Content_Types].xml",
        b'<Override PartName="/word/commentsExtended.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"/>',
        b"</Types>",
    ),
    (
        "word/_rels/document.xml.rels",
        b'<Relationship Id="rIdExtended" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>',
        b"</Relationships>",
    ),
)
"""What names the part of a Word file that says which comment answers which: file, words, and what they stand before."""


@dataclass(frozen=True)
class Edit:
    """Something somebody did. gone, new: the paragraphs it touched as they were and as they read in the end; for a comment,
    what it says."""

    name: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


class Draft:
    """A .docx taken apart: its body, and who works on it with or without tracking."""

    def __init__(self, data: bytes, seed: int, *, tracked: bool = False) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(W + "body")
        self.draw, self.tracked, self.author = random.Random(seed), tracked, AUTHORS[seed % len(AUTHORS)]
        self.count = 0
        self.was = [(p, text_of(p)) for p in self.body.iter(W + "p")]
        self.did: list[tuple[str, Touched]] = []

    def do(self, name: str) -> bool:
        """One of the things people do, where there is something to do it to."""
        touched = getattr(self, name)()
        if touched:
            self.did.append((name, touched))
        return bool(touched)

    def edits(self) -> list[Edit]:
        """All that was done, in the words of the paragraphs as they read in the end, tracked changes accepted."""
        was = dict(self.was)
        body = deepcopy(self.body)
        copies = dict(zip(self.body.iter(W + "p"), body.iter(W + "p"), strict=True))
        revisions.accept(body)
        now = {p: text_of(copy) for p, copy in copies.items() if any(one is body for one in copy.iterancestors())}
        made = []
        for name, touched in self.did:
            if name in ("comment", "reply"):
                made.append(Edit(name, (), (text_of(touched[0]),)))
            else:
                gone, new = ([text for p in touched if (text := words.get(p))] for words in (was, now))
                made.append(Edit(name, tuple(gone), tuple(new)))
        return made

    def data(self) -> bytes:
        """The file as it is saved."""
        self.parts["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, data)
        return stream.getvalue()

    def paragraphs(self, *styles: str) -> list[etree._Element]:
        """Paragraphs of the text with these styles and some words."""
        found = []
        for p in self.body.findall(W + "p"):
            style = p.find(f"{W}pPr/{W}pStyle")
            if style is not None and style.get(W + "val") in styles and len(text_of(p)) > 6:
                found.append(p)
        return found

    def _mark(self, tag: str) -> etree._Element:
        self.count += 1
        return etree.Element(
            W + tag, {W + "id": str(9000 + self.count), W + "author": self.author, W + "date": "2026-01-05T09:00:00Z"}
        )

    def _put_in(self, run: etree._Element, words: str, *, after: bool) -> None:
        new = deepcopy(run)
        for child in list(new):
            if child.tag != W + "rPr":
                new.remove(child)
        highlight = new.find(f"{W}rPr/{W}highlight")
        if highlight is not None:
            highlight.getparent().remove(highlight)
        text = etree.SubElement(new, W + "t")
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if self.tracked:
            mark = self._mark("ins")
            mark.append(new)
            new = mark
        (run.addnext if after else run.addprevious)(new)

    def _take_out(self, run: etree._Element) -> None:
        if not self.tracked:
            run.getparent().remove(run)
            return
        for text in run.findall(W + "t"):
            text.tag = W + "delText"
        mark = self._mark("del")
        run.addprevious(mark)
        mark.append(run)

    def cut(self, p: etree._Element, at: int) -> etree._Element | None:
        """The run that begins at a character, runs cut where need be."""
        passed = 0
        for run in runs_of(p):
            text = run.find(W + "t")
            size = len(text.text or "")
            if passed == at:
                return run
            if passed < at < passed + size:
                rest = deepcopy(run)
                text.text, rest.find(W + "t").text = text.text[: at - passed], text.text[at - passed :]
                for one in (text, rest.find(W + "t")):
                    one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.addnext(rest)
                return rest
            passed += size
        return None

    # what people do; each returns the paragraphs and cells it touched, none where nothing was done

    def type(self) -> Touched:
        p = self.draw.choice(self.paragraphs("drafterBODY"))
        words = text_of(p)
        places = [
            m.end() for m in re.finditer("[，；]", words) if "【" not in words[max(0, m.end() - 40) : m.end() + 40]
        ]
        if not places:
            return []
        run = self.cut(p, self.draw.choice(places))
        self._put_in(run, self.draw.choice(ADDED).strip("，") + "，", after=False)
        return [p]

    def strike(self) -> Touched:
        p = self.draw.choice(self.paragraphs("drafterBODY"))
        words = text_of(p)
        clauses = list(re.finditer("[，；][^，。；【】“”]{4,20}(?=[，。；])", words))
        if not clauses:
            return []
        found = self.draw.choice(clauses)
        self.cut(p, found.start())
        self.cut(p, found.end())
        at = 0
        for run in runs_of(p):
            size = len(run.find(W + "t").text or "")
            if found.start() <= at < found.end():
                self._take_out(run)
            at += size
        return [p]

    def retype_figure(self) -> Touched:
        p = self.draw.choice(self.paragraphs("drafterBODY"))
        runs = [r for r in runs_of(p) if re.fullmatch(r"\d{2,6}[件宗人次场个项条]+", r.find(W + "t").text or "")]
        if not runs:
            return []
        text = self.draw.choice(runs).find(W + "t")
        text.text = re.sub(r"\d+", lambda m: str(int(m[0]) + 7), text.text)
        return [p]

    def fill(self) -> Touched:
        """Something is typed where nothing was written."""
        runs = [
            r for p in self.paragraphs("drafterBODY") for r in runs_of(p)
            if (r.find(W + "t").text or "").startswith("【待填：“")
        ]  # fmt: skip
        if not runs:
            return []
        run = self.draw.choice(runs)
        self._put_in(run, "已经印发工作方案，正在逐项推进", after=True)
        p = next(run.iterancestors(W + "p"))
        self._take_out(run)
        return [p]

    def split(self) -> Touched:
        p = self.draw.choice(self.paragraphs("drafterBODY"))
        words = text_of(p)
        places = [m.end() for m in re.finditer("。", words) if 10 < m.end() < len(words) - 10]
        if not places:
            return []
        run = self.cut(p, self.draw.choice(places))
        new = etree.Element(W + "p")
        if p.find(W + "pPr") is not None:
            new.append(deepcopy(p.find(W + "pPr")))
        if self.tracked:
            self._mark_end(p, "ins")
        anchor = run if run.getparent() is p else run.getparent()
        for child in [anchor, *anchor.itersiblings()]:
            new.append(child)
        p.addnext(new)
        return [p, new]

    def merge(self) -> Touched:
        found = [
            p for p in self.paragraphs("drafterBODY")
            if p.getnext() is not None and p.getnext() in self.paragraphs("drafterBODY") and "【" not in text_of(p) + text_of(p.getnext())
        ]  # fmt: skip
        if not found:
            return []
        p = self.draw.choice(found)
        after = p.getnext()
        if self.tracked:
            self._mark_end(p, "del")
            return [p, after]
        for child in [child for child in after if child.tag != W + "pPr"]:
            p.append(child)
        self.body.remove(after)
        return [p, after]

    def move(self) -> Touched:
        """A paragraph to right behind another, of another heading or of the same."""
        choices = [p for p in self.paragraphs("drafterBODY") if "【" not in text_of(p) and "一是" not in text_of(p)[:3]]
        own = [p for p in choices if p.getprevious().find(f"{W}pPr/{W}pStyle") is not None]
        p, target = self.draw.choice(own), self.draw.choice(choices)
        if p is target or p.getprevious() is target:
            return []
        if self.tracked:
            new = self._moved(p)
            target.addnext(new)
            return [p, new]
        target.addnext(p)
        return [p]

    def _moved(self, p: etree._Element) -> etree._Element:
        """A tracked move: the words moved from here, and there the paragraph that they are moved to, without bookmarks."""
        new = deepcopy(p)
        for child in list(new):
            if child.tag not in (W + "pPr", W + "r"):
                new.remove(child)
        for paragraph, tag in ((p, "moveFrom"), (new, "moveTo")):
            for run in list(paragraph.findall(W + "r")):
                mark = self._mark(tag)
                run.addprevious(mark)
                mark.append(run)
            self._mark_end(paragraph, tag)
        return new

    def _mark_end(self, p: etree._Element, tag: str) -> None:
        """The end of a paragraph put in, taken out or moved."""
        properties = p.find(W + "pPr")
        if properties is None:
            properties = etree.Element(W + "pPr")
            p.insert(0, properties)
        own = properties.find(W + "rPr")
        own = etree.SubElement(properties, W + "rPr") if own is None else own
        own.insert(0, self._mark(tag))

    def drop(self) -> Touched:
        choices = [p for p in self.paragraphs("drafterBODY") if "【" not in text_of(p)]
        if not choices:
            return []
        p = self.draw.choice(choices)
        if not self.tracked:
            self.body.remove(p)
            return [p]
        for run in runs_of(p):
            self._take_out(run)
        self._mark_end(p, "del")
        return [p]

    def write(self) -> Touched:
        """A new paragraph behind one of the text."""
        p = self.draw.choice([p for p in self.paragraphs("drafterBODY") if "【" not in text_of(p)])
        new = etree.Element(W + "p")
        new.append(deepcopy(p.find(W + "pPr")))
        run = etree.SubElement(new, W + "r")
        if runs_of(p) and runs_of(p)[0].find(W + "rPr") is not None:
            run.append(deepcopy(runs_of(p)[0].find(W + "rPr")))
        text = etree.SubElement(run, W + "t")
        text.text = self.draw.choice(PARAGRAPHS)
        if self.tracked:
            mark = self._mark("ins")
            run.addprevious(mark)
            mark.append(run)
        p.addnext(new)
        return [new]

    def retitle(self) -> Touched:
        p = self.draw.choice(self.paragraphs("drafterH1", "drafterH2"))
        run = runs_of(p)[-1]
        self._put_in(run, "、强化监督" if self.draw.random() < 0.5 else "取得新成效", after=True)
        return [p]

    def annex(self) -> Touched:
        """A state or an answer in the first annex."""
        rows = [row for row in self.body.iter(W + "tr") if len(row.findall(W + "tc")) == 4]
        cells = [row.findall(W + "tc") for row in rows[1:]]
        filled = [one for one in cells if "【" not in text_of(one[3])]
        if not filled:
            return []
        row = self.draw.choice(filled)
        told = text_of(row[3])
        if self.draw.random() < 0.4:
            run = runs_of(row[2])[0]
            old = run.find(W + "t").text
            run.find(W + "t").text = "推进中" if old != "推进中" else "已完成"
        else:
            self._put_in(runs_of(row[3])[-1], "有关材料已经归档。", after=True)
        return list(row[2 if text_of(row[3]) == told else 3].iter(W + "p"))

    def comment(self) -> Touched:
        """A new comment."""
        p = self.draw.choice(self.paragraphs("drafterBODY"))
        run = runs_of(p)[0]
        return self._say(run if run.getparent() is p else run.getparent())

    def reply(self) -> Touched:
        """An answer to one of the draft's own comments, as Word 2013 and later keep it."""
        ours = etree.fromstring(self.parts["word/comments.xml"]).findall(W + "comment")
        anchors = {one.get(W + "id"): one for one in self.body.iter(W + "commentRangeStart")}
        ours = [one for one in ours if one.get(W + "id") in anchors]
        if not ours:
            return []
        answered = self.draw.choice(ours)
        return self._say(anchors[answered.get(W + "id")], answers=answered.get(W + "id"))

    def _say(self, place: etree._Element, answers: str = "") -> Touched:
        """A comment on an element of a paragraph."""
        part = etree.fromstring(self.parts["word/comments.xml"])
        number = str(5000 + len(part) + self.count)
        one = etree.SubElement(part, W + "comment", {W + "id": number, W + "author": self.author})
        text = etree.SubElement(etree.SubElement(etree.SubElement(one, W + "p"), W + "r"), W + "t")
        text.text = f"这里请再核实一下（{number}）"
        if answers:
            self._answer(part, one, answers)
        self.parts["word/comments.xml"] = etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
        place.addprevious(etree.Element(W + "commentRangeStart", {W + "id": number}))
        place.addnext(etree.Element(W + "commentRangeEnd", {W + "id": number}))
        reference = etree.Element(W + "r")
        etree.SubElement(reference, W + "commentReference", {W + "id": number})
        place.getnext().addnext(reference)
        return [one]

    def _answer(self, part: etree._Element, one: etree._Element, answers: str) -> None:
        """A comment is an answer to another: their last paragraphs have names, and commentsExtended says which is whose."""
        parent = next(other for other in part if other.get(W + "id") == answers)
        names = []
        for comment in (one, parent):
            last = comment.findall(W + "p")[-1]
            last.set(W14 + "paraId", last.get(W14 + "paraId") or f"{int(comment.get(W + 'id')) + 0x10000000:08X}")
            names.append(last.get(W14 + "paraId"))
        if _EXTENDED not in self.parts:
            self.parts[_EXTENDED] = f'<w15:commentsEx xmlns:w15="{W15[1:-1]}"/>'.encode()
            for name, words, end in _KNOWN_AS:
                self.parts[name] = self.parts[name].replace(end, words + end)
        extended = etree.fromstring(self.parts[_EXTENDED])
        etree.SubElement(extended, W15 + "commentEx", {W15 + "paraId": names[0], W15 + "paraIdParent": names[1]})
        self.parts[_EXTENDED] = etree.tostring(extended, xml_declaration=True, encoding="UTF-8", standalone=True)

    def as_word_saves(self) -> None:
        """What Word strews in on saving: revision numbers, marks of its spelling check, runs cut anew, smart tags."""
        for p in self.body.iter(W + "p"):
            p.set(W + "rsidR", f"{self.draw.randrange(2**32):08X}")
        for run in [r for r in self.body.iter(W + "r") if len(text_of(r)) > 12 and self.draw.random() < 0.3]:
            text = run.find(W + "t")
            if text is None or len(run.findall(W + "t")) > 1:
                continue
            rest = deepcopy(run)
            half = len(text.text) // 2
            text.text, rest.find(W + "t").text = text.text[:half], text.text[half:]
            for one in (text, rest.find(W + "t")):
                one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.addnext(rest)
            run.addnext(etree.Element(W + "proofErr", {W + "type": "gramStart"}))
            if self.draw.random() < 0.3:
                tag = etree.Element(W + "smartTag", {W + "uri": "urn:x", W + "element": "chsdate"})
                rest.addprevious(tag)
                tag.append(rest)

    def without_marks(self) -> None:
        """All bookmarks gone, as when the words are pasted into a new file."""
        for element in list(self.root.iter(W + "bookmarkStart", W + "bookmarkEnd")):
            element.getparent().remove(element)


EDITS = (
    "type", "strike", "retype_figure", "fill", "split", "merge", "move", "drop", "write", "retitle", "annex", "comment", "reply",
)  # fmt: skip


def runs_of(p: etree._Element) -> list[etree._Element]:
    """The runs of a paragraph with words that stand."""
    return [run for run in p.iter(W + "r") if run.find(W + "t") is not None]


def text_of(p: etree._Element) -> str:
    """The words of a paragraph or a cell."""
    return "".join(text.text or "" for text in p.iter(W + "t"))


def edited(data: bytes, seed: int, edits: list[str], *, tracked: bool = False) -> tuple[bytes, list[Edit]]:
    """A draft after some edits, and those that were done."""
    draft = Draft(data, seed, tracked=tracked)
    for name in edits:
        draft.do(name)
    draft.as_word_saves()
    return draft.data(), draft.edits()


def meanwhile(folder: Path, seed: int) -> list[str]:
    """Somebody works on the tables of a dossier while its draft is out -> what was put into them, each in another clause."""
    draw = random.Random(seed)
    for words in LEDGERS:
        name = draw.choice(list(TABLES))
        text = (folder / name).read_text("utf-8")
        lines = [m for m in re.finditer(TABLES[name], text, re.MULTILINE) if "#" not in m[0]]
        places = [
            line.start() + m.end()
            for line in lines
            for m in re.finditer(r"，(?![^{}]*\}\})", line[0])
            if line[0].strip()
        ]
        at = draw.choice(places)
        (folder / name).write_text(text[:at] + words + text[at:], "utf-8")
    return list(LEDGERS)
