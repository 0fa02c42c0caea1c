"""The frame of a web page around its text: menus, crumbs, pagination, buttons to share and print, counters, rights.

Lines are given with full-width forms folded to ASCII.
"""

import re
from collections.abc import Sequence

from zx_convert.text.characters import LETTER, is_emoji
from zx_convert.text.patterns import regex

from .mastheads import without_masthead_parts
from .words import ahead, one_of

# Words that are nothing but buttons, and words that a headline or a section may be too.
_BUTTONS = """
收藏此页 关闭窗口 关闭本页 复制链接 返回首页 返回顶部 返回列表 返回目录 回到顶部 上一篇 下一篇 上一页 下一页 上一版
下一版 上一期 下一期 加入收藏 我要评论 我要纠错 我要留言 我来说两句 发表评论 放大图片 缩小图片 放大圖片 縮小圖片
打印本页 打印本文 打印本稿 打印字号 打印 纠错 末页 尾页 PDF版 PDF下载 下载PDF 标题导航 版面导航 版面目录 版面概览
往期回顾 语音播报 查看更多 点击查看更多 展开全文 上一张 下一张 查看大图 微信扫一扫 下载客户端 打开APP 阅读更多
大家都在看 热门排行 阅读全文 查看全文 查看原图 阅读原文 相关阅读 相关专题 热门推荐 推荐阅读 猜你喜欢
喜欢此内容的人还喜欢 继续滑动看下一个 轻触阅读原文 写留言 写评论 精选留言 已精选留言 已无更多留言 点击播放视频
往期推荐 往期精彩 设为星标 听新闻 听全文 喜欢就点个赞吧 点个赞吧 点个在看 点赞在看 点分享 点收藏 点在看 点点赞
在看 朋友圈 QQ空间 QQ好友 微信好友
新浪微博 人人网 T|T 留言精选 点击蓝字 点击上方蓝字 关注我们
加入剪报夹 加入剪報夾 追蹤我們 追踪我们 网页已显示完毕 我要收藏 收藏本文 收藏文章 数字报刊平台
看更多新闻 看更多新聞 看更多報導 訂閱電子報 订阅电子报 左滑 右滑 写跟帖 分享赢积分 热门评论 全部评论 最新评论 查看全部
收起评论 展开评论 收起全文 继续观看 倍速 清晰度 全屏 静音 画中画 下载APP 加载更多 点击加载更多 加载更多评论
"""
_BUTTON_WORDS = """
讚 讚好 跟帖 留言 列印 轉寄
相关新闻 评论 收藏 分享 转发 关闭 首页 正文 展开 收起 举报 点赞 放大 缩小 默认 朗读 微信 微博 大 中 小 赞 广告 廣告
公益广告 分类广告 字号 字號 字体 字體
"""
_COUNTS = "阅读 浏览 点击 访问 评论 点赞 赞 转发 收藏 在看 喜欢 分享 播放"
_COUNTED = one_of(_COUNTS)
_COUNTER = regex(
    ahead(_COUNTS, others="网(已查展全更所0-9")
    + rf"(?:(?:网友)?{_COUNTED}(?:量|数|次数)?\s*:?\s*[0-9.,]+万?\+?\s*[次条]?"
    rf"|(?:查看|展开)?(?:全部|更多|所有)?\(?(?:已有\s*)?(?<![0-9:])[0-9]+\)?\s*(?:条评论|[人次]?{_COUNTED}|人参与))"
)
_ACTIONS = one_of(
    "关注 下载 阅读 观看 收听 查看 了解 订阅 加入 参与 投票 分享 看视频 看直播 看全文 看更多 看详情 看报 进入 打开"
)
_LINK = regex(
    ahead(_BUTTONS, others="A【\\[左听聽字分扫手点點版长更欢请請按关")
    + f"(?:[听聽](?:全文|新闻|新聞)(?:\\s*约\\s*|\\s+)[0-9]+\\s*(?:分[钟鐘]|秒)(?![^\\W\\d_])"
    f"|[【\\[]?{one_of(_BUTTONS)}[】\\]]?|(?<![A-Za-z0-9])A[+-](?![A-Za-z0-9-])"
    "|【?字[号體体號](?:大小)?\\s*:?\\s*(?:[T大中小]\\s*\\|?\\s*){2,}】?|分享(?:到|至)\\s*:?|左右滑动[,，]?(?:查看|看)更多(?:图片)?"
    "|(?:请|請)(?:继续|繼續)往下(?:阅读|閱讀)[….]*"
    "|(?:点我|點我|点此|點此|按讚|按赞)(?:加入|订阅|訂閱|关注|追蹤|下载|下載|看|了解|前往|进入|進入)\\S{1,14}(?:\\s\\S{2,10})?"
    f"|(?<!{LETTER})扫(?:一扫|码|描)(?=$|[\\s,，|]|上?[方面]?二维码|{_ACTIONS})(?:\\s*[,，]?\\s*\\S*(?:二维码|{_ACTIONS})\\S*)?"
    '|手机(?:看|阅读)\\S*|点击(?:进入|查看|阅读|展开(?=全文|更多|剩余|[∨▼↓⌄]|$))\\S*|字[号號]\\s*A[Aa]?(?![A-Za-z])|版权(?:声明|所有)\\S*|点击[“"]?阅读原文[”"]?|长按(?:识别)?二维码\\S*'
    '|下载["“「《]?\\S{2,10}?(?:APP|App|客户端)["”」》]?\\s*[,，]?\\s*(?:看|查看|观看|阅读|获取|了解)(?:更多|全部)\\S{0,6}'
    "|更多\\S{0,8}(?<!申)请(?:登录|登陆|关注|下载|点击|扫码|扫描)\\S*"
    "|(?:更多(?:精彩)?内容|欢迎)?请?(?:关注\\S{0,12}(?:公众号|微博|客户端)|扫(?:描)?\\S{0,4}二维码))"
)
_WORD = regex(f"(?<!{LETTER})【?{one_of(_BUTTON_WORDS)}】?(?!{LETTER})")
_NAVIGATION = """
首页 新闻 要闻 视频 图片 专题 时政 社会 财经 体育 文化 教育 健康 旅游 汽车 房产 科技 评论 论坛 博客 微博 微信 客户端
登录 登陆 注册 搜索 设为首页 网站地图 关于我们 联系我们 繁体 简体 English 无障碍 RSS 订阅 数字报 电子报 手机版 投稿
留言 公告 政务 公开 服务 互动 概况 机构 直播 滚动 排行 热点 国内 国际 军事 娱乐 生活 美食 法治 农业 经济 民生 副刊
理论 党建 快讯 问政 我的 发现 推荐 热榜 首頁 新聞 視頻 圖片 專題 財經 體育 娛樂
"""
_NAVIGATES = frozenset(_NAVIGATION.split())
_LEAST_MENU = 4
# Lines that only the frame of a web page or a paper has, whatever else stands in them.
_RIGHTS = """
版权所有 版權所有 不得转载 不得轉載 转载请注明 轉載請註明 如需转载 仅代表作者 免责声明
凡本网注明 风险自担 ICP备 ICP證
公网安备 Copyright ©
"""
_FRAME = regex(
    "(?:[上下]一?[篇条]|[前后]一篇|[上下]一篇文章)\\s*:|分享到\\s*:"
    "|(?:关于我们|联系我们|网站地图|网站声明|法律声明|广告服务|诚聘英才)(?:\\s*\\||$)"
    f"|.{{0,20}}(?:{one_of(_RIGHTS)}|All Rights Reserved)"
    "|.{0,20}未[经經](?:书面|書面|本报|本報|本网|本網)*(?:授权|許可|许可|授權)[,，]?(?:不得|严禁|禁止|请勿|請勿|谢绝)"
    "|(?:本版|本报|本刊|以上)(?:文章|内容|信息|资讯|数据)仅供[^。,]{0,8}参考|(?:点击|扫描|长按)(?:上方|下方|左下角|右下角|文末|识别|二维码)"
    "|[👇👆]+\\s*(?:点击|扫描|长按|关注|戳)[^。]{2,24}$"
    "|(?:股市|投资|投資|入市)有(?:风险|風險)[,，](?:投资|投資|入市)[需须須](?:谨慎|謹慎)(?:[。!！][^。]{0,20})?[。!！]?$"
    "|(?:本版|本报|本文)?(?:文章|内容|观点|资讯)?[^。]{0,24}不构成(?:任何)?投资建议(?:[,，][^。]{0,20})?[。)）]?$"
    '|(?:[^。,]{0,6},|喜欢|觉得好|好看|喜歡)?(?:就|请|請|给)?点(?:个|一下|個|击)?[“"]?(?:在看|赞|好看)[”"]?(?:和[“"]?在看[”"]?)?(?:[,，]|吧|哦|$)(?=[^。]{0,16}$)|#\\S{2,12}\\s+[0-9]+\\s*个内容$|更多(?:新闻|新聞|内容|內容)?[请請]?(?:掃描|扫描|掃)\\s*QR|原创\\s+\\S{2,12}\\s+(?:\\S{2,12}\\s+)?20[0-9]{2}(?:-[0-9]{2}-[0-9]{2}|年[0-9]{1,2}月[0-9]{1,2}日)'
    "|[【\\[]?(?:打开|下载)\\S{0,8}(?:APP|客户端)(?:[\\s,，]*(?:阅读|查看|看)全文|[\\s,，]+(?:阅读体验|体验|查看|观看|阅读|参与|下载|领取|免费))[^。]{0,12}$"
    f"|{LETTER}{{2,6}}(?:日报|晚报|早报|晨报|时报|都市报|新闻|融媒)(?:APP|客户端|手机版|小程序)$"
    '|(?:打开|用)微信(?:"|“)?扫一扫[^。]{0,18}$'
    "|(?:郑重|特别|免责)?声明\\s*:(?=[^。]*(?:本平台|本网|本站|本公众号))[^。]*(?:版权|侵权|删除|不代表|立场|传播)"
    "|(?:视频号|公众号|抖音号|快手号|微博|头条号)\\s*:\\s*\\S{2,16}\\s+(?:点击|长按|扫码|搜索|关注)"
    "|(?:相关标签|标签)\\s*:\\s*\\S+[\\s,、]+\\S|关键词\\s*:\\s*[^\\s;；。]+[\\s,、]+[^;；。]+$|(?:您?(?:现在|当前)的?|当前)位置\\s*:"
    "|20[0-9]{2}(?:-[0-9]{1,2}-[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)\\s+[0-9]{1,2}:[0-9]{2}\\s*发表于\\s*\\S{2,6}$"
    "|收录于(?:合集|话题)|(?:发件人|发件时间|发送时间)\\s*:|收件人\\s*:[^。]*[@;<]|抄送\\s*:.*@|主题\\s*:\\s*(?:转发|回复|答复|Fw|Fwd|Re)\\s*:"
    "|\\[?图片\\]?$|[发發]自我的\\s?(?:iPhone|iPad|手机|手機|\\S{2,10}(?:手机|邮箱大师|客户端))$|来自\\s?\\S{2,12}(?:客户端|网页版)$|[↓⬇▼👇]{2,}[^。]{0,30}[↓⬇▼👇]{2,}$|[👇👆]+[^。]{0,12}(?:点击|关注|戳|扫|阅读|下滑|链接)[^。]{0,16}[👇👆]+$|[【\\[]广告[】\\]](?:$|.{0,4}(?:扫码|点击|领取|长按|关注|下单|抢购))|以下文章来源于|(?:全文|本文)(?:大?约|共)?\\s*[0-9]+\\s*字,?[^。]{0,4}(?:阅读|閱讀|预计|預計|读完|讀完)[^。]{0,8}分[钟鐘]$|\\S{1,12}\\s+\\S{2,4}\\s+👍\\s*[0-9]+$|[请請](?:点赞|點讚|关注|關注|追[踪蹤])我[们們]的?[^。]{0,8}(?:[专專][页頁]|公众号|公眾號|[账帳][号號]|[脸臉]书|[脸臉]書|面书|面書|粉[丝絲][专專]?[页頁]|频道|頻道)|.{0,20}(?:转载|轉載|本网|本文)[^。]{0,12}出于传递更多信息之目的|[-—\\s]*(?:原始邮件|原始郵件|转发的邮件|转发邮件信息)[-—\\s]*$|[-—\\s]*如需退订|更多[^。,]{0,16}(?<!申)请(?:登录|登陆|关注|下载|点击|扫码|扫描)",
    re.IGNORECASE,
)
# Names of files that the pages of digital papers let through.
_OF_SITES = regex("(?:^|\\s)(?:(?:content|node)_[0-9]+\\.s?html?(?=\\s|$)|/enpproperty)")
# The title of a page in the window of a browser: 大桥通车这一天_云川日报网.
_TITLE_OF_WINDOW = regex(
    rf"[^。_]{{4,40}}_{LETTER}(?:{LETTER}|[-_]){{0,12}}(?:[网網报報]|新闻|新聞|客户端|频道|頻道|在线|在線|融媒体?)"
)
# What else to read, on the same line, and what a paper tells those who write for it.
_ELSEWHERE = regex(
    "(?:热门|熱門|热点|熱點|相关|相關|推荐|推薦|最新)(?:新闻|新聞|文章)\\s*:(?:\\s*[●■▶·•][^。●■▶·•]{3,40}){2,}|"
    "[【\\[]?(?:延伸|相关|推荐|拓展)阅读[】\\]]?\\s*:?\\s*[^。:]{4,90}|相关(?:链接|新闻|报道)(?:\\s*+:)?(?:\\s++[·•]\\s*+[^\\s。:·•][^。:·•]{2,38}[^\\s。:·•]){2,}|(?:(?:相关|热门|更多)推荐\\s*:|(?:相关|热门|更多)?推荐\\s*(?:>>|»))\\s*[^。:]{4,90}|(?:敬告|致)(?:作者|读者)\\s*:.*(?:稿酬|著作权|数字化).*"
)
# The head of a text on a web page: fields of which one is told by such pages only.
_OF_PAGES = """
收录编号 数据库收录编号 全文字数 题名 题目名称 正题名 副题名 引题名 版次 版名 来源库 报纸名称 报纸日期
发布时间 发布日期 發布時間 發布日期 发表时间 发表日期 更新时间 更新日期 更新時間 录入时间 索引号 发文机关 发文字号
成文日期 主题分类 信息分类 发布机构 录入 录入者 上传者
"""
_OF_ALL = """
作者 记者 通讯员 时间 日期 時間 编辑 責編 责编 责任编辑 审核 编审 审稿 校对 撰稿 供稿 供稿单位 摄影 图片 分类 栏目
下载 引用 出处 出版日期 字数 标签 关键词 主题词 发布人 发布者 发布单位 文号 公开方式 有效性 生成日期 名称 标题 来源 來源
信息来源 稿件来源 文章来源
稿源
"""
# How often it was read, and buttons for the size of letters.
_COUNTED_FIELD = (
    "(?:[阅閱][读讀]|[浏瀏][览覽]|点击|點擊|访问|訪問)(?:量|数|次数|率)?(?=\\s*:\\s*[0-9])|人气(?=\\s*:\\s*[0-9])"
)
_SIZES = "字[号號体體级級](?=\\s*:\\s*[【\\[(]?\\s*[大中小T])"
_HEAD_LABEL = regex(
    f"(?:^|[\\s|｜\\[【(])(?:(?P<page>{one_of(_OF_PAGES)}|{_COUNTED_FIELD}|{_SIZES})|{one_of(_OF_ALL)})\\s*:"
)
_HEAD_VALUE = regex(r"\s*(?:[^。,;?!:]|(?<=[0-9]):(?=[0-9])){1,24}")
# A title may have marks.
_TITLE_VALUE = regex(r"\s*[^。;:]{1,60}")
_TITLE_LABEL = regex("[题題]名|[标標][题題]")
_MENU = regex(r"\S{2,6}(?:\s*[|｜]\s*\S{2,6}){2,}")
_PARTING = regex(r"[\s|｜]")
_CRUMB = regex(
    r"(?:当前位置|您的位置|首页|首頁|主页|主頁|网站首页|(?i:Home))\S*(?:\s*(?:>>?|»|›)\s*\S+)+"
    f"|{LETTER}{{2,8}}(?:\\s*(?:>>?|»|›)\\s*{LETTER}{{2,12}}){{2,}}"
)
_FONT_SIZE = regex("\\s*字[级級体體号號]\\s*:?\\s*(?:[大中小]\\s*){2,3}$")
_LONGEST_CRUMB = 40
_LONGEST_REST = 4
_LISTED = """
推荐阅读 猜你喜欢 热门推荐 往期推荐 往期精彩 往期回顾 大家都在看 相关阅读 喜欢此内容的人还喜欢 热门排行
标题导航 版面导航 版面目录 本版标题 本版新闻
"""
_LISTS = frozenset(_LISTED.split())
# These head boxes of a paper too: the links below them must look like links.
_MAY_LIST = frozenset(["相关链接", "相关新闻", "相关报道", "相關新聞", "相關報道", "更多新闻", "更多新聞", "延伸阅读"])
_DATED = regex(r"\S.{4,40}\s[(\[]?20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[)\]]?")
_BULLETS = frozenset("●○◆◇■□▲△▶►•·▪◎☞")
# What parts the buttons of a bar, or tells larger from smaller letters.
_BAR = regex("[|+]")
_BETWEEN = " |/·>«»:_-+[]【】()▽△▼▲↓↑○…0123456789o"


