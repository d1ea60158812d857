"""Intake: which clippings are new, which were filed already, and what an article keeps when its clipping is filed again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from pressmark import frontmatter
from pressmark.filing import accessions, draft, matching, wrappings
from pressmark.filing.wrappings import Piece
from pressmark.model import Article, Origin, Outlet, Problem, Tree
from pressmark.work import Forgetful, Memory

CLIPPINGS = accessions.CLIPPINGS
_FORGETFUL = Forgetful()


@dataclass(frozen=True, slots=True)
class Waiting:
    """The clippings to file, each with the article that was made of it before, where it is to be filed again."""

    pieces: tuple[Piece, ...]
    again: Mapping[str, Article]  # by sha256 of the clipping
    problems: tuple[Problem, ...]


def paths(content: Tree) -> list[str]:
    """The paths of all clippings; a saved page's folder of pictures and scripts (`…_files/`) is none, nor is a list."""
    return [
        path
        for path in sorted(content)
        if path.startswith(CLIPPINGS)
        and "_files/" not in path
        and not path.rpartition("/")[2].startswith(".")
        and not accessions.is_list(path)
    ]


def waiting(
    content: Tree,
    articles: Sequence[Article],
    only: Collection[str] = (),
    again: bool = False,
    memory: Memory = _FORGETFUL,
) -> Waiting:
    """What is to be filed: all that is new, or with `again` what `only` names (`content/clippings/…`), new or not.

    `memory` saves opening a file of many clippings once more, when all that it holds is filed.
    """
    filed = _digests(content)
    opened = {wrappings.file_of(article.clipping) for article in articles}
    by_digest = {article.clipping_sha256: article for article in articles}
    by_file = {article.clipping: article for article in articles if article.clipping}
    found: dict[str, Piece] = {}
    problems: list[Problem] = []
    for path in paths(content):
        if only and path not in only:
            continue
        name, data = path.removeprefix(CLIPPINGS), content[path]
        digest = hashlib.sha256(data).hexdigest()
        if digest in filed and not again:
            source = by_digest.get(digest)
            if source and source.clipping != name and CLIPPINGS + source.clipping in content:
                problems.append(_same(path, source.clipping))
            continue
        if name in opened and not again and _is_filed(memory, digest, filed):
            continue
        pieces, broken = wrappings.pieces(name, data)
        problems += broken
        if len(pieces) > 1 and not broken:
            memory.keep(_OPENED, {digest: " ".join(piece.sha256 for piece in pieces)})
        if name in by_file and not again and [piece.name for piece in pieces] == [name]:
            problems.append(_changed(path, by_file[name]))
            continue
        copies = [piece for piece in pieces if piece.sha256 in found]
        if len(pieces) == 1 and copies:
            problems.append(_same(path, found[copies[0].sha256].name))
        for piece in _numbered(pieces, articles) if len(pieces) > 1 else pieces:
            if again or piece.sha256 not in filed:
                found.setdefault(piece.sha256, piece)
    earlier = {sha256: by_digest[sha256] for sha256 in found if sha256 in by_digest}
    hidden = [piece for sha256, piece in found.items() if sha256 in filed and sha256 not in earlier]
    problems += [_unread(piece) for piece in hidden]
    pieces_ = tuple(piece for piece in found.values() if piece not in hidden)
    return Waiting(pieces_, earlier, tuple(problems))


_OPENED = "opened"


def _is_filed(memory: Memory, digest: str, filed: Collection[str]) -> bool:
    """Whether a file, by its sha256, is known to hold nothing but clippings that are filed."""
    held = next(iter(memory.recall(_OPENED, [digest])), None)
    return bool(held) and all(sha256 in filed for sha256 in str(held).split())


def _numbered(pieces: Sequence[Piece], articles: Sequence[Article]) -> Iterator[Piece]:
    """The clippings of one file, each under the name it was filed by.

    Where the file was packed anew, a new clipping may stand at a place that is taken: it gets a number beyond the others.
    """
    file = wrappings.file_of(pieces[0].name)
    names = {one.clipping_sha256: one.clipping for one in articles if wrappings.file_of(one.clipping) == file}
    taken = set(names.values())
    free = (name for number in count(len(pieces) + 1) if (name := f"{file}#{number}") not in taken)
    for piece in pieces:
        name = names.get(piece.sha256) or (next(free) if piece.name in taken else piece.name)
        yield replace(piece, name=name)


