"""Passages: a name in its sentence, with the way to the paragraph that the sentence stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressmark.archive import mentions
from pressmark.model import Cleared, Mention
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Entry

_LONGEST = 400  # characters of a sentence that are shown; a text without full stops is one sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """A name in its sentence: from which article, and where there."""

    entry: Entry
    before: str
    name: str  # as printed
    after: str
    language: str  # of the sentence; empty where it is that of the pages
    address: str  # with the paragraph's anchor
    number: int  # of the paragraph, from 1; 0 for the headline, the standfirst and the dateline
    more: int = 0  # further mentions in the article
    part: str = "headline"  # where `number` is 0: "headline", "standfirst" or "dateline"


def first(catalogue: Catalogue, id: str, key: str) -> Passage | None:
    """The first mention of a name in an article, in its text; None where no words of it may be shown."""
    found = catalogue.mentions_of(id).get(key)
    return _passage(catalogue, catalogue.items[id], *found[0], more=len(found) - 1) if found else None


def every(catalogue: Catalogue, id: str, key: str) -> Iterator[Passage]:
    """Every mention of a name in an article, each sentence once."""
    seen: set[tuple[str, int]] = set()
    for number, mention in catalogue.mentions_of(id).get(key, ()):
        text = _text(catalogue.items[id], number, mention)
        sentence = (mention.anchor, _sentence(catalogue, text, mention)[0])
        if sentence not in seen:
            seen.add(sentence)
            yield _passage(catalogue, catalogue.items[id], number, mention)


def _text(item: Cleared, number: int, mention: Mention) -> str:
    return item.paragraphs[number - 1].text if number else str(getattr(item.article, mention.anchor))


def _passage(catalogue: Catalogue, item: Cleared, number: int, mention: Mention, more: int = 0) -> Passage:
    entry, text = catalogue.entries[item.article.id], _text(item, number, mention)
    start, end = _sentence(catalogue, text, mention)
    return Passage(
        entry,
        _last(text[start : mention.start]),
        text[mention.start : mention.end],
        _opening(text[mention.end : end]),
        catalogue.text_language(item) if number else entry.language,
        f"{entry.address}#{mention.anchor}" if number else entry.address,
        number,
        more,
        "headline" if number else mention.anchor,
    )


def _sentence(catalogue: Catalogue, text: str, mention: Mention) -> tuple[int, int]:
    """Where the sentence of a mention begins and ends in its text. A sentence that names ten is looked for once."""
    known = catalogue.sentences.setdefault(text, [])
    for start, end in known:
        if start <= mention.start and mention.end <= end:
            return start, end
    found = mentions.sentence(text, mention.start, mention.end)
    # A name with a full stop may join two sentences, for itself alone.
    if "." not in text[mention.start : mention.end]:
        known.append(found)
    return found


def _last(text: str) -> str:
    """The end of what stands before a name.

    >>> _last("w" * 300 + " of the late"), _last("The late")
    ('… of the late', 'The late')
    """
    most = _LONGEST // 2
    return text if len(text) <= most else f"… {text[-most:].partition(' ')[2]}"


def _opening(text: str) -> str:
    """The beginning of what stands after a name."""
    most = _LONGEST // 2
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0]} …"
