"""Roles, organs and the words of credit lines: the closed vocabulary of bylines.

A role is kept as it is printed without the organ: 本报首席记者 gives 首席记者, 云报融媒记者 gives 融媒记者.
"""

from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex

from .alphabet import DOTS, LISTED, LISTED_AGENCY, LISTED_ROLE, LISTED_TASK, SLASHES
from .words import ahead, one_of

# Persons: the word stands before the names (记者 张三), or after a place of duty (驻欧洲记者).
_PEOPLE = """
记者 記者 通讯员 通訊員 实习生 實習生 评论员 評論員 特派员 特派員 撰稿人 观察员 觀察員 主笔 主筆 译者 譯者 作者 读者
讀者 网友 通联员 报道员 報導員 信息员 摄影师 攝影師 研究员 研究員 撰述 专栏作家 專欄作家 主持人 嘉宾 嘉賓 访谈嘉宾
对话嘉宾 主播 推荐人 推薦人 荐稿人 口述人 讲述人 整理人 提案人 联名人 附议人 建议人 反映人 讲评人 講評人 撰写人 撰寫人
主讲人 主講人 主讲嘉宾 主讲教师 指导老师 指導老師 指导教师 辅导老师 輔導老師 辅导教师 輔導教師 记者团 記者團
连线人 連線人 连线嘉宾 连线专家 采访人 採訪人 受访人 受訪人 供稿人 书评人 書評人 影评人 影評人 乐评人 樂評人
"""
# Tasks: before the names or after them (撰文 张三, 张三 整理).
_TASKS = """
总策划 總策劃 作词 作詞 作曲 编曲 演唱 播音 特约撰稿 选编 選編 编选 編選 辑录 輯錄 參與採寫 参与采写 参与报道 參與報道
参与采访 参与撰稿 受访专家 受訪專家 采访整理 採訪整理 讲述 講述 记录整理 文字整理 采写 採寫 采编 採編 撰文 撰稿 采访
採訪 文字 摄影 攝影 摄像 攝像 航拍 拍摄 拍攝 整理 供稿 供图 供圖 翻译 翻譯 口述 執筆 执笔 策划 策劃 统筹 統籌 制图
製圖 绘图 繪圖 漫画 漫畫 插图 插圖 插画 插畫 设计 設計 视频 視頻 剪辑 剪輯 图片 圖片 图文整理 编写 編寫 编译 編譯 编导
編導 摘编 核稿 審稿 审稿 制作 製作 出镜 配音 文案 书法 書法 题图 版画 版畫 国画 國畫 油画 油畫 水彩画 篆刻 剪纸 剪紙
抓拍 木刻 特约摄影 特約攝影 诵读 朗诵 采集整理 搜集整理 收集整理 搜集 采录 录音整理 錄音整理 供稿单位 供图单位
解答 治印 答疑 制表 製表
"""
# Words of prose too: tasks only with a colon or stroke behind them.
_LABELS = """
采访组 采写组 报道组 直播组 直播小组 摄制组 撰稿组 策划组 词 詞 曲 执行 執行 统稿 出品 主持 坐诊 后期 特约 示范 回答
代笔 海报 手绘
"""
_PHOTO_TASKS = """
抓拍 木刻 特约摄影 特約攝影
摄影 攝影 摄像 攝像 航拍 拍摄 拍攝 供图 供圖 图片 圖片 制图 製圖 绘图 繪圖 漫画 漫畫 插图 插圖 插画 插畫 题图 书法
書法 版画 版畫 国画 國畫 油画 油畫 水彩画 篆刻 剪纸 剪紙
"""
# Those who make the page, not the story: a line of nothing else is furniture.
_EDITORS = """
责任编辑 責任編輯 版式设计 版式設計 版面设计 版面設計 美术设计 美術設計 版面编辑 照排 录入 值班编辑 值班編輯 本版编辑
助理编辑 助理編輯 见习编辑 实习编辑 執行編輯 执行编辑 文字编辑 图片编辑 美术编辑 美術編輯 责编 責編 编辑 編輯 美编
美編 校对 校對 审核 審核 版式 组版 組版 终审 終審 审校 審校 监制 監製 编审 編審 初审 初審 复审 複審 值班主任 值班主编
主编 主編
"""
# Who supplies a picture without being named.
_SUPPLIERS = """
受访者 受訪者 受访对象 采访对象 採訪對象 被访者 当事人 當事人 主办方 主辦方 承办方 活动方 单位 單位 家属 家屬 本人
作者 剧组 劇組 片方 出版社 读者 讀者 网友 網友 受访企业 受訪企業 受访单位
村民 市民 家长 家長 志愿者 志願者 家长志愿者 学校 學校 校方 院方 警方 景区 景區 企业 企業 公司 商家 品牌方
视频截图 资料室 資料室 資料 资料 资料图 資料圖 资料图片 網絡 网络 網路
"""
_QUALIFIERS = """
首席 专访 專訪 见习 見習 实习 實習 特约 特約 特派 高级 高級 资深 資深 主任 摄影 攝影 摄像 攝像 文字 视频 視頻 视觉
視覺 图片 圖片 全媒体 全媒體 全媒 融媒体 融媒體 融媒 新媒体 新媒體 多媒体 多媒體 跨媒体 数字 财经 財經 体育 體育 文体
调查 調查 深度 驻站 駐站 驻地 駐地 驻外 駐外 助理 兼职 兼職 签约 簽約 客座 校园 校園 大学生 大學生 学生 學生 小 外派
专职 值班 本地 地方 军事 族语 族語 两会 前方 随军 随团 参与 參與
"""

