"""Names in a text → entities: which are linked, which are doubts, and where each stands."""

import pickle
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from naming import ALL, KAZAKHSTAN, article, entity, linked, paragraphs

from pressmark.archive import folding, mentions
from pressmark.model import Unclear

CLIPPINGS = Path(__file__).parents[2].parent / "shared" / "clippings"


# What a name may look like.


def test_the_longest_name_counts():
    assert linked(ALL, "The Ministry of Foreign Affairs of Ruritania wrote.") == [
        "Ministry of Foreign Affairs of Ruritania → organisations/Ministry of Foreign Affairs of Ruritania"
    ]


def test_a_dateline_names_its_places_and_nobody_else():
    assert linked(ALL, "Roe spoke.", dateline="Nur-Zenda, Ruritania") == [
        "Nur-Zenda → places/Strelsau",
        "Ruritania → places/Ruritania",
        "Roe → people/Jane Roe",
    ]
    assert linked(ALL, dateline="NUR-ZENDA") == ["NUR-ZENDA → places/Strelsau"]
    assert linked(ALL, dateline="Jane Roe") == []


def test_a_headline_in_capitals_is_read():
    assert linked(ALL, headline="RURITANIA AND RT AGREE") == ["RURITANIA → places/Ruritania", "RT → places/Ruritania"]


@pytest.mark.parametrize(
    "printed",
    [
        "Jean O'Neil",
        "Jean O’Neil",
        "Jean\u00a0O'Neil",
        "Jean  O'Neil",
        "Jean\nO'Neil",
        "Jean Q. O'Neil",
        "Jean Q.R. O'Neil",
        "Jean Q.O'Neil",
    ],
)
def test_one_name_is_printed_in_many_ways(printed):
    assert linked([entity("people", "Jean O'Neil")], f"So {printed} says.") == [f"{printed} → people/Jean O'Neil"]


def test_a_name_run_together_with_its_initial_is_found():
    assert linked([entity("people", "Jane Roe", "J. Roe")], "We met J.Roe there.") == ["J.Roe → people/Jane Roe"]


def test_letters_and_their_marks_may_stand_apart():
    printed = "Rene\u0301 Coty"
    assert linked([entity("people", "René Coty")], f"A\u030a: {printed}.") == [f"{printed} → people/René Coty"]
    assert linked([entity("people", "Rene Coty")], f"{printed}.") == []


# Titles.


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("talks with ", "RT Secretary of State "),
        ("said ", "President "),
        ("greetings from the ", "R.T. President "),
        ("seen by the ", "President of the Republic of Ruritania "),
        ("it was ", "First Deputy Foreign Minister of Ruritania "),
        ("met ", "Assistant Secretary of State for Arms Control, Verification and Compliance "),
        ("of ", "Minister of Justice "),
        ("met ", "Mr. "),
    ],
)
def test_a_title_belongs_to_the_mention_and_a_country_in_it_is_not_named(before, title):
    assert linked(ALL, f"It was {before}{title}Jane Roe, again.") == [f"{title}Jane Roe → people/Jane Roe"]


def test_a_title_alone_is_nobody():
    person = entity("people", "Jane Roe", "Secretary of State", "President")
    assert linked([person], "The Secretary of State met the President, and Deputy Secretary of State Mark Poe.") == []


def test_what_follows_a_name_is_no_title_of_the_next():
    assert linked(ALL, "Jane Roe, Minister of Trade, and Mark Poe left.") == [
        "Jane Roe → people/Jane Roe",
        "Mark Poe → people/Mark Poe",
    ]


def test_an_organisation_before_a_name_stays_itself():
    assert linked(ALL, "So said Ruritanian Foreign Ministry spokesman Mark Poe.") == [
        "Ruritanian Foreign Ministry → organisations/Ministry of Foreign Affairs of Ruritania",
        "spokesman Mark Poe → people/Mark Poe",
    ]


def test_titles_are_known_in_russian_and_kazakh():
    person = entity("people", "Мұхтар Ромов")
    assert linked([person, KAZAKHSTAN], "Бүгін Қазақстан Республикасының Президенті Мұхтар Ромов келді.", language="kk") == [
        "Қазақстан Республикасының Президенті Мұхтар Ромов → people/Мұхтар Ромов"
    ]
    assert linked([person, KAZAKHSTAN], "Прибыл министр иностранных дел Казахстана Мұхтар Ромов.", language="ru") == [
        "министр иностранных дел Казахстана Мұхтар Ромов → people/Мұхтар Ромов"
    ]


