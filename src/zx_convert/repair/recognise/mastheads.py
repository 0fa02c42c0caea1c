"""Running heads and what they are made of: dates, days of the week, page numbers, issues, names of papers and sections.

Lines are given with full-width forms folded to ASCII.
"""

import re

from zx_convert.text.characters import LETTER
from zx_convert.text.dates import HAN_WEEKDAY
from zx_convert.text.patterns import regex

from .alphabet import LISTED, LISTED_AGENCY
from .words import one_of

DIGIT = "0-9〇○零一二三四五六七八九十百廿卅"
DATE = regex(
    rf"(?:公元|中華民國|民國|民国|农历)?[{DIGIT}]{{2,4}}\s*[年./·-]\s*[{DIGIT}]{{1,3}}\s*[月./·-]\s*[{DIGIT}]{{1,3}}\s*日?(?![{DIGIT}])"
    r"|(?<![0-9])[01]?[0-9]月[0-3]?[0-9]日"
    r"|(?<![A-Za-z])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? [0-3]?[0-9], ?[12][0-9]{3}"
    r"(?![0-9])"
    r"|(?<![0-9])[0-3]?[0-9] (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,? [12][0-9]{3}(?![0-9])",
    re.IGNORECASE,
)
WEEKDAY = regex(
    f"{HAN_WEEKDAY}|(?<![A-Za-z])(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?(?![A-Za-z])",
    re.IGNORECASE,
)
TIME = regex(r"(?:[上下]午)?(?<![0-9])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])")
MAIL = regex(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[!-~]+", re.ASCII)
_PAGE = regex(
    rf"第\s*[A-Z]?[{DIGIT}]{{1,3}}\s*[頁页]|(?<![0-9])[0-9]{{1,3}}\s*[頁页]|(?<![0-9.])第?\s*[A-Z]?[{DIGIT}]{{1,3}}\s*版(?!的)|(?<![A-Za-z0-9])[A-Z][0-9]{{1,2}}(?![0-9A-Za-z.])"
    r"|(?i:page)\s*[0-9]+(?:\s*of\s*[0-9]+)?"
)
_ISSUE = regex(
    rf"(?:总|總)?第\s*[{DIGIT}]+\s*[期号號]|(?:今(?:日|天)(?:本报|本報)?|本期|本报今日)\s*(?:共\s*)?[{DIGIT}]+\s*(?:版|张)|(?:农历|農曆)\S+"
    "|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\\S*"
    r"|(?:国内统一|國內統一)?(?:连续出版物|刊)号\s*:?\s*(?:CN)?\s*[0-9-]+(?:/\(?\w+\)?)?|(?:本报)?国内统一(?:连续出版物|刊)号|(?:邮发|邮局订阅)?代号\s*:?\s*[0-9]+[-—–][0-9]+"
    "|(?:CN|ISSN)\\s*[0-9]+-[0-9X]+(?:/\\(?\\w+\\)?)?"
)
# It may head a part of a text as well: 第1期, 农历二月十三.
_HEADS_A_PART = regex(
    rf"第\s*[{DIGIT}]{{1,3}}\s*[期号號]"
    "|(?:农历|農曆|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)\\S*[初十廿][一二三四五六七八九十]"
)
_PAPERS = """
日报 晚报 早报 时报 商报 周报 快报 晨报 都市报 导报 新报 青年报 科技报 法制报 法治报 政协报 工人报 农民报 日報 晚報
早報 時報 週報 商報 晨報 新報 導報 周刊 週刊 特刊 专刊 專刊 增刊 周末版 星期刊 侨报 僑報 画报 畫報 新闻网 新聞網
传媒 傳媒 融媒 通讯 通訊 导刊 在线 频道 客户端 晚刊 旬报 旬報 周讯 週訊 校讯 校訊
"""
# 云川报, 云川网; but 天气预报, 会议公报, 互联网.
_SHORT_END = (
    "(?:(?<![预預情海电電举舉通警简簡喜捷申上填播呈战戰财財回瞒漏密研墙牆壁板抄登见])(?<!(?<!文)[汇匯])(?<![议議合会會计計闻聞]公)[报報]"
    "|(?<![上联聯电電水路球入渔天铁管全落撒织漏触罗蛛情桥橋道线線管])[网網])"
)
_PAPER = regex(
    f"《?(?:{LETTER}{{2,6}}·)?(?:{LETTER}{{1,9}}{one_of(_PAPERS)}(?:社|\\s?(?:数字报|电子報|电子版|電子版|电子报))?"
    f"|(?![从從到在由]){LETTER}{{1,6}}{_SHORT_END}(?!{LETTER}))》?|《?{LISTED_AGENCY}》?"
)
# What a name of a paper must have.
_OF_PAPER = regex(f"[{''.join({word[-1] for word in _PAPERS.split()})}报報网網{LISTED}]")
_LATIN_PAPER = regex(
    r"[A-Z]+(?: [A-Z]+){0,4}(?: ?(?:RI|WAN|CHEN|ZAO|SHI|ZHOU|SHANG|KUAI) ?BAO"
    r"| (?:DAILY|NEWS|TIMES|POST|WEEKLY|HERALD|TRIBUNE|JOURNAL|GAZETTE|CHRONICLE|EXPRESS|OBSERVER|WEI PO|KUNG PAO|BAO))"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
# The sound of a section's or paper's name: SHI ZHENG.
_PINYIN = regex(
    "(?<![A-Za-z])(?:(?:(?:[BPMFDTNLGKHJQXRZCSYW]|ZH|CH|SH)?(?:[AEIOU]{1,3}|V)(?:NG|N|R)?){1,4} ?){1,5}(?![A-Za-z])"
)
_PRICED = one_of("本报 定价 零售价 零售 售价 月价 年价 全年 半年 每月 每季 每份 报价 订价 订阅")
PRICE = regex(
    rf"(?>{_PRICED})++\s*:?\s*(?:每份\s*)?(?:人民币)?(?:[0-9.]+元|[一二三四五六七八九十百千]+元|[0-9一二三四五六七八九十]+[角分])(?:/?[份月年季])?"
)
_PRICED_AT_END = regex(r"[0-9]元\s*$")
_SECTIONS = """
要闻 要聞 综合 時政 时政 国际 國際 国内 國內 港聞 焦點 经济 經濟 财经 財經 体育 體育 文化 副刊 社会 社會 民生 教育
健康 法治 科技 理论 评论 時評 时评 专题 专版 特刊 公告 政协 人大 党建 文旅 农业 三农 生活 影像 视觉 读书 人物 都市
地方 本地 深度 关注 新闻 综合新闻 要闻版 金融 证券 房产 汽车 旅游 军事 基层 社区 企业 市场 消费 时局 观点 言论 图片
广告 娱乐 港澳 两岸 兩岸 新聞 地方新聞 綜合 綜合新聞 評論 言論 生活版 地方版 鄉土 文教 醫療 影劇 產業
"""
_SECTION = one_of(_SECTIONS)
_GLUED_SECTION = regex(rf"[A-Z]?[0-9]{{1,2}}\s*[·|]?\s*{_SECTION}|{_SECTION}\s*[·|]?\s*[A-Z]?[0-9]{{1,2}}")
_PARTS = (
    ("mail", MAIL),
    ("latin", _LATIN_PAPER),
    ("date", DATE),
    ("time", TIME),
    ("weekday", WEEKDAY),
    ("issue", PRICE),
    ("issue", _ISSUE),
    ("page", _PAGE),
    ("paper", _PAPER),
)
# The head of a dispatch on a line of its own: 云川日报1月5日讯.
_DISPATCH = regex("(?<![通资資])[讯訊电電][)】\\]〕]?$")
_BETWEEN = regex(rf"(?:[\s:|/,()《》「」〈〉【】\[\]—–-]|·(?!{LETTER})|(?<!{LETTER})·)+")
_PROSE = regex("[。，！？”]")
# Words of a sentence that ends in a paper's name and day: 这条消息刊登在《云岭日报》2021年9月6日第3版.
_SAYS = regex("[的了是]|[在于]$")
# 2024.3.12 于云川, and the end of a sentence of half width.
_WRITTEN = regex(rf"(?<![发發][表布])[于於]{LETTER}{{2,6}}$|[)\]0-9A-Za-z版]\.$")
_CLAUSE = regex(f"(?<={LETTER}{{2}}),(?=\\w)|[,;]$|(?<![栏欄]):$|[见見]本[报報]")
_NUMBER_AND_SECTION = regex(
    rf"(?P<number>[0-9]{{1,2}})\s+(?:\|\s*)?(?:{LETTER}|·){{2,6}}|(?:{LETTER}|·){{2,6}}\s+(?:\|\s*)?(?P<last>[0-9]{{1,2}})"
)
_SECTION_AT_END = regex(f"^{_SECTION}|{_SECTION}$")
# 副刊·芦笛: a section and its own name.
_NAMED_SECTION = regex(rf"{_SECTION}·{LETTER}{{1,6}}")
_SECTION_ALONE = regex(f"(?:{_SECTION})+")
_YEAR = regex(rf"(?:[{DIGIT}]{{4}}|[民国國]{{2}}[{DIGIT}]{{2,3}})\s*[年./-]|[12][0-9]{{3}}")
_YEAR_ALONE = regex(f"[{DIGIT}]{{4}}年?")
_HALF_DAY = regex("[上下]午(?![0-9])|晚上|凌晨")
_DOUBLE_PAGE = regex(r"(?<![0-9])[01][0-9][-—~/][01][0-9](?![0-9])")
_NUMBER_AT_EDGE = regex(r"[0-9]{1,2}\s|.*(?<![0-9])[0-9]{1,2}$")
_NUMBER_ALONE = regex(r"(?:^|\s)[A-Z]?[0-9]{1,2}(?:\s|$)")
_SKY = regex("晴|[阴陰]|多[云雲]|[小中大暴]?[雨雪]|有?[雾霧]|微?[风風]")
# The edition of a book.
_EDITION = regex(rf"》\s*\(?第\s*[{DIGIT}]+\s*版|第\s*[{DIGIT}]+\s*版\s*《")
_DECREE = regex(rf"第\s*[{DIGIT}]+\s*[号號]")
# The name of a section in two scripts: 财经周末 FINANCE WEEKEND.
_IN_TWO_SCRIPTS = regex(rf"(?:{LETTER}|·){{2,6}}\s+[A-Z]{{3,}}(?:\s+[A-Z&]+){{0,3}}")
_DATE_AND_SECTION = regex(rf"(?:{DATE.pattern})\s*[|/·\s]\s*(?:{LETTER}|·){{2,7}}")
_NUMBERED_PAGE = regex(rf"第\s*[A-Z]?[{DIGIT}]{{1,3}}\s*[版頁页]")
_LATIN_WORD = regex("[A-Za-z]{2}")
# 青芷发布 2025年4月18日 07:15, below the headline of an account.
_ACCOUNTS = ("发布", "發布", "融媒", "在线", "观察", "传媒", "之声")
# 县政协十届三次会议大会发言材料之七
_OF_SPEECHES = regex(f"{LETTER}{{4,30}}发言(?:材料)?(?:之[{DIGIT}]{{1,3}}|\\([{DIGIT}]{{1,3}}\\))")
# Made of words for sections, but what stands above a picture.
_HEADS_PICTURE = frozenset({"图片新闻", "圖片新聞"})
# 第 8 期   葛明远 等:渡口考   ·13·: issue and page at the two edges of a journal's line.
_OF_JOURNAL = regex(
    r"第\s*[0-9]{1,3}\s*期\s.{2,60}\s[·•—-]\s*[0-9]{1,4}\s*[·•—-]|[·•—-]\s*[0-9]{1,4}\s*[·•—-]\s.{2,60}\s第\s*[0-9]{1,3}\s*期"
)
# 《青溪文史资料》第十五辑      ·89·: a title and a page between dots, far apart; 江州文史 · 二〇二五年第二期.
_TITLE_AND_PAGE = regex(
    rf"[^。，！？；:]{{2,30}}\s{{2,}}[·•]\s*[0-9]{{1,4}}\s*[·•]|[·•]\s*[0-9]{{1,4}}\s*[·•]\s{{2,}}[^。，！？；:]{{2,30}}"
    rf"|《?{LETTER}{{2,12}}》?\s*·\s*[{DIGIT}]{{4}}年\s*(?:总第|第)\s*[{DIGIT}]{{1,4}}\s*[期辑輯卷]"
)
_LETTERSPACED = regex(rf"(?<!\S){LETTER}(?:\s{{1,4}}{LETTER}){{2,8}}(?!\S)")
# Arabic, Mongolian and Tibetan letters.
_OTHER_SCRIPTS = regex("[\u0600-\u06ff\u0f00-\u0fff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefe]+")
_SURE_ENDS = "报報"
# 柳湾报 4 委员之声; but 柳湾报 1 一等奖, 柳湾报 5 份起订.
_NAMES_SECTION = regex(f"(?![一二三四五六七八九十份名个個件篇次期张張])(?:{LETTER}|·){{2,6}}$")
_ENDS_OF_PAPERS = ("周末", "週末", "新闻", "新聞", "时讯", "融媒")
_LONGEST_WORD = 7
_LONGEST_NAME = 14
_MOST_WORDS = 3


def masthead(line: str) -> tuple[str, str] | None:
    """The type of furniture and the certainty of a line that is a running head, or None.

    A running head has a page or a date, and beside it little but the paper's and the section's names.
    """
    if _PROSE.search(line) or _CLAUSE.search(line) or _DISPATCH.search(line[-3:]) or _WRITTEN.search(line):
        return None
    if _OF_JOURNAL.fullmatch(line) or _TITLE_AND_PAGE.fullmatch(line):
        return "page-header", "high"
    if line in ("专栏:", "專欄:") or _OF_SPEECHES.fullmatch(line):
        return "page-header", "medium"
    line, others = _OTHER_SCRIPTS.subn(" ", line.replace("▪", "·"))
    if others and _PAPER.search(line) and _are_few(_words(_parts(line)[0])):  # the paper's name in two scripts
        return "page-header", "high"
    line = _LETTERSPACED.sub(lambda word: "".join(word[0].split()), line)  # 江 城 日 报
    rest, kinds = _parts(line)
    words = _words(rest)
    if _PRICED_AT_END.search(rest):  # the entries of a list of events
        return None
    if {"date", "page"} <= kinds:  # Journal Chinois d'Europe
        words = [word for word in words if not word.isascii()]
    # The name of a bulletin beside its issue and page may be long.
    names = [word for word in words if not _YEAR_ALONE.fullmatch(word)] if {"page", "issue"} <= kinds else []
    named = len(names) == 1 and len(names[0]) <= _LONGEST_NAME
    # Beside the paper, its day and its page the name of a special may be long: 2024两会特别报道.
    special = {"date", "page", "paper"} <= kinds and len(words) < _MOST_WORDS
    named = named or (special and max(map(len, words), default=0) <= _LONGEST_NAME)
    if not (named or _are_few(words)) or any(map(_SAYS.search, words)):
        return None
    found = _judge(kinds, words, line)
    return ("page-header", found) if found else _of_other_type(kinds, words, line)


def is_running_head(line: str) -> bool:
    """Whether the beginning of a line is a running head that tells a page, a date or the paper."""
    found = masthead(line)
    return found is not None and found[0] == "page-header"


def is_section(text: str) -> bool:
    """Whether a line is made of names of sections: 经济·金融."""
    return text not in _HEADS_PICTURE and all(map(_SECTION_ALONE.fullmatch, text.split("·")))


def leaves_few_words(line: str) -> bool:
    """Whether beside the parts of a running head there is little, such as the name of a section."""
    return _are_few(_words(_parts(line)[0]))


def without_masthead_parts(line: str) -> str:
    """The line without dates, days, times, pages, issues, addresses of the net and names of papers."""
    return _parts(line)[0]


def _words(rest: str) -> list[str]:
    return [word for word in _BETWEEN.split(rest) if word and not word.isdecimal()]


def _are_few(words: list[str]) -> bool:
    lengths = [len(part) for word in words for part in word.split("·")]  # 农事·市场·科技
    return len(words) <= _MOST_WORDS and max(lengths, default=0) <= _LONGEST_WORD


def _parts(line: str) -> tuple[str, set[str]]:
    rest, kinds = line, set[str]()
    for kind, pattern in _PARTS:
        if pattern is _PAPER and not _OF_PAPER.search(rest):
            continue
        rest, count = pattern.subn(" ", rest)
        if count:
            kinds.add("issues" if kind == "issue" and (count > 1 or kind in kinds) else kind)
    if kinds & {"paper", "date", "page"}:
        rest, count = _PINYIN.subn(" ", rest)
        if count:
            kinds.add("sound")
    return rest, kinds


def _judge(kinds: set[str], words: list[str], line: str) -> str:
    """How surely a line of these kinds of part and these words is a running head: "high", "medium", "low" or ""."""
    if (
        kinds and words and all(map(_SKY.fullmatch, words)) and "page" not in kinds
    ):  # 2024年3月5日 星期二 晴, in a diary
        return "low"
    if _HEADS_A_PART.fullmatch(line):
        return "low"
    if _EDITION.search(line) and not kinds & {"date", "paper"}:
        return ""
    if _is_sure(kinds, words, line):
        return "high"
    if not words and "latin" in kinds:
        return "high" if line.upper() == line else "medium"
    if _GLUED_SECTION.fullmatch(line):
        return "medium"
    section = _NUMBER_AND_SECTION.fullmatch(line)
    if section and "page" not in kinds:  # 04 要闻; but 16 进制
        return "medium" if "|" in line or _opens_with_section(section) else "low"
    if _IN_TWO_SCRIPTS.fullmatch(line) or _numbers_a_section(line):
        return "low"
    if any(_LATIN_WORD.search(word) for word in words):
        return ""
    return _of_page_or_date(kinds, words, line)


def _is_sure(kinds: set[str], words: list[str], line: str) -> bool:
    few, paper = len(words) < _MOST_WORDS, bool(kinds & {"paper", "latin"})
    if "page" in kinds and ("date" in kinds or paper):
        return True
    if few and "date" in kinds and paper:
        return True
    if few and paper and " " in line and (_NUMBER_AT_EDGE.match(line) or _DOUBLE_PAGE.search(line)):
        return True
    if few and paper and "sound" in kinds:
        return True
    beside = not words or paper or bool(kinds & {"date", "weekday", "issues"})
    return bool(kinds & {"issue", "issues"}) and beside and not _DECREE.fullmatch(line.strip("()[]〔〕"))


def _opens_with_section(found: re.Match[str]) -> bool:
    """Whether a page of two figures has the name of a section beside it: 04 要闻; but 01 算账 numbers a part."""
    number = found["number"] or found["last"]
    return number[0] == "0" and _SECTION_AT_END.search(found.group().strip("0123456789 |")) is not None


def _numbers_a_section(line: str) -> bool:
    """Whether a line is the name of a paper, that of a section and a page: 今日云川 2 综合新闻."""
    words = line.split()
    if len(words) != 3 or max(map(len, words)) > _LONGEST_WORD:
        return False
    numbers = [word for word in words if word.isdecimal() and len(word) <= 2]
    named = any(word.startswith("今日") or word.endswith(_ENDS_OF_PAPERS) or _PAPER.fullmatch(word) for word in words)
    if len(numbers) != 1 or not named:
        return False
    if any(map(is_section, words)):
        return True
    of_paper = _PAPER.fullmatch(words[0]) is not None and words[0][-1] in _SURE_ENDS
    return of_paper and words[1].isdecimal() and _NAMES_SECTION.match(words[2]) is not None


def is_lettered(line: str) -> bool:
    """Whether a line opens with a letter and a figure, as pages of sections do, and the items of some lists."""
    return _LETTERED.match(line) is not None


def tells_a_day(line: str) -> bool:
    """Whether a line tells a day, with its weather or the place, and nothing of a paper."""
    rest, kinds = _parts(line)
    return kinds <= {"date", "weekday", "issue", "time"} and len(_words(rest)) <= 1 and "期" not in line[-1:]


_LETTERED = regex("[A-Z]-?[0-9]{1,2}(?![0-9])")
# A page and a name beside it: B2 深读, 第3版 芦笛.
_NAME_BESIDE = f"(?:{LETTER}|[·/、()]|\\s(?=\\S)){{2,16}}"
_PARTED_PAGE = regex(
    rf"(?:{_PAGE.pattern})(?:-[0-9]{{1,2}})?(?:[\s·|]+|(?=\()){_NAME_BESIDE}:?|{_NAME_BESIDE}(?:[\s·|]+|(?=第))(?:{_PAGE.pattern})(?:-[0-9]{{1,2}})?"
)


def _tells_an_event(words: list[str], line: str) -> bool:
    """Whether a day without its year has something beside it that is no section: 1月25日(星期四)下午 会议闭幕."""
    others = [word for word in words if not _SECTION_ALONE.fullmatch(word)]
    return bool(others) and (_YEAR.search(line) is None or _HALF_DAY.search(line) is not None)


def _of_page_or_date(kinds: set[str], words: list[str], line: str) -> str:
    few = len(words) < _MOST_WORDS
    if {"date", "weekday"} <= kinds and _YEAR.search(line) and _NUMBER_AT_EDGE.match(line):
        section = len(words) == 1 and _SECTION_ALONE.fullmatch(words[0])
        if section or len(words) == 2:  # 02 综合新闻 2023年11月28日 星期二, 今日棠溪 2023年11月28日 星期二 镇街新闻 04
            return "high"
    if {"date", "weekday"} <= kinds and few and not _tells_an_event(words, line):  # a programme has such lines too
        return "" if "time" in kinds or len(DATE.findall(line)) > 1 else "low"
    if kinds == {"page"} and words and not all(map(_SECTION_ALONE.fullmatch, words)):
        return "medium" if _PARTED_PAGE.fullmatch(line) else ""  # 第3版修订, A4纸 两包, 页数：212页
    if "page" in kinds and (few or _NUMBERED_PAGE.search(line)):
        return "low" if kinds == {"page"} and not words and "版" not in line else "medium"
    if few and "date" in kinds and _NUMBER_ALONE.search(line):
        return "medium"
    if len(words) == 1 and _DATE_AND_SECTION.fullmatch(line):  # 3月15日 文史天地
        return "low"
    return "low" if kinds == {"paper"} and all(map(_NAMED_SECTION.fullmatch, words)) else ""


def _of_other_type(kinds: set[str], words: list[str], line: str) -> tuple[str, str] | None:
    if "mail" in kinds and len(words) < _MOST_WORDS and ("paper" in kinds or not words):
        return "contact", "high"
    account = len(words) == 1 and words[0].endswith(_ACCOUNTS)
    if {"date", "time"} <= kinds and (account or not words) and "weekday" not in kinds:  # when a web page was published
        return "source", "medium" if account else "low"
    if kinds == {"date"} and not words and line.isascii():  # 2024-05-09
        return "source", "low"
    if kinds == {"date"} and not words and _YEAR.match(line):  # below the name of the paper; below a text it signs that
        return "page-header", "lowest"
    return None
