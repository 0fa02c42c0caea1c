"""Names in a byline: parted, padded and glued, of two surnames, of other peoples, of other lands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recognition import traditional
from zx_convert.repair.recognise import Known, whole_byline
from zx_convert.repair.recognise.given import FREQUENT_GIVEN
from zx_convert.repair.recognise.places import PLACES
from zx_convert.repair.recognise.stopwords import COMMON_WORDS, SEEN_WORDS
from zx_convert.repair.recognise.surnames import COMMON_COMPOUNDS, SURNAMES

RUNS = [
    ("李济川贾建舟", ["李济川", "贾建舟"]),
    ("杜中武孙传山", ["杜中武", "孙传山"]),
    ("王健宋连友", ["王健", "宋连友"]),
    ("宋连友王健", ["宋连友", "王健"]),
    ("刘磊贾建舟刘洋", ["刘磊", "贾建舟", "刘洋"]),
    ("田 野 沈若兰", ["田野", "沈若兰"]),
    ("沈若兰 田 野", ["沈若兰", "田野"]),
    ("田 野 曾 强", ["田野", "曾强"]),
    ("田  野 曾  强", ["田野", "曾强"]),
    ("张 胜 男 李 东 明", ["张胜男", "李东明"]),
    ("张 胜 男 田 野", ["张胜男", "田野"]),
    ("曾　笃、柳昀", ["曾笃", "柳昀"]),
    ("曾笃，柳昀", ["曾笃", "柳昀"]),
    ("曾笃；柳昀", ["曾笃", "柳昀"]),
    ("曾笃/柳昀", ["曾笃", "柳昀"]),
    ("曾笃 柳昀", ["曾笃", "柳昀"]),
    ("曾笃和柳昀", ["曾笃", "柳昀"]),
    ("王建社、李新社", ["王建社", "李新社"]),
    ("曾笃　柳昀　沈若兰", ["曾笃", "柳昀", "沈若兰"]),
    ("欧阳晓", ["欧阳晓"]),
    ("欧阳 晓", ["欧阳晓"]),
    ("欧阳晓明", ["欧阳晓明"]),
    ("诸葛文远", ["诸葛文远"]),
    ("司徒明远上官婉", ["司徒明远", "上官婉"]),
    ("夏侯云山 令狐远", ["夏侯云山", "令狐远"]),
    ("陈方玉珍", ["陈方玉珍"]),
    ("范徐丽芳", ["范徐丽芳"]),
    ("张简明远", ["张简明远"]),
    ("艾山江·买买提", ["艾山江·买买提"]),
    ("阿依古丽·吐尔逊 沈若兰", ["阿依古丽·吐尔逊", "沈若兰"]),
    ("沈若兰 阿依古丽·吐尔逊", ["沈若兰", "阿依古丽·吐尔逊"]),
    ("沈若兰、艾力更·依明巴海、田野", ["沈若兰", "艾力更·依明巴海", "田野"]),
    ("艾山江•买买提", ["艾山江•买买提"]),
    ("艾山江・买买提", ["艾山江・买买提"]),
    ("艾山江 · 买买提", ["艾山江·买买提"]),
    ("穆罕默德·拉希克·沙里夫", ["穆罕默德·拉希克·沙里夫"]),
    ("扎西卓玛", ["扎西卓玛"]),
    ("索朗罗布 扎西", ["索朗罗布", "扎西"]),
    ("格日勒图", ["格日勒图"]),
    ("乌云其其格", ["乌云其其格"]),
    ("古丽娜尔", ["古丽娜尔"]),
    ("喜顺 建萱", ["喜顺", "建萱"]),
    ("解放", ["解放"]),
    ("那英 沈若兰", ["那英", "沈若兰"]),
    ("沈若兰(女) 田野", ["沈若兰", "田野"]),
    ("沈若兰（实习）", ["沈若兰"]),
]


@pytest.mark.parametrize(("run", "names"), RUNS)
@pytest.mark.parametrize("script", [str, traditional])
def test_names_after_a_role(run: str, names: list[str], script: type[str]) -> None:
    found = whole_byline(script("本报记者 " + run))
    assert found is not None
    assert [person.name for person in found.persons] == [script(name) for name in names]


def test_names_of_the_page_part_a_glued_run() -> None:
    line = "本报记者高山林江海"
    for names in (("高山林", "江海"), ("高山", "林江海")):
        found = whole_byline(line, known=Known(frozenset(names)))
        assert found is not None
        assert tuple(person.name for person in found.persons) == names


_COMMON = {name for name, weight in SURNAMES.items() if weight >= -2.3} - {"文"}
surnames = st.sampled_from(sorted(_COMMON | COMMON_COMPOUNDS))
given_names = st.text(st.sampled_from(sorted(FREQUENT_GIVEN - set("社会會文"))), min_size=1, max_size=2)
names = st.tuples(surnames, given_names).filter(
    lambda name: ({name[1], "".join(name)}).isdisjoint(COMMON_WORDS | SEEN_WORDS | PLACES)
)


@settings(max_examples=100, deadline=None)
@given(st.lists(names, min_size=1, max_size=9), st.sampled_from("、，；/"))
def test_names_between_marks_are_kept(printed: list[tuple[str, str]], mark: str) -> None:
    expected = ["".join(name) for name in printed]
    found = whole_byline("本报记者" + mark.join(expected))
    assert found is not None
    assert [person.name for person in found.persons] == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(names, min_size=1, max_size=5), st.sampled_from([" ", "\u3000", "  "]))
def test_padded_names_between_marks_are_kept(printed: list[tuple[str, str]], pad: str) -> None:
    expected = ["".join(name) for name in printed]
    padded = (pad.join([surname, *name]) if len(surname) == 1 else surname + pad + name for surname, name in printed)
    found = whole_byline("本报记者 " + "、".join(padded))
    assert found is not None
    assert [person.name for person in found.persons] == expected
