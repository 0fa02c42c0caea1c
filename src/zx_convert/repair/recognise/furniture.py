"""Page furniture: running heads, page numbers, editors' lines, addresses, source lines and the links of web pages.

A line is furniture when its parts are all known kinds of part and at least one of them is telling.
"""

from typing import NamedTuple

from zx_convert.text.characters import LETTER, half, is_emoji
from zx_convert.text.patterns import regex

from .endings import is_end_mark
from .imprint import imprint
from .mails import mail_line
from .mastheads import DIGIT, masthead
from .screens import of_screens
from .weather import weather_line
from .webpages import frame_line, head_of_text, links_line

_LONGEST_LINE = 160
_LONGEST_NUMBER = 14
_NUMBER_LINE = regex(
    r"[-—–―─・·•.\s~～\[【]*(?:第\s*)?([0-9]{1,4})(?:\s*/\s*[0-9]{1,4})?(?:\s*[页頁])?(?:\s*共\s*[0-9]{1,4}\s*[页頁])?"
    r"[-—–―─・·•.\s~～\]】]*"
)
# A figure of an answer or a mark as well: 1/2, 9/10.
_FRACTION = regex("[0-9]{1,2}/[0-9]{1,2}")
# A page of a section by itself: B6.
_LETTERED = regex("[A-H][0-9]{1,2}")
_PAGE_OF = regex(r"(?i:page)\s*[0-9]+(?:\s*(?:of|/)\s*[0-9]+)?|第\s*[0-9]+\s*[页頁]\s*[,/]\s*共\s*[0-9]+\s*[页頁]")
_FIELD = regex("(?:开会|会议|活动|庭审)?(?:时间|日期|地点|时长)\\s*:")
_STARS = regex(r"[─━│┃┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╭╮╰╯\s]{2,}|[▼▽▲△↓↑]{1,2}|[-—]{2}|(?!★+☆+$)[\s*＊★☆◇◆○●□■△▲※~～\-—=_·.]{3,}")
_GUIDE = regex("(?:今日|本版|本期|本报|今天|内页|新闻)*(?:导读|導讀|导览|要目)")
_MOST_EMOJI = 8
_SPACED_GUIDE = regex(r"\S(?:\s+\S){1,3}")
# A line that leads to another page: ▶02版 要闻, 详见A04版.
_LEADS = regex(
    rf"[▶►■●▲☞]\s*[A-Z]?[0-9]{{1,2}}版(?:\s|$)|[(]?(?:详见|詳見|请看|相关报道见|报道见)(?:今日|本报|本報)?第?\s*[A-Z]?[{DIGIT}]{{1,3}}\s*版[)]?$"
)
_GUIDED = regex(rf"第?[A-Z]?[{DIGIT}]+版|[A-Z][0-9]{{1,2}}")
# An entry of a table of contents: its page before it or behind it.
_PAGE_BEFORE = regex(
    rf"[▶►■●▲◆☞]?\s*(?:第[{DIGIT}]{{1,3}}版|[A-Z]?[0-9]{{1,2}}\s*版|[{DIGIT}]{{1,3}}版(?=[:\s])|[A-Z][0-9]{{1,2}})[:：|/·\s-]*[^\s0-9.%]"
)
_PAGE_BEHIND = regex(
    rf"[^()]{{3,}}?[^()》\s](?:\s*[(【\[](?:详?见)?第?[A-Z]?[{DIGIT}]{{1,3}}版[)】\]]"
    rf"|[\s.…·/>》〉»›→▶►]+(?:详?见)?(?:第[{DIGIT}]{{1,3}}版|[A-Z]?[0-9]{{1,2}}版|[A-Z][0-9]{{1,2}})(?:·{LETTER}{{2,4}})?)"
)
_ENTRIES = regex(rf"(?:\S[^()。]{{3,40}}\(第?[A-Z]?[{DIGIT}]{{1,3}}版\)\s*){{2,}}")
_LONGEST_ENTRY = 44
# What a school, a firm or the paper itself has as its motto, beside the names of the editors.
_MOTTO = regex(
    "(?:校训|办报宗旨|办刊宗旨|本报宗旨|安全标语|安全警句|企业精神|警句|宣传语|标语|今日格言)\\s*:[^。]{4,32}"
)
_PREVIEW = regex("\\(?(?:上期(?:回顾|回顧)\\s*:[^。]{2,40}\\s)?下期(?:预告|預告|看点|话题|导读|主题)\\s*:\\s*\\S")
# Jump lines name a page too, but belong to their story.
_JUMP = regex(
    "[(\\[【][\\w“”《》]{0,14}(?:全文|名单|附表|社论|评论|报道|報道)[见見]|[(\\[【▼▲●■☞→\\s]*(?:文字?|全文|[图圖]片?)?(?:下[转轉接续續]|上接|紧接|緊接|承接|[转轉](?![载載发發帖])|续|續|接)"
)
# …摊,(下转第六版): the end of a story, or what a line end has left of it.
_TURNS = regex("[(\\[【](?:下[转轉接]|上接)|^[^(]{0,8}版\\)$")

