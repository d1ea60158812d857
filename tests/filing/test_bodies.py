"""The body of a pasted page: which of its lines are the article's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pasting import BODY, HEADLINE, LEAD, SECOND, THIRD, rules

from pressmark.filing import bodies, lines

MENU = ["News", "Islands", "Weather", "Sport", "Subscribe", "Tides", "Letters", "Shop"]
TEASERS = [
    "Harbour master retires after forty years on the quay…",
    "Ten gardens to see this spring",
    "Why the lighthouse keeper's cat has a salary of its own",
    "School fair draws children to the northern suburb",
]
RUSSIAN = [
    "Совет утвердил в пятницу планы нового паромного терминала, и двухлетний спор о его цене закончился.",
    "Терминал будет принимать паромы с четырёх островов и заменит причал, закрытый после шторма, сказал мэр.",
    "Строители начнут работу на терминале до зимы, если договор о цене будет подписан вовремя.",
]
KAZAKH = [
    "Кеңес жұма күні жаңа паром терминалының жобасын бекітті, оның бағасы туралы екі жылдық дау аяқталды.",
    "Терминал төрт аралға қызмет етеді және дауылдан кейін жабылған айлақты алмастырады, деді қала әкімі.",
    "Құрылысшылар келісімшартқа уақытында қол қойса, терминалдағы жұмыс қысқа дейін басталады.",
]


def own(*page: str) -> list[str]:
    """What of these lines is found to be the article's."""
    read = lines.read(page, ())
    body = bodies.find(read)
    return [read[index].text for index in range(body.first, body.last + 1) if index not in body.aside]


def test_what_reads_like_prose_is_the_body_and_what_stands_around_it_is_not():
    assert own(*MENU, HEADLINE, "3 May 2022", LEAD, SECOND, THIRD, "Related stories", *TEASERS, "© 2022 Coast Times") == [
        LEAD,
        SECOND,
        THIRD,
    ]


@pytest.mark.parametrize("paragraphs", [RUSSIAN, KAZAKH])
def test_prose_is_known_in_every_language(paragraphs):
    menu, headline = ["Главная", "Новости", "Спорт", "Погода", "Контакты"], "Новый терминал для паромов"
    assert own(*menu, headline, *paragraphs, *menu, *menu) == paragraphs


def test_teasers_between_two_paragraphs_are_no_part_of_the_article():
    page = [HEADLINE, LEAD, SECOND, "Read also", *TEASERS, THIRD, LEAD.replace("Friday", "Monday")]
    assert own(*page) == [LEAD, SECOND, THIRD, LEAD.replace("Friday", "Monday")]
    assert rules("\n".join(page))[TEASERS[1]] == "beside-the-article"


def test_a_heading_and_a_short_sentence_within_the_article_stay():
    page = [LEAD, SECOND, "What comes next", THIRD, "It rained.", LEAD.replace("Friday", "Monday")]
    assert own(*page) == page


def test_the_article_ends_above_its_comments():
    said = "I have lived on this island for forty years, and never saw such a thing in my life, dear neighbours."
    assert own(LEAD, SECOND, THIRD, "Comments (2)", "Ada Quill", said) == [LEAD, SECOND, THIRD]


def test_of_prose_that_is_only_furniture_something_is_kept():
    assert own("Home", "About") == []
    assert own("Sign up for our newsletter and read every story on the harbour.") == []


def test_every_sign_has_its_weight():
    read = lines.read(["1. Why?", "http://a.example:", "• So…", *MENU, "Home", *BODY.split("\n"), "“It rained.”"], ())
    assert len(bodies.weighed(read, 12, 14)) == len(read)  # a sign without one would raise
    assert bodies._INSIDE_WEIGHTS.keys() >= bodies._KNOWN | bodies._ASIDE_WEIGHTS.keys()


def test_a_line_that_shares_its_words_with_the_opening_weighs_more():
    read = lines.read([LEAD, "Terminal approved", "Herring season"], ())
    _, told, untold = bodies.weighed(read, 0, 0)
    assert told.inside > untold.inside
    assert (told.told, untold.told) == (1.0, 0.0)
    assert (told.aside, told.is_tiny) == (untold.aside, True)


some = st.sampled_from(
    [HEADLINE, LEAD, SECOND, THIRD, "By Jane Doe", "Comments", "Tags: ferries", "* * *", "• Most read", *TEASERS]
)


@given(st.lists(some | st.text(max_size=30), max_size=14))
def test_a_body_begins_and_ends_with_a_line_of_its_own(page):
    read = lines.read(page, ())
    body = bodies.find(read)
    assert (body.first, body.last) == (0, -1) or 0 <= body.first <= body.last < len(read)
    assert not body.aside & {body.first, body.last}
