"""Where the steps join, a folder is a test.

`tests/sites/<case>/content/` goes in; what comes out is compared with the files beside it: `problems.txt` (what a person is
told), `archive.txt` (the edition, written out), and the pages in `site/`, where a case keeps some. A case that shows one
problem bears its code as a name. `pytest --update` writes what comes out as what is expected; read the difference before you
commit it.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from making import TODAY

import pressmark
from pressmark import cli, files, pipeline
from pressmark.model import Edition
from pressmark.publishing import scripts
from pressmark.work import Work

SITES = Path(__file__).parent / "sites"
CASES = sorted(path.name for path in SITES.iterdir() if path.is_dir())
TEMPLATES = files.read_templates(cli.TEMPLATES)
STATIC = scripts.bare(files.read_static(cli.TEMPLATES))


def come_out(case: str) -> tuple[str, str, dict[str, bytes]]:
    """Problems, edition and site of one case, as text and bytes."""
    content = files.read_tree(SITES / case / "content")
    filed = pipeline.add(content, Work())
    content = {**content, **filed.tree}
    built = pipeline.build(content, "public", TODAY, Work())
    finished = list(pipeline.finish(built, TEMPLATES, Work()))
    others = {**built.files, **STATIC}
    refused = pipeline.refusals(built, [seen for _, _, seen in finished], others)
    told = "".join(
        f"{problem.weight}: {problem.origin.path}:{problem.origin.line}: {problem.code}: {problem.sentence}\n"
        f"    try: {problem.remedy}\n"
        for problem in sorted({*filed.problems, *built.problems, *refused})
    )
    return told, written_out(built.edition), {**others, **{address: html for address, html, _ in finished}}


def written_out(edition: Edition) -> str:
    """An edition as lines that a person can compare."""
    lines = [f"{edition.kind} edition of “{edition.site.title}”, {edition.today}"]
    for item in edition.articles:
        article = item.article
        dates = "; ".join(when.written if when else "–" for when in (article.published, article.event_date))
        lines += [
            "",
            f"{edition.addresses[article.id]}  {article.headline}",
            f"  {article.outlet or '–'}; {dates}; {article.language or '–'}",
        ]
        lines += [f"  {item.shown}, {item.words_shown} of {item.words} words: {item.reason}"]
        lines += [
            f"  {name}: {value}" for name in ("standfirst", "byline", "dateline", "agency") if (value := getattr(article, name))
        ]
        lines += [f"  names {key}" for key in item.names]
        lines += [f"  infers {each.field} {each.when.written} from {each.evidence}" for each in item.inferences]
        lines += [
            f"  shares {each.share:.0%} with {each.article} ({each.order or 'order unknown'}): {' '.join(each.anchors) or '–'}"
            for each in item.reprints
        ]
        lines += [f"  doubts {doubt}" for doubt in article.doubts]
        lines += [f"  #{piece.anchor} {piece.kind}: {piece.text[:60]}" for piece in item.paragraphs]
    lines += [
        f"\nwithdrawn {stone.id} {stone.day}: {stone.headline or '(no headline)'}: {stone.reason}"
        for stone in edition.tombstones
    ]
    lines += ["", *(f"{edition.addresses[key]}  {key}" for key in edition.entities)]
    lines += [
        f"event {event.id}: {', '.join(event.articles)}; mentioned in {', '.join(event.mentioned_in) or 'none'}"
        for event in edition.events
    ]
    lines += [f"{old} leads to {new}" for old, new in edition.redirects.items()]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", CASES)
def test_the_site_of_a_case_is_as_expected(case, request):
    told, edition, site = come_out(case)
    folder = SITES / case
    expected = {folder / "problems.txt": told, folder / "archive.txt": edition}
    for page in sorted((folder / "site").rglob("*")) if (folder / "site").is_dir() else ():
        if page.is_file():
            expected[page] = site[page.relative_to(folder / "site").as_posix()].decode()
    if request.config.getoption("--update"):
        for path, text in expected.items():
            path.write_text(text, "utf-8")
    for path, text in expected.items():
        assert text == path.read_text("utf-8"), f"{path.relative_to(SITES)} has changed"


@pytest.mark.parametrize("case", CASES)
def test_a_case_that_bears_the_name_of_a_problem_shows_it(case):
    if case in CODES:
        assert f": {case}: " in (SITES / case / "problems.txt").read_text("utf-8")


def codes_of(path: Path) -> set[str]:
    """The codes that a module gives to its problems."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            named = [keyword.value for keyword in node.keywords if keyword.arg in ("code", "broken")]
            said = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            placed = {"Problem": node.args[1:2], "Unreadable": node.args[:1], "problem": node.args[:1]}.get(said, [])
            words = {str(value.value) for value in named + placed if isinstance(value, ast.Constant)}
            found |= {word for word in words if re.fullmatch(r"[a-z]+(?:-[a-z]+)+", word)}
    return found


CODES = {code for path in Path(pressmark.__file__).parent.rglob("*.py") for code in codes_of(path)}

# What no content can show by itself; each has a test of its own.
WITHOUT_A_FOLDER = {
    "dead-link",  # a template's mistake, or ours
    "dead-fragment",
    "address-clash",
    "id-missing",  # filing gives the article its id before the build looks
    "text-exposed",  # a fault of ours, and the wall behind the first
    "repository-exposes-text",  # looked for where a public repository is published
    "article-unreadable",  # asked for by `add --again` alone
    "clipping-too-large",  # a file of many megabytes
}


def test_every_problem_has_a_folder():
    assert len(CODES) > 25
    assert CODES - set(CASES) - WITHOUT_A_FOLDER == set()
