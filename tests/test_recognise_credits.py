"""Photo credits: alone on a line, at the end of a caption with and without brackets, with and without a person."""

import pytest

from recognition import expected_people, in_shapes, marked, people, printed_names
from zx_convert.repair.recognise import trailing_byline, whole_byline

# (line, people, agency)
LINES = [
    ("本报记者 葛明远 摄", "记者:葛明远", "本报"),
    ("图源：云川市消防救援支队 绘图：戚 戚", "绘图:戚戚", "云川市消防救援支队"),
    ("葛明远摄（本报专稿）", ":葛明远", "本报"),
    ("（葛明远摄）（新华社稿）", ":葛明远", "新华社"),
    ("白 桦/摄影报道", ":白桦", ""),
    ("本组图片由记者屈书帆提供", "记者:屈书帆", ""),
    ("本报记者葛明远摄", "记者:葛明远", "本报"),
    ("新华社记者 葛明远 摄", "记者:葛明远", "新华社"),
    ("通讯员 葛明远 摄", "通讯员:葛明远", ""),
    ("本报记者 葛明远 摄影报道", "记者:葛明远", "本报"),
    ("（云州日报全媒记者 张鸿 通讯员 谢丹 齐艳 摄）", "全媒记者:张鸿;通讯员:谢丹,齐艳", "云州日报"),
    ("（照片：秦陶摄）", ":秦陶", ""),
    ("葛明远 摄", ":葛明远", ""),
    ("葛明远摄", ":葛明远", ""),
    ("（葛明远 摄）", ":葛明远", ""),
    ("摄影：葛明远", "摄影:葛明远", ""),
    ("摄影/葛明远", "摄影:葛明远", ""),
    ("图：葛明远", ":葛明远", ""),
    ("图/葛明远", ":葛明远", ""),
    ("图片：葛明远", "图片:葛明远", ""),
    ("（葛明画）", ":葛明", ""),
    ("（照片摄影：葛明远）", "照片摄影:葛明远", ""),
    ("国画 葛明远", "国画:葛明远", ""),
    ("书法：葛明远", "书法:葛明远", ""),
    ("漫画：葛明远", "漫画:葛明远", ""),
    ("葛明远 绘", ":葛明远", ""),
    ("葛明远 供图", "供图:葛明远", ""),
    ("新华社记者 葛明远 苏岚 摄", "记者:葛明远,苏岚", "新华社"),
    ("新华社发（葛明远摄）", ":葛明远", "新华社"),
    ("新华社发（葛明远 摄）", ":葛明远", "新华社"),
    ("新华社发 葛明远摄", ":葛明远", "新华社"),
    ("本版图片均由葛明远摄", ":葛明远", ""),
    ("本版摄影：葛明远", "本版摄影:葛明远", ""),
    ("欧阳晓 摄", ":欧阳晓", ""),
    ("艾山江·买买提 摄", ":艾山江·买买提", ""),
]

# Credits that name nobody.
NOBODY = [
    ("（照片均为新华社发）", "新华社"),
    ("（新华社发）", "新华社"),
    ("新华社发", "新华社"),
    ("新华社照片", "新华社"),
    ("（传真照片）", ""),
    ("（见图）", ""),
    ("（见左图）", ""),
    ("（附图）", ""),
    ("（本报电视照片）", ""),
    ("（资料图片）", ""),
    ("资料图片", ""),
    ("图片由受访者提供", ""),
    ("（除署名外，图片由受访者提供）", ""),
    ("受访者供图", ""),
    ("（受访者供图）", ""),
    ("图/受访者提供", ""),
    ("（图：路透）", ""),
    ("图/云川日报", ""),
    ("（图/视觉中国）", ""),
    ("图片来源：云川日报", ""),
    ("图源：云川日报", ""),
    ("云川日报供图", "云川日报"),
    ("县融媒体中心供图", "县融媒体中心"),
    ("（图片由县融媒体中心提供）", ""),
    ("视觉中国供图", ""),
]

