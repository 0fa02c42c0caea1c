"""Line breaking in PDF: the rules of CLREQ, on real sentences and on any text."""

import random
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zx_convert.writers.pdf.breaker import Paragraph
from zx_convert.writers.pdf.headings import Heading
from zx_convert.writers.pdf.justify import Line
from zx_convert.writers.pdf.measured import Setting
from zx_convert.writers.pdf.rules import Level

LEVELS: tuple[Level, ...] = get_args(Level)
NO_START = set("，。、；：．！？）》〉】』」〕〗］｝”’·％‰℃々〻ー～／")
NO_END = set("（《〈【『「〔〖［｛“‘／￥")
ALPHABET = "中国人民协商会议委员提案" + "，。、；：！？（）《》“”‘’·—…／％￥" + "aB39 .-%"


def advances(text: str) -> list[int]:
    return [1000 if ord(char) > 0x2000 or char == "·" else 256 if char == " " else 560 for char in text]


def broken(text: str, measure: int, indent: int = 0) -> list[Line]:
    return Paragraph(text, advances(text)).lines(measure * 1000, indent * 1000)


def texts(text: str, measure: int, indent: int = 0) -> list[str]:
    return [text[line.start : line.end] for line in broken(text, measure, indent)]


def heading(text: str, measure: int) -> list[str]:
    return [text[line.start : line.end] for line in Heading(text, advances(text)).balanced(measure * 1000)]


def set_width(text: str, line: Line) -> float:
    """Add up a line as a viewer does: advances, the space after each character, and what is spread over all."""
    widths = advances(text)
    inner = sum(widths[k] + line.kerns.get(k, 0.0) + line.spread for k in range(line.start, line.end - 1))
    return inner + (widths[line.end - 1] if line.end > line.start else 0)


def test_no_line_of_ten_thousand_begins_or_ends_with_a_forbidden_mark() -> None:
    chance = random.Random(7)  # noqa: S311
    words = ["协商", "调研", "委员建议", "《条例》", "“有事好商量”", "（试行）", "——", "……", "2026年", "78.5%", "GDP"]
    marks = ["", "", "，", "。", "、", "；", "：“好！”"]
    count = 0
    while count < 10_000:
        text = "".join(chance.choice(words) + chance.choice(marks) for _ in range(100))
        for number, line in enumerate(broken(text, chance.randint(8, 42), 2)):
            start, end = text[line.start], text[line.end - 1]
            assert not (number and start in NO_START), text[line.start - 3 : line.end]
            assert line.end == len(text) or end not in NO_END, text[line.start : line.end + 3]
            run = len(text[: line.end]) - len(text[: line.end].rstrip(end))
            inside = text[line.end - 1 : line.end + 1] in ("——", "……") and run % 2 == 1
            assert not inside, text[line.start : line.end + 3]
            count += 1


@given(st.text(ALPHABET, min_size=1, max_size=200), st.integers(1, 30), st.integers(0, 2))
@settings(max_examples=300, deadline=None)
def test_every_character_is_set_once_and_only_spaces_fall_away(text: str, measure: int, indent: int) -> None:
    lines = broken(text, measure, indent)
    end = 0
    for line in lines:
        assert text[end : line.start].strip() == ""
        end = line.end
    assert text[end:].strip() == ""


@given(st.text(ALPHABET, min_size=1, max_size=200), st.integers(4, 30), st.integers(0, 2))
@settings(max_examples=300, deadline=None)
def test_a_line_is_as_wide_as_it_says_and_no_wider_than_the_measure(text: str, measure: int, indent: int) -> None:
    for line in broken(text, measure, indent):
        lone_pair = text[line.start : line.end].strip("—…") == ""
        hanging = 500 if text[line.end - 1 : line.end] in set("，。、；：．）》〉】』」〕〗］｝”’！？") else 0
        assert line.indent + set_width(text, line) <= measure * 1000 + hanging + 1 or lone_pair or measure < 6


