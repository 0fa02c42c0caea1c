"""Fields of the imprint and of a web page's head: who edited, how to reach the paper, where the text comes from.

A line is one when it is cut by its labels into fields whose values are such as the labels lead one to expect. Lines are
given with full-width forms folded to ASCII.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex

from .given import NAME_ELEMENTS, TRANSLITERATION
from .mastheads import DATE, MAIL, PRICE, is_running_head, leaves_few_words, without_masthead_parts
from .stopwords import COMMON_WORDS, is_word
from .words import ahead, one_of

_EDITORS = """
初审 复审 终审 一审 二审 三审 一审一校 二审二校 三审三校 责任编辑 責任編輯 责编 責編 编辑 編輯 主编 主編 总编 总编辑
编审 美编 美編 版式设计 版式設計 版式 版面设计 版面設計 版面 设计 校对 校對 审校 校审 校審 审核 審核 审读 监制
監製 組版 组版
排版 制图 製圖 检校 终检 終檢 初检 总检 質檢 质检 终校 初校 复校 值班总编 值班编委 值班主任 统筹 编校 签发 录入 发布人
科学顾问 学术顾问 视觉总监 艺术总监 策划 社长 副社长 副总编 副总编辑 编委 编委会 编委会主任 组稿 题字 版头设计
照排 激光照排 签印 通联 刊头题字 选编 選編 编选 摘编 统稿
"""
_EDITED = """
本版 本期 轮值 特约 值班 执行 執行 首席 网络 網絡 微信 新媒体 美术 视觉 视频 图片 文字 流程 组版 組版 版面 一审 二审
三审 初审 复审 终审 责任 一版 头版
"""
_CONTACTS = """
热线 熱線 电话 電話 传真 傳真 邮箱 郵箱 信箱 电邮 電郵 邮编 郵編 邮政编码 地址 网址 網址 專線 专线 投稿 征稿 徵稿 QQ
QQ群 WhatsApp Telegram 微信 微信号 微信群 读者群 微信公众号 公众号 视频号 抖音号 微博 Email E-mail Tel Fax 邮件
电子信箱 電子郵件 官网
广告 发行 备案号 督印人 督印 承印人 出版人 发行人 發行人 询问 詢問 客服 印刷 承印 出品 总机 分机 社址 来稿请寄
投书请寄 投書請寄 投稿請寄
主管主办 技术支持
来稿请发 来稿请投 来稿寄 来信请寄 来信寄 稿件请寄 稿件请发 投稿请寄 投稿请发 投稿请发至 來稿請寄 來函請寄 广告部
发行部 代售处 经售处 订阅处 通讯处 通訊處 读者服务 讀者服務 读者服务部 讀者服務部
"""
_REACHED = """
本版 本报 本報 新闻 新聞 读者 讀者 登报 热线 投稿 联系 聯絡 聯繫 广告 廣告 发行 發行 报料 爆料 投书 投書 投訴 征订
订阅 订报 訂報 訂閱 图片 编辑部 編輯部 编务 采编 总编室 记者部 值班 服务 服務 举报 违法和不良信息举报 咨询 监督 官方
网站 通讯 通信 办公 稿件 帮办 维权 公告刊登 公告 刊登 24小时 采访 採訪
寻人寻物 尋人尋物 寻物 失物招领 便民 求助 帮忙
消费维权 消費維權 内线 內線 新闻中心 新聞中心 采访中心 社会 体育 民生 法律 健康 旅遊 旅游
晚报 晚報 日报 日報 晨报 商报 快报 都市报 周报 国际部 國際部 要闻部 时政部 经济部 社会部 科教部 政教部 文化部 体育部
副刊部 专刊部 理论部 评论部 摄影部 群工部 采编部 新闻部 地方部
"""
_SOURCES = """
来源 來源 稿源 稿件来源 文章来源 信息来源 新闻来源 消息来源 原标题 原標題 原题 发布时间 發布時間 发布日期 發布日期
更新时间 更新時間 更新日期 发布于 发表时间 录入时间
"""
_LABEL = regex(
    ahead(_EDITED, _EDITORS, _REACHED, _CONTACTS, _SOURCES)
    + f"(?:(?P<editors>{one_of(_EDITED)}*{one_of(_EDITORS)})|(?P<contact>(?i:{one_of(_REACHED)}*{one_of(_CONTACTS)}))"
    f"|(?P<source>{one_of(_SOURCES)}))"
)
# A label and what parts it from its value; white space does where a name or number follows.
_PARTED = regex(r"(?:\([^()]{1,6}\))?\s*[:/|丨∣◎]\s*|\s+(?=\S)|(?=\(?[0-9])|(?=[A-Za-z0-9._-]+@)")
# What a line without any such has not.
_MAY_PART = regex(r"[:/|丨∣◎@\s0-9]")
# Behind the label of a contact white space alone parts it only from figures and letters.
_CONTACT_FOLLOWS = regex(r"[^\s0-9A-Za-z]|\s*[(0-9A-Za-z@]")
_BETWEEN = " :|/-·"
# 云川日报网络编辑:…; but 封面设计:… tells what a picture shows.
_GLUED = regex("[编編校审審]|电话|電話|邮箱|郵箱|信箱|热线|熱線|專線|专线|[征徵]稿|投稿|公众号")
# Figures may be blotted out: 0571-8805××××.
_FIGURE = "[0-9×*xX]"
_PHONE = regex(
    rf"\(?0[0-9]{{2,3}}\)?[- ]?[0-9]{_FIGURE}{{5,7}}|(?<![0-9])[0-9]{{3,4}}-[0-9]{_FIGURE}{{6,7}}"
    rf"|(?<![0-9])1[3-9][0-9]{_FIGURE}{{8}}(?![0-9])"
    r"|(?:(?:1-)?\(?[0-9]{3}\)?[- ])?(?<![0-9])[0-9]{3,4}-[0-9]{4}(?![0-9])"
    r"|(?<![0-9])[2-9][0-9]{3} [0-9]{4}(?![0-9])|(?<![0-9])0[0-9]-[0-9]{3,4} ?[0-9]{3,4}(?![0-9])"
    rf"|(?<![0-9])[0-9]{{2,4}}×{{2,4}}[0-9]{{3,4}}(?![0-9])"
)
# The number of an office's own exchange, which stands beside who edited: 6421(路电).
_EXTENSION = regex(r"[0-9]{4,6}\s*(?:\([路市内內军軍专專][电電线線]\)?)?")
# As papers printed them once: 五·三八九〇.
_HAN_PHONE = regex("[〇○一二三四五六七八九][〇○·一二三四五六七八九]{2,8}[号號]?")
# Labels of what only those have who make a paper; the others stand in notices, adverts and boxes too.
_OWN = regex(
    "新[闻聞]|[读讀]者|投稿|[来來](?:稿|信|函)|[征徵]稿|稿件|登报|[报爆]料|投[书書]|[发發]行|[广廣]告|征订|[订訂](?:阅|报|閱|報)"
    "|值班|[编編][辑輯]部|编务|采编|总编室|记者部|本版|本[报報刊]|社址|印刷|承印|出品|刊登|官方|网站|违法和不良|帮办|图片|主管主办|技术支持"
)
_OF_NOTICES = regex("报名|報名|咨询|諮詢|洽[询詢]|查[询詢]|举报|投诉|投訴|预约|监督|服务|联系|聯絡|聯繫|客服")
_LONG_NUMBER = regex("[0-9]{3,}[0-9×]{2,}")
_ACCOUNT = regex(r"@\S|[A-Za-z][\w-]{4,19}(?!\w)", re.ASCII)
_NET = regex("(?:QQ|微信|微博|号|群)$")
_PLACE_OF_WORK = regex("[0-9×]+[号號]|[路街道巷](?![^ ]*[，、])|大厦|大楼|[0-9]+楼|[0-9]+室")
_PLACE_AT_END = regex(r"[0-9×]+[号號](?:\S{0,10}[楼室层])?\s*$")
_NAMED = regex(
    "(?:[代经]售处|订阅处|通[讯訊][处處]|[督承]印人?|出版人|[发發]行人|公众号|微信|微信号|微博|印刷|承印|出品|请?寄|社址|主管主办)$"
)
_PROSE = regex("[。，！？“”；]")
_NO_NAME = regex(r"[:/_A-Za-z0-9()\[\]【】|、,·•.◎丨∣-]+")
_REPORTER = regex(
    "(?:记者|記者)(?!走基层|手记|观察|调查|跑腿|在线|帮)|通讯员|通訊員|撰稿|撰文|采写|(?<!本版)策(?:划|劃)"
)
_ADDRESS_ALONE = regex(
    rf"(?:(?:投稿|来稿|来信)请?(?:发|寄)送?[至到]\s*:?\s*)?(?:{MAIL.pattern})(?:\s+[0-9]+/[0-9]+)?", re.ASCII
)
# Sentences of the imprint that need no label.
_PUBLISHER = "(?:报社|報社|日报|传媒集团|报业集团|印务(?:中心|公司)|印刷厂|新闻出版社)"
_STATED = regex(
    f"{LETTER}{{2,14}}{_PUBLISHER}(?:主管主办|主管|主办|主辦|出版|编辑出版|承印|印刷|承办)"
    f"|(?:中共)?{LETTER}{{2,10}}(?:县|市|省|区|州)委(?:机关报|主管主办|主办|主管)"
    "|(?:本报|本報|本刊|本版|本栏|本欄)[与與和]\\w{2,16}[局院会會部委司团團校心办辦行馆館台社厅廳](?:合办|合辦|联办|聯辦)"
    "|内部资料\\s*(?:免费(?:交流|赠阅)|注意保存)?|准印证号?\\s*:?\\s*\\S{2,20}"
    "|(?:社址|(?:本报|本報|本社|报社|報社)(?:地址|社址)|广告(?:经营)?许可证|(?:本报|本社)?(?:常年)?法律顾问(?!.*(?:记者|整理|解答)))"
    "\\s*[: ]\\s*[^。]+"
    "|(?:承印|印刷)(?:单位|厂)?\\s*:\\s*[^。，]+|全国各地邮局均可订阅|欢迎(?:扫码)?(?:订阅|投稿)"
    "|\\S{0,8}(?:开印|付印|印完)(?:时间)?\\s*:?\\s*[0-9].{0,30}|(?:本报|本版)?(?:电脑|激光|电子)(?:照排|排版)"
    "|本版(?:稿件|文图|图文|文稿|文字|内容)(?:除署名外)?均?由[^。，]{2,20}(?:提供|供稿)"
    "|本版(?:传真|新闻|资料)?(?:照片|图片|摄影)(?:除(?:署名|注明|标注)(?:者|的)?外)?[,，]?(?:均|皆|都)?由[^。，记者]{1,18}"
    "[社报网局部馆会司团集中心委办台处校院业者方](?:提供|供图|发)"
    "|(?:本版|[A-Z]?[0-9]{1,2}(?:[—–-][A-Z]?[0-9]{1,2})?版)(?:照片|图片)除署名(?:者)?外[^。]{2,24}(?:提供|供图)"
    "|本版(?:照片|图片)(?:除署名(?:者)?外)?[,，]?(?:均|皆|都)?(?:为|系|来自|选自)[^。，]{0,6}(?:资料|網絡|网络|档案|视觉|图库|受访)[^。，]{0,6}"
    "|安全(?:生产|运行)(?:天数|周期)?[: 至0-9月日时截到]*[0-9]+天|每逢?[周逢星期、,至一二三四五六日]{2,12}(?:出版|出报)"
    "|(?:[征徵]稿\\s*:\\s*)?[来來](?:稿|函|信)(?:请|請)(?:附|注明|註明|写明|寫明|署)[^。]{2,100}。?"
    "|[(]?投稿[请請](?:寄|发|發|至)[至到]?\\s*:?\\s*[A-Za-z0-9][^。]{4,60}|本版[电電][话話]\\s*:?\\s*\\S{0,2}局?[〇○零一二三四五六七八九]{3,8}[号號]?"
    "|本[版报](?:广告(?:内容|信息)?|公告(?:内容|信息)|启事(?:内容|信息))[^。]{0,8}由[^。]{2,12}"
    "负责(?:[,， ]敬?请[^。]{2,12})?"
    "|\\S{0,4}[发發]行\\s*代号\\s*:?\\s*[0-9]+-[0-9]+"
    f"|{LETTER}{{2,12}}印刷[厂廠]印|如有侵[权權][^。]{{2,20}}"
    f"|(?:本版|本报|本報|本刊)?(?:投稿|[来來]稿)(?:邮箱|郵箱|信箱)?\\s*:\\s*(?:{MAIL.pattern})"
    f"|[来來][稿函信][请請](?:电邮|電郵|寄|发|發|投)[至到]?\\s*:?\\s*(?:{MAIL.pattern})[^。]{{0,60}}。?"
    f"|[^。]{{0,12}}[请請]?(?:发|發|寄|投)(?:送|邮件|郵件|信)?[至到]\\s*(?:{MAIL.pattern})\\s*[,，](?:本报|本報|本刊|本版)[将將会會][^。]{{2,16}}"
    "|[来來]稿一经(?:采用|刊用|刊登).{2,20}|(?:投稿|来稿|征稿)须知\\s*:.+"
)
# 本组稿件除署名外均由本报记者采写, before who laid out the page.
_WRITTEN_BY = regex(
    "本[版组組期](?:稿件|文图|图文|文字|图片|照片)?除[^。]{2,6}外[,，]?均?由[^。]{2,16}(?:采写|撰写|拍摄|采制|摄)"
)
# What a page says of those who publish it, but a notice of an event too.
_HOSTED = regex("(?:主办|主管|主管主办|承办|协办|编辑出版|出版)(?:单位)?\\s*:\\s*[^。，]{2,24}")
# Who brings out the paper of a firm or a school, and who holds an event.
_OF_AN_ORGAN = regex(f"{LETTER}{{2,20}}(?:主管主办|主管|主办|主辦|编印|承办|编)")
# Beside another organ: 中共云川县委主管主办　云川县融媒体中心出版.
_PUBLISHED = regex(
    f"{LETTER}{{4,20}}(?:中心|报社|報社|宣传部|公司|集团|集團|编辑部|編輯部)(?:出版|编辑|編輯|编印|承办|承印)+"
)
_BROUGHT_OUT = regex(f"(?:{_OF_AN_ORGAN.pattern})\\s*(?:{DATE.pattern})\\s*(?:出版|编印|印发|付印)?")
# 本版长期征集…，来稿请发至：…
_ASKS_FOR = regex(
    rf"(?:(?:[征徵][稿文]|投稿|[稿约約]{{2}}|本版[约約]稿)(?:[启啟][事示])?\s*:\s*)?本[版栏欄报報刊](?![编編])(?=.{{0,60}}(?:[来來]稿|投稿|[征徵]稿))[^。]{{4,60}}[请請](?:发|發|寄|投|送)[至到往]?\s*:?\s*(?:{MAIL.pattern})[^。]{{0,60}}。?"
    # 征稿启事：本版欢迎……来稿以2000字为宜……。投稿邮箱：…
    rf"|[征徵约約][稿文](?:[启啟][事示])?\s*:.{{10,140}}(?:{MAIL.pattern})[^。]{{0,40}}。?",
    re.ASCII,
)
_OF_IMPRINTS = regex(
    r"(?:^|(?<=[\s;|]))(?:(?P<print>承印|印刷|印制|准印证号?|(?:本期)?印数|刊号|邮发代号|登记证号?|开本|印张)"
    r"|主办|主管|承办|协办|编印|编辑|出版|发行|社长|总编辑?|主编|地址|电话|邮编|定价|赠阅)(?:单位|部门)?\s*:"
)
# 报警电话:110 火警:119 交通事故:122
_HOT_LINES = regex(rf"(?=.*(?:电话|電話|热线|熱線|专线|專線|报警|急救))(?:{LETTER}{{2,8}}:\s*[0-9-]{{3,}}\s*){{3,}}")
_INTERNAL = regex("内部资料|准印证|免费交流")
_OF_OFFICE = regex(f"{_INTERNAL.pattern}|报社|编辑部|编辑出版|融媒体中心|委主管")
# Whom a bulletin goes to, and how many were printed; below a notice that is a part of it.
_OF_BULLETINS = regex(
    "(?:抄?报|抄?送|抄?发|分送|主送)\\s*:\\s*"
    "(?=[^。]*(?:委|办|辦|府|局|厅|廳|部|会|會|组|院|处|室|领导|中心|政协|人大))[^。]{4,80}。?"
    "|[(〔]?共印\\s*[0-9]+\\s*份[)〕]?"
)
# Behind the names of editors, without a colon: 印刷 江轮印务公司 印数 4200份, ｜ 芦溪县融媒体中心主办.
_PRINTED = regex(
    r"(?:承?印刷?|排版)\s+\S{2,14}[司厂社]|印[数數]\s*[0-9]+\s*[份张]?"
    r"|本版(?:图片|照片|稿件|图文|圖片)(?:除署名外)?均?由[^。]{2,40}(?:提供|供图|供圖|供稿)$"
    rf"|[|\s]\s*{LETTER}{{4,20}}(?:主管主办|主管|主办|主辦|编印)$"
)
# What a paper asks of its readers before it says how to reach it: 新鲜事、烦心事，请告诉我们。投稿邮箱：…
_INVITES = regex("请告诉我们|若有(?:投诉|报料|爆料|线索)|請告訴我們|欢迎(?:来电|来稿|投稿|来信|爆料|提供)|請來電")
_COUNTED = regex("[0-9一二三四五六七八九十]\\s*[名人位]$")
_LONGEST_NAME, _LONGEST_FOREIGN = 4, 6
_LONGEST_VALUE = 40
_SUPPORT, _LONGEST_SUPPORT = "技术支持", 16
_LONGEST_PLACE = 30
_LONGEST_SOURCE = 30
# 来源:本期书目由区图书馆提供
_TELLS_OF = regex("由.*(?:提供|供稿|整理|推荐)")
_MOST_NAMES = 6
# 云川融媒 记者 葛明远: where a story is from, with who wrote it behind it.
SIGNED = regex("\\S{2,16}\\s+(?=(?:记者|記者|通讯员|通訊員)[\\s:：])")


# 数据来源：市统计局 制图：苏岚, below a table.
_DATA = regex("(?:数据|數據|资料|資料)(?:来源|來源)\\s*[:/]")


class _Field(NamedTuple):
    kind: str
    label: str
    value: str
    colon: bool


def imprint(line: str) -> tuple[str, str] | None:
    """The type of furniture ("editors", "contact", "source") and the certainty of a line of fields, or None.

    `责任编辑:马 宁 版式:周小楠`, `新闻热线:0391-2080000`, `(来源:昭河新闻网 …)`, with a date and the like beside them.
    """
    bare = line.strip("()[]【】■□●◆★☎ ")
    bare, prices = PRICE.subn(" ", bare) if "元" in bare or "分" in bare else (bare, 0)
    bare = bare.strip()
    if (prices and not bare) or (line.startswith("☎") and _PHONE.fullmatch(bare)):
        return "contact", "medium" if prices else "high"
    if _ADDRESS_ALONE.fullmatch(bare):
        return "contact", "medium"
    return _whole(bare) or _of_fields(line, bare)


def _whole(bare: str) -> tuple[str, str] | None:
    """The same of a line that is none of fields but known as a whole."""
    if _is_stated(bare) or _BROUGHT_OUT.fullmatch(bare) or _is_imprint(bare):
        return "contact", "high"
    if any(form.fullmatch(bare) for form in (_ASKS_FOR, _HOT_LINES, _HOSTED, _OF_AN_ORGAN)):
        return "contact", "low"
    organ = _OF_AN_ORGAN.match(bare)
    headed = organ is not None and bare[organ.end()] == " " and is_running_head(bare[organ.end() :].strip())
    return ("page-header", "high") if headed else None


def _of_fields(line: str, bare: str) -> tuple[str, str] | None:
    before, fields = _fields(bare)
    if not fields or not all(_is_sound(field) or _is_extension(field, fields) for field in fields):
        return None
    if _INVITES.search(before) and len(before) <= _LONGEST_PLACE and fields[0].kind == "contact":
        return "contact", "high"
    if _WRITTEN_BY.fullmatch(before.strip(_BETWEEN)):
        return "editors", "high"
    if _PROSE.search(before) or _DATA.match(before):
        return None
    rest = without_masthead_parts(before).strip(_BETWEEN)
    bare = before.strip(_BETWEEN)
    heading = not rest or is_running_head(bare) or _OF_AN_ORGAN.fullmatch(bare) is not None
    placed = len(before) <= _LONGEST_PLACE and _PLACE_AT_END.search(before) is not None
    if not (heading or placed or leaves_few_words(before)) or _REPORTER.search(
        line if fields[0].kind == "editors" else rest
    ):
        return None
    if len(fields) == 1 and fields[0].kind == "editors" and is_word(fields[0].value):  # 编辑：您好
        return None
    if before.strip() and not heading and not any(field.value for field in fields):  # 温编辑：
        return None
    if len(fields) == 1 and fields[0].label == _SUPPORT:  # a story tells of it too
        return None
    told = any(field.colon for field in fields) or heading or placed
    return (fields[0].kind, _certainty(line, before, fields)) if told else None


def _is_imprint(bare: str) -> bool:
    """Whether a line is made of fields of which one tells who prints or how many: 主办:… 承印:… 印数:3000份."""
    labels = list(_OF_IMPRINTS.finditer(bare))
    tells = any(label["print"] for label in labels)
    return len(labels) > 1 and labels[0].start() == 0 and tells and not _PROSE.search(bare)


def ends_a_bulletin(line: str) -> bool:
    """Whether a line may stand below the text of a bulletin: 报:市政协办公室, (共印180份).

    >>> ends_a_bulletin("报:市政协办公室"), ends_a_bulletin("报:“今天下雨。”")
    (True, False)
    """
    return _OF_BULLETINS.fullmatch(line) is not None


def opens_with_label(line: str) -> bool:
    """Whether a line opens with the label of a field, so that a broken line of fields may begin with it."""
    label = _LABEL.match(line)
    return label is not None and _PARTED.match(line, label.end()) is not None


def _certainty(line: str, before: str, fields: list[_Field]) -> str:
    """How surely fields are of the paper itself: a telephone or address alone may be that of a firm in the news."""
    asked = _OF_NOTICES.search(before + fields[0].label) is not None
    if asked and line.endswith("。"):  # 洽詢電話：2317，或來信…。
        return "lowest"
    if any(field.kind != "contact" for field in fields) or _OWN.search(line) or is_running_head(before.strip(_BETWEEN)):
        return "high"
    return "lowest" if asked else "low"


def _is_stated(line: str) -> bool:
    """Whether a line, or each of its parts between white space, is a sentence of the imprint."""
    parts = line.split()
    if parts and _STATED.fullmatch(line):
        return True
    if len(parts) < 2:
        return False
    if all(map(_STATED.fullmatch, parts)):
        return True
    if not _OF_OFFICE.search(line):
        return False
    forms = (_STATED.fullmatch, _OF_AN_ORGAN.fullmatch, _PUBLISHED.fullmatch, _INTERNAL.match, is_running_head)
    return all(any(form(part) for form in forms) for part in parts)


def _fields(line: str) -> tuple[str, list[_Field]]:
    """What stands before the first label, and the fields."""
    labels = list(_labels(line)) if _MAY_PART.search(line) else []
    if not labels:
        return line, []
    ends = [label.start() for label, _ in labels[1:]] + [len(line)]
    fields = [
        _Field(
            label.lastgroup or "", label.group(), line[parted.end() : end].strip(_BETWEEN), bool(parted.group().strip())
        )
        for (label, parted), end in zip(labels, ends, strict=True)
    ]
    return line[: labels[0][0].start()], fields


def _labels(line: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    for label in _LABEL.finditer(line):
        parted = _PARTED.match(line, label.end())
        free = label.start() == 0 or not line[label.start() - 1].isalnum() or line[label.start() - 1] in "请請"
        if not parted or (label.lastgroup == "contact" and not _CONTACT_FOLLOWS.match(line, label.end())):
            continue
        if free or (":" in parted.group() and _GLUED.search(label.group())):
            yield label, parted


def _is_sound(field: _Field) -> bool:
    """Whether a value is such as its label leads one to expect."""
    if field.kind == "source":
        if SIGNED.match(field.value):
            return False
        told = _PROSE.search(field.value) or _TELLS_OF.search(field.value)
        return len(field.value) <= _LONGEST_SOURCE and told is None
    if field.kind == "contact":
        return _is_contact(field)
    if _COUNTED.search(field.value) or (not field.colon and field.value in COMMON_WORDS):  # 编辑 2名, 编辑 手记
        return False
    value = _PRINTED.sub(" ", _PHONE.sub(" ", field.value))
    names = _NO_NAME.sub(" ", without_masthead_parts(value)).split()
    latin = not field.colon and re.search("[A-Za-z]{2}", MAIL.sub(" ", field.value)) is not None
    short = all(len(name) <= _LONGEST_NAME or _is_long_name(name) for name in names) and len(names) <= _MOST_NAMES
    return short and not latin and bool(names or field.colon) and _PROSE.search(field.value) is None


def _is_long_name(name: str) -> bool:
    """Whether more than four characters are a Mongolian or Uyghur name: 那仁满都拉, 阿不都外力."""
    known = not NAME_ELEMENTS.isdisjoint((name[:2], name[:3]))
    return known and len(name) <= _LONGEST_FOREIGN and sum(map(TRANSLITERATION.__contains__, name)) >= len(name) - 2


def _is_extension(field: _Field, fields: list[_Field]) -> bool:
    edited = fields[0].kind == "editors" and _is_sound(fields[0])
    return edited and field.label.endswith(("电话", "電話")) and _EXTENSION.fullmatch(field.value) is not None


def _is_contact(field: _Field) -> bool:
    value = field.value
    if len(MAIL.sub("", value)) > _LONGEST_VALUE or re.search("[。！？]", value[:-1]):
        return False
    if _PHONE.search(value) or MAIL.search(value) or _LONG_NUMBER.search(value):
        return True
    if field.label.endswith(("电话", "電話")) and _HAN_PHONE.fullmatch(value):
        return True
    if field.label.startswith(("内线", "內線", "分机")) and field.value.isdecimal():
        return True
    if field.label == _SUPPORT:
        return len(value) <= _LONGEST_SUPPORT and not _PROSE.search(value)
    named = field.colon and _NAMED.search(field.label) is not None
    named = named or (_NET.search(field.label) is not None and _ACCOUNT.match(value) is not None)
    return named or (field.label.endswith(("地址", "投稿")) and _PLACE_OF_WORK.search(value) is not None)
