"""The search page, in a browser, from the disk: what it finds, what a find is worth, and what it says."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined
from lunr import lunr
from lunr.index import Index
from lunr.stemmer import porter_stemmer, stemmer
from lunr.trimmer import trimmer
from playwright.sync_api import Browser, Page, expect

from pressmark import dates
from pressmark.model import Article, Cleared, Edition, Entity, Origin, Paragraph, Site
from pressmark.publishing import search

pytestmark = pytest.mark.browser

TEMPLATES = Path(__file__).parents[2] / "templates"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'"
LAYOUT = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{{% block title %}}{{% endblock %}}</title><link rel="icon" href="data:,">{{% block head %}}{{% endblock %}}
<script src="{{{{ link('static/keys.js') }}}}" defer></script></head>
<body><main id="main">{{% block main %}}{{% endblock %}}</main>{{% block scripts %}}{{% endblock %}}</body></html>"""

SYLLABLES = [
    onset + vowel + end for onset in "b d k l m n r s t v br st tr".split() for vowel in "aeiouy" for end in ("", "n", "l", "t")
]
ENDINGS = ("", "", "s", "ed", "ing", "ation", "ness", "ly", "al", "ies", "’s", "able", "y", "ия", "é", "🙂", "ﬁ", "𐐨")
COMMON = "the of and to in a is that for it was on are as with be by at not".split()


def invented(chance: random.Random, many: int) -> list[str]:
    """Words that look English, so that a stemmer has work to do."""
    return sorted(
        {"".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3)))) + chance.choice(ENDINGS) for _ in range(many)}
    )


def paragraph(text: str, order: int) -> Paragraph:
    return Paragraph(f"p-{order:04x}", "paragraph", text, f"<p>{text}</p>", len(text.split()), order + 1)


def cleared(order: int, headline: str, *texts: str, **more: object) -> Cleared:
    """An article of which these paragraphs may be shown; `terms`, `shown` and `names` as in the model, the rest its fields."""
    held = {name: more.pop(name) for name in ("terms", "shown", "names") if name in more}
    return Cleared(
        article=Article(id=f"a{order:05}", origin=Origin("content/articles/x.md"), headline=headline, **more),  # type: ignore[arg-type]
        shown=held.get("shown", "full"),  # type: ignore[arg-type]
        reason="",
        paragraphs=tuple(paragraph(text, at) for at, text in enumerate(texts)),
        mentions=(),
        quotes=(),
        names=held.get("names", ()),  # type: ignore[arg-type]
        inferences=(),
        reprints=(),
        words=100,
        words_shown=0,
        paragraphs_in_all=len(texts),
        terms=held.get("terms", {}),  # type: ignore[arg-type]
        index=True,
        rights="",
    )


def edition(*articles: Cleared, entities: tuple[Entity, ...] = ()) -> Edition:
    return Edition(
        kind="public",
        today=date(2026, 1, 1),
        site=Site(),
        articles=articles,
        tombstones=(),
        outlets={},
        entities={entity.key: entity for entity in entities},
        events=(),
        addresses={article.article.id: f"a/{article.article.id}.html" for article in articles},
        redirects={},
        ledger=(),
    )


def archive(many: int = 300) -> Edition:
    """Some hundreds of articles of invented words, of which a few are in all, and most in one or two."""
    chance = random.Random(7)
    words = invented(chance, 4000)
    chance.shuffle(words)
    words = COMMON + words
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(words))))

    def text(length: int) -> str:
        drawn = chance.choices(words, cum_weights=weights, k=length)
        return " ".join(word + chance.choice(("", "", "", "", ",", ".", "”", " —")) for word in drawn).capitalize()

    people = tuple(Entity(kind="people", name=text(2).title(), origin=Origin("content/people.yaml")) for _ in range(40))
    articles = []
    for order in range(many):
        day = dates.parse((date(2019, 1, 1) + timedelta(days=5 * order)).isoformat()) if order < many - 5 else None
        shown = order % 4 != 3
        articles.append(
            cleared(
                order,
                text(chance.randint(3, 9)),
                *([text(chance.randint(8, 60)) for _ in range(chance.randint(1, 6))] if shown else []),
                standfirst=text(12) if order % 3 == 0 else "",
                outlet=f"The {chance.choice(words[30:60]).title()} Gazette",
                published=day,
                names=tuple(sorted({chance.choice(people).key for _ in range(4)})),
                shown="full" if shown else "nothing",
                terms={} if shown else {word: chance.randint(1, 4) for word in sorted(set(chance.choices(words, k=90)))},
            )
        )
    return edition(*articles, entities=people)


