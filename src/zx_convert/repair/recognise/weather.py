"""The ear of a front page that tells the weather: 今日多云 气温12℃～25℃ 东风3级."""

import re

from .words import one_of

_WORDS = one_of(
    """
今日 今天 今晚 今夜 明日 明天 明晚 后天 白天 夜间 夜里 天气 天气预报 市区 城区 气温 温度 最高 最低 最高气温 最低气温
最高温度 最低温度 晴 多云 阴 阴天 晴天 转 间 有 到 至 小雨 中雨 大雨 暴雨 阵雨 雷阵雨 雷雨 小雪 中雪 大雪 雨夹雪 雾 霾
浮尘 扬沙 局部 部分 多云间晴 偏东风 偏西风 偏南风 偏北风 东风 西风 南风 北风 东南风 东北风 西南风 西北风 微风 无持续风向
风力 风向 级 度 摄氏度 相对湿度 湿度 空气质量 优 良 轻度污染 ℃ °C %
"""
)
_LINE = re.compile(rf"(?:[\u4e00-\u9fff]{{2,4}}(?=今[日天]|明[日天]|天气))?(?>{_WORDS}|[0-9:,，、/~～—\s-])++")
_MEASURE = re.compile("[0-9](?:℃|°C|度|级)")
_LONGEST = 60


def weather_line(line: str) -> bool:
    """Whether a line is made of the words and figures of a weather report alone."""
    return len(line) <= _LONGEST and _MEASURE.search(line) is not None and _LINE.fullmatch(line) is not None
