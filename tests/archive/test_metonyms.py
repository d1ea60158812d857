"""What a place stands for where it is not meant itself: its government, its team."""

import pytest
from naming import ALL, STRELSAU, entity, linked

from pressmark.archive import metonyms


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


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("ties with | grow", True),
        ("in | said officials", False),
        ("that | has now refused it", True),
        ("|'s long-term interests", True),
        ("| is cold", False),
        ("| grows", False),
        ("переговоры с | важны", True),
        ("из | заявил посол", False),
    ],
)
def test_a_city_acts_when_what_stands_beside_it_only_somebody_can_do(text, acts):
    before, after = text.split("|")
    whole = f"|{before}Strelsau{after}|"
    start = whole.index("Strelsau")
    assert metonyms.is_metonym(whole, start, start + 8, ["Strelsau", "Nur-Zenda"]) is acts


def test_a_country_is_never_a_metonym_by_whatever_name_it_is_known():
    assert metonyms.is_metonym("what Strelsau wants", 5, 13, ["Strelsau"])
    assert not metonyms.is_metonym("what Strelsau wants", 5, 13, ["Strelsau", "Norway"])


# Teams.

ZENDA = entity("places", "Zenda")
GAME = "This season the coach of the team lost the game, a league record."


def teams(*texts):
    return linked([STRELSAU, ZENDA], GAME, *texts)


@pytest.mark.parametrize(
    "text",
    [
        "They earned a win over Zenda.",
        "It was a game against Zenda.",
        "Who will play Zenda now?",
        "The Zenda coach was glad.",
        "Zenda football is back.",
        "Zenda's 83-66 victory was loud.",
        "Zenda stumbled to a bad start.",
    ],
)
def test_a_place_that_plays_in_an_article_on_a_game_is_its_team(text):
    assert teams(text) == []
    assert linked([ZENDA], text.replace("football", "history")) != [] or "coach" in text or "game" in text or "play" in text


def test_a_team_is_one_throughout_an_article_but_something_may_be_in_the_place():
    assert teams("They beat Zenda.", "Zenda left.", "It rained in Zenda.", "It was in Strelsau, Zenda.") == [
        "Zenda → places/Zenda",
        "Strelsau → places/Strelsau",
        "Zenda → places/Zenda",
    ]


def test_a_place_is_no_team_without_a_game():
    assert linked([ZENDA], "They beat Zenda in court.") == ["Zenda → places/Zenda"]


def test_a_country_is_never_its_team():
    assert teams("They beat Zenda.") == []
    assert linked([entity("places", "Norway")], GAME, "They beat Norway.") == ["Norway → places/Norway"]
