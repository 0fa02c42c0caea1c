"""Encodings: what a file is in, what is no text, and that every byte comes back."""

import codecs
import io
import pickle
import time
import zipfile

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from zx_convert.text.encoding import Decoded, NotText, Undecodable, UnknownEncoding, decode, encode

SIMPLIFIED = (
    "本报讯（记者 何青）入冬以来，城关区河湾社区的老人食堂每天中午都坐得满满当当。\r\n\r\n"
    "“一荤两素十块钱，味道也好。”家住附近的退休教师周文澜说，她和老伴已经在这里吃了三个月。\r\n"
    "　　据了解，全区今年新建社区食堂１２家，惠及老年人３０００多名——其中独居老人占四成……\r\n"
)
TRADITIONAL = (
    "【記者方若蘭／屏東報導】東港溪畔的舊穀倉整修三年，昨天重新開放。館內保留木製輸送帶與手寫帳冊，\r\n\r\n"
    "「小時候跟著阿公來交穀，排隊要排一個上午。」七十歲的農民蔡永福說，現在帶孫子來，總算有東西可以講。\r\n"
    "　　縣府表示，未來每月第二個週末將舉辦市集，並邀請在地樂團演出，歡迎民眾踴躍參加。\r\n"
)
CANTONESE = (
    "佢哋喺深水埗開咗間嘢食舖，街坊話：「啲餸好好味㗎，恒記老細又唔計較。」\n"
    "裏面掛住碁盤，門口有銹咗嘅鐵閘，粧飾好簡單，老闆娘嫺姐話係佢揀嘅。\n"
)
SHORT = [
    "河湾社区食堂开张",
    "记者何青报道",
    "全区新建十二家，",
    "老人们都说好。",
    "关于进一步做好冬季供暖工作的通知",
    "让数据多跑路",
]
SHORT_TRADITIONAL = [
    "舊穀倉重新開放",
    "記者方若蘭報導",
    "歡迎民眾參加。",
    "縣府表示，將",
    "臺灣農業的新世代",
    "與民眾對話",
]
ENCODINGS = ["utf-8", "utf-16-le", "utf-16-be", "gb18030"]
# Bytes of the kinds that files hold, broken in the ways that files are.
PIECES = st.one_of(
    st.binary(max_size=6),
    st.text(max_size=8).flatmap(lambda t: st.sampled_from(ENCODINGS).map(lambda e: t.encode(e, "replace"))),
    st.sampled_from([SIMPLIFIED, SHORT[0], "═╞╪兀嗀", "\n"]).map(lambda t: t.encode("gb18030")),
    st.sampled_from([TRADITIONAL, "十卅═╭／＼"]).map(lambda t: t.encode("cp950", "ignore")),
    st.sampled_from([b"\xa2\xcc", b"\xf9\xf9", b"\xc6\xa1\xc7\xf3", b"\x88\x62", b"\xa3\xe1", b"\x80", b"\xa1\x45"]),
    st.just(CANTONESE.encode("big5hkscs")),
    st.sampled_from([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x84\x31\x95\x33", b"\xd8\x00", b"\xed\xa0\x80"]),
)
FILES = st.lists(PIECES, max_size=12).map(b"".join)
SETTINGS = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def restored(decoded: Decoded) -> bytes:
    return encode(decoded.text, decoded.encoding, decoded.bom, decoded.exceptions)


def check_notes(decoded: Decoded, data: bytes) -> None:
    """Every byte comes back, and nothing is noted without need."""
    assert restored(decoded) == data
    assert not any("\ud800" <= character <= "\udfff" for character in decoded.text)
    for offset, code in decoded.exceptions:
        try:
            usual = decoded.text[offset].encode(decoded.encoding).hex()
        except UnicodeEncodeError:
            continue
        assert usual != code
    noted = dict(decoded.exceptions)
    shown = [offset for offset, character in enumerate(decoded.text) if character == "\ufffd" and offset in noted]
    assert len(shown) == len(decoded.undecodable)
    for offset, byte in zip(shown, decoded.undecodable, strict=True):
        assert data[byte:].startswith(bytes.fromhex(noted[offset]))


@SETTINGS
@given(
    FILES, st.sampled_from([None, None, "utf-8", "gbk", "big5", "big5hkscs", "utf-16", "utf-16-be", "cp932", "latin-1"])
)
def test_whatever_is_accepted_comes_back_byte_for_byte(data: bytes, encoding: str | None) -> None:
    try:
        decoded = decode(data, encoding)
    except (NotText, Undecodable):
        return
    check_notes(decoded, data)


@settings(SETTINGS, max_examples=80)
@given(FILES, st.integers(0, 3), st.sampled_from(["utf-8", "gb18030", "big5", "utf-16-le"]))
def test_a_long_file_with_a_little_damage_comes_back(damage: bytes, times: int, encoding: str) -> None:
    long = (TRADITIONAL if encoding == "big5" else SIMPLIFIED) * 12
    data = long.encode(encoding)
    for place in range(times):
        cut = len(data) * (place + 1) // 4
        data = data[:cut] + damage[place : place + 2] + data[cut + place % 2 :]
    try:
        decoded = decode(data)
    except (NotText, Undecodable):
        return
    check_notes(decoded, data)


@SETTINGS
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.sampled_from(ENCODINGS))
def test_text_in_a_named_encoding_is_read_as_written(text: str, encoding: str) -> None:
    assume(not text.startswith("\ufeff"))
    data = text.encode(encoding)
    assume(not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")))
    try:
        decoded = decode(data, encoding)
    except NotText:
        return
    assert (decoded.text, decoded.exceptions, decoded.undecodable) == (text, (), ())


@pytest.mark.parametrize(
    "codec", ["cp950", "big5hkscs", "gb18030", "cp932", "johab", "euc_jp", "cp949", "cp1252", "koi8-r"]
)
def test_every_code_of_two_bytes_comes_back(codec: str) -> None:
    codes = (bytes([lead, trail]) for lead in range(0x80, 0x100) for trail in range(0x30, 0x100))
    good = []
    for code in codes:
        try:
            code.decode(codec)
        except UnicodeDecodeError:
            continue
        good.append(code)
    data = b"\n".join(good)
    check_notes(decode(data, codec), data)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, *SHORT])
