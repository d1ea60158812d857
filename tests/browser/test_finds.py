"""The core of search, in a browser, from the disk: what is found and what a find is worth, held to lunr.py."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import searching
from lunr.stemmer import porter_stemmer
from playwright.sync_api import Browser, Page
from searching import Reference, archive, cleared, edition
from snowballstemmer.russian_stemmer import RussianStemmer

from pressmark import dates
from pressmark.model import Edition, Entity, Origin, Outlet
from pressmark.publishing.search import words

pytestmark = pytest.mark.browser


@pytest.fixture
def core(browser: Browser, tmp_path: Path) -> Iterator[Callable[[Edition], Page]]:
    """The search core over an edition. Any error of a script fails the test."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield lambda built: searching.core(page, built, tmp_path)
    page.close()
    assert errors == []


FIND = """async (queries) => {
  const index = await pressmark.open();
  const found = [];
  for (const query of queries) {
    const { query: { notes, also, filters }, results } = await pressmark.ask(index, query);
    found.push({ notes, also, filters, results: results.map(({ article, score }) => [article, score]) });
  }
  return found;
}"""


def finds(page: Page, *queries: str) -> list[list[int]]:
    """The numbers of the articles that each query finds."""
    return [[article for article, _ in found["results"]] for found in page.evaluate(FIND, queries)]


def differences(page: Page, reference: Reference, asked: dict[str, str]) -> list[object]:
    """The queries of which ours and lunr's answers differ in articles, in their order, or by more than 1e-12 in a score.

    `asked`: ours, and the same in lunr's words. A query that lunr cannot read is left out here.
    """
    expected = {ours: reference.search(theirs) for ours, theirs in asked.items()}
    readable = [query for query, results in expected.items() if results is not None]
    wrong = []
    for query, found in zip(readable, page.evaluate(FIND, readable), strict=True):
        wanted = expected[query] or []
        ours = found["results"]
        if [article for article, _ in ours] != [article for article, _ in wanted] or any(
            abs(one - other) > 1e-12 for (_, one), (_, other) in zip(ours, wanted, strict=True)
        ):
            wrong.append((query, ours[:5], wanted[:5]))
    return wrong


# --- equal to lunr ------------------------------------------------------------------------------------------------------


MANY = pytest.param(5000, 42, marks=pytest.mark.thorough)  # of each of some twenty-five kinds of queries


@pytest.mark.parametrize(("articles", "each"), [(200, 42), MANY])
def test_plain_english_is_found_as_by_lunr_as_it_comes(core: Callable[..., Page], articles: int, each: int) -> None:
    built = archive(articles, searching.ENDINGS)
    asked = [query for query in searching.queries(built, each) if "\\" not in query]  # a mark within a word
    assert len(asked) > 24 * each
    assert differences(core(built), Reference(built, stock=True), {query: query for query in asked}) == []


@pytest.mark.parametrize(("articles", "each"), [(200, 8), MANY])
def test_any_text_is_found_as_by_lunr_with_our_steps_in_its_pipeline(
    core: Callable[..., Page], articles: int, each: int
) -> None:
    built = archive(articles)
    asked = [query for query in searching.queries(built, each) if "*" not in query or query.isascii()]
    assert differences(core(built), Reference(built, stock=False), {query: query for query in asked}) == []


def test_a_phrase_is_worth_what_lunr_gives_a_word_that_stands_there(core: Callable[..., Page]) -> None:
    built = archive(200)
    chance = random.Random(2)
    reference = Reference(built, stock=False)
    asked: dict[str, str] = {}
    meanings: dict[str, list[str]] = {}
    for number in range(24):
        row: list[str] = []
        while len(row) < 4:
            _, row = chance.choice(list(searching.paragraphs_of(built, chance.randrange(200))))
        at = chance.randrange(len(row) - 2)
        phrase = " ".join(row[at : at + chance.randint(2, 4)])
        if len([word for word in words.cut(phrase) if word not in words.STOP]) < 2:
            continue
        placeholder = "zz" + "".join(chr(ord("a") + int(digit)) for digit in str(number))
        meanings[placeholder] = [f"phrase/{phrase}"]
        reference.enter(f"phrase/{phrase}", searching.standing(built, phrase))
        other = chance.choice(row)
        for pattern in ("{}", "{}^3 " + other, "+{} " + other, other + " -{}", "body:{} " + other):
            asked[pattern.format(f'"{phrase}"')] = pattern.format(placeholder)
    reference.meanings = meanings
    assert len(asked) > 80
    assert differences(core(built), reference, asked) == []


