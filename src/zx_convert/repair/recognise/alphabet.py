"""Characters of names, and what stands between names: classes for regular expressions."""

# Characters of names: Han in all planes, 〇, and private-use code points, the rare characters of old encodings.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇\ue000-\uf8ff"
SPACES = " \t\u3000\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
SLASHES = "/／∕╱|｜丨∣"
DOTS = "·•‧・∙⋅･"
