"""Speakers: whose words a quotation is, as far as the text says so.

The nearest attribution counts (`attributions`); a quotation that has none of its own belongs to whoever is quoted just before
it, when nothing stands between the two.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Sequence

from pressmark.archive import attributions, quotes
from pressmark.archive.attributions import Source
from pressmark.archive.cast import NOBODY, Cast, Voice
from pressmark.archive.quotes import Stretch
from pressmark.model import Article, Manner, Mention, Paragraph, Quote


def sources(paragraphs: Sequence[Paragraph], stretches: Sequence[Stretch]) -> list[Source | None]:
    """The source of each stretch, where the text names one."""
    return _sources(paragraphs, stretches, owned(paragraphs, stretches))


def _sources(paragraphs: Sequence[Paragraph], stretches: Sequence[Stretch], own: Sequence[str]) -> list[Source | None]:
    found: list[Source | None] = []
    by_paragraph: dict[int, list[int]] = {}
    for number, stretch in enumerate(stretches):
        by_paragraph.setdefault(stretch.at, []).append(number)
    for stretch in stretches:
        text = paragraphs[stretch.at].text
        if turn := _TURN.match(text, stretch.start, stretch.end):
            found.append(Source(stretch.at, turn.start(1), turn.end(1), turn[1], ":"))
            continue
        ending = text[: stretch.end].rstrip()[-1:]
        following = text[stretch.end + 1 : stretch.end + 2]
        finished = ending in ".…" or following == "."
        later = attributions.after(own[stretch.at], stretch.at, min(stretch.end + 1, len(text)), finished, ending in ".,!?…")
        if later is None or ending != ",":
            earlier = attributions.before(own[stretch.at], stretch.at, max(stretch.start - 1, 0))
            if earlier and (later is None or (earlier.cue and text[: stretch.start - 1].rstrip()[-1:] in ",:")):
                later = earlier
        found.append(later)
    _carry(paragraphs, stretches, own, by_paragraph, found)
    return found


_TURN = re.compile(r"([^\W\da-zа-яё_][^\W\da-zа-яё_.' -]{2,40}):\s")


def owned(paragraphs: Sequence[Paragraph], stretches: Sequence[Stretch]) -> list[str]:
    """The paragraphs with what is quoted blotted out."""
    within: dict[int, list[tuple[int, int]]] = {}
    for stretch in stretches:
        within.setdefault(stretch.at, []).append((stretch.start, stretch.end))
    return [attributions.blotted(each.text, within.get(at, ())) for at, each in enumerate(paragraphs)]


def _carry(
    paragraphs: Sequence[Paragraph],
    stretches: Sequence[Stretch],
    own: Sequence[str],
    by_paragraph: dict[int, list[int]],
    found: list[Source | None],
) -> None:
    """Give a quotation without a source of its own that of its neighbours: the same paragraph, the same run, the one before."""
    for numbers in by_paragraph.values():
        for number, previous in zip(numbers[1:], numbers, strict=False):
            source = found[number]
            if source is None or not source.cue:
                found[number] = found[previous] or source
        for number, following in zip(reversed(numbers[:-1]), reversed(numbers), strict=False):
            if found[number] is None:
                found[number] = found[following]
    for number in range(len(stretches) - 2, -1, -1):  # a run over paragraphs is attributed at its end, as a rule
        if stretches[number + 1].goes_on and found[number] is None:
            found[number] = found[number + 1]
    for number, stretch in enumerate(stretches):
        if found[number] is not None:
            continue
        if stretch.goes_on and number:
            found[number] = found[number - 1]
            continue
        alone = not own[stretch.at].strip(attributions.BLOT + " .,\u00a0")
        numbers = by_paragraph[stretch.at]
        if not alone and (before := own[stretch.at][: max(0, stretch.start - 1)]).strip():
            found[number] = _introduction(before, stretch.at)
            continue
        if alone and (signed := _signature(own, stretch.at + 1)):
            found[number] = signed
            continue
        at = stretch.at - 1
        if at < 0:
            continue
        before = own[at]
        if (alone and before.rstrip().endswith(":")) or not by_paragraph.get(at):
            found[number] = _introduction(before, at)
        elif by_paragraph.get(at):
            found[number] = found[by_paragraph[at][-1]]


def _signature(own: Sequence[str], at: int) -> Source | None:
    """The name on a line of its own under a quotation: "— Ada Quill"."""
    line = _SIGNED.fullmatch(own[at]) if at < len(own) else None
    return Source(at, line.start(1), line.end(1), line[1], "—") if line else None


_SIGNED = re.compile(r"\s*[-–—―]\s*([^\Wa-zа-яё_][\w.’' -]{2,40}?)(?:,.{0,80})?\.?\s*")


def _introduction(own: str, at: int) -> Source | None:
    """Who the last sentence of a paragraph is about, when what follows are somebody's words."""
    text = own.rstrip(" \u00a0.")
    return attributions.before(text, at, len(text)) or attributions.spoken(own, at, 0, len(own))


# Interviews and transcripts: whose turn it is.


