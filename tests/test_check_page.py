"""The page of `check --format html`: the whole text on both sides, every decision on it, and nothing else needed."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import etree, html

from zx_convert import read, repair
from zx_convert.cli import main
from zx_convert.convert.page import Command, build
from zx_convert.convert.reasons import Reasons
from zx_convert.document import Document, Element, Mark, marks, original, reading
from zx_convert.repair.pipeline import rules

SENTENCES = {rule.name: (rule.pass_name, rule.sentence) for rule in rules()}
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, samples: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_bytes((samples / "supplement.txt").read_bytes())
    return tmp_path


def page(document: Document, **command: Any) -> str:
    return build(document, "page.txt", Command("zx-convert check page.txt", "--save", **command), SENTENCES)


def select(text: str, path: str) -> Any:
    """What an XPath finds on a page."""
    return html.fromstring(text).xpath(path)


def data(text: str) -> dict[str, Any]:
    [script] = select(text, "//script[@type='application/json']")
    return cast("dict[str, Any]", json.loads(script.text))


def cells(text: str, place: int) -> list[str]:
    """The text of one column: 0 lines, 1 source, 2 kinds, 3 result."""
    rows = select(text, "//div[contains(@class, 'b k-')]")
    return ["".join(row[place].itertext()) for row in rows]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


SAMPLES = ("dispatches", "feature", "jump", "nineties", "photo", "supplement", "traditional", "wrapped")


# -- what is on it -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SAMPLES)
def test_the_whole_text_stands_on_both_sides(name: str, samples: Path) -> None:
    document = repair(read(samples / f"{name}.txt"))
    text = page(document)
    assert bare("".join(cells(text, 1))) == bare(original(document))
    blocks = list(document.blocks())
    kinds = [block.name for block in blocks]
    for kind, block, shown in zip(kinds, blocks, cells(text, 3), strict=True):
        assert bare(shown) == ("leftout" if kind == "furniture" else bare(reading(block, asides=True)))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_decision_is_marked_on_both_sides_and_told(name: str, samples: Path) -> None:
    document = repair(read(samples / f"{name}.txt"))
    text = page(document)
    found = marks(document)
    ids = select(text, "//@id")
    assert len(ids) == len(set(ids))
    assert {f"s{number}" for number in range(len(found))} <= set(ids)
    inline = {number for number, mark in enumerate(found) if "orig" in mark.element.attrib and mark.kind == "reg"}
    assert {f"t{number}" for number in inline} <= set(ids)
    told = data(text)
    assert [(one[0], told["rules"][one[1]][0], one[3], one[4]) for one in told["marks"]] == [
        (mark.id, mark.rule, mark.why, mark.line) for mark in found
    ]
    reasons = Reasons(document)
    assert [told["reasons"][one[7]] for one in told["marks"]] == [reasons.of(mark) for mark in found]
    lines = cells(text, 0)
    assert lines == sorted(lines, key=int)


def test_a_change_stands_beside_its_source() -> None:
    text = page(repair(read("河水记得每一个人,也记得那一年的秋天。")))
    [before] = select(text, "//*[@id='s0']")
    [after] = select(text, "//*[@id='t0']")
    assert (before.text, after.text) == (",", "，")
    assert before.get("class") == after.get("class")


def test_an_undecided_break_is_asked_about(samples: Path) -> None:
    document = repair(read(samples / "supplement.txt"))
    [number] = [number for number, mark in enumerate(marks(document)) if mark.element.get("break") == "maybe"]
    text = page(document)
    [asked] = select(text, f"//*[@id='s{number}']")
    assert asked.text == "undecided: one paragraph or two?"
    assert "u" in asked.get("class").split()
    assert [place for place, one in enumerate(data(text)["marks"]) if one[6] & 1] == [number]


def test_every_pass_has_a_colour(samples: Path) -> None:
    document = repair(read(samples / "dispatches.txt"), quotes="corner", script="hant")
    sentences = {**SENTENCES, **{f"own-{n}": (f"own-{n}", "Ours.") for n in range(3)}}
    next(iter(document.iter("reg"))).set("rule", "own-2")
    text = build(document, "page.txt", Command("zx-convert check page.txt"), sentences)
    used = {word for names in select(text, "//mark/@class") for word in names.split() if re.fullmatch(r"p\d+", word)}
    assert {"p6", "p7", "p9"} <= used
    [style, _] = select(text, "//style")
    assert all(f".{word} {{ --c: var(--{word}); }}" in style.text for word in used)
    assert all(style.text.count(f"--{word}: #") == 2 for word in used)


def test_the_summary_counts_by_rule(samples: Path) -> None:
    document = repair(read(samples / "dispatches.txt"))
    labels = ["".join(label.itertext()).strip() for label in select(page(document), "//label[@class]")]
    found = [mark.rule for mark in marks(document)]
    assert sorted(labels) == sorted(f"{rule} {found.count(rule)}" for rule in set(found))
    [title] = select(page(document), "//label[contains(., 'join ')]/@title")
    assert title.startswith(SENTENCES["join"][1])
    assert title.endswith(f"({found.count('join')} high)")


# -- what it must not do -------------------------------------------------------------------------


def test_it_needs_nothing_from_elsewhere(samples: Path) -> None:
    text = page(repair(read(samples / "photo.txt")))
    assert not select(text, "//link | //img | //iframe | //@src | //@href | //base")
    style = "".join(select(text, "//style/text()"))
    assert not re.search(r"url\(|@import|@font-face", style)
    assert "default-src 'none'" in text
    assert not re.search(r"\$[a-z{]", text.split("<script>")[0])


def test_no_text_ends_the_script_or_opens_an_element() -> None:
    bad = "</script><script>alert(1)</script><b onclick='x'>&amp;\"<!--"
    document = repair(read(f"{bad}春耕\n\n\x1b\x00\ud800村里的地都翻过了,{bad}种子也领到了。"))
    text = build(document, f"{bad}.txt", Command(f"zx-convert check '{bad}.txt'"), SENTENCES)
    assert len(select(text, "//script")) == 2
    assert not select(text, "//b | //@onclick | //comment()")
    text.encode()
    assert "U+001BU+0000U+D800" in "".join(cells(text, 1))
    assert data(text)["command"][0] == f"zx-convert check '{bad}.txt'"


def test_it_has_few_elements(samples: Path) -> None:
    """Ten thousand blocks have to stay usable: a row has five elements, a decision two, a break one more."""
    document = repair(read((samples / "dispatches.txt").read_text(encoding="utf-8") * 20))
    elements = sum(1 for _ in html.fromstring(page(document)).iter(etree.Element))
    blocks = sum(1 for _ in document.blocks())
    assert elements < 6 * blocks + 3 * len(marks(document)) + 4 * len(document.articles) + 150


def test_what_stands_in_a_paragraph_but_is_none_of_it() -> None:
    source = "栗河的水一年比一年清，沿岸的人家都说，这是护河员一天天守\n\n第三版\n\n出来的，也是大家一起看着的。"
    document = repair(read(source))
    [furniture] = cast("list[Element]", document.findall(".//p/furniture"))
    text = page(document)
    assert furniture.text == "第三版"
    assert "第三版" in "".join(cells(text, 1))
    assert "第三版" not in "".join(cells(text, 3))


# -- where it lands ------------------------------------------------------------------------------


def test_it_lands_beside_the_input(capsys: Any) -> None:
    assert main(["check", "page.txt", "--format", "html"]) == 0
    assert (
        "page.check.html: 7 joined, 0 marks of punctuation, 1 undecided, 2 lines left out as page furniture\n"
        in capsys.readouterr().err
    )
    assert Path("page.check.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert main(["check", "page.txt", "--format", "html"]) == 1
    assert "error[output-exists]: page.txt: page.check.html exists" in capsys.readouterr().err
    assert main(["check", "page.txt", "--format", "html", "-f", "--fail-on", "maybe"]) == 3


def test_where_it_is_wanted(capsysbinary: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("more").mkdir()
    Path("more/page.txt").write_text("春耕。", encoding="utf-8")
    assert main(["check", "page.txt", "--format", "html", "-o", "one.html"]) == 0
    assert main(["check", ".", "--format", "html", "-o", "out/"]) == 0
    assert Path("one.html").is_file()
    assert sorted(path.as_posix() for path in Path("out").rglob("*.html")) == [
        "out/more/page.check.html", "out/page.check.html",
    ]  # fmt: skip
    capsysbinary.readouterr()
    assert main(["check", "page.txt", "--format", "html", "-o", "-"]) == 0
    assert capsysbinary.readouterr().out == Path("one.html").read_bytes()
    monkeypatch.setattr("zx_convert.cli.terminal.stdin_bytes", lambda: "春耕,夏种。".encode())
    assert main(["check", "-", "--format", "html"]) == 0
    assert data(capsysbinary.readouterr().out.decode())["command"] == ["zx-convert check -", ""]


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (["page.txt", "--format", "html", "-o", "page.txt", "-f"], 1, "output-is-input"),
        (["page.txt", "again.txt", "--format", "html", "-o", "x.html"], 2, "several-to-one"),
        (["page.txt", "again.txt", "--format", "html", "-o", "-"], 2, "stdout-takes-one"),
        (["page.txt", "-o", "x.txt"], 2, "output-of-html"),
        (["page.txt", "--format", "json", "-o", "x.json"], 2, "output-of-html"),
    ],
)
def test_where_it_cannot_land(words: list[str], status: int, code: str, capsys: Any) -> None:
    assert main(["check", *words]) == status
    assert f"error[{code}]" in capsys.readouterr().err
    assert [path.name for path in Path().iterdir()] == ["page.txt"]


def test_the_command_line_takes_what_was_given(samples: Path) -> None:
    Path("page.txt").rename("政协 周刊.txt")
    words = ["政协 周刊.txt", "--encoding", "utf-8", "--without", "width,deck", "--format", "html", "-o", "x.html"]
    assert main(["check", *words]) == 0
    told = data(Path("x.html").read_text(encoding="utf-8"))
    assert told["command"][1] == "--save"
    assert re.fullmatch(
        r"zx-convert check ['\"]政协 周刊.txt['\"] --encoding utf-8 --without width,deck", told["command"][0]
    )
    join = next(one[0] for one in told["marks"] if one[0].startswith("join-"))
    assert main(["check", *words, "--reject", join, "-f"]) == 0
    assert data(Path("x.html").read_text(encoding="utf-8"))["reject"] == [join]


# -- in a browser --------------------------------------------------------------------------------


@pytest.mark.validators
@pytest.mark.skipif(not CHROMIUM, reason="there is no chromium")
def test_keys_step_and_decide(samples: Path, here: Path) -> None:
    """Press keys on the real page, and read what it shows."""
    presses = """
      const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", { key }));
      const look = () => ["rule", "position", "refusing", "accepting", "many"]
        .map((id) => document.getElementById(id).textContent).join("|") + "|" + document.querySelectorAll(".on").length;
      const told = [];
      press("j"); told.push(look());
      press("n"); press("r"); told.push(look());
      press("k"); told.push(look());
      press("u"); press("j"); press("a"); told.push(look());
      press("r"); press("r"); told.push(look());
      document.getElementById("changed").click();
      told.push(document.querySelectorAll(".b:not(.empty)").length);
      document.title = JSON.stringify(told);
    """
    document = repair(read(Path("page.txt")))
    text = page(document)
    Path("test.html").write_text(text.replace("</body>", f"<script>{presses}</script></body>"), encoding="utf-8")
    words = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={here / 'profile'}",
        "--dump-dom",
    ]
    done = subprocess.run(
        [*words, (here / "test.html").as_uri()], capture_output=True, check=True, timeout=120, encoding="utf-8"
    )
    [title] = select(done.stdout, "//title/text()")
    found = marks(document)
    one, two = found[0], found[1]
    [maybe] = [mark for mark in found if mark.element.get("break") == "maybe"]

    def shown(mark: Mark, position: str, *decided: str) -> str:
        commands = [f"--reject {mark.id}", f"--accept {mark.id}", " ".join(decided)]
        return "|".join([mark.rule, position, *(f"zx-convert check page.txt {one} --save" for one in commands), "1"])

    refused, accepted = f"--reject {two.id}", f"--accept {maybe.id}"
    assert json.loads(title) == [
        shown(one, f"1 of {len(found)}").replace("txt  ", "txt "),
        shown(two, f"2 of {len(found)}", refused),
        shown(one, f"1 of {len(found)}", refused),
        shown(maybe, "1 of 1", refused, accepted),
        shown(maybe, "1 of 1", refused),
        0,
    ]