# (caption, people, agency)
CAPTIONS = [
    ("图为宇航员在作准备。⟦（新华社／路透社）⟧", "", "新华社"),
    ("《坐享其成》 ⟦马 俊 作⟧", ":马俊", ""),
    ("“打包” ⟦舒 然 画⟧", ":舒然", ""),
    ("年轻人在街头买太阳帽。⟦葛明远摄（本报专稿）⟧", ":葛明远", "本报"),
    ("主提升机连续安全运行1900天。⟦白 桦/摄影报道⟧", ":白桦", ""),
    ("船票的舱位号尚可辨认。⟦（余家提供）⟧", "", ""),
    (
        "图为云川县政协委员在田间献计献策。⟦通讯员 陈山 摄影报道⟧",
        "通讯员:陈山",
        "",
    ),
    ("图为会议现场。⟦（本报记者 葛明远 摄）⟧", "记者:葛明远", "本报"),
    ("图为会议现场。⟦本报记者 葛明远 摄⟧", "记者:葛明远", "本报"),
    ("图为会议现场。⟦本报记者葛明远摄⟧", "记者:葛明远", "本报"),
    ("图为会议现场。 ⟦本报记者 葛明远 摄⟧", "记者:葛明远", "本报"),
    ("图为会议现场 ⟦本报记者 葛明远 摄⟧", "记者:葛明远", "本报"),
    ("工人在装车⟦本报记者葛明远摄⟧", "记者:葛明远", "本报"),
    ("图为云川大桥（8月3日摄，无人机照片）。⟦新华社记者 葛明远 摄⟧", "记者:葛明远", "新华社"),
    ("这是会谈前，主人举行欢迎仪式。⟦新华社记者 葛明远摄⟧", "记者:葛明远", "新华社"),
    ("图为云川大桥。⟦新华社发（葛明远摄）⟧", ":葛明远", "新华社"),
    ("图为云川大桥。⟦葛明远 摄⟧", ":葛明远", ""),
    ("图为云川大桥。⟦葛明远摄⟧", ":葛明远", ""),
    ("图为云川大桥。⟦（葛明远摄）⟧", ":葛明远", ""),
    ("图为云川大桥。⟦（葛明远 苏岚 摄）⟧", ":葛明远,苏岚", ""),
    ("图为云川大桥。⟦（照片：葛明远摄）⟧", ":葛明远", ""),
    ("图为云川大桥。⟦摄影：葛明远⟧", "摄影:葛明远", ""),
    ("图为云川大桥。⟦欧阳晓摄⟧", ":欧阳晓", ""),
    ("图为云川大桥。⟦新华社发⟧", "", "新华社"),
    ("图为云川大桥。⟦（新华社发）⟧", "", "新华社"),
    ("图为云川大桥。⟦（资料图片）⟧", "", ""),
    ("图为云川大桥。⟦（传真照片）⟧", "", ""),
    ("图为云川大桥。⟦受访者供图⟧", "", ""),
    ("图为云川大桥。⟦图/受访者提供⟧", "", ""),
    ("图为云川大桥。⟦（图/路透）⟧", "", ""),
    ("图为云川大桥。⟦（受访者供图）⟧", "", ""),
    ("图为云川大桥。⟦图片由受访者提供⟧", "", ""),
    ("图为云川大桥。⟦（照片均为新华社发）⟧", "", "新华社"),
]

# Captions in which a word of a credit is prose.
PROSE = [
    "图为中共云川县委书记葛明远（左一）在田间。",
    "图为云川大桥（8月3日摄）。",
    "图为摄影展现场。",
    "图为摄影爱好者在拍摄",
    "这里的文/图都很好。",
    "书中的文、图都很好",
    "他喜欢摄影",
    "她在学摄影。",
    "展览由县文化馆提供。",
    "这批图书由读者提供",
    "图为县图书馆",
    "图为葛明远在摄影",
    "此图为云川大桥全图",
    "规划图",
    "云川县地图",
    "云川大桥效果图展出",
]


@pytest.mark.parametrize(("line", "persons", "agency"), in_shapes(LINES))
def test_credit_on_a_line_of_its_own(line: str, persons: str, agency: str) -> None:
    found = whole_byline(line)
    assert found is not None
    assert people(found.persons) == expected_people(persons)
    assert printed_names(line, found.persons) == [name for _, name in expected_people(persons)]
    assert (found.kind, found.agency, found.start, found.end) == ("credit", agency, 0, len(line))


@pytest.mark.parametrize(("line", "agency"), in_shapes(NOBODY))
def test_credit_that_names_nobody(line: str, agency: str) -> None:
    found = whole_byline(line)
    assert found is not None
    assert (found.kind, found.persons, found.agency) == ("credit", (), agency)


@pytest.mark.parametrize(("caption", "persons", "agency"), in_shapes(CAPTIONS))
def test_credit_at_the_end_of_a_caption(caption: str, persons: str, agency: str) -> None:
    case = marked(caption)
    found = trailing_byline(case.text)
    assert found is not None
    assert people(found.persons) == expected_people(persons)
    assert printed_names(case.text, found.persons) == [name for _, name in expected_people(persons)]
    assert (found.kind, found.agency, found.start, found.end) == ("credit", agency, case.start, case.end)


@pytest.mark.parametrize("caption", PROSE)
def test_caption_without_a_credit(caption: str) -> None:
    assert trailing_byline(caption) is None
