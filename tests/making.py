"""Making things for tests: small archives of invented news, from the text a curator would write."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from pressmark import addresses, frontmatter, registers
from pressmark.archive import checks, join, rights
from pressmark.cli import TEMPLATES
from pressmark.desks import Desk
from pressmark.fetching import Fetched
from pressmark.model import Archive, Edition, EditionKind, Problem, Registers, UserError
from pressmark.work import Work

TODAY = date(2024, 5, 1)

FERRY = """
    The ferry to Brackwater did not run on Monday, and nobody had told the passengers. They stood on the pier until noon.

    Harbour master Ada Quill said that the engine was being looked at. She had no date for them.

    The ferry is older than its captain, who was born in 1961. It has been repaired eleven times since, by the same two men.

    Bread was sold from a van.
"""


def content(**files: str) -> dict[str, bytes]:
    """The files of an archive; `site`, `people`, `outlets` … are registers, any other name is an article."""
    registers = ("site", "outlets", "people", "organisations", "places", "events")
    found = {"content/site.yaml": b"title: Ferry clippings\n"}
    for name, text in files.items():
        path = f"content/{name}.yaml" if name in registers else f"content/articles/{name}.md"
        found[path] = textwrap.dedent(text).lstrip("\n").encode()
    return found


def article(id: str = "ac2zht6t", body: str = FERRY, **fields: str) -> str:
    """The text of an article's file, with these lines in its front matter."""
    head = {"id": id, "headline": "No ferry on Monday"} | fields
    lines = "\n".join(f"{name.replace('not_named', 'not')}: {value}" for name, value in head.items())
    return f"---\n{lines}\n---\n\n{textwrap.dedent(body).strip()}\n"


def joined(files: dict[str, bytes]) -> tuple[Archive, Registers, list[Problem]]:
    """The archive of these files, its registers, and what was found wrong on the way."""
    known, unclear = registers.read(files)
    known = replace(known, ledger=addresses.read_ledger(files)[0])
    articles, unread = frontmatter.read_all(files)
    whole, unjoined = join.archive(articles, known, Work())
    return whole, known, unclear + unread + unjoined


def edition(files: dict[str, bytes], kind: EditionKind = "public", today: date = TODAY) -> Edition:
    """What may leave the house of these files."""
    return rights.clear(joined(files)[0], kind, today)


def checked(files: dict[str, bytes], today: date = TODAY) -> list[Problem]:
    """What the checks say of these files."""
    whole, known, _ = joined(files)
    return checks.run(whole, known, today)


def desk(tmp_path: Path, visit: Callable[[str], Fetched] | None = None, work: Work | None = None) -> Desk:
    """Where a command may be tried: an archive in a folder of its own, without a network."""
    content = tmp_path / "content"
    (content / "clippings").mkdir(parents=True, exist_ok=True)
    (content / "site.yaml").write_text("title: Ferry clippings\n")
    return Desk(
        content=content,
        site=tmp_path / "site",
        templates=TEMPLATES,
        url="",
        quiet=False,
        loud=False,
        work=work or Work(),
        today=date(2024, 5, 1),
        clock=lambda: date(2024, 5, 1),
        visit=visit or unanswered,
    )


def unanswered(url: str) -> Fetched:
    """A network without anybody in it."""
    raise UserError(f"{url}: nobody answers")


def printed(program: str) -> list[bytes]:
    """What a program prints in two processes that hash words differently."""
    return [
        subprocess.run(
            [sys.executable, "-c", program], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
