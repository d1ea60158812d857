"""The standfirst: the sentence under the headline that says what the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pressmark.filing import captions, furniture, stamps, writers
from pressmark.filing.lines import Given, Head

_RATING = re.compile(r"[★☆]|\b\d(?:[.,]\d)?\s?(?:/|out of)\s?(?:5|10)\b|\b(?:ratings?|votes?|rate this)\b", re.IGNORECASE)


def find(head: Head) -> Iterator[Given]:
    """The sentence under the headline, if something stands between it and the body."""
    if head.headline is None:
        return
    title = head.lines[head.headline].plain
    for index in range(head.headline + 1, min(head.headline + 4, head.first)):
        line = head.lines[index]
        if line.rule or line.plain == title or not 6 <= len(furniture.words(line.text)) <= 60:
            continue
        if not writers.is_signed(line.text) and not stamps.is_stamp(line.text) and _is_of_this(head, index):
            yield Given("standfirst", line.text, index, 0, len(line.text))
            return


def _is_of_this(head: Head, index: int) -> bool:
    """Whether a line is about the article, and no caption, no rating, no headline of another story."""
    line = head.lines[index]
    if (
        _RATING.search(line.text)
        or captions.is_one(line.text)
        or (head.lines[index + 1].rule == "photo-credit" and index - 1 != head.headline)
    ):
        return False
    if furniture.ends_sentence(line.text):
        return True
    own = (head.lines[head.headline or 0], *head.lines[head.first : head.last + 1])
    said, told = _stems([line.plain]), _stems(other.plain for other in own)
    titled = all(word[0].isupper() or word[0].isdigit() for word in furniture.words(line.text) if len(word) > 4)
    again = sum(other.plain == line.plain for other in head.lines) > 1  # in a list of stories, too
    return len(said & told) >= (0.6 if titled or again else 0.25) * len(said)


def _stems(texts: Iterable[str]) -> set[str]:
    return {word[:5] for text in texts for word in text.split() if len(word) > 4}
