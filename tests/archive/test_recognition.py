"""Stretches that look like names, by rules alone. The people, places and firms are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.archive import recognition


def read(*texts: str) -> list[str]:
    """What is recognised, as `the words printed → kind`."""
    pieces = [(f"p-{at}", text) for at, text in enumerate(texts)]
    printed = dict(pieces)
    return [f"{printed[span.anchor][span.start : span.end]} → {span.kind}" for span in recognition.rules(pieces)]


def test_people_organisations_and_places_are_told_apart():
    assert read("Jane Roe, deputy head of the National Bank of Ruritania, said so in Strelsau on Monday.") == [
        "Jane Roe → people",
        "National Bank of Ruritania → organisations",
        "Strelsau → places",
    ]


def test_a_surname_is_a_person_where_the_full_name_stands():
    assert read("Anna Wexler spoke first.", "On that day Wexler flew to Zenda.") == [
        "Anna Wexler → people",
        "Wexler → people",
        "Zenda → places",
    ]


def test_a_title_is_no_part_of_a_name():
    assert "Anna Wexler → people" in read("He thanked Deputy Secretary of State Anna Wexler for it.")


@pytest.mark.parametrize("text", ["Meanwhile it rained.", "It rained on Tuesday, in March.", "The talks went well.", ""])
def test_what_only_begins_a_sentence_and_what_the_calendar_has_are_no_names(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor posted on Instagram that the pier was closed.", ["Instagram → organisations"]),
        ("On Facebook, the port denied it.", ["Facebook → organisations"]),
        ("Он написал об этом в Инстаграме.", ["Инстаграме → organisations"]),
        ("He posted on Corvanna that it rained.", ["Corvanna → organisations"]),
        ("A video on Corvanna showed the pier.", ["Corvanna → organisations"]),
    ],
)
def test_where_people_post_is_no_place(text, found):
    assert read(text) == found


def test_where_somebody_is_from_is_no_name():
    assert read("A Mongolian firm and two French ones bid.") == []


def test_a_headline_that_gives_every_word_a_capital_is_not_all_names():
    found = read("Mongolia Hopes for Better Prices as Anna Wexler Meets Miners", "The miners met Anna Wexler on Monday.")
    assert found == ["Mongolia → places", "Anna Wexler → people", "Anna Wexler → people"]


def test_a_headline_in_capitals_is_read_with_the_help_of_the_text():
    assert "WEXLER → people" in read(
        "WEXLER LEAVES FOR ZENDA", "Anna Wexler said on Monday that she would go.", "So Wexler went."
    )


def test_russian_is_read():
    found = read("Об этом сообщил Пётр Вымыслов. В Министерстве иностранных дел США ответили.")
    assert "Пётр Вымыслов → people" in found
    assert any(each.startswith("Министерстве иностранных дел США") for each in found)


def test_a_russian_bank_has_its_head_in_small_letters():
    assert read("Ставку повысил Национальный банк Казахстана.") == ["Национальный банк Казахстана → organisations"]


def test_kazakh_is_read():
    assert "Сыртқы істер министрлігі → organisations" in read("Бұл туралы Сыртқы істер министрлігі хабарлады.")


@given(st.lists(st.text(alphabet=st.sampled_from("Aab BcЖж.,-'12 \n“”И"), max_size=60), max_size=4))
def test_names_stand_in_order_do_not_overlap_and_begin_and_end_with_a_letter_or_number(texts):
    pieces = [(f"p-{at}", text) for at, text in enumerate(texts)]
    printed = dict(pieces)
    before: dict[str, int] = {}
    for span in recognition.rules(pieces):
        name = printed[span.anchor][span.start : span.end]
        assert span.start >= before.get(span.anchor, 0)
        assert name == name.strip() != ""
        before[span.anchor] = span.end


def test_the_same_text_gives_the_same_names():
    text = "Jane Roe and Mark Poe of Acme Holdings met in Zenda. Roe left."
    assert read(text) == read(text)


def test_a_very_long_line_takes_no_time():
    assert len(read("Anna Wexler met Mark Poe. " * 2000)) > 3000
