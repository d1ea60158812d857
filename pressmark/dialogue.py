"""Dialogue: walks a person through what waits for their word, one item at a time, on a terminal.

It reads answers and prints through what it is handed, and has every answer written before it asks the next.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pressmark import dates, frontmatter
from pressmark.amending import Change
from pressmark.archive import items, likeness, listing, review, wikilinks
from pressmark.archive.items import GROUPS, Doubt, Item, Name
from pressmark.model import KINDS, Entity, Kind, Origin

_KEYS = {"yes": "y", "no": "n", "never": "v", "alias": "a", "edit": "e", "skip": "s", "quit": "q", "merge": "m"}

_HELP = """
y  yes: write it as it is shown
n  no: leave it as it is, this time
v  never: remember it, and never ask again
a  as another spelling of an entry that stands: `a Ada Quill`, or the number of one
e  edit: another name or kind; another value where a field is doubtful
s  skip: ask once more at the end
q  quit: what was answered stays
""".strip().splitlines()


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a dialogue needs of the world: where a person reads and answers, the clippings, and whoever writes files."""

    ask: Callable[[str], str]  # one line, after a prompt; EOFError where nobody answers any more
    say: Callable[[str], None]
    amend: Callable[[Sequence[Change]], None]  # all of them or none; ValueError, with a sentence, where that cannot be
    look: Callable[[Doubt], Iterable[tuple[int, str]]]  # the lines of the clipping around what is doubtful
    place: Callable[[Origin], str]
    width: int = 80
    colour: bool = False

    def tell(self, head: str, text: str) -> None:
        """Print a text behind a head, in as many lines as it needs."""
        for line in review.wrapped(head, review.safe(text), self.width):
            self.say(line)


