"""The cache: what has been worked out before, by the content it was made from. With files.py the only module that opens files.

It is one file of SQLite in a folder of its own, which can be deleted at any moment: without it, with a broken one, on a full
disk or beside another build, everything is worked out anew. Values are JSON, compressed, and never objects that come to life:
an archive that somebody has copied may carry a cache that somebody else has made.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

FOLDER = ".pressmark"  # beside content/

_FILE = "worked-out.sqlite3"
_WAIT = 2.0  # seconds for another build to finish writing
_DAYS = 60  # what no build has asked for as long is forgotten
_NOTED = 7  # days; the day of the last use is written down when it is as far off
_MOST = 512_000_000  # bytes of the file
_LONGEST = 64_000_000  # bytes of one value; a longer one is no work of ours
_ASKED = 500  # keys in one question; SQLite takes no more than 999


class Cache:
    """A memory on the disk, in `folder`, which is made when there is something to keep. `today` is the day of the build.

    Nothing here raises: what cannot be read is not known, and what cannot be written is not kept.
    """

    def __init__(self, folder: Path, today: date) -> None:
        self._folder = folder
        self._file = folder / _FILE
        self._today = today.toordinal()

    def recall(self, name: str, keys: Sequence[str]) -> Iterator[str | None]:
        """What is known for each key, in order; None for a key that is not."""
        marks = [self._mark(name, key) for key in keys] if self._stands() else []
        found = self._found(marks)
        return (_text(found.get(mark)) for mark in marks) if found else iter([None] * len(keys))

    def keep(self, name: str, known: Mapping[str, str]) -> None:
        """Remember these, by key, in one transaction; and forget what nobody has asked for in a long time."""

        def write(file: sqlite3.Connection) -> None:
            file.execute("BEGIN IMMEDIATE")
            for key, text in known.items():
                value = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
                file.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (self._mark(name, key), self._today, value))
            file.execute("DELETE FROM kept WHERE used < ?", (self._today - _DAYS,))
            file.execute("COMMIT")
            _shorten(file)

        if self._make_folder():
            self._try(write)

    @cached_property
    def program(self) -> bytes:
        """A digest of what works things out: this program's own sources, the Python they run on and the packages beside it.

        So nothing that another version made is ever taken for the work of this one.
        """
        made = hashlib.sha256(sys.version.encode())
        home = Path(__file__).parent
        with suppress(OSError):
            for path in sorted(home.rglob("*.py")):
                made.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        for folder in sys.path:
            if folder.endswith(("site-packages", "dist-packages")):
                with suppress(OSError):  # "lxml-5.3.0.dist-info": the version stands in the name
                    names = sorted(path.name for path in Path(folder).iterdir() if path.name.endswith("-info"))
                    made.update("\0".join(names).encode())
        return made.digest()

    def _mark(self, name: str, key: str) -> bytes:
        return hashlib.blake2b(b"%b%b\0%b" % (self.program, name.encode(), key.encode()), digest_size=16).digest()

    # --- the file

    def _found(self, marks: Sequence[bytes]) -> Mapping[bytes, object]:
        """The values of the marks that are known. That they were asked for today is noted, where it can be."""
        found: dict[bytes, object] = {}

        def read(file: sqlite3.Connection) -> None:
            faded = []
            for at in range(0, len(marks), _ASKED):
                some = marks[at : at + _ASKED]
                question = f"SELECT mark, used, value FROM kept WHERE mark IN ({','.join('?' * len(some))})"
                for mark, used, value in file.execute(question, some):
                    found[mark] = value
                    if used <= self._today - _NOTED:
                        faded.append((self._today, mark))
            if faded:
                file.execute("BEGIN IMMEDIATE")
                file.executemany("UPDATE kept SET used = ? WHERE mark = ?", faded)
                file.execute("COMMIT")

        if marks:
            self._try(read)
        return found

    def _stands(self) -> bool:
        """Whether there is a file of ours. A link in its place could lead to anything."""
        with suppress(OSError):
            return self._file.is_file() and not (self._file.is_symlink() or self._folder.is_symlink())
        return False

    def _make_folder(self) -> bool:
        """Whether there is a folder of ours to write in."""
        with suppress(OSError):
            if not self._folder.exists():  # one that stood before is somebody's, and git may be meant to see what is in it
                self._folder.mkdir(parents=True)
                (self._folder / ".gitignore").write_text("*\n", "utf-8")
            return self._folder.is_dir() and not (self._file.is_symlink() or self._folder.is_symlink())
        return False

    def _try(self, step: Callable[[sqlite3.Connection], None]) -> None:
        """Do something with the file. What goes wrong ends it without a word; a file that is broken is deleted."""
        import sqlite3  # it takes 20 ms, which a build that asks for nothing need not pay

        try:
            with closing(sqlite3.connect(self._file, timeout=_WAIT, isolation_level=None)) as file:
                _lay_out(file)
                step(file)
        except (sqlite3.OperationalError, OSError):
            pass  # locked, full, read-only
        except (sqlite3.Error, TypeError):  # what stands in it is no number or no text
            for ending in ("", "-journal"):
                with suppress(OSError):
                    self._file.with_name(self._file.name + ending).unlink()


def _lay_out(file: sqlite3.Connection) -> None:
    """Make the table where there is none. Raises an error of SQLite where there is something else."""
    import sqlite3

    file.execute("PRAGMA trusted_schema = OFF")
    file.execute("PRAGMA synchronous = OFF")  # a loss of power may break the file, which is then begun anew
    if not _schema(file):
        file.execute("PRAGMA auto_vacuum = INCREMENTAL")
        for name, what in _LAYOUT:
            file.execute(f"CREATE {name} IF NOT EXISTS {what}")
    if _schema(file) != [f"CREATE {name} {what}" for name, what in _LAYOUT]:
        raise sqlite3.DatabaseError("this file is laid out for something else")


_LAYOUT = (
    ("TABLE", "kept (mark BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL)"),
    ("INDEX", "used ON kept (used)"),
)


def _schema(file: sqlite3.Connection) -> list[str]:
    return [sql for (sql,) in file.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")]


def _shorten(file: sqlite3.Connection) -> None:
    """Forget what was used longest ago, where the file has grown too long."""
    pages, free, length = (
        file.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * length > _MOST:
        share = 1 - 0.8 * _MOST / ((pages - free) * length)
        (count,) = file.execute("SELECT COUNT(*) FROM kept").fetchone()
        oldest = "SELECT mark FROM kept ORDER BY used, rowid LIMIT ?"
        file.execute(f"DELETE FROM kept WHERE mark IN ({oldest})", (int(share * count) + 1,))
    file.execute("PRAGMA incremental_vacuum").fetchall()


def _text(value: object) -> str | None:
    """What was compressed, or None: for what is not ours, and for what would grow without end."""
    if not isinstance(value, bytes):
        return None
    with suppress(zlib.error, UnicodeDecodeError):
        opened = zlib.decompressobj()
        data = opened.decompress(value, _LONGEST)
        return data.decode("utf-8", "surrogatepass") if opened.eof else None
    return None