def head_of_text(line: str) -> bool:
    """Whether a line is made of such fields as web pages have above a text, two at least.

    >>> head_of_text("作者:葛明远 来源:云川融媒 时间:2024-03-05 10:20 阅读:1200"), head_of_text("时间:3月5日 地点:礼堂")
    (True, False)
    """
    labels = list(_HEAD_LABEL.finditer(line))
    if len(labels) < 2 or line[: labels[0].start()].strip() or not any(label["page"] for label in labels):
        return False
    ends = [*(label.start() for label in labels[1:]), len(line)]
    return all(
        (_TITLE_VALUE if _TITLE_LABEL.search(label.group()) else _HEAD_VALUE).fullmatch(line, label.end(), end)
        for label, end in zip(labels, ends, strict=True)
    )


def frame_line(line: str) -> bool:
    """Whether the beginning of a line belongs to nothing but a web page."""
    return bool(
        _FRAME.match(line)
        or _ELSEWHERE.fullmatch(line)
        or _OF_SITES.search(line)
        or ("_" in line and _TITLE_OF_WINDOW.fullmatch(line))
    )


def opens_list_of_links(text: str) -> bool:
    """Whether a line heads a list of other stories: 推荐阅读, 猜你喜欢."""
    return text.strip(" \u3000:：【】▼▽↓") in _LISTS


