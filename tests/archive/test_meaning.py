"""What a spelling means where it stands: whose surname it is, and whether it is one, a place, or a common word."""

import pytest
from naming import ADAM, ALL, EVE, POE, ROE, STRELSAU, entity, linked, read

from pressmark.archive import folding, meaning, spellings

# Surnames.


def test_a_surname_is_the_person_fully_named_before_it():
    assert linked(ALL, "Adam Loe came.", "Loe spoke.") == ["Adam Loe → people/Adam Loe", "Loe → people/Adam Loe"]


def test_a_headline_is_read_with_the_whole_article():
    assert linked(ALL, "Adam Loe came.", headline="Loe Comes Home") == ["Loe → people/Adam Loe", "Adam Loe → people/Adam Loe"]


def test_a_surname_of_two_is_nobody_and_a_doubt():
    assert read(ALL, "On Monday Loe spoke.", "Then Loe left.") == (
        [],
        ["Loe may be Adam Loe or Eve Loe"],
    )


def test_a_surname_of_two_who_are_both_here_is_a_doubt():
    found, doubts = read(ALL, "Adam Loe and Eve Loe came.", "Loe spoke.")
    assert found == ["Adam Loe → people/Adam Loe", "Eve Loe → people/Eve Loe"]
    assert doubts == ["Loe may be Adam Loe or Eve Loe"]


def test_the_curator_settles_who_is_meant():
    assert read(ALL, "Then Loe left.", people=("Eve Loe",)) == (["Loe → people/Eve Loe"], [])
    assert read(ALL, "Adam Loe and Eve Loe came. Then Loe left.", people=("Eve Loe",))[0][2:] == ["Loe → people/Eve Loe"]


def test_one_name_is_divided_between_two_entries_by_the_articles_they_list():
    baker, pilot = entity("people", "Jo Moe"), entity("people", "Jo Moe (pilot)", "Jo Moe", articles=("a",))
    assert read([baker, pilot], "Jo Moe came. Then Moe left.") == (
        ["Jo Moe → people/Jo Moe (pilot)", "Moe → people/Jo Moe (pilot)"],
        [],
    )
    elsewhere = entity("people", "Jo Moe (pilot)", "Jo Moe", articles=("b",))
    assert read([baker, elsewhere], "Jo Moe came.") == (["Jo Moe → people/Jo Moe"], [])
    neither = entity("people", "Jo Moe (baker)", "Jo Moe", articles=("c",))
    assert read([neither, elsewhere], "Jo Moe came.")[1] == ["Jo Moe may be Jo Moe (baker) or Jo Moe (pilot)"]


def test_an_entry_may_say_in_which_articles_it_is_not_meant():
    assert linked([entity("people", "Jane Roe", "Roe", not_articles=("a",))], "Jane Roe came. Roe left.") == []


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


def test_a_place_is_not_the_person_of_that_name_when_one_is_in_it():
    place, person = entity("places", "Jordan"), entity("people", "Jim Jordan")
    assert linked([place, person], "Jim Jordan flew. Later Jordan slept in Jordan.") == [
        "Jim Jordan → people/Jim Jordan",
        "Jordan → people/Jim Jordan",
        "Jordan → places/Jordan",
    ]


def scene(text, *entities, curated=()):
    """What a text tells of the names in it, and those names."""
    whole = folding.fold(f"|{text}|").text
    hits = list(spellings.hits(whole, folding.lower(whole), "", spellings.of(entities)))
    return meaning.scene(whole, hits, lambda at: False, curated), {whole[hit.start : hit.end]: hit for hit in hits}


def test_an_article_tells_who_is_fully_named_and_where_first():
    told, _ = scene("Adam Loe came. Eve Loe left. Adam Loe slept.", ADAM, EVE)
    assert told.named == {"people/Adam Loe": 1, "people/Eve Loe": 16}
    assert scene("Nobody came.", ADAM, curated=["people/Adam Loe"])[0].named == {"people/Adam Loe": -1}


def test_an_article_tells_which_surnames_are_words_strangers_and_places_too():
    rice, roe, houston = entity("people", "Dan Rice"), entity("people", "Jane Roe"), entity("people", "Ann Houston")
    told, _ = scene("She sold rice to Rice. They saw John Roe in Houston.", rice, roe, houston)
    assert (told.common, told.strangers, told.placed) == ({"rice"}, {"roe"}, {"houston"})


def test_a_hit_means_one_nobody_or_several():
    told, hits = scene("On Monday Loe met Jane Roe.", ADAM, EVE, ROE)
    assert meaning.meant(hits["Jane Roe"], told) == ("people/Jane Roe",)
    assert set(meaning.meant(hits["Loe"], told)) == {"people/Adam Loe", "people/Eve Loe"}
    told, hits = scene("At Roe University.", ROE)
    assert meaning.meant(hits["Roe"], told) == ()


def test_somebody_named_once_does_not_make_a_person_of_a_common_word():
    told, hits = scene("Dan Rice sold rice. Rice is cheap.", entity("people", "Dan Rice"))
    assert meaning.meant(hits["Rice"], told) == ()


def test_half_of_a_double_name_tells_nothing_of_the_surname():
    told, _ = scene("They saw Poe-Roe there.", ROE)
    assert told.proper == set()


def test_part_of_a_name_is_known_to_be_no_more():
    _, hits = scene("Jane Roe came to Strelsau. Roe left.", ROE, STRELSAU)
    assert [printed for printed, hit in hits.items() if meaning.is_bare(hit)] == ["Roe"]


