"""Which articles report something that happened."""

from making import article, content, joined

STRIKE = "Ferry strike:\n  date: 2023-02-28\n  aliases: [the ferry strike]\n"


def events(**files):
    return joined(content(**files))[0]


def test_an_event_has_the_articles_the_curator_gives_it():
    made = events(events=STRIKE + "  articles: [ac2zht6t]\n", one=article(published="2023-03-01"))
    (event,) = made.events
    assert event.articles == ("ac2zht6t",)
    assert not event.proposed
    assert made.names["ac2zht6t"] == ("events/Ferry strike",)


def test_an_article_can_name_the_event_it_reports_or_deny_it():
    assert events(events=STRIKE, one=article(events="[Ferry strike]")).events[0].articles == ("ac2zht6t",)
    assert events(events=STRIKE + "  articles: [ac2zht6t]\n", one=article(not_named="[Ferry strike]")).events[0].articles == ()


def test_an_article_that_only_mentions_an_event_is_said_apart():
    (event,) = events(events=STRIKE, one=article(body="It began with the ferry strike.")).events
    assert (event.articles, event.mentioned_in) == ((), ("ac2zht6t",))


def test_an_event_gives_the_year_that_an_article_does_not_print():
    made = events(events=STRIKE + "  articles: [ac2zht6t]\n", one=article(event_date="XXXX-02-28"))
    (inference,) = made.inferences["ac2zht6t"]
    assert (inference.field, inference.when.written) == ("event_date", "2023-02-28")
    assert "Ferry strike" in inference.evidence


def test_nothing_is_inferred_from_an_event_of_another_day():
    assert not events(events=STRIKE + "  articles: [ac2zht6t]\n", one=article(event_date="XXXX-03-01")).inferences
