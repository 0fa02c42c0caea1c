"""The few words that the book itself says, in the script of its text."""

from typing import NamedTuple


class Words(NamedTuple):
    """Fixed words of a book."""

    landmarks: str
    title_page: str
    body: str
    accessibility: str
    cover: str
    pages: str
    note: str
    back: str


_SIMPLIFIED = Words(
    "导航",
    "扉页",
    "正文",
    "文字可重排，有目录和各级标题；除封面外没有图像，没有声音和视频。",
    "封面",
    "报纸版次",
    "注",
    "回到正文",
)
_TRADITIONAL = Words(
    "導覽",
    "扉頁",
    "正文",
    "文字可重排，有目錄和各級標題；除封面外沒有圖像，沒有聲音和影片。",
    "封面",
    "報紙版次",
    "註",
    "回到正文",
)


def words(language: str) -> Words:
    """The words for a text in `language` (zh-CN, zh-TW, zh-HK)."""
    return _SIMPLIFIED if language == "zh-CN" else _TRADITIONAL
