"""Reviewing: what waits for a person's word, as a list or as a walk through it; and how one clipping was read."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from pressmark import amending, desks, dialogue, files, frontmatter, pipeline
from pressmark.amending import Change
from pressmark.archive import items, listing, proposals, review
from pressmark.archive.items import Doubt, Item
from pressmark.desks import Desk
from pressmark.filing import accessions, wrappings
from pressmark.model import KINDS, Entity, Origin, Tree, UserError


def archive(desk: Desk, options: Namespace) -> int:
    """Everything that waits for a person's word, listed, or asked about one after another (`--accept`); the exit code."""
    content = desk.tree()
    read = pipeline.joined(content, desk.work, desk.url)
    found = proposals.of(read.archive, read.known, desk.work, options.model)
    if options.accept:
        broken = {f"content/{kind}.yaml" for kind in KINDS if kind in read.known.in_repair}
        if broken:
            desk.tell(sorted(problem for problem in read.problems if problem.origin.path in broken))
            print("Until this is mended, names in no register are not asked about.")
        return _walk(desk, content, read.known.entities, found)
    shown = [item for item in found if not (desk.quiet and item.group in items.DOUBTFUL)]
    for line in listing.lines(shown, desk.place, 0 if options.all else _LISTED, desk.width or _WIDTH):
        print(line)
    groups = {item.group for item in found}
    code = desks.tell_all(desk, content, lambda problem: items.TOLD.get(problem.code) in groups, read)
    if found:
        things = desks.counted(len(found), "thing")
        print(f"{things} to decide: build.py review --accept asks about each, and writes the answers down")
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
    print(f"{desks.counted(answered, 'answer')} written, {left:,} left")
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
    try:
        files.replace(desk.content, texts)
    except UserError as error:  # there may be another file that can be written
        raise ValueError(str(error)) from None


def _newly_wrong(path: str, before: str, after: str) -> list[str]:
    """What would be wrong with an article, and was not."""
    if not path.startswith("content/articles/"):
        return []
    known = {problem.sentence for problem in frontmatter.read(path, before)[1]}
    return [problem.sentence for problem in frontmatter.read(path, after)[1] if problem.sentence not in known]


def _around(content: Tree, doubt: Doubt) -> Iterator[tuple[int, str]]:
    """The lines of the clipping around what is doubtful."""
    for receipt in pipeline.receipts(content, [doubt.clipping]) if doubt.clipping else ():
        yield from review.around(receipt, doubt.field, doubt.text)


def clipping(desk: Desk, named: str) -> int:
    """How one clipping was read, line by line; of an export, each of its documents. The exit code."""
    content = desk.tree()
    file = named if desk.clipping(named).exists() else wrappings.file_of(named)
    name = files.within(desk.content, desk.clipping(file)).removeprefix(accessions.CLIPPINGS)
    if accessions.CLIPPINGS + name not in content:
        raise UserError(f"{named}: there is no such clipping in {desk.content / 'clippings'}")
    articles = {article.clipping: article for article in frontmatter.read_all(content)[0]}
    receipts = list(pipeline.receipts(content, [name + named.removeprefix(file)]))
    if not receipts:
        raise UserError(f"{named}: no article is found in it")
    for receipt in receipts:
        article = articles.get(receipt.clipping)
        where, outlet = (desk.place(article.origin), article.outlet) if article else ("", "")
        for line in review.receipt(receipt, where, outlet, desk.width, desk.colour):
            print(line)
    return 0
