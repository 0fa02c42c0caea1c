"""Jump lines: where a story goes on and where it comes from, on a line of their own and in a paragraph."""

import pytest

from recognition import in_shapes, marked
from zx_convert.repair.recognise import continuation

# (block with the jump line marked, direction, page)
JUMPS = [
    ("⟦（相关报道请看第六版）⟧", "to", "六"),
    ("⟦（更多健康问答转A09版）⟧", "to", "A09"),
    ("⟦>>>相关评论见A02版⟧", "to", "A02"),
    ("⟦（文接C4版）⟧", "from", "C4"),
    ("⟦（文轉B4版）⟧", "to", "B4"),
    ("⟦（圖轉B4版）⟧", "to", "B4"),
    ("⟦（上接五月十一日本版）⟧", "from", "本"),
    ("⟦（下转第四版）⟧", "to", "四"),
    ("⟦（下转第2版）⟧", "to", "2"),
    ("⟦（下转2版）⟧", "to", "2"),
    ("⟦（转2版）⟧", "to", "2"),
    ("⟦（紧接第二版）⟧", "from", "二"),
    ("⟦（续一版）⟧", "from", "一"),
    ("⟦（上接第一版）⟧", "from", "一"),
    ("⟦（上接1版）⟧", "from", "1"),
    ("⟦（上接A01版）⟧", "from", "A01"),
    ("⟦（上接第一版《春天的约定》）⟧", "from", "一"),
    ("⟦上接第一版⟧", "from", "一"),
    ("⟦下转第四版⟧", "to", "四"),
    ("⟦▼下转第四版⟧", "to", "四"),
    ("⟦▲上接第一版⟧", "from", "一"),
    ("⟦▶▶下转第4版⟧", "to", "4"),
    ("⟦【上接第一版】⟧", "from", "一"),
    ("⟦（下转第十二版）⟧", "to", "十二"),
    ("⟦（下转第3、4版）⟧", "to", "3、4"),
    ("⟦（下转中缝）⟧", "to", "中缝"),
    ("⟦（紧转第四版）⟧", "to", "四"),
    ("全县上下齐心协力，⟦（下转第四版）⟧", "to", "四"),
    ("全县上下齐心协⟦（下转第四版）⟧", "to", "四"),
    ("全县上下齐心协力。⟦（下转第四版）⟧", "to", "四"),
    ("全县上下齐心协力。⟦下转第四版⟧", "to", "四"),
    ("全县上下齐心协力，⟦▶下转第四版⟧", "to", "四"),
    ("⟦（上接第一版）⟧力，推进改革。", "from", "一"),
    ("⟦（上接第一版） ⟧力，推进改革。", "from", "一"),
    ("⟦上接第一版 ⟧力，推进改革。", "from", "一"),
    ("大会的决议昨天公布。⟦（全文见第四版）⟧", "to", "四"),
    ("⟦（全会公报全文见第二版）⟧", "to", "二"),
    ("大会昨天公布了决议。⟦（名单及照片见A04版）⟧", "to", "A04"),
    ("大会的决议昨天公布。⟦（详见A04版）⟧", "to", "A04"),
    ("大会的决议昨天公布。⟦（报道见第2版）⟧", "to", "2"),
    ("⟦（转下页）⟧", "to", "下页"),
    ("⟦（接上页）⟧", "from", "上页"),
    ("⟦转下页⟧", "to", "下页"),
    ("⟦（下接第3版）⟧", "to", "3"),
    ("全县上下齐心协⟦（转下页）⟧", "to", "下页"),
    ("⟦（下转Ａ４版）⟧", "to", "Ａ４"),
    ("遊客說，⟦（文轉A5）⟧", "to", "A5"),
]

# Words of a jump line in prose.
PROSE = [
    "他把这篇报道转给第四版的编辑。",
    "这篇报道转第二版后反响热烈。",
    "文章接着写道，第四版的内容很好。",
    "全书续写了三版。",
    "邮局把信转到了第二版编辑手里。",
    "他在报纸的第四版看见自己的名字，详见第四版的文章很有用。",
    "（见第四章）",
    "下转",
    "上接",
    "下转弯处有一座桥。",
    "他续了一杯茶。",
    "车间承接第一版图书的印刷。",
    "报纸的第四版是副刊。",
    "第四版",
    "《云川史话》第二版出版。",
    "这座桥上接高速公路，下转国道。",
    "水库上接清河，下转北干渠，全长三十公里。",
]


@pytest.mark.parametrize(("block", "direction", "page"), in_shapes(JUMPS))
def test_jump_line(block: str, direction: str, page: str) -> None:
    case = marked(block)
    (found,) = continuation(case.text)
    assert (found.direction, found.page) == (direction, page)
    assert (found.start, found.end) == (case.start, case.end)


def test_a_turned_part_can_turn_again() -> None:
    text = "（上接第一版）力，推进改革。全县上下齐心协力，（下转第四版）"
    assert [(jump.direction, jump.page) for jump in continuation(text)] == [("from", "一"), ("to", "四")]


@pytest.mark.parametrize("block", PROSE)
def test_prose_with_words_of_a_jump_line(block: str) -> None:
    assert continuation(block) == []
