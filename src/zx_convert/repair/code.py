"""Lines of programs and their data, whose marks are part of the language: statements, queries, records, patterns."""

from zx_convert.text.characters import HAN
from zx_convert.text.patterns import regex

# A record or rule of a program by itself: {"名称": "测试"}, h1 { font-family: "宋体"; }.
_RECORD = regex(r"[^。，{}]{0,40}\{\s*[\"'A-Za-z][^。{}:;]*[:;][^。{}]*\}[;,]?\s*")
_NAME = r"[A-Za-z_$][A-Za-z0-9_$.]*(?:\[[^\[\]]*\])?"
_TEXT = """(?:"[^"。]*"|'[^'。]*')"""
# "姓名": "小满", with the comma of the next one behind it; without it somebody speaks.
_PAIR = rf"{_TEXT}\s*:\s*(?:{_TEXT}|-?[0-9.]+|true|false|null|[\[{{])\s*,"
# {"code": 0, "data": [{"姓名": "小满"}]}
_DATA = regex(r"[\[{](?=[^。]*\"[^\"。]*\"\s*:)[^。]*[\]}][,;]?|\[\[?\s*(?:'[^'。]*'|\"[^\"。]*\")\s*,[^。]*\]")
_COMMENT = regex(r"(?<=[:;{})\]])\s+(?:#|//)\s.*$")
_STATEMENT = (
    r"(?:const|let|var|static|public|private|final|unsigned|char|int|float|double|String|auto|return|import|from|def|class"
    r"|print|elif|else|while|for|if|with|try|except|echo|export|function)\s[^。，]*[=({\"'][^。，]*[;{}):\"',]"
)
# What is given to a name: a text, a number, a call, and no words of Han outside of texts.
_PLAIN = rf"(?:{_TEXT}|[^\"'。，；：{HAN}])"
_ASSIGNED = rf"{_NAME}\s*(?:[+*/|&-]?=|:=)\s*(?={_TEXT}|[A-Za-z0-9_\[({{-]){_PLAIN}+[;)\]\"'}}]"
_QUERY = (
    r"(?:SELECT\s.+?\sFROM\s|INSERT\s+INTO\s|UPDATE\s.+?\sSET\s|DELETE\s+FROM\s|(?:CREATE|ALTER)\s+TABLE\s)[^。，]+"
)
_FORMULA = r"=[A-Z]+\(.*\)"
_LINE = regex(f"{_PAIR}|{_STATEMENT}|{_QUERY}|{_FORMULA}|{_ASSIGNED}")
# Marks without which no line is code.
_SIGNS = frozenset("=;{\"'")
_LONGEST = 300


def is_code(text: str) -> bool:
    """Whether a line is of a program, or data for one.

    >>> is_code('"姓名": "小满",'), is_code('char *s = "你好, 世界";'), is_code("INSERT INTO 桥 VALUES ('石桥', 1902);")
    (True, True, True)
    >>> is_code('他说:"来了,走吧"'), is_code("BMI=体重/身高的平方(成人)"), is_code('"小王":"你吃了吗?"')
    (False, False, False)
    """
    if len(text) > _LONGEST or _SIGNS.isdisjoint(text):
        return False
    line = _COMMENT.sub("", text.strip())
    if not line:
        return False
    if line[0] in "{[" and _DATA.fullmatch(line):
        return True
    return ("{" in line and _RECORD.fullmatch(line) is not None) or _LINE.fullmatch(line) is not None