class _Known:
    """The entries a name may belong to: those of the registers, and those of this hour."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = {entity.key: entity for entity in entities}
        self._index = wikilinks.index(entities)
        self._fresh: list[Entity] = []
        self._merged: set[tuple[str, str]] = set()  # file and name

    def meant(self, written: str) -> list[Entity]:
        """The entries that a person means by a name; several where they share it."""
        fresh = [entity for entity in self._fresh if written in (entity.name, *entity.aliases)]
        return fresh or [self._entities[key] for key in self._index.meant(written)]

    def nearest(self, written: str) -> list[str]:
        return self._index.nearest(written)

    def like(self, name: Name) -> list[Entity]:
        """The entries it may be another spelling of: as was found before, and of those of this hour."""
        likely = {key: entity for key in name.like if (entity := self._entities.get(key))}
        likely |= {entity.key: entity for entity in self._fresh if _is_like(name, entity)}
        return [entity for entity in likely.values() if name.name not in (entity.name, *entity.aliases)]

    def still(self, item: Item) -> Item | None:
        """An item as it is now, when some of its spellings have found an entry; None when earlier answers settled it."""
        if any((change.path, *change.at[:1]) in self._merged for choice in item.choices for change in choice.changes):
            return None
        if not item.name:
            return item
        kinds = KINDS if item.group == "names" else (item.name.kind,)
        fresh = [entity for entity in self._fresh if entity.kind in kinds]
        found = {form for entity in fresh for form in (entity.name, *entity.aliases)}
        words, *others = [form for form in (item.name.name, *item.name.spellings) if form not in found] or [""]
        return replace(item, name=replace(item.name, name=words, spellings=tuple(others))) if words else None

    def learn(self, changes: Sequence[Change]) -> None:
        """Know the entries that were written just now."""
        for change in changes:
            kind = next((kind for kind in KINDS if change.path == f"content/{kind}.yaml"), None)
            if kind and change.how == "enter":
                made = Entity(kind=kind, name=change.at[0], origin=Origin(change.path), aliases=change.values)
                self._entities[made.key] = made
                self._fresh.append(made)
            elif kind and change.how == "add" and change.at[1] == "aliases":
                before = self._entities[f"{kind}/{change.at[0]}"]
                made = replace(before, aliases=(*before.aliases, *change.values))
                self._entities[made.key] = made
                self._fresh = [made, *(entity for entity in self._fresh if entity.key != made.key)]
            elif kind and change.at[1] == "see":
                self._merged.add((change.path, change.at[0]))


def _is_like(name: Name, entity: Entity) -> bool:
    return name.kind in (entity.kind, None) and any(
        likeness.reason(ours, theirs, entity.kind) or theirs.endswith(f" {ours}")
        for ours in (name.name, *name.spellings)
        for theirs in (entity.name, *entity.aliases)
    )


class _Quit(Exception):
    """The person has had enough."""


def walk(found: Sequence[Item], entities: Sequence[Entity], terminal: Terminal) -> tuple[int, int]:
    """Ask about each item, and have each answer written at once; how many were answered, and how many are left.

    What is skipped comes once more at the end. `entities` are those of the registers.
    """
    known, group, answered, settled = _Known(entities), "", 0, 0
    waiting = deque((number, item, False) for number, item in enumerate(found, 1))
    while waiting:
        number, asked, again = waiting.popleft()
        item = known.still(asked)
        if item is None:
            settled += 1
            continue
        if item.group != group:
            group = item.group
            terminal.tell("", "")
            terminal.tell("", GROUPS[item.group])
            terminal.tell("", "=" * len(GROUPS[item.group]))
        terminal.tell("", "")
        try:
            done = _decided(item, f"{number:,} of {len(found):,}  ", known, terminal)
        except (_Quit, EOFError):
            break
        answered += done == "written"
        if done == "skipped" and not again:
            waiting.append((number, item, True))
    return answered, len(found) - answered - settled


def _decided(item: Item, head: str, known: _Known, terminal: Terminal) -> str:
    """Show one item and ask until it is decided: `written`, `left` or `skipped`."""
    terminal.tell(head, listing.said(item))
    for line in listing.concordance(item.contexts, terminal.width, paint="\x1b[1m{}\x1b[0m" if terminal.colour else "{}"):
        terminal.say(line)
    if item.doubt:
        for number, line in terminal.look(item.doubt):
            terminal.tell(f"  {number:>4} | ", line)
    if not item.name:
        terminal.say(review.safe(f"  in {terminal.place(item.origin)}"))
    name = item.name
    _offer(item, name, known, terminal)
    while True:
        key, _, more = terminal.ask("> ").strip().partition(" ")
        key, more = _KEYS.get(key.casefold(), key.casefold()), " ".join(more.split())
        if key == "q":
            raise _Quit
        if key in ("n", "s"):
            return "left" if key == "n" else "skipped"
        try:
            if key == "e" and name:
                name = _edited(name, terminal)
                _offer(item, name, known, terminal)
                continue
            changes = _changes(item, name, key, more, known, terminal)
            terminal.amend(changes)
        except ValueError as error:
            terminal.tell("  ", str(error))
            continue
        known.learn(changes)
        for path in dict.fromkeys(change.path for change in changes):
            terminal.say(review.safe(f"  written: {terminal.place(Origin(path))}"))
        return "written"


def _offer(item: Item, name: Name | None, known: _Known, terminal: Terminal) -> None:
    """The answers there are."""
    if name:
        where = terminal.place(Origin(f"content/{name.kind}.yaml")) if name.kind else "a register you name"
        terminal.tell("  y  ", f"yes, into {where}:")
        for line in items.written(name).splitlines():
            terminal.tell("       ", line)
        for number, entity in enumerate(known.like(name), 1):
            terminal.tell(f"  {number}  ", f"another spelling of {entity.name} ({entity.kind})")
    for choice in item.choices:
        terminal.tell(f"  {choice.key}  ", choice.words)
    if name:
        terminal.tell("  ", "a NAME: alias of NAME · e: edit · n: no · s: skip · q: quit · ?: help")
    else:
        other = "e VALUE: another value · " if item.doubt and item.doubt.field else ""
        terminal.tell("  ", f"{other}n: no · s: skip · q: quit · ?: help")


def _changes(item: Item, name: Name | None, key: str, more: str, known: _Known, terminal: Terminal) -> Sequence[Change]:
    """What an answer changes. Raises ValueError, with what to say, where it is no answer yet."""
    if name and key == "y":
        return items.named(name if name.kind else replace(name, kind=_kind(terminal)))
    if name and key.isdigit() and 0 < int(key) <= len(like := known.like(name)):
        return items.joined(name, like[int(key) - 1])
    if name and key == "a":
        return items.joined(name, _entity(more or terminal.ask("  alias of: ").strip(), known))
    if item.doubt and item.doubt.field and key == "e":
        return items.corrected(item.doubt, _value(item.doubt.field, more or terminal.ask(f"  {item.doubt.field}: ").strip()))
    for choice in item.choices:
        if choice.key == key:
            return choice.changes
    if key == "?":
        for line in _HELP:
            terminal.tell("  ", line)
        raise ValueError("Which is it?")
    raise ValueError("That is none of the answers; ? tells what each does.")


def _entity(written: str, known: _Known) -> Entity:
    found = known.meant(written)
    if len(found) == 1:
        return found[0]
    if found:
        raise ValueError(f"“{written}” is {' and '.join(entity.key for entity in found)}: write one of these.")
    near = known.nearest(written)
    raise ValueError(f"No entry is called “{written}”" + (f"; there is {', '.join(near)}." if near else "."))


def _value(field: str, written: str) -> str:
    if not written:
        raise ValueError("Nothing was changed.")
    if frontmatter.FIELDS[field] == "date":
        dates.parse(written)
    return written


def _edited(name: Name, terminal: Terminal) -> Name:
    """The name as the person would have it; an empty answer leaves what there is."""
    words = terminal.ask(f"  name ({review.safe(name.name)}): ").strip() or name.name
    if review.safe(words) != words:  # an arrow key
        raise ValueError("There is a key in this name that writes nothing; the name is as it was.")
    return items.respelled(name, name.kind if name.articles else _kind(terminal, name.kind), words)


def _kind(terminal: Terminal, now: Kind | None = None) -> Kind:
    """One of the four kinds, by any beginning of its name. Raises ValueError where it stays unsaid."""
    while True:
        asked = f"  kind: people, organisations, places or events{f' ({now})' if now else ''}: "
        begun = terminal.ask(asked).strip().casefold()
        if not begun and now:
            return now
        if not begun:
            raise ValueError("Nothing was written.")
        fitting = [kind for kind in KINDS if begun and kind.startswith(begun)]
        if len(fitting) == 1:
            return fitting[0]
        terminal.tell("  ", "The first letters are enough: pe, o, pl or e. Enter alone goes back.")
