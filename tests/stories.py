"""Articles in the document model that tests of several writers set: with every role, a brief, without a head."""

from zx_convert import document as model

STORY = """<article xml:id="a1"><head>
<kicker>把水请回来</kicker><headline>北沟村打井记<lb break="line"/>十年一口泉</headline>
<deck>——一个山村的账本</deck><byline>本报记者 <person role="记者">秦禾</person></byline></head><body>
<p><dateline place="北沟">本报北沟3月2日电（<byline>记者 <person>秦禾</person></byline>）</dateline>井边排起了队……</p>
<subhead>第一口井</subhead>
<p>“水甜 &lt; (12) \\ &amp; 1998”——她说：Xi’an 的𠮷野家𫚖鱼，龘。</p>
<p>水流到山外。<continuation dir="to" page="3">（下转第三版）</continuation></p>
<lg><l>井水清，</l><l>井水甜。</l></lg><lg><l>担水的人，</l></lg><list><item>（一）先找水。</item></list>
<table><row>村　水量　增减</row><row>北沟　12　－3.1％</row><row>南沟　8　＋２％</row></table>
<table><row>北沟 一口</row><row>南沟</row></table><quote><p>水是大家的。</p></quote>
<figure><caption>图为新井。</caption><credit><person>柳青山</person> 摄</credit></figure>
<subhead>第二口井</subhead><note type="editor">编者按：慢慢来。</note></body></article>"""
BRIEF = """<article xml:id="a2"><head><headline>桥通了</headline></head><body><p>两岸通车。</p></body></article>"""
BARE = """<article xml:id="a3"><body><p>没有标题的一段话，只好用它开头的几个字来当作标题。</p></body></article>"""


def load(*parts: str, language: str = "zh-CN") -> model.Document:
    """A document of these parts of XML."""
    return model.load(f'<document version="1" xml:lang="{language}">{"".join(parts)}</document>'.encode())
