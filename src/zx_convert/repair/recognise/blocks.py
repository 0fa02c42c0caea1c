"""How a block of newspaper text shows its kind: captions, items, speakers, dates, figures."""

from zx_convert.text.characters import LETTER, half
from zx_convert.text.dates import HAN_WEEKDAY
from zx_convert.text.patterns import regex

from .words import one_of

_NUM = "[一二三四五六七八九十百〇零0-9]"

_CAPTION = regex(
    r"(?:\d+月\d+日[,，].{0,40}?)?"
    r"(?:(?:上|下|左|右|本|题|題)?(?:图|圖|组图|組圖)"
    r"(?:为|為|[①-⑳]|[一二三四五六七八九十]\s*:|\s*\d+\s*:|\s*:|\s*\((?:[一二三四五六七八九十\d]+)\)\s*:))"
    r"|\((?:[上下][左右中]|[前后後上下]排[左右中]?[一二三四]?)\)|\((?:题图|題圖|插图|插圖|压题图|配图|配圖|尾花)\s*:"
    r"|[▲▼◀▶⬆⬇⬅➡↑↓←→](?!\s*(?:上接|下转|下轉|本报|本報|[0-9]+版))|(?:上|下|左|右|本)(?:图|圖)[:,，为為是]|照片(?:为|:)|(?:图|圖)中(?:左|右|前|后)?(?:为|為|是)"
    r"|\(?(?:资料图|資料圖|资料照片|資料照片|档案图片)[:片]"
    r"|(?:漫画|漫畫|插图|插圖|速写|速寫|版画|版畫|木刻|剪纸|剪紙|国画|國畫|油画|油畫|书法|書法|篆刻|摄影|攝影)\s*:\s*[“《「]"
    r"|(?:[前后後]排)?[左右]起\s*[:,]|[由从從][左右][至到往][左右]\s*:|图片说明\s*:|(?:短?视频|視頻|音频)\s*[:|](?:\s*[“《「]|.{2,40}\((?:时长|時長))|[图圖][说說]\s*[0-9一二三四五六七八九①-⑳]{0,2}\s*:|(?:这|這)是(?:\d+月|\d+日).{0,60}(?:摄|攝)"
)
# What tells of the taking of a picture where the photographer is not named: （10月6日摄）, （无人机照片）.
_SHOT = regex(
    r"\((?:[0-9年月日]{2,11}|无人机|無人機|空中|手机|手機|资料|資料|拼版|效果)(?:拍?[摄攝]|航?拍|[图圖照]片?)\)。?$"
)
# A short item that says in the end what its picture shows: …在水库训练。图为队员驾艇搜寻。
_LONGEST_WITH_PICTURE = 240
_SHOWN_LAST = regex(
    "(?<=[。！？!?”）)])\\s*(?:上|下|左|右|题|題)?[图圖][为為](?![什何名了])[^。？]{4,60}(?:。(?:[^。]{0,12}[摄攝供][^。]{0,4})?|[）)])$"
)
_ITEM = regex(
    rf"\({_NUM}{{1,3}}\)|\[[0-9]{{1,3}}\]|{_NUM}{{1,3}}[、)]|[0-9]{{1,2}}\.(?![0-9])|[0-9]\ufe0f?\u20e3|[①-⑳⑴-⒛㈠-㈩]"
    r"|[●○◆◇■□▲△★☆•‧·・▪◎※☉►▶](?!.{0,3}(?:记者|記者|通讯员))|———|--(?!-)|\*\s+(?![\s*])"
    rf"|[A-H][.、]\s?(?![A-Za-z0-9])(?={LETTER})|[A-D][.、]\s?\S{{1,6}}\s+[B-E][.、]|第{_NUM}{{1,3}}[,、:]|{_NUM}(?:是|要|则)(?!{LETTER}?[年月日])"
)
_SPEAKER = regex(
    rf"[“\"@]?(?:(?:{LETTER}|·){{2,8}}|{LETTER}[ \u3000]{{1,2}}{LETTER}|问|答|問|[A-Z]|[QA][0-9]{{1,2}}|甲|乙)\s*[:：]"
)
_ASKING = frozenset("问答問记記主QAＱＡ")
_QA = regex(r"(?:(?:问|答|問)\s*\([^()]{1,16}\)|问|答|問|记者|記者|主持人|[QA][0-9]{0,2})\s*[:：]")
_CONTACT = regex(
    f"{LETTER}{{0,8}}(?:电话|電話|热线|熱線|专线|專線|传真|傳真|手机|邮箱|信箱|地址|网址|[联聯][系絡络]人)\\s*:\\s*\\S"
    "|(?:招标|項目|项目|采购|合同|公告|登记|批准|许可|证书)(?:编|文|案|证)?号\\s*:\\s*(?=[^0-9]*[0-9])[\\w(]"
)
_CUE = regex(r"[0-9]{2}:[0-9]{2}:[0-9]{2}[,.][0-9]{3}\s*-->")
# A field of a notice that ends in how to reach somebody: 报名电话：024-8765 4321, 邮箱：a@b.cn.
_REACHED = regex(
    rf"{LETTER}{{0,6}}(?:电话|電話|热线|熱線|专线|專線|传真|傳真|手机|手機|号码|QQ|微信)\s*:"
    r"\s*[0-9(][0-9×*()+ 、/;-]{4,40}"
    rf"|{LETTER}{{0,16}}\s*:\s*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[!-~]+)"
)
_DATE_LINE = regex(
    "(?:写于|寫於|作于|作於|改于|草于|记于|於|于)?"
    "(?:(?:公元|民國|中華民國)?[0-9〇零一二三四五六七八九十○]{2,4}年)?"
    "[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}日)?(?:夜|深夜|晨|凌晨|清晨|傍晚|晚)?"
    rf"(?:\(?{HAN_WEEKDAY}\)?)?"
    r"(?:大雨|小雨|中雨|多云|多雲|晴|阴|陰|雨|雪|雾|霧|风|風|转|轉|间|間){0,4}"
    f"(?:(?:写|寫|作|草|记|改|完稿|定稿)?(?:于|於){LETTER}{{2,10}})?"
)
_SCORE = regex(
    rf"(?!.*[以的了]){LETTER}{{2,10}}\s*[0-9]{{1,3}}(?:[:∶-]|比)[0-9]{{1,3}}(?:\([0-9:]+\))?\s*"
    # 主队2:1力克客队 is a sentence.
    rf"(?![战戰胜勝负負逆憾惜险險大力]|击败|擊敗|不[敌敵]){LETTER}{{2,10}}$"
)
# 3月27日 19:30 江城队—北岭队
_FIXTURE = regex(
    rf"[0-9]{{1,2}}月[0-9]{{1,2}}日\s*[0-9]{{1,2}}:[0-9]{{2}}\s*{LETTER}{{2,10}}\s*(?:[—–-]+|VS|vs)\s*{LETTER}{{2,10}}$"
)
# 25,120 +1.2%
_CHANGE = regex(r"[0-9][0-9.,]*\s+[+-][0-9][0-9.,]*%?$")
_POSITION = regex(
    r"\((?:左|右|中|前|后|後|上|下|前排|后排|後排)?(?:[起]|[左右中][一二三四五]?|[一二三四五])\)|\([左右中]\)"
)
# One who is told where to look for somebody looks at a picture: 女儿（右）为父亲翻谱。
_LONGEST_CAPTION = 70
_IN_THE_PICTURE = regex(
    r"\((?:(?:前排|后排|後排|第[一二三四]排)?[左右中][起一二三四五六]?[一二三四五六]?|(?:前|后|後)排[左右中]?[一二三四五六]?)\)"
)
_DAYS = """
昨天 昨日 昨晚 昨夜 今天 今日 今晨 近日 日前 连日来 連日來 近期 最近 前天 前不久 本周 上周 本月 上月
"""
_NEWS_LEAD = regex(
    f"{one_of(_DAYS)}|(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})月(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})日"
    "|[0-9]{1,2}日(?![0-9])|(?:本报|本報)?(?:记者|記者)(?:从|從|昨|今|近|日前|获悉|獲悉)"
)


