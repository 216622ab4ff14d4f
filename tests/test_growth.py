"""What she, a template or a paper can make long: twice as much takes about twice the steps, or is refused. No clock is read."""

from __future__ import annotations

import inspect
import io
import sys
import zipfile
from pathlib import Path

import pytest
from kit import report
from test_reader_doc import made_ofd, rewritten
from test_readers import raw_docx

from drafter import inspecting
from drafter.model.finding import DrafterError
from drafter.readers import docx, ofd, pdf, rtf, ruled
from drafter.readers.glyphs import Glyph, Page, Rule, Side
from drafter.rendering import loader, sandbox
from drafter.tracing.features import together
from drafter.writers import drawing
from drafter.zh import titles
from drafter.zh.sentences import split

pytestmark = pytest.mark.slow

DOUBLE = 2.4
"""What twice the input may cost at most, in steps; four times is what a square costs."""
HEAD = "龙华区2024年法治政府建设年度报告\n一、主要举措\n全年办理案件120件。\n"
PLAN = "二、2025年工作安排\n"


def steps(run, *given):
    """Calls made to do something, and the characters handed over in them; what refuses it has done it."""
    count = 0

    def profile(frame, event, argument):
        nonlocal count
        count += 1
        if event == "call" and not frame.f_code.co_flags & inspect.CO_GENERATOR:  # which is called for every item
            values = [frame.f_locals.get(name) for name in frame.f_code.co_varnames[: frame.f_code.co_argcount]]
            count += sum(len(value) for value in values if isinstance(value, str))

    sys.setprofile(profile)
    try:
        run(*given)
    except DrafterError:
        pass
    finally:
        sys.setprofile(None)
    return count


def forget():
    """What was kept in mind of texts read before; tables stay loaded."""
    modules = [module for name, module in sys.modules.items() if name.startswith("drafter.")]
    for one in {
        id(one): one for module in modules for one in vars(module).values() if hasattr(one, "cache_info")
    }.values():
        if one.cache_info().maxsize is not None:
            one.cache_clear()


