"""The frame of a web page around its text: menus, crumbs, pagination, buttons to share and print, rights.

Lines are given with full-width forms folded to ASCII.
"""

import re

from .words import one_of

_BUTTONS = """
评论 收藏此页 收藏 分享 转发 纠错 关闭 关闭窗口 打印 复制链接 返回首页 返回顶部 上一篇 下一篇 上一页 下一页 上一版
下一版 加入收藏 我要评论 我要纠错 举报 点赞 首页 正文 尾页 末页
"""
_LINK = re.compile(
    f"【?(?:{one_of(_BUTTONS)}|大\\s*中\\s*小)】?"
    "|(?:放大|缩小|縮小)[图圖]片|打印(?:字号|本页|本文)?|字号\\s*:?\\s*[T大中小|\\s]*"
    "|分享到?\\s*:?|扫一扫\\S*|扫码\\S*|手机(?:看|阅读)\\S*|点击(?:进入|查看)\\S*|相关(?:专题|阅读)\\s*$"
    "|版权(?:声明|所有)\\S*|未经(?:许可|授权)\\S*|T\\|T|A\\+|A-"
)
# Lines that only the frame of a web page or a paper has, whatever else stands in them.
_RIGHTS = """
版权所有 版權所有 未经授权 未经许可 未经书面授权 未经书面许可 未經授權 不得轉載 ICP备 ICP證 公网安备 Copyright
"""
_FRAME = re.compile(
    "(?:上一篇|下一篇|上一条|下一条|前一篇|后一篇|上一篇文章|下一篇文章)\\s*:|分享到\\s*:|(?:网友)?评论\\s*[0-9]+\\s*条"
    "|(?:关于我们|联系我们|网站地图|网站声明|法律声明|广告服务|诚聘英才)(?:\\s*\\||$)"
    f"|.{{0,20}}(?:{one_of(_RIGHTS)}|All Rights Reserved)"
    "|(?:本版|本报|本刊|以上)(?:文章|内容|信息|资讯|数据)仅供参考|(?:点击|扫描|长按)(?:上方|下方|识别|二维码)"
    "|(?:相关标签|关键词|标签)\\s*:|国内统一(?:连续出版物|刊)号|邮发代号|(?:总|第)[0-9]+期\\s+(?:今日|本期)[0-9]+版"
    "|[▶►■●▲☞]\\s*[A-Z]?[0-9]{1,2}版\\s",
    re.IGNORECASE,
)
_MENU = re.compile(r"\S{2,6}(?:\s*[|｜]\s*\S{2,6}){2,}")
_CRUMB = re.compile(r"\S+(?:\s*(?:>>?|»|›)\s*\S+)+")
_LONGEST_CRUMB = 40
_BETWEEN = " |/·>«»:_-[]【】()0123456789"


def frame_line(line: str) -> bool:
    """Whether the beginning of a line, or its build as a menu, belongs to nothing but a web page or an imprint."""
    return _FRAME.match(line) is not None or _MENU.fullmatch(line) is not None


def links_line(line: str) -> bool:
    """Whether a line is made of nothing but links, or is a crumb trail: `首页 > 新闻 > 正文`."""
    if len(line) <= _LONGEST_CRUMB and _CRUMB.fullmatch(line):
        return True
    rest, links = _LINK.subn(" ", line)
    return links > 0 and not rest.strip(_BETWEEN)
