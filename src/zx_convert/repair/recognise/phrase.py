"""The grammar of a byline: organs, roles, names, and signs such as 文/图 or 摄, in any of the orders that papers use.

A phrase is read only as a whole: one character that is no part of it, and it is none. That keeps prose such as
记者了解到 or the 记者：of an interview out without a list of false friends.
"""

import re
from dataclasses import dataclass, field

from .names import HAN, SLASHES, SPACES, SURE, Known, Name, Person, names_in
from .places import PLACES, starts_with_place
from .roles import (
    AGENCY_AT_START,
    EDITORS,
    MARK,
    ORGAN_CHARACTERS,
    OWN_ORGAN_AT_END,
    ROLE,
    SUPPLIERS,
    is_organ,
    is_photo_task,
)

_PHOTO_SIGNS = frozenset(["图", "圖", "摄", "攝", "影", "绘", "繪", "照片", "组图"])
_MAX_LENGTH = 180
_GLUED_NAME_LIMIT = 5.4
_GLUED_TO_TASK_LIMIT = 3.6
_EDITOR = re.compile(EDITORS)
_SUPPLIER = re.compile(SUPPLIERS)
_COLON = re.compile(f"[{SPACES}]*[:：{SLASHES}][{SPACES}]*")
_FILLER = f"{SPACES}{SLASHES}、，,;；"
_NAME_OF_OUTLET = re.compile("视频|視頻|财经|財經")
_LAST_TOKEN = re.compile(f"[{ORGAN_CHARACTERS}]+$")
_AFFILIATION_END = re.compile(
    "[部局厅廳委办辦处處院校站所司团隊队厂廠矿县縣市区區乡鄉镇鎮村会會联聯协協府中心社行学學室馆館台報报網网店园園]"
)
_NO_BRAND = re.compile("[的了是从從对對给給向說说问問让讓请請令被把您你他她它吗呢和与就與都也又只]|在(?!线|線)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a byline says: persons, the first organ, and which signs stood in it."""

    persons: tuple[Person, ...]
    agency: str = ""
    has_role: bool = False
    has_sign: bool = False
    photo: bool = False
    text: bool = False
    editors_only: bool = False
    doubt: float = 0.0
    cost: float = 0.0


@dataclass(slots=True)
class _Reading:
    """The state of reading one phrase from left to right."""

    known: Known
    trusted: bool
    persons: list[Person] = field(default_factory=list)
    role: str = ""
    group: int = 0  # index of the first person since the last role or sign
    agency: str = ""
    photo: bool = False
    text: bool = False
    has_role: bool = False
    has_sign: bool = False
    doubt: float = 0.0
    cost: float = 0.0

    def add(self, names: list[Name]) -> None:
        self.cost += sum(name.cost for name in names)
        self.persons += [Person(name.text, self.role, name.start, name.end) for name in names]
        self.doubt = max([self.doubt, *(name.cost for name in names)])

    def close(self, task: str = "") -> None:
        """A role or sign ends the scope of the role before; a task after names is the role of those without one."""
        if task:
            self.persons[self.group :] = [
                p if p.role else Person(p.name, task, p.start, p.end) for p in self.persons[self.group :]
            ]
        self.role = ""
        self.group = len(self.persons)


def read_phrase(text: str, start: int, end: int, known: Known | None = None, *, trusted: bool = False) -> Phrase | None:
    """The byline that makes up all of `text[start:end]`, or None.

    `trusted` says that a bracket or a dateline already promises a byline, so that names of unknown form are believed.
    """
    if not 2 <= end - start <= _MAX_LENGTH:
        return None
    signs = _signs(text, start, end)
    reading = _read(text, start, end, signs, _Reading(known or Known(), trusted))
    reading = _with_glued_text_sign(text, start, end, signs, reading, known or Known(), trusted)
    if reading is None and any(kind == "sign" for *_, kind in signs):
        # 文 and 图 between spaces may be the surname or given name of a padded name.
        signs = [sign for sign in signs if sign[2] != "sign" or _beside_slash(text, sign[0], sign[1])]
        reading = _read(text, start, end, signs, _Reading(known or Known(), trusted))
    if reading is None:
        return None
    return Phrase(
        tuple(reading.persons),
        reading.agency,
        reading.has_role,
        reading.has_sign,
        reading.photo,
        reading.text,
        bool(reading.persons) and all(_EDITOR.fullmatch(person.role) for person in reading.persons),
        reading.doubt,
        reading.cost,
    )


def _with_glued_text_sign(
    text: str,
    start: int,
    end: int,
    signs: list[tuple[int, int, str]],
    reading: _Reading | None,
    known: Known,
    trusted: bool,
) -> _Reading | None:
    """In 记者董洪亮文陶源明摄 the 文 between the names is a sign; it counts where the names are likelier with it."""
    if not signs or (signs[-1][2] != "photo" and text[signs[-1][0] : signs[-1][1]] not in _PHOTO_SIGNS):
        return reading
    for at in (m.start() for m in re.finditer("文", text[start:end])):
        begin = start + at
        if any(first <= begin < last for first, last, _ in signs):
            continue
        other = _read(text, start, end, sorted([*signs, (begin, begin + 1, "sign")]), _Reading(known, trusted))
        better = reading is None or (other is not None and other.cost < reading.cost and other.doubt <= SURE)
        if other and other.persons and better:
            reading = other
    return reading


def _signs(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Roles and signs in order, without overlap: (start, end, kind)."""
    piece = text[start:end]
    found = [(m.start() + start, m.end() + start, m.lastgroup or "") for m in MARK.finditer(piece)]
    taken = {at for begin, stop, _ in found for at in range(begin, stop)}
    for m in ROLE.finditer(piece):
        if not taken.intersection(range(m.start() + start, m.end() + start)):
            begin = m.start() + start + _of_the_organ(piece, m)
            found.append((begin, m.end() + start, m.lastgroup or ""))
    return sorted(found)


def _of_the_organ(piece: str, role: re.Match[str]) -> int:
    """How many characters of a role belong to the organ before it: in 豫视频记者 the organ is 豫视频."""
    qualifier = _NAME_OF_OUTLET.match(role.group())
    token = _LAST_TOKEN.search(piece, 0, role.start()) if qualifier else None
    if not qualifier or not token or is_organ(token.group()) or not is_organ(token.group() + qualifier.group()):
        return 0
    return len(qualifier.group())


def _beside_slash(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in tuple(SLASHES + ":：") or text[end : end + 1] in tuple(SLASHES + ":：")


def _read(text: str, start: int, end: int, signs: list[tuple[int, int, str]], reading: _Reading) -> _Reading | None:
    at = start
    for number, (begin, stop, kind) in enumerate(signs):
        following = signs[number + 1][0] if number + 1 < len(signs) else end
        if kind in ("person", "editor"):
            stop_names = _take_organ(text, at, begin, reading, number > 0 and at == signs[number - 1][1])
            if stop_names is None or not _take_names(text, at, stop_names, reading):
                return None
            reading.close()
            reading.role = text[begin:stop]
            reading.has_role = True
        else:
            if not _take_names(text, at, begin, reading):
                return None
            _take_sign(text, begin, stop, kind, following, end, reading)
        colon = _COLON.match(text, stop, end)
        at = colon.end() if colon else stop
    if not _take_names(text, at, end, reading):
        return None
    return reading


def _take_sign(text: str, begin: int, stop: int, kind: str, following: int, end: int, reading: _Reading) -> None:
    """A sign (文, 摄, 报道) or a task (整理, 摄影), which stands before or after its names."""
    word = text[begin:stop]
    reading.has_sign = True
    if kind == "photo" or is_photo_task(word) or word in _PHOTO_SIGNS:
        reading.photo = True
    elif kind != "report":
        reading.text = True
    if kind != "task":
        reading.close()
        return
    before = len(reading.persons) > reading.group
    names_follow = bool(text[stop:following].strip(_FILLER + ":："))
    reading.text = reading.text or (before and names_follow)
    if before and (not names_follow or _is_last_sign_after_names(text, stop, following, end)):
        reading.close(word)
    else:
        reading.close()
        reading.role = word


def _is_last_sign_after_names(text: str, stop: int, following: int, end: int) -> bool:
    """In `张三 撰文 李四 摄影` tasks follow their names: then the last one ends the phrase."""
    if _COLON.match(text, stop, end):
        return False
    tail = text[following:end].strip(_FILLER)
    return bool(tail) and (MARK.fullmatch(tail) or ROLE.fullmatch(tail)) is not None


def _take_organ(text: str, start: int, end: int, reading: _Reading, glued_to_sign: bool) -> int | None:
    """Where the names before a role end, once the role's organ is taken off; None if there is something else."""
    token = _LAST_TOKEN.search(text, start, end)
    if token is None:
        bare = text[start:end].rstrip(SPACES + SLASHES)
        token = _LAST_TOKEN.search(text, start, start + len(bare))
        if token and is_organ(token.group()):
            return _organ(reading, text, token.start(), token.end())
        return end
    glued = glued_to_sign and token.start() == start
    own = OWN_ORGAN_AT_END.search(token.group())
    if own and (own.start() == 0 or _names_hold(text, token.start(), token.start() + own.start(), reading)):
        return _organ(reading, text, token.start() + own.start(), end)
    if not glued and is_organ(token.group()):
        return _organ(reading, text, token.start(), end)
    splits = [
        at
        for at in range(token.start() + 2, min(token.start() + 16, end - 1))
        if is_organ(text[at:end]) and _names_hold(text, token.start(), at, reading)
    ]
    if splits:
        return _organ(reading, text, _best_split(text, token.start(), end, splits, reading), end)
    if _names_hold(text, token.start(), end, reading):
        return end
    if not glued and end - token.start() <= 10 and re.fullmatch(f"[{ORGAN_CHARACTERS}]+", token.group()):
        return None if _NO_BRAND.search(token.group()) else _organ(reading, text, token.start(), end)
    return None


def _best_split(text: str, start: int, end: int, splits: list[int], reading: _Reading) -> int:
    """Where the organ begins in names and organ without a break: rather at a place than in the middle of a word."""

    def cost(at: int) -> float:
        names = names_in(text, start, at, reading.known) or []
        organ = text[at:end]
        opens = starts_with_place(organ) or organ.startswith(("中国", "中國", "人民"))
        return sum(name.cost for name in names) + 2.0 * (not opens)

    return min(splits, key=cost)


def _organ(reading: _Reading, text: str, start: int, end: int) -> int:
    if not reading.agency:
        reading.agency = text[start:end].strip(SPACES)
    return start


def _names_hold(text: str, start: int, end: int, reading: _Reading) -> bool:
    names = names_in(text, start, end, reading.known)
    return names is not None and all(name.cost <= _GLUED_NAME_LIMIT for name in names)


def _take_names(text: str, start: int, end: int, reading: _Reading) -> bool:
    """Read `text[start:end]` as names, after an affiliation if there is one; False if it is something else."""
    while start < end and text[start] in _FILLER:
        start += 1
    while end > start and text[end - 1] in _FILLER:
        end -= 1
    if start == end or (reading.has_sign and _is_supplier(text, start, end, reading)):
        return True
    if reading.trusted and starts_with_place(text[start:end]):
        names = _after_affiliation(text, start, end, reading)
        if names is not None:
            reading.add(names)
            return True
    delimited = start > 0 and text[start - 1] in _FILLER + ":："
    padded = re.fullmatch(f"[{HAN}](?:[{SPACES}]+[{HAN}]){{1,2}}", text[start:end]) is not None
    loose = reading.trusted or (reading.has_role and (delimited or padded))
    names = names_in(text, start, end, reading.known, trusted=loose)
    glued_limit = _GLUED_NAME_LIMIT if reading.has_role or not reading.has_sign else _GLUED_TO_TASK_LIMIT
    limit = 7.4 if reading.trusted else 6.0
    if not (loose or delimited):
        limit = min(limit, glued_limit)
    if names is not None and all(name.cost <= limit for name in names):
        reading.add(names)
        return True
    if not (reading.trusted or reading.has_role):
        return False
    names = _after_affiliation(text, start, end, reading)
    if names is None:
        return False
    reading.add(names)
    return True


def _is_supplier(text: str, start: int, end: int, reading: _Reading) -> bool:
    """Who supplied a picture and is no person: 受访者, 路透, 云川日报."""
    if _SUPPLIER.fullmatch(text, start, end):
        return True
    words = text[start:end]
    agency = AGENCY_AT_START.fullmatch(words) is not None
    if agency or (len(words) > 3 and is_organ(words) and not _names_hold(text, start, end, reading)):
        reading.agency = reading.agency or words
        return True
    return False


def _after_affiliation(text: str, start: int, end: int, reading: _Reading) -> list[Name] | None:
    """Names after the organisation of their bearers: 信丰县信用社 钟义, 县融媒体中心 张敏."""
    best: list[Name] | None = None
    ends = [found.end() for found in _AFFILIATION_END.finditer(text, start + 1, end)]
    ends += [start + size for size in (2, 3) if text[start : start + size] in PLACES]
    for stop in ends:
        if not re.fullmatch(f"[{HAN}]+", text[start:stop]):
            continue
        names = names_in(text, stop, end, reading.known)
        if names is None or any(name.cost > _GLUED_NAME_LIMIT for name in names):
            continue
        if best is None or sum(n.cost for n in names) < sum(n.cost for n in best):
            best = names
    return best
