"""The command line: arguments, the clock and the environment, what is printed, and exit codes.

Exit codes: 0 when the work is done, 1 when something was refused (or, for `check` and `--strict`, is broken), 2 when something
outside the content stops the work.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from urllib.parse import quote

from pressmark import addresses, files, frontmatter, hands, pipeline, preview, starting
from pressmark.archive import review
from pressmark.model import EditionKind, Origin, Problem, Tree, UserError
from pressmark.publishing import search
from pressmark.work import Work

_HOME = Path(__file__).parent
TEMPLATES = _HOME / "templates" if (_HOME / "templates").is_dir() else _HOME.parent / "templates"


@dataclass(slots=True)
class _Desk:
    """What every command needs: where things stand, how much to say, and the hands for the work."""

    content: Path
    site: Path
    templates: Path
    url: str
    quiet: bool
    loud: bool
    work: Work
    today: date
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
            print(f"{self.place(problem.origin)}: {problem.code}: {problem.sentence}")
            if problem.remedy:
                print(f"    try: {problem.remedy}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without “ must not end the work
    gc.set_threshold(50_000, 20, 100)  # nearly all that a build makes stays to its end; looking for what does not costs more
    options = _parser().parse_args(arguments, argparse.Namespace(**_DEFAULTS))
    options.edition = options.edition or ("private" if options.run is _serve else "public")
    try:
        say = _progress if sys.stderr.isatty() and not options.quiet else _silent
        with hands.work(say, options.jobs, options.scheduler, threads=options.run is _serve) as work:
            desk = _Desk(
                content=Path(options.content),
                site=Path(options.site or ("private" if options.edition == "private" else "site")),
                templates=Path(options.templates),
                url=options.url,
                quiet=options.quiet,
                loud=options.verbose,
                work=work,
                today=date.today(),
            )
            if options.url and not re.match(r"https?://[^/]", options.url):
                raise UserError(f"--url {options.url}: a web address begins with https:// and the name of a host")
            run: Callable[[_Desk, argparse.Namespace], int] = options.run
            code = run(desk, options)
            sys.stdout.flush()
            return code
    except UserError as error:
        print(f"pressmark: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # what reads our output has had enough
        files.hush(sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("\npressmark: interrupted; what was finished stays, and the next build does the rest", file=sys.stderr)
        return 130


# They stand here and not in the parsers, because the parser of a command would overrule what was said before its name.
_DEFAULTS = {
    "content": "content",
    "site": "",
    "templates": str(TEMPLATES),
    "url": "",
    "jobs": 0,
    "scheduler": "",
    "quiet": False,
    "verbose": False,
    "edition": "",
    "strict": False,
    "publish": False,
    "repository_is": "private",
    "summary": "",
    "edit_at": "",
    "show": "",  # what to open when the site is built, if not its first page
}


def _parser() -> argparse.ArgumentParser:
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--content", metavar="DIR", help="the archive (content)")
    everywhere.add_argument("--site", metavar="DIR", help="where the site is written (site; private for that edition)")
    everywhere.add_argument("--templates", metavar="DIR", help="the pages' templates")
    everywhere.add_argument("--url", help="where the site will stand: https://…")
    everywhere.add_argument("--jobs", type=int, metavar="N", help="processes (one for each core)")
    everywhere.add_argument("--scheduler", metavar="ADDRESS", help="a Dask cluster instead of processes here")
    everywhere.add_argument("-q", "--quiet", action="store_true", help="no doubts, no progress")
    everywhere.add_argument("-v", "--verbose", action="store_true", help="also what was done to each file")
    edition = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    edition.add_argument("--edition", choices=("public", "private"), help="private: everything, for you alone")
    building = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS, parents=[edition])
    _build_options(building)

    parser = argparse.ArgumentParser(
        prog="build.py",
        parents=[everywhere, building],
        description="A folder of news clippings becomes a permanent, citable, searchable website."
        " Without a command: file what is new, then build the site.",
    )
    parser.set_defaults(run=_build)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(
        name: str, run: Callable[[_Desk, argparse.Namespace], int], help: str, *more: argparse.ArgumentParser
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[everywhere, *more], help=help, description=help)
        made.set_defaults(run=run)
        return made

    command("build", _build, "file what is new, then build the site (the same as no command)", building)
    command("add", _add, "file clippings; adopt articles written by hand").add_argument("paths", nargs="*", metavar="PATH")
    command("check", _check, "every problem and doubt; nothing is written")
    command(
        "review", _review, "what needs a person; of one clipping: each line, kept or dropped, and by which rule"
    ).add_argument("clipping", nargs="?", metavar="CLIPPING")
    serve = command("serve", _serve, "show the private edition to this machine alone, built anew as you write", edition)
    serve.add_argument("--port", type=int, default=8000, metavar="N", help="the port, or the first one to try (8000)")
    command("new", _new, "begin an archive in a folder of its own").add_argument("folder", metavar="DIR")
    withdraw = command(
        "withdraw", _withdraw, "take an article down: a page at its address says so, and nothing is left elsewhere"
    )
    withdraw.add_argument("article", metavar="ARTICLE", help="its id, or the path of its file")
    withdraw.add_argument("--reason", default="", help="one sentence for readers")
    withdraw.add_argument("--unnamed", action="store_true", help="do not show its headline and outlet either")
    return parser


def _build_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="exit 1 when there is a problem")
    parser.add_argument("--publish", action="store_true", help="note the addresses of this build in permalinks.txt")
    parser.add_argument(
        "--repository-is",
        choices=("public", "internal", "private"),
        help="public: refuse when everyone could read in the repository what the site withholds",
    )
    parser.add_argument("--summary", metavar="FILE", help="also add what came of it to a file, as Markdown")
    parser.add_argument("--edit-at", metavar="URL", help="where files are edited, for the links of the summary")


def _silent(step: str, done: int, of: int) -> None:
    pass


def _progress(step: str, done: int, of: int) -> None:
    end = "\r" if done < of else "\r\x1b[K"
    print(f"{step}: {done:,} of {of:,}", end=end, file=sys.stderr, flush=True)


def _file_new(desk: _Desk, only: Iterable[str] = ()) -> tuple[Tree, pipeline.Filed]:
    """File what is new and write it; the content as it then is."""
    content = desk.tree()
    filed = pipeline.add(content, desk.today, desk.work, only)
    files.create(desk.content, filed.new)
    files.replace(desk.content, filed.adopted)
    if desk.loud:
        for path in (*filed.new, *filed.adopted):
            print(f"filed {desk.place(Origin(path))}")
    return {**content, **filed.tree}, filed


def _make(
    desk: _Desk, content: Tree, kind: EditionKind, put: Callable[[str, bytes], None]
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


def _build(desk: _Desk, options: argparse.Namespace) -> int:
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
    problems = review.worklist({*filed.problems, *built.problems, *refused})
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
        files.append(Path(options.summary), review.summary(heading, counts, problems, link))
    if changes is None:
        print(f"Refused: {_n(len(refused), 'thing')} must be put right first. {desk.site} was left as it is.")
        return 1
    if desk.loud:
        print(
            f"{changes.added} files added, {changes.changed} changed, {changes.deleted} deleted, {changes.unchanged} untouched"
        )
    print(f"Open {options.show or desk.site / 'index.html'}")
    return 1 if options.strict and broken else 0


def _edit_link(desk: _Desk, edit_at: str, unkept: Collection[str], origin: Origin) -> tuple[str, str]:
    """The name of a place, and the address where its file is edited, if it can be."""
    place = desk.place(origin)
    path, _, line = place.partition(":")
    if not edit_at or not origin.path.startswith("content/") or origin.path in unkept:
        return place, ""
    return place, f"{edit_at.rstrip('/')}/{quote(path)}" + (f"#L{line}" if line else "")


def _n(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _note_addresses(desk: _Desk, built: pipeline.Built) -> None:
    if lines := pipeline.ledger_lines(built):
        files.note(desk.content, addresses.LEDGER, lines)


def _add(desk: _Desk, options: argparse.Namespace) -> int:
    for path in options.paths:
        if "://" in path:
            raise UserError(f"{path}: web addresses are not read yet; save the page from a browser, and add the file")
    only = [each for path in options.paths for each in files.bring_in(desk.content, Path(path))]
    _, filed = _file_new(desk, only)
    desk.tell(filed.problems)
    for path in filed.new:
        print(f"filed {desk.place(Origin(path))}")
    for path in filed.adopted:
        print(f"gave an id to {desk.place(Origin(path))}")
    print(f"{_n(len(filed.new), 'clipping')} filed, {_n(len(filed.adopted), 'article')} adopted")
    return 1 if any(problem.weight == "problem" for problem in filed.problems) else 0


def _check(desk: _Desk, options: argparse.Namespace) -> int:
    built, refused = _make(desk, desk.tree(), "public", lambda address, data: None)
    problems = review.worklist({*built.problems, *refused})
    desk.tell(problems)
    serious = sum(problem.weight != "doubt" for problem in problems)
    print(f"{_n(serious, 'problem')}, {_n(len(problems) - serious, 'doubt')} in {_n(len(built.edition.articles), 'article')}")
    return 1 if serious else 0


def _review(desk: _Desk, options: argparse.Namespace) -> int:
    if not options.clipping:
        return _check(desk, options)
    content = desk.tree()
    path = files.within(desk.content, Path(options.clipping))
    if path not in content:
        path = pipeline.CLIPPINGS + options.clipping
    if path not in content or not path.startswith(pipeline.CLIPPINGS):
        raise UserError(f"{options.clipping}: there is no such clipping in {desk.content / 'clippings'}")
    for each in pipeline.receipts(content, path):
        for line in review.receipt(each.receipt):
            print(line)
    return 0


def _serve(desk: _Desk, options: argparse.Namespace) -> int:
    with preview.server(partial(files.served, desk.site), options.port) as server:
        if options.port not in (server.port, 0):
            print(f"Port {options.port} is taken; this is {server.port}.")
        options.show = f"{server.url} (Ctrl-C ends the preview)"
        try:
            _build(desk, options)
            for _ in preview.changes([desk.content, desk.templates]):
                try:
                    _build(replace(desk, today=date.today(), started=time.monotonic()), options)
                except UserError as error:
                    print(f"pressmark: {error}", file=sys.stderr)
                server.changed()
        except KeyboardInterrupt:
            print("\nThe preview has ended.")
    return 0


def _new(desk: _Desk, options: argparse.Namespace) -> int:
    folder = Path(options.folder)
    files.begin(folder, starting.archive())
    print(f"{folder} is an archive now: say in {folder / 'content' / 'site.yaml'} what it is called, put clippings into")
    print(f"{folder / 'content' / 'clippings'}, and build it. {folder / 'README.md'} tells the rest.")
    return 0


def _withdraw(desk: _Desk, options: argparse.Namespace) -> int:
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
