"""An office's own file: lists that the repair uses, defaults, where it is looked for, and what is wrong in it."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zx_convert import convert, read, repair
from zx_convert.cli import main
from zx_convert.convert.settings import DEFAULTS, OF_A_CALL, Settings, find_settings, load_settings
from zx_convert.document import Document, creators, datelines, original
from zx_convert.document.metadata import META_FIELDS
from zx_convert.repair.lists import Lists
from zx_convert.text.problem import Problem

PAGE = """云川山城新桥通车
云水新语特约作者 亓官牧云

云水新语江城3月5日讯 (特约作者 仂斐 通讯员 张敏)昨日,新桥通车。A:B型桥梁,好用。

本社主办  第３期

新桥很长,也很宽。    （云水新语特约作者 仂斐 手绘 张敏）
"""
FILE = """# ours
[lists]
agencies = ["云水新语"]
roles = ["特约作者"]
tasks = ["手绘"]
people = ["仂斐", "亓官牧云"]
furniture = ["本社主办 第*期"]
keep = ["A:B"]

[defaults]
style = "book"
publication = "云川日报"
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's folder with its file, and a text in a folder below."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "来稿").mkdir()
    (tmp_path / "来稿" / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "zx-convert.toml").write_text(FILE, encoding="utf-8")
    return tmp_path


def lists_of(**words: tuple[str, ...]) -> Settings:
    return Settings(lists=Lists(**words))


def repaired(text: str, **words: tuple[str, ...]) -> Document:
    document = repair(read(text), settings=lists_of(**words))
    assert original(document) == text
    return document


def xml(here: Path, *words: str) -> str:
    assert main(["来稿/page.txt", "--to", "xml", "-f", *words]) == 0
    return (here / "来稿" / "page.xml").read_text(encoding="utf-8")


# -- the lists are used ----------------------------------------------------------------------------


def test_a_paper_of_the_list_parts_from_the_place() -> None:
    [dateline] = datelines(repaired("云水新语江城3月5日讯 昨日新桥通车。", agencies=("云水新语",)).articles[0])
    assert (dateline.agency, dateline.place) == ("云水新语", "江城")
    [dateline] = datelines(repaired("云水新语江城3月5日讯 昨日新桥通车。").articles[0])
    assert dateline.agency == "云水新语江城"


@pytest.mark.parametrize("text", ["新桥很长。（采风人 张敏）", "新桥很长。    采风人 张敏"])
def test_a_role_of_the_list_opens_a_byline(text: str) -> None:
    [person] = creators(repaired(text, roles=("采风人",)).articles[0])
    assert (person.name, person.role) == ("张敏", "采风人")


def test_a_task_of_the_list_stands_before_or_after_names() -> None:
    document = repaired("新桥很长。（记者 李东华 手绘 张敏）\n\n桥很宽。（王建国 手绘）", tasks=("手绘",))
    found = {(person.name, person.role) for article in document.articles for person in creators(article)}
    assert found >= {("张敏", "手绘"), ("王建国", "手绘"), ("李东华", "记者")}


def test_a_name_of_the_list_is_one_whatever_it_looks_like() -> None:
    text = "新桥很长，也很宽。（了然居士）"
    assert not creators(repaired(text).articles[0])
    assert [person.name for person in creators(repaired(text, people=("了然居士",)).articles[0])] == ["了然居士"]


def test_glued_names_part_at_a_name_of_the_list() -> None:
    document = repaired("新桥很长，也很宽。（记者 王小明阳朔云）", people=("王小明阳", "朔云"))
    assert [person.name for person in creators(document.articles[0])] == ["王小明阳", "朔云"]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("本社主办  第３期", "本社主办 第*期"),
        ("云川内部参考", "云川内部参考"),
        ("（内部资料，注意保存）", "(内部资料,*)"),
        ("仅供·参阅：甲级", "仅供*:*"),
    ],
)
def test_a_line_of_the_list_is_furniture(line: str, entry: str) -> None:
    text = f"新桥昨日通车，很长，也很宽。\n\n{line}\n\n昨日有雨，记者看到，桥上有很多人。"
    [found] = [e for e in repaired(text, furniture=(entry,)).iter("furniture") if e.get("rule") == "listed"]
    assert found.get("type") == "listed"
    assert not any(e.get("rule") == "listed" for e in repaired(text, furniture=("云川*日",)).iter("furniture"))


