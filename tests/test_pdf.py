"""PDF: pages, text behind the glyphs, fonts, outline, links, and what other readers of PDF say."""

import io
import random
import re
import shutil
import subprocess
import time
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from stories import BARE, BRIEF, STORY, load
from zx_convert import document as model
from zx_convert import read, repair
from zx_convert.plugins import Output
from zx_convert.styling.sheets import list_styles, load_style
from zx_convert.styling.style import Page, Style
from zx_convert.text.problem import Notice, Problem
from zx_convert.writers.pdf import PdfWriter

NEWSPAPER = load_style("newspaper")
BOOK = load_style("book")
META = "<meta><publication>北沟日报</publication><date>2025-03-02</date><page>3</page></meta>"


def paragraphs(*texts: str) -> model.Document:
    return load("<article><body>", *(f"<p>{text}</p>" for text in texts), "</body></article>")


def several() -> model.Document:
    return load(META, STORY, BRIEF, BARE)


def written(
    document: model.Document,
    style: Style = NEWSPAPER,
    title: str = "",
    notices: list[Notice] | None = None,
    **options: Any,
) -> bytes:
    stream = io.BytesIO()
    heard = notices if notices is not None else []
    PdfWriter().write(document, stream, Output(style, title, PdfWriter.Options(**options), heard.append))
    return stream.getvalue()


def texts(data: bytes) -> list[str]:
    """The text of each page, as a viewer copies it."""
    pdf = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in pdf]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe]+", "", text)


def body_text(data: bytes) -> str:
    """The text of all pages without page numbers."""
    return squeezed(re.sub(r"— \d+ —", "", "\n".join(texts(data))))


def objects(data: bytes) -> bytes:
    """All objects that are no streams, unpacked."""
    streams = re.findall(rb"/Type /ObjStm.*?stream\n(.*?)\nendstream", data, re.DOTALL)
    return b"\n".join(map(zlib.decompress, streams))


def outline(data: bytes) -> list[tuple[int, str, int]]:
    pdf = pypdfium2.PdfDocument(data)
    found = []
    for entry in pdf.get_toc():
        target = entry.get_dest()
        found.append((entry.level, entry.get_title(), target.get_index() if target else -1))
    return found


SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_pages_have_the_printed_text(sample: Path) -> None:
    document = repair(read(sample))
    assert body_text(written(document)) == squeezed(model.printed_text(document, NEWSPAPER))


def test_every_kind_of_block_is_shown() -> None:
    document = load(STORY)
    assert body_text(written(document)) == squeezed(model.printed_text(document, NEWSPAPER))


def test_what_the_style_does_not_print_is_not_shown() -> None:
    roles = {**NEWSPAPER.roles, "byline": replace(NEWSPAPER.roles["byline"], prints=False)}
    style = replace(NEWSPAPER, roles=roles)
    document = load(STORY)
    assert body_text(written(document, style)) == squeezed(model.printed_text(document, style))
    assert "本报记者秦禾" not in body_text(written(document, style))


def test_the_same_document_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written(several(), BOOK)
    time.sleep(0.01)
    assert written(several(), BOOK) == first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert b"D:20231114" in objects(written(several()))


def test_a_file_that_nobody_can_date_has_no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    dated = pypdfium2.PdfDocument(written(several())).get_metadata_dict()["CreationDate"]
    assert dated.startswith("D:20250302")
    data = written(load(BRIEF))
    assert pypdfium2.PdfDocument(data).get_metadata_dict()["CreationDate"] == ""
    assert b"CreateDate" not in data


def test_information_names_title_authors_language_and_where_it_appeared() -> None:
    pdf = pypdfium2.PdfDocument(written(several(), title="北沟打井"))
    facts = pdf.get_metadata_dict()
    assert (facts["Title"], facts["Author"]) == ("北沟打井", "秦禾；柳青山")
    assert facts["Subject"] == "北沟日报　2025年3月2日　第3版"
    assert b"/Lang (zh-TW)" in objects(written(load(BRIEF, language="zh-TW")))


