"""How notices and letters open and close: set as GB/T 9704-2012 asks, signatures at the right in every style."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx.oxml.ns import qn

import test_docx
import test_epub
import test_pdf
from stories import load
from zx_convert.document import Document, reading_tree
from zx_convert.document.closing import CLOSING
from zx_convert.document.printed import block_role
from zx_convert.plugins import Output
from zx_convert.styling.sheets import list_styles, load_style
from zx_convert.writers.docx import Options
from zx_convert.writers.txt import TxtWriter

TEXT = "<p>现将有关事项通知如下。</p>"
ATTACHED = "<subhead>附件：1．隐患点一览表</subhead><p>2．" + "甲" * 30 + "</p>"
SIGNED = "<p>云川县人民政府办公室</p><p>2026年4月18日</p>"
NOTE = "<note>（联系人：李文博）</note>"


def notice(*body: str) -> Document:
    return load("<article><head><headline>通知</headline></head><body>", *body, "</body></article>")


def roles(*body: str) -> list[str]:
    return [role for block in reading_tree(notice(*body)).blocks() if (role := block_role(block)) in CLOSING]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ((TEXT, SIGNED), ["signature", "day"]),
        ((TEXT, ATTACHED, SIGNED, NOTE), ["attachment", "attachment", "signature", "day"]),
        ((TEXT, "<p>附件：方案</p>"), ["attachment"]),
        ((TEXT, "<p>附件1：方案</p><p>附件2：名单</p>"), ["attachment", "attachment"]),
        ((TEXT, "<p>附件：</p><list><item>1．方案</item><item>2．名单</item></list>"), ["attachment"] * 3),
        ((TEXT, "<p>云川县教育局</p><p>云川县卫生健康局</p><p>2026年3月1日</p>"), ["signature", "signature", "day"]),
        ((TEXT, "<p>特此通知</p><p>云川县教育局</p><p>2026年3月1日</p>"), ["signature", "day"]),
        ((TEXT, "<byline>读者 <person>葛明远</person></byline>"), ["signature"]),
        ((TEXT, "<byline>讀者 葛明遠</byline><dateline date='--11-10'>十一月十日</dateline>"), ["signature", "day"]),
        ((TEXT, "<p>二〇二六年三月一日于云川</p>"), ["day"]),
        ((TEXT, "<p>写于2026年3月</p>"), ["day"]),
        # Whom it goes to and when it was printed stand below (GB/T 9704-2012, 7.4).
        (
            (TEXT, SIGNED, "<p>抄送：市委各部门。</p>", "<p>云川县人民政府办公室　　2026年4月19日印发</p>"),
            ["signature", "day"],
        ),
        # A sentence above a day is no name; a list without 附件 is no note, a day alone no end.
        ((TEXT, TEXT, "<p>2026年3月1日</p>"), ["day"]),
        ((TEXT, "<p>1．方案</p><p>2．名单</p>"), []),
        (("<p>2026年3月1日</p>",), []),
        (("<byline>葛明远</byline>", TEXT), []),
        ((TEXT, "<p>云川县教育局</p>"), []),
    ],
)  # fmt: skip
def test_how_a_text_closes(body: tuple[str, ...], expected: list[str]) -> None:
    assert roles(*body) == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("各县（区）人民政府，市直各单位：", True), ("县民政局：", True), ("编辑同志:", True), ("尊敬的张院长：", True),
        ("各民主党派县委会、县工商联，各位委员：", True), ("編輯先生：", True), ("同志们：", True),
        ("现将有关事项公告如下：", False), ("主办单位：", False), ("委员：", False), ("记者从县教育局获悉：", False),
        ("各县（区）人民政府要求：", False), ("他站起来说：", False), ("各县（区）人民政府", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("signed", [True, False])
def test_whom_a_text_is_addressed_to(first: str, expected: bool, signed: bool) -> None:
    tree = reading_tree(notice(f"<p>{first}</p>", TEXT, SIGNED if signed else ""))
    found = [block_role(block) == "addressee" for block in tree.blocks()]
    polite = any(word in first for word in ("各", "同志", "尊敬"))
    assert found[1] == (expected and (signed or polite))
    assert not any(found[2:])


def test_an_addressee_stands_flush_left_and_a_note_below_the_day_two_characters_in() -> None:
    """GB/T 9704-2012, 7.3.2 and 7.3.6."""
    document = notice("<p>各县（区）人民政府：</p>", TEXT, SIGNED, "<note>此件公开发布</note>")
    found = lines(document, "gongwen")
    assert found["各县（区）人民政府："][0] == pytest.approx(0, abs=1)
    assert found["此件公开发布"][0] == pytest.approx(2 * 442.2 / 28, abs=1)
    styles = test_docx.opened(test_docx.written(document, "gongwen")).styles
    east = [styles[name].element.find(".//{*}rFonts").get(qn("w:eastAsia")) for name in ("Note", "Normal")]
    assert east == ["仿宋", "仿宋"]


@pytest.mark.parametrize("changes", ["accept", "track", "comment"])
def test_word_and_text_have_the_addressee_flush_left_too(changes: Any) -> None:
    document = notice("<p>各县（区）人民政府：</p>", TEXT, SIGNED)
    paragraphs = test_docx.opened(test_docx.written(document, "gongwen", options=Options(changes=changes))).paragraphs
    assert [p.style.name for p in paragraphs if p.text.startswith("各县")] == ["Salutation"]
    stream = BytesIO()
    TxtWriter().write(document, stream, Output(load_style("gongwen"), "", TxtWriter.Options(indent=2), print))
    assert "\n各县（区）人民政府：\n　　现将" in stream.getvalue().decode()


HEADED = "<p>（一）明确责任人。各县要公布名单。</p>"


@pytest.mark.parametrize("changes", ["accept", "track", "comment"])
def test_the_sentence_that_heads_a_paragraph_is_set_apart_in_official_documents(changes: Any) -> None:
    """GB/T 9704-2012, 7.3.3."""
    clauses = (
        "<p>（二）制定方案。</p>",
        "<p>（三）本法所称名单，是指县里公布的、由各乡镇报送并经核实的全部人员的名单。其他不算。</p>",
    )
    document = notice(HEADED, *clauses, "<list><item>（四）核<reg orig='对'>实</reg>。逐户走访。</item></list>")
    data = test_docx.written(document, "gongwen", options=Options(changes=changes))
    path = "//w:body/w:p/descendant::w:r[w:rPr/w:rStyle/@w:val='Run-inHeading'][not(ancestor::w:del)]"
    assert (
        "".join("".join(run.itertext("{*}t")) for run in test_docx.find(data, path)) == "（一）明确责任人。（四）核实。"
    )
    assert not test_docx.find(test_docx.written(document, "newspaper", options=Options(changes=changes)), path)


def test_it_has_its_font_in_pdf() -> None:
    fonts = {}
    for style in (load_style("gongwen"), load_style("newspaper")):
        roles = {name: replace(look, font="song") for name, look in style.roles.items()}
        made = test_pdf.written(load("<article><body>", HEADED, "</body></article>"), replace(style, roles=roles))
        fonts[style.name] = b"ZXKai" in test_pdf.objects(made).replace(b"-", b"").replace(b" ", b"")
    assert fonts == {"gongwen": True, "newspaper": False}


def boxes(document: Document, style: str) -> list[tuple[str, float, float, float]]:
    """Each character of the first page: left and right from the left of the type area, and height, in points."""
    sheet = load_style(style)
    page = pypdfium2.PdfDocument(test_pdf.written(document, sheet))[0].get_textpage()
    places = ((page.get_text_range(n, 1), page.get_charbox(n, loose=True)) for n in range(page.count_chars()))
    inner = sheet.page.inner
    return [(char, left - inner, right - inner, foot) for char, (left, foot, right, _) in places if char.strip()]


def lines(document: Document, style: str) -> dict[str, tuple[float, float, float]]:
    """Left, right and height of each line of the first page, by its text."""
    found: dict[float, list[tuple[str, float, float, float]]] = {}
    for box in boxes(document, style):
        near = next((foot for foot in found if abs(foot - box[3]) < 3), box[3])
        found.setdefault(near, []).append(box)
    return {
        "".join(box[0] for box in row): (min(box[1] for box in row), max(box[2] for box in row), foot)
        for foot, row in found.items()
    }


def test_a_notice_without_seal_is_signed_as_the_standard_asks() -> None:
    """GB/T 9704-2012, 7.3.5.2."""
    found = lines(notice(TEXT, SIGNED), "gongwen")
    text, organ, day = (found[line] for line in ("现将有关事项通知如下。", "云川县人民政府办公室", "2026年4月18日"))
    em = 442.2 / 28
    assert organ[1] == pytest.approx(442.2 - 2 * em, abs=1) or day[1] == pytest.approx(442.2 - 2 * em, abs=1)
    assert max(organ[1], day[1]) <= 442.2 - 2 * em + 1
    assert day[0] - organ[0] == pytest.approx(2 * em, abs=1)
    assert [text[2] - organ[2], organ[2] - day[2]] == pytest.approx([2 * 28.95, 28.95], abs=2)


def test_a_day_that_is_longer_than_the_name_above_stands_two_characters_in() -> None:
    """GB/T 9704-2012, 7.3.5.2."""
    found = lines(notice(TEXT, "<p>县教育局</p><p>2026年12月18日</p>"), "gongwen")
    organ, day = found["县教育局"], found["2026年12月18日"]
    em = 442.2 / 28
    assert day[1] == pytest.approx(442.2 - 2 * em, abs=1)
    assert day[0] - organ[0] == pytest.approx(2 * em, abs=1)


def test_attachments_are_one_block_below_an_empty_line() -> None:
    """GB/T 9704-2012, 7.3.4."""
    found = lines(notice(TEXT, ATTACHED, SIGNED), "gongwen")
    first = next(line for line in found if line.startswith("附件：1．"))
    second = next(line for line in found if line.startswith("2．"))
    rest = next(line for line in found if set(line) == {"甲"})
    em = 442.2 / 28
    assert found["现将有关事项通知如下。"][2] - found[first][2] == pytest.approx(2 * 28.95, abs=2)
    assert found[first][2] - found[second][2] == pytest.approx(28.95, abs=2)
    assert found[first][0] == pytest.approx(2 * em, abs=1)
    assert found[second][0] == pytest.approx(5 * em, abs=1)
    placed = {char: left for char, left, _, _ in reversed(boxes(notice(TEXT, ATTACHED), "gongwen"))}
    assert found[rest][0] == pytest.approx(placed["隐"], abs=1)


@pytest.mark.parametrize("style", list_styles())
def test_a_signature_stands_at_the_right_in_every_style(style: str) -> None:
    found = lines(notice(TEXT, "<byline>读者 葛明远</byline>", "<p>三月一日于云川</p>"), style)
    page = load_style(style).page
    middle = (page.width - page.inner - page.outer) / 2
    assert found["读者葛明远"][0] > middle
    assert found["三月一日于云川"][0] > middle


def indents(data: bytes, text: str) -> dict[str, Any]:
    """What the `w:ind` of the paragraph that begins so says itself."""
    [paragraph] = test_docx.find(data, f"//w:body/w:p[starts-with(string(.), '{text}')]")
    return {name.rpartition("}")[2]: value for ind in paragraph.iter("{*}ind") for name, value in ind.items()}


@pytest.mark.parametrize("changes", ["accept", "track", "comment"])
def test_word_has_them_in_their_places_too(changes: Any) -> None:
    data = test_docx.written(notice(TEXT, ATTACHED, SIGNED, NOTE), "gongwen", options=Options(changes=changes))
    assert indents(data, "附件")["hangingChars"] == "450"
    assert [indents(data, "2．")[name] for name in ("leftChars", "hangingChars")] == ["650", "150"]
    # The organ has ten characters, the day below (with the spaces beside its figures) 7.75, from the third one on.
    assert (indents(data, "云川县")["rightChars"], indents(data, "2026年")["rightChars"]) == ("200", "225")
    styles = [
        test_docx.find(data, f"//w:body/w:p[starts-with(string(.), '{text}')]/w:pPr/w:pStyle/@w:val")
        for text in ("附件", "2．", "云川县", "2026年")
    ]
    assert styles == [["AttachmentNote"], ["AttachmentNote"], ["Signature"], ["DaySigned"]]


def test_only_the_first_line_has_space_before_and_all_stay_together_in_word() -> None:
    data = test_docx.written(notice(TEXT, ATTACHED, SIGNED), "gongwen")
    spaces = test_docx.find(data, "//w:body/w:p/w:pPr[w:pStyle[@w:val='DaySigned']]/w:spacing/@w:before")
    assert spaces == ["0"]
    kept = test_docx.find(data, "//w:body/w:p[w:pPr/w:keepNext]")
    assert ["".join(paragraph.itertext())[:2] for paragraph in kept] == ["附件", "云川"]


def test_clean_text_does_not_indent_signatures() -> None:
    stream = BytesIO()
    output = Output(load_style("newspaper"), "", TxtWriter.Options(indent=2), lambda _: None)
    TxtWriter().write(notice(TEXT, SIGNED), stream, output)
    assert stream.getvalue().decode().splitlines()[2:] == [
        "　　现将有关事项通知如下。", "云川县人民政府办公室", "2026年4月18日",
    ]  # fmt: skip


def test_attachments_of_a_list_stay_items_of_it_in_a_book() -> None:
    made = test_epub.book(notice(TEXT, "<p>附件：</p><list><item>1．方案</item></list>"))
    assert made.find("article-0001.xhtml", "//h:ul/h:li[@class='attachment']/text()") == ["1．方案"]
