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
_SURELY, _LIKELY = (regex("|".join(f"(?:{form})" for form in forms)) for forms in (_SURE, _MAY_BE))
# Who says something, and how many agree.
_SAYS = regex(rf"\S{{2,12}}\s+(?:\S{{2,4}}[网網]友\s+)?{_AGO}(?:\s+\S{{1,6}})?")
_AGREED = regex(r"(?:[赞讚]\s*)?[0-9]+\s*回[复復覆](?:\([0-9]+\))?|[赞讚]\s*[0-9]+")
_ANSWERS = regex("(?:作者|小[编編])回[复復覆]\\s*:.{1,60}")


def of_screens(line: str) -> str:
    """How surely a line is what a site or app shows around a story: "high", "low" or "".

    >>> [of_screens(line) for line in ("分享 Facebook WhatsApp", "云川新闻 09-12 08:15 来自云川 +关注", "分享经济")]
    ['high', 'high', '']
    """
    bare = _without_emoji(line)
    if _SURELY.fullmatch(bare):
        return "high"
    return "low" if _LIKELY.fullmatch(bare) else ""


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
