"""An e-mail: the article, newsletter or alert that was sent, and what its header says of it.

Who got a message is nobody's business: no address and no recipient's name enters a field, and what the mail and those who
forwarded it added is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from email import message_from_bytes

from pressmark import dates, datings
from pressmark.filing import forwards, furniture, letters, mastheads, pasted
from pressmark.filing import lines as page_lines
from pressmark.filing.blocks import Block, BlockKind
from pressmark.filing.encodings import Unreadable
from pressmark.filing.forwards import Heading
from pressmark.filing.letters import Line, Sent
from pressmark.filing.pasted import Parts
from pressmark.model import DateOrder, Outlet, Reading


def parts(data: bytes, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read a message; Unreadable when it is none, or when what it brings is attached to it.

    Of a message that forwards another, the other is read: `published` is the day it was sent, `saved` the day it was forwarded.
    """
    message = message_from_bytes(data)
    if not any(name in message for name in ("From", "Subject", "Date", "Message-ID")):
        raise Unreadable("clipping-broken", "the file is no e-mail", "save the message again, as .eml or as text (.txt)")
    inner = letters.innermost(message)
    said, attached = letters.text(inner), letters.attached(message)
    top = [line for one in dict.fromkeys((message, inner)) for line in letters.printed(one)]
    outer = letters.sent(message)
    read = _article(said, top, outer, letters.sent(inner) if inner is not message else None, outlets)
    if attached and not read.blocks:
        raise Unreadable(
            "clipping-only-attached",
            f"the message says nothing itself; attached is {', '.join(attached[:3])}",
            "save what is attached among the clippings, and delete the message",
        )
    if not any(line.text for line in said):
        raise Unreadable("clipping-empty", "the message has no text", "save the message again, or delete the file")
    if name := letters.guessed(inner):
        return replace(read, doubts=(*read.doubts, f"body: the message was read as {name}, which is a guess"))
    return read


def _article(said: Sequence[Line], top: Sequence[str], outer: Sent, inner: Sent | None, outlets: Sequence[Outlet]) -> Parts:
    """The article of a message, with the account of the lines of its header (`top`) and of all that it says."""
    texts = [line.text for line in said]
    headings = forwards.headings(texts)
    span, heading = forwards.chosen(texts, headings)
    original = _told(heading) if heading else inner or outer
    known = _known(original, outlets)
    if heading and known and known.date_order:
        original = _told(heading, known.date_order)
    forwarded = heading is not None or inner is not None
    private = [*outer.recipients, *(inner.recipients if inner else ()), *(name for one in headings for name in one.recipients)]
    if forwarded:
        private.append(outer.sender)
    rules = {at: "mail-note" if at < span.start else "mail-thread" for at in range(len(texts)) if at not in span}
    rules |= {at: "mail-header" for one in headings for at in range(one.first, one.last + 1)}
    rules |= {span.start + at: rule for at, rule in forwards.rules([texts[at] for at in span], private).items()}
    page = (*top, "", *texts)
    dropped = dict.fromkeys(range(len(top)), "mail-header") | {len(top) + 1 + at: rule for at, rule in rules.items()}
    kinds = {line.text: line.kind for line in said if line.kind != "paragraph"}
    trusted = original.bulk or known is not None or "mail-footer" in rules.values()
    read = _read(page, {at: rule for at, rule in dropped.items() if page[at].strip()}, kinds, original, trusted, outlets)
    fields = {name: value for name, value in read.fields.items() if not _is_private(value, private)}
    if known:
        fields["outlet"] = known.name
    return _dated(replace(read, fields=fields), original, outer if forwarded else None, trusted)


def _is_private(value: str, names: Sequence[str]) -> bool:
    """Whether a value of a field gives away an address of e-mail, or who got the message."""
    plain = " ".join(furniture.words(value.lower()))
    persons = {" ".join(furniture.words(letters.person(name)[0].lower())) for each in names for name in each.split(",")}
    return bool(forwards.ADDRESS.search(value)) or bool(plain and plain in persons)


def _told(heading: Heading, order: DateOrder = "") -> Sent:
    """What the header printed over a forwarded message says."""
    found = next(iter(datings.find(heading.date, order=order)), None)
    when = found.when.written if found and found.when else ""
    sender, host = letters.person(heading.sender)
    when = re.sub(r"(T\d\d:\d\d):\d\d", r"\1", when)
    return Sent(heading.subject, sender, host, when, found.doubt if found else "", False, heading.recipients)


# --- the outlet ---------------------------------------------------------------------------------------------------------

_DESKS = frozenset(
    """newsletter newsletters news alert alerts daily weekly morning evening brief briefing digest editor editors team breaking
    update updates today the online media headlines новости новостей рассылка дайджест редакция жаңалықтар""".split()
)


