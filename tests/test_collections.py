"""One from many, many from one, and what is said of all: merged documents, articles of their own, index, report."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import html

from zx_convert.batch.index import index_bytes, safe
from zx_convert.batch.inputs import Input
from zx_convert.batch.merge import natural
from zx_convert.batch.names import metadata_of, name_of
from zx_convert.batch.tasks import Outcome
from zx_convert.cli import main
from zx_convert.document import load, validate

STORY = "{head}\n\n本报记者 田野\n\n清晨六点，护河员下到河边，把水尺上的刻度念了出来，又\n\n默默复述了一遍。{head}。\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, head: str, header: str = "") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(header + STORY.format(head=head), encoding="utf-8")


def names(folder: str) -> list[str]:
    files = (path.relative_to(folder) for path in Path(folder).rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in files if ".zx-convert" not in path.parts)


def rows(path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(Path(path).read_bytes().decode("utf-8-sig"))))


# -- merge ---------------------------------------------------------------------------------------


def headlines(path: str) -> list[str]:
    from zx_convert.document import headline

    document = load(Path(path).read_bytes())
    validate(document)
    ids = [article.id for article in document.articles]
    assert len(set(ids)) == len(ids)
    return [headline(article) for article in document.articles]


def test_merged_in_natural_order_by_date_or_as_given(capsys: Any) -> None:
    put("来稿/第十版.txt", "水利新事", "北津日报 2022年10月18日 第10版\n\n")
    put("来稿/第九版.txt", "春耕备耕", "北津日报 2022年10月19日 第09版\n\n")
    put("来稿/第1版.txt", "要闻回顾", "北津日报 2022年10月20日 第01版\n\n")
    put("来稿/空.txt", "")
    Path("来稿/空.txt").write_text(" \n", encoding="utf-8")
    assert main(["来稿/", "--merge", "书.xml"]) == 1  # one failed, the others are there
    assert headlines("书.xml") == ["要闻回顾", "春耕备耕", "水利新事"]
    Path("来稿/空.txt").unlink()
    assert main(["来稿/", "--merge", "书.xml"]) == 1  # it is there
    assert "output-exists" in capsys.readouterr().err
    assert main(["来稿/", "--merge", "书.xml", "--order", "date", "-f"]) == 0
    assert headlines("书.xml") == ["水利新事", "春耕备耕", "要闻回顾"]
    words = ["来稿/第十版.txt", "来稿/第1版.txt", "来稿/第九版.txt", "--merge", "书.xml", "--order", "given", "-f"]
    assert main(words) == 0
    assert headlines("书.xml") == ["水利新事", "要闻回顾", "春耕备耕"]
    assert "3 inputs, 0 failed, 1 output\n" in capsys.readouterr().err


def test_merged_into_every_format(samples: Path) -> None:
    assert main([str(samples), "--merge", "合订本", "--to", "docx,pdf,epub,txt", "-o", "成稿/", "-q"]) == 0
    assert names("成稿") == ["合订本.docx", "合订本.epub", "合订本.pdf", "合订本.txt"]
    text = Path("成稿/合订本.txt").read_text(encoding="utf-8")
    for headline in ("一把水尺量春秋", "千帆待发", "秋分"):
        assert headline in text
    with zipfile.ZipFile("成稿/合订本.epub") as book:
        contents = "".join(book.read(name).decode() for name in book.namelist() if "nav" in name)
    assert "一把水尺量春秋" in contents
    assert "秋分" in contents


def test_a_merged_document_opens_with_its_title_and_contents() -> None:
    put("来稿/1.txt", "春耕备耕")
    put("来稿/2.txt", "水利新事")
    words = ["来稿/", "--merge", "合订本", "--to", "docx,pdf", "-o", "成稿/", "--title", "三月合订本", "-q"]
    assert main(words) == 0
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument("成稿/合订本.pdf")]
    assert pages[0].strip() == "三月合订本"
    assert [word in pages[1] for word in ("目录", "春耕备耕", "水利新事")] == [True] * 3
    with zipfile.ZipFile("成稿/合订本.docx") as book:
        text = book.read("word/document.xml").decode()
    assert text.index("三月合订本") < text.index("目录") < text.index("TOC ")
    assert main([*words, "-f", "-O", "contents=no"]) == 0
    assert "目录" not in "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument("成稿/合订本.pdf")
    )


def test_one_text_that_is_merged_is_named(capsys: Any) -> None:
    put("来稿/甲.txt", "水利新事")
    assert main(["来稿/", "--merge", "合.txt", "-n"]) == 0
    assert capsys.readouterr().err == "合.txt: to be made from 1 input\n"
    assert main(["来稿/", "--merge", "合.txt"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("来稿/甲.txt: 1 joined")
    assert said[1:] == ["合.txt: 1 input merged"]
    put("来稿/乙.txt", "春耕备耕")
    assert main(["来稿/", "--merge", "合", "--to", "txt,xml", "-n"]) == 0
    assert (
        capsys.readouterr().err == "合.txt, 合.xml: to be made from 2 inputs\n2 inputs, 0 failed, 2 outputs to make\n"
    )


def test_a_dry_run_to_standard_output_names_it(capsys: Any) -> None:
    put("甲.txt", "水利新事")
    assert main(["甲.txt", "--to", "txt", "-o", "-", "-n"]) == 0
    assert capsys.readouterr().err == "standard output: to be made from 甲.txt\n"


def test_merge_or_split() -> None:
    put("a.txt", "春耕")
    assert main(["a.txt", "--merge", "b.xml", "--split"]) == 2


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "a2", "a10"],
        ["二月", "十月", "十一月"],
        ["第二十版", "第二十一版", "第一百版"],
        ["二〇二五年", "二〇二六年"],
    ],
)
def test_natural_order(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=natural) == ordered


# -- split ---------------------------------------------------------------------------------------


def test_a_file_an_article(samples: Path) -> None:
    words = [str(samples / "jump.txt"), "--split", "--to", "txt", "-o", "成稿/"]
    assert main(words) == 0
    made = names("成稿")
    assert "2021-11-23-全市集中供热实现“一网”调度.txt" in made
    # The story that was turned to another page is one file, with both of its parts.
    whole = Path("成稿/2021-11-23-让每一滴水都流到“刀刃”上.txt").read_text(encoding="utf-8")
    assert len("".join(whole.split())) > 700
    before = {name: Path("成稿", name).stat().st_mtime_ns for name in made}
    assert main([str(samples / "jump.txt"), *words[1:]]) == 0
    assert {name: Path("成稿", name).stat().st_mtime_ns for name in names("成稿")} == before


def test_names_that_collide_are_told_apart_in_the_same_way_each_time() -> None:
    for number in range(12):
        put(f"来稿/{number:02}.txt", "春耕备耕", f"北津日报 2022年10月18日 第{number + 1:02}版\n\n")
    words = ["--split", "--to", "txt", "--split-name", "{headline}", "-j", "2"]
    assert main(["来稿/", *words, "-o", "一/", "-q"]) == 0
    assert main(["来稿/", *words, "-o", "二/", "-q"]) == 0
    assert names("一") == sorted(["春耕备耕.txt", *(f"春耕备耕 ({number}).txt" for number in range(2, 13))])
    assert [Path("一", name).read_bytes() for name in names("一")] == [
        Path("二", name).read_bytes() for name in names("二")
    ]
    # A text that has changed keeps the name of its file.
    put("来稿/05.txt", "春耕备耕", "北津日报 2022年10月18日 第77版\n\n")
    assert main(["来稿/", *words, "-o", "一/", "-q"]) == 0
    assert len(names("一")) == 12


def test_articles_go_into_folders_that_their_pattern_names(capsys: Any) -> None:
    put("来稿/甲.txt", "水利新事", "北津日报 2022年10月18日 第10版\n\n")
    Path("来稿/乙.txt").write_text("正文一段，说的是很长的一件事情，没有别的。\n", encoding="utf-8")
    words = ["来稿/", "--to", "txt", "--split", "--split-name", "{date}/{headline}", "-o", "成稿/"]
    assert main(words) == 0
    assert names("成稿") == ["2022-10-18/水利新事.txt", "无题.txt"]
    assert main(words) == 0
    assert "0 outputs, 2 up to date" in capsys.readouterr().err


def test_a_pattern_of_nothing_is_told(capsys: Any) -> None:
    put("甲.txt", "水利新事")
    for pattern in ("", " "):
        assert main(["甲.txt", "--to", "txt", "--split", "--split-name", pattern]) == 2
        assert "error[empty-pattern]: --split-name names nothing. Leave it out, or" in capsys.readouterr().err
    assert names(".") == ["甲.txt"]


def test_a_pattern_of_unknown_parts(capsys: Any) -> None:
    put("a.txt", "春耕")
    assert main(["a.txt", "--split", "--to", "txt", "-o", "b/", "--split-name", "{nothing}"]) == 2
    assert "error[bad-pattern]" in capsys.readouterr().err
    assert main(["a.txt", "--to", "txt", "-o", "b/", "--name-pattern", "{headline}"]) == 2


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (
            "{headlin}",
            "error[bad-pattern]: in the pattern {headlin} headlin stands for nothing. Did you mean headline? ",
        ),
        ("{headline", "error[broken-pattern]: the pattern {headline cannot be read: "),
        ("{headline!x}", "error[broken-pattern]: the pattern {headline!x} cannot be read: {headline!x}"),
        ("{date:%Y/%m}", "error[broken-pattern]: the pattern {date:%Y/%m} cannot be read: {date:%Y/%m}"),
    ],
)
def test_a_wrong_pattern_is_told_in_words_that_help(pattern: str, said: str, capsys: Any) -> None:
    put("a.txt", "春耕")
    assert main(["a.txt", "--split", "--to", "txt", "-o", "b/", "--split-name", pattern]) == 2
    assert capsys.readouterr().err.startswith(said)


def test_a_pattern_for_articles_needs_split(capsys: Any) -> None:
    put("a.txt", "春耕")
    assert main(["a.txt", "--to", "txt", "-o", "b/", "--split-name", "{headline}"]) == 2
    assert "give that too" in capsys.readouterr().err
    Path("zx-convert.toml").write_text('[defaults]\nsplit-name = "{headline}"\n', encoding="utf-8")
    assert main(["a.txt", "--to", "txt", "-o", "b/"]) == 0


@pytest.mark.parametrize("words", [["--merge", "a.epub,docx"], ["-o", "a.epub,docx"]])
def test_formats_in_a_name_are_told_where_they_belong(words: list[str], capsys: Any) -> None:
    put("a.txt", "春耕")
    assert main(["a.txt", *words]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error[formats-in-name]: a.epub,docx names one file")
    assert "--to epub,docx" in error
    assert main(["a.txt", "--merge", "a", "--to", "epub,docx"]) == 0
    assert {"a.epub", "a.docx"} <= set(names("."))


def test_names_are_safe_and_bounded() -> None:
    assert name_of("{headline}", {"headline": 'a/b\\c:d*e?f"g<h>i|j'}) == "a／b＼c：d＊e？f＂g＜h＞i｜j"
    assert name_of("{headline}", {"headline": "a\nb\tc. "}) == "a b c"
    assert name_of("{headline}", {"headline": "NUL"}) == "NUL_"
    assert name_of("{headline}", {"headline": "com1.x"}) == "com1.x_"
    assert len(name_of("{headline}", {"headline": "𠮷" * 99}).encode()) <= 180
    assert name_of("{headline}", {"headline": "𠮷" * 99}).strip("𠮷") == ""


def test_metadata_from_names() -> None:
    given = Input(Path("北津日报/20260308-03.txt"))
    assert metadata_of("{publication}/{date}-{page}", given) == {
        "publication": "北津日报", "date": "2026-03-08", "page": "03",
    }  # fmt: skip
    assert metadata_of("{publication}_{date}", given) == {}
    put("云川日报_2026.3.8.txt", "春耕备耕")
    assert main(["云川日报_2026.3.8.txt", "-o", "a.xml", "--name-pattern", "{publication}_{date}"]) == 0
    assert "<date>2026-03-08</date>" in Path("a.xml").read_text(encoding="utf-8")


# -- index ---------------------------------------------------------------------------------------


def test_a_pattern_that_fits_no_name_is_told_once(capsys: Any) -> None:
    put("来稿/云川日报_20260308.txt", "水利新事")
    put("来稿/杂.txt", "春耕备耕")
    words = ["来稿/", "--to", "txt", "-o", "成稿/", "--name-pattern"]
    assert main([*words, "{publication}+{date}"]) == 0
    told = "warning[pattern-fits-nothing]: the name of no input fits the pattern {publication}+{date}, so that"
    assert capsys.readouterr().err.count(told) == 1
    assert main([*words, "{publication}_{date}", "-f"]) == 0
    assert "pattern-fits-nothing" not in capsys.readouterr().err


def test_a_masthead_may_stand_on_three_lines() -> None:
    put("a.txt", "颱風逼近", "港島日報\n2026年11月18日 星期三\n港聞 A8\n\n")
    assert main(["a.txt", "--to", "txt", "-o", "out/", "--index", "index.csv"]) == 0
    head, row = rows("index.csv")
    found = dict(zip([name.split()[0] for name in head], row, strict=True))
    assert (found["publication"], found["date"], found["page"]) == ("港島日報", "2026-11-18", "A8")


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("北沟日报 2024年3月5日 星期二 第3版 责任编辑：李明 美编：王芳", ("北沟日报", "2024-03-05", "3")),
        ("2024年3月5日 星期二 A06 城事", ("", "2024-03-05", "A6")),
        ("民國113年5月20日 星期一 地方新聞", ("", "2024-05-20", "")),
        ("第3版 要闻 2024-03-05", ("", "2024-03-05", "3")),
        ("04版：民生\n2024年3月5日 星期二 责编：陶然", ("", "2024-03-05", "4")),
        ("2 要闻\n2024年4月9日 星期二 责任编辑：马 宁", ("", "2024-04-09", "2")),
    ],
)
def test_a_masthead_tells_paper_day_and_page(head: str, told: tuple[str, str, str]) -> None:
    put("a.txt", "桥通了", f"{head}\n\n")
    assert main(["a.txt", "--to", "txt", "-o", "out/", "--index", "index.csv"]) == 0
    names, row = rows("index.csv")
    found = dict(zip([name.split()[0] for name in names], row, strict=True))
    assert (found["publication"], found["date"], found["page"]) == told


def test_an_index_of_articles(samples: Path) -> None:
    words = [str(samples / "jump.txt"), str(samples / "photo.txt"), "--to", "txt", "-o", "成稿/"]
    assert main([*words, "--index", "成稿/index.csv"]) == 0
    assert Path("成稿/index.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    head, *table = rows("成稿/index.csv")
    assert len(head) == 13
    first = dict(zip([name.split()[0] for name in head], table[0], strict=True))
    assert first["headline"] == "让每一滴水都流到“刀刃”上"
    assert first["creators"] == "记者：严立夏；记者：申屠远"
    assert (first["publication"], first["date"], first["page"]) == ("栖河日报", "2021-11-23", "1")
    assert int(first["characters"]) > 400
    assert first["source"].endswith("jump.txt")
    assert first["outputs"].replace("\\", "/") == "成稿/jump.txt"
    # What is up to date stands in it too, and it is ours to replace.
    assert main([*words, "--index", "成稿/index.csv"]) == 0
    assert rows("成稿/index.csv") == [head, *table]
    # But not if it was edited.
    Path("成稿/index.csv").write_text("mine", encoding="utf-8")
    assert main([*words, "--index", "成稿/index.csv"]) == 1
    assert Path("成稿/index.csv").read_text(encoding="utf-8") == "mine"


def test_each_article_of_a_split_text_has_its_own_file(samples: Path) -> None:
    words = [str(samples / "photo.txt"), "--to", "txt,xml", "--split", "-o", "成稿/", "--index", "index.csv"]
    assert main(words) == 0
    table = rows("index.csv")[1:]
    assert table[0][-1].count("鱼汛来了") == 2
    assert table[1][-1].count("樱桃红了") == 2


def test_no_cell_is_a_formula() -> None:
    row = {
        "headline": "=HYPERLINK(1)", "kicker": "@x", "deck": "+1", "creators": [], "place": "-1", "dateline": "",
        "date": "", "publication": "", "page": "", "characters": 1, "joins": 0, "maybes": 0, "story": 0,
    }  # fmt: skip
    outcome = Outcome(Input(Path("a.txt")), rows=[row])
    table = list(csv.reader(io.StringIO(index_bytes([outcome], Path("a.csv")).decode("utf-8-sig"))))
    assert table[1][:5] == ["'=HYPERLINK(1)", "'@x", "'+1", "", "'-1"]
    assert safe("春耕") == "春耕"


def test_an_index_for_excel(samples: Path) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    assert main([str(samples / "photo.txt"), "--to", "txt", "-o", "成稿/", "--index", "a.xlsx"]) == 0
    sheet = openpyxl.load_workbook("a.xlsx").active
    assert sheet["A2"].value == "鱼汛来了"
    assert isinstance(sheet["I2"].value, int)
    first = Path("a.xlsx").read_bytes()
    assert main([str(samples / "photo.txt"), "--to", "txt", "-o", "成稿/", "--index", "a.xlsx", "-f"]) == 0
    assert Path("a.xlsx").read_bytes() == first


def test_an_index_of_another_form(capsys: Any) -> None:
    put("a.txt", "春耕")
    assert main(["a.txt", "--to", "txt", "--index", "a.doc"]) == 2
    assert "error[index-form]" in capsys.readouterr().err


# -- report --------------------------------------------------------------------------------------


def parsed(path: str) -> Any:
    return html.fromstring(Path(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--report", "r"], "report-form"),
        (["--report", "r.html"], "output-is-folder"),
        (["--index", "i.csv", "--report", "x.html"], "output-is-folder"),
    ],
)
def test_what_can_be_no_report_is_told_before_anything_is_made(words: list[str], code: str, capsys: Any) -> None:
    put("来稿/甲.txt", "水利新事")
    Path("r.html").mkdir()
    Path("i.csv").mkdir()
    assert main(["来稿/", "--to", "txt", "-o", "成稿/", *words]) == 2
    assert capsys.readouterr().err.startswith(f"error[{code}]: ")
    assert names(".") == ["来稿/甲.txt"]


def test_a_report_that_cannot_be_made_is_no_input_that_failed(capsys: Any) -> None:
    put("来稿/甲.txt", "水利新事")
    put("来稿/乙.txt", "春耕备耕")
    Path("r.html").write_text("mine", encoding="utf-8")
    words = ["来稿/", "--to", "txt", "-o", "成稿/", "--report", "r.html"]
    assert main([*words, "--dry-run"]) == 0
    assert "成稿/甲.txt: to be made from 来稿/甲.txt\n" in capsys.readouterr().err
    assert main(words) == 1
    error = capsys.readouterr().err
    assert "error[output-exists]: r.html: r.html exists" in error
    assert error.endswith("2 inputs, 0 failed, 2 outputs\n")
    assert main([*words[:-1], "s.html", "-n"]) == 0
    assert capsys.readouterr().err == "2 inputs, 0 failed, 0 outputs to make, 2 up to date\n"


def test_a_report_made_later_makes_no_output_anew(capsys: Any) -> None:
    put("来稿/甲.txt", "水利新事")
    put("来稿/乙.txt", "春耕备耕")
    words = ["来稿/", "--to", "txt", "-o", "成稿/"]
    assert main(words) == 0
    capsys.readouterr()
    assert main([*words, "--report", "报告.html", "--index", "目录.csv", "-v"]) == 0
    assert sorted(capsys.readouterr().err.splitlines()) == [
        "2 inputs, 0 failed, 0 outputs, 2 up to date",
        "报告.html: written",
        "来稿/乙.txt: up to date",
        "来稿/甲.txt: up to date",
        "目录.csv: written",
    ]
    lines = parsed("报告.html").xpath("//tbody/tr[@class='unchanged']")
    assert [len(line.xpath(".//a")) for line in lines] == [2, 2]
    assert [row[-1] for row in rows("目录.csv")[1:]] == ["成稿/乙.txt", "成稿/甲.txt"]


def test_a_report_of_a_run(samples: Path) -> None:
    put("来稿/坏<b>.txt", "")
    Path("来稿/坏<b>.txt").write_text(" \n", encoding="utf-8")
    for name in ("jump", "photo"):
        Path("来稿", f"{name} 甲.txt").write_bytes((samples / f"{name}.txt").read_bytes())
    words = ["来稿/", "--to", "txt", "-o", "成稿/", "--report", "报告.html"]
    assert main(words) == 1
    page = parsed("报告.html")
    lines = page.xpath("//table[@class='files']/tbody/tr")
    assert [line.get("class") for line in lines] == ["failed", "made", "made"]
    assert page.xpath("//ol/li/bdi/text()") == ["来稿/坏<b>.txt"]
    assert page.xpath("//ol/li//code/text()") == ["no-text"]
    # The name leads to the repairs, the format to the output.
    from urllib.parse import unquote

    links = [unquote(link) for link in lines[1].xpath(".//a/@href")]
    assert links == ["报告.files/jump 甲.txt.check.html", "成稿/jump 甲.txt"]
    assert all(Path(link).is_file() for link in links)
    assert page.xpath("//table[@class='chart']//th/text()")
    # A second run has the same page, but for what was done.
    assert main(words) == 1
    again = parsed("报告.html")
    assert [line.get("class") for line in again.xpath("//tbody/tr")] == ["failed", "unchanged", "unchanged"]
    assert [unquote(link) for link in again.xpath("//tbody/tr[2]//a/@href")] == links