def test_detects_what_the_mainland_writes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding, "", (), ())


@pytest.mark.parametrize("text", [TRADITIONAL, *SHORT_TRADITIONAL])
def test_detects_big5(text: str) -> None:
    assert decode(text.encode("cp950")) == Decoded(text, "cp950", "", (), ())


def test_detects_big5_with_what_the_code_page_adds() -> None:
    text = "票價€12，恒春裏長：碁盤、銹、粧、嫺。\n"
    assert decode(text.encode("cp950")) == Decoded(text, "cp950", "", (), ())


def test_detects_hong_kong() -> None:
    assert decode(CANTONESE.encode("big5hkscs")) == Decoded(CANTONESE, "big5hkscs", "", (), ())


def test_hong_kong_keeps_the_euro_and_the_usual_marks() -> None:
    text = CANTONESE + "票價€12～15，馬可‧孛羅。\n"
    data = CANTONESE.encode("big5hkscs") + "票價€12～15，馬可‧孛羅。\n".encode("cp950")
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.undecodable) == (text, "big5hkscs", ())
    assert [code for _, code in decoded.exceptions] == ["a3e1", "a1e3", "a145"]
    check_notes(decoded, data)


def test_big5_numbers_in_circles_are_those_that_files_mean() -> None:
    data = TRADITIONAL.encode("cp950") + b"\xc6\xa1\xc6\xa2\xc6\xa3"
    decoded = decode(data)
    assert decoded.text == TRADITIONAL + "①②③"
    check_notes(decoded, data)


def test_notes_codes_that_big5_has_twice() -> None:
    data = TRADITIONAL.encode("cp950") + b"\xa2\xcc\xa4\x51"
    decoded = decode(data)
    assert decoded.text == TRADITIONAL + "十十"
    assert decoded.exceptions == ((len(TRADITIONAL), "a2cc"),)


def test_the_euro_of_code_page_936() -> None:
    data = SIMPLIFIED.encode("gb18030") + b"\x80" + "€".encode("gb18030") + b"\x80\x80 1\x80 2\x80 3\x80 4\x80"
    decoded = decode(data)
    assert decoded.text == SIMPLIFIED + "€€€€ 1€ 2€ 3€ 4€"
    assert [code for _, code in decoded.exceptions] == ["80"] * 7
    assert not decoded.undecodable
    check_notes(decoded, data)


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [("efbbbf", "utf-8"), ("fffe", "utf-16-le"), ("feff", "utf-16-be"), ("84319533", "gb18030")],
)
def test_byte_order_marks(bom: str, encoding: str) -> None:
    data = bytes.fromhex(bom) + ("\ufeff" + SIMPLIFIED).encode(encoding)
    assert decode(data) == Decoded("\ufeff" + SIMPLIFIED, encoding, bom, (), ())
    assert restored(decode(data)) == data
    assert decode(bytes.fromhex(bom)) == Decoded("", encoding, bom, (), ())


