"""Build the DOCX template (src/zx_convert/writers/docx/template.docx): A4, Chinese, Word 2013 and later, no styles.

    python tools/build_docx_template.py            write the template
    python tools/build_docx_template.py --check    compare it with what would be written

The template of python-docx is no start for Chinese: US Letter, Japanese as the language of East Asian text,
compatibility mode 14, theme fonts that win over named ones.
"""

import argparse
import sys
import zipfile
from io import BytesIO
from pathlib import Path

TEMPLATE = Path(__file__).resolve().parent.parent / "src" / "zx_convert" / "writers" / "docx" / "template.docx"

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"

CONTENT_TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/docProps/app.xml" ContentType="{OFFICE_TYPE}.extended-properties+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/custom.xml" ContentType="{OFFICE_TYPE}.custom-properties+xml"/>
<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{WORD_TYPE}.fontTable+xml"/>
<Override PartName="/word/settings.xml" ContentType="{WORD_TYPE}.settings+xml"/>
<Override PartName="/word/styles.xml" ContentType="{WORD_TYPE}.styles+xml"/>
<Override PartName="/word/theme/theme1.xml" ContentType="{OFFICE_TYPE}.theme+xml"/>
</Types>"""

PACKAGE_RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>
<Relationship Id="rId4" Type="{OFFICE}/relationships/custom-properties" Target="docProps/custom.xml"/>
</Relationships>"""

DOCUMENT_RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/relationships/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/relationships/theme" Target="theme/theme1.xml"/>
<Relationship Id="rId4" Type="{OFFICE}/relationships/fontTable" Target="fontTable.xml"/>
</Relationships>"""

APP = f"""<Properties xmlns="{OFFICE}/extended-properties"><Application>zx-convert</Application></Properties>"""

CORE = f"""<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"/>"""

CUSTOM = f"""<Properties xmlns="{OFFICE}/custom-properties"/>"""

FONT_TABLE = f"""<w:fonts xmlns:w="{W}"/>"""

COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "333333", "lt2": "EEEEEE", "accent1": "1F4E79", "accent2": "9C2A1F",
    "accent3": "5B7F3B", "accent4": "B8862B", "accent5": "2F7F7F", "accent6": "6B4C8A", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
FONTS = '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/><a:cs typeface=""/>'

# Word asks for a theme; nothing in the styles refers to it.
THEME = f"""<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="zx-convert"><a:themeElements>
<a:clrScheme name="zx-convert">
{"".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())}
</a:clrScheme>
<a:fontScheme name="zx-convert"><a:majorFont>{FONTS}</a:majorFont><a:minorFont>{FONTS}</a:minorFont></a:fontScheme>
<a:fmtScheme name="zx-convert">
<a:fillStyleLst>{FILL * 3}</a:fillStyleLst>
<a:lnStyleLst>{f'<a:ln w="6350">{FILL}</a:ln>' * 3}</a:lnStyleLst>
<a:effectStyleLst>{"<a:effectStyle><a:effectLst/></a:effectStyle>" * 3}</a:effectStyleLst>
<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst>
</a:fmtScheme>
</a:themeElements></a:theme>"""

DOCUMENT = f"""<w:document xmlns:w="{W}" xmlns:r="{OFFICE}/relationships"><w:body><w:sectPr>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>
<w:docGrid w:type="lines" w:linePitch="360"/>
</w:sectPr></w:body></w:document>"""

# The compatibility settings are those of a new document in the Chinese Word.
SETTINGS = f"""<w:settings xmlns:w="{W}">
<w:zoom w:percent="100"/>
<w:bordersDoNotSurroundHeader/>
<w:bordersDoNotSurroundFooter/>
<w:defaultTabStop w:val="420"/>
<w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat>
<w:spaceForUL/>
<w:balanceSingleByteDoubleByteWidth/>
<w:doNotLeaveBackslashAlone/>
<w:ulTrailSpace/>
<w:doNotExpandShiftReturn/>
<w:adjustLineHeightInTable/>
<w:useFELayout/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"
 w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="differentiateMultirowTableHeaders"
 w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
<w:decimalSymbol w:val="."/>
<w:listSeparator w:val=","/>
</w:settings>"""

# Only the styles that no style sheet describes. Latent styles: Word's list of styles shows ours and no others.
STYLES = f"""<w:styles xmlns:w="{W}">
<w:docDefaults>
<w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault/>
</w:docDefaults>
<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="0"
 w:defQFormat="0" w:count="376"/>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>
</w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal">
<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>
</w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList">
<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
</w:style>
</w:styles>"""

PARTS = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": PACKAGE_RELATIONS,
    "docProps/app.xml": APP,
    "docProps/core.xml": CORE,
    "docProps/custom.xml": CUSTOM,
    "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
    "word/document.xml": DOCUMENT,
    "word/fontTable.xml": FONT_TABLE,
    "word/settings.xml": SETTINGS,
    "word/styles.xml": STYLES,
    "word/theme/theme1.xml": THEME,
}


def template() -> bytes:
    """Give the template's bytes; the same at every call, stored so that no version of zlib changes them."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, content in PARTS.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0
            package.writestr(entry, DECLARATION + content.replace(">\n<", "><").replace("\n ", " ").replace("\n", ""))
    return stream.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the DOCX template.")
    parser.add_argument("--check", action="store_true", help="compare the template with what would be written")
    options = parser.parse_args()
    if options.check:
        same = TEMPLATE.is_file() and TEMPLATE.read_bytes() == template()
        print("the template is as built" if same else "the template differs from what is built", file=sys.stderr)
        return 0 if same else 1
    TEMPLATE.write_bytes(template())
    return 0


if __name__ == "__main__":
    sys.exit(main())
