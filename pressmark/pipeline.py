"""Pipeline: the order of the steps. `add` files what is new, `build` turns the curator's files into the plan of a site."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain

from pressmark import addresses, frontmatter, registers
from pressmark.archive import checks, join, review, rights
from pressmark.filing import accessions, draft, intake, matching
from pressmark.filing.wrappings import Piece
from pressmark.model import Archive, Article, Edition, EditionKind, Origin, Outlet, Page, Problem, Receipt, Registers, Tree
from pressmark.publishing import audit, data, exposure, feeds, pages, references, render, search
from pressmark.publishing.pages import stretches
from pressmark.work import Work

_ALONE = Work()


@dataclass(frozen=True, slots=True)
class Filed:
    """What filing made: new files and adopted ones (`content/…` to text), and what could not be filed."""

    new: Mapping[str, str]
    changed: Mapping[str, str]  # articles whose clipping was filed again, and reads otherwise than it did
    adopted: Mapping[str, str]  # articles written by hand, with the id they were given
    problems: tuple[Problem, ...]

    @property
    def tree(self) -> Tree:
        """The same files as bytes, to be laid over the content they came from."""
        return {path: text.encode() for path, text in {**self.new, **self.changed, **self.adopted}.items()}


NOTHING = Filed({}, {}, {}, ())


@dataclass(frozen=True, slots=True)
class Joined:
    """The archive as it was read, before anything is judged or cleared; and what could not be read or joined."""

    archive: Archive
    known: Registers
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """The plan of a site: its edition, its pages before they are HTML, its other files, and what a person should know."""

    edition: Edition
    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    guard: exposure.Guard  # what the finished site is looked through for


def build(content: Tree, kind: EditionKind, today: date, work: Work, url: str = "", read: Joined | None = None) -> Built:
    """Turn the curator's files into the plan of a site. Touches no disk and no clock.

    `url` is where the site will stand, when that is known better than site.yaml knows it; `read` is what `joined` made of the
    same content, where that has been done already.
    """
    read = read or joined(content, work, url)
    whole = read.archive
    doubtful = checks.run(whole, read.known, today)
    read_again = _read_again(content, whole.articles, work) if kind == "private" else {}
    edition = rights.clear(whole, kind, today, read_again)
    planned, clashes = pages.plan(edition)
    files = search.files(edition, work) | references.files(edition) | data.files(edition)
    files |= feeds.files(edition, stretches.holdings(planned))
    files |= {"permalinks.json": data.permalinks(page.address for page in planned)}
    problems = checks.in_order(read.problems, doubtful, clashes)
    return Built(edition, tuple(planned), files, problems, exposure.guard(whole, edition))


def joined(content: Tree, work: Work, url: str = "") -> Joined:
    """Everything that the curator's files say, put together."""
    known, unclear = known_names(content, url)
    articles, unread = frontmatter.read_all(content)
    whole, unjoined = join.archive(articles, known, work, in_repair=frontmatter.unread(content, articles))
    return Joined(whole, known, (*unclear, *unread, *unjoined))


def known_names(content: Tree, url: str = "") -> tuple[Registers, list[Problem]]:
    """The registers and the ledger; `url` replaces the one of site.yaml."""
    known, problems = registers.read(content)
    ledger, unread = addresses.read_ledger(content)
    site = replace(known.site, url=url if url.endswith("/") else url + "/") if url else known.site
    return replace(known, site=site, ledger=ledger), problems + unread


def finish(built: Built, templates: Mapping[str, str], work: Work) -> Iterator[tuple[str, bytes, audit.Seen]]:
    """Every page as HTML, one by one, with what the audit needs of it."""
    shell = pages.shell(built.edition)
    step = partial(_finish, templates, shell, built.edition.site.url, built.guard)
    return work.each("pages", step, built.pages)


def _finish(
    templates: Mapping[str, str], shell: Mapping[str, object], url: str, guard: exposure.Guard, some: Sequence[Page]
) -> list[tuple[str, bytes, audit.Seen]]:
    made = render.pages_of(templates, shell, some)
    return [(address, html, audit.look(address, html.decode(), url, guard)) for address, html in made]


