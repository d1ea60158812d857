"""What travels to a reader's browser: deterministic pieces, in which nothing can be read that may not be shown."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from making import article, content, edition
from searching import numbers

from pressmark.model import Edition
from pressmark.publishing import search
from pressmark.publishing.search import words

TERMS = {"outlets": "Quay Post:\n  display: citation\nBrackwater Bugle:\n  display: full\n"}


def ferries(**files: str) -> Edition:
    return edition(content(**TERMS, **files))


def read(made: dict[str, bytes], address: str) -> object:
    """What a piece hands to the browser."""
    found = re.fullmatch(r'pressmark\.shard\("(.*?)",(.*)\)\n', made[address].decode(), re.DOTALL)
    assert found is not None
    assert found[1] == address.removeprefix("search/").removesuffix(".js")
    return json.loads(found[2])


def lines(made: dict[str, bytes]) -> dict[str, list[str]]:
    """The lines of the index by stem: rank, and the posting of each field."""
    manifest = read(made, "search/manifest.js")
    assert isinstance(manifest, dict)
    rows = [
        line.split("\t") for _, mark in manifest["words"] for line in str(read(made, f"search/words-{mark}.js")).split("\n")[1:]
    ]
    return {stem: rest for stem, *rest in rows}


def test_a_posting_says_which_articles_and_how_often():
    made = search.files(
        ferries(
            one=article("ac2zht6t", "The ferry. The ferry.", outlet="Brackwater Bugle", published="2021-01-01"),
            two=article("adwgrh55", "A harbour.", outlet="Brackwater Bugle", published="2021-01-02"),
            three=article(
                "aztnqvcz", "Ferries, a ferry, and one more ferry", outlet="Brackwater Bugle", published="2021-01-03"
            ),
        )
    )
    assert read(made, "search/manifest.js")["articles"] == 3  # type: ignore[index]
    body = lines(made)["ferri"][1 + list(search.FIELDS).index("body")]
    assert numbers(body) == [2 * 0 + 1, 2 - 2, 2 * 1 + 1, 3 - 2]  # the first, twice; then one passed over, thrice


def test_text_that_may_not_be_shown_is_in_no_piece_and_its_words_are_found():
    built = ferries(one=article(outlet="Quay Post"))
    made = search.files(built)
    assert not re.search(r"passengers|Monday, and|harbour master", b"".join(made.values()).decode())
    unshown = {stem: numbers(rest[0]) for stem, rest in lines(made).items() if rest[1:4] == ["", "", rest[-1]]}
    assert "passeng" in unshown
    in_order = [stem for stem in dict.fromkeys(words.stems(" ".join(sorted(built.articles[0].terms)))) if stem in unshown]
    assert sorted(unshown, key=unshown.__getitem__) == in_order  # of the alphabet, not of the text


def test_a_card_has_the_paragraphs_that_may_be_shown_with_their_anchors():
    built = ferries(one=article(outlet="Brackwater Bugle", dateline="BRACKWATER", published="2023-02-28"))
    made = search.files(built)
    (cards,) = [read(made, address) for address in made if "cards" in address]
    paragraphs = [[paragraph.anchor, paragraph.text] for paragraph in built.articles[0].paragraphs]
    head = ["a/ac2zht6t.html", "No ferry on Monday", "", "Brackwater Bugle", "BRACKWATER", "28 Feb 2023", "2023-02-28", ""]
    assert cards == [[*head, paragraphs]]


def test_the_same_edition_gives_the_same_bytes_with_any_hash_seed():
    script = (
        "import hashlib, sys; sys.path.insert(0, 'tests')\n"
        "from publishing.test_search import ferries, article, search\n"
        "made = search.files(ferries(one=article(outlet='Quay Post'), two=article('adwgrh55', outlet='Brackwater Bugle')))\n"
        "print(hashlib.sha256(repr(list(made.items())).encode()).hexdigest())"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert len(prints) == 1


def test_an_archive_of_nothing_has_a_manifest_too():
    made = search.files(ferries())
    manifest = read(made, "search/manifest.js")
    assert isinstance(manifest, dict)
    assert (manifest["articles"], manifest["words"], manifest["drawers"]) == (0, [], [])
    assert search.size(made) == sum(len(script) for script in made.values())


def test_a_word_changed_in_one_article_changes_few_pieces():
    many = ferries(
        **{
            f"n{order}": article(f"a{order:07}", f"Word{order} alpha{order * 7} beta{order * 3}.", outlet="Brackwater Bugle")
            for order in range(400)
        }
    )
    assert len(many.articles) == 400
    first, *rest = many.articles
    changed = replace(first, paragraphs=(replace(first.paragraphs[0], text="Word0 gamma"),))
    before, after = search.files(many), search.files(replace(many, articles=(changed, *rest)))
    fresh = {address for address in after if before.get(address) != after[address]}
    assert len(fresh) <= 12 < len(after)


def test_the_page_has_every_sentence_its_scripts_say():
    templates = Path(__file__).parents[2] / "templates"
    scripts = {path.stem: path.read_text() for path in (templates / "static").glob("*.js")}
    calls = re.findall(r"(?:say|notes\.(?:push|add))\(([^()]*)", "".join(scripts.values()))
    said = {word for call in calls for word in re.findall(r'"([a-z-]+)"', call)}
    assert said <= set(re.findall(r'data-say="([a-z-]+)"', (templates / "search.html").read_text()))