def test_a_wrong_mark_before_gb18030() -> None:
    data = codecs.BOM_UTF8 + SIMPLIFIED.encode("gb18030")
    decoded = decode(data)
    assert decoded == Decoded(SIMPLIFIED, "gb18030", "efbbbf", (), ())
    assert restored(decoded) == data


@pytest.mark.parametrize("data", [b"", b"\n", b"plain ASCII, 12 %\r\n", b"a", b"Bush hid the facts"])
def test_ascii_is_utf8(data: bytes) -> None:
    assert decode(data) == Decoded(data.decode("ascii"), "utf-8", "", (), ())


@pytest.mark.parametrize("text", ["café", "Привет, мир", "120 °C · 5 µm", "Ærø naïve façade — €", "ありがとう"])
def test_other_scripts_are_utf8(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8", "", (), ())


def test_gb_words_that_are_valid_utf8() -> None:
    assert "联通".encode("gb18030") == bytes.fromhex("c1aacda8")
    assert decode("通路".encode("gb18030")).text == "通路"
    assert decode("联通".encode("gb18030")).text == "联通"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["plain ASCII\n", "1\n", "A座3层", "第1版\r\n要闻\r\n"])
def test_utf16_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding, "", (), ())


def test_sees_beyond_a_long_beginning_in_ascii() -> None:
    for text, encoding in [(SIMPLIFIED, "gb18030"), (TRADITIONAL, "cp950"), (SIMPLIFIED, "utf-8")]:
        data = b"http://example.org/ 2024-05-17\n" * 9000 + text.encode(encoding)
        assert decode(data).encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950"])
def test_bears_a_few_bad_bytes_in_a_long_file(encoding: str) -> None:
    text = (TRADITIONAL if encoding == "cp950" else SIMPLIFIED) * 30
    lines = text.encode(encoding).split(b"\r\n")
    for number in (4, 30, 60):
        lines[number] = b"\xff" + lines[number]
    data = b"\r\n".join(lines)
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert len(decoded.undecodable) == 3
    assert all(data[offset] == 0xFF for offset in decoded.undecodable)
    assert decoded.text.replace("\ufffd", "") == text
    check_notes(decoded, data)


def test_an_unassigned_big5_code_is_one_damage_and_what_follows_stays_in_step() -> None:
    before, after = (TRADITIONAL * 4).encode("cp950"), "民眾踴躍參加".encode("cp950")
    decoded = decode(before + b"\xf9\xff" + after, "cp950")
    assert decoded.text.endswith("參加")
    decoded = decode(before + b"\xfe\xfe" + after, "cp950")
    assert decoded.text == TRADITIONAL * 4 + "\ufffd" + "民眾踴躍參加"
    assert decoded.exceptions == ((len(TRADITIONAL) * 4, "fefe"),)


def test_a_real_replacement_character_is_no_bad_byte() -> None:
    text = SIMPLIFIED * 10
    for encoding in ENCODINGS:
        assert decode(("\ufffd" + text).encode(encoding)) == Decoded("\ufffd" + text, encoding, "", (), ())
    data = ("\ufffd" + text).encode() + b"\xff\xef\xbf\xbd"
    decoded = decode(data)
    assert decoded.text == "\ufffd" + text + "\ufffd\ufffd"
    assert decoded.exceptions == ((len(text) + 1, "ff"),)
    assert decoded.undecodable == (len(data) - 4,)


@pytest.mark.parametrize(
    ("text", "encoding", "cut"),
    [
        (SIMPLIFIED, "utf-8", 3),  # its last character is a line feed, the one before "……"
        (SIMPLIFIED, "utf-16-le", 1),
        (SIMPLIFIED, "gb18030", 3),
        (TRADITIONAL, "cp950", 3),
    ],
)
def test_bears_a_short_file_whose_last_character_is_cut(text: str, encoding: str, cut: int) -> None:
    data = text.encode(encoding)[:-cut]
    assert len(data) < 1000
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert len(decoded.undecodable) == 1
    assert decoded.text.endswith("\ufffd")
    check_notes(decoded, data)


