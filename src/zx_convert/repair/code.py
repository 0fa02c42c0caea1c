"""Lines of programs and their data, whose marks are part of the language: statements, queries, records, patterns."""

from zx_convert.text.patterns import regex

# A record or rule of a program by itself: {"名称": "测试"}, h1 { font-family: "宋体"; }.
_RECORD = regex(r"[^。，{}]{0,40}\{\s*[\"'A-Za-z][^。{}:;]*[:;][^。{}]*\}[;,]?\s*")
_NAME = r"[A-Za-z_$][\w$.]*(?:\[[^\[\]]*\])?"
# "姓名": "小满",
_PAIR = r"[\"'][^\"'。，]+[\"']\s*:\s*(?:[\"'\[{].*|[0-9a-z.]+,?)"
_STATEMENT = (
    r"(?:const|let|var|static|public|private|final|unsigned|char|int|float|double|String|auto|return|import|from|def|class"
    r"|print|elif|else|while|for|if|with|try|except|echo|export|sudo|function)\s[^。，]*[=;({:\"']\s*[^。，]*[;{}):\"',]"
)
_ASSIGNED = rf"{_NAME}\s*(?:[+*/|&-]?=|:=)\s*[^。，=][^。，]*[;)\]\"'}}]"
_QUERY = (
    r"(?:SELECT\s.+\sFROM\s|INSERT\s+INTO\s|UPDATE\s.+\sSET\s|DELETE\s+FROM\s|CREATE\s+TABLE\s|ALTER\s+TABLE\s)[^。，]+"
)
_FORMULA = r"=[A-Z]+\(.*\)"
_LINE = regex(rf"\s*(?:{_PAIR}|{_STATEMENT}|{_QUERY}|{_FORMULA}|{_ASSIGNED})\s*")
# Marks without which no line is code.
_SIGNS = frozenset("=;{\"'")


def is_code(text: str) -> bool:
    """Whether a line is of a program, or data for one.

    >>> is_code('"姓名": "小满",'), is_code('char *s = "你好, 世界";'), is_code("INSERT INTO 桥 VALUES ('石桥', 1902);")
    (True, True, True)
    >>> is_code('他说:"来了,走吧"'), is_code("GDP=100亿元,增长5%")
    (False, False)
    """
    if _SIGNS.isdisjoint(text):
        return False
    return ("{" in text and _RECORD.fullmatch(text) is not None) or _LINE.fullmatch(text) is not None
