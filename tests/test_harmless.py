"""Texts that are whole, and lines that only look like furniture, come out as they went in."""

import time

import pytest

import zx_convert

# Each with its lines as they are to come out; blank lines are the writer's affair.
WHOLE = [
    # a signature that stands far in sets no paragraphs in
    "十月二日起停水，请各住户提前储水，并关好水龙头，以防来水时外溢。\n"
    "检修期间，我公司在柳荫巷口设临时供水点，由此带来的不便，敬请谅解。\n          2023年9月26日",
    # nor does a first line, or every second one
    "　　父亲在左边种辣椒，母亲在右边种葱，中间留出一条路，仅够一个人侧身走过。\n"
    "春天，阳台上最先醒来的是那盆吊兰，它从冬天的灰绿里挣出一根嫩茎，垂到窗台上。\n"
    "　　夏天最好，一家人就在阳台上吃饭，吃到月亮出来了才肯收拾碗筷。\n秋天，辣椒红了。",
    # blank lines between sections only
    "雪停了。\n天亮了。\n\n市民何先生带同两名子女入场，他认为新馆“光线好、椅子舒服”，唯一不足是电梯太慢。\n"
    "猫叫了一声，很不高兴。\n\n雪停了。\n天亮了。",
    "报名电话：0517-66132208\n\n活动最终解释权归主办方所有。",
    "参考链接：https://example.com/b\n\n活动最终解释权归主办方所有。",
    "他唱道：\n“月亮弯，像小船，\n小船里头坐着俺。\n俺划东，俺划西，\n划到天亮下小鸡。”",
    "1\n00:00:08,300 --> 00:00:09,000\n你说什么\n\n2\n00:00:10,300 --> 00:00:12,000\n没什么",
    "他问了路。\n\nA：你好，请问图书馆怎么走\nB：一直走，到路口往左\nA：谢谢\n\n他又走了很久，才看见那座楼。",
    "编号,书名,作者,年,价\n1001,北窗夜话,何其远,1998,23.50\n1002,野菜图谱,苏岚,1997,3.50\n1003,渡口,葛明,1996,8.00",
    "下载后核对：\n\n```bash\nsha256sum debian-12.iso\ndd if=debian-12.iso of=/dev/sdb bs=4M\n```\n\n完成。",
    '读文件：\nwith open("in.txt", encoding="utf-8") as f:\ntext = f.read()\n然后关闭。',
    "首先：\n"
    "if len(row) > 1 and row[0] != \"姓名\":  # 跳过\n运行结果：\n[['张三', '18'], ['李四', '20']]\n注意，编码要写对。",
    '返回的数据：\n{"code": 0, "msg": "成功", "data": [{"姓名": "小满", "年龄": 18}]}\n其中姓名不能为空。',
    # what a notice asks of those who read it
    "尊敬的居民：\n因管网检修，5月8日停水，请提前储水。\n扫描下方二维码可查询恢复供水时间。\n"
    "如有疑问，请拨打热线电话：0517-66132208。\n东湖水厂\n2024年5月6日",
    "经研究，决定授予下列同志称号：\n王建华　刘　洋　陈晓红　欧阳雪　马小军\n"
    "李　娜　赵志刚　孙　磊　周文静　何　东\n希望受表彰的同志珍惜荣誉，再接再厉。",
    "座谈会发言摘要\n葛明远（县政协委员、一中校长）：教育资源要下沉，建议推行校长职级制。\n"
    "苏守拙（县政协常委）：企业最盼的是稳定预期\n陈望山（县医院院长）：村卫生室缺人、缺药、缺设备。",
    # what looks like pages, prices, editors and sources
    "楼层\nB1 超市\nB2 停车场",
    "仓库位置：\nA1 苹果\nA2 梨\nB1 桃\nB2 李",
    "会议时间：\n2023年3月21日 14:30\n\n会议地点：\n图书馆三楼第二会议室",
    "谢谢你的信。\n\n林间\n2023年5月6日　云口",
    "5月6日　星期六　晴\n今天挖红薯。",
    "谨此讣告。\n联系人：裘海\n电话：010-55500147",
    "邮寄地址\n收件人：小谭\n地址：云口市北津路77号\n电话：0517-66132208\n邮编：571100",
    "请看：\nhttps://example.com/b\n谢谢。",
    "答案\n1/2\n3/4\n10/10",
    "价目\n单份15元\n每份15元\n两份28元",
    "小红：推荐阅读\n小明：好的",
    "1 打开电源\n2 按住按钮，等三秒\n3 松开",
    "编辑：您好\n葛明：您好，请坐下说。",
    "页数：212页\n开本：32开",
    "412页，字很小……",
    "A4纸两包。\nA3纸要双面打印\n谢谢。",
    "他打开了那张旧网页。\n他在网页源码里找到content_123.html这一文件。\n原告提交了node_2.htm的公证件。",
    "今年全县种了三万亩谷子。\n技术支持：云川市农科院派出12名专家驻村指导。\n秋天收成不错。",
]


