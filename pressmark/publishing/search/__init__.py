"""Search: the index of lunr, cut into pieces that a browser fetches one at a time.

How words of plain English are cut, left out and stemmed, and what a find is worth is lunr's (lunr.py); `words` says what is
ours. Ours is also how it travels: not weights, which change everywhere with every article, but how often a stem stands in a
field, from which `templates/static/scores.js` works out lunr's own weights. The pieces are classic scripts that call
`pressmark.shard(name, …)`, because on `file://` a page can fetch nothing else. Tests hold finds and scores equal to lunr.py's.

    search/manifest.js               what there is; all other names carry a hash of what is in them
    search/words-<hash>.js           a stretch of the alphabet: each stem, and where it stands how often
    search/places-<hash>.js          at which places, for phrases; of what may be shown alone
    search/lengths-<f>-<hash>.js     how many words field f of each article has
    search/days-<hash>.js            the days each article may be of, for `from:` and `to:`
    search/vocabulary-<hash>.js      every stem, for `*`, `~` and what is near in spelling
    search/list-<kind>-<hash>.js     where the entries of a kind are: outlets, people, …
    search/entries-<kind>-<hash>.js  a stretch of them: the other spellings of each, and the articles it is in
    search/drawer-<n>-<hash>.js      where the cards of sixty-four articles are
    search/cards-<n>-<m>-<hash>.js   what a result shows of one or a few: headline, outlet, date, address, paragraphs
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, repeat

from pressmark.model import Cleared, Edition, Entity
from pressmark.publishing.search import cards, entries, postings, words
from pressmark.publishing.search.pieces import Pieces, number, shared, stretches
from pressmark.work import Work

FIELDS: Mapping[str, int] = {"headline": 1, "standfirst": 1, "body": 1, "paper": 1, "names": 1}
"""What can be searched, and how much a find there weighs: all the same, which finds best by the figures of `bench/search.py`.
A short field weighs much by itself, and the page puts articles first that have every word in their headline."""

_PART = (512, 2048)  # articles whose postings are kept together, at least and at most
_ALL = "every word"
_ALONE = Work()


def files(edition: Edition, work: Work = _ALONE) -> dict[str, bytes]:
    """Everything a reader's browser needs to search this edition: address to script. The same edition gives the same bytes."""
    made = Pieces()
    found = entries.entries(edition)
    whole = _postings(edition, work)
    lines = list(postings.lines(whole, entries.columns(found)))
    made.put(
        "manifest",
        {
            "articles": len(edition.articles),
            "fields": list(FIELDS.items()),
            "stop": " ".join(words.STOP if any(map(words.is_cyrillic, whole.ranks)) else words.ENGLISH_STOP),
            "cyrillic": any(words.is_cyrillic(stem) for stem, _ in lines),  # a name may be spelled so that no text is
            "unshown": any(item.terms for item in edition.articles),
            "words": list(_words(whole, lines, made)),
            "lengths": [
                made.keep(f"lengths-{at}", "".join(map(number.__getitem__, row))) for at, row in enumerate(whole.lengths)
            ],
            "days": made.keep("days", cards.days(edition.articles)),
            "vocabulary": made.keep(
                "vocabulary", _vocabulary(sorted((stem, len(line)) for stem, line in lines if stem in whole.ranks))
            ),
            "entries": entries.write(found, made),
            "drawer": cards.DRAWER,
            "drawers": cards.drawers(edition, made),
        },
    )
    return dict(sorted(made.items()))


def size(made: Mapping[str, bytes]) -> int:
    """How many bytes of these files are the index, of which a reader fetches a small part."""
    return sum(len(data) for address, data in made.items() if address.startswith("search/"))


def texts(article: Cleared, entities: Mapping[str, Entity]) -> dict[str, str]:
    """What search knows of an article, field by field. Of the text that may not be shown: its words, in no order.

    They stand behind a vertical tab after the body, one by one, each as often as it occurs, so that lunr counts them and
    nothing can be read. Form feeds part paragraphs, and names, so that no phrase reaches from one into the next.
    """
    unshown = chain.from_iterable(repeat(word, times) for word, times in sorted(article.terms.items()))
    body = "\f".join(paragraph.text for paragraph in article.paragraphs)
    return {
        "headline": article.article.headline,
        "standfirst": article.article.standfirst,
        "body": "\v".join((body, "\n".join(unshown))) if article.terms else body,
        "paper": article.article.outlet,
        "names": "\f".join([*(entities[key].name for key in article.names if key in entities), article.article.dateline]),
    }


def _postings(edition: Edition, work: Work) -> postings.Postings:
    """Where every stem stands. What a stretch of articles holds is worked out once, and so is the stem of every word.

    To read what each article holds would take as long as to count it anew, once its words have their stems.
    """
    fields = [(_language(item), tuple(texts(item, edition.entities).values())) for item in edition.articles]
    marks = [hashlib.blake2b("\0".join((language, *each)).encode(), digest_size=16).digest() for language, each in fields]
    ends = list(postings.stretch_ends(marks, *_PART))
    keys = [hashlib.blake2b(b"".join(marks[begin:end])).hexdigest() for begin, end in ends]
    (kept,) = work.memory.recall("stems", [_ALL])
    stems: dict[str, str] = json.loads(kept or "{}")
    known = len(stems)
    whole = postings.Postings(lengths=[[] for _ in FIELDS])
    step = partial(postings.parts, dict(stems))
    stretches_of = [fields[begin:end] for begin, end in ends]
    for part, fresh in work.each("search", step, stretches_of, least=1, keys=keys, form=postings.KEPT):
        whole.add(part)
        stems |= fresh
    if len(stems) > known:
        work.memory.keep("stems", {_ALL: json.dumps(stems, ensure_ascii=False)})
    return whole


def _language(item: Cleared) -> str:
    return item.article.language[:2].lower()


def _words(whole: postings.Postings, lines: Sequence[tuple[str, str]], made: Pieces) -> Iterator[tuple[str, str]]:
    """The index in stretches of the alphabet: with what each begins, and its mark. A piece names that of its places first."""
    for first, stems, some in stretches(lines):
        places = "\n".join(filter(None, map(whole.places, stems)))
        yield first, made.keep("words", "\n".join(("=" + (made.keep("places", places) if places else ""), *some)))


def _vocabulary(stems: Iterable[tuple[str, int]]) -> str:
    """Stems by the alphabet, one a line: roughly how often it stands, how much it shares with the one before, and the rest."""
    lines, before = [], ""
    for stem, length in stems:
        same = shared(before, stem)
        lines.append(number[min(length.bit_length(), 31)] + number[same] + stem[same:])
        before = stem
    return "\n".join(lines)
