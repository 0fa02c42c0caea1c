"""What the screens of news sites and apps show around a story: status bars, accounts, counters, comments, sharing.

Lines are given with full-width forms folded to ASCII.
"""

from zx_convert.text.characters import LETTER, is_emoji
from zx_convert.text.patterns import regex

_DAY = r"(?:20[0-9]{2}[-/.年])?[0-9]{1,2}[-/.月][0-9]{1,2}日?"
_HOUR = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_AGO = "[0-9]+\\s*(?:秒|分[钟鐘]|小[时時]|天)前"
_SITES = (
    "(?:Facebook|WhatsApp|Telegram|Threads|Twitter|Messenger|Instagram|LINE|Line|WeChat|X|微信|微博|小[红紅][书書]|[电電][邮郵]"
    "|[复複][制製][链連][接結])"
)
_FOOT = (
    "(?:回到[页頁][顶頂]|[关關]於?于?我[们們]|[私隐隱]{2}政策|[联聯][络絡系]我[们們]|[广廣]告[查服][询詢务務]|登[入录]|[订訂][阅閱]"
    "|搜[寻尋索]|繁\\|[简簡])"
)
_WARNING = (
    "(?:[饮飲]酒[过過]量,有[害碍礙]健康|[开開][车車]不喝酒,喝酒不[开開][车車]|喝酒不[开開][车車],[开開][车車]不喝酒)"
)
# What only those say who sell something: where they are, how they are reached, what it costs.
_OFFERED = "[电電][话話]|[热熱专專][线線]|[0-9]元|元起|首月|[0-9][号號]|[0-9]{7}|[0-9]{4}[ -][0-9]{4}"
# What nothing but a screen shows.
_SURE = (
    # 云川新闻 09-12 08:15 来自云川 +关注
    rf"\S{{2,12}}\s+{_DAY}\s+{_HOUR}(?:\s+[来來]自\S{{2,10}}|\s+[0-9.]+[万萬]?人看[过過])*(?:\s+[0-9.]+[万萬]?人看[过過]|\s*\+\s*[关關]注)",
    rf"分享(?:到|至)?\s*:?\s*{_SITES}(?:\s*(?:{_SITES}|更多))+",
    rf"(?:出版|[发發][布佈]|更新)\s*:\s*{_DAY}\s+{_HOUR}(?:\s*(?:出版|[发發][布佈]|更新)\s*:\s*{_DAY}\s+{_HOUR})*",
    r"[<‹〈]\s*返回(?:\s*[….]*\s*分享)?",
    "(?:已[经經]到底了|[没沒]有更多了|[抢搶]沙[发發]\\([0-9]+\\))",
    f"打[开開]{LETTER}{{2,10}}(?:客[户戶]端|APP|App)[,，]\\s*(?:查?看|[阅閱][读讀]|[参參]与)[^。]{{2,16}}",
    r"(?:[点點][击擊]|[轻輕][触觸])(?:[图圖]片)?(?:放大|查看大[图圖])",
    r"滑[动動](?:查看|看)更多[图圖]?片?",
    r"PDF版?\s*下[载載]\s*\([0-9.]+\s*[KM]B?\)",
    "本(?:[网網][页頁站]|[页頁])所[載载].{0,20}版[权權].{0,12}",
    "(?:本[栏欄版]|以上|本文)(?:文章|[内內]容|言[论論]|[观觀][点點])?[^。]{0,14}不代表本(?:[网網报報台刊])(?:立[场場]|[观觀][点點])。?",
    rf"{_FOOT}(?:\s+{_FOOT})+",
    r"上一版\s*[◀▶|]?\s*版面[导導]航\s*[◀▶|]?\s*下一版",
    "(?i:advertisement)",
    # 云川发布 2025年6月3日 07:30 云川
    rf"(?P<place>{LETTER}{{2,4}}){LETTER}{{0,8}}\s+20[0-9]{{2}}年[0-9]{{1,2}}月[0-9]{{1,2}}日\s+{_HOUR}\s+(?P=place)",
    "(?:文章|全文|正文)到此[结結]束(?:,\\s*[请請].{0,12}(?:下[载載]|[关關]注|[扫掃]|[点點][击擊]|[阅閱][读讀]).{0,24})?",
    # ※飲酒過量，有害健康；開車不喝酒，喝酒不開車
    rf"[※◎]?\s*{_WARNING}(?:[;,。]\s*{_WARNING})*。?",
    r"[※◎][^。]{0,24}(?:[专專热熱][线線]|[撥拨]打?)\s*:?\s*[0-9][0-9-]{2,}[^。]{0,16}",
    # 广告 青岭陈醋 三年陈酿 电话:0936-8810000
    rf"(?:广告|廣告)(?=[^。]*(?:{_OFFERED}))(?![^。]*(?:%|[亿億]元|同比|增))(?:\s*\|\s*[^\s。|]{{2,16}}(?:\s+[^\s。]{{2,24}}){{0,4}}"
    r"|\s+[^\s。]{2,16}(?:\s+[^\s。]{1,24}){2,5})",
)
# What other texts may have too: furniture where such stands beside it.
_MAY_BE = (
    # 9:41 5G 86%
    rf"{_HOUR}(?:\s+\S{{1,4}}){{0,3}}\s+[0-9]{{1,3}}%",
    rf"\S{{2,12}}\s+{_DAY}\s+{_HOUR}(?:\s+[来來]自\S{{2,10}})?",
    # 渔港的灯又亮了 云川新闻 214评
    rf"(?:\S.{{3,30}}\s+)?{LETTER}{{2,8}}\s+(?:[评評][论論]\s*[0-9]+|[0-9]+\s*(?:[评評]|跟[贴帖]))(?:\s+{_AGO})?",
    r"(?:#[^\s#]{1,16}#?\s*){2,}",
    "(?:到底[啦了]|我是有底[线線]的|[抢搶]沙[发發]|[说說][点點]什[么麼][….]*)",
    r"搜索\s*:\s*\S+(?:\s+\S+)+",
    r"(?:你可能感[兴興]趣|猜你喜[欢歡])(?:\s+\S.{2,20}[›>»])?",
    r"[点點][击擊](?:收[听聽]|[观觀]看|播放)[^。]{0,16}",
    r"(?:广告|廣告)\s+\S.{2,40}(?:了解[详詳]情|查看[详詳]情|立即\S{2,4}|×|起)",
    r"[【\[](?:(?:[图圖]文|[热熱][点點门門]|精彩|今日)(?:推[荐薦]|推[广廣]|[广廣]告)|置[顶頂]|[热熱]|[荐薦]|沸)[】\]]\s*\S.{3,40}",
    r"相[关關][专專][题題]\s*:\s*\S.{2,30}",
    r"[订訂][阅閱][电電]子[报報][,，].{2,20}",
)
# What a headline may be as well: furniture inside of a sentence alone.
_INSIDE = (
    r"(?:广告|廣告)\s+[^\s。]{2,16}(?:\s+[^\s。]{2,24}){0,4}",
    r"(?:扫码|扫一扫|掃一掃|扫[描瞄]|掃描|掃\s*QR\s*Code|二[维維][码碼]\s*:)[^。]{0,8}[看听聽加进進][^。]{1,16}",
    r"(?:加入好友|相[关關]新[闻聞]|[热熱][门門]推[荐薦])\s+\S[^。]{0,16}",
    r"本[栏欄版]目?由[^。]{2,16}(?:[协協][办辦]|特[约約]|冠名|赞助|贊助)(?:刊登|播出)?",
    r"[【\[](?:广告|廣告)[】\]]\s*\S[^。]{2,50}",
)
_SURELY, _LIKELY, _BETWEEN = (regex("|".join(f"(?:{form})" for form in forms)) for forms in (_SURE, _MAY_BE, _INSIDE))
# Who says something, and how many agree.
_SAYS = regex(rf"\S{{2,12}}\s+(?:\S{{2,4}}[网網]友\s+)?{_AGO}(?:\s+\S{{1,6}})?")
_AGREED = regex(r"(?:[赞讚]\s*)?[0-9]+\s*回[复復覆](?:\([0-9]+\))?|[赞讚]\s*[0-9]+")
_ANSWERS = regex("(?:作者|小[编編])回[复復覆]\\s*:.{1,60}")