# What those are who write now and then: they sign with it, or are introduced by it.
_TITLES = """
委员 委員 常委 主席 副主席 主任 副主任 书记 書記 副书记 副書記 秘书长 秘書長 代表 教授 副教授 讲师 講師 研究员 研究員
院长 院長 副院长 校长 校長 副校长 会长 會長 副会长 主委 副主委 理事长 局长 副局长 部长 副部长 县长 副县长 市长 副市长
区长 副区长 乡长 镇长 副镇长 馆长 館長 所长 站长 村支书 支书 队长 工程师 律师 律師 医生 醫生 医师 教师 教師 教员 教員
老师 老師 学生 學生 干部 职工 民警 法官 检察官 村民 居民 战士 戰士 省长 副省长 州长 检察长 园长 總編輯 总编辑
组长 副组长 組長 副組長 召集人 副秘书长 副秘書長 总工程师 總工程師 委员长 委員長 巡视员 调研员
社长 董事长 总经理 理事 理事長 传媒人 傳媒人
兽医师 农艺师 農藝師 營養師 营养师 護理師 护理师 药师 藥師 醫師 护士 护士长 技师 技術員 技术员 指导员 教导员 政委 干事
士官 列兵 上等兵 下士 中士 上士 班长 排长 连长 营长 团长 舰长 中尉 少尉 上尉 少校 中校 上校 作家 诗人 詩人 画家 畫家
书法家 書法家 學家 学家 评论家 評論家 艺术家 藝術家 专家 專家 导演 導演 演员 演員 设计师 設計師 策展人 博士 博士生
硕士生 研究生 本科生 科员 职员 市民 农民 工人 车工 車工 钳工 焊工 电工 矿工 瓦工 木工 司炉工 挡车工 工段长 技术员 司机
读者 讀者 志愿者 志工 家长 家長 市長 縣長 局長 副局長 部長 區長 鄉長 鎮長 站長 處長 科長 隊長 班長 排長 連長 營長 團長
指導員 檢察官 農民 督學 里長 村長 議員 立委 學者 園長 護理長 護士 顾问 顧問 书法爱好者 退休职工 退休干部 副主编 主编
网友 網友 球迷 农友 业主 学生家长 媒体人 时评人 自由撰稿人 网格员 社工 村医 公务员 学员 友人 街坊 乘客 住客 用户
仲裁员 仲裁員 调解员 調解員 公证员
顾客 顧客 股民 车主 車主 老兵 邻居 鄰居 界别
"""

