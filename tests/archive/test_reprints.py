"""Articles with the same text are found, whoever printed it, however it is set and in whatever order they are read."""

import random
import unicodedata
from itertools import combinations

import making
from hypothesis import given, settings
from hypothesis import strategies as st
from making import article, content, joined

from pressmark import paragraphs
from pressmark.archive import reprints
from pressmark.model import Article, Origin

DREDGER = """
    The dredger Patience will come back to the harbour in June, the council of Brackwater said on Tuesday, and will stay until
    the channel is deep enough for the new ferry.

    Silt has closed the channel to all but rowing boats since the winter storms, and the fishermen land their catch at
    Saltby, an hour to the north by the coast road.

    Harbour master Ada Quill told the council that the work would take six weeks in good weather and nine in bad. She had
    asked for a second barge, she said, and had been given a second shovel.

    The council will pay from the fund for the sea wall, which has not been touched for four years.
"""
BAND = """
    The town band of Saltby played on the pier on Sunday for the first time since its drum was lost at sea. Some two hundred
    people came, and most of them stayed until the rain did. The new drum was paid for by the bakers.
"""
BRIEF = """
    The lighthouse on Gull Point was dark for an hour on Friday night, its keeper said, because a moth had settled on the
    switch. Nobody was hurt.
"""


def of(*bodies, fields=()):
    """The reprints of articles with these bodies: a1111111, a2222222 …"""
    given = [dict(each) for each in fields] or [{}] * len(bodies)
    files = {
        f"n{number}": article(id=f"a{str(number) * 7}", body=body, **lines)
        for number, (body, lines) in enumerate(zip(bodies, given, strict=True), 1)
    }
    return joined(content(outlets=OUTLETS, **files))[0]


OUTLETS = """
    Pier Post: {display: full, aliases: [The Post]}
    Harbour Voice: {display: full}
    Seagull News: {display: full, names: [SGN]}
"""


def ids(archive):
    return {id: [each.article for each in found] for id, found in archive.reprints.items()}


def order_of(one, other):
    """How the second of two articles with one text stands to the first, and the first to the second."""
    found = of(DREDGER, DREDGER, fields=(one, other)).reprints
    return found["a1111111"][0].order, found["a2222222"][0].order


def test_both_articles_with_one_text_know_of_each_other_and_no_other_does():
    assert ids(of(DREDGER, BAND, DREDGER)) == {"a1111111": ["a3333333"], "a3333333": ["a1111111"]}


def test_capitals_quotation_marks_stops_and_paragraphs_make_no_difference():
    text = " ".join(DREDGER.upper().replace(",", " –").split()).replace("SHE HAD", "“SHE” HAD")
    found = of(DREDGER, text).reprints
    assert found["a1111111"][0].share == found["a2222222"][0].share == 1.0


def test_letters_and_their_marks_may_be_written_together_or_apart():
    text = BAND.replace("bakers", "Café Émile").replace("Saltby", "Sältby") * 2
    assert ids(of(text, unicodedata.normalize("NFD", text))) == {"a1111111": ["a2222222"], "a2222222": ["a1111111"]}


def test_another_dateline_and_a_changed_opening_leave_a_reprint():
    changed = DREDGER.replace("The dredger Patience will come", "BRACKWATER, 3 May (Seagull) — Patience comes")
    found = of(DREDGER, changed).reprints["a1111111"]
    assert [each.article for each in found] == ["a2222222"]
    assert 0.8 <= found[0].share < 1


def test_a_long_article_that_holds_a_short_one_whole_knows_it_and_how_much_of_it_that_is():
    found = of(DREDGER + BAND, BAND).reprints
    assert found["a2222222"][0].share == 1.0
    assert 0.2 < found["a1111111"][0].share < 0.5


