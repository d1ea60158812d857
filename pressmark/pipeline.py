"""Pipeline: the order of the steps. `add` files what is new, `build` turns the curator's files into the plan of a site."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from pressmark import addresses, frontmatter, registers
from pressmark.archive import checks, join, review, rights
from pressmark.filing import draft
from pressmark.model import Article, Edition, EditionKind, Origin, Outlet, Page, Problem, Receipt, Registers, Tree
from pressmark.publishing import audit, data, feeds, pages, references, render, search
from pressmark.work import Work

CLIPPINGS = "content/clippings/"


@dataclass(frozen=True, slots=True)
class Filed:
    """What filing made: new files and adopted ones (`content/…` to text), and what could not be filed."""

    new: Mapping[str, str]
    adopted: Mapping[str, str]  # articles written by hand, with the id they were given
    problems: tuple[Problem, ...]

    @property
    def tree(self) -> Tree:
        """The same files as bytes, to be laid over the content they came from."""
        return {path: text.encode() for path, text in {**self.new, **self.adopted}.items()}


@dataclass(frozen=True, slots=True)
class Built:
    """The plan of a site: its edition, its pages before they are HTML, its other files, and what a person should know."""

    edition: Edition
    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def build(content: Tree, kind: EditionKind, today: date, work: Work, url: str = "") -> Built:
    """Turn the curator's files into the plan of a site. Touches no disk and no clock.

    `url` is where the site will stand, when that is known better than site.yaml knows it.
    """
    known, unclear = known_names(content, url)
    articles, unread = frontmatter.read_all(content)
    whole, unjoined = join.archive(articles, known, work, in_repair=frontmatter.unread(content, articles))
    doubtful = checks.run(whole, known, today)
    read_again = _read_again(content, whole.articles, known, work) if kind == "private" else {}
    edition = rights.clear(whole, kind, today, read_again)
    planned, clashes = pages.plan(edition)
    files = search.files(edition) | references.files(edition) | feeds.files(edition) | data.files(edition)
    files |= {"permalinks.json": data.permalinks(page.address for page in planned)}
    return Built(edition, tuple(planned), files, checks.in_order(unclear, unread, unjoined, doubtful, clashes))


def known_names(content: Tree, url: str = "") -> tuple[Registers, list[Problem]]:
    """The registers and the ledger; `url` replaces the one of site.yaml."""
    known, problems = registers.read(content)
    ledger, unread = addresses.read_ledger(content)
    site = replace(known.site, url=url if url.endswith("/") else url + "/") if url else known.site
    return replace(known, site=site, ledger=ledger), problems + unread


def finish(built: Built, templates: Mapping[str, str], work: Work) -> Iterator[tuple[str, bytes, audit.Seen]]:
    """Every page as HTML, one by one, with what the audit needs of it."""
    shell = pages.shell(built.edition)
    step = partial(_finish, templates, shell, built.edition.site.url)
    return work.each("pages", step, built.pages)


def _finish(
    templates: Mapping[str, str], shell: Mapping[str, object], url: str, some: Sequence[Page]
) -> list[tuple[str, bytes, audit.Seen]]:
    made = render.pages_of(templates, shell, some)
    return [(address, html, audit.look(address, html.decode(), url)) for address, html in made]


def add(content: Tree, today: date, work: Work, only: Iterable[str] = ()) -> Filed:
    """File every clipping that no article was made of yet, and adopt articles written by hand. Nothing that exists is changed,
    but for the id that an adopted article gets.

    `only` names the clippings to look at (`content/clippings/…`), where it should not be all of them.
    """
    articles, _ = frontmatter.read_all(content)
    waiting, problems = _waiting(content, articles, set(only))
    known = registers.read(content)[0] if waiting else Registers()
    step = partial(_drafts, known.outlets, known.site.languages)
    taken = {article.id for article in articles} | {*frontmatter.unread(content, articles)}
    paths, new = {*content}, dict[str, str]()
    for drafts, unfiled in work.each("filing", step, waiting, least=8):
        problems += unfiled
        for each in drafts:
            id = addresses.article_id(each.sha256, taken)
            taken.add(id)
            article = draft.article(each, id, path="")  # its file is named after its headline and date
            path = addresses.file_path(id, article.headline, article.published, paths)
            paths.add(path)
            new[path] = frontmatter.write(article)
    read = {article.origin.path for article in articles}
    unread = [path for path in frontmatter.article_paths(content) if path not in read]
    return Filed(new, _adopted(content, unread, taken), tuple(problems))


def _waiting(content: Tree, articles: Sequence[Article], only: set[str]) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """The clippings that no article was made of: path below clippings/, and bytes; and those that should not be filed."""
    filed = _filed_digests(content)
    from_clipping = {article.clipping.partition("#")[0]: article for article in articles if article.clipping}
    by_digest = {article.clipping_sha256: article for article in articles}
    waiting: list[tuple[str, bytes]] = []
    first: dict[str, str] = {}
    problems = []
    for path in clipping_paths(content):
        if only and path not in only:
            continue
        name = path.removeprefix(CLIPPINGS)
        digest = hashlib.sha256(content[path]).hexdigest()
        if digest in filed:
            source = by_digest.get(digest)
            if source and source.clipping != name and CLIPPINGS + source.clipping in content:
                problems.append(_duplicate(path, source.clipping))
        elif digest in first:
            problems.append(_duplicate(path, first[digest]))
        elif name in from_clipping:
            article = from_clipping[name]
            sentence = f"the clipping has changed since {article.origin.path} was filed from it, and is not filed again"
            remedy = "keep the new text under another name; or delete the article, to file it anew"
            problems.append(Problem(Origin(path), "clipping-changed", sentence, remedy, "doubt"))
        else:
            first[digest] = name
            waiting.append((name, content[path]))
    return waiting, problems


def _duplicate(path: str, other: str) -> Problem:
    remedy = "delete one of the two files"
    return Problem(Origin(path), "clipping-duplicate", f"this is the same file as {other}, byte for byte", remedy, "doubt")


def clipping_paths(content: Tree) -> list[str]:
    """The paths of all clippings; a saved page's folder of pictures and scripts (`…_files/`) is not one."""
    return [
        path
        for path in sorted(content)
        if path.startswith(CLIPPINGS)
        and "_files/" not in path
        and not path.rpartition("/")[2].startswith(".")
        and path != CLIPPINGS + "clippings.csv"
    ]


