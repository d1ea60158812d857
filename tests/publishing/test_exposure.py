"""More of a text than may be shown stands nowhere in the finished site."""

import making
import pytest

from pressmark import cli, files, pipeline
from pressmark.archive import rights
from pressmark.publishing import exposure
from pressmark.work import Work

TERMS = "Gazette:\n  display: {}\n  max_fraction: {}\n"
LONG = "\n\n".join(
    f"Paragraph {name} tells of the {name} boat, which left the old pier at {name} o'clock with {name} crates of fish."
    for name in ("one", "two", "three", "four", "five")
)
SENTENCE = "the four boat, which left the old pier at four o'clock with four crates of fish"


def guarded(display, fraction=0.0, **more):
    whole, *_ = making.joined(
        making.content(outlets=TERMS.format(display, fraction), ferry=making.article(body=LONG, outlet="Gazette"), **more)
    )
    return exposure.guard(whole, rights.clear(whole, "public", making.TODAY))


def told(guard, **files):
    seen = [(address, exposure.found(guard, f"{address}.html", text)) for address, text in files.items()]
    return [problem.sentence for problem in exposure.refusals(guard, seen)]


@pytest.mark.parametrize("display", ["citation", "withheld"])
def test_a_sentence_that_may_not_be_shown_is_found_wherever_it_stands(display):
    guard = guarded(display)
    assert told(guard, index=f"<p>It says {SENTENCE}.</p>") == ["16% of its words stand in the site, and 0% may: index"]
    assert told(guard, index=f'<meta content="{SENTENCE}">')
    assert told(guard, data=f'{{"text":"{SENTENCE}"}}')


def test_it_is_known_again_in_other_letters_and_with_links_in_it():
    guard = guarded("citation")
    assert told(guard, index=SENTENCE.upper())
    assert told(guard, index=SENTENCE.replace("boat", "<a href='x'>boat</a>").replace("'", "&#39;"))


def test_fewer_than_eight_words_are_nobodys():
    guard = guarded("citation")
    words = SENTENCE.replace("'", " ").replace(",", "").split()
    assert not told(guard, index=" ".join(words[:7]))
    assert told(guard, index=" ".join(words[:8]))


def test_an_excerpt_may_stand_as_often_as_one_likes_and_no_word_more():
    guard = guarded("excerpt", 0.3)
    first = LONG.partition("\n\n")[0]
    assert not told(guard, one=first, two=first)
    (sentence,) = told(guard, one=first, two=SENTENCE)
    assert sentence.endswith("and 30% may: two")


def test_what_another_article_or_a_register_may_show_is_no_secret():
    assert told(guarded("citation"), index=SENTENCE)
    own = making.article("a1111111", body=f"We hold that {SENTENCE}.", representation="summary")
    assert not told(guarded("citation", own=own), index=SENTENCE)
    known = f"Ada Quill:\n  description: She saw {SENTENCE}\n"
    named = making.article("a1111111", body="By Ada Quill.", representation="summary")
    assert not told(guarded("citation", people=known, own=named), index=SENTENCE)


def test_the_private_edition_guards_nothing():
    whole, *_ = making.joined(
        making.content(outlets=TERMS.format("citation", 0), ferry=making.article(body=LONG, outlet="Gazette"))
    )
    assert not exposure.guard(whole, rights.clear(whole, "private", making.TODAY)).runs


def test_a_template_that_says_too_much_is_a_refusal():
    tree = making.content(outlets=TERMS.format("citation", 0), ferry=making.article(body=LONG, outlet="Gazette"))
    built = pipeline.build(tree, "public", making.TODAY, Work())
    templates = {**files.read_templates(cli.TEMPLATES), "about.html": f"<p>{SENTENCE}</p>"}
    seen = [looked for *_, looked in pipeline.finish(built, templates, Work())]
    assert [each.code for each in pipeline.refusals(built, seen, built.files) if each.code == "text-exposed"] == [
        "text-exposed"
    ]


def test_a_search_index_of_a_hidden_text_holds_none_of_it():
    tree = making.content(outlets=TERMS.format("citation", 0), ferry=making.article(body=LONG, outlet="Gazette"))
    built = pipeline.build(tree, "public", making.TODAY, Work())
    shards = {address: data.decode() for address, data in built.files.items() if address.startswith("search/")}
    assert shards
    assert not any(exposure.found(built.guard, address, text) for address, text in shards.items())
    assert built.guard.runs
