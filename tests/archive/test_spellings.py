"""Every spelling of every registered name, and where a text holds one."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from naming import ALL, ASTANA, EVE, KAZAKHSTAN, ROE, RURITANIA, SIX, STRELSAU, entity, linked

from pressmark.archive import folding, spellings


def hits(known, text, language=""):
    """The spellings of these entities in a text, as it is printed there, with how much of a name each is."""
    whole = folding.fold(f"|{text}|").text
    found = spellings.hits(whole, folding.lower(whole), language, spellings.of(known))
    return [(whole[hit.start : hit.end], *sorted({sense.how for sense in hit.senses})) for hit in found]


def known(*entities):
    """How much of whose name each spelling is."""
    senses = spellings.of(entities).senses.values()
    return {sense.written: (sense.key, sense.how) for meanings in senses for sense in meanings}


# What a name may look like.


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


def test_a_registered_middle_initial_may_be_left_out():
    assert linked([entity("people", "Jane Q. Roe")], "Then Jane Roe left.") == ["Jane Roe → people/Jane Q. Roe"]


def test_another_middle_initial_registered_is_another_person():
    others = [entity("people", "Tom A. Coe"), entity("people", "Tom B. Coe")]
    assert linked(others, "Then Tom B. Coe left.") == ["Tom B. Coe → people/Tom B. Coe"]


def test_a_web_address_names_nobody():
    assert linked([STRELSAU], "Read Strelsau.example or write to press@Strelsau now.") == []


def test_a_surname_keeps_its_particles():
    assert linked([entity("people", "Anna van der Moe")], "Then Anna van der Moe left; van der Moe waved.") == [
        "Anna van der Moe → people/Anna van der Moe",
        "van der Moe → people/Anna van der Moe",
    ]


# What a register says.


def test_a_person_is_known_by_the_whole_name_by_what_is_listed_and_by_the_surname_that_follows():
    assert known(entity("people", "Jane Q. Roe", "Janie", "the Pilot")) == {
        "Jane Q. Roe": ("people/Jane Q. Roe", "name"),
        "Jane Roe": ("people/Jane Q. Roe", "shortened"),
        "Roe": ("people/Jane Q. Roe", "surname"),
        "Janie": ("people/Jane Q. Roe", "bare"),
        "the Pilot": ("people/Jane Q. Roe", "name"),
    }


def test_junior_is_no_surname():
    assert known(entity("people", "John Roe, Jr."))["Roe"] == ("people/John Roe, Jr.", "surname")


def test_a_place_has_no_surname():
    assert set(known(entity("places", "New Zenda", "NZ"))) == {"New Zenda", "NZ", "N.Z."}


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


def test_entries_merged_into_each_other_end_nowhere_and_stop_nothing():
    one, other = entity("people", "Jenny Roe", see="Jane Roe"), entity("people", "Jane Roe", see="Jenny Roe")
    assert set(known(one, other)) == {"Jenny Roe", "Jane Roe", "Roe"}


def test_an_office_is_no_spelling_of_whoever_holds_it():
    assert set(known(entity("people", "Jane Roe", "President", "Secretary of State"))) == {"Jane Roe", "Roe"}


def test_a_spelling_without_letters_or_figures_is_none():
    assert known(entity("places", "Zenda", "…", " ")) == {"Zenda": ("places/Zenda", "name")}


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


@pytest.mark.parametrize(
    ("printed", "written"), [("сергея", "сергей"), ("ильи", "илья"), ("анной", "анна"), ("игорем", "игорь"), ("jane", "jane")]
)
def test_a_declined_forename_is_led_back_to_the_one_registered(printed, written):
    assert written in list(spellings.nominative(printed))


# Where a text holds one.


def test_overlapping_spellings_are_all_found_with_what_they_can_mean():
    assert hits([ROE, STRELSAU], "Jane Roe flew to Nur-Zenda.") == [
        ("Jane Roe", "name"),
        ("Roe", "bare", "surname"),
        ("Nur-Zenda", "name"),
    ]


@pytest.mark.parametrize("text", ["RTs", "xRT", "RT$5", "@RT", "RT.example", "rt", "RT@post.example"])
def test_a_spelling_within_something_else_is_none(text):
    assert hits([RURITANIA], f"so {text} it is") == []


@pytest.mark.parametrize(
    ("printed", "written", "titled", "loud", "does"),
    [
        ("ROE", "Roe", False, False, False),
        ("ROE", "Roe", False, True, True),
        ("RURITANIA", "Ruritania", False, False, True),
        ("RURITANIa", "Ruritania", False, False, False),
        ("Port of Zenda", "port of Zenda", False, False, True),
        ("Port Of Zenda", "port of Zenda", False, False, False),
        ("Port Of Zenda", "port of Zenda", True, False, True),
        ("port of zenda", "Port of Zenda", True, True, False),
    ],
)
def test_capitals_may_be_added_where_papers_add_them_and_never_taken_away(printed, written, titled, loud, does):
    assert spellings.fits(printed, written, titled, loud) is does


def test_spellings_can_be_sent_to_another_process():
    there = pickle.loads(pickle.dumps(spellings.of(ALL)))
    assert there.found("in zenda, ruritania") == spellings.of(ALL).found("in zenda, ruritania") != []


def test_only_spellings_that_a_text_holds_are_looked_at():
    registered = spellings.of(ALL)
    spellings.hits("|in Strelsau|", "|in strelsau|", "en", registered)
    assert [pattern.small for pattern in registered.patterns.values()] == ["strelsau"]


# Laws.

KNOWN = spellings.of(ALL)
words = st.sampled_from(
    "Jane Roe Roe, Loe ROE US RT R.T. RT. Ruritania’s STRELSAU Қазақстанның қазақстан Астаны Казахстана Z6+2 «Z6+2» и_".split()
)
texts = st.lists(words | st.text(max_size=4), max_size=20).map(" ".join)


@given(texts, st.sampled_from(["", "en", "kk", "ru-RU"]))
def test_a_hit_is_where_its_spelling_stands_and_nothing_grows_on_it(text, language):
    whole = folding.fold(f"|{text}|").text
    small = folding.lower(whole)
    for hit in spellings.hits(whole, small, language, KNOWN):
        assert 0 < hit.start < hit.end < len(whole)
        assert small.startswith(hit.small, hit.start)
        assert hit.start + len(hit.small) <= hit.end
        assert not whole[hit.start - 1].isalnum()
        assert not whole[hit.end].isalnum()
        assert hit.senses
        assert all(folding.lower(sense.written) == hit.small for sense in hit.senses)


name = st.text(st.sampled_from("abcABCжЖ .-'"), min_size=1, max_size=20)


@given(name, st.booleans(), st.booleans())
def test_a_name_fits_itself_and_itself_in_a_text_of_capitals(written, titled, loud):
    assert spellings.fits(written, written, titled, loud)
    assert spellings.fits(written.upper(), written, titled, True)


def test_a_number_a_day_or_a_small_word_is_looked_for_in_no_text():
    common = [
        entity("organisations", "Zenda Wednesday", "Wednesday", "3"),
        entity("places", "The"),
        entity("places", "Nice", "9/11"),
    ]
    assert set(spellings.of(common).senses) == {"zenda wednesday", "nice", "9/11"}
    assert "who" in spellings.of([entity("organisations", "WHO")]).senses


def test_a_surname_inside_a_longer_name_is_not_weighed():
    text = "|Jane Roe met Roe Brothers and Roe.|"
    known = spellings.of([entity("people", "Jane Roe"), entity("organisations", "Roe Brothers")])
    found = spellings.hits(text, folding.lower(text), "en", known)
    assert [text[hit.start : hit.end] for hit in found] == ["Jane Roe", "Roe", "Roe Brothers", "Roe"]


def test_a_hyphen_parts_words_that_a_headline_gives_capitals():
    assert spellings.fits("Pick-Up-A", "Pick-up-A", True, False)
    assert spellings.fits("LA PAZ", "La Paz", False, False)
