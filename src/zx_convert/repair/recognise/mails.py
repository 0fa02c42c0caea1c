"""The frame of an e-mail around its texts: fields of its head, attachments, what is said of the mail itself.

Lines are given with full-width forms folded to ASCII.
"""

import re

from zx_convert.text.patterns import regex

_OPENS = regex("(?:发件人|收件人|寄件人|寄件者|收件者|From|To)\\s*:", re.IGNORECASE)
_FIELD = regex(
    "(?:发件人|收件人|寄件人|寄件者|收件者|抄送|密送|副本|日期|时间|時間|发送时间|发件时间|主题|主題|主旨|附件|附檔|回复|优先级|重要性"
    "|From|To|Cc|Bcc|Date|Sent|Subject|Attachments?)\\s*:",
    re.IGNORECASE,
)
_FILE = regex(
    r"(?:附件\s*[0-9一二三四五六七八九十]*\s*[:.、]?\s*|[0-9]{1,2}\s*[.、]\s*|[📎•·-]\s*)?[^\s。,;:]{1,40}"
    r"\.(?:docx?|wps|pdf|rtf|txt|xlsx?|et|pptx?|jpe?g|png|gif|tiff?|zip|rar|7z|mp[34]|mov|wav)"
    r"\s*(?:\(?\s*[0-9.]+\s*(?:[KMG]i?B?|字节|bytes)\s*\)?)?",
    re.IGNORECASE,
)
_OF_THE_MAIL = regex("(?:本|此)(?:邮件|郵件|信件)(?:及|和|由|为|為|系|中|内|所|包含|仅|僅).{0,40}")


_WRITTEN = "(?:稿件?|文章|文字|文稿|消息|照片|图片|圖片|图说|内容|材料|附件)"
_GREETING = regex(
    "(?:尊敬的|敬爱的|亲爱的)?(?:各位)?(?:编辑|編輯|主编|记者|記者|老师|老師|领导|領導|同仁|同事){1,2}(?:部|组)?"
    "(?:老师|老師|同志|先生|女士|朋友)?(?:们|們)?\\s*(?:[,:]?\\s*(?:您好|你好|大家好|好)[:,.!。]*|:)"
)
_SENDS = regex(
    f"(?:现|現|兹|特|今)?(?:发来|發來|发去|寄来|寄去|送上|附上|奉上|报上|传来|投上|随信).{{0,40}}{_WRITTEN}.{{0,60}}"
    f"|以上{_WRITTEN}(?:[^。]{{2,50}})。?"
)


def greets_or_sends(line: str) -> bool:
    """Whether a line of a mail greets its readers or says what it sends (各位编辑老师好:).

    >>> greets_or_sends("各位编辑老师好:"), greets_or_sends("发来稿件三篇,请审阅。"), greets_or_sends("各位代表好评")
    (True, True, False)
    """
    return _GREETING.fullmatch(line) is not None or _SENDS.fullmatch(line) is not None


def sends_texts(line: str) -> bool:
    """Whether a line of a mail says that it brings texts or pictures, or names a file: what else it says is its own.

    >>> sends_texts("发来稿件三篇,请审阅。"), sends_texts("各位编辑老师好:"), sends_texts("会场.jpg")
    (True, False, True)
    """
    return _SENDS.fullmatch(line) is not None or _FILE.fullmatch(line) is not None


def opens_mail(line: str) -> bool:
    """Whether a line is a field that only the head of a mail has.

    >>> opens_mail("发件人: 新闻处 <xwc@example.org>"), opens_mail("日期: 9月14日")
    (True, False)
    """
    return _OPENS.match(line) is not None


def is_mail_field(line: str) -> bool:
    """Whether a line may be a field of a mail's head: what stands beside it must decide."""
    return _FIELD.match(line) is not None


def heads_attachments(line: str, below: str) -> bool:
    """Whether a line is 附件: above the name of a file."""
    return line.strip(" :") in ("附件", "附檔") and _FILE.fullmatch(below) is not None


def mail_line(line: str) -> bool:
    """Whether a line names a file that is attached, or speaks of the mail itself.

    >>> mail_line("2.图1-会场.jpg(4.2MB)"), mail_line("本邮件及附件仅供收件单位使用"), mail_line("会场图片")
    (True, True, False)
    """
    return _FILE.fullmatch(line) is not None or _OF_THE_MAIL.match(line) is not None
