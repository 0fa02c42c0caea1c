"""Page furniture: running heads, page numbers, editors' lines, addresses, source lines and the links of web pages.

A line is furniture when its parts are all known kinds of part and at least one of them is telling.
"""

import re
from dataclasses import dataclass

from zx_convert.text.characters import half

_DIGIT = "0-9〇零一二三四五六七八九十百"
_DATE = re.compile(
    rf"(?:公元|中華民國|民國|农历)?[{_DIGIT}]{{2,4}}\s*[年./-]\s*[{_DIGIT}]{{1,3}}\s*[月./-]\s*[{_DIGIT}]{{1,3}}\s*日?(?![{_DIGIT}])"
    r"|(?<![0-9])[01]?[0-9]月[0-3]?[0-9]日"
)
_TIME = re.compile(r"(?<![0-9])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])")
_WEEKDAY = re.compile("(?:星期|周|週|礼拜)[一二三四五六日天]")
_PAGE = re.compile(
    rf"第?\s*[A-Z]?[{_DIGIT}]{{1,3}}\s*(?:版|頁|页)|第\s*[A-Z]?[{_DIGIT}]{{1,3}}\s*(?:版|頁|页)|(?<![A-Za-z0-9])[A-Z][0-9]{{1,2}}(?![0-9A-Za-z])"
    r"|page\s*[0-9]+(?:\s*of\s*[0-9]+)?",
    re.I,
)
_ISSUE = re.compile(rf"(?:总|總)?第\s*[{_DIGIT}]+\s*期|国内统一(?:连续出版物|刊)号\S*|邮发代号\S*|CN\s*[0-9-]+(?:/\w+)?|农历\S+|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S*")
_PAPER = re.compile(
    "《?[\u4e00-\u9fff]{1,9}(?:日报|晚报|早报|时报|商报|周报|快报|晨报|都市报|导报|新报|青年报|科技报|法制报|法治报|政协报|工人报|农民报|"
    "日報|晚報|早報|時報|週報|商報|晨報|新報|導報|周刊|週刊|新闻网|新聞網|在线|频道|客户端|报|報|网|網)》?"
)
_NUMBER_LINE = re.compile(r"[-—–―─・·•.\s~～]*(?:第\s*)?([0-9]{1,4})(?:\s*/\s*[0-9]{1,4})?(?:\s*[页頁])?[-—–―─・·•.\s~～]*")
_ROLE_LABEL = re.compile(
    "(?:本版|本期|值班|执行|執行|首席|网络|網絡|微信|新媒体|美术|视觉|视频|图片|文字|一审|二审|三审|[一二三初复终]审|责任)*"
    "(?:责任编辑|責任編輯|责编|責編|编辑|編輯|主编|主編|总编|编审|美编|美編|版式设计|版式設計|版式|版面设计|版面|设计|校对|校對|审校|审核|審核|审读|"
    "监制|監製|终审|組版|组版|排版|制图|製圖|检校|值班总编|值班编委|值班主任|统筹|一审|二审|三审|印刷|承印|出品|编校|签发)"
)
_CONTACT_LABEL = re.compile(
    "(?:本版|本报|本報|新闻|新聞|读者|讀者|登报|热线|投稿|联系|聯絡|聯繫|广告|廣告|发行|發行|报料|爆料|投书|投書|投訴|征订|订阅|图片|编辑部|记者部|值班|服务|服務|举报|咨询|监督)*"
    "(?:热线|熱線|电话|電話|传真|傳真|邮箱|郵箱|信箱|电邮|電郵|邮编|地址|网址|網址|專線|专线|投稿|QQ|微信(?:公众号)?|微博|E-?mail|邮件|电子信箱|電子郵件|官网|定价|零售价?)",
    re.I,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+", re.ASCII)
_PHONE = re.compile(r"\(?0[0-9]{2,3}\)?[- ]?[0-9]{6,8}|(?<![0-9])[0-9]{3,4}-[0-9]{7,8}|(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_SOURCE = re.compile(r"(?:[(\[【]\s*)?(?:稿件|文章|信息|新闻|资料|消息)?来源\s*:|(?:[(\[【]\s*)?來源\s*:|(?:原标题|原標題|原题)\s*:|(?:发布|發布|更新)(?:时间|時間|日期)\s*:|发布于|阅读(?:量|数)?\s*:|浏览(?:量|次数)?\s*:|点击(?:量|数)?\s*:")
_LINK = re.compile(
    "(?:放大|缩小|縮小)[图圖]片|打印(?:字号|本页|本文)?|字号\\s*:?\\s*[T大中小|\\s]*|【?(?:评论|收藏此页|收藏|分享|转发|纠错|关闭|关闭窗口|打印|复制链接|大\\s*中\\s*小|返回首页|返回顶部|上一篇|下一篇|上一页|下一页|上一版|下一版|加入收藏|我要评论|我要纠错|举报|点赞)】?"
    "|分享到?\\s*:?|扫一扫\\S*|扫码\\S*|手机(?:看|阅读)\\S*|点击(?:进入|查看)\\S*|相关(?:专题|阅读)\\s*$|版权(?:声明|所有)\\S*|未经(?:许可|授权)\\S*|首页|正文|尾页|末页|T\\|T|A\\+|A-"
)
# Lines that only the frame of a web page or a paper has, whatever else stands in them.
_FRAME = re.compile(
    "(?:上一篇|下一篇|上一条|下一条|前一篇|后一篇|上一篇文章|下一篇文章)\\s*:|分享到\\s*:|(?:网友)?评论\\s*[0-9]+\\s*条|(?:关于我们|联系我们|网站地图|网站声明|法律声明|广告服务|诚聘英才)(?:\\s*\\||$)"
    "|.{0,20}(?:版权所有|版權所有|未经(?:书面)?(?:授权|许可)|未經授權|不得轉載|ICP备|ICP證|公网安备|All Rights Reserved|Copyright)"
    "|(?:本版|本报|本刊|以上)(?:文章|内容|信息|资讯|数据)仅供参考|(?:点击|扫描|长按)(?:上方|下方|识别|二维码)|相关标签\\s*:|关键词\\s*:|标签\\s*:"
    "|国内统一(?:连续出版物|刊)号|邮发代号|(?:总|第)[0-9]+期\\s+(?:今日|本期)[0-9]+版|[▶►■●▲☞]\\s*[A-Z]?[0-9]{1,2}版\\s",
    re.I,
)
_MENU = re.compile(r"\S{2,6}(?:\s*[|｜]\s*\S{2,6}){2,}")
_FIELD = re.compile("(?:开会|会议|活动|庭审)?(?:时间|日期|地点|时长)\\s*:")
_CRUMB = re.compile(r"\S+(?:\s*(?:>>?|»|›|→)\s*\S+){1,}")
_STARS = re.compile(r"[\s*＊★☆◇◆○●□■△▲※~～\-—=_·.]{3,}")
_GUIDE = re.compile("(?:今日)?(?:导读|導讀|导览|要目)")
# Jump lines name a page too, but belong to their story.
_JUMP = re.compile("[(\\[【▼▲●■☞→\\s]*(?:下转|下轉|上接|紧接|緊接|承接|转|轉|续|續|接)")


@dataclass(frozen=True, slots=True)
class Furniture:
    """What kind of furniture a line is, and how sure."""

    type: str
    cert: str


def furniture(text: str) -> Furniture | None:
    """The kind of furniture a whole line is, or None.

    Page numbers alone are `page-number` with low certainty: where they stand must decide.

    >>> furniture("秦川日报 2025年11月6日 星期四 第01版:要闻")
    Furniture(type='page-header', cert='high')
    >>> furniture("这是一段正文。") is None
    True
    """
    if len(text) > 160:
        return None
    line = half(text).strip()
    if not line or _JUMP.match(line) or _FIELD.match(line):
        return None
    if _FRAME.match(line) or _MENU.fullmatch(line):
        return Furniture("links", "high")
    if len(line) <= 14 and (match := _NUMBER_LINE.fullmatch(line)):
        bare = line == match[1]
        return Furniture("page-number", "low" if bare else "high")
    if _STARS.fullmatch(line):
        return Furniture("ornament", "medium")
    guide = _GUIDE.match(line)
    if guide and (len(re.findall(rf"第?[A-Z]?[{_DIGIT}]+版|[A-Z]?[0-9]+版|[A-Z][0-9]{{1,2}}", line)) >= 1 or guide.end() == len(line)):
        return Furniture("contents", "high" if len(line) > 4 else "medium")
    return _by_parts(line)


def _by_parts(line: str) -> Furniture | None:
    rest, kinds = line, set[str]()
    for kind, pattern in (("role", _editors_line), ("contact", _contact_line), ("source", _source_line)):
        if pattern(line):
            return Furniture({"role": "editors", "contact": "contact", "source": "source"}[kind], "high")
    for kind, regex in (("mail", _MAIL), ("date", _DATE), ("time", _TIME), ("weekday", _WEEKDAY), ("page", _PAGE), ("issue", _ISSUE)):
        rest, count = regex.subn(" ", rest)
        if count:
            kinds.add(kind)
    crumb = _CRUMB.fullmatch(line) is not None and len(line) <= 40
    rest, links = _LINK.subn(" ", rest)
    if links and not rest.strip(" |/·>«»:_-[]【】()0123456789"):
        return Furniture("links", "high")
    if crumb and (">" in line or "»" in line or "›" in line):
        return Furniture("links", "high")
    rest, papers = _PAPER.subn(" ", rest)
    words = [word for word in re.split(r"[\s:|/·,()《》「」〈〉【】\[\]—–-]+", rest) if word]
    short = all(len(word) <= 6 for word in words) and len(words) <= 3 and not re.search("[。，、！？”]", line)
    if not short:
        return None
    return _header(kinds, bool(papers), words, line)


def _header(kinds: set[str], paper: bool, words: list[str], line: str) -> Furniture | None:
    """A running head has a page or a date, and beside it little but the paper's and the section's names."""
    if "page" in kinds and ("date" in kinds or paper):
        return Furniture("page-header", "high")
    if "date" in kinds and ("weekday" in kinds or paper) and len(words) <= 2:
        return Furniture("page-header", "high")
    if "page" in kinds and len(words) <= 2:
        return Furniture("page-header", "medium")
    if re.fullmatch(r"[0-9]{1,2}\s+[\u4e00-\u9fff·]{2,6}", line) or re.fullmatch(r"[\u4e00-\u9fff·]{2,6}\s+[0-9]{1,2}", line):
        return Furniture("page-header", "medium")
    if paper and len(words) <= 2 and re.search(r"(?<![0-9])[0-9]{1,2}$", line) and " " in line:
        return Furniture("page-header", "high")
    if "date" in kinds and len(words) <= 2 and re.search(r"(?:^|\s)[A-Z]?[0-9]{1,2}(?:\s|$)", line):
        return Furniture("page-header", "medium")
    if "mail" in kinds and paper and len(words) <= 2:
        return Furniture("contact", "high")
    if paper and not words and not kinds:
        return Furniture("page-header", "low")
    if "issue" in kinds and (paper or "date" in kinds):
        return Furniture("page-header", "high")
    return None


def _editors_line(line: str) -> bool:
    """`责任编辑:马 宁 版式:周小楠`, `（編輯：沈佳儀）1141107`, with a date or telephone beside it."""
    bare = re.sub(r"^\S{2,6}(?:报|報)\s+[A-Z]?[0-9]{1,2}(?:版)?\s+", "", line.strip("()[]【】 "))
    opening = _DATE.sub(" ", _WEEKDAY.sub(" ", bare)).strip()
    many = len(re.findall(rf"(?:{_ROLE_LABEL.pattern})\s*:", opening)) >= 2
    if not _ROLE_LABEL.match(opening) and not (many and re.match(rf"\S{{2,6}}\s+(?:{_ROLE_LABEL.pattern})", opening)):
        return False
    rest = _PHONE.sub(" ", _MAIL.sub(" ", _DATE.sub(" ", _WEEKDAY.sub(" ", bare))))
    labels = len(_ROLE_LABEL.findall(rest))
    colon = re.search(rf"(?:{_ROLE_LABEL.pattern})\s*[:/]", rest) is not None
    rest = _CONTACT_LABEL.sub(" ", _ROLE_LABEL.sub(" ", rest))
    rest = re.sub(r"[:/_A-Za-z0-9()\[\]【】|、,·•.-]+", " ", rest)
    words = rest.split()
    names = all(len(word) <= 4 or labels == 0 for word in words) and not re.search("[。，！？“”]", line)
    return names and len(words) <= 6 * labels and (colon or bool(re.match(r"\S+\s", bare)))


def _contact_line(line: str) -> bool:
    """`本版邮箱:… 印刷:…`, `新闻热线:0391-2080000`, a bare address or telephone with its label."""
    bare = line.strip("()[]【】■□●◆★ ")
    match = _CONTACT_LABEL.match(bare)
    if not match:
        return False
    after = bare[match.end() :]
    value = _PHONE.search(after) or _MAIL.search(after) or re.search("[0-9]{5,}", after)
    return re.match(r"\s*[:/]|\s+\S", after) is not None and bool(value) and not re.search("[。！？]", bare[:-1]) and len(bare) <= 80


def _source_line(line: str) -> bool:
    bare = line.lstrip("([【 ")
    found = _SOURCE.match(bare)
    if found is None and (match := _SOURCE.search(bare)):
        before = _TIME.sub("", _DATE.sub("", bare[: match.start()]))
        return len(before.strip()) <= 8 and bool(_DATE.search(bare))
    return found is not None and len(bare) <= 60 and "。" not in bare
