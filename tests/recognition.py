"""Cases for the recognisers of bylines and datelines, and the shapes in which papers and copies print one form.

A case is a text with the span that must be found between ⟦ and ⟧, and the people in it as `role:name,name;role:name`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pytest

from zx_convert.repair.recognise import Person
from zx_convert.text.characters import half

Shape = Callable[[str], str]

# Characters and their traditional forms, in pairs.
_PAIRS = (
    "划劃岚嵐国國记記报報员員讯訊电電图圖摄攝导導编編辑輯译譯实實习習驻駐发發贵貴华華东東专專题題综綜联聯连連台臺评評论論责責体體"
    "视視频頻网網闻聞见見约約级級资資刘劉张張陈陳赵趙黄黃吴吳孙孫马馬罗羅郑鄭谢謝韩韓冯馮萧蕭邓鄧许許吕呂苏蘇卢盧蒋蔣"
    "贾賈叶葉阎閻钟鍾谭譚邹鄒陆陸顾顧龙龍万萬钱錢汤湯贺賀赖賴龚龔庞龐兰蘭鲁魯韦韋齐齊严嚴芦蘆骆駱颜顏诸諸欧歐阳陽尔爾"
    "云雲卫衛强強军軍杰傑娅婭晓曉静靜鸿鴻丽麗红紅胜勝长長凤鳳学學远遠宁寧书書艳豔莹瑩来來从從获獲说說为為后後对對这這"
    "们們会會开開关關经經济濟务務业業议議协協党黨区區县縣镇鎮乡鄉广廣庆慶辽遼陕陝赣贛湾灣汉漢岛島厦廈门門莱萊纽紐"
    "伦倫乌烏乐樂银銀绥綏义義现現场場传傳设設计計统統筹籌队隊组組织織总總审審执執笔筆写寫采採访訪团團选選举舉众眾认認"
    "话話问問时時间間当當无無条條个個过過进進还還没沒给給让讓觉覺应應该該谈談诉訴词詞语語读讀课課谁誰请請谋謀虑慮听聽"
    "动動种種际際难難险險随隨阶階页頁项項预預领領颁頒风風飞飛饭飯馆館验驗骑騎鱼魚鸟鳥麦麥农農产產车車轮輪转轉载載输輸"
    "边邊达達迁遷运運适適递遞邮郵录錄针針钢鋼铁鐵锋鋒销銷镜鏡闭閉热熱爱愛状狀独獨环環画畫监監盘盤码碼离離确確稳穩称稱"
    "竞競类類粮糧纪紀纯純细細终終结結绘繪络絡绝絕继繼绩績续續维維绿綠缘緣缩縮职職胆膽脑腦节節苍蒼药藥营營蓝藍虽雖补補"
    "装裝观觀规規觅覓览覽触觸订訂训訓讲講证證识識试試诗詩详詳误誤调調贝貝财財败敗货貨质質购購贯貫费費赛賽赞贊跃躍软軟"
    "线線轻輕较較辆輛辉輝办辦处處复復备備夺奪宝寶宽寬宾賓将將层層岁歲师師带帶帮幫库庫归歸径徑态態恒恆战戰户戶扩擴扫掃护護"
    "担擔拥擁择擇挥揮换換据據损損数數断斷旧舊显顯晋晉机機权權标標树樹样樣桥橋检檢梦夢欢歡毕畢气氣沟溝泽澤洁潔浏瀏测測"
    "浓濃涛濤润潤涨漲渊淵满滿滨濱灯燈灵靈点點炼煉烂爛"
)
_TRADITIONAL = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
_WIDE = {ord(character): chr(ord(character) + 0xFEE0) for character in "0123456789"}


def traditional(text: str) -> str:
    return text.translate(_TRADITIONAL)


def _half(text: str) -> str:
    return half(text.replace("\u3000", "\ue123")).replace("\ue123", "\u3000")


SHAPES: dict[str, Shape] = {
    "as printed": str,
    "half-width marks": _half,
    "full-width digits": lambda text: text.translate(_WIDE),
    "ideographic spaces": lambda text: text.replace(" ", "\u3000"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "traditional": traditional,
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks ⟦ ⟧, and the span that stood between them (all of it where there were none)."""

    text: str
    start: int
    end: int


def marked(text: str) -> Marked:
    if "⟦" not in text:
        return Marked(text, 0, len(text))
    before, _, rest = text.partition("⟦")
    found, _, after = rest.partition("⟧")
    return Marked(before + found + after, len(before), len(before) + len(found))


def people(persons: Iterable[Person]) -> list[tuple[str, str]]:
    return [(person.role, person.name) for person in persons]


def expected_people(text: str) -> list[tuple[str, str]]:
    """`记者:葛明远,苏岚;:任学川` as (role, name) pairs."""
    groups = (group.partition(":") for group in text.split(";") if group)
    return [(role, name) for role, _, names in groups for name in names.split(",")]


def printed_names(text: str, persons: Iterable[Person]) -> list[str]:
    """The names that stand where the persons' spans point, without padding."""
    return ["".join(text[person.start : person.end].split()) for person in persons]


def in_shapes(cases: Iterable[Sequence[str]], shapes: Iterable[str] = SHAPES) -> list[object]:
    """Every case in every shape of print, for `pytest.mark.parametrize`; equal ones once."""
    seen: set[tuple[str, ...]] = set()
    found: list[object] = []
    for case in cases:
        for name in shapes:
            shaped = tuple(SHAPES[name](value) if place < 4 else value for place, value in enumerate(case))
            if shaped not in seen:
                seen.add(shaped)
                found.append(pytest.param(*shaped, id=f"{case[0]}-{name}"))
    return found
