"""How well names of a register are found in news that we have labelled ourselves: precision and recall, by kind.

    uv run --group bench bench/known.py FOLDER…  [--misses FILE]

A folder holds one of the four corpora that labels stand for. The README beside this file says where to get them, by which
rules the labels were made and how to read the figures. `known_names/` has the labels and the register, and no text.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pressmark import addresses, registers
from pressmark.archive import mentions
from pressmark.model import KINDS, Article, Entity, Mention, Origin, Paragraph

LABELLED = Path(__file__).parent / "known_names"
PARTS = ("developed", "held")
Pieces = Mapping[str, str]
"""Headline, dateline and paragraphs of an article, by anchor."""


@dataclass(frozen=True, slots=True)
class Label:
    """Characters `start` to `end` of a piece name this entry: `kind/slug`, or "?" where nothing is asked either way."""

    anchor: str
    start: int
    end: int
    entry: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article whose names have been labelled: found again by its corpus and name, and known by the sha256 of its text."""

    corpus: str
    name: str
    part: str
    sha256: str
    labels: tuple[Label, ...]


# --- what was labelled --------------------------------------------------------------------------------------------------


def register() -> tuple[Entity, ...]:
    """The entries that the labels speak of, and others that stand in nobody's text, to be mistaken for something."""
    content = {f"content/{kind}.yaml": path.read_bytes() for kind in KINDS if (path := LABELLED / f"{kind}.yaml").is_file()}
    known, problems = registers.read(content | {registers.SITE: b"title: Labelled news"})
    if problems:
        raise SystemExit(str(problems[0]))
    return known.entities


def labelled() -> Iterator[Labelled]:
    """Every labelled article: a line that names it, then one indented line for each piece of its text that has labels."""
    for block in re.findall(r"^\S.*\n(?: .*\n)*", (LABELLED / "labels.txt").read_text("utf-8"), re.MULTILINE):
        first, *rest = block.splitlines()
        corpus, name, part, sha256 = first.split(" ")
        found = (
            Label(anchor, int(span.partition("-")[0]), int(span.partition("-")[2]), entry)
            for anchor, *cells in map(str.split, rest)
            for span, entry in zip(cells[::2], cells[1::2], strict=True)
        )
        yield Labelled(corpus, name, part, sha256, tuple(found))


# --- the corpora --------------------------------------------------------------------------------------------------------


def texts(folder: Path) -> Iterator[tuple[str, str, Pieces]]:
    """Every article of a corpus: which corpus, its name there, and its text. The folder's files tell which corpus it is."""
    if (folder / "articles.json").is_file():
        for name, told in json.loads((folder / "articles.json").read_text("utf-8")).items():
            yield "newspaper", name, _pieces(told["title"].strip(), "", told["articleBody"].split("\n"))
    elif (folder / "annotations").is_dir():
        for path in sorted((folder / "articles").rglob("*.json")):
            told = json.loads(path.read_text("utf-8"))
            lines = [" ".join(sentences) for sentences in told["body-paragraphs"]]
            yield "basil", path.relative_to(folder / "articles").as_posix(), _pieces(told["title"].strip(), "", lines)
    elif any(folder.glob("*.sgm")):
        yield from _wires(folder)
    else:
        for path in sorted((folder / "data").glob("*/text/*.txt")):
            first, *rest = _spaced(re.split(r"\n\s*\n", path.read_text("utf-8"))) or [""]
            yield "polnear", path.relative_to(folder / "data").as_posix(), _pieces(first, "", rest)


def _wires(folder: Path) -> Iterator[tuple[str, str, Pieces]]:
    for path in sorted(folder.glob("*.sgm")):
        for name, wire in re.findall(r'<REUTERS.*?NEWID="(\d+)">(.*?)</REUTERS>', path.read_text("latin-1"), re.DOTALL):
            if told := re.search(r"<TITLE>(.*?)</TITLE>.*?<DATELINE>(.*?)</DATELINE><BODY>(.*?)</BODY>", wire, re.DOTALL):
                title, dateline, body = (html.unescape(re.sub(r"&#\d+;", " ", each)) for each in told.groups())
                lines = [line for line in _spaced(re.split(r"\n\s{4,}", body)) if line.lower() != "reuter"]
                yield "reuters", name, _pieces(" ".join(title.split()), " ".join(dateline.split()).strip(" -"), lines)


