"""Front matter: a Markdown file and its fields, both ways; and the strict YAML that all of the curator's files are written in.

Everything is a string, a list or a map: `NO` stays "NO", 12:30 stays "12:30". What YAML adds for programmers (anchors, aliases,
tags, merges, several documents) is refused with its line, because it changes values behind the curator's back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import yaml

from pressmark import dates
from pressmark.model import DISPLAYS, Article, Origin, Problem, Tree, When

Fields = Mapping[str, str | tuple[str, ...]]

FieldKind = Literal["text", "date", "list"]

FIELDS: dict[str, FieldKind] = {  # in the order in which they are written
    "id": "text",
    "headline": "text",
    "standfirst": "text",
    "byline": "text",
    "dateline": "text",
    "outlet": "text",
    "agency": "text",
    "published": "date",
    "event_date": "date",
    "saved": "date",
    "language": "text",
    "section": "text",
    "genre": "text",
    "subjects": "list",
    "people": "list",
    "organisations": "list",
    "places": "list",
    "events": "list",
    "not": "list",
    "representation": "text",
    "original_url": "text",
    "snapshot_url": "text",
    "snapshot_date": "date",
    "rights": "text",
    "permission": "text",
    "embargoed_until": "date",
    "withdrawn": "text",
    "note": "text",
    "redirect_from": "list",
    "clipping": "text",
    "clipping_sha256": "text",
    "doubts": "list",
}

ATTRIBUTES = {"not": "not_named"}  # where the field's name is a word of Python

# A mistake in one of these could publish what must not be published, so the article is left out until it is mended.
GUARDS = frozenset({"id", "representation", "rights", "permission", "embargoed_until", "withdrawn"})

LONGEST = 1_000_000  # characters of one file; beyond it, something other than an article was put here


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a YAML file, and the line it stands on."""

    value: str | tuple[Entry, ...] | dict[str, Entry]
    line: int


class _Refused(Exception):
    """Something in a YAML file that is broken or not allowed."""

    def __init__(self, line: int, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.line, self.code, self.sentence = line, code, sentence


def strict(path: str, text: str, first_line: int = 1, broken: str = "yaml-broken") -> tuple[dict[str, Entry], list[Problem]]:
    """Read a YAML file that holds a map of strings, lists and maps; every value with its line.

    `first_line` is the line of the file where `text` begins. A file that cannot be read gives an empty map and one problem with
    the code `broken`, or `key-repeated`.
    """
    try:
        entry = _document(text)
    except _Refused as refused:
        at = Origin(path, refused.line + first_line - 1)
        code = broken if refused.code == "broken" else refused.code
        return {}, [Problem(at, code, refused.sentence, _REMEDIES.get(refused.code, ""))]
    if entry is None:
        return {}, []
    if not isinstance(entry.value, dict):
        return {}, [Problem(Origin(path, first_line), broken, "this is not a list of `name: value` lines", _REMEDIES["broken"])]
    return entry.value, []


_REMEDIES = {
    "broken": "write `name: value`, one a line, and put a value that holds `: `, `#` or quotation marks into 'single quotes'",
    "key-repeated": "keep one of the two",
}


def _document(text: str) -> Entry | None:
    if len(text) > LONGEST:
        raise _Refused(1, "broken", f"{len(text):,} characters are more than a file of this kind can have")
    try:
        events = iter(yaml.parse(text, Loader=yaml.CBaseLoader))
        found: Entry | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and found is not None:
                raise _Refused(_line(event), "broken", "a second document begins here (`---`)")
            if isinstance(event, yaml.NodeEvent):
                found = _node(event, events, depth=0)
        if found and found.value == "":
            return None
        return found
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _Refused(mark.line + 1 if mark else 1, "broken", f"YAML cannot read this: {error.problem}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _Refused(line, "broken", "a character stands here that YAML does not allow") from None


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Entry:
    line = _line(event)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _Refused(line, "broken", "anchors (&) and aliases (*) are not allowed")
    if tag := getattr(event, "tag", None):
        raise _Refused(line, "broken", f"the tag {tag} is not allowed")
    if depth > 8:
        raise _Refused(line, "broken", "this is nested too deeply")
    if isinstance(event, yaml.ScalarEvent):
        return Entry(event.value, line)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, depth + 1))
        return Entry(tuple(items), line)
    pairs: dict[str, Entry] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, depth + 1)
        if not isinstance(key.value, str):
            raise _Refused(key.line, "broken", "a name must be a plain word")
        if key.value == "<<":
            raise _Refused(key.line, "broken", "merging with << is not allowed")
        if key.value in pairs:
            raise _Refused(
                key.line, "key-repeated", f"“{key.value}” stands here a second time, first on line {pairs[key.value].line}"
            )
        value = _node(next(events), events, depth + 1)
        pairs[key.value] = Entry(value.value, key.line)
    return Entry(pairs, line)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def document(fields: Fields, body: str) -> str:
    """The text of a Markdown file with these fields and this body; empty fields are left out.

    Raises ValueError when what was written would not be read back the same, which is a fault of ours and must not reach a file.
    """
    filled = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items() if value}
    dumped = yaml.dump(
        filled, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=2_000_000_000, default_flow_style=False
    )
    read, problems = strict("", dumped)
    if problems or {name: _plain(entry) for name, entry in read.items()} != filled:
        raise ValueError(f"front matter would not be read back as it is: {filled!r}")
    return f"---\n{dumped}---\n\n{body}\n"