# （圖：消防員灌救。林啟文攝）
_IN_BRACKETS = regex(r"\([图圖]\s*:.{4,60}[摄攝]\)")


# 行书《沅水谣》（134cm×68cm）, 国画《春汛》 作者：葛明远
_ARTS = """
中国画 国画 國畫 油画 油畫 版画 版畫 水彩 水彩画 年画 漆画 素描 篆刻 书法 書法 行书 行書 楷书 楷書 小楷 大楷 草书 隶书
隸書 篆书 剪纸 木刻 农民画 雕塑 水墨 水墨画 朱文 白文 速写
"""
# 隶书条幅《守拙》: how it is mounted.
_MOUNTED = one_of("条幅 條幅 条屏 條屏 斗方 中堂 对联 對聯 楹联 楹聯 扇面 册页 冊頁 长卷 長卷 手卷 立轴 立軸 小品")
_ARTIST = f"(?:{LETTER}(?:\\s*{LETTER}){{1,3}}|{LETTER}{{1,5}}(?:[·•]{LETTER}{{1,6}})+)"
_WORK = regex(
    f"{one_of(_ARTS)}{_MOUNTED}?\\s*[《“「][^《》“”「」]{{1,24}}[》”」]\\s*"
    f"(?:\\([^()]{{2,24}}\\)|作者\\s*:\\s*(?:{LETTER}|·|\\s){{2,10}}|{LETTER}(?:\\s*{LETTER}){{1,3}}\\s*[书書作画畫绘繪刻]|\\s)+(?:{LETTER}(?:\\s*{LETTER}){{1,3}})?"
    f"|《[^《》]{{1,24}}》\\s*(?:\\([^()]{{2,24}}\\)\\s*)?{LETTER}(?:\\s*{LETTER}){{1,3}}(?<!拍)\\s*[摄攝]"
    # 《渔浦归帆》（水彩，54×38厘米）　葛明远　作
    f"|《[^《》]{{1,24}}》\\s*\\([^()]{{0,12}}(?:{one_of(_ARTS)}|[0-9]\\s*[×x*]\\s*[0-9])[^()]{{0,16}}\\)"
    f"(?:\\s*{_ARTIST}\\s*[书書作画畫绘繪刻]?)?"
    # 行书条幅 自作联：墨池浅处能藏月
    f"|{one_of(_ARTS)}{_MOUNTED}\\s*(?:自作|自撰|集|题|題)?[{'联聯诗詩词詞句'}]\\s*:[^。]{{4,40}}"
    f"|《[^《》]{{1,24}}》\\s*[摄攝]影\\s*[/:]\\s*{LETTER}(?:\\s*{LETTER}){{1,3}}(?:\\([^()]{{2,12}}\\))?"
)
# 图2 拖丝前后的对比, 表1 五家公司的主要指标
_FIGURE = regex(r"[图圖表]\s*[0-9]{1,2}\s+(?!显示|顯示|表明|反映|列|给|給|中|是|为|為|所|的)\S")
_LONGEST_OF_FIGURE = 60