def _filed_digests(content: Tree) -> set[str]:
    """Every sha256 that stands in an article, as text, so that a broken article still counts as filed."""
    found: set[str] = set()
    for path in frontmatter.article_paths(content):
        found.update(digest.decode() for digest in re.findall(rb"\b[0-9a-f]{64}\b", content[path]))
    return found


def _drafts(
    outlets: Sequence[Outlet], languages: Sequence[str], clippings: Sequence[tuple[str, bytes]]
) -> list[tuple[tuple[draft.Draft, ...], list[Problem]]]:
    return [draft.read(name, content, outlets, languages) for name, content in clippings]


def _adopted(content: Tree, unread: Iterable[str], taken: set[str]) -> dict[str, str]:
    """Articles written by hand, with front matter and without an id: the same text, with an id as its first field."""
    found: dict[str, str] = {}
    for path in unread:
        text = content[path].decode("utf-8", "replace")
        _, problems = frontmatter.read(path, text)
        if "\ufffd" not in text and any(problem.code == "id-missing" for problem in problems):
            id = addresses.article_id(hashlib.sha256(content[path]).hexdigest(), taken)
            taken.add(id)
            with contextlib.suppress(ValueError):  # it stays as it is, and the build says that it has no id
                found[path] = frontmatter.with_field(text, "id", id)
    return found


