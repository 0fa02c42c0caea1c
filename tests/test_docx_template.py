"""Templates of an office's own: what is kept, what stands for which role, what is added, what is refused."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from test_docx import META, PLOUGH, REPAIRED, RIVER, VALIDATORS, W, check_with, find, load, opened, squeezed, unexpected
from zx_convert import convert, write
from zx_convert import document as model
from zx_convert.plugins import Output
from zx_convert.styling.sheets import load_style
from zx_convert.text.problem import Notice, Problem
from zx_convert.writers.docx import DocxWriter, Options
from zx_convert.writers.docx.markup import NAMESPACES
from zx_convert.writers.docx.numbering import Numbering

SAMPLE = Path(__file__).parent.parent / "samples" / "feature.txt"


def template(**change: Any) -> bytes:
    """An office's template: a page, a header and styles of its own, some under Chinese names."""
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(14)
    for name in change.get("names", ("主题", "小标题", "编者按")):
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.sections[0].page_width, made.sections[0].left_margin = Mm(200), Mm(33)
    made.sections[0].header.paragraphs[0].text = "云岭日报社稿纸"
    made.add_paragraph("套红旧稿")
    made.add_comment(made.paragraphs[0].runs, "旧批注", "某人", "某")
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def as_dotx(data: bytes, kind: bytes = b"template") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(
                name, content.replace(b"document.main+xml", kind + b".main+xml") if name[0] == "[" else content
            )
    return out.getvalue()


def written(
    document: model.Document, office: bytes | None = None, style: str = "newspaper", options: Options | None = None
) -> bytes:
    stream = BytesIO()
    files = {"template": office if office is not None else template()}
    output = Output(load_style(style), "集子", options or Options(), unexpected, files)
    DocxWriter().write(document, stream, output)
    return stream.getvalue()


def test_the_templates_page_header_and_styles_are_kept() -> None:
    before, after = opened(template()), opened(written(load(RIVER)))
    assert [round(length.mm) for length in (after.sections[0].page_width, after.sections[0].left_margin)] == [200, 33]
    assert after.sections[0].header.paragraphs[0].text == "云岭日报社稿纸"
    kept = {style.style_id: style.element.xml for style in before.styles}
    assert {style.style_id: style.element.xml for style in after.styles if style.style_id in kept} == kept


def test_of_several_sections_the_text_has_the_first_and_that_is_said() -> None:
    made = opened(template())
    made.add_section()
    made.sections[1].page_width = Mm(300)
    made.sections[1].header.is_linked_to_previous = False
    made.sections[1].header.paragraphs[0].text = "第二节"
    office, heard = BytesIO(), list[Notice]()
    made.save(office)
    stream = BytesIO()
    files = {"template": office.getvalue()}
    DocxWriter().write(load(RIVER), stream, Output(load_style("newspaper"), "", Options(), heard.append, files))
    [section] = opened(stream.getvalue()).sections
    assert section.header.paragraphs[0].text == "云岭日报社稿纸"
    assert round(section.page_width.mm) == 200
    assert [(notice.code, notice.values) for notice in heard] == [("template-sections", {"count": 2})]


def test_the_templates_own_text_goes() -> None:
    document = load(RIVER, PLOUGH)
    text = "".join(find(written(document), "//w:t/text()"))
    assert squeezed(text) == squeezed(model.printed_text(document, load_style("newspaper")))


def test_roles_take_the_styles_that_have_their_names_and_others_are_added() -> None:
    styles = {p.text[:3]: p.style.name for p in opened(written(load(RIVER))).paragraphs}
    assert styles["——来"] == "Subtitle"
    assert styles["一条河"] == "Heading 1"
    assert styles["编者按"] == "编者按"
    assert styles["推动高"] == "Kicker"
    assert styles["……三"] == "Normal Indent"


