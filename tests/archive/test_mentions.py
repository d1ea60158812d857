import pickle
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pressmark.archive import folding, mentions
from pressmark.model import Article, Entity, Origin, Paragraph

CLIPPINGS = Path(__file__).parents[2].parent / "shared" / "clippings"


def entity(kind, name, *aliases, **more):
    return Entity(kind=kind, name=name, origin=Origin(f"content/{kind}.yaml", 1), aliases=aliases, **more)


def article(headline="", standfirst="", **more):
    return Article(id="a", origin=Origin("content/articles/a.md"), headline=headline, standfirst=standfirst, **more)


def paragraphs(*texts):
    return tuple(Paragraph(f"p-{n}", "paragraph", text, f"<p>{text}</p>", len(text.split()), n) for n, text in enumerate(texts))


def read(entities, *texts, headline="", standfirst="", **more):
    """What is linked, as `the words printed → entity`, and the doubts."""
    one, pieces = article(headline, standfirst, **more), paragraphs(*texts)
    found, problems = mentions.find(one, pieces, mentions.matcher(entities))
    printed = {"headline": headline, "standfirst": standfirst, "dateline": one.dateline} | {
        piece.anchor: piece.text for piece in pieces
    }
    return [f"{printed[m.anchor][m.start : m.end]} → {m.entity}" for m in found], [problem.sentence for problem in problems]


def linked(entities, *texts, **more):
    return read(entities, *texts, **more)[0]


ROE = entity("people", "Jane Roe", "Roe")
POE = entity("people", "Mark Poe")
ADAM, EVE = entity("people", "Adam Loe"), entity("people", "Eve Loe", "Loe")
RURITANIA = entity("places", "Ruritania", "Republic of Ruritania", "RT", "R.T.")
STRELSAU = entity("places", "Strelsau", within="Ruritania", dated_names=(("Nur-Zenda", "2019-03/2022-09"),))
MINISTRY = entity("organisations", "Ministry of Foreign Affairs of Ruritania", "Ruritanian Foreign Ministry")
SIX = entity("organisations", "Z6+2")
KAZAKHSTAN = entity("places", "Kazakhstan", "Қазақстан", "Казахстан")
ASTANA = entity("places", "Astana", "Астана")
ALL = (ROE, POE, ADAM, EVE, RURITANIA, STRELSAU, MINISTRY, SIX, KAZAKHSTAN, ASTANA)


# What a name may look like.


def test_the_longest_name_counts():
    assert linked(ALL, "The Ministry of Foreign Affairs of Ruritania wrote.") == [
        "Ministry of Foreign Affairs of Ruritania → organisations/Ministry of Foreign Affairs of Ruritania"
    ]


def test_a_name_ends_where_its_letters_end():
    text = "«Z6+2», R.T.-led; RT's; Ruritania’s (Ruritania) but not Ruritanian, RTs or RT$5."
    assert linked([RURITANIA, SIX], text) == [
        "Z6+2 → organisations/Z6+2",
        "R.T. → places/Ruritania",
        "RT → places/Ruritania",
        "Ruritania → places/Ruritania",
        "Ruritania → places/Ruritania",
    ]


def test_case_is_kept():
    us = entity("places", "United States", "US")
    assert linked([us], "Tell us what the US wants, and US alone.") == [
        "US → places/United States",
        "US → places/United States",
    ]


def test_an_acronym_is_known_with_and_without_its_full_stops():
    assert linked([entity("places", "United States", "US")], "The U.S. agrees.") == ["U.S. → places/United States"]


def test_capitals_are_a_name_when_they_are_long():
    it = entity("people", "Ann It", "It")
    assert linked([STRELSAU, it], "NUR-ZENDA. The IT sector grows.") == ["NUR-ZENDA → places/Strelsau"]


def test_a_headline_may_give_every_word_a_capital():
    union = entity("organisations", "Union of road builders")
    assert linked([union], headline="Union Of Road Builders Strikes Again") == [
        "Union Of Road Builders → organisations/Union of road builders"
    ]
    assert linked([union], "A Union Of Road Builders.") == []


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


