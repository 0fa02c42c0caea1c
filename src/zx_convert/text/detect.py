"""Which encoding a file is in, judged by what the text would be.

Every candidate reads a sample; the reading that looks most like Chinese (or plain) text wins. A wrong reading of
Chinese bytes gives rare characters, kana, Hangul and private codes, where a right one gives the few hundred characters
that make up two thirds of any running text.
"""

from collections import Counter
from functools import cache
from typing import NamedTuple

from zx_convert.text import charsets
from zx_convert.text.charsets import BIG5_FAMILY, REPLACEMENT, UTF16
from zx_convert.text.patterns import regex

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# The commonest characters of modern running text, most frequent first; then those that traditional text writes
# otherwise, and a few that only the one or the other uses much.
_FREQUENT = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民"
    "得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社"
    "义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并"
    "提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强"
    "放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联认六共权收证改清己美"
    "再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广"
    "石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往历"
    "市克何除消构府称准精值率族维划选存候亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属包火住调满县局照参细引听该铁价"
    "推届镇村乡讯版访协践创企投双续让服脱贫振兴优供环护医育闻责编辑摄图"
    "這個國為們來時會說產種與學經進著點後還當裡業機電動實現間關對發過從應開無問題樣條長將東體線內數氣變結軍黨員總設頭資邊級圖統"
    "較組見計別論運農幾區強決戰則據處隊給門規熱領導壓爭濟階術極聯認權證轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況傳許廣記"
    "觀織裝眾書復兒須際驗連斷難備辦習響約團歷構稱準維劃選親養層專狀廠識適屬調滿縣參細聽該鐵價兩沒嗎很嗯臺台灣灣並於並讓鄉鎮訊"
    "協創雙續振興優環護醫責編輯攝圖佔係嘅咗喺哋冇啲佢唔啦呢她它你您請謝愛項億標據誰誠徵講談監預願億港澳戲縣獲頒屆館藝術"
)
_PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕…—·‧～％\u3000\xa0"
_SAMPLE = 16_384  # bytes of each of four samples
_BAD_BYTE = -6.0
_VALID = 1.5  # for each character of several bytes that is well formed in UTF-8: no other encoding gives many
_UTF16_FLOOR = 0.9  # any bytes make some UTF-16: below this it is none (Latin letters alone score 1)
_NOT_ASCII = regex(rb"[\x80-\xff]")
_CONTROLS = frozenset(map(chr, (*range(9), *range(0x0E, 0x20), 0x7F)))
_NO_CONTROLS = bytes(byte for byte in range(256) if chr(byte) not in _CONTROLS)


def split_bom(data: bytes) -> tuple[str, str]:
    """Give the byte order mark in hexadecimal and the encoding it names, or two empty strings."""
    return next(((mark.hex(), name) for mark, name in BOMS if data.startswith(mark)), ("", ""))


def rank(data: bytes) -> list[str]:
    """List the encodings that `data` (without its byte order mark) may be in, the best first; at least one.

    "big5" stands for both of its codecs. Valid UTF-8 is UTF-8, but for a few characters that happen to be common words
    in GB18030 (通 is a valid pair of UTF-8, too), or control characters that are a half of others in UTF-16.
    """
    valid = _is_utf8(data)
    if valid and not data.translate(None, _NO_CONTROLS):
        return ["gb18030"] if _looks_like_short_gb(data) else ["utf-8"]
    samples = _samples(data)
    trials = [_try(samples, name) for name in (("utf-8",) if valid else ("utf-8", "gb18030", "big5"))]
    trials += [trial for trial in _try_utf16(data) if trial.score >= _UTF16_FLOOR]
    best, *others = sorted(trials, key=lambda trial: -trial.score)
    near = [trial for trial in others if trial.score >= best.score - 1 and not trial.hopeless]
    return [best.encoding, *(trial.encoding for trial in near)]


def utf16_order(data: bytes) -> str:
    """Choose between "utf-16-le" and "utf-16-be" by which reads better."""
    return max(_try_utf16(data), key=lambda trial: trial.score).encoding


