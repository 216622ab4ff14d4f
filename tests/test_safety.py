"""Hostile files of every form through the command line: one sentence and a remedy, exit 2, quickly, nothing left behind."""

from __future__ import annotations

import io
import os
import re
import resource
import shutil
import socket
import struct
import tempfile
import time
import zipfile
import zlib
from contextlib import contextmanager

import pytest
from click.testing import CliRunner
from kit import EXAMPLE, SEEDS
from test_reader_doc import made_ofd, rewritten
from test_reader_html import TEMPLATES, mhtml, ps
from test_reader_pdf import made, typed
from test_readers import BOMB, raw_docx
from test_transcripts import _guarded

SECONDS = 5
MB = 2**20
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODT = "application/vnd.oasis.opendocument.text"
REPORT = (SEEDS / "坪山-2021-法治政府建设年度报告.txt").read_text("utf-8").split("\n")
SAID = "全年受理法律援助案件1447宗，挽回损失三万元。"
PARA = f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"
PAGE = f"<html><body>{ps([SAID] * 4)}"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder she stands in, and beside it the only folder for temporary files; both are looked at afterwards."""
    work, temporary = tmp_path / "案头", tmp_path / "临时"
    work.mkdir()
    temporary.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    return work


def spent():
    """Seconds of the processor this program and those it ran have had: on a busy machine the clock tells nothing."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def listed(desk):
    """Everything in and beside the folder she stands in."""
    return {path: path.lstat().st_mtime_ns for path in desk.parent.rglob("*") if not path.is_dir()}


COMMANDS = (("read",), ("new", "--district", "龙华", "--year", "2025", "--from"))


def ran(desk, file):
    """What `read` and `new --from` say of a file: (exit code, words); each in time, nothing left behind by a refusal."""
    for command in COMMANDS:
        before, start = listed(desk), spent()
        result = CliRunner().invoke(_guarded, [*command, str(file)])
        assert spent() - start < SECONDS
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        if result.exit_code:
            assert listed(desk) == before
        assert not list((desk.parent / "临时").iterdir())
        yield result.exit_code, result.output


def refused(desk, file, told):
    """A file that is refused: its name, what is wrong, what to do."""
    for code, output in ran(desk, file):
        first, second = output.rstrip("\n").split("\n")
        assert code == 2
        assert first.startswith("停下了：")
        assert file.name in first
        assert re.search(told, first)
        assert second.startswith("    怎么改：")


def text_of(file):
    result = CliRunner().invoke(_guarded, ["read", "--text", str(file)])
    assert result.exit_code == 0, result.output
    return result.output