# Longer names, teams, words.


@pytest.mark.parametrize(
    "text",
    [
        "He won the Strelsau Open.",
        "The Strelsau University grew.",
        "They rode in the Tour of Strelsau.",
        "Strelsau Times wrote so.",
        "Strelsau 2 Zenda 1",
        "Zenda Rovers 1 Strelsau 0",
        "Strelsau 9 4 0 355 269",
    ],
)
def test_what_has_a_longer_name_or_plays_a_game_is_not_the_place(text):
    assert linked([STRELSAU], text) == []


@pytest.mark.parametrize(
    "text", ["In Strelsau 2 people left.", "Strelsau 24 April", "They left Strelsau.", "a man of Strelsau"]
)
def test_a_place_before_a_number_or_after_of_is_still_the_place(text):
    assert linked([STRELSAU], text) == ["Strelsau → places/Strelsau"]


def test_half_of_a_compass_name_is_no_place():
    assert linked([entity("places", "the West", "West")], "The West African coast. A message from the West.") == [
        "the West → places/the West"
    ]


def test_what_something_is_in_is_the_city_and_not_its_team():
    both = [STRELSAU, entity("organisations", "Strelsau Rovers", "Strelsau")]
    assert read(both, "They met in Strelsau.") == (["Strelsau → places/Strelsau"], [])
    assert read(both, "They beat Strelsau.")[0] == []


def test_the_law_that_bears_a_persons_name_is_not_the_person():
    assert linked([ROE], "The Roe Act passed.", "It was Roe.") == ["Roe → people/Jane Roe"]
    assert linked([entity("people", "Абай Ромов")], "Абай Ромов атындағы университет", language="kk") == []


# Names inside other names.


def test_somebody_elses_surname_is_not_the_person_named_here():
    assert linked(ALL, "Mark Poe came.", "Yet Mary Loe and Zoe Poe left.", "Then Mrs. Zoe Poe wrote.") == [
        "Mark Poe → people/Mark Poe"
    ]
    assert linked(ALL, "Mark Poe came.", "Then Marcus Poe left.")[1:] == ["Poe → people/Mark Poe"]


def test_a_place_is_not_a_forename():
    people = [entity("people", "Zenda Roe"), entity("places", "Zenda")]
    assert linked(people, "Zenda Roe sang.", "Later Zenda danced.") == ["Zenda Roe → people/Zenda Roe"]
    assert linked(people, "Zenda Roe sang in Zenda.")[1:] == ["Zenda → places/Zenda"]


def test_a_place_named_like_a_word_is_that_word_where_all_words_have_a_capital():
    reading = entity("places", "Reading")
    assert linked([reading], "Reading is good for those who like reading.") == []
    assert linked([reading], "Reading is far.") == ["Reading → places/Reading"]
    assert linked([reading], "Reading is far. He was reading in Reading.") == ["Reading → places/Reading"] * 2


def test_a_month_is_a_surname_only_of_somebody_who_acts():
    may = entity("people", "Ann May")
    assert linked([may], "Ann May came.", "It was this May, and May said so.")[1:] == ["May → people/Ann May"]


def test_an_article_before_a_surname_and_no_noun_behind_it():
    assert linked(ALL, "They drove the Poe in town.") == []
    assert linked(ALL, "They saw the Poe papers.") == ["Poe → people/Mark Poe"]


def test_a_place_with_an_article_in_its_name():
    assert linked([entity("places", "The Wold")], "He lived in the Wold.") == ["the Wold → places/The Wold"]
    assert linked([entity("places", "The Netherlands")], "They played with the Netherlands.") != []


def test_an_acronym_may_be_part_of_a_title():
    known = [entity("organisations", "United Nations", "UN"), ROE]
    assert linked(known, "Then UN Envoy Jane Roe met the UN.") == [
        "UN Envoy Jane Roe → people/Jane Roe",
        "UN → organisations/United Nations",
    ]


def test_the_family_of_a_person_is_not_the_person():
    assert linked([ROE], "Jane Roe came. Then the Roe family left, and a Roe brother.") == ["Jane Roe → people/Jane Roe"]


def test_the_forename_of_somebody_named_here_is_no_surname():
    assert linked([POE, entity("people", "Ada Mark")], "Mark Poe came. Then we saw Mark.") == ["Mark Poe → people/Mark Poe"]


def test_a_nation_before_a_surname_makes_it_a_common_word():
    assert linked([entity("people", "Ada Singer")], "She is a Ruritanian Singer here.") == []


def test_a_forename_that_is_a_place_makes_a_stranger():
    assert linked([ROE, STRELSAU], "They saw the Strelsau Roe label.") == []
    assert linked([ROE, STRELSAU], "Then in Strelsau Roe spoke.") == ["Strelsau → places/Strelsau", "Roe → people/Jane Roe"]


def test_a_place_that_is_a_verb_at_the_head_of_a_sentence():
    reading = entity("places", "Reading")
    assert linked([reading], "Reading a note, he left.", "Reading is a town.") == ["Reading → places/Reading"]


def test_a_department_in_a_title_is_not_named_for_itself():
    treasury, labour = entity("organisations", "Treasury"), entity("organisations", "Labour")
    assert linked([ROE, treasury], "They met Treasury Secretary Jane Roe.") == ["Treasury Secretary Jane Roe → people/Jane Roe"]
    assert linked([ROE, labour], "They met Labour MP Jane Roe.")[0] == "Labour → organisations/Labour"
