"""What searching costs a reader, and whether it finds: ours, Pagefind and a whole lunr index, over one and the same site.

    uv run --group bench bench/search.py FOLDER --work DIR  [--first 50]  [--known 300]  [--boosts]

FOLDER is the `content` of an archive, or the folder of a corpus of news (`articles.json`). The README beside this file says
what is counted and how to read the figures. Needs Debian's chromium; the lunr index also node's `npm`, to fetch lunr.js.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import contestants
import questions
from contestants import Engine
from playwright.sync_api import Browser, Page, Request, sync_playwright

WEIGHTS = [(1, 1, 1, 1, 1), (2, 1, 1, 1, 1), (3, 1, 1, 1, 1), (5, 1, 1, 1, 1), (3, 2, 2, 1, 1), (5, 2, 2, 1, 1)]
LIMIT = 100  # results looked at for the mean reciprocal rank


# --- what a query costs -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cost:
    """What one query fetched and how long it took."""

    bytes: int
    requests: int
    after: float  # milliseconds from the last byte to the answer
    whole: float  # milliseconds from the question to the answer
    task: float  # the longest task of the main thread, in milliseconds; 0 when none took 50


def cost(engine: Engine, browser: Browser, host: str, first: str, later: str) -> tuple[Cost, Cost]:
    """What a reader's first query costs, and the next one: with nothing in the browser's cache before.

    The page itself, its style sheet and its icon are not counted.
    """
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(contestants.WATCHED)
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    address = f"{host}{engine.page}?q={quote(first)}#{quote(later)}"
    with page.expect_console_message(lambda message: message.text.startswith("bench "), timeout=120_000) as told:
        page.goto(address)
    one, two = json.loads(told.value.text.removeprefix("bench "))
    some = [each for each in requests if each.resource_type not in ("document", "stylesheet", "image", "manifest")]
    begins = [each.timing["startTime"] for each in some]
    costs = [
        _cost([each for each, begin in zip(some, begins, strict=True) if begin < two["asked"]], one),
        _cost([each for each, begin in zip(some, begins, strict=True) if begin >= two["asked"]], two),
    ]
    context.close()
    return costs[0], costs[1]


def _cost(requests: Sequence[Request], told: Mapping[str, float]) -> Cost:
    ends = [each.timing["startTime"] + max(0.0, each.timing["responseEnd"]) for each in requests]
    size = sum(each.sizes()["responseBodySize"] for each in requests)
    after = told["answered"] - max(ends, default=told["asked"])
    return Cost(size, len(requests), max(0.0, after), told["answered"] - told["asked"], told["task"])


def spread(values: Sequence[float], unit: str = "") -> str:
    """The median, and what one in twenty exceeds."""
    ordered = sorted(values)
    return f"{statistics.median(ordered):,.0f} ({ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]:,.0f}){unit}"


def costs(engines: Sequence[Engine], browser: Browser, host: str, asked: Sequence[str]) -> None:
    """Prints what queries of two words cost, every engine asked the same."""
    print("\nA query of two words: median (one in twenty exceeds)")
    print(
        "|  | first: KB | requests | ms after the last byte"
        " | later: KB | requests | ms after | longest task: ms | all of it: MB |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for engine in engines:
        many = asked if engine.bytes < 20_000_000 and "whole" not in engine.name else asked[:10]
        runs = [cost(engine, browser, host, first, later) for first, later in zip(many[::2], many[1::2], strict=False)]
        cells = []
        for some in zip(*runs, strict=True):
            cells += [spread([each.bytes / 1000 for each in some]), spread([each.requests for each in some])]
            cells.append(spread([each.after for each in some]))
        longest = max(each.task for pair in runs for each in pair)
        told = f"{longest:,.0f}" if longest else "< 50"
        print(f"| {engine.name} | {' | '.join(cells)} | {told} | {engine.bytes / 1e6:.1f} |", flush=True)


# --- what a query finds -------------------------------------------------------------------------------------------------


def ranks(engine: Engine, page: Page, asked: Sequence[tuple[str, str]]) -> list[int]:
    """At which place the wanted article stands for each query; 0 where it is not among the first hundred."""
    script = f"async (queries) => {{ const rank = {engine.ranked}; const found = [];"
    script += f" for (const query of queries) found.push((await rank(query)).slice(0, {LIMIT})); return found; }}"
    found = page.evaluate(script, [query for query, _ in asked])
    named = [[engine.addresses.get(each, each) for each in row] for row in found]
    return [row.index(wanted) + 1 if wanted in row else 0 for row, (_, wanted) in zip(named, asked, strict=True)]


def measured(places: Sequence[int]) -> tuple[float, float, float]:
    """Recall at 1 and at 10, and the mean reciprocal rank."""
    many = max(1, len(places))
    return (
        sum(place == 1 for place in places) / many,
        sum(1 <= place <= 10 for place in places) / many,
        sum(1 / place for place in places if place) / many,
    )


def figures(places: Sequence[int]) -> str:
    return " | ".join(f"{value:.3f}" for value in measured(places))


@contextmanager
def opened(engine: Engine, browser: Browser, host: str) -> Iterator[Page]:
    page = browser.new_page()
    page.add_init_script(contestants.WATCHED)
    page.goto(host + engine.page)
    page.wait_for_function(engine.ready, timeout=120_000)
    yield page
    page.close()


def relevance(engines: Sequence[Engine], browser: Browser, host: str, known: int, some: Sequence[questions.Text]) -> None:
    """Prints how well each engine finds an article by three of its words, and by its headline."""
    sets = {"three words of an article": questions.known_items(some, known), "its headline": questions.headlines(some, known)}
    for title, asked in sets.items():
        print(f"\n{len(asked)} queries: {title}\n|  | recall@1 | recall@10 | MRR |\n|---|---|---|---|")
        for engine in engines:
            with opened(engine, browser, host) as page:
                print(f"| {engine.name} | {figures(ranks(engine, page, asked))} |", flush=True)


def boosts(engine: Engine, browser: Browser, host: str, known: int, some: Sequence[questions.Text]) -> None:
    """Prints the figures for several weights of the fields, over queries that `relevance` does not ask."""
    asked_by = {
        "words": questions.known_items(some, 2 * known)[known:],
        "headline": questions.headlines(some, 2 * known)[known:],
    }
    print("\nWeights of headline, standfirst, body, outlet, names; MRR by three words, by headline, and the mean")
    print("| weights | words | headline | mean |\n|---|---|---|---|")
    with opened(engine, browser, host) as page:
        for weights in WEIGHTS:
            page.evaluate(REWEIGHED, list(weights))
            values = [measured(ranks(engine, page, asked))[2] for asked in asked_by.values()]
            cells = " | ".join(f"{value:.4f}" for value in (*values, statistics.mean(values)))
            print(f"| {' '.join(map(str, weights))} | {cells} |", flush=True)


REWEIGHED = """async (weights) => {
  const manifest = await pressmark.piece("manifest");
  weights.forEach((weight, field) => (manifest.fields[field][1] = weight));
}"""


# --- all of it ----------------------------------------------------------------------------------------------------------


def built(engines: Sequence[Engine]) -> None:
    print("\nBuilding the index alone: seconds")
    for engine in engines:
        if engine.build:
            print(f"  {engine.name:<12} {engine.build}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--work", type=Path, required=True, metavar="DIR", help="where site and indexes are made and kept")
    parser.add_argument("--first", type=int, default=50, metavar="N", help="first queries, and as many second ones (50)")
    parser.add_argument("--known", type=int, default=300, metavar="N", help="queries for an article that is known (300)")
    parser.add_argument("--boosts", action="store_true", help="instead, try weights of the fields")
    options = parser.parse_args()
    work = options.work.absolute()
    work.mkdir(parents=True, exist_ok=True)
    content = options.folder
    if (content / "articles.json").exists():
        questions.archived(options.folder, work / "content")
        content = work / "content"
    bench = contestants.Bench(content, work)
    engines = [bench.ours()] if options.boosts else list(bench.engines())
    chromium = shutil.which("chromium")
    with contestants.served(work) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        if options.boosts:
            boosts(engines[0], browser, host, options.known, bench.texts)
        else:
            print(f"{len(bench.texts):,} articles")
            costs(engines, browser, host, questions.pairs(bench.texts, 2 * options.first))
            built(engines)
            relevance(engines, browser, host, options.known, bench.texts)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