# Behind who is in the middle of a picture; but 童话连载（中）.
_TOLD_BEHIND = regex(f"{LETTER}{{2}}")


def is_caption(text: str) -> bool:
    """Whether a block opens as a caption (图为…, ▲…, 图①…, 圖：…)."""
    line = half(text[:80]).lstrip()
    opens = _CAPTION.match(line) is not None or (line[:1] in "■●◆" and _POSITION.search(line) is not None)
    place = _IN_THE_PICTURE.search(line) if len(text) <= _LONGEST_CAPTION else None
    placed = place is not None and (place.group() != "(中)" or _TOLD_BEHIND.search(line, place.end()) is not None)
    if len(text) <= _LONGEST_OF_FIGURE and (_WORK.fullmatch(line) or _FIGURE.match(line)):
        return True
    shown = len(text) <= _LONGEST_WITH_PICTURE and _SHOWN_LAST.search(text) is not None
    return opens or placed or shown or tells_of_the_shot(text) or _IN_BRACKETS.fullmatch(line) is not None


def tells_of_the_shot(text: str) -> bool:
    """Whether a block ends with how or when its picture was taken (（10月6日摄）, （无人机照片）)."""
    return _SHOT.search(half(text[-24:])) is not None


def is_item(text: str) -> bool:
    """Whether a block opens as an item of a list (一是, （一）, ①, ●, 第一，, ——)."""
    return _ITEM.match(half(text[:12]).lstrip()) is not None


