"""An archive as large as any is meant to be: it builds to the end, and no page is more than a reader's telephone can take."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressmark import addresses, cli

NAMES, ARTICLES = 30_000, 10_000
FIRST = "ba de fi go hu ji ka lo mu na pe ri so tu va ze".split()
LAST = "dar fen gol hur jin kas lem mor nek pol rat sun".split()


def word(chance: random.Random) -> str:
    return chance.choice(FIRST) + chance.choice(FIRST) + chance.choice(LAST)


def registers(chance: random.Random) -> dict[str, list[str]]:
    """Names by their register, all different."""
    found: dict[str, dict[str, None]] = {"people": {"Ada Quill": None}, "organisations": {}, "places": {"Brackwater": None}}
    while sum(map(len, found.values())) < NAMES:
        one, other = word(chance).capitalize(), word(chance).capitalize()
        found["people"].setdefault(f"{one} {other}")
        found["organisations"].setdefault(f"{other} {word(chance).capitalize()} Bank")
        found["places"].setdefault(f"{one} {word(chance).capitalize()} City")
    return {kind: list(names) for kind, names in found.items()}


def articles(chance: random.Random, known: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Short articles of twelve outlets: half of them of one year, a third from one outlet, all about one person and place."""
    names = [name for some in known.values() for name in some]
    vocabulary = [word(chance) for _ in range(4_000)]
    for number in range(ARTICLES):
        id = addresses.article_id(f"{number * 7919:064x}")
        year = 2004 if number % 2 else 2000 + number % 12
        day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" if number % 300 else "XXXX-02-28"
        outlet = "Brackwater Echo" if number % 3 == 0 else f"Echo of {FIRST[number % 11].capitalize()}port"
        text = [chance.choice(vocabulary) for _ in range(60)]
        for at in range(5):  # in turn, since a name that no article carries has no page
            text[10 * at + 5] = names[(number * 5 + at) % len(names)]
        prose = f"Ada Quill came to Brackwater. It {' '.join(text[:30])}. There {' '.join(text[30:])}."
        head = f"id: {id}\nheadline: {' '.join(text[1:6]).capitalize()}\npublished: {day}\noutlet: {outlet}\n"
        yield id, f"---\n{head}subjects: [harbours (medtop:20000337), {LAST[number % 12]}]\n---\n\n{prose}\n"


def filled(content: Path) -> None:
    """The archive as its curator would have it on the disk."""
    chance = random.Random(30_000)
    known = registers(chance)
    for id, text in articles(chance, known):
        path = content / "articles" / id[1:3] / f"{id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for kind, names in known.items():
        (content / f"{kind}.yaml").write_text("".join(f"{name}: {{}}\n" for name in names))
    outlets = ["Brackwater Echo", *(f"Echo of {each.capitalize()}port" for each in FIRST[:11])]
    (content / "outlets.yaml").write_text("".join(f"{name}: {{display: full, evidence: letter}}\n" for name in outlets))
    (content / "site.yaml").write_text("title: Ferry clippings\nurl: https://ferry.example/\n")


@pytest.mark.thorough
def test_thirty_thousand_names_and_ten_thousand_articles_are_pages_below_300_kb(tmp_path: Path) -> None:
    content, site = tmp_path / "content", tmp_path / "site"
    filled(content)
    assert cli.main(["-q", "--content", str(content), "--site", str(site)]) == 0
    weights = {str(page.relative_to(site)): page.stat().st_size for page in site.rglob("*.html")}
    assert len(weights) > NAMES + ARTICLES
    assert {address: weight for address, weight in weights.items() if weight >= 300_000} == {}
    wholes = ("people/ada-quill", "subjects/harbours", "outlets/brackwater-echo")
    assert {f"{whole}/2004.html" for whole in wholes} <= {*weights}
    assert "names/b.html" in weights