def published(built: Edition, folder: Path) -> str:
    """Writes the search page and all it fetches below a folder. Gives the page's address."""
    made = dict(search.files(built))
    for script in (TEMPLATES / "static").glob("*.js"):
        made[f"static/{script.name}"] = script.read_bytes()
    loader = ChoiceLoader([DictLoader({"layout.html": LAYOUT}), FileSystemLoader(TEMPLATES)])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"])
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    made["search.html"] = environment.get_template("search.html").render(link=lambda address: address).encode()
    for address, content in made.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return (folder / "search.html").as_uri()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[[Edition, str], Page]]:
    """Opens the search page of an edition, with a query or without. Any error of a script fails the test."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)

    def opens(built: Edition, query: str = "") -> Page:
        page.goto(published(built, tmp_path) + query)
        return page

    yield opens
    page.close()
    assert errors == []


# --- equal to lunr ------------------------------------------------------------------------------------------------------

FIND = """async (queries) => {
  const found = [];
  for (const query of queries) {
    const { query: read, finds } = await pressmark.search(query);
    found.push({ notes: read.notes, results: finds.results.map(({ article, score }) => [article, score]) });
  }
  return found;
}"""


def oracle(built: Edition) -> Index:
    """lunr.py's own index of the same words. Like ours, it trims a query's words as the index's: "ferry," is ferry."""
    documents = [{"id": order} | search.words(article, built.entities) for order, article in enumerate(built.articles)]
    fields = [{"field_name": name, "boost": boost} for name, boost in search.FIELDS.items()]
    index = lunr(ref="id", fields=fields, documents=documents)
    index.pipeline.before(stemmer, trimmer)
    return index


def queries(built: Edition) -> list[str]:
    """Every kind of query lunr knows, about words that are there and words that are not."""
    chance = random.Random(11)
    words = [
        word
        for article in built.articles
        for text in search.words(article, built.entities).values()
        for word in text.lower().split()
    ]
    plain = sorted({word for word in words if word.isalpha() and word not in COMMON and len(word) > 2})
    fields = list(search.FIELDS)

    def word() -> str:
        return chance.choice(words if chance.random() < 0.2 else plain).strip(".,”—:") or "nothing"

    kinds: tuple[Callable[[], str], ...] = (
        word,
        lambda: f"{word()} {word()}",
        lambda: f"{word()} {word()} {word()} {word()} the {word()}",
        lambda: f"{chance.choice(fields)}:{word()}",
        lambda: f"{word()}^{chance.randint(0, 12)} {word()}",
        lambda: f"+{word()} {word()}",
        lambda: f"+{word()} +{word()}",
        lambda: f"{word()} -{word()}",
        lambda: f"-{word()}",
        lambda: f"-{word()} -{chance.choice(fields)}:{word()}",
        lambda: f"{word()[:2]}*",
        lambda: f"{word()[:3]}* {word()}",
        lambda: f"*{word()[-3:]}",
        lambda: f"{word()[:1]}*{word()[-2:]}",
        lambda: f"{word()[:1]}*{word()[1:2]}*",
        lambda: f"{word()}~1",
        lambda: f"{word()[:5]}~2 {word()}",
        lambda: f"+{chance.choice(fields)}:{word()[:2]}* -{word()}~1^2 {word()}",
        lambda: f"body:{word()} names:{word()[:3]}*^2 +{word()} headline:{word()}~1",
        lambda: f"{word()}-{word()}",
        lambda: f"{word()}\\:{word()} {word()}",
    )
    return [kind() for kind in kinds for _ in range(12)] + ["*", "nowhere", "+nowhere word", "-nowhere", "- a", "a~", " "]


def test_finds_and_scores_are_those_of_lunr(opened: Callable[..., Page]) -> None:
    built = archive()
    index = oracle(built)
    asked = []
    wanted = []
    for query in queries(built):
        try:
            results = index.search(query)
        except Exception:  # ours says that it cannot read this; another test looks at that
            continue
        asked.append(query)
        wanted.append([[int(result["ref"]), result["score"]] for result in results])
    assert len(asked) > 200
    for query, expected, found in zip(asked, wanted, opened(built).evaluate(FIND, asked), strict=True):
        assert (query, found["results"]) == (query, expected)