def is_dated_link(text: str) -> bool:
    """Whether a line is a headline with a day behind it, as lists of links have: 秋季班开课 2018-10-30."""
    return _DATED.fullmatch(text) is not None and "。" not in text


def heads_links(text: str, below: Sequence[str]) -> bool:
    """Whether a line that may head a box heads links: days stand behind the lines below, or one bullet before each."""
    if text.strip(" \u3000:：【】▼▽↓") not in _MAY_LIST | _LISTS or len(below) < 2:
        return False
    bulleted = all(is_link(line, below[0][:1]) for line in below)
    return bulleted or all(map(is_dated_link, below))


def is_link(text: str, bullet: str) -> bool:
    """Whether a line with this bullet may be a headline in such a list."""
    return bullet in _BULLETS and text.startswith(bullet) and len(text) <= _LONGEST_CRUMB and text[-1] not in "。:："


def _is_menu(line: str) -> bool:
    """Whether a line is built as a menu (国内 | 国际 | 社会), or most of its words name sections of a web site."""
    if not _PARTING.search(line):
        return False
    if _MENU.fullmatch(line) and ":" not in line:
        return True
    words = re.split(r"[\s|]+", line)
    named = sum(word in _NAVIGATES for word in words)
    return (named == len(words) > 1 and words[0] in ("登录", "首页")) or (
        len(words) >= _LEAST_MENU and named * 10 >= len(words) * 7
    )


