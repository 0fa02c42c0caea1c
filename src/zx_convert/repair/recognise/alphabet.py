"""Characters of names, and what stands between names: classes for regular expressions."""

# Lone surrogates, which no text can hold, stand in for the words of an office's own lists (`repair.lists`): the first
# character tells the list. Agencies, roles that stand before names, and tasks that stand before or after them.
STAND_INS = (0xD800, 0xD900, 0xDA00)
LISTED_AGENCY, LISTED_ROLE, LISTED_TASK = (f"[{chr(at)}-{chr(at + 0xFF)}][\udc00-\udfff]+" for at in STAND_INS)
LISTED = "\ud800-\udfff"

# Characters of names: Han in all planes, 〇, and private-use code points, the rare characters of old encodings.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇\ue000-\uf8ff" + LISTED
SPACES = " \t\u3000\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
SLASHES = "/／∕╱|｜丨∣"
DOTS = "·•‧・∙⋅･"