def test_another_spelling_is_worth_what_lunr_gives_a_word_that_stands_once_in_the_names(core: Callable[..., Page]) -> None:
    built = archive(200)
    entities = tuple(
        replace(entity, aliases=(f"qua{letter}la bren{letter}o", f"solo{letter}x"))
        for letter, entity in zip("bcdfgklm", built.entities.values(), strict=False)
    )
    built = replace(built, entities=dict(built.entities) | {entity.key: entity for entity in entities})
    reference = Reference(built, stock=False)
    meanings: dict[str, list[str]] = {}
    asked = []
    for letter, entity in zip("bcdfgklm", entities, strict=True):
        places = {("names", at): 1 for at, item in enumerate(built.articles) if entity.key in item.names}
        reference.enter(f"person/{entity.name}", places)
        for word in (f"qua{letter}la", f"bren{letter}o", f"solo{letter}x"):
            meanings[word] = [f"person/{entity.name}"]
        other = next(iter(words.cut(built.articles[len(asked)].article.headline)))
        asked += [f"solo{letter}x", f"solo{letter}x {other}", f"qua{letter}la bren{letter}o^2", f"+solo{letter}x -{other}"]
        asked += [f"+qua{letter}la +bren{letter}o {other}", f"names:solo{letter}x", f"headline:solo{letter}x {other}"]
    reference.meanings = meanings
    assert differences(core(built), reference, {query: query for query in asked}) == []


def test_stems_are_those_of_lunr_and_of_snowball(core: Callable[..., Page]) -> None:
    chance = random.Random(5)
    endings = """sses ies s eed ed ing at bl iz y ational tional enci anci izer bli alli entli eli ousli ization ation ator
        alism iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance
        ence er ic able ible ant ement ment ent ion sion tion ou ism ate iti ous ive ize e ll l z ’s ия""".split()
    russian = """в вши вшись ив ивши ыв ывшись
        ее ие ое ые ими ыми ей ий ой ый ем им ом ым его ого ему ому их ых ую юю ая яя ою ею
        нн вш ивш ывш щ ющ ующ сь ся ла на ете йте ли й л н ло но ет ют ны ть ешь нно ила ыла ена ейте уйте ите или ыли ен ило
        ено ят ует уют ит ены ить ыть ишь ю а ев ов ье е иями ями ами еи ии и ией иям ям ием ам о у ах иях ы ь ию ью ия ья я
        ост ость ейш ейше""".split()
    sources = [
        path.read_text("utf-8") for path in Path(__file__).parents[2].glob("content/**/*.*") if path.suffix in (".md", ".yaml")
    ]
    listed = {word for source in sources for word in words.cut(source)} | {
        word for path in DICTIONARIES for word in _words_of(path)
    }
    listed |= set(searching.invented(chance, 20_000))
    listed |= {
        "".join(chance.choices("abcdeiouysltwx", k=chance.randint(0, 5)) + chance.choices(endings, k=chance.randint(1, 3)))
        for _ in range(40_000)
    }
    cyrillic = {word for word in listed if words.is_cyrillic(word)}
    cyrillic |= {
        "".join(
            chance.choices("бвгдкмнпрстаеиоуыэюяйь", k=chance.randint(0, 6)) + chance.choices(russian, k=chance.randint(1, 3))
        )
        for _ in range(40_000)
    }
    page = core(edition())
    page.evaluate('pressmark.need("russian")')
    for script, some, stem in (
        ("stem", listed - cyrillic, porter_stemmer.stem),
        ("russian", {word.replace("ё", "е") for word in cyrillic}, RussianStemmer().stemWord),
    ):
        row = sorted(word for word in some if word and len(word) <= words.LONGEST_STEMMED)
        found = page.evaluate(f"(words) => words.map(pressmark.{script})", row)
        assert [(word, ours) for word, ours in zip(row, found, strict=True) if ours != stem(word)] == []


DICTIONARIES = [path for path in map(Path, ("/usr/share/dict/words", "/usr/share/dict/russian")) if path.exists()]