def _is_said(line: str, rest: str) -> bool:
    """Whether the rest of a line is no bare word beside its buttons: A3纸要双面打印, 小红:推荐阅读."""
    before, found, after = line.partition(rest)
    glued = rest.isalpha() and before[-1:].isalnum() and before[-1:].isascii()
    return bool(found) and (glued or (not before and after[:1] == ":"))


def links_line(line: str) -> str:
    """How surely a line is made of nothing but links and counters, or is a crumb trail: "high", "low" or "".

    A line of one button that might be a word of the paper (评论, 收藏) is "low".
    """
    bare, sizes = _FONT_SIZE.subn("", line)
    if not bare or _is_menu(line) or (len(bare) <= _LONGEST_CRUMB and _CRUMB.fullmatch(bare)):
        return "high"
    rest, counters = _COUNTER.subn(" ", bare)
    rest, buttons = _LINK.subn(" ", rest)
    rest, words = _WORD.subn(" ", rest)
    sure = buttons + counters + sizes
    if not sure + words:
        return ""
    rest = "".join([char for char in without_masthead_parts(rest) if not is_emoji(char)]).strip(_BETWEEN)
    bar = buttons or (words > 1 and _BAR.search(line))
    if rest and (_is_said(line, rest) or not (bar and len(rest) <= _LONGEST_REST and rest != line)):
        return ""
    return "high" if sure or words > 1 else "low"
