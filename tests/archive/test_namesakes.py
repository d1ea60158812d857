"""What bears the name of a person, a place or an organisation and is not that."""

import pytest

from pressmark.archive import namesakes, spellings


def bears(text, name, kind="places", titled=False):
    printed = f"|{text}|"
    start = printed.index(name)
    return namesakes.bears_name(printed, start, start + len(name), name.lower(), kind, lambda at: titled)


@pytest.mark.parametrize(
    "text",
    [
        "the Zenda Open",
        "Zenda Grand Prix results",
        "the Zenda Pact of 1911",
        "Zenda Rovers won",
        "the Zenda Board of Trade met",
        "the Zenda accords",
        "the Bank of Zenda",
        "the Southern District of Zenda",
        "the Zenda of Ruritania",
        "as Jane Zenda said",
        "as Rep. Jane Zenda said",
        "in Little Zenda",
        "the Gulf of Zenda",
        "TOUR OF ZENDA",
        "Zenda 2 Strelsau 1 (halftime 1-0)",
        "Strelsau Town 1 Zenda 0",
        "Zenda 63 71 .470 11 1/2",
    ],
)
def test_a_longer_name_or_a_team_is_not_the_place(text):
    assert bears(text, "ZENDA" if text.isupper() else "Zenda")


@pytest.mark.parametrize(
    "text",
    [
        "Zenda opens its gates",
        "a man of Zenda",
        "the city of Zenda",
        "In Zenda 2 people left",
        "Zenda 24 April",
        "Zenda 2031-04-02",
        "Zenda Mayor Jane Roe",
        "Zenda Republicans",
        "Zenda Monday",
        "Zenda TV",
        "Zenda Wins Cup Again",
        "mainland Zenda",
        "Northern Zenda",
        "When Zenda wins",
        "President Zenda",
        "Zenda",
    ],
)
def test_anything_else_is(text):
    assert not bears(text, "Zenda")


def test_capitals_tell_nothing_in_a_headline_that_has_them_everywhere():
    assert bears("Zenda Open To Talks", "Zenda")
    assert not bears("Zenda Open To Talks", "Zenda", titled=True)


def test_half_of_a_compass_name_is_part_of_it():
    assert bears("West African states", "West")
    assert not bears("the West asked", "West")


@pytest.mark.parametrize(
    "text",
    [
        "the ZFA Cup",
        "the ZFA University",
        "ZFA Magazine",
        "the ZFA Fieldglass 3",
        "a ZFA Credit Corp bond",
        "ZFA Coach of the Year",
    ],
)
def test_an_organisation_has_cups_and_daughters(text):
    assert bears(text, "ZFA", "organisations")


@pytest.mark.parametrize(
    "text", ["the ZFA Board met", "ZFA Director Jane Roe", "ZFA Corp", "the House ZFA group", "Former ZFA"]
)
def test_an_organisation_has_boards_and_directors_of_its_own(text):
    assert not bears(text, "ZFA", "organisations")


def test_the_department_of_a_place_is_not_the_department_that_is_registered():
    assert bears("the Zenda Department of Trade", "Department of Trade", "organisations")
    assert not bears("the Department of Trade", "Department of Trade", "organisations")


@pytest.mark.parametrize(
    ("text", "borne"),
    [("the RU Food Agency", True), ("the RU Department of Trade.", True), ("the RU Congress", False), ("the RU Raid", False)],
)
def test_behind_an_acronym_any_word_may_have_a_capital(text, borne):
    assert bears(text, "RU") == borne


def test_a_name_that_follows_makes_no_longer_name():
    hit = spellings.Hit(7, 10, "roe", (spellings.Sense("Roe", "people/Jane Roe", "people", "surname"),))
    assert namesakes.bears_name("|Zenda Roe|", 1, 6, "zenda", "places", lambda at: False)
    whole = spellings.Hit(20, 28, "jane roe", (spellings.Sense("Jane Roe", "people/Jane Roe", "people", "name"),))
    assert namesakes.bears_name("|Zenda Roe|", 1, 6, "zenda", "places", lambda at: False, [hit])
    assert not namesakes.bears_name("|Zenda Roe|", 1, 6, "zenda", "places", lambda at: False, [hit, whole])


@pytest.mark.parametrize(
    ("text", "borne"),
    [
        ("Roe Airport", True),
        ("Roe Street", True),
        ("Roe said", False),
        ("Roe", False),
        ("Roe Jr. said", True),
        ("Roe, Jr., said", True),
        ("Roe Coach of the Year", True),
        ("Roe Plaza", True),
        ("Roe National Golf Club.", True),
        ("Roe White House", False),
        ("Roe Administration's", False),
        ("Roe Monday", False),
        ("Roe Meets The Press", False),
        ("Roe Met Two Old Men|", False),
    ],
)
def test_what_is_named_after_a_person(text, borne):
    assert namesakes.bears_persons(f"{text}|", 3) == borne


@pytest.mark.parametrize(
    ("text", "name", "kind", "longer"),
    [
        ("the Zenda Republican Committee met", "Zenda", "places", True),
        ("the Zenda Republicans met", "Zenda", "places", False),
        ("a Zenda Senate candidate", "Zenda", "places", False),
        ("the Zenda Senate met", "Zenda", "places", True),
        ("a Zenda Airways Boeing 707", "Zenda Airways", "organisations", False),
        ("the Zenda Parents Action Fund", "Zenda Parents", "organisations", True),
        ("a Zenda University Poll found", "Zenda University", "organisations", False),
        ("Zenda News Daily begins", "Zenda News", "organisations", True),
        ("Roe Attacks Zenda Department As 'Deep'", "Zenda Department", "organisations", False),
    ],
)
def test_some_words_behind_a_name_make_it_longer_and_some_do_not(text, name, kind, longer):
    assert bears(text, name, kind) is longer


def test_the_code_of_a_share_is_no_place():
    assert bears("Roe Group <ZD> rose", "ZD")
    assert bears("Roe Group <ROE.ZD> rose", "ZD", "organisations")
    assert not bears("Zenda <ZD> rose", "ZD", "organisations")


@pytest.mark.parametrize("text", ['"Midnight in Zenda"', "''Access Zenda''", "“The Roads to Zenda.”"])
def test_a_place_at_the_end_of_a_title_of_a_work_is_not_meant(text):
    start = f"|{text}|".index("Zenda")
    assert namesakes.ends_title(f"|{text}|", start, start + 5)


@pytest.mark.parametrize("text", ['"In Zenda"', '"it rained in Zenda"', '"Zenda"', '"President of Zenda"'])
def test_a_place_at_the_end_of_a_quotation_is(text):
    start = f"|{text}|".index("Zenda")
    assert not namesakes.ends_title(f"|{text}|", start, start + 5)
