"""Pages as a printer would measure them: lines of every style at many sizes and widths, and an official document.

`python -m pytest -s tests/test_pdf_typeset.py` prints the greatest gaps, and how many lines were left ragged.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from test_pdf import written
from zx_convert import read, repair
from zx_convert.document import Run, load, reading_tree
from zx_convert.styling.sheets import list_styles, load_style
from zx_convert.styling.style import Style
from zx_convert.writers.pdf.fonts import FontSet, advances
from zx_convert.writers.pdf.grid import on_a_grid, square_of, tracking_of
from zx_convert.writers.pdf.justify import Line
from zx_convert.writers.pdf.measured import Setting
from zx_convert.writers.pdf.rules import classes
from zx_convert.writers.pdf.setter import Count, Passage, Setter

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
# Sizes in points, and how many squares a line holds.
MEASURES = ((9, 14), (9, 20), (10.5, 18), (10.5, 28), (10.5, 42), (12, 34), (16, 28), (18, 25))
NO_START = set("，。、；：．！？）》〉】』」〕〗］｝”’·％‰℃々〻ー～／")
NO_END = set("（《〈【『「〔〖［｛“‘￥")
MM = 72 / 25.4


def paragraphs() -> list[str]:
    """What the samples say, and prose full of what is hard to set."""
    trees = [reading_tree(repair(read(sample))) for sample in SAMPLES]
    found = [text for tree in trees for p in tree.iter("p") if (text := "".join(map(str, p.itertext())).strip())]
    chance = random.Random(11)  # noqa: S311
    words = [
        "协商",
        "调研活动",
        "委员建议",
        "《条例》",
        "“有事好商量”",
        "（试行）",
        "——",
        "……",
        "2026年",
        "78.5%",
        "GDP",
        "5 km",
    ]
    marks = ["", "", "", "，", "。", "、", "；", "：“好！”"]
    return found + ["".join(chance.choice(words) + chance.choice(marks) for _ in range(80)) for _ in range(80)]


def lines_of(style: Style, size: float, squares: int, texts: list[str], tally: Count) -> Iterator[tuple[Passage, Line]]:
    """Set texts as the style's body, at another size and width."""
    body = replace(style.roles["body"], size=size, tracking=style.roles["body"].tracking * size / 16)
    style = replace(style, roles={**style.roles, "body": body})
    fonts = FontSet(style, lambda notice: None)
    setting = Setting(style.prohibitions, style.hanging, style.compression)
    setter = Setter(style, fonts, squares * square_of(body), setting, tally)
    passages = [passage for text in texts for passage in setter.passages([Run("", text)], "body")]
    fonts.number()
    for passage in passages:
        for row in setter.rows([passage]):
            yield passage, row.fragments[0].line


def is_alphabetic(char: str) -> bool:
    return char.isascii() and char.isalnum()


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@pytest.mark.parametrize("name", list_styles())
def test_ten_thousand_lines_keep_every_rule(name: str) -> None:
    style = on_a_grid(load_style(name))
    texts, tally, count = paragraphs(), Count(), 0
    greatest = {"Han": 0.0, "seam": 0.0, "word": 0.0}
    for size, squares in MEASURES:
        for passage, line in lines_of(style, size, squares, texts, tally):
            count += 1
            text = passage.text
            shown = text[line.start : line.end]
            if line.start:
                assert shown[0] not in NO_START, (size, squares, text[line.start - 4 : line.end])
            if line.end < len(text.rstrip()):
                assert shown[-1] not in NO_END, (size, squares, shown)
            # A hundredth of a point is rounding.
            assert line.indent + line.width <= squares * 1000 * square_of_body(style, size) + 11 / size, (size, shown)
            for index, (char, after) in enumerate(pairwise(shown), line.start):
                gap = line.kerns.get(index, 0.0) + line.spread
                if is_han(char) and is_han(after):
                    greatest["Han"] = max(greatest["Han"], gap)
                elif (is_han(char) and is_alphabetic(after)) or (is_alphabetic(char) and is_han(after)):
                    greatest["seam"] = max(greatest["seam"], gap)
                elif char == " " and is_alphabetic(after):
                    width = advances(text, classes(text), passage.pieces)[index] + tracking_of(passage.look)
                    greatest["word"] = max(greatest["word"], width + gap)
    share = tally.ragged / tally.lines
    print(f"{name}: {count} lines, {tally.ragged} ragged ({share:.2%}), greatest gaps in 1/1000 em {greatest}")
    assert count >= 10_000
    assert greatest["Han"] <= 250.01
    assert greatest["seam"] <= 500.01
    assert greatest["word"] <= 500.01
    assert share < 0.005