def test_stems_are_those_of_lunr(opened: Callable[..., Page]) -> None:
    chance = random.Random(5)
    endings = """sses ies s eed ed ing at bl iz y ational tional enci anci izer bli alli entli eli ousli ization ation ator
        alism iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance
        ence er ic able ible ant ement ment ent ion sion tion ou ism ate iti ous ive ize e ll l z ’s ия""".split()
    words = set(re.findall(r"\w+", Path(search.__file__).read_text().lower())) | set(invented(chance, 20_000))
    words |= {
        "".join(chance.choices("abcdeiouysltwx", k=chance.randint(0, 5)) + chance.choices(endings, k=chance.randint(1, 3)))
        for _ in range(60_000)
    }
    words |= {"".join(chance.choices("aeiouysltbcdgn", k=chance.randint(1, 9))) for _ in range(30_000)}
    listed = sorted(word for word in words if len(word) <= search.LONGEST_STEMMED)
    found = opened(edition()).evaluate("(words) => words.map(pressmark.stem)", listed)
    assert [(word, ours) for word, ours in zip(listed, found, strict=True) if ours != porter_stemmer.stem(word)] == []


def test_a_query_never_throws(opened: Callable[..., Page]) -> None:
    chance = random.Random(3)
    signs = 'abc +-:~^*\\"“,.19’İ🙂'
    asked = ["".join(chance.choices(signs, k=chance.randint(0, 12))) for _ in range(800)]
    asked += [
        "php:",
        "12:30",
        "a^",
        "~",
        "headline:",
        "+",
        "+-a",
        "headline:+a",
        "from:soon",
        "\\",
        "y" * 5000,
        "a~9",
        "a*" * 40,
    ]
    found = opened(archive(40)).evaluate(FIND, asked)
    assert len(found) == len(asked)


# --- what the page says -------------------------------------------------------------------------------------------------

FERRIES = edition(
    cleared(
        0,
        "No ferry on Monday",
        "The ferry stood at the pier.",
        "Nobody had told the passengers: not one.",
        outlet="Brackwater Bugle",
        dateline="Brackwater",
        published=dates.parse("2021-04-05"),
    ),
    cleared(
        1,
        "Passengers wait",
        "Bread was sold from a van.",
        outlet="Quay Post",
        published=dates.parse("2022-01-31"),
        shown="excerpt",
        terms={"ferries": 2, "rope": 1},
    ),
    cleared(
        2,
        "The harbour in winter",
        outlet="Silent Times",
        published=dates.parse("2023"),
        shown="nothing",
        terms={"ferry": 1, "ice": 3},
    ),
    cleared(3, "[An engine is repaired]", "Eleven times, <b>by two</b> men & a boy."),
)


def headlines(page: Page) -> list[str]:
    return page.locator("ol h3").all_inner_texts()


