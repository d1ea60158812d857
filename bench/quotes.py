"""How well quotations are found, given to who says them, and compared: runs over public corpora, and prints figures and misses.

    uv run bench/quotes.py polnear|basil|clippings FOLDER [--part dev] [--misses N]

The README beside this file says where to get the corpora, what counts as a quotation in them, and how to read the figures.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import yaml

from pressmark import dates, registers
from pressmark.archive import join, quotes, speakers, variants
from pressmark.filing import draft, wrappings
from pressmark.model import Article, Origin, Paragraph, Quote
from pressmark.work import Work

LABELS = Path(__file__).with_name("quotes-basil.tsv")
_WORD = re.compile(r"\w+")
_MARKS = '"“”„«»'
Span = tuple[int, int]


# --- PolNeAR: direct quotations, and who says them -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attribution:
    """What an annotator marked in a text: who says it, and what is said, each in one stretch or several."""

    source: tuple[Span, ...]
    content: tuple[Span, ...]


def polnear(folder: Path, part: str) -> Iterator[tuple[str, list[Attribution]]]:
    """The texts of a part of the corpus; of several annotators the first in order of name."""
    for path in sorted((folder / part / "text").glob("*.txt")):
        notes = sorted((folder / part / "attributions").glob(f"{path.stem}_*.ann"))
        if notes:
            yield path.read_text("utf-8"), _attributions(notes[0].read_text("utf-8"))


def _attributions(notes: str) -> list[Attribution]:
    lines = [line.split("\t") for line in notes.split("\n")]
    spans: dict[str, list[Span]] = {}
    for name, place, *_ in (line for line in lines if re.fullmatch(r"T\d+", line[0])):
        spans[name] = [(int(one), int(two)) for one, two in (each.split() for each in place.partition(" ")[2].split(";"))]
    found = []
    for _, roles in (line for line in lines if re.fullmatch(r"E\d+", line[0])):
        of: dict[str, list[Span]] = defaultdict(list)
        for role, name in (pair.split(":") for pair in roles.split()):
            of[role.rstrip("0123456789")] += spans.get(name, [])
        found.append(Attribution(tuple(of["Source"]), tuple(of["Content"])))
    return found


def read(text: str) -> tuple[list[Paragraph], list[int]]:
    """The paragraphs of a text, and where in it each begins."""
    pieces, starts = [], []
    for line in re.finditer(r"[^\n]+", text):
        if words := line[0].strip():
            pieces.append(Paragraph(f"p-{len(pieces)}", "paragraph", words, "", len(words.split()), 0))
            starts.append(line.start() + line[0].index(words[0]))
    return pieces, starts


def direct(text: str, attributions: Sequence[Attribution]) -> Iterator[Span]:
    """What the gold holds for a direct quotation: content that opens with a mark and closes with one, four words and more.

    Content over several paragraphs counts as one quotation a paragraph; content with marks inside a paragraph is mixed, and is
    left to precision.
    """
    for start, end in (span for each in attributions for span in each.content):
        said = text[start:end].strip().rstrip(".,;")
        if len(said) < 2 or said[0] not in _MARKS or said[-1] not in _MARKS:
            continue
        lines = [(line.start(), line.end(), line[0].strip()) for line in re.finditer(r"[^\n]+", text[start:end])]
        inner = [line.strip().lstrip(_MARKS) for line in said[1:-1].split("\n")]
        if not any(sign in line for line in inner for sign in _MARKS):
            yield from ((start + a, start + b) for a, b, line in lines if quotes.count(line.strip(_MARKS)) >= quotes.LEAST)


def on_polnear(folder: Path, part: str, misses: int) -> None:
    right = wrong = found = missed = spoke = named = silent = 0
    bad: list[str] = []
    for text, attributions in polnear(folder, part):
        pieces, starts = read(text)
        place = {piece.anchor: start for piece, start in zip(pieces, starts, strict=True)}
        article = Article(id="a", origin=Origin(""), headline="")
        ours = [each for each in speakers.find(article, pieces, ()) if each.manner == "direct"]
        spans = [(place[each.anchor] + each.start, place[each.anchor] + each.end) for each in ours]
        for span in spans:
            if _share(text, span, [each for one in attributions for each in one.content]) >= 0.8:
                right += 1
            else:
                wrong += 1
                bad.append(f"not quoted: {text[span[0] - 40 : span[0]]!r} [{text[slice(*span)]}]")
        for gold in direct(text, attributions):
            if any(_share(text, gold, [span]) >= 0.9 and span[1] - span[0] < 1.2 * (gold[1] - gold[0]) + 8 for span in spans):
                found += 1
            else:
                missed += 1
                bad.append(f"missed: {text[slice(*gold)]}")
        stretches = quotes.find(pieces)
        for stretch, source in zip(stretches, speakers.sources(pieces, stretches), strict=True):
            span = (starts[stretch.at] + stretch.start, starts[stretch.at] + stretch.end)
            said = max(attributions, key=lambda each: _common(span, each.content), default=None)
            if said is None or not said.source or _common(span, said.content) < 0.5 * (span[1] - span[0]):
                continue
            spoke += 1
            who = " ".join(text[slice(*each)] for each in said.source)
            if source is None:
                silent += 1
            elif _common((starts[source.at] + source.start, starts[source.at] + source.end), said.source) or _alike(
                who, source.printed
            ):
                named += 1
            else:
                bad.append(f"{source.printed!r} for {who!r}: {text[slice(*span)][:80]}")
    print(f"PolNeAR {part}: direct quotations P {right / (right + wrong):.3f} ({right + wrong})", end="  ")
    print(f"R {found / (found + missed):.3f} ({found + missed});  speaker {named / spoke:.3f} ({spoke}; unattributed {silent})")
    print("\n".join(bad[:misses]))


def _common(span: Span, others: Sequence[Span]) -> int:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in others)


def _share(text: str, span: Span, others: Sequence[Span]) -> float:
    """The share of the words of a span that stand in others."""
    words = [found.start() for found in _WORD.finditer(text, *span)]
    return sum(any(start <= word < end for start, end in others) for word in words) / max(1, len(words))


def _alike(gold: str, ours: str) -> bool:
    """Whether two sources are one name printed in two places: the last word of the gold's, before an apposition, is in ours."""
    last = _WORD.findall(gold.partition(",")[0].lower())[-1:]
    return bool(last) and last[0] in _WORD.findall(ours.lower())


