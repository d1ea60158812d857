"""Commands: what each command of the command line does. The arguments are read in `cli`."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import quote

from pressmark import addresses, amending, cache, dialogue, files, frontmatter, keeping, pipeline, preview, starting
from pressmark.amending import Change
from pressmark.archive import items, listing, proposals
from pressmark.archive import review as reviewing
from pressmark.archive.items import Doubt, Item
from pressmark.fetching import Fetched
from pressmark.filing import accessions, intake, wrappings
from pressmark.model import EditionKind, Entity, Origin, Problem, Tree, UserError
from pressmark.publishing import search
from pressmark.work import Work


@dataclass(slots=True)
class Desk:
    """What every command needs: where things stand, how much to say, and the hands for the work."""

    content: Path
    site: Path
    templates: Path
    url: str
    quiet: bool
    loud: bool
    work: Work
    today: date
    clock: Callable[[], date]  # the day it is by now, for a preview that runs past midnight
    visit: Callable[[str], Fetched]  # gets a page from the web
    colour: bool = False  # whether what we print may be coloured
    width: int = 0  # columns of the terminal; 0 when what we print goes elsewhere
    ask: Callable[[str], str] = input  # one line from whoever sits there; EOFError where nobody does
    started: float = field(default_factory=time.monotonic)

    def tree(self) -> Tree:
        return files.read_tree(self.content)

    def place(self, origin: Origin) -> str:
        """A place as a person here would open it."""
        root, _, rest = origin.path.partition("/")
        folder = {"content": self.content, "site": self.site, "templates": self.templates}.get(root)
        path = origin.path if folder is None else os.path.relpath(folder / rest)
        return f"{path}:{origin.line}" if origin.line else path

    def tell(self, problems: Iterable[Problem]) -> None:
        """Print problems as `path:line: code: sentence`, each with its way out."""
        for problem in problems:
            if self.quiet and problem.weight == "doubt":
                continue
            print(reviewing.safe(f"{self.place(problem.origin)}: {problem.code}: {problem.sentence}"))
            if problem.remedy:
                print(reviewing.safe(f"    try: {problem.remedy}"))


def _file_new(desk: Desk, only: Collection[str] = (), again: bool = False) -> tuple[Tree, pipeline.Filed]:
    """File what is new and write each article as soon as it is made; the content as it then is."""
    content = desk.tree()
    filed = pipeline.add(
        content, desk.work, only, again, keep=lambda path, text: files.create(desk.content, {path: text.encode()})
    )
    aside = desk.content.parent / cache.FOLDER / "before" / desk.today.isoformat()
    files.set_aside(aside, {path: content[path] for path in filed.changed})
    files.replace(desk.content, {**filed.changed, **filed.adopted})
    if desk.loud:
        for path in (*filed.new, *filed.adopted):
            print(f"filed {desk.place(Origin(path))}")
    for path in filed.changed:
        print(f"filed again {desk.place(Origin(path))}; as it stood before: {aside / path.removeprefix('content/')}")
    return {**content, **filed.tree}, filed


def _make(
    desk: Desk, content: Tree, kind: EditionKind, put: Callable[[str, bytes], None]
) -> tuple[pipeline.Built, list[Problem]]:
    """Build the site and hand over its files one by one; the plan it was made from, and why it may not be published."""
    built = pipeline.build(content, kind, desk.today, desk.work, desk.url)
    others = {**built.files, **files.read_static(desk.templates)}
    seen = []
    for address, html, looked in pipeline.finish(built, files.read_templates(desk.templates), desk.work):
        put(address, html)
        seen.append(looked)
    for address, data in others.items():
        put(address, data)
    return built, pipeline.refusals(built, seen, {*others, files.MANIFEST})


def build(desk: Desk, options: Namespace) -> int:
    site = files.Site(desk.site, apart=(desk.content, desk.templates))
    try:
        content, filed = _file_new(desk)
        built, refused = _make(desk, content, options.edition, site.put)
        if options.repository_is == "public" and options.edition == "public":
            refused += pipeline.exposures(content, built)
        changes = None if refused else site.publish()
    finally:
        site.discard()
    if changes and options.publish and options.edition == "public":
        _note_addresses(desk, built)
    problems = reviewing.worklist({*filed.problems, *built.problems, *refused})
    desk.tell(problems)
    broken = sum(problem.weight == "problem" for problem in problems)
    doubts = sum(problem.weight == "doubt" for problem in problems)
    counts = (
        f"{_n(len(filed.new), 'clipping')} filed; {_n(len(built.edition.articles), 'article')},"
        f" {_n(len(built.edition.entities), 'name')}, {_n(len(built.pages), 'page')};"
        f" search index {search.size(built.files) / 1000:,.0f} KB;"
        f" {_n(broken, 'problem')}, {_n(doubts, 'doubt')}; {time.monotonic() - desk.started:.1f} s"
    )
    print(counts)
    if options.summary:
        heading = "Refused: the site was left as it is" if changes is None else f"Built: {built.edition.site.title}"
        unkept = filed.new if changes is None else {}  # the action keeps nothing of a run that was refused
        link = partial(_edit_link, desk, options.edit_at, unkept)
        files.append(Path(options.summary), reviewing.summary(heading, counts, problems, link))
    if changes is None:
        print(f"Refused: {_n(len(refused), 'thing')} must be put right first. {desk.site} was left as it is.")
        return 1
    if desk.loud:
        print(
            f"{changes.added} files added, {changes.changed} changed, {changes.deleted} deleted, {changes.unchanged} untouched"
        )
    print(f"Open {options.show or desk.site / 'index.html'}")
    return 1 if options.strict and broken else 0


def _edit_link(desk: Desk, edit_at: str, unkept: Collection[str], origin: Origin) -> tuple[str, str]:
    """The name of a place, and the address where its file is edited, if it can be."""
    place = desk.place(origin)
    path, _, line = place.partition(":")
    if not edit_at or not origin.path.startswith("content/") or origin.path in unkept:
        return place, ""
    return place, f"{edit_at.rstrip('/')}/{quote(path)}" + (f"#L{line}" if line else "")


def _n(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _note_addresses(desk: Desk, built: pipeline.Built) -> None:
    if lines := pipeline.ledger_lines(built):
        files.note(desk.content, addresses.LEDGER, lines)


def add(desk: Desk, options: Namespace) -> int:
    if options.again and not options.paths:
        raise UserError("add --again: name the clippings that are to be filed again")
    only, unfetched = [], 0
    for path in options.paths:
        if "://" not in path:
            only += files.bring_in(desk.content, _clipping(desk, path) if options.again else Path(path), intake.is_article)
            continue
        try:
            only.append(_fetched(desk, path))
        except UserError as error:
            print(f"{error}")
            unfetched += 1
    _, filed = _file_new(desk, only, options.again) if only or not unfetched else ({}, pipeline.NOTHING)
    desk.tell(filed.problems)
    for path in () if desk.quiet else filed.new:
        print(f"filed {desk.place(Origin(path))}")
    for path in filed.adopted:
        print(f"gave an id to {desk.place(Origin(path))}")
    again = f", {len(filed.changed):,} filed again and changed" if options.again else ""
    print(f"{_n(len(filed.new), 'clipping')} filed{again}, {_n(len(filed.adopted), 'article')} adopted")
    return 1 if unfetched or any(problem.weight == "problem" for problem in filed.problems) else 0


def _clipping(desk: Desk, path: str) -> Path:
    """A clipping as a person names it: by its path from here, or from the folder of the clippings."""
    there = desk.content / "clippings" / path
    return there if there.exists() and not Path(path).exists() else Path(path)


def _fetched(desk: Desk, url: str) -> str:
    """A page from the web as a new clipping: its path in the tree. Raises UserError when it cannot or may not be fetched."""
    page = desk.visit(url)
    folder = accessions.CLIPPINGS
    standing = desk.tree()
    taken = {path.removeprefix(folder) for path in standing if path.startswith(folder)}
    name = keeping.name(page.url, desk.today, page.content_type, taken)
    if not name.endswith(".html"):  # such a file cannot say where it is from
        listed = folder + accessions.LIST
        files.note(desk.content, listed, accessions.row(name, page.url, desk.today, standing.get(listed, b"")))
    files.create(desk.content, {folder + name: keeping.clipping(page, desk.today)})
    return folder + name


def check(desk: Desk, options: Namespace) -> int:
    return _tell_all(desk, lambda problem: False)


def _tell_all(desk: Desk, told: Callable[[Problem], bool]) -> int:
    """Every problem of the archive, but for what has been told already; the exit code."""
    built, refused = _make(desk, desk.tree(), "public", lambda address, data: None)
    problems = reviewing.worklist({*built.problems, *refused})
    desk.tell(problem for problem in problems if not told(problem))
    serious = sum(problem.weight != "doubt" for problem in problems)
    print(f"{_n(serious, 'problem')}, {_n(len(problems) - serious, 'doubt')} in {_n(len(built.edition.articles), 'article')}")
    return 1 if serious else 0


def review(desk: Desk, options: Namespace) -> int:
    if options.clipping:
        return _tell_receipts(desk, options.clipping)
    content = desk.tree()
    known, _ = pipeline.known_names(content)
    articles, _ = frontmatter.read_all(content)
    unread, never = frontmatter.unread(content, articles), items.refused(content)
    found = proposals.of(articles, known, desk.work, unread, never, options.model)
    if options.accept:
        return _walk(desk, content, known.entities, found)
    shown = [item for item in found if not (desk.quiet and item.group in items.DOUBTFUL)]
    for line in listing.lines(shown, desk.place, 0 if options.all else _LISTED, desk.width or _WIDTH):
        print(line)
    groups = {item.group for item in found}
    code = _tell_all(desk, lambda problem: items.TOLD.get(problem.code) in groups)
    if found:
        print(f"{_n(len(found), 'thing')} to decide: build.py review --accept asks about each, and writes the answers down")
    return code


_LISTED = 20  # of each group: what a person decides in one sitting
_WIDTH = 80  # columns, where what we print goes elsewhere


def _walk(desk: Desk, content: Tree, entities: Sequence[Entity], found: Sequence[Item]) -> int:
    """Ask about each item on the terminal, and write each answer as soon as it is given."""
    terminal = dialogue.Terminal(
        ask=desk.ask,
        say=print,
        amend=partial(_amend, desk),
        look=partial(_around, content),
        place=desk.place,
        width=desk.width or _WIDTH,
        colour=desk.colour,
    )
    answered, left = dialogue.walk(found, entities, terminal)
    print(f"{_n(answered, 'answer')} written, {left:,} left")
    return 0


def _amend(desk: Desk, changes: Iterable[Change]) -> None:
    """Make these changes to the files as they stand at this moment, all or none. Raises ValueError where that cannot be."""
    texts: dict[str, str] = {}
    for change in changes:
        try:
            text = texts[change.path] if change.path in texts else files.standing(desk.content, change.path).decode()
            texts[change.path] = amending.amended(text, change)
            if wrong := _newly_wrong(change.path, text, texts[change.path]):
                raise ValueError(wrong[0])
        except UnicodeDecodeError:
            raise ValueError(f"{desk.place(Origin(change.path))} is not UTF-8 text; nothing was written") from None
        except ValueError as error:
            raise ValueError(f"{desk.place(Origin(change.path))}: {error}; nothing was written") from None
    files.replace(desk.content, texts)


def _newly_wrong(path: str, before: str, after: str) -> list[str]:
    """What would be wrong with an article, and was not."""
    if not path.startswith("content/articles/"):
        return []
    known = {problem.sentence for problem in frontmatter.read(path, before)[1]}
    return [problem.sentence for problem in frontmatter.read(path, after)[1] if problem.sentence not in known]


def _around(content: Tree, doubt: Doubt) -> Iterator[tuple[int, str]]:
    """The lines of the clipping around what is doubtful."""
    for receipt in pipeline.receipts(content, [doubt.clipping]) if doubt.clipping else ():
        yield from reviewing.around(receipt, doubt.field, doubt.text)


def _tell_receipts(desk: Desk, clipping: str) -> int:
    content = desk.tree()
    file = clipping if _clipping(desk, clipping).exists() else wrappings.file_of(clipping)
    name = files.within(desk.content, _clipping(desk, file)).removeprefix(accessions.CLIPPINGS)
    if accessions.CLIPPINGS + name not in content:
        raise UserError(f"{clipping}: there is no such clipping in {desk.content / 'clippings'}")
    articles = {article.clipping: article for article in frontmatter.read_all(content)[0]}
    receipts = list(pipeline.receipts(content, [name + clipping.removeprefix(file)]))
    if not receipts:
        raise UserError(f"{clipping}: no article is found in it")
    for receipt in receipts:
        article = articles.get(receipt.clipping)
        where, outlet = (desk.place(article.origin), article.outlet) if article else ("", "")
        for line in reviewing.receipt(receipt, where, outlet, desk.width, desk.colour):
            print(line)
    return 0


def serve(desk: Desk, options: Namespace) -> int:
    with preview.server(partial(files.served, desk.site), options.port) as server:
        if options.port not in (server.port, 0):
            print(f"Port {options.port} is taken; this is {server.port}.")
        options.show = f"{server.url} (Ctrl-C ends the preview)"
        try:
            build(desk, options)
            for _ in preview.changes([desk.content, desk.templates]):
                try:
                    build(replace(desk, today=desk.clock(), started=time.monotonic()), options)
                except UserError as error:
                    print(f"pressmark: {error}", file=sys.stderr)
                server.changed()
        except KeyboardInterrupt:
            print("\nThe preview has ended.")
    return 0


def new(desk: Desk, options: Namespace) -> int:
    folder = Path(options.folder)
    files.begin(folder, starting.archive())
    print(f"{folder} is an archive now: say in {folder / 'content' / 'site.yaml'} what it is called, put clippings into")
    print(f"{folder / 'content' / 'clippings'}, and build it. {folder / 'README.md'} tells the rest.")
    return 0


def withdraw(desk: Desk, options: Namespace) -> int:
    content = desk.tree()
    articles, _ = frontmatter.read_all(content)
    path = files.within(desk.content, Path(options.article))
    found = [article for article in articles if options.article == article.id or article.origin.path == path]
    if not found:
        raise UserError(f"{options.article}: no article has this id or stands in this file")
    article = found[0]
    text = content[article.origin.path].decode()
    try:
        changed = pipeline.withdrawn(text, desk.today, options.reason, options.unnamed)
    except ValueError as error:
        raise UserError(
            f"{desk.place(article.origin)}: {error}; write `withdrawn: {desk.today} reason` into it by hand"
        ) from None
    files.replace(desk.content, {article.origin.path: changed})
    print(f"{desk.place(article.origin)}: withdrawn. The next build takes its text down; a page stays at a/{article.id}.html")
    return 0
