"""All articles and registers, joined into one archive."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from making import article, content, joined

from pressmark import frontmatter, registers
from pressmark.archive import join
from pressmark.model import Article, Entity, Origin, Outlet, Registers, Unclear
from pressmark.work import Work

PEOPLE = "Ada Quill: {aliases: [Quill]}\nA. Q. Marsh: {see: Ada Quill}\n"


def whole(**files):
    return joined(content(**files))[0]


def test_articles_stand_in_the_order_of_their_days_and_those_without_one_last():
    days = {"a1111111": "XXXX-01-01", "a2222222": "2024-04-02", "a3333333": "2023-12-31", "a4444444": "2024-04-02"}
    made = whole(none=article(id="a0000000"), **{id: article(id=id, published=day) for id, day in days.items()})
    assert [each.id for each in made.articles] == ["a3333333", "a2222222", "a4444444", "a1111111", "a0000000"]


def test_an_article_without_a_day_stands_where_the_event_it_reports_stands():
    made = whole(one=article(id="a1111111", published="2024-04-02"), two=article(id="a2222222", event_date="2024-04-01"))
    assert [each.id for each in made.articles] == ["a2222222", "a1111111"]


def test_an_article_names_who_stands_in_its_text_and_whom_the_curator_adds():
    made = whole(
        people=PEOPLE + "Bo Marsh:\nCy Dune:\n",
        places="Brackwater:\n",
        one=article(people="[Bo Marsh, Cy Dune, Nobody]", not_named="[Cy Dune]"),
    )
    assert made.names["ac2zht6t"] == ("people/Ada Quill", "people/Bo Marsh", "places/Brackwater")


def test_a_name_is_added_and_taken_away_as_the_register_spells_it_now():
    added = whole(people=PEOPLE, one=article(body="Rain.", people="['a. q.  marsh']"))
    assert added.names["ac2zht6t"] == ("people/Ada Quill",)
    taken = whole(people=PEOPLE, one=article(body="Ada Quill left.", not_named="[A. Q. Marsh]"))
    assert taken.names["ac2zht6t"] == ()


def test_an_entry_may_list_its_articles_and_those_that_are_not():
    people = "Ada Quill: {articles: [a1111111], not: [a2222222]}\n"
    made = whole(people=people, one=article(id="a1111111", body="Rain."), two=article(id="a2222222", body="Ada Quill left."))
    assert made.names == {"a1111111": ("people/Ada Quill",), "a2222222": ()}
    assert made.mentions["a2222222"] == ()


def test_a_merged_entry_is_gone_and_its_names_lead_to_the_entry_it_was_merged_into():
    made = whole(people=PEOPLE, one=article(body="Then A. Q. Marsh left."))
    assert list(made.entities) == ["people/Ada Quill"]
    assert [mention.entity for mention in made.mentions["ac2zht6t"]] == ["people/Ada Quill"]


def test_the_outlet_of_an_article_is_spelt_as_the_register_spells_it_whatever_the_article_writes():
    outlets = "The Gazette: {display: full, aliases: [Gazette], names: [GZT]}\n"
    for printed in ("The Gazette", "gazette", "the  GAZETTE", "gzt"):
        made = whole(outlets=outlets, one=article(outlet=printed))
        assert [each.outlet for each in made.articles] == ["The Gazette"]
        assert list(made.outlets) == ["The Gazette"]


def test_of_two_outlets_the_one_whose_own_name_it_is_comes_before_one_that_lists_it():
    outlets = "Coast Times: {display: full, aliases: [Gazette]}\nGazette: {display: withheld}\n"
    assert whole(outlets=outlets, one=article(outlet="gazette")).articles[0].outlet == "Gazette"


def test_an_outlet_that_no_register_has_is_there_without_terms():
    made = whole(outlets="Gazette: {display: full}\n", one=article(outlet="Coast Times"))
    assert [(each.name, each.display) for each in made.outlets.values()] == [("Coast Times", "citation"), ("Gazette", "full")]
    assert made.outlets["Coast Times"].origin == Origin("content/articles/one.md", 4)


def test_every_article_name_outlet_and_subject_has_an_address():
    made = whole(people=PEOPLE, one=article(outlet="Coast Times", subjects="[ferries]"))
    assert made.addresses == {
        "ac2zht6t": "a/ac2zht6t.html",
        "people/Ada Quill": "people/ada-quill.html",
        "outlets/Coast Times": "outlets/coast-times.html",
        "subjects/ferries": "subjects/ferries.html",
    }


def test_an_older_address_leads_on():
    made = whole(people="Ada Quill: {redirect_from: [people/quill.html]}\n", one=article())
    assert made.redirects == {"people/quill.html": "people/ada-quill.html"}


def test_a_name_that_may_be_several_is_told_by_article_unless_only_one_of_them_stands():
    people = "Ada Loe:\nEve Loe:\n"
    made = whole(people=people, one=article(body="On Monday Loe spoke."))
    assert made.unclear == {"ac2zht6t": (Unclear("Loe", ("people/Ada Loe", "people/Eve Loe")),)}
    assert not whole(
        people=people.replace("Eve Loe:", "Eve Loe: {see: Nobody}"), one=article(body="On Monday Loe spoke.")
    ).unclear


def test_what_cannot_be_read_at_present_is_known_by_name():
    known = Registers(in_repair=("people",))
    made, problems = join.archive([], known, Work(), in_repair=("ac2zht6t",))
    assert (made.in_repair, problems) == (("ac2zht6t", "people"), [])
    assert made.articles == made.events == made.quotes == ()


def test_several_hands_make_the_same_archive():
    files = content(people=PEOPLE, **{f"a{number:07}": article(id=f"a{number:07}") for number in range(70)})
    known, _ = registers.read(files)
    articles, _ = frontmatter.read_all(files)
    with ThreadPoolExecutor(2) as executor:
        assert join.archive(articles, known, Work(executor, 2)) == join.archive(articles[::-1], known, Work())


# Laws.

NAMES = ("Ada Quill", "Bo Marsh", "Cy Dune", "Brackwater")
names = st.sampled_from(NAMES)
entries = st.builds(
    Entity,
    kind=st.sampled_from(["people", "places"]),
    name=names,
    origin=st.just(Origin("content/people.yaml", 1)),
    aliases=st.lists(st.sampled_from(["Quill", "Marsh", "the Pilot"]), max_size=1).map(tuple),
    see=st.sampled_from(["", "", *NAMES]),
)
WORDS = [*" ".join(NAMES).split(), "Quill", "Marsh", "the Pilot", "left", "said.", "\n\n"]
articles = st.builds(
    Article,
    id=st.integers(0, 99).map("a{:07}".format),
    origin=st.just(Origin("content/articles/x.md")),
    headline=st.lists(st.sampled_from(WORDS[:-1]), max_size=4).map(" ".join),
    body=st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    people=st.lists(names, max_size=1).map(tuple),
    not_named=st.lists(names, max_size=1).map(tuple),
    outlet=st.sampled_from(["", "Gazette", "gazette", "GZT", "Coast Times"]),
)
GAZETTE = Outlet(name="Gazette", aliases=("GZT",), origin=Origin("content/outlets.yaml", 1))


@given(
    st.lists(articles, max_size=4, unique_by=lambda each: each.id),
    st.lists(entries, max_size=5, unique_by=lambda entry: entry.key),
)
@settings(max_examples=50)
def test_everything_an_archive_points_to_is_in_it(some, entities):
    made, _ = join.archive(some, Registers(entities=tuple(entities), outlets=(GAZETTE,)), Work())
    ids = [each.id for each in made.articles]
    assert sorted(ids) == sorted(each.id for each in some)
    assert set(made.paragraphs) == set(made.mentions) == set(made.names) == set(ids)
    for each in made.articles:
        anchors = {"headline", "standfirst", "dateline", *(piece.anchor for piece in made.paragraphs[each.id])}
        assert {mention.entity for mention in made.mentions[each.id]} <= set(made.names[each.id]) <= set(made.entities)
        assert {mention.anchor for mention in made.mentions[each.id]} <= anchors
        assert not {f"people/{name}" for name in each.not_named} & set(made.names[each.id])
        assert each.outlet in ("", *made.outlets)
        spelled = {"outlet": "", "people": (), "not_named": ()}
        assert replace(each, **spelled) in [replace(one, **spelled) for one in some]
    assert not any(entity.see for entity in made.entities.values())
    assert set(made.addresses) == {*ids, *made.entities, *(outlet.key for outlet in made.outlets.values())}
