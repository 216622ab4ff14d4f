"""Saved web pages: ten ways government sites build them, the five example reports in each, and pages that mean harm."""

from __future__ import annotations

import base64
import html as entities
import quopri
import re
from pathlib import Path

import pytest
from kit import KINDS, SEEDS, SHARED

from drafter import parsing
from drafter.model.finding import DrafterError
from drafter.model.manuscript import Look
from drafter.readers import docx, html, txt
from drafter.readers.assembling import paper

CHROME = [
    "首页",
    "政务公开",
    "政务服务",
    "当前位置",
    "您现在的位置",
    "打印本页",
    "关闭窗口",
    "分享到",
    "扫一扫",
    "上一篇",
    "下一篇",
    "相关链接",
    "责任编辑",
    "浏览次数",
    "主办：",
    "承办：",
    "ICP备",
    "网站标识码",
    "热点新闻",
    "字体：",
    "字号：",
    "返回顶部",
    "无障碍",
    "版权所有",
    "隐藏的话",
    "示例司法",
    "var ",
    "function",
    ".css",
    "二维码",
]
NAV = '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/zwfw">政务服务</a></li></ul>'
SHARE = (
    '<div class="bdsharebuttonbox"><a href="#">微信</a><a href="#">微博</a>分享到：</div><p>扫一扫在手机打开当前页</p>'
)
FOOT = (
    '<div class="bottom"><p>主办：样例区人民政府办公室　承办：样例区数据局，技术支持：某公司</p>'
    "<p>样ICP备12345678号，网站标识码：1234567890</p><p>样公网安备 12345678901234号</p></div>"
)
HOT = (
    '<div class="right"><h3>热点新闻</h3><ul><li><a href="1.html">样例区召开年度会议，部署下一步工作；各部门参加</a></li>'
    '<li><a href="2.html">样例区开展示例司法宣传活动，取得成效</a></li></ul></div>'
)
NEIGHBOURS = '<p>上一篇：<a href="3.html">样例区某某工作情况的报告</a></p><p>下一篇：没有了</p>'
BUTTONS = '【字体：<a>大</a> <a>中</a> <a>小</a>】 <a href="javascript:print()">打印本页</a> <a>关闭窗口</a>'
CARD = {
    "索引号": "000012345/2025-00001",
    "主题分类": "司法",
    "发布机构": "样例区司法局",
    "发文日期": "2025-01-10 16:25",
    "文号": "无",
    "发布日期": "2025-01-12 09:00",
}


def ps(lines, tag="p", style=""):
    return "\n".join(f"<{tag}{style}>　　{entities.escape(t)}</{tag}>" for t in lines)


def head(title, charset="utf-8"):
    return (
        f'<html><head><meta charset="{charset}"><title>{title}_工作总结_样例区人民政府门户网站</title>'
        "<style>.a{color:red}</style><script>var 示例司法='不应出现，的话。';</script></head>"
    )


def trs(title, lines):
    """TRS: card table, title, info bar, main text in TRS_Editor, chrome around."""
    card = "".join(
        f"<tr><td>{a[0]}&nbsp;{a[1:]}：</td><td>{v}</td><td>{b}：</td><td>{w}</td></tr>"
        for (a, v), (b, w) in zip(list(CARD.items())[::2], list(CARD.items())[1::2], strict=True)
    )
    return (
        f'<!DOCTYPE html>{head(title)}<body>{NAV}<div class="crumb">当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; 工作总结</div>'
        f'<table class="xxgk">{card}</table><div class="article"><h1>{title}</h1>'
        f'<div class="info">{BUTTONS}</div><div class="TRS_Editor"><div class="TRS_Editor">{ps(lines)}</div></div>{NEIGHBOURS}{SHARE}</div>{HOT}{FOOT}</body></html>'
    )


def hanweb(title, lines):
    """Hanweb: #zoom in a layout table, paragraphs by <br>, ArticleTitle in the metas, li card."""
    card = "".join(f"<li><b>{k}：</b><span>{v}</span></li>" for k, v in CARD.items())
    text = "<br/>\n".join(f"&emsp;&emsp;{entities.escape(t)}" for t in lines)
    return (
        f'<!doctype html><html><head><meta name="SiteName" content="样例区"><meta name="ArticleTitle" content="{title}">'
        f'<title>样例区人民政府</title></head><body>{NAV}<ul>{card}</ul><table width="100%"><tr><td class="title">{title}</td></tr>'
        f'<tr><td>{BUTTONS} 浏览次数：<script>document.write(12)</script>12</td></tr><tr><td id="zoom"><!--信息内容begin-->{text}</td></tr></table>'
        f"{SHARE}{NEIGHBOURS}{FOOT}</body></html>"
    )