EDITORS = one_of(_EDITORS)
TITLES = one_of(_TITLES)
SUPPLIERS = one_of(_SUPPLIERS)
_SCOPES = "本版 本期 本栏 本组 本組 本文 照片 图片 圖片 专题 專題 现场 現場 封面"
_SCOPE = one_of(_SCOPES)
# 记 者, 通 讯 员: padded to the width of the names.
_PADDED_ROLE = "(?:[记記]\\s+者|通\\s+[讯訊]\\s+[员員]|作\\s+者|嘉\\s+[宾賓])"
_POSTED = f"(?:派驻|常驻|驻|駐|赴){LETTER}{{1,8}}?"
ROLE = regex(
    ahead(_EDITORS, _QUALIFIERS, _PEOPLE, _SCOPES, _TASKS, _LABELS, others=f"派常驻駐赴记記通作嘉诗詩{LISTED}")
    + f"(?:(?P<editor>{EDITORS}(?![部室]))"
    f"|(?P<person>(?:{_POSTED})?{one_of(_QUALIFIERS)}*(?:{one_of(_PEOPLE)}|{LISTED_ROLE})|{_PADDED_ROLE})"
    f"|(?P<task>{_SCOPE}?(?:{one_of(_TASKS)}|{LISTED_TASK}|{one_of(_LABELS)}(?=\\s*[{SLASHES}:：])|[诗詩](?=\\s*[:：]))(?!中心|[组組](?![织織]))(?:[{SLASHES}]{one_of(_TASKS)})?))"
)
_PHOTO_TASK = regex(f"{_SCOPE}?{one_of(_PHOTO_TASKS)}")

_EDGE = f"[\\s{SLASHES}:：、，,;；（(）)]"
_SIGN = "(?:文|图|圖|摄|攝|影|绘|繪)"
# 文/图, 图文, 摄, 摄影报道 …: signs that say what a person made; they are no role.
_BOTH_PARTS = f"\\s?[/／∕╱、．.&＆+＋{DOTS}并並和]\\s?"
MARK = regex(
    ahead(
        others="连連无無手本撰文独獨采图圖摄攝综綜专專现現联聯报報来來特受咨諮示资資档檔合翻提照绘繪作摘译譯辑輯选選画畫影著书書编編组词詞曲反核"
    )
    + f"(?:(?P<both>(?:本版|本组|本文)?(?:撰?文字?|采写|图片?|圖片?|摄影?|攝影?){_BOTH_PARTS}"
    "(?:文字?|图片?|圖片?|摄影?|攝影?|视频)|(?:本版|本组|本文)?(?:图文|圖文|文图|文圖))"
    f"|(?P<report>(?:综合|綜合|专题|專題|专电|專電|现场|現場|联合|聯合|图文|圖文|独家|獨家|连线|連線)?(?:报道|報道|報導|报导)|(?:联合|聯合|现场|現場)(?:连线|連線)|专稿|來稿|来稿|专访|專訪|特稿|受[访訪]"
    f"|(?:(?<={LETTER}{{2}})|(?<={LETTER}[\\s\u3000]{LETTER}))(?:反映|核[实實])|[咨諮][询詢]|(?:综合|綜合)(?=[)）]|$))"
    f"|(?P<photo>摄影报道|攝影報道|攝影報導|图文报道|图片报道|摄于(?:{LETTER}|[0-9０-９]){{1,11}}"
    "|(?:无人机|無人機|手机|手機)(?:拍?[摄攝]|航拍)|[摄攝](?![影像制製])"
    "|(?:示意|[资資]料|[档檔]案|合成)(?:[图圖]片?|照片?)|翻[摄攝拍]|提供|[图圖]源|(?:图片|圖片|照片)[来來]源|[绘繪](?![图圖画畫]))"
    f"|(?:(?<={LETTER}{{2}})|(?<={LETTER}[ \u3000]{LETTER})(?=[作画畫词詞曲](?:$|\\s)))"
    "(?P<work>(?:[作摘译譯撰辑輯选選]|(?<![版国國漫油年书書字绘繪壁彩动動名图圖])[画畫])$|[词詞](?=\\s+(?:\\w\\s?){1,6}曲(?:\\s|$))|曲(?=\\s|$))"
    f"|(?<![^\\W\\d_])(?<![{DOTS}])(?P<sign>{_SIGN}|[译譯著作画畫书編编輯辑撰]|照片|组图)"
    f")(?={_EDGE}|$)"
)