def test_marks_that_meet_share_their_blank_halves() -> None:
    line = broken("他说（“好。”）", 20)[0]
    assert line.width == 8 * 1000 - 500 - 500 - 500 - 500


def test_a_mark_at_the_end_of_a_line_takes_half_a_square() -> None:
    assert texts("一二三四，六七八九。", 5)[0] == "一二三四，"
    assert broken("一二三四，六七八九。", 5)[0].width == 5000
    assert [line.width for line in broken("一二三四。", 20)] == [4500]


def test_an_opening_mark_stands_flush_with_the_margin_but_not_in_the_first_line() -> None:
    first, second = broken("“一二三四五”六七八九《十一十二》", 8)[:2]
    assert first.indent == 0
    assert second.indent == 0
    flush = broken("一二三四五六七八《九》十", 8)[1]
    assert flush.indent == -500


def test_pushes_in_before_it_pushes_out() -> None:
    # Ten squares: the closing mark comes in because the comma before gives way.
    assert texts("一二，三四五六七八九》十一", 10)[0] == "一二，三四五六七八九》"
    assert texts("一二三四五六七八九十”后面还有字", 10)[0] == "一二三四五六七八九"  # nothing gives way


@pytest.mark.parametrize("whole", ["78.5%", "1,200", "GB18030", "2024-05-06", "zx-9", "Xi’an"])
def test_numbers_and_words_stay_whole(whole: str) -> None:
    for measure in range(8, 16):
        lines = texts("甲乙丙丁" + whole + "戊己庚辛壬癸子丑寅卯", measure)
        assert any(whole in line for line in lines), (measure, lines)


@pytest.mark.parametrize("word", ["Massachusetts", "internationalisation"])
def test_a_word_shorter_than_the_line_goes_whole_to_the_next(word: str) -> None:
    for before in range(1, 14):
        lines = texts("甲" * before + f"（{word} General Hospital）与其他机构", 14)
        assert any(word in line for line in lines), lines


def test_an_address_longer_than_the_line_is_parted() -> None:
    address = "https://www.example.org/" + "abcdefghij" * 8
    lines = texts("网址" + address, 12)
    assert "".join(lines) == "网址" + address
    assert all(line.spread < 400 for line in broken("网址" + address, 12))


@pytest.mark.parametrize(
    "address",
    ["https://www.example.com/yunchuan/green-steel/2024/06/eaf-project_overview.html", "open-data@news.example.com"],
)
def test_an_address_is_parted_behind_solidi_and_hyphens_and_before_points(address: str) -> None:
    for measure in range(9, 20):
        for before in range(measure):
            lines = texts("字" * before + address + "。详见附件", measure)
            ends = [(upper[-1], lower[0]) for upper, lower in pairwise(lines)]
            assert all(a in "/-_" or b in ".@" or "字" in (a, b) or b > "\u3000" for a, b in ends), lines
            assert "https:" not in [line[-6:] for line in lines]


def test_han_and_alphabet_are_parted_by_a_quarter_em_but_not_at_the_edge() -> None:
    assert broken("共GDP增", 20)[0].width == 2000 + 3 * 560 + 500
    assert broken("共GDP", 20)[0].width == 1000 + 3 * 560 + 250


@pytest.mark.parametrize("whole", ["SO₂", "CO₂", "PM₂.₅", "±2mm", "≥35", "∠30", "3∶2", "5×8", "2±1"])
def test_signs_and_small_figures_stay_with_their_number_or_formula(whole: str) -> None:
    text = f"甲乙丙{whole}丁"
    line = broken(text, 30)[0]
    assert {index: added for index, added in line.kerns.items() if added > 0} == {2: 250, 2 + len(whole): 250}
    for before in range(12):
        lines = texts("字" * before + whole + "字" * 12, 8)
        assert any(whole in line for line in lines), lines


