"""Texts for Hypothesis: any at all, and such as newspapers print and copying breaks."""

from hypothesis import strategies as st

_ENDS = ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\f", "\n\u3000\u3000", "\n　　", " \n", "\n\n\n"]
_LINES = [
    "昭河日报 2023年06月14日 第05版:政协之窗", "践行全过程人民民主", "院坝里议出一条放心路",
    "——望禾县政协“院坝协商”见闻", "本报记者 葛明远 通讯员 苏  岚",
    "本报昭河8月16日讯(记者李明)近日,望禾县召开会议", "(任学军)", "(下转第四版)", "(续一版)",
    "图为座谈会现场。通讯员 陈刚 摄", "编者按:今天刊发", "●第一条", "一、基本情况", "（二）主要问题",
    "问:怎么办?", "答:先开会。", "协商于民、协商为民,研", "究制定方案,投资1,234.5万元,时间12:30",
    "“路是修到家门口了", "可桥头那个急弯不改”。", "— 5 —", "责任编辑:王强", "【本報訊】記者王明報導:",
    "月光落在", "井水甜。", "“他说‘发展⻋’后面”", "「這裡『著』頭髮」", "(记者 于明余小平)", "that’s “it”",
    "GDP增长9.7%--再创新高...", "a,b(c)", "http://a.cn/b?c=1,2",
]  # fmt: skip
_PIECES = st.one_of(
    st.sampled_from(_LINES),
    st.text("一二三，。：；（）“”《》、…—·,.;:!?()12aB \u3000", max_size=60),
)

newspaper = st.lists(st.tuples(_PIECES, st.sampled_from(_ENDS)), max_size=14).map(
    lambda pairs: "".join(piece + end for piece, end in pairs)
)
# Whatever a string can hold but halves of surrogate pairs: control characters, NUL, all line ends.
anything = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from("\n\r\f\0\t\u3000\u2028\x0b\\{}&<>，。“”（）研究")
    ),
    max_size=200,
)
texts = st.one_of(newspaper, anything)