def tables(title, lines):
    """The 2000s: layout tables in tables, FONT tags, an ASP.NET form around it all, no names, upper case, gb2312."""
    text = "".join(f"<P><FONT size=3>&nbsp;&nbsp;&nbsp;&nbsp;{entities.escape(t)}</FONT>" for t in lines)
    card = "".join(f"<TR><TD>{k}：</TD><TD>{v}</TD></TR>" for k, v in CARD.items())
    return (
        f"{head(title, 'gb2312').upper().replace('CHARSET', 'charset')}<BODY><FORM id=aspnetForm><TABLE width=760><TR><TD><A href=/>首页</A>|<A>政务公开</A></TD></TR>"
        f"<TR><TD width=180>{HOT}</TD><TD><TABLE>{card}</TABLE><TABLE><TR><TD align=center><B>{title}</B></TD></TR>"
        f"<TR><TD align=center>{BUTTONS}</TD></TR><TR><TD>{text}</TD></TR><TR><TD align=right>{NEIGHBOURS}</TD></TR></TABLE>"
        f"</TD></TR><TR><TD colspan=2>{FOOT}</TD></TR></TABLE></FORM></BODY></HTML>"
    )


def wechat(title, lines):
    """WeChat: text hidden until a script runs, nested sections and spans."""
    text = "".join(
        f'<section><section><p><span><span leaf="">{entities.escape(t)}</span></span></p></section></section>'
        for t in lines
    )
    return (
        f'<!DOCTYPE html><html><head><meta property="og:title" content="{title}"><title></title></head><body>'
        f'<div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">\n{title}\n</h1>'
        f'<div id="meta_content"><span>原创</span> <a id="js_name">示例司法</a></div>'
        f'<div id="js_content" style="visibility: hidden; opacity: 0;">{text}</div></div>'
        "<p>微信扫一扫<br>关注该公众号</p><p>继续滑动看下一个</p></body></html>"
    )


def plain_divs(title, lines):
    """Unknown names only: divs for paragraphs, the title outside, a sidebar beside, hidden dialogs."""
    body = ps(lines, "div")
    card = "".join(f"<dt>{k}：</dt><dd>{v}</dd>" for k, v in CARD.items())
    return (
        f'{head(title)}<body><div id="a1"><h1><a href="/">样例区人民政府门户网站</a></h1>{NAV}</div><div id="b1"><dl>{card}</dl></div>'
        f'<div id="c1"><div class="q7"><p>{title}</p></div><div class="q8"><div class="q9">{body}</div></div><div>{SHARE}</div></div>'
        f'<div style="display:none">隐藏的话，您访问的链接即将离开本网站，是否继续？</div><div hidden>隐藏的话，一句。</div>{HOT}{FOOT}</body></html>'
    )


def split_parts(title, lines):
    """Main text in several sister elements, a share bar between, <br> in the title."""
    third = len(lines) // 3 + 1
    parts = "".join(f'<section class="s{n}">{ps(lines[n : n + third])}</section>' for n in range(0, len(lines), third))
    half = len(title) // 2
    card = "".join(f"<p><strong>{k}</strong>：{v}</p>" for k, v in CARD.items())
    return (
        f"<html><head><title>{title}</title></head><body><header>{NAV}</header>{card}<main><h1>{title[:half]}<br>{title[half:]}</h1>"
        f"<p>{BUTTONS}</p>{parts}</main><aside>热点新闻，热点新闻，热点新闻。</aside><footer>版权所有，样例区。</footer></body></html>"
    )


def folded(text):
    """A paragraph as Word breaks it in the source: between two Chinese characters, never in a figure or an entity."""
    text = entities.escape(text, quote=False)
    return text if "&" in text else re.sub(r"(.{30}[^\x00-\x7f])(?=[^\x00-\x7f])", "\\1\n", text)


