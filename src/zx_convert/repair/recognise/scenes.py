"""What a picture shows, told in one short sentence: 成志刚在熬制梨膏。, 旧粮仓改建的运河书房。"""

from zx_convert.text.characters import LETTER, half
from zx_convert.text.patterns import regex

from .names import SURE, names_in
from .stopwords import is_word

_LONGEST = 38
# But no item of a text in clauses: （四）在井栏上刻划、涂写。
_MARK = "(?!第[一二三四五六七八九十]|\\(?[一二三四五六七八九十0-9]{1,3}[)、.])(?:[▲▼◀▶△▽↑↓←→■●①-⑳]|[图圖][①-⑳/:])?\\s*"
# Somebody is at something at a place: 居民在泵房外查看水压表.
_SCENE = regex(
    f"{_MARK}[^,、:;“”!?]{{2,16}}(?:正?在(?![于场乎线職职岗崗任册])|[为為给給向与與和把将將替帮幫](?![了此人])|同(?![了此人志学學事时時意样樣步仁胞龄齡年]))[^:;!?]{{3,24}}"
)
# What a story tells and a picture does not show: that it is over, wanted, said, refused, counted.
_TOLD = regex(
    "[了过過吗嗎呢吧嘛是有说說要会會可能应應须須已曾不没沒我你他她就都也还還又请請获獲昨今元%]|日前|近日|本[报報]|决定|決定|开始|開始"
    "|举行|舉行|取名|命名|任命|救出|[长長任记記员員]$|建议|建議|表示|召开|召開|同时|同時|免费|免費|[0-9]{2,}|[一二三四五六七八九十百千万萬]{3,}"
    "|^希望|[将將](?=[与與于於在为為会會从從有对對继繼进進])|判决|判決|裁定|本院|本案|职务|職務|成立|适用|適用|认为|認為|其中|函数|一派|^[本该該此其设設]"
)
_NAMED = regex(f"{LETTER}{{2,4}}?(?=在)")
# A thing with nothing said of it: 停靠在渡口的“议事船”.
_THING = regex(f"{_MARK}[^:;!?]{{3,22}}的(?:{LETTER}|[“”《》「」0-9A-Za-z]){{1,10}}")
_SAID = regex("[着著叫让讓使被最很更真到来來去想看写寫正]")


def shows_a_scene(text: str) -> bool:
    """Whether a block is one short sentence such as stands below a picture.

    >>> shows_a_scene("居民在新建的泵房外查看水压表。"), shows_a_scene("停靠在白沙渡的“议事船”。")
    (True, True)
    >>> shows_a_scene("他在纸上画了一个圈。"), shows_a_scene("居民在新建的泵房外查看水压表")
    (False, False)
    >>> shows_a_scene("本判决为终审判决。")
    False
    >>> shows_a_scene("遵照成志刚同志的遗愿，丧事从简。")
    False
    """
    if len(text) > _LONGEST or text[-1:] != "。":
        return False
    line = half(text[:-1])
    if "。" in line or _TOLD.search(line, _after_name(line)):
        return False
    return _SCENE.fullmatch(line) is not None or (_THING.fullmatch(line) is not None and not _SAID.search(line))


def _after_name(line: str) -> int:
    """Where a sure name ends that may hold a character of what is told: 隋大有在摊位前; 0 for none."""
    named = _NAMED.match(line)
    names = names_in(line, 0, named.end()) if named and named.end() > 2 and not is_word(named.group()) else None
    return named.end() if named and names and len(names) == 1 and names[0].cost <= SURE else 0