def _known(sent: Sent, outlets: Sequence[Outlet]) -> Outlet | None:
    """The outlet of the register that sent a message: by its name, or by the host of its address."""
    sender = " ".join(furniture.words(sent.sender.lower())).removeprefix("the ")
    for outlet in outlets:
        for form in (outlet.name, *outlet.aliases, *outlet.names):
            name = " ".join(furniture.words(form.lower())).removeprefix("the ")
            before, _, after = f" {sender} ".partition(f" {name} ")
            if (
                name
                and f" {name} " in f" {sender} "
                and (set(f"{before} {after}".split()) <= _DESKS or before.endswith((" at", " from")))
            ):
                return outlet
        home = mastheads.host(outlet.home)
        if home and sent.host and (sent.host == home or sent.host.endswith("." + home)):
            return outlet
    return None


# --- the headline -------------------------------------------------------------------------------------------------------

_PREFIX = re.compile(
    r"\s*(?:(?:fwd?|fw|re|aw|wg|tr|rv|enc|отв|пер|пересл|на)\s*(?:\[\d+\])?\s*:|\[[^\[\]]{1,40}\](?=\s*\S))\s*", re.IGNORECASE
)


def title(subject: str) -> str:
    """A subject without what mail programs and lists put before it.

    >>> title("Fwd: RE: [coast-list] Ferry plans approved")
    'Ferry plans approved'
    """
    while match := _PREFIX.match(subject):
        subject = subject[match.end() :]
    return re.sub(r"\s*\(fwd\)$", "", subject).strip()


def _is_same(one: str, other: str) -> bool:
    """Whether two lines say the same headline, one perhaps cut short or with the outlet's name beside it."""
    few, many = sorted(([*furniture.words(one.lower())], [*furniture.words(other.lower())]), key=len)
    if few == many or not few:
        return bool(few)
    within = any(many[at : at + len(few)] == few for at in range(len(many) - len(few) + 1))
    return len(few) >= 4 and ((within and 2 * len(few) >= len(many)) or len(set(few) & set(many)) >= 0.8 * len(set(many)))


def _read(
    page: Sequence[str],
    dropped: Mapping[int, str],
    kinds: Mapping[str, BlockKind],
    sent: Sent,
    trusted: bool,
    outlets: Sequence[Outlet],
) -> Parts:
    """The article on a page some of whose lines are dropped (their index, and by which rule); `kinds` is what markup says.

    `trusted`: the subject is the headline, and a line that was taken for one and says something else is a heading of the text.
    """
    subject = title(sent.subject)
    claims = {at: ("dropped", rule) for at, rule in dropped.items()}
    read = _without(claims, page, outlets)
    found = read.fields.get("headline", "")
    aside: list[int] = []
    while subject and found and trusted and not _is_same(found, subject) and len(aside) < _OTHERS:
        aside += sorted({reading.line - 1 for reading in read.readings if reading.became == "headline"})
        claims |= dict.fromkeys(aside, ("body", "heading"))
        read = _without(claims, page, outlets)
        found = read.fields.get("headline", "")
    printed = [reading.line - 1 for reading in read.readings if reading.became == "headline"]
    masthead = [at for at in aside if (printed and at < printed[0]) or _known(Sent("", page[at], "", ""), outlets)]
    claims |= dict.fromkeys(masthead, ("dropped", "above-the-article"))
    if subject and not printed:
        doubts = [doubt for doubt in read.doubts if not doubt.startswith("headline:")]
        doubts += [] if trusted else ["headline: it is the subject of the message"]
        read = replace(read, fields={**read.fields, "headline": subject}, doubts=tuple(doubts))
        claims |= dict.fromkeys([at for at in dropped if page[at].endswith(subject)][:1], ("headline", "headline"))
    back: dict[tuple[int, ...], Block] = {
        (at,): Block("heading", " ".join(page[at].split())) for at in aside if at not in masthead
    }
    if trusted:
        back |= dict(_missed(page, read, claims, kinds, outlets))
    return _whole(page, read, claims, kinds, back)


_OTHERS = 4  # lines that may be taken for the headline and be none, before we stop asking


def _without(claims: Collection[int], page: Sequence[str], outlets: Sequence[Outlet]) -> Parts:
    return pasted.parts("\n".join("" if at in claims else line for at, line in enumerate(page)), outlets)


_KEPT = ("body", "question", "caption")


