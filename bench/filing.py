"""How well filing reads pages: runs it over a public corpus, as a user would, and prints figures and misses.

    uv run --group bench bench/filing.py FOLDER…

What a folder is, its files tell: a set of pages with `articles.json` (or `ground-truth.json`) and `html/`, the Reuters wires
(`*.sgm`), or clippings with a `gold.yaml`. The README beside this file says where to get them and how to read the figures.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

import yaml

from pressmark import datings, hands, paragraphs
from pressmark.filing import draft, wrappings

_DECLARED = re.compile(r"^\s*<\?xml[^>]*>")  # lxml takes no text that says how its bytes were written
FIELDS = ("headline", "published", "byline")
RENDERINGS = {"inscriptis": "get_text", "html_text": "extract_text"}  # the programs, and what each calls the work


@dataclass(frozen=True, slots=True)
class Gold:
    """What a corpus says of one of its pages; a field it says nothing of is None, one the page does not print is empty."""

    name: str
    page: bytes
    headline: str | None = None
    published: str | None = None  # the day, YYYY-MM-DD
    byline: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one page was read: for each field the gold's value, ours, whether they agree, and whether ours carries a doubt."""

    name: str
    fields: dict[str, tuple[str, str, bool, bool]]
    near: bool  # the headline, or nearly
    bodies: tuple[tuple[int, int, int], ...]  # whole, and without captions: 4-grams in both, in ours, in the gold's
    seconds: float


# --- what agrees with what ----------------------------------------------------------------------------------------------


