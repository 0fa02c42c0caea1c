"""Recognisers end at once on any input: runs of names, spaces, brackets, digits, and the beginnings of every form."""

import re
import time
from collections.abc import Callable

import pytest

from zx_convert.repair.recognise import (
    blocks,
    columns,
    continuation,
    headings,
    leading_datelines,
    notes,
    trailing_byline,
    trailing_dateline,
    webpages,
    whole_byline,
)
from zx_convert.repair.recognise.endings import endings
from zx_convert.repair.recognise.furniture import furniture

RECOGNISERS: list[Callable[[str], object]] = [
    whole_byline,
    trailing_byline,
    leading_datelines,
    trailing_dateline,
    continuation,
    furniture,
    endings,
    blocks.is_caption,
    notes.note_kind,
    notes.is_table_note,
    blocks.is_item,
    blocks.is_speaker,
    columns.is_document_title,
    columns.ends_as_column,
    columns.is_formula,
    blocks.is_score,
    headings.is_colophon,
    headings.is_amount,
    webpages.head_of_text,
]
_UNITS = """
、 王小明、 王小明 王_小_明_ _ 　 1 12_ （ （） ） 【 】 （王小明 一二三 — - · 艾· ■ □_ 。 。□ 本报 记者 记者_ 本报记者
讯 电 本报讯 报道 文/ 图/ 文 摄 A A. a@ a@b. www. // 第 版 转 下转 上接 （下转 1月 1月1日 二 十 年 农历 | ab| >_ a> ：
责任编辑 责任编辑： 热线 电话 零售 今日 多云 ℃ 0931- “ 《 发自_ 来源 提供 第1版 ， 详见
"""
UNITS = [unit.replace("_", " ") for unit in re.split("[ \n]+", _UNITS.strip())]
LONG, LONGEST_LINE = 200_000, 160
LIMIT = 0.5  # seconds; a few milliseconds are usual


@pytest.mark.parametrize("recogniser", RECOGNISERS, ids=lambda recogniser: recogniser.__name__)
@pytest.mark.parametrize("length", [pytest.param(LONG, marks=pytest.mark.slow), LONGEST_LINE])
def test_time_does_not_explode(recogniser: Callable[[str], object], length: int) -> None:
    for unit in UNITS:
        text = unit * (length // len(unit))
        for before, after in (("", ""), ("（", "）"), ("本报讯", "摄"), ("", "（记者王小明")):
            start = time.perf_counter()
            recogniser(before + text + after)
            assert time.perf_counter() - start < LIMIT, (before, unit, after)
