"""Ids, slugs, addresses and the ledger."""

import posixpath
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pressmark import addresses, dates
from pressmark.model import Article, Entity, Origin

HERE = Origin("content/people.yaml", 1)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)


def person(name, **more):
    return Entity(kind="people", name=name, origin=HERE, **more)


@given(digests)
def test_an_id_is_known_by_its_check_character(sha256):
    id = addresses.article_id(sha256)
    assert addresses.is_article_id(id)


@given(digests, st.integers(0, 6), st.sampled_from(addresses.ALPHABET))
def test_one_slip_in_copying_an_id_is_caught(sha256, place, letter):
    id = addresses.article_id(sha256)
    slip = id[: place + 1] + letter + id[place + 2 :]
    assert slip == id or not addresses.is_article_id(slip)


@given(digests)
def test_a_taken_id_gives_the_next_free_one(sha256):
    first = addresses.article_id(sha256)
    second = addresses.article_id(sha256, {first})
    assert second != first
    assert addresses.is_article_id(second)


@given(st.text())
def test_a_slug_is_fit_for_any_disk_and_any_address(name):
    slug = addresses.slug(name)
    assert len(slug) <= 60
    assert all(character in "abcdefghijklmnopqrstuvwxyz0123456789-" for character in slug)
    assert addresses.slug(slug) == slug


@given(st.lists(st.text(min_size=1), unique=True, max_size=20))
def test_every_name_gets_an_address_of_its_own(names):
    found, problems = addresses.assign([person(name) for name in names], [], [])
    assert not problems
    assert len(set(found.values())) == len(names)


def test_names_that_differ_only_in_case_get_two_addresses():
    found, _ = addresses.assign([person("Ada Quill"), person("ADA QUILL")], [], [])
    assert len({address.casefold() for address in found.values()}) == 2


def test_who_has_the_plain_slug_does_not_depend_on_the_order_of_the_register():
    one, two = person("Ada Quill"), person("Ada Quill!")
    assert addresses.assign([one, two], [], []) == addresses.assign([two, one], [], [])


def test_a_pinned_slug_comes_first_and_a_bad_one_is_refused_with_a_way_out():
    found, problems = addresses.assign(
        [person("Ada Quill"), person("Other", slug="ada-quill"), person("Third", slug="Ä/..")], [], []
    )
    assert found["people/Other"] == "people/ada-quill.html"
    assert found["people/Ada Quill"].startswith("people/n")
    assert found["people/Third"] == "people/third.html"
    assert [problem.code for problem in problems] == ["slug-refused"]


@given(
    st.sampled_from(["index.html", "a/x.html", "2023/02/28.html"]),
    st.sampled_from(["index.html", "people/y.html#m", "2023/index.html"]),
)
def test_a_relative_link_leads_where_it_should(here, to):
    link = addresses.relative(here, to)
    path, _, fragment = link.partition("#")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) == to.partition("#")[0]
    assert fragment == to.partition("#")[2]
    assert path.endswith(".html")


def test_a_date_has_the_page_it_is_exact_enough_for():
    pages = {
        written: addresses.of_when(dates.parse(written)) for written in ("2023-02-28T16:25", "2023-02", "2023", "XXXX-02-28")
    }
    assert list(pages.values()) == ["2023/02/28.html", "2023/02/index.html", "2023/index.html", "undated.html"]
    assert addresses.of_when(None) == "undated.html"


def article(**more):
    return Article(id="ac2zht6t", origin=HERE, headline="x", **more)


def test_an_older_address_leads_to_what_stands_now():
    merged = person("A. Quill", see="Ada Quill", redirect_from=("people/quill.html",))
    where = {"people/Ada Quill": "people/ada-quill.html", "ac2zht6t": "a/ac2zht6t.html"}
    found, problems = addresses.redirects(
        [person("Ada Quill"), merged], [], [article(redirect_from=("2019/ferry.html",))], where
    )
    assert not problems
    assert found == {
        "2019/ferry.html": "a/ac2zht6t.html",
        "people/a-quill.html": "people/ada-quill.html",
        "people/quill.html": "people/ada-quill.html",
    }


def test_an_older_address_that_is_none_or_is_taken_is_a_problem():
    where = {"ac2zht6t": "a/ac2zht6t.html"}
    old = ("../up.html", "https://elsewhere.example/x.html", "a/ac2zht6t.html")
    found, problems = addresses.redirects([], [], [article(redirect_from=old)], where)
    assert not found
    assert [problem.code for problem in problems] == ["redirect-malformed", "redirect-malformed", "redirect-taken"]


def test_the_ledger_gets_a_line_for_each_new_address_and_keeps_the_rest():
    text = "2020-01-01 page index.html\nnonsense\n"
    listed, problems = addresses.read_ledger({addresses.LEDGER: text.encode()})
    assert listed == ("index.html",)
    assert [(problem.code, problem.origin.line) for problem in problems] == [("ledger-broken", 2)]
    more = addresses.ledger_lines(["index.html", "people/ada-quill.html", "a/ac2zht6t.html"], listed, date(2023, 3, 1))
    assert more == "2023-03-01 article a/ac2zht6t.html\n2023-03-01 person people/ada-quill.html\n"


def test_an_article_file_is_named_for_people_and_never_takes_anothers_place():
    when = dates.parse("2023-02-28T16:25")
    path = addresses.file_path("ac2zht6t", "Ferry to Brackwater", when)
    assert path == "content/articles/2023/2023-02-28-ferry-to-brackwater.md"
    assert addresses.file_path("ac2zht6t", "Ferry to Brackwater", when, {path}).endswith("-ac2zht6t.md")
    assert addresses.file_path("ac2zht6t", "Паром", None) == "content/articles/undated/undated-ac2zht6t.md"