# Doubts.


def test_a_name_that_may_be_several_is_told_as_it_is_printed_with_all_it_may_be():
    _, [unclear] = mentions.find(article(), paragraphs("Then Loe left."), mentions.matcher(ALL))
    assert unclear == Unclear("Loe", ("people/Adam Loe", "people/Eve Loe"))


# What the curator has said.


def test_the_article_may_take_a_name_or_a_spelling_away():
    assert linked(ALL, "Jane Roe in Ruritania, RT.", not_named=("Jane Roe", "RT")) == ["Ruritania → places/Ruritania"]


def test_mentions_come_in_reading_order_with_their_anchors():
    found, _ = mentions.find(article("Jane Roe", "Mark Poe"), paragraphs("RT", "Z6+2"), mentions.matcher(ALL))
    assert [(one.anchor, one.start, one.end) for one in found] == [
        ("headline", 0, 8),
        ("standfirst", 0, 8),
        ("p-0", 0, 2),
        ("p-1", 0, 4),
    ]


def test_a_matcher_can_be_sent_to_another_process():
    sent = pickle.loads(pickle.dumps(mentions.matcher(ALL)))
    assert len(mentions.find(article(), paragraphs("Jane Roe"), sent)[0]) == 1


def test_no_register_finds_nothing():
    assert mentions.find(article("A headline"), paragraphs("Text."), mentions.matcher([])) == ((), ())


# Sentences.