def test_a_long_line_of_stars_takes_no_time() -> None:
    assert not Lists(furniture=("*甲" * 30 + "乙",)).is_furniture("甲" * 5000)


def test_words_to_keep_are_not_changed() -> None:
    text = "新型号叫做⼀体:机,很好用,记者说。"
    assert convert(text, "txt").decode() == "新型号叫做一体：机，很好用，记者说。\n"
    assert (
        convert(text, "txt", settings=lists_of(keep=("⼀体:机",))).decode() == "新型号叫做⼀体:机，很好用，记者说。\n"
    )


def test_what_a_list_decided_can_be_refused() -> None:
    document = repair(read(PAGE), settings=lists_of(furniture=("本社主办*",)), without=["listed"])
    assert not any(e.get("rule") == "listed" for e in document.iter("furniture"))


# -- stand-ins -------------------------------------------------------------------------------------

_WORDS = st.lists(st.text("云川新语报社AB ", min_size=2, max_size=5).filter(lambda w: w == w.strip()), unique=True)


@given(_WORDS, _WORDS, _WORDS, st.text("云川新语报社AB记者，"))
def test_stand_ins_keep_places_and_give_the_words_back(
    agencies: list[str], roles: list[str], tasks: list[str], text: str
) -> None:
    lists = Lists(agencies=tuple(agencies), roles=tuple(roles), tasks=tuple(tasks))
    veiled = lists.veil(text)
    assert len(veiled) == len(text)
    assert lists.unveil(veiled) == text


def test_lists_of_thousands_of_words_stay_apart() -> None:
    words = tuple(f"报{number}社" for number in range(3000))
    lists = Lists(agencies=words)
    assert lists.unveil(lists.veil("".join(words))) == "".join(words)


def test_settings_go_to_another_process(here: Path) -> None:
    settings = load_settings(here / "zx-convert.toml")
    settings.lists.veil("云水新语")
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301


# -- the file --------------------------------------------------------------------------------------


def test_the_file_above_an_input_is_used(here: Path) -> None:
    found = xml(here)
    assert 'agency="云水新语" place="江城"' in found
    assert "<publication>云川日报</publication>" in found
    assert ">A:B型桥梁<" in found or "A:B型桥梁" in found
    assert xml(here, "--publication", "临江晚报").count("<publication>临江晚报<") == 1


def test_no_file_is_used_if_not_wanted(here: Path) -> None:
    assert 'agency="云水新语" place' not in xml(here, "--no-config")


def test_a_file_can_be_named(here: Path) -> None:
    (here / "other.toml").write_text('[lists]\nfurniture = ["新桥*"]\n', encoding="utf-8")
    found = xml(here, "--config", "other.toml")
    assert 'agency="云水新语" place' not in found


def test_the_nearest_file_counts_and_inputs_may_differ(here: Path) -> None:
    (here / "别处").mkdir()
    (here / "别处" / "page.txt").write_text(PAGE, encoding="utf-8")
    (here / "别处" / "zx-convert.toml").write_text("", encoding="utf-8")
    assert main([".", "--to", "xml", "-o", "out/"]) == 0
    listed = {path.parent.name: "listed" in path.read_text(encoding="utf-8") for path in here.glob("out/*/*.xml")}
    assert listed == {"来稿": True, "别处": False}