def test_what_two_texts_in_one_have_in_common_is_told_of_pairs():
    assert ids(of(DREDGER, BAND, DREDGER + BAND)) == {
        "a1111111": ["a3333333"],
        "a2222222": ["a3333333"],
        "a3333333": ["a1111111", "a2222222"],
    }


def test_a_text_of_which_a_third_is_new_is_another_text():
    assert ids(of(DREDGER, DREDGER.split("\n\n")[0] + BAND + DREDGER.split("\n\n")[1])) == {}


def test_of_a_text_under_forty_words_all_must_stand_in_the_other():
    assert ids(of(BRIEF, BRIEF + BAND)) == {"a1111111": ["a2222222"], "a2222222": ["a1111111"]}
    assert ids(of(BRIEF, BRIEF.replace("a moth", "an owl"))) == {}


def test_a_sentence_or_two_are_nobody_s_reprint():
    assert ids(of("Bread was sold from a van.", "Bread was sold from a van.")) == {}
    assert ids(of("", "")) == {}


def test_briefs_that_differ_in_their_figures_weeks_later_are_a_series_and_a_day_later_a_reprint():
    notice = "The ferry to Saltby will leave at six and at nine, the harbour office said. Tickets are sold at the kiosk. " * 2
    brief = f"{notice} It will carry {{}} passengers, four carts and the post, as the council has asked it to since March."
    for day, same in (("2024-04-02", True), ("2024-04-30", False), ("", True)):
        later = {"published": day} if day else {}
        found = ids(of(brief.format(40), brief.format(60), fields=({"published": "2024-04-01"}, later)))
        assert bool(found) is same


def test_a_summary_in_our_own_words_and_captions_are_not_compared():
    assert ids(of(DREDGER, DREDGER, fields=({}, {"representation": "summary"}))) == {}
    caption = f"{' '.join(DREDGER.split())}\n{{: .caption }}"
    assert ids(of(caption, caption)) == {}


def test_the_paper_of_the_earlier_day_was_first():
    assert order_of({"published": "2024-04-01"}, {"published": "2024-04-02"}) == ("later", "earlier")
    assert order_of({"published": "2024-04"}, {"published": "2024-03-31"}) == ("earlier", "later")


def test_which_came_first_is_not_known_where_the_days_are_not():
    for first, second in (
        ("2024-04-01", "2024-04-01"),
        ("2024-04-01T09:00", "2024-04-01T12:00"),  # no clock says of which zone it is
        ("2024-04-01", "2024-04"),
        ("XXXX-03-01", "2024-04-01"),
    ):
        assert order_of({"published": first}, {"published": second}) == ("", "")
    assert order_of({}, {}) == ("", "")


def test_where_the_days_do_not_tell_a_credit_to_the_other_s_outlet_does():
    voice = {"outlet": "Harbour Voice", "published": "2024-04-01"}
    for credit in ("Seagull News", "SGN", "Reuters, seagull news"):
        assert order_of(voice | {"agency": f'"{credit}"'}, {"outlet": "Seagull News"}) == ("credited", "crediting")
    assert order_of(voice | {"agency": "Seagull"}, {"outlet": "Seagull News"}) == ("", "")


def test_days_come_before_credits_and_two_that_credit_each_other_cancel_out():
    one = {"outlet": "Pier Post", "agency": "Harbour Voice"}
    other = {"outlet": "Harbour Voice", "agency": "The Post"}
    assert order_of(one, other) == ("", "")
    assert order_of(one | {"published": "2024-04-01"}, other | {"published": "2024-04-02"}) == ("later", "earlier")


def test_an_article_that_credits_its_own_outlet_says_nothing_of_the_order():
    assert order_of({"outlet": "Pier Post", "agency": "Pier Post"}, {"outlet": "Pier Post"}) == ("", "")


