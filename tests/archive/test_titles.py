"""The title that stands before a name, and where it begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.archive import titles


@pytest.mark.parametrize(
    "text",
    [
        "talks with |US Secretary of State |Jane",
        "and |Minister of Ecology, Geology and Natural Resources of the Republic of Ruritania |Jane",
        "Poe, |Under Secretary of State for Political Affairs |Jane",
        "her |Special Presidential Envoy for Climate |Jane",
        "the |former Ruritanian finance minister |Jane",
        "the |head of the trade delegation |Jane",
        "“|Foreign Minister |Jane",
        "It ended. |President |Jane",
        "said |Dr. |Jane",
        "сказала |министр иностранных дел Республики Ромы |Анна",
        "прибыл |первый заместитель министра |Анна",
        "Бүгін |сыртқы істер министрі |Анна",
    ],
)
def test_a_title_is_read_back_from_the_name(text):
    before, title, name = text.split("|")
    whole = before + title + name
    assert titles.before(whole, len(before + title)) == len(before)


@pytest.mark.parametrize(
    "text",
    [
        "the Secretary of State, |Jane",
        "the ministry |Jane",
        "The minister. |Jane",
        "a minister who met |Jane",
        "Minister of Trade and |Jane",
        "Minister of Trade, |Jane",
        "президент заявила |Анне",
        "said |Jane",
        "|Jane",
    ],
)
def test_a_title_must_touch_the_name(text):
    before, name = text.split("|")
    assert titles.before(before + name, len(before)) == len(before)


def test_a_place_before_an_office_is_taken_whole():
    text = "the North Ruritania President Jane"
    assert titles.before(text, 30, places={19: 4}) == 4


def test_where_somebody_is_stays_outside_the_title():
    text = "In Strelsau President Jane"
    assert titles.before(text, 22, places={11: 3}) == 12


@given(st.text(alphabet="President of,. andAЯ|“U.S", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_title_stays_between_the_floor_and_the_name(text, name, floor):
    name = min(name, len(text))
    floor = min(floor, name)
    assert floor <= titles.before(text, name, floor) <= name
