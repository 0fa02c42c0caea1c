"""Classes of characters: what is Han, Latin, a mark; which width a mark has; which script a text is in."""

import re
from collections import Counter

from zx_convert.text.patterns import regex

# Han by Unicode blocks: URO, extensions A to I, compatibility, 〇 々 and radicals.
HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# A letter of Han or of another script that is not Latin in ASCII: in the texts here nearly always Han. Patterns take it
# where they need not be exact, because a class that lists Han takes twenty times as long to compile.
LETTER = r"[^\W\x00-\x7f\uff00-\uffef]"
_IS_HAN = regex(f"[{HAN}]")
# Letters of alphabets that are set with spaces between words.
_IS_LATIN = regex("[0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")

SENTENCE_ENDS = "。！？…!?"
CLOSERS = "”’」』）)》〉】〗〕］]"
OPENERS = "“‘「『（(《〈【〖〔［["

# What stands between a mark and the letter that says how wide it is or which form it has, and how much of it at most.
_BETWEEN = frozenset(CLOSERS + OPENERS + " \u3000\"'()")
_MOST_BETWEEN = 8

# U+FF01–FF5E to their ASCII twins, and the division slash, which Microsoft's table of Big5 has in place of the
# full-width solidus.
TO_HALF = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {0x3000: 0x20, 0x2215: 0x2F}
_WIDE = regex("[\u2215\u3000\uff01-\uff5e]")
_sub_wide = _WIDE.sub
_HALF = {chr(wide): chr(narrow) for wide, narrow in TO_HALF.items()}

# Common characters that stand in one script only: enough to tell which one a page is in.
_SIMPLIFIED = frozenset(
    "这来个为们时会对说国过发经动学产长进种开问间样还后从现实体关质办业级联书电视让见认该记设话请谢语论诉试讲读谁调"
    "议报场块坏声处备复够头夺实宝审宽对寻导将尔层岁岛师带帮广庆应当录彻径忆态总战户执扩扫扬护担择拥挥换据损摄敌数断无"
    "旧显术机权条杂极构标树桥检欢残毕气汇汉济温满灭灯灵点热爱状独环电画疗着码础确离积称稳竞笔简类粮红约级纪纯纲纳组细织"
    "终结给络绝统继续维综绿编缩网罗职联胜脑节艺药营虽补装观规视览触计订训议讯许设证评识诉词译试话该详语误说请诸课调谈谋"
    "贝负财责败货质购贯贵贸费资赛赞赶趋跃车转轮软轻载较辆输边达迁过运还进远违连迟适选递遗邮邻郑释里钟钢钱铁银错锋镇长门"
    "闭问闲间闻阅队阳阴阵阶际陆陈险随难雾静韩页顶项顺须顾预领频题颜额风飞饭饮馆马驱验驻骑鱼鲜鸡鸟麦黄齐龙"
)
_TRADITIONAL = frozenset(
    "這來個為們時會對說國過發經動學產長進種開問間樣還後從現實體關質辦業級聯書電視讓見認該記設話請謝語論訴試講讀誰調"
    "議報場塊壞聲處備複夠頭奪寶審寬尋導將爾層歲島師帶幫廣慶應當錄徹徑憶態總戰戶執擴掃揚護擔擇擁揮換據損攝敵數斷無"
    "舊顯術機權條雜極構標樹橋檢歡殘畢氣匯漢濟溫滿滅燈靈點熱愛狀獨環畫療著碼礎確離積稱穩競筆簡類糧紅約紀純綱納組細織"
    "終結給絡絕統繼續維綜綠編縮網羅職勝腦節藝藥營雖補裝觀規覽觸計訂訓訊許證評識詞譯詳誤諸課談謀"
    "貝負財責敗貨購貫貴貿費資賽贊趕趨躍車轉輪軟輕載較輛輸邊達遷運遠違連遲適選遞遺郵鄰鄭釋裡鐘鋼錢鐵銀錯鋒鎮門"
    "閉閒聞閱隊陽陰陣階際陸陳險隨難霧靜韓頁頂項順須顧預領頻題顏額風飛飯飲館馬驅驗駐騎魚鮮雞鳥麥黃齊龍"
)
# Without those that stand in both.
_OF_ONE_SCRIPT = (_SIMPLIFIED - _TRADITIONAL, _TRADITIONAL - _SIMPLIFIED)


def is_han(char: str) -> bool:
    """Whether a character is Han.

    >>> [is_han(c) for c in "中〇𠮷，A"]
    [True, True, True, False, False]
    """
    return "\u4e00" <= char <= "\u9fff" or (char >= "\u2e80" and _IS_HAN.match(char) is not None)


def is_emoji(char: str) -> bool:
    """Whether a character is a picture of those that messages are adorned with, or the selector that makes it one.

    >>> [is_emoji(char) for char in "😊👍⚽\ufe0f☞①𠮷。"]
    [True, True, True, True, False, False, False, False]
    """
    return char > "\u2612" and (
        "\U0001f000" <= char <= "\U0001fbff" or char == "\ufe0f" or "\u26a1" <= char <= "\u27bf"
    )


def is_latin(char: str) -> bool:
    """Whether a character is a letter or digit of an alphabet, of any width."""
    return _IS_LATIN.match(char) is not None


def letter_beside(text: str, at: int, step: int) -> str:
    """The nearest character from index `at` on, forwards (1) or backwards (-1), that is no quote, bracket or space.

    "" where the text ends, or where none is near.

    >>> letter_beside("他说（“好”）", 5, -1), letter_beside("好”", 1, 1)
    ('好', '')
    """
    for index in range(at, at + step * _MOST_BETWEEN, step):
        if not 0 <= index < len(text):
            break
        if text[index] not in _BETWEEN:
            return text[index]
    return ""


def half(text: str) -> str:
    """`text` with full-width forms (U+FF01–FF5E, U+3000) as ASCII; as long as before.

    >>> half("（１２，Ａ）")
    '(12,A)'
    """
    # Few characters of a text are wide forms: finding them is three times as fast as translating all.
    return _sub_wide(_narrow, text)


def _narrow(match: re.Match[str]) -> str:
    return _HALF[match[0]]


def language_of(text: str) -> str:
    """The BCP 47 tag of a Chinese text by its script: zh-CN or zh-TW.

    >>> language_of("这个国家"), language_of("這個國家"), language_of("")
    ('zh-CN', 'zh-TW', 'zh-CN')
    """
    return language_of_script(text) or "zh-CN"


def language_of_script(text: str) -> str:
    """The same, or "" where the characters do not tell.

    >>> language_of_script("這個"), language_of_script("上下")
    ('zh-TW', '')
    """
    times = Counter(text if len(text) <= 200_000 else text[:100_000] + text[-100_000:])
    simplified, traditional = (sum(times[char] for char in own & times.keys()) for own in _OF_ONE_SCRIPT)
    if traditional == simplified:
        return ""
    return "zh-TW" if traditional > simplified else "zh-CN"
