"""The document: what is loaded and refused, what edits keep, what readers of text make of lines, metadata."""

import pickle
import time
from typing import cast

import pytest

from zx_convert import read, repair
from zx_convert.document import (
    Document,
    Element,
    creators,
    document_title,
    headline,
    load,
    original,
    printed_text,
    reading,
    reading_tree,
    restore_bytes,
    save,
    select_article,
    set_meta,
)
from zx_convert.document.edits import Change, Wrap, flow, join, regularise, retag, unmark, wrap
from zx_convert.document.elements import make
from zx_convert.styling.sheets import load_style
from zx_convert.text.encoding import Undecodable
from zx_convert.text.problem import Problem


def loaded(content: str) -> Document:
    return load(f'<document version="1" xml:lang="zh-CN">{content}</document>'.encode(), "x.xml")


def article(body: str, head: str = "", name: str = "a1", more: str = "") -> str:
    top = f"<head>{head}</head>" if head else ""
    return f'<article xml:id="{name}"{more}>{top}<body>{body}</body></article>'


def two(*headlines: str) -> Document:
    parts = (article("<p>字。</p>", f"<headline>{name}</headline>", f"a{name}") for name in headlines)
    return loaded("".join(parts))


def paragraphs(document: Document) -> list[str]:
    return [reading(cast("Element", p)) for p in document.iter("p")]


# -- loading ---------------------------------------------------------------------------------------


