"""How names of columns and headlines differ in their characters: 谈, 窗 and 眼 make names, 了, 把 and 万 headlines."""

from zx_convert.text.characters import is_han
from zx_convert.text.patterns import regex

# Names of more Han characters are hardly found.
LONGEST = 8
# 来稿/丙.txt, www.example.com
_OF_FILES = regex("[.][A-Za-z]{2,4}$")


def odds_of_a_column(text: str) -> int | None:
    """How much a short line looks like the name of a column rather than a headline, None for no such line.

    The sum of natural logarithms of odds, over its characters, each once, and the last one again.

    >>> odds_of_a_column("灯下漫谈") > 2, odds_of_a_column("把水引来了") < -2, odds_of_a_column("春" * 9)
    (True, True, None)
    """
    characters = list(filter(is_han, text))
    if not 1 < len(characters) <= LONGEST or _OF_FILES.search(text):
        return None
    return sum(_ANYWHERE.get(char, 0) for char in set(characters)) + _AT_END.get(characters[-1], 0)


def _read(groups: dict[int, str]) -> dict[str, int]:
    return {char: value for value, characters in groups.items() for char in characters}


# -- counted by tools/count_columns.py
# fmt: off
_ANYWHERE = _read({
    4: (
        "篇论访踪随"
    ),
    3: (
        "專帮往振欄聚观記話评语财践鎮"
    ),
    2: (
        "兴函坛域实察对微思探故札沿注漫灶焦特笔策者讀词诗谈载述追采释链镜页风"
    ),
    1: (
        "专之习事以企來信党关决制动厅双史号味坊声委官审寫尖层履岸川巷师席式律必态意感手扶投报提支新旁景書权查"
        "案沅烟照物现甲画界目直看科移稿窗笑答箱系纪线经维编职聞育背艺英荷营行见解言訊记话说读调谚谱身辟边连递"
        "速鄉醒问闲闻际面革音项"
    ),
    -1: (
        "一七丝丢两中为主举乌乐二云五亚亩亭亲亿仓们任份休会位低便保個倒候债假偷催充先光入兰共内况冻凉凌刀分别"
        "剩办功务動募北匙匠升半协南印厂压厕原参发变口古可司吃同向吨听哪售啟啥四围土在地埂堤報堵塌壁处夏夜大天"
        "头女好字存學定宿富寒寨寻局届山岩峡巡工已市布平庆库废座庭廊延引弟影待很徒徵急总悬想愿慢我扇才扫批护抽"
        "拿持挂挑换掉揭援搭搶摇操放政敢斯施明晓普暑替月服期未本机杏材東松枝柳柿树校样桐條梦梨梯棉棒棚次残每气"
        "水永汇江沟油泉洋洗活测济海渠湖湿源滨漏潭火炉炮点炼煤爆爭父爷牛猜班琴生用田留病白百盏监盖省着破示福秋"
        "秤积程究窑站管类粥粮紧级纸练组织结统绳缆翻老耕耳联肉肥脸腐膏膝至舍舞色荒药莓蓝薄表西請试误课谷象賽货"
        "贵贷资赛越足跑轉车转轻输農过运近进远选逝過邮邻酒酸里重鐘钟钱铜間门闯阅队降隔集零雷雾霜青頭顶题飘飞館"
        "饮馆香骨高麼黄黑點龙"
    ),
    -2: (
        "万三下世丰临义九买于井亮从价优伞住借價儿元克免六再写军冬冰冷凳出则力加助包区十午卖卡县又句只叫召叶合"
        "吗启告器团圈块坡塔塘多太失奖娘婆子宁守少尔就居岛差己巴带常幕年床底府开归当征得德志忙户打找折抢招挪据"
        "排推摆摊收救整断早星昨晒晨會条板果柜标根格椅樓機步段比汤河流浦涨添清渔温游满滩演灯爱牌猪瓜瓶电的盐盘"
        "矿码碗票种稳稻空立童竹粉粒糖绿缺网羊聘能脚自航船苗莫获螺衣补被装要计讣设该请谁谢豆购赶起跌跨路达这退"
        "遗金银铺销错開闭防阳院雨雪鞋领餐饭鱼鸟麦麻"
    ),
    -3: (
        "上么也交什何供修停八公千单张怎成把搬更最桥楼正没渡等算米红给花菜让账还送铁预"
    ),
    -4: (
        "不个到是"
    ),
    -5: (
        "了"
    ),
})
_AT_END = _read({
    5: (
        "评"
    ),
    4: (
        "察查言论踪"
    ),
    3: (
        "尖書沿注記話访话语谈身载采页"
    ),
    2: (
        "信函周坛声外接时焦物画笔箱记说读述醒释"
    ),
    1: (
        "七下事办动史号后味地坊堂室层岸度座态意方景架案法登眼稿窗答线考訊议谱轮递道问闻面音风龙"
    ),
    -1: (
        "世人会伞修元克分到厂去友发变园圈夜字学寨工幕年床底府张得情据摊放数晓晨暖期村格桥棚次步水汤涨游热牌班"
        "生盘着示秤站管米粥者船节茶菜街衣要资跌边通部里金锁队降集館饭首"
    ),
    -2: (
        "上乡交价儿则区单口名吗告员图多天好家局山市开心忙明本机来校段灯的社票网药表账跑铺院领馆"
    ),
    -3: (
        "协子正路"
    ),
    -4: (
        "了"
    ),
})
# fmt: on
# -- end of what is counted
