"""Desks: what every command works at, and the site that is made there."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pressmark import files, pipeline
from pressmark.archive import review
from pressmark.fetching import Fetched
from pressmark.model import EditionKind, Origin, Problem, Tree
from pressmark.publishing import scripts
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
            print(review.safe(f"{self.place(problem.origin)}: {problem.code}: {problem.sentence}"))
            if problem.remedy:
                print(review.safe(f"    try: {problem.remedy}"))

    def clipping(self, path: str) -> Path:
        """A clipping as a person names it: by its path from here, or from the folder of the clippings."""
        there = self.content / "clippings" / path
        return there if there.exists() and not Path(path).exists() else Path(path)


def make(
    desk: Desk,
    content: Tree,
    kind: EditionKind,
    put: Callable[[str, bytes], None],
    read: pipeline.Joined | None = None,
) -> tuple[pipeline.Built, list[Problem]]:
    """Build the site and hand over its files one by one; the plan it was made from, and why it may not be published.

    `read` is the archive of this content, where it has been joined already.
    """
    built = pipeline.build(content, kind, desk.today, desk.work, desk.url, read)
    others = {**built.files, **scripts.bare(files.read_static(desk.templates))}
    seen = []
    for address, html, looked in pipeline.finish(built, files.read_templates(desk.templates), desk.work):
        put(address, html)
        seen.append(looked)
    for address, data in others.items():
        put(address, data)
    return built, pipeline.refusals(built, seen, {*others, files.MANIFEST})


def tell_all(
    desk: Desk,
    content: Tree,
    told: Callable[[Problem], bool] = lambda problem: False,
    read: pipeline.Joined | None = None,
) -> int:
    """Every problem of the archive, but for what has been told already; the exit code."""
    built, refused = make(desk, content, "public", lambda address, data: None, read)
    problems = review.worklist({*built.problems, *refused})
    desk.tell(problem for problem in problems if not told(problem))
    serious = sum(problem.weight != "doubt" for problem in problems)
    articles = counted(len(built.edition.articles), "article")
    print(f"{counted(serious, 'problem')}, {counted(len(problems) - serious, 'doubt')} in {articles}")
    return 1 if serious else 0


def counted(count: int, noun: str) -> str:
    """A number with its noun: `1 article`, `2,000 articles`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
