"""Which place a report is of: its city and province by the order of the codes, places of one name told apart."""

from __future__ import annotations

import pytest

from drafter.survey.which_place import Whereabouts, whereabouts
from drafter.zh import districts


def test_the_cities_over_others_are_as_many_as_there_are():
    """China has 333 prefectures (民政部《2020年民政事业发展统计公报》)."""
    over = [name for province in districts._provinces() for name in province if (name, name) in _own(name)]
    assert len(over) == 333


def _own(name):
    return {(seat[0], seat[1]) for seat in districts.seats(name)}


@pytest.mark.parametrize(
    ("name", "city", "province"),
    [
        ("坪山区", "深圳市", "广东省"),
        ("义乌市", "金华市", "浙江省"),
        ("辛集市", "石家庄市", "河北省"),
        ("锡林浩特市", "锡林郭勒盟", "内蒙古自治区"),
        ("东莞市", "东莞市", "广东省"),
        ("济源市", "", "河南省"),
        ("神农架林区", "", "湖北省"),
        ("定安县", "", "海南省"),
        ("门头沟区", "", "北京市"),
        ("河北省", "", "河北省"),
    ],
)
def test_a_place_is_under_its_city_and_province(name, city, province):
    assert districts.seats(name) == ((name, city, province),)
    assert whereabouts(name, ()) == Whereabouts(name, city, province)


def test_places_of_one_name_are_told_apart_by_the_city_named_first():
    assert whereabouts("龙华区", ("深圳市龙华区司法局", "海口")).place == "深圳市龙华区"
    assert whereabouts("龙华区", ("", "龙华区司法局", "海口市的做法")).place == "海口市龙华区"
    assert whereabouts("鼓楼区", ("学习南京、福州",)) == Whereabouts("鼓楼区")
    assert whereabouts("朝阳区", ("北京市朝阳区",)) == Whereabouts("北京市朝阳区", "", "北京市")


def test_a_name_of_former_times_is_todays():
    assert whereabouts("徐水县", ()) == Whereabouts("徐水区", "保定市", "河北省")
    assert whereabouts("云岭区", ()) == Whereabouts("云岭区")
    assert whereabouts("全国", ()) == Whereabouts("全国")
    assert whereabouts("", ()) == Whereabouts("")
