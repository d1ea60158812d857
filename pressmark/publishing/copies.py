"""A copy of an article to take away: a Markdown file with its front matter and the text that may be shown."""

from __future__ import annotations

import re

from pressmark import addresses, frontmatter
from pressmark.model import Cleared, Edition, Paragraph
from pressmark.publishing import records


def files(edition: Edition) -> dict[str, bytes]:
    """The copies of all articles, each beside the page of its article."""
    found = {}
    for item in edition.articles:
        page = edition.addresses.get(item.article.id) or addresses.of_article(item.article.id)
        found[page.removesuffix(".html") + ".md"] = markdown(item).encode("utf-8", "replace")
    return found


def markdown(item: Cleared) -> str:
    """An article as a Markdown file: its front matter without the private note, and the text that may be shown."""
    fields = frontmatter.fields(item.article)
    fields.pop("note", None)
    if item.shown in ("excerpt", "nothing") and item.article.representation == "full":
        fields["representation"] = "excerpt"  # the field says what the body below is, and this body is not the archive's
    return frontmatter.document(fields, "\n\n".join(_block(paragraph) for paragraph in item.paragraphs))


_MARK = re.compile(r"[\\`*_\[{]")  # what Markdown would take for a mark, anywhere
_OPENING = re.compile(r"[#>+-]|\d+(?=[.)])")  # and at the start of a paragraph


def _block(paragraph: Paragraph) -> str:
    """A paragraph as Markdown that reads as the same words."""
    if paragraph.kind == "rule":
        return "* * *"
    if paragraph.kind == "code":
        return "\n".join(f"    {line}" for line in paragraph.text.splitlines())
    text = _MARK.sub(r"\\\g<0>", records.line(paragraph.text))
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;")
    if opening := _OPENING.match(text):
        at = opening.end() if opening[0].isdigit() else 0
        text = f"{text[:at]}\\{text[at:]}"
    match paragraph.kind:
        case "heading":
            return f"## {text}"
        case "blockquote":
            return f"> {text}"
        case "caption" | "question" | "notice":
            return f"{text}\n{{: .{paragraph.kind} }}"
        case _:
            return text
