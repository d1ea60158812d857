"""Pieces: how numbers and lists are written down in the scripts that a reader's browser fetches one at a time.

Numbers are written in base 32, the lowest five bits first, in sixty-four characters of which the second half says that more
follows: most numbers here are small, and take one character. Lists go by the alphabet and are cut into stretches.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator

AT_LEAST = 6_000  # characters of a stretch before it may end: some 5 KB gzipped, common words much more

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Numbers(dict[int, str]):
    """Numbers as they are written down, each worked out once."""

    def __missing__(self, value: int) -> str:
        rest, written = value, ""
        while rest > 31:
            written += _ALPHABET[32 + (rest & 31)]
            rest >>= 5
        self[value] = written + _ALPHABET[rest]
        return self[value]


number = Numbers()


class Pieces(dict[str, bytes]):
    """The scripts: address to bytes. All but the manifest carry a hash of what is in them in their names."""

    def keep(self, name: str, value: object) -> str:
        """Writes a piece down and gives its mark: the hash in its name. The same text under the same name is one piece."""
        text = written(value)
        mark = (
            base64.b32encode(hashlib.blake2b(text.encode(), digest_size=20).digest()).decode().lower()
        )  # some disks do not tell cases apart
        for length in range(6, len(mark)):
            address, script = f"search/{name}-{mark[:length]}.js", _script(f"{name}-{mark[:length]}", text)
            if self.setdefault(address, script) == script:
                return mark[:length]
        raise AssertionError("two texts with one hash")

    def put(self, name: str, value: object) -> None:
        """Writes down a piece that keeps its name."""
        self[f"search/{name}.js"] = _script(name, written(value))


def stretches(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Lines by the alphabet of their keys, in stretches: as much of the first key as tells it from the one before, keys, lines.

    A stretch ends before a key that a hash picks out, so that a few lines more or less move few of the ends.
    """
    keys: list[str] = []
    some: list[str] = []
    first, length = "", 0
    for key, line in lines:
        if length >= AT_LEAST and zlib.crc32(key.encode()) % 4 == 0:
            yield first, keys, some
            first = key[: shared(keys[-1], key) + 1]
            keys, some, length = [], [], 0
        keys.append(key)
        some.append(line)
        length += len(line)
    if some:
        yield first, keys, some


def shared(one: str, other: str) -> int:
    """How many letters two words begin with in common.

    >>> shared("treaty", "treason")
    4
    """
    return next(
        (at for at, (ours, theirs) in enumerate(zip(one, other, strict=False)) if ours != theirs), min(len(one), len(other))
    )


def units(word: str) -> bytes:
    """A word as JavaScript compares it: what lies beyond U+FFFF stands before U+E000."""
    return word.encode("utf-16-be", "surrogatepass")


def written(value: object) -> str:
    """A value as the script hands it over."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _script(name: str, text: str) -> bytes:
    """A piece as a script: the one thing that a page may load from beside itself everywhere."""
    return f"pressmark.shard({json.dumps(name)},{text})\n".encode()
