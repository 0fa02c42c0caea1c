"""Radicals that PDF copying leaves in place of characters, and the private use area of the older GB 18030."""

# EquivalentUnifiedIdeograph.txt of the Unicode character database, U+2E80–2FD5. NFKC would miss most of the supplement.
_RADICALS = (
    (0x2E81, "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵"),
    (
        0x2E9B,
        "旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝"
        "雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
    ),
    (
        0x2F00,
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
        "心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
        "缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音"
        "頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
    ),
)
RADICALS: dict[str, str] = {
    chr(first + place): char for first, run in _RADICALS for place, char in enumerate(run)
}  # fmt: skip

# What Python's gb18030 (the mapping of 2000) leaves in the private use area, as GB 18030-2022 assigns it.
_PRIVATE = (
    (0xE78D, "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19"),  # A6D9–A6DF, A6EC, A6ED, A6F3
    (0xE7C7, "\u1e3f"),  # A8BC
    (0xE81E, "\u9fb4"),  # FE59
    (0xE826, "\u9fb5"),  # FE61
    (0xE82B, "\u9fb6\u9fb7"),  # FE66, FE67
    (0xE832, "\u9fb8"),  # FE6D
    (0xE843, "\u9fb9"),  # FE7E
    (0xE854, "\u9fba"),  # FE90
    (0xE864, "\u9fbb"),  # FEA0
)
PRIVATE: dict[str, str] = {
    chr(first + place): char for first, run in _PRIVATE for place, char in enumerate(run)
}  # fmt: skip
