"""What stands between the signs of a byline: names, organs and affiliations of their bearers, suppliers of pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex

from .alphabet import HAN, SLASHES, SPACES
from .likelihood import ENDS_OF_BODIES
from .names import Known, Name, Person, names_in
from .places import PLACES, starts_with_place
from .roles import AGENCY_AT_START, GENERIC_ORGAN, ORGAN_CHARACTERS, OWN_ORGAN_AT_END, SUPPLIERS, TITLES, is_organ

FILLER = f"{SPACES}{SLASHES}、，,;；"
# How much names may cost: glued to a role or organ, glued to a task, parted from what is before, promised.
_GLUED_LIMIT = 5.4
_GLUED_TO_TASK_LIMIT = 3.6
_LIMIT = 6.0
_TRUSTED_LIMIT = 7.4
_LONGEST_ORGAN_IN_NAMES = 16
_LONGEST_BRAND = 10
_SHORTEST_GLUED_ORGAN = 4
_SURE_BEFORE_ORGAN = 3.2
_ADMINISTRATIVE = frozenset("县縣市区區州镇鎮乡鄉省旗盟")
_SUPPLIER = regex(SUPPLIERS)
_OFFICE = regex(f"{LETTER}{{2,20}}(?:[部处處院校学學会會局办辦科室队隊站所馆館社厅廳委园園]|中心|支队|公司|集团|街道)")
# 红星路小学 小记者
_SCHOOL = regex(f"{LETTER}{{2,14}}(?:[大中小][学學]|[学學][院校]|幼儿园|幼兒園)")
_LAST_TOKEN = regex(f"[{ORGAN_CHARACTERS}]+$")
PADDED = regex(f"[{HAN}](?:\\s+[{HAN}]){{1,2}}")
_AFFILIATION_END = regex(
    f"{TITLES}|融媒|全媒|[传傳]媒|[部局厅廳委办辦处處科室院校站所司团隊队厂廠矿县縣市区區乡鄉镇鎮村会會联聯协協府中心社行学學馆館台報报網网店园園]"
)
_NOT_HAN = regex(f"[^{HAN}]")
# 读者 于女士: those who write or speak to a paper, but not those who write for it, may be named so.
_NAMED_BY_COURTESY = frozenset(
    {"读者", "讀者", "口述", "口述人", "讲述", "講述", "讲述人", "受访人", "受访者", "受訪者"}
)
_COURTESY = regex(
    f"{LETTER}{{1,2}}(?:女士|先生|小姐|太太|同学|同學|老师|老師|阿姨|大爷|大爺|大妈|大媽|师傅|師傅|奶奶|爷爷|爺爺)|老{LETTER}"
)
_OF_NOBODY = frozenset([
    "综合", "網絡", "网络", "转载", "来源", "來源", "佚名", "小编", "小編", "资料", "資料", "提供", "整理",
    "本报", "本報", "记者", "官方", "采集", "未知", "不详",
])  # fmt: skip
# Who did a task, with more than one name: 编曲：Jacky Wu.
_FULL_LATIN = regex(r"(?<![A-Za-z.'’-])[A-Z][A-Za-z'’-]*\.?(?: [A-Z][A-Za-z.'’-]*){1,2}(?=$|[、，,])")
_PEN_NAME = regex(f"{LETTER}{{2,4}}")
# What is said of somebody behind the name: 乜桂兰（76岁）.
_REMARK = regex(f"(?<={LETTER})[(（](?P<said>[^()（）:：、]{{1,20}})[)）]$")
_SPACE = regex(f"(?<={LETTER}{{3}})\\s+")
_TITLE = regex(TITLES)
_PARTICLE = regex("[的了是]")
_NO_BRAND = regex("[的了是从從对對给給向說说问問让讓请請令被把您你他她它吗呢和与就與都也又只]|在(?!线|線)")


@dataclass(slots=True)
class Reading:
    """The state of reading one byline from left to right.

    `fields` says that several of its signs have a colon before their names. `group` is the index of the first person
    since the last role or sign; `doubt` is the cost of the least likely name, `cost` that of all.
    """

    known: Known
    trusted: bool
    fields: bool = False
    persons: list[Person] = field(default_factory=list)
    role: str = ""
    group: int = 0
    agency: str = ""
    photo: bool = False
    text: bool = False
    has_role: bool = False
    has_sign: bool = False
    doubt: float = 0.0
    cost: float = 0.0

    def open_role(self, role: str) -> None:
        """A role begins: the names after it have it."""
        self.close()
        self.role = role
        self.has_role = True

    def close(self, task: str = "") -> None:
        """A role or sign ends the scope of the role before; a task after names is the role of those without one."""
        if task:
            self.persons[self.group :] = [
                p if p.role else Person(p.name, task, p.start, p.end) for p in self.persons[self.group :]
            ]
        self.role = ""
        self.group = len(self.persons)

    def take_names(self, text: str, start: int, end: int) -> bool:
        """Read `text[start:end]` as names, after an affiliation if there is one; False if it is something else."""
        while start < end and text[start] in FILLER:
            start += 1
        while end > start and text[end - 1] in FILLER:
            end -= 1
        remark = _REMARK.search(text, start, end) if self.has_role or self.has_sign else None
        if remark and not (is_organ(remark["said"]) or AGENCY_AT_START.match(remark["said"])):
            end = remark.start()
        if start == end or (self.has_sign and self._take_supplier(text, start, end)):
            return True
        names = self._names(text, start, end)
        if names is None:
            return False
        self.cost += sum(name.cost for name in names)
        self.persons += [Person(name.text, self.role, name.start, name.end) for name in names]
        self.doubt = max([self.doubt, *(name.cost for name in names)])
        return True

    def take_organ(self, text: str, start: int, end: int, *, glued: bool, labelled: bool = False) -> int | None:
        """Where the names before a role end, once the role's organ is taken off; None if there is something else.

        `glued` says that a sign stands right before `start`; `labelled`, that a label and its mark do, and that the
        role is one of an outlet: 文字：云川融媒记者.
        """
        token = _LAST_TOKEN.search(text, start, end)
        if token is None:
            bare = start + len(text[start:end].rstrip(SPACES + SLASHES))
            token = _LAST_TOKEN.search(text, start, bare)
            named = token is not None and (is_organ(token.group()) or _SCHOOL.fullmatch(token.group()))
            return self._organ(text, token.start(), bare) if token and named else end
        begin = token.start()
        glued = glued and begin == start
        if labelled and begin == start and _NO_BRAND.search(token.group()) is None:
            return self._organ(text, begin, end)
        at = self._where_organ_begins(text, begin, end, glued=glued)
        if at is not None:
            return self._organ(text, at, end)
        if self._names_hold(text, begin, end):
            return end
        brand = not glued and end - begin <= _LONGEST_BRAND and _NO_BRAND.search(token.group()) is None
        return self._organ(text, begin, end) if brand else None

    def _where_organ_begins(self, text: str, begin: int, end: int, *, glued: bool) -> int | None:
        own = OWN_ORGAN_AT_END.search(text[begin:end])
        if own and (own.start() == 0 or self._names_hold(text, begin, begin + own.start())):
            return begin + own.start()
        if self.has_role:
            behind = self._organ_behind_names(text, begin, end)
            if behind is not None:
                return behind
        if not glued and is_organ(text[begin:end]):
            return begin
        splits = [
            at
            for at in range(begin + 2, min(begin + _LONGEST_ORGAN_IN_NAMES, end - 1))
            if is_organ(text[at:end]) and self._names_hold(text, begin, at)
        ]
        return min(splits, key=lambda at: self._cost_of_split(text, begin, at, end), default=None)

    def _organ_behind_names(self, text: str, begin: int, end: int) -> int | None:
        """Where an organ begins that is glued to sure names: 周建平云川日报; but 江川县融媒体中心 is one organ."""
        best: tuple[float, int] | None = None
        for at in range(begin + 2, min(begin + _LONGEST_ORGAN_IN_NAMES, end - _SHORTEST_GLUED_ORGAN + 1)):
            if GENERIC_ORGAN.match(text, at) or (at == begin + 2 and text[at] in _ADMINISTRATIVE):
                continue
            names = names_in(text, begin, at, self.known) if is_organ(text[at:end]) else None
            if names is None or any(name.cost > _SURE_BEFORE_ORGAN for name in names):
                continue
            cost = sum(name.cost for name in names) + 2.0 * (not starts_with_place(text[at:end]))
            if best is None or cost < best[0]:
                best = (cost, at)
        return best[1] if best else None

    def _cost_of_split(self, text: str, begin: int, at: int, end: int) -> float:
        """Names and organ without a break: an organ begins rather at a place than in the middle of a word."""
        names = names_in(text, begin, at, self.known) or []
        organ = text[at:end]
        opens = starts_with_place(organ) or organ.startswith(("中国", "中國", "人民"))
        return sum(name.cost for name in names) + 2.0 * (not opens)

    def _organ(self, text: str, start: int, end: int) -> int:
        self.agency = self.agency or text[start:end].strip(SPACES)
        return start

    def _names_hold(self, text: str, start: int, end: int) -> bool:
        names = names_in(text, start, end, self.known)
        return names is not None and all(name.cost <= _GLUED_LIMIT for name in names)

    def _take_supplier(self, text: str, start: int, end: int) -> bool:
        """Who supplied a picture and is no person: 受访者, 路透, 云川日报."""
        if _SUPPLIER.fullmatch(text, start, end):
            return True
        words = text[start:end]
        agency = AGENCY_AT_START.fullmatch(words) is not None
        parted = text[start - 1 : start] in (*FILLER, ":", "：", "(", "（")
        office = is_organ(words) or (parted and _OFFICE.fullmatch(words) is not None)
        space = _SPACE.search(text, start, end) if office and not agency else None
        if space and self._names_hold(text, space.end(), end):  # 图/县融媒体中心 葛明远
            return False
        if agency or _SCHOOL.fullmatch(words) or (len(words) > 3 and office and not self._names_hold(text, start, end)):
            self.agency = self.agency or words
            return True
        return False

    def _names(self, text: str, start: int, end: int) -> Sequence[Name] | None:
        told = self.trusted and (starts_with_place(text[start:end]) or _TITLE.search(text, start + 2, end - 1))
        if told or (self.has_sign and _TITLE.match(text, start, end)):
            affiliated = self._after_affiliation(text, start, end)
            if affiliated is not None:
                return affiliated
        delimited = start > 0 and text[start - 1] in FILLER + ":："
        parted = start > 0 and text[start - 1] in SLASHES + ":："
        of_task = parted and self.has_sign and not self.photo
        loose = (
            self.trusted
            or (self.has_role and (delimited or PADDED.fullmatch(text, start, end) is not None))
            or (of_task and _FULL_LATIN.search(text, start, end) is not None)
        )
        if self.role in _NAMED_BY_COURTESY and delimited and _COURTESY.fullmatch(text, start, end):
            return [Name(text[start:end], start, end, _SURE_BEFORE_ORGAN)]
        limit = _TRUSTED_LIMIT if self.trusted else _LIMIT
        if not (loose or delimited):
            limit = _GLUED_LIMIT if self.has_role or not self.has_sign else _GLUED_TO_TASK_LIMIT
        names = names_in(text, start, end, self.known, trusted=loose)
        if names is not None and all(name.cost <= limit for name in names):
            return names
        named = None
        if of_task or (parted and (self.has_role or self.photo)):
            named = self._after_affiliation(text, start, end) or self._behind_space(text, start, end)
        pen_name = not named and self._names_a_field(text, start) and _PEN_NAME.fullmatch(text, start, end)
        if pen_name and text[start:end] not in _OF_NOBODY and text[end - 1] not in ENDS_OF_BODIES:
            return [Name(text[start:end], start, end, _SURE_BEFORE_ORGAN)]
        if named or parted:
            return named
        told = self.trusted or self.has_role or (self.has_sign and _SPACE.search(text, start, end))
        return self._after_affiliation(text, start, end) if told else None

    def _behind_space(self, text: str, start: int, end: int) -> Sequence[Name] | None:
        """Names behind words on their bearers, where a role and a mark promise a name: 口述：家属 季阿姨."""
        space = _SPACE.search(text, start, end)
        if space is None or _PARTICLE.search(text, start, space.start()):
            return None
        if _COURTESY.fullmatch(text, space.end(), end):
            return [Name(text[space.end() : end], space.end(), end, _SURE_BEFORE_ORGAN)]
        names = names_in(text, space.end(), end, self.known)
        return names if names is not None and all(name.cost <= _GLUED_LIMIT for name in names) else None

    def _names_a_field(self, text: str, start: int) -> bool:
        """Whether a colon promises a name of any form, as before the others of the line: 文字：小满 图片：阿九."""
        return self.fields and text[:start].rstrip()[-1:] in (*SLASHES, ":", "：")

    def _after_affiliation(self, text: str, start: int, end: int) -> Sequence[Name] | None:
        """Names after the organisation of their bearers: 信丰县信用社 钟义, 县融媒体中心 张敏."""
        first_other = _NOT_HAN.search(text, start, end)
        last = first_other.start() if first_other else end
        ends = [found.end() for found in _AFFILIATION_END.finditer(text, start, last) if found.end() > start + 1]
        ends += [start + size for size in (2, 3) if text[start : start + size] in PLACES]
        ends = [stop for stop in ends if not _PARTICLE.search(text, start, stop)]
        found = [names for stop in ends if (names := names_in(text, stop, end, self.known)) is not None]
        likely = [names for names in found if all(name.cost <= _GLUED_LIMIT for name in names)]
        return min(likely, key=lambda names: sum(name.cost for name in names), default=None)
