"""What mail programs write into the text of a message: the headers of what is forwarded, greetings, signatures, footers.

A line is recognised by the words that mail programs use, in the languages our curators' correspondents do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressmark import datings
from pressmark.filing import furniture


@dataclass(frozen=True, slots=True)
class Heading:
    """The header of a message within a message: lines `first` to `last` (from 0), and what they say as printed."""

    first: int
    last: int
    sender: str = ""
    date: str = ""
    subject: str = ""
    recipients: tuple[str, ...] = ()


_LABELS = {  # as mail programs print them in English, Russian, Kazakh, Ukrainian, German, French, Spanish, Italian, Turkish
    "sender": "from|от кого|от|отправитель|кімнен|від|von|de|da|kimden|gönderen",
    "date": "date|sent|дата|отправлено|күні|жіберілді|надіслано|gesendet|datum|envoyé|fecha|enviado(?: el)?|data|inviato|tarih",
    "subject": "subject|тема|тақырыбы?|betreff|objet|asunto|oggetto|konu",
    "recipients": "to|cc|bcc|reply-to|кому|копия|скрытая копия|ответить|кімге|көшірме|копія|an|à|para|a|kime|bilgi",
}
_LABEL = re.compile(
    r"[\s*_]*(?:" + "|".join(rf"(?P<{field}>{forms})" for field, forms in _LABELS.items()) + r")[\s*_]*:[\s*_]*(?P<value>.*)",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"\W*(?:begin forwarded message|forwarded message|original message|forwarded by\b.{0,80}|пересыла\w+ сообщени\w+"
    r"|пересланн\w+ сообщени\w+|исходное сообщение|начало (?:переадресованного|пересланного) сообщения|қайта жіберілген \w+"
    r"|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-?mail)|urspr\w+ nachricht|message transféré"
    r"|début du message (?:transféré|réexpédié)|message d.origine|mensaje reenviado|inicio del mensaje reenviado"
    r"|messaggio inoltrato|inizio messaggio inoltrato|iletilen (?:mesaj|ileti))\W*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\W*(?:end (?:of )?forwarded message|конец пересыл\w+ сообщени\w+)\W*", re.IGNORECASE)
_WROTE = re.compile(
    r".*(?:\bwrote|писал[аи]?|пишет|жазды|schrieb|a écrit|escribió|ha scritto|yazdı|[>@]\S*)\s*:", re.IGNORECASE
)
ADDRESS = re.compile(r"(?<![\w.+%=-])[\w.+%=-]+@[\w-]+(?:\.[\w-]+)+")


def headings(lines: Sequence[str]) -> list[Heading]:
    """The headers of messages that are forwarded or quoted in a text, in order."""
    found: list[Heading] = []
    at = 0
    while at < len(lines):
        heading = _labelled(lines, at) or _in_one_sentence(lines, at)
        if heading:
            found.append(heading)
            at = heading.last
        at += 1
    return found


def _labelled(lines: Sequence[str], start: int) -> Heading | None:
    """A header of labelled lines: the sender, and the date or the subject; two will do under a line that says "forwarded"."""
    announced = bool(_FORWARDED.fullmatch(lines[start])) or not lines[start].strip(" _-")
    if not lines[start].strip() or not (announced or _LABEL.match(lines[start])):
        return None
    said: dict[str, str] = {}
    last, field, blank = start, "", 0
    for at in range(start + announced, min(start + 30, len(lines))):
        text = lines[at].strip()
        label = _LABEL.match(text)
        if not text:
            blank += 1
            if blank > 2:
                break
            continue
        if label:
            field = next(name for name in _LABELS if label[name])
            if field == "sender" and field in said:
                break  # the next header, and nothing between them
            said[field] = f"{said.get(field, '')} {label['value'].strip(' *_')}".strip()
        elif field and _goes_on(field, said[field], text):
            said[field] = f"{said[field]} {text}".strip()
        else:
            break
        last, blank = at, 0
    needed = 2 if announced and lines[start].strip(" _-") else 3
    if "sender" not in said or not {"date", "subject"} & set(said) or len(said) < needed:
        return None
    return Heading(start, last, said["sender"], said.get("date", ""), said.get("subject", ""), (said.get("recipients", ""),))


def _goes_on(field: str, said: str, text: str) -> bool:
    """Whether a line is still the value of a label: it stands in the next cell of a table, or names more recipients."""
    return "@" in text if field == "recipients" else not said


def _in_one_sentence(lines: Sequence[str], start: int) -> Heading | None:
    """ "On 3 May 2022 at 9:00 Coast Times <…> wrote:", in one line or broken into two."""
    if not lines[start].strip():
        return None
    for last in range(start, min(start + 2, len(lines))):
        text = " ".join(line.strip() for line in lines[start : last + 1])
        address = ADDRESS.search(text)
        if address and len(text) < 300 and _WROTE.fullmatch(text) and (date := next(iter(datings.find(text)), None)):
            rest = re.sub(
                r"^(?:[\s,]|г\.|в\b|at\b|um\b|от\b|schrieb\b|\d{1,2}:\d\d(?::\d\d)?|[AP]M\b|[+-]\d\d:?\d\d)+",
                "",
                text[date.end :],
            )
            name = rest[: rest.find("<")] if "<" in rest else rest.rpartition(" ")[0]
            return Heading(start, last, f"{name.strip()} <{address[0]}>", text[: date.end])
    return None


def chosen(lines: Sequence[str], found: Sequence[Heading]) -> tuple[range, Heading | None]:
    """Of the messages in a text the one that says most, with its header; None for the message that holds the others."""
    starts = [0, *(heading.last + 1 for heading in found)]
    ends = [*(heading.first for heading in found), len(lines)]
    spans = [range(start, end) for start, end in zip(starts, ends, strict=True)]
    weights = [sum(max(0.0, furniture.prose(lines[at])) for at in span) for span in spans]
    best = max(range(len(spans)), key=lambda at: (weights[at], at))
    return spans[best], (found[best - 1] if best else None)


# --- lines that are the mail's and not the article's --------------------------------------------------------------------


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_BROWSER = _any(
    r"\b(?:view|read|see|open) (?:(?:this|the|it|our) )?(?:(?:e-?mail|message|newsletter|issue|story) )?"
    r"(?:(?:in|on) (?:(?:your|a|the) )?(?:web ?)?(?:browser|site|web)|online)\b",
    r"\btrouble (?:viewing|reading|seeing)(?: (?:this|the (?:e-?mail|message|newsletter|pictures|images))\b|\?)",
    r"\bnot display(?:ed|ing) (?:correctly|properly)",
    r"^\W*(?:web|online|browser) version\W*$",
    r"(?:смотреть|открыть|читать) (?:\w+ )?(?:в браузере|онлайн)",
    "веб-верси",
    r"отобража\w+ (?:некорректно|неправильно)",
    "браузерде (?:ашу|қарау)",
)
_OF_MAIL = _any(r"\b(?:e-?mail|message|newsletter|browser|письм\w+|браузер\w*)\b")
_FOOTER = _any(
    r"^\W*(?:click here to |to )?unsubscribe\b",
    r"\bunsubscribe\W*$",
    r"\bunsubscribe (?:here|now|at any time|instantly|from (?:this|these|our|all))",
    r"\b(?:manage|update|change|edit) (?:(?:your|my) )?(?:(?:e-?mail|newsletter|subscription|subscriber) )*"
    r"(?:preferences|settings|subscriptions?)\b",
    r"\byou(?:.re| are| were)? (?:receiv\w+|getting|got|sent) this (?:e-?mail|message|newsletter|alert|because)",
    r"\byou(?:.re| are)? (?:currently )?subscribed\b",
    r"\bbecause you (?:signed|subscribed|opted)",
    r"\bthis (?:e-?mail|message|newsletter) (?:was|is|has been) sent\b",
    r"\bno longer (?:wish|want) to receive",
    r"\bto (?:stop receiving|opt out)\b",
    r"\b(?:forward|send) (?:(?:this (?:e-?mail|newsletter)|this|it) )?to a friend\b",
    r"\bto your (?:address book|contacts|safe senders)",
    r"\bthis (?:e-?mail|message)\b.{0,80}\b(?:confidential|privileged|intended (?:only|solely))",
    "отписаться",
    "вы получили (?:это|данное) (?:письмо|сообщение)",
    "вы (?:получаете это|подписаны)",
    r"настро\w+ (?:рассылк|подписк)",
    "жазылымнан",
    "жазылудан бас тарт",
)
_MORE = _any(
    r"\W*(?:read|see|learn|find out) more\W*",
    r"\W*(?:continue|keep) reading\W*",
    r"\W*(?:read|see|get) (?:the )?(?:full|whole|rest|entire)\b.{0,30}",
    r"\W*(?:full|more) (?:story|stories|coverage|details)\W*",
    r"\W*(?:read|more)(?: (?:on|it|now|here|(?:the |this )?(?:story|article)|in app))?\W*",
    r"\W*(?:читать (?:далее|дальше|полностью|статью|ещ[её])|подробнее|далее|толығырақ|оқу)\W*",
)
_SENT_FROM = _any(
    r"\W*(?:sent from (?:my |mail|yahoo|outlook|proton)|get outlook for|отправлено (?:с|из) |envoyé de mon ).{0,60}",
)
_GREETING = _any(
    r"\W*(?:hi|hello|dear|hey|good (?:morning|afternoon|evening)|здравствуйте|уважаем\w+|добр\w+ \w+|сәлем\w*|құрметті)\b"
)


def rules(lines: Sequence[str], recipients: Iterable[str]) -> dict[int, str]:
    """Which lines of a message are the mail's own: their index, and the rule that says so.

    `recipients` are the names and addresses of those who got it: a line that addresses them is nobody else's business.
    """
    told = " ".join(recipients).lower()
    addresses = set(ADDRESS.findall(told))
    names = {word for word in furniture.words(ADDRESS.sub(" ", told)) if len(word) > 2}
    found: dict[int, str] = {at: rule for at, line in enumerate(lines) if (rule := _rule(line, addresses, names))}
    return {**found, **dict(_tail(lines, found))}


def _rule(line: str, addresses: set[str], names: set[str]) -> str:
    count = len(furniture.words(line))
    if not count:
        return ""
    if any(address in line.lower() for address in addresses):
        return "mail-recipient"
    if _FORWARDED.fullmatch(line) or _ENDED.fullmatch(line):
        return "mail-header"
    if count <= (25 if _OF_MAIL.search(line) else 14) and _BROWSER.search(line):
        return "view-in-browser"
    if count <= 70 and _FOOTER.search(line):
        return "mail-footer"
    if count <= 8 and _MORE.fullmatch(line):
        return "read-more"
    if count <= 12 and _SENT_FROM.fullmatch(line):
        return "mail-signature"
    if count <= 6 and _GREETING.match(line) and names & set(furniture.words(line.lower())):
        return "mail-greeting"
    return ""


def _tail(lines: Sequence[str], found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The short lines under a footer, and under the two hyphens of a signature (RFC 3676, 4.3), to the end of the message."""
    quiet = len(lines)  # from here on nothing reads like prose
    while quiet and (quiet - 1 in found or furniture.prose(lines[quiet - 1]) <= 6):
        quiet -= 1
    footer = next((at for at in range(quiet, len(lines)) if found.get(at) == "mail-footer"), len(lines))
    yield from ((at, found.get(at, "mail-footer")) for at in range(footer, len(lines)) if lines[at].strip())
    for at in range(max(0, len(lines) - 20), len(lines)):
        if lines[at].strip() == "--" and sum(len(line.split()) for line in lines[at:]) < 100:
            yield from ((below, found.get(below, "mail-signature")) for below in range(at, len(lines)) if lines[below].strip())
            return
