"""The forms that a text is given where they are asked for: quotation marks, and the script."""

import sys
from pathlib import Path
from typing import Any

import pytest

from zx_convert import convert, read, repair
from zx_convert.cli import main
from zx_convert.convert.settings import Settings
from zx_convert.document import Document, creators, load, marks, original, reading, restore_bytes, save, validate
from zx_convert.repair.lists import Lists
from zx_convert.text.problem import Problem

NEWS = "本报江城3月5日讯 (记者 于明 余小平)会议于明天召开，余小平说：“汽⻋软件发\n展‘很好’。”\n"


def formed(text: str, **options: Any) -> str:
    document = repair(read(text), **options)
    assert original(document) == text
    validate(document)
    return reading(document)


# -- quotation marks -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("curly", "corner"),
    [
        ("他说：“好，‘走’吧。”", "他说：「好，『走』吧。」"),
        ("“路修到门口了”，他说。", "「路修到门口了」，他说。"),
        ("用“Python”写的“软件”。", "用「Python」写的「软件」。"),
        ("他说：“Hello, it’s me.”", "他说：「Hello, it’s me.」"),
        ("他说：“一‘二“三”二’一。”", "他说：「一『二「三」二』一。」"),
    ],
)
def test_quotation_marks_have_two_forms(curly: str, corner: str) -> None:
    assert formed(curly, quotes="corner") == corner
    assert formed(corner, quotes="curly") == curly
    assert formed(curly) == curly
    assert formed(curly, quotes="curly") == curly
    assert formed(corner, quotes="corner") == corner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The outer one is the outer one, whatever it was before.
        ("标题‘甲’与‘乙’很好。", "标题「甲」与「乙」很好。"),
        ("他说：『好“走”吧』。", "他说：『好「走」吧』。"),
        # A quotation of several paragraphs is closed in the last only.
        ("他说：“路是修到家门口了。", "他说：「路是修到家门口了。"),
        ("可急弯不改。”", "可急弯不改。」"),
        # Latin text keeps its own, and marks that are no quotation marks stay.
        ("The word “hello” and ‘bye’ don’t matter here, 好。", "The word “hello” and ‘bye’ don’t matter here, 好。"),
        ("他跑了5’30”，很快。", "他跑了5’30”，很快。"),
        ("他喜欢O’Neil的书。", "他喜欢O’Neil的书。"),
    ],
)
def test_corner_quotes_where_it_is_not_plain(text: str, expected: str) -> None:
    assert formed(text, quotes="corner") == expected


def test_quotation_marks_are_decisions() -> None:
    document = repair(read("他说：“好。”"), quotes="corner")
    first, second = marks(document)
    assert (first.rule, first.before, first.after) == ("corner-quotes", "“", "「")
    assert reading(repair(read("他说：“好。”"), quotes="corner", reject=[first.id, second.id])) == "他说：“好。”"
    assert formed("他说：“好。”", quotes="corner", without=["quotes"]) == "他说：“好。”"
    assert formed("他说：“好。”", quotes="corner", without=["corner-quotes"]) == "他说：“好。”"


def test_a_word_that_is_kept_keeps_its_quotation_marks() -> None:
    settings = Settings(lists=Lists(keep=("“小红书”",)))
    document = repair(read("他在“小红书”上说“好”。"), quotes="corner", settings=settings)
    assert reading(document) == "他在“小红书”上说「好」。"


# -- script ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "text", "expected", "language"),
    [
        ("hant", "皇后后来发展头发，历史日历。", "皇后後來發展頭髮，歷史日曆。", "zh-TW"),
        ("hant", "这里着急。", "這裏着急。", "zh-TW"),
        ("hant-tw", "这里着急。", "這裡著急。", "zh-TW"),
        ("hant-hk", "台湾卫生说。", "台灣衞生説。", "zh-HK"),
        ("hans", "臺灣裡面發現頭髮，著急，「說」。", "台湾里面发现头发，着急，「说」。", "zh-CN"),
        (
            "hans",
            "葛明遠著有《時間的手藝》，他笑著說這本論著很沉。",
            "葛明远著有《时间的手艺》，他笑着说这本论著很沉。",
            "zh-CN",
        ),
        ("hans", "台湾里面发现头发。", "台湾里面发现头发。", "zh-CN"),
        ("hant", "臺灣裡面發現頭髮。", "臺灣裡面發現頭髮。", "zh-TW"),
        ("keep", "台湾里面。", "台湾里面。", "zh-CN"),
    ],
)
def test_script(script: str, text: str, expected: str, language: str) -> None:
    document = repair(read(text), script=script)
    assert reading(document) == expected
    assert document.language == language
    assert original(document) == text
    validate(document)