def test_an_invalid_document_names_line_path_and_value() -> None:
    with pytest.raises(Problem) as caught:
        loaded("\n\n<article><body><paragraph>字</paragraph></body></article>")
    facts = caught.value.values
    assert caught.value.code == "bad-document"
    assert (facts["path"], facts["line"]) == ("x.xml", 3)
    assert "body" in str(facts["where"])
    assert "paragraph" in str(facts["value"])


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<document", b'<!DOCTYPE document><document version="1"/>',
        b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><document version="1">&a;</document>',
    ],
)  # fmt: skip
def test_what_is_no_plain_xml_is_refused(data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        load(data, "x.xml")
    assert caught.value.code == "bad-xml"


def test_a_paragraph_of_fifteen_million_characters_is_loaded() -> None:
    assert len(reading(loaded(article(f"<p>{'字' * 15_000_000}</p>")))) == 15_000_000


def test_an_editor_joins_two_paragraphs_by_changing_a_word() -> None:
    text = '<p>研</p><lb orig="&#10;&#10;" break="{}"/><p>究制定</p>'
    assert paragraphs(loaded(article(text.format("yes")))) == ["研", "究制定"]
    joined = loaded(article(text.format("no")))
    assert paragraphs(joined) == ["研究制定"]
    assert original(joined) == "研\n\n究制定"


def test_a_changed_source_is_named_and_not_given_back() -> None:
    document = repair(read("第一段说的是路。\n\n第二段说的是桥。\n".encode()))
    assert restore_bytes(document) == "第一段说的是路。\n\n第二段说的是桥。\n".encode()
    edited = load(save(document).replace("是桥".encode(), "是船".encode()))
    with pytest.raises(Problem) as caught:
        restore_bytes(edited)
    assert caught.value.code == "source-changed"
    assert "第二段说的是船" in str(caught.value.values)


def test_a_document_without_a_file_has_nothing_to_give_back() -> None:
    with pytest.raises(Problem) as caught:
        restore_bytes(read("一段"))
    assert caught.value.code == "no-source"


# -- edits -----------------------------------------------------------------------------------------


def test_edits_keep_the_source_and_carry_what_follows() -> None:
    document = loaded(article("<p>本报讯(记者秦禾)路通了,桥也通了。</p>"))
    block = cast("Element", document.find(".//p"))
    before = original(document)
    person = Wrap(6, 8, "person", {"role": "记者"})
    [dateline] = wrap(block, [Wrap(0, 9, "dateline", {}, (Wrap(4, 8, "byline", {}, (person,)),))])
    assert regularise(block, [Change(3, 4, "（", "width"), Change(12, 13, "，", "width")]) == 2
    assert original(document) == before
    assert [reading(cast("Element", p)) for p in block.iter("person")] == ["秦禾"]
    assert reading(block) == "路通了，桥也通了。"
    assert dateline.tail == "路通了"


def test_a_wrap_that_begins_inside_a_mark_is_left_out() -> None:
    document = loaded(article('<p>一<reg orig="ab">甲乙</reg>二三</p>'))
    block = cast("Element", document.find(".//p"))
    assert wrap(block, [Wrap(2, 4, "note")]) == []
    [note] = wrap(block, [Wrap(3, 4, "note")])
    assert note.text == "二"
    assert flow(block) == "一甲乙二三"


def test_retag_gives_the_new_element_with_its_tail() -> None:
    document = loaded(article("<p>一</p><p>二</p>"))
    block = cast("Element", document.find(".//p"))
    new = retag(block, "subhead", rule="subhead")
    assert (new.tag, new.rule, new.text) == ("subhead", "subhead", "一")
    assert [child.tag for child in cast("Element", new.getparent())] == ["subhead", "p"]


def test_unmark_gives_the_source_back() -> None:
    document = loaded(article('<p>一<reg orig="," rule="width">，</reg>二</p>'))
    unmark(cast("Element", document.find(".//reg")))
    assert paragraphs(document) == ["一,二"]


def test_join_keeps_what_fell_in_between() -> None:
    document = loaded(
        article(
            '<p>一</p><lb orig="&#10;" break="yes"/><furniture>—1—</furniture><lb orig="&#10;" break="yes"/><p>二</p>'
        )
    )
    body = cast("Element", document.find(".//body"))
    block = join([cast("Element", child) for child in body], ["", ""], rule="join")
    assert original(document) == "一\n—1—\n二"
    assert flow(block) == "一二"
    assert len(body) == 1


def test_ten_thousand_changes_of_one_block_take_no_time() -> None:
    block = make("p", "字," * 10_000)
    start = time.perf_counter()
    assert regularise(block, [Change(2 * n + 1, 2 * n + 2, "，", "width") for n in range(10_000)]) == 10_000
    assert time.perf_counter() - start < 5


# -- the reading tree ------------------------------------------------------------------------------


def test_a_turned_story_goes_on_where_it_was_cut() -> None:
    jump = '<continuation dir="to" page="4" break="no">（下转第四版）</continuation>'
    document = loaded(
        article(f"<p>路一直修到了{jump}</p>", "<headline>路</headline>", "a1", ' next="a2"')
        + article(
            '<continuation dir="from" page="1">（上接第一版）</continuation><p>山顶。</p><p>完了。</p>',
            "<headline>路</headline>", "a2", ' prev="a1"',
        )
    )  # fmt: skip
    assert paragraphs(reading_tree(document)) == ["路一直修到了山顶。", "完了。"]
    assert len(reading_tree(document).articles) == 1


def test_a_figure_inside_a_paragraph_follows_it() -> None:
    document = loaded(article("<p>一<lb orig='&#10;' break='no'/><figure><caption>图</caption></figure>二</p>"))
    assert [block.tag for block in reading_tree(document).blocks()] == ["p", "caption"]
    assert printed_text(document, load_style("newspaper")) == "一二\n图"


# -- metadata --------------------------------------------------------------------------------------


def test_creators_are_named_once_in_order_and_not_from_notes() -> None:
    document = loaded(
        article(
            "<p>字。<credit><person>柳青</person></credit></p><note><person>编者</person></note>",
            '<byline><person role="记者">秦禾</person> <person role="记者">柳青</person></byline>',
        )
    )
    assert [(person.name, person.role) for person in creators(document)] == [("秦禾", "记者"), ("柳青", "记者")]


def test_padding_is_no_part_of_a_name_but_words_of_latin_names_stay_apart() -> None:
    names = "<person>秦　禾</person> <person>Ann Lee</person> <person>J. D. Wu</person>"
    document = loaded(article("<p>字。</p>", f"<byline>{names}</byline>"))
    assert [person.name for person in creators(document)] == ["秦禾", "Ann Lee", "J. D. Wu"]


@pytest.mark.parametrize(
    ("block", "printed"),
    [
        ("<p>修好了。   <byline>（<person>周敏</person>）</byline></p>", "修好了。（周敏）"),
        ("<p>修好了。   <credit>本报记者 <person>江月</person> 摄</credit></p>", "修好了。　本报记者 江月 摄"),
        ("<p>修好了。<credit>江月 摄</credit></p>", "修好了。　江月 摄"),
        ("<p>修好了。　<credit>（江月 摄）</credit></p>", "修好了。（江月 摄）"),
        ("<p><credit>江月 摄</credit></p>", "江月 摄"),
    ],
)
def test_who_stands_at_the_end_of_a_paragraph_is_parted_from_it_alike(block: str, printed: str) -> None:
    assert printed_text(loaded(article(block)), load_style("newspaper")) == printed


def test_the_title_is_what_was_given_or_where_it_appeared_or_the_only_headline() -> None:
    document = loaded(article("<p>字。</p>", "<headline>路通了<lb break='line'/>桥也通了</headline>"))
    assert headline(document.articles[0]) == document_title(document) == "路通了 桥也通了"
    set_meta(document, publication="北沟日报", date="2025-03-02", page="3")
    assert document_title(document) == "北沟日报 2025年3月2日 第3版"
    set_meta(document, title="文集")
    assert document_title(document) == "文集"
    assert document_title(loaded(""), "page") == "page"


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("北沟日报　2025年3月2日　第3版", "北沟日报 2025年3月2日 第3版"),
        ("北沟日报　2025年3月2日", "北沟日报 2025年3月2日"),
        # The number of a page is no part of a name, and a name without a day is not sure to be one.
        ("04 本市新闻　2025年3月2日", "路通了 等2篇"),
        ("北沟日报　第3版", "路通了 等2篇"),
    ],
)
def test_a_page_of_several_articles_is_called_by_its_header_or_first_headline(header: str, title: str) -> None:
    articles = [
        f"<article xml:id='a{n}'><head><headline>{text}</headline></head><body><p>字。</p></body></article>"
        for n, text in enumerate(("路通了", "桥也通了"))
    ]
    headed = f"<furniture type='page-header'>{header}</furniture>"
    assert document_title(loaded(headed + "".join(articles)), "page") == title
    assert document_title(loaded(headed + articles[0]), "page") == "路通了"