def word_page(title, lines):
    """Word's “save as web page”: source lines broken within sentences, never in a figure; conditional comments, o:p."""
    text = "".join(
        f"<p class=MsoNormal style='text-indent:32.0pt'><span\nlang=ZH>{folded(t)}</span><o:p></o:p></p>\n"
        for t in lines
    )
    return (
        '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>示例司法</title>'
        "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--><style>p.MsoNormal{margin:0}</style></head>"
        f"<body lang=ZH-CN><div class=Section1><p class=MsoNormal align=center><b>{title}<o:p></o:p></b></p>"
        f"<p class=MsoNormal><span style='display:none;mso-hide:all'>隐藏的话，一句。</span></p>{text}</div></body></html>"
    )


def ucap(title, lines):
    """UCAP: own elements, an info bar with 来源 and 浏览次数, 责任编辑 and attachments below."""
    return (
        f'{head(title)}<body>{NAV}<div class="pages-title">{title}</div><div class="pages-date">2025-01-12 09:00　来源：样例区司法局　'
        f'浏览次数：88　字号：默认 大 超大 | 打印本页</div><div class="pages_content" id="UCAP-CONTENT"><UCAPCONTENT>{ps(lines, "p", " style=text-indent:2em")}'
        f"</UCAPCONTENT></div><div>责任编辑：张某</div>{SHARE}{HOT}{FOOT}</body></html>"
    )


def vsb(title, lines):
    """Visual SiteBuilder: XHTML, v_news_content in a form, unclosed paragraphs and stray end tags."""
    text = "".join(f"<p>{entities.escape(t)}</span></b>" for t in lines)
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">'
        f'{head(title)}<body><div>您现在的位置：<a>首页</a>&gt;&gt;<a>政务公开</a></div><form name="f"><table><tr><td class="titlestyle">{title}</td></tr>'
        f'<tr><td>2025年1月12日 09:00 &nbsp; 浏览次数：[<span>5</span>]</td></tr></table><div id="vsb_content_2"><div class="v_news_content">{text}</div></div>'
        f"</form>【<a>关闭窗口</a>】{NEIGHBOURS}{FOOT}</body></html>"
    )


def preformatted(title, lines):
    """A text in <pre>, as the oldest pages have it."""
    return f"<html><head><title>{title}</title></head><body>{NAV}<center><h2>{title}</h2></center><hr><pre>{entities.escape(chr(10).join(lines))}</pre>{FOOT}</body></html>"


TEMPLATES = (trs, hanweb, tables, wechat, plain_divs, split_parts, word_page, ucap, vsb, preformatted)
WITH_CARD = (trs, hanweb, tables, plain_divs, split_parts)


def mhtml(page, charset="utf-8", coding="quoted-printable"):
    data = page.encode(charset)
    body = quopri.encodestring(data) if coding == "quoted-printable" else base64.encodebytes(data)
    frame = base64.encodebytes("<html><body><a>广告</a>，一句广告，不是正文的话。</body></html>".encode())
    return (
        b'From: <Saved by Blink>\r\nSubject: =?utf-8?B?5oC757uT?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        b'\tboundary="----B1"\r\n\r\n\r\n------B1\r\nContent-Type: text/html; charset='
        + charset.encode() + b"\r\nContent-Transfer-Encoding: " + coding.encode() + b"\r\n\r\n" + body
        + b"\r\n------B1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + frame
        + b"\r\n------B1\r\nContent-Type: text/html\r\n\r\n"
        + b"\r\n------B1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------B1--\r\n"
    )  # fmt: skip


def read(data):
    data = data if isinstance(data, bytes) else data.encode()
    assert html.claims(data)
    assert not docx.claims(data)
    return html.read(Path("样例.html"), data)


def texts(sheet):
    return [line.text for line in sheet.lines]


def bare(text):
    return re.sub(r"\s", "", text)


def seeds():
    """title and lines of the example reports, their own web card off."""
    folders = [SEEDS, SHARED / "seeds"]
    for file in sorted(f for folder in folders if folder.is_dir() for f in folder.glob("*.txt")):
        lines = [
            t for t in file.read_text("utf-8").splitlines() if t.strip() and not t.startswith("---") and "|" not in t
        ]
        district, year, kind = file.stem.split("-")
        title = f"{district}区{year}年{kind}"
        yield title, [t for t in lines if t != title]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.__name__)
