"""Files: the disk, both ways. The only module that opens a file.

Nothing in content/ is ever half written or overwritten by a newly filed article. The site is built beside the one that stands,
and replaces it file by file when all of it is ready; files whose bytes have not changed are not touched.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressmark.model import Tree, UserError

MANIFEST = "manifest-sha256.txt"
_SIGNED = b"# Written by Pressmark, which may replace or delete every file in this folder. Check with: sha256sum -c"


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What the disk refuses is the person's to mend, not a fault of ours: one sentence."""
    try:
        yield
    except OSError as error:
        raise UserError(f"{error.filename or 'the disk'}: {error.strerror or error}") from None


@_told()
def read_tree(root: Path) -> Tree:
    """All files of an archive: `content/…` to bytes. Hidden files are passed over, and links that lead out of the folder.

    Raises UserError when there is no such folder, or when a file or folder cannot be read: what is unseen would count as gone.
    """
    if not root.is_dir():
        raise UserError(
            f"{root}: there is no such folder; begin an archive with `build.py new DIR`, or name one with --content"
        )
    found: dict[str, bytes] = {}
    for folder, folders, names in os.walk(root, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and _is_within(path, root) and path.is_file():
                known = os.fsencode(path.relative_to(root)).decode("utf-8", "replace")  # a name need not be text
                found["content/" + known.replace(os.sep, "/")] = path.read_bytes()
    return found


def _raise(error: OSError) -> None:
    raise error


def _is_within(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except RuntimeError:  # a link to itself
        return False


@_told()
def standing(root: Path, path: str) -> bytes:
    """A file of an archive (`content/…`) as it stands at this moment; empty where there is none."""
    target = root / path.removeprefix("content/")
    return target.read_bytes() if target.exists() else b""


def read_templates(root: Path) -> dict[str, str]:
    """The templates: name to text. Raises UserError when the folder or a template cannot be read."""
    if not root.is_dir():
        raise UserError(f"{root}: there is no such folder of templates; name one with --templates")
    found = {}
    for path in sorted(root.rglob("*.html")):
        try:
            found[path.relative_to(root).as_posix()] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(f"{path}: {error}") from None
    return found


@_told()
def read_static(root: Path) -> dict[str, bytes]:
    """The style sheet and the scripts: address on the site to bytes."""
    return {f"static/{path.name}": path.read_bytes() for path in sorted((root / "static").glob("*")) if path.is_file()}


@_told()
def create(root: Path, files: Mapping[str, bytes]) -> None:
    """Write new files of an archive (`content/…` to bytes), each whole or not at all. One that exists is never overwritten."""
    for path, data in files.items():
        target = root / path.removeprefix("content/")
        beside = _beside(target, data)
        try:
            os.link(beside, target)  # unlike a rename, this fails when the target exists
        except OSError:
            if target.exists():
                raise UserError(f"{target}: the file has appeared in the meantime; it was left as it is") from None
            beside.replace(target)  # a disk that knows no links
        finally:
            beside.unlink(missing_ok=True)


@_told()
def note(root: Path, path: str, lines: str) -> None:
    """Add lines to the end of a file of an archive (`content/permalinks.txt`), whatever is in it; whole or not at all."""
    before = standing(root, path)
    between = b"" if not before or before.endswith(b"\n") else b"\n"
    _rewrite(root, {path: before + between + lines.encode()})


@_told()
def set_aside(folder: Path, files: Mapping[str, bytes]) -> None:
    """Keep files as they stood (`content/…` to bytes) before they are written anew; each day's first state is the one kept."""
    for path, data in files.items():
        target = folder / path.removeprefix("content/")
        if not target.exists():
            _beside(target, data).replace(target)


@_told()
def replace(root: Path, files: Mapping[str, str]) -> None:
    """Write files of an archive anew (`content/…` to text), each whole or not at all; where one may not be written, none is."""
    _rewrite(root, {path: text.encode() for path, text in files.items()})


def _rewrite(root: Path, files: Mapping[str, bytes]) -> None:
    targets = {path: _written_through(root, root / path.removeprefix("content/")) for path in files}
    for path, target in targets.items():
        beside = _beside(target, files[path])
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)


def _written_through(root: Path, path: Path) -> Path:
    """The file that is written when a person writes to this one: a link stays, and what it leads to changes.

    Raises UserError for a file that somebody has locked, which a rename would replace all the same, and for a link out of the
    archive: what stands there is not read.
    """
    if not _is_within(path, root):
        raise UserError(f"{path}: this is a link that leads out of the archive, so it is not read; put the file in its place")
    target = path.resolve()
    if target.exists() and not (os.access(target, os.W_OK) and target.stat().st_mode & 0o222):  # root may write to any
        raise UserError(f"{path}: the file is read-only, and was left as it is; allow writing to it")
    return target


def _beside(target: Path, data: bytes) -> Path:
    """A new file beside the target, on the disk to its last byte, ready to take the target's place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return beside


@_told()
def begin(folder: Path, files: Mapping[str, str]) -> None:
    """Write the first files of an archive into a folder that is new or empty, but for a repository's `.git`.

    Raises UserError when there is anything else, which is left as it is.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UserError(f"{folder}: this is not a folder; name a new one")
    if folder.is_dir() and any(path.name != ".git" for path in folder.iterdir()):
        raise UserError(f"{folder}: this folder is not empty; name a new one")
    for path, text in files.items():
        _beside(folder / path, text.encode()).replace(folder / path)


def hush(descriptor: int) -> None:
    """Let what is still to be written there go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


@_told()
def append(path: Path, text: str) -> None:
    """Add to the end of a file of the person's own, which is made when it is not there."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def served(site: Path, address: str) -> bytes | None:
    """A file of a site as the preview shows it; None when there is none, and for hidden files and links that lead elsewhere."""
    parts = address.split("/")
    path = site.joinpath(*parts)
    if "\0" in address or any(part.startswith(".") or not part for part in parts):
        return None
    try:
        return path.read_bytes() if path.resolve().is_relative_to(site.resolve()) and path.is_file() else None
    except OSError:  # the name is too long, or the file has just been replaced
        return None


def within(root: Path, path: Path) -> str:
    """A file of the archive as a person names it, as a path of the tree: `content/…`; empty when it lies elsewhere."""
    try:
        return "content/" + path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return ""


@_told()
def bring_in(root: Path, path: Path, is_article: Callable[[str, bytes], bool]) -> list[str]:
    """Copy a file, or all files of a folder, into the archive, unless they lie there already; paths of the tree.

    `is_article` tells by name and bytes what goes to the articles; all else goes to the clippings. Raises UserError when there
    is nothing at the path, or when another file has the name.
    """
    if not path.exists():
        raise UserError(f"{path}: there is no such file or folder")
    if path.is_dir():
        return [each for inner in sorted(path.rglob("*")) if inner.is_file() for each in bring_in(root, inner, is_article)]
    if known := within(root, path):
        return [known]
    data = path.read_bytes()
    target = root / ("articles" if is_article(path.name, data) else "clippings") / path.name
    if target.exists() and target.read_bytes() != data:
        raise UserError(f"{path}: another file is called {path.name} already; rename one of them")
    if not target.exists():
        _beside(target, data).replace(target)
    return [within(root, target)]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a publication changed in the folder of the site."""

    added: int
    changed: int
    deleted: int
    unchanged: int


class Site:
    """The folder of the site: what stands there, and what is being built beside it to take its place.

    Raises UserError when the folder holds anything that Pressmark did not write, or when it and one of the folders `apart`
    (the archive, the templates) lie one in the other.
    """

    @_told()
    def __init__(self, folder: Path, apart: Sequence[Path] = ()) -> None:
        self.folder = folder
        for other in apart:
            if folder.resolve().is_relative_to(other.resolve()) or other.resolve().is_relative_to(folder.resolve()):
                raise UserError(f"{folder}: the site and {other} must not lie one in the other; name another with --site")
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise UserError(f"{folder}: this is not a folder of its own; name another with --site")
        if folder.is_dir() and any(folder.iterdir()) and not _signed(folder / MANIFEST):
            raise UserError(f"{folder}: this folder holds files that Pressmark did not write; name another with --site")
        self._stands = folder.is_dir()
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        self._beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-{os.getpid()}-", suffix=".new", dir=folder.parent))
        self._digests: dict[str, str] = {}
        self._staged: list[str] = []
        self._folders: set[Path] = set()  # below the one beside
        self._unchanged = 0

    @_told()
    def put(self, address: str, data: bytes) -> None:
        """Make a file ready. One whose bytes stand already is not written again.

        Raises ValueError for an address that would lead out of the site, which no plan of ours may hold.
        """
        if address.startswith("/") or ".." in address.split("/") or "\0" in address:
            raise ValueError(f"{address!r} leads out of the site")
        self._digests[address] = hashlib.sha256(data).hexdigest()
        if self._stands:
            standing = self.folder / address
            if not standing.is_symlink() and standing.is_file() and standing.read_bytes() == data:
                self._unchanged += 1
                return
        target = self._beside / address
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.write_bytes(data)
        self._staged.append(address)

    @_told()
    def publish(self) -> Changes:
        """Put everything that is ready in place, and delete what is not part of the site any more. The manifest comes last."""
        self.folder.mkdir(exist_ok=True)
        if not (self.folder / MANIFEST).exists():
            (self.folder / MANIFEST).write_bytes(_SIGNED + b"\n")  # signed before the first file, in case we are interrupted
        added, ready = 0, set[Path]()  # the folders that stand
        for address in self._staged:
            target = self.folder / address
            if target.parent not in ready and (not target.parent.is_dir() or target.parent.is_symlink()):
                _clear_way(self.folder, target.parent)
            ready.add(target.parent)
            if self._stands and target.is_dir() and not target.is_symlink():
                shutil.rmtree(target)
            added += not (self._stands and target.exists())
            (self._beside / address).replace(target)
        deleted = self._delete_gone()
        lines = "".join(f"{digest}  {address}\n" for address, digest in sorted(self._digests.items()))
        manifest = _SIGNED + b"\n" + lines.encode()
        if (self.folder / MANIFEST).read_bytes() != manifest:
            _beside(self.folder / MANIFEST, manifest).replace(self.folder / MANIFEST)
        self.discard()
        return Changes(added, len(self._staged) - added, deleted, self._unchanged)

    def discard(self) -> None:
        """Leave the site that stands as it is."""
        shutil.rmtree(self._beside, ignore_errors=True)

    def _delete_gone(self) -> int:
        deleted = 0
        for folder, folders, names in os.walk(self.folder, topdown=False):
            within = Path(folder).relative_to(self.folder)
            if any(part.startswith(".") for part in within.parts):
                continue  # somebody's .git
            above = f"{within.as_posix()}/" if within.parts else ""
            for name in names:
                address = above + name
                if address not in self._digests and address != MANIFEST and address != ".git":
                    Path(folder, name).unlink()
                    deleted += 1
            for name in folders:
                if Path(folder, name).is_symlink():
                    Path(folder, name).unlink()
                elif not name.startswith(".") and not any(Path(folder, name).iterdir()):
                    Path(folder, name).rmdir()
        return deleted


def _sweep(folder: Path) -> None:
    """Delete what builds that were ended in the middle have left beside the site."""
    for left in folder.parent.glob(f".{folder.name}-*-*.new"):
        owner = left.name.removeprefix(f".{folder.name}-").partition("-")[0]
        if owner.isdigit() and not _is_running(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)  # signal 0 only asks
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _clear_way(root: Path, folder: Path) -> None:
    """Make the folder, where a file or a link may stand in its way."""
    for part in reversed([folder, *folder.relative_to(root).parents]):
        at = root / part if not part.is_absolute() else part
        if at != root and (at.is_symlink() or at.is_file()):
            at.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _signed(manifest: Path) -> bool:
    try:
        with manifest.open("rb") as file:
            return file.read(len(_SIGNED)) == _SIGNED
    except OSError:
        return False