def of_screens(line: str) -> str:
    """How surely a line is what a site or app shows around a story: "high", "low" or "".

    "lowest" is what may be so inside of a sentence that it cuts, and nowhere else.

    >>> [of_screens(line) for line in ("分享 Facebook WhatsApp", "云川新闻 09-12 08:15 来自云川 +关注", "分享经济")]
    ['high', 'high', '']
    """
    bare = _without_emoji(line)
    if _SURELY.fullmatch(bare):
        return "high"
    if _LIKELY.fullmatch(bare):
        return "low"
    return "lowest" if _BETWEEN.fullmatch(bare) else ""


def opens_comment(line: str) -> bool:
    """Whether a line says who has commented and when: 舟子 浙江网友 3小时前."""
    return _SAYS.fullmatch(line) is not None


def ends_comment(line: str) -> bool:
    """Whether a line counts who agrees with a comment: 👍 266 回复(12)."""
    return _AGREED.fullmatch(_without_emoji(line)) is not None


def answers_comment(line: str) -> bool:
    """Whether a line is what the editors answer to a comment: 作者回复：欢迎继续骑."""
    return _ANSWERS.fullmatch(line) is not None


def adorned(text: str) -> int:
    """How many characters of pictures and spaces a line opens with: 🦀 蟹苗上楼; but ✅ and 📞 tell something."""
    if text[:1] in _TELLING:
        return 0
    end = 0
    while end < len(text) and (is_emoji(text[end]) or (end and text[end] in " \u3000")):
        end += 1
    return end


_TELLING = frozenset("✅❌✔✖📞⚠☎❗❓")


def _without_emoji(line: str) -> str:
    return "".join([char for char in line if not is_emoji(char)]).strip(" →›▶⏯")