# Prose that forms of other things must leave alone: what comes out, where the marks do not stay as they are.
PROSE = {
    "这款手机国行售价8,999元, 港版约HK$9,399.\n据介绍, 该机型将于9月上市, 首批开放40个国家和地区.":
        "这款手机国行售价8,999元，港版约HK$9,399.\n据介绍，该机型将于9月上市，首批开放40个国家和地区。",
    "简单来说, LLM 很强, GPT-4 更强; 但是, 也会出错.": "简单来说，LLM 很强，GPT-4 更强；但是，也会出错。",
    "他把报名表翻到最后一页，姓名一栏写着___\n后面是空的，谁也不知道他是谁，从哪里来。":
        "他把报名表翻到最后一页，姓名一栏写着___后面是空的，谁也不知道他是谁，从哪里来。",
    "经测算，这座桥全长300米，总投资12000\n2024年1月23日 星期二 云川日报 第3版\n万元，是我市今年的重点工程。":
        "经测算，这座桥全长300米，总投资12000万元，是我市今年的重点工程。",
    "打开手机客户端，就能看到自家果园的\n实时画面。他说这是过去想都不敢想的事情。":
        "打开手机客户端，就能看到自家果园的实时画面。他说这是过去想都不敢想的事情。",
    '"小王":"你吃了吗?"': "“小王”：“你吃了吗？”",
    "BMI=体重/身高的平方,正常值为18.5至23.9(成人)": "BMI=体重/身高的平方，正常值为18.5至23.9（成人）",
    "本题选[C].解析:水往低处流,所以选它.": "本题选[C].解析：水往低处流，所以选它。",
    "维生素C(100mg),身体很好。": "维生素C（100mg），身体很好。",
    "世界卫生组织(WHO)/联合国儿童基金会(UNICEF)": "世界卫生组织（WHO）/联合国儿童基金会（UNICEF）",
    "合计资金：12000\n万元，比上年多三成，都用在了修路上。": "合计资金：12000万元，比上年多三成，都用在了修路上。",
    "声明：本人遗失身份证一张，转载、传播无效": "声明：本人遗失身份证一张，转载、传播无效",
    "推荐：葛明远，云川作家协会主席": "推荐：葛明远，云川作家协会主席",
}  # fmt: skip


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_code_and_no_frame(text: str) -> None:
    document = zx_convert.repair(zx_convert.read(text.encode()))
    assert lines(zx_convert.write(document, "txt").decode()) == lines(PROSE[text])


MAIL = """发件人：葛明远
收件人：编辑部
主题：投稿

各位编辑：
下午好！
现发来稿件一篇，请审阅。

云川大桥通车
本报讯 昨日，云川大桥正式通车，两岸群众拍手称快。
大桥全长三百米，宽二十米，是我市重点工程之一。
（葛明远）
"""


def test_a_greeting_is_no_end_of_a_mail() -> None:
    document = zx_convert.repair(zx_convert.read(MAIL.encode()))
    assert "大桥全长三百米" in zx_convert.write(document, "txt").decode()


@pytest.mark.parametrize(
    "line",
    [
        "于是村民在河边把树苗栽好。",
        "应在会前把材料送到代表手中。",
        "成都在年底前为老人发放补贴。",
        "打开手机一看，他愣住了。图为什么打不开呢？",
        "本文为读者梳理近年来我县扶贫工作取得的成果。",
        "讲政治、讲大局、讲奉献。\n比学习、比作风、比贡献。",
    ],
)
def test_prose_is_no_caption_note_or_verse(line: str) -> None:
    text = f"县里召开了一次会，会上讲了三件事，都与百姓有关。\n{line}\n会后大家散去，各自回村里安排明年的生产。"
    document = zx_convert.repair(zx_convert.read(text.encode()))
    assert not [element for element in document.iter() if element.tag in ("caption", "note", "l")]


@pytest.mark.parametrize(
    "piece",
    ["SELECT a FROM b ", "if =;", "(a+", ")(a-", "[1,", 'a="', "UPDATE a SET b", "1,2,", "(x-1)", "《a》[M].1999"],
)
def test_time_grows_with_the_length_of_a_line(piece: str) -> None:
    """A line of ten thousand characters takes no time that anyone would notice."""
    text = (piece * 5000)[:10_000]
    start = time.process_time()
    zx_convert.repair(zx_convert.read(text.encode()))
    assert time.process_time() - start < _SECONDS