def test_pages_of_two_papers_are_called_by_the_first_headline() -> None:
    def page(paper: str, n: int) -> str:
        article = f"<article xml:id='a{n}'><head><headline>第{n}篇</headline></head><body><p>字。</p></body></article>"
        return f"<furniture type='page-header'>{paper}　2025年3月2日　第{n}版</furniture>{article}"

    assert document_title(loaded(page("北沟日报", 1) + page("南沟日报", 2))) == "第1篇 等2篇"
    assert document_title(loaded(page("北沟日报", 1) + page("北沟日报", 2))) == "北沟日报 2025年3月2日"


@pytest.mark.parametrize(("which", "found"), [("2", "桥"), ("桥", "桥"), ("路", "路通了")])
def test_one_article_is_chosen_by_number_or_headline(which: str, found: str) -> None:
    document = two("路通了", "桥")
    assert [headline(one) for one in select_article(document, which).articles] == [found]


@pytest.mark.parametrize("which", ["0", "3", "船", ""])
def test_an_article_that_is_not_there_is_an_error_that_lists_those_that_are(which: str) -> None:
    document = two("路", "桥")
    with pytest.raises(Problem) as caught:
        select_article(document, which)
    assert caught.value.values["articles"] == "1. 路; 2. 桥"


# -- reading text ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("一段\n\n二段\n", ["一段", "二段"]), ("　　一段\n　　二段", ["一段", "二段"]),
        ("一段\r\n二段\r三段", ["一段", "二段", "三段"]),
        ("一段\f二段", ["一段", "二段"]), ("", []), ("\n \n", []), ("一行", ["一行"]),
    ],
)  # fmt: skip
def test_every_line_that_holds_something_is_a_block(text: str, blocks: list[str]) -> None:
    document = read(text)
    assert paragraphs(document) == blocks
    assert original(document) == text


@pytest.mark.slow
def test_ten_million_characters_in_one_line_are_read_and_repaired() -> None:
    text = "修路建校通水" * 1_650_000 + "。"
    document = repair(read(text))
    assert original(document) == text


def test_a_problem_can_be_sent_to_another_process() -> None:
    for problem in (Problem("no-text", path="x.txt"), Undecodable("utf-8", 3, 1, 0xFF, 2)):
        again = pickle.loads(pickle.dumps(problem))  # noqa: S301
        assert type(again) is type(problem)
        assert (again.code, again.values) == (problem.code, problem.values)