# An entry of a list of references: [3] https://…
_REFERENCE = regex(r"\[[0-9]{1,3}\]\s*\S")
# （原载《云溪日报》2023年12月8日第5版）: a note on the story, for all that it names a paper and a page.
_TAKEN = regex(r"[(\[]?(?:原载|原載|选自|選自|摘自|载于|載於|据|據|引自|——|--)\s*《")
_SEE = regex(r"[(\[]?(?:详见|詳見|参见|參見|见|見)[^。]{0,12}第\s*[0-9]+\s*[页頁]")
# What tells how to take part: 第二步：扫描二维码，填写报名表, and an item of a notice: 二、值班电话：….
_STEP = regex(
    r"第[一二三四五六七八九十]步\s*:|[0-9]{1,2}[.、](?![0-9])(?=[^。]*:)|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]{1,2}版)|\([一二三四五六七八九十]{1,3}\)"
    r"|(?:报名|参与|参加|领取|办理|预约|报到)(?:方式|方法|办法|流程|步骤)\s*:"
    r"|(?![^。]*(?:进群|广告|本报|读者群))(?=[^。]{0,20}(?:扫描|扫码|长按|关注))[^。]*(?:报名|填写|填报|预约|缴费|领取|投票|查询|查阅|申请|申报|办理|咨询|登记|反馈|举报|支付|购票|导航|签到)"
    r"|(?:如有|如需|若有|若需|有疑问|有问题)(?![^。]*(?:本报|本刊|编辑部|报社))[^。]*。$"
)


# What where a line stands must confirm.
UNSURE = frozenset({"low", "lowest"})


class Furniture(NamedTuple):
    """What kind of furniture a line is, and how sure."""

    type: str
    cert: str


def furniture(text: str) -> Furniture | None:
    """The kind of furniture a whole line is, or None.

    Page numbers alone are `page-number` with low certainty: where they stand must decide. What notices have as well
    (报名电话) has the lowest: it is furniture only right below a line of the paper, and links only inside a sentence.

    >>> furniture("秦川日报 2025年11月6日 星期四 第01版:要闻")
    Furniture(type='page-header', cert='high')
    >>> furniture("这是一段正文。") is None
    True
    """
    if len(text) > _LONGEST_LINE or _is_prose(text):
        return None
    line = half(text).strip()
    if line.count(":") > 1 and head_of_text(line):
        return Furniture("source", "high")
    if not line or _belongs_to_a_story(line):
        return None
    if is_end_mark(line):
        return Furniture("end-mark", "high")
    screen = _of_screens(line)
    if screen and screen.cert != "lowest":
        return screen
    number = _NUMBER_LINE.fullmatch(line) if len(line) <= _LONGEST_NUMBER else None
    if number:
        return Furniture(
            "page-number", "low" if line.strip("[]【】.") == number[1] or _FRACTION.fullmatch(line) else "high"
        )
    if len(line) <= 3 and _LETTERED.fullmatch(line):
        return Furniture("page-number", "low")
    if _PAGE_OF.fullmatch(line):
        return Furniture("page-number", "high")
    if _STARS.fullmatch(line) or (1 < len(line) <= _MOST_EMOJI and all(map(is_emoji, line))):
        return Furniture("ornament", "medium")
    return _contents(line) or _by_kind(line) or screen


def _of_screens(line: str) -> Furniture | None:
    if frame_line(line):
        return Furniture("links", "high")
    cert = of_screens(line) or ("low" if mail_line(line) else "")
    return Furniture("links", cert) if cert else None


def _is_prose(text: str) -> bool:
    """Whether a long line ends as a sentence and has no word of furniture that does, as most lines of a page."""
    return len(text) >= _LEAST_PROSE and text[-1] in _PROSE_ENDS and not _CUES.search(text)


# What pages say in whole sentences of rights, contributions and themselves.
_CUES = regex(
    "[@©稿扫掃版编編]|[电電][话話]|[热熱][线線]|地址|社址|[邮郵]箱|零售|定价|印刷|网址|網址|转载|轉載|[未经經]授|声明|聲明"
    "|[关關]注|[點点][击擊个個赞讚]|[来來]信|仅供|不构成|推荐|[订訂][阅閱]"
)
_LEAST_PROSE = 50
_PROSE_ENDS = frozenset("。！？”」")


def _belongs_to_a_story(line: str) -> bool:
    """Whether a line is known for what only stories have: a jump, a field of a notice, a source, a reference."""
    if any(form.match(line) for form in (_JUMP, _FIELD, _TAKEN, _SEE, _STEP, _REFERENCE)):
        return True
    turns = "下" in line or "上接" in line or line.endswith("版)")
    return turns and _TURNS.search(line) is not None


def _contents(line: str) -> Furniture | None:
    bare = "".join(line.split()) if _SPACED_GUIDE.fullmatch(line) else line
    guide = _GUIDE.match(bare)
    if guide and (_GUIDED.search(bare) or guide.end() == len(bare)):
        return Furniture("contents", "high" if len(bare) > guide.end() else "medium")
    if _LEADS.match(line) or _ENTRIES.fullmatch(line):
        return Furniture("contents", "high")
    return Furniture("contents", "medium") if _PREVIEW.match(line) and "。" not in line else None


def is_entry(text: str) -> bool:
    """Whether a line may be an entry of a table of contents: 2版 公报, 公报（第二版）, 公报……A2.

    >>> [is_entry(line) for line in ("2版 公报摘要", "公报摘要(第二版)", "2版的公报摘要", "公报")]
    [True, True, False, False]
    """
    line = half(text).strip() if len(text) <= _LONGEST_ENTRY else ""
    if not line or "。" in line or line[-1] in ",;:" or _JUMP.match(line):
        return False
    before = _PAGE_BEFORE.match(line)
    return (before is not None and set(" :：|/·") & set(before.group().strip()) != set()) or _PAGE_BEHIND.fullmatch(
        line
    ) is not None


def _by_kind(line: str) -> Furniture | None:
    found = imprint(line)
    if found:
        return Furniture(*found)
    head = ("page-header", "low") if weather_line(line) else masthead(line)
    if head is None and _MOTTO.fullmatch(line):
        return Furniture("page-header", "low")
    links = links_line(line)
    if links and (head is None or head[1] != "high"):
        return Furniture("links", links)
    return Furniture(*head) if head else None