def test_the_outline_has_articles_and_their_sub_headlines() -> None:
    assert outline(written(several())) == [
        (0, "北沟村打井记 十年一口泉", 0), (1, "第一口井", 0), (1, "第二口井", 0), (0, "桥通了", 0),
        (0, "没有标题的一段话，只好用它开头的几个字来当作标题。"[:24] + "……", 1),
    ]  # fmt: skip


def test_a_book_has_title_page_contents_with_links_and_pages_of_its_own_for_articles() -> None:
    data = written(several(), BOOK, title="北沟文集")
    pages = texts(data)
    assert "北沟文集" in pages[0]
    assert "目录" in pages[1]
    assert re.search(r"桥通了…+3", squeezed(pages[1]))
    assert "桥通了" in pages[4]
    assert [page for _, title, page in outline(data) if title == "桥通了"] == [4]
    assert objects(data).count(b"/Subtype /Link") == 2 * 3
    pdf = pypdfium2.PdfDocument(data)
    assert [pdf.get_page_label(index) for index in range(4)] == ["i", "ii", "1", "2"]


def test_contents_can_be_had_or_refused_whatever_the_style_says() -> None:
    assert "目录" in "".join(texts(written(several(), contents="yes")))
    assert "目录" not in "".join(texts(written(several(), BOOK, contents="no")))
    assert "目錄" in "".join(texts(written(load(BRIEF, language="zh-HK"), contents="yes")))


@pytest.mark.parametrize("style", list_styles())
def test_leaders_in_the_contents_touch_neither_title_nor_page_number_and_reach_both(style: str) -> None:
    titles = ["秋分", "外婆的腌菜坛", "春分", "Spring 2026", "把故乡写成一封长长的信"]
    bodies = [f"<article><head><headline>{title}</headline></head><body><p>一</p></body></article>" for title in titles]
    whole = load_style(style)
    page = pypdfium2.PdfDocument(written(load(*bodies), replace(whole, title_page=False), contents="yes"))[0]
    textpage = page.get_textpage()
    lines: dict[int, list[tuple[str, float, float]]] = {}
    for index in range(textpage.count_chars()):
        left, foot, right, _ = textpage.get_charbox(index, loose=True)
        if not (char := textpage.get_text_range(index, 1)).isspace():
            lines.setdefault(round(foot), []).append((char, left, right))
    entries = [line for line in lines.values() if "…" in [char for char, *_ in line]]
    assert len(entries) == len(titles)
    em = whole.roles["body"].size
    for entry in entries:
        dots = [(left, right) for char, left, right in entry if char == "…"]
        before = max(right for _, left, right in entry if left < dots[0][0])
        after = min(left for _, left, _ in entry if left > dots[-1][0])
        assert 0.4 * em < dots[0][0] - before < 2.1 * em
        assert 0.4 * em < after - dots[-1][1] < em


def test_page_numbers_stand_as_the_style_has_them() -> None:
    pages = texts(written(paragraphs(*["协商" * 400] * 6)))
    assert len(pages) > 2
    assert all(f"— {number} —" in page for number, page in enumerate(pages, 1))
    assert not re.search(r"\d", texts(written(paragraphs("协商"), replace(NEWSPAPER, page_number="")))[0])


def test_every_place_of_a_character_no_font_has_is_reported_and_it_stays_in_the_text() -> None:
    notices: list[Notice] = []
    data = written(
        read("前面\n一个\U0001f600字，又一个\U0001f600\n\n\U0001f600"), title="题\U0001f601", notices=notices
    )
    (notice,) = notices
    assert notice.code == "missing-glyph"
    assert notice.values == {"char": "\U0001f600", "code": "1F600", "lines": "2 (×2), 4"}
    assert squeezed("".join(texts(data))).count("\U0001f600") == 3


def test_a_character_that_only_the_metadata_have_is_reported_without_a_line() -> None:
    notices: list[Notice] = []
    written(load("<meta><publication>报\U0001f601</publication></meta>", BRIEF), notices=notices)
    assert notices == [Notice("missing-glyph-apart", values={"char": "\U0001f601", "code": "1F601"})]


def test_a_font_that_lacks_a_character_is_helped_out_by_another() -> None:
    notices: list[Notice] = []
    # Of the Kai only a few fonts have the sign ︴.
    document = load("<article><body><quote><p>水︴火</p></quote></body></article>")
    assert "水︴火" in texts(written(document, notices=notices))[0]
    assert notices == []