def _digests(content: Tree) -> set[str]:
    """Every sha256 that stands in an article, as text, so that a broken article still counts as filed."""
    found: set[str] = set()
    for path in frontmatter.article_paths(content):
        found.update(digest.decode() for digest in re.findall(rb"\b[0-9a-f]{64}\b", content[path]))
    return found


def _same(path: str, other: str) -> Problem:
    sentence = f"this is the same as {other}, byte for byte"
    return Problem(Origin(path), "clipping-duplicate", sentence, "delete one of the two files", "doubt")


def _changed(path: str, article: Article) -> Problem:
    sentence = f"the clipping has changed since {article.origin.path} was filed from it, and is not filed again"
    remedy = "keep the new text under another name; or delete the article, to file it anew"
    return Problem(Origin(path), "clipping-changed", sentence, remedy, "doubt")


def _unread(piece: Piece) -> Problem:
    sentence = "the article of this clipping cannot be read, so it is not filed again"
    remedy = "mend its front matter, or delete it"
    return Problem(Origin(CLIPPINGS + wrappings.file_of(piece.name)), "article-unreadable", sentence, remedy)


def is_article(name: str, data: bytes) -> bool:
    """Whether a file that is brought in is an article by hand; Markdown without a headline in its front matter is a clipping.

    >>> is_article("a.md", b"---\\nheadline: Ferry\\n---\\n"), is_article("a.md", b"---\\ntitle: Ferry\\n---\\n")
    (True, False)
    """
    return name.lower().endswith(".md") and bool(re.match(rb"(?:\xef\xbb\xbf)?---\r?\n(?s:.{0,8000}?\n)?headline:", data))


Read = tuple[draft.Draft | None, list[Problem]]


def read(outlets: Sequence[Outlet], languages: Sequence[str], known: matching.Index, pieces: Sequence[Piece]) -> list[Read]:
    """Each clipping as a draft, or why there is none."""
    return [draft.read(piece, outlets, languages, known) for piece in pieces]


# What a clipping cannot say, or the curator says better: an article keeps it when its clipping is filed again.
_KEPT = (
    *("genre", "subjects", "people", "organisations", "places", "events", "not_named", "snapshot_url", "snapshot_date"),
    *("rights", "permission", "embargoed_until", "withdrawn", "note", "redirect_from"),
)


def anew(old: Article, fresh: Article) -> Article:
    """An article as its clipping reads today, with what only its curator can have written into the one that stands."""
    kept = {name: value for name in _KEPT if (value := getattr(old, name))}
    if old.representation != "full":  # the words are the curator's own
        kept |= {"representation": old.representation, "body": old.body}
    return replace(fresh, id=old.id, origin=old.origin, **kept)


def pieces_of(content: Tree, clippings: Iterable[str]) -> Iterator[Piece]:
    """The clippings of these names that are there: paths below clippings/, with `#n` for one of many.

    An article's clipping is known by its sha256: in a zip that was packed anew it may stand at another place.
    """
    wanted = set(clippings)
    files = {name if CLIPPINGS + name in content else wrappings.file_of(name) for name in wanted}
    filed = _filed_as(content, files)
    for name in sorted(files):
        if CLIPPINGS + name in content:
            pieces, _ = wrappings.pieces(name, content[CLIPPINGS + name])
            moved = (replace(piece, name=filed.get((name, piece.sha256), piece.name)) for piece in pieces)
            yield from (piece for piece in moved if piece.name in wanted or name in wanted)


_CLIPPING = re.compile(
    rb"^clipping: *['\"]?(.+?)(#\d+)['\"]?\r?\n(?:.*\n)*?clipping_sha256: *['\"]?([0-9a-f]{64})", re.MULTILINE
)


def _filed_as(content: Tree, files: Collection[str]) -> dict[tuple[str, str], str]:
    """The name under which each clipping of these files was filed, by file and sha256."""
    found: dict[tuple[str, str], str] = {}
    for path in frontmatter.article_paths(content):
        if b"#" in (head := content[path][:8000]) and (told := _CLIPPING.search(head)):
            file, number, sha256 = (group.decode("utf-8", "replace") for group in told.groups())
            if file in files:
                found[file, sha256] = file + number
    return found