def test_a_registered_middle_initial_may_be_left_out():
    assert linked([entity("people", "Jane Q. Roe")], "Then Jane Roe left.") == ["Jane Roe → people/Jane Q. Roe"]


def test_another_middle_initial_registered_is_another_person():
    others = [entity("people", "Tom A. Coe"), entity("people", "Tom B. Coe")]
    assert linked(others, "Then Tom B. Coe left.") == ["Tom B. Coe → people/Tom B. Coe"]


def test_a_web_address_names_nobody():
    assert linked([STRELSAU], "Read Strelsau.example or write to press@Strelsau now.") == []


# Cases of Kazakh and Russian.


@pytest.mark.parametrize("word", ["Қазақстан", "Қазақстанның", "Қазақстанда", "Қазақстандағы", "Қазақстаннан", "Қазақстанмен"])
def test_kazakh_case_endings_are_part_of_the_name(word):
    assert linked([KAZAKHSTAN], f"Бұл {word} туралы.", language="kk") == [f"{word} → places/Kazakhstan"]


def test_a_kazakh_inhabitant_is_not_the_country():
    assert linked([KAZAKHSTAN], "Бұл қазақстандық және Қазақстандық.", language="kk") == []


def test_the_shorter_name_is_found_when_the_longer_one_fails_at_its_end():
    republic = entity("organisations", "Қазақстан Республика")
    assert linked([KAZAKHSTAN, republic], "Бұл Қазақстан Республикасыныкі.", language="kk") == ["Қазақстан → places/Kazakhstan"]


@pytest.mark.parametrize("word", ["Казахстана", "Казахстану", "Казахстаном", "Казахстане"])
def test_russian_case_endings_are_part_of_the_name(word):
    assert linked([KAZAKHSTAN], f"Речь о {word}.") == [f"{word} → places/Kazakhstan"]


def test_russian_names_change_their_last_letter():
    assert linked([ASTANA], "Из Астаны в Астану, но не Астан.") == ["Астаны → places/Astana", "Астану → places/Astana"]


def test_both_parts_of_a_russian_name_are_declined():
    person = entity("people", "Сергей Ромов")
    assert linked([person], "Мы видели министра Сергея Ромова вчера, и Ромову рады.") == [
        "министра Сергея Ромова → people/Сергей Ромов",
        "Ромову → people/Сергей Ромов",
    ]


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


# Surnames.


def test_a_surname_is_the_person_fully_named_before_it():
    assert linked(ALL, "Adam Loe came.", "Loe spoke.") == ["Adam Loe → people/Adam Loe", "Loe → people/Adam Loe"]


def test_a_headline_is_read_with_the_whole_article():
    assert linked(ALL, "Adam Loe came.", headline="Loe Comes Home") == ["Loe → people/Adam Loe", "Adam Loe → people/Adam Loe"]


def test_a_surname_of_two_is_nobody_and_a_doubt():
    assert read(ALL, "On Monday Loe spoke.", "Then Loe left.") == (
        [],
        ['"Loe" may be Adam Loe or Eve Loe, and is linked to nobody'],
    )


def test_a_surname_of_two_who_are_both_here_is_a_doubt():
    found, doubts = read(ALL, "Adam Loe and Eve Loe came.", "Loe spoke.")
    assert found == ["Adam Loe → people/Adam Loe", "Eve Loe → people/Eve Loe"]
    assert doubts == ['"Loe" may be Adam Loe or Eve Loe, and is linked to nobody']


def test_a_doubt_says_where_it_stands_and_what_to_do():
    _, [problem] = mentions.find(article(), paragraphs("Then Loe left."), mentions.matcher(ALL))
    assert (problem.origin, problem.code, problem.weight) == (Origin("content/articles/a.md"), "ambiguous-name", "doubt")
    assert problem.remedy == 'name the right one under `people:` of the article, or put "Loe" under `not:`'


