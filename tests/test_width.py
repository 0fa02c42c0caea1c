"""Display width, and wrapping by it with the prohibitions of Chinese line edges."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zx_convert.text.width import NO_END, NO_START, display_width, wrap

PROSE = st.text(st.sampled_from("研究制定方案，。、“”《》（）——……ab3．７ 　%\u0301𠮷·：/"), max_size=80)
PHRASES = ("研究制定", "，方案", "“水”", "（甲）", "——", "丙……丁", "Linux系统", "１９９８年", "《书》。", "3.5%的")
ANYTHING = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0), ("abc", 3), ("研究", 4), ("，。", 4), ("“”——……", 12), ("１９", 4), ("é", 1), ("e\u0301", 1), ("𠮷", 2),
        ("\u3000 ", 3), ("①", 2),
    ],
)  # fmt: skip
def test_width_counts_columns_of_a_chinese_screen(text: str, columns: int) -> None:
    assert display_width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, [""]),
        ("研究制定方案", 12, ["研究制定方案"]),
        ("研究制定方案", 11, ["研究制定方", "案"]),
        # A closing mark takes the character before it to the next line.
        ("研究制定，方案", 8, ["研究制", "定，方案"]),
        ("研究制定”。方案", 10, ["研究制", "定”。方案"]),
        # An opening mark goes to the next line.
        ("研究“制定”", 6, ["研究", "“制", "定”"]),
        ("研究制（定）", 8, ["研究制", "（定）"]),
        # Dashes and ellipses stay whole.
        ("研究制——定", 8, ["研究制", "——定"]),
        ("研究制……定", 8, ["研究制", "……定"]),
        # Words and numbers stay whole, of either width.
        ("使用Linux系统", 8, ["使用", "Linux系", "统"]),
        ("共１９９８年", 8, ["共", "１９９８", "年"]),
        ("降－3.1％了", 8, ["降", "－3.1％", "了"]),
        ("用户３６５．４％了", 13, ["用户", "３６５．４％", "了"]),
        # A connector stays with what it follows.
        ("北京—上海", 5, ["北", "京—", "上海"]),
        ("见１０－２０页", 7, ["见", "１０－", "２０页"]),
        # White space at a cut is left out, elsewhere it stays.
        ("one two three", 8, ["one two", "three"]),
        ("张　娅　王　强", 8, ["张　娅", "王　强"]),
        ("研究 ，制定", 6, ["研", "究 ，", "制定"]),
    ],
)
def test_lines_break_where_chinese_type_breaks(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


def test_the_indent_counts_in_the_first_line_only() -> None:
    assert wrap("研究制定方案", 8, "　　") == ["　　研究", "制定方案"]


def test_what_is_longer_than_a_line_is_cut_anywhere() -> None:
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrap("“‘研究’”", 6) == ["“‘研", "究’”"]
    assert wrap("。" * 5, 4) == ["。。", "。。", "。"]


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("————————，方案", 12, ["——————", "——，方案"]),
        ("——————，方案", 12, ["————", "——，方案"]),
        ("研究——————————。", 14, ["研究", "——————", "————。"]),
        ("“——————”", 10, ["“————", "——”"]),
        ("…………………", 7, ["……", "……", "………"]),
        ("——" * 3, 3, ["—", "—", "—", "—", "—", "—"]),
    ],
)
def test_a_row_of_dashes_longer_than_a_line_is_cut_between_two(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


def test_a_combining_mark_is_never_cut_off() -> None:
    assert wrap("e\u0301" * 6, 3) == ["e\u0301" * 3] * 2
    assert wrap("葛\U000e0100" * 4, 4) == ["葛\U000e0100" * 2] * 2


@given(ANYTHING, st.integers(2, 40))
def test_wrapping_loses_nothing_but_white_space(text: str, columns: int) -> None:
    assert squeezed("".join(wrap(text, columns))) == squeezed(text)


@given(PROSE, st.integers(2, 40))
def test_no_line_is_wider_than_asked(text: str, columns: int) -> None:
    for line in wrap(text, columns):
        wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in line)
        assert wide <= display_width(line) <= columns


@given(st.lists(st.sampled_from(PHRASES)), st.integers(12, 40))
def test_line_edges_keep_the_prohibitions(phrases: list[str], columns: int) -> None:
    for above, below in pairwise(wrap("".join(phrases), columns)):
        assert below[0] not in NO_START
        assert above[-1] not in NO_END
        if above[-1] + below[0] == "——":  # a row of them that no line holds
            assert above == "——" * (len(above) // 2)
            assert display_width(above) > columns - 8
        assert not (above[-1] + below[0]).isascii()


def test_wrapping_is_linear() -> None:
    assert len(wrap("研究制定方案，" * 30_000, 40)) > 10_000
    assert len(wrap("—" * 200_000, 40)) == 10_000