def turns(paragraphs: Sequence[Paragraph], cast: Cast) -> dict[int, Voice]:
    """Paragraphs that somebody speaks as a whole, without quotation marks: answers after a question, turns after a name."""
    found: dict[int, Voice] = {}
    asked = next((at for at, each in enumerate(paragraphs) if each.kind == "question"), None)
    answering = NOBODY if asked is None else _interviewed(paragraphs[:asked], cast)
    voice = NOBODY
    for at, each in enumerate(paragraphs):
        if each.kind in ("heading", "notice", "rule", "question"):
            voice = answering if each.kind == "question" else NOBODY
        elif label := _LABEL.match(each.html):
            name = html.unescape(label[1] or label[2]).strip(" .:\u00a0")
            voice = answering if _ANSWERS.fullmatch(name) else cast.called(name, at)
        if voice.name and each.kind in ("paragraph", "blockquote", "list"):
            found[at] = voice
    return found


_LABEL = re.compile(r"<p>\s*<strong>([^<>]{1,70}?:)</strong>|<p>\s*<strong>([^<>]{1,70})</strong>:")
_ANSWERS = re.compile("A|Answer|О|Ответ|Ж|Жауап")
_INTERVIEW = re.compile(
    r"\b(?:interview|answer|question|told|spoke|talk|asked)|интервью|вопрос|ответ|рассказ|сұхбат|сұрақ", re.IGNORECASE
)


def _interviewed(before: Sequence[Paragraph], cast: Cast) -> Voice:
    """Who gives an interview, as the paragraphs before the first question say."""
    for at in range(len(before) - 1, -1, -1):
        if _INTERVIEW.search(before[at].text) and (source := attributions.spoken(before[at].text, at, 0, len(before[at].text))):
            voice = cast.voice(source)
            if voice.name:
                return voice
    return NOBODY


# All of it.


def find(article: Article, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Who is quoted saying what in one article, in order: between marks, in a turn of their own, and as the paper reports it.

    A summary is the curator's own words: nobody is quoted there but between marks. Ids are made from the words, so that they
    stay while other paragraphs are corrected.
    """
    stretches = quotes.find(paragraphs)
    own = owned(paragraphs, stretches)
    found = _sources(paragraphs, stretches, own)
    cast = Cast(paragraphs, mentions)
    ours = article.representation == "summary"
    speaking = {} if ours else turns(paragraphs, cast)
    pieces: list[tuple[int, int, int, Manner, Voice, str]] = []
    for at, voice in speaking.items():
        label = _SAID.match(paragraphs[at].text) if _LABEL.match(paragraphs[at].html) else None
        pieces.append((at, label.end() if label else 0, len(paragraphs[at].text), "spoken", voice, ""))
    waiting: list[tuple[Source | None, int, int, int, Manner]] = []
    for stretch, source in zip(stretches, found, strict=True):
        if not (source and source.cue) and _is_scare(stretch, paragraphs):
            continue
        if stretch.at not in speaking or (source and source.cue and source.at == stretch.at):
            waiting.append((source, stretch.at, stretch.start, stretch.end, "direct"))
    for at, text in enumerate(() if ours else own):
        if paragraphs[at].kind in quotes.PIECES and at not in speaking and paragraphs[at].kind != "question":
            waiting += [(source, at, start, end, "reported") for source, start, end in attributions.reported(text, at)]
    for source, at, start, end, manner in sorted(waiting, key=lambda each: each[1:3]):
        pieces.append((at, start, end, manner, cast.voice(source), source.cue if source else ""))
    return tuple(_quotes(article.id, paragraphs, sorted(pieces, key=lambda piece: piece[:3])))


def _is_scare(stretch: Stretch, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a few words in the middle of the paper's own sentence stand between marks, and nobody is said to say them."""
    text, words = paragraphs[stretch.at].text, stretch.words(paragraphs)
    within = text[: stretch.start - 1].rstrip()[-1:] not in ("", ".", "!", "?", ":", ",", "”", '"')
    following = text[stretch.end + 1 : stretch.end + 3]
    if following[:1] == " " and following[1:].islower() and words[-1:].isalnum() and quotes.count(words) < _FEW:
        return True  # «Северный мост и порт» ұйымы
    return within and not words[:1].isupper() and words[-1:] not in ",!?" and quotes.count(words) < _FEW


_FEW = 8  # words
_SAID = re.compile(r"[^:]{1,70}:\s*")
_WORD = re.compile(r"\w+")


def _quotes(
    article: str, paragraphs: Sequence[Paragraph], pieces: Sequence[tuple[int, int, int, Manner, Voice, str]]
) -> Iterator[Quote]:
    taken: set[str] = set()
    for at, start, end, manner, voice, cue in pieces:
        words = paragraphs[at].text[start:end].strip()
        if manner == "direct":
            words = words.removesuffix(",")  # the comma before "she said" is the paper's
        if not quotes.enough(words) or (manner == "spoken" and not voice.name):
            continue
        digest = hashlib.sha256(" ".join(_WORD.findall(words.casefold())).encode()).hexdigest()
        size = next(size for size in range(4, 65) if digest[:size] not in taken)
        taken.add(digest[:size])
        start += len(paragraphs[at].text[start:end]) - len(paragraphs[at].text[start:end].lstrip())
        yield Quote(
            id=f"{article}-q{digest[:size]}",
            article=article,
            anchor=paragraphs[at].anchor,
            speaker=voice.key,
            words=words,
            manner=manner,
            printed=voice.name,
            cue=cue,
            start=start,
            end=start + len(words),
        )
