"""People at work on a Word draft, by seed: they type, strike out, split, merge, move, retitle, fill in and comment."""

from __future__ import annotations

import io
import random
import re
import zipfile
from copy import deepcopy

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NS = W[1:-1]
ADDED = ("经区政府常务会议审议通过", "会同各街道", "在全市率先", "，群众反映良好", "共走访企业", "，有关做法在全区推广")
PARAGRAPHS = (
    "建立街道法治督察联系点，每季度通报一次整改进展。",
    "组织开展重点领域执法案卷互评，评查结果纳入年度考核。",
    "在社区设立法治观察点，邀请居民代表参与监督。",
    "完善重大项目合法性审查前置机制，提前介入项目论证。",
)
AUTHORS = ("王局长", "办公室李主任", "张科")


class Draft:
    """A .docx taken apart: its body, and who works on it with or without tracking."""

    def __init__(self, data: bytes, seed: int, *, tracked: bool = False) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(W + "body")
        self.draw, self.tracked, self.author = random.Random(seed), tracked, AUTHORS[seed % len(AUTHORS)]
        self.count = 0

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

    # what people do; each returns whether it was done

    def type(self) -> bool:
        p = self.draw.choice(self.paragraphs("drafterBODY"))
        words = text_of(p)
        places = [
            m.end() for m in re.finditer("[，；]", words) if "【" not in words[max(0, m.end() - 40) : m.end() + 40]
        ]
        if not places:
            return False
        run = self.cut(p, self.draw.choice(places))
        self._put_in(run, self.draw.choice(ADDED).strip("，") + "，", after=False)
        return True

    def strike(self) -> bool:
        p = self.draw.choice(self.paragraphs("drafterBODY"))
        words = text_of(p)
        clauses = list(re.finditer("[，；][^，。；【】“”]{4,20}(?=[，。；])", words))
        if not clauses:
            return False
        found = self.draw.choice(clauses)
        self.cut(p, found.start())
        self.cut(p, found.end())
        at = 0
        for run in runs_of(p):
            size = len(run.find(W + "t").text or "")
            if found.start() <= at < found.end():
                self._take_out(run)
            at += size
        return True

    def retype_figure(self) -> bool:
        p = self.draw.choice(self.paragraphs("drafterBODY"))
        runs = [r for r in runs_of(p) if re.fullmatch(r"\d{2,6}[件宗人次场个项条]+", r.find(W + "t").text or "")]
        if not runs:
            return False
        text = self.draw.choice(runs).find(W + "t")
        text.text = re.sub(r"\d+", lambda m: str(int(m[0]) + 7), text.text)
        return True

    def fill(self) -> bool:
        """Something is typed where nothing was written."""
        runs = [
            r for p in self.paragraphs("drafterBODY") for r in runs_of(p)
            if (r.find(W + "t").text or "").startswith("【待填：“")
        ]  # fmt: skip
        if not runs:
            return False
        run = self.draw.choice(runs)
        self._put_in(run, "已经印发工作方案，正在逐项推进", after=True)
        self._take_out(run)
        return True

    def split(self) -> bool:
        p = self.draw.choice(self.paragraphs("drafterBODY"))
        words = text_of(p)
        places = [m.end() for m in re.finditer("。", words) if 10 < m.end() < len(words) - 10]
        if not places:
            return False
        run = self.cut(p, self.draw.choice(places))
        new = etree.Element(W + "p")
        if p.find(W + "pPr") is not None:
            new.append(deepcopy(p.find(W + "pPr")))
        anchor = run if run.getparent() is p else run.getparent()
        for child in [anchor, *anchor.itersiblings()]:
            new.append(child)
        p.addnext(new)
        return True

    def merge(self) -> bool:
        found = [
            p for p in self.paragraphs("drafterBODY")
            if p.getnext() is not None and p.getnext() in self.paragraphs("drafterBODY") and "【" not in text_of(p) + text_of(p.getnext())
        ]  # fmt: skip
        if not found:
            return False
        p = self.draw.choice(found)
        after = p.getnext()
        for child in [child for child in after if child.tag != W + "pPr"]:
            p.append(child)
        self.body.remove(after)
        return True

    def move(self) -> bool:
        """A paragraph to right behind another, of another heading or of the same."""
        choices = [p for p in self.paragraphs("drafterBODY") if "【" not in text_of(p) and "一是" not in text_of(p)[:3]]
        own = [p for p in choices if p.getprevious().find(f"{W}pPr/{W}pStyle") is not None]
        p, target = self.draw.choice(own), self.draw.choice(choices)
        if p is target or p.getprevious() is target:
            return False
        if self.tracked:
            target.addnext(self._moved(p))
        else:
            target.addnext(p)
        return True

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
            properties = paragraph.find(W + "pPr")
            own = properties.find(W + "rPr")
            own = etree.SubElement(properties, W + "rPr") if own is None else own
            own.insert(0, self._mark(tag))
        return new

    def drop(self) -> bool:
        choices = [p for p in self.paragraphs("drafterBODY") if "【" not in text_of(p)]
        if not choices:
            return False
        p = self.draw.choice(choices)
        if not self.tracked:
            self.body.remove(p)
            return True
        for run in runs_of(p):
            self._take_out(run)
        properties = p.find(W + "pPr")
        own = properties.find(W + "rPr")
        own = etree.SubElement(properties, W + "rPr") if own is None else own
        own.insert(0, self._mark("del"))
        return True

    def write(self) -> bool:
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
        return True

    def retitle(self) -> bool:
        p = self.draw.choice(self.paragraphs("drafterH1", "drafterH2"))
        run = runs_of(p)[-1]
        self._put_in(run, "、强化监督" if self.draw.random() < 0.5 else "取得新成效", after=True)
        return True

    def annex(self) -> bool:
        """A state or an answer in the first annex."""
        rows = [row for row in self.body.iter(W + "tr") if len(row.findall(W + "tc")) == 4]
        cells = [row.findall(W + "tc") for row in rows[1:]]
        filled = [one for one in cells if "【" not in text_of(one[3])]
        if not filled:
            return False
        row = self.draw.choice(filled)
        if self.draw.random() < 0.4:
            run = runs_of(row[2])[0]
            old = run.find(W + "t").text
            run.find(W + "t").text = "推进中" if old != "推进中" else "已完成"
        else:
            self._put_in(runs_of(row[3])[-1], "有关材料已经归档。", after=True)
        return True

    def comment(self) -> bool:
        """A new comment, or an answer to one of ours."""
        p = self.draw.choice(self.paragraphs("drafterBODY"))
        part = etree.fromstring(self.parts["word/comments.xml"])
        number = str(5000 + len(part) + self.count)
        one = etree.SubElement(part, W + "comment", {W + "id": number, W + "author": self.author})
        text = etree.SubElement(etree.SubElement(etree.SubElement(one, W + "p"), W + "r"), W + "t")
        text.text = f"这里请再核实一下（{number}）"
        self.parts["word/comments.xml"] = etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
        run = runs_of(p)[0]
        top = run if run.getparent() is p else run.getparent()
        top.addprevious(etree.Element(W + "commentRangeStart", {W + "id": number}))
        top.addnext(etree.Element(W + "commentRangeEnd", {W + "id": number}))
        reference = etree.Element(W + "r")
        etree.SubElement(reference, W + "commentReference", {W + "id": number})
        top.getnext().addnext(reference)
        return True

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
    "type", "strike", "retype_figure", "fill", "split", "merge", "move", "drop", "write", "retitle", "annex", "comment",
)  # fmt: skip


def runs_of(p: etree._Element) -> list[etree._Element]:
    """The runs of a paragraph with words that stand."""
    return [run for run in p.iter(W + "r") if run.find(W + "t") is not None]


def text_of(p: etree._Element) -> str:
    """The words of a paragraph or a cell."""
    return "".join(text.text or "" for text in p.iter(W + "t"))


def edited(data: bytes, seed: int, edits: list[str], *, tracked: bool = False) -> tuple[bytes, list[str]]:
    """A draft after some edits, and those that were done."""
    draft = Draft(data, seed, tracked=tracked)
    done = [name for name in edits if getattr(draft, name)()]
    draft.as_word_saves()
    return draft.data(), done