def _words_of(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8", "replace").splitlines():
        yield from words.cut(line)


def test_words_are_cut_and_folded_in_the_browser_as_in_the_index(core: Callable[..., Page]) -> None:
    chance = random.Random(9)
    signs = "abcZé’'ʼ.,:/&+@-—–0129½№ﬁİßœəӘқЙйёїи\u0306\u0301\u00adªΣςﷺ가हि_ \u2028🙂𐐨²"
    texts = ["".join(chance.choices(signs, k=chance.randint(1, 9))) for _ in range(20_000)]
    found = core(edition()).evaluate("(texts) => texts.map(pressmark.words)", texts)
    assert [(text, ours) for text, ours in zip(texts, found, strict=True) if ours != list(words.cut(text))] == []


def test_a_query_never_throws(core: Callable[..., Page]) -> None:
    chance = random.Random(3)
    signs = ["\0", "person:", "from:", "2021", *'abc +-:~^*\\"“”«,.19’İ🙂']
    asked = ["".join(chance.choices(signs, k=chance.randint(0, 12))) for _ in range(500)]
    asked += [
        "php:",
        "12:30",
        "2023-02-28",
        "***",
        "🙂",
        "a^",
        "~",
        "headline:",
        "+",
        "+-a",
        "headline:+a",
        "from:soon",
        "\\",
        '"',
    ]
    asked += [
        "y" * 10_000,
        "ab " * 3_333,
        '"' * 10_000,
        "b:" * 5_000,
        "-" * 10_000,
        "a~9",
        "a*" * 40,
        "a~99999999999",
        "a^" + "9" * 99,
    ]
    found = core(archive(40)).evaluate(FIND, asked)
    assert len(found) == len(asked)
    assert [answer["notes"] for query, answer in zip(asked, found, strict=True) if query in ("php:", "b:" * 5_000)] == [
        ["words"],
        ["words", "long"],
    ]


# --- what readers ask besides -------------------------------------------------------------------------------------------

ORIGIN = Origin("content/x.yaml")
PEOPLE = (
    Entity(kind="people", name="Ada Quill", origin=ORIGIN, aliases=("Quill", "Ada Kwill", "Ада Квилл")),
    Entity(kind="organisations", name="United Harbours", origin=ORIGIN, aliases=("UH", "US")),
    Entity(kind="places", name="Brackwater", origin=ORIGIN, aliases=("Nur-Brack",)),
)
OUTLETS = (Outlet(name="Quay Post", origin=ORIGIN, aliases=("The Quay Post", "QP")),)
NAMED = edition(
    cleared(
        0, "Quill opens a pier", "The state visit of Ada Quill to the harbour.", names=("people/Ada Quill",), outlet="Quay Post"
    ),
    cleared(
        1, "A pier opens", "Kwill’s visit to the state.", "A state of visit.", names=("people/Ada Quill", "places/Brackwater")
    ),
    cleared(2, "Café Тоқаев", "Переговоры о государственном визите.", language="ru", published=dates.parse("2021-04-05")),
    cleared(3, "Келіссөздер", "Тоқаевтың сапары. Переговоры", language="kk", published=dates.parse("2022"), outlet="Bugle"),
    cleared(4, "Of harbours", terms={"state": 1, "visit": 1}, shown="nothing", names=("organisations/United Harbours",)),
    entities=PEOPLE,
    outlets=OUTLETS,
)


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ('"state visit"', [0]),  # not "visit to the state", not "state of visit", and nothing that may not be shown
        ('"state of visit"', [1]),
        ('"visit to the state"', [1]),
        ('"the state visit of"', [0]),
        ("“pier opens” -person:nobody", [1]),
        ('"opens a state"', []),  # no phrase reaches from one paragraph into the next
        ('pier -"state visit"', [1]),
        ('headline:"state visit"', []),
        ("kwill", [1, 0]),  # one article prints it, both name her
        ("квилл", [0, 1]),
        ("ada kwill", [1, 0]),
        ("nur-brack", [1]),
        ("+nur +brack", [1]),
        ("-kwill pier", []),
        ("names:kwill", [0, 1]),
        ("headline:kwill", []),
        ("us", []),  # a word that is passed over
        ("US", [4]),
        ("cafe", [2]),
        ("CAFÉ", [2]),
        ("Токаев", [2]),
        ("переговоров", [2]),  # inflected in Russian, as it stands in Kazakh
        ("Переговоры", [2, 3]),
        ("kwill's", [1, 0]),
        ("person:quill", [0, 1]),
        ('person:"Ada Kwill" place:brackwater', [1]),
        ("person:ada-quill -place:brackwater", [0]),
        ("outlet:QP outlet:bugle", [0, 3]),
        ('-outlet:"the quay post" pier', [1]),
        ("person:nobody pier", []),
        ("from:2021-04 to:2021", [2]),
        ("from:2021-04-06", [3]),
        ("paper:quay", [0]),
    ],
)  # fmt: skip
def test_what_is_found(core: Callable[..., Page], query: str, articles: list[int]) -> None:
    assert finds(core(NAMED), query) == [articles]


