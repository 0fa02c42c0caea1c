"""Running heads and what they are made of: dates, days of the week, page numbers, issues, names of papers and sections.

Lines are given with full-width forms folded to ASCII.
"""

import re

from .words import one_of

DIGIT = "0-9〇零一二三四五六七八九十百"
DATE = re.compile(
    rf"(?:公元|中華民國|民國|农历)?[{DIGIT}]{{2,4}}\s*[年./-]\s*[{DIGIT}]{{1,3}}\s*[月./-]\s*[{DIGIT}]{{1,3}}\s*日?(?![{DIGIT}])"
    r"|(?<![0-9])[01]?[0-9]月[0-3]?[0-9]日"
)
WEEKDAY = re.compile("(?:星期|周|週|礼拜)[一二三四五六日天]")
TIME = re.compile(r"(?<![0-9])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[!-~]+", re.ASCII)
_PAGE = re.compile(
    rf"第?\s*[A-Z]?[{DIGIT}]{{1,3}}\s*(?:版|頁|页)|(?<![A-Za-z0-9])[A-Z][0-9]{{1,2}}(?![0-9A-Za-z])"
    r"|(?i:page)\s*[0-9]+(?:\s*of\s*[0-9]+)?"
)
_ISSUE = re.compile(
    rf"(?:总|總)?第\s*[{DIGIT}]+\s*期|今(?:日|天)\s*(?:共\s*)?[{DIGIT}]+\s*(?:版|张)|(?:农历|農曆)\S+"
    "|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\\S*"
    rf"|(?:国内统一|國內統一)?(?:连续出版物|刊)号\s*:?\s*(?:CN)?\s*[0-9-]+(?:/\w+)?|邮发代号\s*:?\s*[0-9-]+"
    "|(?:CN|ISSN)\\s*[0-9]+-[0-9X]+(?:/\\w+)?"
)
_PAPERS = """
日报 晚报 早报 时报 商报 周报 快报 晨报 都市报 导报 新报 青年报 科技报 法制报 法治报 政协报 工人报 农民报 日報 晚報
早報 時報 週報 商報 晨報 新報 導報 周刊 週刊 新闻网 新聞網 在线 频道 客户端
"""
_PAPER = re.compile(f"《?[\u4e00-\u9fff]{{1,9}}(?:{one_of(_PAPERS)}|[报報网網](?![\u4e00-\u9fff]))》?")
_LATIN_PAPER = re.compile(
    r"[A-Z]+(?: [A-Z]+){0,4}(?: ?(?:RI|WAN|CHEN|ZAO|SHI|ZHOU|SHANG|KUAI) ?BAO"
    r"| (?:DAILY|NEWS|TIMES|POST|WEEKLY|HERALD))(?: [A-Z]?[0-9]{1,2})?",
    re.IGNORECASE,
)
_PARTS = (("mail", MAIL), ("date", DATE), ("time", TIME), ("weekday", WEEKDAY), ("page", _PAGE), ("issue", _ISSUE))
# The head of a dispatch on a line of its own: 云川日报1月5日讯.
_DISPATCH = re.compile("[讯訊电電][)】\\]〕]?$")
_BETWEEN = re.compile(r"[\s:|/·,()《》「」〈〉【】\[\]—–-]+")
_PROSE = re.compile("[。，！？”]")
_NUMBER_AND_SECTION = re.compile(
    r"(?P<number>[0-9]{1,2})\s+(?:\|\s*)?[\u4e00-\u9fff·]{2,6}|[\u4e00-\u9fff·]{2,6}\s+(?:\|\s*)?(?P<last>[0-9]{1,2})"
)
_NUMBER_AT_EDGE = re.compile(r"[0-9]{1,2}\s|.*(?<![0-9])[0-9]{1,2}$")
_NUMBER_ALONE = re.compile(r"(?:^|\s)[A-Z]?[0-9]{1,2}(?:\s|$)")
_LATIN_WORD = re.compile("[A-Za-z]{2}")
_LONGEST_WORD = 6
_MOST_WORDS = 3


def masthead(line: str) -> tuple[str, str] | None:
    """The type of furniture and the certainty of a line that is a running head, or None.

    A running head has a page or a date, and beside it little but the paper's and the section's names.
    """
    if _DISPATCH.search(line):
        return None
    if line in ("专栏:", "專欄:"):
        return "page-header", "medium"
    if _LATIN_PAPER.fullmatch(line):
        return "page-header", "high" if line.isupper() else "medium"
    rest, kinds = line, set[str]()
    for kind, pattern in _PARTS:
        rest, count = pattern.subn(" ", rest)
        if count:
            kinds.add(kind)
    rest, papers = _PAPER.subn(" ", rest)
    words = [word for word in _BETWEEN.split(rest) if word]
    if len(words) > _MOST_WORDS or max(map(len, words), default=0) > _LONGEST_WORD or _PROSE.search(line):
        return None
    return _judge(kinds, len(words), line, paper=papers > 0)


def _judge(kinds: set[str], words: int, line: str, *, paper: bool) -> tuple[str, str] | None:
    few = words <= _MOST_WORDS - 1
    high = ("page" in kinds and ("date" in kinds or paper)) or (
        few and "date" in kinds and ("weekday" in kinds or paper)
    )
    high = high or (few and paper and " " in line and _NUMBER_AT_EDGE.match(line) is not None)
    if high or ("issue" in kinds and (not words or paper or kinds & {"date", "weekday"})):
        return "page-header", "high"
    if "mail" in kinds and paper and few:
        return "contact", "high"
    if few and not _LATIN_WORD.search(line) and ("page" in kinds or ("date" in kinds and _NUMBER_ALONE.search(line))):
        return "page-header", "low" if kinds == {"page"} and not words and "版" not in line else "medium"
    section = _NUMBER_AND_SECTION.fullmatch(line)
    if section:  # 04 要闻; but 16 进制
        return "page-header", "medium" if "|" in line or (section["number"] or section["last"])[0] == "0" else "low"
    return ("page-header", "low") if paper and not words and not kinds else None