@pytest.mark.parametrize("whole", ["1620℃±5℃", "±5℃"])
def test_a_number_with_a_sign_follows_one_with_a_unit(whole: str) -> None:
    line = broken(f"在{whole}间", 30)[0]
    assert [index for index, added in line.kerns.items() if added > 0] == [0]


def test_no_paragraph_ends_in_a_line_of_one_character() -> None:
    for length in range(12, 60):
        last = texts("字" * length + "。", 10, 2)[-1]
        assert len(last.rstrip("。")) >= 2, (length, last)


def test_a_justified_line_fills_the_measure_and_the_last_does_not() -> None:
    text = "协商民主是" * 9 + "（试行）。"
    lines = broken(text, 13, 2)
    ends = [line.indent + set_width(text, line) for line in lines]
    assert all(abs(end - 13000) < 1 or abs(end - 13500) < 1 for end in ends[:-1])
    assert lines[-1].spread == 0


def test_a_heading_is_balanced_and_breaks_at_its_space() -> None:
    title = "推进协商民主广泛多层发展 努力提升履职质效"
    assert heading(title, 14) == ["推进协商民主广泛多层发展", "努力提升履职质效"]
    long = "字" * 23
    assert [line.end - line.start for line in Heading(long, advances(long)).balanced(20_000)] in ([12, 11], [11, 12])


@pytest.mark.parametrize(
    ("measure", "lines"),
    [
        (20, "AI“赛场”观察——|5G-A、北斗与C919的“中国速度”"),
        (20, "把“问题清单”变成“满意清单”：|一场跨越三省六县、持续四百二十天的|水权协商是怎样谈成的"),
        (20, "云川市人民政府办公室关于做好|2024年防汛抗旱工作的通知"),
        (20, "全省首条年产120万吨低碳电炉短流程|炼钢生产线在云川高新区建成投产"),
        (20, "全市首条年运送乘客三千万人次的|轻轨线路在云川高新区开通运营"),
        (13, "6月18日云川市主要|农产品批发价格（元/公斤）"),
        (13, "——从“吃矿石”|到“吃废钢”的绿色转型之路"),
        (13, "關於做好2024年|防汛抗旱工作的通知以及|地方政府應當採取的措施"),
    ],
)
def test_a_heading_breaks_where_its_sense_pauses_or_between_words(measure: int, lines: str) -> None:
    assert heading(lines.replace("|", ""), measure) == lines.split("|")


@pytest.mark.parametrize("measure", range(9, 22))
def test_a_heading_parts_no_word_and_no_number(measure: int) -> None:
    title = "全县二百四十八名代表审议通过了年产120万吨农产品的加工项目，投资３０６亿元"
    for whole in ("二百四十八名", "代表", "审议", "120万吨", "农产品", "加工", "项目", "投资", "３０６亿元"):
        assert any(whole in line for line in heading(title, measure)), whole


def test_a_hundred_thousand_characters_break_at_once() -> None:
    text = "一二三四五，六七八九十。" * 9_000
    assert len(broken(text, 42, 2)) > 2_000


def test_two_question_or_exclamation_marks_take_one_square_and_three_take_two() -> None:
    assert [broken(f"好{marks}好", 20)[0].width for marks in ("！", "！！", "？！", "！！！")] == [
        3000,
        3000,
        3000,
        4000,
    ]
    assert broken("“好！！”", 20)[0].width == 1000 + 1000 + 1000 + 500


def test_interpuncts_and_solidi_stand_on_half_a_square() -> None:
    assert broken("阿·托", 20)[0].width == 2500
    assert broken("春／秋", 20)[0].width == 2500


