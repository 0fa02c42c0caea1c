"""Clean text and XML: what is written, and that it is what a page shows."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zx_convert import document as model
from zx_convert.plugins import Output
from zx_convert.readers.txt import read_text
from zx_convert.styling.sheets import load_style
from zx_convert.styling.style import Inline, Style
from zx_convert.text.problem import Problem
from zx_convert.text.width import NO_START, display_width
from zx_convert.writers.txt import TxtWriter
from zx_convert.writers.xml import XmlWriter

STYLE = load_style("newspaper")
STORY = """<document version="1" xml:lang="zh-CN">
<article xml:id="a1"><head><kicker>把水请回来</kicker><headline>北沟村打井记<lb break="line"/>十年一口泉</headline>
<deck>——一个山村的账本</deck><byline>本报记者 <person role="记者">秦禾</person></byline></head>
<body>
<p><dateline place="北沟">本报北沟3月2日电（<byline>记者 <person>秦禾</person></byline>）</dateline>老井边排起了队。</p>
<subhead>第一口井</subhead><p>村里人说：“水甜。”<continuation dir="to" page="3">（下转第三版）</continuation></p>
<lg><l>井水清，</l><l>井水甜。</l></lg><lg><l>担水的人，</l><l>不言难。</l></lg>
<list><item>（一）先找水。</item></list><table><row>水量　12　吨</row></table>
<figure><caption>图为新井。</caption><credit>秦禾 摄</credit></figure></body></article>
<article xml:id="a2"><head><headline>简讯</headline></head><body><p>桥通了。</p></body></article>
</document>"""
PLAIN = """把水请回来
北沟村打井记
十年一口泉
——一个山村的账本
本报记者 秦禾

本报北沟3月2日电（记者 秦禾）　老井边排起了队。
第一口井
村里人说：“水甜。”（下转第三版）
井水清，
井水甜。

担水的人，
不言难。
（一）先找水。
水量　12　吨
图为新井。
秦禾 摄


简讯

桥通了。
"""


def written(document: model.Document, style: Style = STYLE, **options: Any) -> bytes:
    stream = io.BytesIO()
    TxtWriter().write(document, stream, Output(style, "", TxtWriter.Options(**options), lambda _: None))
    return stream.getvalue()


def story() -> model.Document:
    return model.load(STORY.encode())


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_paragraph_is_a_line_and_blank_lines_part_heads_and_articles() -> None:
    assert written(story()).decode() == PLAIN


def test_the_style_decides_what_is_printed() -> None:
    quiet = Style(**{
        **{name: getattr(STYLE, name) for name in Style.__dataclass_fields__},
        "inline": {**STYLE.inline, "dateline": Inline(prints=False), "continuation": Inline(prints=False)},
    })  # fmt: skip
    lines = written(story(), quiet).decode().split("\n")
    assert "老井边排起了队。" in lines
    assert "村里人说：“水甜。”" in lines


def test_the_indent_stands_before_running_text_only() -> None:
    lines = written(story(), indent=2).decode().split("\n")
    for line in ("　　村里人说：“水甜。”（下转第三版）", "　　（一）先找水。", "　　井水甜。", "　　图为新井。"):
        assert line in lines
    for line in ("北沟村打井记", "第一口井", "本报记者 秦禾", "水量　12　吨", "秦禾 摄"):
        assert line in lines


def test_wrapped_lines_fit_and_keep_the_prohibitions() -> None:
    lines = written(story(), indent=2, wrap=20).decode().splitlines()
    assert max(map(display_width, lines)) in (19, 20)
    assert not [line for line in lines if line and line[0] in NO_START]
    assert "　　本报北沟3月2日电" in lines


def test_line_ends_and_byte_order_mark() -> None:
    data = written(story(), newline="crlf", bom=True)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == PLAIN.replace("\n", "\r\n")


@pytest.mark.parametrize("options", [{}, {"indent": 2}, {"wrap": 24, "indent": 2, "newline": "crlf"}])
def test_the_text_is_what_the_page_shows(options: dict[str, Any]) -> None:
    assert squeezed(written(story(), **options).decode()) == squeezed(model.printed_text(story(), STYLE))


@given(st.text(max_size=200), st.integers(0, 3), st.integers(14, 40))
def test_no_text_is_lost_whatever_the_input(text: str, indent: int, columns: int) -> None:
    document = read_text(text)
    shown = squeezed(model.printed_text(document, STYLE))
    assert squeezed(written(document, indent=indent, wrap=columns).decode()) == shown


def test_an_empty_document_gives_an_empty_text() -> None:
    assert written(model.load(b'<document version="1" xml:lang="zh-CN"/>')) == b""


@pytest.mark.parametrize(
    ("options", "name"),
    [({"wrap": 5}, "wrap"), ({"wrap": 10, "indent": 2}, "wrap"), ({"wrap": -1}, "wrap"), ({"indent": -1}, "indent")],
)
def test_a_width_that_holds_no_phrase_is_refused(options: dict[str, Any], name: str) -> None:
    with pytest.raises(Problem) as caught:
        written(story(), **options)
    assert (caught.value.code, caught.value.values["option"]) == ("bad-option", name)


def test_xml_keeps_the_document_as_it_is() -> None:
    document = read_text("一河清\n\n水，两岸青山。\r\n")
    stream = io.BytesIO()
    XmlWriter().write(document, stream, Output(STYLE, "", XmlWriter.Options(), lambda _: None))
    assert stream.getvalue() == model.save(document)
    assert model.original(model.load(stream.getvalue())) == "一河清\n\n水，两岸青山。\r\n"


SCENES = """<document version="1" xml:lang="zh-CN"><article xml:id="a1"><body>
<furniture type="ornament">———</furniture><p>雾里有人喊渡。</p><lb orig="&#10;" break="yes"/>
<furniture type="ornament">＊＊＊</furniture><p>第二年他走了。</p><furniture type="ornament">＊＊＊</furniture>
<furniture type="page-number">3</furniture><p>船还在。</p></body></article></document>"""


def test_what_parts_scenes_is_printed_and_other_ornaments_are_not() -> None:
    text = written(model.load(SCENES.encode()), indent=1).decode()
    assert text == "　雾里有人喊渡。\n＊＊＊\n　第二年他走了。\n　船还在。\n"