def put(desk, name, data):
    (desk / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return desk / name


def sparse(file, size):
    with file.open("wb") as stream:
        os.truncate(stream.fileno(), size)


def looped(file):
    file.symlink_to(file.with_name("另一个"))
    file.with_name("另一个").symlink_to(file)


FILES = {
    "一个字节也没有.docx": (lambda file: file.write_bytes(b""), "是空的"),
    "只有空白.txt": (lambda file: file.write_bytes(b" \r\n\t" * 99), "是空的"),
    "三百兆.docx": (lambda file: sparse(file, 300 * MB), "有 300 MB，太大了"),
    "文件夹.docx": (lambda file: file.mkdir(), "是文件夹"),
    "断了的链接.docx": (lambda file: file.symlink_to("没有"), "找不到文件"),
    "绕圈的链接.docx": (looped, "找不到文件"),
    "指向文件夹的链接.docx": (lambda file: file.symlink_to("/"), "是文件夹"),
    "管道.txt": (os.mkfifo, "不是普通的文件"),
    "没完没了.txt": (lambda file: file.symlink_to("/dev/zero"), "不是普通的文件"),
    "插座.txt": (lambda file: socket.socket(socket.AF_UNIX).bind(file.name), "不是普通的文件"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_to_read(desk, name):
    make, told = FILES[name]
    make(desk / name)
    refused(desk, desk / name, told)


def test_a_file_that_may_not_be_opened(desk, monkeypatch):
    def denied(path, *flags):
        if path.name == "锁着.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *flags)

    opened = os.open
    monkeypatch.setattr("drafter.storage.regular.os.open", denied)
    refused(desk, put(desk, "锁着.txt", SAID), "打不开")


def test_a_link_she_names_is_read_and_one_among_the_reports_that_leads_out_is_not(desk):
    away = desk.parent / "别处.txt"
    away.write_text("\n".join(REPORT), "utf-8")
    (desk / "链接.txt").symlink_to(away)
    assert REPORT[0] in text_of(desk / "链接.txt")
    (desk / "seeds").mkdir()
    (desk / "seeds" / "链接.txt").symlink_to(away)
    (desk / "seeds" / "里面的.txt").symlink_to("报告.md")
    put(desk / "seeds", "报告.md", "\n".join(REPORT).replace("坪山", "福田"))
    new = ["new", "--year", "2022", "--seeds", "seeds", "--district"]
    told = CliRunner().invoke(_guarded, [*new, "坪山"])
    assert told.exit_code == 2, told.output
    assert "没有“坪山”的报告" in told.output
    assert "有1份文件读不了，没有用：链接.txt" in told.output
    assert CliRunner().invoke(_guarded, [*new, "福田"]).exit_code == 0


def test_a_table_of_a_dossier_that_is_a_link_out_is_not_read(desk):
    shutil.copytree(EXAMPLE, desk / "案卷")
    table, away = desk / "案卷" / "指标.yaml", desk.parent / "机密.yaml"
    table.rename(away)
    table.symlink_to(away)
    for words in (["check"], ["new", "--district", "龙华", "--year", "2025", "--into"], ["build"]):
        result = CliRunner().invoke(_guarded, [*words, "案卷"])
        assert result.exit_code == 2
        assert "“指标.yaml”是指到案卷外面的链接，没有读" in result.output
    assert table.is_symlink()


def zipped(parts, **changed):
    """Parts -> a zip; changed: fields of every entry set after writing, as a liar would."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
        for info in archive.infolist():
            for field, value in changed.items():
                setattr(info, field, value)
    return stream.getvalue()


def locked(data):
    """Every entry of a zip says it is encrypted, in its own head and in the directory."""
    changed = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            changed[at + flags] |= 1
            at = data.find(mark, at + 1)
    return bytes(changed)


def overlapping(first, times, size=4 * MB):
    """A zip whose directory names one packed part a thousand times; the parts given come first."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(bytes(size)) + packer.flush()
    body, directory, count = b"", b"", 0
    for name, content in first:
        head = struct.pack("<5H3L2H", 20, 0, 0, 0, 0, zlib.crc32(content), len(content), len(content), len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<3H2L", 0, 0, 0, 0, len(body)) + name
        body, count = body + b"PK\x03\x04" + head + name + content, count + 1
    place, name = len(body), b"x"
    head = struct.pack("<5H3L2H", 20, 0, 8, 0, 0, zlib.crc32(bytes(size)), len(data), 1000, len(name), 0)
    body += b"PK\x03\x04" + head + name + data
    for _ in range(times):
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<3H2L", 0, 0, 0, 0, place) + name
    end = struct.pack("<4H2LH", 0, 0, count + times, count + times, len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end


def word(document, *others):
    return zipped([("word/document.xml", document), *others])


def odt(*parts):
    return zipped([("mimetype", ODT), *parts])


def rtf(body):
    return rb"{\rtf1\ansi\uc1 " + b"".join(rb"\u%d?" % ord(char) for char in SAID) + rb"\par " + body + b"}"


LAUGHS = f"{BOMB}<a>&a8;</a>"
OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "{}"> <!ENTITY % y SYSTEM "{}"> %y;]>'
FOLDED = f"<w:document {W}><w:body>{PARA}</w:body></w:document>"
OFD = made_ofd([SAID])
PDF = made(typed([SAID * 4]))
HOSTILE = {
    "加密条目.docx": (lambda: locked(raw_docx(PARA)), "不是完好的 Word 文件"),
    "加密条目.ofd": (lambda: locked(OFD), "不是完好的 OFD 文件"),
    "加密条目.odt": (lambda: locked(odt(("content.xml", "<a/>"))), "不是完好的 OpenDocument 文件"),
    "有密码.docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage\0".encode("utf-16-le").ljust(64, b"\0") + b"\x22" + bytes(999),
        "有打开密码",
    ),
    "重叠的条目.ofd": (lambda: overlapping([(b"OFD.xml", b"<a/>")], 1000), "解开后太大|不是完好的"),
    "重叠的条目.odt": (lambda: overlapping([(b"mimetype", ODT.encode())], 1000), "解开后太大|不是完好的"),
    "六千个条目.ofd": (lambda: zipped([("OFD.xml", "<a/>"), *((f"{n}", "") for n in range(6000))]), "解开后太大"),
    "六千个条目.odt": (lambda: odt(*((f"{n}", "") for n in range(6000))), "解开后太大"),
    "实体炸弹.ofd": (lambda: rewritten(OFD, OFD_xml=LAUGHS), "不是完好的 OFD 文件"),
    "实体炸弹.odt": (lambda: odt(("content.xml", LAUGHS)), "不是完好的 OpenDocument 文件"),
    "样式里的实体炸弹.odt": (lambda: odt(("content.xml", "<a/>"), ("styles.xml", LAUGHS)), "不是完好的 OpenDocument 文件"),
    "编码里的实体炸弹.odt": (lambda: odt(("content.xml", LAUGHS.encode("utf-16"))), "不是完好的 OpenDocument 文件"),
    "实体炸弹.mhtml": (lambda: mhtml(f"{BOMB}<html><body>&a8;</body></html>"), "夹带了实体定义"),
    "编号里的实体炸弹.docx": (lambda: word(FOLDED, ("word/numbering.xml", LAUGHS)), "不是完好的 Word 文件"),
    "十万层.docx": (lambda: raw_docx("<w:sdt>" * 100_000 + PARA), "不是完好的 Word 文件"),
    "十万层.html": (lambda: PAGE + "<div>" * 100_000, "套得太深"),
    "四万个属性.html": (lambda: PAGE + f"<p {' '.join(f'a{n}={n}' for n in range(40_000))}>", "不像一份报告的网页"),
    "藏着的属性.html": (
        lambda: f"{PAGE}<!-- <a b=' --><p c='>'{''.join(f'/a{n}' for n in range(40_000))}>' -->", "不像一份报告的网页"
    ),
    "一个个长属性.html": (lambda: PAGE + "<a/b=" * 99_000, "不像一份报告的网页"),
    "表中表里的段落.html": (lambda: PAGE + "<table><tr><td>" * 400 + "<p>案" * 21_000, "不像一份报告"),
    "深处的列表.html": (lambda: PAGE + "<ul>" * 4900 + "<dd>案" * 190_000, "不像一份报告的网页"),
    "百万层.rtf": (lambda: rtf(b"{" * 1_000_000), "不像一份报告"),
    "谎报的数据.rtf": (lambda: rtf(rb"{\bin2147483647 abc}"), "不像一份报告"),
    "十万行表.rtf": (lambda: rtf(rb"\trowd\cellx1\cell\row" * 100_000), "不像一份报告"),
    "百万个控制字.rtf": (lambda: rtf(rb"\a" * 1_100_000), "不像一份报告"),
    "十万层.mhtml": (lambda: mhtml(PAGE + "<q>" * 100_000), "套得太深"),
    "界线一万条.mhtml": (lambda: mhtml(PAGE).replace(b"------B1\r\n", b"------B1\r\nContent-Type: multipart/mixed\r\n\r\n" * 9999), "套得太深"),
    "没有界线.mhtml": (lambda: mhtml(PAGE).replace(b"\r\n------B1", b"\r\n------B2"), "没有找到正文"),
    "加密.pdf": (
        lambda: made(typed([SAID]), extra=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)),
        "有打开密码",
    ),
}  # fmt: skip


SLOW = {"百万个控制字.rtf", "表中表里的段落.html", "一个个长属性.html", "六千个条目.odt", "表中表.html", "长属性.html"}
"""Files that are small and still take a second or two to refuse or read."""


def named(table):
    return [pytest.param(name, marks=[pytest.mark.slow] if name in SLOW else []) for name in table]


@pytest.mark.parametrize("name", named(HOSTILE))
def test_a_hostile_file_is_one_sentence(desk, name):
    make, told = HOSTILE[name]
    refused(desk, put(desk, name, make()), told)


def nested():
    """A zip of nine that hold fifty megabytes of nothing each."""
    inner = zipped([("零", bytes(50 * MB))])
    return zipped([(f"{n}.zip", inner) for n in range(9)])


OUT = ("../出去.xml", "/出去.xml", "..\\..\\出去.xml", "C:\\出去.xml", "word/../../出去.xml")
READ = {
    "包里有包.docx": lambda: word(FOLDED, ("word/embeddings/包.zip", nested())),
    "带宏.docm": lambda: word(FOLDED, ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Shell" * 99)),
    "往外走.docx": lambda: word(FOLDED, *((name, "<a/>") for name in OUT)),
    "往外走.ofd": lambda: zipped([(i, zipfile.ZipFile(io.BytesIO(OFD)).read(i)) for i in zipfile.ZipFile(io.BytesIO(OFD)).namelist()] + [(name, "<a/>") for name in OUT]),
    "长属性.html": lambda: PAGE + f"<p class='{'a ' * 3_000_000}' style='{'b' * 900_000}'>{SAID}</p>",
    "选项九万.html": lambda: PAGE + "<select>" + "<option>案" * 90_000 + f"</select><p>{SAID}</p>",
    "表中表.html": lambda: PAGE + "<table><tr><td>" * 400 + f"<p>{SAID}</p>" * 9000,
    "会动.pdf": lambda: PDF.replace(
        b"<</Type/Catalog",
        b"<</OpenAction<</S/JavaScript/JS(app.alert(1))>>/AA<</WC<</S/Launch/F(cmd.exe)>>>>"
        b"/Names<</EmbeddedFiles<</Names[(a.exe)<</Type/Filespec/F(a.exe)>>]>>/JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>/Type/Catalog",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", named(READ))
def test_what_can_do_no_harm_is_read(desk, name):
    file = put(desk, name, READ[name]())
    before = listed(desk)
    start = spent()
    assert SAID in text_of(file)
    assert spent() - start < SECONDS
    assert listed(desk) == before
    assert not (desk.parent.parent / "出去.xml").exists()


@contextmanager
def listening():
    """-> a port on this machine, and a function that tells whether anything called there."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)

        def called():
            try:
                server.accept()[0].close()
            except TimeoutError:
                return False
            return True

        yield server.getsockname()[1], called


def _relations(url):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    one = f'<Relationship Id="r1" Type="{kind}/aFChunk" Target="{url}" TargetMode="External"/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{one}</Relationships>'


def _calling_page(url):
    tags = "".join(
        f"<{tag}>"
        for tag in (
            f"img src={url}",
            f"link rel=stylesheet href={url}",
            f"script src={url}></script",
            f"iframe src={url}></iframe",
        )
    )
    return PAGE.replace(
        "<body>", f"<head><base href={url}><meta http-equiv=refresh content='0;url={url}'></head><body>{tags}"
    )


CALLING = {
    "实体.docx": lambda url: word(OUTSIDE.format(url, url) + FOLDED.replace(SAID, f"{SAID}&x;")),
    "标准.docx": lambda url: word(f'<!DOCTYPE d SYSTEM "{url}">{FOLDED}'),
    "关系.docx": lambda url: word(
        FOLDED.replace("<w:body>", '<w:body><w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r1"/>'),
        ("word/_rels/document.xml.rels", _relations(url)),
    ),
    "实体.ofd": lambda url: rewritten(OFD, OFD_xml=OUTSIDE.format(url, url) + "<a>&x;</a>"),
    "正文.ofd": lambda url: rewritten(OFD, **{"Doc_0/Document.xml": OUTSIDE.format(url, url) + "<a>&x;</a>"}),
    "位置.ofd": lambda url: zipped([
        (name, zipfile.ZipFile(io.BytesIO(OFD)).read(name).replace(b"Pages/Page_1/Content.xml", url.encode()))
        for name in zipfile.ZipFile(io.BytesIO(OFD)).namelist()
    ]),
    "实体.odt": lambda url: odt(("content.xml", OUTSIDE.format(url, url) + "<a>&x;</a>")),
    "页.html": _calling_page,
    "实体.html": lambda url: OUTSIDE.format(url, url).replace("DOCTYPE d", "DOCTYPE html") + PAGE + "&x;",
    "页.mhtml": lambda url: mhtml(_calling_page(url)),
    "信.mhtml": lambda url: mhtml(PAGE).replace(
        b"------B1\r\nContent-Type: image/png", f'------B1\r\nContent-Type: message/external-body; access-type=URL; URL="{url}"'.encode()
    ),
    "链接.pdf": lambda url: PDF.replace(
        b"<</Type/Catalog", f"<</OpenAction<</S/URI/URI({url})>>/AA<</O<</S/GoToR/F({url})>>>>/Type/Catalog".encode()
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CALLING)
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_nothing_outside_the_file_is_fetched(desk, name, scheme):
    secret = desk.parent / "机密.txt"
    secret.write_text("SECRET-1447", "utf-8")
    with listening() as (port, called):
        url = f"http://127.0.0.1:{port}/a.xml" if scheme == "http" else secret.as_uri()
        file = put(desk, name, CALLING[name](url))
        result = CliRunner().invoke(_guarded, ["read", "--text", str(file)])
        assert not called()
    assert result.exit_code in (0, 2), result.exc_info
    assert "SECRET" not in result.output


@pytest.mark.render
@pytest.mark.slow
def test_libreoffice_fetches_nothing_either(desk):
    names = "".join(
        f' xmlns:{name}="{url}"'
        for name, url in (
            *((name, f"urn:oasis:names:tc:opendocument:xmlns:{long}:1.0") for name, long in ODF.items()),
            ("xlink", "http://www.w3.org/1999/xlink"),
        )
    )
    with listening() as (port, called):
        url = f"http://127.0.0.1:{port}/a.png"
        image = f'<draw:frame><draw:image xlink:href="{url}" xlink:type="simple" xlink:actuate="onLoad"/></draw:frame>'
        section = (
            f'<text:section text:name="s"><text:section-source xlink:href="{url}"/><text:p>x</text:p></text:section>'
        )
        body = f"<text:p>{SAID}</text:p><text:p>{image}</text:p>{section}"
        entry = '<m:file-entry m:full-path="{}" m:media-type="{}"/>'
        files = entry.format("/", ODT) + entry.format("content.xml", "text/xml")
        data = odt(
            ("META-INF/manifest.xml", f"<m:manifest{names}>{files}</m:manifest>"),
            (
                "content.xml",
                f"<o:document-content{names}><o:body><o:text>{body}</o:text></o:body></o:document-content>",
            ),
        )
        assert SAID in text_of(put(desk, "图在外面.odt", data))
        assert not called()


ODF = {"o": "office", "text": "text", "draw": "drawing", "m": "manifest"}


FORMS = {
    "txt": lambda: "\n".join(REPORT).encode("gb18030"),
    "md": lambda: "\n".join(REPORT).encode(),
    "utf16.txt": lambda: "\n".join(REPORT).encode("utf-16"),
    "docx": lambda: raw_docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in REPORT)),
    "html": lambda: TEMPLATES[0](REPORT[0], REPORT[1:]).encode(),
    "mhtml": lambda: mhtml(TEMPLATES[3](REPORT[0], REPORT[1:])),
    "pdf": lambda: made(typed(REPORT[:12])),
    "ofd": lambda: made_ofd(REPORT[:12]),
}


@pytest.mark.parametrize(
    "share", [pytest.param(0.01, marks=pytest.mark.slow), pytest.param(0.5, marks=pytest.mark.slow), 0.99]
)
@pytest.mark.parametrize("form", FORMS)
def test_a_file_cut_short_is_read_or_refused(desk, form, share):
    whole = FORMS[form]()
    file = put(desk, f"截断.{form}", whole[: max(1, int(len(whole) * share))])
    for code, output in ran(desk, file):
        assert code in (0, 2)
        assert code == 0 or len(output.strip().split("\n")) == 2
    if form in ("docx", "ofd"):
        refused(desk, file, "不是完好的|没有存完整|不是文字文件")
