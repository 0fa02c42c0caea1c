"""Lines of the imprint: who edited the page, how to reach the paper, where a web page's text comes from.

Lines are given with full-width forms folded to ASCII.
"""

import re

from .mastheads import DATE, MAIL, TIME, WEEKDAY
from .words import one_of

_EDITING = """
初审 复审 责任编辑 責任編輯 责编 責編 编辑 編輯 主编 主編 总编 编审 美编 美編 版式设计 版式設計 版式 版面设计 版面設計
版面 设计 校对 校對 审校 审核 審核 审读 监制 監製 终审 組版 组版 排版 制图 製圖 检校 值班总编 值班编委 值班主任 统筹
一审 二审 三审 印刷 承印 出品 编校 签发
"""
_EDITED = """
本版 本期 值班 初 复 终 执行 執行 首席 网络 網絡 微信 新媒体 美术 视觉 视频 图片 文字 一审 二审 三审 初审 复审 终审
责任
"""
_ROLE_LABEL = re.compile(f"{one_of(_EDITED)}*{one_of(_EDITING)}")
_REACHED = """
热线 熱線 电话 電話 传真 傳真 邮箱 郵箱 信箱 电邮 電郵 邮编 地址 网址 網址 專線 专线 投稿 QQ 微信 微信公众号 微博
Email E-mail 邮件 电子信箱 電子郵件 官网 定价 零售 零售价
"""
_FOR = """
本版 本报 本報 新闻 新聞 读者 讀者 登报 热线 投稿 联系 聯絡 聯繫 广告 廣告 发行 發行 报料 爆料 投书 投書 投訴 征订
订阅 图片 编辑部 记者部 值班 服务 服務 举报 咨询 监督
"""
# What the imprint of the paper tells, whatever its value.
_PAPERS_OWN = re.compile(
    "(?:社址|(?:本报|本報|本社|报社|報社)(?:地址|社址)|广告(?:经营)?许可证|(?:本报|本社)?(?:常年)?法律顾问|印刷厂?|承印)"
    r"\s*[: ]\s*\S"
)
_PLACE_OF_WORK = "[0-9]+号|[路街道巷](?![^ ]*[，、])|大厦|大楼|[0-9]+楼|[0-9]+室"
_ADDRESS = re.compile(rf"(?:通讯|通信|联系|办公)?地址\s*:[^。！？]*(?:{_PLACE_OF_WORK})")
_PRICED = one_of("定价 零售价 零售 售价 月价 年价 全年 半年 每月 每季 每份 报价 订价 订阅")
_PRICE = re.compile(rf"(?>{_PRICED})++\s*:?\s*(?:每份\s*)?(?:人民币)?[0-9.]+元(?:/?[份月年季])?")
_PUBLISHED = re.compile(
    "[\u4e00-\u9fff]{2,12}(?:报社|報社|日报|传媒集团|报业集团|印务(?:中心|公司)|新闻出版社)"
    "(?:主管主办|主管|主办|主辦|出版|编辑出版|承印|印刷)"
)
_CONTACT_LABEL = re.compile(f"{one_of(_FOR)}*{one_of(_REACHED)}", re.IGNORECASE)
_PHONE = re.compile(
    r"\(?0[0-9]{2,3}\)?[- ]?[0-9]{6,8}|(?<![0-9])[0-9]{3,4}-[0-9]{7,8}|(?<![0-9])1[3-9][0-9]{9}(?![0-9])"
)
_LONG_NUMBER = re.compile("[0-9]{5,}")
_SOURCE = re.compile(
    r"(?:稿件|文章|信息|新闻|资料|消息)?(?:来源|來源)\s*:|(?:原标题|原標題|原题)\s*:"
    r"|(?:发布|發布|更新)(?:时间|時間|日期)\s*:|发布于|(?:阅读|浏览|点击)(?:量|数|次数)?\s*:"
)
_PAPER_AND_PAGE = re.compile(r"^\S{2,6}(?:报|報)\s+[A-Z]?[0-9]{1,2}(?:版)?\s+")
_LABEL_AND_COLON = re.compile(rf"(?:{_ROLE_LABEL.pattern})\s*:")
_LABEL_AND_VALUE = re.compile(rf"(?:{_ROLE_LABEL.pattern})\s*[:/]")
_SECTION_AND_LABEL = re.compile(rf"\S{{2,6}}\s+(?:{_ROLE_LABEL.pattern})")
_NO_NAME = re.compile(r"[:/_A-Za-z0-9()\[\]【】|、,·•.-]+")
_LONGEST_CONTACT = 80
_LONGEST_SOURCE = 60
_LONGEST_BEFORE_SOURCE = 8


def editors_line(line: str) -> bool:
    """`责任编辑:马 宁 版式:周小楠`, `(編輯:沈佳儀)1141107`, with a date or telephone beside it."""
    bare = _PAPER_AND_PAGE.sub("", line.strip("()[]【】 "))
    undated = DATE.sub(" ", WEEKDAY.sub(" ", bare))
    opening = undated.strip()
    many = len(_LABEL_AND_COLON.findall(opening)) >= 2
    if not _ROLE_LABEL.match(opening) and not (many and _SECTION_AND_LABEL.match(opening)):
        return False
    rest = _PHONE.sub(" ", MAIL.sub(" ", undated))
    labels = len(_ROLE_LABEL.findall(rest))
    colon = _LABEL_AND_VALUE.search(rest) is not None
    words = _NO_NAME.sub(" ", _CONTACT_LABEL.sub(" ", _ROLE_LABEL.sub(" ", rest))).split()
    names = all(len(word) <= 4 or labels == 0 for word in words) and not re.search("[。，！？“”]", line)
    alone = re.match(r"\S+\s", bare) is not None and not re.search("[A-Za-z]{2}", MAIL.sub(" ", opening))
    return names and len(words) <= 6 * labels and (colon or alone)


def contact_line(line: str) -> bool:
    """`本版邮箱:… 印刷:…`, `新闻热线:0391-2080000`, an address or telephone with its label."""
    bare = line.strip("()[]【】■□●◆★ ")
    if MAIL.fullmatch(bare) or _PUBLISHED.fullmatch(bare) or (_PRICE.match(bare) and not _PRICE.sub("", bare).strip()):
        return True
    if len(bare) <= _LONGEST_CONTACT and (_PAPERS_OWN.match(bare) or _ADDRESS.match(bare)) and "。" not in bare:
        return True
    label = _CONTACT_LABEL.match(bare)
    if not label or len(bare) > _LONGEST_CONTACT or re.search("[。！？]", bare[:-1]):
        return False
    after = bare[label.end() :]
    value = _PHONE.search(after) or MAIL.search(after) or _LONG_NUMBER.search(after)
    return value is not None and re.match(r"\s*[:/]|\s+\S", after) is not None


def source_line(line: str) -> bool:
    """`(来源:昭河新闻网 …)`, `发布时间:2024-01-05`, alone or behind a date."""
    bare = line.lstrip("([【 ")
    if _SOURCE.match(bare):
        return len(bare) <= _LONGEST_SOURCE and "。" not in bare
    found = _SOURCE.search(bare)
    if found is None or not DATE.search(bare):
        return False
    return len(TIME.sub("", DATE.sub("", bare[: found.start()])).strip()) <= _LONGEST_BEFORE_SOURCE