def test_an_answer_says_how_it_understood_a_name(core: Callable[..., Page]) -> None:
    (found,) = core(NAMED).evaluate(FIND, ["ada kwill person:quil person:quill"])
    assert found["also"] == [{"asked": "ada kwill", "kind": "person", "name": "Ada Quill", "address": "people/ada-quill.html"}]
    (told,) = found["filters"]
    assert told["key"] == "person"
    assert told["values"] == [
        {"asked": "quil", "names": [], "near": ["Ada Quill"]},
        {"asked": "quill", "names": ["Ada Quill"], "near": []},
    ]


def test_filters_may_stand_beside_the_text(core: Callable[..., Page]) -> None:
    ask = """async (filters) => {
      const { results } = await pressmark.ask(await pressmark.open(), "", filters);
      return results.map(({ article }) => article);
    }"""
    page = core(NAMED)
    assert page.evaluate(ask, {"outlet": ["Quay Post", "Bugle"]}) == [0, 3]
    assert page.evaluate(ask, {"person": ["-Ada Quill"], "from": "2021"}) == [2, 3]
    assert page.evaluate(ask, {}) == []


def test_facets_and_dates_are_counted_among_the_results(core: Callable[..., Page]) -> None:
    page = core(NAMED)
    counted = """async (query) => {
      const index = await pressmark.open();
      const { results } = await pressmark.ask(index, query);
      return [await pressmark.facets(index, results), await pressmark.dates(index, results)];
    }"""
    facets, dated = page.evaluate(counted, "-nothing")
    assert facets == {
        "outlet": [{"name": "Bugle", "count": 1}, {"name": "Quay Post", "count": 1}],
        "year": [{"name": "2021", "count": 1}, {"name": "2022", "count": 1}],
        "person": [{"name": "Ada Quill", "count": 2}],
        "organisation": [{"name": "United Harbours", "count": 1}],
        "place": [{"name": "Brackwater", "count": 1}],
    }
    assert dated == {"years": [[2021, 1], [2022, 1]], "months": [["2021-04", 1]], "undated": 3}
    assert page.evaluate(counted, "pier")[0]["person"] == [{"name": "Ada Quill", "count": 2}]


def test_near_spellings_are_words_as_articles_have_them(core: Callable[..., Page]) -> None:
    page = core(NAMED)
    near = "async (word) => pressmark.near(await pressmark.open(), word)"
    assert page.evaluate(near, "harbuors") == ["harbours"]
    assert page.evaluate(near, "peir") == ["pier"]
    assert page.evaluate(near, "harborus") == ["harbours"]
    assert page.evaluate(near, "oppens") == ["opens"]
    assert page.evaluate(near, "zeppelin") == []


def test_a_passage_marks_the_words_and_prefers_the_phrase(core: Callable[..., Page]) -> None:
    passage = """async ([query, article]) => {
      const index = await pressmark.open();
      const { marks } = await pressmark.ask(index, query);
      const { number, parts } = pressmark.passage((await pressmark.card(index, article)).paragraphs, marks);
      return [number, parts.filter(({ marked }) => marked).map(({ text }) => text)];
    }"""
    page = core(NAMED)
    assert page.evaluate(passage, ["kwill visit", 1]) == [1, ["Kwill’s", "visit"]]
    assert page.evaluate(passage, ['"state of visit"', 1]) == [2, ["state", "visit"]]
    assert page.evaluate(passage, ["переговоров", 3]) == [1, ["Переговоры"]]


def test_what_few_queries_need_is_not_fetched_for_all(core: Callable[..., Page]) -> None:
    page = core(NAMED)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(re.sub(r"-[a-z0-9]{6,}(?=\.)", "", Path(request.url).name)))
    page.evaluate(FIND, ["pier harbour"])
    assert {name for name in fetched if not name.startswith("lengths")} == {"manifest.js", "words.js"}
    page.evaluate(FIND, ['"state visit"'])
    assert [name for name in fetched if name in ("places.js", "vocabulary.js", "names.js")] == ["places.js"]
