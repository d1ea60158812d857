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
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size

from pressmark import cache, commands, fetching, files, hands
from pressmark.desks import Desk
from pressmark.model import UserError
from pressmark.work import Forgetful

_HOME = Path(__file__).parent
TEMPLATES = _HOME / "templates" if (_HOME / "templates").is_dir() else _HOME.parent / "templates"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without “ must not end the work
    gc.set_threshold(50_000, 20, 100)  # nearly all that a build makes stays to its end; looking for what does not costs more
    options = _parser().parse_args(arguments, argparse.Namespace(**_DEFAULTS))
    options.edition = options.edition or ("private" if options.run is commands.serve else "public")
    try:
        say = _progress if sys.stderr.isatty() and not options.quiet else _silent
        memory = Forgetful() if options.no_cache else cache.Cache(_cache_folder(options), date.today())
        with hands.work(say, options.jobs, options.scheduler, threads=options.run is commands.serve) as work:
            desk = Desk(
                content=Path(options.content),
                site=Path(options.site or ("private" if options.edition == "private" else "site")),
                templates=Path(options.templates),
                url=options.url,
                quiet=options.quiet,
                loud=options.verbose,
                work=replace(work, memory=memory),
                today=date.today(),
                clock=date.today,
                visit=fetching.Visitor(f"Pressmark/{version('pressmark')}").page,
                colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
                width=get_terminal_size().columns if sys.stdout.isatty() else 0,
                ask=_ask,
            )
            if options.url and not re.match(r"https?://[^/]", options.url):
                raise UserError(f"--url {options.url}: a web address begins with https:// and the name of a host")
            run: Callable[[Desk, argparse.Namespace], int] = options.run
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


def _ask(prompt: str) -> str:
    """One line from whoever sits at the terminal, who may go back in it with the arrow keys. EOFError where nobody does."""
    if sys.stdin.isatty():
        with suppress(ImportError):  # Windows has it without
            import readline  # noqa: F401  # not before: it writes to the terminal as soon as it is there
    return input(prompt)


def _cache_folder(options: argparse.Namespace) -> Path:
    return Path(options.cache) if options.cache else Path(options.content).absolute().parent / cache.FOLDER


# They stand here and not in the parsers, because the parser of a command would overrule what was said before its name.
_DEFAULTS = {
    "content": "content",
    "site": "",
    "templates": str(TEMPLATES),
    "url": "",
    "jobs": 0,
    "scheduler": "",
    "cache": "",
    "no_cache": False,
    "again": False,
    "accept": False,
    "all": False,
    "model": "",
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
    everywhere.add_argument("--cache", metavar="DIR", help="what was worked out before (.pressmark, beside the archive)")
    everywhere.add_argument("--no-cache", action="store_true", help="work everything out anew")
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
    parser.set_defaults(run=commands.build)
    named = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(
        name: str, run: Callable[[Desk, argparse.Namespace], int], help: str, *more: argparse.ArgumentParser
    ) -> argparse.ArgumentParser:
        made = named.add_parser(name, parents=[everywhere, *more], help=help, description=help)
        made.set_defaults(run=run)
        return made

    command("build", commands.build, "file what is new, then build the site (the same as no command)", building)
    add = command("add", commands.add, "bring in and file clippings, and pages from the web; adopt articles written by hand")
    add.add_argument("paths", nargs="*", metavar="PATH|URL")
    add.add_argument("--again", action="store_true", default=argparse.SUPPRESS, help="file these anew, with today's hints")
    command("check", commands.check, "every problem and doubt; nothing is written")
    review = command(
        "review", commands.review, "what needs a person; of one clipping: each line, kept or dropped, and by which rule"
    )
    review.add_argument("clipping", nargs="?", metavar="CLIPPING")
    review.add_argument("--accept", action="store_true", default=argparse.SUPPRESS, help="ask, and write each answer down")
    review.add_argument("--all", action="store_true", default=argparse.SUPPRESS, help="not only the first of each kind")
    review.add_argument(
        "--model", default=argparse.SUPPRESS, metavar="NAME", help="a spaCy model that finds names, for our rules"
    )
    serve = command("serve", commands.serve, "show the private edition to this machine alone, built anew as you write", edition)
    serve.add_argument("--port", type=int, default=8000, metavar="N", help="the port, or the first one to try (8000)")
    new = command("new", commands.new, "begin an archive in a folder of its own; give one that stands what editors need")
    new.add_argument("folder", metavar="DIR")
    withdraw = command(
        "withdraw", commands.withdraw, "take an article down: a page at its address says so, and nothing is left elsewhere"
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
