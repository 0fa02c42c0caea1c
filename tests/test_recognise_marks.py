"""What is recognised becomes marks: on text through people, furniture and jumps; each rule can be turned off."""

from typing import cast

import pytest

from zx_convert import read, repair
from zx_convert.document import original, validate
from zx_convert.document.elements import Document, Element

PAGE = """\
云川日报　2024年3月6日　第02版：要闻

全市推进水库除险加固

本报云川3月5日讯（记者葛明远）昨天，全市水库除险加固现场会在青崖县召开，参会人员现场察看了三座水库的建设情况。（苏岚）（完）

山里来了新老师

文/沈若兰 图/受访者提供

春天的一个早晨，二十三岁的周小楠背着行李走进了青崖小学，从此山里的孩子们有了第一位音乐老师，教室里响起了歌声。（下转第四版）

图为周小楠在上课。本报记者 田小禾 摄

责任编辑：ＨＮ666
"""


def repaired(text: str, *without: str) -> Document:
    document = repair(read(text), without=without)
    assert original(document) == text
    validate(document)
    return document


def texts(document: Document, tag: str) -> list[str]:
    return [original(element) for element in cast("list[Element]", list(document.iter(tag)))]


def test_people_places_and_dates() -> None:
    document = repaired(PAGE)
    (dateline,) = document.iter("dateline")
    assert dict(dateline.items()) == {
        "agency": "本报", "place": "云川", "date": "--03-05", "rule": "dateline-head", "cert": "high",
    }  # fmt: skip
    assert texts(document, "dateline") == ["本报云川3月5日讯（记者葛明远）"]
    assert [(person.get("role"), person.text) for person in document.iter("person")] == [
        ("记者", "葛明远"),
        (None, "苏岚"),
        (None, "沈若兰"),
        ("记者", "田小禾"),
    ]
    assert texts(document, "byline") == ["（记者葛明远）", "（苏岚）", "文/沈若兰 图/受访者提供"]
    assert texts(document, "credit") == ["本报记者 田小禾 摄"]


def test_furniture_and_jumps() -> None:
    document = repaired(PAGE)
    assert [element.get("type") for element in document.iter("furniture")] == ["page-header", "end-mark", "editors"]
    assert texts(document, "furniture") == ["云川日报　2024年3月6日　第02版：要闻", "（完）", "责任编辑：ＨＮ666"]
    (jump,) = document.iter("continuation")
    assert (jump.get("dir"), jump.get("page")) == ("to", "四")


@pytest.mark.parametrize(
    ("rule", "tag", "left"),
    [
        ("dateline-head", "dateline", []),
        ("byline-tail", "byline", ["（记者葛明远）", "文/沈若兰 图/受访者提供"]),
        ("credit-tail", "credit", []),
        ("jump", "continuation", []),
        ("end-mark", "furniture", ["云川日报　2024年3月6日　第02版：要闻", "责任编辑：ＨＮ666"]),
        ("editors", "furniture", ["云川日报　2024年3月6日　第02版：要闻", "（完）"]),
    ],
)
def test_a_rule_that_is_off_marks_nothing(rule: str, tag: str, left: list[str]) -> None:
    assert texts(repaired(PAGE, rule), tag) == left


def test_a_rule_that_is_off_names_no_people_of_a_byline() -> None:
    people = [person.text for person in repaired(PAGE, "byline-line").iter("person")]
    assert "沈若兰" not in people
    assert "葛明远" in people


def test_the_halves_of_a_turned_story_are_linked() -> None:
    half = "春天的一个早晨，二十三岁的周小楠背着行李走进了青崖小学，从此山里的孩子们有了第一位音乐老师，教室里响起"
    page = f"山里来了新老师\n\n{half}（下转第四版）\n\n山里来了新老师\n\n（上接第一版）{half}了歌声。\n"
    one, two = repaired(page).articles
    assert (one.get("next"), two.get("prev")) == (two.id, one.id)
    assert [jump.get("break") for jump in one.iter("continuation")] == ["no"]
    assert repaired(page, "link").articles[0].get("next") is None


def test_names_of_the_page_part_names_in_a_tail() -> None:
    story = "春天的一个早晨，二十三岁的周小楠背着行李走进了青崖小学，从此山里的孩子们有了第一位音乐老师"
    page = f"大山里的歌声\n\n本报记者 高山林 江海\n\n{story}。\n\n水库边的人家\n\n{story}。（高山林江海）\n"
    people = [person.text for person in repaired(page).iter("person")]
    assert people == ["高山林", "江海", "高山林", "江海"]


def test_bare_number_is_furniture_where_numbers_stand() -> None:
    story = "春天的一个早晨，二十三岁的周小楠背着行李走进了青崖小学，从此山里的孩子们有了第一位音乐"
    cut = repaired(f"大山里的歌声\n\n{story}\n\n12\n\n老师，教室里响起了歌声。\n")
    assert texts(cut, "furniture") == ["12"]
    chapter = repaired(
        f"大山里的歌声\n\n{story}老师。\n\n12\n\n教室里响起了歌声，孩子们唱得跑了调，可是每个人都很响亮。\n"
    )
    assert texts(chapter, "furniture") == []


@pytest.mark.parametrize("line", ["本报记者 葛明远 发自云川", "□本报记者 葛明远 云川报道", "记者葛明远／云川报道"])
def test_a_byline_that_tells_a_place_is_a_dateline(line: str) -> None:
    story = "春天的一个早晨，二十三岁的周小楠背着行李走进了青崖小学，从此山里的孩子们有了第一位音乐老师。"
    document = repaired(f"大山里的歌声\n\n{line}\n\n{story}\n\n{story}\n")
    (dateline,) = document.iter("dateline")
    assert (dateline.get("place"), texts(document, "dateline")) == ("云川", [line])
    assert [(person.get("role"), person.text) for person in dateline.iter("person")] == [("记者", "葛明远")]
    unplaced = repaired(f"大山里的歌声\n\n{line}\n\n{story}\n\n{story}\n", "dateline-head")
    assert [person.text for person in unplaced.iter("person")][:1] == ["葛明远"]


def test_the_day_below_a_letter_is_noted() -> None:
    letter = "我家住在柳林街，门前的路灯坏了半个月，一直没有人来修，老人晚上出门很不方便，请帮助反映一下。"
    document = repaired(f"致县政协的一封信\n\n编辑同志：\n\n{letter}\n\n读者 司徒明远\n\n2024年3月4日\n")
    (day,) = document.iter("dateline")
    assert (day.get("date"), texts(document, "dateline")) == ("2024-03-04", ["2024年3月4日"])