def grows(run, made, size):
    """How many times the steps what is made in twice the size takes; once before, so that tables are loaded."""
    run(made(size // 8))
    forget()
    larger = steps(run, made(2 * size))
    forget()
    return larger / steps(run, made(size))


WORDS = {
    "一段里的数": "增长5%，其中",
    "一段里一个挨一个的数": "1件",
    "一段里的奖": "在全市法治征文比赛中获一等奖3个，",
    "一段里的同一项": "受理法律援助案件12件，",
    "一段里的领域": "法律援助、人民调解、行政复议和",
    "一段里的一是": "一是推进工作。",
    "一段里的小标题": "突出就业优先。就业工作持续推进，成效十分明显。",
    "一行一个标题": "（一）推进人民调解工作\n认真推进人民调解工作，提高水平。\n",
    "一行一个数": "受理法律援助案件12件。\n",
    "一行一条计划": "推进人民调解工作，完善制度。\n",
}


@pytest.mark.parametrize("part", ["", PLAN])
@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_parsing(words, part):
    assert grows(report, lambda size: HEAD + part + words * (size // len(words)), 5000) < DOUBLE


def test_a_sentence_without_end_is_taken_in_pieces():
    text = "全年办理案件12件，" * 1000
    pieces = split(text)
    assert "".join(piece.text for piece in pieces) == text
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert max(len(piece.text) for piece in pieces) <= 2000
    assert all(piece.text.endswith("，") for piece in pieces)


@pytest.mark.parametrize("part", ["", PLAN])
def test_more_figures_than_a_report_has(part):
    with pytest.raises(DrafterError) as stopped:
        report(HEAD + part + "完成投资5亿元，" * 6000)
    assert "个数字，不像一份报告" in stopped.value.message
    assert stopped.value.fix


def test_more_promises_than_a_report_has():
    with pytest.raises(DrafterError) as stopped:
        report(HEAD + PLAN + "建成法律援助工作站并投入使用。" * 6000)
    assert "条计划，不像一份报告" in stopped.value.message
    assert stopped.value.fix


def nested(levels):
    """A template that prints how long a list of lists of lists … is when it is written out."""
    built = "".join(f"{{% set a{n} = [{','.join([f'a{n - 1}'] * 10)}] %}}" for n in range(1, levels))
    return f"{{% set a0 = [0,0,0,0,0,0,0,0,0,0] %}}{built}{{{{ a{levels - 1} | string | length }}}}"


def printed(tmp_path, source):
    (tmp_path / "正文.j2").write_text(source, "utf-8")
    return sandbox.run([tmp_path], "正文.j2", {}, {"行": [["甲"] * 10] * 10})


def test_lists_in_lists_of_a_template(tmp_path):
    assert printed(tmp_path, nested(2)) == "320"
    few, many = (steps(printed, tmp_path, nested(levels)) for levels in (5, 10))
    assert many < 4 * few


@pytest.mark.parametrize("use", ["a | string | length", "a | join | length", "a == b", "a", "[a] | first"])
def test_what_a_template_makes_of_many_lists(tmp_path, use):
    built = "".join(f"{{% set {name} = [{','.join(['行'] * 1000)}] %}}" for name in "ab")
    with pytest.raises(DrafterError) as stopped:
        printed(tmp_path, f"{built}{{{{ {use} }}}}")
    assert stopped.value.place.line == 1


def test_a_list_of_a_template_is_as_it_was(tmp_path):
    assert printed(tmp_path, "{% set a = [1, ('甲', 2), {'乙': 3}] %}{{ a | join('、') }}") == "1、('甲', 2)、{'乙': 3}"
    assert printed(tmp_path, "{% set a, b = 1, 2 %}{{ a + b }}{{ [行, 行] | length }}") == "32"


def test_a_template_as_large_as_a_film(tmp_path, monkeypatch):
    monkeypatch.setattr(loader, "_MAX_BYTES", 1000)
    with pytest.raises(DrafterError) as stopped:
        printed(tmp_path, "字" * 400)
    assert "超过" in stopped.value.message


def set_in(*texts):
    return raw_docx("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts))


@pytest.mark.parametrize("words", ["一是推进工作。", "法 　", "5％，", "法,", "《甲》、《乙》"])
def test_inspecting_a_paragraph(words):
    assert grows(lambda data: inspecting.inspect(data, "稿.docx"), lambda size: set_in(words * size), 400) < DOUBLE


@pytest.mark.parametrize(
    "look", [inspecting.inspect, inspecting.reference, lambda data, name: docx.read(Path(name), data)]
)
@pytest.mark.parametrize("texts", [["案"] * 20_001, ["案" * 300_001]], ids=["段", "字"])
def test_a_word_file_longer_than_a_report(look, texts):
    with pytest.raises(DrafterError) as stopped:
        look(set_in(*texts), "稿.docx")
    assert stopped.value.message == "“稿.docx”有三十万字以上或两万段以上，不像一份报告"
    assert stopped.value.fix


def test_a_long_word_file_is_not_walked_to_its_end():
    few, many = (steps(inspecting.inspect, set_in(*["案"] * size), "稿.docx") for size in (20_001, 80_000))
    assert many < 1.1 * few


def test_an_ofd_of_more_pages_than_a_report():
    made, name = made_ofd(["全年办理案件120件。"]), "Doc_0/Document.xml"
    page = '<ofd:Page ID="1" BaseLoc="Pages/Page_1/Content.xml"/>'
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        listed = archive.read(name).decode()
    data = rewritten(made, **{name: listed.replace(page, page * 501)})
    with pytest.raises(DrafterError) as stopped:
        ofd.read(Path("稿.ofd"), data)
    assert stopped.value.message == "“稿.ofd”有500页或三十万字以上，不像一份报告"


def test_a_name_too_long_to_be_drawn():
    face = drawing._face()
    few, many = (face.lines("法律援助案件" * size) for size in (200, 2000))
    assert few == many
    assert steps(face.lines, "法律援助案件" * 2000) < 2 * steps(face.lines, "法律援助案件" * 200)


def test_rich_text_longer_than_a_report():
    characters, row = b"\\u20840?" * 6000, b"\\trowd\\cellx9000 x\\cell\\row"
    assert rtf.is_wild(b"{\\rtf1 " + characters * 2 + b"}")
    assert not rtf.is_wild(b"{\\rtf1 " + characters + b"\\par " + characters + b"}")
    assert rtf.is_wild(b"{\\rtf1 " + row * 2001 + b"}")
    assert not rtf.is_wild(b"{\\rtf1 " + row * 2000 + b"}")


def test_rich_text_without_what_is_embedded_in_it():
    data = b"{\\rtf1{\\object\\objemb{\\*\\objdata 0105\r\n" + b"41" * 1000 + b"}{\\result x}}\\par}"
    assert rtf.bare(data) == b"{\\rtf1{\\object\\objemb{\\result x}}\\par}"


def drawn(size, lines):
    """A page with so many characters and lines, each at a place of its own."""
    glyphs = [Glyph(7.31 * n % 500, 7.31 * n % 500 + 8, 3.77 * n % 800, "字") for n in range(size)]
    rules = [Rule(0, n, 600, n) for n in range(lines)] + [Rule(n, 0, n, 800) for n in range(lines)]
    return Page(Side(1, 600, 800), tuple(glyphs), tuple(rules))


def test_a_page_of_lines():
    few, many = (sum(len(page.rules) for page in pdf._ruled([drawn(size, 1000)] * 4)) for size in (500, 5000))
    assert few == 4 * 2000
    assert many == 2000
    assert ruled.effort(drawn(5000, 1000)) == 2 * ruled.effort(drawn(2500, 1000)) == 10_000_000


def test_a_paragraph_of_the_table_with_many_sentences():
    keys = [0] * 250 + [1] * 3
    assert [len(group) for group in together(keys)] == [250] * 250 + [3] * 3
    assert [len(group) for group in together(keys, 100)] == [100] * 200 + [50] * 50 + [3] * 3
    assert together(keys, 100)[120] == list(range(100, 200))


def test_a_title_as_long_as_a_report():
    whole = "法治政府建设" * 2000
    assert "".join(titles.lines(whole)) == whole
    assert grows(titles.lines, lambda size: "法治政府建设" * size, 200) < DOUBLE
