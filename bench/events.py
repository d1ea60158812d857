"""How well events are found: gathers the articles of public corpora, as a build would, and prints B³ and what went wrong.

    uv run bench/events.py FOLDER… [-v]

What a folder is, its files tell: BASIL (`articles/2012/*.json`), the news clusters of Giveme5W1H (a folder of `*.json` that
name their `newsCluster`), ECB+ (`1/1_1ecb.xml`), or articles filed from clippings with the `gold.yaml` of those clippings. The
README beside this file says where to get them and how to read the figures.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from pressmark import dates, frontmatter, paragraphs
from pressmark.archive import gatherings, occasions, tellings, variants
from pressmark.model import Article, Origin


@dataclass(frozen=True, slots=True)
class Gold:
    """An article of a corpus, the event that the corpus says it reports, and whether it is in the half for development."""

    article: Article
    event: str
    developed: bool


def basil(folder: Path) -> Iterator[Gold]:
    """BASIL: a hundred events, each in three papers. Every other event is for development."""
    files = sorted(folder.glob("articles/*/*.json"))
    told = {path: json.loads(path.read_text()) for path in files}
    developed = set(sorted({each["triplet-uuid"] for each in told.values()})[::2])
    for path, each in told.items():
        body = "\n\n".join(" ".join(paragraph) for paragraph in each["body-paragraphs"])
        article = _article(path.stem, each["title"], body, each["date"])
        yield Gold(article, each["triplet-uuid"], each["triplet-uuid"] in developed)


def clusters(folder: Path) -> Iterator[Gold]:
    """Giveme5W1H: 69 events. Its days were read from pages by a program, and some are those of a visit: a doubt says so."""
    for path in sorted(folder.glob("*.json")):
        each = json.loads(path.read_text())
        body, day = (each.get("text") or "").replace("\n", "\n\n"), (each.get("date_publish") or "")[:10]
        article = _article(path.stem, each.get("title") or "", body, day, ("published: read by a program",))
        yield Gold(article, str(each["newsCluster"]["EventId"]), False)


def topics(folder: Path) -> Iterator[Gold]:
    """ECB+: 43 topics, each with two events that are easily confused. It has no days. Even topics are for development."""
    for path in sorted(folder.glob("*/*.xml")):
        sentences: dict[int, list[str]] = defaultdict(list)
        for token in ElementTree.parse(path).getroot().iter("token"):
            sentences[int(token.get("sentence") or 0)].append(token.text or "")
        said = [" ".join(words) for _, words in sorted(sentences.items())]
        said = [sentence for sentence in said if not sentence.startswith("http")]
        topic = int(path.parent.name)
        event = f"{topic} {'plus' if path.stem.endswith('plus') else ''}"
        yield Gold(_article(path.stem, "", "\n\n".join(said)), event, topic % 2 == 0)


def filed(folder: Path) -> Iterator[Gold]:
    """Articles filed from clippings, with the events that their gold.yaml names; every other article reports its own."""
    events = yaml.safe_load((folder / "gold.yaml").read_text())["events"]
    event = {clipping: str(number) for number, some in enumerate(events) for clipping in some}
    tree = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.glob("content/articles/**/*.md"))}
    for article in frontmatter.read_all(tree)[0]:
        yield Gold(article, event.get(article.clipping, article.id), False)


def _article(id: str, headline: str, body: str, day: str = "", doubts: tuple[str, ...] = ()) -> Article:
    when = dates.parse(day) if day else None
    return Article(id=id, origin=Origin(id), headline=headline or "[none]", body=body, published=when, doubts=doubts)


def corpus(folder: Path) -> tuple[str, list[Gold]]:
    """What a folder holds, by what stands in it."""
    kinds: tuple[tuple[str, str, Callable[[Path], Iterator[Gold]]], ...] = (
        ("clippings", "gold.yaml", filed),
        ("BASIL", "articles/*/*.json", basil),
        ("ECB+", "*/*ecb.xml", topics),
        ("Giveme5W1H", "*.json", clusters),
    )
    for name, pattern, read in kinds:
        if next(folder.glob(pattern), None):
            return name, list(read(folder))
    raise SystemExit(f"{folder}: no corpus that is known here")


def gathered(articles: Sequence[Article]) -> dict[str, int]:
    """Each article to the number of the group that it falls into, found as a build finds it, with no register at hand."""
    told = {each.id: tellings.of(each, paragraphs.parse(each.body), ()) for each in articles}
    said = variants.shared(variants.grouped([(telling.quotes, telling.sketch) for telling in told.values()]))
    read = {id: telling.vector for id, telling in told.items()}
    near = gatherings.pairs(read, {each.id: occasions.of(each) for each in articles}, said)
    return {id: number for number, group in enumerate(gatherings.of(read, near)) for id in group}


def b_cubed(gold: Mapping[str, str], found: Mapping[str, int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of each article's own group, averaged over the articles (Bagga and Baldwin, 1998)."""
    ours, theirs = Counter(found.values()), Counter(gold.values())
    both = Counter((found[id], gold[id]) for id in gold)
    precision = sum(count * count / ours[one] for (one, _), count in both.items()) / len(gold)
    recall = sum(count * count / theirs[other] for (_, other), count in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def report(name: str, gold: Sequence[Gold], verbose: bool) -> None:
    """Prints the figures of a corpus as one archive."""
    began = time.perf_counter()
    found = gathered([each.article for each in gold])
    told = {each.article.id: each.event for each in gold}
    precision, recall, both = b_cubed(told, found)
    seconds = time.perf_counter() - began
    print(
        f"{name:28} {len(gold):6,} articles {len(set(told.values())):4} events, {len(set(found.values())):4} found"
        f"   P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}   {seconds:.1f} s"
    )
    if verbose:
        _misses(gold, found)


def _misses(gold: Sequence[Gold], found: Mapping[str, int]) -> None:
    groups: dict[str, list[int]] = defaultdict(list)
    for each in gold:
        groups[each.event].append(found[each.article.id])
    for event, numbers in sorted(groups.items()):
        strangers = {each.event for each in gold if found[each.article.id] in numbers} - {event}
        if len(set(numbers)) > 1 or strangers:
            sizes = sorted(Counter(numbers).values(), reverse=True)
            print(f"    {event}: in groups of {sizes}" + (f", with {', '.join(sorted(strangers))}" if strangers else ""))
            for each in gold:
                if each.event == event:
                    day = each.article.published.written if each.article.published else "no day"
                    said = re.sub(r"\s+", " ", f"{each.article.headline} {each.article.body}")[:90]
                    print(f"        {found[each.article.id]:4} {day} {said}")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="name every event that was not found as the corpus has it")
    asked = parser.parse_args()
    for folder in asked.folders:
        name, gold = corpus(folder)
        report(name, gold, asked.verbose)
        if any(each.developed for each in gold):
            report("  developed on", [each for each in gold if each.developed], False)
            report("  held back", [each for each in gold if not each.developed], False)


if __name__ == "__main__":
    main()
