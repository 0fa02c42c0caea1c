"""What short lines say of themselves: columns, boxes, mottoes, formulas, entries of lists; and their false friends."""

from collections.abc import Callable

import pytest

from zx_convert.repair.recognise import blocks, bullets, columns, headings
from zx_convert.text.characters import half

# Lines that a test must hold for, and lines that look like them.
CASES: dict[Callable[[str], bool], tuple[str, str]] = {
    columns.ends_as_box: (
        "健康讲堂预告 各地市场动态 农谚四则 校园短波 下周天气 一周菜谱 两会日历 失物招领启事 有奖问答",
        "市政府通过预告制度让群众早知道哪里停水 预告 他把答案写在黑板上",
    ),
    columns.is_slogan: (
        "深入学习贯彻全会精神 支援抗旱高潮 喜迎全省运动会开幕 践行绿色发展 聚焦乡村振兴",
        "学习老张 推进器坏了 他迎接了一百位客人",
    ),
    headings.opens_with_link: (
        "链接：什么是远程协商 新闻背景:数字人民币 【链接】：怎样报名 倡议书：为灾区出一份力",
        "链接两岸的桥 背景音乐响起 资料很全",
    ),
    headings.opens_as_report_of_meeting: (
        "强调要以产业链思维抓项目建设 会议部署今冬明春工作 审议通过多项决定",
        "要求的人太多 强调的是质量",
    ),
    headings.ends_with_attendance: (
        "葛明远出席并讲话 县委书记主持会议 殷秋禾致辞",
        "在全县干部大会上的讲话 毕业季·致辞 讲话的人走了",
    ),
    columns.ends_as_occasion: ("第九届茶商大会闭幕 省运会前夕", "会议 大会上他哭了一场"),
    columns.is_formula: (
        "特此公告 特此通知。 此致 谢谢大家！ （未完待续） （未完待续，本书由望江出版社出版） （完）",
        "特此公告如下办法 谢谢大家的帮忙 完了再说",
    ),
    columns.tells_enactment: (
        "（2021年6月16日县第十七届人大常委会第四十二次会议通过） (1998年3月2日公布,自1998年5月1日起施行)",
        "（2021年6月16日摄） （会议通过）",
    ),
    headings.opens_with_time: (
        "6月5日晴 8:30集合 上午8时 周三 1927年,赴上海 十月二日 Day1 第一天",
        "5个村 三农 一九 周老师 第一名",
    ),
    headings.opens_a_clause_of_law: ("第三条 第二十一条 第12条", "三条 第三章 条例"),
    headings.is_figure_of_name: (
        "人均可支配收入：9876元 库存:约320吨 面积：12.5亩",
        "库存：见下表 时间：上午 今天来了两位客人：5岁的小宝和他的爷爷奶奶还有邻居",
    ),
    headings.ends_as_organisation: ("城关镇 塘尔镇： 运输处 县卫生院 第三小学", "这里的人 镇上"),
    headings.is_numbered_head: ("一、总则 （二）做法 01算账 3.浇水", "98.6%。 3.5万吨 10时"),
    blocks.is_score: ("江北队2比1河东队 蓝鲸3:0白塔", "2比1 他以3比0的成绩胜出"),
    blocks.is_date_line: ("2014年12月7日晴 6月21日大雨 1月26日（星期五） 2016年5月16日", "6月21日大雨倾盆 5月16日上午"),
    bullets.is_bullet: ("●全县 ①浇水 ⑬施肥 ▲省 👉修路 ✔️上午集合", "一是 （一） 全● 👍👍"),
    blocks.is_caption: (
        "（上左）葛明远，58岁 （后排左二）苏岚 （题图：杏花村边）"
        " 国画《春汛》（134cm×68cm） 行书《沅水谣》苏岚书 《渡口》苏岚摄 左起：苏岚、葛明远在现场"
        " 隶书条幅《守拙》（局部） 视频：《渡口人家》 视频：渡口人家（时长1分48秒） 队员们在水库训练。图为队员驾艇。",
        "（上一）届委员会 （下一）步 油画《父亲》 国画《春汛》获奖 《渡口》开机 《渡口》开始拍摄 左起第一间是厨房",
    ),
    columns.ends_as_column: (
        "新村巡礼系列之七 山里的手艺人③ 再就业系列报道之三 再就业系列报道（二） 身边的变化之四",
        "入选十大古镇之一 三分之一 读书（二） 出口增长百分之二十 林地占四分之三 十之八九",
    ),
    headings.ends_with_says: (
        "气象组织最新公报称 有关专家称 省政协常委会会议强调", "村民自称 改名称 全称",
    ),
    columns.ends_as_occasion: ("县政协召开提案办理协商会 全市农业推进会", "县总工会 省作家协会"),
    blocks.is_question_or_answer: ("问：怎么办 问（白杨镇读者）：怎么办 答：照办", "问他：怎么办 问（一）"),
    columns.is_column_name: (
        "城南旧话 笑林 提案追踪 国际瞭望 有问有答 数说天下",
        "警方展开追踪 干部带头读书 红薯成了头条 村里来了看板",
    ),
    headings.names_an_office: (
        "省政协教科卫体委员会 民革云川市委会 县统计局 县工商联", "民建会员呼吁加强监管 民盟盟员走进古村 邮局",
    ),
}  # fmt: skip
POSITIVE = [(test, word) for test, (words, _) in CASES.items() for word in words.split()]
NEGATIVE = [(test, word) for test, (_, words) in CASES.items() for word in words.split()]
Test = Callable[[str], bool]


@pytest.mark.parametrize(("test", "text"), POSITIVE, ids=lambda value: getattr(value, "__name__", value))
def test_it_is_one(test: Test, text: str) -> None:
    assert test(text)
    assert test(half(text))


@pytest.mark.parametrize(("test", "text"), NEGATIVE, ids=lambda value: getattr(value, "__name__", value))
def test_it_is_none(test: Test, text: str) -> None:
    assert not test(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全国政协会议闭幕（附图片1张）", True),
        ("两岸书画展开展(附图)", True),
        ("（附图片）是编辑加的。", False),
        ("开幕", False),
    ],
)
def test_headlines_point_to_pictures(text: str, expected: bool) -> None:
    assert headings.points_to_a_picture(text) is expected


@pytest.mark.parametrize(
    ("text", "pictured"),
    [
        ("图2　拖丝前后的对比", True),
        ("表1 五家公司的主要指标（单位：亿元）", True),
        ("表1 显示，全县粮食产量连年增长。", False),
    ],
)
def test_the_number_of_a_figure_opens_its_caption(text: str, pictured: bool) -> None:
    assert blocks.is_caption(text) is pictured