def words(text: str) -> list[str]:
    """The words of a text in small letters, whatever quotation marks and dashes stand between them."""
    return re.findall(r"\w+", text.replace("’", "'").lower())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text; of a shorter one, itself."""
    said = words(text)
    runs = [tuple(said[at : at + 4]) for at in range(len(said) - 3)] or ([tuple(said)] if said else [])
    return Counter(runs)


def alike(one: str, other: str) -> float:
    """The words two headlines share, as F."""
    first, second = Counter(words(one)), Counter(words(other))
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def same_writers(gold: str, ours: str) -> bool:
    return sorted(set(words(gold)) - {"and", "by"}) == sorted(set(words(ours)) - {"and", "by"})


AGREE: dict[str, Callable[[str, str], bool]] = {
    "headline": lambda gold, ours: words(gold) == words(ours),
    "published": lambda gold, ours: gold[:10] == ours[:10],
    "byline": same_writers,
}

# --- reading ------------------------------------------------------------------------------------------------------------


def read(rendering: str, some: Sequence[Gold]) -> list[Verdict]:
    """File pages as HTML (`rendering` empty) or as the text that a reader would have pasted."""
    return [_verdict(rendering, gold) for gold in some]


def filed(name: str, data: bytes) -> draft.Draft | None:
    """A file as `add` would file it in an archive without registers."""
    (piece,), _ = wrappings.pieces(name, data)
    made, _ = draft.read(piece, (), ("en", "ru", "kk"))
    return made


def printed(fields: Mapping[str, object], field: str) -> str:
    """What we say the page prints for a field; a headline that we supplied is not printed."""
    value = str(fields.get(field, ""))
    return "" if field == "headline" and value.startswith("[") and value.endswith("]") else value


def _verdict(rendering: str, gold: Gold) -> Verdict:
    name, data = "page.html", gold.page
    if rendering:
        render = getattr(import_module(rendering), RENDERINGS[rendering])
        page = _DECLARED.sub("", data.decode("utf-8", "replace"), count=1)
        name, data = "page.txt", render(page).encode("utf-8", "replace")
    begun = time.process_time()
    made = filed(name, data)
    took = time.process_time() - begun
    fields = made.fields if made else {}
    doubted = {doubt.partition(":")[0] for doubt in fields.get("doubts", ())}
    found: dict[str, tuple[str, str, bool, bool]] = {}
    for field in FIELDS:
        if (wanted := getattr(gold, field)) is not None:
            ours = printed(fields, field)
            found[field] = (wanted, ours, AGREE[field](wanted, ours), field in doubted)
    said = paragraphs.parse(made.body) if made else ()
    wanted_body = shingles(gold.body or "")
    bodies = []
    for kept in (said, [each for each in said if each.kind != "caption"]):
        body = shingles("\n".join(each.text for each in kept))
        bodies.append(((body & wanted_body).total(), body.total(), wanted_body.total()))
    near = "headline" in found and (found["headline"][2] or alike(*found["headline"][:2]) >= 0.8)
    return Verdict(gold.name, found, near, tuple(bodies), took)


# --- figures ------------------------------------------------------------------------------------------------------------


def share(part: float, whole: float) -> str:
    return f"{part / whole:.3f}" if whole else "    –"


def body_figures(verdicts: Sequence[Verdict], which: int) -> str:
    """The mean F of the pages, and F of the mean precision and recall, which is how the scrapinghub benchmark counts."""
    counts = [each.bodies[which] for each in verdicts if each.bodies[0][2]]
    precise = [both / ours for both, ours, _ in counts if ours]
    recalled = [both / gold for both, _, gold in counts]
    if not precise:
        return "–"
    fs = [2 * both / max(1, ours + gold) for both, ours, gold in counts]
    p, r = sum(precise) / len(precise), sum(recalled) / len(recalled)
    return f"F {sum(fs) / len(fs):.3f}; P {p:.3f} R {r:.3f}, F1 of these {2 * p * r / (p + r):.3f}"


def report(title: str, verdicts: Sequence[Verdict]) -> None:
    """The figures of one part of a corpus, read in one way."""
    print(f"\n{title}: {len(verdicts)} pages, {1000 * sum(each.seconds for each in verdicts) / len(verdicts):.0f} ms each")
    trusted, right_and_trusted = 0, 0
    for field in FIELDS:
        cells = [each.fields[field] for each in verdicts if field in each.fields]
        told = [cell for cell in cells if cell[0]]
        if not told:
            continue
        sure = [cell for cell in told if cell[1] and not cell[3]]
        trusted += len(sure)
        right_and_trusted += sum(cell[2] for cell in sure)
        extra = [cell for cell in cells if not cell[0] and cell[1]]
        print(
            f"  {field:<10} right {share(sum(cell[2] for cell in told), len(told))}"
            f"   empty {share(sum(not cell[1] for cell in told), len(told))}"
            f"   without a doubt {share(len(sure), len(told))},"
            f" right of these {share(sum(cell[2] for cell in sure), len(sure))}"
            f"   where the gold has none {len(extra)} of {sum(not cell[0] for cell in cells)}"
        )
    if any("headline" in each.fields for each in verdicts):
        print(f"  {'':<10} near  {share(sum(each.near for each in verdicts), len(verdicts))}")
    if trusted:
        print(f"  all fields written without a doubt: right {share(right_and_trusted, trusted)}")
    if any(each.bodies[0][2] for each in verdicts):
        print(f"  body       {body_figures(verdicts, 0)}")
        print(f"    without captions  {body_figures(verdicts, 1)}")


def misses(how: str, verdicts: Sequence[Verdict]) -> Iterator[str]:
    """What was read otherwise than the gold has it, one line each."""
    for each in verdicts:
        for field, (gold, ours, agree, doubt) in each.fields.items():
            if not agree:
                yield f"{how}\t{each.name}\t{field}\t{gold}\t{ours}\t{'doubted' if doubt else ''}"
        both, own, gold_size = each.bodies[0]
        if gold_size and 2 * both < 0.8 * (own + gold_size):
            yield f"{how}\t{each.name}\tbody\tP {share(both, own)}\tR {share(both, gold_size)}\t"


# --- the corpora --------------------------------------------------------------------------------------------------------


def pages_with_gold(folder: Path) -> Iterator[Gold]:
    """`articles.json` (page → title, date, authors, articleBody) or `ground-truth.json` (articleBody alone) beside `html/`."""
    told = next(path for name in ("articles.json", "ground-truth.json") if (path := folder / name).is_file())
    whole = told.name == "articles.json"
    for name, gold in sorted(json.loads(told.read_text("utf-8")).items()):
        page = next((path for ending in (".html", ".html.gz") if (path := folder / "html" / (name + ending)).is_file()), None)
        if page is None:
            continue
        data = gzip.decompress(page.read_bytes()) if page.suffix == ".gz" else page.read_bytes()
        body = gold.get("articleBody") or ""
        if whole:
            yield Gold(name, data, gold["title"], _day(gold["date"]), gold["authors"] or "", body)
        else:
            yield Gold(name, data, body=body)


def _day(written: str | None) -> str:
    """A gold's date as a day; "NaT" is how one of the sets says that it has none."""
    return "" if written in (None, "NaT") else written[:10]