def test_only_what_differs_is_marked_and_can_be_refused() -> None:
    text = "他们发展汽车工业。"
    found = marks(repair(read(text), script="hant"))
    assert [(mark.before, mark.after) for mark in found] == [("们发", "們發"), ("车", "車"), ("业", "業")]
    assert reading(repair(read(text), script="hant", reject=[found[0].id])) == "他们发展汽車工業。"


def test_paragraphs_that_are_in_the_script_stay() -> None:
    text = "这个国家发展很快，大家后来都说好。\n\n於是皇后在臺灣裡面發現頭髮，著書。"
    assert formed(text, script="hant").endswith("於是皇后在臺灣裡面發現頭髮，著書。")
    assert formed(text, script="hans").startswith("这个国家发展很快，大家后来都说好。")


def test_a_whole_story() -> None:
    document = repair(read(NEWS.encode()), script="hant", quotes="corner")
    assert reading(document) == "會議於明天召開，余小平說：「汽車軟件發展『很好』。」"
    people = [(person.name, person.role) for person in creators(document.articles[0])]
    assert people == [("于明", "記者"), ("余小平", "記者")]
    assert next(document.iter("dateline")).get("agency") == "本報"
    [radical] = [mark for mark in marks(document) if mark.before == "⻋"]
    assert (radical.rule, radical.after, radical.why) == ("other-script", "車", "radical")
    assert restore_bytes(load(save(document))).decode() == NEWS


def test_quotation_marks_follow_only_if_asked() -> None:
    assert formed("他说：“好。”", script="hant") == "他說：“好。”"


def test_words_that_are_kept_and_surnames_of_the_list_are_not_converted() -> None:
    lists = Lists(keep=("发展通",), people=("范云志",))
    document = repair(read("用发展通发展，范云志说。"), script="hant", settings=Settings(lists=lists))
    assert reading(document) == "用发展通發展，范雲志說。"


def test_a_saved_document_is_converted_later() -> None:
    document = load(save(repair(read(NEWS))))
    again = repair(document, script="hant", quotes="corner")
    assert "「汽車軟件發展『很好』。」" in reading(again)
    assert original(again) == NEWS
    assert save(repair(load(save(again)), script="hant", quotes="corner")) == save(again)


@pytest.mark.parametrize("form", [{"script": "hans"}, {"quotes": "curly"}])
def test_another_form_than_before_is_an_error_and_repairing_again_helps(form: dict[str, str]) -> None:
    document = repair(read(NEWS), script="hant", quotes="corner")
    with pytest.raises(Problem, match="formed-before"):
        repair(load(save(document)), **form)  # type: ignore[arg-type]
    again = repair(load(save(document)), again=True, **form)  # type: ignore[arg-type]
    assert again.language == "zh-CN"
    assert reading(again) == reading(repair(read(NEWS)))


def test_an_unknown_form_is_an_error() -> None:
    with pytest.raises(Problem, match="bad-form"):
        convert("春", "txt", script="latin")


def test_without_opencc_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from zx_convert.repair import script

    script._opencc.cache_clear()
    monkeypatch.setitem(sys.modules, "opencc", None)
    page = tmp_path / "page.txt"
    page.write_text("发展。", encoding="utf-8")
    assert main([str(page), "--to", "txt", "--script", "hant"]) == 2
    assert "pip install 'zx-convert[script]'" in capsys.readouterr().err
    assert not (tmp_path / "page.clean.txt").exists()
    assert main([str(page), "--to", "txt"]) == 0
    script._opencc.cache_clear()


def test_an_office_can_lay_down_its_forms(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(NEWS, encoding="utf-8")
    (tmp_path / "zx-convert.toml").write_text('[defaults]\nquotes = "corner"\nscript = "hant"\n', encoding="utf-8")
    assert main([str(page), "--to", "txt"]) == 0
    assert "「汽車軟件發展『很好』。」" in (tmp_path / "page.clean.txt").read_text(encoding="utf-8")
    assert main([str(page), "--to", "txt", "-f", "--script", "keep"]) == 0
    assert "「汽车软件发展『很好』。」" in (tmp_path / "page.clean.txt").read_text(encoding="utf-8")


def test_check_counts_changes_of_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text("他们发展汽车工业。", encoding="utf-8")
    assert main(["check", str(page), "--script", "hant"]) == 0
    assert "3 changes of script (-v lists them)" in capsys.readouterr().out


def test_documents_and_formats_take_the_language(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("他们发展汽车工业。", encoding="utf-8")
    assert b'xml:lang="zh-HK"' in convert(page, "xml", script="hant-hk")
    document: Document = load(convert(page, "xml", script="hant-hk"))
    assert restore_bytes(document) == page.read_bytes()


def test_a_surname_before_a_form_of_address_is_not_converted() -> None:
    text = "裁缝于先生讲了三个小时，余老师也来了。这件衣服属于先生本人，剩余的布归学校。\n"
    converted = reading(repair(read(text), script="hant"))
    assert "裁縫于先生" in converted
    assert "余老師" in converted
    assert "屬於先生" in converted