def test_a_bad_font_file_is_an_error_that_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zx_convert.styling import fonts

    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\0\1\0\0" + bytes(40))
    bad = fonts.FontFile(broken, 0, "Broken", "regular")
    monkeypatch.setattr("zx_convert.writers.pdf.fonts.find_font", lambda *_: bad)
    with pytest.raises(Problem) as caught:
        written(paragraphs("字"))
    assert caught.value.code == "bad-font"
    assert caught.value.values["font"] == str(broken)


def test_fonts_are_few_embedded_and_hold_only_what_is_shown() -> None:
    data = written(paragraphs("".join(map(chr, range(0x4E00, 0x5600)))))
    assert objects(data).count(b"/Subtype /Type0") == 1
    assert len(written(paragraphs("字"))) < 12_000


def test_no_page_opens_with_the_last_line_of_a_paragraph() -> None:
    chance = random.Random(3)  # noqa: S311
    lengths = [chance.randint(20, 400) for _ in range(60)]
    marked = [f"始{'协' * length}终" for length in lengths]
    for page in texts(written(paragraphs(*marked)))[1:]:
        first = page.lstrip().splitlines()[0]
        assert first.startswith("始") or not first.rstrip().endswith("终")


def test_a_headline_is_never_left_at_the_foot_of_a_page() -> None:
    for lines in range(25, 40):
        filler = "<p>" + "协" * (42 * lines - 2) + "</p>"
        data = written(load(f"<article><body>{filler}</body></article>", BRIEF))
        page = next(text for text in texts(data) if "桥通了" in text)
        assert "两岸通车" in page, lines


def test_columns_hold_whole_squares_and_are_filled_one_after_another() -> None:
    page = replace(NEWSPAPER.page, columns=2, gap=21.0)
    data = written(paragraphs("一二三四五六七八九十" * 150), replace(NEWSPAPER, page=page))
    lines = [line for line in texts(data)[0].splitlines() if line.strip()]
    assert len(texts(data)) == 1
    assert {len(line.strip()) for line in lines[1:-2]} <= {20}


