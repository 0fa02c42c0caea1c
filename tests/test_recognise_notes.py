"""Notes beside a story: the editor's, those on author and source, those on figures; and prose that looks like one."""

import pytest

from zx_convert.repair.recognise.notes import is_table_note, note_kind
from zx_convert.text.characters import half

EDITORS = [
    "编者按丨本期起开设新栏目。",
    "編者覆：來信已轉交巴士公司。",
    "译按：依原文保留。",
    "编者按：入春以来，本报热线已接到来电来信260多件。",
    "编者按 班会课是班主任的“自留地”。",
    "編按：傳統產業並非只能走進博物館。",
    "阅读提示　骑手没跑一单，先交一千多元培训费，不少人只好忍气吞声。",
    "编辑答复：来信已转市公交公司，站牌正在更换。",
    "编后：经验不写下来，就跟着人退休了。",
    "编者附言：本刊已将来信转交市人大常委会。",
    "编辑点评：记者昨天到现场看了，裂缝还在。",
    "【开栏的话】全国扶贫日来临之际，本报记者分赴各地采访。",
    "【编者按】入春以来，雨水偏多。",
    "人物名片：葛明远，我校机械专业1993届毕业生。",
    "上期提要：大水退后，船工老邓捞起一只木箱。",
    "（本报持续关注长者住房，请将您的经历寄到elder@example.com。）",
    "5月，我校讲座共举办14场，现将部分观点摘登如下。",
    "小資料：全港現約有舊樓九千幢，涉及人口近百萬，其中六成在東邊。",
    "点评：从河边写到桥上，最后落在灯里，小小年纪懂得留白，难得。",
    "【点评】小作者抓住一件小事，写出了浓浓的母爱。",
    "评语：文章前半部分写得轻快有趣，结尾不动声色，让人心头一热。",
    "本报收到读者来稿三百余篇，今起选登，以飨读者。",
]

AUTHORS = [
    "作者：葛明远，自由撰稿人",
    "（作者系云川一中教师）",
    "（本期解答专家为市妇女儿童医院主任医师葛明远）",
    "（作者单位：云川大学文学院）",
    "作者为云川县大路镇农民",
    "（葛明远系云川师范学院教师，著有《渡口备忘》等）",
    "注：日场下午两点开书，夜场晚上七点开书。",
    "（译自《云川周刊》6月15日一期）",
    "（摘自《云川史话》）",
    "原载《云川周刊》一九九八年六月十五日一期，作者约翰·哈德逊，摘译如下：",
    "（《逆水记》，葛明远著，云川文艺出版社2021年3月第一版）",
    "（未完待续，本书由云川文艺出版社出版）",
    "葛明远 主任医师，医学博士。擅长高血压的诊治。门诊时间：周一上午。",
    "详情请登录就业信息网查询。",
    "指导教师：葛明远",
    "（解答人：云川县林业站 葛明远）",
    "（未完待续）",
    "（连载十二）",
    "注释：",
    "①参见葛明远：《渡口考》，《云川学刊》，2016年第2期。",
    "②葛明远：《县域商业史》，云川出版社2009年版，第31页。",
    "［3］数据来源：云川市统计局2018年3月通报。",
    "〔本文系云川市社科规划项目“旧渡口研究”阶段性成果〕",
]

PROSE = [
    "编者朋友，我想反映一件事。",
    "人物名片",
    "内容提要",
    "作者走遍了全县的村庄。",
    "葛明远，1976年生于云川，县作家协会会员。著有长篇小说三部。",
    "葛明远 主任医师的一天",
    "现将有关事项公告如下：",
    "敬请关注",
    "链接：什么是远程协商",
    "点评：难得。",
    "指导教师葛明远站在门口。",
    "（本报记者 葛明远）",
    "（本报专电）",
    "（葛明远）",
    "他摘自家院里的枣子，摘了一筐。",
    "①先把渠挖通，再谈别的。",
    "参见者络绎不绝，村口停满了车。",
    "连载小说受到欢迎。",
    "原载重五吨的卡车装了八吨。",
    "详情要等调查结束才能公布。",
]

ON_FIGURES = [
    "单位：元/公斤",
    "数据来源：云川统计局",
    "資料來源／台南市果菜市場　製表／陳佳慧",
    "行情由云川农民报价格信息员提供，仅供参考",
    "节目如有变动，以当天播出为准。",
    "以上信息仅供参考",
]

NOT_ON_FIGURES = ["节目单已经排好", "行情看涨，农户惜售", "信息化建设提速", "单位食堂对外开放"]


@pytest.mark.parametrize(
    ("text", "kind"), [*((text, "editor") for text in EDITORS), *((text, "author") for text in AUTHORS)]
)
def test_note(text: str, kind: str) -> None:
    assert (note_kind(text), note_kind(half(text))) == (kind, kind)


@pytest.mark.parametrize("text", PROSE)
def test_prose_that_looks_like_a_note(text: str) -> None:
    assert (note_kind(text), note_kind(half(text))) == ("", "")


@pytest.mark.parametrize("text", ON_FIGURES)
def test_note_on_figures(text: str) -> None:
    assert is_table_note(text)
    assert is_table_note(half(text))


@pytest.mark.parametrize("text", NOT_ON_FIGURES)
def test_line_that_is_no_note_on_figures(text: str) -> None:
    assert not is_table_note(text)