def wires(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The wires of Reuters-21578 that have a dateline: title, dateline, text."""
    for path in sorted(folder.rglob("*.sgm")):
        for wire in re.finditer(r"<REUTERS.*?</REUTERS>", path.read_text("latin-1"), re.DOTALL):
            piece = re.search(r"<DATELINE>(.*?)</DATELINE><BODY>(.*?)</BODY>", wire[0], re.DOTALL)
            title = re.search(r"<TITLE>(.*?)</TITLE>", wire[0], re.DOTALL)
            if piece and piece[1].strip() and title:
                text = re.sub(r"\n\s{3,}", "\n\n", html.unescape(piece[2]).strip())
                yield (*(" ".join(html.unescape(each).split()) for each in (title[1], piece[1])), text)


def datelines_of(some: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str, bool]]:
    """For each wire, filed as title and text: its dateline, the place and day we read, and whether both are right."""
    done = []
    for title, dateline, text in some:
        made = filed("wire.txt", f"{title}\n\n{dateline} {text}\n".encode())
        fields = made.fields if made else {}
        place, day = str(fields.get("dateline", "")), str(fields.get("published", ""))
        when = next((found for found in datings.find(dateline) if found.when), None)
        agree = words(place) == words(dateline[: when.start] if when else dateline)
        agree = agree and (when is None or day[-5:] == when.when.written[-5:])
        done.append((dateline, place, day, agree))
    return done


def clippings(folder: Path) -> Iterator[str]:
    """What is not as `gold.yaml` has it."""
    for name, gold in yaml.safe_load((folder / "gold.yaml").read_text("utf-8")).items():
        path = folder / name
        if not path.is_file():
            continue  # what the clippings have in common
        made = filed(path.name, path.read_bytes())
        fields = made.fields if made else {}
        for field in ("headline", "published", "event_date", "byline", "dateline", "agency", "outlet", "language"):
            if field in gold and (gold[field] or "") != printed(fields, field):
                yield f"{name}: {field}: {gold[field]!r}, and we read {printed(fields, field)!r}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--as", dest="ways", choices=("html", *RENDERINGS), action="append", help="only this way of saving")
    parser.add_argument("--part", choices=("developed", "held", "all"), default="", help="the even pages, the odd ones, all")
    parser.add_argument("--misses", type=Path, metavar="FILE", help="write every miss there, one line each")
    options = parser.parse_args()
    missed: list[str] = []
    with hands.work(lambda step, done, of: None) as work:
        for folder in options.folders:
            if (folder / "gold.yaml").is_file():
                wrong = list(clippings(folder))
                print(f"\n{folder.name}: {'all exact' if not wrong else f'{len(wrong)} wrong'}")
                missed += wrong
            elif any(folder.rglob("*.sgm")):
                read_ones = list(work.each("datelines", datelines_of, list(wires(folder)), least=200))
                right = sum(agree for *_, agree in read_ones)
                print(f"\n{folder.name}: datelines, place and day: {share(right, len(read_ones))} of {len(read_ones):,}")
                missed += [f"dateline\t{line}\t{place}\t{day}" for line, place, day, agree in read_ones if not agree]
            else:
                golds = list(pages_with_gold(folder))
                parts = {"developed": golds[::2], "held": golds[1::2], "all": golds}
                for way in options.ways or ("html", *RENDERINGS):
                    step = partial(read, "" if way == "html" else way)
                    verdicts = {each.name: each for each in work.each(way, step, golds, least=8)}
                    for part in [options.part] if options.part else parts:
                        some = [verdicts[gold.name] for gold in parts[part]]
                        report(f"{folder.name}, {way}, {part}", some)
                    missed += misses(way, list(verdicts.values()))
    if options.misses:
        options.misses.write_text("\n".join(missed) + "\n", "utf-8")
    print(f"\n{len(missed)} misses" + (f" in {options.misses}" if options.misses else "; --misses FILE lists them"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