def _missed(
    page: Sequence[str], read: Parts, claims: Collection[int], kinds: Mapping[str, BlockKind], outlets: Sequence[Outlet]
) -> Iterator[tuple[tuple[int, ...], Block]]:
    """What was taken for a page's furniture and is an item of a newsletter: the indexes of its lines, and its block.

    A pasted page has one article among much else; what a newsletter sends is all meant to be read, from the first sentence on.
    """
    outside = {reading.line for reading in read.readings if reading.rule.endswith("the-article") or reading.rule in _SECTIONS}
    kept = max((reading.line for reading in read.readings if reading.became in _KEPT), default=0)
    lines = page_lines.read(["" if at in claims else line for at, line in enumerate(page)], outlets)
    end = next((line.numbers[0] for line in lines if line.rule in _ENDS and line.numbers[0] > kept), len(page) + 1)
    told = [line for line in lines if line.numbers[0] < end]
    speaking = [at for at, line in enumerate(told) if not line.rule and (line.prose > 0 or kinds.get(line.text) in _ITEMS)]
    if not kept or not speaking:
        return
    first, last = speaking[0], speaking[-1]
    while first and (kinds.get(told[first - 1].text) == "heading" or told[first - 1].rule == "ornament"):
        first -= 1
    for line in told[first : last + 1]:
        kind = kinds.get(line.text, "paragraph" if line.prose > 0 or len(line.plain.split()) > 14 else "heading")
        if line.numbers[0] in outside and (not line.rule or kinds.get(line.text) == "heading"):
            yield tuple(number - 1 for number in line.numbers), Block(kind, line.text)


_SECTIONS = frozenset(["read-also", "navigation", "media-player"])  # "Top stories", "Weather", "Audio" may head a section
_ENDS = frozenset(["comments", "copyright", "terms"])
_ITEMS = frozenset(["bullet", "number"])


def _whole(
    page: Sequence[str],
    read: Parts,
    claims: Mapping[int, tuple[str, str]],
    kinds: Mapping[str, BlockKind],
    back: Mapping[tuple[int, ...], Block],
) -> Parts:
    """What was read of the other lines, with an account of all; `back` goes back into the body, where it stood."""
    claims = {**claims, **{at: ("body", _rule(block)) for lines, block in back.items() for at in lines}}
    readings = [reading for reading in read.readings if reading.line - 1 not in claims]
    readings += [each for at, claim in claims.items() for each in _account(at, page[at], claim)]
    placed = [(at, _as_marked(block, kinds)) for at, block in zip(_places(page, read), read.blocks, strict=True)]
    placed += [(lines[0], block) for lines, block in back.items()]
    blocks = tuple(block for _, block in sorted(placed, key=lambda each: each[0])) if read.blocks else ()
    doubts = tuple(doubt for doubt in read.doubts if not (back and doubt.startswith("body: prose above")))
    return Parts(
        tuple(page), read.fields, blocks, tuple(sorted(readings, key=lambda reading: (reading.line, reading.start))), doubts
    )


def _rule(block: Block) -> str:
    return "body" if block.kind == "paragraph" else block.kind


def _account(at: int, line: str, claim: tuple[str, str]) -> list[Reading]:
    """What became of a line; of the printed header, only the subject's words are the headline."""
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    label = re.match(r"[^:]{1,12}:[\s*]*(?:(?:\w{2,5}:|\[[^\]]*\])\s*)*", line) if claim[0] == "headline" else None
    if not label:
        return [Reading(at + 1, start, end, *claim)]
    cut = label.end()
    return [Reading(at + 1, start, cut, "dropped", "mail-header"), Reading(at + 1, cut, end, *claim)]


def _places(page: Sequence[str], read: Parts) -> list[int]:
    """The index of the line each block begins on."""
    kept = sorted({reading.line - 1 for reading in read.readings if reading.became in _KEPT})
    texts = {at: " ".join(page[at].split()) for at in kept}
    found, reached = [], -1
    for block in read.blocks:
        later = (at for at in kept if at > reached and (texts[at] in block.text or block.text in texts[at]))
        reached = next(later, reached)
        found.append(reached)
    return found


def _as_marked(block: Block, kinds: Mapping[str, BlockKind]) -> Block:
    return replace(block, kind=kinds.get(block.text, block.kind)) if block.kind in ("paragraph", "heading") else block


# --- the date -----------------------------------------------------------------------------------------------------------


def _dated(read: Parts, sent: Sent, forwarded: Sent | None, trusted: bool) -> Parts:
    """The day of publication: of a newsletter the day it was sent; of an article that somebody mailed the day it prints."""
    fields = dict(read.fields)
    doubts = [doubt for doubt in read.doubts if not doubt.startswith("published:")]
    kept = [doubt for doubt in read.doubts if doubt.startswith("published:")]
    printed, mailed = _day(fields.get("published", "")), _day(sent.when)
    if not mailed:
        doubts += kept + ([f"published: {sent.doubt}"] if sent.doubt and not printed else [])
    elif not printed:
        fields["published"] = sent.when
        doubts += [] if trusted or forwarded else ["published: it is the day the message was sent; the text prints none"]
    elif printed == mailed or printed > mailed or (trusted and (mailed - printed).days > 1):
        fields["published"] = sent.when
        doubts += [] if (printed - mailed).days in (0, 1) else [f"published: the text also prints {printed.isoformat()}"]
    else:
        doubts += kept
    if forwarded and (day := _day(forwarded.when)):
        fields["saved"] = day.isoformat()
    return replace(read, fields=fields, doubts=tuple(doubts))


def _day(written: str) -> date | None:
    return dates.parse(written).first if written else None
