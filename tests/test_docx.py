"""The DOCX writer: what an editor finds in Word, what the file format demands, and bytes that do not change."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from annotated import read_page
from zx_convert import document as model
from zx_convert import read, repair
from zx_convert.document.elements import fits
from zx_convert.plugins import Output
from zx_convert.styling.sheets import load_style
from zx_convert.text.problem import Notice
from zx_convert.writers.docx import DocxWriter, Options

PROJECT = Path(__file__).resolve().parent.parent
W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}

RIVER = """
<article xml:id="a1"><head><kicker>推动高质量发展</kicker>
<headline>一条河的十年<lb break="line"/>清水绕城来</headline><deck>——来自澄江的调查</deck>
<byline>本报记者 <person role="记者">田野</person> <person role="记者">沈若兰</person></byline>
<lead>十年前，这是一条黑水河。</lead></head>
<body>
<p><dateline>本报澄江3月21日电（<byline>记者 <person>余冬青</person></byline>）</dateline>清晨。“水清了——”他说。</p>
<subhead>关掉一百二十家厂</subhead><p>……三成。<byline>（<person>任学军</person>）</byline></p>
<figure><caption>图为工人装车。</caption><credit>本报记者 <person role="记者">贾建舟</person> 摄</credit></figure>
<lg><l>月亮走，我也走，</l><l>我给月亮提笆篓。</l></lg><lg><l>一提提到大门口，</l></lg>
<table><row>大白菜　1.26　－3.1％</row><row>西红柿　4.80　＋0.5％</row></table>
<table><row>水库</row><row>澄江　一百　米</row></table>
<list><item>（一）看天放风。</item><item>（二）按水分田。</item></list><quote><p>河长制是责任制。</p></quote>
<note type="editor">编者按：这是第一篇。</note>
<continuation dir="to" page="三">（下转第三版）</continuation></body></article>
"""
PLOUGH = """
<article xml:id="a2"><head><headline>春耕备耕忙</headline></head>
<body><p>时下正是春耕。</p><p>The quick “brown” fox — and so on.</p></body></article>
"""
TABLE = "<table><row>甲　乙</row></table>"
META = "<meta><publication>云岭日报</publication><date>2025-02-09</date><page>3</page></meta>"


def load(*articles: str, meta: str = "", language: str = "zh-CN") -> model.Document:
    return model.load(f'<document version="1" xml:lang="{language}">{meta}{"".join(articles)}</document>'.encode())


def unexpected(notice: Notice) -> None:
    pytest.fail(f"unexpected: {notice}")


def written(
    document: model.Document, style: str | Path = "newspaper", title: str = "集子", options: Options | None = None
) -> bytes:
    stream = BytesIO()
    writer = DocxWriter()
    writer.write(document, stream, Output(load_style(style), title, options or Options(), unexpected))
    return stream.getvalue()


def opened(data: bytes) -> Any:
    return docx.Document(BytesIO(data))


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def find(data: bytes, path: str, name: str = "word/document.xml") -> Any:
    return part(data, name).xpath(path, namespaces=W)


def squeezed(text: str) -> str:
    return "".join(text.split())


def own(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(f'[style]\nbase = "newspaper"\n{text}', encoding="utf-8", newline="\n")
    return path


@pytest.mark.parametrize("style", ["newspaper", "book"])
def test_the_body_has_the_printed_text(style: str) -> None:
    document = load(RIVER, PLOUGH)
    data = written(document, style, options=Options(contents="no"))
    text = squeezed("".join(find(data, "//w:t/text()")))
    title = "集子" if style == "book" else ""
    assert text == squeezed(title + model.printed_text(document, load_style(style)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=30).filter(lambda text: fits(text) and text.strip() != ""), max_size=5))
def test_any_text_arrives(texts: list[str]) -> None:
    document = load(f"<article><body>{''.join(f'<p>{escape(text)}</p>' for text in texts)}</body></article>")
    arrived = "".join(find(written(document), "//w:t/text()"))
    assert squeezed(arrived) == squeezed("".join(texts))


def test_blocks_have_styles_that_an_editor_knows() -> None:
    paragraphs = opened(written(load(RIVER))).paragraphs
    assert [(paragraph.style.name, paragraph.text[:3]) for paragraph in paragraphs if paragraph.text] == [
        ("Kicker", "推动高"), ("Heading 1", "一条河"), ("Deck", "——来"), ("Byline", "本报记"), ("Lead", "十年前"),
        ("Normal", "本报澄"), ("Heading 2", "关掉一"), ("Normal", "……三"), ("Caption", "图为工"), ("Credit", "本报记"),
        ("Verse", "月亮走"), ("Verse", "我给月"), ("Verse", "一提提"), ("Table Text", "水库"), ("Table Text", "澄江\t"),
        ("List Paragraph", "（一）"), ("List Paragraph", "（二）"), ("Quote", "河长制"), ("Note", "编者按"),
        ("Continuation", "（下转"),
    ]  # fmt: skip


def test_headings_have_outline_levels_and_others_have_none() -> None:
    levels = {
        style.findtext("{*}name") or style.find("{*}name").get(qn("w:val")): style.find("{*}pPr/{*}outlineLvl")
        for style in find(written(load(RIVER)), "//w:style[@w:type='paragraph']", "word/styles.xml")
    }
    found = {name: int(level.get(qn("w:val"))) for name, level in levels.items() if level is not None}
    assert found == {"heading 1": 0, "heading 2": 1, "heading 3": 2, "heading 4": 3, "heading 5": 4}


def test_lines_of_a_headline_are_one_paragraph() -> None:
    headline = next(p for p in opened(written(load(RIVER))).paragraphs if p.style.name == "Heading 1")
    assert headline.text == "一条河的十年\n清水绕城来"


def test_a_dateline_is_set_off_by_its_style_and_a_gap() -> None:
    paragraph = next(p for p in opened(written(load(RIVER))).paragraphs if p.text.startswith("本报澄江"))
    assert paragraph.runs[0].style.name == "Dateline Text"
    assert paragraph.runs[0].text.endswith("）\u3000")
    assert paragraph.runs[1].text.startswith("清晨")


def test_only_runs_of_chinese_text_ask_for_the_chinese_font() -> None:
    hints = {
        run.findtext("{*}t"): run.find("{*}rPr/{*}rFonts") is not None
        for run in find(written(load(PLOUGH)), "//w:r[w:t]")
    }
    assert hints == {"春耕备耕忙": True, "时下正是春耕。": True, "The quick “brown” fox — and so on.": False}


def test_styles_name_their_fonts_and_leave_the_theme_alone() -> None:
    data = written(load(RIVER))
    fonts = find(data, "//w:style[w:name/@w:val='Normal']//w:rFonts", "word/styles.xml")[0]
    assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))) == ("宋体", "Times New Roman")
    assert not find(data, "//@*[contains(local-name(), 'Theme')]", "word/styles.xml")


def test_the_first_line_is_indented_in_characters_and_in_twips() -> None:
    data = written(load(RIVER))
    indent = find(data, "//w:style[w:name/@w:val='Normal']//w:ind", "word/styles.xml")[0]
    assert (indent.get(qn("w:firstLineChars")), indent.get(qn("w:firstLine"))) == ("200", "420")
    assert not find(data, "//w:t[starts-with(., '\u3000')]")


def test_black_type_is_not_made_bolder() -> None:
    data = written(load(RIVER))
    bold = {
        style.find("{*}name").get(qn("w:val")): style.find("{*}rPr/{*}b").get(qn("w:val"))
        for style in find(data, "//w:style[w:rPr/w:b]", "word/styles.xml")
    }
    assert (bold["heading 1"], bold["heading 2"], bold["Dateline Text"]) == ("1", "0", "0")


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "zh-HK"])
def test_the_language_of_chinese_text(language: str) -> None:
    data = written(load(PLOUGH, language=language))
    assert find(data, "//w:rPrDefault//w:lang/@w:eastAsia", "word/styles.xml") == [language]
    assert find(data, "//w:themeFontLang/@w:eastAsia", "word/settings.xml") == [language]
    assert opened(data).core_properties.language == language


def test_the_page_is_that_of_the_style(tmp_path: Path) -> None:
    style = own(tmp_path, "[page]\nwidth=100\nheight=200\ninner=20\nouter=10\ntop=30\nbottom=15\ncolumns=2\ngap=5\n")
    data = written(load(PLOUGH), style)
    section = opened(data).sections[0]
    assert [round(length.mm, 1) for length in (section.page_width, section.page_height)] == [100, 200]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(length.mm, 1) for length in margins] == [20, 10, 30, 15]
    assert find(data, "//w:cols/@w:num") == ["2"]
    assert find(data, "//w:mirrorMargins", "word/settings.xml")


def test_a_page_with_equal_margins_is_not_mirrored() -> None:
    assert not find(written(load(PLOUGH)), "//w:mirrorMargins", "word/settings.xml")


def test_header_and_footer() -> None:
    section = opened(written(load(RIVER, meta=META))).sections[0]
    assert section.header.paragraphs[0].text == "云岭日报\u30002025年2月9日\u3000第3版"
    footer = section.footer.paragraphs[0]
    assert squeezed(footer.text) == "—1—"
    assert footer._p.findtext(".//{*}instrText").strip() == "PAGE"


def test_without_anything_to_say_there_is_no_header_or_footer(tmp_path: Path) -> None:
    data = written(load(RIVER), own(tmp_path, '[document]\npage_number = ""\n'))
    assert not find(data, "//w:headerReference | //w:footerReference")


def test_contents_link_to_every_headline() -> None:
    data = written(load(RIVER, PLOUGH), "book")
    assert find(data, "//w:sdt//w:pStyle/@w:val") == ["TOCHeading", "Toc1", "Toc1"]
    links = {link.get(qn("w:anchor")): "".join(link.itertext("{*}t")) for link in find(data, "//w:hyperlink")}
    assert list(links.values()) == ["一条河的十年 清水绕城来1", "春耕备耕忙2"]
    assert find(data, "//w:bookmarkStart/@w:name") == list(links)
    assert r"TOC \o" in find(data, "//w:instrText")[0].text


def test_every_entry_of_the_contents_leads_to_a_page_number_that_word_can_bring_up_to_date() -> None:
    longer = PLOUGH.replace("a2", "a3").replace("</body>", "<p>一段长文。</p>" * 29 + "</body>")
    document = load(PLOUGH, longer, PLOUGH.replace("a2", "a4"))
    entries = find(written(document, options=Options(contents="yes")), "//w:sdt//w:hyperlink")
    for entry in entries:
        assert len(entry.findall("{*}r/{*}tab")) == 1
        assert entry.findtext("{*}r/{*}instrText").split() == ["PAGEREF", entry.get(qn("w:anchor")), r"\h"]
        kinds = [mark.get(qn("w:fldCharType")) for mark in entry.findall("{*}r/{*}fldChar")]
        assert kinds == ["begin", "separate", "end"]
    assert [entry.findtext("{*}r[last()-1]/{*}t") for entry in entries] == ["1", "1", "2"]


@pytest.mark.parametrize(("style", "pages"), [("book", [1, 4, 7, 10]), ("newspaper", [1, 2, 4, 5])])
def test_pages_of_the_contents_are_estimated_where_only_word_can_know_them(style: str, pages: list[int]) -> None:
    # 83 lines, and more or fewer by what marks and Latin words take up.
    story = PLOUGH.replace("</body>", f"<p>{'春耕，是 NPK 与 37 种农机的事；' * 150}</p></body>")
    stories = [story.replace("a2", f"a{number}") for number in range(4)]
    entries = find(written(load(*stories), style, options=Options(contents="yes")), "//w:sdt//w:hyperlink")
    assert [int(entry.findtext("{*}r[last()-1]/{*}t")) for entry in entries] == pages


@pytest.mark.parametrize(
    ("style", "articles", "wish", "expected"),
    [
        ("book", 2, "style", True), ("book", 1, "style", False), ("book", 2, "no", False),
        ("newspaper", 2, "style", False), ("newspaper", 2, "yes", True), ("newspaper", 1, "yes", True),
    ],
)  # fmt: skip
def test_when_there_are_contents(style: str, articles: int, wish: Any, expected: bool) -> None:
    data = written(load(*(RIVER, PLOUGH)[:articles]), style, options=Options(contents=wish))
    assert bool(find(data, "//w:sdt")) == expected
    assert bool(find(data, "//w:bookmarkStart")) == expected


def test_fields_are_worked_out_on_opening_only_when_asked_for() -> None:
    document = load(RIVER, PLOUGH)
    assert not find(written(document, "book"), "//w:updateFields", "word/settings.xml")
    asked = written(document, "book", options=Options(update_fields=True))
    assert find(asked, "//w:updateFields", "word/settings.xml")


def test_a_book_opens_with_a_title_page_and_its_text_with_page_one() -> None:
    meta = '<meta><title>集子</title><creator role="主编">崔山</creator><publication>云岭日报</publication></meta>'
    data = written(load(RIVER, PLOUGH, meta=meta), "book")
    paragraphs = opened(data).paragraphs
    assert [(p.style.name, p.text) for p in paragraphs[:3]] == [
        ("Title", "集子"), ("Byline", "崔山（主编）"), ("Byline", "云岭日报"),
    ]  # fmt: skip
    front, main = find(data, "//w:sectPr")
    assert front.find("{*}titlePg") is not None
    assert front.find("{*}pgNumType").get(qn("w:fmt")) == "lowerRoman"
    assert main.find("{*}pgNumType").get(qn("w:start")) == "1"


def test_an_article_begins_a_page_where_the_style_says_so() -> None:
    data = written(load(PLOUGH, PLOUGH.replace("a2", "a3"), RIVER), "book", options=Options(contents="no"))
    breaks = [p for p in opened(data).paragraphs if p.paragraph_format.page_break_before]
    assert [(p.style.name, p.text) for p in breaks] == [("Heading 1", "春耕备耕忙"), ("Kicker", "推动高质量发展")]


def test_an_article_that_follows_on_the_page_is_set_off() -> None:
    style = load_style("newspaper")
    paragraphs = opened(written(load(PLOUGH, RIVER))).paragraphs
    first, second = paragraphs[0], next(p for p in paragraphs if p.style.name == "Kicker")
    assert first.paragraph_format.space_before is None
    assert second.paragraph_format.space_before.pt == style.article_gap + style.roles["kicker"].before


def test_an_article_that_opens_with_a_table_still_begins_a_page() -> None:
    data = written(load(PLOUGH, f'<article xml:id="t"><body>{TABLE}</body></article>'), "book")
    assert find(data, "//w:body/w:p[w:pPr/w:pageBreakBefore]/following-sibling::*[1][self::w:tbl]")


def test_a_headline_stays_with_its_text() -> None:
    head = [p for p in opened(written(load(RIVER))).paragraphs if p.style.name in ("Byline", "Lead")]
    assert [p.paragraph_format.keep_with_next for p in head] == [True, True]
    alone = load("<article><head><headline>只有标题</headline><byline>田野</byline></head></article>")
    assert opened(written(alone)).paragraphs[-1].paragraph_format.keep_with_next is None


def test_rows_that_align_are_a_table_and_others_have_tabs() -> None:
    document = opened(written(load(RIVER)))
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["大白菜", "1.26", "－3.1％"], ["西红柿", "4.80", "＋0.5％"],
    ]  # fmt: skip
    assert [p.text for p in document.paragraphs if p.style.name == "Table Text" and p.text] == [
        "水库",
        "澄江\t一百\t米",
    ]


def test_numbers_stand_at_the_right_and_words_that_head_them_are_bold() -> None:
    rows = ("品种　今日价　涨跌", "大白菜　1.80　+2.9%", "鸡蛋　8.00　-1.1%", "猪肉　22.35　持平")
    table = "".join(f"<row>{row}</row>" for row in rows)
    data = written(load(f"<article><body><table>{table}</table></body></article>"))
    left = "not(ancestor::w:tc/w:p/w:pPr/w:jc/@w:val='right')"
    assert find(data, f"//w:tc//w:t[{left}]/text()") == ["品种", "大白菜", "鸡蛋", "猪肉"]
    assert find(data, "//w:tc//w:r[w:rPr/w:b]/w:t/text()") == ["品种", "今日价", "涨跌"]
    assert len(find(data, "//w:tr[w:trPr/w:tblHeader]")) == 1


def test_a_wide_table_is_narrowed_to_the_text() -> None:
    row = "　".join(["很长很长的一个单元格"] * 8)
    data = written(load(f"<article><body><table><row>{row}</row></table></body></article>"))
    page = load_style("newspaper").page
    assert sum(map(int, find(data, "//w:gridCol/@w:w"))) <= (page.width - page.inner - page.outer) * 20 + 8


def test_columns_have_room_for_the_space_between_figures_and_han() -> None:
    def first_column(cell: str) -> int:
        rows = f"<row>{cell}　日场</row><row>{cell}　夜场</row>"
        data = written(load(f"<article><body><table>{rows}</table></body></article>"))
        return int(find(data, "//w:gridCol/@w:w")[0])

    em = load_style("newspaper").roles["row"].size * 20
    assert first_column("10日") - first_column("10") >= 1.25 * em - 1


def test_a_cell_has_more_room_than_its_text_takes() -> None:
    data = written(load("<article><body><table><row>鹰嘴崖　3.2</row><row>青石渡　4.6</row></table></body></article>"))
    em = load_style("newspaper").roles["row"].size * 20
    margins = sum(map(int, find(data, "//w:tblCellMar/*/@w:w")))
    assert int(find(data, "//w:gridCol/@w:w")[0]) - margins >= 3 * em + 40


def test_two_tables_stay_two() -> None:
    data = written(load(f"<article><body>{TABLE * 2}</body></article>"))
    assert len(find(data, "//w:tbl")) == 2
    assert not find(data, "//w:tbl/following-sibling::*[1][self::w:tbl or self::w:sectPr]")


def test_stanzas_are_parted() -> None:
    verse = [p for p in opened(written(load(RIVER))).paragraphs if p.style.name == "Verse"]
    line = load_style("newspaper").roles["verse"].line
    assert [p.paragraph_format.space_before for p in verse[:2]] == [None, None]
    assert verse[2].paragraph_format.space_before.pt == line


def test_space_around_verse_is_around_the_stanza(tmp_path: Path) -> None:
    style = own(tmp_path, "[roles.verse]\nbefore = 6\nafter = 4\n")
    document = load("<article><body><lg><l>甲</l><l>乙</l><l>丙</l></lg></body></article>")
    verse = opened(written(document, style)).paragraphs
    spaces = [(p.paragraph_format.space_before, p.paragraph_format.space_after) for p in verse]
    assert spaces == [(None, 0), (0, 0), (0, None)]


def test_notes_that_follow_each_other_stand_close_and_lines_hang_behind_their_bullets() -> None:
    notes = "<note>●吨钢能耗下降58%</note><note>●带动企业37家</note><p>文。</p><note>编后：好。</note>"
    data = written(load(f"<article><body>{notes}</body></article>"))
    first, second, _, alone = find(data, "//w:body/w:p")
    assert [first.xpath(f"w:pPr/w:spacing/@w:{side}", namespaces=W) for side in ("before", "after")] == [[], ["0"]]
    assert [second.xpath(f"w:pPr/w:spacing/@w:{side}", namespaces=W) for side in ("before", "after")] == [["0"], []]
    for note in (first, second):
        assert note.xpath("w:pPr/w:ind/@w:leftChars | w:pPr/w:ind/@w:hangingChars", namespaces=W) == ["500", "100"]
    assert not alone.xpath("w:pPr/w:spacing | w:pPr/w:ind", namespaces=W)


def test_what_the_style_does_not_print_is_left_out(tmp_path: Path) -> None:
    style = own(tmp_path, "[roles.note]\nprints=false\n[roles.row]\nprints=false\n[inline.dateline]\nprints=false\n")
    document = load(RIVER)
    text = "".join(find(written(document, style), "//w:t/text()"))
    assert squeezed(text) == squeezed(model.printed_text(document, load_style(style)))
    assert "编者按" not in text
    assert "大白菜" not in text
    assert "本报澄江" not in text


def test_core_properties() -> None:
    properties = opened(written(load(RIVER, meta=META), title="十年 & <清水>")).core_properties
    assert properties.title == "十年 & <清水>"
    assert properties.author == "田野; 沈若兰; 余冬青; 任学军; 贾建舟"
    assert properties.created.isoformat() == "2025-02-09T00:00:00+00:00"


def test_every_author_is_named_however_many() -> None:
    people = "、".join(f"<person>记者{number}号</person>" for number in range(100))
    data = written(load(f"<article><head><byline>{people}</byline></head></article>"))
    assert opened(data).core_properties.author.count(";") == 99


def test_custom_properties_say_where_the_text_appeared() -> None:
    properties = part(written(load(RIVER, meta=META)), "docProps/custom.xml")
    assert {entry.get("name"): "".join(entry.itertext()) for entry in properties} == {
        "publication": "云岭日报", "date": "2025-02-09", "page": "3",
        "记者": "田野; 沈若兰; 贾建舟",
    }  # fmt: skip


def test_a_title_may_have_what_xml_cannot_hold() -> None:
    data = written(load(RIVER, PLOUGH), "book", title="a\x00\x1b\ud800b\ufffe")
    assert opened(data).core_properties.title == "ab"


def test_the_same_input_gives_the_same_bytes() -> None:
    document = load(RIVER, PLOUGH, meta=META)
    assert written(document, "book") == written(load(RIVER, PLOUGH, meta=META), "book")


def test_the_package_carries_no_trace_of_time_or_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    data = written(load(RIVER))
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 0)}
    assert [entry.filename for entry in entries[:2]] == ["[Content_Types].xml", "_rels/.rels"]
    assert opened(data).core_properties.modified.isoformat() == "2023-11-14T22:13:20+00:00"


@pytest.mark.parametrize("changes", ["accept", "track", "comment"])
def test_the_file_is_dated_and_changed_by_nobody_that_had_no_part_in_it(
    changes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    header = "<furniture type='page-header'>云岭日报　2025年3月2日　第3版</furniture>"
    known = ((load(header, RIVER), "2025-03-02"), (load(REPAIRED, meta=META), "2025-02-09"))
    for document, day in ((load(REPAIRED), None), *known):
        data = written(document, options=Options(changes=changes))
        core = opened(data).core_properties
        assert core.author
        assert core.last_modified_by == "zx-convert"
        assert [moment and moment.date().isoformat() for moment in (core.created, core.modified)] == [day, day]
        names = zipfile.ZipFile(BytesIO(data)).namelist()
        parts = [name for name in ("word/document.xml", "word/comments.xml") if name in names]
        dates = [date for name in parts for date in find(data, "//@w:date", name)]
        assert {date[:10] for date in dates} <= {day}
        assert bool(dates) == (day is not None and changes != "accept")


def test_the_stream_need_not_seek() -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

        tell = seek

    pipe = Pipe()
    DocxWriter().write(load(RIVER), pipe, Output(load_style("newspaper"), "集子", Options(), unexpected))
    assert len(opened(pipe.getvalue()).paragraphs) > 10


def test_the_document_is_left_as_it_was() -> None:
    document = load(RIVER, PLOUGH, meta=META)
    before = model.save(document)
    written(document, "book")
    assert model.save(document) == before


def test_the_template_is_what_its_script_builds() -> None:
    script = PROJECT / "tools" / "build_docx_template.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# As repairs leave it: a broken word, narrow punctuation, a page header inside a paragraph, a control character.
REPAIRED = (
    '<furniture type="header" rule="header">云岭日报　<lb orig="&#10;" break="line"/>第3版</furniture>'
    '<lb orig="&#10;" break="yes"/><article xml:id="r1">'
    '<head><headline>一条河<lb orig="&#10;" break="line" rule="stack"/>的十年</headline></head>'
    '<lb orig="&#10;&#10;" break="maybe"/>'
    "<body><p><dateline>本报讯（<byline>记者 <person>余冬青</person></byline>） </dateline>"
    '县里研<lb orig="&#10;&#10;" break="no" rule="join"/>究制定了办法<reg orig="," rule="width">，</reg>'
    '分<lb orig="&#10;" break="no" rule="join"/><furniture rule="header">云岭日报</furniture>'
    '<lb orig="&#10;" break="no" rule="join"> </lb>三步<figure><caption>图一</caption></figure>'
    '走<reg orig="\\{b}" rule="control"/>。</p>'
    '<table><row>甲<reg orig=" " rule="space">　</reg>乙</row></table></body></article>'
)
PRINTED = ["一条河\n的十年", "本报讯（记者 余冬青）　县里研究制定了办法，分 三步走。", "图一", "甲　乙"]
SOURCE = [
    "云岭日报", "第3版", "一条河\n的十年", "本报讯（记者 余冬青） 县里研", "究制定了办法,分", "云岭日报",
    "三步图一走。", "甲 乙",
]  # fmt: skip


def settled(data: bytes, *, accept: bool) -> list[str]:
    """Give the paragraphs as they are when every change is accepted, or refused."""
    lines, pending = [], ""
    gone = "del" if accept else "ins"
    for paragraph in find(data, "//w:body/w:p"):
        path = f".//*[self::w:t or self::w:delText or self::w:br][not(ancestor::w:{gone})]"
        pending += "".join(node.text or "\n" for node in paragraph.xpath(path, namespaces=W))
        if not paragraph.xpath(f"w:pPr/w:rPr/w:{gone}", namespaces=W):
            lines.append(pending)
            pending = ""
    return [*lines, pending] if pending else lines


def test_accepted_changes_give_the_repaired_text() -> None:
    document = load(REPAIRED)
    lines = settled(written(document, options=Options(changes="track")), accept=True)
    assert lines == PRINTED
    assert squeezed("".join(lines)) == squeezed(model.printed_text(document, load_style("newspaper")))


def test_refused_changes_give_the_source() -> None:
    assert settled(written(load(REPAIRED), options=Options(changes="track")), accept=False) == SOURCE


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("sample", sorted((PROJECT / "samples").glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("style", ["newspaper", "book"])
def test_changes_of_a_page_lead_to_both_of_its_texts(sample: Path, style: str) -> None:
    document = repair(read(sample))
    data = written(document, style, options=Options(changes="track", reasons=True))
    accepted, refused = ("\n".join(settled(data, accept=accept)) for accept in (True, False))
    assert lines_of(accepted) == lines_of(model.printed_text(document, load_style(style)))
    assert lines_of(refused) == lines_of(model.original(document))


@pytest.mark.parametrize("page", sorted((PROJECT / "tests" / "pages").glob("*.ann")), ids=lambda path: path.stem)
def test_marked_repairs_of_any_page_lead_to_both_of_its_texts(page: Path) -> None:
    document = repair(read(read_page(page).raw()))
    printed = lines_of(model.printed_text(document, load_style("newspaper")))
    tracked, commented = (written(document, options=Options(changes=wish)) for wish in ("track", "comment"))
    assert lines_of("\n".join(settled(tracked, accept=True))) == printed
    assert lines_of("\n".join(settled(tracked, accept=False))) == lines_of(model.original(document))
    assert lines_of("\n".join(settled(commented, accept=True))) == printed


def test_what_a_style_does_not_print_is_taken_out_as_a_change(tmp_path: Path) -> None:
    style = own(tmp_path, "[inline.byline]\nprints=false\n[roles.caption]\nprints=false\n")
    data = written(load(REPAIRED), style, options=Options(changes="track"))
    assert settled(data, accept=False) == SOURCE
    text = "\n".join(settled(data, accept=True))
    assert lines_of(text) == lines_of(model.printed_text(load(REPAIRED), load_style(style)))


def test_repairs_as_comments_leave_the_text_as_it_is_printed() -> None:
    for sample in sorted((PROJECT / "samples").glob("*.txt")):
        document = repair(read(sample))
        data = written(document, options=Options(changes="comment"))
        assert not find(data, "//w:ins | //w:del")
        text = "\n".join(settled(data, accept=True))
        assert lines_of(text) == lines_of(model.printed_text(document, load_style("newspaper")))
        assert find(data, "//w:commentReference/@w:id") == find(data, "//w:comment/@w:id", "word/comments.xml")


def test_comments_say_what_was_done_in_the_script_of_the_document() -> None:
    data = written(load(REPAIRED, language="zh-TW"), options=Options(changes="comment"))
    said = [squeezed("".join(comment.itertext())) for comment in find(data, "//w:comment", "word/comments.xml")]
    assert "此處原文分段，已連接（規則join，把握大）" in said
    assert "略去：云岭日报第3版（規則header，把握大）" in said
    assert "此處是否分段，未能斷定" in said
    assert "本段標點改作全形或半形：1處" in said


def test_reasons_are_given_on_request_only() -> None:
    plain, reasoned = (written(load(REPAIRED), options=Options(changes="track", reasons=r)) for r in (False, True))
    assert not find(plain, "//w:commentReference")
    assert len(find(reasoned, "//w:commentReference")) == len(find(reasoned, "//w:comment", "word/comments.xml")) > 4


@pytest.mark.parametrize("changes", ["track", "comment"])
def test_there_is_no_front_matter_where_repairs_are_looked_at(changes: Any) -> None:
    data = written(load(RIVER, PLOUGH), "book", options=Options(changes=changes, contents="yes"))
    assert not find(data, "//w:sdt | //w:bookmarkStart")
    assert "Title" not in find(data, "//w:pStyle/@w:val")


def test_changes_are_dated_by_the_document() -> None:
    data = written(load(META, REPAIRED), options=Options(changes="track"))
    changes = find(data, "//w:ins | //w:del")
    assert {change.get(qn("w:author")) for change in changes} == {"zx-convert"}
    assert {change.get(qn("w:date")) for change in changes} == {"2025-02-09T00:00:00Z"}
    ids = find(data, "//w:ins/@w:id | //w:del/@w:id")
    assert len(set(ids)) == len(ids)


Case = Callable[[Path], bytes]
CASES: dict[str, Case] = {
    "newspaper": lambda folder: written(load(RIVER, PLOUGH, meta=META)),
    "book": lambda folder: written(load(RIVER, PLOUGH, meta=META), "book"),
    "fields": lambda folder: written(load(RIVER, PLOUGH), "book", options=Options(update_fields=True)),
    "title page alone": lambda folder: written(load(RIVER, PLOUGH), "book", options=Options(contents="no")),
    "contents alone": lambda folder: written(load(RIVER, PLOUGH), options=Options(contents="yes")),
    "changes": lambda folder: written(load(REPAIRED, PLOUGH), "book", options=Options(changes="track")),
    "changes with reasons": lambda folder: written(load(REPAIRED), options=Options(changes="track", reasons=True)),
    "comments": lambda folder: written(load(REPAIRED), options=Options(changes="comment")),
    "official": lambda folder: written(load(RIVER, PLOUGH), "gongwen", options=Options(grid="characters")),
    "nothing": lambda folder: written(load()),
    "traditional": lambda folder: written(load(PLOUGH, language="zh-TW"), "book"),
    "columns": lambda folder: written(load(RIVER), own(folder, "[page]\ncolumns = 3\ngap = 7\n")),
    "tables": lambda folder: written(load(f"<article><body>{TABLE * 2}</body></article>")),
}


@pytest.fixture(params=CASES)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "case.docx"
    path.write_bytes(CASES[request.param](tmp_path))
    return path


def test_marks_pair_up(file: Path) -> None:
    """What validators miss: bookmarks end, fields nest, links lead somewhere."""
    data = file.read_bytes()
    starts, ends = (find(data, f"//w:bookmark{kind}/@w:id") for kind in ("Start", "End"))
    assert starts == ends
    assert len(set(starts)) == len(starts)
    assert set(find(data, "//@w:anchor")) <= set(find(data, "//w:bookmarkStart/@w:name"))
    for name in zipfile.ZipFile(file).namelist():
        if re.match(r"word/(document|header|footer)", name):
            fields = "".join(kind[0] for kind in find(data, "//w:fldChar/@w:fldCharType", name))
            while "bse" in fields:
                fields = fields.replace("bse", "")
            assert fields == ""


VALIDATORS = (["openxml-audit", "-q", "-o", "json"], ["ooxml-integrity", "check", "-q"], ["ooxml-validator"])


def program(name: str) -> str:
    beside = [str(Path(sys.executable).parent), str(PROJECT / "node_modules" / ".bin")]
    found = shutil.which(name) or next(filter(None, (shutil.which(name, path=folder) for folder in beside)), None)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def check_with(command: list[str], *files: Path) -> None:
    """Run a validator on files; each must be found without fault."""
    done = subprocess.run([program(command[0]), *command[1:], *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    if command[0] == "ooxml-validator":
        assert json.loads(done.stdout)["ok"]


@pytest.mark.validators
@pytest.mark.parametrize("command", VALIDATORS, ids=lambda command: command[0])
def test_validators_find_nothing(file: Path, command: list[str]) -> None:
    check_with(command, file)


def test_an_official_document_stays_whole_where_a_page_has_room_for_all_of_it() -> None:
    long = f"<article><head><headline>长</headline></head><body>{'<p>一段。</p>' * 30}</body></article>"
    short = f"<article><head><headline>短</headline></head><body>{'<p>一段。</p>' * 3}</body></article>"
    data = written(load(short, long, short), "gongwen")
    breaks = find(data, "//w:body/w:p[w:pPr/w:pageBreakBefore]")
    assert ["".join(paragraph.itertext()) for paragraph in breaks] == ["长"]
    kept = find(data, "//w:body/w:p/w:pPr/w:keepNext/ancestor::w:p")
    # All but the last paragraph of the last article; headlines are kept by their style.
    assert ["".join(paragraph.itertext()) for paragraph in kept] == ["一段。"] * 2
    assert find(data, "//w:body/w:p[.='短']/w:pPr/w:spacing/@w:before") == ["579"]


@pytest.mark.parametrize("changes", ["track", "comment"])
def test_articles_with_marked_repairs_stay_whole_too(changes: Any) -> None:
    short = "<article xml:id='a{}'><head><headline>短</headline></head><body><p>一。</p><p>二。</p></body></article>"
    data = written(load(short.format(1), short.format(2)), "gongwen", options=Options(changes=changes))
    assert find(data, "//w:body//w:pageBreakBefore") == []
    assert len(find(data, "//w:body/w:p/w:pPr/w:keepNext")) == 1


def test_a_headline_stack_has_the_spaces_that_it_has_in_pdf() -> None:
    head = "<head><headline>甲</headline><deck>乙</deck><deck>丁</deck>{}</head>"
    article = f"<article>{head}<body><p>丙</p></body></article>"

    def spaces(style: str, byline: str) -> list[str]:
        data = written(load(article.format(byline)), style)
        paragraphs = find(data, "//w:body/w:p")[:3]
        return [" ".join(p.xpath("w:pPr/w:spacing/@w:after", namespaces=W)) for p in paragraphs]

    # "" is the space of the style: none below a headline of an official document, where its deck has the empty line.
    assert spaces("newspaper", "") == ["", "0", ""]
    assert spaces("newspaper", "<byline>戊</byline>") == ["", "0", "0"]
    assert spaces("gongwen", "") == ["0", "", "579"]


def test_contents_know_pages_that_short_official_documents_share() -> None:
    short = "<article><head><headline>短{}</headline></head><body><p>一段。</p></body></article>"
    long = f"<article><head><headline>长</headline></head><body>{'<p>一段。</p>' * 40}</body></article>"
    data = written(load(short.format(1), short.format(2), long), "gongwen", options=Options(contents="yes"))
    numbers = find(data, "//w:sdt//w:hyperlink//w:r[preceding-sibling::w:r/w:instrText]/w:t/text()")
    assert numbers == ["1", "1", "2"]


@pytest.mark.parametrize(("style", "expected"), [("newspaper", "compressPunctuation"), ("gongwen", "doNotCompress")])
def test_word_presses_marks_together_only_where_the_style_does(style: str, expected: str) -> None:
    data = written(load(PLOUGH), style)
    assert find(data, "//w:characterSpacingControl/@w:val", "word/settings.xml") == [expected]
