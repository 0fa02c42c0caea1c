"""Names of files by patterns: what a name says of a text, and names made of what a text says."""

import re
from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

from zx_convert.batch.inputs import Input
from zx_convert.convert.stores import Place
from zx_convert.text.patterns import regex
from zx_convert.text.problem import Problem

PARTS = ("date", "headline", "publication", "issue", "page", "place", "author", "number", "source")
_NO_NAME = "无题"
# So many of one name are told apart by numbers.
MOST = 10_000
# Longest name without its suffix, in bytes: file systems take 255, and a suffix and a number come behind.
_LONGEST = 180
# What Windows forbids, as it stands in Chinese text.
_FORBIDDEN = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
_DEVICES = regex(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_DATE = r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-./_]\d{1,2}[-./_]\d{1,2}|\d{8}"
_FORMS = {"date": _DATE, "issue": r"\d+", "page": r"[A-Za-z]?\d+"}


def check_parts(pattern: str) -> str:
    """A pattern for names of articles. Raises Problem: `empty-pattern`, `bad-pattern`, `broken-pattern`."""
    if not pattern.strip():
        raise Problem("empty-pattern")
    for field in _fields(pattern):
        if field not in PARTS:
            raise Problem("bad-pattern", pattern=pattern, name=field, known=", ".join(PARTS))
    return pattern


def check_metadata(pattern: str) -> str:
    """A pattern that names of files are read by. Raises Problem: `bad-pattern`, `broken-pattern`."""
    from zx_convert.document.metadata import META_FIELDS

    # Creators have roles, which no name of a file gives.
    known = (*(name for name in META_FIELDS if name != "creator"), "*")
    for field in _fields(pattern):
        if field not in known:
            raise Problem("bad-pattern", pattern=pattern, name=field, known=", ".join(known))
    return pattern


def metadata_of(pattern: str, source: Input) -> dict[str, str]:
    """What an input's name says by a pattern; nothing if the name does not fit it. Raises Problem: `bad-pattern`.

    Args:
        pattern: such as `{publication}-{date}-{page}`; `{*}` stands for anything; with `/` the folders count too.
        source: the input.

    >>> from pathlib import Path
    >>> metadata_of("{publication}_{date}_{page}版", Input(Path("云川日报_20260308_03版.txt")))
    {'publication': '云川日报', 'date': '2026-03-08', 'page': '03'}
    >>> metadata_of("{date}/{*}", Input(Path("x/2026年3月8日/要闻.txt"), Path("2026年3月8日")))
    {'date': '2026-03-08'}
    """
    check_metadata(pattern)  # which may come from a file of settings
    found = _read(pattern, source)
    values = {name: text.strip() for name, text in found.groupdict().items() if text.strip()} if found else {}
    if "date" in values:
        values["date"] = _iso(values["date"])
    return values


def fits(pattern: str, source: Input) -> bool:
    """Whether an input's name can be read by a pattern."""
    return _read(pattern, source) is not None


def _read(pattern: str, source: Input) -> "re.Match[str] | None":
    if source.path is None:
        return None
    depth = pattern.count("/")
    parts = str(source.path.parent).replace("\\", "/").split("/")[-depth:] if depth else []
    return _reader(pattern).fullmatch("/".join([*parts, source.path.stem]))


def name_of(pattern: str, values: Mapping[str, str]) -> str:
    """A name that every system takes, without suffix.

    >>> name_of("{date}-{headline}", {"date": "2026-03-08", "headline": "谁在“用水”?"})
    '2026-03-08-谁在“用水”？'
    >>> name_of("{date}-{headline}", {"headline": "con"}), name_of("{headline}", {})
    ('con_', '无题')
    >>> len(name_of("{headline}", {"headline": "水" * 200}).encode())
    180
    """
    return _filled(pattern, values) or _NO_NAME


def path_of(pattern: str, values: Mapping[str, str]) -> str:
    """A path of such names, parted as the pattern is; folders for whose names nothing is known are left out.

    >>> path_of("{publication}/{date}/{headline}", {"date": "2026-03-08", "headline": "上/下"})
    '2026-03-08/上／下'
    """
    *folders, last = pattern.split("/")
    return "/".join([*filter(None, (_filled(folder, values) for folder in folders)), name_of(last, values)])


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    text = pattern.format_map({field: values.get(field, "") for field in _fields(pattern)})
    text = "".join(c if c.isprintable() else " " for c in text).translate(_FORBIDDEN)
    text = " ".join(text.split()).strip(" -_.")
    text = text.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .")
    return f"{text}_" if _DEVICES.match(text) else text


def numbered(path: Place, suffix: str, number: int) -> Place:
    """A place with a number behind its name, for one that is taken.

    >>> from pathlib import Path
    >>> [numbered(Path("甲.txt"), ".txt", number).name for number in (1, 2)]
    ['甲.txt', '甲 (2).txt']
    """
    return path if number == 1 else path.with_name(f"{path.name.removesuffix(suffix)} ({number}){suffix}")


def _fields(pattern: str) -> list[str]:
    try:
        found = [field for field in Formatter().parse(pattern) if field[1] is not None]
    except ValueError as error:
        raise Problem("broken-pattern", pattern=pattern, reason=str(error)) from None
    for _, name, form, conversion in found:
        if form or conversion:  # a name alone stands in braces
            asked = f"!{conversion}" if conversion else f":{form}"
            raise Problem("broken-pattern", pattern=pattern, reason=f"{{{name}{asked}}}")
    return [name or "" for _, name, _, _ in found]


@lru_cache(maxsize=8)
def _reader(pattern: str) -> "re.Pattern[str]":
    parts = []
    seen: set[str] = set()
    for text, field, _, _ in Formatter().parse(pattern):
        parts.append(re.escape(text))
        if field is None:
            continue
        form = _FORMS.get(field, "[^/]+?" if field != "*" else "[^/]*?")
        parts.append(f"(?P={field})" if field in seen else f"(?:{form})" if field == "*" else f"(?P<{field}>{form})")
        seen.add(field)
    return re.compile("".join(parts))


def _iso(date: str) -> str:
    digits = re.findall(r"\d+", date)
    if len(digits) == 1:
        digits = [date[:4], date[4:6], date[6:8]]
    return f"{digits[0]}-{int(digits[1]):02}-{int(digits[2]):02}"
