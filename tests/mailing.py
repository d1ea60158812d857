"""Messages with an article in them, as mail programs write them, for the tests of filing; and the law of receipts."""

from __future__ import annotations

from collections import Counter
from email.message import EmailMessage

from pasting import HEADLINE, LEAD, SECOND, THIRD

from pressmark.filing.pasted import Parts
from pressmark.model import Origin, Outlet

COAST = Outlet(name="Coast Times", origin=Origin("content/outlets.yaml", 1), home="https://coast.example/")
STORY = [LEAD, SECOND, THIRD]
TEXT = "\n\n".join([HEADLINE, *STORY])
HTML = f"<h1>{HEADLINE}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in STORY)


def letter(
    text: str = "",
    html: str = "",
    *,
    subject: str = HEADLINE,
    sender: str = "Coast Times <news@mail.coast.example>",
    date: str = "Tue, 03 May 2022 09:00:00 +0600",
    **more: str,
) -> EmailMessage:
    """A message to Jane Reader, with a text, an HTML text or both."""
    message = EmailMessage()
    header = {"From": sender, "To": '"Jane Reader" <jane@reader.example>', "Subject": subject, "Date": date}
    for name, value in {**header, **more}.items():
        message[name.replace("_", "-")] = value
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def is_lawful(parts: Parts) -> bool:
    """Whether every character that is not white stands in exactly one reading, in order, none beyond its line."""
    told = Counter((reading.line, at) for reading in parts.readings for at in range(reading.start, reading.end))
    inked = {(number, at) for number, line in enumerate(parts.lines, 1) for at, sign in enumerate(line) if not sign.isspace()}
    held = all(reading.end <= len(parts.lines[reading.line - 1]) for reading in parts.readings)
    ordered = sorted(parts.readings, key=lambda reading: (reading.line, reading.start)) == list(parts.readings)
    return held and ordered and inked <= set(told) and all(count == 1 for count in told.values())


def rule_of(parts: Parts, words: str) -> str:
    """The rule that decided about the first line that holds these words."""
    return next(reading.rule for reading in parts.readings if words in parts.lines[reading.line - 1])
