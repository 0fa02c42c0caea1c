"""Hunts for texts that are slow to repair: breeds them from pieces of what recognisers look for.

python benchmarks/hunt.py [SECONDS] [SEED]      60 seconds with seed 1

Texts are put together from pieces, and the slowest a character are changed and crossed again and again. Prints the
slowest with their cost as a multiple of that of the project's sample pages.
"""

import random
import sys
import time

import speed

# How many texts are bred from, how many characters each has, and how many it is shown by.
_KEPT = 20
_LENGTH = 3000
_SHOWN = 60
_BREAKS = ("\n", "\n\n", "\r\n", "\f", "", "", "", "")


def main(duration: str = "60", seed: str = "1") -> None:
    """Hunt for `duration` seconds and print what was slowest."""
    chance = random.Random(int(seed))  # noqa: S311
    pieces = [*speed.LINES.values(), *speed.MANY.values(), *_lines_of_samples()]
    page = "\n\n".join(speed.samples())
    speed.seconds(page)  # what is loaded once
    usual = _cost(page)
    found = [(cost, genes) for genes in (_new(pieces, chance) for _ in range(_KEPT)) for cost in [_cost(_text(genes))]]
    end = time.monotonic() + float(duration)
    tried = len(found)
    while time.monotonic() < end:
        one, other = chance.sample(found, 2)
        genes = _changed(one[1], other[1], pieces, chance)
        found.append((_cost(_text(genes)), genes))
        found = sorted(found, key=lambda item: -item[0])[:_KEPT]
        tried += 1
    print(f"{tried} texts tried; a character usually takes {usual * 1e6:.2f} us")
    for cost, genes in found[:10]:
        print(f"  {cost / usual:6.2f} times  {''.join(genes)[:_SHOWN]!r}")


def _lines_of_samples() -> list[str]:
    return [line.strip() for text in speed.samples() for line in text.splitlines() if line.strip()]


def _new(pieces: list[str], chance: random.Random) -> list[str]:
    return [_piece(pieces, chance) for _ in range(chance.randint(1, 6))]


def _piece(pieces: list[str], chance: random.Random) -> str:
    piece = chance.choice(pieces)
    if chance.random() < 0.3:
        first = chance.randrange(len(piece))
        piece = piece[first : first + chance.randint(1, 12)]
    return piece * chance.choice((1, 1, 1, 2, 5, 20)) + chance.choice(_BREAKS)


def _changed(genes: list[str], others: list[str], pieces: list[str], chance: random.Random) -> list[str]:
    """A child: pieces put in, taken out, or taken over from another text."""
    child = list(genes)
    place = chance.randrange(len(child) + 1)
    match chance.randrange(4):
        case 0:
            child.insert(place, _piece(pieces, chance))
        case 1 if len(child) > 1:
            del child[min(place, len(child) - 1)]
        case 2:
            child[place:] = others[chance.randrange(len(others)) :]
        case _:
            child[place : place + 1] = [_piece(pieces, chance)]
    return child[:12]


def _text(genes: list[str]) -> str:
    piece = "".join(genes)
    return piece * max(1, _LENGTH // len(piece))


def _cost(text: str) -> float:
    """Seconds a character, the better of two rounds."""
    return speed.best(text, 2) / len(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