def is_speaker(text: str) -> bool:
    """Whether a block opens with a speaker or a field's name (记者：, 郑秋实：, 时间：)."""
    return (":" in text[:12] or "：" in text[:12]) and _SPEAKER.match(half(text[:12])) is not None


def is_question_or_answer(text: str) -> bool:
    """Whether a block opens with 问：, 答：, 记者：, Q1：."""
    return text[:1] in _ASKING and _QA.match(half(text[:24])) is not None


def has_blank_to_fill(text: str) -> bool:
    """Whether a line is a label and a blank that somebody is to fill in.

    >>> has_blank_to_fill("承租方（乙方）：________"), has_blank_to_fill("姓名一栏写着___")
    (True, False)
    """
    label = text.rstrip("_＿")
    blank, label = len(text) - len(label), label.rstrip()
    return blank >= _LEAST_BLANK and label[-1:] in (":", "：") and len(label) <= _LONGEST_LABEL and "，" not in label


_LEAST_BLANK, _LONGEST_LABEL = 3, 21


def is_field(text: str) -> bool:
    """Whether a line is of a list: whom to call (咨询电话：024-8765), who has won (首奖　葛明远) or proposed."""
    line = half(text[:24])
    told = _CONTACT.match(line) or _WON.match(line) or _PROPOSED.match(text)
    return told is not None or ends_with_contact(text)


_BY = "(?:\\w{2,3}|\\w+·[\\w·]+|\\w{4,16}(?:委会|委员会|支部|界|联|社))"
_PROPOSED = regex(f"关于[^。，]{{2,40}}的(?:提案|建议|议案)\\s+{_BY}(?:[\\s、]+{_BY})*$")
_WON = regex(
    "(?:(?:特等|[一二三四头頭首]等?|[优優][秀胜勝等]|[评評][审審]|鼓[励勵]|入[围圍]|[金银銀铜銅])[奖獎](?:\\([^()]{1,20}\\))?[\\s:]+"
    "|(?:佳作|冠[军軍]|[亚亞][军軍]|季[军軍])\\s+)"
    "(?:[从從空]缺|尾[号號]|[《〈“]|[\\w·]{2,6}(?:\\s*[《〈(、]|\\s))"
)


def ends_with_contact(text: str) -> bool:
    """Whether a line is a field and nothing else whose value is a telephone, a mail or an address of the net.

    >>> ends_with_contact("报名电话：024-8765"), ends_with_contact("报名电话：024-8765，找葛老师")
    (True, False)
    """
    line = half(text)
    return ":" in line[:18] and _REACHED.fullmatch(line) is not None


def is_cue(text: str) -> bool:
    """Whether a line gives the times of a subtitle: 00:00:08,300 --> 00:00:09,000."""
    return "-->" in text and _CUE.match(text) is not None


def is_news_lead(text: str) -> bool:
    """Whether a paragraph opens as a news story does (昨天, 8月16日, 记者从…)."""
    return _NEWS_LEAD.match(half(text[:16]).lstrip("“「")) is not None


def is_score(text: str) -> bool:
    """Whether a line is the result of a match, a fixture with its time, or a price with its change."""
    line = half(text)
    return not text.isalpha() and any(form.match(line) for form in (_SCORE, _FIXTURE, _CHANGE))


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a date (a signature's)."""
    if "月" not in text:
        return False
    line = half(text).replace(" ", "")
    bare = line[1:-1] if line[0] == "(" and line[-1] == ")" else line  # （2024年6月26日） below the title of a speech
    return _DATE_LINE.fullmatch(bare) is not None