def test_the_curator_settles_who_is_meant():
    assert read(ALL, "Then Loe left.", people=("Eve Loe",)) == (["Loe → people/Eve Loe"], [])


def test_the_only_one_of_a_surname_is_meant():
    assert linked(ALL, "On Monday Poe spoke.", "Poe left.") == ["Poe → people/Mark Poe", "Poe → people/Mark Poe"]


def test_a_common_word_at_the_head_of_a_sentence_is_no_surname():
    rice = entity("people", "Dan Rice")
    assert linked([rice], "Rice prices rise. May helps.", headline="Rice Costs More") == []
    assert linked([rice], "Rice said so. Secretary Rice left.") == [
        "Rice → people/Dan Rice",
        "Secretary Rice → people/Dan Rice",
    ]


def test_a_surname_that_is_rather_a_place_needs_the_full_name():
    people = [entity("people", "Jim Jordan"), entity("people", "Ann Houston")]
    assert linked(people, "They said Jordan and Houston agreed in Houston.") == []
    assert linked(people, "Jim Jordan came. They thanked Jordan.")[1:] == ["Jordan → people/Jim Jordan"]


def test_somebody_else_with_the_surname_is_not_the_registered_one():
    assert linked(ALL, "They met John Poe and then Poe left.") == []
    assert linked(ALL, "They met X. Poe there.") == []
    assert linked(ALL, "They met M. Poe there.") == ["M. Poe → people/Mark Poe"]


def test_what_is_named_after_a_person_is_not_the_person():
    assert linked(ALL, "At Jane Roe University, Roe Street and the Poe Brothers.") == []


def test_a_surname_keeps_its_particles():
    assert linked([entity("people", "Anna van der Moe")], "Then Anna van der Moe left; van der Moe waved.") == [
        "Anna van der Moe → people/Anna van der Moe",
        "van der Moe → people/Anna van der Moe",
    ]


def test_a_place_is_not_the_person_of_that_name_when_one_is_in_it():
    place, person = entity("places", "Jordan"), entity("people", "Jim Jordan")
    assert linked([place, person], "Jim Jordan flew. Later Jordan slept in Jordan.") == [
        "Jim Jordan → people/Jim Jordan",
        "Jordan → people/Jim Jordan",
        "Jordan → places/Jordan",
    ]


# Places that act, and what the curator has said.


@pytest.mark.parametrize(
    "text", ["What Strelsau wants.", "It welcomed Strelsau’s efforts.", "Ties with Strelsau grow.", "Yet Strelsau has said no."]
)
def test_a_city_that_decides_is_not_a_place(text):
    assert linked(ALL, text) == []


@pytest.mark.parametrize("text", ["Officials in Strelsau said so.", "Near Strelsau.", "They left Strelsau’s airport."])
def test_a_city_is_a_place_otherwise(text):
    assert linked(ALL, text) == ["Strelsau → places/Strelsau"]


def test_a_country_that_decides_is_itself():
    assert linked(ALL, "Kazakhstan said so.") == ["Kazakhstan → places/Kazakhstan"]


def test_a_refused_spelling_is_never_matched_and_nothing_inside_it():
    place = entity("places", "Zenda", never=("Zenda Post",))
    assert linked([place], "The Zenda Post of Zenda.") == ["Zenda → places/Zenda"]


def test_what_one_entry_refuses_another_may_own():
    other = entity("people", "Adam Loe", never=("Loe",))
    assert linked([other, EVE], "Then Loe left.") == ["Loe → people/Eve Loe"]


def test_a_merged_entry_lends_its_names():
    old, older = entity("people", "Jenny Roe", see="Jane Roe"), entity("people", "J. R. Poe", see="Jenny Roe")
    assert linked([older, old, ROE], "Jenny Roe, once J. R. Poe.") == [
        "Jenny Roe → people/Jane Roe",
        "J. R. Poe → people/Jane Roe",
    ]


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
    assert mentions.find(article("A headline"), paragraphs("Text."), mentions.matcher([])) == ((), [])


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