def add(
    content: Tree,
    work: Work,
    only: Collection[str] = (),
    again: bool = False,
    keep: Callable[[str, str], None] = lambda path, text: None,
) -> Filed:
    """File every clipping that no article was made of yet, and adopt articles written by hand. Nothing that exists is changed,
    but for the id that an adopted article gets.

    `only` names the clippings to look at (`content/clippings/…`), where it should not be all of them; with `again` they are
    filed anew, and what their curator added to the articles stays. `keep` is handed each new article as soon as it is made.
    """
    articles, _ = frontmatter.read_all(content)
    found = intake.waiting(content, articles, only, again, work.memory)
    known = registers.read(content)[0] if found.pieces else Registers()
    rows, problems = accessions.read(content)
    lists = matching.index(rows)
    step = partial(intake.read, known.outlets, known.site.languages, lists)
    taken = {article.id for article in articles} | {*frontmatter.unread(content, articles)}
    paths, new, changed = {*content}, dict[str, str](), dict[str, str]()
    told: list[tuple[str, Mapping[str, object]]] = [
        (each.clipping, {"original_url": each.original_url, "headline": each.headline}) for each in articles if each.clipping
    ]
    for piece, (made, unfiled) in zip(found.pieces, work.each("filing", step, found.pieces, least=8, most=16), strict=True):
        problems += unfiled
        told.append((piece.name, made.fields if made else {}))
        if made is None:
            continue
        if old := found.again.get(piece.sha256):
            text = frontmatter.write(intake.anew(old, draft.article(made, old.id, old.origin.path)))
            if text.encode() != content[old.origin.path]:
                changed[old.origin.path] = text
            continue
        id = addresses.article_id(piece.sha256, taken)
        taken.add(id)
        article = draft.article(made, id, path="")  # its file is named after its headline and date
        path = addresses.file_path(id, article.headline, article.published, paths)
        paths.add(path)
        new[path] = frontmatter.write(article)
        keep(path, new[path])
    problems += matching.unmatched(lists, told) if rows and not only else []
    read = {article.origin.path for article in articles}
    unread = [path for path in frontmatter.article_paths(content) if path not in read]
    return Filed(new, changed, _adopted(content, unread, taken), (*found.problems, *problems))


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
    files = (
        (address, exposure.found(built.guard, address, data.decode(errors="replace"))) for address, data in built.files.items()
    )
    return [
        *(problem for problem in built.problems if problem.weight == "refusal"),
        *audit.refusals(seen, answered, ledger),
        *exposure.refusals(built.guard, chain(((page.address, page.guarded) for page in seen), files)),
    ]


def exposures(content: Tree, built: Built) -> list[Problem]:
    """Why a repository that everyone can read may not publish this site: it shows text that the site withholds."""
    articles, _ = frontmatter.read_all(content)
    verbatim = {item.article.id for item in built.edition.articles if item.article.representation == "full"}
    hidden = {article.clipping: article.id for article in articles if article.id not in verbatim and article.clipping}
    clipped = {hidden[receipt.clipping]: _said(receipt) for receipt in receipts(content, hidden)}
    return rights.exposed(articles, built.edition, clipped)


def _said(receipt: Receipt) -> str:
    """What filing keeps as the text of a clipping."""
    return " ".join(
        receipt.lines[reading.line - 1][reading.start : reading.end]
        for reading in receipt.readings
        if reading.became in ("body", "question", "caption")
    )


def ledger_lines(built: Built) -> str:
    """What publishing this site adds to the ledger."""
    published = [page.address for page in built.pages if page.address not in built.edition.redirects]
    return addresses.ledger_lines(published, set(built.edition.ledger), built.edition.today)


def receipts(content: Tree, clippings: Collection[str], work: Work = _ALONE) -> Iterator[Receipt]:
    """How filing reads these clippings today, with its rules and hints: paths below clippings/, with `#n` for one of many."""
    known, _ = registers.read(content)
    outlets, languages, lists = _hints(known.outlets), known.site.languages, matching.index(accessions.read(content)[0])
    pieces = list(intake.pieces_of(content, clippings))
    told = hashlib.sha256(repr((outlets, languages, lists.rows)).encode()).hexdigest()  # all but the clipping
    keys = [hashlib.sha256(repr((piece.name, piece.sha256, told)).encode()).hexdigest() for piece in pieces]
    step = partial(_receipts, outlets, languages, lists)
    for receipt in work.each("receipts", step, pieces, least=8, keys=keys, form=review.KEPT):
        yield from receipt


def _read_again(content: Tree, articles: Sequence[Article], work: Work) -> Mapping[str, Receipt]:
    """How filing reads the clipping of each article today, by article id."""
    ids = {article.clipping: article.id for article in articles if article.clipping}
    return {ids[receipt.clipping]: receipt for receipt in receipts(content, ids, work)}


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
    outlets: Sequence[Outlet], languages: Sequence[str], lists: matching.Index, pieces: Sequence[Piece]
) -> list[tuple[Receipt, ...]]:
    return [(made.receipt,) if made else () for made, _ in intake.read(outlets, languages, lists, pieces)]


def withdrawn(text: str, today: date, reason: str, unnamed: bool) -> str:
    """The text of an article's file with its withdrawal as a field; everything else stays as the curator wrote it."""
    value = " ".join(f"{today.isoformat()} {'unnamed: ' if unnamed else ''}{reason}".split())
    return frontmatter.with_field(text, "withdrawn", value)