def heights(data: bytes, *signs: str) -> list[float]:
    """How high each text stands on the first page, in points: where its first character's box ends below."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    return [page.get_charbox(page.search(sign).get_next()[0])[1] for sign in signs]


@pytest.mark.parametrize("style", [NEWSPAPER, BOOK], ids=["newspaper", "book"])
def test_the_rules_of_a_table_touch_no_text(style: Style) -> None:
    rows = "".join(
        f"<row>{town} {amount} 3.5%</row>" for town, amount in (("青禾", 1200), ("白沙", 980), ("南坪", 760))
    )
    table = f"<p>各乡用电如下。</p><table>{rows}</table><p>用电稳步增长。</p>"
    data = written(load("<article><body>", table, "</body></article>"), style, contents="no")
    above, first, second, last, below = heights(data, "各乡", "青禾", "白沙", "南坪", "用电稳步")
    assert above - first > 1.3 * (first - second)
    assert last - below > 1.3 * (first - second)


def test_notes_that_follow_each_other_stand_close_and_hang_behind_their_bullets() -> None:
    notes = "".join(f"<note>●{text}</note>" for text in ("甲" * 60, "乙醇", "丙酮"))
    data = written(load(f"<article><body>{notes}<p>收成不错。</p></body></article>"))
    second, third, below = heights(data, "乙醇", "丙酮", "收成")
    assert second - third < 1.2 * NEWSPAPER.roles["body"].line < 1.5 * (third - below)
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    first = page.search("甲").get_next()[0]
    # The last of sixty stands in the second line.
    lefts = [page.get_charbox(at)[0] for at in (first, page.search("乙醇").get_next()[0])]
    further = min(page.get_charbox(at)[0] for at in range(first, first + 60))
    assert max(*lefts, further) - min(*lefts, further) < 1


def test_numbers_of_a_table_end_below_each_other() -> None:
    rows = "".join(
        f"<row>{town} {amount}</row>" for town, amount in (("青禾", "1200.5"), ("白沙", "98.0"), ("南坪", "7.6"))
    )
    page = pypdfium2.PdfDocument(written(load(f"<article><body><table>{rows}</table></body></article>")))[
        0
    ].get_textpage()
    ends = []
    for amount in ("1200.5", "98.0", "7.6"):
        first, count = page.search(amount).get_next()
        ends.append(page.get_charbox(first + count - 1)[2])
    assert max(ends) - min(ends) < 1


def test_a_page_too_small_for_a_line_still_ends() -> None:
    page = Page(60, 60, 25, 25, 25, 25)
    assert body_text(written(paragraphs("协商民主"), replace(NEWSPAPER, page=page, page_number=""))) == "协商民主"


def test_ten_thousand_paragraphs_are_written() -> None:
    data = written(paragraphs(*["协商在一线，12345号提案。"] * 10_000))
    assert len(pypdfium2.PdfDocument(data)) > 200


def test_streams_end_as_archives_ask_and_leave_nothing_twice() -> None:
    data = written(several(), BOOK)
    for match in re.finditer(rb"/Length (\d+).*?>>\nstream\n", data, re.DOTALL):
        end = match.end() + int(match[1])
        assert data[end : end + 18] == b"\nendstream\nendobj\n"
    unpacked = objects(data)
    assert unpacked.count(b"/Type /Catalog") == 1
    assert len(re.findall(rb"/Type /Page\b", unpacked)) == len(pypdfium2.PdfDocument(data))


def test_a_figure_is_told_by_its_caption_and_says_that_there_is_no_picture() -> None:
    unpacked = objects(written(load(STORY)))
    assert unpacked.count(b"/S/Figure") == unpacked.count(b"/S/Caption") == 1
    alternative = "图片未收录：图为新井。柳青山摄".encode("utf-16-be").hex()
    assert f"/Alt<feff{alternative}>".encode() in unpacked


@pytest.mark.validators
@pytest.mark.parametrize("style", [NEWSPAPER, BOOK], ids=lambda style: style.name)
def test_qpdf_and_poppler_and_mupdf_agree(tmp_path: Path, style: Style) -> None:
    for program in ("qpdf", "pdftotext", "mutool"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    path = tmp_path / "x.pdf"
    document = several()
    roles = {**style.roles, "header": replace(style.roles["header"], prints=False)}
    path.write_bytes(written(document, replace(style, page_number="", roles=roles), contents="no"))
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    printed = squeezed(model.printed_text(document, style))
    for command in (["pdftotext", "-raw", str(path), "-"], ["mutool", "draw", "-F", "txt", str(path)]):
        shown = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
        assert printed in squeezed(shown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("春天来了。…………秋天也来了。", ["春天来了。", "…………", "秋天也来了。"]),
        ("春天来了。…………", ["春天来了。", "…………"]),
        ("…………秋天也来了。", ["…………", "秋天也来了。"]),
        ("“…………”他没有说话。", ["“…………”他没有说话。"]),
        ("春天…………来了。", ["春天…………来了。"]),
        ("春天来了。…………。", ["春天来了。…………。"]),
        ("春天来了。……秋天也来了。", ["春天来了。……秋天也来了。"]),
        ("<dateline>本报北沟电</dateline>春天来了。…………秋天。", ["本报北沟电春天来了。", "…………", "秋天。"]),
    ],
)
def test_two_ellipses_between_sentences_have_a_line_of_their_own(text: str, expected: list[str]) -> None:
    """GB/T 15834-2011, 5.1.5."""
    shown = texts(written(paragraphs(text)))[0].splitlines()
    assert [squeezed(line) for line in shown if squeezed(line) not in ("", "—1—")] == expected


def test_an_official_document_stays_on_a_page_that_has_room_for_all_of_it() -> None:
    def pages(*lengths: int) -> list[str]:
        articles = (f"<article><body>{f'<p>第{n}节</p>' * length}</body></article>" for n, length in enumerate(lengths))
        return [squeezed(text) for text in texts(written(load(*articles), load_style("gongwen")))]

    short, fits, long = pages(5, 5), pages(5, 16), pages(5, 17)
    assert (len(short), len(fits), len(long)) == (1, 1, 2)
    assert long[1].startswith("第1节")
    assert len(pages(3, 30)) == 3