# --- BASIL: the same words or not ----------------------------------------------------------------------------------------


def on_basil(folder: Path, misses: int) -> None:
    """300 pairs of stretches of articles on one event, labelled by hand before any threshold was chosen."""
    held: dict[str, tuple[list[str], list[tuple[int, Quote]]]] = {}
    for path in sorted((folder / "articles").glob("*/*.json")):
        body = [" ".join(" ".join(said).split()) for said in json.loads(path.read_text("utf-8"))["body-paragraphs"]]
        pieces = [Paragraph(f"p-{at}", "paragraph", text, "", 0, 0) for at, text in enumerate(body)]
        found = speakers.find(Article(id=path.stem, origin=Origin(""), headline=""), pieces, ())
        held[path.stem] = body, [(int(each.anchor[2:]), each) for each in found]
    both = ours = gold = 0
    bad = []
    for line in LABELS.read_text("utf-8").splitlines():
        row = line.split("\t")
        one, other = (_stretch(held, *row[at : at + 5]) for at in (0, 5))
        same, labelled = variants.same(variants.said(one), variants.said(other)), row[10] == "1"
        both, ours, gold = both + (same and labelled), ours + same, gold + labelled
        if same != labelled:
            bad.append(f"{'not the same' if same else 'missed'}: {one.printed}: {one.words} | {other.printed}: {other.words}")
    print(
        f"BASIL: P {both / ours:.3f}  R {both / gold:.3f}  F {2 * both / (ours + gold):.3f}  ({gold} of 300 pairs are the same)"
    )
    print("\n".join(bad[:misses]))


def _stretch(
    held: dict[str, tuple[list[str], list[tuple[int, Quote]]]], id: str, at: str, start: str, length: str, manner: str
) -> Quote:
    """A labelled stretch as a quotation, with the speaker of what we find there."""
    body, found = held[id]
    begins, ends = int(start), int(start) + int(length)
    near = [each for place, each in found if place == int(at)]
    best = max(near, key=lambda each: _common((begins, ends), [(each.start, each.end)]), default=None)
    printed = best.printed if best and _common((begins, ends), [(best.start, best.end)]) else ""
    return Quote("q", id, "p", "", body[int(at)][begins:ends], manner=manner, printed=printed)  # type: ignore[arg-type]


# --- the reference clippings: groups -------------------------------------------------------------------------------------


def on_clippings(folder: Path, content: Path) -> None:
    """Pairs of quotations in two clippings: the gold's groups, and ours."""
    gold = {
        name: {f"a{int(clipping):03}": words for clipping, words in said.items()}  # YAML takes 001 for a number
        for name, said in yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))["quotes"].items()
    }
    known, _ = registers.read({f"content/{path.name}": path.read_bytes() for path in content.glob("*.yaml")})
    articles = []
    for path in sorted(folder.glob("*.txt")):
        (piece,), _ = wrappings.pieces(path.name, path.read_bytes())
        made, _ = draft.read(piece, known.outlets, ("en", "ru", "kk"))
        assert made
        when = str(made.fields.get("published", ""))
        articles.append(
            Article(
                id=f"a{path.name[:3]}",
                origin=Origin(path.name),
                headline=str(made.fields.get("headline", "")),
                body=made.body,
                published=dates.parse(when) if when else None,
            )
        )
    whole, _ = join.archive(articles, known, Work())
    wanted = {(name, one, other) for name, said in gold.items() for one, other in combinations(sorted(said), 2)}
    of = {quote.id: _name(quote, gold) for quote in whole.quotes}
    groups: dict[str, list[Quote]] = defaultdict(list)
    for quote in whole.quotes:
        if quote.group:
            groups[quote.group].append(quote)
    ours, false = set(), 0
    for some in groups.values():
        names = {of[quote.id] for quote in some} - {""}
        for one, other in combinations(sorted({quote.article for quote in some}), 2):
            if len(names) == 1:
                ours.add((*names, one, other))
            else:
                false += 1
    both = len(ours & wanted)
    print(f"clippings: pairs F {2 * both / (len(wanted) + len(ours) + false):.3f}, false {len(ours - wanted) + false}")


def _name(quote: Quote, gold: dict[str, dict[str, str]]) -> str:
    """The group of the gold that a quotation belongs to."""
    words = " ".join(variants.compared(quote.words))
    for name, said in gold.items():
        if quote.article in said and " ".join(variants.compared(said[quote.article])) in words:
            return name
    return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=("polnear", "basil", "clippings"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="dev", choices=("train", "dev", "test"))
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--content", type=Path, default=Path("content"), help="the registers that know the clippings' names")
    given = parser.parse_args()
    match given.corpus:
        case "polnear":
            on_polnear(given.folder, given.part, given.misses)
        case "basil":
            on_basil(given.folder, given.misses)
        case _:
            on_clippings(given.folder, given.content)


if __name__ == "__main__":
    main()