def test_utf16_with_a_lone_surrogate_and_an_odd_byte() -> None:
    good = (SIMPLIFIED * 12).encode("utf-16-le")
    data = good[:20] + b"\x00\xd8" + good[20:] + b"\x2d"
    decoded = decode(data)
    assert decoded.encoding == "utf-16-le"
    assert decoded.undecodable == (20, len(data) - 1)
    check_notes(decoded, data)


def test_too_many_bad_bytes() -> None:
    data = codecs.BOM_UTF8 + "第一行\r\n第二行\n第".encode() + b"\xff\xff" + "三行\n".encode() + b"\xfe"
    with pytest.raises(Undecodable) as caught:
        decode(data, "utf-8")
    error = caught.value
    assert error.code == "undecodable"
    assert (error.encoding, error.line, error.byte, error.count) == ("utf-8", 3, 0xFF, 2)
    assert data[error.offset :].startswith(b"\xff\xff")


def test_the_wrong_encoding_named_by_the_user_is_refused_with_its_place() -> None:
    with pytest.raises(Undecodable) as caught:
        decode((SIMPLIFIED * 100).encode("gb18030"), "utf-8")
    assert (caught.value.encoding, caught.value.offset, caught.value.line) == ("utf-8", 0, 1)
    assert caught.value.count > 1000


def test_one_bad_byte_in_a_thousand_is_too_many() -> None:
    line = "通讯员报道，全区新建食堂十二家。".encode("gb18030")
    rare, often = b"\n".join([line] * 40 + [b"\xff"]), b"\n".join([line, b"\xff"] * 40)
    assert decode(rare * 3).encoding == "gb18030"
    with pytest.raises(Undecodable):
        decode(often)


def test_latin_text_that_is_no_chinese_is_refused_or_named_by_the_user() -> None:
    for text in ("Un café, une idée à midi : déjà vu.\n", "Un café", "é"):
        data = text.encode("latin-1")
        with pytest.raises(Undecodable):
            decode(data)
        assert decode(data, "latin-1") == Decoded(text, "iso8859-1", "", (), ())


@pytest.mark.parametrize("name", ["gbk", "GB2312", "cp936", "GB18030", "936", "euc_cn"])
def test_all_names_of_the_gb_family(name: str) -> None:
    assert decode(SIMPLIFIED.encode("gb18030"), name) == Decoded(SIMPLIFIED, "gb18030", "", (), ())


def test_other_names() -> None:
    assert decode(TRADITIONAL.encode("cp950"), "Big5").encoding == "cp950"
    assert decode(CANTONESE.encode("big5hkscs"), "big5") == Decoded(CANTONESE, "big5hkscs", "", (), ())
    assert decode(b"\xef\xbb\xbfabc", "utf-8-sig") == Decoded("abc", "utf-8", "efbbbf", (), ())
    assert decode("\ufeff版".encode("utf-16-be"), "utf-16") == Decoded("版", "utf-16-be", "feff", (), ())
    assert decode(SIMPLIFIED.encode("utf-16-be"), "UTF-16").encoding == "utf-16-be"
    assert decode("日本語".encode("shift_jis"), "Shift_JIS").text == "日本語"
    assert decode(b"", "big5").encoding == "cp950"


@pytest.mark.parametrize(
    "name", ["", "klingon", "hz", "utf-7", "iso-2022-jp", "utf-32", "rot13", "base64", "cp037", "a\0b"]
)
def test_unknown_names(name: str) -> None:
    with pytest.raises(UnknownEncoding) as caught:
        decode(b"abc", name)
    assert (caught.value.name, caught.value.code) == (name, "unknown-encoding")


