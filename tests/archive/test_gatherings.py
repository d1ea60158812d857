"""Articles that report one event gather, whatever order they come in, and no article moves those that are far from it."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark import dates, paragraphs
from pressmark.archive import gatherings, occasions, tellings, variants
from pressmark.model import Article, Origin

CHANCE = random.Random(7)
WORDS = ["".join(CHANCE.choices("bdfgklmnprst", k=1)[0] + CHANCE.choice("aeiou") for _ in range(3)) for _ in range(4000)]


def news(topic, event, seed, day="", said=""):
    """An invented report: a quarter of its words are its topic's, a half its event's, a quarter its own."""
    drawn = ((f"topic {topic}", 30), (f"event {event}", 60), (f"own {seed}", 30))
    words = [word for each, number in drawn for word in random.Random(each).sample(WORDS, number)]
    body = " ".join(random.Random(f"order {seed}").sample(words, len(words)))
    return Article(
        id=f"a{seed}",
        origin=Origin("x.md"),
        headline="[none]",
        body=body + (f' "{said}"' if said else ""),
        published=dates.parse(day) if day else None,
    )


def near(articles, said=None):
    told = {each.id: tellings.of(each, paragraphs.parse(each.body), ()) for each in articles}
    said = said or variants.shared(variants.grouped([(each.quotes, each.sketch) for each in told.values()]))
    return gatherings.pairs(
        {id: each.vector for id, each in told.items()}, {each.id: occasions.of(each) for each in articles}, said
    )


def groups(articles):
    return [group for group in gatherings.of([each.id for each in articles], near(articles)) if len(group) > 1]


OTHERS = [news(f"t{number}", f"e{number}", f"z{number}") for number in range(30)]


def test_articles_with_much_in_common_gather_and_those_with_little_do_not():
    strike = [news("harbour", "strike", seed) for seed in ("1", "2", "3")]
    assert groups([*strike, *OTHERS]) == [["a1", "a2", "a3"]]


def test_what_the_whole_archive_is_about_brings_no_two_together():
    harbour = [news("harbour", f"event {seed}", seed) for seed in range(12)]
    assert groups(harbour) == []


def test_a_name_alone_in_two_short_texts_is_no_event():
    short = [
        Article(id=f"a{number}", origin=Origin("x.md"), headline="[none]", body=f"Ada Quill {text}.")
        for number, text in enumerate(("wrote this herself", "had no date for the passengers of the ferry"))
    ]
    assert groups(short) == []


def test_days_too_far_apart_keep_articles_apart_and_unknown_days_do_not():
    for day, together in (("2024-03-02", True), ("2024-09-01", False), ("", True)):
        found = groups([news("harbour", "strike", "1", "2024-03-01"), news("harbour", "strike", "2", day), *OTHERS])
        assert bool(found) is together


def test_the_same_words_quoted_bring_together_what_little_else_does():
    said = "the pier will stand when all of us are gone from it"
    for quote, together in ((said, True), ("", False)):
        found = groups([news("a", "b", "1", "2024-03-01", quote), news("c", "d", "2", "2024-03-01", quote), *OTHERS])
        assert bool(found) is together


def test_each_group_of_quotations_in_common_counts():
    two = [news("a", "b", "1", "2024-03-01"), news("c", "d", "2", "2024-03-01")]
    some = {"a1": frozenset({"q1", "q2"}), "a2": frozenset({"q1", "q2"})}
    likeness = near([*two, *OTHERS], some)
    assert ("a1", "a2") not in likeness or likeness["a1", "a2"].quotations == 2
    strike = [news("harbour", "strike", seed) for seed in ("1", "2")]
    assert near([*strike, *OTHERS], some)["a1", "a2"].quotations == 2


def archive_of(seed):
    chance = random.Random(seed)
    days = ["", "2024-03-01", "2024-03-02", "2024-03-20", "2024-06-01"]
    return [
        news(f"t{chance.randrange(4)}", f"e{chance.randrange(12)}", f"{seed}n{number}", chance.choice(days))
        for number in range(40)
    ]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_the_articles_makes_no_difference(seed):
    articles = archive_of(seed)
    mixed = random.Random(seed + 1).sample(articles, len(articles))
    assert groups(articles) == groups(mixed)
    assert near(articles) == near(mixed)


def test_one_changed_article_moves_only_its_neighbourhood():
    day = "2024-03-01"
    articles = [news(f"t{event % 10}", f"e{event}", f"{event}n{number}", day) for event in range(60) for number in range(3)]
    before = groups(articles)
    assert len(before) == 60
    changed = [news("elsewhere", "elsewhere", "0n0", day), *articles[1:]]
    after = groups(changed)
    assert [group for group in after if group not in before] == [["a0n1", "a0n2"]]
    one_more = groups([*articles, news("t1", "e1", "1n3", day)])
    assert [group for group in one_more if group not in before] == [["a1n0", "a1n1", "a1n2", "a1n3"]]


def test_an_archive_of_nothing_or_of_one_has_no_groups():
    assert gatherings.of([], {}) == []
    assert near(OTHERS[:1]) == {}
    assert gatherings.of(["a1"], {}) == [["a1"]]


def test_a_report_without_a_year_does_not_bring_reports_of_two_years_together():
    first, second = (news("fair", "opening", seed, day) for seed, day in ((1, "2019-05-01"), (2, "2021-05-01")))
    yearless = replace(news("fair", "opening", 3), event_date=dates.parse("XXXX-05-01"))
    others = [news("fair", f"other {seed}", seed) for seed in range(4, 12)]
    assert [len(group) for group in groups([first, second, yearless, *others])] == [2]