def _plain(entry: Entry) -> object:
    if isinstance(entry.value, tuple):
        return [_plain(item) for item in entry.value]
    if isinstance(entry.value, dict):
        return {name: _plain(item) for name, item in entry.value.items()}
    return entry.value


def fields(article: Article) -> dict[str, str | tuple[str, ...]]:
    """The front matter of an article: its fields that are not empty, in the order in which they are written."""
    found: dict[str, str | tuple[str, ...]] = {}
    for name in FIELDS:
        value = getattr(article, ATTRIBUTES.get(name, name))
        if isinstance(value, When):
            value = value.written
        if value and not (name == "representation" and value == "full"):
            found[name] = value
    return found


def write(article: Article) -> str:
    """An article as the text of its Markdown file."""
    return document(fields(article), article.body)


_SPLIT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def split(text: str) -> tuple[str, str, int] | None:
    """The front matter and the body of a Markdown file, and the line of its body; None where there is no front matter."""
    found = _SPLIT.match(text)
    if not found:
        return None
    rest = text[found.end() :]
    body = rest.lstrip("\n")
    line = text.count("\n", 0, found.end()) + 1 + len(rest) - len(body)
    return found[1], body.rstrip("\n"), line


def read(path: str, text: str) -> tuple[Article | None, list[Problem]]:
    """An article from the text of its Markdown file, and what is wrong with it.

    An article whose front matter cannot be read, or that has no id or a broken guard (rights, embargo, withdrawal), is None.
    A mistake in any other field leaves out that field alone.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    parts = split(text)
    if parts is None:
        remedy = "begin the file with a line `---`, the fields, and another line `---`; or delete it and run build.py add"
        return None, [Problem(Origin(path, 1), "front-matter-missing", "the file has no front matter", remedy)]
    head, body, body_line = parts
    entries, problems = strict(path, head, first_line=2, broken="front-matter-broken")
    if problems:
        return None, problems
    values: dict[str, object] = {}
    for name, entry in entries.items():
        at = Origin(path, entry.line + 1)
        if name not in FIELDS:
            remedy = "correct its spelling or delete the line; what is only for you can stand in `note`"
            problems.append(Problem(at, "field-unknown", f"“{name}” is not a field of an article", remedy))
            continue
        value, problem = _value(at, name, entry)
        if problem:
            problems.append(problem)
        elif value:
            values[ATTRIBUTES.get(name, name)] = value
    if not values.get("id") and not any(problem.origin.line == 0 for problem in problems):
        remedy = "run build.py add, which gives it one"
        problems.append(Problem(Origin(path, 1), "id-missing", "the article has no id, so it can have no address", remedy))
    lines = {name: entry.line + 1 for name, entry in entries.items()}
    if not values.get("id") or any(_guards(problem, lines) for problem in problems):
        return None, problems
    if not values.get("headline"):
        remedy = "write the printed one, or one of your own in [square brackets]"
        problems.append(Problem(Origin(path, 1), "headline-missing", "the article has no headline", remedy))
        values["headline"] = "[No headline]"
    return Article(origin=Origin(path, 1), body=body, body_line=body_line, lines=lines, **values), problems  # type: ignore[arg-type]


def _guards(problem: Problem, lines: Mapping[str, int]) -> bool:
    return any(problem.origin.line == lines.get(name) for name in GUARDS)


def _value(at: Origin, name: str, entry: Entry) -> tuple[object, Problem | None]:
    """The value of one field, as the type it has in an Article."""
    kind, value = FIELDS[name], entry.value
    if kind == "list":
        items = (entry,) if isinstance(value, str) and value else value or ()
        if isinstance(items, dict) or not all(isinstance(item.value, str) for item in items):
            return None, Problem(
                at, "field-wrong-type", f"“{name}” must be a list of names", "write `- ` before each, one a line"
            )
        return tuple(str(item.value) for item in items if item.value), None
    if not isinstance(value, str):
        return None, Problem(at, "field-wrong-type", f"“{name}” must be one value, not a list or a map", "write it on one line")
    value = value.strip()
    if kind == "date" and value:
        try:
            return dates.parse(value), None
        except ValueError as error:
            remedy = "write it as 2023-02-28, 2023-02, 2023 or, without a year, XXXX-02-28"
            return None, Problem(at, "date-impossible", f"“{name}”: {error}", remedy)
    if name == "representation" and value not in ("", "full", "excerpt", "summary"):
        return None, Problem(at, "field-wrong-type", f"“{value}” is not a representation", "write full, excerpt or summary")
    if name == "permission" and value and permission_scope(value) is None:
        remedy = f"write who gave it, when, and how much, one of {', '.join(DISPLAYS[:4])}: `the editor, 2024-03-01, full`"
        return None, Problem(at, "field-wrong-type", "the permission does not say how much may be shown", remedy)
    return value, None


def permission_scope(permission: str) -> str | None:
    """How much a permission lets the archive show: its last word after a comma; None when it does not say.

    >>> permission_scope("Ines Valder, editor, 2024-03-01, full")
    'full'
    """
    _, comma, scope = permission.rpartition(",")
    return scope.strip() if comma and scope.strip() in DISPLAYS else None


def read_all(content: Tree) -> tuple[tuple[Article, ...], list[Problem]]:
    """All articles of the archive in order of their paths, and what is wrong with them. Of two with one id the first stays."""
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for path in article_paths(content):
        try:
            text = content[path].decode("utf-8")
        except UnicodeDecodeError as error:
            at = Origin(path, content[path].count(b"\n", 0, error.start) + 1)
            problems.append(Problem(at, "article-undecodable", "the file is not UTF-8 text", "save it again as UTF-8"))
            continue
        article, found = read(path, text)
        problems += found
        if article is None:
            continue
        if article.id in articles:
            other = articles[article.id].origin.path
            remedy = "delete the copy; or delete its `id` line and run build.py add"
            problems.append(Problem(article.line("id"), "id-taken", f"{article.id} is the id of {other} too", remedy))
            continue
        articles[article.id] = article
    return tuple(articles.values()), problems


def unread(content: Tree, articles: Iterable[Article]) -> tuple[str, ...]:
    """The ids that stand, as text, in files no article could be read from: their addresses are still theirs."""
    read = {article.origin.path for article in articles}
    broken = (content[path] for path in article_paths(content) if path not in read)
    return tuple(sorted({id.decode() for data in broken for id in _ID.findall(data)} - {article.id for article in articles}))


_ID = re.compile(rb"^id: *'?\b(a[0-9b-z]{7})\b'?[ \t\r]*$", re.MULTILINE)


def article_paths(content: Tree) -> list[str]:
    """The paths of all Markdown files below content/articles/."""
    return sorted(path for path in content if path.startswith("content/articles/") and path.endswith(".md"))