def test_a_name_of_the_office_counts_by_its_place_in_the_style_file(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[style]\nbase = "newspaper"\n[template]\nheadline = ["主题"]\nsubhead = ["小 标题"]\n', "utf-8")
    data = written(load(RIVER), style=str(own))
    styles = {p.text[:3]: p.style.name for p in opened(data).paragraphs}
    assert (styles["一条河"], styles["关掉一"]) == ("主题", "小标题")


def test_what_is_added_keeps_measure_with_the_templates_type() -> None:
    added = opened(written(load(RIVER))).styles
    assert added["Normal Indent"].font.size is None
    assert added["Normal Indent"].paragraph_format.first_line_indent == Pt(28)
    assert added["Credit"].font.size == Pt(12)
    assert added["Kicker"].font.size == Pt(18.5)
    assert added["Kicker"].base_style.name == "Normal"


def test_a_default_style_with_an_indent_is_the_body() -> None:
    made = docx.Document()
    made.styles["Normal"].paragraph_format.first_line_indent = Pt(21)
    stream = BytesIO()
    made.save(stream)
    assert opened(written(load(PLOUGH), stream.getvalue())).paragraphs[1].style.name == "Normal"


def test_a_book_in_a_template_has_its_front_matter_in_the_templates_page() -> None:
    data = written(load(RIVER, PLOUGH, meta=META), style="book")
    front, main = find(data, "//w:sectPr")
    assert [section.find(qn("w:pgSz")).get(qn("w:w")) for section in (front, main)] == ["11339", "11339"]
    assert front.find(qn("w:pgNumType")).get(qn("w:fmt")) == "lowerRoman"
    assert main.find(qn("w:headerReference")) is not None


ABSTRACT = (
    '<w:abstractNum w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{0}"/><w:pStyle w:val="Heading2"/>'
    '<w:lvlText w:val="{1}"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{0}"/><w:pStyle w:val="Heading3"/>'
    '<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
)
NUMBER = '<w:num w:numId="88"><w:abstractNumId w:val="77"/></w:num>'


def numbered_template(form: str = "chineseCountingThousand", text: str = "%1、") -> bytes:
    """A template whose sub-headlines number themselves: 一、 and （一）."""
    made = docx.Document()
    numbering = made.part.numbering_part.element
    abstract, number = parse_xml(f"<w:x {NAMESPACES}>{ABSTRACT.format(form, text)}{NUMBER}</w:x>")
    numbering.insert(0, abstract)
    numbering.append(number)
    for name in ("Heading 2", "Heading 3"):
        properties = made.styles[name].element.get_or_add_pPr()
        depth = '<w:ilvl w:val="1"/>' if name == "Heading 3" else ""
        [own] = parse_xml(f'<w:x {NAMESPACES}><w:numPr>{depth}<w:numId w:val="88"/></w:numPr></w:x>')
        properties._insert_numPr(own)
        made.styles[name].paragraph_format.first_line_indent = Pt(28)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def chapters(*subheads: str) -> str:
    body = "".join(f"<subhead>{text}</subhead><p>正文。</p>" for text in subheads)
    return f"<article><head><headline>通知</headline></head><body>{body}</body></article>"


def numbers(data: bytes) -> list[tuple[str, str, str]]:
    """The text of each sub-headline, and the level and instance that its paragraph has beside its style."""
    found = []
    for paragraph in find(data, "//w:body/w:p[w:pPr/w:pStyle[@w:val='Heading2' or @w:val='Heading3']]"):
        levels = [paragraph.find(f"{{*}}pPr/{{*}}numPr/{{*}}{name}") for name in ("ilvl", "numId")]
        values = ["" if level is None else level.get(qn("w:val")) for level in levels]
        found.append(("".join(paragraph.itertext()), values[0], values[1]))
    return found


def test_the_numbering_of_the_template_is_kept_and_numbers_what_was_numbered_by_hand() -> None:
    office = numbered_template()
    data = written(load(chapters("一、领导", "（一）重点", "（二）措施", "二、排查", "（一）学校")), office)
    assert numbers(data) == [(text, "", "") for text in ("领导", "重点", "措施", "排查", "学校")]
    kept = find(data, "//w:abstractNum[@w:abstractNumId='77' or @w:numId='88']", "word/numbering.xml")
    assert len(kept) == 1
    before = {style.style_id: style.element.xml for style in opened(office).styles}
    after = {style.style_id: style.element.xml for style in opened(data).styles}
    assert {name: after[name] for name in before} == before


def test_a_second_article_begins_its_numbers_anew() -> None:
    data = written(load(chapters("一、甲", "二、乙"), chapters("一、丙", "二、丁", "四、戊")), numbered_template())
    texts, levels, instances = zip(*numbers(data), strict=True)
    assert texts == ("甲", "乙", "丙", "丁", "戊")
    assert levels == ("", "", "0", "0", "0")
    assert instances[2] == instances[3] != instances[4]
    starts = {
        num.get(qn("w:numId")): num.xpath("string(w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val)", namespaces=W)
        for num in find(data, "//w:num", "word/numbering.xml")
    }
    assert [starts[instance] for instance in instances[2:]] == ["1", "1", "4"]
    assert numbers(written(load(chapters("甲", "乙"), chapters("丙")), numbered_template()))[2][1] == "0"
    # A paragraph with a numbering of its own would take the indents of that.
    indents = find(data, "//w:body/w:p[w:pPr/w:numPr]/w:pPr/w:ind/@w:firstLine")
    assert indents == ["560"] * 3


def test_a_number_of_another_form_is_left_alone_and_stands_once() -> None:
    data = written(load(chapters("第二章 乙", "丙", "丁一、戊")), numbered_template())
    assert numbers(data) == [("第二章 乙", "", "0"), ("丙", "", ""), ("丁一、戊", "", "")]


def test_widths_of_typed_numbers_do_not_count() -> None:
    data = written(load(chapters("一、领导", "(一)重点")), numbered_template())
    assert numbers(data) == [("领导", "", ""), ("重点", "", "")]


@pytest.mark.parametrize(
    ("shown", "text", "cut", "refused"),
    [
        ("%1.", "1.人员", 2, False),
        ("%1．", "1. 人员", 3, False),
        ("%1.", "１．人员", 2, False),
        ("%1.", "1、人员", 0, True),
        # It might be one of two levels: no second number is the safe side.
        ("%1.", "1.5万人到场", 0, True),
        ("%1.", "2026年春耕", 0, False),
        ("%1.", "1.", 0, True),
        ("%1", "1.人员", 0, True),
        ("%1.%2", "1.1 人员", 0, True),
    ],
)
def test_typed_numbers_that_a_numbering_takes_over(shown: str, text: str, cut: int, refused: bool) -> None:
    made = opened(numbered_template("decimal", shown))
    numbered = Numbering(made.styles.element, made.part.numbering_part.element).of("Heading2", text)
    assert numbered.cut == cut
    assert ('w:numId w:val="0"' in numbered.markup) is refused


@pytest.mark.parametrize("changes", ["track", "comment"])
def test_text_that_is_looked_at_keeps_its_numbers(changes: Any) -> None:
    data = written(load(chapters("一、甲", "乙")), numbered_template(), options=Options(changes=changes))
    assert numbers(data) == [("一、甲", "", "0"), ("乙", "", "")]


def test_properties_of_the_template_stay_beside_ours() -> None:
    first = written(load(RIVER, meta=META))
    second = written(load(PLOUGH, meta="<meta><issue>8</issue></meta>"), first)
    with zipfile.ZipFile(BytesIO(second)) as package:
        custom = package.read("docProps/custom.xml").decode()
    assert "云岭日报" in custom
    assert ">8<" in custom
    assert opened(second).core_properties.title == "集子"


def test_the_same_template_gives_the_same_bytes() -> None:
    office = template()
    assert written(load(RIVER), office) == written(load(RIVER), office)


@pytest.mark.parametrize(
    "office",
    [b"no zip at all", as_dotx(template(), b"macroEnabled"), b"PK\x05\x06" + bytes(18)],
    ids=["text", "macros", "empty"],
)
def test_what_is_no_template_is_refused(office: bytes) -> None:
    with pytest.raises(Problem) as caught:
        written(load(PLOUGH), office)
    assert caught.value.code == "bad-template"


def test_a_template_for_a_format_that_has_none_is_refused() -> None:
    with pytest.raises(Problem) as caught:
        write(load(PLOUGH), "pdf", template=template())
    assert caught.value.code == "unused-file"


def test_a_template_is_named_in_the_library(tmp_path: Path) -> None:
    path = tmp_path / "office.dotx"
    path.write_bytes(as_dotx(template()))
    assert round(opened(convert(SAMPLE, "docx", template=path)).sections[0].page_width.mm) == 200


CASES = {
    "docx": lambda: written(load(RIVER, PLOUGH, meta=META)),
    "dotx": lambda: written(load(RIVER), as_dotx(template())),
    "book": lambda: written(load(RIVER, PLOUGH), style="book", options=Options(update_fields=True)),
    "changes": lambda: written(load(REPAIRED), options=Options(changes="track", reasons=True)),
    "comments": lambda: written(load(REPAIRED), options=Options(changes="comment")),
    "numbers": lambda: written(load(chapters("一、甲"), chapters("一、乙", "（二）丙")), numbered_template()),
    "ours": lambda: written(load(RIVER), written(load(PLOUGH))),
}


@pytest.mark.validators
@pytest.mark.parametrize("command", VALIDATORS, ids=lambda command: command[0])
@pytest.mark.parametrize("case", CASES)
def test_validators_find_nothing_in_what_a_template_gives(case: str, command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "case.docx"
    path.write_bytes(CASES[case]())
    check_with(command, path)
