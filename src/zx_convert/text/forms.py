"""The forms that a text can be given where a user asks for them: quotation marks, and the script."""

# What is kept, and what can be asked for.
KEEP = "keep"
QUOTES = (KEEP, "corner", "curly")
SCRIPTS = (KEEP, "hans", "hant", "hant-tw", "hant-hk")
# The BCP 47 tag of a text in each script.
LANGUAGES = {"hans": "zh-CN", "hant": "zh-TW", "hant-tw": "zh-TW", "hant-hk": "zh-HK"}
