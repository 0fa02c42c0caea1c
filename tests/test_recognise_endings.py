"""What stands behind the last sentence of a story and is none of it."""

from itertools import pairwise

import pytest

from zx_convert.repair.recognise.endings import endings
from zx_convert.text.characters import half

# (text with what is found between ⟦ and ⟧, types)
TEXTS = [
    ("大会昨天闭幕。⟦（完）⟧", "end-mark"),
    ("大会昨天闭幕。⟦ （完）⟧", "end-mark"),
    ("大会昨天闭幕。⟦（完） ⟧", "end-mark"),
    ("大会昨天闭幕⟦（完）⟧", "end-mark"),
    ("大会昨天闭幕。⟦【完】⟧", "end-mark"),
    ("大会昨天闭幕。⟦（全文完）⟧", "end-mark"),
    ("大会昨天闭幕。⟦（续完）⟧", "end-mark"),
    ("大會昨天閉幕。⟦（續完）⟧", "end-mark"),
    ("大会昨天闭幕。⟦【END】⟧", "end-mark"),
    ("大会昨天闭幕。⟦——END——⟧", "end-mark"),
    ("大会昨天闭幕。⟦□⟧", "end-mark"),
    ("大会昨天闭幕。⟦ □⟧", "end-mark"),
    ("大会昨天闭幕。⟦■⟧", "end-mark"),
    ("他说：“一定办好。”⟦■⟧", "end-mark"),
    ("大会昨天闭幕。（葛明远）⟦□⟧", "end-mark"),
    ("大会昨天闭幕。⟦（编辑：沈佳仪）⟧", "editors"),
    ("大会昨天闭幕。⟦（责任编辑：沈佳仪）⟧", "editors"),
    ("大会昨天闭幕。⟦（责任编辑 沈佳仪）⟧", "editors"),
    ("大會昨天閉幕。⟦（編輯：沈佳儀）1141107⟧", "editors"),
    ("大会昨天闭幕。⟦ 责任编辑：沈佳仪⟧", "editors"),
    ("大会昨天闭幕。⟦责任编辑：沈佳仪 校对：田小禾⟧", "editors"),
    ("大会昨天闭幕。⟦（来源：云川日报）⟧", "source"),
    ("大会昨天闭幕。⟦（来源：云川新闻网 云川日报网络编辑：葛明远）⟧", "source"),
    ("大会昨天闭幕。⟦来源：云川日报⟧", "source"),
    ("大会昨天闭幕。⟦（完）（编辑：沈佳仪）⟧", "end-mark editors"),
    ("大会昨天闭幕。⟦（来源：云川日报）（责任编辑：沈佳仪）⟧", "source editors"),
]
PROSE = [
    "大会昨天闭幕。",
    "大会昨天闭幕（葛明远）",
    "他叫□",
    "选项□",
    "这件事还没有完",
    "（完）",
    "□",
    "他把这件事做完（完成）",
    "他把全文看完。",
    "她是编辑（责任编辑）",
    "她说编辑部来了新人：葛明远",
    "这些水的来源：雪山。",
    "水有三个来源：雪山、地下水和雨水",
    "全面推进改革。（编辑部）",
    "全面推进改革。（校对员葛明远的故事）",
    "THE END",
]


@pytest.mark.parametrize(("case", "types"), TEXTS)
def test_ending(case: str, types: str) -> None:
    start, stop = case.index("⟦"), case.index("⟧") - 1
    printed = case.replace("⟦", "").replace("⟧", "")
    for text in dict.fromkeys((printed, half(printed), printed.replace(" ", "\u3000"))):
        found = endings(text)
        assert " ".join(ending.type for ending in found) == types
        assert (found[0].start, found[-1].end) == (start, stop)
        assert all(a.end == b.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", PROSE)
def test_nothing_behind_the_last_sentence(text: str) -> None:
    assert endings(text) == []