def choose_big5(data: bytes) -> str:
    """Choose between code page 950 (Taiwan) and Big5-HKSCS (Hong Kong) by a sample."""
    samples = _samples(data)
    cp950, hkscs = ([charsets.read(piece, encoding) for piece in samples] for encoding in BIG5_FAMILY)
    bad, bad_hkscs = (sum(len(reading.bad) for reading in readings) for readings in (cp950, hkscs))
    exceptions, fewer = (sum(len(reading.exceptions) for reading in readings) for readings in (cp950, hkscs))
    better = charsets.clearly_fewer(bad_hkscs, bad) if bad else not bad_hkscs and fewer < exceptions
    return BIG5_FAMILY[better]


class _Trial(NamedTuple):
    """What a sample was like in one encoding: about 2 for running Chinese, 1 for ASCII, below 0 for no text."""

    encoding: str
    score: float
    hopeless: bool


def _try(samples: list[bytes], encoding: str) -> _Trial:
    wide = encoding in UTF16
    total = width = 0.0
    bad = 0
    for piece in samples:
        reading = charsets.read(piece, "big5hkscs" if encoding == "big5" else encoding)
        bad += len(reading.bad)
        for character, count in Counter(reading.text).items():
            size = count * (2 if wide or character >= "\x80" else 1)
            total += (_weight(character) + (_VALID if encoding == "utf-8" and character >= "\x80" else 0)) * size
            width += size
        for _, length in reading.bad:
            total += _BAD_BYTE * length
    hopeless = bad > max(2, sum(map(len, samples)) // 250)
    return _Trial(encoding, total / width if width else 0.0, hopeless)


def _try_utf16(data: bytes) -> list[_Trial]:
    quarters = [len(data) * quarter // 4 & ~1 for quarter in range(4)]
    samples = [data[start : start + _SAMPLE] for start in quarters] if len(data) > 4 * _SAMPLE else [data]
    return [_try(samples, name) for name in UTF16]


def _samples(data: bytes) -> list[bytes]:
    """Cut up to four pieces, each begun where a character begins, and no two the same.

    That is at the first byte that is not ASCII after a line feed (which is never the second byte of a character).
    """
    if len(data) <= 4 * _SAMPLE:
        return [data]
    starts = []
    for quarter in range(4):
        line = data.find(b"\n", len(data) * quarter // 4) + 1 if quarter else 0
        found = _NOT_ASCII.search(data, line)
        starts.append(found.start() if found else line)
        if not found:
            break
    return [data[start : start + _SAMPLE] for start in dict.fromkeys(starts)]


@cache
def _weight(character: str) -> float:
    """Say what one character speaks for a reading."""
    if character < "\x80":
        return -4.0 if character in _CONTROLS else 1.0
    if character in _frequent():
        return 3.0
    if character in _ordinary():
        return 0.5
    if character == REPLACEMENT:
        return 0.0  # counted by its bytes
    if "\u4e00" <= character <= "\u9fff":
        return -1.5
    if "\uff01" <= character <= "\uff5e":
        return 1.0
    if "\xa0" <= character <= "\u33ff":  # letters of other scripts, symbols
        return -1.0
    return -3.0  # Hangul, private use, unassigned, beyond the basic plane


@cache
def _frequent() -> frozenset[str]:
    return frozenset(_FREQUENT + _PUNCTUATION)


@cache
def _ordinary() -> frozenset[str]:
    """Give the first levels of GB 2312 (3,755 characters) and Big5 (5,401): what ordinary text is written with."""
    gb = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    big5 = bytes(byte for lead in range(0xA4, 0xC7) for trail in trails for byte in (lead, trail))
    return frozenset(gb.decode("gb2312", "ignore") + big5.decode("big5", "ignore"))


def _looks_like_short_gb(data: bytes) -> bool:
    """Whether a few bytes that are valid UTF-8 (Latin, Greek, Cyrillic …) are all common words in GB18030."""
    sample = data.decode("utf-8")[:_SAMPLE]
    if max(sample, default="") >= "\u0800":  # Han and much else: most texts
        return False
    foreign = [character for character in sample if character >= "\x80"]
    if not foreign or len(foreign) > 24:
        return False
    reading = charsets.read(data, "gb18030")
    han = {character for character in reading.text if character >= "\x80"}
    return not reading.bad and len(han) > 1 and han <= _ordinary() and 2 * len(han & _frequent()) >= len(han)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