def packed(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
SIGNATURES = [
    (packed(word__document_xml="<w/>"), "a Word document (.docx)", "save-as-text"),
    (packed(word__document_xml="<w/>")[:60], "a Word document (.docx)", "save-as-text"),
    (packed(xl__workbook_xml="<w/>"), "an Excel workbook (.xlsx)", "save-as-text"),
    (packed(mimetype="application/epub+zip"), "an EPUB book (.epub)", "save-as-text"),
    (packed(mimetype="application/vnd.oasis.opendocument.text"), "an OpenDocument text (.odt)", "save-as-text"),
    (packed(OFD_xml="<o/>"), "an OFD document (.ofd)", "pdf"),
    (packed(readme_txt="word/document.xml"), "a ZIP archive", "archive"),
    (OLE + "WordDocument".encode("utf-16-le"), "a Word or WPS document (.doc, .wps)", "save-as-text"),
    (OLE + "Workbook".encode("utf-16-le"), "an Excel workbook (.xls)", "save-as-text"),
    (OLE, "an old Office document (.doc, .wps, .xls …)", "save-as-text"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF", "pdf"),
    (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image", "image"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image", "image"),
    (b"GIF89a\1\0", "a GIF image", "image"),
    (b"{\\rtf1\\ansi\\ansicpg936 text}", "a rich text document (.rtf)", "save-as-text"),
    (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>\n<html>", "a web page (.html)", "web-page"),
    (b"<HTML><body>text", "a web page (.html)", "web-page"),
    (b'<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="">', "a web page (.html)", "web-page"),
    ("\ufeff<html>版".encode("utf-16-le"), "a web page (.html)", "web-page"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; x", "a saved web page (.mht)", "web-page"),
    (b"\x1f\x8b\x08\0\0", "a gzip archive", "archive"),
    (b"7z\xbc\xaf\x27\x1c\0", "a 7z archive", "archive"),
    (b"Rar!\x1a\x07\1\0", "a RAR archive", "archive"),
    (b"\x7fELF\2\1\1", "a program", "binary"),
    (b"MZ" + bytes(58) + b"\x40\0\0\0PE\0\0", "a program", "binary"),
    (b"SQLite format 3\0\x10\0", "a SQLite database", "binary"),
    (b"ID3\x04\0\0\0", "an MP3 recording", "recording"),
    (b"\0\0\0\x20ftypisom\0\0", "an MP4 video", "recording"),
    (b"\0\0\0\x20ftypheic\0\0", "a HEIF image", "image"),
    (SIMPLIFIED.encode("utf-32"), "UTF-32 text", "save-as-utf-8"),
]


@pytest.mark.parametrize(("data", "seems", "hint"), SIGNATURES, ids=[seems for _, seems, _ in SIGNATURES])
@pytest.mark.parametrize("encoding", [None, "gb18030"])
def test_known_formats_are_no_text(data: bytes, seems: str, hint: str, encoding: str | None) -> None:
    with pytest.raises(NotText) as caught:
        decode(data, encoding)
    assert (caught.value.seems, caught.value.hint, caught.value.code) == (seems, hint, "not-text")


@pytest.mark.parametrize("text", ["MZ是品牌", "BM广告部", "PK赛开始", "ID3标签", "网页<html>里", "7z压缩"])
def test_text_may_begin_like_a_format(text: str) -> None:
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("encoding", [None, "gb18030", "latin-1"])
def test_control_characters_make_binary_data(encoding: str | None) -> None:
    with pytest.raises(NotText, match="binary data"):
        decode(b"of\x01\x02" * 50, encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_few_control_characters_are_text(encoding: str) -> None:
    text = "首\0页\x1a\r甲\n\n乙\r\n\f丙\t\v丁" + SIMPLIFIED
    assert decode(text.encode(encoding)) == Decoded(text, encoding, "", (), ())


@pytest.mark.parametrize("data", [bytes(500), b"abcd\0" * 80, bytes(range(256)) * 4, b"\xff\xfe" + b"\x07\0" * 20])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_errors_survive_another_process() -> None:
    for error in (NotText("a PDF", "pdf"), Undecodable("utf-8", 7, 1, 255, 3), UnknownEncoding("x")):
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        assert (type(copy), vars(copy)) == (type(error), vars(error))
        assert isinstance(copy, ValueError)


@pytest.mark.slow
def test_large_files_take_linear_time() -> None:
    """Four times the text, with exceptions and bad bytes, takes about four times as long, not sixteen times."""

    def seconds(times: int) -> float:
        data = (TRADITIONAL.encode("cp950") * 6 + b"\xa2\xcc\xff\n") * times
        start = time.perf_counter()
        decoded = decode(data)
        assert len(decoded.undecodable) == times
        assert restored(decoded) == data
        return time.perf_counter() - start

    seconds(50)
    assert min(seconds(4000) for _ in range(2)) < 8 * max(min(seconds(1000) for _ in range(3)), 0.01)