ORGAN_CHARACTERS = f"\\w{LISTED}{DOTS}+＋\\-－—@《》“”"
_OWN = "(?:本[报報网網台臺刊社站栏]|我[报報网網台刊社])"
_AGENCIES = """
新华社 新華社 新华网 新華網 新华每日电讯 中新社 中新网 中新網 中国新闻社 中國新聞社 人民日报 人民日報 人民网 人民網
总台央广 总台央视 中央广播电视总台 央视 央視 央视网 央視網 央视新闻 央視新聞 央广网 央广
中央社 中央通訊社 中通社 香港中通社 中评社 中評社 法新社 路透社
路透 美联社 美聯社 合众社 共同社 时事社 時事社 塔斯社 俄新社 馬新社 马新社 韩联社 韓聯社 朝中社 德新社 安莎社
埃菲社 彭博社 国际文传
澎湃新闻 界面新闻 财新 财联社 光明日报 光明日報 经济日报 經濟日報 解放军报 解放軍報 工人日报 农民日报 法治日报
中国青年报 中青报 中青网 科技日报 每日经济新闻
"""
_ORGAN_ENDS = """
日报社 日報社 报社 報社 电视台 電視台 广播电台 廣播電台 电台 電台 电视 广播 传媒集团 传媒 傳媒 媒体中心 融媒体中心
融媒中心 新闻中心 報道組 报道组 融媒 全媒体 全媒 新媒体 客户端 新闻网 新闻 新聞 日报 日報 晚报 晚報 早报 早報 时报
時報 周刊 週刊 周报 週報 杂志 雜誌 频道 頻道 在线 在線 头条 頭條 观察 發布 发布 视频 視頻 通讯社 通訊社 社 报 報 网 網
台 臺 刊 云 雲 派 号 號 财经 財經 央视 编辑部 編輯部 编辑室 工作室 中心 集团 集團 App APP
"""
_END = one_of(_ORGAN_ENDS + " + ＋")
# What an organ ends in, and does not begin with: 广播电视台, 新闻中心.
GENERIC_ORGAN = regex(one_of(_ORGAN_ENDS + " 都市 青年 经济 科技 政协 工人 农民 法治"))
_KNOWN_ORGAN = f"(?:{_OWN}|{one_of(_AGENCIES)}|{LISTED_AGENCY})"
OWN_ORGAN_AT_END = regex(f"{_KNOWN_ORGAN}$")
AGENCY_AT_START = regex(_KNOWN_ORGAN)
_ORGAN = regex(f"[《“]?[{ORGAN_CHARACTERS}]{{1,22}}?{_END}[》”]?(?:{_END})?")
_NOT_IN_ORGANS = regex(
    "[的了是从從对對给給向说說问問让讓请請令被把您你他她它吗呢，。、]|在(?!线|線)|记者|記者|[0-9０-９]+[年月日]"
)
_LONGEST_ORGAN = 26
_SHORTEST_WEAK = 4
_WEAK_END = tuple("云雲派号號")


def is_photo_task(text: str) -> bool:
    """True for a task that makes a picture: 摄影, 供图, 本版摄影."""
    return _PHOTO_TASK.fullmatch(text) is not None


def is_organ(text: str) -> bool:
    """True for the name of a paper, agency, station or site: 本报, 辽沈晚报, 中青报·中青网, 县融媒体中心."""
    if OWN_ORGAN_AT_END.fullmatch(text):
        return True
    if len(text) < _SHORTEST_WEAK and text[-1:] in _WEAK_END:  # 罗云
        return False
    return len(text) <= _LONGEST_ORGAN and _ORGAN.fullmatch(text) is not None and _NOT_IN_ORGANS.search(text) is None
