"""What comments in a document say, in the script of the document and not the user's language."""

# What comments in a document say of its repairs, in simplified and in traditional characters.
COMMENTS: dict[str, tuple[str, str]] = {
    "joined": ("此处原文分段，已连接", "此處原文分段，已連接"),
    "replaced": ("原文作“{source}”", "原文作「{source}」"),
    "regularised": ("已改正", "已改正"),
    "left-out": ("略去：{source}", "略去：{source}"),
    "left-out-here": ("不是正文，略去", "不是正文，略去"),
    "maybe": ("此处是否分段，未能断定", "此處是否分段，未能斷定"),
    "widths": ("本段标点改作全角或半角：{count} 处", "本段標點改作全形或半形：{count} 處"),
    "decided": ("（规则 {rule}，把握{cert}）", "（規則 {rule}，把握{cert}）"),
    "because": ("（规则 {rule}，把握{cert}；依据 {why}）", "（規則 {rule}，把握{cert}；依據 {why}）"),
    "cert-high": ("大", "大"),
    "cert-medium": ("中等", "中等"),
    "cert-low": ("小", "小"),
}


def comment_text(code: str, language: str, **values: object) -> str:
    """What a comment in a document says, in the script of the document (zh-CN, zh-TW, zh-HK)."""
    return COMMENTS[code][language != "zh-CN"].format_map(values)