_SECONDS = 3


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_text_stays(text: str) -> None:
    document = zx_convert.repair(zx_convert.read(text.encode()))
    assert lines(zx_convert.write(document, "txt").decode()) == lines(text)


# Lines whose marks are part of what they say, and one that has them widened.
KEPT = [
    r"路径是C:\用户\文档",
    "[石桥](bridge.md)很老。",
    "点A(1,2)、B(3,4)在直线上",
    "集合{1, 2, 3}与区间[0,1)都是例子。",
    "即(x-1)(x-3)=0",
    "O(n log n)的算法，T(n)更好",
    '=IF(A1>60,"及格","不及格")',
    "SELECT 姓名, 年龄 FROM 用户 WHERE 城市='云口';",
    "INSERT INTO 桥 VALUES ('石桥', 1902);",
    'char *s = "你好, 世界";',
    "const name = '石桥', age = 100;",
    '"姓名": "小满",',
    "葛明.石桥记[M].云口:云口出版社,1987:12-15.",
]


@pytest.mark.parametrize("line", KEPT)
def test_marks_of_another_language_stay(line: str) -> None:
    document = zx_convert.repair(zx_convert.read(line.encode()))
    assert zx_convert.write(document, "txt").decode().strip() == line


def test_a_mark_takes_the_space_of_typewriters_behind_it() -> None:
    document = zx_convert.repair(zx_convert.read("会议强调, 要抓好落实; 要见成效。".encode()))
    assert zx_convert.write(document, "txt").decode().strip() == "会议强调，要抓好落实；要见成效。"


@pytest.mark.parametrize(
    "text",
    [
        "盼你的回信。\n\n祝\n身体健康，工作顺利！\n\n你的朋友　巧云\n十一月七日夜",
        "各位同学：\n\n早上好！\n\n今天早晨我到学校的时候，看见校门口的玉兰开了，心里很高兴。\n\n谢谢大家！",
    ],
)
def test_wishes_and_greetings_head_nothing(text: str) -> None:
    document = zx_convert.repair(zx_convert.read(text.encode()))
    assert not [element for element in document.iter() if element.tag in ("headline", "kicker", "deck", "caption")]


@pytest.mark.parametrize("word", ["成语", "冷笑", "童谣", "史记", "练习", "毛重", "马戏团", "鲁菜", "花木兰"])
def test_words_in_brackets_are_nobody(word: str) -> None:
    document = zx_convert.repair(zx_convert.read(f"镜子里的人从来不说话，只会学你的样子。（{word}）".encode()))
    assert not list(document.iter("person"))


TELLS = "镇上的石桥修了三年，桥墩是从上游的采石场一块一块运来的，桥面铺好那天，全镇的人都来了。"
# What only looks like a note, a caption or a byline, and what it is.
KINDS = {
    "秋收进度\n主要措施有三条：①加强领导；②加大投入；③严格考核，各县区都要抓好落实，不得走样。\n"
    "①加强领导。各县区成立专班，主要负责人任组长。\n②加大投入。\n③严格考核。": ["p", "item", "item", "item"],
    f"老街\n葛明远 文/图\n{TELLS}老店见图①，新店见图②，老街夜景见图③。\n①图为老店门前排起长队。\n"
    "②图为新店开张。\n③图为老街夜景。": ["byline", "p", "caption", "caption", "caption"],
    f"一辈子\n讲述 王桂兰 整理 葛明远\n王桂兰：我是2010年退休的，退休以后一直在社区当志愿者。\n{TELLS}":
        ["byline", "p", "p"],
    f"一个名字\n王桂兰 口述 葛明远 整理\n王桂兰，这个名字当年生产队里人人都知道。\n{TELLS}": ["byline", "p", "p"],
    f"牧区新事\n本报记者 巴图\n①牧民家通了电，孩子晚上能看书了。\n{TELLS}\n②村口修了桥，车能开进来了。\n{TELLS}\n"
    "③卫生室来了医生。": ["byline", "p", "p", "p", "p", "p"],
    f"{TELLS}\n更正：这两个字，他在校样上写了四十年，每一次都要向读者致歉。\n{TELLS}": ["p", "p", "p"],
}  # fmt: skip


@pytest.mark.parametrize("text", KINDS)
def test_what_only_looks_like_something_else(text: str) -> None:
    found = zx_convert.repair(zx_convert.read(text))
    assert [block.tag for block in found.blocks() if block.tag not in ("headline", "lb")] == KINDS[text]