def test_a_result_shows_headline_outlet_date_and_the_words_in_their_paragraph(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=passenger")
    expect(page.locator("#count")).to_have_text("2 articles have the word")
    first = page.locator("ol li", has_text="No ferry on Monday")
    assert (
        first.inner_text().split("\n")
        == [
            "Apr 5, 2021 No ferry on Monday",
            "Nobody had told the passengers: not one.",
            "Brackwater Bugle, Brackwater, paragraph 2",
        ]
        or first.inner_text()
    )
    assert first.locator("mark").all_inner_texts() == ["passengers"]
    assert first.locator("a").evaluate_all("(links) => links.map((a) => a.getAttribute('href'))") == [
        "a/a00000.html",
        "a/a00000.html#p-0001",
    ]
    assert first.locator("time").get_attribute("datetime") == "2021-04-05"


def test_text_that_may_not_be_shown_is_found_and_not_shown(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=ferry")
    expect(page.locator("#count")).to_have_text("3 articles have the word")
    assert (
        page.locator("ol li", has_text="The harbour in winter").locator(".passage").inner_text()
        == "Its text is not shown here."
    )
    assert "may not be shown" in page.locator("ol li", has_text="Passengers wait").locator(".passage").inner_text()


def test_text_is_text_and_never_markup(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=eleven")
    assert page.locator("ol .passage").inner_text() == "Eleven times, <b>by two</b> men & a boy."


@pytest.mark.parametrize(
    ("query", "sentence", "remark"),
    [
        ("ferry passengers", "2 articles have all the words", "1 more has some of them. Best first."),
        ("bread ice", "2 articles have some of the words, none has all", "Best first."),
        ("the ferry", "3 articles have the word", "Very common words are passed over. Best first."),
        ("the", "No article has this", "Very common words are passed over."),
        ("ferr*", "3 articles have such a word", "Best first."),
        ("-ferry", "1 article is without that", ""),
        ("zeppelin", "No article has this", ""),
        ("from:2022 to:2022", "1 article was printed then", ""),
        ("from:2021-04-05 to:2021-04 ferry", "1 article has the word", ""),
        ("ferry from:2023-06", "1 article has the word", ""),
        ("php:ferry", "3 articles have some of the words, none has all", "Not all signs in this query"),
        ("“ferry”", "3 articles have the word", "Quotation marks are passed over"),
    ],
)  # fmt: skip
def test_the_count_says_what_is_counted(opened: Callable[..., Page], query: str, sentence: str, remark: str) -> None:
    page = opened(FERRIES)
    page.fill("#q", query)
    page.press("#q", "Enter")
    expect(page.locator("#count")).to_have_text(sentence)
    expect(page.locator("#remarks")).to_contain_text(remark)
    expect(page.locator("[role=status]")).to_contain_text(sentence)


def test_ten_at_a_time_and_then_more(opened: Callable[..., Page]) -> None:
    page = opened(edition(*(cleared(order, f"Ferry number {order}") for order in range(23))), "?q=ferry")
    expect(page.locator("ol li")).to_have_count(10)
    page.get_by_role("button", name="13 more").click()
    expect(page.locator("ol li")).to_have_count(20)
    assert page.evaluate("document.activeElement.textContent") == headlines(page)[10]
    page.get_by_role("button", name="3 more").click()
    expect(page.locator("ol li")).to_have_count(23)
    expect(page.locator(".more button")).to_have_count(0)


def test_the_address_carries_the_query_and_back_works(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=bread")
    expect(page.locator("#count")).to_have_text("1 article has the word")
    page.fill("#q", "ice & ferry")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator("#count")).to_have_text("1 article has all the words")
    assert page.url.endswith("search.html?q=ice+%26+ferry")
    assert page.title().startswith("ice & ferry · ")
    page.go_back()
    expect(page.locator("#q")).to_have_value("bread")
    expect(page.locator("#count")).to_have_text("1 article has the word")


def test_results_can_stand_in_the_order_of_their_dates(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=passengers")
    expect(page.locator("#remarks")).to_have_text("Best first. Oldest first")
    page.get_by_role("link", name="Oldest first").click()
    expect(page.locator("#remarks")).to_have_text("Oldest first. Best first")
    assert page.url.endswith("?q=passengers&sort=date")
    assert headlines(page) == ["No ferry on Monday", "Passengers wait"]


def test_keys_go_to_the_box_through_the_results_and_open_one(opened: Callable[..., Page]) -> None:
    page = opened(FERRIES, "?q=ferry")
    expect(page.locator("ol li")).to_have_count(3)
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == headlines(page)[1]
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.textContent") == headlines(page)[0]
    page.route("**/a/*.html", lambda route: route.fulfill(body="opened", content_type="text/html"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/a/a0000\d\.html$"))


def test_without_script_the_page_names_other_ways(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(published(FERRIES, tmp_path))
    assert page.locator("noscript a").evaluate_all("(links) => links.map((a) => a.getAttribute('href'))") == [
        "names.html",
        "calendar.html",
    ]
    context.close()


def test_an_index_that_has_gone_is_said(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    address = published(FERRIES, tmp_path)
    for piece in (tmp_path / "search").glob("words-*.js"):
        piece.unlink()
    page.goto(address + "?q=ferry")
    expect(page.locator("#count")).to_contain_text("could not be loaded")
    page.close()


def test_a_newer_index_is_fetched_when_pieces_of_the_older_have_gone(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    address = published(FERRIES, tmp_path)
    old = search.files(edition(cleared(0, "A ferry of yesterday")))["search/manifest.js"]
    page.route("**/manifest.js", lambda route: route.fulfill(body=old, content_type="text/javascript"))
    page.goto(address + "?q=ferry")
    expect(page.locator("#count")).to_have_text("3 articles have the word")
    page.close()