@pytest.mark.parametrize(
    "text",
    [
        "One. |Mr. J. Roe of the U.S. came on Feb. 28.| Two.",
        "“One.” |Roe said “no! never” to it.”| Two.",
        "|Roe works for the U.S.| The rest is known.",
        "|Roe works for the U.S. Congress.| Two.",
        "|Is it Roe?| Yes.",
        "|«Да», — сказал Roe в 2020 г. на ул. Абая.| Два.",
        "|Roe",
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text):
    first, _, rest = text.partition("|")
    inner, _, last = rest.partition("|")
    whole = first + inner + last
    at = whole.index("Roe")
    start, end = mentions.sentence(whole, at, at + 3)
    assert whole[start:end] == inner


@given(st.text(alphabet="Ab. !?”\n", max_size=40), st.integers(0, 40), st.integers(0, 10))
def test_a_sentence_always_holds_what_it_is_around(text, start, length):
    start = min(start, len(text))
    end = min(start + length, len(text))
    first, last = mentions.sentence(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


# Laws.

words = st.sampled_from(
    [
        *"Jane Roe Roe, Loe Adam Poe. Mark J. US RT R.T. Ruritania Ruritania’s STRELSAU Strelsau said in the of".split(),
        *"President Minister Foreign Affairs, Қазақстанның Казахстана Z6+2 «Z6+2» John".split(),
        *("e\u0301", "\u00a0", "|", "-", "(", "\u200b", "\x00", "İ", "ß", "Ⅳ"),
    ]
)
texts = st.lists(st.one_of(words, st.text(max_size=4)), max_size=25).map(" ".join)
MATCHER = mentions.matcher(ALL)


@given(texts, st.lists(texts, max_size=3), st.sampled_from(["", "en", "kk"]))
def test_any_text_is_read_and_mentions_never_overlap(headline, bodies, language):
    pieces = paragraphs(*bodies)
    found, _ = mentions.find(article(headline, language=language), pieces, MATCHER)
    printed = {"headline": headline} | {piece.anchor: piece.text for piece in pieces}
    order = list(printed)
    places = [(order.index(one.anchor), one.start, one.end) for one in found]
    assert places == sorted(places)
    for (anchor, start, end), (next_anchor, next_start, _) in pairwise(places):
        assert anchor < next_anchor or end <= next_start
        assert start < end
    assert all(0 <= one.start < one.end <= len(printed[one.anchor]) for one in found)


@given(texts)
def test_what_is_linked_ends_with_a_name_of_what_it_is_linked_to(text):
    names = {one.key: [one.name, *one.aliases, *(name for name, _ in one.dated_names), one.name.split()[-1]] for one in ALL}
    for one in mentions.find(article(), paragraphs(text), MATCHER)[0]:
        printed = folding.fold(text[one.start : one.end]).text.casefold()
        assert any(printed.endswith(name.casefold()) or name.casefold() in printed.split()[-1] for name in names[one.entity]), (
            printed
        )


aliases = st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{3,8}){1,3}", fullmatch=True)


@given(st.sampled_from(["organisations", "events"]), st.lists(aliases, min_size=1, max_size=4, unique=True), st.data())
def test_an_alias_among_words_is_found(kind, spellings, data):
    alias = data.draw(st.sampled_from(spellings))
    found = linked([entity(kind, "The thing itself", *spellings)], f"now the {alias} of it")
    assert found == [f"{alias} → {kind}/The thing itself"]


# The reference clippings.

with_clippings = pytest.mark.skipif(not CLIPPINGS.is_dir(), reason="the reference clippings are not here")
NEVER = ("Kazakh", "American", "Secretary of State", "the ministry", "Kazakh diplomat", "Central Asian", "secretary of sate")
OFFICIALS = (
    "Joe Biden",
    "Kairat Umarov",
    "Richard Verma",
    "Victoria Nuland",
    "Mallory Stewart",
    "Mukhtar Tileuberdi",
    "Aibek Smadiyarov",
    "Magzum Mirzagaliyev",
    "John Kerry",
)


def of_the_clippings():
    same = yaml.safe_load((CLIPPINGS / "gold.yaml").read_text("utf-8"))["same_entity"]
    kinds = {
        "Ministry of Foreign Affairs of Kazakhstan": "organisations",
        "United States": "places",
        "Astana": "places",
        "C5+1": "organisations",
    }
    people = [name for name in same if name not in kinds]
    known = [entity("people", name, name.split()[-1]) for name in people]
    known += [
        entity(kind, name, *(a for a in same[name] if a not in (name, "NUR-SULTAN")))
        for name, kind in kinds.items()
        if name != "Astana"
    ]
    known += [entity("places", "Astana", dated_names=(("Nur-Sultan", "2019-03/2022-09"),)), entity("places", "Washington")]
    known += [entity("places", "Kazakhstan", "Republic of Kazakhstan"), *(entity("people", name) for name in OFFICIALS)]
    return same, known


@with_clippings
@pytest.mark.parametrize("path", sorted(CLIPPINGS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_every_variant_in_a_reference_clipping_is_its_entity_and_nothing_else_is(path):
    same, known = of_the_clippings()
    pieces = paragraphs(*filter(None, path.read_text("utf-8").split("\n")))
    found, doubts = mentions.find(article(), pieces, mentions.matcher(known))
    keys = {one.name: one.key for one in known}
    printed = {piece.anchor: piece.text for piece in pieces}
    assert not doubts
    for name, variants in same.items():
        for variant in variants:
            for piece in pieces:
                for at in _places(piece.text, variant):
                    around = [
                        one for one in found if one.anchor == piece.anchor and one.start <= at and at + len(variant) <= one.end
                    ]
                    assert [one.entity for one in around] in ([keys[name]], *_inside_a_title(around, name)), (
                        variant,
                        piece.text,
                    )
    for one in found:
        words = printed[one.anchor][one.start : one.end]
        assert words not in NEVER
        assert not any(words.endswith(never) for never in NEVER), words
    for name in OFFICIALS:
        full = sum(len(_places(piece.text, name)) for piece in pieces)
        assert sum(printed[m.anchor][m.start : m.end].endswith(name) for m in found if m.entity == f"people/{name}") == full


def _places(text, words):
    at, found = text.find(words), []
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(words) : at + len(words) + 1]
        if not before.isalnum() and not after.isalnum():
            found.append(at)
        at = text.find(words, at + 1)
    return found


def _inside_a_title(around, name):
    """A country in somebody's title is part of the mention of that person."""
    return [[one.entity] for one in around if name == "United States" and one.entity.startswith("people/")]


@with_clippings
def test_a_metonym_in_the_reference_clippings_is_no_place():
    _, known = of_the_clippings()
    for path in CLIPPINGS.glob("*.txt"):
        found, _ = mentions.find(article(), paragraphs(path.read_text("utf-8")), mentions.matcher(known))
        assert "places/Washington" not in {one.entity for one in found}