@pytest.mark.parametrize("packed", [False, True], ids=["html", "mhtml"])
def test_every_report_comes_back_whole_and_alone_from_every_page(template, packed):
    for title, lines in seeds():
        page = template(title, lines)
        found = texts(read(mhtml(page) if packed else page))
        at = found.index(title)
        assert bare("".join(found[at:])) == bare(title + "".join(lines))
        assert len(found) - at == len(lines) + 1
        if template in WITH_CARD:
            assert found[:at] == [f"{key}：{value}" for key, value in CARD.items()]
        assert not [line for line in found[:at] if any(mark in line for mark in CHROME)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.__name__)
def test_a_page_parses_as_its_text_does(template, tmp_path):
    title, lines = next(seeds())
    as_text = parsing.parse(paper(txt.read(Path("a.txt"), "\n".join([title, *lines]).encode()), Path("a.txt")), KINDS)
    as_page = parsing.parse(paper(read(template(title, lines)), Path("a.html")), KINDS)
    for part in ("title", "district", "year", "kind"):
        assert getattr(as_page.meta, part) == getattr(as_text.meta, part)
    assert [s.figure for s in as_page.statistics] == [s.figure for s in as_text.statistics]
    assert [c.text for c in as_page.commitments] == [c.text for c in as_text.commitments]


SAMPLE = [
    "一、上年工作",
    "样例区全年办理法律援助案件12件，挽回损失3.5万元。",
    "二、下年计划",
    "样例区将继续推进普法，做好调解工作。",
]


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "", "big5", "no-such"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_page_reads_in_its_encoding_whatever_it_declares(encoding, declared):
    page = f'<html><head><meta charset="{declared}"><script>{"var a=1;" * 2000}</script></head><body>{ps(SAMPLE * 3)}</body></html>'
    assert [t.strip() for t in texts(read(page.encode(encoding)))] == SAMPLE * 3


def test_big5_is_decoded_as_declared():
    page = '<html><head><meta charset="big5"></head><body><p>全年辦理法律援助案件，挽回損失，做好調解工作。</p></body></html>'
    assert texts(read(page.encode("big5"))) == ["全年辦理法律援助案件，挽回損失，做好調解工作。"]


def test_what_is_dropped_is_told():
    sheet = read(trs("样例区2024年工作总结", SAMPLE))
    assert re.fullmatch(r"网页上的导航、分享等 \d+ 行没有读进来", sheet.doubts[0][1])
    other = (
        "<div><p>"
        + "另一栏里也有一段成句的话，说的是别的事情，一共超过四十个字，不在报告的正文里面，读的时候应当提醒核对。"
        + "</p></div>"
    )
    doubts = [
        message
        for _, message in read(trs("样例区2024年工作总结", SAMPLE * 3).replace("</body>", other + "</body>")).doubts
    ]
    assert "另有 1 段话" in doubts[1]


def test_data_tables_are_rows_and_blank_cells_stay():
    table = "<table><tr><th>项目</th><th>上年</th><th>今年</th></tr><tr><td>案件</td><td></td><td>12</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>"
    sheet = read(
        f'<html><body><div id="zoom">{ps(SAMPLE)}{table}<p>区司法局</p><p>2025年1月9日</p>{NEIGHBOURS}</div></body></html>'
    )
    assert texts(sheet)[4:] == ["项目\t上年\t今年", "案件\t\t12", "1\t2\t3", "区司法局", "2025年1月9日"]
    assert [line.look for line in sheet.lines[4:7]] == [Look.TABLE_HEAD, Look.TABLE_ROW, Look.TABLE_ROW]


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        (["整改情况表", "逐条写", "编号|问题|整改情况", "1|力量不足|增加了两人"], True),
        (["首页", "要闻", "栏目|正文", "页脚"], False),
    ],
)
def test_a_title_and_a_note_above_a_table_do_not_hide_its_only_row(rows, table):
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    sheet = read(f'<html><body><div id="zoom">{ps(SAMPLE)}<table>{cells}</table></div></body></html>')
    assert any("\t" in line.text for line in sheet.lines) is table