def square_of_body(style: Style, size: float) -> float:
    """The square of the body in em, at another size."""
    body = style.roles["body"]
    return square_of(replace(body, size=size, tracking=body.tracking * size / 16)) / size


def test_an_official_document_has_22_lines_of_28_characters_in_its_type_area() -> None:
    text = (
        "<document xml:lang='zh-CN' version='1'><article><body><p>"
        + "汉" * 28 * 60
        + "</p></body></article></document>"
    )
    data = written(load(text.encode()), load_style("gongwen"))
    pdf = pypdfium2.PdfDocument(data)
    page = pdf[1]
    assert [round(length / MM) for length in page.get_size()] == [210, 297]
    textpage = page.get_textpage()
    boxes = [
        textpage.get_charbox(index, loose=True)
        for index in range(textpage.count_chars())
        if textpage.get_text_range(index, 1) == "汉"
    ]
    rows = sorted({round(box[1], 1) for box in boxes}, reverse=True)
    assert len(rows) == 22
    assert all(sum(round(box[1], 1) == row for box in boxes) == 28 for row in rows)
    left, right = min(box[0] for box in boxes) / MM, max(box[2] for box in boxes) / MM
    # An even page has its binding edge at the right: 26 mm at the left, the type area is 156 mm wide.
    assert left == pytest.approx(26, abs=0.3)
    assert right - left == pytest.approx(156, abs=0.3)
    pitch = [above - below for above, below in pairwise(rows)]
    assert max(pitch) - min(pitch) < 0.2
    assert 22 * sum(pitch) / len(pitch) / MM == pytest.approx(225, abs=0.5)
    # The number's dashes: one character of 14 points in from the outer edge, 7 mm below the text (7.5).
    dash = next(index for index in range(textpage.count_chars()) if textpage.get_text_range(index, 1) == "—")
    box, inked = textpage.get_charbox(dash, loose=True), textpage.get_charbox(dash)
    assert (box[0] - 14) / MM == pytest.approx(26, abs=0.3)
    assert (35 * MM - (inked[1] + inked[3]) / 2) / MM == pytest.approx(7, abs=0.3)


def test_lines_of_both_columns_stand_on_one_grid_and_end_evenly() -> None:
    parts = ["<p>" + "汉字排版" * count + "</p>" for count in (31, 17, 44, 9, 26)]
    body = parts[0] + "<subhead>小标题</subhead>" + "".join(parts[1:])
    text = f"<document xml:lang='zh-CN' version='1'><article><body>{body}</body></article></document>"
    style = replace(load_style("newspaper"), page_number="")
    textpage = pypdfium2.PdfDocument(written(load(text.encode()), style, columns="2"))[0].get_textpage()
    rows: dict[bool, set[float]] = {False: set(), True: set()}
    for index in range(textpage.count_chars()):
        if textpage.get_text_range(index, 1) in "汉字排版":
            left, foot, *_ = textpage.get_charbox(index, loose=True)
            rows[left > 297].add(round(foot, 2))
    line = style.roles["body"].line
    first = max(rows[False])
    for foot in rows[False] | rows[True]:
        assert (first - foot) / line == pytest.approx(round((first - foot) / line), abs=0.01)
    assert abs(min(rows[False]) - min(rows[True])) <= line + 0.01


def heights(document: str, style: str, columns: str = "style") -> dict[str, float]:
    """How far above the foot of the first page each character stands."""
    textpage = pypdfium2.PdfDocument(written(load(document.encode()), load_style(style), columns=columns))[
        0
    ].get_textpage()
    count = textpage.count_chars()
    return {textpage.get_text_range(index, 1): textpage.get_charbox(index, loose=True)[1] for index in range(count)}


