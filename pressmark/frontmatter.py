"""Front matter: a Markdown file and its fields, both ways."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Literal

import yaml

from pressmark import dates, plainyaml
from pressmark.model import DISPLAYS, Article, Origin, Problem, Tree, When
from pressmark.plainyaml import Entry

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

# A mistake in one of these could publish what must not be published, or an article without its date; it is left out.
GUARDS = frozenset({"id", "published", "representation", "rights", "permission", "embargoed_until", "withdrawn"})

ID = re.compile(r"a[0-9a-z]{3,39}")  # as `addresses.article_id` makes them, and whatever else a curator may safely call a page


def document(fields: Fields, body: str) -> str:
    """The text of a Markdown file with these fields and this body; empty fields are left out.

    Raises ValueError when what was written would not be read back the same, which is a fault of ours and must not reach a file.
    """
    filled = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items() if value}
    dumped = yaml.dump(
        filled, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=2_000_000_000, default_flow_style=False
    )
    read, problems = plainyaml.read("", dumped)
    if problems or {name: plainyaml.plain(entry) for name, entry in read.items()} != filled:
        raise ValueError(f"front matter would not be read back as it is: {filled!r}")
    return f"---\n{dumped}---\n\n{body}\n"


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

    An article whose front matter cannot be read, that has no id or headline, or a mistake in a guard (day of publication,
    rights, embargo, withdrawal), is None. A mistake in any other field leaves out that field alone.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    parts = split(text)
    if parts is None:
        remedy = "begin the file with a line `---`, the fields, and another line `---`; or delete it and run build.py add"
        return None, [Problem(Origin(path, 1), "front-matter-missing", "the file has no front matter", remedy)]
    head, body, body_line = parts
    entries, problems = plainyaml.read(path, head, first_line=2, broken="front-matter-broken")
    if problems:
        return None, problems
    values: dict[str, object] = {}
    guarded = False  # something may be meant for a guard
    for name, entry in entries.items():
        at = Origin(path, entry.line + 1)
        if name not in FIELDS:
            meant = difflib.get_close_matches(name.casefold(), GUARDS, n=1, cutoff=0.8)
            guarded = guarded or bool(meant)
            remedy = f"write `{meant[0]}`" if meant else "correct its spelling or delete the line"
            sentence = f"“{name}” is not a field of an article" + (", which is left out until it is clear" if meant else "")
            problems.append(Problem(at, "field-unknown", sentence, f"{remedy}; what is only for you can stand in `note`"))
            continue
        if name == "headline" and isinstance(
            entry.value, tuple
        ):  # `headline: [Ours]` is a list to YAML, and brackets to everybody else
            entry = Entry(head.split("\n")[entry.line - 1].partition(":")[2].strip(), entry.line)
        value, problem = _value(at, name, entry)
        if problem:
            problems.append(problem)
        elif value:
            values[ATTRIBUTES.get(name, name)] = value
        guarded = guarded or bool(problem and name in GUARDS)
    if not values.get("id") and not guarded:
        remedy = "run build.py add, which gives it one"
        problems.append(Problem(Origin(path, 1), "id-missing", "the article has no id, so it can have no address", remedy))
    if not values.get("id") or guarded:
        return None, problems
    if not values.get("headline"):
        remedy = "write the printed one, or one of your own in [square brackets]"
        sentence = "the article has no headline, and is left out until it has one"
        return None, [*problems, Problem(Origin(path, 1), "headline-missing", sentence, remedy)]
    lines = {name: entry.line + 1 for name, entry in entries.items()}
    return Article(origin=Origin(path, 1), body=body, body_line=body_line, lines=lines, **values), problems  # type: ignore[arg-type]


def _value(at: Origin, name: str, entry: Entry) -> tuple[object, Problem | None]:
    """The value of one field, as the type it has in an Article."""
    kind, value = FIELDS[name], entry.value
    if kind == "list":
        items = (entry,) if isinstance(value, str) and value else value or ()
        if isinstance(items, dict) or not all(isinstance(item.value, str) for item in items):
            return None, Problem(
                at, "field-wrong-type", f"“{name}” must be a list of names", "write `- ` before each, one a line"
            )
        return tuple(_clean(str(item.value)) for item in items if item.value), None
    if not isinstance(value, str):
        return None, Problem(at, "field-wrong-type", f"“{name}” must be one value, not a list or a map", "write it on one line")
    value = _clean(value)
    if not value:
        return "", None
    if kind == "date":
        return _date(at, name, value)
    if name == "id" and not ID.fullmatch(value):
        remedy = "give it back the id it had; or delete the line and run build.py add, which makes one"
        return None, Problem(
            at, "id-malformed", f"“{value[:60]}” is no id: an “a”, then 3 to 39 small letters and figures", remedy
        )
    if name == "representation" and value not in ("full", "excerpt", "summary"):
        return None, Problem(at, "field-wrong-type", f"“{value}” is not a representation", "write full, excerpt or summary")
    if name == "rights" and value not in DISPLAYS and not value.startswith(("https://", "http://")):
        remedy = f"write one of {', '.join(DISPLAYS)}, or the address of a rights statement"
        return None, Problem(at, "field-wrong-type", f"“{value[:60]}” does not say what may be shown", remedy)
    if name == "permission" and permission_scope(value) is None:
        remedy = f"write who gave it, when, and how much, one of {', '.join(_GRANTED)}: `the editor, 2024-03-01, full`"
        return None, Problem(at, "field-wrong-type", "the permission does not say how much may be shown", remedy)
    return value, None


def _date(at: Origin, name: str, value: str) -> tuple[object, Problem | None]:
    try:
        when = dates.parse(value)
    except ValueError as error:
        remedy = "write it as 2023-02-28, 2023-02, 2023 or, without a year, XXXX-02-28"
        return None, Problem(at, "date-impossible", f"“{name}”: {error}", remedy)
    if name == "embargoed_until" and (when.first is None or when.first != when.last):
        return None, Problem(at, "date-impossible", f"“{name}”: an embargo ends on one day", "write that day: 2026-03-01")
    return when, None


# Marks that no text of a paper needs, and that can make a line read other than it is written: controls, and overriding bidi.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def _clean(value: str) -> str:
    return _UNWANTED.sub("", value).strip()


def permission_scope(permission: str) -> str | None:
    """How much a permission lets the archive show: its last word after a comma; None when it does not say.

    >>> permission_scope("Ines Valder, editor, 2024-03-01, full")
    'full'
    """
    _, comma, scope = permission.rpartition(",")
    return scope.strip() if comma and scope.strip() in _GRANTED else None


_GRANTED = DISPLAYS[:4]  # nobody is given the permission to withhold


def with_field(text: str, name: str, value: str) -> str:
    """The text of an article's file with one field set, as its first; all else stays as the curator wrote it.

    Raises ValueError where the front matter cannot be read or the result would say something else.
    """
    ends = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix(mark).replace(ends, "\n")
    parts = split(plain)
    entries, problems = plainyaml.read("", parts[0]) if parts else ({}, [])
    if parts is None or problems:
        raise ValueError("the front matter cannot be read")
    lines = plain.split("\n")
    if name in entries:
        first = entries[name].line
        later = [entry.line for entry in entries.values() if entry.line > first]
        end = min(later, default=parts[0].count("\n") + 1)
        while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
            end -= 1  # a remark over the next field is about that field
        del lines[first:end]
    lines[1:1] = document({name: value}, "").split("\n---\n")[0].split("\n")[1:]
    made = "\n".join(lines)
    before, after = (plainyaml.read("", found[0])[0] for found in (parts, split(made) or ("", "", 0)))
    expected = {key: plainyaml.plain(entry) for key, entry in before.items() if key != name} | {name: value}
    if {key: plainyaml.plain(entry) for key, entry in after.items()} != expected:
        raise ValueError("the front matter would not say the same")
    return mark + made.replace("\n", ends)


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


_ID = re.compile(rb"^\w{1,5}: *'?(a[0-9a-z]{3,39})'?[ \t\r]*$", re.MULTILINE)  # `idd:` is a slip, and the id is still there


def article_paths(content: Tree) -> list[str]:
    """The paths of all Markdown files below content/articles/."""
    return sorted(path for path in content if path.startswith("content/articles/") and path.endswith(".md"))