def test_levels_of_prohibition_forbid_more_and_more() -> None:
    measure = 6
    slash, dash = "一二三四五／六七八九十", "一二三四五六——七八九"
    starts = {
        level: [
            [
                text[line.start : line.end]
                for line in Paragraph(text, advances(text), Setting(level)).lines(measure * 1000)
            ]
            for text in (slash, dash)
        ]
        for level in LEVELS
    }
    assert starts["basic"][0][0].endswith("／")
    assert not any(line.endswith("／") for level in ("gb", "strict") for line in starts[level][0])
    assert starts["gb"][1][1].startswith("——")
    assert not any(line.startswith("——") for line in starts["strict"][1])


def test_a_stop_hangs_where_it_may_but_never_two_marks() -> None:
    hanging = Setting(hanging=True)
    text = "一二三四五六七八九十。一二"
    line = Paragraph(text, advances(text), hanging).lines(10_000)[0]
    assert (text[line.start : line.end], line.width, line.hangs) == ("一二三四五六七八九十。", 10_000, True)
    text = "“二三四五六七八九十。”一二三"
    assert not any(line.hangs for line in Paragraph(text, advances(text), hanging).lines(10_000))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("长5 km的路", "5 km"),
        ("重20 kg的鱼", "20 kg"),
        ("约￥500元", "￥500"),
        ("低于20mg/m³的", "20mg/m³"),
        ("时速12km/h的", "12km/h"),
        ("出口¥1 234.5亿", "¥1 234.5"),
        ("全长１２３６米", "１２３６米"),
        ("增６．３％的", "６．３％"),
    ],
)
def test_a_number_keeps_its_unit_and_its_sign(text: str, whole: str) -> None:
    for before in range(12):
        lines = texts("字" * before + text + "字" * 12, 8)
        assert any(whole in line for line in lines), lines


def test_nothing_is_added_inside_what_is_one_and_beside_connectors() -> None:
    rigid = ("——", "……", "！！", "1～2", "春／秋")
    for whole in rigid:
        for before in range(4, 12):
            text = "字" * before + whole + "“字”" + "字" * 12
            for line in broken(text, 12):
                for index in range(line.start, line.end - 1):
                    if text[index : index + 2] in whole:
                        added = line.kerns.get(index, 0.0) + line.spread
                        assert added <= 0.001, (text, added)


def test_what_gives_way_gives_in_the_order_of_the_standard() -> None:
    # Half a square too much for the comma that may not begin a line: the bracket gives it, comma and stop keep theirs.
    text = "一》二，三。四五六七八，九十百千"
    line = broken(text, 11)[0]
    assert text[line.start : line.end] == "一》二，三。四五六七八，"
    assert [line.kerns.get(text.index(mark), 0) for mark in "》，。"] == [-500, 0, 0]
    # Without a bracket it is the comma, and without both the stop.
    for text, mark in (("一二，三。四五六七八九，十百千万", "，"), ("一二三。四五六七八九十，百千万亿", "。")):
        line = broken(text, 11)[0]
        assert line.kerns == {text.index(mark): -500}


def test_the_gap_behind_a_dateline_keeps_its_square() -> None:
    text = "本报讯　春耕开始了，各地忙着备耕，农机手走村入户检修农具，种子化肥供应充足。"
    for measure in range(8, 24):
        for line in broken(text, measure, 2):
            gap = 3
            if line.start <= gap < line.end - 1:
                assert line.kerns.get(gap, 0.0) + line.spread == pytest.approx(0.0, abs=0.001), measure


def test_on_a_grid_only_the_last_mark_of_a_line_gives_way() -> None:
    on_squares = Setting(compressed=False)

    def first_line(text: str) -> tuple[str, dict[int, float]]:
        line = Paragraph(text, advances(text), on_squares).lines(10_000)[0]
        return text[line.start : line.end], {index: kern for index, kern in line.kerns.items() if kern < 0}

    # The pause that may not begin a line is a square beyond the ten, then less than half of one.
    assert first_line("（一）明确，责任人单、公布") == ("（一）明确，责任人", {})
    assert first_line("（一）明确责99任人、公布水库") == ("（一）明确责99任人、", {10: -500})