def test_a_deck_stands_close_to_its_headline_and_an_empty_line_comes_after_both() -> None:
    head = "<head><headline>甲</headline><deck>乙</deck></head>"
    found = heights(
        f"<document xml:lang='zh-CN' version='1'><article>{head}<body><p>丙</p></body></article></document>", "gongwen"
    )
    assert (found["甲"] - found["乙"]) / 28.95 == pytest.approx(1, abs=0.15)
    assert (found["乙"] - found["丙"]) / 28.95 == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize("style", list_styles())
@pytest.mark.parametrize("headline", ["甲", "甲<lb break='line'/>一"])
def test_a_deck_is_nearer_to_its_headline_than_to_the_text(style: str, headline: str) -> None:
    head = f"<head><headline>{headline}</headline><deck>乙</deck></head>"
    text = f"<document xml:lang='zh-CN' version='1'><article>{head}<body><p>丙</p></body></article></document>"
    found = heights(text, style)
    above = min(found[char] for char in "甲一" if char in found)
    assert above - found["乙"] < (found["乙"] - found["丙"]) * 1.1


@pytest.mark.parametrize("columns", ["1", "2", "3"])
@pytest.mark.parametrize("style", list_styles())
@pytest.mark.parametrize("last", ["headline", "deck", "byline"])
def test_the_text_is_as_far_below_a_headline_stack_whatever_that_holds(style: str, columns: str, last: str) -> None:
    end = f"<{last}>乙</{last}>"
    heads = ["", "<headline>甲</headline>", "<headline>甲<lb break='line'/>一</headline>"]
    heads = [f"<head>{head}{end}</head>" for head in (heads[1:] if last != "headline" else heads[:1])]
    heads += ["<head><headline>甲<lb break='line'/>乙</headline></head>"] if last == "headline" else []
    body = f"<body><p>丙{'。' * 200}</p></body>"
    found = [
        heights(f"<document xml:lang='zh-CN' version='1'><article>{head}{body}</article></document>", style, columns)
        for head in heads
    ]
    first, second = (each["乙"] - each["丙"] for each in found)
    assert first == pytest.approx(second, abs=0.1)
    look = load_style(style)
    assert first > look.roles["body"].line * 1.4


@pytest.mark.parametrize("padding", ["  ", "　", " "])
@pytest.mark.parametrize("style", list_styles())
def test_persons_of_a_byline_are_parted_more_widely_than_a_name_is_padded(style: str, padding: str) -> None:
    head = f"<head><headline>题</headline><byline>甲乙 丙{padding}丁 戊己庚 辛{padding}壬</byline></head>"
    text = f"<document xml:lang='zh-CN' version='1'><article>{head}<body><p>文</p></body></article></document>"
    textpage = pypdfium2.PdfDocument(written(load(text.encode()), load_style(style)))[0].get_textpage()
    boxes = {
        textpage.get_text_range(index, 1): textpage.get_charbox(index, loose=True)
        for index in range(textpage.count_chars())
    }
    gaps = {a + b: boxes[b][0] - boxes[a][2] for a, b in ("丙丁", "辛壬", "乙丙", "丁戊", "庚辛")}
    size = load_style(style).roles["byline"].size
    assert [gaps["丙丁"], gaps["辛壬"]] == pytest.approx([size / 2] * 2, abs=size / 10)
    assert [gaps["乙丙"], gaps["丁戊"], gaps["庚辛"]] == pytest.approx([size] * 3, abs=size / 10)


def test_a_deck_brings_no_space_where_a_byline_follows() -> None:
    head = "<head><headline>甲</headline><deck>乙</deck><deck>丁</deck><byline>戊</byline></head>"
    text = f"<document xml:lang='zh-CN' version='1'><article>{head}<body><p>丙</p></body></article></document>"
    found = heights(text, "newspaper")
    assert found["乙"] - found["丁"] == pytest.approx(18, abs=0.5)
    # Half a point and more is the difference of the two sizes of type.
    assert found["丁"] - found["戊"] == pytest.approx(22.5, abs=2)


def test_a_sub_headline_that_opens_a_column_stands_at_its_head() -> None:
    body = f"<p>甲{'字' * (20 * 38 - 3)}</p><subhead>乙</subhead><p>丙{'字' * 20 * 60}</p>"
    text = f"<document xml:lang='zh-CN' version='1'><article><body>{body}</body></article></document>"
    found = heights(text, "newspaper", columns="2")
    assert found["甲"] - found["乙"] == pytest.approx(0, abs=0.5)
    assert found["甲"] - found["丙"] == pytest.approx(36, abs=0.5)


