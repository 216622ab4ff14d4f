"""Where what was taken from 素材 stands in the text."""

from __future__ import annotations

from drafter.model.inputs import PassageInput
from drafter.model.raw_material import RawMaterial
from drafter.rendering.beside import joined

TAKEN = RawMaterial.model_validate({"编号": "料01", "内容": "举办青年干部讲堂六期，培训干部二百人次。", "处理": "采用"})


def passage(number, text, origin):
    made = PassageInput.model_validate({"编号": number, "部分": "成绩", "出处": origin, "文字": text})
    return made.model_copy(update={"ref": ("正文", number)})


def test_a_paragraph_added_this_year_draws_nothing_away():
    old = passage("文01", "加强机关党建。开展理论学习，培训党员。", "第3段")
    new = passage("文02", "加强青年干部教育培训。举办青年干部讲堂六期，培训干部二百人次。", None)
    behind, rest = joined([old, new], [TAKEN])
    assert list(behind) == [old.ref]
    assert not rest


def test_where_nothing_is_last_years_the_new_one_takes_it():
    new = passage("文02", "加强青年干部教育培训。举办青年干部讲堂六期。", None)
    assert list(joined([new], [TAKEN])[0]) == [new.ref]