def _spaced(lines: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines if line.strip()]


def _pieces(headline: str, dateline: str, lines: list[str]) -> Pieces:
    named = {"headline": headline} | ({"dateline": dateline} if dateline else {})
    return named | {f"p-{at}": line for at, line in enumerate((each.strip() for each in lines if each.strip()), 1)}


def linked(pieces: Pieces, matcher: mentions.Matcher) -> tuple[Mention, ...]:
    """What the archive links in an article."""
    article = Article(
        id="a", origin=Origin("corpus"), headline=pieces["headline"], dateline=pieces.get("dateline", ""), language="en"
    )
    lines = [(anchor, text) for anchor, text in pieces.items() if anchor.startswith("p-")]
    paragraphs = [Paragraph(anchor, "paragraph", text, "", 0, at) for at, (anchor, text) in enumerate(lines)]
    return mentions.find(article, paragraphs, matcher)[0]


# --- the figures --------------------------------------------------------------------------------------------------------


def read(one: Labelled, pieces: Pieces, matcher: mentions.Matcher) -> tuple[Counter[tuple[str, str]], list[str]]:
    """How many links of each kind are ours, wanted and right, and the rest in words.

    A link is right when it goes to the label's entry and ends where the label ends; the title before a name may belong to it.
    """
    counts: Counter[tuple[str, str]] = Counter()
    misses: list[str] = []
    wanted = {(label.anchor, label.end): label for label in one.labels if label.entry != "?"}
    open_ones = [label for label in one.labels if label.entry == "?"]
    ours: dict[tuple[str, int], str] = {}
    for mention in linked(pieces, matcher):
        if any(mention.anchor == each.anchor and mention.start < each.end and each.start < mention.end for each in open_ones):
            continue
        kind, _, name = mention.entity.partition("/")
        ours[mention.anchor, mention.end] = f"{kind}/{addresses.slug(name)}"
    for place in sorted(ours.keys() | wanted.keys()):
        found, label = ours.get(place, ""), wanted.get(place)
        meant = label.entry if label else ""
        counts["ours", found.partition("/")[0]] += bool(found)
        counts["wanted", meant.partition("/")[0]] += bool(meant)
        counts["right", meant.partition("/")[0]] += bool(found) and found == meant
        if found != meant:
            text = pieces[place[0]]
            around = f"{text[max(0, place[1] - 40) : place[1]]}<{text[place[1] : place[1] + 20]}"
            misses.append(f"{one.part}\t{meant or '–'}\t{found or '–'}\t{around}\t{one.corpus} {one.name} {place[0]}")
    return counts, misses


def report(part: str, articles: int, counts: Counter[tuple[str, str]]) -> None:
    print(f"\n{part}: {articles} articles")
    for kind in (*KINDS, ""):
        ours, wanted, right = (
            sum(number for (what, of), number in counts.items() if what == word and (of == kind if kind else of))
            for word in ("ours", "wanted", "right")
        )
        if wanted:
            print(f"  {kind or 'all':<14}{wanted:>6,} wanted   P {right / max(1, ours):.3f} R {right / wanted:.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--misses", type=Path, metavar="FILE", help="write what is missed in the developed part, one line each")
    options = parser.parse_args()
    matcher = mentions.matcher(register())
    waiting = {(one.corpus, one.name): one for one in labelled()}
    counts: dict[str, Counter[tuple[str, str]]] = {part: Counter() for part in PARTS}
    articles: Counter[str] = Counter()
    missed: list[str] = []
    for folder in options.folders:
        for corpus, name, pieces in texts(folder):
            one = waiting.get((corpus, name))
            if one is None:
                continue
            if hashlib.sha256("\n".join(pieces.values()).encode()).hexdigest() != one.sha256:
                print(f"{corpus} {name}: not the text that was labelled", file=sys.stderr)
                continue
            found, misses = read(one, pieces, matcher)
            counts[one.part] += found
            articles[one.part] += 1
            missed += misses if one.part == "developed" else ()  # nobody is to look at what is missed in the held part
    for part in PARTS:
        report(part, articles[part], counts[part])
    if options.misses:
        options.misses.write_text("\n".join(missed) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
