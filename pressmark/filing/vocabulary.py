"""The vocabulary of furniture: the words and phrases by which pages are known to say what is no part of an article.

A table of rules, in order: of those that know a line the first gives it its name. A page has hundreds of lines, so to say no
is made cheap: where a pattern is looked for anywhere in a line, the words it cannot do without are looked for before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache
from typing import Any, NamedTuple

# --- vocabularies: a short line made of nothing else is furniture -------------------------------------------------------

_NETWORKS = frozenset(
    """facebook twitter x whatsapp telegram linkedin pinterest reddit instagram youtube tiktok flipboard viber messenger tumblr
    vk vkontakte odnoklassniki rss pocket bluesky threads mastodon snapchat spotify weibo fb weixin wechat
    твиттер фейсбук телеграм вконтакте одноклассники ватсап""".split()
)
_SHARING = _NETWORKS | frozenset(
    """share shared sharing tweet email e-mail mail print copy copied link links save saved bookmark follow us on via with to
    this article story page icon icons logo button click here new window opens in a the and or options all more post pin
    it like by send gift comment comments facebook's follow our channel social media join поделиться подписаться ссылка
    скопировать печать распечатать отправить сохранить в на бөлісу басып шығару сілтеме көшіру""".split()
)
_CONTROLS = frozenset(
    """menu search close open home skip main content navigation toggle sign in log out login logout register subscribe
    subscription account profile my settings newsletter newsletters sections section news topics video videos audio
    photos photo podcasts podcast play pause mute unmute listen watch live tv e-paper epaper edition editions language
    english русский қазақша contact about privacy policy policies terms of use service services conditions careers jobs
    help faq sitemap advertise advertising ads cookies cookie preferences manage your choices accept all reject loading
    load more show less see view back next previous prev top up go to and us with the new weather sports sport business
    politics opinion world local entertainment lifestyle tech technology science health culture latest now today
    breaking read full story caption enlarge image gallery fullscreen expand collapse hide print comments comment reader
    a for you site map do not sell personal information info главная меню поиск войти вход регистрация новости видео
    фото контакты реклама закрыть басты бет мәзір іздеу жаңалықтар""".split()
)

_NAMED = _NETWORKS - {"x"}


def _are_sharing(words: Collection[str]) -> bool:
    if _NAMED.isdisjoint(words):
        return bool(words) and _SHARING.issuperset(words)
    return sum([word in _SHARING for word in words]) >= 0.6 * len(words)


def _are_controls(words: Collection[str]) -> bool:
    return bool(words) and _CONTROLS.issuperset(words)


# --- the table ----------------------------------------------------------------------------------------------------------

Fits = Callable[[Any], object]
"""Whether a line is known: true when it is."""


def _begins(*phrases: str) -> Callable[[], Fits]:
    """Whether a line begins with one of these, as whole words."""
    return lambda: re.compile(rf"\W*(?:{'|'.join(phrases)})(?!\w)").match


def _opens(*patterns: str) -> Callable[[], Fits]:
    """Whether a line begins with one of these, whatever follows."""
    return lambda: re.compile("|".join(patterns)).match


def _holds(*patterns: str, near: str) -> Callable[[], Fits]:
    """Whether a line holds one of these anywhere. Each has one of the words, or parts of them, in `near` (_ is a space), by
    which most lines are dismissed at once."""
    parts = [part.replace("_", " ") for part in near.split()]
    latin, others = [part for part in parts if part.isascii()], [part for part in parts if not part.isascii()]

    def made() -> Fits:
        search = re.compile("|".join(patterns)).search

        def fits(line: str) -> object:
            for part in latin:
                if part in line:
                    return search(line)
            if others and not line.isascii():
                for part in others:
                    if part in line:
                        return search(line)
            return None

        return fits

    return made


def _is(*patterns: str) -> Callable[[], Fits]:
    """Whether a line is one of these and nothing else."""
    return lambda: re.compile(rf"\W*(?:{'|'.join(patterns)})\W*").fullmatch


class Rule(NamedTuple):
    """What knows a line as furniture of one kind."""

    name: str
    most: int  # words of such a line
    made: Callable[[], Fits]  # makes what knows a line: only when lines are first read, for patterns take a while to make
    of: int = 0  # SMALL, PRINTED or WORDS: what of the line it is asked about


SMALL, PRINTED, WORDS = range(3)  # a line in small letters; as it is printed; its words in small letters


_COUNTED = r"(?:views?|shares?|comments?|likes?|просмотр\w*|комментари\w*|қаралым\w*)"
_AGENCIES = r"(?:getty(?: images)?|ap|afp|reuters|shutterstock|epa)"

# name, the most words such a line has, what tells it. The first that fits wins.
RULES: tuple[Rule, ...] = (
    Rule("picture", 60, _opens(r"\[[^\[\]]*\](?:\s*\[[^\[\]]*\])*$", r"\S+\.(?:jpe?g|png|gif|webp|svg)$")),
    Rule(
        "comments",
        14,
        _begins(
            r"(?:\d+ )?comments?(?! (?:on|by|from|made|were|came|are|have|that)\b)",
            "leave a (?:reply|comment)",
            "join the (?:conversation|discussion)",
            "(?:view|add|post|show) (?:a |all )?comments?",
            "what do you think",
            "(?:оставить|добавить) комментарий",
            "комментарии",
            "пікірлер?",
            "пікір қалдыру",
        ),
    ),
    Rule("share-links", 40, lambda: _are_sharing, WORDS),
    Rule("logo", 6, _holds(r"\b(?:logo|icon|avatar|thumbnail|логотип)\W*$", near="logo icon avatar thumbnail логотип")),
    Rule(
        "reading-time",
        10,
        _is(
            r"(?:(?:reading time|время чтения)\W*)?\d+[\s-]?(?:min(?:ute)?s?|мин(?:ут[аы]?)?)\b\.?\s*"
            r"(?:read\w*|чтени\w+|оқу\w*)?"
        ),
    ),
    Rule("counter", 6, _is(rf"(?:{_COUNTED}\W*)?\d[\d.,\s]*[km]?\W*{_COUNTED}?")),
    Rule(
        "ago",
        6,
        _is(
            r"(?:updated|published|posted)?\W*(?:\d+|an?|one)\s?(?:sec|min|hour|hr|day|week|month|year|h|d|m)\w*\.?\s+ago",
            r"\d+\s\w+ назад",
        ),
    ),
    Rule(
        "advertisement",
        12,
        _begins(
            "advertis(?:e|ing|ement)",
            "ad feedback",
            "sponsored",
            "promoted",
            "story continues below",
            "article continues (?:below|after)",
            "continue reading",
            "реклама",
            "жарнама",
            "на правах рекламы",
        ),
    ),
    Rule(
        "advertisement",
        80,
        _holds(
            r"\b(?:earn|receive|get) (?:an? |some )?(?:affiliate )?(?:commissions?|compensation)\b",
            r"\bmay (?:contain|include) (?:advertising|affiliate links|deals)\b",
            near="commission compensation affiliate advertising",
        ),
    ),
    Rule(
        "read-also",
        40,
        _begins(
            "read (?:also|more|next|this|the full)",
            "also read",
            "see also",
            r"related(?: \w+)?(?:$|\W*:)",
            "related (?:articles?|story|stories|news|posts?|content|topics?|links?|coverage)",
            "more (?:on|from|stories|news|like this|coverage|in).{0,60}$",
            "recommended",
            "you (?:may|might) (?:also )?(?:like|be interested|have missed)",
            "(?:don[’']t|in case you|you) miss(?:ed)?",
            "most (?:read|popular|viewed|shared|commented|recent)",
            "trending",
            r"top stor\w+",
            "latest (?:news|stor(?:y|ies)|articles|headlines|posts|videos?)",
            "up next",
            "editors?[’']?s? (?:pick|choice)s?",
            "what to read",
            "keep reading",
            "popular (?:now|stories|articles|posts|on|in)",
            "similar (?:news|articles)",
            "other news",
            "from our partners",
            "around the web",
            "must[- ]reads?",
            "further reading",
            "(?:next|previous) (?:article|story|post)",
            "(?:читайте|смотрите) (?:также|ещ[её])",
            "по теме",
            "(?:другие|последние) новости",
            "похожие",
            "рекомендуем",
            r"популярн\w+",
            "тағы (?:да )?оқыңыз",
            "(?:сондай-ақ )?оқи отырыңыз",
            r"ұқсас\w*",
            "соңғы жаңалықтар",
        ),
    ),
    Rule(
        "newsletter",
        60,
        _begins(
            "sign[- ]?up",
            "subscribe",
            r"get (?:the|our|more|all|your|daily|unlimited)\b.{0,80}\b(?:inbox|newsletter|alerts?|updates|email|app|access)",
            "join (?:our|us|the .{0,30}(?:newsletter|channel))",
            r"follow (?:us|our|\S+ (?:on|for))",
            "download (?:our|the) app",
            "enter your e-?mail",
            "stay (?:informed|up to date|connected)",
            "want more",
            "never miss",
            "thanks? (?:you )?for (?:signing up|subscribing)",
            r"support (?:our|independent|local|quality) (?:\w+ )?(?:journalism|reporting|newsroom|work)",
            "delivered (?:to|straight)",
            "by (?:signing up|subscribing|providing your|clicking)",
            "подпишитесь",
            "подписывайтесь",
            "следите за",
            "наш (?:канал|телеграм)",
            "(?:бізге )?жазылыңыз",
        ),
    ),
    Rule(
        "newsletter",
        60,
        _holds(
            r"\b(?:to|in) your (?:e-?mail )?inbox\b",
            r"\bour (?:daily |weekly |free |morning )*newsletters?\b",
            near="inbox newsletter",
        ),
    ),
    Rule(
        "tags",
        40,
        _opens(
            r"\W*(?:tags?|topics?|keywords?|filed (?:under|in)|posted in|categor(?:y|ies))\b\s*(?::|$)",
            r"\W*in this (?:article|story)\b\s*(?::|$)",
            r"\W*(?:теги|тэги|тегтер|темы|рубрик[аи]|айдар)\b\s*(?::|$)",
            r"(?:#[\w-]+[\s,]*)+$",
        ),
    ),
    Rule(
        "cookie-notice",
        120,
        _holds(
            r"\bcookies?\b.{0,200}\b(?:use|accept|consent|polic|browser|experience|preferences|agree|site|website)",
            r"\b(?:use|using|uses|accept|consent|allow)\b.{0,60}\bcookies?\b",
            r"(?:файл\w*|использу\w+).{0,30}cookie",
            near="cookie",
        ),
    ),
    Rule(
        "terms",
        160,
        _holds(
            r"\b(?:may|can|must) (?:not|only)? ?be (?:re-?published|reproduced|redistributed|rewritten|copied|reprinted)",
            r"\bmay not be (?:published|broadcast|used|distributed)",
            r"\bto re-?publish\b",
            r"\b(?:re-?publication|reproduction|reprint\w*|re-?use|copying|quotation) (?:of|or) .{0,120}"
            r"(?:permission|consent|hyper-?link|prohibited|source|forbidden|allowed)",
            r"\b(?:mandatory|active|obligatory|required) (?:hyper-?)?link",
            r"\bhyper-?link (?:to|is|provided)",
            r"\bwritten (?:permission|consent) (?:of|from|is)",
            "без (?:письменного )?(?:разрешения|согласия) (?:редакции|правообладателя|автор)",
            r"при (?:\w+ )?(?:использовании|цитировании|перепечатке|копировании) (?:материал|информац|стат|публикац|текст)",
            "перепечатка",
            r"(?:активн|обязательн|прям)\w+ (?:гипер)?ссылк",
            "сілтеме (?:жасау|міндетті|көрсет)",
            "creative commons",
            r"\blicen[cs]ed under\b",
            near="""be_re be_cop may_not_be to_republish to_re-publish publication_o reproduction_o reprint use_o copying_o
            quotation_o link written_ creative_commons ed_under разреш соглас использован цитирован перепечат копирован ссылк
            сілтеме""",
        ),
    ),
    Rule(
        "copyright",
        160,  # words: that all rights are reserved may be said at any length
        _holds("all rights reserved", "все права (?:защищены|принадлежат)", "барлық құқық", near="rights права құқық"),
    ),
    Rule(
        "copyright",
        40,
        _holds(r"^\W*(?:©|\(c\)\s|copyright\b)", r"©\s*\d{4}", r"\d{4}\s*©", "copyright ©", near="© (c) copyright"),
    ),
    Rule(
        "error-report",
        40,
        _holds(
            r"(?:ctrl|cmd)\s?\+\s?enter",
            r"\b(?:found|spotted|see|notice|report|suggest) an? (?:mistake|error|typo|correction|problem)",
            "(?:нашли|заметили) ошибку",
            "сообщить об ошибке",
            "қатені? (?:тапсаңыз|байқасаңыз)",
            "қате туралы",
            near="ctrl cmd mistake error typo correction problem ошибк қате",
        ),
    ),
    Rule(
        "photo-credit",
        24,
        _opens(
            r"\W*(?:photo|image|picture|video|file|credit|source|illustration|screenshot|cover|featured|main)s?"
            r"(?: (?:by|credit|source|courtesy|image|photo|illustration))*\s*(?::|/|\bby\b|\bcourtesy\b)",
            r"\W*(?:photo(?:graph)?|image|illustration)s? (?:by|courtesy|via|from)\b",
            r"\W*(?:фото\w*\s*(?::|из|с)|иллюстрац\w+|источник\s*:|сурет\w*\s*:)",
            r"\W*(?:getty images|ap photo|reuters\s*/|shutterstock|courtesy of|via (?:getty|ap|reuters|afp))",
        ),
    ),
    Rule(
        "photo-credit",
        24,
        _holds(
            rf"(?:/|via |©)\s?{_AGENCIES}\W*$",
            r"\((?:photo|image|ap photo|file|фото|pictured?)[^()]*\)\W*$",
            r"\b(?:getty images|ap photo|afp via getty images)\W*$",
            near="/ via_ (photo (image (ap_photo (file (picture getty_images ap_photo © (фото",
        ),
    ),
    # As agencies begin captions.
    Rule("photo-credit", 90, lambda: re.compile(r"FILE\s[-–—]\s|[A-Z][A-Z ,.]+ [-–—] [A-Z]{3,9} \d\d?:\s").match, PRINTED),
    Rule(
        "media-player",
        12,
        _begins(
            "now playing",
            "play (?:video|audio|now)",
            "listen (?:to|now)",
            "watch (?:now|video|live|the video)",
            "audio",
            r"\d{1,2}:\d\d(?:\s*/\s*\d{1,2}:\d\d)?$",
            "video unavailable",
            "your browser does not",
            "volume",
            "this video",
        ),
    ),
    Rule(
        "about-author",
        60,
        _opens(
            r"\W*(?:about the (?:author|writer)|author\(?s?\)?\W*$|об авторе)",
            r"\W*(?:follow|contact|reach|email) (?:him|her|them|the (?:author|writer|reporter))\b",
            r"\W*(?:he|she|they) can be (?:reached|followed)",
            r"\W*(?:contact|reach|e-?mail|write to) .{3,60}\bat \S+@\S+",
            r"\W*(?:\w+ )?follow .{3,40} on (?:x|twitter|instagram|threads|facebook|bluesky|linkedin|mastodon)\b",
            r"\W*(?:[^\W\d]\S+ ){2,3}(?:is|covers) (?:an? |the )?.{0,50}"
            r"(?:reporter|writer|editor|journalist|correspondent|columnist|producer) (?:at|for|with|based|who|covering|in)\b",
        ),
    ),
    Rule("breadcrumb", 30, _opens(r"\W*(?:home|main(?: page)?|news|главная|басты бет)\s*(?:>|»|›|/|\||→|::|\d\.)\s*\S")),
    Rule("breadcrumb", 30, _holds(r"(?:\S+\s+(?:>|»|›|→)\s+){2,}", near=">_ »_ ›_ →_")),
    Rule("navigation", 10, lambda: _are_controls, WORDS),
    Rule(
        "navigation",
        14,
        _begins(
            r"(?:skip|jump|back|go) to",
            r"(?:click|tap) here",
            r"view (?:all|gallery|image|\d+)",
            "(?:see|show|load) (?:all|more)",
            "close (?:alert|menu|dialog)",
            "open in",
            r"(?:https?://|www\.)\S+$",
            r"\S+@\S+\.\w+$",
            "powered by",
            "toggle",
            "перейти",
            "к содержанию",
        ),
    ),
)


MOST = max(rule.most for rule in RULES) + 1  # words; as many, or more, no rule knows


@cache
def rules(count: int) -> tuple[tuple[str, Fits, int], ...]:
    """The rules that may know a line of so many words, `MOST` at most: the name of each, what knows the line, and of what."""
    return tuple((rule.name, _fits(rule), rule.of) for rule in RULES if count <= rule.most)


@cache
def _fits(rule: Rule) -> Fits:
    return rule.made()