def test_signature_and_attachments_below_the_text_stay():
    foot = '<p>样例区司法局</p><p>2025-01-09</p><p>附件：<a href="1.docx">1.样例表.docx</a></p>'
    sheet = read(f"<html><body>{NAV}<div class=TRS_Editor>{ps(SAMPLE)}{foot}{SHARE}<p>样例</p></div></body></html>")
    assert texts(sheet)[4:] == ["样例区司法局", "2025-01-09", "附件：1.样例表.docx"]


@pytest.mark.parametrize(
    "opened", ["<div>", "<span>", "<b>", "<i><div>", "<table><tr><td>", "<p><font color=red>", "<ul><li>", "<section>"]
)
def test_thousands_of_levels_are_read(opened):
    assert texts(read(f"<html><body>{opened * 2400}{ps(SAMPLE)}")) == SAMPLE


HOSTILE = {
    "无正文": "<!DOCTYPE html><html><body>x</body></html>",
    "空": "<html></html>",
    "框架": '<html><frameset cols="1,2"><frame src="a.htm"></frameset></html>',
    "脚本出文": "<html><body><script>document.write('区司法局全年办理案件，都已办结。')</script></body></html>",
    "实体炸弹": '<!DOCTYPE html [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]><html><body>&b;区司法局全年办理案件，都已办结。</body></html>',
    "太深": "<html><body>" + "<div>" * 60_000,
    "太多": "<html><body>" + "<p>" * 250_000,
    "没关的标签": "<html><body>" + "".join(f"<p><b class=a{n}>" for n in range(30_000)),
    "残缺归档": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n",
    "套娃归档": "MIME-Version: 1.0\n"
    + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000)),
    "信里有信": "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    + "Content-Type: message/rfc822\n\n" * 3000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_without_text_or_with_harm_is_one_sentence(name):
    with pytest.raises(DrafterError) as error:
        read(HOSTILE[name])
    assert "样例.html" in error.value.message
    assert error.value.fix


def test_unclosed_formatting_does_not_multiply():
    page = "<html><body>" + "".join(f"<p><b class=a{n}><i id=b{n}><a href={n}>" for n in range(20_000)) + ps(SAMPLE)
    with pytest.raises(DrafterError):
        read(page)


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04", "受理<案件>三件，办结。".encode(), "<<通知>>第一条，办理案件。".encode(), b"%PDF-1.7", b"<?xml version='1.0'?><w:document>",
     "来源: 区司法局\n\n全年办理案件，都已办结。".encode()],
    ids=range(6),
)  # fmt: skip
def test_what_is_no_page_is_not_claimed(data):
    assert not html.claims(data)


@pytest.mark.parametrize(
    "opening", ["热点问题", "无障碍环境", "打印中心", "分享到的经验", "技术支持", "相关信息", "来源于基层的做法"]
)
@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_sentence_that_opens_like_a_button_stays(opening, at):
    lines = [*SAMPLE[:at], f"{opening}得到全区各部门重视，全年办结各类事项共12件。", *SAMPLE[at:]]
    assert texts(read(f'<html><body>{NAV}<div class="article">{ps(lines)}</div>{SHARE}{FOOT}</body></html>')) == lines


def gazette(title, lines):
    """The State Council's page of a document: card of tables, its last field empty; the title in centred paragraphs."""
    third = len(title) // 3 + 1
    parts = "".join(f'<p align="center"><span>{title[n : n + third]}</span></p> ' for n in range(0, len(title), third))
    rows = "".join(
        f"<tr><td><b>{a}</b></td><td>{v}</td><td><b>{b}</b></td><td>{w}</td></tr>"
        for a, v, b, w in (
            ("索 引 号：", "000012345/2025-00001", "主题分类：", r"司法\法治"),
            ("标　　题：", title, "发布日期：", "2025年1月12日"),
        )
    )
    return (
        f"<html><head><title>{title}（样发〔2025〕3号）_信息公开专栏</title></head><body>{NAV}<table><tr><td><table>{rows}</table>"
        "<table><tr><td><b>主 题 词：</b></td><td></td><td></td><td></td></tr></table></td></tr></table><br>"
        f'<table><tr><td><br><table><tr><td class="b12c" id="UCAP-CONTENT">{parts}<p>样发〔2025〕3号</p><p><br></p>{ps(lines)}</td></tr>'
        f"<tr><td></td></tr></table><div>扫一扫在手机打开当前页</div></td></tr></table>{FOOT}</body></html>"
    )


