"""Render: a page and its template become HTML.

Templates are handed in as texts, so nothing here reads the disk. A page and what it needs can be sent to another process.
"""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from traceback import walk_tb
from typing import Any, cast

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from pressmark import addresses
from pressmark.model import Page, Site, UserError
from pressmark.publishing import citations
from pressmark.publishing.pages import articles
from pressmark.publishing.pages.lines import Entry

_ROOT = "templates/"
_ROWS_KEPT = 40_000  # lines of lists kept ready; some 400 bytes each
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks nqo prs ps sd syr ug ur yi".split())


def environment(templates: Mapping[str, str]) -> Environment:
    """Templates by name (`article.html`), ready to render. Each is parsed now: one that does not parse is a UserError."""
    texts = {name: text for name, text in templates.items() if name.endswith(".html")}

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        # The file name given here is what a traceback says, and so what a message can say.
        return (texts[name], _ROOT + name, lambda: True) if name in texts else None

    made = _Environment(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # comes with the extension
    made.filters["number"] = _number
    made.filters["digest"] = digest
    made.globals["tongue"] = tongue
    made.extend(rows={}, shown=_shown)
    for name in sorted(texts):
        try:
            made.parse(texts[name], name)
        except TemplateSyntaxError as error:
            raise UserError(f"{_ROOT}{error.name or name}:{error.lineno}: {error.message}") from error
    return made


class _Code(CodeGenerator):
    """Templates put a value on the page by way of `_shown`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        assert not finalize.src, "no environment of ours has the setting `finalize`"
        self.write("environment.shown(")


def _shown(value: object) -> str:
    """A value as it stands on a page. Most need no escaping, and to see that costs a third of doing it."""
    if type(value) is Markup or (type(value) is str and not _SPECIAL.search(value)):
        return value
    return escape(value)


_SPECIAL = re.compile("[&<>'\"]")


class _Environment(Environment):
    """Templates whose words are translated when they are compiled, not again on every page."""

    code_generator_class = _Code

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return cast(nodes.Template, _Words(self).visit(super()._parse(source, name, filename)))


class _Words(NodeTransformer):
    """Puts the translation in place of each call for it that has no values to fill in."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:
        plain = isinstance(node.node, nodes.Name) and node.node.name in ("_", "gettext") and not node.kwargs
        if plain and len(node.args) == 1 and isinstance(node.args[0], nodes.Const):
            translate = cast(Callable[[Context, str], Markup], self.environment.globals["gettext"])
            context = Context(self.environment, dict(self.environment.globals), None, {})
            return nodes.Const(translate(context, node.args[0].value), lineno=node.lineno)
        return cast(nodes.Expr, self.generic_visit(node))


def page(environment: Environment, page: Page, shell: Mapping[str, object]) -> str:
    """One page as HTML. Whatever a template gets wrong is a UserError that names the template and the line."""
    here, site = page.address, cast(Site, shell["site"])
    ways = _ways(posixpath.dirname(here), site.url if here == "404.html" else "")  # a host shows that page at any depth

    def link(address: str) -> str:
        return ways[address] if not address.startswith(here) else addresses.relative(here, address)

    try:
        return environment.get_template(page.template).render(
            {
                **shell,
                **page.values,
                "here": here,
                "link": link,
                "ways": ways,  # the same for lists of hundreds, of other pages alone: a call from a template is slow
                "rows": _rows(environment, link("a/-.html").removesuffix("-.html")),
                "text": lambda item, part, parallels, also: articles.text(item, here, part.addresses, parallels, also),
                "cite": citations,
            }
        )
    except Exception as error:
        place = _place(error)
        if place is None:
            raise
        words = " ".join(str(error).split()) or type(error).__name__
        raise UserError(f"{place}: {words}, in making {here}") from error


def pages_of(templates: Mapping[str, str], shell: Mapping[str, object], pages: Sequence[Page]) -> list[tuple[str, bytes]]:
    """A slice of pages as files: address and bytes. All of it can be pickled; templates are parsed once a process."""
    made = _environment(tuple(sorted(templates.items())))
    return [(each.address, page(made, each, shell).encode()) for each in pages]


class _Ways(dict[str, str]):
    """The links from any page of a folder to other pages, each worked out once."""

    def __init__(self, folder: str, root: str) -> None:
        self.page, self.root = f"{folder}/-" if folder else "-", root

    def __missing__(self, address: str) -> str:
        if "://" in address or address.startswith("mailto:"):
            way = address
        else:
            way = self.root + address if self.root else addresses.relative(self.page, address)
        self[address] = way
        return way


_ways = lru_cache(maxsize=5_000)(_Ways)


@lru_cache(maxsize=2)
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    return environment(dict(templates))


def _place(error: Exception) -> str | None:
    """Where in the templates an error arose; None when it is not the templates' but ours."""
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    in_templates = [f"{name}:{line}" for name, line in frames if name.startswith(_ROOT)]
    if isinstance(error, TemplateError):
        return in_templates[-1] if in_templates else _ROOT
    return in_templates[-1] if frames and frames[-1][0].startswith(_ROOT) else None


def _rows(environment: Environment, way: str) -> Callable[[Sequence[Entry], str], Markup]:
    """Lines of lists, each rendered once for all the pages that stand the same way to the articles."""
    # An article is in a dozen lists; rendering its line anew for each would take longer than all the rest of them.
    kept = cast(dict[tuple[str, str, Entry], Markup], environment.rows)  # type: ignore[attr-defined]
    shapes = cast(Any, environment.get_template("entries.html").module)

    def rows(entries: Sequence[Entry], shape: str = "dated") -> Markup:
        lines = []
        for entry in entries:
            key = (way, shape, entry)
            line = kept.get(key)
            if line is None:
                if len(kept) > _ROWS_KEPT:
                    kept.clear()
                line = kept[key] = getattr(shapes, shape)(entry, way + posixpath.basename(entry.address))
            lines.append(line)
        return Markup("").join(lines)

    return rows


def tongue(language: str) -> Markup:
    """The attributes that mark a text of another language.

    >>> str(tongue("ar"))
    ' lang="ar" dir="rtl"'
    """
    if not language:
        return Markup("")
    side = Markup(' dir="rtl"') if language.partition("-")[0] in _RIGHT_TO_LEFT else ""
    return Markup(' lang="{}"{}').format(language, side)


def digest(text: str) -> str:
    """What a content policy lets stand in a script element, by its hash: ours holds data, and some readers ask all the same.

    >>> digest("{}")
    'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='
    """
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@pass_context
def _number(context: Context, number: int) -> str:
    """A number with the separators of the language of the pages."""
    if number < 1000:
        return str(number)
    site = cast(Site, context["site"])
    return _figures(number, site.languages[0] if site.languages else "en")


@cache
def _figures(number: int, language: str) -> str:
    try:
        return format_decimal(number, locale=Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return format_decimal(number, locale="en")