@pytest.mark.parametrize(("words", "rules"), [("春耕", 0), ("春耕" * 20, 1), ("春耕" * 100, 2)])
def test_rules_part_only_columns_that_hold_text(words: str, rules: int) -> None:
    text = f"<document xml:lang='zh-CN' version='1'><article><body><p>{words}</p></body></article></document>"
    page = pypdfium2.PdfDocument(written(load(text.encode()), load_style("newspaper"), columns="3"))[0]
    drawn = [each for each in page.get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    assert len(drawn) == rules


def columns_of(body: str, filler: int = 0) -> dict[str, tuple[int, bool, float]]:
    """Where each character stands in two columns: page, right column, height; `filler` lines of text stand above."""
    above = f"<p>{'字' * (20 * filler - 3)}</p>" if filler else ""
    head = "<head><headline>题</headline></head>"
    text = f"<document xml:lang='zh-CN' version='1'><article>{head}<body>{above}{body}</body></article></document>"
    style = replace(load_style("newspaper"), page_number="")
    found: dict[str, tuple[int, bool, float]] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(written(load(text.encode()), style, columns="2"))):
        textpage = page.get_textpage()
        for index in range(textpage.count_chars()):
            left, foot, *_ = textpage.get_charbox(index, loose=True)
            found[textpage.get_text_range(index, 1)] = (number, left > page.get_width() / 2, foot)
    return found


@pytest.mark.parametrize("filler", range(0, 80, 3))
def test_a_caption_keeps_its_credit_and_a_text_its_signature_in_one_column(filler: int) -> None:
    figure = f"<figure><caption>{'图' * 60}甲</caption><credit>记者 乙 摄</credit></figure>"
    found = columns_of(figure, filler)
    assert found["甲"][:2] == found["乙"][:2]
    assert found["甲"][2] > found["乙"][2]
    signed = f"<p>{'文' * 130}丙</p><p>云川县教育局丁</p><p>2026年3月1日</p>"
    found = columns_of(signed, filler)
    assert found["丙"][:2] == found["丁"][:2] == found["日"][:2]
    assert found["丙"][2] > found["丁"][2] > found["日"][2]


def test_a_title_page_has_paper_and_day_one_below_the_other() -> None:
    meta = "<meta><publication>北沟日报</publication><date>2025-03-02</date></meta>"
    articles = "<article><body><p>甲</p></body></article>" * 2
    pages = written(
        load(f"<document xml:lang='zh-CN' version='1'>{meta}{articles}</document>".encode()), load_style("book")
    )
    lines = pypdfium2.PdfDocument(pages)[0].get_textpage().get_text_range().split()
    assert lines == ["北沟日报", "2025", "年", "3", "月", "2", "日"]


@pytest.mark.parametrize("headline", ["望江 大桥 主桥 今日合龙", "Xi’an的大桥 今日 合龙"])
def test_what_is_measured_is_drawn_where_text_has_spaces_and_apostrophes(headline: str) -> None:
    lines = "顺利 合龙Xi’an望江大桥 主桥" * 6
    text = (
        f"<document xml:lang='zh-CN' version='1'><article><head><headline>{headline}</headline></head>"
        f"<body><p>本月{lines}</p></body></article></document>"
    )
    style = replace(load_style("newspaper"), page_number="")
    page = pypdfium2.PdfDocument(written(load(text.encode()), style))[0]
    textpage = page.get_textpage()
    edges: dict[float, list[float]] = {}
    for index in range(textpage.count_chars()):
        if not textpage.get_text_range(index, 1).isspace():
            left, foot, right, _ = textpage.get_charbox(index, loose=True)
            edges.setdefault(round(foot), []).extend((left, right))
    heading, *body = [edges[foot] for foot in sorted(edges, reverse=True)]
    assert (min(heading) + max(heading)) / 2 == pytest.approx(page.get_width() / 2, abs=0.5)
    # All lines but the last fill their measure of 42 squares of 10.5 points.
    assert [max(line) for line in body[:-1]] == pytest.approx([77.1 + 441] * (len(body) - 1), abs=0.1)
