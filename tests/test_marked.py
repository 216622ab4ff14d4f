"""What Word, WPS and LibreOffice make of a paragraph when they save it: it is read as they show it, and its bookmark holds it."""

from __future__ import annotations

import io
import zipfile

import pytest
from editing import W14, W15, W

from drafter.model.manuscript import Look
from drafter.ooxml import marked

_BEGIN = '<w:bookmarkStart w:id="1" w:name="_0123abcd_7"/>'
_END = '<w:bookmarkEnd w:id="1"/>'
_BY = 'w:id="5" w:author="王" w:date="2026-01-05T09:00:00Z"'
_NAMES = (
    f'xmlns:w="{W[1:-1]}" xmlns:w14="{W14[1:-1]}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def para(*words, properties=""):
    return f"<w:p>{properties}{_BEGIN}{''.join(words)}{_END}</w:p>"


def made(body, **parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>")
        for name, words in parts.items():
            package.writestr(f"word/{name}.xml", words)
    return stream.getvalue()


SHAPES = {
    "一段话断成许多截、各有存盘号": '<w:p w:rsidR="00A1" w14:paraId="1A2B3C4D">'
    + _BEGIN + "".join(f'<w:r w:rsidRPr="00{n}"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{c}</w:t></w:r>' for n, c in enumerate("办结案件。")) + _END + "</w:p>",
    "校对的记号和分页的记号": para(run("办结"), '<w:proofErr w:type="spellStart"/>', run("案件"), '<w:proofErr w:type="spellEnd"/>', "<w:r><w:lastRenderedPageBreak/></w:r>", run("。")),
    "智能标记套着智能标记": para('<w:smartTag w:uri="urn:x" w:element="a"><w:smartTagPr/><w:smartTag w:uri="urn:x" w:element="b">', run("办结案件"), "</w:smartTag></w:smartTag>", run("。")),
    "行内的内容控件": para('<w:sdt><w:sdtPr><w:alias w:val="说明"/><w:text/></w:sdtPr><w:sdtContent>', run("办结案件"), "</w:sdtContent></w:sdt>", run("。")),
    "套着整段的内容控件": '<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>' + para(run("办结案件。")) + "</w:sdtContent></w:sdt>",
    "书签的两头在段落外面": f"{_BEGIN}<w:p>{run('办结案件。')}</w:p>{_END}",
    "书签的尾巴在下一段开头": f"<w:p>{_BEGIN}{run('办结案件。')}</w:p><w:p>{_END}</w:p>",
    "书签没有尾巴": f"<w:p>{_BEGIN}{run('办结案件。')}</w:p>",
    "超链接和域": para('<w:hyperlink r:id="rId9">', run("办结"), '</w:hyperlink><w:fldSimple w:instr="DATE">', run("案件"), "</w:fldSimple>", '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>', run("。")),
    "隐藏的字": para(run("办结案件"), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>不显示</w:t></w:r>", run("。")),
    "格式的修订": para('<w:r><w:rPr><w:b/><w:rPrChange w:id="6" w:author="王"><w:rPr/></w:rPrChange></w:rPr><w:t>办结案件。</w:t></w:r>', properties=f'<w:pPr><w:pStyle w:val="a"/><w:pPrChange {_BY}><w:pPr><w:pStyle w:val="b"/></w:pPr></w:pPrChange></w:pPr>'),
    "插入、删去在智能标记里": para(run("办"), f'<w:smartTag w:element="a"><w:ins {_BY}>', run("结"), f"</w:ins><w:del {_BY}><w:r><w:delText>理</w:delText></w:r></w:del></w:smartTag>", run("案件。")),
    "插入的字又被别人删去": para(run("办结"), f'<w:ins {_BY}><w:del w:id="6" w:author="李"><w:r><w:delText>各类</w:delText></w:r></w:del></w:ins>', run("案件。")),
    "移走的话": para(run("办结案件"), f'<w:moveFromRangeStart w:name="move1" {_BY}/><w:moveFrom {_BY}>', run("和事项"), '</w:moveFrom><w:moveFromRangeEnd w:id="5"/>', run("。")),
    "移来的话": para(run("办结"), f'<w:moveToRangeStart w:name="move1" {_BY}/><w:moveTo {_BY}>', run("案件"), '</w:moveTo><w:moveToRangeEnd w:id="5"/>', run("。")),
    "两种写法的图": para(run("办结案件"), "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:shape/></w:pict></mc:Fallback></mc:AlternateContent></w:r>", run("。")),
    "许可的范围和自定义标记": para('<w:permStart w:id="9" w:edGrp="everyone"/>', '<w:customXml w:element="a">', run("办结案件"), "</w:customXml>", '<w:permEnd w:id="9"/>', run("。")),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_a_paragraph_is_read_through_what_programs_strew_in(name):
    pieces = [one for one in marked.read(made(SHAPES[name]), "稿.docx").pieces if one.text]
    assert [one.text for one in pieces] == ["办结案件。"]
    assert [(one.name, one.start, one.end) for one in pieces[0].marks] == [("_0123abcd_7", 0, len("办结案件。"))]


def test_the_end_of_a_paragraph_put_in_or_struck_out_splits_and_joins():
    split = f"<w:p><w:pPr><w:rPr><w:ins {_BY}/></w:rPr></w:pPr>{_BEGIN}{run('办结案件。')}</w:p><w:p>{run('接待群众。')}{_END}</w:p>"
    read = marked.read(made(split), "稿.docx").pieces
    assert [(one.text, [mark.name for mark in one.marks]) for one in read] == [
        ("办结案件。", ["_0123abcd_7"]),
        ("接待群众。", ["_0123abcd_7"]),
    ]
    assert [one.text for one in marked.read(made(split), "稿.docx", original=True).pieces] == ["办结案件。接待群众。"]
    second = _BEGIN.replace("_7", "_8").replace('"1"', '"2"') + run("接待群众。") + _END.replace('"1"', '"2"')
    joined = (
        para(run("办结案件。"), properties=f"<w:pPr><w:rPr><w:del {_BY}/></w:rPr></w:pPr>") + f"<w:p>{second}</w:p>"
    )
    (piece,) = marked.read(made(joined), "稿.docx").pieces
    assert [(one.name, one.start, one.end) for one in piece.marks] == [("_0123abcd_7", 0, 5), ("_0123abcd_8", 5, 10)]
    assert len(marked.read(made(joined), "稿.docx", original=True).pieces) == 2


@pytest.mark.parametrize(
    ("number", "name", "look"),
    [
        ("1", "heading 1", Look.H1), ("10", "标题 2", Look.H2), ("a3", "Title", Look.TITLE), ("drafterH1", "自拟", Look.BODY),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_the_name_of_its_style_whatever_its_number(number, name, look):
    styles = f'<w:styles {_NAMES}><w:style w:styleId="{number}"><w:name w:val="{name}"/></w:style></w:styles>'
    body = para(run("行政复议"), properties=f'<w:pPr><w:pStyle w:val="{number}"/></w:pPr>')
    assert marked.read(made(body, styles=styles), "稿.docx").pieces[0].look is look


def said(number, author, name, *words):
    lines = "".join(f'<w:p w14:paraId="{name}{n}">{run(line)}</w:p>' for n, line in enumerate(words))
    return f'<w:comment w:id="{number}" w:author="{author}">{lines}</w:comment>'


def test_a_reply_knows_what_it_answers_by_the_last_paragraphs_of_both():
    span = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in (3, 4, 5)) + run("办结案件。")
    span += "".join(f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>' for n in (3, 4, 5))
    comments = (
        said(3, "起草助手", "0000003", "数字没有改", "改成今年的")
        + said(4, "王局长", "0000004", "已经核对。")
        + said(5, "张科", "0000005", "照办。")
    )
    extended = "".join(
        f'<w15:commentEx w15:paraId="{name}" w15:paraIdParent="00000031"/>' for name in ("00000040", "00000050")
    )
    data = made(
        para(span),
        comments=f"<w:comments {_NAMES}>{comments}</w:comments>",
        commentsExtended=f'<w15:commentsEx xmlns:w15="{W15[1:-1]}">{extended}</w15:commentsEx>',
    )
    (piece,) = marked.read(data, "稿.docx").pieces
    told = {one.author: (one.text, one.answers) for one in piece.cells[0].remarks}
    ours = "数字没有改\n改成今年的"
    assert told == {"起草助手": (ours, ""), "王局长": ("已经核对。", ours), "张科": ("照办。", ours)}


def test_a_comment_on_struck_out_words_and_one_on_none_are_kept():
    gone = f'<w:commentRangeStart w:id="3"/><w:del {_BY}><w:r><w:delText>旧话</w:delText></w:r></w:del><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
    comments = said(3, "王局长", "0000003", "这句删了。") + said(4, "张科", "0000004", "全文再看一遍。")
    data = made(para(run("办结案件。"), gone), comments=f"<w:comments {_NAMES}>{comments}</w:comments>")
    draft = marked.read(data, "稿.docx")
    assert [one.text for one in draft.pieces[0].cells[0].remarks] == ["这句删了。"]
    assert [one.text for one in draft.strays] == ["全文再看一遍。"]
