"""The frame of a web page around its text: menus, crumbs, pagination, buttons to share and print, rights.

Lines are given with full-width forms folded to ASCII.
"""

import re

from .words import one_of

# Words that are nothing but buttons, and words that a headline or a section may be too.
_BUTTONS = """
收藏此页 关闭窗口 关闭本页 复制链接 返回首页 返回顶部 返回列表 回到顶部 上一篇 下一篇 上一页 下一页 上一版 下一版
上一期 下一期 加入收藏 我要评论 我要纠错 我来说两句 发表评论 放大图片 缩小图片 放大圖片 縮小圖片 打印本页 打印本文
打印字号 打印 纠错 末页 尾页 PDF版 PDF下载 下载PDF 标题导航 版面导航 版面目录 往期回顾 语音播报 查看更多 展开全文
阅读全文 查看全文 查看原图 相关阅读 相关专题 相关新闻 朋友圈 QQ空间 QQ好友 微信好友 新浪微博 人人网 T|T A+ A-
"""
_BUTTON_WORDS = """
评论 收藏 分享 转发 关闭 首页 正文 举报 点赞 放大 缩小 默认 朗读 微信 微博 大 中 小
"""
_ACTIONS = one_of(
    "关注 下载 阅读 观看 收听 查看 了解 订阅 加入 参与 投票 分享 看视频 看直播 看全文 看更多 看详情 看报 进入"
)
_LINK = re.compile(
    f"【?{one_of(_BUTTONS)}】?|字号\\s*:?\\s*[T大中小|\\s]*|分享(?:到|至)\\s*:?"
    f"|扫(?:一扫|码|描)(?=$|[\\s,，|]|上?[方面]?二维码|{_ACTIONS})(?:\\s*[,，]?\\s*\\S*(?:二维码|{_ACTIONS})\\S*)?"
    "|手机(?:看|阅读)\\S*|点击(?:进入|查看|阅读)\\S*|版权(?:声明|所有)\\S*"
)
_WORD = re.compile(f"(?<![\u4e00-\u9fff])【?{one_of(_BUTTON_WORDS)}】?(?![\u4e00-\u9fff])")
# Lines that only the frame of a web page or a paper has, whatever else stands in them.
_RIGHTS = """
版权所有 版權所有 不得转载 不得轉載 ICP备 ICP證 公网安备 Copyright
"""
_FRAME = re.compile(
    "(?:上一篇|下一篇|上一条|下一条|前一篇|后一篇|上一篇文章|下一篇文章)\\s*:|分享到\\s*:|(?:网友)?评论\\s*[0-9]+\\s*条"
    "|(?:关于我们|联系我们|网站地图|网站声明|法律声明|广告服务|诚聘英才)(?:\\s*\\||$)"
    f"|.{{0,20}}(?:{one_of(_RIGHTS)}|All Rights Reserved)"
    "|.{0,20}未[经經](?:书面|書面|本报|本報|本网|本網)*(?:授权|許可|许可|授權)[,，]?(?:不得|严禁|禁止|请勿|請勿|谢绝)"
    "|(?:本版|本报|本刊|以上)(?:文章|内容|信息|资讯|数据)仅供参考|(?:点击|扫描|长按)(?:上方|下方|识别|二维码)"
    "|(?:相关标签|关键词|标签)\\s*:|(?:您?(?:现在|当前)的?|当前)位置\\s*:",
    re.IGNORECASE,
)
_MENU = re.compile(r"\S{2,6}(?:\s*[|｜]\s*\S{2,6}){2,}")
_CRUMB = re.compile(
    r"(?:当前位置|您的位置|首页|主页|网站首页|Home)\S*(?:\s*(?:>>?|»|›)\s*\S+)+"
    "|[\u4e00-\u9fff]{2,8}(?:\\s*(?:>>?|»|›)\\s*[\u4e00-\u9fff]{2,12}){2,}",
    re.IGNORECASE,
)
_LONGEST_CRUMB = 40
_BETWEEN = " |/·>«»:_-+[]【】()0123456789o"


def frame_line(line: str) -> bool:
    """Whether the beginning of a line, or its build as a menu, belongs to nothing but a web page."""
    return _FRAME.match(line) is not None or _MENU.fullmatch(line) is not None


def links_line(line: str) -> str:
    """How surely a line is made of nothing but links, or is a crumb trail (`首页 > 新闻 > 正文`): "high", "low" or "".

    A line of one button that might be a word of the paper (评论, 收藏) is "low".
    """
    if len(line) <= _LONGEST_CRUMB and _CRUMB.fullmatch(line):
        return "high"
    rest, buttons = _LINK.subn(" ", line)
    rest, words = _WORD.subn(" ", rest)
    if rest.strip(_BETWEEN) or not buttons + words:
        return ""
    return "high" if buttons or words > 1 else "low"
