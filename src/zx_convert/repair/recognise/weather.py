"""The ear of a front page that tells the weather: 今日多云 气温12℃～25℃ 东风3级."""

from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex

from .words import one_of

_WORDS = one_of(
    """
今日 今天 今晚 今夜 明日 明天 明晚 后天 白天 夜间 夜里 天气 天气预报 市区 城区 气温 温度 最高 最低 最高气温 最低气温
零下 零上 最高温度 最低温度 晴 阴 阴天 晴天 转 间 有 到 至 小雨 中雨 大雨 暴雨 阵雨 雷阵雨 雷雨 小雪 中雪 大雪 雨夹雪 雾
多云 霾
浮尘 扬沙 局部 部分 局地 局部地区 部分地区 大部 午后 傍晚 早晨 上午 下午 中午 前半夜 后半夜 夜晚 夜里到早晨 短时 分散
分散性 零星 伴有 并伴有 冰雹 雷电 强降水 短时强降水 大风 阵风 轻雾 大雾 轻到中度 中到大雨 小到中雨 小到中雪 大到暴雨
冻雨 霜冻 降水概率 左右 时有 偏东 偏西 偏南 偏北 东到东南风 北到东北风 西到西北风 南到西南风 转晴 转阴 转多云 转小雨
雨 雪 渐止 多云间晴 偏东风 偏西风 偏南风 偏北风 东风 西风 南风 北风 东南风 东北风 西南风 西北风 微风 无持续风向 风力
风向 级 度 摄氏度 相对湿度 湿度 空气质量 优 良 轻度污染 ℃ °C % 指数 PM2.5 本市 全市 我市 本县 全县 我县 本省 全省
我省 时 多雲 陰 陰天 轉 間 時 氣溫 溫度 天氣 最高氣溫 最低氣溫 陣雨 雷陣雨 東風 東北風 東南風 級 濕度 相對濕度
降雨機率 機率 霧 日出 日落 紫外线 较强 中等 中度污染 重度污染 舒适度 体感 小阵雨 提示 今晨
"""
)
_HAN_DIGITS = "零一二三四五六七八九十"
# A place stands at its beginning, or between other words.
_PLACE = f"{LETTER}{{2,4}}"
_LINE = regex(
    rf"(?:{_PLACE}(?=今[日天]|明[日天]|天[气氣]))?(?:(?>{_WORDS}|[{_HAN_DIGITS}0-9:,，、/~～—\s-])++(?:(?<=[:\s]){_PLACE}(?=\s|今[日天晨晚夜]))?){{1,2}}"
)
_MEASURE = regex(f"[0-9{_HAN_DIGITS}](?:℃|°C|度|[级級])")
_FIGURES = "0123456789"
_SKY = regex("[晴阴陰雨雪云雲风風雾霧]|[气氣][温溫]")
_LONGEST = 80


def weather_line(line: str) -> bool:
    """Whether a line is made of the words and figures of a weather report alone."""
    told = _MEASURE.search(line) if len(line) <= _LONGEST else None
    if told is None or not (told.group()[0] in _FIGURES or _SKY.search(line)):  # 三十度
        return False
    return _LINE.fullmatch(line) is not None