def test_an_empty_field_of_the_card_takes_nothing_from_the_text():
    title = "样例区人民政府关于二〇二四年推进依法行政工作有关事项的决定"
    assert texts(read(gazette(title, SAMPLE))) == [
        "索引号：000012345/2025-00001",
        r"主题分类：司法\法治",
        f"标题：{title}",
        "发布日期：2025年1月12日",
        title,
        "样发〔2025〕3号",
        *SAMPLE,
    ]


@pytest.mark.parametrize(
    "shown", ['<h2 class="x_Title">{}</h2>', '<div class="tc">{}</div>', "<table><tr><td>{}</td></tr></table>"]
)
def test_a_line_that_the_page_is_named_after_is_its_title(shown):
    title = "样例区推动行政复议规范化专业化（1.5版）"
    page = f"<html><head><title>{title}_工作动态_样例区人民政府</title></head><body>{NAV}<p>样例区人民政府</p>{shown.format(title)}<p>2025-01-12</p>{ps(SAMPLE)}{FOOT}</body></html>"
    assert texts(read(page)) == ["发布时间：2025-01-12", title, *SAMPLE]


@pytest.mark.parametrize(
    "mark", ["（责编：张某、李某）", "[责任编辑：张某]", "为你推荐", "扫一扫在手机打开当前页", "【1】【2】【3】"]
)
def test_what_a_site_adds_below_its_closing_line_is_no_text_though_it_is_sentences(mark):
    added = "<p>样例区开展示例司法宣传活动，取得成效。</p><p>热心读者，您好。</p>"
    sheet = read(f'<html><body>{NAV}<div class="article">{ps(SAMPLE * 4)}<p>{mark}</p>{added}</div></body></html>')
    assert texts(sheet) == SAMPLE * 4


def test_fields_of_the_text_itself_stay_in_it():
    lines = [*SAMPLE, "名 称：样例区司法局", "联系方式：12345678"]
    assert texts(read(f'<html><body>{NAV}<div id="zoom">{ps(lines)}</div>{FOOT}</body></html>')) == lines


PICTURE = '<p align="center"><img src="a.jpg" border="0"></p>'


def test_pictures_within_the_text_are_told_and_those_of_the_site_are_not():
    icons = '<img src="x.gif" width="16"><img src="logo.png"><img style="width:1px" src="y">'
    body = f'{ps(SAMPLE[:2])}{PICTURE}{PICTURE}<p><img style="display:none" src="z.png"></p>{ps(SAMPLE[2:])}'
    page = f'<html><body>{icons}{NAV}<div id="zoom">{body}</div><div><img src="qr.png">扫一扫</div>{FOOT}</body></html>'
    told = [message for _, message in read(page).doubts]
    assert told[-1] == "正文里有2张图片，图里的字和表没有读进来，请对照网页核对"
    assert not [m for _, m in read(trs("样例区2024年工作总结", SAMPLE)).doubts if "图片" in m]


def test_a_title_that_the_text_says_again_is_read_once():
    title = "样例区2024年法治统计公报"
    again = f'<p>&nbsp;</p><p align="center"><font size="6">{title}</font></p>'
    page = (
        f'<html><head><meta name="ArticleTitle" content="{title}"></head><body>{NAV}<h1 class="article-title">{title}</h1>'
        f"<div><span>来源：<b></b></span><span>访问量：<b>199</b></span><span>发布日期：<b>2025-01-12 10:49:00</b></span></div>"
        f'<div id="zoomcon"><ucapcontent>{again}{ps(SAMPLE)}</ucapcontent></div></body></html>'
    )
    assert texts(read(page)) == ["发布日期：2025-01-12 10:49:00", title, *SAMPLE]


def test_every_field_of_a_catalogue_card_is_kept():
    fields = {
        "索 引 号": "014/2025-1",
        "公开时限": "常年公开",
        "公开范围": "面向全社会",
        "公开形式": "门户网站公布",
        "时效性": "有效",
    }
    card = "".join(f"<dd><label><font>{k}：</font></label><div>\n      {v}\n    </div></dd>" for k, v in fields.items())
    page = (
        f'<html><body>{NAV}<dl>{card}</dl><h1>样例区2024年工作总结</h1><div id="zoom">{ps(SAMPLE)}</div></body></html>'
    )
    wanted = [f"{k.replace(' ', '')}：{v}" for k, v in fields.items()]
    assert texts(read(page)) == [*wanted, "样例区2024年工作总结", *SAMPLE]


