"""What a spelling means where it stands: whose surname it is, and whether it is one, a place, or a common word.

A bare surname is the person whose full name stands earlier in the article, else the only one so called who is fully named in
it, else the only one in the registers; else nobody. So it is read in newspapers, and a wrong link is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pressmark.archive import metonyms, namesakes, titles
from pressmark.archive.spellings import Hit
from pressmark.model import Kind

_INSIDE = frozenset("in at near outside inside around в".split())  # nobody is in a person
_ACTS = re.compile(  # what follows a person's name and seldom a common noun
    r"'s\b|(?: (?:has|had|is|was|will|would|also))? (?:"
    + "|".join(
        """
        add address agre announc appoint arriv call condemn discuss express head meet met not outlin prais promis
        receiv said say sign stress tell thank told travel underlin urg visit warn welcom айтты атап встрет заяв
        кездес келді қабылда мәлімде отмет подчерк поблагодар прибы провел сказа жүргіз
        """.split()
    )
    + r")\w*"
)
_DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
_OPENERS = frozenset(  # words that begin a sentence, and so have a capital, and are nobody's forename
    """
    when while but and as after before if then also yet so though although since because in on at by for from with to of the a
    an this that these those today yesterday tomorrow meanwhile however earlier later both only even did does is was had has
    """.split()
)
_WORD = re.compile(r"\w+")
_OF_VERB = re.compile(r" (?:an?|his|her|its|their|our|my|your|this|these|those) ")  # "Reading a book"
_FAMILY = re.compile(
    r" (?:famil(?:y|ies)|brothers?|sisters?|siblings?|twins|sons|daughters|dynasty|clan|curse)\b", re.IGNORECASE
)
_NO_NOUN = re.compile(r"[.,;:!?)|]| (?:as|at|by|for|from|had|has|in|is|of|on|to|was|will|with)\b")
_OPENS_SENTENCE = re.compile(r"(?:^|\||[.!?:;…][\"'”»)]* )[\"'“«„(\[—–-]*$")


_WHOLE, _PART = ("name", "shortened", "chosen"), ("bare", "surname")  # how much of a name a spelling is


@dataclass(frozen=True, slots=True)
class Scene:
    """What one article, as one folded text, tells of the names in it."""

    text: str
    titled: Callable[[int], bool]  # whether Title Case gives capitals to every word at a character
    named: Mapping[str, int]  # key → where its full name stands first; -1 when the curator names it
    curated: frozenset[str]  # keys that the curator names, or has linked in the text
    choosy: Container[str]  # keys of entries that list their articles
    common: frozenset[str] = frozenset()  # surnames that are also common words here: "price", for Price
    strangers: frozenset[str] = frozenset()  # surnames that somebody else has here: "John Roe", where only Jane is registered
    proper: frozenset[str] = frozenset()  # surnames printed with a capital where a common noun would have none
    placed: frozenset[str] = frozenset()  # surnames that something is in here: a place of that name
    places: Mapping[int, int] = field(default_factory=dict)  # end → start of each place
    place_starts: frozenset[int] = frozenset()
    hits: Sequence[Hit] = ()  # all of them

    def is_forename(self, small: str) -> bool:
        """Whether somebody whose full name stands here has this forename."""
        begun = f"{small} "
        return any(hit.small.startswith(begun) and hit.senses and hit.senses[0].kind == "people" for hit in self.hits)


def scene(
    text: str, hits: Sequence[Hit], titled: Callable[[int], bool], curated: Iterable[str], choosy: Container[str] = ()
) -> Scene:
    """What the article says as a whole. `curated` are the keys that its front matter names."""
    named = dict.fromkeys(curated, -1)
    told = frozenset(named) | {hit.senses[0].key for hit in hits if hit.senses and hit.senses[0].how == "chosen"}
    bare = [hit for hit in hits if is_bare(hit)]
    if not bare:
        # All else tells only what one word of a name means.
        return Scene(text, titled, named, told, choosy, hits=hits)
    places: dict[int, int] = {}
    for start, end, _, senses, _ in hits:
        whole: list[str] = []
        for _, key, kind, how, _ in senses:
            if how in _WHOLE and key not in whole:
                whole.append(key)
            if kind == "places":
                places[end] = start
        if len(whole) == 1:
            named.setdefault(whole[0], start)
    smalls = {hit.small for hit in bare}
    common = frozenset(small for small in smalls if small in text and _stands(small, text))
    strangers = frozenset(hit.small for hit in bare if _is_strangers(text, hit, places, titled))
    proper = frozenset(hit.small for hit in bare if not _has_capital_anyway(text, hit, titled)) - common
    placed = frozenset(hit.small for hit in bare if _word_before(text, hit.start) in _INSIDE)
    starts = frozenset(places.values())
    return Scene(text, titled, named, told, choosy, common, strangers, proper, placed, places, starts, hits)


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text, and not only inside another."""
    at = text.find(word)
    while at >= 0:
        if not (text[at - 1].isalnum() or text[at + len(word)].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False


def is_bare(hit: Hit) -> bool:
    """Whether a hit can be no more than one word of somebody's name."""
    for sense in hit.senses:  # noqa: SIM110  # it is asked of every hit, and a loop is three times as fast as `any`
        if sense.how in _PART:
            return True
    return False


def meant(hit: Hit, scene: Scene) -> tuple[str, ...]:
    """The key of what a hit means; none when it is nobody; several when nobody can tell."""
    if len(hit.senses) == 1:  # most names
        _, key, kind, how, _ = hit.senses[0]
        if how == "chosen":
            return (key,)
        if how in _WHOLE and kind == "people":
            return () if _bears_persons(hit, scene) else (key,)
        if how == "name":
            if " " in hit.small and namesakes.stands_free(scene.text, hit.start, hit.end):
                return (key,)
            return () if _is_apart(hit, kind, scene) else (key,)
    keys = _meant(hit, scene)
    if len(keys) == 1 and not keys[0].startswith("people/"):
        kind = next(sense.kind for sense in hit.senses if sense.key == keys[0])
        return () if _is_apart(hit, kind, scene) else keys
    return keys if len(keys) < 2 else _told_apart(keys, hit, scene)


def _bears_persons(hit: Hit, scene: Scene) -> bool:
    """Whether something that bears a person's name is meant."""
    if not namesakes.may_bear_persons(scene.text, hit.end):
        return False
    return namesakes.bears_persons(scene.text, hit.end, scene.titled(hit.start), scene.hits)


def _is_apart(hit: Hit, kind: Kind, scene: Scene) -> bool:
    """Whether a place or an organisation is here a forename, a common word, or part of a longer name."""
    if " " not in hit.small:
        if scene.is_forename(hit.small) and _word_before(scene.text, hit.start) not in metonyms.PLACED:
            return True  # "Jordan smiled", where Jordan Roe is named
        if _is_word(hit, scene) or (_OF_VERB.match(scene.text, hit.end) and _opens_sentence(scene.text, hit.start)):
            return True
    if namesakes.ends_title(scene.text, hit.start, hit.end):
        return True
    return namesakes.bears_name(scene.text, hit.start, hit.end, hit.small, kind, scene.titled, scene.hits)


def _is_word(hit: Hit, scene: Scene) -> bool:
    """Whether a name that the article also has as a common word is that word here: "Target practice", "Shell shock", where any
    word has a capital. Not if the name stands with its capital where a common word has none.
    """
    name, at = scene.text[hit.start : hit.end], -1
    if name.isupper() or not _has_capital_anyway(scene.text, hit, scene.titled) or not _stands(hit.small, scene.text):
        return False
    while (at := scene.text.find(name, at + 1)) >= 0:
        end = at + len(name)
        alone = not (scene.text[at - 1].isalnum() or scene.text[end].isalnum())
        if alone and not _has_capital_anyway(scene.text, hit._replace(start=at, end=end), scene.titled):
            return False
    return True


def _told_apart(keys: tuple[str, ...], hit: Hit, scene: Scene) -> tuple[str, ...]:
    """Of several, those the curator names in the article; else those whose entries do not say in which articles they stand; and
    of a city and its team, what something is in is the city.
    """
    if told := tuple(key for key in keys if key in scene.curated):
        return told
    keys = tuple(key for key in keys if key not in scene.choosy) or keys
    places = tuple(key for key in keys if key.startswith("places/"))
    return places if places and _word_before(scene.text, hit.start) in _INSIDE else keys


def _meant(hit: Hit, scene: Scene) -> tuple[str, ...]:
    whole = tuple(dict.fromkeys(sense.key for sense in hit.senses if sense.how in _WHOLE))
    bare = tuple(dict.fromkeys(sense.key for sense in hit.senses if sense.how in _PART and sense.key not in whole))
    if any(sense.kind == "people" for sense in hit.senses) and _bears_persons(hit, scene):
        return ()
    if bare and hit.small in _DAYS and not _is_told(hit, scene):
        return whole  # "this May"
    if bare and not whole and _FAMILY.match(scene.text, hit.end):
        return ()  # "the Roe family", "a Roe brother"
    if bare and not (whole and _word_before(scene.text, hit.start) in metonyms.PLACED):
        earlier = tuple(key for key in bare if scene.named.get(key, hit.start) < hit.start)
        here = earlier or tuple(key for key in bare if key in scene.named and not whole)
        if here:
            here = _not_anothers(here, hit, scene)
            if hit.small in scene.common and not _sure(hit, scene):
                return ()
            return () if titles.is_office(hit.small) and _runs_on(hit, scene) else here  # "King Carol" is not Stephen King
        if not whole:
            if hit.small in scene.strangers or _runs_on(hit, scene) or _is_thing(hit, scene) or scene.is_forename(hit.small):
                return ()
            return () if _unlisted(hit) and (_is_placelike(hit, scene) or not _sure(hit, scene)) else bare
    return whole


def _word_before(text: str, start: int) -> str:
    return titles.word_before(text, max(0, start - 12), start)[0].lower()


def _unlisted(hit: Hit) -> bool:
    return all(sense.how in ("surname", "refused") for sense in hit.senses)


def _is_placelike(hit: Hit, scene: Scene) -> bool:
    """Whether a surname that no register lists is rather a place no register knows: "Jordan", "in Houston"."""
    return hit.small in scene.placed or not metonyms.territories().isdisjoint(sense.written for sense in hit.senses)


def _sure(hit: Hit, scene: Scene) -> bool:
    """Whether a surname is one here, and not a common word with a capital: "Rice is cheaper".

    It is when a title stands before it or an act after it, or when it has a capital where a common word would have none, here
    or, if the article never prints it small, elsewhere.
    """
    if hit.small in scene.proper or not _has_capital_anyway(scene.text, hit, scene.titled):
        return True
    return _is_told(hit, scene)


def _is_told(hit: Hit, scene: Scene) -> bool:
    return bool(_ACTS.match(scene.text, hit.end)) or titles.before(scene.text, hit.start, places=scene.places) < hit.start


def _not_anothers(keys: tuple[str, ...], hit: Hit, scene: Scene) -> tuple[str, ...]:
    """Without those whose forenames begin otherwise than the forename that stands before this surname: "Mary Roe" is not
    Donald Roe, though he is named here.
    """
    text = scene.text
    if not _is_strangers(text, hit, scene.places, scene.titled):
        return keys
    word, start = titles.word_before(text, max(0, hit.start - 30), hit.start)
    opens = _opens_sentence(text, start) and not titles.is_office(_word_before(text, start))  # "Mrs. Mary Roe"
    if opens or _word_before(text, start) in _INSIDE:
        return keys
    return tuple(key for key in keys if key.partition("/")[2][:1] == word[0])


def _has_capital_anyway(text: str, hit: Hit, titled: Callable[[int], bool]) -> bool:
    """Whether any word would have a capital here: a sentence begins, or a Title Case headline; or it is half a name."""
    start, end = hit.start, hit.end
    if text[start - 1] == "-" or (text[end] == "-" and text[end + 1 : end + 2].isupper()):
        return True
    return _opens_sentence(text, start) or titled(start)


def _opens_sentence(text: str, start: int) -> bool:
    return _OPENS_SENTENCE.search(text[max(0, start - 5) : start]) is not None if text[start - 1] != "|" else True


def _is_strangers(text: str, hit: Hit, places: Mapping[int, int], titled: Callable[[int], bool]) -> bool:
    """Whether a forename stands before this surname that no register joins to it."""
    word, start = titles.word_before(text, max(0, hit.start - 30), hit.start)
    if not (word[:1].isupper() and word.replace("-", "").isalpha()) or word.isupper():
        return False
    if (place := places.get(hit.start - 1, start)) < start or (
        place < hit.start - 1 and _word_before(text, place) in metonyms.PLACED
    ):
        return False
    if titles.is_title_word(word) or titles.is_demonym(word) or word.lower() in _DAYS or titled(hit.start):
        return False
    if _opens_sentence(text, start) and (word.lower() in _OPENERS or word.endswith("ly") or word[0] > "\u0400"):
        return False
    return titles.before(text, hit.start, places=places) == hit.start


def _is_thing(hit: Hit, scene: Scene) -> bool:
    """Whether an article stands before this surname, and no noun behind it: "the Lincoln was heavy"; or a nation: "the French
    Singer".
    """
    word = titles.word_before(scene.text, max(0, hit.start - 20), hit.start)[0]
    if word[:1].isupper() and titles.is_title_word(word) and not titles.is_office(word) and not _is_told(hit, scene):
        return True
    return _word_before(scene.text, hit.start) in ("the", "a", "an") and _NO_NOUN.match(scene.text, hit.end) is not None


def _runs_on(hit: Hit, scene: Scene) -> bool:
    """Whether the surname is only the beginning of a longer name: "Roe Brothers"."""
    text, end = scene.text, hit.end
    if text[end] != " " or not ("A" <= text[end + 1] <= "Z") or scene.titled(hit.start) or end + 1 in scene.place_starts:
        return False
    after = _WORD.match(text, end + 1)
    return after is not None and after[0].lower() not in _DAYS