def refusals(built: Built, seen: Sequence[audit.Seen], others: Iterable[str]) -> list[Problem]:
    """Why this site may not replace the one that stands; empty when it may. `others` are its files that are not pages."""
    ledger = built.edition.ledger if built.edition.kind == "public" else ()
    answered = {page.address for page in seen} | {*others}
    found = audit.refusals(seen, answered, ledger)
    return [problem for problem in built.problems if problem.weight == "refusal"] + found


def exposures(content: Tree, built: Built) -> list[Problem]:
    """Why a repository that everyone can read may not publish this site: it shows text that the site withholds."""
    articles, _ = frontmatter.read_all(content)
    verbatim = {item.article.id for item in built.edition.articles if item.article.representation == "full"}
    clipped = {
        article.id: _said(content, article.clipping)
        for article in articles
        if article.id not in verbatim and CLIPPINGS + article.clipping.partition("#")[0] in content
    }
    return rights.exposed(articles, built.edition, clipped)


def _said(content: Tree, clipping: str) -> str:
    """What filing keeps as the text of a clipping (path below clippings/, with `#n`)."""
    return " ".join(
        made.receipt.lines[reading.line - 1][reading.start : reading.end]
        for made in receipts(content, CLIPPINGS + clipping.partition("#")[0])
        if made.receipt.clipping == clipping
        for reading in made.receipt.readings
        if reading.became in ("body", "question", "caption")
    )


def ledger_lines(built: Built) -> str:
    """What publishing this site adds to the ledger."""
    published = [page.address for page in built.pages if page.address not in built.edition.redirects]
    return addresses.ledger_lines(published, set(built.edition.ledger), built.edition.today)


def receipts(content: Tree, clipping: str) -> Iterator[draft.Draft]:
    """What filing reads of one clipping (`content/clippings/…`), whether or not it has been filed."""
    known, _ = registers.read(content)
    name = clipping.removeprefix(CLIPPINGS)
    drafts, _ = draft.read(name, content[clipping], known.outlets, known.site.languages)
    yield from drafts


def _read_again(content: Tree, articles: Sequence[Article], known: Registers, work: Work) -> Mapping[str, Receipt]:
    """How filing reads the clipping of each article today, by article id: with today's rules, and today's hints."""
    paths = {CLIPPINGS + article.clipping.partition("#")[0] for article in articles if article.clipping}
    clippings = [(path.removeprefix(CLIPPINGS), content[path]) for path in sorted(paths) if path in content]
    outlets, languages = _hints(known.outlets), known.site.languages
    told = repr((outlets, languages))  # with the clipping, all that `draft.read` is told
    keys = [hashlib.sha256(repr((name, told)).encode() + data).hexdigest() for name, data in clippings]
    step = partial(_receipts, outlets, languages)
    read = work.each("receipts", step, clippings, least=8, keys=keys, form=review.KEPT)
    found = {receipt.clipping: receipt for receipts in read for receipt in receipts}
    return {article.id: found[article.clipping] for article in articles if article.clipping in found}


def _hints(outlets: Sequence[Outlet]) -> tuple[Outlet, ...]:
    """What filing may know of outlets: when an outlet's terms change, its clippings need not be read again."""
    return tuple(
        Outlet(
            name=outlet.name,
            origin=Origin(registers.OUTLETS),
            aliases=outlet.aliases,
            home=outlet.home,
            language=outlet.language,
            evidence="known" if outlet.evidence else "",
            drop=outlet.drop,
            names=outlet.names,
            date_order=outlet.date_order,
        )
        for outlet in outlets
    )


def _receipts(
    outlets: Sequence[Outlet], languages: Sequence[str], clippings: Sequence[tuple[str, bytes]]
) -> list[tuple[Receipt, ...]]:
    return [tuple(made.receipt for made in drafts) for drafts, _ in _drafts(outlets, languages, clippings)]


def withdrawn(text: str, today: date, reason: str, unnamed: bool) -> str:
    """The text of an article's file with its withdrawal as a field; everything else stays as the curator wrote it."""
    value = " ".join(f"{today.isoformat()} {'unnamed: ' if unnamed else ''}{reason}".split())
    return frontmatter.with_field(text, "withdrawn", value)
