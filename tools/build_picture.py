"""Makes the picture in README: a sample as it was copied, and the PDF that becomes of it.

python tools/build_picture.py [SAMPLE] [PICTURE]      needs pypdfium2 and Pillow
"""

import io
import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from zx_convert import convert

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 760, 980
MARGIN, FONT_SIZE, LINE = 34, 17, 25
PAPER, INK, FAULT, FRAME, DESK = "#ffffff", "#303030", "#c0392b", "#c8c8c8", "#ececec"


def copied(text: str) -> Image.Image:
    """Draw a text as an editor shows it; a break inside a word is marked."""
    page = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(ROOT / "fonts" / "ZXSong-Regular.ttf"), FONT_SIZE)
    top = MARGIN
    lines = [line.strip() for line in text.splitlines()]
    for line in lines:
        for part in wrapped(line, font):
            draw.text((MARGIN, top), part, fill=INK, font=font)
            top += LINE
        broken = len(line) > 40 and line[-1] not in "。！？”)"
        if broken:
            end = MARGIN + font.getlength(part) + 4
            draw.rectangle((end, top - LINE + 4, end + 4, top - 2), fill=FAULT)
        if top > HEIGHT - MARGIN:
            break
    return page


def wrapped(line: str, font: ImageFont.FreeTypeFont) -> list[str]:
    parts, start = [], 0
    for end in range(1, len(line) + 1):
        if font.getlength(line[start:end]) > WIDTH - 2 * MARGIN - 20:
            parts.append(line[start : end - 1])
            start = end - 1
    return [*parts, line[start:]]


def printed(path: Path) -> Image.Image:
    """Render the first page of the PDF."""
    pdf = convert(path, "pdf")
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0]
    image: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    return image.crop((0, 40, WIDTH, 40 + HEIGHT))


def main(sample: str = "samples/dispatches.txt", picture: str = "docs/before-after.png") -> None:
    path = ROOT / sample
    desk = Image.new("RGB", (2 * WIDTH + 60, HEIGHT + 40), DESK)
    draw = ImageDraw.Draw(desk)
    for number, page in enumerate((copied(path.read_text(encoding="utf-8")), printed(path))):
        left = 20 + number * (WIDTH + 20)
        desk.paste(page, (left, 20))
        draw.rectangle((left, 20, left + WIDTH, 20 + HEIGHT), outline=FRAME)
    target = ROOT / picture
    target.parent.mkdir(exist_ok=True)
    desk.quantize(64, method=Image.Quantize.MAXCOVERAGE).save(target, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