def test_the_home_folder_is_the_last_that_is_looked_into(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_settings(here / "来稿") == here / "zx-convert.toml"
    monkeypatch.setenv("HOME", str(here / "来稿"))
    monkeypatch.setenv("USERPROFILE", str(here / "来稿"))
    assert find_settings(here / "来稿") is None


def test_the_file_in_effect_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = here / "zx-convert.toml"
    assert main(["来稿/page.txt", "--to", "txt", "-v"]) == 0
    assert f"settings of {path}" in capsys.readouterr().err
    assert main(["check", "来稿/page.txt", "-v"]) == 0
    assert f"settings of {path}" in capsys.readouterr().out
    assert main(["rules"]) == 0
    assert str(path) in capsys.readouterr().out
    assert main(["来稿/page.txt", "--to", "txt", "-f"]) == 0
    assert str(path) not in capsys.readouterr().err


def test_the_style_of_the_file_is_used(here: Path) -> None:
    (here / "zx-convert.toml").write_text('[defaults]\nstyle = "ours.toml"\n', encoding="utf-8")
    style = '[style]\nbase = "newspaper"\n[roles.body]\nsize = 37\n'
    (here / "ours.toml").write_text(style, encoding="utf-8")
    assert main(["来稿/page.txt", "--to", "epub"]) == 0
    page = here / "来稿" / "page.txt"
    settings = load_settings(here / "zx-convert.toml")
    ours = convert(page, "epub", settings=settings)
    assert (here / "来稿" / "page.epub").read_bytes() == ours
    assert ours != convert(page, "epub", settings=settings, style="newspaper")


def test_a_rule_can_be_off_for_an_office(here: Path) -> None:
    (here / "zx-convert.toml").write_text('[defaults]\nwithout = ["width"]\n', encoding="utf-8")
    assert 'rule="width"' not in xml(here)


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("[lists]\nroles = ['记者']\nagency = ['云川日报']", 3, "agencies"),
        ("\n[list]\n", 2, "lists"),
        ("[lists]\nroles = '记者'", 2, "a list of strings"),
        ("[lists]\n\nkeep = ['一']", 3, "two characters"),
        ("[lists\n", 1, "no TOML"),
        ("[defaults]\nwithout = ['widths']", 2, "no pass or rule widths"),
        ("lists = 3", 1, "a table"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_line(
    here: Path, capsys: pytest.CaptureFixture[str], content: str, line: int, words: str
) -> None:
    path = here / "zx-convert.toml"
    path.write_text(content, encoding="utf-8")
    assert main(["来稿/page.txt", "--to", "txt"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"error[bad-config]: {path}:{line}: ")
    assert words in told
    assert main(["来稿/page.txt", "--to", "txt", "--no-config"]) == 0
    assert main(["来稿/page.txt", "--to", "txt", "-f", "--config", str(path)]) == 2


def test_a_file_that_is_not_there_is_wrong_usage(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["来稿/page.txt", "--to", "txt", "--config", "no.toml"]) == 2
    assert "error[no-config]: the settings no.toml cannot be read" in capsys.readouterr().err
    assert main(["来稿/page.txt", "--to", "txt", "--config", "no.toml", "--no-config"]) == 2
    with pytest.raises(Problem, match="no-config"):
        load_settings(Path("no.toml"))


# -- every option, and where it comes from --------------------------------------------------------


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_every_option_can_stand_in_settings() -> None:
    from zx_convert.cli import check, convert, watch

    # What belongs to one text or one call stands beside the text or in the call.
    commands = (convert.command, watch.command, check.command)
    params = [one for command in commands for one in command.params]
    long = {option[2:] for one in params for option in one.opts if option.startswith("--")}
    assert long - OF_A_CALL == set(DEFAULTS) - {"publisher", "section"}


def test_every_field_of_the_metadata_can_stand_in_settings() -> None:
    # Creators have roles: they are named by `author`.
    assert set(META_FIELDS) - set(DEFAULTS) == {"creator"}


def test_options_of_settings_hold_where_the_call_says_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(
        here / "办公/zx-convert.toml",
        "[defaults]\nto = 'txt'\noutput = '成稿/'\nexclude = ['草*']\nname-pattern = '{publication}_{date}'\n"
        "option = ['txt:indent=2']\njobs = 1\nindex = '目录.csv'\n",
    )
    put(here / "办公/来稿/北津日报_20260308.txt", "清晨六点，护河员下到河边。\n")
    put(here / "办公/来稿/草稿.txt", "清晨六点。\n")
    assert main(["办公/来稿/"]) == 0
    made = here / "办公/成稿/北津日报_20260308.txt"
    assert made.read_text(encoding="utf-8").startswith("　　清晨")
    assert "北津日报" in (here / "办公/目录.csv").read_text(encoding="utf-8-sig")
    # The call goes before it.
    assert main(["办公/来稿/", "--to", "xml", "-O", "xml:x=1"]) == 2
    assert main(["办公/来稿/", "--to", "txt", "-O", "indent=0", "-q"]) == 0
    assert made.read_text(encoding="utf-8").startswith("清晨")


def test_a_users_own_settings_hold_below_those_of_a_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(here / "home"))
    put(
        here / "home/zx-convert/zx-convert.toml",
        "[lists]\nroles=['采风人']\n[defaults]\nto = 'xml'\nquotes = 'corner'\n",
    )
    put(
        here / "a/zx-convert.toml",
        "[lists]\nroles=['探访人']\n\n[defaults]\nquotes = 'curly'\npublication = '云川日报'\n",
    )
    put(here / "a/b.txt", "清晨六点，护河员下到河边。\n")
    assert main(["a/b.txt"]) == 0
    assert "云川日报" in (here / "a/b.xml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["config", "a/b.txt"]) == 0
    rows = {line.split()[0]: line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("  ")}
    assert rows["to"][1:] == ["xml", f"{here / 'home/zx-convert/zx-convert.toml'}:4"]
    assert rows["quotes"][1:] == ["curly", f"{here / 'a/zx-convert.toml'}:5"]
    assert rows["style"][1:] == ["newspaper", "default"]
    assert rows["time-limit"][1:] == ["600", "default"]
    assert rows["lists.roles"][1:3] == ["探访人,", "采风人"]


def test_a_wrong_option_in_settings(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here / "zx-convert.toml", "[defaults]\njobs = 'many'\n")
    put(here / "b.txt", "清晨六点。\n")
    assert main(["b.txt"]) == 2
    assert capsys.readouterr().err.startswith("error[bad-config]: ")


def test_formats_in_settings_may_be_a_list(here: Path) -> None:
    put(here / "b.txt", "清晨六点。\n")
    put(here / "zx-convert.toml", "[defaults]\nto = ['docx', 'xml']\n")
    assert main(["b.txt"]) == 0
    assert {path.name for path in here.glob("b.*")} == {"b.txt", "b.docx", "b.xml"}


def test_a_watch_may_be_laid_down_in_settings(here: Path) -> None:
    put(
        here / "来稿/zx-convert.toml",
        "[defaults]\nto = 'txt'\noutput = '../成稿/'\ndone = '../办完'\nsettle = 0\ninterval = 0.05\n",
    )
    put(here / "来稿/b.txt", "清晨六点。\n")
    assert main(["watch", "来稿", "--once"]) == 0
    assert (here / "办完/b.txt").is_file()
    assert (here / "成稿/b.txt").is_file()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("accept = ['join-1']", "defaults.accept: is for one call, and stands on the command line only"),
        ("dry-run = true", "is for one call"),
        ("sytle = 'book'", 'did you mean "style"?'),
        ("target = 'x'", "known are style, without,"),
    ],
)
def test_what_cannot_stand_in_settings(line: str, said: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here / "zx-convert.toml", f"[defaults]\n{line}\n")
    assert main(["config"]) == 2
    assert said in capsys.readouterr().err


def test_settings_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "nope"]) == 2
    assert capsys.readouterr() == ("", "error[no-such-file]: nope: there is no such file\n")


def test_a_wrong_pattern_in_a_settings_file_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a_b.txt").write_text("北沟村的新桥昨天通车。\n", encoding="utf-8")
    Path("zx-convert.toml").write_text('[defaults]\nname-pattern = "{foo}_{date}"\n', encoding="utf-8")
    assert main(["a_b.txt", "--to", "txt", "-o", "out/"]) == 1
    assert "error[bad-pattern]" in capsys.readouterr().err