@pytest.mark.parametrize(
    "told",
    [
        "<p>作者： 时间：2025-01-12 点击数：123</p>",
        "<div class='ewb-article-sources'>【信息时间：2025-01-12  阅读次数：<span>88</span>】【我要打印】【关闭】</div>",
        "<div>录入时间：2025-01-12　　编辑：办公室</div>",
    ],
)
@pytest.mark.parametrize("holder", ["<div id='vsb_content_2'>{}</div>", "<div class='ewb-article-info'>{}</div>"])
def test_a_time_told_in_other_words_is_the_time_of_publishing(told, holder):
    title = "样例区2024年工作总结"
    page = f"<html><head><title>{title}-样例区</title></head><body>{NAV}<h3>{title}</h3>{told}{holder.format(ps(SAMPLE))}{FOOT}</body></html>"
    assert texts(read(page)) == ["发布时间：2025-01-12", title, *SAMPLE]


def test_a_time_in_the_text_stays_there():
    lines = ["时间：2025-01-12", "地点：样例区", *SAMPLE, "日期：2025-01-13"]
    page = f'<html><body>{NAV}<div id="zoom">{ps(lines)}</div>{FOOT}</body></html>'
    assert texts(read(page)) == lines


ITEM = "全年办理公证事项二十件，接待群众来访咨询九百人次，排查化解矛盾纠纷三百件。"
LISTS = {
    "照次序": ("<ol><li>{}</li><li>{}</li></ol>", ["1.", "2."]),
    "从三起": ('<ol start="3"><li>{}</li><li>{}</li></ol>', ["3.", "4."]),
    "倒数": ("<ol reversed><li>{}</li><li>{}</li></ol>", ["2.", "1."]),
    "倒数从五": ('<ol reversed start="5"><li>{}</li><li>{}</li></ol>', ["5.", "4."]),
    "字母": ('<ol type="a"><li>{}</li><li>{}</li></ol>', ["a.", "b."]),
    "罗马": ('<ol type="I"><li>{}</li><li>{}</li></ol>', ["I.", "II."]),
    "自己编号": ('<ol><li>{}</li><li value="7">{}</li><li>{}</li></ol>', ["1.", "7.", "8."]),
    "汉字": ('<ol style="list-style-type: cjk-ideographic"><li>{}</li><li>{}</li></ol>', ["一、", "二、"]),
    "天干": ('<ol style="list-style:cjk-heavenly-stem inside"><li>{}</li><li>{}</li></ol>', ["甲、", "乙、"]),
    "套着": ("<ol><li>{}<ol type=a><li>{}</li></ol></li><li>{}</li></ol>", ["1.", "a.", "2."]),
    "圆点": ("<ul><li>{}</li></ul>", [""]),
    "圆点里套数字": ("<ul><li>{}<ol><li>{}</li><li>{}</li></ol></li></ul>", ["", "1.", "2."]),
    "段落在项里": ("<ol><li><p>{}</p><p>{}</p></li><li><div>{}</div></li></ol>", ["1.", "", "2."]),
    "不显示": ('<ol style="list-style: none"><li>{}</li></ol>', [""]),
    "当作圆点": ('<ol style="list-style-type: disc"><li>{}</li></ol>', [""]),
    "样式表去掉": ("<style>ul, ol {{margin:0; list-style:none}}</style><ol><li>{}</li></ol>", [""]),
    "自己写了编号": ("<ol><li>1.{}</li><li>（二）{}</li></ol>", ["1.", "（二）"]),
    "隐藏的项": ('<ol><li>{}</li><li style="display:none">甲</li><li>{}</li></ol>', ["1.", "2."]),
}


@pytest.mark.parametrize("name", LISTS)
def test_items_of_a_list_have_the_numbers_a_browser_prints(name):
    source, marks = LISTS[name]
    body = source.format(*[ITEM] * len(marks))
    page = f"<html><head><title>工作总结</title></head><body><p>{ITEM}</p>{body}<p>{ITEM}</p></body></html>"
    found = [line.text for line in html.read(Path("页.html"), page.encode()).lines]
    assert found[-len(marks) - 1 : -1] == [mark + ITEM for mark in marks]
