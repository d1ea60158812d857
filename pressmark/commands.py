"""Commands: what each command of the command line does. The arguments are read in `cli`."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import quote

from pressmark import addresses, cache, desks, files, frontmatter, keeping, pipeline, preview, registers, reviewing, starting
from pressmark.archive import review as worklists
from pressmark.desks import Desk
from pressmark.filing import accessions, intake
from pressmark.model import Origin, Tree, UserError
from pressmark.publishing import search
from pressmark.work import Unwritten


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


def build(desk: Desk, options: Namespace) -> int:
    site = files.Site(desk.site, apart=(desk.content, desk.templates))
    try:
        content, filed = _file_new(desk)
        built, refused = desks.make(desk, content, options.edition, site.put)
        if options.repository_is == "public" and options.edition == "public":
            refused += pipeline.exposures(content, built)
        changes = None if refused else site.publish()
    finally:
        site.discard()
    if changes and options.publish and options.edition == "public":
        _note_addresses(desk, built)
    problems = worklists.worklist({*filed.problems, *built.problems, *refused})
    desk.tell(problems)
    broken = sum(problem.weight == "problem" for problem in problems)
    doubts = sum(problem.weight == "doubt" for problem in problems)
    counts = (
        f"{desks.counted(len(filed.new), 'clipping')} filed; {desks.counted(len(built.edition.articles), 'article')},"
        f" {desks.counted(len(built.edition.entities), 'name')}, {desks.counted(len(built.pages), 'page')};"
        f" search index {search.size(built.files) / 1000:,.0f} KB;"
        f" {desks.counted(broken, 'problem')}, {desks.counted(doubts, 'doubt')}; {time.monotonic() - desk.started:.1f} s"
    )
    print(counts)
    if options.summary:
        heading = "Refused: the site was left as it is" if changes is None else f"Built: {built.edition.site.title}"
        unkept = filed.new if changes is None else {}  # the action keeps nothing of a run that was refused
        link = partial(_edit_link, desk, options.edit_at, unkept)
        files.append(Path(options.summary), worklists.summary(heading, counts, problems, link))
    if changes is None:
        print(f"Refused: {desks.counted(len(refused), 'thing')} must be put right first. {desk.site} was left as it is.")
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


def _note_addresses(desk: Desk, built: pipeline.Built) -> None:
    if lines := pipeline.ledger_lines(built):
        files.note(desk.content, addresses.LEDGER, lines)


def add(desk: Desk, options: Namespace) -> int:
    if options.again and not options.paths:
        raise UserError("add --again: name the clippings that are to be filed again")
    only, unfetched = [], 0
    for path in options.paths:
        if "://" not in path:
            only += files.bring_in(desk.content, desk.clipping(path) if options.again else Path(path), intake.is_article)
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
    print(f"{desks.counted(len(filed.new), 'clipping')} filed{again}, {desks.counted(len(filed.adopted), 'article')} adopted")
    return 1 if unfetched or any(problem.weight == "problem" for problem in filed.problems) else 0


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
    code = desks.tell_all(_only_reading(desk), desk.tree())
    home = desk.content.parent
    standing = _editors(home)
    if any(path.endswith(".schema.json") for path in set(standing) & set(starting.editors_anew(standing))):
        print(f"What {home / starting.EDITORS} tells editors is of another version: build.py new {home} brings it up to date.")
    return code


def _editors(home: Path) -> Mapping[str, bytes]:
    """The files for editors that stand in an archive."""
    found = ((path, files.standing(home, path)) for path in starting.editors())
    return {path: data for path, data in found if data}


def review(desk: Desk, options: Namespace) -> int:
    if options.clipping:
        return reviewing.clipping(_only_reading(desk), options.clipping)
    return reviewing.archive(desk, options)


def _only_reading(desk: Desk) -> Desk:
    """The same desk, at which nothing is written, not even what was worked out."""
    return replace(desk, work=replace(desk.work, memory=Unwritten(desk.work.memory)))


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
    if files.standing(folder / "content", registers.SITE):
        return _bring_up_to_date(desk, folder)
    files.begin(folder, starting.archive())
    print(f"{folder} is an archive now: say in {folder / 'content' / 'site.yaml'} what it is called, put clippings into")
    print(f"{folder / 'content' / 'clippings'}, and build it. {folder / 'README.md'} tells the rest.")
    return 0


def _bring_up_to_date(desk: Desk, home: Path) -> int:
    """Give an archive that stands what editors need, as this version has it. Nothing of the curator's is touched."""
    standing = _editors(home)
    made = starting.editors_anew(standing)
    files.replace(home, made)
    for path in made if desk.loud else ():
        print(f"wrote {home / path}")
    if unset := starting.unset(standing.get(starting.SETTINGS, b"")):
        print(f"{home / starting.SETTINGS} was left as it is. For VS Code to explain the registers, it must also say\n{unset}")
    count = desks.counted(len(made), "file")
    print(f"{home} is an archive already: {count} for editors written into {home / starting.EDITORS}, nothing else touched.")
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