def test_paragraphs_that_both_have_are_named_on_both_sides():
    made = of(DREDGER + "\n\nThe mayor was not there.", "Nobody in Saltby was asked.\n\n" + DREDGER)
    anchors = [[piece.anchor for piece in made.paragraphs[id]] for id in ("a1111111", "a2222222")]
    assert list(made.reprints["a1111111"][0].anchors) == anchors[0][:-1]
    assert list(made.reprints["a2222222"][0].anchors) == anchors[1][1:]


def test_a_paragraph_too_short_for_a_run_is_shared_where_the_other_has_it_as_a_paragraph():
    body = f"Nobody\n\n{DREDGER}\n\nA second shovel."
    made = of(f"{body}\n\nNobody was hurt.", f"{body}\n\nNobody was there.")
    shared = made.reprints["a1111111"][0].anchors
    said = [piece.text for piece in made.paragraphs["a1111111"] if piece.anchor not in shared]
    assert said == ["Nobody was hurt."]


# --- any order, and no pair missed -------------------------------------------------------------------------------------

VOCABULARY = [f"w{number}" for number in range(3_000)]


def invented(seed):
    """Texts of which some are copies, cuttings and variants of others."""
    chance = random.Random(seed)
    texts = [chance.choices(VOCABULARY, k=chance.randint(15, 300)) for _ in range(12)]
    for _ in range(12):
        text = list(chance.choice(texts))
        for _ in range(chance.randint(0, len(text) // 25)):
            at = chance.randrange(len(text))
            text[at : at + chance.randint(0, 2)] = chance.choices(VOCABULARY, k=chance.randint(0, 2))
        if chance.random() < 0.4:
            text = chance.choices(VOCABULARY, k=chance.randint(0, 80)) + text
        if chance.random() < 0.3:
            text = text[: chance.randint(10, len(text) + 10)]
        texts.append(text)
    return [" ".join(text) for text in texts]


def found_in(texts):
    """The pairs of these texts that are reprints, by number."""
    articles = [Article(id=f"a{number:03}", origin=Origin("x.md"), headline="") for number in texts]
    pieces = {each.id: paragraphs.parse(text) for each, text in zip(articles, texts.values(), strict=True)}
    sketches = {each.id: reprints.sketch(each, pieces[each.id]) for each in articles}
    return reprints.find(articles, pieces, sketches, {})


def by_definition(one, other):
    runs = [{tuple(text.split()[at : at + 5]) for at in range(len(text.split()) - 4)} for text in (one, other)]
    words, least = min(len(one.split()), len(other.split())), min(map(len, runs))
    return words >= 20 and len(runs[0] & runs[1]) >= (least if words < 40 else 0.8 * least)


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000))
def test_every_pair_of_the_definition_is_found_and_no_other_in_whatever_order_they_come(seed):
    texts = dict(enumerate(invented(seed)))
    found = found_in(texts)
    expected = {(one, other) for one, other in combinations(texts, 2) if by_definition(texts[one], texts[other])}
    assert {
        (int(id[1:]), int(each.article[1:])) for id, all_ in found.items() for each in all_ if id < each.article
    } == expected
    back = found_in(dict(reversed(texts.items())))
    assert {id: sorted(all_, key=lambda each: each.article) for id, all_ in back.items()} == {
        id: list(all_) for id, all_ in found.items()
    }


def test_a_sketch_is_the_same_in_every_process():
    text = " ".join(VOCABULARY[:40])
    asked = f"""
from pressmark import paragraphs
from pressmark.archive import reprints
from pressmark.model import Article, Origin
print(*reprints.sketch(Article(id="a", origin=Origin("x.md"), headline=""), paragraphs.parse("{text}")))
"""
    one, other = making.printed(asked)
    assert one == other
    assert one.strip()


def test_a_formula_that_hundreds_of_articles_carry_costs_little_and_brings_no_two_together():
    chance = random.Random(1)
    formula = " ".join(chance.choices(VOCABULARY, k=60))
    texts = {at: f"{' '.join(chance.choices(VOCABULARY, k=60))} {formula}" for at in range(300)}
    assert found_in(texts) == {}
