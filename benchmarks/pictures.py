"""The two pictures of the README, drawn from the filled example: its first page, and a place with its comments beside it.

python benchmarks/pictures.py      needs LibreOffice and the fonts of .ci/packages; writes docs/img

The comments are the draft's own, word for word; LibreOffice prints none beside the text, so the boxes are drawn here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from docx import Document
from docx.oxml.ns import qn
from PIL import Image, ImageDraw, ImageFont, ImageOps

ROOT = Path(__file__).resolve().parent.parent
IMAGES, EXAMPLE = ROOT / "docs" / "img", ROOT / "examples" / "龙华-2025"
FONTS = {
    "仿宋_GB2312": "FandolFang", "仿宋": "FandolFang", "楷体_GB2312": "FandolKai", "楷体": "FandolKai",
    "方正小标宋_GBK": "FandolSong", "方正小标宋简体": "FandolSong", "黑体": "FandolHei", "宋体": "FandolSong",
}  # fmt: skip
"""Fonts of a draft, and the free ones that stand for them."""
FIRST, SCALE = 1.0, 1.4
"""Pixels a point of the first page, and of the one with comments."""
BLANK, HEIGHT, BESIDE = "【待填", 520, 330
"""What the page with comments must show; pixels of its height that are kept, and of the space beside it."""
TEXT, PAPER, BOX, EDGE = 15, 255, "#e8eef8", "#5577aa"


@dataclass(frozen=True)
class Comment:
    """A comment's words, and those it hangs on."""

    words: str
    on: str


def main() -> None:
    """Both pictures, drawn again."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        draft, clean = drafted(work), drafted(work, "--clean", "--force")
        first = printed(clean)[0].render(scale=FIRST).to_pil().convert("L")
        ImageOps.expand(first, 1, 128).save(IMAGES / "首页.png", optimize=True)
        shown = commented(printed(draft), list(comments(draft)))
        shown.quantize(64).save(IMAGES / "批注.png", optimize=True)
    print(f"画好了：{IMAGES}")


def drafted(work: Path, *how: str) -> Path:
    """The example built in a folder -> its Word draft."""
    folder = work / "案卷"
    if not folder.exists():
        run(work, "new", "--district", "龙华", "--year", "2025", "--into", str(folder))
        for table in EXAMPLE.glob("*.yaml"):
            shutil.copyfile(table, folder / table.name)
    before = set(folder.glob("*.docx"))
    run(work, "build", str(folder), *how)
    (made,) = set(folder.glob("*.docx")) - before
    return made


def run(work: Path, *words: str) -> None:
    """A drafter command, its words unseen."""
    subprocess.run([sys.executable, "-m", "drafter", *words], cwd=work, check=True, stdout=subprocess.DEVNULL)


def printed(draft: Path) -> pypdfium2.PdfDocument:
    """A Word draft as LibreOffice prints it, in fonts near the draft's own."""
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{font}</string></edit></match>'
        for name, font in FONTS.items()
    )
    config = draft.with_name("fonts.conf")
    start = '<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    config.write_text(f"{start}{rules}</fontconfig>", "utf-8")
    way = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"false"}}'
    profile = f"-env:UserInstallation={draft.with_name('profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", way, "--outdir", str(draft.parent), str(draft)]
    environment = os.environ | {"FONTCONFIG_FILE": str(config)}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
    return pypdfium2.PdfDocument(draft.with_suffix(".pdf"))


def comments(draft: Path) -> Iterator[Comment]:
    """The comments of a Word draft, in its order."""
    document = Document(str(draft))
    told = {comment.comment_id: comment.text for comment in document.comments}
    for paragraph in document.element.body.iter(qn("w:p")):
        parts = list(paragraph.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:t")))
        for start in [one for one in parts if one.tag == qn("w:commentRangeStart")]:
            number = start.get(qn("w:id"))
            behind = parts[parts.index(start) + 1 :]
            ends = (n for n, one in enumerate(behind) if one.get(qn("w:id")) == number)
            held = behind[: next(ends, 0)]
            yield Comment(told[int(number)], "".join(one.text or "" for one in held if one.tag == qn("w:t")))


def commented(pages: pypdfium2.PdfDocument, found: list[Comment]) -> Image.Image:
    """The first place behind 审阅单 where a blank stands, with the comments on the words about it."""
    for number in range(1, len(pages)):
        words = pages[number].get_textpage()
        blank = words.search(BLANK).get_next()
        if blank:
            break
    else:
        sys.exit(f"没有一页写着{BLANK}")
    page = pages[number]
    whole = page.render(scale=SCALE).to_pil().convert("RGB")
    centre = (page.get_height() - words.get_charbox(blank[0])[3]) * SCALE
    top = int(min(max(0, centre - HEIGHT / 4), whole.height - HEIGHT))
    picture = Image.new("RGB", (whole.width + BESIDE, HEIGHT), (PAPER,) * 3)
    picture.paste(whole.crop((0, top, whole.width, top + HEIGHT)))
    pen, below = ImageDraw.Draw(picture), 8
    for one in found:
        place = words.search(one.on[:12]).get_next() if one.on else None
        if place is None:
            continue
        left, bottom, *_ = words.get_charbox(place[0])
        at = (round(left * SCALE), round((page.get_height() - bottom) * SCALE) - top + 3)
        if 0 < at[1] < HEIGHT - 20:
            below = boxed(pen, one.words, at, (whole.width - 40, max(below, at[1] - 40)))
    return picture


def boxed(pen: ImageDraw.ImageDraw, words: str, at: tuple[int, int], corner: tuple[int, int]) -> int:
    """Draw a comment in a box with a line to its words -> where the next may begin. at: its words; corner: the box's."""
    face = ImageFont.truetype(str(Path.home() / ".local/share/fonts/drafter/FandolHei-Regular.otf"), TEXT)
    across = BESIDE // TEXT
    lines = [text[n : n + across] for text in words.split("\n") for n in range(0, max(1, len(text)), across)]
    (left, top), height = corner, len(lines) * (TEXT + 5) + 12
    pen.line([at, (left - 20, at[1]), (left, top + 12)], fill=EDGE, width=1)
    pen.rectangle([left, top, left + BESIDE + 30, top + height], fill=BOX, outline=EDGE)
    for n, line in enumerate(lines):
        pen.text((left + 8, top + 6 + n * (TEXT + 5)), line, font=face, fill="#222222")
    return top + height + 8


if __name__ == "__main__":
    main()
